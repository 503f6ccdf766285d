/** The whole workbook as an erasure looks at it: each tab read once, with what kind of tab it is; and who is to be erased. */
import { fold, identityKey, isErasedName, isUnmarked } from '../../domain/values';
import type { AnyTable, Cell, Context, TableKey } from '../../domain/ward';
import { backupName, backupSets, isBackupName } from '../../google/backup';
import { type NamedTab, readBook } from '../../google/whole-book';
import type { OpenWard } from '../rows/open-ward';
import type { Tab } from '../rows/tab';
import type { Visit } from '../rpc/visit';
import { names } from './names';
import type { Tools } from './tools';

/** A tab with rows of a table: the tab itself, or a hidden copy of it. */
export interface Rows extends NamedTab {
  readonly kind: 'rows';
  readonly key: TableKey;
  readonly table: AnyTable;
  readonly places: Readonly<Record<string, number | null>>;
  /** null for a copy: there nobody reads a name that stands without its code. */
  readonly live: Tab | null;
}
export interface Other extends NamedTab {
  readonly kind: 'log' | 'trash' | 'other';
}
export type Page = Rows | Other;

/** Places in the log and in the trash. */
export const LOG = { what: 3, row: 5, change: 6 } as const;
export const TRASH = { id: 0, content: 5 } as const;

export interface Book {
  readonly ward: OpenWard;
  readonly pages: readonly Page[];
}

/** Reads every tab once; the ward is decoded from what was read. */
export function openBook(visit: Visit, tools: Tools): Book {
  const tabs = readBook(visit.spreadsheet, (sheet) => tools.readTab(sheet, visit.toDay));
  const byName = tools.byTabName(tabs.map((tab) => [tab.name, tab]));
  const sheets = [...tools.ownSheets, ...tools.tableKeys.map((key) => tools.tables[key].sheet)];
  const opened = new Map(sheets.map((name) => [name, byName.get(name) ?? null]));
  const ward = tools.openWard({ ...visit, person: visit.person, opened }, tools.tableKeys, {
    withSettings: true,
  });
  const live = new Map([...ward.tabs.values()].map((tab) => [tab.sheet, tab]));
  const copied = new Map(
    backupSets(visit.spreadsheet).flatMap(({ copies }) =>
      [...copies].map(([of, sheet]) => [sheet.getName(), of] as const),
    ),
  );
  const pages = tabs.map((open): Page => {
    const { name } = open;
    const tab = live.get(open.sheet);
    if (tab !== undefined) return { ...tab, kind: 'rows', name, live: tab };
    const key = tableCopied(name, copied.get(name), tools);
    if (key !== null) {
      const table: AnyTable = tools.tables[key];
      const { places } = tools.placeHeaders(Object.entries(table.columns), open.raw.headers);
      return { ...open, kind: 'rows', key, table, places, live: null };
    }
    const title = (at: number): string => String(open.raw.headers[at] ?? '');
    const isLog = name.startsWith('Nhật ký') && title(LOG.row) === 'Mã dòng';
    const isTrash = /^Đã x[oó][aá]/u.test(name.normalize()) && title(TRASH.content) === 'Nội dung';
    return { ...open, kind: isLog ? 'log' : isTrash ? 'trash' : 'other' };
  });
  return { ward, pages };
}

/** The table of which a tab is a backup; null where it is none. A migration's copy says it by its name alone. */
function tableCopied(name: string, of: string | undefined, tools: Tools): TableKey | null {
  if (!isBackupName(name)) return null;
  const label = name.slice('Sao lưu '.length).split(' · ')[0] ?? '';
  const found = tools.tableKeys.find((key) => {
    const { sheet } = tools.tables[key];
    return of === undefined ? backupName(label, sheet) === name : identityKey(of) === identityKey(sheet);
  });
  return found ?? null;
}

