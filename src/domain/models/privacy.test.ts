/** Who is named, and what is said of people in confidence, is declared on the column: receipts and the trace tab follow it. */
import type { AnyTable } from '../tables/table';
import { type TableKey, tables } from './registry';

const marked = (key: TableKey, mark: 'isPerson' | 'isSensitive'): string[] =>
  Object.entries((tables[key] as AnyTable).columns).flatMap(([name, column]) => (column[mark] ? [name] : []));

test.each<[TableKey, readonly string[], readonly string[]]>([
  [
    'members',
    ['name', 'note'],
    [
      ...['birth', 'phone', 'address', 'job', 'knowsFace', 'knowsCircumstance', 'knowsNeed'],
      ...['consent', 'withdrawn', 'knowsFaceSince', 'knowsCircumstanceSince', 'knowsNeedSince'],
    ],
  ],
  ['memberHistory', ['member', 'note'], []],
  [
    'circumstances',
    ['member', 'note'],
    ['circumstances', 'needs', 'canHelp', 'partyMember', 'ethnicity', 'religion', 'consent'],
  ],
  ['pairings', ['helper', 'helped', 'note'], []],
  ['supports', ['pair', 'note'], []],
  ['gifts', ['receiver', 'note'], []],
  ['income', ['giver', 'note'], []],
  ['recycling', ['note'], []],
  ['sponsorships', ['child', 'sponsor'], ['birthYear']],
  ['houses', ['household'], []],
  ['sharing', ['person'], []],
  ['chapters', ['head'], ['phone', 'email']],
])('%s', (key, named, inConfidence) => {
  expect(marked(key, 'isPerson')).toEqual(named);
  expect(marked(key, 'isSensitive')).toEqual(inConfidence);
});

test('what the law calls sensitive is a table of its own, and so is marked as a whole', () => {
  const whole = Object.values<AnyTable>(tables).filter(({ isSensitive }) => isSensitive === true);
  expect(whole.map(({ key }) => key)).toEqual(['circumstances']);
});
