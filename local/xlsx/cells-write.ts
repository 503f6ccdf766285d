/** Writes the cells of a sheet: those that nobody touched unchanged from the file, the others from the model. */

import { areaName, cellName, columnName, EXCEL_COLUMNS } from '../a1';
import { type Cell, DEFAULT_COLUMN_WIDTH, DEFAULT_ROW_HEIGHT, type Sheet } from '../model';
import { EPOCH_1904 } from './cells-read';
import { toFile } from './formula';
import type { CellSource, KeptSheet, RowSource, SharedGroup } from './kept';
import { isDateFormat } from './number-formats';
import type { StoredCell } from './own-part';
import { withAttributes } from './patch';
import { linkToFile } from './places';
import { hasStyle, isPlainRuns, joined, unlinked } from './runs';
import { canonical } from './stored';
import { EXCEL_TEXT, runsXml } from './strings';
import type { WriteContext } from './write-context';
import { escapeText, XmlReader } from './xml';

/** A formula longer than this makes Excel refuse the file. */
const LONGEST_FORMULA = 8192;
/** The only error values that a cell may hold in a file. */
const FILE_ERRORS = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
]);

/** Pixels a character of Arial takes for each point of its size, and what a line and a row take besides. */
const CHARACTER = 0.68;
const LINE = 1.7;
const ROW_PADDING = 6;

/** Height that a row's wrapped cells need; undefined where one line does. Merged cells do not make a row grow. */
function grownHeight(sheet: Sheet, row: number): number | undefined {
  let needed = 0;
  for (const [column, cell] of (sheet.cells[row] ?? []).entries()) {
    if (cell?.style?.wrap !== 'wrap' || typeof cell.value !== 'string' || isMerged(sheet, row, column))
      continue;
    const size = cell.style.text?.fontSize ?? 10;
    const width = (sheet.columnWidths.get(column) ?? DEFAULT_COLUMN_WIDTH) - ROW_PADDING;
    const perLine = Math.max(1, width / (size * CHARACTER));
    const lines = cell.value
      .split('\n')
      .reduce((total, line) => total + Math.max(1, Math.ceil(line.length / perLine)), 0);
    if (lines > 1) needed = Math.max(needed, Math.ceil(lines * size * LINE) + ROW_PADDING);
  }
  return needed > DEFAULT_ROW_HEIGHT ? needed : undefined;
}

const isMerged = (sheet: Sheet, row: number, column: number): boolean =>
  sheet.merges.some(
    (area) =>
      row >= area.row &&
      row < area.row + area.rows &&
      column >= area.column &&
      column < area.column + area.columns,
  );

/** Equal as plain values; the same object, or nothing on both sides, is decided quickly. */
const alike = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && canonical(a) === canonical(b));

const sameText = (cell: Cell, source: CellSource): boolean =>
  cell.runs === source.runs || alike(unlinked(cell.runs), unlinked(source.runs));

const sameContent = (cell: Cell, source: CellSource): boolean =>
  cell.formula === source.formula && alike(cell.value, source.value) && sameText(cell, source);

/** The `f` element of a cell's source; '' where it has none. */
function formulaOf(xml: string): string {
  let found = '';
  const reader = new XmlReader(xml).root();
  reader.children((name) => {
    if (name === 'f') found = reader.raw();
  });
  return found;
}

/** A cell's source at another place, in another format. */
function readdressed(xml: string, ref: string, format: number): string {
  const tag = new XmlReader(xml).root().tag();
  return withAttributes(tag, { r: ref, s: format === 0 ? undefined : format }) + xml.slice(tag.length);
}

/** The list of rows of a tab that has none. */
export const EMPTY_ROWS = '<sheetData></sheetData>';

interface WrittenCells {
  /** The `sheetData` element. */
  readonly xml: string;
  readonly dimension: string;
  readonly stored: StoredCell[];
}

