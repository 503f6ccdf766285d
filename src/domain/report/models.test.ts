/** What the report says of the models a ward chooses: facts to check by hand, and what leaving models out leaves. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { exampleRow } from '../testdata/example';
import * as one from '../testdata/models';
import { type ModelKey, optionalModelKeys, type TableKey, tables } from '../ward';
import { annexKeys } from './choices';
import { composeReport } from './compose';
import type { ReportData } from './data';
import { type ReportKindKey, reportKindKeys, reportKinds } from './kinds';
import { renderReport } from './render';
import { day, type Made, type MadeRow, madeLedger, smallWard, today, year2022 } from './testdata/made-ward';

const rows: Partial<Record<TableKey, readonly MadeRow[]>> = {
  ...smallWard.rows,
  ...(one.oneOfEach as Partial<Record<TableKey, readonly MadeRow[]>>),
  income: [
    one.incomeRow(),
    one.incomeRow({
      source: 'Nhắn tin ủng hộ',
      fund: 'Ủng hộ thẳng cấp trên',
      amount: 2_780_000,
      inKind: 'tin',
      quantity: 139,
    }),
  ] as MadeRow[],
  spending: [
    one.spendingRow(),
    one.spendingRow({ purpose: 'Nộp quỹ', fund: 'Quỹ Hội', transferTo: 'MTTQ phường', amount: 400_000 }),
  ] as MadeRow[],
  products: [
    one.productRow(),
    one.productRow({ product: 'Làn, giỏ', made: 12, sold: 0, income: '', given: 3 }),
  ] as MadeRow[],
  houses: [
    one.houseRow(),
    one.houseRow({ chapter: 'K2', household: 'Bà L.', result: '', cash: 2_000_000, handedOver: '' }),
  ] as MadeRow[],
  sponsorships: [
    one.sponsorshipRow(),
    one.sponsorshipRow({ child: 'Bé Tí', chapter: 'K2', until: '', paid: 1_000_000 }),
  ] as MadeRow[],
  greenSundays: [one.greenRow(), one.greenRow({ day: '2022-09-04', waste: '20 m²', trees: '' })] as MadeRow[],
  outreach: [
    one.outreachRow(),
    one.outreachRow({ day: '2022-08-10', form: 'Mạng xã hội', attendance: 200 }),
  ] as MadeRow[],
  reviews: [one.reviewRow(), one.reviewRow({ chapter: 'K2', hasPioneer: 'Không' })] as MadeRow[],
  sharing: [
    one.sharingRow(),
    one.sharingRow({ direction: 'Ra', quantity: 12 }),
    one.sharingRow({ goods: 'Gạo', quantity: 50, unit: 'kg' }),
  ] as MadeRow[],
};
const whole: Made = { ...smallWard, rows };
const compose = (made: Made, kind: ReportKindKey = 'topical', period = year2022): ReportData =>
  composeReport(madeLedger(made), period, today, kind, {
    annexes: new Set(annexKeys),
    tellsWeak: true,
  });
const report = compose(whole);
const section = (model: ModelKey) => report.models.find((text) => text.model === model);

test('the made ward is without a slip', () => {
  expect(madeLedger(whole).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});

const missingOf = ({ missing }: ReportData): string[] => missing.map(({ text }) => text);

describe('sentences', () => {
  test.each<[ModelKey, string]>([
    [
      'reviews',
      'Trong năm 2022 có 2/2 chi hội thực hiện mô hình “3 có 3 biết” với 02 lượt đánh giá hằng tháng; bình quân đạt 2,5/6 tiêu chí.',
    ],
    [
      'reviews',
      'Tỷ lệ đạt ba “có”: có hội viên tiên phong 50,0%; có hoạt động hằng tháng 100%; có nguồn lực tổ chức 100%. Các chi hội huy động được 1.000.000đ cho hoạt động. Chưa chi hội nào đạt một “biết”.',
    ],
    ['reviews', 'Chi hội Khu 1 dẫn đầu với 3,0 tiêu chí.'],
    [
      'outreach',
      'Hội đã tổ chức 02 buổi tuyên truyền trong năm 2022, đến với 260 lượt hội viên, người dân. Nội dung là “Phân loại rác tại nhà”.',
    ],
    [
      'products',
      'Tận dụng phế liệu, trong năm 2022 hội viên làm ra 32 sản phẩm tái chế (làn, giỏ 12 chiếc; chổi 20 chiếc).',
    ],
    [
      'products',
      'Đã bán 05 chiếc, thu về 200.000đ (bằng chữ: Hai trăm nghìn đồng). Tặng hội viên và Nhân dân 03 chiếc. Cuối kỳ còn tồn 24 chiếc.',
    ],
    [
      'sharing',
      'Điểm chia sẻ của Hội trong năm 2022 tiếp nhận 02 lượt ủng hộ đồ dùng và phục vụ 01 lượt nhận đồ về dùng, với 02 mặt hàng. Được nhận nhiều nhất là quần áo (12 bộ).',
    ],
    ['income', 'Trong năm 2022, Hội vận động, tiếp nhận 4.780.000đ tiền mặt qua 02 lượt.'],
    ['income', 'Hội viên đã nhắn 139 tin ủng hộ các chương trình.'],
    [
      'sponsorships',
      'Đến ngày 31/12/2022, các “mẹ đỡ đầu” của Hội đang chăm lo 02 trẻ, tổng mức mỗi tháng 500.000đ.',
    ],
    [
      'sponsorships',
      'số tiền đã trao tới tay các cháu là 4.000.000đ (bằng chữ: Bốn triệu đồng), đạt 66,7% mức đã nhận.',
    ],
    [
      'houses',
      'Trong năm 2022, Hội chủ trì, phối hợp xây dựng và bàn giao 01 nhà “Mái ấm tình thương” cho 01 hội viên khó khăn; khởi công 01 nhà.',
    ],
    ['houses', 'giúp 01 hộ thoát cận nghèo.'],
    ['greenSundays', 'Phong trào “Chủ nhật xanh” trong năm 2022 có 02 buổi, 90 lượt người tham gia.'],
    [
      'greenSundays',
      'Hội viên đã dọn sạch 3 km đường, ngõ; thu gom 120 kg rác; thu dọn rác trên diện tích 20 m²; đặt mới 04 thùng rác. Trồng thêm 250 cây, gồm 200 cây phi lao và 50 cây hoa.',
    ],
    ['funds', 'Các quỹ của Hội trong năm 2022 thu 3.400.000đ'],
    ['funds', 'Hội đã nộp, chuyển 400.000đ về MTTQ phường.'],
  ])('%s: %s', (model, text) => expect(section(model)?.paragraphs.join(' ')).toContain(text));

  test('no two models begin with the same words, and none is empty', () => {
    const openings = report.models.map(({ paragraphs }) =>
      (paragraphs[0] ?? '').split(' ').slice(0, 8).join(' '),
    );
    expect(new Set(openings).size).toBe(openings.length);
    expect(openings).not.toContain('');
  });
  test('children and households are not named', () => {
    expect(JSON.stringify(report)).not.toMatch(/Bé Na|Bé Tí|N\.T\.H|Bà L\./);
  });
});

describe('tables add up', () => {
  const number = (text: unknown): number =>
    text === '–' ? 0 : Number(String(text).replaceAll('.', '').replace(',', '.'));
  test.each(report.models.flatMap(({ model, table }) => (table === null ? [] : [[model, table] as const])))(
    '%s',
    (_model, table) => {
      const totals = Object.entries(table.once).filter(([name]) => name.startsWith('tong_'));
      for (const [name, total] of totals) {
        const column = name.slice('tong_'.length);
        // A weight is told with its unit, and its column has no total.
        if (table.rows.some((row) => !/^[\d.,–-]*$/.test(String(row[column] ?? '')))) continue;
        const sum = table.rows.reduce((all, row) => all + number(row[column]), 0);
        expect([column, sum]).toEqual([column, number(total)]);
      }
      expect(table.rows.length).toBeGreaterThan(1);
    },
  );
});

const template = (kind: ReportKindKey) =>
  new Uint8Array(readFileSync(path.join(process.cwd(), `templates/${reportKinds[kind].template}.docx`)));
function textOf(kind: ReportKindKey, data: ReportData): string {
  const rendered = renderReport(template(kind), data, {});
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.problems));
  const xml = strFromU8(unzipSync(rendered.bytes)['word/document.xml'] ?? new Uint8Array());
  return (xml.match(/<w:p[ >](?:(?!<\/w:p>)[\s\S])*<\/w:p>/g) ?? [])
    .map((paragraph) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
    .join('\n');
}

const tablesOf = (key: string) =>
  (Object.keys(tables) as TableKey[]).filter((name) =>
    (tables[name] as { readonly models?: readonly string[] }).models?.includes(key),
  );

describe('leaving models out', () => {
  /** Words of each model that stand in a report only where it is told. */
  const TRACES: Readonly<Partial<Record<(typeof optionalModelKeys)[number], RegExp>>> = {
    products: /Sản phẩm tái chế|Sản phẩm làm ra|Tiền bán sản phẩm/,
    sponsorships: /Mẹ đỡ đầu|Trẻ đỡ đầu|Trẻ được đỡ đầu/,
    houses: /Mái ấm/,
    greenSundays: /Chủ nhật xanh|Cây đã trồng/,
    outreach: /Công tác tuyên truyền|Buổi tuyên truyền|Lượt người nghe/,
    reviews: /3 có 3 biết|lần chấm điểm/,
    sharing: /Ai thừa mang đến|Hàng ở điểm chia sẻ/,
  };
  const without = (key: string): Made => {
    const left = { ...rows };
    for (const name of tablesOf(key)) delete left[name];
    return { ...whole, rows: left };
  };
  test.each(optionalModelKeys)('%s: no heading, sentence or column of it', (left) => {
    const data = compose(without(left));
    const said = textOf('topical', data);
    expect(TRACES[left]?.exec(said)?.[0] ?? null).toBeNull();
    for (const kept of optionalModelKeys.filter((name) => name !== left)) {
      const trace = TRACES[kept];
      if (trace !== undefined) expect([kept, trace.test(said)]).toEqual([kept, true]);
    }
    expect(said).not.toMatch(/undefined|NaN|null|\u2063|[{}]/);
    // The organisation stands among the bullets of part I; the others are points by the Vietnamese alphabet.
    const letters = [...said.matchAll(/^([a-zđ])\) /gm)].map(([, letter]) => letter);
    expect(letters).toEqual(
      ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q'].slice(
        0,
        data.models.length - 1,
      ),
    );
    const captions = [...said.matchAll(/^Bảng (\d+)\. /gm)].map(([, n]) => Number(n));
    expect(captions).toEqual(captions.map((_, at) => at + 1));
  });
  test('all of them: the core alone', () => {
    const data = compose({ ...smallWard });
    expect(data.models.map(({ model }) => model)).toEqual([
      'members',
      'circumstances',
      'gifts',
      'recycling',
      'pairings',
    ]);
    expect(data.modelChapters).toBeNull();
  });
});

