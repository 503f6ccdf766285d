/** The summary tabs as grids: what is printed adds up, nothing is cut, and an empty ledger says that it is empty. */
import fc from 'fast-check';
import { changeInWords, evaluate, metrics, ranksOf } from '../figures';
import { madeWard, somePeriod, specOf } from '../testdata/made';
import {
  defaultChapters,
  gift,
  memberRow,
  pair,
  type RowSpec,
  sale,
  TODAY,
  wardOf,
  YEAR,
} from '../testdata/ward';
import { type Day, type Period, samePeriodBefore } from '../values';
import type { WardData } from '../ward';
import type { Grid, GridCell } from './grid';
import { chapterLines } from './lines';
import { stampOf } from './stamp';
import { changeCell, numberFormat } from './table';
import { summaryNames, summaryTabs } from './tabs';

const made = { day: TODAY, time: '10:32', by: 'can-bo@example.org' } as const;
const tabsOf = (ward: WardData, period: Period = YEAR): Grid[] => summaryTabs(ward, period, made);
function tab(name: string, ward: WardData, period: Period = YEAR): Grid {
  const grid = tabsOf(ward, period).find((one) => one.name === name);
  if (grid === undefined) throw new Error(`No tab ${name}.`);
  return grid;
}
const textOf = (grid: Grid) => grid.cells.map((row) => row.map(({ value }) => value).join(' ')).join('\n');

interface Block {
  readonly heading: string;
  readonly headers: readonly string[];
  readonly lines: readonly (readonly GridCell[])[];
  readonly total: readonly GridCell[] | null;
}

/** The blocks of a tab, found again from what is printed: a heading, a header row, lines, perhaps a total. */
function blocksOf(grid: Grid): Block[] {
  const blocks: Block[] = [];
  let heading = '';
  let open: { headers: string[]; lines: GridCell[][]; total: GridCell[] | null } | null = null;
  for (const row of grid.cells) {
    const [first] = row;
    if (first?.style === 'heading') heading = String(first.value);
    else if (first?.style === 'head') {
      open = { headers: row.map(({ value }) => String(value)), lines: [], total: null };
      blocks.push(Object.assign(open, { heading }));
    } else if (first?.style === 'total' && open !== null) open.total = [...row];
    else if ((first?.style === 'label' || first?.style === 'text') && open !== null)
      open.lines.push([...row]);
    else open = null;
  }
  return blocks as unknown as Block[];
}
function block(heading: string, grid: Grid): Block {
  const found = blocksOf(grid).find((one) => one.heading === heading);
  if (found === undefined) throw new Error(`${grid.name} has no block ${heading}.`);
  return found;
}
/** The figures of a block by the label of the line, and of its column. */
function figure(one: Block, line: string, header: string): string | number | undefined {
  const row = line === 'Tổng cộng' ? one.total : one.lines.find(([label]) => label?.value === line);
  return row?.[one.headers.indexOf(header)]?.value;
}

/** Columns whose total is not the sum of its lines: shares, figures a head, differences to lines without a past. */
const isNoSum = (header: string, cells: readonly (GridCell | undefined)[]) =>
  header.startsWith('Tăng') ||
  header.includes('một hội viên') ||
  cells.some((cell) => cell?.format === '0.0%');

/** How many totals were held to their lines. */
function expectTotalsToAddUp(grid: Grid): number {
  const printed: unknown[] = [];
  const added: unknown[] = [];
  for (const { heading, headers, lines, total } of blocksOf(grid)) {
    if (total === null) continue;
    headers.forEach((header, column) => {
      const cells = lines.map((row) => row[column]);
      if (
        column === 0 ||
        header === '' ||
        total[column]?.style === 'total' ||
        isNoSum(header, [...cells, total[column]])
      )
        return;
      const numbers = cells.flatMap((cell) => (typeof cell?.value === 'number' ? [cell.value] : []));
      const sum = numbers.length === 0 ? '–' : Number(numbers.reduce((all, one) => all + one, 0).toFixed(6));
      printed.push([grid.name, heading, header, total[column]?.value]);
      added.push([grid.name, heading, header, sum]);
    });
  }
  expect(printed).toEqual(added);
  return printed.length;
}

