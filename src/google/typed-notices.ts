/**
 * What is said in the corner of the sheet about a cell that was typed by hand: that its row lies in closed days, or that
 * it changes the years before as well. The settings are read only for a day that may be closed.
 */

import {
  type AnyTable,
  type Cell,
  type Context,
  decodeCell,
  decodeSettings,
  isDated,
  SETTINGS_SHEET,
} from '../domain/tables';
import { addDays, type Day, formatDay, readDay } from '../domain/values';
import { toast } from './say';
import type { Spreadsheet } from './spreadsheet';
import { openTab } from './tab-reader';

export interface Typed {
  readonly table: AnyTable;
  readonly places: Readonly<Record<string, number | null>>;
  /** The rows that were edited, with what stands in them now. */
  readonly rows: readonly { readonly cells: readonly Cell[]; readonly isNew: boolean }[];
  /** 0-based columns, both ends included. */
  readonly left: number;
  readonly right: number;
  /** What stood in the cell, where one was edited. */
  readonly oldValue: string | undefined;
  readonly context: Context;
}

/** How long a sentence that asks for a decision stays, seconds. */
const SECONDS = 20;

export function sayOfTyped(spreadsheet: Spreadsheet, typed: Typed, toDay: (date: Date) => Day): void {
  const told = [rewriting(typed), closed(typed, () => closedUntil(spreadsheet, typed.context, toDay))];
  const text = told.filter((one) => one !== null).join(' ');
  if (text !== '') toast(spreadsheet, text, SECONDS);
}

const closedUntil = (spreadsheet: Spreadsheet, context: Context, toDay: (date: Date) => Day): Day | null => {
  const tab = openTab(spreadsheet, SETTINGS_SHEET, toDay);
  return tab === null ? null : decodeSettings(tab.raw, context).settings.closedUntil;
};

/** One cell of a row that stands: several at once are pasted lists. */
function rewriting({ table, places, rows, left, right, oldValue, context }: Typed): string | null {
  const [row, ...others] = rows;
  if (row === undefined || others.length > 0 || row.isNew || left !== right || !oldValue) return null;
  for (const [key, { to, says }] of Object.entries(table.rewritesPast ?? {})) {
    const column = table.columns[key];
    if (places[key] !== left || column === undefined) continue;
    const reading = decodeCell(column, row.cells[left] ?? '', context);
    if (to === undefined || (reading.ok && reading.value === to)) return says;
  }
  return null;
}

/** Columns whose days say whether a row lies in closed days; of a table of spells only those that were edited. */
function datedPlaces({ table, places, left, right }: Typed): number[] {
  const { time } = table;
  if (time.kind !== 'span') return [places[time.on] ?? -1];
  return Object.entries(table.columns).flatMap(([key, { type, isSystem }]) => {
    const place = places[key] ?? -1;
    return type.kind === 'day' && !isSystem && place >= left && place <= right ? [place] : [];
  });
}

function closed(typed: Typed, lastClosed: () => Day | null): string | null {
  const { table, places, rows, left, right, oldValue, context } = typed;
  if (!isDated(table)) return null;
  const dated = new Set(datedPlaces(typed).filter((place) => place >= 0));
  const columns = Object.entries(table.columns).filter(([key]) => dated.has(places[key] ?? -1));
  const daysOf = (cells: readonly Cell[]): string[] =>
    columns.flatMap(([key, column]) => {
      const cell = cells[places[key] ?? -1] ?? '';
      const reading = cell === '' ? null : decodeCell(column, cell, context);
      return reading?.ok === true ? [String(reading.value)] : [];
    });
  const old = left === right && dated.has(left) && oldValue !== undefined ? dayTyped(oldValue) : null;
  const days = rows.map(({ cells }) => [...daysOf(cells), ...(old === null ? [] : [old])]);
  if (!days.some((one) => one.some((day) => day < context.today))) return null;
  const until = lastClosed();
  if (until === null) return null;
  // A month or a year is closed where its beginning is.
  const count = days.filter((one) => one.some((day) => day <= until.slice(0, day.length))).length;
  if (count === 0) return null;
  const which = count === 1 ? 'Dòng vừa ghi' : `${count} dòng vừa ghi`;
  return `${which} có ngày trong kỳ đã khóa (đến ${formatDay(until)}). Nếu nhầm, bấm hoàn tác hoặc sửa ngày; nếu đúng, báo cán bộ phường.`;
}

/** The day before the first of Sheets' serial days. */
const EPOCH = '1899-12-30' as Day;

/** What a cell held before: a day comes as its serial number, words as they were typed. */
function dayTyped(text: string): Day | null {
  if (/^\d{5}(\.\d+)?$/.test(text)) return addDays(EPOCH, Math.floor(Number(text)));
  const reading = readDay(text);
  return reading.ok ? reading.value : null;
}
