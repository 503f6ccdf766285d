/** Nhận sổ by the built bundle: two former wards in one workbook, codes kept apart, sums of both, nothing twice, cut anywhere. */
import { createHost, type Host, recorder, type Workbook } from '../../local';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { fill, setSettings } from '../domain/testdata/fill';
import { gift, memberRow, pair, sale, support, type WardSpec } from '../domain/testdata/ward';
import type { Output } from '../shared/contract';
import type { Answer } from '../shared/problem';
import type { Returned } from './run';
import type { Summary } from './summarise';

type Borders = Output<'chapters.look'>;
const INPUT = { act: 'join', chapters: [], code: 'pl', name: 'Phúc La cũ', day: '', groups: [] };
/** In the order in which a person would copy them. */
const TABS = [
  'Chi hội',
  'Hội viên',
  'Cặp 1+1',
  'Hỗ trợ 1+1',
  'Tái chế',
  'Quà tặng',
  'Số liệu nền',
  'Danh mục',
  'Cài đặt',
];

const host = (workbook: Workbook) =>
  createHost({ workbook, ui: recorder(), email: 'can-bo@example.org', calculator: null });
const bookOf = (of: Host) => of.globals.SpreadsheetApp.getActive();

async function ward(spec: WardSpec, settings: Record<string, string>, own?: (of: Host) => void) {
  const of = await host(installedWorkbook());
  fill(bookOf(of), spec);
  setSettings(bookOf(of), { 'Kỳ từ ngày': '01/01/2022', 'Kỳ đến ngày': '31/12/2022', ...settings });
  own?.(of);
  return of;
}

const OURS: WardSpec = {
  chapters: [
    { code: 'K1', name: 'Khu 1', groups: 3 },
    { code: 'K2', name: 'Khu 2', groups: 4 },
  ],
  members: [
    memberRow({
      id: 'HV-AAAA1',
      name: 'Nguyễn Thị Hoa',
      chapter: 'Khu 1',
      birth: '1970',
      joined: '01/02/2019',
    }),
    memberRow({ id: 'HV-AAAA2', name: 'Trần Thị Na', chapter: 'K2', joined: '01/02/2019' }),
  ],
  pairings: [
    pair({
      id: 'CP-AAAA1',
      day: '10/02/2022',
      chapter: 'Khu 1',
      helper: 'Nguyễn Thị Hoa',
      helped: 'Vũ Thị Mận',
    }),
  ],
  recycling: [
    sale({ id: 'TC-AAAA1', chapter: 'Khu 1', amount: 10 }),
    sale({ id: 'TC-AAAA2', chapter: 'K2', amount: 20 }),
  ],
  baseline: [{ id: 'SN-AAAA1', year: 2022, chapter: 'K1', women: 9 }],
};
const THEIRS: WardSpec = {
  chapters: [
    { code: 'K1', name: 'Khu 1', groups: 5 },
    { code: 'K7', name: 'Khu 7', groups: 6, until: '01/03/2022', successor: 'K1' },
  ],
  members: [
    memberRow({
      id: 'HV-AAAA1',
      name: 'Nguyễn Thị Hoa',
      chapter: 'Khu 1',
      birth: '1970',
      joined: '01/02/2018',
    }),
    memberRow({ id: 'HV-BBBB2', name: 'Lê Thị Xuân', chapter: 'Khu 1 · K1', joined: '01/02/2018' }),
    memberRow({ id: 'HV-BBBB3', name: 'Lê Thị Thu', chapter: 'Khu 99', joined: '01/02/2018' }),
  ],
  pairings: [
    pair({ id: 'CP-BBBB1', day: '10/02/2022', chapter: 'K1', helper: 'Nguyễn Thị Hoa', helped: 'HV-BBBB2' }),
  ],
  supports: [support({ id: 'HT-BBBB1', day: '20/03/2022', pair: 'CP-BBBB1', value: 300 })],
  recycling: [
    sale({ id: 'TC-AAAA1', chapter: 'K7', amount: 100 }),
    sale({ id: 'TC-BBBB2', chapter: 'Khu 1', amount: 200, material: 'Chai sứ' }),
  ],
  gifts: [gift({ id: 'QT-BBBB1', day: '25/01/2022', chapter: 'Hội LHPN phường', value: 5000 })],
};

/** Copies tabs as “Sao chép vào” does. */
function copyInto(target: Workbook, source: Workbook): void {
  for (const name of TABS) {
    const sheet = source.sheets.find((one) => one.name === name);
    if (sheet === undefined) throw new Error(`No tab ${name}.`);
    target.sheets.push({
      ...structuredClone(sheet),
      name: `Bản sao của ${name}`,
      id: 900_000 + target.sheets.length,
    });
  }
}

let joined: Workbook;
const before: Record<string, number | null>[] = [];
const figures = (of: Host): Record<string, number | null> => {
  const summary = of.run('summarize') as Returned<Summary>;
  if (!summary.ok) throw new Error(summary.message);
  return Object.fromEntries(Object.entries(summary.figures).map(([key, { value }]) => [key, value]));
};
beforeAll(async () => {
  const [ours, theirs] = await Promise.all([
    ward(OURS, { 'Tên Hội': 'HỘI LHPN PHƯỜNG HÀ ĐÔNG' }),
    ward(THEIRS, { 'Tên Hội': 'HỘI LHPN PHƯỜNG PHÚC LA' }, (of) =>
      bookOf(of).getSheetByName('Danh mục')?.getRange(60, 1).setValue('Chai sứ'),
    ),
  ]);
  joined = structuredClone(ours.workbook);
  copyInto(joined, theirs.workbook);
  before.push(figures(ours), figures(theirs));
});

