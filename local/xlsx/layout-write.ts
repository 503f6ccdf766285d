/** Columns, views, page set-up and protection of a sheet, where they have changed. */

import { areaNames, cellName } from '../a1';
import type { Sheet } from '../model';
import type { KeptSheet } from './kept';
import { openAreas } from './seen';
import { parseAttributes, writeAttributes, XmlReader } from './xml';

export function columnsXml(sheet: Sheet, old: KeptSheet | undefined): string {
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

export function propertiesXml(sheet: Sheet, old: KeptSheet | undefined): string {
  const rest = remains(old?.raw.get('sheetPr')?.[0], ['tabColor', 'pageSetUpPr']);
  const fit = !isUnset(sheet.page) && !sheet.page.fitToWidth ? '' : '<pageSetUpPr fitToPage="1"/>';
  const color = sheet.tabColor === null ? '' : `<tabColor rgb="FF${sheet.tabColor.slice(1).toUpperCase()}"/>`;
  if (color + rest.inner + fit === '' && Object.keys(rest.attributes).length === 0) return '';
  return `<sheetPr${writeAttributes(rest.attributes)}>${color}${rest.inner}${fit}</sheetPr>`;
}

/**
 * Apps Script cannot set up a page, so a sheet that says neither "landscape" nor "fit" gets what Google's own print
 * dialog offers: A4 landscape, as wide as the paper.
 */
const isUnset = (page: Sheet['page']): boolean => !page.landscape && !page.fitToWidth;

export function pageXml(sheet: Sheet): string {
  const unset = isUnset(sheet.page);
  const fit = unset || sheet.page.fitToWidth;
  const orientation = unset || sheet.page.landscape ? 'landscape' : 'portrait';
  return `<pageSetup paperSize="9"${fit ? ' fitToWidth="1" fitToHeight="0"' : ''} orientation="${orientation}"/>`;
}

/** What Google's print dialog has as a tick, and Apps Script cannot set either: which page of how many. */
export const PAGE_NUMBERS =
  '<headerFooter><oddFooter>&amp;C&amp;8Trang &amp;P/&amp;N</oddFooter></headerFooter>';

export function viewsXml(sheet: Sheet, first: boolean, old: KeptSheet | undefined): string {
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

export function protectionXml(sheet: Sheet): { protection: string; ranges: string } {
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
