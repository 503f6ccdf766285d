/** Records that may be one woman. */

import { duplicatesOf } from '../../domain/checks';
import { done, sortedByName } from '../../domain/values';
import { indexOf } from '../../domain/ward';
import type { Input, Output } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import { rowAt } from '../rows/find';
import { viewRow } from '../rows/view';
import type { Visit } from '../rpc/visit';
import { openMembers } from './open';

export function findDuplicates(
  _: Input<'member.duplicates'>,
  visit: Visit,
): Answer<Output<'member.duplicates'>> {
  const opened = openMembers(visit);
  if (!opened.ok) return opened;
  const { ward, tab } = opened.value;
  const members = ward.data.records.members.rows.map((row) => ({ ...row }));
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
        rows: alike.map(({ row }) => viewRow(tab, rowAt(tab, indexOf(row)), row, ward.context, ward.person)),
      },
    ];
  });
  return done({
    groups: sortedByName(groups, ({ rows }) => rows[0]?.title ?? ''),
    looked: members.length,
  });
}
