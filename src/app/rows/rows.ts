/** Entering, correcting and deleting rows. A row is found by its id: someone may have sorted the tab. */

import { done, failed, normalizeText } from '../../domain/values';
import {
  type AnyTable,
  type Cell,
  newRowId,
  rowOf,
  type TableKey,
  type Target,
  tables,
} from '../../domain/ward';
import { keepText, openSubmission } from '../../google/memory';
import { type Discarded, discard, log, openTrash } from '../../google/own-tabs';
import { appendCells, formulasOf, readRow, removeRow, writeCells } from '../../google/rows';
import { readExtras } from '../../google/whole-row';
import type { FieldValue, Input, Output, Receipt } from '../../shared/contract';
import { type Answer, invalid, type Problem } from '../../shared/problem';
import { isRecalled } from '../forms/fields';
import { forgetMembers } from '../members/search-index';
import {
  type Book,
  cellAt,
  chapterOf,
  entryColumns,
  idColumn,
  idOf,
  openBook,
  reachable,
  rowsWithId,
  type Tab,
  tableFor,
  tabOf,
  textAt,
  type Visit,
} from '../rpc/visit';
import { findAlike } from './alike';
import { isBlankValue, isSameMeaning } from './cells';
import { type CheckedRow, cellOf, checkRow, placedCells, rewritten, type Values } from './check-row';
import { closedRow, recordAt } from './closed-days';
import { addOwnCells } from './own-cells';
import { receiptText, shownOf, versionOf, versionShown, viewRow } from './view';

/** How long the occasion of a person's last row is offered: a working day. */
const RECALL_SECONDS = 21_600;

export const GONE: Problem = {
  kind: 'gone',
  what: 'Dòng này không còn trong sổ: có người đã xoá hoặc chuyển đi.',
  todo: 'Tải lại danh sách.',
};

/** Book and tab for a table that the person has a form for. */
export function openFor(
  visit: Visit,
  name: string,
  more: readonly TableKey[] = [],
): Answer<{ book: Book; tab: Tab; key: TableKey }> {
  const known = tableFor(
    visit,
    { role: visit.link === null ? 'officer' : 'link', name: '', chapter: null },
    name,
  );
  if (!known.ok) return known;
  const key = known.value;
  const book = openBook(visit, [key, ...more]);
  const allowed = tableFor(visit, book.person, name);
  if (!allowed.ok) return allowed;
  const tab = tabOf(book, key);
  return tab.ok ? done({ book, tab: tab.value, key }) : tab;
}

/** Index of the row with this id (and, of several, this version); null where there is none that the person may see. */
export function findRow(book: Book, tab: Tab, id: string, version = ''): number | null {
  const { person, context } = book;
  const found = rowsWithId(tab, id).filter(
    (index) =>
      person.role !== 'link' || chapterOf(tab, tab.raw.rows[index] ?? [], context) === person.chapter,
  );
  return found.find((index) => versionOf(tab, tab.raw.rows[index] ?? []) === version) ?? found[0] ?? null;
}

export const rowAt = (tab: Tab, index: number): readonly Cell[] => tab.raw.rows[index] ?? [];

// --- Saving -----------------------------------------------------------------------------------------------------

export function saveRow(
  { table, values, submission, acceptSimilar }: Input<'row.save'>,
  visit: Visit,
): Answer<Receipt> {
  const known = openSubmission(submission);
  const { before } = known;
  const opened = openFor(visit, before?.table ?? table);
  if (!opened.ok) return opened;
  const { book, tab, key } = opened.value;
  if (before !== null) {
    const index = findRow(book, tab, before.id);
    if (index !== null) return done(receiptOf(book, tab, rowAt(tab, index), rowOf(index), visit.at, true));
    const deleted = openTrash(visit.spreadsheet, visit.toDay)?.find(tab.table.sheet, before.id) ?? null;
    if (deleted !== null) {
      return failed({
        kind: 'gone',
        what: `Dòng này đã được lưu với mã ${before.id}, sau đó bị xoá.`,
        todo: 'Sổ không ghi lại lần nữa.',
      });
    }
  }
  const checked = checkNew(book, tab, values);
  if (!checked.ok) return checked;
  if (!acceptSimilar) {
    const rows = findAlike(book, tab, checked.value.record);
    if (rows.length > 0) return failed({ kind: 'similar', rows });
  }
  const closed = closedRow(visit, book, key, null, checked.value.record);
  if (closed !== null) return failed(closed);
  const id = before?.id ?? newIdFor(tab, checked.value);
  known.remember({ table: key, id });
  return done(appendChecked(visit, book, tab, checked.value, id));
}

