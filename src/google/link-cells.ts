/** Cells that lead somewhere in the workbook (docs/decisions/0023). */

/** As Sheets shows a link. */
export const LINK_COLOR = '#1155cc';

/** Sheets takes no longer text in quotes than this from other programs; a longer one goes without its link. */
const LONGEST = 250;

/**
 * What is put into the cell: a formula costs no call of its own, where a rich text costs four.
 * @param id of the tab; the text alone where there is none.
 * @param range in A1 notation; '' for the tab as a whole.
 * @param row a formula for the row, where the range is a column (`rowBelow`).
 */
export function linkTo(id: number | undefined, range: string, text: string, row = ''): string {
  if (id === undefined || text === '' || text.length > LONGEST) return text;
  // `;` stands between arguments in every locale.
  return `=HYPERLINK("#gid=${id}${range === '' ? '' : `&range=${range}`}"${row === '' ? '' : `&${row}`};"${text.replaceAll('"', '""')}")`;
}

/**
 * The first row below everything that stands in these columns: the sheet computes it, so that a link made last month does not
 * land on a row that was filled since. No cell that is wrong spoils it, and nothing in it is spelled by the file's locale.
 * @param tab its name. @param columns by letter; one at least.
 */
export function rowBelow(tab: string, columns: readonly string[]): string {
  const cellsOf = (column: string) => `'${tab.replaceAll("'", "''")}'!${column}:${column}`;
  const blank = columns.map((column) => `ISBLANK(${cellsOf(column)})`).join('*');
  return `SUMPRODUCT(MAX((1-${blank})*ROW(${cellsOf(columns[0] ?? 'A')})))+1`;
}