export function writeCells(
  sheet: Sheet,
  old: KeptSheet | undefined,
  filtered: ReadonlySet<number>,
  context: WriteContext,
): WrittenCells {
  const { styles, strings, kept } = context;
  const stored: StoredCell[] = [];
  const rows: string[] = [];
  const formulas = new Map<string, string>();
  const broken = brokenGroups();
  const moved = movedRows();
  let clean = old !== undefined;
  let top = -1;
  let bottom = 0;
  let left = EXCEL_COLUMNS;
  let right = 0;
  const extra = [
    sheet.cells.length - 1,
    ...sheet.rowHeights.keys(),
    ...sheet.hiddenRows,
    ...(old?.rows.keys() ?? []),
  ];
  const last = extra.reduce((a, b) => Math.max(a, b), -1);
  for (let row = 0; row <= last; row++) {
    const before = old?.rows.get(row);
    const xml = rowXml(row, moved.get(row) ?? null);
    if (xml !== (before?.xml ?? '')) clean = false;
    if (xml !== '') rows.push(xml);
  }

  /** What was read of a row, where it stands now: rows that were inserted or deleted above have moved it. */
  function movedRows(): Map<number, RowSource> {
    const found = new Map<number, RowSource>();
    if (old === undefined) return found;
    const byLine = new Map<unknown, RowSource>();
    for (const source of old.rows.values()) if (source.line !== undefined) byLine.set(source.line, source);
    const placed = new Set<RowSource>();
    sheet.cells.forEach((line, row) => {
      const source = line === undefined ? undefined : byLine.get(line);
      if (source === undefined) return;
      found.set(row, source);
      placed.add(source);
    });
    // Where the host works on a copy, no row is known by its cells: then its number counts.
    for (const [row, source] of old.rows) if (!placed.has(source) && !found.has(row)) found.set(row, source);
    return found;
  }

  /** A source of this very place, or the one that the cell brought along when rows moved. */
  function sourceOf(cell: Cell, row: number, column: number): CellSource | undefined {
    return kept?.cellSources.get(cell) ?? placed(row, column);
  }

  function placed(row: number, column: number): CellSource | undefined {
    return old?.rows.get(row)?.cells.find((source) => source.column === column);
  }

  /** Shared formulas of which a cell has changed or gone: the others must then have their own. */
  function brokenGroups(): Set<SharedGroup> {
    const found = new Set<SharedGroup>();
    for (const { cells } of old?.rows.values() ?? []) {
      for (const source of cells) {
        if (source.group === undefined || found.has(source.group)) continue;
        const cell = sheet.cells[source.row]?.[source.column];
        if (cell?.formula !== source.formula) found.add(source.group);
      }
    }
    return found;
  }

  function rowXml(row: number, source: RowSource | null): string {
    const height = sheet.rowHeights.get(row);
    const hidden = sheet.hiddenRows.has(row) || filtered.has(row);
    const number = row + 1;
    const line = sheet.cells[row] ?? [];
    const pieces: string[] = [];
    const blanks = (source?.cells ?? []).filter((one) => one.row === row && line[one.column] === undefined);
    const columns = new Map<number, Cell | CellSource>(blanks.map((one) => [one.column, one]));
    line.forEach((cell, column) => {
      if (cell !== undefined) columns.set(column, cell);
    });
    let untouched = source !== null;
    for (const [column, cell] of [...columns].sort(([a], [b]) => a - b)) {
      const ref = columnName(column) + number;
      if ('xml' in cell) {
        // Held nothing that the model knows (an empty text): it stays unless the model had something there.
        if (cell.value !== undefined || cell.formula !== undefined || cell.style !== undefined) {
          untouched = false;
          continue;
        }
        if (cell.string !== undefined) strings.use(cell.string);
        pieces.push(addressed(cell.xml, ref));
        continue;
      }
      const from = sourceOf(cell, row, column);
      const xml = cellXml(cell, row, column, ref, from);
      if (xml !== from?.xml) untouched = false;
      if (xml === '') continue;
      pieces.push(addressed(xml, ref));
      if (top < 0) top = row;
      bottom = row;
      if (column < left) left = column;
      if (column > right) right = column;
      remember(cell, row, column);
    }
    const sized = source !== null && source.height === height && source.hidden === hidden;
    if (source !== null && sized && old?.rows.get(row) === source) {
      const { xml, tag } = source;
      const inner = xml.slice(tag.length, Math.max(xml.lastIndexOf('</'), tag.length));
      if ((untouched && pieces.length === source.count) || pieces.join('') === inner) return xml;
    }
    // Google lets a row grow with its wrapped text; a file has to state the height.
    const grown = height === undefined ? grownHeight(sheet, row) : undefined;
    if (source === null && pieces.length === 0 && height === undefined && !hidden) return '';
    const set: Record<string, string | number | undefined> = { r: number, spans: undefined };
    if (height !== source?.height) {
      set.ht = height === undefined ? grown && (grown * 3) / 4 : (height * 3) / 4;
      set.customHeight = height === undefined ? undefined : 1;
    } else if (grown !== undefined) set.ht = (grown * 3) / 4;
    if (hidden !== (source?.hidden ?? false)) set.hidden = hidden ? 1 : undefined;
    const tag = withAttributes(source?.tag.replace(/\s*\/?>$/, '>') ?? '<row>', set);
    const name = /^<([^\s>]+)/.exec(tag)?.[1] ?? 'row';
    return pieces.length === 0 ? tag.replace(/>$/, '/>') : `${tag}${pieces.join('')}</${name}>`;
  }

  /** A cell without an address follows the one before it, which may now be another. */
  function addressed(xml: string, ref: string): string {
    return /^<[^>]*\sr\s*=/.test(xml) ? xml : readdressed(xml, ref, formatIn(xml));
  }

  function cellXml(
    cell: Cell,
    row: number,
    column: number,
    ref: string,
    source: CellSource | undefined,
  ): string {
    const { value, formula } = cell;
    if (value === undefined && formula === undefined && cell.style === undefined) return '';
    const sameStyle = source !== undefined && alike(cell.style, source.style);
    const style = sameStyle ? source.style : cell.style;
    const format = styles.format(style);
    const here = source?.row === row && source.column === column;
    if (source !== undefined && sameContent(cell, source)) {
      // A run's font is whole in the file, and only what differs from the cell's in the model.
      const sameFont = source.runs === undefined || alike(cell.style?.text, source.style?.text);
      const sameDay = isDay(style) === isDay(source.style) || kept?.from1904 !== true;
      if (isReusable(source, here, formula) && (sameStyle || (sameFont && sameDay))) {
        if (source.string !== undefined) strings.use(source.string);
        return here && sameStyle ? source.xml : readdressed(source.xml, ref, format);
      }
    }
    const head = format === 0 ? `<c r="${ref}"` : `<c r="${ref}" s="${format}"`;
    const same = source !== undefined && source.formula === formula;
    const marks = same && formula !== undefined ? dynamicMark(source.xml) : '';
    const f =
      formula === undefined || formula.length > LONGEST_FORMULA
        ? ''
        : formulaXml(formula, value, row, column, same ? source : undefined);
    return `${head}${f === '' ? '' : marks}${contentXml({ ...cell, ...(style && { style }) }, f)}`;
  }

  /** May the source of a cell with the same content be written back, or does its formula mean something else now? */
  function isReusable(source: CellSource, here: boolean, formula: string | undefined): boolean {
    if (formula === undefined) return here || !OPAQUE.test(source.xml);
    if (context.renamed.size > 0 && formula.includes('!')) return false;
    if (here) return source.group === undefined || !broken.has(source.group);
    return source.group === undefined && source.array === undefined;
  }

  /** The rest of a `c` element behind its place and format. */
  function contentXml(cell: Cell, f: string): string {
    const { value, style } = cell;
    if (value === undefined) return f === '' ? '/>' : `>${f}</c>`;
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) return ` t="e">${f}<v>#NUM!</v></c>`;
      const shift = kept?.from1904 === true && isDay(style);
      return `>${f}<v>${shift ? value - EPOCH_1904 : value}</v></c>`;
    }
    if (typeof value === 'boolean') return ` t="b">${f}<v>${value ? 1 : 0}</v></c>`;
    if (typeof value === 'object')
      return ` t="e">${f}<v>${FILE_ERRORS.has(value.error) ? value.error : '#VALUE!'}</v></c>`;
    const text = value.length > EXCEL_TEXT ? cutText(value) : value;
    if (f !== '') return ` t="str">${f}<v>${escapeText(text)}</v></c>`;
    if (text === '') return '/>';
    return ` t="s"><v>${cell.runs === undefined || text !== value ? strings.text(text) : richIndex(cell, value)}</v></c>`;
  }

  function richIndex(cell: Cell, value: string): number {
    const runs = cell.runs ?? [];
    if (joined(runs) !== value || (runs.length === 1 && !hasStyle(runs[0]))) return strings.text(value);
    return strings.element(`<si>${runsXml(runs, cell.style?.text, styles.baseFont)}</si>`);
  }

  /** `source`: of a cell that had this very formula. */
  function formulaXml(
    formula: string,
    value: Cell['value'],
    row: number,
    column: number,
    source: CellSource | undefined,
  ): string {
    const array = source?.array;
    const known = array === undefined ? formulas.get(formula) : undefined;
    const element = source === undefined ? '' : formulaOf(source.xml);
    const wrap = element.includes('__xludf.DUMMYFUNCTION');
    const here = source?.row === row && source.column === column;
    // The wrapped form of a function of Google's holds the value, which has changed.
    if (source !== undefined && element !== '' && !wrap && isReusable(source, here, formula)) return element;
    if (known !== undefined && !wrap) return known;
    const said = toFile(linkToFile(formula, context), value, context.fileNames, wrap);
    const text = escapeText(said.text);
    if (said.array || array !== undefined) {
      return `<f t="array" ref="${areaName({ row, column, ...(array ?? { rows: 1, columns: 1 }) })}">${text}</f>`;
    }
    const xml = `<f>${text}</f>`;
    if (!said.text.startsWith('IFERROR(__xludf')) formulas.set(formula, xml);
    return xml;
  }

  function remember(cell: Cell, row: number, column: number): void {
    const { value, formula, runs } = cell;
    const longText = typeof value === 'string' && value.length > EXCEL_TEXT;
    const longFormula = formula !== undefined && formula.length > LONGEST_FORMULA;
    const oddError = typeof value === 'object' && !FILE_ERRORS.has(value.error);
    const oddRuns =
      runs !== undefined &&
      !runs.some((run) => run.link !== undefined) &&
      !isPlainRuns(cell, styles.baseFont);
    if (longText) {
      context.lost.add(
        `Ô ${cellName(row, column)} ở tab “${sheet.name}” dài hơn 32.767 chữ: Excel chỉ hiện phần đầu. Sổ Hội vẫn giữ đủ; tách bớt chữ sang ô khác nếu cần xem hết trong Excel.`,
      );
    }
    if (longFormula) {
      context.lost.add(
        `Công thức ở ô ${cellName(row, column)} tab “${sheet.name}” dài quá mức Excel cho phép: Excel chỉ thấy kết quả. Sổ Hội vẫn giữ công thức.`,
      );
    }
    if (!longText && !longFormula && !oddError && !oddRuns) return;
    stored.push({
      row,
      column,
      ...(longText || oddError ? { value } : {}),
      ...(longFormula && formula !== undefined ? { formula } : {}),
      ...((oddRuns || (longText && runs !== undefined)) && runs !== undefined ? { runs } : {}),
    });
  }

  const dimension =
    top < 0 ? 'A1' : areaName({ row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 });
  const before = old?.source.pieces.find(({ name }) => name === 'sheetData');
  if (clean && before !== undefined)
    return { xml: old?.source.text.slice(before.start, before.end) ?? '', dimension, stored };
  return { xml: `<sheetData>${rows.join('')}</sheetData>`, dimension, stored };
}

/** A formula that the model cannot hold, with the area it fills. */
const OPAQUE = /<(?:\w+:)?f\s[^>]*\bt\s*=\s*["'](?:dataTable|array)/;

const isDay = (style: Cell['style']): boolean =>
  style?.numberFormat !== undefined && isDateFormat(style.numberFormat);

const formatIn = (xml: string): number => Number(/^<[^>]*\ss\s*=\s*["'](\d+)/.exec(xml)?.[1] ?? 0);

/** The mark of a formula that spills (`cm`), which belongs to the formula and not to its value. */
function dynamicMark(xml: string): string {
  const found = /^<[^>]*?(\scm\s*=\s*(?:"[^"]*"|'[^']*'))/.exec(xml)?.[1];
  return found ?? '';
}

/** Cut to Excel's length, not in the middle of a character. */
function cutText(text: string): string {
  const cut = text.slice(0, EXCEL_TEXT);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}
