/** The open workbooks of one server, and what each of its addresses answers. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { WebSocket } from 'ws';
import { takeFileLock } from '../file-lock';
import { freeFileName } from '../folder';
import { projectRoot } from '../root';
import { workbookFromBytes } from '../xlsx/index';
import { type Assets, escapeHtml, fillPage } from './assets';
import type { FromPage } from './protocol';
import { body, download, json, page, Refusal, redirect } from './responses';
import { documentBytes, newWindowId, Room, type Window } from './room';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export interface WorkbenchOptions {
  /** The workbook that was asked for on the command line; others are opened by dropping them. */
  readonly file: string;
  readonly dist?: string;
  readonly email?: string;
  /** Milliseconds after which a script is cut; by default Google's own limits. */
  readonly cutAfterMs?: number;
}

export class Workbenches {
  readonly #options: WorkbenchOptions;
  readonly #assets: Assets;
  readonly #token = randomBytes(24).toString('base64url');
  readonly #rooms = new Map<string, Promise<Room>>();
  readonly #releases: (() => void)[] = [];
  readonly #main: string;
  port = 0;

  constructor(options: WorkbenchOptions, assets: Assets) {
    this.#options = options;
    this.#assets = assets;
    this.#main = path.resolve(options.file);
  }

  get #dist(): string {
    return this.#options.dist ?? path.join(projectRoot(), 'dist');
  }

  /** Opens a workbook, once. `key` is '' for the main one, else a file name beside it. */
  room(key: string): Promise<Room> {
    const file = key === '' ? this.#main : path.join(path.dirname(this.#main), path.basename(key));
    const open = this.#rooms.get(file);
    if (open !== undefined) return open;
    if (key !== '' && !existsSync(file)) throw new Refusal(404, `Không thấy tệp “${path.basename(file)}”.`);
    const release = takeFileLock(file);
    this.#releases.push(release);
    const opening = Room.open({
      file,
      dist: this.#dist,
      assets: this.#assets,
      email: this.#options.email ?? null,
      serviceUrl: `http://127.0.0.1:${this.port}/exec`,
      cutAfterMs: this.#options.cutAfterMs ?? null,
    });
    opening.catch(() => {
      this.#rooms.delete(file);
      release();
    });
    this.#rooms.set(file, opening);
    return opening;
  }

  async eachRoom(visit: (room: Room) => void | Promise<void>): Promise<void> {
    for (const opening of this.#rooms.values()) await opening.then(visit, () => undefined);
  }

  async close(): Promise<void> {
    await this.eachRoom((room) => room.close());
    for (const release of this.#releases) release();
  }

  /** Only this machine's own browser, on our own pages: no other site may reach the workbook through it. */
  check(request: IncomingMessage): 'page' | 'frame' {
    const { host, origin } = request.headers;
    const own = [`127.0.0.1:${this.port}`, `localhost:${this.port}`];
    if (host === undefined || !own.includes(host)) throw new Refusal(403, 'Địa chỉ này không được phép.');
    if (origin !== undefined && !own.some((one) => origin === `http://${one}`)) {
      throw new Refusal(403, 'Trang khác không được dùng bàn làm thử này.');
    }
    // To a browser "localhost" and "127.0.0.1" are two sites; a frame of ours crosses between them, nothing else may.
    const { 'sec-fetch-site': site, 'sec-fetch-dest': use } = request.headers;
    if (site === 'cross-site' && use !== 'document' && use !== 'iframe') {
      throw new Refusal(403, 'Trang khác không được dùng bàn làm thử này.');
    }
    // The add-on's HTML lives on "localhost", our pages on "127.0.0.1": to the browser, two origins.
    return host.startsWith('localhost') ? 'frame' : 'page';
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const place = this.check(request);
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${this.port}`);
    const key = url.searchParams.get('file') ?? '';
    if (place === 'frame') {
      if (url.pathname.startsWith('/frame/')) return await this.#frame(url, response);
      redirect(response, `http://127.0.0.1:${this.port}${url.pathname}${url.search}`);
      return;
    }
    if (url.pathname === '/') return page(response, fillPage(this.#assets.html.index, this.#common()));
    if (url.pathname.startsWith('/assets/')) return await this.#asset(url, response);
    if (url.pathname === '/open' && request.method === 'POST') return await this.#open(request, response);
    if (url.pathname === '/workbook') return await this.#workbook(await this.room(key), response);
    if (url.pathname === '/document') return await this.#document(await this.room(key), url, response);
    if (url.pathname === '/exec') return await this.#exec(key, url, response);
    throw new Refusal(404, 'Không có trang này.');
  }

  /** A page's connection. Throws where it is not allowed. */
  async connect(socket: WebSocket, request: IncomingMessage): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.searchParams.get('token') !== this.#token) {
      // The server has started again since this page was loaded: it must load again to get a valid token.
      socket.send(JSON.stringify({ type: 'reload', reason: 'token' }));
      socket.close();
      return;
    }
    const room = await this.room(url.searchParams.get('file') ?? '');
    const window: Window = {
      id: newWindowId(),
      kind: url.searchParams.get('kind') === 'web' ? 'web' : 'grid',
      send: (message) => {
        if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
      },
    };
    socket.on('message', (data) => {
      const message = readMessage(String(data));
      if (message !== null) room.receive(window, message);
    });
    socket.on('close', () => room.leave(window.id));
    room.enter(window);
  }

  mayConnect(request: IncomingMessage): boolean {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    return (
      url.pathname === '/socket' &&
      request.headers.origin === `http://127.0.0.1:${this.port}` &&
      this.check(request) === 'page'
    );
  }

  #common(): Record<string, string> {
    return { token: this.#token, build: this.#assets.build };
  }

  async #asset(url: URL, response: ServerResponse): Promise<void> {
    const name = path.basename(url.pathname);
    const type = TYPES[path.extname(name)];
    const file = path.join(this.#assets.folder, name);
    if (type === undefined || !existsSync(file)) throw new Refusal(404, 'Không có tệp này.');
    response.writeHead(200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' });
    response.end(await readFile(file));
  }

  /** The add-on's HTML, with `google.script` before everything else in it. */
  async #frame(url: URL, response: ServerResponse): Promise<void> {
    const id = decodeURIComponent(url.pathname.slice('/frame/'.length));
    let found: ReturnType<Room['frame']>;
    await this.eachRoom((room) => {
      found ??= room.frame(id);
    });
    if (found === undefined) throw new Refusal(404, 'Trang này đã đóng.');
    const query = Object.fromEntries([...url.searchParams].filter(([name]) => name !== 'file'));
    const facts = JSON.stringify({
      functions: found.functions,
      parent: `http://127.0.0.1:${this.port}`,
      kind: found.kind,
      query,
    }).replaceAll('<', '\\u003c');
    const script = `<script>const SO_HOI_FRAME = ${facts};</script><script>${this.#assets.scriptRun}</script>`;
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `frame-ancestors http://127.0.0.1:${this.port}`,
      'cache-control': 'no-store',
    });
    response.end(putFirst(found.content, script));
  }

  async #workbook(room: Room, response: ServerResponse): Promise<void> {
    download(response, path.basename(room.file), XLSX, await room.bytes());
  }

  async #document(room: Room, url: URL, response: ServerResponse): Promise<void> {
    const id = url.searchParams.get('id') ?? '';
    const found = await documentBytes(room, id);
    if (found === null) throw new Refusal(404, 'Không thấy tài liệu này. Hãy xuất lại báo cáo.');
    if (url.searchParams.has('download') || url.searchParams.has('bytes')) {
      download(response, found.name, DOCX, found.bytes);
      return;
    }
    const source = new URLSearchParams({ id, file: url.searchParams.get('file') ?? '', bytes: '1' });
    page(
      response,
      fillPage(this.#assets.html.document, {
        ...this.#common(),
        name: found.name,
        where: room.document(id) ?? '',
        source: `/document?${source}`,
      }),
    );
  }

  /** The web app, in a frame of its own origin as on Google. */
  async #exec(key: string, url: URL, response: ServerResponse): Promise<void> {
    const room = await this.room(key);
    const parameters = Object.fromEntries([...url.searchParams].filter(([name]) => name !== 'file'));
    const answer = await room.web(parameters);
    if (answer.kind === 'failed') throw new Refusal(500, answer.message);
    if (answer.kind === 'text') {
      response.writeHead(200, {
        'content-type': `${answer.mimeType}; charset=utf-8`,
        'cache-control': 'no-store',
      });
      response.end(answer.content);
      return;
    }
    const metas = answer.page.metaTags
      .map(({ name, content }) => `<meta name="${escapeHtml(name)}" content="${escapeHtml(content)}">`)
      .join('\n');
    const query = new URLSearchParams(parameters);
    const values = {
      ...this.#common(),
      metas,
      file: key,
      frame: answer.frame,
      title: answer.page.title,
      source: `http://localhost:${this.port}/frame/${answer.frame}?${query}`,
    };
    page(response, fillPage(this.#assets.html.exec, values, ['metas']));
  }

  /** A workbook that was dropped on the page: stored beside the main one under a free name, then opened. */
  async #open(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers['x-so-hoi-token'] !== this.#token)
      throw new Refusal(403, 'Trang này đã cũ. Hãy tải lại trang.');
    const given = decodeURIComponent(String(request.headers['x-file-name'] ?? 'so.xlsx'));
    const bytes = await body(request);
    const wanted = path.basename(given).replace(/\.xlsx$/i, '');
    workbookFromBytes(bytes, { name: wanted });
    const folder = path.dirname(this.#main);
    await mkdir(folder, { recursive: true });
    const name = freeFileName(folder, `${wanted}.xlsx`);
    await writeFile(path.join(folder, name), bytes, { flag: 'wx' });
    await this.room(name);
    json(response, 200, { file: name, savedAs: path.join(folder, name) });
  }
}

function readMessage(text: string): FromPage | null {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === 'object' && message !== null && 'type' in message
      ? (message as FromPage)
      : null;
  } catch (error) {
    // Only our own page speaks here; what is no JSON came from something else and is not answered.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Before any other script of the page, and after its doctype, so that the page keeps its rendering mode. */
function putFirst(html: string, script: string): string {
  const head =
    /<head\b[^>]*>/i.exec(html) ?? /<html\b[^>]*>/i.exec(html) ?? /^\s*<!doctype[^>]*>/i.exec(html);
  const at = head === null ? 0 : head.index + head[0].length;
  return `${html.slice(0, at)}${script}${html.slice(at)}`;
}
