/** The block `Từng lần tặng quà`: every giving of the period by day, linked to its row, with the metrics' totals. */
import { gift, type RowSpec, TODAY, wardOf, YEAR } from '../testdata/ward';
import { summaryTabs } from './tabs';

const made = { day: TODAY, time: '10:32', by: 'can-bo@example.org' } as const;

function listOf(gifts: readonly RowSpec<'gifts'>[]) {
  const grid = summaryTabs(wardOf({ gifts }), YEAR, made).find(({ name }) => name === 'TH Quà tặng');
  const cells = grid?.cells ?? [];
  const top = cells.findIndex(([first]) => first?.value === 'Từng lần tặng quà');
  expect(top).toBeGreaterThan(0);
  return cells.slice(top + 1);
}

test('by day; a row without an id is told by its place; no receiver', () => {
  const [head, ...lines] = listOf([
    gift({ day: '2022-07-27', inKind: '2 thùng mỳ tôm', value: '', id: '' }),
    gift({ id: 'QT-00001', receiver: 'Chị Mận' }),
    gift({ day: '2021-12-31', id: 'QT-00002' }),
    gift({ day: '2022-06-01', chapter: 'Hội LHPN phường', parcels: 2, value: 300_000, id: 'QT-00003' }),
  ]);
  const values = lines.map((row) => row.map(({ value }) => value));
  expect(head?.map(({ value }) => value)).toEqual([
    ...['Dịp', 'Ngày', 'Chi hội', 'Đối tượng', 'Hiện vật', 'Mã dòng', 'Suất quà', 'Trị giá (đ)'],
  ]);
  const [tet, whom] = ['Tết Nguyên đán', 'Hội viên khó khăn'];
  expect(values).toEqual([
    [tet, '25/01/2022', 'Khu 1', whom, '–', 'QT-00001', 5, 1_500_000],
    [tet, '01/06/2022', 'Hội LHPN phường', whom, '–', 'QT-00003', 2, 300_000],
    [tet, '27/07/2022', 'Khu 1', whom, '2 thùng mỳ tôm', 'dòng 2', 5, '–'],
    ['Tổng cộng', '', '', '', '', '', 12, 1_800_000],
  ]);
  expect(lines.map((row) => row[5]?.link)).toEqual([
    ...['A3', 'A5', 'A2'].map((a1) => ({ sheet: 'Quà tặng', a1 })),
    undefined,
  ]);
});

test('nothing given: says so', () => {
  expect(listOf([])[0]?.[0]?.value).toBe('Chưa có dòng nào trong kỳ.');
});
