/** Where rows go that are taken off their tab. */

import { rowOf } from '../../domain/ward';
import { type Discarded, discard } from '../../google/own-tabs';
import { removeRows } from '../../google/rows';
import { readExtras } from '../../google/whole-row';
import type { Visit } from '../rpc/visit';
import { rowAt } from './find';
import type { OpenWard } from './open-ward';
import { chapterOf, idOf, rowsWithId, type Tab } from './tab';

/**
 * Moves rows, whole (values, formulas, notes, looks), from their tab into the trash. First written there: a cut between
 * leaves them twice, not nowhere.
 */
export function putAside(visit: Visit, ward: OpenWard, tab: Tab, indexes: readonly number[]): void {
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
  removeRows(tab.sheet, indexes.map(rowOf));
}
