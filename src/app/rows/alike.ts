/**
 * Rows that may be the same as one about to be saved, shown to the person before it lands. Only she knows whether it
 * is the same event: nothing is refused for being alike.
 */

import { duplicatesOf } from '../../domain/checks';
import { type AnyRecord, indexOf, recordsOf } from '../../domain/ward';
import type { Alike } from '../../shared/problem';
import type { Book, Tab } from '../rpc/visit';
import { alikeOf } from './view';

/** Most rows that are shown. */
const MOST = 5;

export function findAlike({ person, ward, context }: Book, tab: Tab, record: AnyRecord): Alike[] {
  return duplicatesOf(tab.table, recordsOf(ward, tab.key), record)
    .filter((row) => person.role !== 'link' || row.chapterCode === person.chapter)
    .slice(-MOST)
    .map((row) => alikeOf(tab, tab.raw.rows[indexOf(row.row)] ?? [], context, person));
}