/** What must be true of any grid before it is written to a tab. */
function expectSound(grid: Grid): void {
  const rows = grid.cells.length;
  const columns = grid.widths.length;
  const wrong: string[] = [];
  grid.cells.forEach((row, at) => {
    if (row.length !== columns) wrong.push(`row ${at} has ${row.length} cells of ${columns}`);
    for (const { value, note = '', style, format } of row) {
      const said = `${value} ${note}`;
      if (/undefined|NaN|null|\[object|Infinity/.test(said)) wrong.push(`row ${at}: ${said}`);
      if (typeof value === 'number' && (!Number.isFinite(value) || format === undefined))
        wrong.push(`row ${at}: ${value}`);
      if (/\d,\d{3,}(?!\d*[.\d]*đ)/.test(said)) wrong.push(`row ${at}, dust: ${said}`);
      if (!/number$/i.test(style) && typeof value === 'number') wrong.push(`row ${at}: a number as ${style}`);
    }
  });
  expect([grid.name, wrong]).toEqual([grid.name, []]);
  expect(grid.widths.reduce((all, width) => all + width, 0)).toBeLessThanOrEqual(1270); // four fifths of full size on A4
  const inside = (area: { row: number; column: number; rows: number; columns: number }) =>
    area.row >= 0 &&
    area.column >= 0 &&
    area.rows > 0 &&
    area.columns > 0 &&
    area.row + area.rows <= rows &&
    area.column + area.columns <= columns;
  expect([...grid.mergedAcross, ...grid.ruled].filter((area) => !inside(area))).toEqual([]);
  const taken = new Set<string>();
  const overlaps: string[] = [];
  for (const area of grid.mergedAcross) {
    for (let row = area.row; row < area.row + area.rows; row++) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        if (taken.has(`${row} ${column}`)) overlaps.push(`merged twice: ${row} ${column}`);
        taken.add(`${row} ${column}`);
        // Only the first cell of a merge is seen.
        const isHidden = column > area.column && grid.cells[row]?.[column]?.value !== '';
        if (isHidden) overlaps.push(`hidden by a merge: ${row} ${column}`);
      }
    }
  }
  expect([grid.name, overlaps]).toEqual([grid.name, []]);
  for (const { anchor } of grid.charts)
    expect(grid.cells[anchor.row]?.every(({ value }) => value === '')).toBe(true);
  for (const [row] of grid.heights) expect(row).toBeLessThan(rows);
  expect(grid.frozenRows).toBeLessThan(rows);
}

/** Each chart draws cells that say what it shows, on whichever tab they stand. */
function expectCharted(grids: readonly Grid[]): number {
  const charts = grids.flatMap((grid) => grid.charts);
  for (const { labels, values, chart, tab: name } of charts) {
    const cells = grids.find((one) => one.name === name)?.cells ?? [];
    expect(labels.rows).toBe(chart.points.length + 1);
    expect(values.rows).toBe(labels.rows);
    chart.points.forEach((point, at) => {
      expect(cells[labels.row + 1 + at]?.[labels.column]?.value).toBe(point.label);
      const shown = Number(cells[values.row + 1 + at]?.[values.column]?.value);
      // A chart of large sums shows millions.
      expect([point.value, point.value / 1_000_000]).toContain(shown);
    });
  }
  return charts.length;
}

const small = wardOf({
  members: [
    memberRow({ joined: '2022-02-01' }),
    memberRow({ id: 'HV-00002', name: 'Lê Thị Bưởi', chapter: 'K2', birth: 1980 }),
    memberRow({ id: 'HV-00003', name: 'Vũ Thị Mận', state: 'Chuyển đi', changed: '2022-09-01' }),
  ],
  circumstances: [{ member: 'HV-00002', circumstances: 'Hộ cận nghèo, Đơn thân', needs: 'Vay vốn' }],
  pairings: [pair({ helped: 'HV-00002', kind: 'Đỡ đầu hội viên khó khăn', value: 700_000 })],
  recycling: [
    sale(),
    sale({ chapter: 'K2', material: 'Vỏ lon', quantity: 1200, unit: 'vỏ', amount: 240_000 }),
    sale({ day: '2021-05-01', quantity: 35.8, unit: 'tạ', amount: 60_000 }),
    sale({ day: 'hôm qua' }),
  ],
  gifts: [gift(), gift({ chapter: 'phường', fund: 'Quỹ Hội', inKind: '650 quyển vở, 1,4 tạ gạo' })],
  baseline: [
    { year: 2022, chapter: 'K1', women: 4 },
    { year: 2022, chapter: 'K2', women: 4 },
  ],
});

