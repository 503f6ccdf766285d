/** What an erasure changes, tab by tab, and where text still tells of her, which is not changed by guess. Writes nothing. */
import { done, erasedName, failed, hash } from '../../domain/values';
import type { AnyColumn, Cell, Context } from '../../domain/ward';
import type { Column } from '../../google/row-unit';
import { notesOf } from '../../google/whole-book';
import type { Answer } from '../../shared/problem';
import {
  type Book,
  cellOf,
  idOf,
  isAboutOne,
  isRows,
  LOG,
  type Page,
  pointedAt,
  type Rows,
  TRASH,
  type Wanted,
  wantedOf,
} from './book';
import type { Tools } from './tools';

/** What figures of her own row need, and no more: a column that is added later is emptied until somebody decides. */
const COUNTED: ReadonlySet<string> = new Set([
  ...['chapter', 'post', 'joined', 'type', 'state', 'changed'],
  ...['knowsFace', 'knowsCircumstance', 'knowsNeed'],
]);

export interface Place {
  readonly page: Page;
  /** Number of the row on the sheet. */
  readonly row: number;
  /** 0-based. */
  readonly place: number;
  readonly text: string;
}

export interface PagePlan {
  readonly page: Page;
  readonly columns: readonly Column[];
  /** Her own rows: they go last, and their notes with them. */
  readonly own: readonly number[];
}

export interface Plan {
  readonly pages: readonly PagePlan[];
  readonly told: readonly string[];
  readonly left: readonly Place[];
  readonly seen: string;
}

/** Cells of one page with what they will say, by place and then by row. */
class Changes {
  readonly columns = new Map<number, { format: string; cells: Map<number, Cell> }>();
  readonly own: number[] = [];
  readonly left: Place[] = [];

  constructor(readonly page: Page) {}

  put(row: number, place: number, cell: Cell, format = '@'): void {
    if (this.page.raw.rows[row - 2]?.[place] === cell) return;
    const column = this.columns.get(place) ?? { format, cells: new Map<number, Cell>() };
    column.cells.set(row, cell);
    this.columns.set(place, column);
  }

  leave(row: number, place: number, cell: Cell): void {
    if (this.left.some((one) => one.row === row && one.place === place)) return;
    this.left.push({ page: this.page, row, place, text: String(cell) });
  }
}

const ERASED_LINE = `• ${erasedName()}`;

export function planOf(members: readonly string[], { ward, pages }: Book, tools: Tools): Answer<Plan> {
  const opened = tools.tabOf(ward, 'members');
  if (!opened.ok) return opened;
  if (members.some((id) => tools.rowsWithId(opened.value, id).length === 0)) return failed(tools.GONE);
  const wanted = wantedOf(
    members.map((id) => id.toUpperCase()),
    pages,
    ward.context,
    tools,
  );
  const changed = pages.map((page) => {
    const changes = new Changes(page);
    if (isRows(page)) changeRows(page, changes, wanted, ward.context, tools);
    if (page.kind === 'log') changeLog(changes, wanted);
    if (page.kind === 'trash') changeTrash(changes, wanted);
    if (!isRows(page) || page.live !== null) tellLeft(changes, wanted);
    return changes;
  });
  const plans = changed
    .map(
      ({ page, columns, own }): PagePlan => ({
        page,
        own,
        columns: [...columns].map(([place, column]) => ({ place, ...column })),
      }),
    )
    .filter(({ columns }) => columns.length > 0);
  return done({
    // Her name is what everything else is found by: her own row is the last to lose it.
    pages: [...plans.filter(({ page }) => !isOwnTab(page)), ...plans.filter(({ page }) => isOwnTab(page))],
    told: plans.map(toldOf),
    left: changed.flatMap(({ left }) => left),
    seen: hash(
      JSON.stringify(
        plans.map(({ page, columns }) => [page.name, columns.map((one) => [one.place, [...one.cells]])]),
      ),
    ),
  });
}

export const isOwnTab = (page: Page): boolean => isRows(page) && page.key === 'members' && page.live !== null;

// --- Rows of tables, and of their copies ---------------------------------------------------------------------------

function changeRows(page: Rows, changes: Changes, wanted: Wanted, context: Context, tools: Tools): void {
  const { table, places, raw } = page;
  const pointers = tools.pointerColumns(table, 'members');
  const toPairs = tools.pointerColumns(table, 'pairings');
  const columns = Object.entries(table.columns).filter(([, { isSystem }]) => !isSystem);
  const put = (row: number, key: string, cell: Cell): void => {
    const [place, column] = [places[key], table.columns[key]];
    if (place != null && column !== undefined) changes.put(row, place, cell, tools.formatOf(column));
  };
  for (const [index, cells] of raw.rows.entries()) {
    const row = index + 2;
    const id = idOf(page, cells, tools);
    if (page.key === 'members' && wanted.ids.has(id)) {
      changes.own.push(row);
      for (const [key, column] of columns)
        if (!COUNTED.has(key)) put(row, key, emptied(key, column, id, cellOf(page, cells, key), context));
      leaveOwnColumns(page, changes, row, cells);
      continue;
    }
    let isHers = wanted.about.has(id);
    for (const key of pointers) {
      const to = pointedAt(page, key, cellOf(page, cells, key), context, tools);
      if (!wanted.ids.has(to)) continue;
      isHers = true;
      put(row, key, tools.encodeReference({ key: to, label: erasedName(to) }));
    }
    for (const key of toPairs) {
      const to = pointedAt(page, key, cellOf(page, cells, key), context, tools);
      if (!wanted.pairs.has(to)) continue;
      isHers = true;
      // Its label names both sides; its code names nobody.
      put(row, key, to);
    }
    if (!isHers) continue;
    for (const [key, { isPerson, type }] of columns) {
      const cell = cellOf(page, cells, key);
      const isFree = isPerson && type.kind === 'text' && cell !== '';
      if (isAboutOne(table)) {
        if (isFree || key === 'consent') put(row, key, '');
      } else if (isFree && page.live !== null) changes.leave(row, places[key] ?? 0, cell);
    }
    if (isAboutOne(table)) leaveOwnColumns(page, changes, row, cells);
  }
}

