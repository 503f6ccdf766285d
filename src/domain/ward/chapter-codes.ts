/** Codes for chapters that were typed without one: short, made of the name, never that of another chapter. */

import { WARD } from '../tables';
import { fold, identityKey, normalizeText, sameText } from '../values';

/** A row of the chapters' tab as typed. */
export interface TypedChapter {
  /** Row number on the sheet. */
  readonly row: number;
  readonly code: string;
  readonly name: string;
}

export interface ChapterCodes {
  /** The new codes, in the order of rows. */
  readonly given: readonly TypedChapter[];
  /** Rows without a code that have the name of another row: only a person knows whether that is one chapter or two. */
  readonly asked: readonly { readonly row: TypedChapter; readonly like: TypedChapter }[];
}

export function chapterCodes(rows: readonly TypedChapter[]): ChapterCodes {
  const taken = new Set([WARD, ...rows.map(({ code }) => normalizeText(code).toUpperCase())]);
  const names = new Set(rows.map(({ name }) => identityKey(name)));
  const known = rows.filter(({ code }) => normalizeText(code) !== '');
  const given: TypedChapter[] = [];
  const asked: { row: TypedChapter; like: TypedChapter }[] = [];
  for (const row of rows) {
    if (normalizeText(row.code) !== '' || normalizeText(row.name) === '') continue;
    const like = [...known, ...given].find(({ name }) => sameText(name, row.name));
    if (like !== undefined) {
      asked.push({ row, like });
      continue;
    }
    const short = shortened(row.name);
    let code = short;
    // What stands in a cell by itself must not mean one chapter by its code and another by its name.
    for (let n = 2; taken.has(code) || names.has(identityKey(code)); n += 1) code = `${short}-${n}`;
    taken.add(code);
    given.push({ ...row, code });
  }
  return { given, asked };
}

/** `Khu 5A` → `K5A`, `Chi hội thôn Đông` → `TD`, `12` → `CH12`, `Đông` → `DONG`. */
function shortened(name: string): string {
  const bare = fold(name).replace(/^chi hoi( phu nu)?(?= )/, '');
  const words = bare.match(/[a-z0-9]+/g) ?? [];
  const code = words.map((word) => (/\d/.test(word) ? word : word.charAt(0))).join('');
  const long = /^[a-z]$/.test(code) ? words.join('') : /^\d+$/.test(code) ? `ch${code}` : code;
  return (long === '' ? 'CH' : long).slice(0, 12).toUpperCase();
}
