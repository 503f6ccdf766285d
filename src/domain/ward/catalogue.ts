/** The tab `Danh mục`: one list a column (with its attribute columns beside it), read over the built-in lists. */

import { type Catalogue, type Cell, type Entry, type List, type ListKey, listOf } from '../columns';
import { allLists } from '../models/registry';
import { findMoved, movedHeaderRow, placeHeaders, titleOf } from '../tables/headers';
import type { Problem } from '../tables/problem';
import { a1, type RawTable, rowOf } from '../tables/raw-table';
import { normalizeText, readNumber, sameText } from '../values';

export const CATALOGUE_SHEET = 'Danh mục';

/** Lists that officers may add to; the others are the add-on's own and not shown on the tab. */
export const shownLists = Object.entries<List>(allLists).filter(([, list]) => !list.isClosed) as [
  ListKey,
  List,
][];

/** Attributes that are words; the others are numbers. */
export const WORDS: ReadonlySet<string> = new Set(['Đơn vị chuẩn', 'Qua sổ quỹ']);

/** The header row of the tab. */
export const catalogueHeaders: readonly string[] = shownLists.flatMap(([, list]) => [
  list.header,
  ...list.attributes.map((attribute) => attribute.header),
]);

/** The rows of a new tab. */
export function catalogueRows(): Cell[][] {
  const height = Math.max(...shownLists.map(([, list]) => list.entries.length));
  return Array.from({ length: height }, (_, row) =>
    shownLists.flatMap(([, list]) => {
      const entry = list.entries[row];
      return [entry?.label ?? '', ...list.attributes.map((_attribute, at) => entry?.attributes[at] ?? '')];
    }),
  );
}

const declared = catalogueHeaders.map(
  (header) => [header, { header, aliases: [], isSystem: false, fits: () => null }] as const,
);

export interface ListPlace {
  /** 0-based column of the list. */
  readonly at: number;
  /** Columns of its attributes, in their order; -1 for one that is missing. */
  readonly attributes: readonly number[];
}

/**
 * Where each list stands, with its attributes: between its own header and that of the next list. Null where it is missing.
 * The headers are read once for all lists.
 */
export function placeLists(headers: readonly Cell[]): (key: ListKey) => ListPlace | null {
  const { places } = placeHeaders(declared, headers);
  const others = shownLists.flatMap(([, one]) => places[one.header] ?? []);
  return (key) => {
    const list = listOf(key, allLists);
    const at = list.isClosed ? null : (places[list.header] ?? null);
    if (at === null) return null;
    const next = Math.min(headers.length, ...others.filter((place) => place > at));
    const own = headers.slice(0, next).map(titleOf);
    const placeOf = (header: string) =>
      own.findIndex((title, place) => place > at && sameText(title, header));
    return { at, attributes: list.attributes.map(({ header }) => placeOf(header)) };
  };
}

/** Lists whose headers were renamed or stand in another row: what officers added to them would be unknown. */
function headerProblems(raw: RawTable): Problem[] {
  const problem = {
    severity: 'error',
    sheet: CATALOGUE_SHEET,
    header: null,
    chapterCode: null,
    found: '',
  } as const;
  const cells = [raw.headers, ...raw.rows];
  const moved = movedHeaderRow(declared, cells);
  if (moved !== null) {
    const above = moved === 1 ? 'Xóa dòng 1' : `Xóa các dòng 1 đến ${moved}`;
    return [
      {
        ...problem,
        code: 'movedHeader',
        row: moved + 1,
        column: 0,
        what: `Hàng tiêu đề của tab ${CATALOGUE_SHEET} đang ở dòng ${moved + 1}, nên chưa mục nào ở đó được biết.`,
        todo: `${above} (chép chữ ở đó đi nơi khác nếu cần) để hàng tiêu đề về dòng 1, rồi bấm lại.`,
      },
    ];
  }
  const found = findMoved(declared, placeHeaders(declared, raw.headers), cells);
  return [...found].map(([title, { index, text }]) => {
    const cell = a1(1, index);
    const column = cell.replace(/\d+$/, '');
    return {
      ...problem,
      code: 'missingHeader' as const,
      row: 1,
      column: index,
      what: `Tab ${CATALOGUE_SHEET} thiếu cột “${title}”. Cột ${column} ${text === '' ? 'có mục mà không có tiêu đề' : `đang ghi “${text}”`}.`,
      todo: `Nếu đó là cột “${title}”, ghi lại tiêu đề “${title}” ở ô ${cell}; cho đến lúc ấy các mục ở đó chưa được biết.`,
    };
  });
}

/** Built-in values first (they are understood even where the tab lost them), then what officers added. */
export function decodeCatalogue(raw: RawTable | null): { catalogue: Catalogue; problems: Problem[] } {
  const problems: Problem[] = raw === null ? [] : headerProblems(raw);
  const catalogue: Record<string, List> = {};
  const placeOf = placeLists(raw?.headers ?? []);
  for (const [key, list] of Object.entries<List>(allLists) as [ListKey, List][]) {
    const place = placeOf(key);
    const entries: Entry[] = [...list.entries];
    if (raw !== null && place !== null) {
      const { at, attributes: places } = place;
      for (const [index, cells] of raw.rows.entries()) {
        const label = normalizeText(String(cells[at] ?? ''));
        if (label === '') continue;
        const typed = places.map((place) => (place < 0 ? '' : attributeValue(cells[place] ?? '')));
        const known = entries.findIndex((entry) => sameText(entry.label, label));
        const old = entries[known];
        if (old !== undefined) {
          entries[known] = {
            ...old,
            attributes: typed.map((value, n) => (value === '' ? (old.attributes[n] ?? '') : value)),
          };
        } else entries.push({ key: label, label, aliases: [], attributes: typed });
        for (const [n, value] of typed.entries()) {
          if (WORDS.has(list.attributes[n]?.header ?? '') || value === '' || typeof value === 'number')
            continue;
          problems.push({
            code: 'unreadable',
            severity: 'notice',
            sheet: CATALOGUE_SHEET,
            row: rowOf(index),
            column: places[n] ?? null,
            header: list.attributes[n]?.header ?? null,
            chapterCode: null,
            found: value,
            what: `“${value}” không phải số.`,
            todo: 'Ghi một số, ví dụ 0,5; hoặc bỏ trống.',
          });
        }
      }
    }
    catalogue[key] = { ...list, entries };
  }
  return { catalogue: catalogue as Catalogue, problems }; // one list for each key of `allLists`
}

function attributeValue(cell: Cell): string | number {
  if (typeof cell === 'number') return cell;
  const text = normalizeText(String(cell));
  if (text === '') return '';
  const number = readNumber(text);
  return number.ok ? number.value : text;
}
