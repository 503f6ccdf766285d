/**
 * Reads the cells of a worksheet part into the model, and keeps the source of each, to be written back while
 * nobody changes it.
 */

import { cellName, EXCEL_COLUMNS, EXCEL_ROWS, parseArea, parseCell } from '../a1';
import type { Cell, CellValue, Sheet, TextRun } from '../model';
import { fromFile, isSpilled, shiftFormula, toFile } from './formula';
import type { CellSource, RowSource, SharedGroup } from './kept';
import { checkGrids, MOST_ROWS } from './limits';
import { linkFromFile } from './places';
import type { ReadContext } from './read-context';
import { readString, runsOf, type SharedString } from './strings';
import { type Attributes, decodeXstring, escapeText, parseAttributes, XmlError, type XmlReader } from './xml';

/** Days between the two epochs of workbooks. */
export const EPOCH_1904 = 1462;

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

const pixelsOfHeight = (points: number): number => Math.round((points * 4) / 3);

/** A cell that cannot be what was written: the file is damaged, and a guess would look like a figure. */
const damaged = (name: string, what: string): XmlError => new XmlError(`${name}: ${what}`, { cell: name });

interface Place {
  readonly row: number;
  readonly column: number;
}

/** At the `sheetData` start tag; moves past its end. Answers the number of columns in use. */
export function readCells(
  reader: XmlReader,
  sheet: Sheet,
  kept: Map<number, RowSource>,
  context: ReadContext,
): number {
  const shared = new Map<string, SharedGroup>();
  let row = -1;
  let widest = 0;
  reader.children((element) => {
    if (element !== 'row') return;
    const from = reader.start;
    const tag = reader.tag();
    const a = parseAttributes(tag);
    context.cells.add(sheet.name);
    row = a.r === undefined ? row + 1 : Number(a.r) - 1;
    if (!(Number.isInteger(row) && row >= 0 && row < EXCEL_ROWS)) throw damaged(`${a.r}`, 'no row');
    if (row >= MOST_ROWS) checkGrids([{ name: sheet.name, rows: row + 1, columns: sheet.columns }]);
    if (kept.has(row)) throw damaged(`${row + 1}:${row + 1}`, 'the row is there twice');
    const line: (Cell | undefined)[] = [];
    const sources: CellSource[] = [];
    let column = -1;
    let length = tag.length;
    if (a.ht !== undefined && isOn(a.customHeight)) sheet.rowHeights.set(row, pixelsOfHeight(Number(a.ht)));
    if (isOn(a.hidden)) sheet.hiddenRows.add(row);
    reader.children((child) => {
      if (child !== 'c') return;
      context.cells.add(sheet.name);
      const c = reader.attributes();
      const place = placeOf(c.r, row, column);
      if (place.column <= column && sources.some((other) => other.column === place.column))
        throw damaged(cellName(row, place.column), 'the cell is there twice');
      column = place.column;
      const source = readCell(reader, c, place, shared, context);
      sources.push(source);
      length += source.xml.length;
      const cell = cellOf(source);
      if (cell === null) return;
      if (saysMore(source, context)) context.cellSources.set(cell, source);
      line[column] = cell;
      if (column >= widest) widest = column + 1;
    });
    if (line.length > 0) sheet.cells[row] = line;
    const xml = reader.source.slice(from, reader.position);
    const close = xml.length - Math.max(xml.lastIndexOf('</'), tag.length);
    // Where nothing is between the cells, those in our own spelling need no source: writing gives the same text.
    const isTidy = length + close === xml.length;
    kept.set(row, {
      line: line.length > 0 ? line : undefined,
      tag,
      xml,
      height: sheet.rowHeights.get(row),
      hidden: sheet.hiddenRows.has(row),
      count: sources.length,
      cells: isTidy ? sources.filter((source) => !isOurSpelling(source, context)) : sources,
    });
  });
  return widest;
}

/** Where a cell is: at its address, else after the one before it. */
function placeOf(ref: string | undefined, row: number, before: number): Place {
  if (ref === undefined) return { row, column: before + 1 };
  const at = parseCell(ref);
  if (at === null || at.row !== row || at.column >= EXCEL_COLUMNS) throw damaged(ref, 'no cell of its row');
  return { row, column: at.column };
}

/** The model's cell; null where the source holds nothing that the model knows. */
function cellOf({ value, formula, style, runs }: CellSource): Cell | null {
  if (value === undefined && formula === undefined && style === undefined) return null;
  // Set one by one: a hundred thousand object spreads take a second.
  const cell: Cell = {};
  if (value !== undefined) cell.value = value;
  if (formula !== undefined) cell.formula = formula;
  if (style !== undefined) cell.style = style;
  if (runs !== undefined) cell.runs = runs;
  return cell;
}

