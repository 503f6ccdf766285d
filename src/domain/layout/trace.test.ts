/**
 * Following figures to their rows: every number of every summary tab says where it comes from, the rows behind it add up
 * to it, and it is found again where lines have moved.
 */
import fc from 'fast-check';
import { type Explained, explain } from '../figures/explain';
import { madeWard, somePeriod, specOf } from '../testdata/made';
import {
  greenRow,
  houseRow,
  incomeRow,
  oneOfEach,
  openingRow,
  outreachRow,
  productRow,
  reviewRow,
  sharingRow,
  spendingRow,
  sponsorshipRow,
  targetRow,
} from '../testdata/models';
import {
  gift,
  memberRow,
  pair,
  type RowSpec,
  rawWard,
  sale,
  support,
  TODAY,
  type WardSpec,
  wardOf,
  YEAR,
} from '../testdata/ward';
import type { Day, Period } from '../values';
import { tableKeys, tables } from '../ward';
import type { Grid, GridCell } from './grid';
import { locate } from './locate';
import { summaryTabs } from './tabs';
import { figureInWords, layOutTrace, shownAs, TRACE_SHEET } from './trace-tab';

const made = { day: TODAY, time: '10:32', by: 'can-bo@example.org' } as const;
const period = (from: string, to: string): Period => ({ from: from as Day, to: to as Day });

/** Numbers that come from no row: closed, each with its reason. */
const WITHOUT_ROWS: Readonly<Record<string, string>> = {
  Hạng: 'the place of a chapter among the others, which is told by its total points',
};

/** Holds every number of every tab to the rows behind it. Answers how many, by kind of what stands behind. */
function expectTraced(spec: WardSpec, of: Period): Map<string, number> {
  const ward = wardOf(spec);
  const wrong: string[] = [];
  const seen = new Map<string, number>();
  for (const grid of summaryTabs(ward, of, made)) {
    const shown = grid.cells.map((cells) => cells.map(({ value }) => value));
    grid.cells.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        const at = `${grid.name} ${row + 1} ${column + 1}: ${cell.value}`;
        const { provenance, value } = cell;
        if (provenance === undefined) {
          if (typeof value !== 'number') return;
          const header = locate(shown, grid, row, column)?.header ?? '';
          if (WITHOUT_ROWS[header] === undefined) wrong.push(`${at} comes from nowhere`);
          return;
        }
        seen.set(provenance.kind, (seen.get(provenance.kind) ?? 0) + 1);
        const traced = explain(provenance, ward);
        // A dash stands for nothing, for zero, and for what is not missing from a target any more.
        const isRight =
          typeof value === 'number'
            ? Math.abs((traced.value ?? 0) - value) <= 1e-6
            : value !== '–' || traced.value === null || traced.value <= 0;
        if (!isRight) wrong.push(`${at} traced ${traced.value}`);
        wrong.push(...unsound(traced).map((what) => `${at} ${what}`));
      });
    });
  }
  expect(wrong).toEqual([]);
  return seen;
}

