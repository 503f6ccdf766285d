/** What a report does not say to the outside, where it says so instead, and whose report it is. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import * as one from '../testdata/models';
import { type AnyColumn, type TableKey, tables } from '../ward';
import { type AnnexKey, annexKeys, type ReportChoices } from './choices';
import { composeReport } from './compose';
import type { ReportData } from './data';
import { type ReportKindKey, reportKindKeys, reportKinds } from './kinds';
import { renderReport } from './render';
import { type Made, type MadeRow, madeLedger, smallWard, today, year2022 } from './testdata/made-ward';
import { withoutNegative } from './withheld';

const ALL: ReadonlySet<AnnexKey> = new Set(annexKeys);
const compose = (made: Made, kind: ReportKindKey, choices: Partial<ReportChoices> = {}): ReportData =>
  composeReport(madeLedger(made), year2022, today, kind, { annexes: ALL, ...choices });

function textOf(data: ReportData, isInternal = false): string {
  const name = isInternal ? 'noi-bo' : reportKinds[data.kind].template;
  const template = new Uint8Array(readFileSync(path.join(process.cwd(), `templates/${name}.docx`)));
  const rendered = renderReport(template, data, {}, isInternal);
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.problems));
  const xml = strFromU8(unzipSync(rendered.bytes)['word/document.xml'] ?? new Uint8Array());
  return (xml.match(/<w:p[ >](?:(?!<\/w:p>)[\s\S])*<\/w:p>/g) ?? [])
    .map((paragraph) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
    .join('\n');
}
const with_ = (rows: Partial<Record<string, readonly MadeRow[]>>): Made =>
  ({ ...smallWard, rows: { ...smallWard.rows, ...one.oneOfEach, ...rows } }) as Made;

/** A row left out, a fund below nought, an item of which more was taken than brought. */
const troubled = with_({
  recycling: [...(smallWard.rows?.recycling ?? []), { ...smallWard.rows?.recycling?.[1], quantity: 'nhiều' }],
  income: [],
  sharing: [
    { ...one.sharingRow(), direction: 'Ra', goods: 'Xe đạp', quantity: 1, unit: 'cái' } as MadeRow,
    { ...one.sharingRow(), direction: 'Vào', goods: 'Gạo', quantity: 9, unit: 'kg' } as MadeRow,
    { ...one.sharingRow(), direction: 'Vào', goods: 'Chăn', quantity: 2, unit: 'cái' } as MadeRow,
  ],
});

describe('what stays in the ward', () => {
  test.each(reportKindKeys)('%s: no word of tabs, codes, rows left out or sums below nought', (kind) => {
    const data = compose(troubled, kind);
    const said = textOf(data);
    expect(said).not.toMatch(/\btab\b|Kiểm tra|Cài đặt|Lời văn báo cáo|chưa đúng|Mã dòng|ghi vào sổ của/i);
    expect(said).not.toMatch(/[A-Z]{2}-\d{5}/);
    expect(said).not.toMatch(/(?:^|\n|âm )-?\d[\d.]*đ? âm|(?:^|\n)-\d/);
    // The report about two models tells of none of it, and nobody is asked about it.
    expect(
      new Set(data.withheld.map(({ why }) => why).filter((why) => why !== 'weak' && why !== 'small')),
    ).toEqual(new Set(kind === 'models' ? [] : ['leftOut', 'negative']));
  });
  test('all of it, and the sources, stand in the ward’s own file', () => {
    const data = compose(troubled, 'periodic');
    const own = textOf(data, true);
    for (const { text, details = [text] } of data.withheld)
      for (const line of details) expect(own).toContain(`- ${line}`);
    for (const { text } of data.missing) expect(own).toContain(`- ${text}`);
    expect(own).toMatch(/Tái chế dòng 5: [^\n]*nhiều/);
    expect(own).toMatch(/Quỹ Điểm chia sẻ cuối kỳ âm 300\.000đ\./);
    expect(own).toMatch(/Tiền bán phế liệu\n1\.200\.000đ\n200\.000đ\nTái chế: 2/);
  });
  test('where nothing is held back there is nothing to ask', () => {
    const { circumstances: _, ...rows } = smallWard.rows ?? {};
    expect(compose({ ...smallWard, rows }, 'periodic').withheld).toEqual([]);
  });
});

