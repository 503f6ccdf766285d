/** Where rows go that are taken off their tab. */

import { rowOf } from '../../domain/ward';
import { type Discarded, discard } from '../../google/own-tabs';
import { type Outcome, takeOff } from '../../google/row-unit';
import { readExtras } from '../../google/whole-row';
import type { Visit } from '../rpc/visit';
import { rowAt } from './find';
import type { OpenWard } from './open-ward';
import { keyedTab } from './placed';
import { chapterOf, idOf, rowsWithId, type Tab } from './tab';

/** Moves rows to the trash: their copies first, so that a cut between leaves them twice, not nowhere. */
export function putAside(visit: Visit, ward: OpenWard, tab: Tab, indexes: readonly number[]): boolean {
  keepCopy(visit, ward, tab, indexes);
  const { isDone, notes } = takeAway(visit, tab, indexes);
  visit.told.push(...notes);
  return isDone;
}

/** Writes rows whole (values, formulas, notes, looks) into the trash. */
export function keepCopy(visit: Visit, ward: OpenWard, tab: Tab, indexes: readonly number[]): void {
  const [first, last] = [Math.min(...indexes), Math.max(...indexes)];
  const extras = readExtras(tab.sheet, rowOf(first), tab.raw.headers.length, last - first + 1);
  const kept = indexes.map((index): Discarded => {
    const cells = rowAt(tab, index);
    const id = idOf(tab, cells);
    return {
      id,
      sheet: tab.table.sheet,
      chapter: chapterOf(tab, cells, ward.context) ?? '',
      at: visit.at,
      by: visit.name,
      twins: rowsWithId(tab, id).length,
      cells: tab.raw.headers.map((header, place) => ({
        header: String(header),
        cell: cells[place] ?? '',
        extras: extras[index - first]?.[place] ?? null,
      })),
    };
  });
  discard(visit.spreadsheet, kept);
}

/** @returns what became of it: people may move rows meanwhile. */
export const takeAway = (visit: Visit, tab: Tab, indexes: readonly number[]): Outcome =>
  takeOff(keyedTab(tab, visit), indexes.map(rowOf));
