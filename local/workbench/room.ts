/**
 * One open workbook as the server holds it: its thread, its writer's thread, its windows. Everything that must go on
 * while a script runs (saving, answering, telling that it runs) is here.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { sentenceOf } from '../sentences';
import { readFileBytes } from '../xlsx/index';
import type { Assets } from './assets';
import { FileKeeper } from './file-keeper';
import { Journal } from './journal';
import { playBack } from './play-back';
import type { Answer, FromPage, FromServer } from './protocol';
import type { Update } from './replica';
import { Refusal } from './responses';
import type { FramePage, FromRoom, RoomSettings, ToRoom, WebAnswer } from './room-protocol';
import { WriterThread } from './writer';

/** A browser's page. */
export interface Window {
  readonly id: string;
  readonly kind: 'grid' | 'web';
  send(message: FromServer): void;
}

interface RoomOptions {
  readonly file: string;
  readonly dist: string;
  readonly assets: Assets;
  readonly email: string | null;
  readonly serviceUrl: string;
  readonly cutAfterMs: number | null;
}

/** Answers in any order: concurrent ones come back shuffled by up to this many milliseconds. */
const SHUFFLE = 40;
/** How long a reloading window may be away before a question to it is answered by closing. */
const PATIENCE = 8000;

export class Room {
  readonly file: string;
  readonly #options: RoomOptions;
  readonly #worker: Worker;
  readonly #writer: WriterThread;
  readonly #keeper: FileKeeper;
  readonly #journal: Journal;
  /** Settled when what was heard last has been done; null where nothing waits. */
  #order: Promise<void> | null = null;
  /** Why the changes before the next answer are not on the disk. */
  #unwritten: string | null = null;
  readonly #answers: MessagePort;
  readonly #answered: Int32Array;
  readonly #windows = new Map<string, Window>();
  readonly #frames = new Map<string, FramePage>();
  readonly #documents = new Map<string, string>();
  readonly #web = new Map<number, (answer: WebAnswer) => void>();
  readonly #calls = new Map<string, number>();
  /** Why the workbook's thread has ended. */
  #stopped: string | null = null;
  #question: { readonly id: number; readonly window: string } | null = null;
  #requests = 0;
  #warnings: readonly string[] = [];
  /** How the file was read: shown in the first window only. */
  #notices: readonly string[] = [];
  #name: string;

  /** Opens the workbook. Rejects with a sentence where the file or the bundle cannot be read. */
  static async open(options: RoomOptions): Promise<Room> {
    const played = await playBack(options.file);
    const room = new Room(options, new Journal(options.file, await readFileBytes(options.file)));
    room.#notices = played;
    await Promise.all([room.#ready(), room.#writer.ready]).catch(async (error: unknown) => {
      await room.#stop();
      throw error;
    });
    return room;
  }

