/** What *Cài đặt sổ* writes into rows that are there: ids, labels of dropdowns, names that have changed. */

import { normalizeText } from '../domain/values';
import {
  type AnyTable,
  CATALOGUE_SHEET,
  type Cell,
  type CellKind,
  chapterLabel,
  compareChapters,
  decodeCell,
  designOf,
  LABEL_SEPARATOR,
  listOf,
  newRowId,
  placeLists,
  type RawTable,
  recordsOf,
  rowIdOf,
  rowOf,
  type TableKey,
  tableKeys,
  tables,
  type WardData,
} from '../domain/ward';
import { markCells } from '../google/corners';
import { fillColumn, growTo, type Making } from '../google/install';
import type { Sheet } from '../google/spreadsheet';
import type { Steps } from '../google/steps';
import { giveCodes } from './chapter-codes';
import { readTables } from './read-ward';

/** What was written into rows. */
export type Filled = { -readonly [K in 'rows' | 'chapters' | 'renamed']: number };

/**
 * Ids of rows that have none, labels of chapters, names that have changed: one write a column that needs it.
 * @param filled grows. @param from the table to begin with.
 * @returns the table that comes next where the time is up; the rows as they were read; what the person should know.
 */
export function fillSystemColumns(
  making: Making,
  filled: Filled,
  from: TableKey | null,
  steps: Steps,
  before: number,
): { readonly next: TableKey | null; readonly ward: WardData; readonly notes: readonly string[] } {
  const { reader, attempts } = making;
  const asTyped = readTables(reader, { withUnchosen: true });
  const { isWritten, notes } = giveCodes(making, asTyped);
  const { ward, raw } = isWritten ? readTables(reader, { withUnchosen: true }) : asTyped;
  const first = from === null ? 0 : Math.max(tableKeys.indexOf(from), 0);
  const fill = (sheet: Sheet, place: number, values: ReadonlyMap<number, string>): number =>
    attempts.attempt(sheet, () => fillColumn(sheet, place, values)) === null ? 0 : values.size;
  let hasFilled = false;
  for (const [at, key] of tableKeys.entries()) {
    const sheet = reader.sheets.get(tables[key].sheet);
    const cells = raw.tables[key]?.rows ?? [];
    if (at < first || sheet === undefined || cells.length === 0) continue;
    if (hasFilled && steps.isLate()) return { next: key, ward, notes };
    hasFilled = true;
    steps.piece(`Đang xem các dòng của ${tables[key].sheet}`, before + at, before + tableKeys.length);
    const { places } = ward.records[key];
    // Chapters have their codes.
    const ids = key === 'chapters' ? new Map<number, string>() : missingIds(key, ward, cells);
    if (places.id != null) filled.rows += fill(sheet, places.id, ids);
    if (places.label != null) {
      const written = fill(sheet, places.label, missingLabels(key, ward, ids));
      if (key === 'chapters') filled.chapters += written;
    }
    for (const [at, names] of oldNames(key, ward, cells)) filled.renamed += fill(sheet, at, names);
    const columns = Object.entries(tables[key].columns).flatMap(([name, column]) => {
      const at = ward.records[key].places[name];
      return at === null || at === undefined || column.isSystem ? [] : [[column, at] as const];
    });
    markCells(making, sheet, { columns, design: designOf(tables[key]), rows: cells, context: ward.context });
  }
  const catalogue = reader.sheets.get(CATALOGUE_SHEET);
  const listed = raw.catalogue;
  if (catalogue !== undefined && listed !== null)
    attempts.attempt(catalogue, () => fillSides(catalogue, listed, ward));
  return { next: null, ward, notes };
}

