/** One record out of two. */

import { done, failed } from '../../domain/values';
import { type AnyTable, type Cell, encodeReference, formatOf, rowOf } from '../../domain/ward';
import { openTrash } from '../../google/own-tabs';
import { type Column, changeCells, changeColumns, type Outcome } from '../../google/row-unit';
import { formulasOf } from '../../google/rows';
import type { Input, Output } from '../../shared/contract';
import { type Answer, invalid, type Problem } from '../../shared/problem';
import { showCell } from '../rows/cells';
import { closedRow, recordAt } from '../rows/closed-days';
import { rowAt } from '../rows/find';
import { type OpenWard, openWard } from '../rows/open-ward';
import { keyedTab, placedCells, withCells } from '../rows/placed';
import { pointerColumns, referredId, tablesThatPoint } from '../rows/pointers';
import { deletedBefore } from '../rows/restore';
import { cellAt, cellOf, entryColumns, idOf, ownRow, rowsWithId, type Tab, textAt } from '../rows/tab';
import { keepCopy, putAside, takeAway } from '../rows/trash';
import { versionOf, versionShown, viewRow } from '../rows/view';
import { logAbout, logOnce } from '../rows/written';
import { refusedRow } from '../rpc/person';
import type { Visit } from '../rpc/visit';
import { GONE, openMembers } from './open';
import { forgetMembers } from './search-index';

/**
 * Makes two records one. Under the lock: references in other tabs, the kept row's blanks, then the other row aside, so
 * that a cut leaves a row too many and never a reference to nothing. Sent again, it goes on: the copy in the trash of a row
 * that still stands says that it was begun.
 */
