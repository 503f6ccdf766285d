/** Summaries of the models: what each shows, that it adds up, and that a model left out leaves no trace. */

import {
  defaultWeights,
  evaluate,
  helperLoads,
  isMeasured,
  keepBook,
  type MetricKey,
  metricKeys,
  metrics,
  progressOf,
  rangesInWords,
  rankChapters,
  readWeights,
  waitingList,
  wardCharts,
  wayOut,
} from '../figures';
import { quietPairs, supportedPairs } from '../figures/pairing-life';
import {
  greenRow,
  houseRow,
  incomeRow,
  oneOfEach,
  productRow,
  reviewRow,
  sharingRow,
  spendingRow,
  targetRow,
} from '../testdata/models';
import {
  gift,
  memberRow,
  pair,
  type RowSpec,
  sale,
  support,
  TODAY,
  type WardSpec,
  wardOf,
  YEAR,
} from '../testdata/ward';
import type { Day } from '../values';
import { isChosen, type ModelKey, optionalModelKeys, tableKeys, tables } from '../ward';
import type { Grid, GridCell } from './grid';
import { summaryNames, summaryTabs } from './tabs';

const made = { day: TODAY, time: '10:32', by: '' } as const;
const tabsOf = (spec: WardSpec, models?: string) =>
  summaryTabs(
    wardOf(
      spec,
      models === undefined
        ? {}
        : { settings: { headers: [], rows: [['Mô hình đã chọn', models, '']], merges: [] } },
    ),
    YEAR,
    made,
  );
function tab(name: string, spec: WardSpec): Grid {
  const grid = tabsOf(spec).find((one) => one.name === name);
  if (grid === undefined) throw new Error(`No tab ${name}.`);
  return grid;
}
const rowOf = (grid: Grid, label: string, after = 0): readonly GridCell[] => {
  const row = grid.cells.slice(after).find(([first]) => first?.value === label);
  if (row === undefined) throw new Error(`${grid.name} has no line ${label}.`);
  return row;
};
const heading = (grid: Grid, text: string): number =>
  grid.cells.findIndex(([first]) => first?.style === 'heading' && first.value === text);
const words = (grids: readonly Grid[]) =>
  grids
    .flatMap(({ cells }) => cells.flat())
    .map(({ value }) => String(value))
    .join('\n');

/** A ward with a row of everything. */
const full: WardSpec = {
  members: [memberRow({ knowsFace: 'Có' })],
  circumstances: [{ member: 'HV-00001', circumstances: 'Hộ cận nghèo', needs: 'Vay vốn' }],
  pairings: [pair()],
  recycling: [sale()],
  gifts: [gift()],
  baseline: [{ year: 2022, chapter: 'K1', women: 4 }],
  ...oneOfEach,
};
const tablesOf = (key: ModelKey) =>
  tableKeys.filter((name) => !isChosen(tables[name], new Set()) && isChosen(tables[name], new Set([key])));
const without = (...left: ModelKey[]): WardSpec => {
  const kept = new Set<string>(optionalModelKeys.filter((key) => !left.includes(key)));
  return Object.fromEntries(
    Object.entries(full).filter(([name]) => isChosen(tables[name as keyof typeof tables], kept)),
  );
};

test('with every model every tab is made', () => {
  expect(tabsOf(full).map(({ name }) => name)).toEqual(summaryNames);
});

/** Words that stand nowhere unless the model is recorded. */
const TRACES: Readonly<Partial<Record<ModelKey, readonly string[]>>> = {
  income: ['Tiền vận động được', 'Vận động, ủng hộ'],
  products: ['Sản phẩm tái chế làm ra', 'Tiền bán sản phẩm tái chế', 'Sản phẩm còn lại'],
  spending: ['Chi ngoài quà tặng', 'Tiền nộp, chuyển nơi khác'],
  sponsorships: ['đỡ đầu phải trao', 'Trẻ đang được đỡ đầu', 'Trẻ được đỡ đầu'],
  houses: ['Mái ấm tình thương', 'Mái ấm đã bàn giao'],
  greenSundays: ['Buổi Chủ nhật xanh', 'Cây đã trồng', 'Cây trồng theo loại'],
  outreach: ['Buổi tuyên truyền', 'Tuyên truyền theo'],
  reviews: ['3 có 3 biết', 'Điểm từng tháng'],
  sharing: ['Hàng ở điểm chia sẻ', 'Lần mang đến điểm chia sẻ'],
  targets: ['Chỉ tiêu năm 2022'],
  // Awards stand in a report only.
  awards: [],
};