describe('kinds', () => {
  test.each(reportKindKeys)('%s: rendered without a tag, a word of English or an empty number', (kind) => {
    const said = textOf(kind, compose(whole, kind));
    expect(said).not.toMatch(/undefined|NaN|null|\u2063|[{}]|\bthe\b/);
    expect(said).toMatch(/\.\/\.$/m);
  });
  test.each<[ReportKindKey, RegExp]>([
    ['topical', /BÁO CÁO\nThành tích thực hiện mô hình “Dân vận khéo” năm 2022/],
    ['collective', /BÁO CÁO THÀNH TÍCH\nĐỀ NGHỊ TẶNG THƯỞNG BẰNG KHEN/],
    [
      'collective',
      /III\. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG\n1\. Danh hiệu thi đua\nChưa có\.\n2\. Hình thức khen thưởng\nNăm\nHình thức khen thưởng\n[^\n]*\n2021\nGiấy khen\n45\/QĐ-UBND ngày 20\/01\/2022; UBND phường/,
    ],
    ['collective', /XÁC NHẬN CỦA UBND PHƯỜNG HOA SEN/],
    ['topical', /XÁC NHẬN CỦA UBND PHƯỜNG HOA SEN/],
    ['collective', /Bảng 1\. Số liệu so sánh các năm\nTT\nChỉ tiêu\nĐVT\nNăm 2021\nNăm 2022\n/],
    ['models', /Kết quả thực hiện mô hình “1\+1” và “3 có 3 biết” năm 2022/],
    ['models', /1\. Mô hình “1\+1”\nMột người/],
    ['periodic', /Kết quả công tác Hội và phong trào phụ nữ năm 2022/],
    ['periodic', /Kính gửi: Hội LHPN tỉnh Hoa Đào/],
    ['periodic', /Tiền bán phế liệu \(đ\)\n1\.200\.000\n200\.000\n\+500,0%/],
    ['periodic', /Suất quà\n16\n–\n–\n100\n16,0%/],
  ])('%s says %s', (kind, text) => expect(textOf(kind, compose(whole, kind))).toMatch(text));

  test('the report on the two models tells of nothing else', () => {
    expect(textOf('models', compose(whole, 'models'))).not.toMatch(/quà|phế liệu|Chủ nhật xanh|Mái ấm/i);
  });
  test.each([
    ['2022-05-01', '2022-05-31', 'tháng 5 năm 2022'],
    ['2022-04-01', '2022-06-30', 'quý II năm 2022'],
    ['2022-01-01', '2022-06-30', '6 tháng đầu năm 2022'],
    ['2022-01-01', '2022-12-31', 'năm 2022'],
  ])('periodic, %s to %s: %s', (from, to, name) => {
    const data = compose(whole, 'periodic', { from: day(from), to: day(to) });
    expect(data.head.subject).toBe(`Kết quả công tác Hội và phong trào phụ nữ ${name}`);
    expect(textOf('periodic', data)).toContain(`báo cáo công tác Hội và phong trào phụ nữ ${name} của`);
  });
  test('without targets their columns are gone', () => {
    const { targets: _targets, ...rest } = rows;
    expect(textOf('periodic', compose({ ...whole, rows: rest }, 'periodic'))).not.toMatch(
      /Chỉ tiêu năm|Đạt\n/,
    );
  });
  test.each(reportKindKeys)('%s of a ward with no rows at all says so', (kind) => {
    const said = textOf(kind, compose({}, kind));
    expect(said).toContain('Hội chưa có số liệu');
    expect(said).not.toMatch(/Bảng \d|a\) |Biểu đồ/);
  });
  test.each<[ReportKindKey, string]>([
    [
      'collective',
      'Chưa viết “Chủ trương, chính sách”: ghi vào tab “Lời văn báo cáo”. Báo cáo đang chừa chỗ (……).',
    ],
    ['models', 'Chưa viết “Giải pháp”: ghi vào tab “Lời văn báo cáo”. Báo cáo đang chừa chỗ (……).'],
    ['periodic', 'Chưa viết “Nguyên nhân”: ghi vào tab “Lời văn báo cáo”. Báo cáo đang chừa chỗ (……).'],
  ])('%s asks for what it prints: %s', (kind, sentence) => {
    expect(missingOf(compose(whole, kind))).toContain(sentence);
    expect(missingOf(compose(whole))).not.toContain(sentence);
  });
});

