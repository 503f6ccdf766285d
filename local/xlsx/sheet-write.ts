/** Writes one sheet of the model as a worksheet part with the parts that belong to it (notes, drawing, charts). */

import { areaName, areaNames } from '../a1';
import { newSheet, type Sheet, type Style } from '../model';
import { EPOCH_1904 } from './cells-read';
import { EMPTY_ROWS, writeCells } from './cells-write';
import { writeCharts } from './charts-write';
import { coveringAreas } from './covering';
import { XML_HEAD } from './encoding';
import { filteredRows, filterXml } from './filter-write';
import type { KeptSheet } from './kept';
import { columnsXml, PAGE_NUMBERS, pageXml, propertiesXml, protectionXml, viewsXml } from './layout-write';
import { writeLinks } from './links-write';
import { writeNotes } from './notes-write';
import { RELATIONSHIPS, type Relationship, setPart, setRelationships } from './opc';
import { moreOf, type StoredSheet } from './own-part';
import { listXml, patchPart } from './patch';
import { conditionalElements, validationElements } from './rules-write';
import { hasChanged } from './seen';
import type { Surroundings } from './validation';
import { renameInside, type WriteContext } from './write-context';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const WORKSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

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

const ROOT = `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">`;

/** Writes the sheet's parts into the package and answers what our own part must remember of it. */
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
  const changed = (what: keyof KeptSheet['seen']): boolean => hasChanged(sheet, old, what);

  const filtered = filteredRows(sheet);
  const cells = writeCells(sheet, old, filtered, context);
  const rowsBefore = old?.source.pieces.find(({ name }) => name === 'sheetData');
  const xmlBefore = rowsBefore && old?.source.text.slice(rowsBefore.start, rowsBefore.end);
  if (cells.xml !== (old === undefined ? undefined : (xmlBefore ?? EMPTY_ROWS))) {
    elements.set('sheetData', cells.xml);
    elements.set('dimension', `<dimension ref="${cells.dimension}"/>`);
  }
  // No customHeight here: rows without a height of their own then grow with wrapped text, as in Sheets.
  if (old === undefined)
    elements.set(
      'sheetFormatPr',
      '<sheetFormatPr defaultColWidth="14.2857142857143" defaultRowHeight="15.75"/>',
    );
  if (changed('columns')) elements.set('cols', columnsXml(sheet, old));
  if (changed('properties')) elements.set('sheetPr', propertiesXml(sheet, old));
  if (changed('views')) elements.set('sheetViews', viewsXml(sheet, first, old));
  if (changed('page')) {
    elements.set(
      'pageMargins',
      elements.get('pageMargins') ??
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
    );
    elements.set('pageSetup', pageXml(sheet));
    if (old === undefined) elements.set('headerFooter', PAGE_NUMBERS);
  }
  if (changed('protections')) {
    const { protection, ranges } = protectionXml(sheet);
    elements.set('sheetProtection', protection);
    elements.set('protectedRanges', ranges);
  }
  if (changed('filter') || (sheet.filter?.hidden.size ?? 0) > 0) {
    elements.set('autoFilter', filterXml(sheet, filtered));
    elements.set('sortState', '');
  }
  if (changed('merges')) {
    const merges = sheet.merges.map((m) => `<mergeCell ref="${areaName(m)}"/>`);
    elements.set(
      'mergeCells',
      merges.length === 0 ? '' : listXml(elements.get('mergeCells'), 'mergeCells', merges),
    );
  }
  if (changed('conditional') || sheet.bandings.length > 0) {
    elements.set('conditionalFormatting', conditionalElements(sheet, old, here, context));
  }
  const rules = validationElements(sheet, old, here, context);
  elements.set('dataValidations', rules.list);
  elements.set('extLst', rules.extensions);
  const links = writeLinks(sheet, old, relationships, context);
  elements.set('hyperlinks', links.xml);
  writeNotes(sheet, part, old, relationships, elements, context);
  const charts = writeCharts(sheet, part, old, relationships, elements, context);

  if (old === undefined) {
    const body = ORDER.map((name) => elements.get(name) ?? '').join('');
    setPart(context.pack, part, `${XML_HEAD}${ROOT}${body}</worksheet>`, WORKSHEET_TYPE);
  } else {
    const text = patchPart(old.source, elements, ORDER, MAIN, RELATIONSHIPS);
    if (text !== old.source.text) setPart(context.pack, part, text);
  }
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
