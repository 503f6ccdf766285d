/** Issued reports, closed periods, kinds of report and wards' own templates, by the built bundle in the local host. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { createHost, recorder, type Workbook } from '../../local';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { reportKinds } from '../domain/report';
import { columnsOf, fill, setSettings } from '../domain/testdata/fill';
import { defaultChapters, gift, memberRow, sale } from '../domain/testdata/ward';
import type { Checked } from './check';
import type { Closed } from './close-period';
import type { ExportedReport } from './export-report';
import type { Issuing } from './issue-report';
import type { ListedPlaceholders, MadeTemplate } from './placeholders';
import type { Returned } from './run';
import type { Summary } from './summarise';

let installed: Workbook;
beforeAll(async () => {
  const host = await createHost({ workbook: installedWorkbook(), ui: recorder() });
  const book = host.globals.SpreadsheetApp.getActive();
  fill(book, {
    chapters: defaultChapters,
    members: [memberRow()],
    recycling: [sale({ id: 'TC-00001' }), sale({ id: 'TC-00002', chapter: 'K2' })],
    gifts: [
      gift({ id: 'QT-00001', value: 1_000_000 }),
      gift({ id: 'QT-00002', value: 500_000, chapter: 'K2' }),
    ],
  });
  setSettings(book, {
    'Kỳ từ ngày': '01/01/2022',
    'Kỳ đến ngày': '31/12/2022',
    'Tên Hội': 'HỘI LHPN PHƯỜNG HOA SEN',
  });
  installed = host.workbook;
});

interface Files {
  readonly [name: string]: Uint8Array;
}

async function open(beside: Files = {}, settings: Readonly<Record<string, string>> = {}) {
  const made = new Map<string, Uint8Array>();
  const ui = recorder();
  const host = await createHost({
    workbook: structuredClone(installed),
    ui,
    email: 'can-bo@example.org',
    findFile: (name) => made.get(name) ?? beside[name],
    onFile: (name, bytes) => {
      made.set(name, bytes);
      return { name, link: `file:///so/${encodeURIComponent(name)}` };
    },
  });
  const book = host.globals.SpreadsheetApp.getActive();
  setSettings(book, settings);
  const tab = (name: string) => {
    const sheet = book.getSheetByName(name);
    if (sheet === null) throw new Error(`No tab ${name}.`);
    return sheet;
  };
  return {
    ...{ host, ui, book, made, tab },
    values: (name: string): unknown[][] => tab(name).getDataRange().getValues(),
    export: (argument?: unknown) => host.run('exportReport', argument) as Returned<ExportedReport>,
    summarize: () => host.run('summarize') as Returned<Summary>,
    check: () => host.run('checkData') as Returned<Checked>,
    issue: (number = '05/BC-HPN') =>
      host.run('issueReport', { number, day: '05/01/2023', accept: true }) as Returned<Issuing>,
    close: (argument?: unknown) => host.run('closePeriod', argument) as Returned<Closed>,
    setGift: (row: number, column: string, value: string | number) => {
      tab('Quà tặng')
        .getRange(row, columnsOf(book, 'gifts')[column] ?? 0)
        .setValue(value);
    },
  };
}
function accepted<T>(answer: Returned<T>): T & { ok: true } {
  if (!answer.ok) throw new Error(answer.message);
  return answer;
}
const textOf = (docx: Uint8Array | undefined): string =>
  strFromU8(unzipSync(docx ?? new Uint8Array())['word/document.xml'] ?? new Uint8Array());

describe('an issued report is frozen', () => {
  test('changing one old gift row: the next export names the figure, both values and the row', async () => {
    const ward = await open();
    expect(accepted(ward.export()).changes).toEqual([]);
    accepted(ward.issue());
    ward.setGift(3, 'value', 700_000);
    const again = accepted(ward.export());
    const value = again.changes.find(({ key }) => key === 'giftValue');
    expect(value).toEqual({
      key: 'giftValue',
      label: 'Trị giá quà tặng',
      before: '1.500.000đ',
      now: '1.700.000đ',
      difference: '+200.000đ',
      rows: [{ sheet: 'Quà tặng', kind: 'changed', id: 'QT-00002', row: 3 }],
    });
    expect(again.notes).toContain(
      'Trị giá quà tặng: 1.500.000đ → 1.700.000đ, vì Quà tặng dòng 3 (QT-00002) đã sửa.',
    );
    // Nothing of what did not change is named.
    expect(again.changes.map(({ key }) => key)).not.toContain('members');
    expect(again.changes.map(({ key }) => key)).not.toContain('scrapIncome');

    const [head, first, second, ...rest] = ward.values('Sổ báo cáo').map((row) => row.slice(0, 12));
    expect(rest).toEqual([]);
    expect(head?.slice(0, 4)).toEqual(['Mã', 'Lúc', 'Người xuất', 'Loại báo cáo']);
    expect(first?.slice(2, 6)).toEqual([
      'can-bo@example.org',
      'Báo cáo thành tích chuyên đề',
      '01/01/2022',
      '31/12/2022',
    ]);
    expect(first?.[10]).toMatch(/^[0-9a-f]{12}$/);
    expect(second?.[10]).not.toBe(first?.[10]);
    expect(first?.[11]).toBe('');
    expect(String(second?.[11])).toContain('Trị giá quà tặng: 1.500.000đ → 1.700.000đ');
    expect(ward.tab('Sổ báo cáo (số liệu)').isSheetHidden()).toBe(true);
    const shown = ward.values('So với báo cáo').map((row) => row.slice(0, 5));
    expect(shown).toContainEqual(['Con số', 'Trong báo cáo', 'Nay', 'Chênh lệch', 'Vì dòng nào']);
    expect(shown).toContainEqual([
      'Trị giá quà tặng',
      '1.500.000đ',
      '1.700.000đ',
      '+200.000đ',
      'Quà tặng dòng 3 (QT-00002) đã sửa',
    ]);
    // A draft is no baseline; issued, it is the one that is compared with from now on.
    expect(accepted(ward.export()).changes.map(({ key }) => key)).toContain('giftValue');
    accepted(
      ward.host.run('issueReport', { id: String(second?.[0]), number: '06/BC-HPN' }) as Returned<Issuing>,
    );
    expect(accepted(ward.export()).changes).toEqual([]);
  });

  test('Tổng hợp of the same period says so too; of another period it says nothing', async () => {
    const ward = await open();
    accepted(ward.export({ from: '2022-01-01', to: '2022-12-31' }));
    accepted(ward.issue());
    ward.setGift(2, 'value', 900_000);
    const summary = accepted(ward.summarize());
    expect(summary.changes.map(({ key }) => key)).toContain('giftValue');
    expect(summary.message).toMatch(
      /con số đã khác báo cáo “.*” số 05\/BC-HPN ngày 05\/01\/2023: xem tab So với báo cáo\.$/,
    );
    setSettings(ward.book, { 'Kỳ đến ngày': '30/06/2022' });
    expect(accepted(ward.summarize()).changes).toEqual([]);
  });

  test('a snapshot that a person changed is not compared with, and that is said', async () => {
    const ward = await open();
    accepted(ward.export());
    accepted(ward.issue());
    const store = ward.tab('Sổ báo cáo (số liệu)');
    store
      .getRange(2, 3)
      .setValue(String(store.getRange(2, 3).getValue()).replace('"giftValue":1500000', '"giftValue":1'));
    const again = accepted(ward.export());
    expect(again.changes).toEqual([]);
    expect(again.notes.join('\n')).toMatch(/đã bị sửa hoặc mất, nên không so được/);
    // What was kept again is compared with again, for it holds the same figures.
    ward.setGift(2, 'value', 900_000);
    expect(accepted(ward.export()).changes.map(({ key }) => key)).toContain('giftValue');
  });

  test('the number of calls does not grow with the rows that changed', async () => {
    const calls = async (rows: number): Promise<number> => {
      const ward = await open();
      accepted(ward.export());
      accepted(ward.issue());
      const more = Array.from({ length: rows }, (_, at) =>
        gift({ id: `QT-1${String(at).padStart(4, '0')}` }),
      );
      fill(ward.book, { gifts: more });
      accepted(ward.export());
      return ward.host.count.total;
    };
    expect(Math.abs((await calls(70)) - (await calls(30)))).toBeLessThan(10);
  });
});

test('reports of one period on one day keep their rows once', async () => {
  const ward = await open();
  for (const kind of ['topical', 'collective', 'periodic'] as const) accepted(ward.export({ kind }));
  expect(ward.values('Sổ báo cáo')).toHaveLength(4);
  expect(ward.values('Sổ báo cáo (số liệu)')).toHaveLength(2);
});

describe('closing a period', () => {
  const closed = (checked: Checked) => checked.problems.filter(({ code }) => code === 'closedPeriod');
  test('rows written, changed, deleted afterwards are named in Kiểm tra and counted all the same', async () => {
    const ward = await open();
    expect(closed(accepted(ward.check()))).toEqual([]);
    expect(accepted(ward.close())).toMatchObject({ until: '2022-12-31' });
    expect(closed(accepted(ward.check()))).toEqual([]);
    ward.setGift(2, 'value', 2_000_000);
    const found = closed(accepted(ward.check()));
    expect(found.map(({ sheet, row, severity }) => [sheet, row, severity])).toEqual([
      ['Quà tặng', 2, 'notice'],
    ]);
    expect(accepted(ward.summarize()).figures.giftValue?.value).toBe(2_500_000);
    // Closing again takes the book as it stands.
    accepted(ward.close());
    expect(closed(accepted(ward.check()))).toEqual([]);
  });
  test('a day typed into the settings closes from the first check on', async () => {
    const ward = await open({}, { 'Khóa sổ đến ngày': '30/06/2022' });
    expect(closed(accepted(ward.check()))).toEqual([]);
    ward.tab('Tái chế').deleteRow(3);
    expect(closed(accepted(ward.check())).map(({ sheet, row }) => [sheet, row])).toEqual([['Tái chế', null]]);
  });
  test('a day that has not come is refused', async () => {
    const ward = await open();
    expect(ward.close({ to: '2099-01-01' })).toMatchObject({
      ok: false,
      message: expect.stringMatching(/chưa tới/) as unknown,
    });
  });
});

describe('kinds of report', () => {
  test.each([
    [undefined, 'topical'],
    [{ kind: 'periodic' }, 'periodic'],
    [{ kind: 'Báo cáo thành tích tập thể' }, 'collective'],
    [{ from: '2022-04-01', to: '2022-06-30', kind: 'models' }, 'models'],
  ] as const)('%j', async (argument, kind) => {
    const ward = await open();
    expect(accepted(ward.export(argument)).kind).toBe(kind);
    expect([...ward.made.values()]).toHaveLength(1);
  });
  test('the setting says which, a menu item passes nothing', async () => {
    const ward = await open({}, { 'Loại báo cáo': 'Báo cáo định kỳ' });
    expect(accepted(ward.export())).toMatchObject({
      kind: 'periodic',
      name: 'Báo cáo công tác Hội năm 2022',
    });
  });
  test('one that is unknown is refused with the known ones', async () => {
    const ward = await open();
    expect(ward.export({ kind: 'thơ' })).toMatchObject({
      ok: false,
      message: expect.stringMatching(/“thơ”.*Báo cáo định kỳ/) as unknown,
    });
    expect(ward.made.size).toBe(0);
  });
});

describe('a template of the ward’s own', () => {
  test('a copy of ours, changed by the ward, is used from then on; the other kinds keep theirs', async () => {
    const ward = await open();
    const own = accepted(ward.host.run('makeOwnTemplate') as Returned<MadeTemplate>);
    const [file = '', bytes = new Uint8Array()] = [...ward.made][0] ?? [];
    expect(own.name).toBe('Mẫu Báo cáo thành tích chuyên đề');
    const files = unzipSync(bytes);
    const document = textOf(bytes).replace('I. THÔNG TIN CHUNG', 'I. ĐÔI NÉT VỀ HỘI: {so_hoi_vien}');
    ward.made.set(file, zipSync({ ...files, 'word/document.xml': strToU8(document) }));
    setSettings(ward.book, { 'Mẫu báo cáo riêng': file });
    accepted(ward.export());
    expect(textOf([...ward.made.values()].at(-1))).toContain('I. ĐÔI NÉT VỀ HỘI: 1 hội viên');
    accepted(ward.export({ kind: 'periodic' }));
    expect(textOf([...ward.made.values()].at(-1))).not.toContain('ĐÔI NÉT');
  });
  const docx = (document: string, more: Files = {}) =>
    zipSync({
      '[Content_Types].xml': strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      'word/document.xml': strToU8(
        `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${document
          .split('\n')
          .map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`)
          .join('')}</w:body></w:document>`,
      ),
      ...more,
    });
  test.each<[string, string, Uint8Array | undefined, RegExp]>([
    [
      'no such file',
      'mau.docx',
      undefined,
      /Không mở được mẫu riêng.*chỉ thấy tệp mà chính người bấm đã tạo.*nhờ người đã tạo/,
    ],
    ['an empty file', 'mau.docx', new Uint8Array(), /Tệp mẫu báo cáo trống/],
    ['no docx', 'mau.docx', strToU8('chỉ là chữ'), /không phải văn bản Word/],
    ['another kind of file', 'mau.pdf', strToU8('%PDF'), /không phải Google Tài liệu hay tệp Word/],
    ['a .docm', 'mau.docm', docx('{ten_don_vi}'), /có macro/],
    ['a macro inside', 'mau.docx', docx('{ten_don_vi}', { 'word/vbaProject.bin': strToU8('x') }), /có macro/],
    ['no placeholder', 'mau.docx', docx('Báo cáo'), /không có chỗ điền nào/],
    [
      'a loop not closed',
      'mau.docx',
      docx('Mở đầu\n{#noi_nhan}\n{.}'),
      /Phần \{#noi_nhan\} mở mà không đóng/,
    ],
    [
      'an unknown placeholder',
      'mau.docx',
      docx('Kính thưa\nHội viên: {so_hoi_vienn} người'),
      /Thân văn bản, đoạn “Hội viên: \{so_hoi_vienn\} người”: Chỗ điền \{so_hoi_vienn\} không có trong báo cáo\. Sửa thành \{so_hoi_vien\}/,
    ],
  ])('%s is refused with a sentence, and no report is issued', async (_name, file, bytes, sentence) => {
    const ward = await open(bytes === undefined ? {} : { [file]: bytes }, { 'Mẫu báo cáo riêng': file });
    const answer = ward.export();
    expect(answer).toMatchObject({ ok: false, message: expect.stringMatching(sentence) as unknown });
    expect(ward.made.size).toBe(0);
    expect(ward.book.getSheetByName('Sổ báo cáo')).toBeNull();
  });
  test('a template of one line is a report of one line', async () => {
    const ward = await open(
      { 'mau.docx': docx('Quà: {so_suat_qua}, năm trước {truoc_suat_qua}') },
      { 'Mẫu báo cáo riêng': 'mau.docx' },
    );
    accepted(ward.export());
    expect(textOf([...ward.made.values()][0])).toMatch(/Quà: 10 suất, năm trước –/);
  });
  test('Ô điền của mẫu lists every placeholder with its present value', async () => {
    const ward = await open();
    const listed = accepted(ward.host.run('listPlaceholders') as Returned<ListedPlaceholders>);
    const shown = ward.values('Ô điền báo cáo').map(([tag, value]) => [String(tag).trim(), value]);
    expect(shown).toContainEqual(['{so_tri_gia_qua_tang}', '1.500.000đ']);
    expect(shown).toContainEqual(['{ten_don_vi}', 'Hội Liên hiệp Phụ nữ phường Hoa Sen']);
    // A title, a stamp, a remark, the headers, and three headings of groups.
    expect(listed.placeholders.length).toBe(shown.length - 7);
  });
});

test('each kind has a template in the bundle', async () => {
  const ward = await open();
  for (const { template } of Object.values(reportKinds)) {
    const page = ward.host.globals.HtmlService.createHtmlOutputFromFile(`template-${template}`);
    expect(page.getContent().length).toBeGreaterThan(1000);
  }
});
