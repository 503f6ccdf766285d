/** The open workbooks of one server, and what each of its addresses answers. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { WebSocket } from 'ws';
import { takeFileLock } from '../file-lock';
import { freeFileName } from '../folder';
import { projectRoot } from '../root';
import { errorCode } from '../xlsx/index';
import { type Assets, escapeHtml } from './assets';
import { addressOf, checkCaller, checkMethod, decoded } from './doors';
import { framed } from './framed';
import { readMessage } from './messages';
import { WORKER_POLICY } from './policies';
import { body, download, HTML, json, page, Refusal, redirect, send } from './responses';
import { documentBytes, newWindowId, Room, type Window } from './room';
import type { FramePage } from './room-protocol';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PDF = 'application/pdf';
const PICTURES: Readonly<Record<string, string>> = {
  ...{ '.jpg': 'image/jpeg', '.png': 'image/png', '.webp': 'image/webp' },
};
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const LONGEST_NAME = 60;
const UNREADABLE = 'Bàn làm thử nhận được một lệnh không đọc được nên đã bỏ qua. Tải lại trang rồi làm lại.';

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
    if (key !== '' && !(/\.xlsx$/i.test(file) && existsSync(file)))
      throw new Refusal(404, `Không thấy tệp “${path.basename(file)}”.`);
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

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const place = checkCaller(request, this.port);
    const url = addressOf(request);
    checkMethod(request, url.pathname);
    const key = url.searchParams.get('file') ?? '';
    if (place === 'frame') {
      if (url.pathname === '/frame/worker.js') return await this.#worker(response);
      if (url.pathname.startsWith('/frame/')) return await this.#frame(url, response);
      redirect(response, `http://127.0.0.1:${this.port}${url.pathname}${url.search}`);
      return;
    }
    if (url.pathname === '/') return page(response, this.port, this.#assets.html.index, this.#common());
    if (url.pathname === '/exec-worker.js') return await this.#worker(response);
    if (url.pathname.startsWith('/assets/')) return await this.#asset(url, response);
    if (url.pathname === '/open') return await this.#open(request, response);
    if (url.pathname === '/workbook') return await this.#workbook(await this.room(key), response);
    if (url.pathname === '/document') return await this.#document(await this.room(key), url, response);
    if (url.pathname === '/exec') return await this.#exec(key, url, response);
    throw new Refusal(404, 'Không có trang này.');
  }

  /** A page's connection. Throws where it is not allowed. */
  async connect(socket: WebSocket, request: IncomingMessage): Promise<void> {
    const url = addressOf(request);
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
      else window.send({ type: 'failed', function: '', message: UNREADABLE });
    });
    socket.on('close', () => room.leave(window.id));
    room.enter(window);
  }

  /** Throws a refusal for whatever is not a page of ours. */
  checkConnection(request: IncomingMessage): void {
    const isOurs =
      checkCaller(request, this.port) === 'page' &&
      request.headers.origin === `http://127.0.0.1:${this.port}` &&
      request.method === 'GET';
    if (!isOurs || addressOf(request).pathname !== '/socket')
      throw new Refusal(403, 'Không được nối vào đây.');
  }

  #common(): Record<string, string> {
    return { token: this.#token, build: this.#assets.build };
  }

  async #asset(url: URL, response: ServerResponse): Promise<void> {
    const name = path.basename(url.pathname);
    const type = TYPES[path.extname(name)];
    const file = path.join(this.#assets.folder, name);
    if (type === undefined || !existsSync(file)) throw new Refusal(404, 'Không có tệp này.');
    const kept = { 'cache-control': 'public, max-age=31536000, immutable' };
    send(response, 200, type, await readFile(file), kept);
  }

  /** What keeps the phone page. It fetches from its own origin and nowhere else. */
  async #worker(response: ServerResponse): Promise<void> {
    const script = await readFile(path.join(this.#assets.folder, 'exec-worker.js'));
    send(response, 200, TYPES['.js'] ?? '', script, WORKER_POLICY);
  }

  async #frame(url: URL, response: ServerResponse): Promise<void> {
    const id = decoded(url.pathname.slice('/frame/'.length));
    let found: { readonly room: Room; readonly page: FramePage } | undefined;
    await this.eachRoom((room) => {
      const page = room.frame(id);
      if (page !== undefined) found ??= { room, page };
    });
    if (found === undefined) throw new Refusal(404, 'Trang này đã đóng.');
    const { html, headers, refused } = await framed(found.page, {
      port: this.port,
      dist: this.#dist,
      scriptRun: this.#assets.scriptRun,
      query: Object.fromEntries([...url.searchParams].filter(([name]) => name !== 'file')),
    });
    if (refused > 0) {
      found.room.warn(
        found.page.title,
        `Trang này có ${refused} đoạn mã không nằm trong bản dựng của Sổ Hội nên không được chạy.`,
      );
    }
    send(response, 200, HTML, html, headers);
  }

  async #workbook(room: Room, response: ServerResponse): Promise<void> {
    download(response, path.basename(room.file), XLSX, await room.bytes());
  }

  async #document(room: Room, url: URL, response: ServerResponse): Promise<void> {
    const id = url.searchParams.get('id') ?? '';
    const found = await documentBytes(room, id);
    if (found === null) throw new Refusal(404, 'Không thấy tài liệu này. Hãy xuất lại báo cáo.');
    const isPdf = found.name.toLowerCase().endsWith('.pdf');
    if (url.searchParams.has('download') || url.searchParams.has('bytes')) {
      download(response, found.name, isPdf ? PDF : DOCX, found.bytes);
      return;
    }
    const picture = PICTURES[path.extname(found.name).toLowerCase()];
    if (picture !== undefined) {
      send(response, 200, picture, found.bytes);
      return;
    }
    // The browser shows a PDF, and prints it, by itself.
    if (isPdf) {
      send(response, 200, PDF, found.bytes);
      return;
    }
    const source = new URLSearchParams({ id, file: url.searchParams.get('file') ?? '', bytes: '1' });
    page(response, this.port, this.#assets.html.document, {
      ...this.#common(),
      name: found.name,
      where: room.document(id) ?? '',
      source: `/document?${source}`,
    });
  }

  /** The web app, in a frame of its own origin as on Google. */
  async #exec(key: string, url: URL, response: ServerResponse): Promise<void> {
    const room = await this.room(key);
    const parameters = Object.fromEntries([...url.searchParams].filter(([name]) => name !== 'file'));
    const answer = await room.web(parameters);
    if (answer.kind === 'failed') throw new Refusal(500, answer.message);
    if (answer.kind === 'text') {
      send(response, 200, `${answer.mimeType}; charset=utf-8`, answer.content);
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
    page(response, this.port, this.#assets.html.exec, values, ['metas']);
  }

  /** A workbook that was dropped on the page: stored beside the main one under a free name, then opened. */
  async #open(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers['x-so-hoi-token'] !== this.#token)
      throw new Refusal(403, 'Trang này đã cũ. Hãy tải lại trang.');
    const given = decoded(String(request.headers['x-file-name'] ?? 'so.xlsx'));
    const bytes = await body(request);
    // Room for the marks of copies, locks and journals within the 255 bytes of a file's name.
    const wanted = path
      .basename(given)
      .replace(/\.xlsx$/i, '')
      .slice(0, LONGEST_NAME);
    const folder = path.dirname(this.#main);
    await mkdir(folder, { recursive: true });
    const name = await storeBeside(folder, `${wanted}.xlsx`, bytes);
    const place = path.join(folder, name);
    try {
      // Read in the workbook's own thread: a file that takes long keeps nobody waiting who works in another.
      await this.room(name);
    } catch (error) {
      await rm(place, { force: true });
      // By the name that the person knows it by.
      if (error instanceof Refusal)
        throw new Refusal(error.status, error.message.replaceAll(`“${name}”`, `“${wanted}.xlsx”`));
      throw error;
    }
    json(response, 200, { file: name, savedAs: path.join(folder, name) });
  }
}

/** Two files of one name may be dropped at once: the later one takes the next free name. */
async function storeBeside(folder: string, wanted: string, bytes: Uint8Array): Promise<string> {
  for (;;) {
    const name = freeFileName(folder, wanted);
    try {
      await writeFile(path.join(folder, name), bytes, { flag: 'wx' });
      return name;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}