describe('the tabs of a small ward', () => {
  test('the tabs of the core, each sound, each total the sum of its lines', () => {
    const grids = tabsOf(small);
    expect(grids.map(({ name }) => name)).toEqual([
      'TH Chung',
      'TH Số liệu chung',
      'TH Chi hội',
      'TH Hội viên',
      'TH Cặp 1+1',
      'TH Tái chế',
      'TH Quà tặng',
      'TH Theo tháng',
      'Nguồn số liệu',
    ]);
    for (const { name } of grids) expect(summaryNames).toContain(name);
    grids.forEach(expectSound);
    expect(expectCharted(grids)).toBeGreaterThan(3);
    expect(grids.map(expectTotalsToAddUp).reduce((all, one) => all + one, 0)).toBeGreaterThan(40);
  });

  test('TH Chung: six big figures with their change', () => {
    const [labels, numbers, changes] = ['bigLabel', 'bigNumber', 'bigChange'].map((style) =>
      tab('TH Chung', small)
        .cells.flat()
        .filter((cell) => cell.style === style),
    );
    expect(labels?.map(({ value }) => value)).toEqual([
      'Hội viên',
      'Tỷ lệ thu hút',
      'Cặp 1+1 lập trong kỳ',
      'Tiền bán phế liệu (đ)',
      'Suất quà',
      'Trị giá quà tặng (đ)',
    ]);
    expect(numbers?.map(({ value }) => value)).toEqual([2, 0.25, 1, 320_000, 10, 3_000_000]);
    expect(numbers?.[1]?.format).toBe('0.0%');
    expect(changes?.map(({ value }) => value)).toEqual([
      'không đổi so với cùng kỳ',
      'chưa có năm trước để so',
      'chưa có năm trước để so',
      '+433,3% so với cùng kỳ',
      'chưa có năm trước để so',
      'chưa có năm trước để so',
    ]);
  });

  test('TH Tái chế: by material, chapter, month, this year beside the year before', () => {
    const grid = tab('TH Tái chế', small);
    const material = block('Theo loại phế liệu', grid);
    expect(figure(material, 'Vỏ lon', 'Đếm được')).toBe(1200);
    expect(figure(material, 'Sắt', 'Cân được (kg)')).toBe(10);
    expect(figure(material, 'Tổng cộng', 'Tiền bán (đ)')).toBe(320_000);
    const chapter = block('Theo chi hội', grid);
    expect(chapter.lines.map(([label]) => label?.value)).toEqual(['Khu 1', 'Khu 2', 'Khu 10']);
    expect(figure(chapter, 'Khu 1', 'Năm trước')).toBe(60_000);
    expect(figure(chapter, 'Khu 10', 'Tiền bán (đ)')).toBe('–');
    const month = block('Theo tháng', grid);
    expect(month.lines).toHaveLength(12);
    expect(figure(month, 'Tháng 3/2022', 'Tiền bán (đ)')).toBe(320_000);
    expect(figure(block('Tiền bán theo chi hội và tháng (đ)', grid), 'Khu 2', 'T3')).toBe(240_000);
  });

  test('TH Hội viên: decades of birth, circumstances that are not added up', () => {
    const grid = tab('TH Hội viên', small);
    expect(figure(block('Theo năm sinh', grid), '1980 – 1989', 'Hội viên')).toBe(1);
    expect(figure(block('Theo năm sinh', grid), 'Chưa ghi năm sinh', 'Hội viên')).toBe(1);
    const hardship = block('Theo hoàn cảnh', grid);
    expect(hardship.lines.map(([label, now]) => [label?.value, now?.value])).toEqual([
      ['Hộ cận nghèo', 1],
      ['Đơn thân', 1],
    ]);
    expect(hardship.total).toBeNull();
  });

  test('TH Quà tặng: the ward itself is a line; things in kind are added up', () => {
    const grid = tab('TH Quà tặng', small);
    expect(figure(block('Theo chi hội', grid), 'Hội LHPN phường', 'Suất quà')).toBe(5);
    expect(figure(block('Hiện vật', grid), 'kg gạo', 'Kỳ này')).toBe(140);
    expect(figure(block('Hiện vật', grid), 'quyển vở', 'Kỳ này')).toBe(650);
    expect(figure(block('Theo nguồn kinh phí', grid), 'Biến rác thành tiền', 'Trị giá (đ)')).toBe(1_500_000);
  });

  test('TH Chi hội: ranked by points, each shown with how it came about, nothing recorded comes last', () => {
    const grid = tab('TH Chi hội', small);
    const ranked = block('Xếp hạng thi đua', grid);
    expect(ranked.lines.map(([label]) => label?.value)).toEqual(['Khu 1', 'Khu 2', 'Khu 10']);
    // One came to Khu 1 and one left: no growth. Khu 2 sold for three times as much a member; only Khu 1 gave gifts.
    expect(ranked.lines.map((row) => row.slice(1, 8).map(({ value }) => value))).toEqual([
      [1, 41.7, 20, 0, 0, 6.7, 15],
      [2, 40, 20, 0, 0, 20, 0],
      [3, 0, 0, 0, 0, 0, 0],
    ]);
    expect(ranked.lines[0]?.[6]?.note).toBe('20 × 80.000 ÷ 240.000 = 6,7');
  });

  test('the figures are those of the metrics', () => {
    const grid = tab('TH Số liệu chung', small);
    for (const { heading, headers, lines } of blocksOf(grid)) {
      if (!headers.includes('Kỳ này')) continue;
      for (const row of lines) {
        const label = String(row[0]?.value).replace(/ \([^)]*\)$/, '');
        const keys = Object.entries(metrics).filter(([, metric]) => metric.label === label);
        const [key] = keys[0] ?? [];
        if (key === undefined) throw new Error(`${heading}: no metric ${label}.`);
        const now = evaluate(key as keyof typeof metrics, small, YEAR).value;
        expect([label, row[headers.indexOf('Kỳ này')]?.value]).toEqual([label, now ?? '–']);
      }
    }
  });
});

