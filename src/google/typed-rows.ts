/**
 * Rows typed by hand: the simple trigger gives each its id and stamps it, says what the person should know, and touches
 * nothing else. It runs without the person's authority and beside every keystroke, so it asks for little.
 */
import {
  type AnyTable,
  builtInCatalogue,
  type Cell,
  type Context,
  decodeTable,
  Index,
  newRowId,
  type TableKey,
  tableKeys,
  tables,
} from '../domain/tables';
import { type Day, normalizeText } from '../domain/values';
import { now } from './clock';
import { dayReader } from './days';
import { type OpenTab, writeColumn } from './rows';
import { sayOfTyped, type Typed } from './typed-notices';
import { type Sheet, toCell } from './workbook';

/** The part of an edit event that is used. */
export interface EditEvent {
  readonly range: GoogleAppsScript.Spreadsheet.Range;
  readonly user?: { getEmail(): string } | undefined;
  /** What stood in the cell, where one was edited. */
  readonly oldValue?: string | undefined;
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

/** Enough to find columns by their headers, and to read days and closed lists. */
const nothing: Context = {
  today: '1930-10-20' as Context['today'],
  catalogue: builtInCatalogue,
  chapters: new Index([]),
  members: new Index([]),
  pairs: new Index([]),
  hardship: new Set(),
  membersOf: () => [],
  knowingThreshold: 1,
};

export function stampTypedRows({ range, user, oldValue }: EditEvent): void {
  const sheet = range.getSheet();
  const name = sheet.getName();
  const key = tableKeys.find((one) => tables[one].sheet === name);
  const first = Math.max(range.getRow(), 2);
  const count = range.getLastRow() - first + 1;
  if (key === undefined || count < 1) return;
  const lock = LockService.getDocumentLock();
  if (lock === null || !lock.tryLock(PATIENCE)) return;
  const spreadsheet = sheet.getParent();
  const zone = spreadsheet.getSpreadsheetTimeZone();
  const toDay = dayReader(zone);
  let typed: Typed | null = null;
  try {
    typed = stamp(
      key,
      sheet,
      { first, count, left: range.getColumn() - 1, right: range.getLastColumn() - 1, oldValue },
      { who: mailOf(user), at: Utilities.formatDate(now(), zone, 'yyyy-MM-dd HH:mm'), toDay },
    );
    SpreadsheetApp.flush();
  } finally {
    lock.releaseLock();
  }
  if (typed !== null) sayOfTyped(spreadsheet, typed, toDay);
}

const mailOf = (user: EditEvent['user']): string =>
  user === undefined || typeof user.getEmail !== 'function' ? '' : user.getEmail();

interface Edited {
  readonly first: number;
  readonly count: number;
  /** 0-based columns, both ends included. */
  readonly left: number;
  readonly right: number;
  readonly oldValue: string | undefined;
}

interface Stamp {
  readonly who: string;
  /** `yyyy-MM-dd HH:mm`, the spreadsheet's clock. */
  readonly at: string;
  readonly toDay: (date: Date) => Day;
}

/** @returns what was typed; null where no column of the table was touched. */
function stamp(
  key: TableKey,
  sheet: Sheet,
  { first, count, left, right, oldValue }: Edited,
  { who, at, toDay }: Stamp,
): Typed | null {
  const table: AnyTable = tables[key];
  const width = sheet.getLastColumn();
  const headers = (sheet.getRange(1, 1, 1, width).getValues()[0] ?? []).map((value) => toCell(value, toDay));
  const { places } = decodeTable(table, { headers, rows: [], merges: [] }, nothing);
  const entry = Object.entries(table.columns).flatMap(([name, column]) =>
    column.isSystem ? [] : (places[name] ?? []),
  );
  if (!entry.some((place) => place >= left && place <= right)) return null;

  const rows = sheet
    .getRange(first, 1, count, width)
    .getValues()
    .map((row) => row.map((value): Cell => toCell(value, toDay)));
  const tab: OpenTab = { sheet, raw: { headers, rows, merges: [] } };
  const isFilled = (cells: readonly Cell[], place: number | null | undefined): boolean =>
    place !== null && place !== undefined && normalizeText(String(cells[place] ?? '')) !== '';

  const changes = {
    id: new Map<number, Cell>(),
    enteredBy: new Map<number, Cell>(),
    enteredAt: new Map<number, Cell>(),
    editedBy: new Map<number, Cell>(),
    editedAt: new Map<number, Cell>(),
  };
  const needsId = table.prefix !== '';
  const isNew = (cells: readonly Cell[]) => !isFilled(cells, places.enteredAt) && !isFilled(cells, places.id);
  const filled = rows.flatMap((cells, index) =>
    entry.some((place) => isFilled(cells, place)) ? [{ cells, row: first + index }] : [],
  );
  const taken = filled.some(({ cells }) => needsId && !isFilled(cells, places.id))
    ? takenIds(sheet, places.id)
    : new Set<string>();
  for (const { cells, row } of filled) {
    if (needsId && !isFilled(cells, places.id)) {
      changes.id.set(row, newRowId(table.prefix, taken, Math.random));
    }
    const [by, when] = isNew(cells)
      ? ([changes.enteredBy, changes.enteredAt] as const)
      : ([changes.editedBy, changes.editedAt] as const);
    if (who !== '') by.set(row, who);
    when.set(row, at);
  }
  for (const [name, cells] of Object.entries(changes)) {
    const place = places[name];
    if (place !== null && place !== undefined) writeColumn(tab, place, '@', cells);
  }
  return {
    ...{ table, places, left, right, oldValue },
    rows: filled.map(({ cells }) => ({ cells, isNew: isNew(cells) })),
    context: { ...nothing, today: at.slice(0, 10) as Day },
  };
}

function takenIds(sheet: Sheet, place: number | null | undefined): Set<string> {
  const last = sheet.getLastRow();
  if (place === null || place === undefined || last < 2) return new Set();
  return new Set(
    sheet
      .getRange(2, place + 1, last - 1, 1)
      .getValues()
      .map(([id]) => String(id).toUpperCase()),
  );
}
