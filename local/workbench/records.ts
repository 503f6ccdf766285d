/**
 * The form of a journal on the disk: a mark, then records of a length, a checksum and their content. Structured-clone
 * bytes, because what changed holds maps, sets and values that JSON does not know.
 */
import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Update } from './replica';

/** `hash` is that of a file that holds every entry up to `through`. */
export interface Mark {
  readonly kind: 'mark';
  readonly hash: string;
  readonly through: number;
}

export interface Entry {
  readonly kind: 'entry';
  readonly number: number;
  readonly update: Update;
}

export const START = Buffer.from('so-hoi journal 1\n');
const LENGTH = 4;
const SUM = 8;

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const sumOf = (content: Uint8Array): Buffer => createHash('sha256').update(content).digest().subarray(0, SUM);

export function record(content: Mark | Entry): Buffer {
  const bytes = serialize(content);
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, sumOf(bytes), bytes]);
}

interface Records {
  readonly marks: readonly Mark[];
  /** In their order, each number once. */
  readonly entries: readonly Entry[];
  /**
   * How the bytes end: `torn` where the last record is cut short, as a program leaves it that is killed while it
   * writes; `damaged` where something else is wrong, and records may be missing.
   */
  readonly end: 'whole' | 'torn' | 'damaged';
  /** How many bytes are whole. */
  readonly whole: number;
}

export function readRecords(bytes: Buffer): Records {
  const marks: Mark[] = [];
  const entries: Entry[] = [];
  let at = 0;
  const as = (end: Records['end']): Records => ({ marks, entries, end, whole: at });
  if (bytes.length < START.length) return as('torn');
  if (!bytes.subarray(0, START.length).equals(START)) return as('damaged');
  at = START.length;
  while (at < bytes.length) {
    if (at + LENGTH + SUM > bytes.length) return as('torn');
    const from = at + LENGTH + SUM;
    const to = from + bytes.readUInt32LE(at);
    if (to > bytes.length) return as('torn');
    const content = bytes.subarray(from, to);
    // Blocks of a file may reach the disk in another order than they were written: the last record may be of its
    // full length and hold nothing yet.
    if (!sumOf(content).equals(bytes.subarray(at + LENGTH, from)))
      return as(to === bytes.length ? 'torn' : 'damaged');
    const said = deserialize(content) as Mark | Entry;
    if (said.kind === 'mark') marks.push(said);
    else if (said.number > (entries.at(-1)?.number ?? 0)) entries.push(said);
    at = to;
  }
  return as('whole');
}
