/** The use cases that write, each as somebody would send it to a small ward: for runs with faults and with people at the grid. */
import { type Desk, gift, member, openDesk, sale, save } from '../../e2e/forms/desk';
import type { CallName, Output } from '../../src/shared/contract';
import type { Answer, Problem } from '../../src/shared/problem';

/** One call, made the same however often it is sent. */
export interface Act {
  readonly name: string;
  readonly call: CallName;
  readonly payload: unknown;
  readonly link?: string;
  /** Answers to the second sending that are as good as done: what it asks for was done by the first. */
  readonly doneBefore?: readonly Problem['kind'][];
}

/** The first problem of an answer, or of the answers to its rows; null where all of it was done. */
export function problemIn(answer: Answer<unknown>): Problem | null {
  if (!answer.ok) return answer.problem;
  const { answers = [] } = (answer.value ?? {}) as Partial<Output<'rows.save'>>;
  const refused = answers.find(({ ok }) => !ok);
  return refused === undefined || refused.ok ? null : refused.problem;
}

/** A ward with rows to change, and the acts on it. */
export interface Scene {
  readonly desk: Desk;
  readonly acts: readonly Act[];
}

const rowOf = (desk: Desk, table: string, values: Parameters<typeof save>[1]) => {
  const input = { ...save(table, values), acceptSimilar: true };
  const { row } = desk.value('row.save', input);
  return { id: row.id, version: row.version };
};

/** A column of the ward's own, with words in it, before a column of ours. */
function ownColumn(desk: Desk, sheetName: string, before: string): void {
  const sheet = desk.sheet(sheetName);
  const at = desk.column(sheetName, before);
  sheet.insertColumnBefore(at);
  sheet.getRange(1, at, 3, 1).setValues([['Ghi thêm của phường'], ['giữ nguyên'], ['giữ nguyên']]);
}

export async function makeScene(): Promise<Scene> {
  const desk = await openDesk();
  ownColumn(desk, 'Quà tặng', 'Nguồn kinh phí');
  const recycled = rowOf(desk, 'recycling', sale({ day: '1/7' }));
  rowOf(desk, 'recycling', sale({ day: '2/7', quantity: '12 kg', amount: '100k' }));
  const gone = rowOf(desk, 'recycling', sale({ day: '3/7', amount: '5tr' }));
  desk.value('row.delete', { table: 'recycling', ...gone });
  const given = rowOf(desk, 'gifts', gift());
  const one = rowOf(desk, 'members', member('Trần Thị Thử Một', { phone: '0912345671' }));
  const two = rowOf(desk, 'members', member('Trần Thị Thử Một', { birth: '1961', phone: '' }));
  const three = rowOf(desk, 'members', member('Lê Thị Thử Ba'));
  for (const { id } of [one, two]) {
    rowOf(desk, 'circumstances', { member: `Trần Thị Thử Một · ${id}`, circumstances: ['Già yếu, neo đơn'] });
  }
  const link = linkFor(desk);
  const fresh = (table: string, values: Parameters<typeof save>[1], submission: string) => ({
    ...save(table, values, submission),
    acceptSimilar: true,
  });
  /** @param from tells its submissions apart; its last digit is how many rows. */
  const batch = (table: string, from: number, values: (day: string) => Parameters<typeof save>[1]) =>
    [0, 1, 2].map((n) =>
      fresh(table, values(`${10 + n}/7`), `00000000-0000-4000-9000-0000000000${from + n}`),
    );
  const of = (call: CallName, payload: unknown, more: Partial<Act> & { readonly name: string }): Act => ({
    call,
    payload,
    ...more,
  });
  const version = (table: string, id: string) => desk.value('row.get', { table, id }).version;
  return {
    desk,
    acts: [
      of('row.save', fresh('recycling', sale({ day: '5/7' }), '00000000-0000-4000-9000-000000000001'), {
        name: 'a row saved',
      }),
      of('row.save', fresh('gifts', gift({ day: '5/7' }), '00000000-0000-4000-9000-000000000002'), {
        name: 'a row saved, a column of the ward’s own between ours',
      }),
      of('row.save', fresh('recycling', sale({ day: '6/7' }), '00000000-0000-4000-9000-000000000003'), {
        name: 'a row saved by a phone link',
        link,
      }),
      of(
        'rows.save',
        { rows: batch('recycling', 17, (day) => sale({ day })) },
        {
          name: 'seven rows saved in one call by a phone link',
          link,
        },
      ),
      of(
        'rows.save',
        { rows: batch('gifts', 27, (day) => gift({ day })) },
        {
          name: 'seven rows saved in one call, a column of the ward’s own between ours',
        },
      ),
      of(
        'rows.save',
        {
          rows: [
            ...batch('gifts', 33, (day) => gift({ day })),
            ...batch('recycling', 43, (day) => sale({ day })),
          ],
        },
        { name: 'rows of two kinds saved in one call' },
      ),
      of(
        'row.edit',
        { table: 'recycling', ...recycled, values: { amount: '8tr', day: '7/7' } },
        { name: 'a row corrected' },
      ),
      of(
        'row.edit',
        { table: 'gifts', ...given, values: { day: '7/7', fund: 'Quỹ Hội' } },
        { name: 'a row corrected on both sides of a column of the ward’s own' },
      ),
      of('row.delete', { table: 'recycling', ...recycled }, { name: 'a row deleted', doneBefore: ['gone'] }),
      of('row.undo', { table: 'recycling', id: gone.id }, { name: 'a deleted row brought back' }),
      of(
        'member.merge',
        { keep: one.id, drop: two.id, keepVersion: one.version, dropVersion: two.version },
        { name: 'two records made one', doneBefore: ['gone'] },
      ),
      of(
        'member.move',
        { member: three.id, chapter: 'K6', group: '', day: '1/8', version: three.version },
        { name: 'a member moved', doneBefore: ['invalid'] },
      ),
      of(
        'member.leave',
        {
          ...{ member: three.id, state: 'Chuyển đi', day: '1/8', note: '' },
          version: version('members', three.id),
        },
        { name: 'a member left' },
      ),
      of(
        'member.know',
        { ticks: [one, two, three].map(({ id }) => ({ member: id, face: true, need: true })) },
        { name: 'ticks of a round' },
      ),
      of(
        'list.add',
        { list: 'occasions', label: 'Ngày hội thử', attributes: [] },
        { name: 'a value added to a list' },
      ),
      of('settings.save', { values: { place: 'Uông Bí', award: 'Giấy khen' } }, { name: 'settings saved' }),
      of('period.set', { from: '1/1/2026', to: '30/6/2026' }, { name: 'the period chosen' }),
      of('closing.set', { to: '30/6/2026' }, { name: 'the book closed' }),
      of('models.choose', { models: ['Nguồn thu', 'Khen thưởng'] }, { name: 'models chosen' }),
      of(
        'links.create',
        {
          ...{ chapter: 'K1', tables: ['recycling'], until: '2026-12-31' },
          submission: '00000000-0000-4000-9000-000000000004',
        },
        { name: 'a phone link made' },
      ),
      of('links.revoke', { id: linkIdOf(desk) }, { name: 'a phone link taken back' }),
    ],
  };
}

function linkFor(desk: Desk): string {
  const { url } = desk.value('links.create', { chapter: 'K5A', tables: ['recycling'], until: '2026-12-31' });
  return url.split('k=')[1] ?? '';
}

const linkIdOf = (desk: Desk): string => desk.value('links.list', {}).links[0]?.id ?? '';
