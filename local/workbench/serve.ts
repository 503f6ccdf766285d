/**
 * The workbench: `so-hoi serve FILE.xlsx`. An HTTP server for this machine alone, one WebSocket for each page, and one
 * room for each workbook.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import { takeFileLock } from '../file-lock';
import { freeFileName } from '../folder';
import { projectRoot } from '../root';
import { sentenceOf } from '../sentences';
import { FileProblem, readWorkbook, workbookFromBytes } from '../xlsx/index';
import { type Assets, ensureAssets, escapeHtml, fillPage } from './assets';
import type { FromPage } from './protocol';
import { documentBytes, newWindowId, Room, type Window } from './room';
import { watchSources } from './watch';

export interface ServeOptions {
  readonly file: string;
  /** The first port to try; the next free one is taken and said. */
  readonly port?: number;
  readonly host?: '127.0.0.1';
  readonly watch?: boolean;
  readonly dist?: string;
  readonly email?: string;
  /** Milliseconds after which a script is cut; by default Google's own limits. */
  readonly cutAfterMs?: number;
  /** Where the address is said; standard output by default. */
  readonly say?: (line: string) => void;
}

export interface Workbench {
  /** For example `http://127.0.0.1:8080/`. */
  readonly address: string;
  /** Writes what is not written yet, and stops. */
  close(): Promise<void>;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const FIRST_PORT = 8080;
const PORTS_TRIED = 50;
/** Largest file that may be dropped, in bytes: as `xlsx/` refuses larger ones, nothing larger is taken in. */
const LARGEST_UPLOAD = 100 * 1024 * 1024;
/** Largest message of a page: a paste of a whole ward is about 10 MB. */
const LARGEST_MESSAGE = 64 * 1024 * 1024;

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A refusal that the person reads. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

class Workbenches {
  readonly #options: ServeOptions;
  readonly #assets: Assets;
  readonly #token = randomBytes(24).toString('base64url');
  readonly #rooms = new Map<string, Promise<Room>>();
  readonly #releases: (() => void)[] = [];
  /** The workbook that was asked for on the command line; others are opened by dropping them. */
  readonly #main: string;
  port = 0;

  constructor(options: ServeOptions, assets: Assets) {
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

  /** A page's line. Throws where it may not be had. */
  async connect(socket: WebSocket, request: IncomingMessage): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.searchParams.get('token') !== this.#token) {
      // The server began anew since this page was loaded: it must load again to get a token that holds.
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

/** Before any other script of the page, and after its doctype, so that the page keeps its mode. */
function putFirst(html: string, script: string): string {
  const head =
    /<head\b[^>]*>/i.exec(html) ?? /<html\b[^>]*>/i.exec(html) ?? /^\s*<!doctype[^>]*>/i.exec(html);
  const at = head === null ? 0 : head.index + head[0].length;
  return `${html.slice(0, at)}${script}${html.slice(at)}`;
}

async function body(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_UPLOAD) {
      throw new Refusal(413, 'Tệp quá lớn (trên 100 MB). Xoá bớt hình và trang tính không dùng rồi thử lại.');
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function page(response: ServerResponse, html: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  });
  response.end(html);
}

function redirect(response: ServerResponse, to: string): void {
  response.writeHead(302, { location: to });
  response.end();
}

function json(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(value));
}

function download(response: ServerResponse, name: string, type: string, bytes: Uint8Array): void {
  response.writeHead(200, {
    'content-type': type,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
  });
  response.end(bytes);
}

function refuse(response: ServerResponse, request: IncomingMessage, error: unknown): void {
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

/** Listens on the first free port. */
async function listen(server: Server, host: string, first: number): Promise<number> {
  for (let port = first; port < first + PORTS_TRIED; port += 1) {
    const taken = await new Promise<boolean>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
        else reject(error);
      });
      server.listen(port, host, () => {
        server.removeAllListeners('error');
        resolve(true);
      });
    });
    if (taken) return port;
  }
  throw new Error(
    `Các cổng từ ${first} đến ${first + PORTS_TRIED - 1} đều đang bận. Chọn cổng khác bằng --port.`,
  );
}

/** Opens the workbench on a workbook. Rejects with a sentence where the file cannot be opened. */
export async function serve(options: ServeOptions): Promise<Workbench> {
  const say = options.say ?? ((line: string) => void process.stdout.write(`${line}\n`));
  // Read once here, so that a file that cannot be opened is said at once and not in the browser.
  const [assets] = await Promise.all([ensureAssets(), readWorkbook(options.file)]);
  const benches = new Workbenches(options, assets);
  const server = createServer((request, response) => {
    benches.answer(request, response).catch((error: unknown) => refuse(response, request, error));
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request, socket, head) => {
    let allowed = false;
    try {
      allowed = benches.mayConnect(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    if (!allowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (line) => {
      benches.connect(line, request).catch((error: unknown) => {
        const message = sentenceOf(error);
        line.send(JSON.stringify({ type: 'failed', function: '', message }));
      });
    });
  });
  const first = options.port ?? FIRST_PORT;
  const port = await listen(server, options.host ?? '127.0.0.1', first);
  benches.port = port;
  const stopWatching = options.watch === true ? watchSources(benches) : () => undefined;
  const address = `http://127.0.0.1:${port}/`;
  try {
    await benches.room('');
  } catch (error) {
    stopWatching();
    server.close();
    throw error;
  }
  if (port !== first) say(`Cổng ${first} đang bận, dùng cổng ${port}.`);
  say(`Bàn làm thử: ${address}`);

  let closing: Promise<void> | null = null;
  const onSignal = (): void => {
    void close().then(() => process.exit(0));
  };
  const close = (): Promise<void> => {
    closing ??= (async () => {
      for (const signal of SIGNALS) process.removeListener(signal, onSignal);
      stopWatching();
      for (const line of sockets.clients) line.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      await benches.close();
    })();
    return closing;
  };
  for (const signal of SIGNALS) process.once(signal, onSignal);
  return { address, close };
}