describe('an empty ledger', () => {
  const empty = wardOf({ chapters: [] });
  test.each(tabsOf(empty).map(({ name }) => name))('%s says so', (name) => {
    const grid = tab(name, empty);
    expectSound(grid);
    expect(textOf(grid)).toMatch(/· 0 dòng, không bỏ dòng nào/);
    // Nothing recorded is a dash, never a zero.
    for (const { lines, total } of blocksOf(grid)) {
      for (const row of [...lines, ...(total === null ? [] : [total])]) {
        for (const { value } of row) expect([name, row[0]?.value, value]).not.toContain(0);
      }
    }
    // A table of nothing but headers would look broken.
    for (const one of blocksOf(grid))
      expect([name, one.heading, one.lines.length > 0]).toEqual([name, one.heading, true]);
  });
});

describe('the line under the title', () => {
  test('says the period, when, by whom, how many rows counted and left out; which and why in a note', () => {
    const { cells, frozenRows } = tab('TH Tái chế', small);
    const [, [stamp] = [], line = []] = cells;
    expect(stamp?.value).toBe(
      'Kỳ: 01/01/2022 – 31/12/2022 · Tổng hợp lúc 10:32 ngày 05/01/2023 · can-bo@example.org · 2 dòng, bỏ ra 1 dòng (xem Kiểm tra)',
    );
    expect(line[0]).toMatchObject({
      value: 'Bỏ ra 1 dòng – xem Kiểm tra',
      note: 'Bỏ ra: Tái chế 1 dòng (dòng 5 “Ngày”).',
      link: { sheet: 'Kiểm tra' },
    });
    expect(line.at(-1)).toMatchObject({
      value: 'Nguồn số liệu',
      note: expect.stringContaining('Muốn biết một con số từ đâu'),
    });
    // On a phone, and in print, what stays in sight must leave room for the figures.
    expect(frozenRows).toBe(2);
  });

  test('nobody’s name where Google does not say', () => {
    expect(stampOf(small, YEAR, { ...made, by: '' }, ['gifts']).line).toBe(
      'Kỳ: 01/01/2022 – 31/12/2022 · Tổng hợp lúc 10:32 ngày 05/01/2023 · 2 dòng, không bỏ dòng nào',
    );
  });

  test('a tab that is missing or lacks a column says that instead of rows', () => {
    const noGifts = wardOf({ gifts: [gift()] }, { tables: { gifts: null } as never });
    expect(stampOf(noGifts, YEAR, made, ['gifts']).leftOut).toBe('Bỏ ra: Quà tặng: Không có tab “Quà tặng”.');
  });

  test('a chapter row that was left out is said where chapters are counted', () => {
    const ward = wardOf({ chapters: [...defaultChapters, { code: 'K11', name: 'Khu 11', groups: 'sáu' }] });
    expect(tab('TH Chi hội', ward).cells[2]?.[0]?.note).toContain('Chi hội 1 dòng (dòng 5 “Số tổ phụ nữ”)');
  });

  test('the ward’s page opens on its figures: one short line, which leads to Kiểm tra', () => {
    const [, , line, ...rest] = tab('TH Chung', wardOf({ gifts: [gift({ day: '' })] })).cells;
    expect(line?.[0]).toMatchObject({ value: 'Bỏ ra 1 dòng – xem Kiểm tra', link: { sheet: 'Kiểm tra' } });
    expect(rest[1]?.[0]?.style).toBe('bigLabel');
    const unread = wardOf({}, { tables: { gifts: null } as never });
    expect(stampOf(unread, YEAR, made, ['gifts']).shortly).toBe('Không đọc được Quà tặng – xem Kiểm tra');
  });

  test('many rows left out: the first few, then an ellipsis', () => {
    const ward = wardOf({ gifts: Array.from({ length: 6 }, () => gift({ day: '' })) });
    expect(stampOf(ward, YEAR, made, ['gifts']).leftOut).toBe(
      'Bỏ ra: Quà tặng 6 dòng (dòng 2 “Ngày”, dòng 3 “Ngày”, dòng 4 “Ngày”, dòng 5 “Ngày”, …).',
    );
  });
});

