/**
 * The journal beside a workbook: what has changed since its file was last saved, on the disk before anybody is told
 * that it was saved. Writing a ward's workbook takes a second or two, appending a change a few milliseconds.
 */
import { type FileHandle, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { replaceFile } from '../xlsx/index';
import { hashOf, type Mark, record, START } from './records';
import { StyleList, type Update } from './replica';

/** Beside the file, hidden as other programs' working files are. */
export function journalOf(file: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.so-hoi-journal`);
}

interface Kept {
  readonly number: number;
  readonly bytes: Buffer;
}

export class Journal {
  readonly #styles = new StyleList();
  #place: string;
  #marks: readonly Mark[];
  /** What no saved file holds yet. */
  #kept: Kept[] = [];
  /** What is not on the disk yet. */
  #waiting: Kept[] = [];
  #handle: FileHandle | null = null;
  #flush: Promise<void> | null = null;
  /** One thing after another happens to the file. */
  #turn: Promise<void> = Promise.resolve();
  #last = 0;

  /** @param bytes of the file as it was opened: what it holds needs no journal. */
  constructor(file: string, bytes: Uint8Array) {
    this.#place = journalOf(file);
    this.#marks = [{ kind: 'mark', hash: hashOf(bytes), through: 0 }];
  }

  /** The number of the last change. */
  get last(): number {
    return this.#last;
  }

  /** Resolves when the change is on the disk. Changes that come while the disk is busy go together. */
  append(update: Update): Promise<void> {
    this.#last += 1;
    const content = { kind: 'entry', number: this.#last, update: this.#styles.standalone(update) } as const;
    const kept = { number: this.#last, bytes: record(content) };
    this.#kept.push(kept);
    this.#waiting.push(kept);
    this.#flush ??= this.#next(() => {
      this.#flush = null;
      return this.#write(this.#waiting.splice(0).map(({ bytes }) => bytes));
    });
    return this.#flush;
  }

  /** A file with this hash is about to take the place of the workbook's; it holds the changes up to `through`. */
  mark(hash: string, through: number): Promise<void> {
    return this.#next(() => {
      const mark: Mark = { kind: 'mark', hash, through };
      this.#marks = [...this.#marks, mark];
      return this.#kept.length === 0 ? Promise.resolve() : this.#write([record(mark)]);
    });
  }

  /** The file was saved, under another name perhaps: what it holds leaves the journal. */
  saved(file: string, through: number): Promise<void> {
    return this.#next(async () => {
      const before = this.#place;
      this.#kept = this.#kept.filter(({ number }) => number > through);
      this.#marks = this.#marks.filter((mark) => mark.through >= through);
      await this.#close();
      this.#place = journalOf(file);
      if (this.#kept.length > 0) await this.#rewrite();
      if (this.#kept.length === 0 || before !== this.#place) await rm(before, { force: true });
    });
  }

  /** After everything that was begun. */
  close(): Promise<void> {
    return this.#next(() => this.#close());
  }

  #next(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    // Whoever asked is told of a failure; the next one has its turn all the same.
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #write(records: readonly Buffer[]): Promise<void> {
    if (this.#handle === null) {
      await this.#rewrite();
      return;
    }
    try {
      await this.#handle.appendFile(Buffer.concat(records));
      await this.#handle.datasync();
    } catch (error) {
      // Half a record may stand there now; nothing is put behind it.
      await this.#close();
      throw error;
    }
  }

  /** The whole journal anew: after a save, and where there is none yet. */
  async #rewrite(): Promise<void> {
    const records = [...this.#marks.map(record), ...this.#kept.map(({ bytes }) => bytes)];
    await replaceFile(this.#place, Buffer.concat([START, ...records]));
    this.#handle = await open(this.#place, 'a');
  }

  async #close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = null;
    await handle?.close();
  }
}