/** Cells such as `Khu 1 · K1` whose name is not today's: the code decides whom they mean. By column, then by row. */
function oldNames(
  key: TableKey,
  { records, context }: WardData,
  rows: readonly (readonly Cell[])[],
): Map<number, Map<number, string>> {
  const found = new Map<number, Map<number, string>>();
  for (const [name, column] of Object.entries(tables[key].columns)) {
    const place = records[key].places[name];
    const isPointing =
      column.type.kind === 'reference' ||
      (column.type.kind === 'choice' &&
        listOf(column.type.list, context.catalogue).entries.some(({ id }) => id));
    if (!isPointing || place === null || place === undefined) continue;
    const names = new Map<number, string>();
    for (const [index, row] of rows.entries()) {
      const cell = row[place];
      // A name without a code is what a person typed, and stays.
      if (typeof cell !== 'string' || !cell.includes('·')) continue;
      const reading = decodeCell(column, cell, context);
      if (!reading.ok) continue;
      const kind: CellKind<unknown> = column.type;
      const now = kind.write(reading.value, cell, context);
      if (typeof now === 'string' && now !== normalizeText(cell)) names.set(rowOf(index), now);
    }
    if (names.size > 0) found.set(place, names);
  }
  return found;
}

/** Keeps the chapters in the list that tabs of ward and chapters alike choose from; what officers added there stays. */
function fillSides(sheet: Sheet, raw: RawTable, ward: WardData): void {
  const at = placeLists(raw.headers)('sides')?.at;
  if (at === undefined) return;
  const cells = raw.rows.map((row) => normalizeText(String(row[at] ?? '')));
  let next = cells.reduce((found, cell, index) => (cell === '' ? found : index), -1) + 1;
  const values = new Map<number, string>();
  for (const chapter of [...ward.context.chapters.all].sort(compareChapters)) {
    const label = chapterLabel(chapter);
    // A chapter that was renamed keeps its line: the code behind the name tells.
    const place = cells.findIndex((cell) => cell.endsWith(`· ${chapter.key}`));
    if (place < 0) values.set(rowOf(next++), label);
    else if (cells[place] !== label) values.set(rowOf(place), label);
  }
  if (values.size === 0) return;
  growTo(sheet, Math.max(...values.keys()));
  fillColumn(sheet, at, values);
}

/** What the dropdowns of other tabs offer of a table's rows, where it does not stand there. @param ids given in this run. */
function missingLabels(key: TableKey, ward: WardData, ids: ReadonlyMap<number, string>): Map<number, string> {
  const values = new Map<number, string>();
  const note = (row: number, now: unknown, label: string): void => {
    if (label !== '' && now !== label) values.set(row, label);
  };
  for (const row of key === 'chapters' ? ward.records.chapters.rows : []) {
    const entry = ward.context.chapters.get(row.code);
    note(row.row, row.label, entry === undefined ? '' : chapterLabel(entry));
  }
  const { offers }: AnyTable = tables[key];
  const list = offers?.[0]?.list;
  if (list === undefined) return values;
  const labels = new Map(
    listOf(list, ward.context.catalogue).entries.flatMap(({ id, label }) =>
      id === undefined ? [] : [[id, label] as const],
    ),
  );
  for (const row of recordsOf(ward, key)) {
    const label = labels.get(rowIdOf(row));
    const id = row.key === '' ? ids.get(row.row) : row.key;
    if (label !== undefined && id !== undefined) note(row.row, row.label, `${label}${LABEL_SEPARATOR}${id}`);
  }
  return values;
}

/** Rows with something in them and no id, right or wrong: an id is how a wrong row is spoken of too. */
function missingIds(
  key: TableKey,
  ward: WardData,
  rows: readonly (readonly unknown[])[],
): Map<number, string> {
  const { places } = ward.records[key];
  const at = places.id;
  const values = new Map<number, string>();
  if (at === null || at === undefined) return values;
  const entry = Object.entries(tables[key].columns)
    .filter(([, column]) => !column.isSystem)
    .flatMap(([name]) => (places[name] == null ? [] : [places[name]]));
  // A tick box that nobody ticked reads false.
  const isBlank = (value: unknown) => value === false || normalizeText(String(value ?? '')) === '';
  const taken = new Set(rows.map((row) => String(row[at] ?? '').toUpperCase()));
  for (const [index, row] of rows.entries()) {
    if (!isBlank(row[at]) || entry.every((place) => isBlank(row[place]))) continue;
    values.set(rowOf(index), newRowId(tables[key].prefix, taken, Math.random));
  }
  return values;
}
