/** Writes one sheet of the model as a worksheet part with the parts that hang on it (notes, drawing, charts). */
import { createHash } from 'node:crypto';
import {
  type Area,
  type Cell,
  DEFAULT_COLUMN_WIDTH,
  DEFAULT_ROW_HEIGHT,
  type Filter,
  newSheet,
  type Protection,
  type Sheet,
  type Style,
  type TextRun,
  type Workbook,
} from '../model';
import {
  areaName,
  areaNames,
  cellName,
  columnName,
  coveringAreas,
  EXCEL_COLUMNS,
  EXCEL_ROWS,
  parseArea,
  quoteSheet,
} from './a1';
import { chartXml } from './chart';
import { writeComments, writeShapes } from './comments';
import { bandingSources, conditionalSource, conditionalXml, type RankedRule, uncolored } from './conditional';
import { chartAnchor, lastShape, writeDrawing } from './drawing';
import { renameSheets, type SheetNames, toFile } from './formula';
import type { KeptSheet, PackageParts } from './kept';
import {
  freeId,
  freeName,
  type Package,
  RELATIONSHIPS,
  type Relationship,
  relationshipKind,
  relationshipsName,
  relationshipsOf,
  relativeTarget,
  setPart,
  setRelationships,
  targetPart,
  textOf,
  XML_HEAD,
} from './opc';
import { moreOf, type StoredCell, type StoredSheet } from './own-part';
import { EPOCH_1904 } from './sheet-read';
import { canonical } from './stored';
import { EXCEL_TEXT, runsXml, type StringWriter } from './strings';
import { fontDifference, fontWith, isDateFormat, type StyleWriter } from './styles';
import { type Surroundings, writeValidations } from './validation';
import {
  attribute,
  attributeText,
  escapeText,
  parseAttributes,
  unescapeXml,
  writeAttributes,
  XmlReader,
} from './xml';

/** A formula longer than this makes Excel refuse the file. */
const LONGEST_FORMULA = 8192;
/** More hyperlinks than this in a sheet make Excel refuse the file. */
const MOST_LINKS = 65_530;
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

const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.drawing+xml';
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
export const WORKSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

export interface WriteContext {
  readonly workbook: Workbook;
  readonly kept: PackageParts | undefined;
  readonly pack: Package;
  readonly styles: StyleWriter;
  readonly strings: StringWriter;
  /** Model name → file name, where they differ. */
  readonly fileNames: SheetNames;
  /** File name at reading → file name now, for what is written back as it stood. */
  readonly renamed: SheetNames;
  readonly sheetById: ReadonlyMap<number, Sheet>;
  readonly sheetByName: ReadonlyMap<string, Sheet>;
  /** Sentences on what the file cannot say; our own part keeps it all the same. */
  readonly lost: Set<string>;
}

/** Order of the root's children (ECMA-376 part 1, 18.3.1.99). */
const ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
];

const ROOT =
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">';

/** Renames sheets in the formulas of a kept element. */
export function renameInside(xml: string, names: SheetNames): string {
  if (names.size === 0) return xml;
  return xml.replace(
    /(<((?:\w+:)?(?:f|formula|formula1|formula2|sqref))(?:\s[^>]*)?>)([^<]*)(<\/\2>)/g,
    (_, open: string, __: string, formula: string, close: string) =>
      open + escapeText(renameSheets(unescapeXml(formula), names)) + close,
  );
}

