/** Sentences beside the tables they stand with: what a figure is compared with, what is told as the most, what adds up. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import * as one from '../testdata/models';
import { gift, memberRow, pair } from '../testdata/ward';
import type { ModelKey, TableKey } from '../ward';
import { annexKeys } from './choices';
import { composeReport } from './compose';
import type { ReportData } from './data';
import { type ReportKindKey, reportKinds } from './kinds';
import { leading, percent } from './phrases';
import { renderReport } from './render';
import {
  crowd,
  day,
  type MadeRow,
  madeLedger,
  smallWard,
  times,
  today,
  year2022,
} from './testdata/made-ward';

type Rows = Partial<Record<TableKey, readonly MadeRow[]>>;
const compose = (rows: Rows, kind: ReportKindKey = 'periodic', period = year2022): ReportData =>
  composeReport(madeLedger({ ...smallWard, rows: { ...smallWard.rows, ...rows } }), period, today, kind, {
    annexes: new Set(annexKeys),
    tellsWeak: true,
  });
const said = (data: ReportData, model: ModelKey): string =>
  data.models.find((section) => section.model === model)?.paragraphs.join(' ') ?? '';
const documentOf = (data: ReportData, isInternal = false): string => {
  const name = isInternal ? 'noi-bo' : reportKinds[data.kind].template;
  const file = path.join(process.cwd(), `templates/${name}.docx`);
  const rendered = renderReport(new Uint8Array(readFileSync(file)), data, {}, isInternal);
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.problems));
  return strFromU8(unzipSync(rendered.bytes)['word/document.xml'] ?? new Uint8Array());
};
/** Header cells of each table of figures, the headings of which repeat. */
const headersOf = (data: ReportData): string[][] =>
  (documentOf(data).match(/<w:tr>(?:(?!<\/w:tr>)[\s\S])*<\/w:tr>/g) ?? [])
    .filter((row) => row.includes('<w:tblHeader/>'))
    .map((row) =>
      (row.match(/<w:tc>(?:(?!<\/w:tc>)[\s\S])*<\/w:tc>/g) ?? []).map((cell) =>
        [...cell.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
      ),
    );

/** The last column of the list of sources, which stands in the ward's own file. */
const sourceCells = (data: ReportData): string[] => {
  const [list = ''] =
    documentOf(data, true)
      .match(/<w:tbl>(?:(?!<\/w:tbl>)[\s\S])*<\/w:tbl>/g)
      ?.slice(-1) ?? [];
  return (list.match(/<w:tr>(?:(?!<\/w:tr>)[\s\S])*<\/w:tr>/g) ?? []).map((row) => {
    const [last = ''] = row.match(/<w:tc>(?:(?!<\/w:tc>)[\s\S])*<\/w:tc>/g)?.slice(-1) ?? [];
    return [...last.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');
  });
};

const green = (cells: MadeRow): MadeRow => ({ ...one.greenRow(), ...cells }) as MadeRow;
const talk = (cells: MadeRow): MadeRow => ({ ...one.outreachRow(), ...cells }) as MadeRow;
const came = (cells: MadeRow): MadeRow => ({ ...one.incomeRow(), ...cells }) as MadeRow;
const goods = (cells: MadeRow): MadeRow => ({ ...one.sharingRow(), ...cells }) as MadeRow;

const couple = { ...pair(), chapter: 'K1', helper: 'Chị giúp việc chung' };
const house = (cells: MadeRow): MadeRow => ({ ...one.houseRow(), ...cells }) as MadeRow;
const given = (cells: MadeRow): MadeRow => ({ ...gift(), ...cells }) as MadeRow;

describe('sentences', () => {
  const topics = ['An toàn giao thông', 'Bình đẳng giới', 'Dinh dưỡng', 'Vay vốn'];
  test.each<[what: string, ModelKey, Rows, text: string]>([
    [
      'sessions are compared beside the sessions, not after the people',
      'greenSundays',
      { greenSundays: [green({ day: '2021-06-05' }), green({}), green({ day: '2022-09-04' })] },
      'có 02 buổi, tăng 100% so với năm 2021, với 90 lượt người tham gia.',
    ],
    [
      'nothing to compare with',
      'greenSundays',
      { greenSundays: [green({})] },
      'có 01 buổi, 45 lượt người tham gia.',
    ],
    [
      'goods without a value are named beside the parcels',
      'gifts',
      { gifts: [given({}), given({ parcels: 68, value: '', inKind: '68 làn' })] },
      'tặng 73 suất quà và hiện vật, tổng trị giá 1.500.000đ',
    ],
    [
      'goods alone are no parcels of money',
      'gifts',
      { gifts: [given({ parcels: 68, value: '', inKind: '68 làn' })] },
      'tặng 68 suất hiện vật.',
    ],
    [
      'thirty names in thirty rows are one giving, with a partner in all of them',
      'gifts',
      {
        gifts: Array.from({ length: 30 }, (_, at) =>
          given({ receiver: `Người ${at}`, parcels: 1, value: 500_000, partner: 'Trạm y tế' }),
        ),
      },
      'đã tổ chức 01 lần thăm hỏi, tặng 30 suất quà, tổng trị giá 15.000.000đ (bằng chữ: Mười lăm triệu đồng). Việc tặng quà có cơ quan, đoàn thể, đơn vị phối hợp.',
    ],
    [
      'what others paid themselves is not in the book of funds, and is told apart',
      'gifts',
      { gifts: [given({}), given({ fund: 'Đơn vị phối hợp', value: 500_000 })] },
      'Trong đó 1.500.000đ chi từ các quỹ của Hội, 500.000đ do đơn vị khác tặng thẳng, không qua quỹ của Hội.',
    ],
    [
      'some of the chapters took part; the ward itself is none of them',
      'greenSundays',
      { greenSundays: [green({}), green({ day: '2022-09-04', chapter: 'Hội LHPN phường' })] },
      'có 02 buổi, 90 lượt người tham gia. Có 1/2 chi hội tham gia.',
    ],
    [
      'every chapter took part',
      'greenSundays',
      { greenSundays: [green({}), green({ day: '2022-09-04', chapter: 'K2' })] },
      'Cả 2 chi hội đều tham gia.',
    ],
    [
      'recruiting fell while members grew: the number of then, no “giảm” beside “tăng”',
      'members',
      {
        members: ['2021-02-01', '2021-03-01', '2022-04-01'].map(
          (joined, at): MadeRow =>
            ({ ...memberRow(), id: `HV-${at + 1}`, joined, birth: 1970 + at }) as MadeRow,
        ),
      },
      'tăng 01 người (50,0%) so với cuối năm 2021. Năm 2021 kết nạp 02 hội viên mới.',
    ],
    [
      'the boards of the Union',
      'members',
      {
        members: ['Chủ tịch', 'UV BTV', 'UV BCH', 'Chi hội trưởng'].map(
          (post, at): MadeRow => ({ ...memberRow(), id: `HV-${at + 1}`, post, birth: 1970 + at }) as MadeRow,
        ),
      },
      'Ban Chấp hành Hội có 03 người, trong đó Ban Thường vụ 02 người.',
    ],
    [
      'begun and handed over in one year: one house, told once',
      'houses',
      { houses: [house({ inKindValue: 6_500_000 })] },
      'Trong năm 2022, Hội chủ trì, phối hợp xây dựng và bàn giao 01 nhà “Mái ấm tình thương” cho 01 hội viên khó khăn, tổng trị giá 47.400.000đ (tiền mặt 40.900.000đ; vật liệu, đồ dùng 6.500.000đ) và 60 ngày công, giúp gia đình thoát cận nghèo.',
    ],
    [
      'what the Union gave itself',
      'houses',
      {
        houses: [
          house({ cash: 25_000_000 }),
          house({ cash: 10_000_000, fund: 'Quỹ Hội', workdays: '', result: '' }),
        ],
      },
      'tổng trị giá 35.000.000đ tiền mặt (từ quỹ của Hội 10.000.000đ) và 60 ngày công',
    ],
    [
      'begun before, begun now, both',
      'houses',
      {
        houses: [
          house({ household: 'A', started: '2021-11-01', result: '' }),
          house({ household: 'B', handedOver: '', result: '' }),
          house({ household: 'C' }),
        ],
      },
      'xây dựng và bàn giao 01 nhà “Mái ấm tình thương” cho 01 hội viên khó khăn; khởi công 01 nhà; bàn giao 01 nhà đã khởi công từ trước cho 01 hội viên khó khăn. Các nhà được hỗ trợ tổng trị giá 81.800.000đ tiền mặt và 120 ngày công, giúp 01 hộ thoát cận nghèo. Năm 2021 khởi công 01 nhà.',
    ],
    [
      'goods that came in, added up by thing',
      'income',
      {
        income: [
          came({ amount: '', inKind: 'gạo', quantity: '1 tạ' }),
          came({ amount: '', inKind: 'Gạo', quantity: '20 kg', day: '2022-07-01' }),
          came({ amount: '', inKind: '5 thùng mì tôm' }),
        ],
      },
      'Hiện vật nhận được gồm 120 kg gạo và 05 thùng mì tôm.',
    ],
    [
      'an introduction to the Party is no admission',
      'pairings',
      {
        pairings: [
          'Được giới thiệu học lớp cảm tình Đảng',
          'Được giới thiệu kết nạp',
          'Được kết nạp Đảng',
        ].map(
          (result): MadeRow =>
            ({
              ...couple,
              kind: 'Bồi dưỡng, giới thiệu kết nạp Đảng',
              result,
              resultDay: '2022-06-01',
            }) as MadeRow,
        ),
      },
      '01 người được giới thiệu học lớp cảm tình Đảng, 01 người được giới thiệu để Đảng xem xét kết nạp và 01 người được kết nạp Đảng.',
    ],
    [
      'a household that left near-poverty did not leave poverty',
      'pairings',
      {
        pairings: [{ ...couple, result: 'Thoát cận nghèo', resultDay: '2022-06-01' } as MadeRow],
      },
      'Nhờ các cặp “1+1”, 01 hộ thoát cận nghèo.',
    ],
    [
      'the share of members itself stands beside the threshold; nothing of 0 %',
      'reviews',
      {
        members: [
          { knowsFace: 'Có', knowsCircumstance: 'Có', knowsNeed: 'Không' },
          { knowsFace: 'Có', knowsCircumstance: 'Không', knowsNeed: 'Không' },
        ].map(
          (ticks, at): MadeRow =>
            ({ ...memberRow(), id: `HV-${at + 1}`, birth: 1970 + at, ...ticks }) as MadeRow,
        ),
        reviews: [one.reviewRow() as MadeRow],
      },
      'Bình quân các chi hội biết mặt 100%, biết hoàn cảnh 50,0% hội viên. Tỷ lệ lượt đánh giá đạt từ 90% hội viên trở lên: biết mặt 100%; chưa lượt nào đạt về biết hoàn cảnh và biết nhu cầu.',
    ],
    [
      'trees of one kind',
      'greenSundays',
      { greenSundays: [green({ trees: '3.540 cây hoa' })] },
      'Trồng thêm 3.540 cây hoa.',
    ],
    [
      'cash and goods: the sum that is compared is told',
      'income',
      {
        income: [
          came({}),
          came({ amount: '', inKind: 'gạo', quantity: '20 kg', inKindValue: 400_000 }),
          came({ day: '2021-03-01', amount: 2_000_000 }),
        ],
      },
      'tiếp nhận 2.000.000đ tiền mặt và hiện vật trị giá 400.000đ qua 02 lượt, tổng cộng 2.400.000đ, tăng 20,0% so với năm 2021.',
    ],
    [
      'cash alone is the sum',
      'income',
      { income: [came({}), came({ day: '2021-03-01', amount: 1_000_000 })] },
      'tiếp nhận 2.000.000đ tiền mặt qua 01 lượt, tăng 100% so với năm 2021.',
    ],
    [
      'one circumstance each',
      'circumstances',
      crowd([...times(6, 'Hộ cận nghèo'), ...times(5, 'Đơn thân')]),
      '11 hội viên có hoàn cảnh khó khăn, gồm: hộ cận nghèo 06 người; đơn thân 05 người.',
    ],
    [
      'two of one member',
      'circumstances',
      crowd([...times(5, 'Hộ cận nghèo; Đơn thân'), ...times(5, 'Đơn thân')]),
      '10 hội viên có hoàn cảnh khó khăn, trong đó (một người có thể có nhiều hoàn cảnh): đơn thân 10 người; hộ cận nghèo 05 người.',
    ],
    [
      'a stock that did not move is no item of the period',
      'sharing',
      { sharing: [goods({ goods: 'Sách', unit: 'quyển', day: '2021-02-02' }), goods({})] },
      'tiếp nhận 01 lượt ủng hộ đồ dùng, với 01 mặt hàng',
    ],
    [
      'of goods taken alike none was taken most',
      'sharing',
      {
        sharing: ['Gạo', 'Sách', 'Đồ chơi', 'Quần áo'].flatMap((name) => [
          goods({ goods: name }),
          goods({ goods: name, direction: 'Ra', quantity: 5 }),
        ]),
      },
      'với 04 mặt hàng.',
    ],
    [
      'subjects spoken of alike',
      'outreach',
      { outreach: topics.map((topic) => talk({ topic })) },
      'Các buổi nói về 04 nội dung.',
    ],
    [
      'some spoken of more',
      'outreach',
      { outreach: [...topics, 'Vay vốn'].map((topic, at) => talk({ topic, day: `2022-07-1${at}` })) },
      'Nội dung được nói đến nhiều nhất là “Vay vốn”.',
    ],
    [
      'two means share the first place',
      'outreach',
      {
        outreach: ['Mạng xã hội', 'Mạng xã hội', 'Loa truyền thanh', 'Loa truyền thanh', 'Đến từng nhà'].map(
          (form, at) => talk({ form, day: `2022-07-1${at}` }),
        ),
      },
      'Hình thức chủ yếu là loa truyền thanh và mạng xã hội (mỗi hình thức 02 buổi).',
    ],
  ])('%s', (_what, model, rows, text) => expect(said(compose(rows), model)).toContain(text));

  test.each([
    [[5, 3, 2, 1], 3, [5, 3, 2]],
    [[5, 3, 3, 3], 3, [5]],
    [[2, 2, 2, 2], 3, []],
    [[2, 2], 3, [2, 2]],
    [[], 3, []],
  ])('of %j at most %s are the leading', (all, most, expected) =>
    expect(leading<number>(all, most, (n) => n)).toEqual(expected),
  );

  test('no means is the most where all are alike', () => {
    const outreach = ['Mạng xã hội', 'Loa truyền thanh'].map((form) => talk({ form }));
    expect(said(compose({ outreach }), 'outreach')).not.toContain('nhất');
  });
  test.each([
    [0, '0%'],
    [1, '100%'],
    [2, '200,0%'],
    [0.9996, '100,0%'],
    [0.25, '25,0%'],
    [0.847, '84,7%'],
  ])('share %s in a sentence: %s', (share, text) => expect(percent(share)).toBe(text));
});

describe('sources of the funds', () => {
  const data = compose({
    openings: [one.openingRow() as MadeRow],
    income: [came({ day: '2022-02-01' })],
    spending: [
      { ...one.spendingRow(), fund: 'Quỹ Hội', transferTo: 'Điểm chia sẻ', amount: 200_000 } as MadeRow,
    ],
  });
  const given = ['Quà tặng', expect.any(Number)];
  test.each([
    ['Các quỹ: đầu kỳ', ['Số dư đầu năm', 1], given],
    ['Các quỹ: thu, kể cả chuyển giữa các quỹ', ['Nguồn thu', 1], given],
    ['Các quỹ: chi, kể cả chuyển giữa các quỹ', given, ['Nguồn thu', 1]],
  ])('%s', (label, has, hasNot) => {
    const rows = data.figures
      .find((figure) => figure.label === label)
      ?.sources.map(({ sheet, rows: n }) => [sheet, n]);
    expect(rows).toContainEqual(has);
    expect(rows).not.toContainEqual(hasNot);
  });
  test('a period in which nothing came or went has a dash, not an empty cell', () => {
    const period = { from: day('2022-10-01'), to: day('2022-12-31') };
    const rows = {
      openings: [one.openingRow() as MadeRow],
      income: [came({ amount: 1 })],
      gifts: [],
      recycling: [],
    };
    const quiet = compose(rows, 'periodic', period);
    const sources = quiet.figures.filter(({ label }) => /^Các quỹ: (thu|chi)$/.test(label));
    expect(sources.map(({ value, sources: of }) => [value, of])).toEqual([
      ['0đ', []],
      ['0đ', []],
    ]);
    expect(sourceCells(quiet)).not.toContain('');
  });
  test('what is left stands on all of them; a transfer is one row', () => {
    const left = data.figures.find(({ label }) => label === 'Các quỹ: cuối kỳ')?.sources;
    expect(left).toEqual(
      expect.arrayContaining([
        { sheet: 'Số dư đầu năm', rows: 1 },
        { sheet: 'Nguồn thu', rows: 1 },
        { sheet: 'Khoản chi', rows: 1 },
      ]),
    );
  });
});

describe('tables', () => {
  const reviews = [{ ...one.reviewRow(), chapter: 'K1' } as MadeRow];
  test('a mean of points has its decimal in the table as in the sentence', () => {
    const data = compose({ reviews: [{ ...reviews[0], resources: 500_000 } as MadeRow] });
    expect(said(data, 'reviews')).toContain('bình quân đạt 3,0/6 tiêu chí');
    expect(data.indicators?.rows.find(({ ten }) => String(ten).startsWith('Điểm 3 có 3 biết'))).toMatchObject(
      { ky_nay: '3,0' },
    );
  });
  test('about two models: their figures by chapter in one annex', () => {
    const headers = headersOf(compose({ reviews }, 'models')).filter((header) => header.includes('Chi hội'));
    expect(headers).toEqual([
      [
        ...['TT', 'Chi hội', 'Phụ nữ từ 18 tuổi', 'Hội viên', 'Tỷ lệ thu hút', 'Hội viên mới', 'Cặp 1+1'],
        'Điểm 3 có 3 biết',
      ],
    ]);
  });
  test('other reports tell points with the models of choice', () => {
    const headers = headersOf(
      compose({ reviews, outreach: [one.outreachRow() as MadeRow] }, 'periodic'),
    ).filter((header) => header.includes('Chi hội'));
    expect(headers.map((header) => header.includes('Điểm 3 có 3 biết'))).toEqual([false, true]);
  });
  test.each([
    ['', false],
    ['2 thùng mỳ tôm', true],
  ])('the list of gifts with “%s” in kind', (inKind, isTold) => {
    const gifts = (smallWard.rows?.gifts ?? []).map((row) => ({ ...row, inKind }));
    const list = headersOf(compose({ gifts }, 'topical')).find(
      (header) => header.includes('Dịp') && header.includes('Chi hội'),
    );
    expect(list?.includes('Hiện vật')).toBe(isTold);
    expect(list).toContain('Trị giá (đ)');
  });
});
