/** Looking at rows: one fresh from the sheet, those that are alike, the last ones. */

import { done, failed } from '../../domain/values';
import { rowOf, tables } from '../../domain/ward';
import { goToRow } from '../../google/page';
import { sheetNamed } from '../../google/tabs';
import type { Input, Output, RowView } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import { tableFor, tablesFor } from '../rpc/person';
import type { Visit } from '../rpc/visit';
import { findAlike } from './alike';
import { checkRow } from './check-row';
import { findRow, GONE, openFor, rowAt } from './find';
import { openWard } from './open-ward';
import { chapterOf, entryColumns, textAt } from './tab';
import { viewRow } from './view';

/** Rows of one answer. */
const MOST_ROWS = 20;
export function getRow({ table, id }: Input<'row.get'>, visit: Visit): Answer<RowView> {
  const opened = openFor(visit, table);
  if (!opened.ok) return opened;
  const { ward, tab } = opened.value;
  const index = findRow(ward, tab, id);
  return index === null
    ? failed(GONE)
    : done(viewRow(tab, rowAt(tab, index), rowOf(index), ward.context, ward.person));
}

/** Only where the sheet is: there is no grid before a link. */
export function showRow({ table, row }: Input<'row.show'>, visit: Visit): Answer<Output<'row.show'>> {
  const known = tableFor(visit, table);
  if (!known.ok) return known;
  const sheet = sheetNamed(visit.spreadsheet, tables[known.value].sheet);
  if (sheet !== null) goToRow(sheet, row);
  return done({});
}

export function similarRows(
  { table, values }: Input<'rows.similar'>,
  visit: Visit,
): Answer<Output<'rows.similar'>> {
  const opened = openFor(visit, table);
  if (!opened.ok) return opened;
  const { ward, tab } = opened.value;
  const checked = checkRow(ward, tab, values, null);
  return checked.ok ? done({ rows: findAlike(ward, tab, checked.value.record) }) : checked;
}

export function myRows(
  { tables: names, scope }: Input<'rows.mine'>,
  visit: Visit,
): Answer<Output<'rows.mine'>> {
  const wanted = tablesFor(visit).filter((key) => names.length === 0 || names.includes(key));
  const ward = openWard(visit, wanted);
  const { person, context } = ward;
  const isOwnOnly = person.role === 'link' || (scope === 'chapter' && person.chapter !== null);
  const rows = wanted
    .flatMap((key) => {
      const tab = ward.tabs.get(key);
      if (tab === undefined) return [];
      const entry = entryColumns(tab.table).flatMap(([name]) => tab.places[name] ?? []);
      return tab.raw.rows.flatMap((cells, index) => {
        if (entry.every((place) => (cells[place] ?? '') === '')) return [];
        const isMine = scope === 'chapter' || textAt(cells, tab.places.enteredBy) === visit.name;
        return isMine ? [{ tab, cells, index, at: textAt(cells, tab.places.enteredAt) }] : [];
      });
    })
    .filter(({ tab, cells }) => !isOwnOnly || person.chapters.includes(chapterOf(tab, cells, context) ?? ''))
    .sort((a, b) => (a.at === b.at ? b.index - a.index : a.at < b.at ? 1 : -1))
    .slice(0, MOST_ROWS)
    .map(({ tab, cells, index }) => viewRow(tab, cells, rowOf(index), context, person));
  return done({ rows });
}
