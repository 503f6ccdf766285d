/** What Kiểm tra says of the models beyond single rows: empty funds, openings, targets, weights. */
import { incomeRow, openingRow, spendingRow, targetRow } from '../testdata/models';
import { gift, sale, type WardSpec, wardOf, YEAR } from '../testdata/ward';
import { findProblems } from './checks';

const found = (spec: WardSpec, settings: readonly (readonly [string, string])[] = []) =>
  findProblems(
    wardOf(spec, {
      settings: { headers: [], rows: settings.map(([label, value]) => [label, value, '']), merges: [] },
    }),
    YEAR,
  );
const told = (problems: ReturnType<typeof found>) =>
  problems.map(({ sheet, row, header, severity, code }) => `${sheet} ${row} ${header}: ${severity} ${code}`);

describe('a fund below zero', () => {
  const spec: WardSpec = {
    income: [incomeRow({ amount: 500_000 })],
    spending: [
      spendingRow({ amount: 600_000 }),
      spendingRow({ day: '2022-05-02', purpose: 'In tài liệu', amount: 50_000 }),
    ],
  };
  test('is found at the row that did it, which is counted', () => {
    expect(told(found(spec))).toEqual(['Khoản chi 2 Số tiền: notice belowZero']);
  });
  test('says which fund, how much, since when, what was there, and which rows took it further', () => {
    const [problem] = found(spec);
    expect(problem?.what).toBe(
      'Quỹ Điểm chia sẻ âm 100.000đ từ ngày 01/05/2022: chi khác 600.000đ mà quỹ chỉ còn 500.000đ. Các dòng sau làm âm thêm: Khoản chi dòng 3.',
    );
    expect(problem?.todo).toMatch(/^Ghi đủ khoản thu và số dư/);
    expect(problem?.chapterCode).toBe('K1');
  });
  test('a gift that empties it is found in its tab', () => {
    expect(told(found({ income: [], gifts: [gift()] }))).toEqual([
      'Quà tặng 2 Tổng trị giá: notice belowZero',
    ]);
  });
  test('not where the ward keeps no book', () => {
    expect(found({ recycling: [sale()], gifts: [gift()] })).toEqual([]);
  });
});

test('an opening that is not what the year before left', () => {
  const problems = found({
    income: [incomeRow({ day: '2021-05-01', fund: 'Quỹ Hội', amount: 100_000 })],
    openings: [openingRow({ year: 2021 }), openingRow({ amount: 1_500_000 })],
  });
  expect(told(problems)).toEqual(['Số dư đầu năm 3 Số dư: notice mismatch']);
  expect(problems[0]?.what).toBe('Quỹ Hội: số dư đầu năm 2022 ghi 1.500.000đ, sổ năm trước còn 1.100.000đ.');
});

describe('targets', () => {
  test('of a model that is not recorded', () => {
    const problems = found({ targets: [targetRow({ metric: 'Buổi tuyên truyền' }), targetRow()] });
    expect(told(problems)).toEqual(['Chỉ tiêu 2 Chỉ tiêu: notice unknownMetric']);
    expect(problems[0]?.what).toBe(
      'Chưa có số liệu để so với chỉ tiêu “Buổi tuyên truyền”: phường chưa ghi mô hình này.',
    );
  });
  test('of a figure that is not there: left out, with what can be chosen', () => {
    const problems = found({ targets: [targetRow({ metric: 'Suất quàa' })] });
    expect(told(problems)).toEqual(['Chỉ tiêu 2 Chỉ tiêu: error unknownChoice']);
    expect(problems[0]?.todo).toContain('“Suất quà”');
    expect(problems[0]?.todo).not.toContain('thêm mục này');
  });
});

test('weights that say nothing', () => {
  const problems = found({}, [['Trọng số thi đua', 'Vỏ lon: 50\nSố cây: 5']]);
  expect(told(problems)).toEqual(['Cài đặt 2 Trọng số thi đua: notice unreadable']);
});