/** Checks a new row; by a link it belongs to the link's chapter and to no other. */
export function checkNew(book: Book, tab: Tab, values: Values): Answer<CheckedRow> {
  const { person, context } = book;
  const own = tab.table.chapterColumn;
  const filled: Record<string, FieldValue> = { ...values };
  if (person.role === 'link' && own !== undefined && person.chapter !== null && isBlankValue(values[own])) {
    filled[own] = person.chapter;
  }
  const checked = checkRow({
    tab,
    values: filled,
    at: null,
    context,
    reachable: reachable(person, context),
  });
  return checked.ok ? ofOwnChapter(book, tab, checked.value) : checked;
}

function ofOwnChapter(book: Book, tab: Tab, checked: CheckedRow): Answer<CheckedRow> {
  const { person, context } = book;
  return person.role !== 'link' || chapterOf(tab, checked.row, context) === person.chapter
    ? done(checked)
    : failed(
        invalid(
          tab.table.chapterColumn ?? '',
          'Liên kết này chỉ ghi cho chi hội của mình.',
          'Giữ nguyên chi hội, hoặc nhờ cán bộ phường ghi.',
        ),
      );
}

/** The code that the person gave, or a new row id. */
export function newIdFor(tab: Tab, checked: CheckedRow): string {
  const { table } = tab;
  if (table.keyColumn !== undefined) return textAt(checked.row, tab.places[table.keyColumn]).toUpperCase();
  const place = tab.places[idColumn(table)];
  const taken = new Set(tab.raw.rows.map((cells) => textAt(cells, place).toUpperCase()));
  return newRowId(table.prefix, taken, Math.random);
}

/** Writes a checked row below the others and says so. */
export function appendChecked(visit: Visit, book: Book, tab: Tab, checked: CheckedRow, id: string): Receipt {
  // Blank cells are written too: columns that stand together are then one write.
  const cells = new Map<string, Cell>(Object.keys(tab.table.columns).map((key) => [key, '']));
  for (const [key, cell] of checked.cells) cells.set(key, cell);
  if (tab.table.keyColumn === undefined) cells.set('id', id);
  cells.set('enteredBy', visit.name);
  cells.set('enteredAt', visit.at);
  addOwnCells(tab, null, checked.record, cells, book.context, visit.today);
  visit.writing = tab.sheet;
  const columns = [...entryColumns(tab.table).map(([key]) => key), 'id'].flatMap(
    (key) => tab.places[key] ?? [],
  );
  const number = appendCells(tab, columns, placedCells(tab, cells));
  afterWrite(visit, book, tab, id, 'Thêm dòng', cells);
  return receiptOf(book, tab, withCells(tab, checked.row, cells), number, visit.at, false, checked.notices);
}

/** The row as it now stands. */
function withCells(tab: Tab, row: readonly Cell[], cells: ReadonlyMap<string, Cell>): Cell[] {
  const whole = [...row];
  for (const [key, cell] of cells) {
    const place = tab.places[key];
    if (place !== null && place !== undefined) whole[place] = cell;
  }
  return whole;
}

function receiptOf(
  book: Book,
  tab: Tab,
  cells: readonly Cell[],
  number: number,
  at: string,
  isRepeat: boolean,
  notices: readonly string[] = [],
): Receipt {
  const entered = textAt(cells, tab.places.enteredAt);
  return {
    row: viewRow(tab, cells, number, book.context, book.person, notices),
    isRepeat,
    text: receiptText(tab, cells, book.context, isRepeat && entered !== '' ? entered : at),
  };
}

