/** Many rows in one call: each has its own answer, whatever becomes of the others, and the same call again doubles nothing. */
import { costsOf, OFFLINE, ROWS, randomFrom } from '../../scripts/reliability/load';
import { simulate } from '../../scripts/reliability/load-model';
import type { Output } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { type Desk, gift, member, openDesk, sale, save, submission } from './desk';

type Row = ReturnType<typeof save>;

let desk: Desk;
let secret: string;
beforeAll(async () => {
  desk = await openDesk();
  const link = (chapter: string) =>
    desk
      .value('links.create', {
        chapter,
        tables: ['recycling', 'gifts', 'members', 'pairings'],
        until: '2026-12-31',
      })
      .url.split('k=')[1] ?? '';
  secret = link('K5A');
});

const sent = (rows: readonly Row[], by = secret): Output<'rows.save'>['answers'] =>
  desk.value('rows.save', { rows: [...rows] }, { link: by }).answers;
const kinds = (answers: Output<'rows.save'>['answers']): string[] =>
  answers.map((answer) => (answer.ok ? (answer.value.isRepeat ? 'again' : 'saved') : answer.problem.kind));
const idsOf = (answers: Output<'rows.save'>['answers']): string[] =>
  answers.flatMap((answer) => (answer.ok ? answer.value.row.id : []));
const sales = (day: string, count: number): Row[] =>
  Array.from({ length: count }, (_, n) =>
    save('recycling', sale({ day, quantity: `${n + 1} kg`, amount: '1tr' })),
  );

test('rows of several kinds stand on their tabs, in one line of the log a tab; the same again is answered alike', () => {
  const rows = [...sales('1/3', 20), save('gifts', gift({ day: '1/3' }))];
  const answers = sent(rows);
  expect(kinds(answers)).toEqual(rows.map(() => 'saved'));
  const ids = idsOf(answers);
  expect(desk.rows('Tái chế').map((row) => row.Mã)).toEqual(ids.slice(0, 20));
  const [, second] = answers;
  if (second?.ok !== true) throw new Error('not saved');
  expect(desk.value('row.get', { table: 'recycling', id: second.value.row.id })).toEqual(second.value.row);
  expect(second.value.text).toContain('Số lượng: 2');
  const again = sent(rows);
  expect(kinds(again)).toEqual(rows.map(() => 'again'));
  expect(idsOf(again)).toEqual(ids);
  expect(desk.rows('Tái chế')).toHaveLength(20);
  const lines = desk.rows('Nhật ký').filter(({ Việc }) => Việc === 'Thêm dòng');
  expect(lines.map((line) => line['Mã dòng']).slice(-2)).toEqual([ids.slice(0, 20).join(', '), ids[20]]);
});

test('each row has its own answer, and none blocks the others', () => {
  const [one, two] = sales('2/3', 2) as [Row, Row];
  const answers = sent([
    one,
    save('recycling', sale({ day: '32/3' })),
    { ...one, submission: submission() },
    save('recycling', sale({ day: '2/3', chapter: 'K1' })),
    save('circumstances', { member: 'x' }),
    { ...two, submission: 'ngắn' },
    { ...one, submission: submission(), acceptSimilar: true },
    two,
    two,
  ]);
  expect(kinds(answers)).toEqual([
    ...['saved', 'invalid', 'similar', 'invalid', 'forbidden'],
    ...['badRequest', 'saved', 'saved', 'saved'],
  ]);
  const [first, , alike, , , , , last, lastAgain] = answers;
  expect(alike).toMatchObject({ problem: { rows: [{ id: first?.ok === true ? first.value.row.id : '' }] } });
  expect(lastAgain).toEqual(last);
  expect(desk.rows('Tái chế').filter((row) => row.Ngày === '2026-03-02')).toHaveLength(3);
});

test('a member goes before who is paired with her, in whatever order they are sent', () => {
  const answers = sent([
    save('pairings', {
      ...{ day: '1/8', kind: 'Đỡ đầu hội viên khó khăn', chapter: 'K5A', state: 'Đang giúp' },
      ...{ helper: 'Vũ Thị Vừa Ghi', helped: 'Chị Mới Đến' },
    }),
    save('members', member('Vũ Thị Vừa Ghi')),
  ]);
  expect(kinds(answers)).toEqual(['saved', 'saved']);
  const [, id = ''] = idsOf(answers);
  expect(desk.rows('Cặp 1+1').at(-1)?.['Bên giúp']).toBe(`Vũ Thị Vừa Ghi · ${id}`);
});

