/** What changed between two moments of a workbook, row by row: a deep comparison of 50,000 cells is slow and unreadable. */

/** As much of a workbook in memory as comparing needs; whatever else it has is compared too. */
interface Page {
  readonly name: string;
  readonly cells: readonly unknown[];
}

/** Every row of every tab, and beside them all that is no cell (widths, rules, merges …), as text by place. */
export type Picture = ReadonlyMap<string, string>;

const isKeyed = (one: unknown): one is Iterable<unknown> =>
  ['[object Map]', '[object Set]'].includes(Object.prototype.toString.call(one));
const partText = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) => (isKeyed(one) ? [...one].sort() : one)) ?? '';

/** @param leaveOut parts of a tab that are not compared, for example its charts. */
export function pictureOf(pages: readonly Page[], leaveOut: readonly string[] = []): Picture {
  const picture = new Map<string, string>([['tabs', partText(pages.map(({ name }) => name))]]);
  for (const page of pages) {
    page.cells.forEach((row, at) => {
      picture.set(`${page.name} ${at + 1}`, JSON.stringify(row) ?? '');
    });
    for (const [part, value] of Object.entries(page)) {
      if (part !== 'cells' && !leaveOut.includes(part)) picture.set(`${page.name} ${part}`, partText(value));
    }
  }
  return picture;
}

/** Places that differ, for example `Tái chế 2`. */
export function differences(before: Picture, after: Picture): string[] {
  const places = new Set([...before.keys(), ...after.keys()]);
  return [...places].filter((place) => before.get(place) !== after.get(place));
}
