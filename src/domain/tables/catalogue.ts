/** The tab `Danh mục`: one list a column (with its attribute columns beside it), read over the built-in lists. */
import { normalizeText, readNumber, sameText } from '../values';
import type { Cell } from './column';
import type { Catalogue } from './context';
import { FIRST_ROW, type Problem, type RawTable } from './decode';
import { type Entry, type List, lists } from './lists';

export const CATALOGUE_SHEET = 'Danh mục';

/** Lists that officers may add to; the others are the add-on's own and not shown on the tab. */
export const shownLists = Object.entries<List>(lists).filter(([, list]) => !list.isClosed) as [
  keyof typeof lists,
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

/** Built-in values first (they are understood even where the tab lost them), then what officers added. */
export function decodeCatalogue(raw: RawTable | null): { catalogue: Catalogue; problems: Problem[] } {
  const problems: Problem[] = [];
  const titles = (raw?.headers ?? []).map((header) => normalizeText(String(header)));
  const catalogue: Record<string, readonly Entry[]> = {};
  for (const [key, list] of Object.entries(lists) as [string, List][]) {
    const at = list.isClosed ? -1 : titles.indexOf(list.header);
    const entries: Entry[] = [...list.entries];
    if (raw !== null && at >= 0) {
      const places = list.attributes.map((attribute) => titles.indexOf(attribute.header, at));
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
            row: index + FIRST_ROW,
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
    catalogue[key] = entries;
  }
  return { catalogue: catalogue as Catalogue, problems }; // one entry list for each key of `lists`
}

function attributeValue(cell: Cell): string | number {
  if (typeof cell === 'number') return cell;
  const text = normalizeText(String(cell));
  if (text === '') return '';
  const number = readNumber(text);
  return number.ok ? number.value : text;
}