/** Whose data go: by codes, hers of today and those of records that were merged into hers; by names and telephone numbers. */
export interface Wanted {
  readonly ids: ReadonlySet<string>;
  /** Codes of rows that are about her alone, her own included. */
  readonly about: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
  /** Codes of all rows that point at her. */
  readonly hers: ReadonlySet<string>;
  /** Whether a text names her, or has her number. */
  readonly tells: (text: string) => boolean;
}

export const cellOf = ({ places }: Rows, cells: readonly Cell[], key: string): Cell =>
  cells[places[key] ?? -1] ?? '';
export const idOf = (page: Rows, cells: readonly Cell[], tools: Tools): string =>
  String(cellOf(page, cells, tools.idColumn(page.table)))
    .trim()
    .toUpperCase();

export const isRows = (page: Page): page is Rows => page.kind === 'rows';

/** The id that a cell points at. A name without a code is read as every form reads it, in the tab itself only. */
export function pointedAt(page: Rows, key: string, cell: Cell, context: Context, tools: Tools): string {
  const column = page.table.columns[key];
  if (cell === '' || column === undefined) return '';
  if (page.live === null || String(cell).includes('·')) return tools.referredId(cell);
  const reading = tools.decodeCell(column, cell, context);
  const { value } = reading.ok ? reading : { value: cell };
  const id = typeof value === 'object' && value !== null && 'key' in value ? value.key : value;
  return String(id).toUpperCase();
}

/** Whether a table's rows are about one member, and nobody else. */
export const isAboutOne = ({ columns }: AnyTable): boolean =>
  Object.values(columns).some(({ type }) => type.kind === 'reference' && type.to === 'member');

export function wantedOf(
  members: readonly string[],
  pages: readonly Page[],
  context: Context,
  tools: Tools,
): Wanted {
  const ids = new Set(members);
  const merged = pages.flatMap(({ kind, raw }) =>
    kind !== 'log'
      ? []
      : raw.rows.flatMap((cells): (readonly [string, string])[] => {
          const [, former] = /^Gộp (\S+) vào$/u.exec(String(cells[LOG.what])) ?? [];
          return former === undefined
            ? []
            : [[String(cells[LOG.row]).toUpperCase(), former.toUpperCase()] as const];
        }),
  );
  // A record that was merged may have been merged into before.
  for (let size = 0; size < ids.size; ) {
    size = ids.size;
    for (const [into, former] of merged) if (ids.has(into)) ids.add(former);
  }
  const [about, hers, pairs] = [new Set(ids), new Set(ids), new Set<string>()];
  const [called, phones] = [new Map<string, string>(), new Set<string>()];
  for (const page of pages.filter(isRows)) {
    const pointers = tools.pointerColumns(page.table, 'members');
    for (const cells of page.raw.rows) {
      const id = idOf(page, cells, tools);
      if (page.key === 'members' && ids.has(id)) {
        const name = String(cellOf(page, cells, 'name')).trim();
        if (name !== '' && !isErasedName(name)) called.set(identityKey(name), fold(name));
        const phone = digits(String(cellOf(page, cells, 'phone')));
        if (phone !== '') phones.add(phone);
      }
      const isHers = pointers.some((key) =>
        ids.has(pointedAt(page, key, cellOf(page, cells, key), context, tools)),
      );
      if (!isHers || id === '') continue;
      hers.add(id);
      if (isAboutOne(page.table)) about.add(id);
      if (page.key === 'pairings') pairs.add(id);
    }
  }
  const known = [...called];
  const tells = (text: string): boolean => {
    const plain = fold(text);
    return (
      known.some(
        ([name, folded]) =>
          plain.includes(folded) && (names(text, name) || (isUnmarked(text) && names(plain, folded))),
      ) ||
      (phones.size > 0 && (text.match(NUMBER) ?? []).some((one) => phones.has(digits(one))))
    );
  };
  return { ids, about, hers, pairs, tells };
}

const NUMBER = /\+?\d[\d .-]{7,}\d/g;
/** The last nine digits: with or without the leading nought, or the country's code. */
const digits = (text: string): string => {
  const all = text.replace(/\D/g, '');
  return all.length < 9 ? '' : all.slice(-9);
};