/** Does the source hold more than the model's cell, so that it must move with the cell? */
function saysMore({ xml, value, runs, string }: CellSource, context: ReadContext): boolean {
  return (
    runs !== undefined ||
    // An error value of its maker's own.
    typeof value === 'object' ||
    (string !== undefined && context.strings[string]?.source !== undefined) ||
    /[\s"'](?:cm|vm)\s*=|_xl|inlineStr|<(?:\w+:)?f\s/.test(xml)
  );
}

/** Would writing produce the same text from the model alone? Then a workbook of ours is not held in memory twice. */
function isOurSpelling(source: CellSource, context: ReadContext): boolean {
  const { row, column, xml, value, formula, style, runs, string } = source;
  const format = style === undefined ? 0 : context.formatOf(style);
  const head = `<c r="${cellName(row, column)}"${format === 0 ? '' : ` s="${format}"`}`;
  // In a copy of the workbook a style is known by what the model says of it, which may not be all.
  if (style !== undefined && context.unsaid.has(style)) return false;
  if (context.from1904 || runs !== undefined || source.group !== undefined || source.array !== undefined)
    return false;
  if (formula === undefined) {
    if (value === undefined) return style !== undefined && xml === `${head}/>`;
    if (typeof value === 'number') return xml === `${head}><v>${value}</v></c>`;
    if (typeof value !== 'string' || string === undefined || string !== context.plain?.get(value))
      return false;
    return xml === `${head} t="s"><v>${string}</v></c>`;
  }
  if (typeof value !== 'number' || xml.includes('_xl')) return false;
  const said = toFile(formula, value);
  return !said.array && xml === `${head}><f>${escapeText(said.text)}</f><v>${value}</v></c>`;
}

interface FoundFormula {
  readonly formula?: string;
  readonly group?: SharedGroup;
  readonly array?: { readonly rows: number; readonly columns: number };
}

/** At the `f` start tag; moves past its end. */
function readFormula(
  reader: XmlReader,
  { row, column }: Place,
  dynamic: boolean,
  shared: Map<string, SharedGroup>,
  context: ReadContext,
): FoundFormula {
  const tag = reader.tag();
  const text = decodeXstring(reader.content());
  const f = tag.length > 3 ? parseAttributes(tag) : {};
  // Google's export: a cell that the formula of another cell has filled. It holds a value and no formula of its own.
  if (isSpilled(text)) return {};
  if (f.t === 'shared') {
    if (text !== '') {
      const group: SharedGroup = { row, column, text, members: [] };
      shared.set(f.si ?? '', group);
      return { formula: fromFile(text, false, context.toModelNames), group };
    }
    const group = shared.get(f.si ?? '');
    if (group === undefined) return {}; // A formula that the file does not say: the value stands, as in Excel.
    const moved = shiftFormula(group.text, row - group.row, column - group.column);
    return { formula: fromFile(moved, false, context.toModelNames), group };
  }
  if (f.t === 'array') {
    const area = parseArea(f.ref ?? '');
    const array = { rows: area?.rows ?? 1, columns: area?.columns ?? 1 };
    return text === '' ? { array } : { formula: fromFile(text, !dynamic, context.toModelNames), array };
  }
  if (f.t === 'dataTable' || text === '') return {};
  return { formula: linkFromFile(fromFile(text, false, context.toModelNames), context) };
}

/** At the `c` start tag; moves past the cell. */
function readCell(
  reader: XmlReader,
  a: Attributes,
  place: Place,
  shared: Map<string, SharedGroup>,
  context: ReadContext,
): CellSource {
  const from = reader.start;
  const format = a.s === undefined ? 0 : Number(a.s);
  if (format > 0 && format >= context.styles.styles.length)
    throw damaged(cellName(place.row, place.column), 'the cell format is missing');
  const style = context.styles.styles[format];
  let content: string | undefined;
  let inline: SharedString | undefined;
  let found: FoundFormula = {};
  reader.children((child) => {
    if (child === 'v') content = reader.content();
    else if (child === 'is') inline = readString(reader, context.styles.theme);
    else if (child === 'f') found = readFormula(reader, place, a.cm !== undefined, shared, context);
  });
  const { formula } = found;
  const said = contentOf(a.t, content, inline, formula, context, format, place);
  const { string, index } = said;
  let { value } = said;
  let runs: TextRun[] | undefined;
  if (string !== undefined && (string.text !== '' || formula !== undefined)) {
    value = string.text;
    runs = runsOf(string, context.styles.fontOf[format] ?? context.styles.baseFont);
  }
  if (value === '' && formula === undefined) value = undefined;
  const source: CellSource = {
    row: place.row,
    column: place.column,
    xml: reader.source.slice(from, reader.position),
    value,
    formula,
    style,
    runs,
    string: index,
    group: found.group,
    array: found.array,
  };
  found.group?.members.push(source);
  return source;
}

function contentOf(
  type: string | undefined,
  content: string | undefined,
  inline: SharedString | undefined,
  formula: string | undefined,
  context: ReadContext,
  format: number,
  place: Place,
): { value?: CellValue | undefined; string?: SharedString | undefined; index?: number } {
  switch (type) {
    case 's': {
      if (content === undefined || content.trim() === '') return {};
      const index = Number(content);
      const string = context.strings[index];
      if (string === undefined)
        throw damaged(cellName(place.row, place.column), `there is no shared string ${content}`);
      context.uses?.set(index, (context.uses.get(index) ?? 0) + 1);
      return { string, index };
    }
    case 'inlineStr':
      return { string: inline };
    case 'str':
      return {
        value: content === undefined && formula === undefined ? undefined : decodeXstring(content ?? ''),
      };
    case 'b':
      return { value: isOn(content?.trim()) };
    case 'e':
      return { value: { error: content ?? '#VALUE!' } };
    case 'd':
      return { value: content === undefined ? undefined : serialOfIso(content.trim()) };
    default: {
      if (content === undefined || content.trim() === '') return {};
      const value = Number(content);
      if (Number.isNaN(value)) return { value: content };
      return {
        value: context.from1904 && context.styles.isDate[format] === true ? value + EPOCH_1904 : value,
      };
    }
  }
}

/** `2022-06-30T08:00:00` → its serial number. */
function serialOfIso(text: string): CellValue {
  const time = Date.parse(
    /[zZ]|[+-]\d\d:\d\d$/.test(text) ? text : text.includes('T') ? `${text}Z` : `${text}T00:00Z`,
  );
  return Number.isNaN(time) ? text : (time - Date.UTC(1899, 11, 30)) / 86_400_000;
}
