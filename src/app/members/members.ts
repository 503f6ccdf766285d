/** What is done with members besides changes of a day: one record out of two, and the round of the three “biết”. */

import { duplicatesOf } from '../../domain/checks';
import { compareText, done, failed, sortedByName } from '../../domain/values';
import {
  type AnyTable,
  type Cell,
  encodeReference,
  formatOf,
  indexOf,
  rowOf,
  type TableKey,
  tables,
} from '../../domain/ward';
import { formulasOf, writeCells, writeColumn } from '../../google/rows';
import type { Input, Output } from '../../shared/contract';
import { type Answer, invalid, type Problem } from '../../shared/problem';
import { showCell } from '../rows/cells';
import { cellOf, placedCells } from '../rows/check-row';
import { closedRow, recordAt } from '../rows/closed-days';
import { addTickDays } from '../rows/own-cells';
import { logAbout, pointerColumns, putAside, referredId, tablesThatPoint } from '../rows/rows';
import { versionOf, versionShown, viewRow } from '../rows/view';
import {
  atSheetOnly,
  type Book,
  cellAt,
  entryColumns,
  idOf,
  openBook,
  rowsWithId,
  type Tab,
  tabOf,
  textAt,
  type Visit,
} from '../rpc/visit';
import { forgetMembers } from './search-index';

export const GONE: Problem = {
  kind: 'gone',
  what: 'Hội viên này không còn trong sổ.',
  todo: 'Tải lại danh sách rồi chọn lại.',
};

export function openMembers(visit: Visit, more: readonly TableKey[] = []): Answer<{ book: Book; tab: Tab }> {
  const book = openBook(visit, ['members', ...more]);
  const refused = atSheetOnly(book.person);
  if (refused !== null) return failed(refused);
  const tab = tabOf(book, 'members');
  return tab.ok ? done({ book, tab: tab.value }) : tab;
}

const rowAt = (tab: Tab, index: number): readonly Cell[] => tab.raw.rows[index] ?? [];

// --- One record out of two --------------------------------------------------------------------------------------

export function findDuplicates(
  _: Input<'member.duplicates'>,
  visit: Visit,
): Answer<Output<'member.duplicates'>> {
  const opened = openMembers(visit);
  if (!opened.ok) return opened;
  const { book, tab } = opened.value;
  const members = book.ward.records.members.rows.map((row) => ({ ...row }));
  const byName = new Map<string, (typeof members)[number][]>();
  for (const member of members) {
    const same = byName.get(member.matchName);
    if (same === undefined) byName.set(member.matchName, [member]);
    else same.push(member);
  }
  const groups = [...byName.values()].flatMap((same) => {
    // Each is like itself.
    const alike = same.filter((one) => duplicatesOf(tab.table, same, one).length > 1);
    const [first] = alike;
    if (first === undefined) return [];
    const isYear = alike.every(({ birthYear }) => birthYear !== null && birthYear === first.birthYear);
    return [
      {
        why: isYear
          ? `Cùng họ tên và cùng sinh năm ${first.birthYear}.`
          : 'Cùng họ tên, cùng chi hội hoặc năm sinh.',
        rows: alike.map(({ row }) => viewRow(tab, rowAt(tab, indexOf(row)), row, book.context, book.person)),
      },
    ];
  });
  return done({
    groups: sortedByName(groups, ({ rows }) => rows[0]?.title ?? ''),
    looked: members.length,
  });
}

/**
 * Makes two records one. Under the lock: references in other tabs, the kept row's blanks, then the other row aside, so
 * that a cut leaves a row too many and never a reference to nothing.
 */
