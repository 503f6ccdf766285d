/** Sáp nhập, đổi tên by the built bundle: sums stand, members go with their past, what is cut goes on, nothing is done twice. */
import { createHost, type Faults, type Host, recorder, type Workbook } from '../../local';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { columnsOf, fill, setSettings } from '../domain/testdata/fill';
import { gift, memberRow, pair, sale } from '../domain/testdata/ward';
import type { Input, Output } from '../shared/contract';
import type { Answer } from '../shared/problem';
import type { Returned } from './run';
import type { Summary } from './summarise';

type Asked = Input<'chapters.look'>;
type Borders = Output<'chapters.look'>;

async function open(workbook: Workbook = structuredClone(filled), email = 'can-bo@example.org') {
  const host = await createHost({ workbook, ui: recorder(), email, calculator: null });
  return { host, book: host.globals.SpreadsheetApp.getActive() };
}
let filled: Workbook;
let standing: unknown[];
beforeAll(async () => {
  const { host, book } = await open(installedWorkbook());
  fill(book, {
    chapters: [
      { code: 'K1', name: 'Khu 1', groups: 3 },
      { code: 'K2', name: 'Khu 2', groups: 4 },
      { code: 'K3', name: 'Khu 3', groups: 5 },
    ],
    members: ['K1', 'K2', 'K3', 'K1', 'K2', 'K3'].map((chapter, at) =>
      memberRow({
        ...{ id: `HV-0000${at}`, name: `Nguyễn Thị ${'ABCDEF'[at]}`, chapter, joined: '01/02/2019' },
        group: at < 3 ? 'Tổ 1' : 'Tổ 2',
        ...(at === 4 ? { state: 'Chuyển đi', changed: '03/04/2021' } : {}),
      }),
    ),
    pairings: [pair({ id: 'CP-00001', day: '10/02/2022', chapter: 'K1', helper: 'HV-00000' })],
    recycling: [
      sale({ id: 'TC-1', day: '01/02/2021', chapter: 'K1', amount: 10 }),
      sale({ id: 'TC-2', day: '01/03/2021', chapter: 'Khu 2', amount: 200 }),
      sale({ id: 'TC-3', day: '01/03/2022', chapter: 'Khu 3 · K3', amount: 4000 }),
    ],
    gifts: [gift({ id: 'QT-1', day: '05/02/2021', chapter: 'K2', value: 70 })],
  });
  setSettings(book, { 'Kỳ từ ngày': '01/01/2022', 'Kỳ đến ngày': '31/12/2022' });
  filled = structuredClone(host.workbook);
  standing = figures(host);
});
const ASKED: Asked = { act: '', chapters: [], code: '', name: '', day: '01/07/2022', groups: [] };
const MERGE: Asked = { ...ASKED, act: 'merge', chapters: ['K1', 'K2'], code: 'hb', name: 'Hòa Bình' };

function ask(host: Host, name: string, input: unknown): Borders {
  const answer = host.run('rpc', name, input) as Answer<Borders>;
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
}
const problemOf = (host: Host, input: Asked) => {
  const answer = host.run('rpc', 'chapters.look', input) as Answer<Borders>;
  return answer.ok ? null : answer.problem;
};
const look = (host: Host, input: Asked) => ask(host, 'chapters.look', input);
const press = (host: Host, input: Asked) =>
  ask(host, 'chapters.write', { ...input, seen: look(host, input).recap?.seen ?? '' });
const cellsOf = ({ book }: Awaited<ReturnType<typeof open>>, tab: string) =>
  (book.getSheetByName(tab)?.getDataRange().getDisplayValues() ?? []).filter((row) => row.some(Boolean));
/** A column of a tab by its title, the blank cells left out. */
function column(all: Awaited<ReturnType<typeof open>>, tab: string, title: string): string[] {
  const [headers = [], ...rows] = cellsOf(all, tab);
  const at = headers.findIndex((header) => header.replace(' *', '') === title);
  return rows.map((row) => row[at] ?? '');
}
const figures = (host: Host) => {
  const summary = host.run('summarize') as Returned<Summary>;
  if (!summary.ok) throw new Error(summary.message);
  return Object.entries(summary.figures).flatMap(([key, { value, before }]) =>
    key === 'chapters' || key === 'groups' ? [] : [[key, value, before]],
  );
};

