/**
 * Rows that may be the same as one about to be saved, shown to the person before it lands. Only she knows whether it
 * is the same event: nothing is refused for being alike.
 */

import { identityKey } from '../../domain/values';
import type { AnyTable, TableKey } from '../../domain/ward';
import type { Alike } from '../../shared/problem';
import { alikeOf } from './view';
import { type AnyRecord, type Book, entryColumns, type Tab } from './visit';

/** Most rows that are shown. */
const MOST = 5;

type Fields = Readonly<Record<string, unknown>>;

/** What the same event has in common, by table; where a table is not named, all its required facts. */
const RULES: Partial<Record<TableKey, (row: Fields) => unknown>> = {
  recycling: (row) => [row.day, row.chapterCode, row.material, row.pieces ?? row.kg],
  gifts: (row) => [
    row.day,
    row.chapterCode,
    row.occasion,
    row.recipients,
    row.parcels,
    row.fund,
    row.receiver,
  ],
  pairings: (row) => [row.kind, row.helperKey, row.helpedKey],
};

function signatureOf(key: TableKey, table: AnyTable, row: Fields): string {
  const rule = RULES[key];
  const facts =
    rule === undefined
      ? entryColumns(table).flatMap(([name, column]) => (column.isRequired ? [row[name]] : []))
      : rule(row);
  return JSON.stringify(facts);
}

/** One woman twice: the same name and year of birth; without a year on either side, the same name in one chapter. */
export function mayBeOnePerson(a: Fields, b: Fields): boolean {
  if (identityKey(String(a.name)) !== identityKey(String(b.name))) return false;
  return a.birthYear !== null && b.birthYear !== null
    ? a.birthYear === b.birthYear
    : a.chapterCode === b.chapterCode;
}

/** @param except id of the row itself. */
export function findAlike(book: Book, tab: Tab, record: Fields, except = ''): Alike[] {
  const { person, ward, context } = book;
  // Records of one table or another: an interface has no index signature, what it holds is the same.
  const rows = ward.records[tab.key].rows as unknown as readonly AnyRecord[];
  const signature = tab.key === 'members' ? '' : signatureOf(tab.key, tab.table, record);
  const isAlike = (row: Fields): boolean =>
    tab.key === 'members' ? mayBeOnePerson(record, row) : signatureOf(tab.key, tab.table, row) === signature;
  return rows
    .filter((row) => row.key !== except || except === '')
    .filter((row) => person.role !== 'link' || row.chapterCode === person.chapter)
    .filter(isAlike)
    .slice(-MOST)
    .map((row) => alikeOf(tab, tab.raw.rows[row.row - 2] ?? [], context, person));
}
