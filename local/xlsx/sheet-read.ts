/** Reads one worksheet part into the model's sheet, and keeps aside what the model has no field for. */
import {
  type Cell,
  type CellValue,
  newSheet,
  type Protection,
  type Sheet,
  type Style,
  type TextRun,
} from '../model';
import {
  areaName,
  cellName,
  coveringAreas,
  EXCEL_COLUMNS,
  EXCEL_ROWS,
  parseArea,
  parseAreas,
  parseCell,
  splitSheet,
} from './a1';
import { type FoundComments, type FoundShapes, readComments, readShapes } from './comments';
import { bandingsOf, type FoundRule, readConditional } from './conditional';
import { type Drawing, readDrawing } from './drawing';
import { fromFile, type SheetNames, shiftFormula } from './formula';
import type { CellSource, KeptLink, KeptSheet } from './kept';
import {
  type Package,
  type Relationship,
  relationshipKind,
  relationshipsOf,
  targetPart,
  textOf,
} from './opc';
import { canonical } from './stored';
import { readString, runsOf, type SharedString } from './strings';
import type { StyleTable } from './styles';
import { type FoundValidation, readValidation, ruleKey, type Surroundings } from './validation';
import { type Attributes, decodeXstring, parseAttributes, XmlError, XmlReader } from './xml';

/** What the workbook knows that a sheet needs. */
export interface ReadContext {
  readonly pack: Package;
  readonly styles: StyleTable;
  readonly strings: readonly SharedString[];
  /** Formats that say more than the model does. */
  readonly unsaid: ReadonlySet<Style>;
  readonly from1904: boolean;
  readonly toModelNames: SheetNames;
  /** Sheet ids by the model's name. */
  readonly idOf: (name: string) => number | undefined;
  readonly runSources: WeakMap<readonly TextRun[], { source: string; style: Cell['style'] }>;
  readonly cellSources: WeakMap<Cell, CellSource>;
}

export interface ReadSheet {
  readonly sheet: Sheet;
  readonly kept: Omit<KeptSheet, 'seen' | 'redrawn'>;
}

/** Days between the two epochs of workbooks. */
export const EPOCH_1904 = 1462;

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Excel's column width in characters of 7 px (the widest digit of Arial 10 and Calibri 11) and back. */
export const pixelsOfWidth = (characters: number): number => Math.round(characters * 7);
export const pixelsOfHeight = (points: number): number => Math.round((points * 4) / 3);

export function readSheet(
  part: string,
  name: string,
  id: number,
  size: { rows: number; columns: number } | null,
  context: ReadContext,
): ReadSheet {
  const bytes = context.pack.parts.get(part);
  const xml = bytes === undefined ? '<worksheet/>' : textOf(bytes);
  const reader = new XmlReader(xml).root();
  const rootTag = reader.tag();
  const raw = new Map<string, string[]>();
  const sheet = newSheet(id, name);
  const rows = new Map<number, Attributes>();
  let usedColumns = 0;
  reader.children((child) => {
    if (child === 'sheetData') {
      usedColumns = readCells(reader, sheet, rows, context);
      return;
    }
    // Wrappers of newer elements stand where their content would.
    const source = reader.raw();
    const key =
      child === 'AlternateContent'
        ? (/<(controls|oleObjects|picture)\b/.exec(source)?.[1] ?? 'controls')
        : child;
    const list = raw.get(key);
    if (list) list.push(source);
    else raw.set(key, [source]);
  });
  sheet.rows = size?.rows ?? Math.max(sheet.rows, sheet.cells.length);
  sheet.columns = size?.columns ?? Math.max(sheet.columns, usedColumns);
  sheet.rows = Math.max(sheet.rows, sheet.cells.length);
  sheet.columns = Math.max(sheet.columns, usedColumns);

  const relationships = relationshipsOf(context.pack, part);
  const one = (key: string): string | undefined => raw.get(key)?.[0];
  readViews(one('sheetViews'), sheet);
  readProperties(one('sheetPr'), sheet);
  readPage(one('pageSetup'), sheet);
  const columns = readColumns(one('cols'), sheet);
  readMerges(one('mergeCells'), sheet);
  readFilter(one('autoFilter'), sheet);
  readProtection(one('sheetProtection'), one('protectedRanges'), sheet, context);

  const here: Surroundings = {
    sheet: name,
    grid: (other) => (other === name ? { rows: sheet.rows, columns: sheet.columns } : undefined),
    toFileNames: new Map(),
    toModelNames: context.toModelNames,
    epoch: context.from1904 ? EPOCH_1904 : 0,
  };
  const validations = readValidations(raw, sheet, here);
  const conditional = readConditionals(raw, sheet, context.styles, here);
  const links = readLinks(one('hyperlinks'), relationships, sheet, context);
  const notes = readNotes(part, relationships, sheet, context.pack);
  const drawing = readSheetDrawing(part, relationships, context.pack);
  sheet.rows = Math.max(sheet.rows, sheet.cells.length);
  const pictures = drawing.drawing?.anchors.filter(({ chartId }) => chartId === undefined).length ?? 0;
  if (pictures > 0) sheet.pictures = pictures;

  return {
    sheet,
    kept: {
      special: specialCells(sheet, context),
      name,
      part,
      rootTag,
      raw,
      relationships,
      ...validations,
      conditional,
      columns,
      rows,
      gridColumns: sheet.columns,
      links,
      ...notes,
      ...drawing,
    },
  };
}

