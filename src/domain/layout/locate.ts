/**
 * Finds a cell of a summary tab again in the same tab laid out again: by its heading, the header of its column and the
 * words of its line. Rows written since may have moved lines, so the place alone could show another figure's rows.
 */
import { type Grid, NOTHING } from './grid';

type Values = readonly (readonly unknown[])[];

interface Place {
  /** Heading of the block; empty above the first. */
  readonly heading: string;
  readonly headers: readonly string[];
  /** Rows below the headers; -1 in the headers or above. */
  readonly below: number;
  /** The words of the line. */
  readonly label: readonly string[];
}

/** The words among cells. A number with a link is text on the tab, and no word. */
const texts = (row: readonly unknown[] = []): string[] =>
  row.filter((cell): cell is string => typeof cell === 'string' && !NO_WORD.test(cell));
const NO_WORD = new RegExp(`^(${NOTHING}|[\\d.]*)$`);

const isHeading = ([first, ...others]: readonly unknown[] = [], headings: ReadonlySet<unknown>): boolean =>
  headings.has(first) && others.every((cell) => cell === '');

/** @param headings the headings that the tab may have. */
function placeOf(values: Values, row: number, headings: ReadonlySet<unknown>): Place {
  let top = row;
  while (top > 0 && !isHeading(values[top], headings)) top -= 1;
  let head = top + 1;
  while (head < row && texts(values[head]).length < 2) head += 1;
  // A line that leaves its first word out has that of the line above.
  let named = row;
  while (named > head + 1 && values[named]?.[0] === '') named -= 1;
  const own = texts(values[row]);
  const isShort = values[row]?.[0] === '' && named > head;
  return {
    heading: top === 0 ? '' : String(values[top]?.[0]),
    headers: (values[head] ?? []).map(String),
    below: row > head ? row - head : -1,
    label: isShort ? [...texts([values[named]?.[0]]), ...own] : own,
  };
}

export interface Located extends Place {
  /** 0-based, in the grid. */
  readonly row: number;
  readonly column: number;
  readonly header: string;
}

/**
 * @param shown what stands on the tab now, from its first cell.
 * @param row 0-based.
 * @returns null where the tab laid out again has no such line or column.
 */
export function locate(shown: Values, grid: Grid, row: number, column: number): Located | null {
  const width = grid.widths.length;
  if (row >= shown.length || column >= width) return null;
  const headings = new Set<unknown>(
    grid.cells.flatMap(([first]) => (first?.style === 'heading' ? [first.value] : [])),
  );
  const values = grid.cells.map((cells) => cells.map(({ value }) => value));
  const wanted = placeOf(
    shown.map((cells) => cells.slice(0, width)),
    row,
    headings,
  );
  const isSame = (at: number): boolean => {
    const place = placeOf(values, at, headings);
    if (place.heading !== wanted.heading || place.below < 0 !== wanted.below < 0) return false;
    // Above the first heading lines have no words of their own that stay.
    return place.heading === ''
      ? place.below === wanted.below
      : place.label.join('\n') === wanted.label.join('\n');
  };
  const rows = [row, ...values.keys()];
  const found = rows.find((at) => at < values.length && isSame(at));
  if (found === undefined) return null;
  const place = placeOf(values, found, headings);
  const header = wanted.headers[column] ?? '';
  const at = place.headers[column] === header || place.below < 0 ? column : place.headers.indexOf(header);
  if (at < 0 || (at !== column && place.headers.lastIndexOf(header) !== at)) return null;
  return { ...place, row: found, column: at, header };
}
