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

/** Moves a row to the trash: its copy first, so that a cut between leaves it twice, not nowhere. */
export function putAside(visit: Visit, ward: OpenWard, tab: Tab, index: number): boolean {
  keepCopy(visit, ward, tab, index);
  const { isDone, notes } = takeAway(visit, tab, index);
  visit.told.push(...notes);
  return isDone;
}

/** Writes a row whole (values, formulas, notes, looks) into the trash. */
export function keepCopy(visit: Visit, ward: OpenWard, tab: Tab, index: number): void {
  const cells = rowAt(tab, index);
  const id = idOf(tab, cells);
  const extras = readExtras(tab.sheet, rowOf(index), tab.raw.headers.length);
  const row: Discarded = {
    id,
    sheet: tab.table.sheet,
    chapter: chapterOf(tab, cells, ward.context) ?? '',
    at: visit.at,
    by: visit.name,
    twins: rowsWithId(tab, id).length,
    cells: tab.raw.headers.map((header, place) => ({
      header: String(header),
      cell: cells[place] ?? '',
      extras: extras[place] ?? null,
    })),
  };
  discard(visit.spreadsheet, row);
}

/** @returns what became of it: people may move rows meanwhile. */
export const takeAway = (visit: Visit, tab: Tab, index: number): Outcome =>
  takeOff(keyedTab(tab, visit), rowOf(index));
