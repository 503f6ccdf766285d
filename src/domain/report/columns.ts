/**
 * Cells of a table that a report has nothing for. A header filled with `DROPPED` takes its whole column away and gives
 * its width to the others, so that a model left out leaves no empty column; a text that ends with `JOINED` takes in the
 * blank cells to its right, so that the name of a group stands on one line. Works in wards' own templates too.
 */

/** An invisible sign that no person types (U+2063). */
export const DROPPED = '\u2063';

/** Another (U+2064); it stands in the template, behind the name of a group. */
export const JOINED = '\u2064';

const TABLE = /<w:tbl>(?:(?!<w:tbl>|<\/w:tbl>)[\s\S])*<\/w:tbl>/g;
const ROW = /<w:tr[ >](?:(?!<\/w:tr>)[\s\S])*<\/w:tr>/g;
const CELL = /<w:tc>(?:(?!<\/w:tc>)[\s\S])*<\/w:tc>/g;

/** @param document `word/document.xml`. Tables with merged cells are left as they are. */
export function dropColumns(document: string): string {
  if (!document.includes(DROPPED)) return document;
  return document.replace(TABLE, (table) => {
    const rows = table.match(ROW) ?? [];
    const header = rows[0]?.match(CELL) ?? [];
    const dropped = new Set(header.flatMap((cell, at) => (cell.includes(DROPPED) ? [at] : [])));
    if (dropped.size === 0 || table.includes('<w:gridSpan') || dropped.size === header.length) return table;
    if (rows.some((row) => (row.match(CELL) ?? []).length !== header.length)) return table;
    const widths = [...table.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) => Number(width));
    const all = widths.reduce((sum, width) => sum + width, 0);
    const left = widths.reduce((sum, width, at) => sum + (dropped.has(at) ? 0 : width), 0);
    const widened = widths.map((width) => (left === 0 ? width : Math.round((width * all) / left)));
    let at = -1;
    return table
      .replace(/<w:gridCol w:w="\d+"\/>/g, () => {
        at += 1;
        return dropped.has(at) ? '' : `<w:gridCol w:w="${widened[at] ?? 0}"/>`;
      })
      .replace(ROW, (row) => {
        let column = -1;
        return row.replace(CELL, (cell) => {
          column += 1;
          if (dropped.has(column)) return '';
          const width = widened[column];
          return width === undefined
            ? cell
            : cell.replace(
                /(<w:tcW\b[^>]*w:w=")\d+(")/,
                (_whole, open: string, close: string) => `${open}${width}${close}`,
              );
        });
      });
  });
}

const textOf = (cell: string): string =>
  [...cell.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');
const WIDTH = /<w:tcW\b[^>]*w:w="(\d+)"[^>]*\/>/;

/** @param document `word/document.xml`, its columns dropped: columns are no longer counted where cells are joined. */
export function joinCells(document: string): string {
  if (!document.includes(JOINED)) return document;
  return document.replace(ROW, (row) => (row.includes(JOINED) ? joinRow(row) : row)).replaceAll(JOINED, '');
}

function joinRow(row: string): string {
  const cells = row.match(CELL) ?? [];
  const first = cells.findIndex((cell) => cell.includes(JOINED));
  const filled = cells.findIndex((cell, at) => at > first && textOf(cell).trim() !== '');
  const joined = cells.slice(first, filled === -1 ? cells.length : filled);
  const widths = joined.map((cell) => Number(WIDTH.exec(cell)?.[1]));
  if (first === -1 || joined.length < 2 || row.includes('<w:gridSpan') || widths.some(Number.isNaN))
    return row;
  const width = widths.reduce((sum, one) => sum + one, 0);
  let at = -1;
  return row.replace(CELL, (cell) => {
    at += 1;
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
