/** A row that was just written: how it stands now, what is told of it, what is remembered and logged. */

import type { AnyColumn, Cell, Context, TableKey } from '../../domain/ward';
import { log, unlogged } from '../../google/log';
import { keepText } from '../../google/memory';
import type { Receipt } from '../../shared/contract';
import { isRecalled } from '../forms/fields';
import { forgetMembers } from '../members/search-index';
import type { Visit } from '../rpc/visit';
import { showCell } from './cells';
import type { OpenWard } from './open-ward';
import { cellOf, entryColumns, type Tab, textAt } from './tab';
import { receiptText, viewRow } from './view';

/** @param visit what happened at the grid meanwhile is told once, with the first receipt. */
export function receiptOf(
  visit: Visit,
  ward: OpenWard,
  tab: Tab,
  cells: readonly Cell[],
  number: number,
  at: string,
  isRepeat: boolean,
  notices: readonly string[] = [],
): Receipt {
  const entered = textAt(cells, tab.places.enteredAt);
  return {
    row: viewRow(tab, cells, number, ward.context, ward.person, [...visit.told.splice(0), ...notices]),
    isRepeat,
    text: receiptText(tab, cells, ward.context, isRepeat && entered !== '' ? entered : at),
  };
}

/** Of the 50,000 characters that a cell of the log holds. */
const LONGEST_CHANGE = 300;

/**
 * What a change did, a line a cell, for the log, which everybody who opens the file reads: of what is sensitive only that
 * it changed.
 */
export function changeText(
  tab: Tab,
  before: readonly Cell[],
  changed: ReadonlyMap<string, Cell>,
  context: Context,
): string {
  const shown = (column: AnyColumn, cell: Cell): string => {
    const text = showCell(column, cell, context);
    return text === ''
      ? '(trống)'
      : text.length > LONGEST_CHANGE
        ? `${text.slice(0, LONGEST_CHANGE)}…`
        : text;
  };
  return entryColumns(tab.table)
    .flatMap(([key, column]) => {
      const cell = changed.get(key);
      if (cell === undefined) return [];
      return column.isSensitive
        ? [`${column.header}: đã đổi`]
        : [`${column.header}: ${shown(column, cellOf(tab, before, key))} → ${shown(column, cell)}`];
    })
    .join('\n');
}

/** How long the occasion of a person's last row is offered: a working day. */
const RECALL_SECONDS = 21_600;

/** What is remembered and logged of a write. @param change what the row said before and says now. */
export function afterWrite(
  visit: Visit,
  tab: Tab,
  id: string,
  what: string,
  cells: ReadonlyMap<string, Cell> = new Map(),
  change = '',
): void {
  const recalled = Object.fromEntries(
    entryColumns(tab.table).flatMap(([key, column]) => {
      const cell = cells.get(key);
      return isRecalled(tab.table, key, column) && typeof cell === 'string' && cell !== ''
        ? [[key, cell]]
        : [];
    }),
  );
  if (Object.keys(recalled).length > 0) {
    keepText(lastKey(visit.name, tab.key), JSON.stringify(recalled), RECALL_SECONDS);
  }
  if (tab.key === 'members') forgetMembers();
  logAbout(visit, what, tab.table.sheet, id, change);
}

/** The line of a write that was cut before it was logged, when the same is sent again. @param at when it was written. */
export function logOnce(
  visit: Visit,
  { table }: Pick<Tab, 'table'>,
  { id, what, change = '' }: { readonly id: string; readonly what: string; readonly change?: string },
  at?: string,
): void {
  const line = { what, table: table.sheet, ...(at === undefined ? {} : { at }) };
  const [row] = unlogged(visit.spreadsheet, line, [id]);
  if (row !== undefined) logAbout(visit, what, table.sheet, row, change);
}

/** Cache key of what a person chose last; names longer than a key are cut. */
export const lastKey = (name: string, key: TableKey): string => `last.${key}.${name}`.slice(0, 200);

export function logAbout(visit: Visit, what: string, sheet: string, row: string, change = ''): void {
  const { spreadsheet, at, name, link } = visit;
  log(spreadsheet, { at, who: name, link: link?.id ?? '', what, table: sheet, row, change });
}
