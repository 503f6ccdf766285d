/** Pasted texts through the built bundle: what an officer and a chapter's link are offered, saved as it was read. */
import { createHost, type Host, recorder } from '../../local';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { fill } from '../domain/testdata/fill';
import { defaultChapters } from '../domain/testdata/ward';
import type { CallName, Input, Output } from '../shared/contract';
import type { Answer } from '../shared/problem';

const OFFICER = 'can-bo@example.com';
const EXEC = 'https://script.google.com/macros/s/AKfycb-made-for-the-tests/exec';
const TEXT =
  'Ngày 12/5/2022 Khu 2 thu gom 45 kg nhựa được 90k\nNgày 13/5/2022 Khu 2 tặng 14 suất × 400.000đ = 7.000.000đ';
let host: Host;

function call<N extends CallName>(name: N, input: Input<N>, link?: string): Answer<Output<N>> {
  const outcome = host.rpc('rpc', link === undefined ? [name, input] : [name, input, link], {
    trigger: link === undefined ? 'rpc' : 'web',
  });
  if (!outcome.ok) throw outcome.error;
  return outcome.value as Answer<Output<N>>;
}
const must = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
};

beforeAll(async () => {
  host = await createHost({
    ...{ workbook: installedWorkbook(), email: OFFICER, ui: recorder() },
    serviceUrl: EXEC,
  });
  fill(host.globals.SpreadsheetApp.getActive(), { chapters: defaultChapters });
});

test('what was read of a text is saved as a form sends it', () => {
  const { rows, left } = must(call('pasted.read', { text: TEXT }));
  expect([rows.map(({ table }) => table), left]).toEqual([['recycling', 'gifts'], []]);
  const [sale] = rows;
  const values = Object.fromEntries((sale?.cells ?? []).map(({ column, text }) => [column, text]));
  expect(values).toEqual({
    ...{ quantity: '45 kg', material: 'Nhựa', amount: '90.000', day: '12/05/2022', chapter: 'Khu 2 · K2' },
  });
  const row = { table: 'recycling', values, submission: 'pasted-000000000001', acceptSimilar: false };
  const [answer] = must(call('rows.save', { rows: [row] })).answers;
  expect(answer).toMatchObject({ ok: true });
});

test('a link is offered only what it may enter, for its own chapter', () => {
  const until = `${new Date().getFullYear() + 1}-01-31`;
  call('links.address', { address: EXEC });
  const { url } = must(call('links.create', { chapter: 'K1', tables: ['recycling'], until }));
  const secret = new URL(url).searchParams.get('k') ?? '';
  const { rows, left, text } = must(call('pasted.read', { text: TEXT }, secret));
  expect(
    rows.map(({ table, cells }) => [table, cells.find(({ column }) => column === 'chapter')?.text]),
  ).toEqual([['recycling', 'Khu 1 · K1']]);
  // What it may not enter is listed, and not dropped.
  expect(left.map(({ start, end }) => text.slice(start, end))).toEqual(
    expect.arrayContaining(['14 suất', '7.000.000đ']),
  );
});

test.each([
  ['', 'Chưa có chữ nào.'],
  ['x'.repeat(30_001), 'Bài này quá dài để đọc một lần.'],
])('a text that cannot be read is answered (%#)', (text, what) => {
  expect(call('pasted.read', { text })).toMatchObject({ problem: { fields: { text: [{ what }] } } });
});