describe('the change to the year before, in a sign and in words', () => {
  const of = (value: number | null) => ({ value, sources: [] });
  test.each<[number | null, number | null, 'đ' | '%' | 'kg', string | number, string, string | undefined]>([
    [130, 100, 'đ', 30, 'tăng 30,0%', '"+"#,##0;"−"#,##0;"="'],
    [70, 100, 'đ', -30, 'giảm 30,0%', '"+"#,##0;"−"#,##0;"="'],
    [100, 100, 'đ', 0, 'không đổi', '"="'],
    [0.79, 0.75, '%', 0.04, 'tăng 4,0 điểm phần trăm', '"+"0.0" điểm "%;"−"0.0" điểm "%;"="'],
    [12.5, 0, 'kg', 12.5, 'tăng 12,5', '"+"#,##0.0;"−"#,##0.0;"="'],
    [1 / 3, 0, 'đ', 1 / 3, 'tăng 0', '"+"#,##0;"−"#,##0;"="'],
    [null, 100, 'đ', '–', 'Chưa có số liệu để so sánh.', undefined],
    [100, null, 'đ', '–', 'Chưa có số liệu để so sánh.', undefined],
  ])('%p after %p %s', (now, before, unit, value, words, format) => {
    const cell = changeCell(of(now), of(before), unit);
    expect(cell.value).toBe(typeof value === 'number' ? Number(value.toFixed(6)) : value);
    expect(cell.note).toBe(words);
    expect(cell.format).toBe(format);
  });

  test('words are the same whichever way', () => {
    expect(changeInWords(1, 2, 'kg')).toBe('giảm 50,0%');
    expect(changeInWords(0.1 + 0.2, 0.3, 'kg')).toBe('không đổi');
  });

  test.each([
    ['%', 0.79, '0.0%'],
    ['đ', 29_538.7, '#,##0'],
    ['kg', 6856, '#,##0'],
    ['kg', 62.5, '#,##0.0'],
  ] as const)('a figure in %s of %p is shown as %s', (unit, value, format) =>
    expect(numberFormat(unit, value)).toBe(format),
  );
});

test.each<[(number | null)[], (number | null)[]]>([
  [[], []],
  [
    [3, 1, 2],
    [1, 3, 2],
  ],
  [
    [2, 2, 1],
    [1, 1, 3],
  ],
  [
    [null, 5, null],
    [null, 1, null],
  ],
])('ranks of %p', (values, ranks) => expect(ranksOf(values)).toEqual(ranks));