  private constructor(options: RoomOptions, journal: Journal) {
    this.#options = options;
    this.#journal = journal;
    this.file = options.file;
    this.#name = path.basename(options.file, path.extname(options.file));
    const { port1, port2 } = new MessageChannel();
    this.#answers = port1;
    const answered = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    this.#answered = new Int32Array(answered);
    const settings: RoomSettings = {
      file: options.file,
      dist: options.dist,
      email: options.email,
      serviceUrl: options.serviceUrl,
      cutAfterMs: options.cutAfterMs,
      answered,
    };
    this.#worker = new Worker(options.assets.roomThread, {
      workerData: { settings, answers: port2 },
      transferList: [port2],
    });
    this.#writer = new WriterThread(options.assets, options.file);
    this.#keeper = new FileKeeper(
      options.file,
      { save: (target) => this.#save(target) },
      {
        state: (save) => this.#broadcast({ type: 'save', save }),
        tell: (text) => this.#broadcast({ type: 'toast', title: 'Tệp trên máy', text, seconds: -1 }),
        // What another program will show otherwise is no reason to stop: it goes by itself, and stays in the list of notices.
        lost: (text) => this.#broadcast({ type: 'toast', title: 'Trong tệp .xlsx', text, seconds: 20 }),
      },
    );
  }

  get windows(): number {
    return this.#windows.size;
  }

  enter(window: Window): void {
    this.#windows.set(window.id, window);
    if (window.kind === 'grid') this.#post({ type: 'open', window: window.id });
  }

  leave(id: string): void {
    this.#windows.delete(id);
    this.#post({ type: 'close', window: id });
    setTimeout(() => {
      if (this.#question?.window === id) this.#answer(this.#question.id, { pressed: 'CLOSE', text: '' });
    }, PATIENCE).unref();
  }

  receive(window: Window, message: FromPage): void {
    switch (message.type) {
      case 'answer':
        this.#answer(message.question, message.answer);
        break;
      case 'closeFrame':
        this.#frames.delete(message.frame);
        break;
      case 'call':
        this.#calls.set(window.id, (this.#calls.get(window.id) ?? 0) + 1);
        if (window.kind === 'web') this.#post({ type: 'webCall', window: window.id, message });
        else this.#post({ type: 'message', window: window.id, message });
        break;
      default:
        if (window.kind === 'grid') this.#post({ type: 'message', window: window.id, message });
    }
  }

  frame(id: string): FramePage | undefined {
    return this.#frames.get(id);
  }

  /** Path of a document that the add-on made. */
  document(id: string): string | undefined {
    return this.#documents.get(id);
  }

  /** What `doGet` answers. */
  web(parameters: Readonly<Record<string, string>>): Promise<WebAnswer> {
    this.#requests += 1;
    const request = this.#requests;
    if (this.#stopped !== null) return Promise.resolve({ kind: 'failed', message: this.#stopped });
    return new Promise((resolve) => {
      this.#web.set(request, resolve);
      this.#post({ type: 'web', request, parameters });
    });
  }

  /** The workbook as a file, as it stands now. */
  bytes(): Promise<Uint8Array> {
    return this.#writer.bytes();
  }

  reloadBundle(): void {
    this.#post({ type: 'bundle' });
  }

  tellFailure(name: string, message: string): void {
    this.#broadcast({ type: 'failed', function: name, message });
  }

  warn(title: string, text: string): void {
    this.#broadcast({ type: 'toast', title, text, seconds: -1 });
  }

  async close(): Promise<void> {
    await this.#keeper.close();
    await this.#journal.close();
    await this.#stop();
  }

  async #stop(): Promise<void> {
    await Promise.all([this.#worker.terminate(), this.#writer.stop()]);
  }

  #post(message: ToRoom): void {
    this.#worker.postMessage(message);
  }

  #ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#worker.on('error', (error) => {
        reject(error);
        const message = `Bàn làm thử gặp lỗi và dừng: ${error.message}`;
        this.#stopped = message;
        this.#broadcast({ type: 'failed', function: '', message });
        for (const answer of this.#web.values()) answer({ kind: 'failed', message });
        this.#web.clear();
      });
      this.#worker.on('message', (message: FromRoom) => {
        if (message.type === 'failed') {
          reject(new Refusal(422, sentenceOf(new Error(message.message))));
          return;
        }
        if (message.type === 'ready') {
          this.#warnings = message.warnings;
          this.#notices = [...this.#notices, ...message.notices];
          this.#name = message.name;
          resolve();
          return;
        }
        this.#queue(message);
      });
    });
  }

  /** In the order in which the thread spoke; what follows a change is heard when the change is on the disk. */
  #queue(message: Exclude<FromRoom, { type: 'ready' | 'failed' }>): void {
    if (message.type !== 'changed' && this.#order === null) {
      this.#hear(message);
      return;
    }
    const before = this.#order ?? Promise.resolve();
    const done =
      message.type === 'changed'
        ? Promise.all([before, this.#keep(message.update)])
        : before.then(() => this.#hear(message));
    const order = done.then(() => {
      if (this.#order === order) this.#order = null;
    });
    this.#order = order;
  }

  async #keep(update: Update): Promise<void> {
    this.#writer.update(update);
    this.#keeper.changed();
    try {
      await this.#journal.append(update);
    } catch (error) {
      this.#unwritten = sentenceOf(error);
    }
  }

  async #save(target: string): Promise<readonly string[]> {
    const through = this.#journal.last;
    const lost = await this.#writer.save(target, (hash) => this.#journal.mark(hash, through));
    await this.#journal.saved(target, through);
    return lost;
  }

  #hear(message: Exclude<FromRoom, { type: 'ready' | 'failed' | 'changed' }>): void {
    switch (message.type) {
      case 'send':
        this.#send(message.window, message.message);
        break;
      case 'hello':
        this.#windows.get(message.window)?.send({
          ...message.message,
          type: 'hello',
          window: message.window,
          build: this.#options.assets.build,
          name: this.#name,
          folder: path.dirname(this.#keeper.target),
          save: this.#keeper.state,
          warnings: [...this.#notices, ...this.#warnings],
        });
        this.#notices = [];
        break;
      case 'frame':
        this.#frames.set(message.id, message.page);
        break;
      case 'web':
        this.#web.get(message.request)?.(message.answer);
        this.#web.delete(message.request);
        break;
      case 'document':
        this.#documents.set(message.id, message.path);
        break;
      default:
        message satisfies never;
    }
  }

  #send(id: string | null, message: FromServer): void {
    if (id === null) {
      this.#broadcast(message);
      return;
    }
    const window = this.#windows.get(id);
    if (message.type === 'result') message = this.#onDisk(message);
    if (message.type === 'question') {
      this.#question = { id: message.question.id, window: id };
      if (window === undefined) this.#answer(message.question.id, { pressed: 'CLOSE', text: '' });
    }
    if (message.type === 'result') {
      const open = this.#calls.get(id) ?? 1;
      this.#calls.set(id, open - 1);
      if (open > 1) {
        setTimeout(() => window?.send(message), Math.random() * SHUFFLE);
        return;
      }
    }
    window?.send(message);
  }

  /** Nobody is told that a change is saved which the disk did not take: who sent it keeps it, and sends it again. */
  #onDisk(result: Extract<FromServer, { type: 'result' }>): typeof result {
    const why = this.#unwritten;
    this.#unwritten = null;
    if (why === null || !result.ok) return result;
    const { frame, call } = result;
    const message = `Chưa ghi được xuống ổ đĩa nên chưa tính là đã lưu. ${why}`;
    return { type: 'result', frame, call, ok: false, name: 'Error', message };
  }

  #broadcast(message: FromServer): void {
    for (const window of this.#windows.values()) if (window.kind === 'grid') window.send(message);
  }

  #answer(question: number, answer: Answer): void {
    if (this.#question?.id !== question) return;
    this.#question = null;
    this.#answers.postMessage({ question, answer });
    Atomics.store(this.#answered, 0, 1);
    Atomics.notify(this.#answered, 0);
  }
}

export function newWindowId(): string {
  return randomUUID();
}

export async function documentBytes(
  room: Room,
  id: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
  const file = room.document(id);
  if (file === undefined) return null;
  return { name: path.basename(file), bytes: await readFile(file) };
}