/** Writes the sheet's parts into the package and says what our own part must remember of it. */
export function writeSheet(sheet: Sheet, part: string, first: boolean, context: WriteContext): StoredSheet {
  const old = context.kept?.sheets.get(sheet.id);
  const relationships: Relationship[] = [...(old?.relationships ?? [])];
  const here: Surroundings = {
    sheet: sheet.name,
    grid: (name) => context.sheetByName.get(name),
    toFileNames: context.fileNames,
    toModelNames: new Map(),
    epoch: context.kept?.from1904 ? EPOCH_1904 : 0,
  };
  const elements = new Map<string, string>();
  for (const [name, sources] of old?.raw ?? [])
    elements.set(name, sources.map((s) => renameInside(s, context.renamed)).join(''));

  const filtered = filteredRows(sheet);
  const cells = writeCells(sheet, old, filtered, context);
  elements.set('dimension', `<dimension ref="${cells.dimension}"/>`);
  elements.set('sheetData', `<sheetData>${cells.xml}</sheetData>`);
  // No customHeight here: rows without a height of their own then grow with wrapped text, as in Sheets.
  elements.set(
    'sheetFormatPr',
    elements.get('sheetFormatPr') ??
      '<sheetFormatPr defaultColWidth="14.2857142857143" defaultRowHeight="15.75"/>',
  );
  elements.set('cols', columnsXml(sheet, old));
  if (old?.seen.properties !== seenProperties(sheet)) elements.set('sheetPr', propertiesXml(sheet, old));
  if (old?.seen.views !== seenViews(sheet)) elements.set('sheetViews', viewsXml(sheet, first, old));
  if (old?.seen.page !== canonical(sheet.page)) {
    elements.set(
      'pageMargins',
      elements.get('pageMargins') ??
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
    );
    elements.set('pageSetup', pageXml(sheet));
  }
  if (old?.seen.protections !== canonical(sheet.protections)) {
    const { protection, ranges } = protectionXml(sheet);
    elements.set('sheetProtection', protection);
    elements.set('protectedRanges', ranges);
  }
  if (old?.seen.filter !== canonical(sheet.filter) || (sheet.filter?.hidden.size ?? 0) > 0) {
    elements.set('autoFilter', filterXml(sheet, filtered));
    elements.delete('sortState');
  }
  elements.set(
    'mergeCells',
    sheet.merges.length === 0
      ? ''
      : `<mergeCells count="${sheet.merges.length}">${sheet.merges.map((m) => `<mergeCell ref="${areaName(m)}"/>`).join('')}</mergeCells>`,
  );
  if (old?.seen.conditional !== canonical(sheet.conditionalFormats) || sheet.bandings.length > 0) {
    elements.set('conditionalFormatting', conditionalElements(sheet, old, here, context));
  }
  elements.set('dataValidations', validationElements(sheet, old, here, context));
  const links = writeLinks(sheet, old, relationships, context);
  elements.set('hyperlinks', links.xml);
  writeNotes(sheet, part, old, relationships, elements, context);
  const charts = writeCharts(sheet, part, old, relationships, elements, context);

  let rootTag = old?.rootTag ?? ROOT;
  rootTag = rootTag.replace(/\/>$/, '>');
  // Elements of ours carry no prefix and use r: for relationships, whatever the file's own habit is.
  if (!/\sxmlns="/.test(rootTag))
    rootTag = rootTag.replace(/>$/, ' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">');
  if (!/\sxmlns:r="/.test(rootTag)) rootTag = rootTag.replace(/>$/, ` xmlns:r="${RELATIONSHIPS}">`);
  const rootName = /^<([^\s/>]+)/.exec(rootTag)?.[1] ?? 'worksheet';
  const unknown = [...elements.keys()].filter((name) => !ORDER.includes(name));
  const body = [...ORDER, ...unknown].map((name) => elements.get(name) ?? '').join('');
  setPart(context.pack, part, `${XML_HEAD}${rootTag}${body}</${rootName}>`, WORKSHEET_TYPE);
  setRelationships(context.pack, part, relationships);

  const clipped = clippedAreas(sheet);
  const fileName = context.fileNames.get(sheet.name);
  const stored: StoredSheet = {
    id: sheet.id,
    name: sheet.name,
    rows: sheet.rows,
    columns: sheet.columns,
    page: sheet.page,
    ...moreOf(sheet, Object.keys(newSheet(0, ''))),
    ...(fileName === undefined ? {} : { fileName }),
    ...(sheet.validations.length === 0 ? {} : { validations: sheet.validations }),
    ...(sheet.conditionalFormats.length === 0 ? {} : { conditionalFormats: sheet.conditionalFormats }),
    ...(sheet.protections.length === 0 ? {} : { protections: sheet.protections }),
    ...(sheet.bandings.length === 0 ? {} : { bandings: sheet.bandings }),
    ...(charts.length === 0 ? {} : { charts }),
    ...(sheet.metadata.length === 0 ? {} : { metadata: sheet.metadata }),
    ...(sheet.filter === null
      ? {}
      : { filter: { area: sheet.filter.area, hidden: [...sheet.filter.hidden], rows: [...filtered] } }),
    ...(cells.stored.length + links.stored.length === 0 ? {} : { cells: [...cells.stored, ...links.stored] }),
    ...(clipped === '' ? {} : { clipped }),
  };
  return stored;
}

// ---- what is compared with what was read ----

export const seenProperties = (sheet: Sheet): string => canonical([sheet.tabColor, sheet.page]);
export const seenViews = (sheet: Sheet): string =>
  canonical([sheet.frozenRows, sheet.frozenColumns, sheet.gridlinesHidden, sheet.rightToLeft]);

// ---- cells ----

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

interface WrittenCells {
  readonly xml: string;
  readonly dimension: string;
  readonly stored: StoredCell[];
}

function writeCells(
  sheet: Sheet,
  old: KeptSheet | undefined,
  filtered: ReadonlySet<number>,
  context: WriteContext,
): WrittenCells {
  const { styles, strings, kept } = context;
  const stored: StoredCell[] = [];
  const rows: string[] = [];
  const formulas = new Map<string, string>();
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
    const height = sheet.rowHeights.get(row);
    const hidden = sheet.hiddenRows.has(row) || filtered.has(row);
    const other = old?.rows.get(row);
    const number = row + 1;
    let content = '';
    const line = sheet.cells[row];
    if (line !== undefined) {
      for (let column = 0; column < line.length; column++) {
        const cell = line[column];
        if (cell === undefined) continue;
        const xml = cellXml(
          cell,
          columnName(column) + number,
          old?.special.get(row * EXCEL_COLUMNS + column),
        );
        if (xml === '') continue;
        content += xml;
        if (top < 0) top = row;
        bottom = row;
        if (column < left) left = column;
        if (column > right) right = column;
        remember(cell, row, column);
      }
    }
    if (content === '' && height === undefined && !hidden && other === undefined) continue;
    // Google lets a row grow with its wrapped words; a file has to say how far.
    const grown = height === undefined ? grownHeight(sheet, row) : undefined;
    const attributes =
      (height === undefined ? '' : ` ht="${(height * 3) / 4}" customHeight="1"`) +
      (grown === undefined ? '' : ` ht="${(grown * 3) / 4}"`) +
      (hidden ? ' hidden="1"' : '') +
      (other === undefined ? '' : writeAttributes(other));
    rows.push(
      content === ''
        ? `<row r="${number}"${attributes}/>`
        : `<row r="${number}"${attributes}>${content}</row>`,
    );
  }

  /** `before`: the cell that was read at this place, where there is more to it than the model says. */
  function cellXml(cell: Cell, ref: string, before: Readonly<Cell> | undefined): string {
    const { value, formula } = cell;
    const style = alike(before?.style, cell.style);
    if (value === undefined && formula === undefined && style === undefined) return '';
    const format = styles.format(style);
    const head = format === 0 ? `<c r="${ref}"` : `<c r="${ref}" s="${format}"`;
    const source =
      kept?.cellSources.get(cell) ?? (before === undefined ? undefined : kept?.cellSources.get(before));
    const same =
      source !== undefined && source.formula === formula && canonical(source.value) === canonical(value);
    const start = same ? head + source.attributes : head;
    const f =
      formula === undefined
        ? same && source.element !== undefined
          ? source.element
          : ''
        : formula.length > LONGEST_FORMULA
          ? ''
          : formulaXml(formula, value, ref, source?.formula === formula ? source?.array : undefined);
    if (value === undefined) return f === '' ? `${start}/>` : `${start}>${f}</c>`;
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) return `${start} t="e">${f}<v>#NUM!</v></c>`;
      const shift =
        kept?.from1904 === true && style?.numberFormat !== undefined && isDateFormat(style.numberFormat);
      return `${start}>${f}<v>${shift ? value - EPOCH_1904 : value}</v></c>`;
    }
    if (typeof value === 'boolean') return `${start} t="b">${f}<v>${value ? 1 : 0}</v></c>`;
    if (typeof value === 'object')
      return `${start} t="e">${f}<v>${FILE_ERRORS.has(value.error) ? value.error : '#VALUE!'}</v></c>`;
    const text = value.length > EXCEL_TEXT ? cutText(value) : value;
    if (f !== '') return `${start} t="str">${f}<v>${escapeText(text)}</v></c>`;
    if (text === '') return `${start}/>`;
    return `${start} t="s"><v>${cell.runs === undefined || text !== value ? strings.text(text) : richIndex({ ...cell, ...(style === undefined ? {} : { style }) }, value, before)}</v></c>`;
  }

  function richIndex(cell: Cell, value: string, before: Readonly<Cell> | undefined): number {
    const runs = alike(before?.runs, cell.runs) ?? [];
    const source = kept?.runSources.get(runs);
    if (source !== undefined && source.style === cell.style) return strings.element(source.source);
    if (joined(runs) !== value || (runs.length === 1 && !hasStyle(runs[0]))) return strings.text(value);
    return strings.element(`<si>${runsXml(runs, cell.style?.text, styles.baseFont)}</si>`);
  }

  function formulaXml(
    formula: string,
    value: Cell['value'],
    ref: string,
    array: { rows: number; columns: number } | undefined,
  ): string {
    if (array === undefined) {
      const known = formulas.get(formula);
      if (known !== undefined) return known;
    }
    const said = toFile(formula, value, context.fileNames);
    const text = escapeText(said.text);
    if (said.array || array !== undefined) {
      const from = parseArea(ref);
      const area = from === null ? ref : areaName({ ...from, ...(array ?? { rows: 1, columns: 1 }) });
      return `<f t="array" ref="${area}">${text}</f>`;
    }
    const xml = `<f>${text}</f>`;
    // The wrapped form of a function of Google's holds the value, which differs from cell to cell.
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
  return { xml: rows.join(''), dimension, stored };
}