describe('chapters that were merged', () => {
  const chapters: RowSpec<'chapters'>[] = [
    { code: 'K1', name: 'Khu 1' },
    { code: 'K2', name: 'Khu 2', until: '2022-07-01', successor: 'K1' },
    { code: 'K3', name: 'Khu 3', until: '2022-07-01' },
    { code: 'K4', name: 'Khu 4', until: '2019-07-01' },
    { code: 'K5', name: 'Khu 5', from: '2023-03-01' },
  ];
  const ward = wardOf({
    chapters,
    gifts: [
      gift({ chapter: 'K2', value: 10 }),
      gift({ chapter: 'K1', value: 1 }),
      gift({ chapter: 'K3', value: 100 }),
      gift({ chapter: 'K4', value: 1000 }),
      gift({ day: '2021-01-20', chapter: 'K2', value: 7 }),
    ],
  });
  const summarised = { ward, period: YEAR, before: samePeriodBefore(YEAR), charts: new Map() };

  test('lines are the chapters of the period, and those that ended in it without a successor', () => {
    expect(chapterLines(summarised).map(({ key }) => key)).toEqual(['K1', 'K3']);
  });

  test('the year before stands on the same lines, and every total adds up', () => {
    const grid = tab('TH Quà tặng', ward);
    const chapter = block('Theo chi hội', grid);
    expect(figure(chapter, 'Khu 1', 'Trị giá (đ)')).toBe(11);
    const [first] = chapter.lines;
    expect(first?.map(({ value }) => value)).toEqual(['Khu 1', 2, 1, 10, 5, 11, 7, 4]);
    expect(figure(chapter, 'Tổng cộng', 'Trị giá (đ)')).toBe(1111);
    tabsOf(ward).forEach(expectTotalsToAddUp);
  });

  test('a chapter that ended long ago is shown by its name where it still has rows', () => {
    const grid = tab('TH Quà tặng', ward);
    expect(figure(block('Theo chi hội', grid), 'Khu 4', 'Trị giá (đ)')).toBe(1000);
    const crossed = block('Dịp và chi hội', grid);
    expect(crossed.lines.map((row) => row[1]?.value)).toContain('Khu 4');
  });
});

describe('a ward of 115 chapters in three old wards', () => {
  const chapters = Array.from({ length: 115 }, (_, at) => ({
    code: `K${at}`,
    name: `Khu ${(at % 39) + 1}`,
    cluster: ['Phường Đông cũ', 'Phường Tây cũ', 'Xã Nam cũ'][Math.floor(at / 39)] ?? '',
    groups: 5,
  }));
  const ward = wardOf({
    chapters,
    recycling: chapters.flatMap(({ code }, at) => [
      sale({ chapter: code, amount: at }),
      sale({ chapter: code, day: '2022-08-01', amount: 1000 * at }),
    ]),
    gifts: chapters.map(({ code }, at) => gift({ chapter: code, value: at + 1 })),
    members: chapters.map(({ code }, at) =>
      memberRow({ id: `HV-${String(at).padStart(5, '0')}`, chapter: code }),
    ),
    baseline: chapters.map(({ code }) => ({ year: 2022, chapter: code, women: 3 })),
  });

  test('fits every tab, adds up, and tells two Khu 1 apart', () => {
    const grids = tabsOf(ward);
    grids.forEach(expectSound);
    grids.forEach(expectTotalsToAddUp);
    const labels = block('Theo chi hội', tab('TH Tái chế', ward)).lines.map(([label]) => label?.value);
    expect(labels).toHaveLength(115);
    expect(new Set(labels).size).toBe(115);
    expect(labels[0]).toBe('Khu 1 (Phường Đông cũ)');
  });
});

describe('for any ward and any period', () => {
  test('every tab is sound and every total is the sum of the lines printed above it', () => {
    fc.assert(
      fc.property(madeWard, somePeriod, (random, of) => {
        for (const grid of tabsOf(wardOf(specOf(random)), of)) {
          expectSound(grid);
          expectTotalsToAddUp(grid);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('the same rows give the same grids', () => {
    fc.assert(
      fc.property(madeWard, (random) => {
        const spec = specOf(random);
        expect(tabsOf(wardOf(spec))).toEqual(tabsOf(wardOf(spec)));
      }),
      { numRuns: 5 },
    );
  });

  test('a period of more than a year', () => {
    const long: Period = { from: '2021-01-01' as Day, to: '2022-12-31' as Day };
    const grids = tabsOf(small, long);
    grids.forEach(expectSound);
    grids.forEach(expectTotalsToAddUp);
    expect(block('Theo tháng', tab('TH Tái chế', small, long)).lines).toHaveLength(24);
  });
});

test('where no hardship was written down, nobody is said to be helped', () => {
  const said = textOf(tab('TH Cặp 1+1', small));
  const none = textOf(tab('TH Cặp 1+1', wardOf({})));
  expect(none).toContain('Tab Hoàn cảnh chưa ghi ai.');
  expect(none).not.toContain('mọi hội viên khó khăn');
  expect(said).not.toContain('Tab Hoàn cảnh chưa ghi ai.');
});