/** What is remembered and logged of a write. */
export function afterWrite(
  visit: Visit,
  book: Book,
  tab: Tab,
  id: string,
  what: string,
  cells: ReadonlyMap<string, Cell> = new Map(),
): void {
  const recalled = Object.fromEntries(
    entryColumns(tab.table).flatMap(([key, column]) => {
      const cell = cells.get(key);
      return isRecalled(tab.table, key, column) && typeof cell === 'string' && cell !== ''
        ? [[key, cell]]
        : [];
    }),
  );
  if (Object.keys(recalled).length > 0) {
    keepText(lastKey(visit.name, tab.key), JSON.stringify(recalled), RECALL_SECONDS);
  }
  if (tab.key === 'members') forgetMembers();
  if (book.person.role !== 'link') return;
  logAbout(visit, what, tab.table.sheet, id);
}

/** Cache key of what a person chose last; names longer than a key are cut. */
export const lastKey = (name: string, key: TableKey): string => `last.${key}.${name}`.slice(0, 200);

export function logAbout(visit: Visit, what: string, sheet: string, row: string): void {
  const { spreadsheet, at, name, link } = visit;
  log(spreadsheet, { at, who: name, link: link?.id ?? '', what, table: sheet, row });
}

// --- Correcting -------------------------------------------------------------------------------------------------

export function editRow({ table, id, version, values }: Input<'row.edit'>, visit: Visit): Answer<Receipt> {
  const opened = openFor(visit, table);
  if (!opened.ok) return opened;
  const { book, tab } = opened.value;
  return changeRow(visit, book, tab, { id, version, values });
}

export interface Change {
  readonly id: string;
  /** The version that the person saw. */
  readonly version: string;
  readonly values: Values;
  /** What goes with the change to other tabs, once it is clear that the row may be written. */
  readonly beforeWrite?: () => void;
  /** The change says its day, and what was before is kept. */
  readonly isDated?: boolean;
}

/** Changes what is sent, if nobody changed the row meanwhile. */
export function changeRow(
  visit: Visit,
  book: Book,
  tab: Tab,
  { id, version, values, beforeWrite, isDated = false }: Change,
): Answer<Receipt> {
  const { person, context } = book;
  const index = findRow(book, tab, id, version);
  if (index === null) return failed(GONE);
  const now = rowAt(tab, index);
  const { keyColumn } = tab.table;
  if (keyColumn !== undefined) {
    const sent = values[keyColumn];
    if (sent !== undefined && normalizeText(String(sent)).toUpperCase() !== id.toUpperCase()) {
      return failed(
        invalid(keyColumn, 'Mã này không bao giờ đổi.', 'Giữ nguyên mã; nếu là nơi khác thì thêm dòng mới.'),
      );
    }
  }
  const visible = unchangedYear(tab, now, values, person.role === 'link');
  const checked = checkRow({
    tab,
    values: visible,
    at: index,
    context,
    reachable: reachable(person, context),
  });
  if (!checked.ok) return checked;
  const own = ofOwnChapter(book, tab, checked.value);
  if (!own.ok) return own;
  const changed = new Map(
    [...checked.value.cells].filter(
      ([key, cell]) => !isSameCell(tab, key, cellOf(tab, now, key), cell, book),
    ),
  );
  if (changed.size === 0) return done(receiptOf(book, tab, now, rowOf(index), visit.at, true));
  if (versionOf(tab, now) !== version) {
    return failed({
      kind: 'conflict',
      theirs: versionShown(tab, now, context, person),
      yours: shownOf(tab, checked.value.row, context, person),
    });
  }
  const closed = isDated
    ? null
    : closedRow(visit, book, tab.key, recordAt(book, tab.key, index), checked.value.record);
  if (closed !== null) return failed(closed);
  const toSay = isDated ? [] : rewritten(tab, now, checked.value.record, changed);
  changed.set('editedBy', visit.name);
  changed.set('editedAt', visit.at);
  addOwnCells(tab, now, checked.value.record, changed, context, visit.today);
  beforeWrite?.();
  visit.writing = tab.sheet;
  const width = tab.raw.headers.length;
  const formulas = formulasOf(tab.sheet, rowOf(index), width);
  writeCells(tab.sheet, rowOf(index), placedCells(tab, changed));
  afterWrite(visit, book, tab, id, 'Sửa dòng', changed);
  const after = formulas.some((formula) => formula !== '')
    ? readRow(tab.sheet, rowOf(index), width, visit.toDay)
    : withCells(tab, now, changed);
  const notices = [...toSay, ...checked.value.notices, ...replacedFormulas(tab, formulas, changed)];
  return done(receiptOf(book, tab, after, rowOf(index), visit.at, false, notices));
}

