/**
 * Entering rows, one way for one and for many: what was sent is read and checked, what is like it or closed is asked about,
 * the new rows of a tab are written in one go, and each row has its own answer. Reading and checking need no lock; the write
 * holds it for an instant.
 */

import { done, failed } from '../../domain/values';
import { type AnyRow, type Cell, isTableKey, rowOf, type TableKey, type WardData } from '../../domain/ward';
import { addRows, settleRows } from '../../google/add-rows';
import { flushed } from '../../google/attempt';
import { exclusively } from '../../google/lock';
import { unlogged } from '../../google/log';
import { openSubmissions, type Remembered, revisionOf, type Submissions } from '../../google/memory';
import { openTrash } from '../../google/own-tabs';
import { type Column, changeCells, changeColumns, type Outcome } from '../../google/row-unit';
import { contract, type Input, type Output, type Receipt } from '../../shared/contract';
import type { Answer, Problem } from '../../shared/problem';
import { explain } from '../rpc/explain';
import { tableFor } from '../rpc/person';
import type { Visit } from '../rpc/visit';
import { findAlike } from './alike';
import { isBlankValue } from './cells';
import { type CheckedRow, checkRow } from './check-row';
import { closedRow } from './closed-days';
import { newCells, newIdFor } from './enter';
import { findRow, rowAt } from './find';
import { type OpenWard, openWard, pointedAt, tabOf } from './open-ward';
import { keyedTab, placedCells, withCells } from './placed';
import { cellOf, chapterOf, entryColumns, idOf, rowsWithId, type Tab } from './tab';
import { afterWrite, receiptOf } from './written';

const ADDED = 'Thêm dòng';

type NewRow = Input<'row.save'>;

export function saveRow(row: NewRow, visit: Visit): Answer<Receipt> {
  save([row], visit);
  return visit.answered.get(row.submission) ?? failed({ kind: 'badRequest' });
}

export function saveRows({ rows }: Input<'rows.save'>, visit: Visit): Answer<Output<'rows.save'>> {
  const read = rows.map((row) => contract['row.save'].input.safeParse(row).data);
  save(
    read.flatMap((row) => row ?? []),
    visit,
  );
  const answerOf = (row: NewRow | undefined) => row && visit.answered.get(row.submission);
  return done({ answers: read.map((row) => answerOf(row) ?? failed({ kind: 'badRequest' })) });
}

/** Rows that others of the same call may point at go first: a member, then who is paired with her. */
function save(rows: readonly NewRow[], visit: Visit): void {
  const own = new Map<string, NewRow>();
  for (const row of rows) {
    const answer = visit.answered.get(row.submission);
    const isOpen = answer === undefined || (!answer.ok && answer.problem.kind === 'stale');
    if (isOpen && !own.has(row.submission)) own.set(row.submission, row);
  }
  for (let left = [...own.values()]; left.length > 0; ) {
    const names = new Set(left.map(({ table }) => table));
    const first = left.filter(({ table }) => !pointsAtOneOf(table, names));
    const together = new Set(first.length > 0 ? first : left);
    saveTogether([...together], visit);
    left = left.filter((row) => !together.has(row));
  }
}

const pointsAtOneOf = (table: string, names: ReadonlySet<string>): boolean =>
  isTableKey(table) && ['chapters', ...pointedAt(table)].some((one) => one !== table && names.has(one));

// --- What is going to be written -------------------------------------------------------------------------------------

