/**
 * Cells of a table that a report has nothing for. A header filled with `DROPPED` takes its whole column away and gives
 * its width to the others, so that a model left out leaves no empty column; a text that ends with `JOINED` takes in the
 * blank cells to its right, so that the name of a group stands on one line. Here too: the numbers of captions. Works in
 * wards' own templates.
 */

import { elementsOf, mapElements } from './blocks';

/** An invisible sign that no person types (U+2063). */
export const DROPPED = '\u2063';

/** Stands where the number of a table or a chart does, until all is filled in (U+2061, U+2062). */
export const TABLE_NUMBER = '\u2061';
export const CHART_NUMBER = '\u2062';

/** Tables and charts are numbered as the document shows them, whatever the order of its template. */
export function withNumbers(document: string): string {
  return [TABLE_NUMBER, CHART_NUMBER].reduce((text, sign) => {
    let number = 0;
    return text.replaceAll(sign, () => {
      number += 1;
      return String(number);
    });
  }, document);
}

/** Another (U+2064); it stands in the template, behind the name of a group. */
export const JOINED = '\u2064';

/** @param document `word/document.xml`. Tables with merged cells are left as they are. */
export function dropColumns(document: string): string {
  return document.includes(DROPPED) ? mapElements(document, 'tbl', withoutDropped) : document;
}

function withoutDropped(table: string): string {
  const rows = elementsOf(table, 'tr').map((row) => elementsOf(row, 'tc'));
  const header = rows[0] ?? [];
  const dropped = new Set(header.flatMap((cell, at) => (cell.includes(DROPPED) ? [at] : [])));
  if (dropped.size === 0 || table.includes('<w:gridSpan') || dropped.size === header.length) return table;
  if (rows.some((cells) => cells.length !== header.length)) return table;
  // The grid stands before the first row.
  const head = table.slice(0, table.indexOf('<w:tr'));
  const widths = [...head.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) => Number(width));
  const all = widths.reduce((sum, width) => sum + width, 0);
  const left = widths.reduce((sum, width, at) => sum + (dropped.has(at) ? 0 : width), 0);
  const widened = widths.map((width) => (left === 0 ? width : Math.round((width * all) / left)));
  let at = -1;
  const grid = head.replace(/<w:gridCol w:w="\d+"\/>/g, () => {
    at += 1;
    return dropped.has(at) ? '' : `<w:gridCol w:w="${widened[at] ?? 0}"/>`;
  });
  const body = mapElements(table.slice(head.length), 'tr', (row) =>
    mapElements(row, 'tc', (cell, column) => {
      if (dropped.has(column)) return '';
      const width = widened[column];
      return width === undefined
        ? cell
        : cell.replace(
            /(<w:tcW\b[^>]*w:w=")\d+(")/,
            (_whole, open: string, close: string) => `${open}${width}${close}`,
          );
    }),
  );
  return grid + body;
}

const textOf = (cell: string): string =>
  [...cell.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');
const WIDTH = /<w:tcW\b[^>]*w:w="(\d+)"[^>]*\/>/;

/** @param document `word/document.xml`, its columns dropped: columns are no longer counted where cells are joined. */
export function joinCells(document: string): string {
  if (!document.includes(JOINED)) return document;
  return mapElements(document, 'tr', (row) => (row.includes(JOINED) ? joinRow(row) : row)).replaceAll(
    JOINED,
    '',
  );
}

function joinRow(row: string): string {
  const cells = elementsOf(row, 'tc');
  const first = cells.findIndex((cell) => cell.includes(JOINED));
  const filled = cells.findIndex((cell, at) => at > first && textOf(cell).trim() !== '');
  const joined = cells.slice(first, filled === -1 ? cells.length : filled);
  const widths = joined.map((cell) => Number(WIDTH.exec(cell)?.[1]));
  if (first === -1 || joined.length < 2 || row.includes('<w:gridSpan') || widths.some(Number.isNaN))
    return row;
  const width = widths.reduce((sum, one) => sum + one, 0);
  return mapElements(row, 'tc', (cell, at) => {
    if (at > first && at < first + joined.length) return '';
    // `w:gridSpan` stands right after the width (ECMA-376, CT_TcPrBase).
    return at === first
      ? cell.replace(
          WIDTH,
          (own) => `${own.replace(/w:w="\d+"/, `w:w="${width}"`)}<w:gridSpan w:val="${joined.length}"/>`,
        )
      : cell;
  });
}