describe('two chapters merged into a new one', () => {
  test('the recap says what will be done and writes nothing', async () => {
    const all = await open();
    const tabs = ['Chi hội', 'Hội viên', 'Cặp 1+1'].map((tab) => cellsOf(all, tab));
    const { recap } = look(all.host, MERGE);
    expect(recap?.parts[0]).toEqual([
      'Thêm chi hội Hòa Bình (HB), từ 01/07/2022.',
      expect.stringContaining('3 hội viên chuyển sang Hòa Bình'),
      'Khu 1 (K1), Khu 2 (K2) thôi hoạt động từ 01/07/2022, Hòa Bình kế thừa.',
      expect.stringContaining('1 cặp đang giúp do Hòa Bình theo dõi tiếp'),
    ]);
    expect(recap?.parts[1]).toContainEqual(expect.stringContaining('Tổ 1 có ở nhiều chi hội'));
    expect(['Chi hội', 'Hội viên', 'Cặp 1+1'].map((tab) => cellsOf(all, tab))).toEqual(tabs);
  });

  test('figures before are figures after; rows of work keep their chapter; members go with their past', async () => {
    const all = await open();
    const sales = cellsOf(all, 'Tái chế');
    expect(press(all.host, MERGE).message).toContain('Đã làm xong. Nhập Khu 1 (K1), Khu 2 (K2) vào Hòa Bình');
    expect(figures(all.host)).toEqual(standing);
    expect(cellsOf(all, 'Tái chế')).toEqual(sales);
    expect(column(all, 'Hội viên', 'Chi hội')).toEqual([
      ...['Hòa Bình · HB', 'Hòa Bình · HB', 'K3', 'Hòa Bình · HB', 'K2', 'K3'],
    ]);
    expect(column(all, 'Quá trình hội viên', 'Chi hội trước đó')).toEqual([
      'Khu 1 · K1',
      'Khu 2 · K2',
      'Khu 1 · K1',
    ]);
    expect(column(all, 'Chi hội', 'Chi hội kế thừa')).toEqual(['Hòa Bình · HB', 'Hòa Bình · HB', '', '']);
    expect(column(all, 'Chi hội', 'Đến ngày')).toEqual(['01/07/2022', '01/07/2022', '', '']);
    expect(column(all, 'Cặp 1+1', 'Chi hội')).toEqual(['K1']);
    const page = cellsOf(all, 'TH Chi hội');
    const gifts = page.slice(page.findIndex(([first]) => first === 'Quà tặng'));
    expect(gifts.find(([first]) => first === 'Hòa Bình')?.slice(5, 7)).toEqual(['–', '70']);
    expect(page.flat().join(' ')).toContain('Hòa Bình gồm cả Khu 1');
    const tabs = ['Chi hội', 'Hội viên', 'Quá trình hội viên'].map((tab) => cellsOf(all, tab));
    expect(press(all.host, MERGE).message).toContain('đã xong từ trước');
    expect(['Chi hội', 'Hội viên', 'Quá trình hội viên'].map((tab) => cellsOf(all, tab))).toEqual(tabs);
  });
});

test('into one of the two; what somebody changed since the recap is shown first', async () => {
  const all = await open();
  const into = { ...MERGE, code: 'K1', name: '' };
  const seen = look(all.host, into).recap?.seen ?? '';
  all.book.getSheetByName('Hội viên')?.deleteRow(3);
  const refused = ask(all.host, 'chapters.write', { ...into, seen });
  expect(refused).toMatchObject({ message: expect.stringContaining('chưa làm gì') as unknown });
  expect(column(all, 'Chi hội', 'Đến ngày')).toEqual(['', '', '']);
  press(all.host, into);
  expect(column(all, 'Chi hội', 'Đến ngày')).toEqual(['', '01/07/2022', '']);
});

test('renamed: the code stays, the old name is kept with its last day, and rows that say it are counted', async () => {
  const all = await open();
  const rename = { ...ASKED, act: 'rename', chapters: ['K2'], name: 'Hòa Bình' };
  press(all.host, rename);
  expect(column(all, 'Chi hội', 'Tên chi hội')).toEqual(['Khu 1', 'Hòa Bình', 'Khu 3']);
  expect(column(all, 'Chi hội', 'Tên cũ')).toEqual(['', 'Khu 2 (đến 30/06/2022)', '']);
  expect(column(all, 'Chi hội', 'Nhãn chọn')[1]).toBe('Hòa Bình · K2');
  expect(figures(all.host)).toEqual(standing);
  expect(press(all.host, rename).message).toContain('đã xong từ trước');
});