test('what is wrong with one tab stops its own rows only', () => {
  const gifts = [save('gifts', gift({ day: '4/3' })), save('gifts', gift({ day: '5/3' }))];
  const id = desk.sheet('Quà tặng').getRange(1, desk.column('Quà tặng', 'Mã'));
  id.setValue('Mã khác');
  expect(kinds(sent([...gifts, ...sales('4/3', 3)]))).toEqual([
    ...['missingColumn', 'missingColumn', 'saved', 'saved', 'saved'],
  ]);
  id.setValue('Mã');
  // The first tab that is written to is that of the first row.
  let isFirst = true;
  const meanwhile = ({ path }: { readonly path: string }) => {
    if (path !== 'SpreadsheetApp.Sheet.appendRow' || !isFirst) return;
    isFirst = false;
    throw new Error('refused');
  };
  const rows = [...gifts, ...sales('3/3', 2)];
  const { answers } = desk.value('rows.save', { rows }, { link: secret, faults: { meanwhile } });
  expect(kinds(answers)).toEqual(['unexpected', 'unexpected', 'saved', 'saved']);
  expect(kinds(sent(rows))).toEqual(['saved', 'saved', 'again', 'again']);
});

test.each([
  ['before its lines were claimed', 1],
  ['before the rest was written', 2],
  ['half-way', 3],
])('a call that is cut %s and sent again: every row once, whole', (_, nth) => {
  const rows = sales(`${5 + nth}/3`, 12);
  const before = desk.rows('Tái chế').length;
  let seen = 0;
  let at = Number.POSITIVE_INFINITY;
  const faults = {
    meanwhile: (call: { readonly ordinal: number; readonly path: string }) => {
      if (call.path === 'SpreadsheetApp.Range.setValues') seen += 1;
      if (seen === nth) at = Math.min(at, call.ordinal);
    },
    get cutAt() {
      return at;
    },
  };
  const cut = desk.call('rows.save', { rows }, { link: secret, faults });
  expect(cut.ok ? kinds(cut.value.answers) : cut.problem.kind).not.toEqual(rows.map(() => 'saved'));
  expect(seen).toBe(nth);
  sent(rows);
  expect(kinds(sent(rows))).toEqual(rows.map(() => 'again'));
  expect(desk.rows('Tái chế')).toHaveLength(before + 12);
  const whole = desk.rows('Tái chế').filter((row) => row.Ngày === `2026-03-0${5 + nth}`);
  expect(whole.map((row) => [row['Số lượng'], row['Thành tiền'], row['Chi hội']])).toEqual(
    rows.map((__, n) => [n + 1, 1_000_000, 'Khu 5A · K5A']),
  );
});

test('while somebody else holds the lock each row is told so, and nothing is written', () => {
  const rows = sales('9/3', 3);
  const before = desk.rows('Tái chế');
  const answers = desk.value('rows.save', { rows }, { link: secret, faults: { denyLock: true } }).answers;
  expect(kinds(answers)).toEqual(['busy', 'busy', 'busy']);
  expect(desk.rows('Tái chế')).toEqual(before);
});

test.each<[string, Partial<Problem>]>([
  ['Service Spreadsheets timed out while accessing document with id 1.', { kind: 'busy', who: 'google' }],
  ['Có quá nhiều yêu cầu đồng thời: Spreadsheets', { kind: 'busy', who: 'google' }],
  ['Something of which nobody has heard', { kind: 'unexpected' }],
])('what Google says while it writes: %s', (message, problem) => {
  const [row] = sales('10/3', 1) as [Row];
  const meanwhile = ({ path }: { readonly path: string }) => {
    if (path === 'SpreadsheetApp.Sheet.appendRow') throw new Error(message);
  };
  expect(desk.problem('row.save', row, { faults: { meanwhile }, link: secret })).toMatchObject(problem);
});

test('calls do not grow with the rows', () => {
  const costs = [10, 50].map((count) => {
    sent(sales('11/3', count).map((row) => ({ ...row, acceptSimilar: true })));
    return desk.host.count.total;
  });
  // A full tab grows by a call.
  expect(costs[1]).toBeLessThanOrEqual((costs[0] ?? 0) + 2);
});

test('sixty phones with fifty rows each: all saved within two minutes of estimated time', async () => {
  const costs = await costsOf(await openDesk());
  // Seconds of the published costs of calls, the same on every machine.
  expect(costs(1).held).toBeLessThan(0.3);
  expect(costs(ROWS).held).toBeLessThan(1.5);
  const { all, calls, again } = simulate(60, ROWS, OFFLINE, costs, randomFrom(1));
  expect(all).toBeLessThan(120);
  expect(calls - again).toBe(60);
});