function specialCells(sheet: Sheet, context: ReadContext): Map<number, Cell> {
  const found = new Map<number, Cell>();
  sheet.cells.forEach((line, row) => {
    line?.forEach((cell, column) => {
      if (cell === undefined) return;
      const source = context.cellSources.get(cell);
      const unsaid = cell.style !== undefined && context.unsaid.has(cell.style);
      const rich = cell.runs !== undefined && context.runSources.has(cell.runs);
      if (source === undefined && !unsaid && !rich) return;
      const copy = { ...cell };
      if (source !== undefined) context.cellSources.set(copy, source);
      found.set(row * EXCEL_COLUMNS + column, copy);
    });
  });
  return found;
}

const ROW_SIZE = new Set(['r', 'spans', 'ht', 'customHeight', 'hidden']);

function readCells(
  reader: XmlReader,
  sheet: Sheet,
  kept: Map<number, Attributes>,
  context: ReadContext,
): number {
  const shared = new Map<string, { row: number; column: number; text: string }>();
  const inside = reader.depth;
  let row = -1;
  let column = -1;
  let widest = 0;
  let cells: (Cell | undefined)[] = [];
  while (reader.next()) {
    if (reader.kind === 'close') {
      if (reader.depth < inside) break;
      continue;
    }
    if (reader.kind !== 'open') continue;
    if (reader.name === 'row') {
      const a = reader.attributes();
      row = a.r === undefined ? row + 1 : Number(a.r) - 1;
      if (!(row >= 0 && row < EXCEL_ROWS)) throw new XmlError(`row ${a.r}`);
      column = -1;
      cells = sheet.cells[row] ?? [];
      if (a.ht !== undefined && isOn(a.customHeight)) sheet.rowHeights.set(row, pixelsOfHeight(Number(a.ht)));
      if (isOn(a.hidden)) sheet.hiddenRows.add(row);
      const rest = Object.entries(a).filter(([name]) => !ROW_SIZE.has(name) && !name.includes(':'));
      if (rest.length > 0) kept.set(row, Object.fromEntries(rest));
    } else if (reader.name === 'c') {
      const a = reader.attributes();
      const at = a.r === undefined ? null : parseCell(a.r);
      column = at === null ? column + 1 : at.column;
      const cell = readCell(reader, a, row, column, shared, context);
      if (cell === undefined) continue;
      cells[column] = cell;
      sheet.cells[row] = cells;
      if (column >= widest) widest = column + 1;
    } else reader.skip();
  }
  return widest;
}

