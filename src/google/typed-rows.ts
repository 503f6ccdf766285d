/**
 * Rows typed by hand: the simple trigger gives each its id and stamps it, says what the person should know, and touches
 * nothing else. It runs without the person's authority and beside every keystroke, so it asks for little.
 */

import {
  type AnyColumn,
  type AnyTable,
  type Cell,
  type Context,
  decodeTable,
  isQuick,
  newRowId,
  rowOf,
  tickDays,
  titleOf,
} from '../domain/tables';
import { type Day, normalizeText, sameText } from '../domain/values';
import { clockOf, type SheetClock } from './days-now';
import { writeColumn } from './rows';
import { fileLock } from './scope';
import type { Sheet, Spreadsheet } from './spreadsheet';
import type { OpenTab } from './tab-reader';
import { toCell } from './tab-reader';
import { spanOf } from './tabs';
import { type Known, markTyped } from './typed-corners';
import { sayOfTyped } from './typed-notices';

/** The part of an edit event that is used. */
export interface EditEvent {
  /** Google's own range carries its place as plain numbers too: four calls less at every keystroke. */
  readonly range: GoogleAppsScript.Spreadsheet.Range & Partial<Record<PlaceKey, unknown>>;
  readonly source?: Spreadsheet | undefined;
  readonly user?: { getEmail(): string } | undefined;
  /** What stands in the cell now, where one was typed into. */
  readonly value?: unknown;
  /** What stood in the cell, where one was edited. */
  readonly oldValue?: string | undefined;
}
type PlaceKey = 'rowStart' | 'rowEnd' | 'columnStart' | 'columnEnd';

/** 1-based, both ends included. The plain numbers are no documented promise: without them the range is asked. */
function placeOf(range: EditEvent['range']): Record<PlaceKey, number> {
  const { rowStart, rowEnd, columnStart, columnEnd } = range;
  const said = { rowStart, rowEnd, columnStart, columnEnd };
  const isSaid = (place: typeof said): place is Record<PlaceKey, number> =>
    Object.values(place).every((one) => typeof one === 'number');
  if (isSaid(said)) return said;
  return {
    rowStart: range.getRow(),
    rowEnd: range.getLastRow(),
    columnStart: range.getColumn(),
    columnEnd: range.getLastColumn(),
  };
}

/** Milliseconds: a trigger that waits longer holds the person up. */
const PATIENCE = 3000;

export function isEditEvent(event: unknown): event is EditEvent {
  if (typeof event !== 'object' || event === null || !('range' in event)) return false;
  const { range } = event;
  // A page of the web app may call the trigger with whatever it likes: only a range of the service has methods.
  return (
    typeof range === 'object' && range !== null && 'getSheet' in range && typeof range.getSheet === 'function'
  );
}

export function stampTypedRows(event: EditEvent, known: Known): void {
  const { range, user, oldValue } = event;
  const sheet = range.getSheet();
  const name = sheet.getName();
  const table = known.tables.find((one) => sameText(one.sheet, name));
  const { rowStart, rowEnd, columnStart, columnEnd } = placeOf(range);
  const first = Math.max(rowStart, rowOf(0));
  const count = rowEnd - first + 1;
  if (table === undefined || count < 1) return;
  const [left, right] = [columnStart - 1, columnEnd - 1];
  const spreadsheet = event.source ?? sheet.getParent();
  const clock = clockOf(spreadsheet);
  const bare = known.bareContext(clock.today);
  const typed = readTyped(table, bare, sheet, clock, { first, count, left, right });
  if (typed === null) return;
  const who = mailOf(user);
  // A pasted cell comes without its value, and without what stood there.
  const isOne = count === 1 && left === right && event.value !== undefined;
  const before = isOne ? (oldValue ?? '') : null;
  const stamper = { who, context: bare, before };
  if (needsId(typed)) stampUnderLock(typed, stamper);
  else writeStamps(typed, stampsOf(typed, stamper, null));
  markTyped({ ...typed, columns: typed.edited, before }, known);
  const { places, entry, toDay } = typed;
  const rows = typed.rows
    .filter((cells) => entry.some((place) => isFilled(cells, place)))
    .map((cells) => ({ cells, isNew: !isFilled(cells, places.enteredAt) && !isFilled(cells, places.id) }));
  sayOfTyped(spreadsheet, { table, places, rows, left, right, oldValue, context: bare }, toDay);
}

const needsId = ({ table, rows, places, entry }: Typed): boolean =>
  table.prefix !== '' &&
  rows.some((cells) => !isFilled(cells, places.id) && entry.some((place) => isFilled(cells, place)));

/** The lock is for the ids: no two rows get the same, and no row gets two. */
function stampUnderLock(typed: Typed, stamper: Stamper): void {
  const lock = fileLock();
  if (!lock.tryLock(PATIENCE)) return;
  try {
    writeStamps(typed, stampsOf(typed, stamper, takenIds(typed.sheet, typed.places.id)));
    SpreadsheetApp.flush();
  } finally {
    lock.releaseLock();
  }
}

/**
 * The hidden columns stand side by side and are the add-on's alone: they are written as one block. Where something of the
 * ward's stands between them each column is written by itself.
 */