interface New {
  readonly row: NewRow;
  /** What the submission was given by an execution that was cut. */
  readonly before: Remembered | null;
  readonly id: string;
  readonly checked: CheckedRow;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** A row that was written before, by the same submission. */
interface Standing {
  readonly row: NewRow;
  readonly before: Remembered;
  readonly index: number;
  /** Cells that an execution left unwritten when it was cut; none as a rule. */
  readonly rest: ReadonlyMap<string, Cell>;
}

/** A tab that rows of the call go to. */
interface Place {
  readonly key: TableKey;
  /** As it was read. */
  readonly read: Tab;
  /** The same with the rows of this call, so that each is compared with those before it. */
  tab: Tab;
  ward: OpenWard;
  readonly revision: number;
  /** How many rows came since it was read; known under the lock. */
  came: number;
  news: New[];
  standing: Standing[];
  /** Of the rows that were written before, those that the log does not know. */
  readonly unlogged: () => ReadonlySet<string>;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * Reads the tabs and looks at each row. What is refused has its answer then.
 * @param isFresh under the lock: nothing that was read before counts.
 */
function planOf(rows: readonly NewRow[], known: Submissions, visit: Visit, isFresh: boolean): Place[] {
  const named = rows.map((row) => {
    const before = known.before(row.submission);
    return { row, before, name: before?.table ?? row.table };
  });
  const keys = new Map(
    [...new Set(named.map(({ name }) => name))].map((name) => [name, tableFor(visit, name)]),
  );
  const wanted = [...keys.values()].flatMap((key) => (key.ok ? [key.value] : []));
  const revisions = new Map<string, number>(wanted.map((key) => [key, revisionOf(key)]));
  const ward = openWard(visit, wanted, { withSettings: true, isFresh });
  const trash = once(() => openTrash(visit.spreadsheet, visit.toDay));
  const places = new Map<string, Place>();
  for (const { row, before, name } of named) {
    const problem = tried(visit, () => {
      const key = keys.get(name);
      if (key?.ok !== true) return key?.problem ?? { kind: 'badRequest' };
      const tab = tabOf(ward, key.value);
      if (!tab.ok) return tab.problem;
      const place = places.get(name) ?? {
        ...{ key: key.value, read: tab.value, tab: tab.value, ward, revision: revisions.get(name) ?? 0 },
        ...{ came: 0, news: [], standing: [] },
        unlogged: once(() => unloggedOf(visit, tab.value, named)),
      };
      places.set(name, place);
      return look(visit, place, row, before, trash);
    });
    if (problem !== null) visit.answered.set(row.submission, failed(problem));
  }
  return [...places.values()];
}

const unloggedOf = (
  { spreadsheet }: Visit,
  { key, table }: Tab,
  named: readonly { readonly before: Remembered | null }[],
): ReadonlySet<string> => {
  const ids = named.flatMap(({ before }) => (before?.table === key ? before.id : []));
  return new Set(unlogged(spreadsheet, { what: ADDED, table: table.sheet }, ids));
};

/** What goes wrong with one row, or on one tab, is no matter of the others. */
function tried(visit: Visit, work: () => Problem | null): Problem | null {
  try {
    return work();
  } catch (error) {
    return explain('rows.save', error, visit);
  }
}

/** Looks at one row, and notes what is to be done with it. @returns why it is refused; null where it is not. */
function look(
  visit: Visit,
  place: Place,
  row: NewRow,
  before: Remembered | null,
  trash: () => ReturnType<typeof openTrash>,
): Problem | null {
  const { ward, tab, read } = place;
  if (before !== null) {
    const there = rowsWithId(read, before.id);
    const isCut = place.unlogged().has(before.id);
    // A row that was cut may not say yet whose it is.
    const bare = there.find((at) => isCut && chapterOf(read, rowAt(read, at), ward.context) === null);
    const index = findRow(ward, read, before.id) ?? bare;
    if (index !== undefined) {
      const rest = isCut ? unwritten(visit, place, row, index) : new Map();
      place.standing.push({ row, before, index, rest });
      return null;
    }
    const isMoved = there.length > 0;
    if (isMoved || trash()?.find(read.table.sheet, before.id)) return saved(before.id, isMoved);
  }
  const checked = checkRow(ward, tab, row.values, null);
  if (!checked.ok) return checked.problem;
  const { record } = checked.value;
  if (!row.acceptSimilar) {
    const rows = findAlike(ward, tab, record);
    if (rows.length > 0) return { kind: 'similar', rows };
  }
  visit.acceptsClosed = visit.link === null && row.acceptClosed === true;
  const closed = closedRow(visit, ward, place.key, null, record);
  if (closed !== null) return closed;
  const id = before?.id ?? newIdFor(tab, checked.value);
  const cells = newCells(visit, ward, tab, checked.value, id);
  place.news.push({ row, before, id, checked: checked.value, cells });
  addTo(place, withCells(tab, checked.value.row, cells), record);
  return null;
}

/** The next row of the call is compared with this one too. */
function addTo(place: Place, cells: readonly Cell[], record: AnyRow): void {
  const { tab, ward, key } = place;
  const { rows } = tab.raw;
  const records = ward.data.records[key];
  const added = { ...records, rows: [...records.rows, { ...record, row: rowOf(rows.length) }] };
  // The compiler does not see that a record checked by a table is one of that table.
  const data = { ...ward.data, records: { ...ward.data.records, [key]: added } } as WardData;
  place.ward = { ...ward, data };
  place.tab = { ...tab, raw: { ...tab.raw, rows: [...rows, cells] } };
}

/** Cells of a row that was cut between two writes: they were sent and are blank. */
function unwritten(
  visit: Visit,
  { ward, read }: Place,
  { values }: NewRow,
  index: number,
): ReadonlyMap<string, Cell> {
  const now = rowAt(read, index);
  const isHalf = entryColumns(read.table).some(
    ([key, column]) => column.isRequired && cellOf(read, now, key) === '' && !isBlankValue(values[key]),
  );
  const checked = isHalf ? checkRow(ward, read, values, index) : null;
  if (checked?.ok !== true) return new Map();
  const cells = newCells(visit, ward, read, checked.value, idOf(read, now));
  return new Map([...cells].filter(([key, cell]) => cell !== '' && cellOf(read, now, key) === ''));
}

/** The row was deleted since; or an officer has put it under another chapter, which the link does not see. */
const saved = (id: string, isMoved: boolean): Problem => ({
  kind: 'gone',
  what: `Dòng này đã được lưu với mã ${id}, sau đó ${isMoved ? 'cán bộ phường chuyển sang chi hội khác' : 'bị xóa'}.`,
  todo: 'Sổ không ghi lại lần nữa.',
});

// --- Writing ---------------------------------------------------------------------------------------------------------

function saveTogether(rows: readonly NewRow[], visit: Visit): void {
  const submissions = rows.map(({ submission }) => submission);
  let places = planOf(rows, openSubmissions(submissions), visit, false);
  if (places.some((place) => toWrite(place).length > 0)) {
    const locked = exclusively(() => {
      const known = openSubmissions(submissions);
      for (const place of places) place.came = revisionOf(place.key) - place.revision;
      if (places.some((place) => isOld(place, known))) places = planOf(rows, known, visit, true);
      const given = places.flatMap(({ key, news }) =>
        news.map(({ row, id }) => [row.submission, { table: key, id }] as const),
      );
      if (given.length > 0) known.remember(new Map(given));
      for (const place of places) {
        const write = (): void => writeTo(place, visit);
        onTab(place, visit, places.length === 1 ? write : flushed(write));
      }
    });
    if (!locked.ok) for (const place of places) refuse(place, toWrite(place), visit, { kind: 'busy' });
  }
  for (const place of places) onTab(place, visit, () => finish(place, visit));
}

const toWrite = ({ news, standing }: Place): (New | Standing)[] => [
  ...news,
  ...standing.filter(({ rest }) => rest.size > 0),
];

/** Sent twice at once, or another row came that one of these must be compared with: what was looked at is old. */
function isOld(place: Place, known: Submissions): boolean {
  const { table } = place.read;
  const isCompared = table.uniqueBy !== undefined || table.keyColumn !== undefined;
  return toWrite(place).some(
    ({ row, before }) =>
      known.before(row.submission)?.id !== before?.id ||
      (place.came !== 0 && (isCompared || before !== null)),
  );
}

/** What goes wrong on one tab is no matter of the others. */
function onTab(place: Place, visit: Visit, work: () => void): void {
  const problem = tried(visit, () => {
    work();
    return null;
  });
  if (problem !== null) refuse(place, [...place.news, ...place.standing], visit, problem);
}

/** Nothing more is done with these rows. */
function refuse(place: Place, rows: readonly (New | Standing)[], visit: Visit, problem: Problem): void {
  for (const { row } of rows) visit.answered.set(row.submission, failed(problem));
  const gone = new Set<New | Standing>(rows);
  place.news = place.news.filter((one) => !gone.has(one));
  place.standing = place.standing.filter((one) => !gone.has(one));
}

function writeTo(place: Place, visit: Visit): void {
  const { read } = place;
  const keyed = keyedTab(read, visit);
  visit.writing = read.sheet;
  const cut = place.standing.filter(({ rest }) => rest.size > 0);
  const after = (rows: readonly (New | Standing)[], { isDone, notes }: Outcome): void => {
    visit.told.push(...notes);
    if (!isDone) refuse(place, rows, visit, { kind: 'stale', sheet: read.table.sheet });
  };
  if (cut.length > 0) after(cut, fillIn(keyed, read, cut));
  after(place.news, addRows(keyed, cellsOf(place), place.came));
}

const cellsOf = ({ read, news }: Place) => news.map(({ cells }) => placedCells(read, cells));

/** Writes what is missing of rows that were cut: of one its cells, of several a column at a time. */
function fillIn(keyed: ReturnType<typeof keyedTab>, tab: Tab, rows: readonly Standing[]): Outcome {
  const [only] = rows;
  if (rows.length === 1 && only !== undefined)
    return changeCells(keyed, rowOf(only.index), placedCells(tab, only.rest));
  const columns = new Map<string, Column & { readonly cells: Map<number, Cell> }>();
  for (const { index, rest } of rows) {
    for (const { place, format, cell } of placedCells(tab, rest)) {
      const key = `${place} ${format}`;
      const column = columns.get(key) ?? { place, format, cells: new Map<number, Cell>() };
      column.cells.set(rowOf(index), cell);
      columns.set(key, column);
    }
  }
  return changeColumns(keyed, [...columns.values()]);
}

/** Looks where the rows stand now, logs them, and says so. */
function finish(place: Place, visit: Visit): void {
  const { ward, read, news, standing } = place;
  const say = ({ row }: New | Standing, receipt: Receipt) =>
    visit.answered.set(row.submission, done(receipt));
  const found = news.length === 0 ? [] : settleRows(keyedTab(read, visit), cellsOf(place), place.came);
  const there = news.filter((_, at) => found[at] !== null);
  const lost = news.filter((_, at) => found[at] === null);
  for (const [at, one] of news.entries()) {
    const { row = 0 } = found[at] ?? {};
    const { checked, cells } = one;
    const whole = withCells(read, checked.row, cells);
    if (row > 0) say(one, receiptOf(visit, ward, read, whole, row, visit.at, false, checked.notices));
  }
  for (const one of standing) {
    const cells = withCells(read, rowAt(read, one.index), one.rest);
    say(one, receiptOf(visit, ward, read, cells, rowOf(one.index), visit.at, true));
  }
  const cut = standing.filter(({ before }) => place.unlogged().has(before.id));
  const ids = [...cut.map(({ before }) => before.id), ...there.map(({ id }) => id)];
  if (ids.length > 0) afterWrite(visit, read, ids.join(', '), ADDED, there.at(-1)?.cells);
  refuse(place, lost, visit, { kind: 'stale', sheet: read.table.sheet });
}