/** At the `c` start tag; moves past the cell. */
function readCell(
  reader: XmlReader,
  a: Attributes,
  row: number,
  column: number,
  shared: Map<string, { row: number; column: number; text: string }>,
  context: ReadContext,
): Cell | undefined {
  const format = a.s === undefined ? 0 : Number(a.s);
  const style = context.styles.styles[format];
  const type = a.t;
  let content: string | undefined;
  let inline: SharedString | undefined;
  let formula: string | undefined;
  let source: Omit<CellSource, 'formula' | 'value' | 'attributes'> | undefined;
  reader.children((name) => {
    if (name === 'v') content = reader.content();
    else if (name === 'is') inline = readString(reader, context.styles.theme);
    else if (name === 'f') {
      const from = reader.start;
      const tag = reader.tag();
      const text = decodeXstring(reader.content());
      const f = tag.length > 3 ? parseAttributes(tag) : {};
      if (f.t === 'shared') {
        const master = shared.get(f.si ?? '');
        if (text !== '') {
          shared.set(f.si ?? '', { row, column, text });
          formula = fromFile(text, false, context.toModelNames);
        } else if (master) {
          const moved = shiftFormula(master.text, row - master.row, column - master.column);
          formula = fromFile(moved, false, context.toModelNames);
        }
      } else if (f.t === 'array') {
        formula = fromFile(text, a.cm === undefined, context.toModelNames);
        const area = parseArea(f.ref ?? '');
        source = { array: { rows: area?.rows ?? 1, columns: area?.columns ?? 1 } };
      } else if (f.t === 'dataTable') source = { element: reader.source.slice(from, reader.position) };
      else if (text !== '') formula = fromFile(text, false, context.toModelNames);
    }
  });

  let value: CellValue | undefined;
  let string: SharedString | undefined;
  if (type === 's') string = content === undefined ? undefined : context.strings[Number(content)];
  else if (type === 'inlineStr') string = inline;
  else if (type === 'str')
    value = content === undefined && formula === undefined ? undefined : decodeXstring(content ?? '');
  else if (type === 'b') value = isOn(content?.trim());
  else if (type === 'e') value = { error: content ?? '#VALUE!' };
  else if (type === 'd') value = content === undefined ? undefined : serialOfIso(content);
  else if (content !== undefined && content.trim() !== '') {
    value = Number(content);
    if (Number.isNaN(value)) value = content;
    else if (context.from1904 && context.styles.isDate[format] === true) value += EPOCH_1904;
  }
  let runs: TextRun[] | undefined;
  if (string !== undefined && (string.text !== '' || formula !== undefined)) {
    value = string.text;
    runs = runsOf(string, context.styles.fontOf[format] ?? context.styles.baseFont);
  }
  if (value === '' && formula === undefined) value = undefined;
  if (value === undefined && formula === undefined && style === undefined) return undefined;
  const cell: Cell = {};
  if (value !== undefined) cell.value = value;
  if (formula !== undefined) cell.formula = formula;
  if (style !== undefined) cell.style = style;
  if (runs !== undefined) {
    cell.runs = runs;
    if (string?.source !== undefined) context.runSources.set(runs, { source: string.source, style });
  }
  if (source !== undefined || a.cm !== undefined || a.vm !== undefined) {
    const attributes =
      (a.cm === undefined ? '' : ` cm="${a.cm}"`) + (a.vm === undefined ? '' : ` vm="${a.vm}"`);
    context.cellSources.set(cell, { formula, value, attributes, ...source });
  }
  return cell;
}

/** `2022-06-30T08:00:00` → its serial number. */
function serialOfIso(text: string): CellValue {
  const time = Date.parse(
    /[zZ]|[+-]\d\d:\d\d$/.test(text) ? text : text.includes('T') ? `${text}Z` : `${text}T00:00Z`,
  );
  return Number.isNaN(time) ? text : (time - Date.UTC(1899, 11, 30)) / 86_400_000;
}

