/** Weights as they are written, ranks, points in words: rows of facts. */
import { memberRow, sale, wardOf, YEAR } from '../testdata/ward';
import { defaultWeights, NO_POINTS, pointsInWords, rankChapters, ranksOf, readWeights } from './ranking';

const ward = wardOf({});
const read = (text: string | null) => {
  const { weights, wrong } = readWeights(text, ward);
  return {
    weights: weights === defaultWeights ? 'default' : weights.map(({ key, points }) => `${key} ${points}`),
    wrong: wrong.map(({ what, todo }) => `${what} ${todo}`),
  };
};

test.each<[string | null, ReturnType<typeof read>['weights'], RegExp[]]>([
  [null, 'default', []],
  [' \n ; ', 'default', []],
  ['Tiền bán phế liệu: 20\nhội viên : 2,5', ['scrapIncome 20', 'members 2.5'], []],
  ['Tiền bán phế liệu: 100; ; Hội viên: 1', ['scrapIncome 100', 'members 1'], []],
  ['Tiền bán phế liệu: 0', 'default', [/“Tiền bán phế liệu: 0” chưa có số điểm.*“Tiền bán phế liệu: 20”/]],
  ['Tiền bán phế liệu: 101', 'default', [/chưa có số điểm/]],
  ['Tiền bán phế liệu', 'default', [/“Tiền bán phế liệu” chưa có số điểm/]],
  [
    'Tiền bán phế liệuu: 20\nHội viên: 5',
    ['members 5'],
    [/Không có chỉ tiêu.*Có phải “Tiền bán phế liệu” không\? Ghi tên/],
  ],
  [
    'Điều xa lạ hẳn: 20',
    'default',
    [/Không có chỉ tiêu “Điều xa lạ hẳn”\. Ghi tên như trong bảng tổng hợp\.$/],
  ],
  ['Hội viên: 5\nHội viên: 6', ['members 5'], [/“Hội viên” đã có ở dòng trên/]],
])('%j', (text, weights, wrong) => {
  const found = read(text);
  expect(found.weights).toEqual(weights);
  expect(found.wrong).toHaveLength(wrong.length);
  for (const [at, one] of wrong.entries()) expect(found.wrong[at]).toMatch(one);
});
test('the models’ own weights are out of 100', () => {
  expect(defaultWeights.reduce((sum, { points }) => sum + points, 0)).toBe(100);
});

test.each<[(number | null)[], (number | null)[]]>([
  [
    [5, 9, 5, null, 1],
    [2, 1, 2, null, 4],
  ],
  [[], []],
  [
    [null, null],
    [null, null],
  ],
])('ranks of %j are %j', (values, ranks) => expect(ranksOf(values)).toEqual(ranks));

test.each<[number | null, number | null, string]>([
  [5, 10, '20 × 5 ÷ 10 = 10,0'],
  [null, 10, NO_POINTS],
  [5, null, NO_POINTS],
  [0, 10, '0: 0 điểm.'],
  [-2, 10, '-2: 0 điểm.'],
])('points of %s where the best has %s', (value, best, text) => {
  expect(pointsInWords(20, value, best, 10, 'kg').replace('−', '-')).toBe(text);
});

test('each figure brings its share of the best; equals share a rank', () => {
  const raw = {
    headers: ['Mục', 'Giá trị'],
    rows: [['Trọng số thi đua', 'Tiền bán phế liệu: 20\nHội viên: 10']],
    merges: [],
  };
  const of = wardOf(
    {
      members: [memberRow(), memberRow({ id: 'HV-00002', name: 'Lê Thị Na', chapter: 'K2' })],
      recycling: [sale({ amount: 30_000 }), sale({ chapter: 'K10', amount: 90_000 })],
    },
    { settings: raw },
  );
  const lines = ['K1', 'K2', 'K10'].map((key) => ({ key, label: key }));
  const { best, chapters, weights } = rankChapters({ ward: of, period: YEAR }, lines);
  expect(weights.map(({ points }) => points)).toEqual([20, 10]);
  expect(best).toEqual([90_000, 1]);
  expect(chapters.map(({ line, rank, total }) => [line.key, rank, total])).toEqual([
    ['K10', 1, 20],
    ['K1', 2, 16.7],
    ['K2', 3, 10],
  ]);
  expect(chapters[0]?.parts).toEqual([
    { value: 90_000, points: 20 },
    { value: null, points: 0 },
  ]);
});
