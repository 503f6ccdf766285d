/** The round of the three “biết”: all ticks of a chapter or a group at once. */

import { compareText, done, failed, hash, sortedByName } from '../../domain/values';
import { type Cell, formatOf, indexOf, rowOf, tables, tickDays } from '../../domain/ward';
import { beginChange, endChange, unfinishedChange } from '../../google/memory';
import { changeColumns } from '../../google/row-unit';
import type { Input, Output } from '../../shared/contract';
import type { Answer, Problem } from '../../shared/problem';
import { rowAt } from '../rows/find';
import { keyedTab } from '../rows/placed';
import { cellOf, chapterOf, idOf, ownRow } from '../rows/tab';
import { logOnce } from '../rows/written';
import { refusedRow, tableFor } from '../rpc/person';
import type { Visit } from '../rpc/visit';
import { GONE, openMembers } from './open';

const TICKS = { face: 'knowsFace', circumstance: 'knowsCircumstance', need: 'knowsNeed' } as const;
type Tick = keyof typeof TICKS;

/** A link opens the round only where it was made for members too. */
function openKnown(visit: Visit): ReturnType<typeof openMembers> {
  const known = visit.link === null ? null : tableFor(visit, 'members');
  return known?.ok === false ? known : openMembers(visit);
}

const NOT_HERS: Problem = {
  kind: 'forbidden',
  what: 'Liên kết này chỉ xem được hội viên của chi hội mình.',
  todo: 'Hỏi cán bộ phường.',
};

export function memberTicks(
  { chapter, group }: Input<'member.ticks'>,
  visit: Visit,
): Answer<Output<'member.ticks'>> {
  const opened = openKnown(visit);
  if (!opened.ok) return opened;
  const { ward } = opened.value;
  if (ward.person.role === 'link' && chapter !== ward.person.chapter) return failed(NOT_HERS);
  const own = ward.context.chapters.get(chapter);
  if (own === undefined)
    return failed({ kind: 'gone', what: 'Chi hội này không còn trong sổ.', todo: 'Chọn lại chi hội.' });
  const active = ward.data.records.members.rows.filter(
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
  const opened = openKnown(visit);
  if (!opened.ok) return opened;
  const { ward, tab } = opened.value;
  for (const key of Object.values(TICKS)) {
    if (tab.places[key] === null) {
      return failed({
        kind: 'missingColumn',
        sheet: tab.table.sheet,
        header: tables.members.columns[key].header,
      });
    }
  }
  const { person, context } = ward;
  // By a link a member of another chapter is not even refused: she is not there.
  const numberOf = new Map(
    tab.raw.rows.flatMap((cells, index) =>
      person.role !== 'link' || chapterOf(tab, cells, context) === person.chapter
        ? [[idOf(tab, cells), rowOf(index)] as const]
        : [],
    ),
  );
  for (const { member } of ticks) {
    const row = numberOf.get(member.toUpperCase());
    const cells = row === undefined ? undefined : tab.raw.rows[indexOf(row)];
    const refused =
      cells === undefined ? null : refusedRow(ward.person, 'saveKnown', ownRow(tab, cells, ward.context));
    if (refused !== null) return failed(refused);
  }
  const gone: string[] = [];
  const stamped = new Set<number>();
  const changes = new Map<string, Map<number, Cell>>(
    // The day first: cut in between, the tick still lacks, and the same round sent again writes both.
    Object.entries(tab.table.stamps ?? {}).flatMap(([tick, since]) => [
      [since, new Map<number, Cell>()],
      [tick, new Map<number, Cell>()],
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
    const stood = rowAt(tab, indexOf(row));
    const days = tickDays(
      tab.table,
      (key) => cells.get(key),
      (key) => cellOf(tab, stood, key),
      ward.context,
      visit.today,
    );
    for (const [key, cell] of [...cells, ...days]) changes.get(key)?.set(row, cell);
  }
  if (gone.length === ticks.length) return failed(GONE);
  const told = `Ghi ba “biết” của ${stamped.size} hội viên`;
  const change = `member.know ${hash(JSON.stringify(ticks))}`;
  const isNew = [...changes].some(([key, cells]) =>
    [...cells].some(([row, cell]) => String(cellOf(tab, rowAt(tab, indexOf(row)), key)) !== String(cell)),
  );
  if (!isNew && unfinishedChange(change) === null) return done({ saved: stamped.size, gone });
  beginChange(change, told);
  visit.writing = tab.sheet;
  changes.set('editedBy', new Map([...stamped].map((row) => [row, visit.name])));
  changes.set('editedAt', new Map([...stamped].map((row) => [row, visit.at])));
  const columns = [...changes].flatMap(([key, cells]) => {
    const place = tab.places[key];
    const column = tab.table.columns[key];
    return place === null || place === undefined || column === undefined
      ? []
      : [{ place, format: formatOf(column), cells }];
  });
  const { isDone, notes } = changeColumns(keyedTab(tab, visit), columns);
  visit.told.push(...notes);
  if (!isDone) return failed({ kind: 'stale', sheet: tab.table.sheet });
  logOnce(visit, tab, { id: '', what: told }, visit.at);
  endChange();
  return done({ saved: stamped.size, gone });
}