function readViews(xml: string | undefined, sheet: Sheet): void {
  if (xml === undefined) return;
  const reader = new XmlReader(xml).root();
  let first = true;
  reader.children((name) => {
    if (name !== 'sheetView' || !first) return;
    first = false;
    const a = reader.attributes();
    sheet.gridlinesHidden = a.showGridLines !== undefined && !isOn(a.showGridLines);
    sheet.rightToLeft = isOn(a.rightToLeft);
    reader.children((inner) => {
      if (inner !== 'pane') return;
      const pane = reader.attributes();
      if (pane.state !== 'frozen' && pane.state !== 'frozenSplit') return;
      sheet.frozenRows = Math.round(Number(pane.ySplit ?? 0));
      sheet.frozenColumns = Math.round(Number(pane.xSplit ?? 0));
    });
  });
}

function readProperties(xml: string | undefined, sheet: Sheet): void {
  if (xml === undefined) return;
  const reader = new XmlReader(xml).root();
  reader.children((name) => {
    const a = reader.attributes();
    if (name === 'tabColor' && a.rgb !== undefined) sheet.tabColor = `#${a.rgb.slice(-6).toLowerCase()}`;
    if (name === 'pageSetUpPr') sheet.page.fitToWidth = isOn(a.fitToPage);
  });
}

function readPage(xml: string | undefined, sheet: Sheet): void {
  if (xml === undefined) return;
  const a = new XmlReader(xml).root().attributes();
  sheet.page.landscape = a.orientation === 'landscape';
  sheet.page.fitToWidth = sheet.page.fitToWidth && a.fitToWidth !== '0';
}

const COLUMN_SIZE = new Set(['min', 'max', 'width', 'customWidth', 'hidden']);

function readColumns(xml: string | undefined, sheet: Sheet): KeptSheet['columns'] {
  const kept: { first: number; last: number; attributes: Attributes }[] = [];
  if (xml === undefined) return kept;
  const reader = new XmlReader(xml).root();
  reader.children(() => {
    const a = reader.attributes();
    const first = Number(a.min) - 1;
    const last = Math.min(Number(a.max), EXCEL_COLUMNS) - 1;
    const width = a.width === undefined ? null : pixelsOfWidth(Number(a.width));
    const custom = isOn(a.customWidth);
    for (let c = first; c <= Math.min(last, sheet.columns - 1); c++) {
      if (width !== null && custom && !isOn(a.hidden)) sheet.columnWidths.set(c, width);
      // A hidden column keeps its width for the day it is shown; Excel writes 0 where it has forgotten it.
      if (width !== null && width > 0 && custom && isOn(a.hidden)) sheet.columnWidths.set(c, width);
      if (isOn(a.hidden)) sheet.hiddenColumns.add(c);
    }
    const rest = Object.fromEntries(Object.entries(a).filter(([name]) => !COLUMN_SIZE.has(name)));
    if (width !== null && !custom) rest.width = a.width ?? '';
    if (Object.keys(rest).length > 0 && first < sheet.columns) {
      kept.push({ first, last: Math.min(last, sheet.columns - 1), attributes: rest });
    }
    if (last >= sheet.columns) kept.push({ first: Math.max(first, sheet.columns), last, attributes: a });
  });
  return kept;
}

function readMerges(xml: string | undefined, sheet: Sheet): void {
  if (xml === undefined) return;
  const reader = new XmlReader(xml).root();
  reader.children(() => {
    const area = parseArea(reader.attributes().ref ?? '');
    if (area !== null) sheet.merges.push(area);
  });
}

function readFilter(xml: string | undefined, sheet: Sheet): void {
  const area = xml === undefined ? null : parseArea(new XmlReader(xml).root().attributes().ref ?? '');
  if (area !== null) sheet.filter = { area, hidden: new Map() };
}

