/** The add-on's HTML as a frame receives it: `google.script` before everything else, and a policy for its scripts. */
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { framePolicy, scriptSources } from './policies';
import type { FramePage } from './room-protocol';

interface Surroundings {
  readonly port: number;
  /** Folder of the built bundle. */
  readonly dist: string;
  /** The source of `google.script.run`. */
  readonly scriptRun: string;
  readonly query: Readonly<Record<string, string>>;
}

export interface FramedPage {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How many of the page's scripts will not run, because the bundle does not hold them. */
  readonly refused: number;
}

/** What a frame may run: the scripts that stand in the bundle's files, word for word. */
async function bundleScripts(dist: string): Promise<string[]> {
  const names = (await readdir(dist)).filter((name) => /\.(html|js)$/.test(name));
  return scriptSources(await Promise.all(names.map((name) => readFile(path.join(dist, name), 'utf8'))));
}

export async function framed(
  page: FramePage,
  { port, dist, scriptRun, query }: Surroundings,
): Promise<FramedPage> {
  const facts = JSON.stringify({
    functions: page.functions,
    parent: `http://127.0.0.1:${port}`,
    kind: page.kind,
    query,
  }).replaceAll('<', '\\u003c');
  const nonce = randomBytes(18).toString('base64');
  const script = `<script nonce="${nonce}">const SO_HOI_FRAME = ${facts};</script><script nonce="${nonce}">${scriptRun}</script>`;
  const allowed = await bundleScripts(dist);
  return {
    html: putFirst(page.content, script),
    headers: framePolicy(port, [`'nonce-${nonce}'`, ...allowed]),
    refused: scriptSources([page.content]).filter((source) => !allowed.includes(source)).length,
  };
}

/** Before any other script of the page, and after its doctype, so that the page keeps its rendering mode. */
function putFirst(html: string, script: string): string {
  const head =
    /<head\b[^>]*>/i.exec(html) ?? /<html\b[^>]*>/i.exec(html) ?? /^\s*<!doctype[^>]*>/i.exec(html);
  const at = head === null ? 0 : head.index + head[0].length;
  return `${html.slice(0, at)}${script}${html.slice(at)}`;
}
