/** The round of the three “biết”: all ticks of a chapter or a group at once. */

import { compareText, done, failed, sortedByName } from '../../domain/values';
import { type Cell, formatOf, indexOf, rowOf, tables } from '../../domain/ward';
import { writeColumn } from '../../google/rows';
import type { Input, Output } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import { idOf, ownRow } from '../rows/tab';
import { refusedRow } from '../rpc/person';
import type { Visit } from '../rpc/visit';
import { openMembers } from './open';

const TICKS = { face: 'knowsFace', circumstance: 'knowsCircumstance', need: 'knowsNeed' } as const;
type Tick = keyof typeof TICKS;

export function memberTicks(
  { chapter, group }: Input<'member.ticks'>,
  visit: Visit,
): Answer<Output<'member.ticks'>> {
  const opened = openMembers(visit);
  if (!opened.ok) return opened;
  const { ward } = opened.value;
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
  const opened = openMembers(visit);
  if (!opened.ok) return opened;
  const { tab, ward } = opened.value;
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
  for (const { member } of ticks) {
    const row = numberOf.get(member.toUpperCase());
    const cells = row === undefined ? undefined : tab.raw.rows[indexOf(row)];
    const refused =
      cells === undefined ? null : refusedRow(ward.person, 'changeMembers', ownRow(tab, cells, ward.context));
    if (refused !== null) return failed(refused);
  }
  const gone: string[] = [];
  const stamped = new Set<number>();
  const changes = new Map<string, Map<number, Cell>>(Object.values(TICKS).map((key) => [key, new Map()]));
  for (const tick of ticks) {
    const row = numberOf.get(tick.member.toUpperCase());
    if (row === undefined) {
      gone.push(tick.member);
      continue;
    }
    for (const [name, key] of Object.entries(TICKS) as [Tick, (typeof TICKS)[Tick]][]) {
      const answer = tick[name];
      if (answer === undefined) continue;
      changes.get(key)?.set(row, answer ? 'Có' : 'Không');
      stamped.add(row);
    }
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
