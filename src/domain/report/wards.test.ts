/** What reports say of wards at the edges: one chapter with a row of each kind, 115 chapters in two clusters, no rows. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { oneOfEach } from '../testdata/models';
import { type TableKey, WARD } from '../ward';
import { chapterName, doers, foremost } from './chapter-names';
import { annexKeys } from './choices';
import { composeReport } from './compose';
import type { ReportData } from './data';
import { type ReportKindKey, reportKindKeys, reportKinds } from './kinds';
import { renderReport } from './render';
import { day, type Made, type MadeRow, madeLedger, today, year2022 } from './testdata/made-ward';

const settings = { shortName: 'Hội LHPN xã Minh Tân' };
const compose = (made: Made, kind: ReportKindKey = 'topical', period = year2022): ReportData =>
  composeReport(madeLedger(made), period, today, kind, {
    annexes: new Set(annexKeys),
    tellsWeak: true,
  });
const proseOf = (data: ReportData): string => data.models.flatMap(({ paragraphs }) => paragraphs).join('\n');

function textOf(data: ReportData): string {
  const file = path.join(process.cwd(), `templates/${reportKinds[data.kind].template}.docx`);
  const rendered = renderReport(new Uint8Array(readFileSync(file)), data, {});
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.problems));
  const xml = strFromU8(unzipSync(rendered.bytes)['word/document.xml'] ?? new Uint8Array());
  return (xml.match(/<w:p[ >](?:(?!<\/w:p>)[\s\S])*<\/w:p>/g) ?? [])
    .map((paragraph) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
    .join('\n');
}

/** A ward of one chapter: a row of everything. */
const single: Made = {
  settings,
  rows: {
    chapters: [{ code: 'K1', name: 'Thôn Đông', groups: 2, pledgeDay: '2022-01-20' }],
    members: [
      { id: 'HV-1', name: 'Nguyễn Thị An', chapter: 'K1', state: 'Đang sinh hoạt', joined: '2015-03-08' },
    ],
    circumstances: [{ member: 'HV-1', circumstances: 'Hộ cận nghèo', needs: 'Vay vốn' }],
    recycling: [
      { day: '2022-03-05', chapter: 'K1', material: 'Sắt', quantity: 10, unit: 'kg', amount: 80_000 },
    ],
    gifts: [
      {
        day: '2022-01-25',
        occasion: 'Tết Nguyên đán',
        chapter: 'K1',
        recipients: 'Hội viên khó khăn',
        parcels: 1,
        value: 300_000,
        fund: 'Biến rác thành tiền',
        partner: 'Trường Hoa Sen',
      },
    ],
    ...(oneOfEach as Partial<Record<TableKey, readonly MadeRow[]>>),
  },
};

describe('a ward of one chapter', () => {
  const data = compose(single);
  const prose = proseOf(data);
  test.each([
    'Chi hội đã ký giao ước thi đua trong kỳ.',
    'Trong năm 2022, chi hội thực hiện mô hình “3 có 3 biết” với 01 lượt đánh giá hằng tháng; bình quân đạt 3,0/6 tiêu chí.',
    'Chi hội huy động được 500.000đ cho hoạt động. Chi hội chưa đạt “biết” nào.',
    'Trong năm 2022, chi hội đã thu gom, bán 10 kg sắt, thu được 80.000đ (bằng chữ: Tám mươi nghìn đồng).',
    'Trong năm 2022, chi hội đã tổ chức 01 lần thăm hỏi, tặng 01 suất quà, tổng trị giá 300.000đ (bằng chữ: Ba trăm nghìn đồng). Việc tặng quà có cơ quan, đoàn thể, đơn vị phối hợp.',
    'Đối tượng được tặng: hội viên khó khăn.',
    'Kinh phí lấy từ nguồn “Biến rác thành tiền”.',
    'Điểm chia sẻ của Hội trong năm 2022 tiếp nhận 01 lượt ủng hộ đồ dùng, với 01 mặt hàng.',
    'Có 30 hộ vay vốn.',
    'Đến ngày 31/12/2022, “mẹ đỡ đầu” của Hội đang chăm lo 01 trẻ, mỗi tháng 250.000đ.',
  ])('%s', (text) => expect(prose).toContain(text));
  test('speaks of no other chapters, and of no share of one', () => {
    // The model “1+1” is told by a list of its own.
    const others = data.models.filter(({ model }) => model !== 'pairings');
    expect(others.flatMap(({ paragraphs }) => paragraphs).join('\n')).not.toMatch(
      /các chi hội|1\/1 chi hội|dẫn đầu|nhiều nhất/,
    );
  });
  test('a commune is not called a ward', () => {
    expect(JSON.stringify(data)).not.toMatch(/phường/);
    expect(chapterName(madeLedger(single), WARD)).toBe('Hội LHPN xã');
  });
  test.each([
    ['quarter without money', { from: day('2021-10-01'), to: day('2021-12-31') }, 'funds', undefined],
    [
      'quarter in which nothing moved',
      { from: day('2022-10-01'), to: day('2022-12-31') },
      'funds',
      'Trong quý IV năm 2022, các quỹ của Hội không có khoản thu, chi nào; cuối kỳ còn 2.680.000đ.',
    ],
  ] as const)('%s', (_what, period, model, text) => {
    const section = compose(single, 'periodic', period).models.find((one) => one.model === model);
    expect(section?.paragraphs[0]).toBe(text);
  });
});

