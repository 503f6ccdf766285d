/** What the workbench's server answers a browser with, and what it takes in. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sentenceOf } from '../sentences';
import { FileProblem } from '../xlsx/index';
import { escapeHtml } from './assets';

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

export async function body(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_UPLOAD) {
      throw new Refusal(413, 'Tệp quá lớn (trên 100 MB). Xóa bớt hình và trang tính không dùng rồi thử lại.');
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export function page(response: ServerResponse, html: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  });
  response.end(html);
}

export function redirect(response: ServerResponse, to: string): void {
  response.writeHead(302, { location: to });
  response.end();
}

export function json(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(value));
}

export function download(response: ServerResponse, name: string, type: string, bytes: Uint8Array): void {
  response.writeHead(200, {
    'content-type': type,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
  });
  response.end(bytes);
}

/** An error as an answer: the sentence that the person reads. */
export function refuse(response: ServerResponse, request: IncomingMessage, error: unknown): void {
  const status = error instanceof Refusal ? error.status : error instanceof FileProblem ? 422 : 500;
  const message = sentenceOf(error);
  if (response.headersSent) {
    response.end();
  } else if (request.url?.startsWith('/open') === true) {
    json(response, status, { message });
  } else {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Không mở được</title><p>${escapeHtml(message)}</p>`,
    );
  }
}
