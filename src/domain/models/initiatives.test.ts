/** The register of models, clubs and works: what counts when, and what of a row contradicts itself. Tables of facts. */
import { evaluate } from '../figures';
import { type RowSpec, wardOf, YEAR } from '../testdata/ward';

const initiative = (cells: Partial<RowSpec<'initiatives'>>): RowSpec<'initiatives'> => ({
  ...{ id: 'MH-00001', name: 'Ngôi nhà xanh', type: 'Mô hình', chapter: 'Khu 1 · K1' },
  ...cells,
});

describe('whether it is there at the end of 2022, and of 2021', () => {
  const YEAR_BEFORE = { from: '2021-01-01', to: '2021-12-31' } as typeof YEAR;
  test.each<[string, Partial<RowSpec<'initiatives'>>, number | null, number | null]>([
    ['of an unknown day', {}, 1, 1],
    ['launched in the year', { launchedOn: '05/03/2022' }, 1, null],
    ['over in the year', { state: 'Đã kết thúc', endedOn: '30/06/2022' }, null, 1],
    ['at a standstill since a day of the year', { state: 'Tạm dừng', endedOn: '30/06/2022' }, null, 1],
    ['over after it', { state: 'Đã kết thúc', endedOn: '01/02/2023' }, 1, 1],
  ])('%s', (_, cells, now, before) => {
    const ward = wardOf({ initiatives: [initiative(cells)] });
    expect(ward.problems).toEqual([]);
    expect(evaluate('initiatives', ward, YEAR).value).toBe(now);
    expect(evaluate('initiatives', ward, YEAR_BEFORE).value).toBe(before);
  });
});

test.each<[string, Partial<RowSpec<'initiatives'>>, string]>([
  ['over since when', { state: 'Đã kết thúc' }, 'error: Đã kết thúc mà chưa có ngày'],
  ['at a standstill since when', { state: 'Tạm dừng' }, 'error: Tạm dừng mà chưa có ngày'],
  [
    'active and ended',
    { state: 'Đang hoạt động', endedOn: '30/06/2022' },
    'notice: Ghi là đang hoạt động mà có ngày kết thúc 30/06/2022',
  ],
  [
    'ended before it was launched',
    { state: 'Đã kết thúc', launchedOn: '05/03/2022', endedOn: '01/03/2022' },
    'error: Ngày kết thúc đứng trước ngày ra mắt',
  ],
])('%s is said', (_, cells, said) => {
  const { problems } = wardOf({ initiatives: [initiative(cells)] });
  expect(problems.map(({ header, severity, what }) => `${header} ${severity}: ${what}`)).toEqual([
    expect.stringContaining(`Ngày kết thúc ${said}`),
  ]);
});
