/** Adds up the rows that belong to a gift of the 2022 report, as the tab and the annex print them. */
import { rangesInWords } from '../../../src/domain/figures';
import { a1 } from '../../../src/domain/tables';
import { readItems } from '../../../src/domain/tables/items';
import { asNumber, type Found, NOWHERE, type PrintedTable } from './printed';

const ID = 'Mã dòng';
/** Letter of a column, counted from zero. */
const columnLetter = (column: number): string => a1(1, column).slice(0, -1);

/** Which lines of the tab's list are of these rows; the annex prints no codes, and its lines stand in the same order. */
export function linesOfRows(tab: PrintedTable | null, ids: ReadonlySet<string>): ReadonlySet<number> {
  const at = tab?.headers.indexOf(ID) ?? -1;
  return new Set(
    (tab?.rows ?? []).flatMap(({ cells }, line) => (ids.has(String(cells[at] ?? '')) ? [line] : [])),
  );
}

/**
 * Adds up what a list of gifts prints for the rows of a figure. @param lines where they stand, of so many as there are
 * rows: one that is not printed makes the sum another figure's.
 */
export function inGiftList(
  list: PrintedTable | null | undefined,
  lines: ReadonlySet<number>,
  rows: number,
  measure: string,
): Found {
  if (list == null) return NOWHERE;
  const column = (name: string) => list.headers.indexOf(name);
  const own = list.rows.filter((_row, line) => lines.has(line));
  if (own.length === 0 || own.length < rows) return NOWHERE;
  const sum = (name: string): number =>
    own.reduce((total, { cells }) => total + (asNumber(cells[column(name)]) ?? 0), 0);
  const one = (name: string): string =>
    [...new Set(own.map(({ cells }) => String(cells[column(name)] ?? '')))].join(', ');
  const of = (name: string, value: number | string): Found => {
    const numbers = rangesInWords(own.map(({ number }) => number));
    const tab = /^[A-Z]+\d+$/.test(own[0]?.at(0) ?? '');
    return {
      value,
      place: tab
        ? `${list.name}!${columnLetter(column(name))}${numbers.replace(/, (?=\d)/g, `, ${columnLetter(column(name))}`)}`
        : `${list.name}, dòng ${numbers}`,
    };
  };
  switch (measure) {
    case 'portions':
      return of('Suất quà', sum('Suất quà'));
    case 'value':
      return of('Trị giá (đ)', sum('Trị giá (đ)'));
    case 'unitValue':
      return of('Trị giá (đ)', sum('Trị giá (đ)') / sum('Suất quà'));
    case 'date':
      return of('Ngày', one('Ngày'));
    case 'chapter':
      return of('Chi hội', one('Chi hội'));
    default: {
      const thing = measure.replace(/^items: /, '');
      const amount = own
        .flatMap(({ cells }) => readItems(String(cells[column('Hiện vật')] ?? '')).items)
        .filter(({ name }) => name.endsWith(thing))
        .reduce((total, item) => total + item.amount, 0);
      return amount === 0 ? NOWHERE : of('Hiện vật', amount);
    }
  }
}