/** `known` where it says the same: it is the very object that the file's own spelling is filed under. */
function alike<T extends object>(known: T | undefined, now: T | undefined): T | undefined {
  return known !== undefined && known !== now && canonical(known) === canonical(now) ? known : now;
}

/** Cut to Excel's length, not in the middle of a character. */
export function cutText(text: string): string {
  const cut = text.slice(0, EXCEL_TEXT);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

const joined = (runs: readonly TextRun[]): string => runs.map((run) => run.text).join('');
const hasStyle = (run: TextRun | undefined): boolean =>
  run?.style !== undefined && Object.keys(run.style).length > 0;

/** Will the file give these runs back as they are? */
function isPlainRuns(cell: Cell, base: StyleWriter['baseFont']): boolean {
  const { runs } = cell;
  if (runs === undefined || runs.length === 0) return false;
  if (typeof cell.value !== 'string' || cell.formula !== undefined || joined(runs) !== cell.value)
    return false;
  if (runs.some((run) => run.text === '' || (run.style !== undefined && !hasStyle(run)))) return false;
  if (runs.length === 1 && !hasStyle(runs[0])) return false;
  const font = fontWith(base, cell.style?.text);
  return runs.every(
    (run) => canonical(run.style) === canonical(run.style && fontDifference(fontWith(font, run.style), font)),
  );
}

// ---- links ----

function writeLinks(
  sheet: Sheet,
  old: KeptSheet | undefined,
  relationships: Relationship[],
  context: WriteContext,
): { xml: string; stored: StoredCell[] } {
  const stored: StoredCell[] = [];
  const elements: string[] = [];
  const done = new Set<string>();
  // The links' relationships are taken out, and those that are still used are put back under their ids.
  const before = relationships.filter((r) => relationshipKind(r) === 'hyperlink');
  for (const one of before) relationships.splice(relationships.indexOf(one), 1);
  const ids = new Map(before.map((r) => [r.target, r.id]));
  const used = new Set<string>();
  const use = (id: string): void => {
    const one = before.find((r) => r.id === id);
    if (one !== undefined && !used.has(id)) relationships.push(one);
    used.add(id);
  };
  const emit = (attributes: Readonly<Record<string, string | undefined>>): void => {
    elements.push(`<hyperlink${writeAttributes(attributes)}/>`);
    for (const [name, value] of Object.entries(attributes))
      if (name.endsWith(':id') && value !== undefined) use(value);
  };
  sheet.cells.forEach((line, row) => {
    line?.forEach((cell, column) => {
      const links = cell?.runs?.filter((run) => run.link !== undefined) ?? [];
      const link = links[0]?.link;
      if (cell?.runs === undefined || link === undefined) return;
      const ref = cellName(row, column);
      const kept = old?.links.get(ref);
      if (!isWholeLink(cell, link, context)) stored.push({ row, column, runs: cell.runs });
      if (elements.length >= MOST_LINKS) return;
      done.add(ref);
      const place = placeOf(link, context);
      if (kept?.link === link && place === null) {
        emit(kept.attributes);
        return;
      }
      if (place !== null) {
        const same = kept?.link === link ? kept.attributes : {};
        emit({ ...same, ref: same.ref ?? ref, location: place });
        return;
      }
      if (!isAddress(link)) return;
      let id = ids.get(link);
      if (id === undefined) {
        id = freeId([...relationships, ...before]);
        relationships.push({ id, type: `${RELATIONSHIPS}/hyperlink`, target: link, external: true });
        ids.set(link, id);
      }
      emit({ ref, 'r:id': id });
    });
  });
  for (const [ref, kept] of old?.links ?? [])
    if (kept.link === undefined && !done.has(ref)) emit(kept.attributes);
  return { xml: elements.length === 0 ? '' : `<hyperlinks>${elements.join('')}</hyperlinks>`, stored };
}

/** An address that may stand in a relationship: what is not ASCII must be percent-encoded there. */
const isAddress = (link: string): boolean =>
  !link.startsWith('#') && /^[\x21-\x7e]+$/.test(link) && !/[<>"{}|\\^`]/.test(link) && link.length <= 2079;

function placeOf(link: string, context: WriteContext): string | null {
  const found = /^#gid=(\d+)(?:&range=(.+))?$/.exec(link);
  if (!found) return null;
  const sheet = context.sheetById.get(Number(found[1]));
  const area = parseArea(found[2] ?? 'A1');
  if (sheet === undefined || area === null) return null;
  return `${quoteSheet(context.fileNames.get(sheet.name) ?? sheet.name)}!${areaName(area)}`;
}

/** Will reading give this cell's runs back: one link over the whole text, its place spelled as reading spells it? */
function isWholeLink(cell: Cell, link: string, context: WriteContext): boolean {
  const { runs, value } = cell;
  if (runs === undefined || typeof value !== 'string' || cell.formula !== undefined || value === '')
    return false;
  if (runs.some((run) => run.link !== link)) return false;
  const place = /^#gid=(\d+)&range=(.+)$/.exec(link);
  const area = place === null ? null : parseArea(place[2] ?? '');
  const spelled = link.startsWith('#')
    ? area !== null && areaName(area) === place?.[2] && placeOf(link, context) !== null
    : isAddress(link);
  if (!spelled) return false;
  if (runs.length === 1 && !hasStyle(runs[0])) return runs[0]?.style === undefined && runs[0]?.text === value;
  return isPlainRuns({ ...cell, runs }, context.styles.baseFont);
}

// ---- columns, views, page ----

function columnsXml(sheet: Sheet, old: KeptSheet | undefined): string {
  const parts: { first: number; last: number; attributes: string }[] = [];
  const kept: (Readonly<Record<string, string>> | undefined)[] = [];
  for (const { first, last, attributes } of old?.columns ?? []) {
    if (first >= (old?.gridColumns ?? 0)) continue;
    for (let c = first; c <= last && c < sheet.columns; c++) kept[c] = attributes;
  }
  for (let c = 0; c < sheet.columns; c++) {
    const width = sheet.columnWidths.get(c);
    const hidden = sheet.hiddenColumns.has(c);
    const other = kept[c];
    if (width === undefined && !hidden && other === undefined) continue;
    const { width: plain, ...rest } = other ?? {};
    const attributes =
      (width === undefined
        ? ` width="${plain ?? '14.2857142857143'}"`
        : ` width="${width / 7}" customWidth="1"`) +
      (hidden ? ' hidden="1"' : '') +
      writeAttributes(rest);
    const last = parts.at(-1);
    if (last?.last === c - 1 && last.attributes === attributes) last.last = c;
    else parts.push({ first: c, last: c, attributes });
  }
  const beyond = (old?.columns ?? [])
    .filter((column) => column.first >= (old?.gridColumns ?? 0) && column.last >= sheet.columns)
    .map((column) => {
      const { min: _min, max: _max, ...rest } = column.attributes as Record<string, string>;
      return {
        first: Math.max(column.first, sheet.columns),
        last: column.last,
        attributes: writeAttributes(rest),
      };
    });
  const all = [...parts, ...beyond].map(
    (p) => `<col min="${p.first + 1}" max="${p.last + 1}"${p.attributes}/>`,
  );
  return all.length === 0 ? '' : `<cols>${all.join('')}</cols>`;
}

/** Children and attributes of a kept element, without those named. */
function remains(
  xml: string | undefined,
  without: readonly string[],
): { attributes: Record<string, string>; inner: string } {
  if (xml === undefined) return { attributes: {}, inner: '' };
  const reader = new XmlReader(xml).root();
  const attributes = { ...parseAttributes(reader.tag()) };
  let inner = '';
  reader.children((name) => {
    const source = reader.raw();
    if (!without.includes(name)) inner += source;
  });
  return { attributes, inner };
}

function propertiesXml(sheet: Sheet, old: KeptSheet | undefined): string {
  const rest = remains(old?.raw.get('sheetPr')?.[0], ['tabColor', 'pageSetUpPr']);
  const fit = !isUnset(sheet.page) && !sheet.page.fitToWidth ? '' : '<pageSetUpPr fitToPage="1"/>';
  const color = sheet.tabColor === null ? '' : `<tabColor rgb="FF${sheet.tabColor.slice(1).toUpperCase()}"/>`;
  if (color + rest.inner + fit === '' && Object.keys(rest.attributes).length === 0) return '';
  return `<sheetPr${writeAttributes(rest.attributes)}>${color}${rest.inner}${fit}</sheetPr>`;
}

/**
 * Apps Script cannot set up a page, so a sheet that says neither "lying" nor "fit" gets what Google's own print
 * dialog offers: A4 lying, as wide as the paper.
 */
const isUnset = (page: Sheet['page']): boolean => !page.landscape && !page.fitToWidth;

function pageXml(sheet: Sheet): string {
  const unset = isUnset(sheet.page);
  const fit = unset || sheet.page.fitToWidth;
  const orientation = unset || sheet.page.landscape ? 'landscape' : 'portrait';
  return `<pageSetup paperSize="9"${fit ? ' fitToWidth="1" fitToHeight="0"' : ''} orientation="${orientation}"/>`;
}

function viewsXml(sheet: Sheet, first: boolean, old: KeptSheet | undefined): string {
  const source = old?.raw.get('sheetViews')?.[0];
  let attributes: Record<string, string> = first
    ? { tabSelected: '1', workbookViewId: '0' }
    : { workbookViewId: '0' };
  if (source !== undefined) {
    const reader = new XmlReader(source).root();
    reader.children((name) => {
      if (name === 'sheetView') attributes = { ...parseAttributes(reader.tag()) };
    });
  }
  const { showGridLines: _g, rightToLeft: _r, topLeftCell: _t, ...rest } = attributes;
  const own = {
    ...(sheet.gridlinesHidden ? { showGridLines: '0' } : {}),
    ...(sheet.rightToLeft ? { rightToLeft: '1' } : {}),
    ...rest,
  };
  const { frozenRows: rows, frozenColumns: columns } = sheet;
  const corner = cellName(rows, columns);
  const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  const frozen =
    rows === 0 && columns === 0
      ? ''
      : `<pane${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` +
        `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/>`;
  return `<sheetViews><sheetView${writeAttributes(own)}>${frozen}</sheetView></sheetViews>`;
}

// ---- protection ----

/** What stays open where only some areas are closed: everything else, row band by row band. */
function complement(areas: readonly Area[]): Area[] {
  const edges = new Set([0, EXCEL_ROWS]);
  for (const a of areas) edges.add(a.row).add(Math.min(a.row + a.rows, EXCEL_ROWS));
  const bands = [...edges].sort((a, b) => a - b);
  const open: Area[] = [];
  bands.forEach((row, i) => {
    const end = bands[i + 1];
    if (end === undefined) return;
    const closed = areas
      .filter((a) => a.row <= row && a.row + a.rows >= end)
      .sort((a, b) => a.column - b.column);
    let column = 0;
    for (const a of [...closed, { column: EXCEL_COLUMNS, columns: 0 }]) {
      if (a.column > column) open.push({ row, column, rows: end - row, columns: a.column - column });
      column = Math.max(column, a.column + a.columns);
    }
  });
  return open;
}

/** Areas that stay open in a protected sheet; null where nothing is protected. Google's mere warnings have no match. */
export function openAreas(protections: readonly Protection[]): Area[] | null {
  const enforced = protections.filter((p) => !p.warningOnly);
  if (enforced.length === 0) return null;
  const whole = enforced.find((p) => p.area === undefined);
  if (whole !== undefined) return [...(whole.unprotected ?? [])];
  return complement(enforced.flatMap((p) => (p.area === undefined ? [] : [p.area])));
}

function protectionXml(sheet: Sheet): { protection: string; ranges: string } {
  const open = openAreas(sheet.protections);
  if (open === null) return { protection: '', ranges: '' };
  return {
    protection:
      '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>',
    ranges:
      open.length === 0
        ? ''
        : `<protectedRanges><protectedRange sqref="${areaNames(open)}" name="VungDuocSua"/></protectedRanges>`,
  };
}

// ---- filter ----

const filterText = (value: Cell['value']): string =>
  value === undefined
    ? ''
    : typeof value === 'object'
      ? value.error
      : typeof value === 'boolean'
        ? value
          ? 'TRUE'
          : 'FALSE'
        : String(value);

/** Rows that the filter hides and the user did not. */
function filteredRows(sheet: Sheet): ReadonlySet<number> {
  const rows = new Set<number>();
  if (sheet.filter === null || sheet.filter.hidden.size === 0) return rows;
  const { area, hidden } = sheet.filter;
  const sets = [...hidden].map(([column, values]) => [column, new Set(values)] as const);
  const end = Math.min(area.row + area.rows, sheet.cells.length);
  for (let row = area.row + 1; row < end; row++) {
    if (sheet.hiddenRows.has(row)) continue;
    if (sets.some(([column, values]) => values.has(filterText(sheet.cells[row]?.[column]?.value))))
      rows.add(row);
  }
  return rows;
}

function filterXml(sheet: Sheet, filtered: ReadonlySet<number>): string {
  const filter: Filter | null = sheet.filter;
  if (filter === null) return '';
  const { area } = filter;
  const columns = [...filter.hidden]
    .filter(
      ([column, values]) => values.length > 0 && column >= area.column && column < area.column + area.columns,
    )
    .sort(([a], [b]) => a - b)
    .map(([column, values]) => {
      const out = new Set(values);
      const shown = new Set<string>();
      for (let row = area.row + 1; row < Math.min(area.row + area.rows, sheet.cells.length); row++) {
        const text = filterText(sheet.cells[row]?.[column]?.value);
        if (!out.has(text)) shown.add(text);
      }
      const blank = shown.delete('') || (!out.has('') && filtered.size === 0);
      const items = [...shown].map((text) => `<filter val="${attributeText(text)}"/>`).join('');
      return `<filterColumn colId="${column - area.column}"><filters${blank ? ' blank="1"' : ''}>${items}</filters></filterColumn>`;
    })
    .join('');
  return `<autoFilter ref="${areaName(area)}">${columns}</autoFilter>`;
}

// ---- rules ----

function conditionalElements(
  sheet: Sheet,
  old: KeptSheet | undefined,
  here: Surroundings,
  context: WriteContext,
): string {
  const rules: RankedRule[] = [];
  const waiting = [...(old?.conditional ?? [])];
  // Kinds that the model has no words for keep their place after the rule they stood behind.
  const takeSilent = (): void => {
    while (waiting[0]?.key === null) {
      const silent = waiting.shift();
      if (silent !== undefined)
        rules.push({ sqref: silent.sqref, source: renameInside(silent.source, context.renamed) });
    }
  };
  takeSilent();
  for (const format of sheet.conditionalFormats) {
    const key = canonical(format);
    const at = waiting.findIndex((rule) => rule.key === key);
    const found = at < 0 ? undefined : waiting.splice(at, 1)[0];
    const source =
      found === undefined
        ? conditionalSource(format, context.styles, here)
        : renameInside(found.source, context.renamed);
    if (source === null) {
      context.lost.add(
        `Một định dạng có điều kiện ở tab “${sheet.name}” (${format.criteria}) không có trong Excel: Excel không tô màu theo nó. Sổ Hội vẫn giữ.`,
      );
    } else if (format.areas.length > 0)
      rules.push({ sqref: found?.sqref ?? areaNames(format.areas), source });
    if (at === 0) takeSilent();
  }
  for (const rule of waiting) {
    if (rule.key === null)
      rules.push({ sqref: rule.sqref, source: renameInside(rule.source, context.renamed) });
  }
  for (const banding of sheet.bandings) {
    const free = uncolored(
      banding.area,
      sheet.cells.length - 1,
      (row, column) => sheet.cells[row]?.[column]?.style?.background !== undefined,
    );
    if (free.length === 0) continue;
    const sqref = areaNames(free);
    for (const source of bandingSources(banding, context.styles)) rules.push({ sqref, source });
  }
  return conditionalXml(rules);
}

function validationElements(
  sheet: Sheet,
  old: KeptSheet | undefined,
  here: Surroundings,
  context: WriteContext,
): string {
  const { elements, unspoken } = writeValidations(sheet.validations, here, old?.validations);
  for (const { area, rule } of unspoken) {
    context.lost.add(
      rule.criteria === 'VALUE_IN_LIST'
        ? `Danh sách chọn ở ${areaName(area)} tab “${sheet.name}” dài hơn mức Excel cho phép: mở bằng Excel thì ô này không có danh sách. Sổ Hội vẫn giữ.`
        : `Quy tắc nhập ở ${areaName(area)} tab “${sheet.name}” (${rule.criteria}) không có trong Excel: mở bằng Excel thì ô này không được kiểm tra. Sổ Hội vẫn giữ.`,
    );
  }
  for (const other of old?.otherValidations ?? []) {
    elements.push(
      `<dataValidation${writeAttributes(other.attributes)} sqref="${attribute(other.sqref)}">${renameInside(other.inner, context.renamed)}</dataValidation>`,
    );
  }
  return elements.length === 0
    ? ''
    : `<dataValidations count="${elements.length}">${elements.join('')}</dataValidations>`;
}

// ---- notes ----

function setRelation(relationships: Relationship[], kind: string, source: string, part: string): string {
  const existing = relationships.find(
    (r) => relationshipKind(r) === kind && !r.external && targetPart(source, r) === part,
  );
  if (existing !== undefined) return existing.id;
  const id = freeId(relationships);
  relationships.push({
    id,
    type: `${RELATIONSHIPS}/${kind}`,
    target: relativeTarget(source, part),
    external: false,
  });
  return id;
}

function dropRelation(relationships: Relationship[], source: string, part: string): void {
  const at = relationships.findIndex((r) => !r.external && targetPart(source, r) === part);
  if (at >= 0) relationships.splice(at, 1);
}

function writeNotes(
  sheet: Sheet,
  part: string,
  old: KeptSheet | undefined,
  relationships: Relationship[],
  elements: Map<string, string>,
  context: WriteContext,
): void {
  const notes = new Map<string, string>();
  sheet.cells.forEach((line, row) => {
    line?.forEach((cell, column) => {
      if (cell?.note !== undefined && cell.note !== '') notes.set(cellName(row, column), cell.note);
    });
  });
  const before = new Map([...(old?.comments?.notes ?? [])].map(([ref, note]) => [ref, note.text]));
  // Empty foreign comments have no note in the model; they are not a change.
  for (const [ref, text] of before) if (text === '' && !notes.has(ref)) notes.set(ref, text);
  if (old?.comments && canonical(notes) === canonical(before)) return;
  if (old?.threads) {
    dropRelation(relationships, part, old.threads);
    context.lost.add(
      `Ghi chú ở tab “${sheet.name}” đã đổi nên chuỗi trả lời (nhận xét theo luồng) của Excel được ghi thành ghi chú thường.`,
    );
  }
  const { pack } = context;
  if (notes.size === 0) {
    if (old?.commentsPart) dropRelation(relationships, part, old.commentsPart);
    if (old?.shapesPart && !old.shapes?.hasOthers) {
      dropRelation(relationships, part, old.shapesPart);
      elements.delete('legacyDrawing');
    } else if (old?.shapesPart && old.shapes) setPart(pack, old.shapesPart, writeShapes(notes, old.shapes));
    return;
  }
  const commentsPart = old?.commentsPart ?? freeName(pack, 'xl/comments#.xml');
  setPart(pack, commentsPart, writeComments(notes, old?.comments ?? undefined), COMMENTS_TYPE);
  setRelation(relationships, 'comments', part, commentsPart);
  const legacy = old?.raw.get('legacyDrawing')?.[0];
  const shapesPart =
    legacy === undefined
      ? freeName(pack, 'xl/drawings/vmlDrawing#.vml')
      : (old?.shapesPart ?? freeName(pack, 'xl/drawings/vmlDrawing#.vml'));
  setPart(
    pack,
    shapesPart,
    writeShapes(notes, legacy === undefined ? undefined : (old?.shapes ?? undefined)),
  );
  pack.defaults.set('vml', 'application/vnd.openxmlformats-officedocument.vmlDrawing');
  const id = setRelation(relationships, 'vmlDrawing', part, shapesPart);
  if (legacy === undefined) elements.set('legacyDrawing', `<legacyDrawing r:id="${id}"/>`);
}

// ---- charts ----

export const sumOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64').slice(0, 16);

function writeCharts(
  sheet: Sheet,
  part: string,
  old: KeptSheet | undefined,
  relationships: Relationship[],
  elements: Map<string, string>,
  context: WriteContext,
): NonNullable<StoredSheet['charts']>[number][] {
  const { pack } = context;
  const drawing = old?.drawing ?? null;
  const foreign = drawing?.anchors.filter((a) => a.chartId === undefined) ?? [];
  if (sheet.charts.length === 0 && foreign.length === (drawing?.anchors.length ?? 0)) {
    if (old?.drawingPart && context.renamed.size > 0) renameForeignCharts(old.drawingPart, context);
    return [];
  }
  const stored: NonNullable<StoredSheet['charts']>[number][] = [];
  const drawingPart = old?.drawingPart ?? freeName(pack, 'xl/drawings/drawing#.xml');
  let inside = old?.drawingPart ? relationshipsOf(pack, old.drawingPart) : [];
  const anchors = foreign.map((a) => a.source);
  const keptIds = new Set(foreign.flatMap((a) => a.ids));
  for (const chart of sheet.charts) {
    const redrawn = old?.redrawn.get(chart.id);
    if (redrawn?.key !== canonical(chart)) continue;
    const own = drawing?.anchors.find((a) => a.chartId === chart.id);
    for (const id of own?.ids ?? []) keptIds.add(id);
  }
  // Parts of our charts that are drawn anew free their names.
  for (const relation of inside) {
    if (keptIds.has(relation.id) || relationshipKind(relation) !== 'chart') continue;
    const chartPart = targetPart(drawingPart, relation);
    pack.parts.delete(chartPart);
    pack.parts.delete(relationshipsName(chartPart));
  }
  inside = inside.filter((r) => keptIds.has(r.id));
  for (const chart of sheet.charts) {
    const redrawn = old?.redrawn.get(chart.id);
    if (redrawn?.key === canonical(chart)) {
      anchors.push(redrawn.anchor);
      stored.push({ chart, sum: '' });
      continue;
    }
    const xml = chartXml(chart, {
      sheet: (name) => context.sheetByName.get(name),
      toFileNames: context.fileNames,
      locale: context.workbook.locale,
    });
    const chartPart = freeName(pack, 'xl/charts/chart#.xml');
    setPart(pack, chartPart, xml, CHART_TYPE);
    const id = freeId(inside);
    inside.push({
      id,
      type: `${RELATIONSHIPS}/chart`,
      target: relativeTarget(drawingPart, chartPart),
      external: false,
    });
    anchors.push(chartAnchor(chart, id, lastShape(anchors) + 1));
    stored.push({ chart, sum: sumOf(xml) });
  }
  if (anchors.length === 0) {
    dropRelation(relationships, part, drawingPart);
    elements.delete('drawing');
    return stored;
  }
  setPart(pack, drawingPart, writeDrawing(anchors, drawing ?? undefined), DRAWING_TYPE);
  setRelationships(pack, drawingPart, inside);
  if (context.renamed.size > 0) renameForeignCharts(drawingPart, context);
  const id = setRelation(relationships, 'drawing', part, drawingPart);
  if (!elements.has('drawing')) elements.set('drawing', `<drawing r:id="${id}"/>`);
  return stored;
}

/** Charts that we did not make follow a sheet that was renamed. */
function renameForeignCharts(drawingPart: string, context: WriteContext): void {
  const { pack } = context;
  for (const relation of relationshipsOf(pack, drawingPart)) {
    if (relation.external || !/chart/i.test(relationshipKind(relation))) continue;
    const chart = targetPart(drawingPart, relation);
    const bytes = pack.parts.get(chart);
    if (bytes === undefined) continue;
    const before = textOf(bytes);
    const after = renameInside(before, context.renamed);
    if (after !== before) setPart(pack, chart, after);
  }
}

// ---- clipping ----

function clippedAreas(sheet: Sheet): string {
  const clips = new Map<Style, boolean>();
  let any = false;
  for (const line of sheet.cells) {
    for (const cell of line ?? []) {
      if (cell?.style === undefined || clips.has(cell.style)) continue;
      clips.set(cell.style, cell.style.wrap === 'clip');
      any ||= cell.style.wrap === 'clip';
    }
  }
  if (!any) return '';
  return areaNames(
    coveringAreas(sheet.cells.length, (row) => {
      const runs: [number, number][] = [];
      sheet.cells[row]?.forEach((cell, column) => {
        if (cell?.style?.wrap !== 'clip') return;
        const last = runs.at(-1);
        if (last && last[1] === column - 1) last[1] = column;
        else runs.push([column, column]);
      });
      return runs;
    }),
  );
}