test('parted by groups: the members of the group go, the others stay', async () => {
  const all = await open();
  const part = { ...ASKED, act: 'split', chapters: ['K3'], code: 'K4', name: 'Khu 4', groups: ['Tổ 2'] };
  press(all.host, part);
  expect(column(all, 'Hội viên', 'Chi hội').slice(-1)).toEqual(['Khu 4 · K4']);
  expect(column(all, 'Hội viên', 'Chi hội')[2]).toBe('K3');
  expect(column(all, 'Chi hội', 'Tách từ')).toEqual(['', '', '', 'K3']);
  expect(figures(all.host)).toEqual(standing);
  expect(press(all.host, part).message).toContain('đã xong từ trước');
});

const WRONG: readonly (readonly [string, Partial<Asked>, object])[] = [
  ['one chapter alone', { chapters: ['K1'] }, { fields: { chapters: [{}] } }],
  ['none that there is', { chapters: ['K8', 'K9'] }, { fields: { chapters: [{}] } }],
  ['a code that another has', { code: 'K3' }, { fields: { code: [{}] } }],
  ['a day that is none', { day: '31/02/2022' }, { fields: { day: [{}] } }],
  ['a day to come', { day: '01/01/2999' }, { fields: { day: [{}] } }],
  ['no name', { name: '' }, { fields: { name: [{}] } }],
  [
    'a new name that is the old one',
    { act: 'rename', chapters: ['K1'], name: 'khu 1' },
    { fields: { name: [{}] } },
  ],
  [
    'a part with the code of another',
    { act: 'split', chapters: ['K1'], code: 'K2' },
    { fields: { code: [{}] } },
  ],
];
test('what cannot be is answered at its field', async () => {
  const { host } = await open();
  for (const [name, asked, expected] of WRONG)
    expect([name, problemOf(host, { ...MERGE, ...asked })]).toMatchObject([
      name,
      { kind: 'invalid', ...expected },
    ]);
});

test('cut before the members, or before the old chapters end: the same press does the rest', async () => {
  const whole = await open();
  const { seen } = look(whole.host, MERGE).recap ?? { seen: '' };
  const calls: string[] = [];
  const write = (host: Host, faults: Faults) =>
    host.execute('rpc', ['chapters.write', { ...MERGE, seen }], { faults });
  write(whole.host, { meanwhile: ({ path }) => void calls.push(path) });
  const columns = ['Tên chi hội', 'Đến ngày', 'Chi hội kế thừa'].map((title) => ['Chi hội', title] as const);
  const shown = (all: typeof whole) =>
    [...columns, ['Hội viên', 'Chi hội'] as const, ['Quá trình hội viên', 'Chi hội trước đó'] as const].map(
      ([tab, title]) => column(all, tab, title),
    );
  const writes = calls.flatMap((path, at) => (/\.(setValues?|appendRow)$/.test(path) ? [at + 1] : []));
  const states = new Set<string>();
  for (const part of [0.4, 0.8]) {
    const all = await open();
    write(all.host, { cutAt: writes[Math.floor(writes.length * part)] ?? 0 });
    states.add(JSON.stringify(shown(all)));
    press(all.host, MERGE);
    expect([part, shown(all)]).toEqual([part, shown(whole)]);
  }
  expect(states.has(JSON.stringify(shown(whole)))).toBe(false);
  expect(states.size).toBe(2);
});

test('the head of the successor may change what a merged chapter left, another head may not', async () => {
  const { host, book } = await open();
  setSettings(book, { 'Cán bộ phường': 'can-bo@example.org' });
  const columns = columnsOf(book, 'chapters');
  const set = (row: number, key: string, value: string) =>
    book
      .getSheetByName('Chi hội')
      ?.getRange(row, columns[key] ?? 0)
      .setValue(value);
  set(2, 'until', '01/07/2022');
  set(2, 'successor', 'K2');
  set(3, 'email', 'hai@example.org');
  set(4, 'email', 'ba@example.org');
  const deletedBy = async (email: string) => {
    const head = await open(structuredClone(host.workbook), email);
    const got = head.host.run('rpc', 'row.get', { table: 'recycling', id: 'TC-1' }) as Answer<{
      version: string;
    }>;
    const version = got.ok ? got.value.version : '';
    return head.host.run('rpc', 'row.delete', { table: 'recycling', id: 'TC-1', version });
  };
  expect(await deletedBy('ba@example.org')).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
  expect(await deletedBy('hai@example.org')).toMatchObject({ ok: true });
});