test.each<[string, readonly ModelKey[]]>([
  ...optionalModelKeys.map((key): [string, [ModelKey]] => [key, [key]]),
  ['all of them', optionalModelKeys],
])('left out: %s', (_name, left) => {
  const ward = wardOf(without(...left));
  const grids = summaryTabs(ward, YEAR, made);
  const said = words(grids);
  for (const key of left) {
    for (const trace of TRACES[key] ?? [])
      expect([key, said.includes(trace) ? trace : null]).toEqual([key, null]);
    for (const table of tablesOf(key)) {
      const isShared = (tables[table] as { models?: readonly string[] }).models?.some(
        (module) => !left.some((key) => key === module),
      );
      if (isShared !== true) expect(ward.present.has(table)).toBe(false);
    }
  }
  // The others are all there.
  for (const key of optionalModelKeys.filter((name) => !left.includes(name))) {
    if (key === 'targets' || key === 'income' || key === 'spending') continue;
    for (const trace of TRACES[key] ?? []) expect([key, said.includes(trace)]).toEqual([key, true]);
  }
  // No heading stands over nothing, and nothing is undefined.
  expect(said).not.toMatch(/undefined|NaN|\[object/);
  for (const grid of grids) {
    grid.cells.forEach(([first], at) => {
      if (first?.style !== 'heading') return;
      const next = grid.cells[at + 1]?.[0];
      expect([grid.name, first.value, next?.style]).not.toEqual([grid.name, first.value, 'heading']);
      expect([grid.name, first.value, next?.value === '' && next.style === 'blank']).toEqual([
        grid.name,
        first.value,
        false,
      ]);
    });
  }
  expect(ward.problems).toEqual([]);
});

test('a tab that was kept after its model was unticked is not counted', () => {
  const grids = tabsOf(full, 'Chỉ phần lõi');
  expect(grids.map(({ name }) => name)).not.toContain('TH Thu chi');
  expect(words(grids)).not.toContain('Chủ nhật xanh');
});

describe('TH Thu chi', () => {
  const spec: WardSpec = {
    openings: [{ year: 2022, fund: 'Biến rác thành tiền', chapter: 'K1', amount: 5_000_000 }],
    recycling: [sale({ amount: 2_000_000 })],
    products: [productRow({ income: 200_000 })],
    income: [incomeRow({ amount: 3_000_000 })],
    gifts: [gift({ day: '2022-03-06', value: 1_500_000 }), gift({ fund: 'Đơn vị phối hợp', value: 900_000 })],
    spending: [
      spendingRow({ amount: 300_000 }),
      spendingRow({ day: '2022-06-01', transferTo: 'Quỹ Hội', amount: 100_000 }),
    ],
  };
  const grid = tab('TH Thu chi', spec);
  const top = heading(grid, 'Sổ quỹ (đ)');
  const numbers = (label: string) =>
    rowOf(grid, label, top)
      .slice(1)
      .filter(({ style }) => style !== 'blank')
      .map(({ value }) => (typeof value === 'number' ? value : 0));

  test('each column closes: opening + what came − what went = what is left', () => {
    const [opening, came, went, left] = ['Số dư đầu kỳ', 'Cộng thu', 'Cộng chi', 'Số dư cuối kỳ'].map(
      numbers,
    );
    expect(opening?.length).toBe(keepBook(wardOf(spec), YEAR).funds.length + 1);
    expect(left).toEqual(opening?.map((held, at) => held + (came?.[at] ?? 0) - (went?.[at] ?? 0)));
    const sums = (labels: readonly string[]) =>
      numbers(labels[0] ?? '').map((_, at) =>
        labels.reduce((all, label) => all + (numbers(label)[at] ?? 0), 0),
      );
    expect(
      sums(['Bán phế liệu', 'Bán sản phẩm tái chế', 'Vận động, ủng hộ', 'Quỹ khác chuyển sang']),
    ).toEqual(came);
    expect(sums(['Quà tặng', 'Chi khác', 'Chuyển sang quỹ khác'])).toEqual(went);
  });

  test('each line adds up to its last cell', () => {
    for (const label of ['Số dư đầu kỳ', 'Cộng thu', 'Quà tặng', 'Cộng chi', 'Số dư cuối kỳ']) {
      const all = numbers(label);
      expect(all.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(all.at(-1));
    }
    expect(numbers('Số dư cuối kỳ').at(-1)).toBe(
      5_000_000 + 2_000_000 + 200_000 + 3_000_000 - 1_500_000 - 300_000,
    );
  });

  test('what others gave directly is said and not booked', () => {
    expect(words([grid])).toContain('Quà tặng thẳng, không qua sổ quỹ: Đơn vị phối hợp 900.000đ.');
  });

  test('months follow on each other', () => {
    const months = heading(grid, 'Thu chi theo tháng (đ)');
    expect(
      rowOf(grid, 'Tháng 3/2022', months)
        .slice(1, 5)
        .map(({ value }) => value),
    ).toEqual([5_000_000, 5_000_000, 1_500_000, 8_500_000]);
    expect(rowOf(grid, 'Tháng 4/2022', months)[1]?.value).toBe(8_500_000);
  });

  test('an empty fund is said', () => {
    const short = tab('TH Thu chi', { ...spec, openings: [], recycling: [] });
    expect(words([short])).toContain('Quỹ Biến rác thành tiền âm 1.500.000đ từ ngày 06/03/2022');
  });
});

describe('TH 3 có 3 biết', () => {
  const spec: WardSpec = {
    members: [memberRow()],
    reviews: [
      reviewRow(),
      reviewRow({ month: '2022-04', resources: '', hasActivity: 'Không' }),
      reviewRow({ chapter: 'K2', month: '2022-04' }),
    ],
  };
  const grid = tab('TH 3 có 3 biết', spec);
  const top = heading(grid, 'Điểm từng tháng');
  test('months across, chapters down, tinted by the score; a month without a review is a dash', () => {
    const row = rowOf(grid, 'Khu 1', top);
    expect(row.slice(1, 6).map(({ value, tone }) => [value, tone])).toEqual([
      ['–', undefined],
      ['–', undefined],
      [3, 'middle'],
      [1, 'poor'],
      ['–', undefined],
    ]);
    expect(row.at(13)?.value).toBe(2);
    expect(rowOf(grid, 'Toàn phường', top)[4]?.value).toBe(2);
  });
  test('the share of months in which each criterion held', () => {
    const shares = heading(grid, 'Từng tiêu chí theo chi hội (tỷ lệ số tháng đạt)');
    expect(
      rowOf(grid, 'Khu 1', shares)
        .slice(1, 9)
        .map(({ value }) => value),
    ).toEqual([2, 2, 1, 0.5, 0.5, 0, 0, 0]);
  });
});

describe('TH Phong trào', () => {
  test('trees by kind add up, stock closes', () => {
    const grid = tab('TH Phong trào', {
      greenSundays: [greenRow(), greenRow({ day: '2022-07-03', trees: '100 cây phi lao' })],
      sharing: [
        sharingRow({ day: '2021-12-01', quantity: 5 }),
        sharingRow(),
        sharingRow({ day: '2022-10-01', direction: 'Ra', quantity: 12 }),
      ],
      houses: [houseRow()],
    });
    const trees = heading(grid, 'Cây trồng theo loại');
    expect(rowOf(grid, 'cây phi lao', trees)[1]?.value).toBe(300);
    expect(rowOf(grid, 'Tổng cộng', trees)[1]?.value).toBe(350);
    const stock = heading(grid, 'Hàng ở điểm chia sẻ');
    expect(
      rowOf(grid, 'Quần áo (bộ)', stock)
        .slice(1, 5)
        .map(({ value }) => value),
    ).toEqual([5, 20, 12, 13]);
    expect(words([grid])).not.toContain('Mẹ đỡ đầu');
  });
});

describe('the weights of the emulation pledge', () => {
  test.each<[string | null, [MetricKey, number][], number]>([
    [null, defaultWeights.map(({ key, points }) => [key, points]), 0],
    ['', defaultWeights.map(({ key, points }) => [key, points]), 0],
    [
      'Suất quà: 60\nVỏ lon: 40',
      [
        ['giftParcels', 60],
        ['cans', 40],
      ],
      0,
    ],
    [
      'suất quà : 60; VỎ LON: 12,5',
      [
        ['giftParcels', 60],
        ['cans', 12.5],
      ],
      0,
    ],
    ['Suất quà: 60\nSuất quà: 5', [['giftParcels', 60]], 1],
    ['Suất quà: 60\nSuất qùa tết: 5', [['giftParcels', 60]], 1],
    ['Suất quà: nhiều\nVỏ lon: 40', [['cans', 40]], 1],
    ['Suất quà: 0\nVỏ lon: 101', defaultWeights.map(({ key, points }) => [key, points]), 2],
  ])('%j', (text, weights, wrong) => {
    const read = readWeights(text, { ownMetrics: new Map() });
    expect(read.weights.map(({ key, points }) => [key, points])).toEqual(weights);
    expect(read.wrong).toHaveLength(wrong);
  });

  test('every word of the wards is a sentence that says what to do', () => {
    for (const { what, todo } of readWeights('Số cây: 5\nVỏ lon: nhiều', { ownMetrics: new Map() }).wrong) {
      expect(what).toMatch(/\.$/u);
      expect(todo).toMatch(/^\p{Lu}.*\.$/u);
    }
  });

  const ranked = (weights: string, spec: WardSpec) => {
    const ward = wardOf(spec, {
      settings: { headers: [], rows: [['Trọng số thi đua', weights, '']], merges: [] },
    });
    const lines = ward.context.chapters.all.map(({ key, label }) => ({ key, label }));
    return rankChapters({ ward, period: YEAR }, lines).chapters.map(({ line, rank, total }) => [
      line.key,
      rank,
      total,
    ]);
  };
  test('the best has all points, others their share of the best, equals share a rank', () => {
    const spec = {
      recycling: [
        sale({ amount: 300 }),
        sale({ chapter: 'K2', amount: 100 }),
        sale({ chapter: 'K10', amount: 100 }),
      ],
    };
    expect(ranked('Tiền bán phế liệu: 30', spec)).toEqual([
      ['K1', 1, 30],
      ['K2', 2, 10],
      ['K10', 2, 10],
    ]);
  });
  test('less than zero brings nothing', () => {
    const spec = {
      members: [
        memberRow({ joined: '2022-02-01' }),
        memberRow({ id: 'HV-00002', chapter: 'K2', state: 'Chuyển đi', changed: '2022-03-01' }),
      ],
    };
    expect(ranked('Hội viên tăng thêm: 10', spec)).toEqual([
      ['K1', 1, 10],
      ['K2', 2, 0],
      ['K10', 2, 0],
    ]);
  });
  test('a figure of a model that is not recorded falls away', () => {
    expect(ranked('Suất quà: 10\nBuổi Chủ nhật xanh: 90', { gifts: [gift()] })[0]).toEqual(['K1', 1, 10]);
  });
});

describe('targets', () => {
  const spec: WardSpec = {
    gifts: [gift({ parcels: 30 }), gift({ day: '2021-06-01', parcels: 500 })],
    targets: [
      targetRow(),
      targetRow({ chapter: 'K1', goal: '20' }),
      targetRow({ year: 2021, goal: '5' }),
      targetRow({ metric: 'Buổi tuyên truyền', goal: '9' }),
    ],
  };
  test('what was done in the year, against what was set; models not recorded are left out', () => {
    expect(
      progressOf(wardOf(spec), YEAR).map(({ chapterCode, goal, done, share }) => [
        chapterCode,
        goal,
        done,
        share,
      ]),
    ).toEqual([
      ['PHUONG', 100, 30, 0.3],
      ['K1', 20, 30, 1.5],
    ]);
  });
  test('a part of the year counts from its first day', () => {
    const july = { from: '2022-07-01' as Day, to: '2022-07-31' as Day };
    expect(progressOf(wardOf(spec), july)[0]?.done).toBe(30);
  });
  test('stand on TH Số liệu chung and TH Chi hội', () => {
    const chung = tab('TH Số liệu chung', spec);
    const top = heading(chung, 'Chỉ tiêu năm 2022');
    expect(
      rowOf(chung, 'Suất quà', top)
        .slice(2)
        .map(({ value }) => value),
    ).toEqual([100, 30, 0.3, 70]);
    const chapters = tab('TH Chi hội', spec);
    expect(rowOf(chapters, 'Khu 1', heading(chapters, 'Chỉ tiêu năm 2022 của chi hội'))[6]?.value).toBe(1.5);
  });
});

describe('1+1 as a life', () => {
  const person = (n: number, cells: RowSpec<'members'> = {}) =>
    memberRow({ id: `HV-0000${n}`, name: `Trần Thị Số ${'ABCDEF'[n] ?? ''}`, ...cells });
  const spec: WardSpec = {
    members: [
      person(0),
      person(1),
      person(2),
      person(3),
      person(4, { state: 'Chuyển đi', changed: '2022-05-01' }),
    ],
    circumstances: [
      { member: 'HV-00001', circumstances: 'Hộ nghèo' },
      { member: 'HV-00002', circumstances: 'Hộ cận nghèo, Đơn thân', needs: 'Vay vốn' },
      { member: 'HV-00003', needs: 'Việc làm' },
      { member: 'HV-00004', circumstances: 'Hộ nghèo' },
    ],
    pairings: [
      pair({ kind: 'Đỡ đầu hội viên khó khăn', helper: 'HV-00000', helped: 'HV-00001', value: 500_000 }),
      pair({ kind: 'Vận động vào Hội', helper: 'HV-00000', helped: 'Chị Mận' }),
      pair({ kind: 'Đỡ đầu hội viên khó khăn', helper: 'Chi hội bạn', helped: 'HV-00003', state: 'Dừng' }),
    ],
  };
  test('who waits: those without a helper at work, who bear most first; leavers do not', () => {
    expect(waitingList(wardOf(spec), YEAR.to).map(({ row, needs }) => [row, needs])).toEqual([
      [3, ['loan']],
      [4, ['job']],
    ]);
  });
  test('the page shows rows of the tab, no names', () => {
    const said = words([tab('TH Cặp 1+1', spec)]);
    expect(said).toContain('dòng 3');
    expect(said).not.toContain('Số C');
  });
  test('what helpers carry', () => {
    expect(helperLoads(wardOf(spec), YEAR.to)).toEqual([
      { helperKey: 'member:HV-00000', label: 'Trần Thị Số A', chapterCode: 'K1', pairs: 2, value: 500_000 },
    ]);
  });
  test('support over time: what each pair was given, and the pairs that were given nothing', () => {
    const supportKind = { kind: 'Đỡ đầu hội viên khó khăn', helper: 'HV-00000' };
    const given: WardSpec = {
      ...spec,
      pairings: [
        pair({ ...supportKind, id: 'CP-00001', day: '2021-02-10', helped: 'HV-00001', value: 500_000 }),
        pair({ ...supportKind, id: 'CP-00002', day: '2021-03-10', helped: 'HV-00002' }),
        pair({ ...supportKind, id: 'CP-00003', day: '2021-04-10', helped: 'HV-00003', chapter: 'K2' }),
        pair({ ...supportKind, id: 'CP-00004', day: '2022-12-01', helped: 'Chị Mận' }),
      ],
      supports: [
        support({ day: '2021-12-31', value: 1 }),
        support({ day: '2022-01-01', value: 200_000 }),
        support({ day: '2022-06-01', value: 300_000, support: 'Tặng gà giống' }),
        support({ day: '2022-05-01', value: '', pair: 'CP-00002' }),
      ],
    };
    const ward = wardOf(given);
    expect(
      supportedPairs(ward, YEAR).map(({ row, times, value, last }) => [row, times, value, last]),
    ).toEqual([
      [2, 2, 500_000, '2022-06-01'],
      [3, 1, 0, '2022-05-01'],
    ]);
    // Made in the period itself, a pair is not yet asked about.
    expect(quietPairs(ward, YEAR).map(({ row, chapterCode }) => [row, chapterCode])).toEqual([[4, 'K2']]);
    expect(helperLoads(ward, YEAR.to).map(({ pairs, value }) => [pairs, value])).toEqual([[4, 1_000_001]]);
    expect(evaluate('supportValue', ward, YEAR).value).toBe(500_000);
    const page = tab('TH Cặp 1+1', given);
    const line = rowOf(page, 'Tháng 6/2022', heading(page, 'Hỗ trợ theo tháng'));
    expect(line.slice(1, 5).map(({ value }) => value)).toEqual(['–', '–', 1, 300_000]);
    expect(words([page])).not.toContain('Số B');
  });
  test('a household leaves poverty once, by the first pair that says so', () => {
    const out = { helped: 'HV-00001', state: 'Hoàn thành', result: 'Thoát nghèo' };
    const ward = wardOf({
      ...spec,
      pairings: [
        pair({ ...out, helper: 'HV-00002', resultDay: '2022-08-01' }),
        pair({ ...out, helper: 'HV-00003', resultDay: '2022-06-01' }),
      ],
    });
    expect(wayOut(ward, YEAR).map(({ row }) => row)).toEqual([3]);
    expect(evaluate('householdsOut', ward, YEAR).value).toBe(1);
    expect(ward.problems.map(({ row, code }) => [row, code])).toEqual([[2, 'conflict']]);
  });
});

describe('Nguồn số liệu', () => {
  test.each<[number[], string]>([
    [[], ''],
    [[5], '5'],
    [[5, 6], '5–6'],
    [[2, 3, 4, 8, 10, 11], '2–4, 8, 10–11'],
  ])('rows %j', (rows, text) => expect(rangesInWords(rows)).toBe(text));
  test('too many to name: how many more', () => {
    const text = rangesInWords(Array.from({ length: 400 }, (_, n) => 2 * n));
    expect(text.length).toBeLessThan(200);
    expect(text).toMatch(/ … và \d+ dòng nữa$/);
  });
  test('every measured figure has a line, with a link to its rows; every link leads to a line', () => {
    const ward = wardOf(full);
    const grids = summaryTabs(ward, YEAR, made);
    const sources = grids.at(-1);
    if (sources?.name !== 'Nguồn số liệu') throw new Error('No tab of sources.');
    const measured = metricKeys.filter((key) => isMeasured(key, ward));
    const labels = sources.cells.map(([first]) => String(first?.value));
    for (const key of measured)
      expect([key, labels.some((label) => label.startsWith(metrics[key].label))]).toEqual([key, true]);
    const at = rowOf(sources, 'Suất quà');
    expect(at[1]?.link).toEqual({ sheet: 'Quà tặng', a1: 'A2:L2' });
    const names = new Set([...grids.map(({ name }) => name), ...tableKeys.map((key) => tables[key].sheet)]);
    for (const { link } of grids.flatMap(({ cells }) => cells.flat()))
      if (link !== undefined) expect(names).toContain(link.sheet);
  });
});

test('charts of the book and of the reviews stand with the others', () => {
  expect(wardCharts(wardOf(full), YEAR).map(({ key }) => key)).toEqual(
    expect.arrayContaining([
      'scrapByMonth',
      'giftsByOccasion',
      'membersByChapter',
      'fundBalances',
      'reviewScores',
    ]),
  );
  expect(wardCharts(wardOf(without('income', 'spending')), YEAR).map(({ key }) => key)).not.toContain(
    'fundBalances',
  );
});
