/**
 * How tabs look: given whole to columns that are made, and mended where a design has changed since. A few calls for a tab,
 * because the looks of all its columns go in one array a kind.
 */
import { type ColumnDesign, colors, type SheetDesign } from '../domain/tables';
import type { Rules } from './rules';
import type { Sheet } from './spreadsheet';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** Pixels: two lines of a header. */
const HEADER_HEIGHT = 34;

/** A column and its 0-based place on the tab. */
export interface Placed {
  readonly column: ColumnDesign;
  readonly place: number;
}

/** Neighbours that share what `of` answers: its value, the place of the first and how many they are. */
function sharing<T>(
  run: readonly Placed[],
  of: (column: ColumnDesign) => T,
  joined: (group: T, next: T) => T | null = (group, next) => (group === next ? group : null),
): [T, number, number][] {
  const groups: [T, number, number][] = [];
  for (const { column, place } of run) {
    const last = groups.at(-1);
    const shared = last === undefined ? null : joined(last[0], of(column));
    if (last === undefined || shared === null) groups.push([of(column), place, 1]);
    else {
      last[0] = shared;
      last[2] += 1;
    }
  }
  return groups;
}

/** Neighbours whose widths are that near are set as one, as wide as the widest of them. Pixels. */
const NEAR = 50;
const widest = (group: number, next: number): number | null =>
  group !== HIDDEN && next !== HIDDEN && Math.abs(group - next) <= NEAR
    ? Math.max(group, next)
    : group === next
      ? group
      : null;

/** Nobody sees how wide a hidden column is. */
const HIDDEN = 0;

const filled = <T>(rows: number, row: readonly T[]): T[][] => Array.from({ length: rows }, () => [...row]);

/** The whole looks of new columns, down to the row `last`; a person may change them afterwards. Answers their cells. */
export function dressNew(sheet: Sheet, run: readonly Placed[], last: number, rules: Rules): Range {
  const first = run[0]?.place ?? 0;
  const columns = run.map(({ column }) => column);
  const widths = sharing(run, (column) => (column.isHidden ? HIDDEN : column.width), widest);
  for (const [width, place, count] of widths)
    if (width !== HIDDEN) sheet.setColumnWidths(place + 1, count, width);
  const block = sheet.getRange(1, first + 1, last, columns.length);
  const looks = <T>(header: T, of: (column: ColumnDesign) => T): T[][] => [
    columns.map(() => header),
    ...filled(last - 1, columns.map(of)),
  ];
  block.setNumberFormats(looks('@', ({ format }) => format));
  block.setVerticalAlignment('middle');
  block.setHorizontalAlignments(looks<'left' | 'center' | 'right'>('center', ({ align }) => align));
  block.setWraps(looks(true, ({ isWrapped }) => isWrapped));
  block.setFontColors(looks<string>(colors.white, ({ isSystem }) => (isSystem ? colors.grey : colors.ink)));
  const row = columns.map(({ validation }) => rules.of(validation));
  if (row.some((rule) => rule !== null))
    block.setDataValidations([row.map(() => null), ...filled(last - 1, row)]);
  for (const [isHidden, place, count] of sharing(run, (column) => column.isHidden))
    if (isHidden) sheet.hideColumns(place + 1, count);
  return block;
}

/** Dropdowns and pickers of blank cells: filled ones have the rule that their content may have. */
export function ruleBlank(
  sheet: Sheet,
  run: readonly Placed[],
  first: number,
  last: number,
  rules: Rules,
): void {
  const row = run.map(({ column }) => rules.of(column.validation));
  if (first > last || row.every((rule) => rule === null)) return;
  sheet
    .getRange(first, (run[0]?.place ?? 0) + 1, last - first + 1, run.length)
    .setDataValidations(filled(last - first + 1, row));
}

/** Formats of blank cells: a real day that stands already would be shown as a number under the format of texts. */
export function formatBlank(sheet: Sheet, run: readonly Placed[], first: number, last: number): void {
  if (first > last) return;
  sheet.getRange(first, (run[0]?.place ?? 0) + 1, last - first + 1, run.length).setNumberFormats(
    filled(
      last - first + 1,
      run.map(({ column }) => column.format),
    ),
  );
}

/** Looks and notes of header cells that stand beside each other; a person's own note stays. @param isNew given by `dressNew`. */
export function dressHeader(
  header: Range,
  run: readonly Placed[],
  design: SheetDesign,
  isNew: boolean,
): void {
  header.setBackgrounds([run.map(({ column }) => (column.isSystem ? colors.grey : colors.accent))]);
  header.setFontWeight('bold');
  const old = isNew ? run.map(() => '') : (header.getNotes()[0] ?? []);
  const notes = run.map(({ column, place }, at) =>
    noteOf(old[at] ?? '', column, place === 0 ? design.note : ''),
  );
  if (notes.some((note, at) => note !== old[at])) header.setNotes([notes]);
  if (!isNew)
    header
      .setFontColor(colors.white)
      .setWrap(true)
      .setHorizontalAlignment('center')
      .setVerticalAlignment('middle');
}

/** What the add-on once wrote on every header goes; the tab's note is on its first cell. */
function noteOf(old: string, column: ColumnDesign, tabNote: string): string {
  const isOurs =
    old === '' || old === column.note || old.startsWith(`${column.title}: ${column.note.split('\n')[0]}`);
  return isOurs ? tabNote : old;
}

/** What a new tab is given once. */
export function dressTab(sheet: Sheet, block: Range, design: SheetDesign): void {
  sheet.setTabColor(design.tabColor);
  sheet.setFrozenRows(1);
  sheet.setRowHeight(1, HEADER_HEIGHT);
  if (design.isHidden === true) sheet.hideSheet();
  if (design.frozenColumns > 0) sheet.setFrozenColumns(design.frozenColumns);
  block.applyRowBanding(SpreadsheetApp.BandingTheme.LIGHT_GREY, true, false);
}

/** Whoever types over a header is warned, and may do it. A header that somebody protected otherwise is theirs. */
export function protectHeader(sheet: Sheet, header: Range, isNew: boolean): void {
  if (!isNew) {
    const protections = sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE);
    const isHeader = (range: Range) => range.getRow() === 1 && range.getNumRows() === 1;
    if (protections.some((one) => isHeader(one.getRange()))) return;
  }
  header.protect().setWarningOnly(true);
}