describe('what a reader would stumble over is said before it is sent', () => {
  const { income: _income, reviews: _reviews, ...without } = rows;
  const empty = { from: day('2020-02-01'), to: day('2020-02-29') };
  test.each<[string, Made, ReportKindKey, string]>([
    [
      'a model that the title promises',
      { ...smallWard, rows: { ...without, income: [] } },
      'models',
      'Sổ không ghi mô hình “3 có 3 biết” nên báo cáo chỉ có mô hình “1+1”: bấm Chọn mô hình nếu phường có làm.',
    ],
  ])('%s', (_name, made, kind, sentence) => {
    expect(missingOf(compose(made, kind))).toContain(sentence);
    expect(missingOf(compose(whole, kind))).not.toContain(sentence);
  });
  test('a period without a row', () => {
    const sentence = 'Kỳ 01/02/2020 – 29/02/2020 chưa ghi dòng nào: xem lại kỳ báo cáo.';
    expect(missingOf(compose(whole, 'periodic', empty))).toContain(sentence);
    expect(missingOf(compose(whole, 'periodic')).join()).not.toContain('chưa ghi dòng nào');
  });
});

describe('one row of a model in a ward of three chapters and no member prints, though its table may then have no line', () => {
  test.each(optionalModelKeys)('%s', (key) => {
    const own = tablesOf(key).map((table) => [table, [exampleRow(table) as MadeRow]] as const);
    const chapters = ['K1', 'K2', 'K3'].map((code) => ({ code, name: `Khu ${code}` }) as MadeRow);
    const made: Made = { ...smallWard, rows: { chapters, ...Object.fromEntries(own) } };
    const data = composeReport(madeLedger(made), year2022, today, 'topical', {
      annexes: new Set(),
      tellsWeak: false,
    });
    expect(textOf('topical', data)).toContain('BÁO CÁO');
  });
});
