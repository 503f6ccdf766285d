/** The thread that writes one workbook's file, as the server speaks to it. */
import { Worker } from 'node:worker_threads';
import { sentenceOf } from '../sentences';
import type { Assets } from './assets';
import { Refusal } from './responses';
import type { FromWriter, ToWriter } from './room-protocol';

const ENDED =
  'Phần ghi tệp của bàn làm thử đã dừng. Tắt bàn làm thử rồi mở lại; những gì đã lưu được ghi lại khi mở.';

interface Waiting<T> {
  resolve(value: T): void;
  reject(error: Error): void;
}

export class WriterThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting<FromWriter>>();
  readonly ready: Promise<void>;
  #requests = 0;
  #about: (hash: string) => Promise<void> = () => Promise.resolve();
  #ended: Error | null = null;

  constructor(assets: Assets, file: string) {
    this.#worker = new Worker(assets.writerThread, { workerData: { file } });
    this.ready = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: FromWriter) => {
        if (message.type === 'ready') resolve();
        else if (message.type === 'failed' && message.request === null) {
          // It could not be opened; or a change did not fit, and a file of its copy would lack that change.
          reject(new Refusal(422, sentenceOf(new Error(message.message))));
          this.#fail(new Error(message.message));
        } else if (message.type === 'about') this.#tellAbout(message);
        else this.#finish(message);
      });
      this.#worker.on('error', reject);
    });
    // Out of memory, for example. Who waits for it is told; what it had not written is in the journal.
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error(ENDED)));
  }

  update(update: Extract<ToWriter, { type: 'update' }>['update']): void {
    this.#post({ type: 'update', update });
  }

  /** @param about is told the hash of the new file before it takes the place of the old one. */
  async save(target: string, about: (hash: string) => Promise<void>): Promise<readonly string[]> {
    this.#about = about;
    const answer = await this.#ask((request) => ({ type: 'save', request, target }));
    return answer.type === 'saved' ? answer.lost : [];
  }

  async bytes(): Promise<Uint8Array> {
    const answer = await this.#ask((request) => ({ type: 'bytes', request }));
    if (answer.type !== 'bytes') throw new Error('The writer answered with something else.');
    return answer.bytes;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #post(message: ToWriter): void {
    this.#worker.postMessage(message);
  }

  #ask(message: (request: number) => ToWriter): Promise<FromWriter> {
    this.#requests += 1;
    const request = this.#requests;
    if (this.#ended !== null) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      this.#waiting.set(request, { resolve, reject });
      this.#post(message(request));
    });
  }

  /** A mark that cannot be written does not hold the file back: the file is worth more. */
  #tellAbout({ hash }: Extract<FromWriter, { type: 'about' }>): void {
    this.#about(hash)
      .catch((error: unknown) => console.error(`[journal] ${String(error)}`))
      .finally(() => this.#post({ type: 'go' }));
  }

  #fail(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #finish(message: Exclude<FromWriter, { type: 'ready' | 'about' }>): void {
    if (message.request === null) return;
    const waiting = this.#waiting.get(message.request);
    this.#waiting.delete(message.request);
    if (message.type === 'failed') waiting?.reject(new Error(message.message));
    else waiting?.resolve(message);
  }
}