export function mergeMembers(
  { keep, drop, keepVersion, dropVersion }: Input<'member.merge'>,
  visit: Visit,
): Answer<Output<'member.merge'>> {
  const opened = openMembers(visit, tablesThatPoint('members'));
  if (!opened.ok) return opened;
  const { ward, tab } = opened.value;
  const keepAt = rowsWithId(tab, keep)[0];
  const dropAt = rowsWithId(tab, drop)[0];
  const merged = `Gộp ${drop} vào`;
  if (keepAt !== undefined && dropAt === undefined && deletedBefore(visit, tab, drop) !== null) {
    const cells = rowAt(tab, keepAt);
    logOnce(visit, tab, { id: idOf(tab, cells), what: merged });
    return done({
      row: viewRow(tab, cells, rowOf(keepAt), ward.context, ward.person),
      references: 0,
      differences: [],
    });
  }
  if (keepAt === undefined || dropAt === undefined) return failed(GONE);
  if (keepAt === dropAt) {
    return failed(invalid('', 'Hai hồ sơ là một.', 'Chọn hai hồ sơ khác nhau.'));
  }
  const kept = rowAt(tab, keepAt);
  const dropped = rowAt(tab, dropAt);
  const trash = openTrash(visit.spreadsheet, visit.toDay);
  const isBegun = (trash?.find(tab.table.sheet, drop.toUpperCase()) ?? null) !== null;
  for (const [cells, version] of [
    ...(isBegun ? [] : [[kept, keepVersion] as const]),
    [dropped, dropVersion],
  ] as const) {
    const refused = refusedRow(ward.person, 'changeMembers', ownRow(tab, cells, ward.context));
    if (refused !== null) return failed(refused);
    if (versionOf(tab, cells, ward.person) !== version) {
      return failed({
        kind: 'conflict',
        theirs: versionShown(tab, cells, ward.context, ward.person),
        yours: [],
      });
    }
  }
  const closed = closedRow(visit, ward, 'members', recordAt(ward, 'members', dropAt), null);
  if (closed !== null) return failed(closed);
  visit.writing = tab.sheet;
  const entry = ward.context.members.get(keep);
  const reference = encodeReference(entry ?? { key: idOf(tab, kept), label: textAt(kept, tab.places.name) });
  let references = 0;
  for (const other of ward.tabs.values()) {
    const moved = moveReferences(visit, other, drop, reference);
    if (!moved.ok) return moved;
    references += moved.value;
    const parted = partTwins(visit, ward, other, keep);
    if (parted !== null) return failed(parted);
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
      const [a, b] = [showCell(column, mine, ward.context), showCell(column, hers, ward.context)];
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
  keepCopy(visit, ward, tab, [dropAt]);
  const written = changeCells(keyedTab(tab, visit), rowOf(keepAt), placedCells(tab, filled));
  const refused =
    staleOf(visit, tab, written) ??
    staleOf(visit, tab, takeAway(visit, filledIn(tab, keepAt, filled), [dropAt]));
  if (refused !== null) return failed(refused);
  forgetMembers();
  logAbout(visit, merged, tab.table.sheet, idOf(tab, kept));
  const row = [...kept];
  for (const [key, cell] of filled) {
    const place = tab.places[key];
    if (place !== null && place !== undefined) row[place] = cell;
  }
  const number = rowOf(keepAt) - (dropAt < keepAt ? 1 : 0);
  return done({ row: viewRow(tab, row, number, ward.context, ward.person), references, differences });
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

/** What of a write must be said; a problem where it has to begin again. */
function staleOf(visit: Visit, tab: Tab, { isDone, notes }: Outcome): Problem | null {
  visit.told.push(...notes);
  return isDone ? null : { kind: 'stale', sheet: tab.table.sheet };
}

/** Points every cell of a tab that named `drop` at the kept record. Returns how many there were. */
function moveReferences(visit: Visit, tab: Tab, drop: string, reference: string): Answer<number> {
  const wanted = drop.toUpperCase();
  const columns: Column[] = [];
  for (const key of pointerColumns(tab.table, 'members')) {
    const column = tab.table.columns[key];
    const place = tab.places[key];
    if (column === undefined || place === null || place === undefined) continue;
    const changed = new Map<number, Cell>();
    for (const [index, cells] of tab.raw.rows.entries()) {
      if (referredId(cellAt(cells, place)) === wanted) changed.set(rowOf(index), reference);
    }
    if (changed.size > 0) columns.push({ place, format: formatOf(column), cells: changed });
  }
  if (columns.length === 0) return done(0);
  visit.writing = tab.sheet;
  const refused = staleOf(visit, tab, changeColumns(keyedTab(tab, visit), columns));
  return refused === null ? done(columns.reduce((sum, { cells }) => sum + cells.size, 0)) : failed(refused);
}

/**
 * A table that holds one row a member (her circumstances) may now hold two of the kept member: the first keeps, its
 * blanks are filled from the second, and the second is put aside whole.
 */
function partTwins(visit: Visit, ward: OpenWard, tab: Tab, keep: string): Problem | null {
  const [only] = tab.table.uniqueBy ?? [];
  if (only === undefined || tab.table.uniqueBy?.length !== 1) return null;
  if (!pointerColumns(tab.table, 'members').includes(only)) return null;
  // The references of the tab have just changed under it.
  const fresh = openWard(visit, [tab.key]).tabs.get(tab.key) ?? tab;
  const place = fresh.places[only];
  const [first, ...twins] = fresh.raw.rows.flatMap((cells, index) =>
    referredId(cellAt(cells, place)) === keep.toUpperCase() ? [index] : [],
  );
  if (first === undefined || twins.length === 0) return null;
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
  if (filled.size > 0) {
    const written = changeCells(keyedTab(fresh, visit), rowOf(first), placedCells(fresh, filled));
    const refused = staleOf(visit, fresh, written);
    if (refused !== null) return refused;
  }
  return putAside(visit, ward, filledIn(fresh, first, filled), twins)
    ? null
    : { kind: 'stale', sheet: tab.table.sheet };
}

/** The tab as it stands after a row was filled. */
const filledIn = (tab: Tab, index: number, cells: ReadonlyMap<string, Cell>): Tab => ({
  ...tab,
  raw: {
    ...tab.raw,
    rows: tab.raw.rows.map((row, at) => (at === index ? withCells(tab, row, cells) : row)),
  },
});

/** Several choices of both, each once. */
const both = (a: Cell, b: Cell): string =>
  [...new Set([...String(a).split(', '), ...String(b).split(', ')])].join(', ');