export function mergeMembers(
  { keep, drop, keepVersion, dropVersion }: Input<'member.merge'>,
  visit: Visit,
): Answer<Output<'member.merge'>> {
  const opened = openMembers(visit, tablesThatPoint('members'));
  if (!opened.ok) return opened;
  const { book, tab } = opened.value;
  const keepAt = rowsWithId(tab, keep)[0];
  const dropAt = rowsWithId(tab, drop)[0];
  if (keepAt === undefined || dropAt === undefined) return failed(GONE);
  if (keepAt === dropAt) {
    return failed(invalid('', 'Hai hồ sơ là một.', 'Chọn hai hồ sơ khác nhau.'));
  }
  const kept = rowAt(tab, keepAt);
  const dropped = rowAt(tab, dropAt);
  for (const [cells, version] of [
    [kept, keepVersion],
    [dropped, dropVersion],
  ] as const) {
    if (versionOf(tab, cells) !== version) {
      return failed({
        kind: 'conflict',
        theirs: versionShown(tab, cells, book.context, book.person),
        yours: [],
      });
    }
  }
  const closed = closedRow(visit, book, 'members', recordAt(book, 'members', dropAt), null);
  if (closed !== null) return failed(closed);
  visit.writing = tab.sheet;
  const entry = book.context.members.get(keep);
  const reference = encodeReference(entry ?? { key: idOf(tab, kept), label: textAt(kept, tab.places.name) });
  let references = 0;
  for (const other of book.tabs.values()) {
    references += moveReferences(visit, book, other, drop, keep, reference);
  }
  const filled = new Map<string, Cell>();
  const differences: Output<'member.merge'>['differences'] = [];
  const { stamps = {} }: AnyTable = tab.table;
  const formulas = formulasOf(tab.sheet, rowOf(keepAt), tab.raw.headers.length);
  for (const [key, column] of entryColumns(tab.table)) {
    const mine = cellOf(tab, kept, key);
    const hers = cellOf(tab, dropped, key);
    if (hers === '') continue;
    if (mine === '' && (formulas[tab.places[key] ?? -1] ?? '') === '') {
      filled.set(key, hers);
      // A tick comes with its day.
      const since = stamps[key];
      if (since !== undefined) filled.set(since, cellOf(tab, dropped, since));
    } else {
      const [a, b] = [showCell(column, mine, book.context), showCell(column, hers, book.context)];
      if (a !== b) differences.push({ label: column.header, kept: a, dropped: b });
    }
  }
  differences.push(...ofOwnColumns(tab, kept, dropped));
  // Without a joining day a member counts from the day she was written down on: the first of the two.
  const entered = [kept, dropped].map((cells) => textAt(cells, tab.places.enteredAt)).sort();
  if (entered[0] !== '' && entered[0] !== undefined) filled.set('enteredAt', entered[0]);
  filled.set('editedBy', visit.name);
  filled.set('editedAt', visit.at);
  visit.writing = tab.sheet;
  writeCells(tab.sheet, rowOf(keepAt), placedCells(tab, filled));
  putAside(visit, book, tab, dropAt);
  forgetMembers();
  logAbout(visit, `Gộp ${drop} vào`, tab.table.sheet, idOf(tab, kept));
  const row = [...kept];
  for (const [key, cell] of filled) {
    const place = tab.places[key];
    if (place !== null && place !== undefined) row[place] = cell;
  }
  const number = rowOf(keepAt) - (dropAt < keepAt ? 1 : 0);
  return done({ row: viewRow(tab, row, number, book.context, book.person), references, differences });
}

/** What the record that goes says in the ward's own columns: nothing is written there, so it is shown. */
function ofOwnColumns(
  tab: Tab,
  kept: readonly Cell[],
  dropped: readonly Cell[],
): Output<'member.merge'>['differences'] {
  const ours = new Set(Object.values(tab.places));
  return tab.raw.headers.flatMap((header, place) => {
    const [mine, hers] = [String(kept[place] ?? ''), String(dropped[place] ?? '')];
    return ours.has(place) || hers === '' || hers === mine
      ? []
      : [{ label: String(header), kept: mine, dropped: hers }];
  });
}

/** Points every cell of a tab that named `drop` at the kept record. Returns how many there were. */
function moveReferences(
  visit: Visit,
  book: Book,
  tab: Tab,
  drop: string,
  keep: string,
  reference: string,
): number {
  const wanted = drop.toUpperCase();
  let moved = 0;
  for (const key of pointerColumns(tab.table, 'members')) {
    const column = tab.table.columns[key];
    const place = tab.places[key];
    if (column === undefined || place === null || place === undefined) continue;
    const changed = new Map<number, Cell>();
    for (const [index, cells] of tab.raw.rows.entries()) {
      if (referredId(cellAt(cells, place)) === wanted) changed.set(rowOf(index), reference);
    }
    if (changed.size === 0) continue;
    visit.writing = tab.sheet;
    writeColumn(tab, place, formatOf(column), changed);
    moved += changed.size;
  }
  if (moved > 0) partTwins(visit, book, tab, keep);
  return moved;
}

/**
 * A table that holds one row a member (her circumstances) may now hold two of the kept member: the first keeps, its
 * blanks are filled from the second, and the second is put aside whole.
 */
