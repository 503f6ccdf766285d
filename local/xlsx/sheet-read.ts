/** Reads one worksheet part into the model's sheet, and keeps aside what the model has no field for. */

import { cellName, EXCEL_COLUMNS, EXCEL_ROWS, parseArea, parseAreas } from '../a1';
import { type Area, newSheet, type Protection, type Sheet } from '../model';
import { EPOCH_1904, readCells } from './cells-read';
import { bandingsOf, type FoundRule, readConditional } from './conditional';
import { coveringAreas } from './covering';
import { textOf } from './encoding';
import type { KeptLink, KeptSheet, KeptValidation, RowSource } from './kept';
import { Counter } from './limits';
import { idOf, readNotes, readSheetDrawing } from './notes-read';
import { type Relationship, relationshipsOf } from './opc';
import { readPart } from './patch';
import { placeLink } from './places';
import type { ReadContext } from './read-context';
import { canonical } from './stored';
import type { StyleTable } from './styles-read';
import { readValidation, type Surroundings } from './validation';
import { type Attributes, XmlError, XmlReader } from './xml';

interface ReadSheet {
  readonly sheet: Sheet;
  readonly kept: Omit<KeptSheet, 'seen' | 'redrawn' | 'hidden' | 'frozenRows'>;
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Excel's column width in characters of 7 px (the widest digit of Arial 10 and Calibri 11) and back. */
const pixelsOfWidth = (characters: number): number => Math.round(characters * 7);

export function readSheet(
  part: string,
  name: string,
  id: number,
  size: { rows: number; columns: number } | null,
  context: ReadContext,
): ReadSheet {
  const bytes = context.pack.parts.get(part);
  if (bytes === undefined) throw new XmlError(`the part ${part} is missing`);
  const raw = new Map<string, string[]>();
  const sheet = newSheet(id, name);
  const rows = new Map<number, RowSource>();
  let usedColumns = 0;
  const { source, rootName } = readPart(textOf(bytes), (reader, child) => {
    if (child === 'sheetData') {
      if (rows.size > 0) throw new XmlError('two lists of rows');
      usedColumns = readCells(reader, sheet, rows, context);
      return undefined;
    }
    // Wrappers of newer elements are in the place of their content.
    const xml = reader.raw();
    const key =
      child === 'AlternateContent'
        ? (/<(?:\w+:)?(controls|oleObjects|picture)\b/.exec(xml)?.[1] ?? 'controls')
        : child;
    const list = raw.get(key);
    if (list) list.push(xml);
    else raw.set(key, [xml]);
    return key;
  });
  if (rootName !== 'worksheet') throw new XmlError(`<${rootName}> instead of a worksheet`);
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
  const notes = readNotes(part, one('legacyDrawing'), relationships, sheet, context.pack);
  const drawing = readSheetDrawing(part, relationships, context.pack);
  sheet.rows = Math.max(sheet.rows, sheet.cells.length);
  const pictures = drawing.drawing?.anchors.filter(({ chartId }) => chartId === undefined).length ?? 0;
  if (pictures > 0) sheet.pictures = pictures;

  return {
    sheet,
    kept: {
      name,
      part,
      source,
      raw,
      relationships,
      validations,
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
      sheet.frozenRows = frozen(pane.ySplit, sheet.rows);
      sheet.frozenColumns = frozen(pane.xSplit, sheet.columns);
    });
  });
}

/** One row and one column stay free, as Google asks. */
function frozen(said: string | undefined, of: number): number {
  const count = Math.round(Number(said ?? 0));
  return count > 0 ? Math.min(count, of - 1) : 0;
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
      // A hidden column keeps its width for when it is shown; Excel writes 0 where it has lost it.
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

/**
 * A merge lies in the grid. One to the end of Excel's world (whole rows, whole columns) ends where the grid does; the
 * grid grows for any other.
 */
function within(area: Area, sheet: Sheet): Area | null {
  const toEnd = {
    row: area.row + area.rows >= EXCEL_ROWS,
    column: area.column + area.columns >= EXCEL_COLUMNS,
  };
  if (!toEnd.row) sheet.rows = Math.max(sheet.rows, area.row + area.rows);
  if (!toEnd.column) sheet.columns = Math.max(sheet.columns, area.column + area.columns);
  const rows = Math.min(area.rows, sheet.rows - area.row);
  const columns = Math.min(area.columns, sheet.columns - area.column);
  return rows < 1 || columns < 1 || rows * columns === 1 ? null : { ...area, rows, columns };
}

function readMerges(xml: string | undefined, sheet: Sheet): void {
  if (xml === undefined) return;
  const reader = new XmlReader(xml).root();
  const counter = new Counter('merges');
  reader.children(() => {
    counter.add(sheet.name);
    const area = parseArea(reader.attributes().ref ?? '');
    const merge = area === null ? null : within(area, sheet);
    if (merge !== null) sheet.merges.push(merge);
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
  raw: ReadonlyMap<string, readonly string[]>,
  sheet: Sheet,
  here: Surroundings,
): KeptValidation[] {
  const found: KeptValidation[] = [];
  const counter = new Counter('validations');
  const take = (reader: XmlReader, isExtension: boolean): void => {
    counter.add(sheet.name);
    const from = reader.start;
    const { validations } = readValidation(reader, here);
    found.push({ xml: reader.source.slice(from, reader.position), isExtension, validations });
    sheet.validations.push(...validations);
  };
  for (const xml of raw.get('dataValidations') ?? []) {
    const reader = new XmlReader(xml).root();
    reader.children(() => take(reader, false));
  }
  for (const xml of raw.get('extLst') ?? []) {
    const reader = new XmlReader(xml).root();
    while (reader.next()) if (reader.kind === 'open' && reader.name === 'dataValidation') take(reader, true);
  }
  return found;
}

function readConditionals(
  raw: Map<string, string[]>,
  sheet: Sheet,
  styles: StyleTable,
  here: Surroundings,
): KeptSheet['conditional'] {
  const rules: FoundRule[] = [];
  const counter = new Counter('conditionals');
  for (const xml of raw.get('conditionalFormatting') ?? []) {
    const read = readConditional(new XmlReader(xml).root(), styles, here);
    counter.add(sheet.name, read.length);
    rules.push(...read);
  }
  rules.sort((a, b) => a.priority - b.priority);
  for (const rule of rules) if (rule.format !== undefined) sheet.conditionalFormats.push(rule.format);
  sheet.bandings = bandingsOf(rules);
  return rules
    .filter((rule) => rule.banding === undefined)
    .map((rule) => ({
      key: rule.format === undefined ? null : canonical(rule.format),
      sqref: rule.sqref,
      wrapper: rule.wrapper,
      source: rule.source,
    }));
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
    const id = idOf(a);
    const target = id === undefined ? undefined : relationships.find((r) => r.id === id)?.target;
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
    cell.runs = pieces.map((run) => ({ ...run, link }));
    found.set(cellName(area.row, area.column), { ...kept, link });
  });
  return found;
}
