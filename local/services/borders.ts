/** Borders of an area, drawn side by side as `Range.setBorder` asks; and a style with some of it changed. */
import type { Area, Border, Sheet, Style } from '../model';
import { cellAt, cellFor, compact, eachCell } from './grid';

export type Loose<T> = { [K in keyof T]: T[K] | undefined };

export function withStyle(style: Style | undefined, change: Loose<Style>): Style | undefined {
  return compact<Style>({ ...style, ...change });
}

/** true draws the border, false takes it away, null leaves the side as it is. */
type Side = boolean | null;

/** @param sides top, left, bottom, right of the area, then the vertical and horizontal ones inside. */
export function drawBorders(
  sheet: Sheet,
  area: Area,
  [top, left, bottom, right, vertical, horizontal]: readonly [Side, Side, Side, Side, Side, Side],
  border: Border,
): void {
  // Cells share styles: each style is changed once.
  const made = new Map<Style | undefined, Map<string, Style | undefined>>();
  const side = (set: Side, before: Border | undefined) => (set === null ? before : set ? border : undefined);
  eachCell(area, (row, column) => {
    const sides = [
      row === area.row ? top : horizontal,
      row === area.row + area.rows - 1 ? bottom : horizontal,
      column === area.column ? left : vertical,
      column === area.column + area.columns - 1 ? right : vertical,
    ] as const;
    if (sides.every((set) => set === null)) return;
    const before = cellAt(sheet, row, column)?.style;
    const key = sides.join();
    let known = made.get(before);
    if (!known) {
      known = new Map();
      made.set(before, known);
    }
    if (!known.has(key)) {
      const borders = compact<NonNullable<Style['borders']>>({
        top: side(sides[0], before?.borders?.top),
        bottom: side(sides[1], before?.borders?.bottom),
        left: side(sides[2], before?.borders?.left),
        right: side(sides[3], before?.borders?.right),
      });
      known.set(key, withStyle(before, { borders }));
    }
    const after = known.get(key);
    if (after) cellFor(sheet, row, column).style = after;
    else if (before) delete cellFor(sheet, row, column).style;
  });
}
