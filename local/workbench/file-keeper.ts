/**
 * Keeps the file on disk in step with the workbook: a short while after the last change, whole or not at all, and
 * retrying where the disk, a lock or another program prevents it. What could not be written stays in
 * memory, and the person is told.
 */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { takeFileLock } from '../file-lock';
import { sentenceOf } from '../sentences';
import { freeNameBeside } from './free-name';
import type { SaveState } from './protocol';

interface Writer {
  /** Writes the current workbook to `target`; answers what the file does not hold. Rejects with a sentence. */
  save(target: string): Promise<readonly string[]>;
}

interface KeeperEvents {
  state(save: SaveState): void;
  /** A notice for the person that is not a failure. */
  tell(sentence: string): void;
  /** What the file does not hold as the workbook does, each once. */
  lost(sentence: string): void;
}

/** Milliseconds without a change before the file is written, and the longest that changes wait. */
const QUIET = 800;
const LONGEST = 5000;
const RETRY = 4000;
const LOOK = 2000;

export class FileKeeper {
  readonly #writer: Writer;
  readonly #events: KeeperEvents;
  #target: string;
  #known: number | null;
  #firstChange: number | null = null;
  #timer: NodeJS.Timeout | undefined;
  #saving: Promise<void> | null = null;
  #closed = false;
  #told = new Set<string>();
  readonly #watch: NodeJS.Timeout;
  state: SaveState;

  constructor(file: string, writer: Writer, events: KeeperEvents) {
    this.#target = file;
    this.#writer = writer;
    this.#events = events;
    this.#known = timeOf(file);
    this.state = { state: 'saved', at: clock(new Date(this.#known ?? Date.now())) };
    this.#watch = setInterval(() => this.#look(), LOOK);
    this.#watch.unref();
  }

  get target(): string {
    return this.#target;
  }

  /** The workbook has changed. */
  changed(): void {
    const now = Date.now();
    this.#firstChange ??= now;
    if (this.#saving === null && this.state.state !== 'failed') this.#say({ state: 'unsaved' });
    this.#later(Math.max(0, Math.min(QUIET, this.#firstChange + LONGEST - now)));
  }

  /** Writes what is not written yet; the last chance before the program ends. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#watch);
    clearTimeout(this.#timer);
    await this.#saving;
    if (this.#firstChange !== null) await this.#save();
  }

  #later(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), delay);
  }

  #save(): Promise<void> {
    if (this.#saving !== null) return this.#saving;
    const first = this.#firstChange;
    if (first === null) return Promise.resolve();
    this.#firstChange = null;
    this.#saving = this.#write()
      .then(
        () => this.#say({ state: 'saved', at: clock(new Date()) }),
        (error: unknown) => {
          this.#firstChange ??= first;
          this.#say({ state: 'failed', message: sentenceOf(error) });
          if (!this.#closed) this.#later(RETRY);
        },
      )
      .finally(() => {
        this.#saving = null;
        // Changes that came in the meantime.
        if (this.#firstChange !== null && this.state.state === 'saved' && !this.#closed) this.changed();
      });
    return this.#saving;
  }

  async #write(): Promise<void> {
    // Ours already, unless another program has taken the file since.
    takeFileLock(this.#target);
    const now = timeOf(this.#target);
    if (now === null) {
      this.#events.tell(
        `Tệp “${path.basename(this.#target)}” không còn ở chỗ cũ (bị xóa, đổi tên hoặc chuyển đi). Bản bạn đang làm được ghi lại tại ${this.#target}.`,
      );
    } else if (this.#known !== null && now !== this.#known) {
      const apart = freeNameBeside(this.#target, 'bản của bàn làm thử');
      this.#events.tell(
        `Chương trình khác vừa sửa tệp “${path.basename(this.#target)}”. Để không đè lên, bản bạn đang làm từ giờ được ghi vào ${apart}.`,
      );
      this.#target = apart;
    }
    this.#say({ state: 'saving' });
    const lost = await this.#writer.save(this.#target);
    this.#known = timeOf(this.#target);
    for (const sentence of lost) {
      if (!this.#told.has(sentence)) this.#events.lost(sentence);
      this.#told.add(sentence);
    }
  }

  /** A file that vanishes while nobody edits is put back at once, and that is said. */
  #look(): void {
    if (this.#saving !== null || this.#firstChange !== null || existsSync(this.#target)) return;
    this.changed();
  }

  #say(state: SaveState): void {
    this.state = state;
    this.#events.state(state);
  }
}

function timeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

function clock(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}