/** A protected sheet is one protection whose open areas are the ranges that may be edited and the unlocked cells. */
function readProtection(
  xml: string | undefined,
  ranges: string | undefined,
  sheet: Sheet,
  context: ReadContext,
): void {
  if (xml === undefined || !isOn(new XmlReader(xml).root().attributes().sheet)) return;
  const unlocked = new Set(context.styles.styles.filter((_, format) => context.styles.isUnlocked[format]));
  const open: Protection['unprotected'] = [
    ...editableRanges(ranges, sheet),
    ...coveringAreas(sheet.cells.length, (row) => {
      const runs: [number, number][] = [];
      sheet.cells[row]?.forEach((cell, column) => {
        if (cell?.style === undefined || !unlocked.has(cell.style)) return;
        const last = runs.at(-1);
        if (last && last[1] === column - 1) last[1] = column;
        else runs.push([column, column]);
      });
      return runs;
    }),
  ];
  sheet.protections.push({
    id: `sheet-${sheet.id}`,
    description: '',
    warningOnly: false,
    editors: [],
    ...(open.length === 0 ? {} : { unprotected: open }),
  });
}

function editableRanges(xml: string | undefined, sheet: Sheet): ReturnType<typeof parseAreas> {
  const found: ReturnType<typeof parseAreas> = [];
  if (xml === undefined) return found;
  const reader = new XmlReader(xml).root();
  reader.children(() => {
    const a = reader.attributes();
    // A range with a password is open only to those who know it.
    if (a.password === undefined && a.hashValue === undefined)
      found.push(...parseAreas(a.sqref ?? '', sheet));
  });
  return found;
}

function readValidations(
  raw: Map<string, string[]>,
  sheet: Sheet,
  here: Surroundings,
): Pick<KeptSheet, 'validations' | 'otherValidations'> {
  const found: FoundValidation[] = [];
  for (const xml of raw.get('dataValidations') ?? []) {
    const reader = new XmlReader(xml).root();
    reader.children(() => found.push(readValidation(reader, here)));
  }
  // Excel puts rules that look at other sheets into an extension; they are written back in the common form.
  const extension = raw.get('extLst')?.[0];
  if (extension?.includes('dataValidations')) {
    raw.set('extLst', [
      extension.replace(
        /<(\w+:)?ext\b[^>]*>\s*(<(?:\w+:)?dataValidations\b[\s\S]*?<\/(?:\w+:)?dataValidations>)\s*<\/\1?ext>/g,
        (_, __, list: string) => {
          const reader = new XmlReader(list).root();
          reader.children(() => found.push(readValidation(reader, here)));
          return '';
        },
      ),
    ]);
    if (/<(\w+:)?extLst[^>]*>\s*<\/(\w+:)?extLst>/.test(raw.get('extLst')?.[0] ?? '')) raw.delete('extLst');
  }
  const validations = new Map<string, { attributes: Attributes; inner: string }>();
  const otherValidations: { attributes: Attributes; inner: string; sqref: string }[] = [];
  for (const one of found) {
    if (one.validations.length === 0) otherValidations.push(one);
    sheet.validations.push(...one.validations);
    const rules = new Set(one.validations.map((v) => ruleKey(v.rule)));
    // A rule with a relative formula has as many spellings as areas: those are spelled anew.
    const [only] = rules;
    if (rules.size === 1 && only !== undefined) validations.set(only, one);
  }
  return { validations, otherValidations };
}

function readConditionals(
  raw: Map<string, string[]>,
  sheet: Sheet,
  styles: StyleTable,
  here: Surroundings,
): KeptSheet['conditional'] {
  const rules: FoundRule[] = [];
  for (const xml of raw.get('conditionalFormatting') ?? []) {
    rules.push(...readConditional(new XmlReader(xml).root(), styles, here));
  }
  rules.sort((a, b) => a.priority - b.priority);
  for (const rule of rules) if (rule.format !== undefined) sheet.conditionalFormats.push(rule.format);
  sheet.bandings = bandingsOf(rules);
  return rules
    .filter((rule) => rule.banding === undefined)
    .map((rule) => ({
      key: rule.format === undefined ? null : canonical(rule.format),
      sqref: rule.sqref,
      source: rule.source,
    }));
}