function unsound({ blocks, steps }: Explained): string[] {
  const wrong: string[] = [];
  for (const { title, total, rows } of blocks) {
    const sum = rows.reduce((all, { amount }) => all + (amount ?? 0), 0);
    if (rows.length === 0 ? total !== null : Math.abs(sum - (total ?? Number.NaN)) > 1e-6)
      wrong.push(`${title}: rows add up to ${sum}, not to ${total}`);
    if (rows.some(({ row }) => !Number.isInteger(row) || row < 2)) wrong.push(`${title}: no row`);
  }
  const said = [...steps, ...blocks.map(({ title }) => title)].join('\n');
  if (/undefined|NaN|null|\[object/.test(said)) wrong.push(said);
  return wrong;
}

const members: RowSpec<'members'>[] = Array.from({ length: 9 }, (_, at) =>
  memberRow({
    id: `HV-0000${at}`,
    name: `Hội viên ${at}`,
    chapter: ['K1', 'K2', 'K10'][at % 3] ?? 'K1',
    birth: 1960 + at * 7,
    joined: at % 2 === 0 ? '2022-02-01' : '2020-05-01',
    knowsFace: at % 2 === 0 ? 'Có' : 'Không',
    ...(at === 7 ? { state: 'Chuyển đi', changed: '2022-09-01' } : {}),
  }),
);
/** A ward with something in every table, in both years, and rows that left the ledger's order. */
const full: WardSpec = {
  ...oneOfEach,
  chapters: [
    { code: 'K1', name: 'Khu 1', groups: 6, pledgeDay: '2022-01-20' },
    { code: 'K2', name: 'Khu 2', groups: 7 },
    { code: 'K10', name: 'Khu 10', groups: 5 },
    { code: 'K3', name: 'Khu 3', until: '2022-04-01', successor: 'K1' },
  ],
  members,
  memberHistory: [
    { day: '2022-07-01', member: 'HV-00001', chapter: 'K1' },
    { day: '2021-02-01', member: 'HV-00003', chapter: 'K2', type: 'Danh dự' },
    { day: '2021-05-01', member: 'HV-00005', chapter: 'K10' },
    { day: '2022-03-01', member: 'HV-00005', chapter: 'K10', state: 'Thôi sinh hoạt' },
  ],
  circumstances: [
    { member: 'HV-00000', circumstances: 'Hộ cận nghèo, Đơn thân', needs: 'Vay vốn, Việc làm' },
    { member: 'HV-00004', circumstances: 'Hộ nghèo' },
  ],
  pairings: [
    pair({
      ...{ id: 'CP-00001', kind: 'Đỡ đầu hội viên khó khăn', helper: 'HV-00001', helped: 'HV-00000' },
      value: 500_000,
    }),
    pair({ helper: 'HV-00001', helped: 'Chị Mận', day: '2021-03-01', value: 200_000, fund: 'Quỹ Hội' }),
    pair({
      helper: 'HV-00002',
      helped: 'Chị Đào',
      state: 'Hoàn thành',
      result: 'Vào Hội',
      resultDay: '2022-06-01',
    }),
    pair({
      helper: 'HV-00003',
      helped: 'Chị Lê',
      state: 'Hoàn thành',
      result: 'Thoát nghèo',
      resultDay: '2022-06-02',
    }),
  ],
  supports: [
    support(),
    support({ day: '2022-05-20', value: 350_000, fund: 'Quỹ Hội' }),
    support({ day: '2022-06-20', support: 'Tặng gà giống', value: '' }),
  ],
  recycling: [
    sale(),
    sale({ day: '2021-03-05', amount: 70_000 }),
    sale({ chapter: 'K3', day: '2022-02-05', amount: 12_000, quantity: 0.3 }),
    // A chapter that was merged since: one of two in its own year.
    sale({ chapter: 'K3', day: '2021-02-05', amount: 5_000 }),
    sale({ chapter: 'K2', material: 'Vỏ lon', quantity: 120, unit: 'vỏ', amount: 24_000 }),
    sale({ chapter: 'K10', material: 'Nhựa', quantity: 12.35, amount: 30_000_000 }),
    sale({ day: 'hôm qua' }),
  ],
  gifts: [
    gift({ inKind: '650 quyển vở, 1,4 tạ gạo' }),
    gift({ day: '2021-01-20', inKind: '5 kg gạo', value: 700_000 }),
    gift({ chapter: 'phường', occasion: 'Năm học mới', value: '', fund: 'Quỹ Hội' }),
    gift({ chapter: 'K3', day: '2022-01-26', value: 100_000, recipients: 'Học sinh' }),
  ],
  baseline: [
    { year: 2022, chapter: 'K1', women: 14, poorHouseholds: 2 },
    { year: 2021, chapter: 'K1', women: 12 },
    { year: 2022, chapter: 'K2', women: 9 },
  ],
  income: [incomeRow(), incomeRow({ day: '2021-06-01', amount: 900_000 }), incomeRow({ fund: 'Quỹ Hội' })],
  spending: [
    spendingRow(),
    spendingRow({ day: '2021-12-31', fund: 'Quỹ Hội', amount: 50_000 }),
    spendingRow({ day: '2022-08-01', transferTo: 'Quỹ Hội', amount: 90_000 }),
    spendingRow({ day: '2022-08-02', transferTo: 'MTTQ phường', amount: 40_000 }),
  ],
  openings: [openingRow(), openingRow({ year: 2021, fund: 'Điểm chia sẻ', amount: 333_000 })],
  products: [productRow(), productRow({ day: '2021-11-01', made: 7, sold: 2, income: 60_000 })],
  sharing: [
    sharingRow(),
    sharingRow({ direction: 'Ra', quantity: 6, day: '2022-10-01' }),
    sharingRow({ day: '2021-10-01', quantity: 3 }),
    sharingRow({ goods: 'gạo', unit: 'kg', quantity: 2.5 }),
  ],
  sponsorships: [
    sponsorshipRow(),
    sponsorshipRow({ child: 'Bé Na', sponsor: 'Chị Tư', paid: 500_000, fund: 'Quỹ Hội' }),
  ],
  houses: [houseRow(), houseRow({ household: 'Bà L.', started: '2021-02-01', handedOver: '2022-02-01' })],
  greenSundays: [greenRow(), greenRow({ day: '2021-06-06', trees: '30 cây phi lao' })],
  outreach: [outreachRow(), outreachRow({ day: '2021-07-11', chapter: 'Hội LHPN phường' })],
  reviews: [reviewRow(), reviewRow({ month: '2022-04', hasPioneer: 'Không' }), reviewRow({ chapter: 'K2' })],
  targets: [
    targetRow(),
    targetRow({ metric: 'Tiền bán phế liệu', goal: '1000' }),
    targetRow({ metric: 'Tỷ lệ thu hút hội viên', goal: '80%' }),
    targetRow({ chapter: 'K2', metric: 'Hội viên mới', goal: '5' }),
    targetRow({ chapter: 'K10', metric: 'Suất quà', goal: '5' }),
  ],
};

test('every number of every tab of a ward with everything: its rows give it', () => {
  const seen = expectTraced(full, YEAR);
  // Nothing that may stand behind a figure is left out of this ward.
  expect([...seen.keys()].sort()).toEqual([
    'book',
    'calculation',
    'change',
    'drawn',
    'metric',
    'points',
    'rowCount',
    'rows',
    'stock',
  ]);
  expect([...seen.values()].reduce((all, one) => all + one, 0)).toBeGreaterThan(1500);
});

test.each<[string, WardSpec, Period]>([
  ['a quarter', full, period('2022-01-01', '2022-03-31')],
  ['two years, over an opening', full, period('2021-01-01', '2022-12-31')],
  ['a month of little', full, period('2022-10-01', '2022-10-31')],
  ['a ward of one row of everything', oneOfEach, YEAR],
  ['a ward of nothing', {}, YEAR],
])('%s', (_name, spec, of) => {
  expectTraced(spec, of);
});

test('any ward, any period', () => {
  fc.assert(
    fc.property(madeWard, somePeriod, (random, of) => {
      expectTraced(specOf(random), of);
    }),
    { numRuns: 15 },
  );
});

/** The figure under this heading, in this line and column, explained. */
function figureOf(spec: WardSpec, tab: string, heading: string, line: string, header: string, of = YEAR) {
  const ward = wardOf(spec);
  const grid = summaryTabs(ward, of, made).find(({ name }) => name === tab);
  if (grid === undefined) throw new Error(`No tab ${tab}.`);
  const shown = grid.cells.map((cells) => cells.map(({ value }) => value));
  for (const [row, cells] of grid.cells.entries()) {
    for (const [column, cell] of cells.entries()) {
      const place = locate(shown, grid, row, column);
      if (place?.heading !== heading || place.header !== header || place.label[0] !== line) continue;
      const { provenance } = cell;
      if (provenance === undefined) throw new Error('Nothing stands behind it.');
      const explained = explain(provenance, ward);
      const words = figureInWords(provenance, place, of, ward);
      return { ward, grid, cell, explained, words };
    }
  }
  throw new Error(`${tab} has no ${heading} – ${line} – ${header}.`);
}
const rowsIn = ({ blocks }: Explained) =>
  blocks.map(({ total, rows }) => [
    total,
    rows.map(({ table, row, amount }) => `${table} ${row}: ${amount}`),
  ]);

describe('which figure, in words; its rows; its calculation', () => {
  test('a chapter in a month, with what a merged chapter hands down', () => {
    const { words, explained } = figureOf(
      full,
      'TH Tái chế',
      'Tiền bán theo chi hội và tháng (đ)',
      'Khu 1',
      'T2',
    );
    expect(words).toBe('Tiền bán phế liệu (đ) – Khu 1 – Tháng 2/2022');
    expect(rowsIn(explained)).toEqual([[12_000, ['recycling 4: 12000']]]);
    expect(explained.steps).toEqual([]);
  });

  test('a ratio: two blocks, and the division', () => {
    const { explained } = figureOf(full, 'TH Hội viên', 'Theo chi hội', 'Khu 2', 'Tỷ lệ thu hút');
    expect(explained.steps).toEqual(['Hội viên ÷ Phụ nữ từ 18 tuổi = 2 ÷ 9 = 22,2%']);
    expect(rowsIn(explained)).toEqual([
      [2, ['members 3: 1', 'members 6: 1']],
      [9, ['baseline 4: 9']],
    ]);
  });

  test('a combination: its terms with their signs', () => {
    const { explained } = figureOf(
      full,
      'TH Hội viên',
      'Hội viên toàn phường',
      'Hội viên tăng thêm',
      'Kỳ này',
    );
    expect(explained.steps).toEqual(['Hội viên mới − Hội viên giảm = 6 − 1 = 5']);
  });

  test('different things: the first row of each counts', () => {
    const { explained } = figureOf(full, 'TH Phong trào', 'Mẹ đỡ đầu', 'Trẻ đang được đỡ đầu', 'Kỳ này', {
      ...YEAR,
      to: '2022-12-30' as Day,
    });
    expect(rowsIn(explained)).toEqual([[1, ['sponsorships 2: 1', 'sponsorships 3: null']]]);
  });

  test('parts: what was planted, by name', () => {
    const { explained } = figureOf(full, 'TH Phong trào', 'Cây trồng theo loại', 'cây phi lao', 'Năm trước');
    expect(explained.blocks[0]?.rows).toMatchObject([
      { table: 'greenSundays', row: 3, amount: 30, what: 'cây phi lao' },
    ]);
  });

  test('the year before, and the change to it', () => {
    const before = figureOf(full, 'TH Tái chế', 'Theo chi hội', 'Khu 1', 'Năm trước');
    expect(before.words).toBe('Tiền bán phế liệu (đ) – Khu 1 – Cùng kỳ năm trước');
    expect(rowsIn(before.explained)).toEqual([[75_000, ['recycling 3: 70000', 'recycling 5: 5000']]]);
    const change = figureOf(full, 'TH Quà tặng', 'Theo dịp', 'Tết Nguyên đán', 'Tăng, giảm trị giá (đ)');
    expect(change.explained.steps).toEqual(['1.600.000 − 700.000 = 900.000']);
    expect(change.explained.blocks.map(({ rows }) => rows.map(({ row }) => row))).toEqual([[2, 5], [3]]);
  });

  test('a fund’s balance: what was written at the year’s beginning, what came, what went', () => {
    const { words, explained } = figureOf(full, 'TH Thu chi', 'Sổ quỹ (đ)', 'Số dư cuối kỳ', 'Quỹ Hội');
    expect(words).toBe('Sổ quỹ (đ) – Số dư cuối kỳ – Quỹ Hội');
    expect(explained.blocks.map(({ title }) => title)).toEqual([
      'Đầu kỳ – Quỹ Hội · 01/01/2022 – 31/12/2022',
      'Thu – Quỹ Hội · 01/01/2022 – 31/12/2022',
      'Chi – Quỹ Hội · 01/01/2022 – 31/12/2022',
    ]);
    expect(explained.blocks[0]?.rows).toMatchObject([
      { table: 'openings', amount: 1_000_000, what: 'Số dư đã ghi' },
    ]);
    expect(explained.steps.at(-1)).toMatch(
      /^Đầu kỳ \+ Thu − Chi = 1\.000\.000 \+ [\d.]+ − [\d.]+ = [\d.-]+$/,
    );
  });

  test('a balance without an opening of this year: all movements since the last one', () => {
    const { explained } = figureOf(full, 'TH Thu chi', 'Sổ quỹ (đ)', 'Số dư đầu kỳ', 'Điểm chia sẻ');
    expect(rowsIn(explained)).toEqual([[1_233_000, ['openings 3: 333000', 'income 3: 900000']]]);
  });

  test('points of the ranking: the figure, the best, how the points came', () => {
    const { explained } = figureOf(
      full,
      'TH Chi hội',
      'Xếp hạng thi đua',
      'Khu 2',
      'Tỷ lệ thu hút hội viên (20)',
    );
    expect(explained.steps).toEqual([
      'Hội viên ÷ Phụ nữ từ 18 tuổi = 2 ÷ 9 = 22,2%',
      'Tỷ lệ thu hút hội viên (cao nhất: Khu 2): 20 × 22,2% ÷ 22,2% = 20,0',
    ]);
  });

  test('a target: what was reached, and the row that sets it', () => {
    const { explained } = figureOf(full, 'TH Số liệu chung', 'Chỉ tiêu năm 2022', 'Suất quà', 'Đạt');
    expect(explained.steps).toEqual(['Suất quà ÷ Chỉ tiêu = 15 ÷ 100 = 15,0%']);
    expect(rowsIn(explained)[1]).toEqual([100, ['targets 2: 100']]);
  });

  test('things given in kind: the gifts that had them', () => {
    const { explained, words } = figureOf(full, 'TH Quà tặng', 'Hiện vật', 'kg gạo', 'Năm trước');
    expect(words).toBe('Hiện vật – kg gạo – Năm trước');
    expect(rowsIn(explained)).toEqual([[5, ['gifts 3: 5']]]);
    // `650` of `quyển vở` are no kilograms: each thing names its own unit.
    expect([explained.unit, ...explained.blocks.map(({ unit }) => unit)]).toEqual([null, null]);
  });

  test('a stock: what was there, came and went', () => {
    const { explained } = figureOf(full, 'TH Phong trào', 'Hàng ở điểm chia sẻ', 'Quần áo (bộ)', 'Còn');
    expect(explained.steps).toEqual(['Đầu kỳ + Vào − Ra = 3 + 20 − 6 = 17']);
    expect(explained.unit).toBeNull();
  });
});

/** The grid of a figure's rows, as text. */
function traceOf(found: ReturnType<typeof figureOf>, spec: WardSpec, changed = ''): Grid {
  const { ward, cell, explained, words } = found;
  return layOutTrace(
    { ...explained, tab: 'TH', cell: 'C7', figure: words, shown: shownAs(cell.value, cell), changed },
    rawWard(spec).tables,
    ward,
    YEAR,
    made,
  );
}
const textsOf = (grid: Grid) =>
  grid.cells.map((cells) => cells.map(({ value }) => value).filter((value) => value !== ''));

describe('the tab', () => {
  test('title, figure, stamp, the rows with their own words, the total', () => {
    const grid = traceOf(figureOf(full, 'TH Tái chế', 'Theo chi hội', 'Khu 2', 'Vỏ lon'), full);
    expect(grid.name).toBe(TRACE_SHEET);
    expect(textsOf(grid)).toEqual([
      ['CÁC DÒNG CỦA CON SỐ'],
      ['Vỏ lon – Khu 2: 120'],
      ['Kỳ: 01/01/2022 – 31/12/2022 · Xem lúc 10:32 ngày 05/01/2023 · can-bo@example.org'],
      ['TH', 'ô C7'],
      [],
      ['Vỏ lon – Khu 2 · 01/01/2022 – 31/12/2022'],
      ['Tab', 'Dòng', 'Ngày', 'Chi hội', 'Nội dung', 'Con số'],
      ['Tái chế', 'dòng 6', '05/03/2022', 'Khu 2', 'Vỏ lon · 120 vỏ · thành tiền 24.000', 120],
      ['Tổng cộng', '1 dòng', 120],
    ]);
    const links = grid.cells.flat().flatMap(({ link }) => link ?? []);
    expect(links).toEqual([
      { sheet: 'TH', a1: 'C7' },
      { sheet: 'Tái chế', a1: 'A6' },
    ]);
  });

  test('changed since: both values', () => {
    const found = figureOf(full, 'TH Tái chế', 'Theo chi hội', 'Khu 2', 'Vỏ lon');
    expect(textsOf(traceOf(found, full, 'Ô đang ghi 120 …')).flat()).toContain(
      'Ô đang ghi 120 … Dưới đây là số tính lại.',
    );
  });

  test('a figure of nothing says so', () => {
    const found = figureOf(full, 'TH Tái chế', 'Theo chi hội', 'Khu 10', 'Vỏ lon');
    expect(found.cell.value).toBe('–');
    expect(textsOf(traceOf(found, full)).at(-1)).toEqual(['Không có dòng nào đứng sau ô này: chưa ghi gì.']);
  });

  test('rows of sensitive tabs are told by their place only', () => {
    const sensitive = tableKeys.filter((key) => 'isSensitive' in tables[key]);
    expect(sensitive).toEqual(['circumstances']);
    const found = figureOf(full, 'TH Hội viên', 'Theo hoàn cảnh', 'Hộ nghèo', 'Hội viên');
    const lines = textsOf(traceOf(found, full));
    expect(lines).toContainEqual(['Tab Hoàn cảnh giữ điều riêng tư: chỉ ghi số dòng.']);
    const line = lines.find(([first]) => first === 'Hoàn cảnh');
    expect(line).toEqual(['Hoàn cảnh', 'dòng 3', 1]);
  });

  test('no person is named except on the list of members', () => {
    const spec: WardSpec = {
      ...full,
      gifts: [gift({ receiver: 'Chị Mơ' })],
      sharing: [sharingRow({ person: 'Chị Mơ' })],
      income: [incomeRow({ giver: 'Chị Mơ' })],
      houses: [houseRow({ household: 'Chị Mơ' })],
      sponsorships: [sponsorshipRow({ child: 'Chị Mơ', sponsor: 'Chị Mơ' })],
      pairings: [pair({ helper: 'HV-00001', helped: 'Chị Mơ' })],
      chapters: [
        { code: 'K1', name: 'Khu 1', head: 'Chị Mơ' },
        { code: 'K2', name: 'Khu 2' },
        { code: 'K10', name: 'Khu 10' },
      ],
    };
    const ward = wardOf(spec);
    const said: string[] = [];
    for (const grid of summaryTabs(ward, YEAR, made)) {
      for (const { provenance } of grid.cells.flat()) {
        if (provenance === undefined) continue;
        const explained = explain(provenance, ward);
        const trace = layOutTrace(
          { ...explained, tab: 'TH', cell: 'C7', figure: '', shown: '', changed: '' },
          rawWard(spec).tables,
          ward,
          YEAR,
          made,
        );
        said.push(...trace.cells.flat().map(({ value, note }) => `${value} ${note ?? ''}`));
      }
    }
    expect(said.length).toBeGreaterThan(1000);
    expect(said.filter((text) => /Chị Mơ|0\d{9}/.test(text))).toEqual([]);
    expect(said.some((text) => text.includes('Hội viên 3'))).toBe(true);
  });

  test('each line is one line high, however long its words', () => {
    const long = 'cây bàng '.repeat(30);
    const spec: WardSpec = { ...full, gifts: [gift({ inKind: `5 ${long}` }), gift({ inKind: `7 ${long}` })] };
    const grid = traceOf(figureOf(spec, 'TH Quà tặng', 'Toàn phường', 'Suất quà', 'Kỳ này'), spec);
    const [first] = grid.cells.flatMap((cells, row) => (cells[0]?.value === 'Quà tặng' ? [row] : []));
    expect(first).toBeGreaterThan(0);
    expect(grid.heights.has(first ?? 0)).toBe(false);
    const cell: GridCell | undefined = grid.cells[first ?? 0]?.[4];
    expect(String(cell?.value)).toMatch(/ …$/);
    expect(cell?.note).toContain(long.trim());
  });
});

describe('a cell is found again where lines have moved', () => {
  const before = summaryTabs(wardOf(full), YEAR, made);
  const shown = (grid: Grid) => grid.cells.map((cells) => cells.map(({ value }) => value));

  test('every figure of the same rows at its own place', () => {
    for (const grid of before) {
      const values = shown(grid);
      grid.cells.forEach((cells, row) => {
        cells.forEach((cell, column) => {
          if (cell.provenance !== undefined)
            expect(locate(values, grid, row, column)).toMatchObject({ row, column });
        });
      });
    }
  });

  test('after a chapter, a month’s rows and an occasion came: the same figure, or none, never another', () => {
    const later = summaryTabs(
      wardOf({
        ...full,
        chapters: [...(full.chapters ?? []), { code: 'K0', name: 'Khu 0', groups: 1 }],
        gifts: [
          gift({ occasion: 'Quốc tế Phụ nữ 8/3', day: '2022-03-08' }),
          ...(full.gifts ?? []),
          gift({ day: '' }),
        ],
        income: [...(full.income ?? []), incomeRow({ fund: 'Mái ấm tình thương' })],
      }),
      YEAR,
      made,
    );
    let moved = 0;
    for (const grid of before) {
      const now = later.find(({ name }) => name === grid.name);
      if (now === undefined) throw new Error(grid.name);
      const values = shown(grid);
      grid.cells.forEach((cells, row) => {
        cells.forEach((cell, column) => {
          if (cell.provenance?.kind !== 'metric') return;
          const place = locate(values, now, row, column);
          if (place === null) return;
          expect(now.cells[place.row]?.[place.column]?.provenance).toEqual(cell.provenance);
          if (place.row !== row) moved += 1;
        });
      });
    }
    expect(moved).toBeGreaterThan(200);
  });

  test('beyond the tab, or in a line that is gone: none', () => {
    const first = before.find(({ name }) => name === 'TH Số liệu chung');
    if (first === undefined) throw new Error('No tab.');
    const values = shown(first);
    expect(locate(values, first, values.length, 0)).toBeNull();
    expect(locate(values, first, 5, first.widths.length)).toBeNull();
    const gone = values.map((row) => row.map((cell) => (cell === 'Suất quà' ? 'Suất cơm' : cell)));
    const row = values.findIndex(([label]) => label === 'Suất quà');
    expect(locate(gone, first, row, 2)).toBeNull();
  });
});