function partTwins(visit: Visit, book: Book, tab: Tab, keep: string): void {
  const [only] = tab.table.uniqueBy ?? [];
  if (only === undefined || tab.table.uniqueBy?.length !== 1) return;
  // The references of the tab have just changed under it.
  const fresh = openBook(visit, [tab.key]).tabs.get(tab.key) ?? tab;
  const place = fresh.places[only];
  const [first, ...twins] = fresh.raw.rows.flatMap((cells, index) =>
    referredId(cellAt(cells, place)) === keep.toUpperCase() ? [index] : [],
  );
  if (first === undefined) return;
  const filled = new Map<string, Cell>();
  for (const [key, column] of entryColumns(fresh.table)) {
    for (const twin of twins) {
      const mine = filled.get(key) ?? cellOf(fresh, rowAt(fresh, first), key);
      const hers = cellOf(fresh, rowAt(fresh, twin), key);
      if (hers === '' || hers === mine) continue;
      if (mine === '') filled.set(key, hers);
      else if (column.type.kind === 'choices') filled.set(key, both(mine, hers));
    }
  }
  writeCells(fresh.sheet, rowOf(first), placedCells(fresh, filled));
  // From below, so that taking a row off does not move the ones still to go.
  for (const twin of twins.reverse()) putAside(visit, book, fresh, twin);
}

/** Several choices of both, each once. */
const both = (a: Cell, b: Cell): string =>
  [...new Set([...String(a).split(', '), ...String(b).split(', ')])].join(', ');

// --- The three “biết” -------------------------------------------------------------------------------------------

const TICKS = { face: 'knowsFace', circumstance: 'knowsCircumstance', need: 'knowsNeed' } as const;
type Tick = keyof typeof TICKS;

export function memberTicks(
  { chapter, group }: Input<'member.ticks'>,
  visit: Visit,
): Answer<Output<'member.ticks'>> {
  const opened = openMembers(visit);
  if (!opened.ok) return opened;
  const { book } = opened.value;
  const own = book.context.chapters.get(chapter);
  if (own === undefined)
    return failed({ kind: 'gone', what: 'Chi hội này không còn trong sổ.', todo: 'Chọn lại chi hội.' });
  const active = book.ward.records.members.rows.filter(
    (row) => row.state === 'active' && row.chapterCode === own.key && row.key !== '',
  );
  const members = active
    .filter((row) => group === '' || (row.group ?? '') === group)
    .map((row) => ({
      id: row.key,
      name: row.name,
      birthYear: row.birthYear,
      group: row.group ?? '',
      face: row.knowsFace,
      circumstance: row.knowsCircumstance,
      need: row.knowsNeed,
    }));
  return done({
    groups: [...new Set(active.map((row) => row.group ?? '').filter((name) => name !== ''))].sort(
      compareText,
    ),
    members: sortedByName(members, ({ name }) => name),
  });
}

/** All ticks of a round in one write a column. */
export function saveTicks({ ticks }: Input<'member.know'>, visit: Visit): Answer<Output<'member.know'>> {
  const opened = openMembers(visit);
  if (!opened.ok) return opened;
  const { book, tab } = opened.value;
  for (const key of Object.values(TICKS)) {
    if (tab.places[key] === null) {
      return failed({
        kind: 'missingColumn',
        sheet: tab.table.sheet,
        header: tables.members.columns[key].header,
      });
    }
  }
  const numberOf = new Map(tab.raw.rows.map((cells, index) => [idOf(tab, cells), rowOf(index)]));
  const gone: string[] = [];
  const stamped = new Set<number>();
  const changes = new Map<string, Map<number, Cell>>(
    Object.entries(tab.table.stamps ?? {}).flatMap(([tick, since]) => [
      [tick, new Map<number, Cell>()],
      [since, new Map<number, Cell>()],
    ]),
  );
  for (const tick of ticks) {
    const row = numberOf.get(tick.member.toUpperCase());
    if (row === undefined) {
      gone.push(tick.member);
      continue;
    }
    const cells = new Map<string, Cell>();
    for (const [name, key] of Object.entries(TICKS) as [Tick, (typeof TICKS)[Tick]][]) {
      const answer = tick[name];
      if (answer !== undefined) cells.set(key, answer ? 'Có' : 'Không');
    }
    if (cells.size === 0) continue;
    stamped.add(row);
    addTickDays(tab, rowAt(tab, indexOf(row)), cells, book.context, visit.today);
    for (const [key, cell] of cells) changes.get(key)?.set(row, cell);
  }
  visit.writing = tab.sheet;
  changes.set('editedBy', new Map([...stamped].map((row) => [row, visit.name])));
  changes.set('editedAt', new Map([...stamped].map((row) => [row, visit.at])));
  for (const [key, cells] of changes) {
    const place = tab.places[key];
    const column = tab.table.columns[key];
    if (place !== null && place !== undefined && column !== undefined) {
      writeColumn(tab, place, formatOf(column), cells);
    }
  }
  return done({ saved: stamped.size, gone });
}
