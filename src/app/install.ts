/**
 * Sets the workbook up, and mends it: tabs, headers, dropdowns, the first page. Run again it adds what is missing and
 * touches no data, no added column and no added tab.
 */

import { type Day, normalizeText, type Period, tell } from '../domain/values';
import {
  type AnyTable,
  CATALOGUE_SHEET,
  type Cell,
  type CellKind,
  chapterLabel,
  colors,
  compareChapters,
  decodeCell,
  designOf,
  FRONT_SHEET,
  isChosen,
  LABEL_SEPARATOR,
  listOf,
  newRowId,
  placeLists,
  type RawTable,
  recordsOf,
  rowIdOf,
  rowOf,
  SETTINGS_SHEET,
  type SheetDesign,
  sheetDesigns,
  type TableKey,
  TEXTS_SHEET,
  tableKeys,
  tables,
  type WardData,
} from '../domain/ward';
import { offsetOf } from '../google/clock';
import { markCells } from '../google/corners';
import { FORMER_GUIDE, kindOfGuide } from '../google/former-guide';
import { addLines, fillColumn, growTo, Making, makeSheet } from '../google/install';
import { lockTab } from '../google/lock-tab';
import { personAtSheet } from '../google/person';
import { openSpreadsheet, rememberSpreadsheet, type Sheet } from '../google/spreadsheet';
import { Steps } from '../google/steps';
import { Strangers } from '../google/strangers';
import { TabReader } from '../google/tab-reader';
import { type ByTabName, isVacant } from '../google/tabs';
import { makeFrontPage } from './front-page';
import { migrate } from './migrations/migrate';
import { readSettings, readTables } from './read-ward';
import { writtenTabs } from './tab-names';

const LOCALE = 'vi_VN';
const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const OFFSET = '+0700';

export interface Installed {
  /** Whether the workbook had none of the tabs before. */
  readonly isFirst: boolean;
  /** Names of the tabs that were made. */
  readonly tabs: readonly string[];
  /** `Tab: cột` of columns that were added to tabs that were there. */
  readonly columns: readonly string[];
  /** How many rows got an id. */
  readonly rows: number;
  /** How many chapters are new in the dropdowns, or stand there under a new name. */
  readonly chapters: number;
  /** How many cells of other tabs named something by a name that it no longer has. */
  readonly renamed: number;
  /** What the person should know, in Vietnamese. */
  readonly notes: readonly string[];
}

/**
 * @param models the models that the ward records besides the core; left out: those of the settings. Tabs of models
 *   that are there already are kept in order too.
 */