/** A formula of the ward's in a column of ours gives way to what is typed, and that is said. */
const replacedFormulas = (
  tab: Tab,
  formulas: readonly string[],
  changed: ReadonlyMap<string, Cell>,
): string[] =>
  [...changed.keys()].flatMap((key) => {
    const place = tab.places[key];
    const formula = place === null || place === undefined ? '' : (formulas[place] ?? '');
    const header = tab.table.columns[key]?.header ?? '';
    return formula === ''
      ? []
      : [
          `Ô ${header} vốn có công thức ${formula}, nay thay bằng điều vừa ghi. Muốn giữ công thức, ghi lại vào ô.`,
        ];
  });

/** A member's birth is shown to a link as its year: the same year sent back is no change of a full date. */
function unchangedYear(tab: Tab, now: readonly Cell[], values: Values, isLink: boolean): Values {
  const sent = values.birth;
  if (!isLink || tab.key !== 'members' || typeof sent !== 'string') return values;
  if (
    !cellText(cellOf(tab, now, 'birth')).includes(normalizeText(sent)) ||
    !/^\d{4}$/.test(normalizeText(sent))
  )
    return values;
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== 'birth'));
}

const cellText = (cell: Cell): string => normalizeText(String(cell));

/** The same to a reader: `28/6/2022` typed by hand and `2022-06-28` from a form are one day. */
function isSameCell(tab: Tab, key: string, before: Cell, after: Cell, { context }: Book): boolean {
  if (before === after || cellText(before) === cellText(after)) return true;
  const column = tab.table.columns[key];
  // A name that is made a reference is firmer, though it points at the same row.
  if (column === undefined || column.type.kind === 'reference') return false;
  return isSameMeaning(column, before, after, context);
}

// --- Deleting -------------------------------------------------------------------------------------

export function deleteRow(
  { table, id, version }: Input<'row.delete'>,
  visit: Visit,
): Answer<Output<'row.delete'>> {
  const isPointedAt = isPointable(table);
  const opened = openFor(visit, table, isPointedAt ? tablesThatPoint(table) : []);
  if (!opened.ok) return opened;
  const { book, tab, key } = opened.value;
  const { context, person } = book;
  const index = findRow(book, tab, id, version);
  if (index === null) return failed(GONE);
  const now = rowAt(tab, index);
  if (person.role === 'link' && textAt(now, tab.places.enteredBy) !== visit.name) {
    return failed({
      kind: 'forbidden',
      what: 'Bằng liên kết điện thoại, chị chỉ xoá được dòng chị đã nhập.',
      todo: 'Nhờ cán bộ phường xoá dòng này.',
    });
  }
  if (key === 'chapters') {
    return failed({
      kind: 'referenced',
      what: 'Chi hội không xoá được, vì các dòng cũ ghi theo mã của chi hội.',
      todo: 'Ghi Đến ngày nếu chi hội đã thôi hoạt động.',
    });
  }
  if (versionOf(tab, now) !== version) {
    return failed({ kind: 'conflict', theirs: versionShown(tab, now, context, person), yours: [] });
  }
  const pointing = isPointedAt ? pointersAt(book, table, id).join(', ') : '';
  if (isPointedAt && pointing !== '') {
    return failed({
      kind: 'referenced',
      what: `Còn dòng ghi về ${INSTEAD[table][0]} này ở tab ${pointing}.`,
      todo: `${INSTEAD[table][1]}`,
    });
  }
  const closed = closedRow(visit, book, key, recordAt(book, key, index), null);
  if (closed !== null) return failed(closed);
  const view = viewRow(tab, now, rowOf(index), context, person);
  visit.writing = tab.sheet;
  putAside(visit, book, tab, index);
  afterWrite(visit, book, tab, view.id, 'Xoá dòng');
  if (person.role !== 'link') logAbout(visit, 'Xoá dòng', tab.table.sheet, view.id);
  return done({ table: key, id: view.id, title: view.title });
}

