/** Sentences of a ward's own indicators. Tables of facts. */

import { composeReport } from '../report/compose';
import type { ReportKindKey } from '../report/kinds';
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
  ['without words of its own', {}, both, 'Có 30 hộ vay vốn, tăng 50,0% so với năm 2021.'],
  ['money', { unit: 'đ', name: 'Dư nợ' }, [{ value: '1,2 tỷ' }], 'Dư nợ 1.200.000.000đ.'],
  [
    'a share',
    { unit: '%', counting: 'Tỷ lệ', name: 'Tỷ lệ dự' },
    [{ value: 40, over: 50 }],
    'Tỷ lệ dự 80,0%.',
  ],
  [
    'a name that is not what is counted',
    { name: 'BHYT tự nguyện', unit: 'thẻ' },
    [{ value: 3 }],
    'BHYT tự nguyện: 03 thẻ.',
  ],
  [
    'people',
    { name: 'Hội viên đóng hội phí', unit: 'người' },
    [{ value: 30 }],
    'Có 30 hội viên đóng hội phí.',
  ],
  [
    'turns of people',
    { name: 'Người hiến máu', unit: 'lượt người' },
    [{ value: 3 }],
    'Có 03 lượt người hiến máu.',
  ],
  [
    'people who came and money spent stand behind the comparison',
    { name: 'Lớp tập huấn', unit: 'lớp', counting: 'Số lần' },
    [{ attendance: 40, money: '2tr' }, { day: '2021-12-01' }],
    'Có 01 lớp tập huấn, bằng năm 2021, với 40 lượt người tham gia, kinh phí 2.000.000đ.',
  ],
  [
    'people who came, with nothing to compare',
    { name: 'Lớp tập huấn', unit: 'lớp', counting: 'Số lần' },
    [{ attendance: 40 }],
    'Có 01 lớp tập huấn với 40 lượt người tham gia.',
  ],
  [
    'a unit that the name lists with another',
    { name: 'Tổ, nhóm tiết kiệm', unit: 'tổ' },
    [{ value: 3 }],
    'Có 03 tổ, nhóm tiết kiệm.',
  ],
  ['not for the report', { isReported: 'Không' }, both, ''],
  ['nothing recorded', {}, [], ''],
])('%s', (_, indicator, rows, expected) => expect(told(indicator, rows)).toBe(expected));

/** A group of three, in a periodic report and in one that asks for an award. */
const group = (kind: ReportKindKey): string => {
  const one = (id: string, name: string, unit: string, more: Partial<RowSpec<'indicators'>> = {}) => ({
    ...{ id, name, unit, group: 'Vốn vay', counting: 'Số cuối kỳ' },
    ...more,
  });
  const row = (indicator: string, day: string, value: number) => ({ day, chapter: 'K1', indicator, value });
  const ward = wardOf({
    indicators: [
      one('CS-00001', 'Tổ tiết kiệm và vay vốn', 'tổ', { sentence: 'Hội quản lý {so} tổ' }),
      one('CS-00002', 'Hộ vay vốn', 'hộ'),
      one('CS-00003', 'Hộ thoát nghèo nhờ vay', 'hộ'),
      one('CS-00004', 'Nợ quá hạn', 'đ', { direction: 'Giảm' }),
      one('CS-00005', 'Nợ khoanh', 'đ', { direction: 'Giảm', sentence: 'Nợ khoanh {so}, {tang_giam}' }),
    ],
    activities: ['2021-12-01', '2022-06-01'].flatMap((day, at) => [
      row('CS-00001', day, 3),
      row('CS-00002', day, 20 + 10 * at),
      row('CS-00003', day, 8 - 4 * at),
      row('CS-00004', day, 2_000_000 - 1_000_000 * at),
      row('CS-00005', day, 1_000_000 + 1_000_000 * at),
    ]),
  });
  return composeReport(ward, YEAR, TODAY, kind)
    .models.filter(({ model }) => model === 'indicators')
    .flatMap(({ paragraphs }) => paragraphs)
    .join(' ');
};

test.each<[ReportKindKey, string]>([
  [
    'periodic',
    'Hội quản lý 03 tổ; có 30 hộ vay vốn, tăng 50,0% so với năm 2021; 04 hộ thoát nghèo nhờ vay, giảm 50,0% so với năm 2021; nợ quá hạn 1.000.000đ, giảm 50,0% so với năm 2021. Nợ khoanh 2.000.000đ, tăng 100% so với năm 2021.',
  ],
  // What fell is compared with nothing: of a debt, what rose.
  [
    'topical',
    'Hội quản lý 03 tổ; có 30 hộ vay vốn, tăng 50,0% so với năm 2021; 04 hộ thoát nghèo nhờ vay; nợ quá hạn 1.000.000đ, giảm 50,0% so với năm 2021. Nợ khoanh 2.000.000đ.',
  ],
])('a group in a %s report', (kind, expected) => expect(group(kind)).toBe(expected));
