/** Taking back what a write did to rows that were not meant, because people moved rows or columns under it. */
import { type Cell, indexOf, rowOf } from '../domain/tables';
import { isDay } from '../domain/values';
import { idAt, type Keyed, textOf } from './keyed';
import { type Placed, writeCells } from './rows';
import type { Sheet } from './spreadsheet';
import { readTab } from './tab-reader';
import { spanOf } from './tabs';

/**
 * Takes a write back that went wrong half-way: whatever it left, in the rows that were meant and in others that came to
 * stand in their places, is as it was read. Rows are known by their ids, columns by their headers.
 * @returns what the person must know.
 */
export function putBack(keyed: Keyed, written: ReadonlyMap<number, readonly Placed[]>): string[] {
  const { tab, idPlace, toDay } = keyed;
  const { sheet, raw } = tab;
  const now = readTab(sheet, toDay).raw;
  const placeNow = new Map(now.headers.map((header, place) => [textOf(header), place]));
  const placeThen = new Map(raw.headers.map((header, place) => [textOf(header), place]));
  const idNow = placeNow.get(textOf(raw.headers[idPlace])) ?? idPlace;
  const then = new Map(raw.rows.map((cells) => [idAt(cells, idPlace), cells]));
  const rowNowOf = new Map(now.rows.map((cells, index) => [idAt(cells, idNow), rowOf(index)]));
  const restored = new Set<number>();
  const unsure = new Set<number>();
  const restore = (row: number, left: readonly { place: number; cell: Cell }[]): void => {
    const there = now.rows[indexOf(row)] ?? [];
    const ours = left.filter(({ place, cell }) => textOf(there[place]) === textOf(cell));
    if (ours.length === 0) return;
    const was = rowThen(there, new Set(ours.map(({ place }) => place)));
    if (was === undefined) {
      unsure.add(row);
      return;
    }
    const former = ours.map(({ place }) => {
      const at = placeThen.get(textOf(now.headers[place]));
      return { place, cell: at === undefined ? '' : (was[at] ?? '') };
    });
    const changed = former.filter(({ place, cell }) => textOf(there[place]) !== textOf(cell));
    if (changed.length === 0) return;
    writeBack(sheet, row, changed);
    // A blank line that is blank again is nobody's matter.
    if (was.length > 0) restored.add(row);
  };
  /** Rows whose own id was written over, and that were found again. */
  const known = new Set<readonly Cell[]>();
  /** A row as it was read: by its id, a bare one as blank, one without an id of its own by what was not written. */
  const rowThen = (there: readonly Cell[], places: ReadonlySet<number>): readonly Cell[] | undefined => {
    const isWritten = places.has(idNow);
    const id = isWritten ? '' : idAt(there, idNow);
    if (id !== '') return then.get(id);
    const others = [...there.keys()].filter((place) => !places.has(place));
    if (others.every((place) => textOf(there[place]) === '')) return [];
    const found = raw.rows.find(
      (one) =>
        !(isWritten && (known.has(one) || rowNowOf.has(idAt(one, idPlace)))) &&
        others.every((place) => {
          const at = placeThen.get(textOf(now.headers[place]));
          return at === undefined || textOf(one[at]) === textOf(there[place]);
        }),
    );
    if (found !== undefined) known.add(found);
    // No id is missing anywhere: somebody has just typed into the line, which had none.
    const isThere = (id: string): boolean => id === '' || rowNowOf.has(id);
    const isNew = isWritten && raw.rows.every((one) => isThere(idAt(one, idPlace)) || known.has(one));
    return found ?? (isNew ? [] : undefined);
  };
  for (const [row, cells] of written) {
    restore(row, cells);
    const meant = rowNowOf.get(idAt(raw.rows[indexOf(row)], idPlace));
    if (meant === undefined) continue;
    const moved = cells.flatMap(({ place, cell }) => {
      const at = placeNow.get(textOf(raw.headers[place]));
      return at === undefined ? [] : [{ place: at, cell }];
    });
    restore(meant, moved);
    // Known again by its own id only: what stands there is what the person asked for.
    restored.delete(meant);
  }
  const name = sheet.getName();
  return [
    ...(restored.size === 0
      ? []
      : [
          `Đúng lúc lưu có người chèn, xóa hoặc sắp xếp ở tab ${name}. Sổ đã trả lại ${linesOf([...restored])} như trước rồi ghi lại đúng chỗ; xem lại ${linesOf([...restored])}.`,
        ]),
    ...(unsure.size === 0
      ? []
      : [
          `Đúng lúc lưu có người chèn, xóa hoặc sắp xếp ở tab ${name}. Chưa chắc ${linesOf([...unsure])} còn như trước: xem lại, và nếu sai thì mở Tệp, Lịch sử phiên bản.`,
        ]),
  ];
}

const linesOf = (rows: readonly number[]): string =>
  `dòng ${rows.slice(0, 5).join(', ')}${rows.length > 5 ? '…' : ''}`;

/** Cells as they were read go back; text stays text whatever the cell's format is. */
function writeBack(sheet: Sheet, row: number, cells: readonly { place: number; cell: Cell }[]): void {
  const [first, last] = spanOf(cells.map(({ place }) => place + 1));
  const formats = sheet.getRange(row, first, 1, last - first + 1).getNumberFormats()[0] ?? [];
  writeCells(
    sheet,
    row,
    cells.map(({ place, cell }) => ({
      place,
      cell,
      format: typeof cell === 'string' && !isDay(cell) ? '@' : (formats[place + 1 - first] ?? 'General'),
    })),
  );
}

/** Another row went in place of the one that was meant: the row that was read and is no longer there comes back. */
export function bringBack(
  { tab: { sheet, raw }, idPlace }: Keyed,
  row: number,
  now: readonly (readonly Cell[])[],
): string[] {
  const count = new Map<string, number>();
  const keyOf = (cells: readonly Cell[]): string => idAt(cells, idPlace) || JSON.stringify(cells.map(textOf));
  for (const cells of now) count.set(keyOf(cells), (count.get(keyOf(cells)) ?? 0) + 1);
  const lost = raw.rows.find((cells) => {
    if (cells.every((cell) => textOf(cell) === '')) return false;
    const left = count.get(keyOf(cells)) ?? 0;
    count.set(keyOf(cells), left - 1);
    return left === 0;
  });
  if (lost === undefined) return [];
  sheet.insertRowBefore(Math.min(row, sheet.getMaxRows()));
  writeBack(
    sheet,
    row,
    lost.map((cell, place) => ({ place, cell })),
  );
  return [
    `Đúng lúc xóa có người chèn, xóa hoặc sắp xếp ở tab ${sheet.getName()}, nên dòng ${row} bị xóa nhầm; sổ đã ghi lại dòng ấy. Xem lại dòng ${row}: công thức, ghi chú và màu ô nếu có thì lấy lại ở Tệp, Lịch sử phiên bản.`,
  ];
}
