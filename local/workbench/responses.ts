/** What the workbench's server answers a browser with, and what it takes in. */
import { randomBytes } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { FileOpenElsewhere } from '../file-lock';
import { sentenceOf } from '../sentences';
import { FileProblem } from '../xlsx/index';
import { escapeHtml, fillPage } from './assets';
import { ALWAYS, pagePolicy } from './policies';

/** Largest file that may be dropped, in bytes: as `xlsx/` refuses larger ones, nothing larger is taken in. */
const LARGEST_UPLOAD = 100 * 1024 * 1024;

/** A refusal that the person reads. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const TOO_LARGE = 'Tệp quá lớn (trên 100 MB). Xóa bớt hình và trang tính không dùng rồi thử lại.';

export async function body(request: IncomingMessage): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_UPLOAD) throw new Refusal(413, TOO_LARGE);
  const parts: Buffer[] = [];
  let size = 0;
  // The request is not destroyed where reading stops early: its socket still carries the answer.
  const read = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  for await (const part of read) {
    size += part.length;
    if (size > LARGEST_UPLOAD) throw new Refusal(413, TOO_LARGE);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export const HTML = 'text/html; charset=utf-8';

/** Every answer of the server passes here, so that none goes without its policy. */
export function send(
  response: ServerResponse,
  status: number,
  type: string,
  content: string | Uint8Array,
  more: Readonly<Record<string, string>> = {},
): void {
  // A mime type of a script's own choice may hold what a header cannot.
  const safe = /^[\x20-\x7e]+$/.test(type) ? type : 'application/octet-stream';
  response.writeHead(status, { ...ALWAYS, 'content-type': safe, 'cache-control': 'no-store', ...more });
  response.end(response.req.method === 'HEAD' ? undefined : content);
}

/** One of our own pages: `{{names}}` filled in, and a number used once in each of its scripts. */
export function page(
  response: ServerResponse,
  port: number,
  html: string,
  values: Readonly<Record<string, string>>,
  raw: readonly string[] = [],
): void {
  const nonce = randomBytes(18).toString('base64');
  send(response, 200, HTML, fillPage(html, { ...values, nonce }, raw), pagePolicy(port, nonce));
}

export function redirect(response: ServerResponse, to: string): void {
  response.writeHead(302, { ...ALWAYS, location: to });
  response.end();
}

export function json(response: ServerResponse, status: number, value: object): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

export function download(response: ServerResponse, name: string, type: string, bytes: Uint8Array): void {
  send(response, 200, type, bytes, {
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}

/** What an answer to an error says: the sentence that the person reads. */
function statusOf(error: unknown): number {
  if (error instanceof Refusal) return error.status;
  return error instanceof FileProblem || error instanceof FileOpenElsewhere ? 422 : 500;
}

/** An error as an answer. Where the asker has gone away, nobody hears it. */
export function refuse(response: ServerResponse, request: IncomingMessage, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.end();
    return;
  }
  const status = statusOf(error);
  const message = sentenceOf(error);
  // What is left of a body that was not read is not read as the next request.
  const closing = request.complete ? {} : { connection: 'close' };
  if (request.url?.startsWith('/open') === true) {
    send(response, status, 'application/json; charset=utf-8', JSON.stringify({ message }), closing);
  } else {
    const html = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Không mở được</title><p>${escapeHtml(message)}</p>`;
    send(response, status, HTML, html, closing);
  }
}

/** The same for a request for a line, which has a bare socket and no response. */
export function refuseLine(socket: Duplex, error: unknown): void {
  const status = statusOf(error);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