/** 115 chapters in two clusters whose names repeat; each sold, gave and scored. */
const codes = Array.from({ length: 115 }, (_, at) => at + 1);
const many: Made = {
  settings,
  rows: {
    chapters: codes.map((n) => ({
      code: `C${n}`,
      name: `Tổ ${n > 60 ? n - 60 : n}`,
      cluster: n > 60 ? 'Văn Quán' : 'Phúc La',
      groups: 2,
    })),
    recycling: codes.map((n) => ({
      ...{ day: '2022-03-05', chapter: `C${n}`, material: 'Sắt', quantity: 10, unit: 'kg' },
      amount: n === 61 ? 90_000 : 80_000,
    })),
    gifts: codes.map((n) => ({
      ...{ day: '2022-01-25', occasion: 'Tết Nguyên đán', chapter: `C${n}`, recipients: 'Học sinh' },
      ...{ parcels: 1, value: 300_000, fund: 'Quỹ Hội' },
    })),
    reviews: codes.map((n) => ({
      month: '2022-03',
      chapter: `C${n}`,
      hasPioneer: n % 2 === 0 ? 'Có' : 'Không',
      hasActivity: 'Có',
    })),
  },
};

describe('a ward of 115 chapters', () => {
  const data = compose(many);
  const prose = proseOf(data);
  test('a name that two chapters share stands with its cluster, in sentences and annexes', () => {
    expect(prose).toContain('Thu nhiều nhất là chi hội Tổ 1 (Văn Quán) (90.000đ)');
    expect(data.chapters?.rows.map(({ chi_hoi }) => chi_hoi)).toEqual(
      expect.arrayContaining(['Tổ 1 (Phúc La)', 'Tổ 1 (Văn Quán)', 'Tổ 60']),
    );
    expect(data.giftList?.rows.map(({ chi_hoi }) => chi_hoi)).toContain('Tổ 1 (Văn Quán)');
  });
  test('a first place that many share names nobody', () => expect(prose).not.toContain('dẫn đầu'));
  test('no sentence lists the chapters', () => {
    expect(Math.max(...prose.split('\n').map((paragraph) => paragraph.length))).toBeLessThan(600);
    expect(prose.match(/Tổ \d+/g)).toHaveLength(1);
  });
});

describe('who does something', () => {
  const ward = madeLedger(many);
  test.each<[string[], string]>([
    [[], 'Hội'],
    [[WARD], 'Hội'],
    [['C60'], 'chi hội Tổ 60'],
    [['C1', 'C2'], 'các chi hội'],
    [['C1', 'C2', WARD], 'Hội và các chi hội'],
    [['C60', WARD, 'không có'], 'Hội và chi hội Tổ 60'],
  ])('%j: %s', (all, text) => expect(doers(ward, all)).toBe(text));

  test('a chapter whose name says that it is one', () => {
    const named = madeLedger({
      rows: {
        chapters: [
          { code: 'A', name: 'Chi hội 3' },
          { code: 'B', name: 'Khu 2' },
        ],
      },
    });
    expect(doers(named, ['A'])).toBe('chi hội 3');
  });
  test.each<[Record<string, number>, string]>([
    [{ C58: 1, C59: 5, C60: 2 }, 'chi hội Tổ 59'],
    [{ C58: 1, C59: 5, C60: 5 }, 'các chi hội Tổ 59 và Tổ 60'],
    [{ C56: 1, C57: 5, C58: 5, C59: 5, C60: 5 }, ''],
    [{ C59: 5, C60: 5 }, ''],
    [{ C60: 5 }, ''],
    [{ C59: 0, C60: -1 }, ''],
    [{ C59: 1, C60: 2, [WARD]: 9 }, 'chi hội Tổ 60'],
  ])('foremost of %j: “%s”', (parts, who) =>
    expect(foremost(ward, new Map(Object.entries(parts))).who).toBe(who),
  );
});