describe('who is named', () => {
  const SECRET = 'Ngô Thị Kín';
  /** Every cell that names a person, or may, names this one. */
  const named = Object.fromEntries(
    Object.entries(with_({}).rows ?? {}).map(([key, rows]) => {
      const columns: readonly (readonly [string, AnyColumn])[] = Object.entries(
        tables[key as TableKey].columns,
      );
      const persons = columns.filter(
        ([, { isPerson, type }]) => isPerson && (type.kind === 'text' || type.kind === 'name'),
      );
      const more = Object.fromEntries(persons.map(([name]) => [name, SECRET]));
      return [key, (rows ?? []).map((row) => ({ ...row, ...more }))];
    }),
  );

  test.each(reportKindKeys)('%s: nobody, with every annex', (kind) => {
    const said = textOf(compose({ ...smallWard, rows: named }, kind));
    expect(said.length).toBeGreaterThan(500);
    expect(said).not.toMatch(/Ngô Thị Kín|N\.T\.K/i);
  });
  test('but who signs the report of her chapter', () => {
    const said = textOf(compose({ ...smallWard, rows: named }, 'models', { chapter: 'K2' }));
    expect(said.match(/Ngô Thị Kín/g)).toHaveLength(1);
  });
});

describe('a table without what is below nought', () => {
  const row = (ten: string, thu: string, con: string) => ({ tt: '9', ten, thu, con });
  test('whose lines add up: the column goes with its total', () => {
    const { table, kept } = withoutNegative({
      title: 'Quỹ',
      rows: [row('A', '5', '7'), row('B', '1', '-3')],
      once: { tong_thu: '6', tong_con: '4' },
    });
    expect(table?.rows.map(({ con, thu }) => [con, thu])).toEqual([
      ['', '5'],
      ['', '1'],
    ]);
    expect(table?.once).toEqual({ tong_thu: '6', tong_con: '' });
    expect(kept.map(({ text }) => text)).toEqual(['Bảng “Quỹ” không in cột có số âm (B).']);
  });
  test('whose lines stand by themselves: the line goes, the others are counted anew', () => {
    const { table, kept } = withoutNegative({
      title: 'Hàng',
      rows: [row('A', '5', '-1'), row('B', '1', '3')],
      once: {},
    });
    expect(table?.rows).toEqual([{ ...row('B', '1', '3'), tt: '1' }]);
    expect(kept.map(({ text }) => text)).toEqual(['Bảng “Hàng” không in 01 dòng có số âm: A.']);
  });
  test('of the ward: the item is gone, the others stand', () => {
    const data = compose(troubled, 'periodic');
    const items = data.models.find(({ model }) => model === 'sharing')?.table?.rows.map(({ ten }) => ten);
    expect(items).toEqual(['Gạo (kg)', 'Chăn (cái)']);
  });
});

describe('a report that asks for an award', () => {
  /** Less scrap money and fewer gifts than the year before; a target that was missed. */
  const worse = with_({
    recycling: [
      ...(smallWard.rows?.recycling ?? []),
      { ...smallWard.rows?.recycling?.[0], amount: 9_000_000 },
    ],
    targets: [one.targetRow() as MadeRow],
  });
  const prose = (data: ReportData): string => data.models.flatMap(({ paragraphs }) => paragraphs).join('\n');

  test.each(['topical', 'collective'] as const)('%s tells no fall, and says what it left out', (kind) => {
    const data = compose(worse, kind);
    expect(prose(data)).not.toMatch(/giảm|cần cố gắng|chưa lần chấm nào/);
    expect(prose(data)).toContain('1.200.000đ');
    const weak = data.withheld.filter(({ why }) => why === 'weak').map(({ text }) => text);
    expect(weak).toContain('Tiền bán phế liệu: 1.200.000đ, cùng kỳ 9.200.000đ; không so sánh trong báo cáo.');
    expect(weak.find((text) => text.startsWith('Suất quà: đạt'))).toMatch(
      /trên chỉ tiêu 100 suất \(\d+,\d%\)\.$/,
    );
  });
  test('an officer who ticks it has them told', () => {
    const data = compose(worse, 'topical', { tellsWeak: true });
    expect(prose(data)).toMatch(/thu được 1\.200\.000đ[^.]*\), giảm 87,0% so với năm 2021/);
    expect(data.withheld.filter(({ why }) => why === 'weak')).toEqual([]);
  });
  test('a periodic report tells them always', () => {
    expect(prose(compose(worse, 'periodic'))).toContain('giảm 87,0%');
  });
  test('years side by side leave out what fell in the last', () => {
    const lines = (choices: Partial<ReportChoices>) =>
      compose(worse, 'collective', choices).years?.rows.map(({ ten }) => ten) ?? [];
    expect(lines({ tellsWeak: true })).toContain('Tiền bán phế liệu');
    expect(lines({})).not.toContain('Tiền bán phế liệu');
    expect(lines({})).toContain('Suất quà');
  });
  test('less of what is better less is no fall', () => {
    const baseline = (smallWard.rows?.baseline ?? []).flatMap((row) => [
      row,
      { ...row, year: 2021, nearPoorHouseholds: 9 },
    ]);
    const weak = compose(with_({ baseline }), 'topical').withheld.map(({ text }) => text);
    expect(weak.filter((text) => text.startsWith('Hộ cận nghèo'))).toEqual([]);
  });
});

