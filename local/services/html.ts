/** HtmlService: pages and templates (html-01…06). */

import { BlobService } from './blob';
import { enumsOf } from './enums';
import { ScriptException } from './exceptions';
import type * as G from './google';
import { escapeText, templateCode } from './html-template';
import { own, present, presentAll, Service, type Signatures, serviceSpec } from './strict';
import type { Page } from './ui-driver';

const ALLOWED_META = new Set([
  'apple-mobile-web-app-capable',
  'google-site-verification',
  'mobile-web-app-capable',
  'viewport',
]);

const outputMethods = {
  addMetaTag: 's,s',
  append: 's',
  appendUntrusted: 's',
  clear: '',
  getContent: '',
  getHeight: '',
  getMetaTags: '',
  getTitle: '',
  getWidth: '',
  setContent: 's',
  setHeight: 'n?',
  setSandboxMode: 'SandboxMode',
  setTitle: 's',
  setWidth: 'n?',
} satisfies Signatures<G.HtmlOutput>;
const OUTPUT = serviceSpec('HtmlOutput', outputMethods);

const metaMethods = { getContent: '', getName: '' };
const META = serviceSpec('HtmlOutputMetaTag', metaMethods);

class MetaTagService extends Service implements GoogleAppsScript.HTML.HtmlOutputMetaTag {
  readonly spec = META;

  constructor(
    execution: Service['execution'],
    readonly tag: { readonly name: string; readonly content: string },
  ) {
    super(execution);
  }

  getName(): string {
    return this.tag.name;
  }
  getContent(): string {
    return this.tag.content;
  }
}

export class HtmlOutputService extends Service implements Pick<G.HtmlOutput, keyof typeof outputMethods> {
  readonly spec = OUTPUT;
  #content: string;
  #title = '';
  #width: number | null = null;
  #height: number | null = null;
  readonly #meta: { readonly name: string; readonly content: string }[] = [];

  constructor(execution: Service['execution'], content = '') {
    super(execution);
    this.#content = content;
  }

  /** What the frame around it needs. */
  page(): Page {
    return {
      content: this.#content,
      title: this.#title,
      width: this.#width,
      height: this.#height,
      metaTags: [...this.#meta],
    };
  }

  append(addedContent: string): G.HtmlOutput {
    this.#content += addedContent;
    return present(this);
  }
  appendUntrusted(addedContent: string): G.HtmlOutput {
    this.#content += escapeText(addedContent);
    return present(this);
  }
  clear(): G.HtmlOutput {
    this.#content = '';
    return present(this);
  }
  getContent(): string {
    return this.#content;
  }
  setContent(content: string): G.HtmlOutput {
    this.#content = content;
    return present(this);
  }
  getTitle(): string {
    return this.#title;
  }
  setTitle(title: string): G.HtmlOutput {
    this.#title = title;
    return present(this);
  }
  /** Google's type says a number; it answers null where none is set (html-05). */
  getWidth(): number {
    return this.#width as number;
  }
  setWidth(width: number): G.HtmlOutput {
    this.#width = width;
    return present(this);
  }
  getHeight(): number {
    return this.#height as number;
  }
  setHeight(height: number): G.HtmlOutput {
    this.#height = height;
    return present(this);
  }
  addMetaTag(name: string, content: string): G.HtmlOutput {
    if (!ALLOWED_META.has(name)) {
      throw new ScriptException('The meta tag you specified is not allowed in this context.');
    }
    this.#meta.push({ name, content });
    return present(this);
  }
  getMetaTags(): GoogleAppsScript.HTML.HtmlOutputMetaTag[] {
    return presentAll(this.#meta.map((tag) => new MetaTagService(this.execution, tag)));
  }
  setSandboxMode(_mode: GoogleAppsScript.HTML.SandboxMode): G.HtmlOutput {
    return present(this);
  }
}

const templateMethods = {
  evaluate: '',
  getCode: '',
  getRawContent: '',
} satisfies Signatures<Record<'evaluate' | 'getCode' | 'getRawContent', unknown>>;
const TEMPLATE = serviceSpec('HtmlTemplate', templateMethods, { open: true });

class HtmlTemplateService extends Service {
  readonly spec = TEMPLATE;

  constructor(
    execution: Service['execution'],
    readonly html: string,
  ) {
    super(execution);
  }

  evaluate(): G.HtmlOutput {
    const content = this.execution.evaluate(templateCode(this.html), this.execution.propertiesOf(this));
    return present(new HtmlOutputService(this.execution, content));
  }
  getCode(): string {
    return templateCode(this.html);
  }
  getRawContent(): string {
    return this.html;
  }
}

const serviceMethods = {
  createHtmlOutput: ['', 's|Blob'],
  createHtmlOutputFromFile: 's',
  createTemplate: 's|Blob',
  createTemplateFromFile: 's',
  getUserAgent: '',
} satisfies Signatures<GoogleAppsScript.HTML.HtmlService>;
const SERVICE = serviceSpec('HtmlService', serviceMethods, { fields: ['SandboxMode'] });

export class HtmlServiceService
  extends Service
  implements Pick<GoogleAppsScript.HTML.HtmlService, keyof typeof serviceMethods>
{
  readonly spec = SERVICE;
  readonly SandboxMode = enumsOf(this.execution).type('SandboxMode');

  createHtmlOutput(source: unknown = ''): G.HtmlOutput {
    return present(new HtmlOutputService(this.execution, htmlOf(source)));
  }
  createHtmlOutputFromFile(filename: string): G.HtmlOutput {
    return present(new HtmlOutputService(this.execution, this.#file(filename)));
  }
  createTemplate(source: unknown): G.HtmlTemplate {
    return present(new HtmlTemplateService(this.execution, htmlOf(source)));
  }
  createTemplateFromFile(filename: string): G.HtmlTemplate {
    return present(new HtmlTemplateService(this.execution, this.#file(filename)));
  }
  /** html-05: null outside doGet and doPost. */
  getUserAgent(): string {
    return null as unknown as string;
  }

  /** html-01: the name is case-sensitive and has no `.html`. */
  #file(name: string): string {
    const content = this.execution.state.pages.get(name);
    if (content === undefined) throw new ScriptException(`No HTML file named ${name} was found.`);
    return content;
  }
}

function htmlOf(source: unknown): string {
  return typeof source === 'string' ? source : own(BlobService, source).getDataAsString();
}