export function install(
  reader: TabReader = new TabReader(openSpreadsheet()),
  models?: readonly string[],
): Installed {
  const { spreadsheet, sheets } = reader;
  rememberSpreadsheet(spreadsheet);
  const migrated = migrate(reader);
  const { settings } = readSettings(reader);
  const chosen = new Set(models ?? settings.models ?? []);
  const designs = sheetDesigns(
    thisYear(reader.today),
    (key) => isChosen(tables[key], chosen) || sheets.has(tables[key].sheet),
  );
  const isFirst = !designs.some(({ name }) => sheets.has(name));
  const active = spreadsheet.getActiveSheet();
  const isEmpty = isFirst && isEmptyFile(sheets);
  const notes: string[] = [...migrated, ...settle(reader, isEmpty)];

  const tabs: string[] = [];
  const columns: string[] = [];
  const strangers = new Strangers(sheets, new Set([...designs.map(({ name }) => name), ...writtenTabs]));
  const making = new Making(reader, (sheet) => {
    const me = personAtSheet() ?? '';
    // Without a name of who may, Google would lock her out who sets the book up.
    if (me !== '')
      attempts.attempt(sheet, () =>
        lockTab(
          sheet,
          (settings.officers ?? []).map(({ email }) => email),
          me,
        ),
      );
  });
  const { attempts } = making;
  const front = frontSheet(reader, isEmpty);
  if (front?.isNew === true) tabs.push(FRONT_SHEET);
  // Lists come first: the dropdowns of the other tabs point at them. Their places among the tabs are kept.
  const order = [...designs.keys()].sort((a, b) => rank(designs[a]) - rank(designs[b]) || a - b);
  const others = [...sheets.keys()].filter((name) => name !== FRONT_SHEET);
  const steps = new Steps(spreadsheet, 'Cài đặt sổ', 1);
  const names = front?.isNew === true ? [FRONT_SHEET, ...others] : [...sheets.keys()];
  const makeAt = (index: number): void => {
    const design = designs[index];
    if (design === undefined) return;
    const position = placeAmong(names, designs.slice(0, index));
    if (!names.includes(design.name)) names.splice(position, 0, design.name);
    const there = sheets.get(design.name);
    const likely = there === undefined ? strangers.like(design) : null;
    if (likely !== null) {
      notes.push(
        `Không tạo tab “${design.name}”: tab “${likely}” có các cột của nó. Nếu đó là tab ấy, đổi tên nó thành “${design.name}” rồi bấm Cài đặt sổ; nếu muốn tab mới, thêm một tab trống tên “${design.name}” rồi bấm lại.`,
      );
      return;
    }
    const make = () => makeSheet(making, design, position);
    const result = there === undefined ? make() : attempts.attempt(there, make);
    if (result === null) return;
    notes.push(...result.notes);
    if (result.isNew) tabs.push(design.name);
    columns.push(...result.addedColumns.map((title) => `${design.name}: ${title}`));
    const tab = reader.tab(design.name);
    if (!result.isNew && tab !== null && (design.name === SETTINGS_SHEET || design.name === TEXTS_SHEET))
      notes.push(...(attempts.attempt(result.sheet, () => addLines(tab, design.name, design.rows)) ?? []));
  };
  steps.take(`Đang xem ${order.length} tab`, () => order.forEach(makeAt));
  const { ward, ...filled } = fillSystemColumns(making);
  making.remember();
  const written =
    front === null ? null : attempts.attempt(front.sheet, () => makeFrontPage(spreadsheet, sheets, ward));
  if (written?.ok === false) notes.push(tell(written.problem));
  notes.push(...attempts.notes('Cài đặt sổ'));
  // A tab that is made comes to the front; the person stays where she was.
  if (front?.isNew === true) front.sheet.activate();
  else if (tabs.length > 0) active.activate();
  return { isFirst, tabs: inOrder(tabs, designs), columns, ...filled, notes };
}

const thisYear = (today: Day): Period => ({
  from: `${today.slice(0, 4)}-01-01` as Day,
  to: `${today.slice(0, 4)}-12-31` as Day,
});

/** Tabs that dropdowns point at, before the tabs that point at them. */
const rank = (design: SheetDesign | undefined): number =>
  design?.columns.some(({ title }) => title === tables.chapters.columns.label.header) ||
  design?.columns.every(({ validation }) => validation === null)
    ? 0
    : 1;

const inOrder = (tabs: readonly string[], designs: readonly SheetDesign[]): string[] =>
  [FRONT_SHEET, ...designs.map(({ name }) => name)].filter((name) => tabs.includes(name));

/** A Vietnamese file reads `35,8` and `01/6` as people mean them; a file with data is told, not changed. */
function settle({ spreadsheet, timeZone }: TabReader, isNewFile: boolean): string[] {
  const locale = spreadsheet.getSpreadsheetLocale();
  // `Asia/Saigon` and `Asia/Bangkok` are Vietnam's time by other names.
  const isOurZone = offsetOf(timeZone) === OFFSET;
  if (locale === LOCALE && isOurZone) return [];
  if (!isNewFile) {
    return [
      `Tệp đang dùng vùng ${locale}, múi giờ ${timeZone}. Vào Tệp → Cài đặt, chọn Việt Nam và (GMT+07:00) để số và ngày được hiểu đúng.`,
    ];
  }
  if (locale !== LOCALE) spreadsheet.setSpreadsheetLocale(LOCALE);
  if (!isOurZone) spreadsheet.setSpreadsheetTimeZone(TIME_ZONE);
  return ['Đã đặt vùng của tệp là Việt Nam và múi giờ là giờ Việt Nam.'];
}