describe('no rows', () => {
  const empty: Made = { settings };
  test.each(reportKindKeys)('%s: no heading with nothing under it', (kind) => {
    const lines = textOf(compose(empty, kind))
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const level = (line = ''): number => (/^[IVX]+\. /.test(line) ? 1 : /^\d\. /.test(line) ? 2 : 0);
    for (const [at, line] of lines.entries()) {
      const next = level(lines[at + 1]);
      // A heading is followed by a text or by a heading below it.
      if (level(line) > 0) expect([line, next === 0 || next > level(line)]).toEqual([line, true]);
    }
    expect(lines.join('\n')).toContain('Hội chưa có số liệu');
    // Nothing stands behind the signature: no annex, no list of sources.
    expect(lines.at(-1)).toBe('CHỦ TỊCH');
  });
  test('the report about two models says that neither has a row, though others have', () => {
    const data = compose({ settings, rows: { ...single.rows, pairings: [], reviews: [] } }, 'models');
    expect(data.nothing).toBe(
      'Trong năm 2022, Hội chưa có số liệu về mô hình “1+1” và “3 có 3 biết”, nên báo cáo chưa có kết quả của hai mô hình này.',
    );
    expect(data.models.map(({ model }) => model)).toContain('members');
  });
});

describe('numbers and signs', () => {
  test('points under a counted heading, headings where they stand by themselves', () => {
    expect(textOf(compose(single))).toContain('\n- Xây dựng tổ chức Hội, phát triển hội viên:');
    expect(textOf(compose(single, 'periodic'))).toContain('\nXây dựng tổ chức Hội');
    const about = textOf(compose(single, 'models'));
    // The report about two models tells its results one after the other, without headings.
    expect(about).toMatch(/II\. KẾT QUẢ ĐẠT ĐƯỢC\nĐến ngày/);
    expect(about).not.toMatch(/^[a-zđ]\) /m);
  });
  test('a column without a figure in any line leaves nothing, not even its header', () => {
    const columns = (data: ReportData) =>
      ['Số lần đạt', 'Tỷ lệ đạt', 'Năm 2021', 'Trị giá (đ)', 'Hiện vật'].filter((title) =>
        textOf({ ...data, figures: [], giftList: null, indicators: null })
          .split('\n')
          .includes(title),
      );
    expect(columns(compose(single))).toEqual(['Số lần đạt', 'Tỷ lệ đạt', 'Trị giá (đ)']);
    const gifts = (single.rows?.gifts ?? []).map((row) => ({ ...row, value: '', inKind: '2 kg gạo' }));
    const inKind = compose({ settings, rows: { ...single.rows, gifts } });
    expect(columns(inKind)).toEqual(['Số lần đạt', 'Tỷ lệ đạt', 'Hiện vật']);
  });
  test('the column of the period before is called as that period is', () => {
    const last = { chapter: 'K1', month: '2021-03', hasPioneer: 'Có' };
    const reviews = [...(single.rows?.reviews ?? []), last];
    const titles = (period?: typeof year2022) =>
      textOf(compose({ settings, rows: { ...single.rows, reviews } }, 'topical', period)).split('\n');
    expect(titles()).toContain('Năm 2021');
    expect(titles({ from: day('2022-01-01'), to: day('2022-06-30') })).toContain('Cùng kỳ năm trước');
  });
  test('an annex leaves room for a number that is not taken yet', () => {
    expect(textOf(compose(single))).toContain('(Kèm theo Báo cáo số ……/BC');
  });
  test('a unit is said once, and a target is counted from the first of January', () => {
    const table = compose(single, 'periodic', { from: day('2022-06-01'), to: day('2022-06-30') }).indicators;
    expect(table?.rows.map(({ ten }) => ten)).toContain('Đường, ngõ đã dọn (km)');
    expect(table?.once.cot_dat).toBe('Đạt từ đầu năm');
    expect(compose(single, 'periodic').indicators?.once.cot_dat).toBe('Đạt');
    const before = compose(single, 'periodic', { from: day('2022-01-01'), to: day('2022-01-15') }).indicators;
    expect(before?.rows.find(({ ten }) => ten === 'Suất quà')).toMatchObject({ chi_tieu: '100', dat: '–' });
  });
  test('money that moves between funds is told apart from what came in and went out', () => {
    const rows = {
      ...single.rows,
      spending: [
        {
          day: '2022-05-01',
          chapter: 'K1',
          purpose: 'Chuyển',
          fund: 'Điểm chia sẻ',
          transferTo: 'Quỹ Hội',
          amount: 500_000,
        },
      ],
    };
    const funds = compose({ settings, rows }).models.find(({ model }) => model === 'funds');
    expect(funds?.paragraphs[0]).toContain('Thu, chi ở đây chưa kể 500.000đ chuyển giữa các quỹ.');
  });
});
