/** Cells that lead somewhere in the workbook (docs/decisions/0023). */

/** As Sheets shows a link. */
export const LINK_COLOR = '#1155cc';

/** Sheets takes no longer text in quotes than this from other programs; a longer one goes without its link. */
const LONGEST = 250;

/**
 * What is put into the cell: a formula costs no call of its own, where a rich text costs four.
 * @param id of the tab; the text alone where there is none.
 * @param range in A1 notation; '' for the tab as a whole.
 */
export function linkTo(id: number | undefined, range: string, text: string): string {
  if (id === undefined || text === '' || text.length > LONGEST) return text;
  // `;` stands between arguments in every locale.
  return `=HYPERLINK("#gid=${id}${range === '' ? '' : `&range=${range}`}";"${text.replaceAll('"', '""')}")`;
}