/** `Tab!A1` → `#gid=…&range=A1`, null where it names no cell of this workbook. */
function placeLink(location: string, context: ReadContext): string | null {
  const { sheet, rest } = splitSheet(location);
  if (sheet === null) return null;
  const id = context.idOf(context.toModelNames.get(sheet) ?? sheet);
  const area = parseArea(rest);
  return id === undefined || area === null ? null : `#gid=${id}&range=${areaName(area)}`;
}

function readLinks(
  xml: string | undefined,
  relationships: readonly Relationship[],
  sheet: Sheet,
  context: ReadContext,
): Map<string, KeptLink> {
  const found = new Map<string, KeptLink>();
  if (xml === undefined) return found;
  const reader = new XmlReader(xml).root();
  reader.children(() => {
    const a = reader.attributes();
    const ref = a.ref ?? '';
    const area = parseArea(ref);
    if (area === null) return;
    const idName = Object.keys(a).find((name) => name.endsWith(':id'));
    const target = idName === undefined ? undefined : relationships.find((r) => r.id === a[idName])?.target;
    const location = a.location;
    // A target that is only a fragment is a place in this workbook, as some programs write it.
    const place =
      target?.startsWith('#') === true ? target.slice(1) : target === undefined ? location : undefined;
    const link =
      place !== undefined
        ? placeLink(place.replace(/^#/, ''), context)
        : target === undefined
          ? null
          : location === undefined || location === ''
            ? target
            : `${target}#${location}`;
    const cell = sheet.cells[area.row]?.[area.column];
    const kept = { ref, attributes: a };
    if (link === null || typeof cell?.value !== 'string' || cell.formula !== undefined || cell.value === '') {
      found.set(cellName(area.row, area.column), kept);
      return;
    }
    const pieces = cell.runs ?? [{ text: cell.value }];
    const source = cell.runs === undefined ? undefined : context.runSources.get(cell.runs);
    cell.runs = pieces.map((run) => ({ ...run, link }));
    if (source) context.runSources.set(cell.runs, source);
    found.set(cellName(area.row, area.column), { ...kept, link });
  });
  return found;
}

function readNotes(
  part: string,
  relationships: readonly Relationship[],
  sheet: Sheet,
  pack: Package,
): Pick<KeptSheet, 'comments' | 'commentsPart' | 'shapes' | 'shapesPart' | 'threads'> {
  const partOf = (kind: string): string | null => {
    const found = relationships.find((r) => relationshipKind(r) === kind && !r.external);
    const target = found === undefined ? null : targetPart(part, found);
    return target !== null && pack.parts.has(target) ? target : null;
  };
  const text = (name: string | null): string | null => {
    const bytes = name === null ? undefined : pack.parts.get(name);
    return bytes === undefined ? null : textOf(bytes);
  };
  const commentsPart = partOf('comments');
  const shapesPart = partOf('vmlDrawing');
  const commentsXml = text(commentsPart);
  const shapesXml = text(shapesPart);
  const comments: FoundComments | null = commentsXml === null ? null : readComments(commentsXml);
  const shapes: FoundShapes | null = shapesXml === null ? null : readShapes(shapesXml);
  for (const [ref, note] of comments?.notes ?? []) {
    const at = parseCell(ref);
    if (at === null || at.row >= EXCEL_ROWS) continue;
    sheet.cells[at.row] ??= [];
    const cells = sheet.cells[at.row];
    if (cells === undefined) continue;
    cells[at.column] ??= {};
    const cell = cells[at.column];
    if (cell !== undefined && note.text !== '') cell.note = note.text;
  }
  return { comments, commentsPart, shapes, shapesPart, threads: partOf('threadedComment') };
}

function readSheetDrawing(
  part: string,
  relationships: readonly Relationship[],
  pack: Package,
): { drawing: Drawing | null; drawingPart: string | null } {
  const found = relationships.find((r) => relationshipKind(r) === 'drawing' && !r.external);
  const drawingPart = found === undefined ? null : targetPart(part, found);
  const bytes = drawingPart === null ? undefined : pack.parts.get(drawingPart);
  return bytes === undefined
    ? { drawing: null, drawingPart: null }
    : { drawing: readDrawing(textOf(bytes)), drawingPart };
}