/** Columns of the ward's own: the sheet does not say what they are for. */
function leaveOwnColumns(page: Rows, changes: Changes, row: number, cells: readonly Cell[]): void {
  const ours = new Set(Object.values(page.places));
  for (const [place, cell] of cells.entries()) {
    if (!ours.has(place) && cell !== '' && cell !== false) changes.leave(row, place, cell);
  }
}

function emptied(key: string, column: AnyColumn, id: string, cell: Cell, context: Context): Cell {
  if (key === 'name') return erasedName(id);
  if (key !== 'birth' || cell === '') return '';
  const reading = column.type.read(cell, context);
  const { value } = reading.ok ? reading : { value: null };
  const year = typeof value === 'object' && value !== null && 'year' in value ? Number(value.year) : null;
  // Members are counted by decade of birth.
  return year === null ? '' : String(Math.floor(year / 10) * 10);
}

// --- The add-on's own tabs -----------------------------------------------------------------------------------------

/** A line about a row of hers loses what it says, where that tells of her; who did it, when, to which row stays. */
function changeLog(changes: Changes, { ids, about, hers, tells }: Wanted): void {
  for (const [index, cells] of changes.page.raw.rows.entries()) {
    const text = String(cells[LOG.change] ?? '');
    if (text === '') continue;
    const row = String(cells[LOG.row]).toUpperCase();
    if (about.has(row) || (hers.has(row) && tells(text)) || codesIn(text).some((code) => ids.has(code)))
      changes.put(index + 2, LOG.change, ERASED_LINE);
  }
}

const codesIn = (text: string): readonly string[] =>
  text.toUpperCase().match(/[\p{L}\p{N}]+-[\p{L}\p{N}]+/gu) ?? [];

/** A deleted row counts nowhere: one that holds her code goes whole, and cannot be brought back. */
function changeTrash(changes: Changes, { ids, hers, pairs }: Wanted): void {
  for (const [index, cells] of changes.page.raw.rows.entries()) {
    const [id, content] = [String(cells[TRASH.id] ?? ''), cells.slice(TRASH.content).map(String)];
    const isHers =
      hers.has(id.toUpperCase()) ||
      codesIn(content.join('')).some((code) => ids.has(code) || pairs.has(code));
    if (!isHers) continue;
    for (const [at, piece] of content.entries())
      if (piece !== '') changes.put(index + 2, TRASH.content + at, at === 0 ? erasedName() : '');
  }
}

// --- What is told --------------------------------------------------------------------------------------------------

/** Cells that still tell of her after the changes: they may mean somebody else, or say more than her name. */
function tellLeft(changes: Changes, { tells }: Wanted): void {
  const { page } = changes;
  for (const [index, cells] of [page.raw.headers, ...page.raw.rows].entries()) {
    for (const [place, before] of cells.entries()) {
      const cell = changes.columns.get(place)?.cells.get(index + 1) ?? before;
      const text = String(cell);
      if (text.length > 2 && tells(text)) changes.leave(index + 1, place, cell);
    }
  }
  if (!isRows(page) || page.raw.rows.length === 0) return;
  for (const [index, notes] of notesOf(page.sheet).entries()) {
    // Notes of the headers are ours; those of her own row go with it.
    if (index === 0 || changes.own.includes(index + 1)) continue;
    for (const [place, note] of notes.entries())
      if (note !== '' && tells(note)) changes.leave(index + 1, place, `ghi chú: ${note}`);
  }
}

function toldOf({ page, columns, own }: PagePlan): string {
  const rows = new Set(columns.flatMap(({ cells }) => [...cells.keys()]));
  const headers = columns.map(({ place }) => String(page.raw.headers[place] ?? '').replace(/ \*$/, ''));
  const count = `${page.name}: ${rows.size} dòng`;
  if (page.kind === 'trash') return `${count} đã xóa từ trước (không khôi phục được nữa)`;
  const birth = headers.some((header) => header === 'Ngày sinh') ? ' (ngày sinh còn lại thập niên)' : '';
  return `${count}${own.length > 0 && isOwnTab(page) ? ` (dòng ${own.join(', ')})` : ''}, ô ${headers.join(', ')}${birth}`;
}
