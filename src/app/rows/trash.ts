/** Where rows go that are taken off their tab. */

import { rowOf } from '../../domain/ward';
import { type Discarded, discard } from '../../google/own-tabs';
import { removeRow } from '../../google/rows';
import { readExtras } from '../../google/whole-row';
import type { Visit } from '../rpc/visit';
import { rowAt } from './find';
import type { OpenWard } from './open-ward';
import { chapterOf, idOf, rowsWithId, type Tab } from './tab';

/**
 * Moves a row, whole (values, formulas, notes, looks), from its tab into the trash. First written there: a cut between
 * leaves it twice, not nowhere.
 */
export function putAside(visit: Visit, ward: OpenWard, tab: Tab, index: number): void {
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
  removeRow(tab.sheet, rowOf(index));
}
