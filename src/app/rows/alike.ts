/**
 * Rows that may be the same as one about to be saved, shown to the person before it lands. Only she knows whether it
 * is the same event: nothing is refused for being alike.
 */

import { duplicatesOf } from '../../domain/checks';
import { type AnyRecord, indexOf, recordsOf } from '../../domain/ward';
import type { Alike } from '../../shared/problem';
import type { OpenWard } from './open-ward';
import type { Tab } from './tab';
import { alikeOf } from './view';

/** Most rows that are shown. */
const MOST = 5;

export function findAlike({ person, data, context }: OpenWard, tab: Tab, record: AnyRecord): Alike[] {
  return duplicatesOf(tab.table, recordsOf(data, tab.key), record)
    .filter((row) => person.role !== 'link' || row.chapterCode === person.chapter)
    .slice(-MOST)
    .map((row) => alikeOf(tab, tab.raw.rows[indexOf(row.row)] ?? [], context, person));
}