describe('the report of one chapter', () => {
  const data = compose(with_({}), 'models', { chapter: 'K2', number: '5' });
  const said = textOf(data);
  test('is the chapter’s: no number, the ward above it, its head below', () => {
    expect(data.head).toMatchObject({
      superior: 'HỘI LHPN PHƯỜNG HOA SEN',
      issuer: 'CHI HỘI KHU 2',
      number: '',
      subject: 'Kết quả thực hiện mô hình “1+1” và “3 có 3 biết” tại chi hội Khu 2 năm 2022',
    });
    expect(said).toContain('Kính gửi: Hội LHPN phường Hoa Sen');
    expect(said).toContain('CHI HỘI TRƯỞNG');
    expect(said).not.toMatch(/Số:|TM\. BAN THƯỜNG VỤ|Lê Thị Sen/);
    expect(data.closing).toBe(
      'Trên đây là báo cáo kết quả thực hiện mô hình “1+1” và “3 có 3 biết” năm 2022 của chi hội Khu 2./.',
    );
  });
  test('tells the chapter’s figures, of its line in the ward’s', () => {
    const ofWard = compose(with_({}), 'models');
    const value = (from: ReportData, label: string) =>
      from.figures.find((figure) => figure.label === label)?.value;
    expect([value(ofWard, 'Hội viên'), value(data, 'Hội viên')]).toEqual(['4 hội viên', '2 hội viên']);
    expect(data.models.find(({ model }) => model === 'members')?.paragraphs.join(' ')).toContain(
      'Đến ngày 31/12/2022 toàn chi hội có 02 hội viên',
    );
    expect(said).not.toMatch(/các chi hội|1\/1 chi hội|dẫn đầu/);
  });
  test('leaves room for its own words, which the ward’s are not, and says so', () => {
    expect(said.match(/^……$/gm)?.length).toBe(4);
    expect(data.missing.map(({ text }) => text).join()).toContain('viết thẳng vào văn bản');
  });
});

describe('whom it goes to, and who confirms', () => {
  const of = (settings: Made['settings'], kind: ReportKindKey = 'topical') =>
    compose({ ...smallWard, settings: { ...smallWard.settings, ...settings } }, kind);
  test('what “Kính gửi” says, in lines where there are several, and “Như trên” first', () => {
    const data = of({
      addressee: '- ỦY BAN MTTQ VIỆT NAM PHƯỜNG HOA SEN;\nHội LHPN tỉnh',
      recipients: 'Lưu: VT',
    });
    expect(data.addressees).toEqual(['Ủy ban MTTQ Việt Nam phường Hoa Sen', 'Hội LHPN tỉnh']);
    expect(textOf(data)).toContain('Kính gửi:\n- Ủy ban MTTQ Việt Nam phường Hoa Sen;\n- Hội LHPN tỉnh.');
    expect(data.signature.recipients).toEqual(['- Như trên;', '- Lưu: VT.']);
  });
  test('an award report always has an addressee, a periodic one where it has “Như trên”', () => {
    expect(of({ awardBody: '' }).addressees).toEqual(['……']);
    expect(of({ recipients: 'Lưu: VT' }, 'periodic').addressees).toEqual([]);
    expect(of({}, 'periodic').addressees).toEqual(['Hội LHPN tỉnh Hoa Đào']);
  });
  test('both who propose and another body confirm, each once', () => {
    expect(of({ confirmer: 'Đảng ủy phường' }).signature.confirms).toEqual([
      'XÁC NHẬN CỦA ĐẢNG ỦY PHƯỜNG',
      'XÁC NHẬN CỦA UBND PHƯỜNG HOA SEN',
    ]);
    expect(of({ proposer: '' }).signature.confirms).toEqual(['XÁC NHẬN CỦA CẤP TRÌNH KHEN']);
    expect(of({}, 'periodic').signature.confirms).toEqual([]);
  });
  test('a workbook from before has its superior body still', () => {
    const data = of({ parentBody: '', superior: 'Hội LHPN thành phố' });
    expect(data.head.superior).toBe('HỘI LHPN THÀNH PHỐ');
  });
});