/** Moves a row, whole (values, formulas, notes, looks), from its tab into the trash. First written there: a cut between leaves it twice, not nowhere. */
export function putAside(visit: Visit, book: Book, tab: Tab, index: number): void {
  const cells = rowAt(tab, index);
  const id = idOf(tab, cells);
  const extras = readExtras(tab.sheet, rowOf(index), tab.raw.headers.length);
  const row: Discarded = {
    id,
    sheet: tab.table.sheet,
    chapter: chapterOf(tab, cells, book.context) ?? '',
    at: visit.at,
    by: visit.name,
    twins: rowsWithId(tab, id).length,
    cells: tab.raw.headers.map((header, place) => ({
      header: String(header),
      cell: cells[place] ?? '',
      extras: extras[place] ?? null,
    })),
  };
  discard(visit.spreadsheet, row);
  removeRow(tab.sheet, rowOf(index));
}

/** Kinds of columns that point at rows of a table. A row that others point at is not deleted. */
const POINTERS = { members: ['member', 'party'], pairings: ['pairing'] } as const satisfies Partial<
  Record<TableKey, readonly Target[]>
>;
type Pointable = keyof typeof POINTERS;
const isPointable = (table: string): table is Pointable => Object.hasOwn(POINTERS, table);

/** What is done in place of deleting. */
const INSTEAD: Readonly<Record<Pointable, readonly [noun: string, todo: string]>> = {
  members: ['hội viên', 'Nếu chị ấy đã rời đi, bấm Rời Hội; nếu ghi trùng, bấm Gộp hai hồ sơ.'],
  pairings: ['cặp', 'Nếu cặp đã xong, bấm Khép cặp; nếu ghi nhầm, xoá các lần hỗ trợ ấy trước.'],
};

/** Tables with a column that points at rows of that table. */
export const tablesThatPoint = (to: Pointable): TableKey[] =>
  (Object.keys(tables) as TableKey[]).filter((key) => pointerColumns(tables[key], to).length > 0);

export function pointerColumns(table: AnyTable, to: Pointable): string[] {
  const targets: readonly Target[] = POINTERS[to];
  return Object.entries(table.columns).flatMap(([key, { type }]) =>
    type.kind === 'reference' && targets.includes(type.to) ? [key] : [],
  );
}

/** Tabs that have rows pointing at a row, each once. */
function pointersAt(book: Book, to: Pointable, id: string): string[] {
  const wanted = id.toUpperCase();
  return [...book.tabs.values()].flatMap((tab) => {
    const places = pointerColumns(tab.table, to).map((key) => tab.places[key]);
    const isPointed = tab.raw.rows.some((cells) =>
      places.some((place) => referredId(cellAt(cells, place)) === wanted),
    );
    return isPointed ? [tab.table.sheet] : [];
  });
}

/** The id in `Tên · MÃ`, or the whole text, in capitals. */
export const referredId = (cell: Cell): string => {
  const text = cellText(cell);
  return text
    .slice(text.lastIndexOf('·') + 1)
    .trim()
    .toUpperCase();
};
