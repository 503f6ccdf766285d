/** Sentences of a ward's own indicators. Tables of facts. */

import { composeReport } from '../report/compose';
import { type RowSpec, TODAY, wardOf, YEAR } from '../testdata/ward';

function told(
  indicator: Partial<RowSpec<'indicators'>>,
  rows: readonly Partial<RowSpec<'activities'>>[],
): string {
  const ward = wardOf({
    indicators: [
      {
        id: 'CS-00001',
        name: 'Hộ vay vốn',
        group: 'Vốn vay',
        unit: 'hộ',
        counting: 'Số cuối kỳ',
        ...indicator,
      },
    ],
    activities: rows.map((row) => ({ day: '2022-06-01', chapter: 'K1', indicator: 'CS-00001', ...row })),
  });
  return composeReport(ward, YEAR, TODAY, 'periodic')
    .models.filter(({ model }) => model === 'indicators')
    .flatMap(({ paragraphs }) => paragraphs)
    .join(' ');
}
const both = [{ value: 30 }, { value: 20, day: '2021-12-01' }];

test.each<[string, Partial<RowSpec<'indicators'>>, Partial<RowSpec<'activities'>>[], string]>([
  [
    'its own words',
    { sentence: 'Hội quản lý {so} hộ vay vốn, {tang_giam}' },
    both,
    'Hội quản lý 30 hộ vay vốn, tăng 50,0% so với năm 2021.',
  ],
  [
    'a clause that nothing fills falls away',
    { sentence: 'có {so} hộ, {tang_giam}, trị giá {so_tien}.' },
    [{ value: 30 }],
    'Có 30 hộ.',
  ],
  [
    'money and people',
    { sentence: 'có {so} hộ, trị giá {so_tien}, {luot_nguoi} lượt người' },
    [{ value: 30, money: '2tr', attendance: 5 }],
    'Có 30 hộ, trị giá 2.000.000đ, 05 lượt người.',
  ],
  [
    'how many chapters, in which period',
    { sentence: '{so_chi_hoi} chi hội có {so} {don_vi} trong {ky}' },
    [{ value: 3 }, { value: 4, chapter: 'K2' }],
    '02 chi hội có 07 hộ trong năm 2022.',
  ],
  ['the year before', { sentence: 'có {so} hộ, cùng kỳ {cung_ky} hộ' }, both, 'Có 30 hộ, cùng kỳ 20 hộ.'],
  ['without words of its own', {}, both, 'Hộ vay vốn: 30 hộ, tăng 50,0% so với năm 2021.'],
  ['money', { unit: 'đ', name: 'Dư nợ' }, [{ value: '1,2 tỷ' }], 'Dư nợ: 1.200.000.000đ.'],
  [
    'a share',
    { unit: '%', counting: 'Tỷ lệ', name: 'Tỷ lệ dự' },
    [{ value: 40, over: 50 }],
    'Tỷ lệ dự: 80,0%.',
  ],
  ['not for the report', { isReported: 'Không' }, both, ''],
  ['nothing recorded', {}, [], ''],
])('%s', (_, indicator, rows, expected) => expect(told(indicator, rows)).toBe(expected));