function ask(of: Host, name: string, input: object): Borders {
  const answer = of.run('rpc', name, input) as Answer<Borders>;
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
}
const look = (of: Host) => ask(of, 'chapters.look', INPUT);
const press = (of: Host) => ask(of, 'chapters.write', { ...INPUT, seen: look(of).recap?.seen ?? '' });
const cellsOf = (of: Host, tab: string) =>
  (bookOf(of).getSheetByName(tab)?.getDataRange().getDisplayValues() ?? []).filter((row) =>
    row.some(Boolean),
  );
function column(of: Host, tab: string, title: string): string[] {
  const [headers = [], ...rows] = cellsOf(of, tab);
  const at = headers.findIndex((header) => header.replace(' *', '') === title);
  return rows.map((row) => row[at] ?? '');
}
const picture = (of: Host) =>
  bookOf(of)
    .getSheets()
    .filter((sheet) => sheet.getName() !== 'Nhật ký')
    .map((sheet) => [sheet.getName(), cellsOf(of, sheet.getName())]);

test('the recap counts, names what is not taken and who may be one woman, and writes nothing', async () => {
  const of = await host(structuredClone(joined));
  const standing = picture(of);
  const { recap } = look(of);
  expect(recap?.parts[0]).toEqual([
    'Chi hội: nhận 2 dòng.',
    'Hội viên: nhận 2 dòng.',
    'Cặp 1+1: nhận 1 dòng.',
    'Hỗ trợ 1+1: nhận 1 dòng.',
    'Tái chế: nhận 2 dòng.',
    'Quà tặng: nhận 1 dòng.',
    expect.stringMatching(/^Ghi thêm mã vào 4 ô của sổ này/),
    'Thêm vào Danh mục: Phế liệu: Chai sứ.',
  ]);
  const told = recap?.parts[1]?.join('\n') ?? '';
  expect(told).toContain('Hội viên: không nhận dòng 4 (Chi hội “Khu 99”)');
  expect(told).toContain('Tên Hội: HỘI LHPN PHƯỜNG HÀ ĐÔNG (sổ kia: HỘI LHPN PHƯỜNG PHÚC LA)');
  expect(recap?.parts[2]).toEqual([
    'Nguyễn Thị Hoa, sinh 1970: Nguyễn Thị Hoa · HV-AAAA1 và Nguyễn Thị Hoa · HV-PLAAAA1',
  ]);
  const wrong = [{ code: '' }, { code: 'PHUCLA' }, { name: ' ' }];
  expect(wrong.map((asked) => of.run('rpc', 'chapters.look', { ...INPUT, ...asked }))).toMatchObject(
    ['code', 'code', 'name'].map((field) => ({ problem: { kind: 'invalid', fields: { [field]: [{}] } } })),
  );
  expect(picture(of)).toEqual(standing);
});

test('figures after are the sums of both; codes stand apart and references follow; a second press adds nothing', async () => {
  const of = await host(structuredClone(joined));
  expect(press(of).message).toContain('Đã nhận 9 dòng của Phúc La cũ');
  const after = figures(of);
  const [ours = {}, theirs = {}] = before;
  for (const key of ['members', 'scrapIncome', 'pairs', 'giftValue', 'groups', 'chapters', 'womenAdults'])
    expect([key, after[key] ?? 0]).toEqual([key, (ours[key] ?? 0) + (theirs[key] ?? 0)]);
  expect(column(of, 'Chi hội', 'Mã chi hội')).toEqual(['K1', 'K2', 'PL-K1', 'PL-K7']);
  expect(column(of, 'Chi hội', 'Cụm')).toEqual(['', '', 'Phúc La cũ', 'Phúc La cũ']);
  expect(column(of, 'Chi hội', 'Chi hội kế thừa')).toEqual(['', '', '', 'PL-K1']);
  expect(column(of, 'Hội viên', 'Chi hội')).toEqual(['Khu 1 · K1', 'K2', 'Khu 1 · PL-K1', 'Khu 1 · PL-K1']);
  expect(column(of, 'Cặp 1+1', 'Bên giúp')).toEqual([
    'Nguyễn Thị Hoa · HV-AAAA1',
    'Nguyễn Thị Hoa · HV-PLAAAA1',
  ]);
  expect(column(of, 'Cặp 1+1', 'Bên được giúp')).toEqual(['Vũ Thị Mận', 'Lê Thị Xuân · HV-PLBBBB2']);
  expect(column(of, 'Hỗ trợ 1+1', 'Cặp')).toEqual([expect.stringMatching(/· CP-PLBBBB1$/)]);
  expect(column(of, 'Tái chế', 'Mã')).toEqual(['TC-AAAA1', 'TC-AAAA2', 'TC-PLAAAA1', 'TC-PLBBBB2']);
  const standing = picture(of);
  expect(press(of).message).toContain('đã có trong sổ này');
  expect(picture(of)).toEqual(standing);
});

test('cut at any point, the same press brings the rest and nothing twice', async () => {
  const whole = await host(structuredClone(joined));
  press(whole);
  const rows = (of: Host) => TABS.slice(0, 6).map((tab) => cellsOf(of, tab).map((row) => row.slice(0, 8)));
  for (const share of [0.3, 0.5, 0.62, 0.74, 0.86, 0.95]) {
    const of = await host(structuredClone(joined));
    const { seen } = look(of).recap ?? { seen: '' };
    const calls = 150;
    of.execute('rpc', ['chapters.write', { ...INPUT, seen }], {
      faults: { cutAt: Math.round(calls * share) },
    });
    press(of);
    expect([share, rows(of)]).toEqual([share, rows(whole)]);
  }
});
