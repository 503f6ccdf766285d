/** ContentService: texts that a web app answers with. */

import { EnumValue, enumsOf } from './enums';
import { NotImplemented } from './exceptions';
import { own, present, Service, type Signatures, serviceSpec } from './strict';

type GTextOutput = GoogleAppsScript.Content.TextOutput;

const outputMethods = {
  setMimeType: 'ContentMimeType',
} satisfies Signatures<GTextOutput>;
const OUTPUT = serviceSpec('TextOutput', outputMethods);

const TYPES: Readonly<Record<string, string>> = {
  CSV: 'text/csv',
  ICAL: 'text/calendar',
  JAVASCRIPT: 'application/javascript',
  JSON: 'application/json',
  TEXT: 'text/plain',
  VCARD: 'text/vcard',
};

export class TextOutputService extends Service implements Pick<GTextOutput, keyof typeof outputMethods> {
  readonly spec = OUTPUT;
  #type = 'TEXT';

  constructor(
    execution: Service['execution'],
    readonly content: string,
  ) {
    super(execution);
  }

  setMimeType(mimeType: unknown): GTextOutput {
    this.#type = own(EnumValue, mimeType).text;
    return present(this);
  }

  /** What a web app sends. */
  response(): { readonly content: string; readonly mimeType: string } {
    const mimeType = TYPES[this.#type];
    if (!mimeType) throw new NotImplemented(`A text output of type ${this.#type}`);
    return { content: this.content, mimeType };
  }
}

const methods = { createTextOutput: ['', 's'] } satisfies Signatures<GoogleAppsScript.Content.ContentService>;
const SERVICE = serviceSpec('ContentService', methods, { fields: ['MimeType'] });

export class ContentServiceService
  extends Service
  implements Pick<GoogleAppsScript.Content.ContentService, keyof typeof methods>
{
  readonly spec = SERVICE;
  readonly MimeType = enumsOf(this.execution).type('ContentMimeType');

  createTextOutput(content = ''): GTextOutput {
    return present(new TextOutputService(this.execution, content));
  }
}