const isEmptyFile = (sheets: ByTabName<Sheet>): boolean => [...sheets.values()].every(isVacant);

/** Behind the nearest of the tabs that come before it, else behind the first page. */
function placeAmong(names: readonly string[], earlier: readonly SheetDesign[]): number {
  const before = [FRONT_SHEET, ...earlier.map(({ name }) => name)].filter((name) => names.includes(name));
  return names.indexOf(before.at(-1) ?? '') + 1;
}

/** The first page's tab: an empty only tab of a new file becomes it. Null while the former one waits to become it. */
function frontSheet(
  { spreadsheet, sheets }: TabReader,
  isEmpty: boolean,
): { sheet: Sheet; isNew: boolean } | null {
  const existing = sheets.get(FRONT_SHEET);
  if (existing !== undefined) return { sheet: existing, isNew: isVacant(existing) };
  const [only, ...others] = [...sheets.entries()];
  if (only !== undefined && others.length === 0 && (isEmpty || isVacant(only[1]))) {
    sheets.delete(only[0]);
    sheets.set(FRONT_SHEET, only[1].setName(FRONT_SHEET));
    return { sheet: only[1], isNew: true };
  }
  const former = sheets.get(FORMER_GUIDE);
  if (former !== undefined && kindOfGuide(former) === 'ours') return null;
  const sheet = spreadsheet.insertSheet(FRONT_SHEET, 0);
  sheets.set(FRONT_SHEET, sheet);
  return { sheet, isNew: true };
}

/** Ids of rows that have none, labels of chapters, names that have changed: one write a column that needs it. */
function fillSystemColumns(
  making: Making,
): Pick<Installed, 'rows' | 'chapters' | 'renamed'> & { readonly ward: WardData } {
  const { reader, attempts } = making;
  const { ward, raw } = readTables(reader, { withUnchosen: true });
  let [rows, chapters, renamed] = [0, 0, 0];
  const fill = (sheet: Sheet, place: number, values: ReadonlyMap<number, string>): number =>
    attempts.attempt(sheet, () => fillColumn(sheet, place, values)) === null ? 0 : values.size;
  for (const key of tableKeys) {
    const sheet = reader.sheets.get(tables[key].sheet);
    const cells = raw.tables[key]?.rows ?? [];
    if (sheet === undefined || cells.length === 0) continue;
    const { places } = ward.records[key];
    // Codes of chapters are what people give them.
    const ids = key === 'chapters' ? new Map<number, string>() : missingIds(key, ward, cells);
    if (places.id != null) rows += fill(sheet, places.id, ids);
    if (places.label != null) {
      const written = fill(sheet, places.label, missingLabels(key, ward, ids));
      if (key === 'chapters') chapters += written;
    }
    for (const [at, names] of oldNames(key, ward, cells)) renamed += fill(sheet, at, names);
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
  return { rows, chapters, renamed, ward };
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

/** One sentence on what was done. */
export function sayInstalled({ tabs, columns, rows, chapters, renamed, notes }: Installed): string {
  const parts = [
    tabs.length > 0 ? `Đã tạo ${tabs.length} tab.` : '',
    columns.length > 0 ? `Đã thêm cột ${columns.join(', ')}.` : '',
    rows > 0 ? `Đã ghi mã cho ${rows} dòng.` : '',
    chapters > 0 ? `Danh sách chọn có thêm hoặc đổi tên ${chapters} chi hội.` : '',
    renamed > 0 ? `Đã ghi tên mới vào ${renamed} ô ghi tên cũ.` : '',
    tabs.length + columns.length + rows + chapters + renamed + notes.length === 0
      ? 'Sổ đã đủ, không phải thêm gì.'
      : '',
    ...notes,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

export const tabColors = { summary: colors.good, check: colors.warning } as const;
