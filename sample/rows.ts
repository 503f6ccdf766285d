/** What a sample row is, and how its labels, references, ids and entry stamps are made. */

import { addDays, type Day } from '../src/domain/values';
import {
  allLists,
  type Cell,
  type Entry,
  encodeReference,
  type ListKey,
  listOf,
  type TableKey,
  type Tables,
  tables,
  wardEntry,
} from '../src/domain/ward';
import { chapterPlan } from './chapters';
import type { Random } from './random';

/** The cells of a row by the keys of the table's columns; a blank cell is left out. */
export type SampleRow<K extends TableKey> = { -readonly [C in keyof Tables[K]['columns']]?: Cell };

export type SampleTables = { [K in TableKey]: SampleRow<K>[] };

function entryOf(list: ListKey, key: string): Entry {
  const entry = listOf(list, allLists).entries.find((one) => one.key === key);
  if (entry === undefined) throw new RangeError(`The list ${list} has no "${key}".`);
  return entry;
}

/** The label of a list's value, as a dropdown writes it. */
export const label = (list: ListKey, key: string): string => entryOf(list, key).label;

/** The first other way to write it, as people type it; the label where there is none. */
export function aliasOf(list: ListKey, key: string): string {
  const { aliases, label: whole } = entryOf(list, key);
  return aliases[0] ?? whole;
}

export const chapterRef = (code: string): string => {
  const chapter = chapterPlan.find((one) => one.code === code);
  if (chapter === undefined) throw new RangeError(`No chapter ${code}.`);
  return encodeReference({ key: chapter.code, label: chapter.name });
};

export const wardRef = encodeReference(wardEntry);

/** Crockford's base 32: no I, L, O, U, so that an id that is read out or copied by hand is not misread. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Gives out row ids, each once in the whole workbook. */
export class Ids {
  private readonly given = new Set<string>();
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  next(table: TableKey): string {
    for (;;) {
      const digits = Array.from({ length: 5 }, () => ALPHABET[this.random.between(0, 31)]).join('');
      if (this.given.has(digits)) continue;
      this.given.add(digits);
      return `${tables[table].prefix}-${digits}`;
    }
  }
}

/** Invented accounts on a domain that can have no mailboxes (RFC 2606). */
export const account = (code: string | null): string =>
  code === null ? 'vanphong@quangtrung.example' : `chihoi.${code.toLowerCase()}@quangtrung.example`;

interface Stamps {
  enteredBy: string;
  enteredAt: string;
  editedBy?: string;
  editedAt?: string;
}

const clock = (random: Random, day: Day): string =>
  `${day} ${String(random.between(7, 21)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}`;

/** Who typed the row and when: some days after it happened; now and then someone corrected it later. */
export function stamps(random: Random, code: string | null, happened: Day): Stamps {
  const entered = addDays(happened, random.between(0, 6));
  const made: Stamps = { enteredBy: account(code), enteredAt: clock(random, entered) };
  if (!random.chance(0.06)) return made;
  return {
    ...made,
    editedBy: account(null),
    editedAt: clock(random, addDays(entered, random.between(1, 9))),
  };
}