function writeStamps(
  { table, tab, sheet, first, rows, places }: Typed,
  stamps: ReturnType<typeof stampsOf>,
): void {
  if (stamps.size === 0) return;
  const [from, to] = spanOf([...stamps.keys()]);
  const isBlock = stamps.size === to - from + 1 || hasOnlyStamps(table, tab, from, to);
  if (!isBlock) {
    const columns = new Map(Object.entries(table.columns).map(([key, column]) => [places[key], column]));
    for (const [place, cells] of stamps) {
      const column = columns.get(place);
      if (column !== undefined) writeColumn(tab, place, column.type.format, cells);
    }
    return;
  }
  sheet
    .getRange(first, from + 1, rows.length, to - from + 1)
    .setValues(
      rows.map((cells, at) =>
        Array.from(
          { length: to - from + 1 },
          (_, offset) => stamps.get(from + offset)?.get(first + at) ?? cells[from + offset] ?? '',
        ),
      ),
    );
}

/** Whether the columns from one place to another are all the add-on's own. */
function hasOnlyStamps(table: AnyTable, { raw }: OpenTab, from: number, to: number): boolean {
  const own = Object.values(table.columns).filter(({ isSystem }) => isSystem);
  return raw.headers
    .slice(from, to + 1)
    .every((title) => own.some(({ header }) => header === titleOf(title)));
}

const mailOf = (user: EditEvent['user']): string =>
  user === undefined || typeof user.getEmail !== 'function' ? '' : user.getEmail();

interface Edited {
  readonly first: number;
  readonly count: number;
  /** 0-based columns, both ends included. */
  readonly left: number;
  readonly right: number;
}

/** The rows of an edit as they stand, and what of them the table knows. */
interface Typed {
  readonly table: AnyTable;
  readonly sheet: Sheet;
  readonly first: number;
  readonly rows: readonly (readonly Cell[])[];
  readonly places: Readonly<Record<string, number | null>>;
  /** Columns that people fill, with their places; and those of them that were edited. */
  readonly entry: readonly number[];
  readonly edited: readonly (readonly [column: AnyColumn, place: number])[];
  readonly left: number;
  readonly right: number;
  readonly tab: OpenTab;
  readonly today: Day;
  /** `yyyy-MM-dd HH:mm`. */
  readonly at: string;
  readonly toDay: (date: Date) => Day;
}

/** Null where no column that people fill was edited. */
function readTyped(
  table: AnyTable,
  bare: Context,
  sheet: Sheet,
  clock: SheetClock,
  { first, count, left, right }: Edited,
): Typed | null {
  const width = sheet.getLastColumn();
  const read = (row: number, rows: number): Cell[][] =>
    sheet
      .getSheetValues(row, 1, rows, width)
      .map((cells) => cells.map((value) => toCell(value, clock.toDay)));
  const [headers = []] = read(1, 1);
  const { places } = decodeTable(table, { headers, rows: [], merges: [] }, bare);
  const columns = Object.entries(table.columns).flatMap(([name, column]) => {
    const place = places[name];
    return column.isSystem || place === null || place === undefined ? [] : [[column, place] as const];
  });
  const edited = columns.filter(([, place]) => place >= left && place <= right);
  if (edited.length === 0) return null;
  const rows = read(first, count);
  return {
    ...clock,
    ...{ table, sheet, first, rows, places, left, right },
    entry: columns.map(([, place]) => place),
    edited: edited.filter(([column]) => isQuick(column)),
    tab: { sheet, raw: { headers, rows, merges: [] } },
  };
}

const isFilled = (cells: readonly Cell[], place: number | null | undefined): boolean =>
  place !== null && place !== undefined && normalizeText(String(cells[place] ?? '')) !== '';

/** What the stamps of an edit are made of beside its rows. */
interface Stamper {
  readonly who: string;
  readonly context: Context;
  /** What stood in the cell, where one was typed into; null where nobody knows. */
  readonly before: Cell | null;
}

/**
 * What is written into the hidden columns, by place and row; empty where each row has its id and a stamp of this minute and
 * person.
 * @param taken ids of the tab; null to ask only whether there is something to write.
 */
function stampsOf(
  { table, rows, first, places, entry, left, right, at, today }: Typed,
  { who, context, before }: Stamper,
  taken: Set<string> | null,
): Map<number, Map<number, Cell>> {
  const stamps = new Map<number, Map<number, Cell>>();
  for (const [index, cells] of rows.entries()) {
    if (!entry.some((place) => isFilled(cells, place))) continue;
    const write = (name: string, cell: Cell): void => {
      const place = places[name];
      if (place === null || place === undefined || cells[place] === cell) return;
      const column = stamps.get(place) ?? new Map<number, Cell>();
      stamps.set(place, column.set(first + index, cell));
    };
    const hasId = isFilled(cells, places.id);
    if (table.prefix !== '' && !hasId) write('id', newRowId(table.prefix, taken ?? new Set(), Math.random));
    const isNew = !hasId && !isFilled(cells, places.enteredAt);
    if (who !== '') write(isNew ? 'enteredBy' : 'editedBy', who);
    write(isNew ? 'enteredAt' : 'editedAt', at);
    const typed = (name: string): Cell | undefined => {
      const place = places[name];
      return place === null || place === undefined || place < left || place > right
        ? undefined
        : (cells[place] ?? '');
    };
    const days = tickDays(table, typed, () => before ?? undefined, context, today);
    for (const [name, day] of days) write(name, day);
  }
  return stamps;
}

function takenIds(sheet: Sheet, place: number | null | undefined): Set<string> {
  const last = sheet.getLastRow();
  if (place === null || place === undefined || last < rowOf(0)) return new Set();
  return new Set(
    sheet
      .getRange(rowOf(0), place + 1, last - 1, 1)
      .getValues()
      .map(([id]) => String(id).toUpperCase()),
  );
}
