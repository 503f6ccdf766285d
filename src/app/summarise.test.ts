/** Tổng hợp, by the built bundle in the local host: rows in tabs become summary tabs, and nothing else is touched. */
import { createHost, type Host, newWorkbook, recorder } from '../../local';
import { hyperlinkOf } from '../../local/hyperlink';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { summaryNames } from '../domain/layout';
import { differences, pictureOf } from '../domain/testdata/compare';
import { columnsOf, fill, setSettings } from '../domain/testdata/fill';
import { defaultChapters, gift, memberRow, type RowSpec, sale, type WardSpec } from '../domain/testdata/ward';
import type { Returned } from './run';
import type { Summary } from './summarise';

const PERIOD = { from: '2022-01-01', to: '2022-12-31' };

/** A workbook as installed, with these rows and settings. */
async function open(
  spec: WardSpec = {},
  settings: Readonly<Record<string, string>> = { 'Kỳ từ ngày': '01/01/2022', 'Kỳ đến ngày': '31/12/2022' },
) {
  const ui = recorder();
  const host = await createHost({ workbook: installedWorkbook(), ui, email: 'can-bo@example.org' });
  const book = host.globals.SpreadsheetApp.getActive();
  fill(book, { chapters: defaultChapters, ...spec });
  setSettings(book, settings);
  return { host, ui, book };
}
type Summarised = Returned<Summary>;
const summarize = (host: Host, ...args: unknown[]) => host.run('summarize', ...args) as Summarised;
function figures(answer: Summarised): Summary['figures'] {
  if (!answer.ok) throw new Error(answer.message);
  return answer.figures;
}
/** The tabs of a ward that has chosen no model. */
const OF_MODELS = ['TH Thu chi', 'TH 3 có 3 biết', 'TH Phong trào', 'TH Hoạt động', 'TH Mô hình'];
const CORE = summaryNames.filter((name) => !OF_MODELS.includes(name));
function tab(host: Host, name: string): GoogleAppsScript.Spreadsheet.Sheet {
  const sheet = host.globals.SpreadsheetApp.getActive().getSheetByName(name);
  if (sheet === null) throw new Error(`No tab ${name}.`);
  return sheet;
}
const valuesOf = (host: Host, name: string): unknown[][] => tab(host, name).getDataRange().getValues();
const stampOf = (host: Host, name: string): string => String(valuesOf(host, name)[1]?.[0]);

/** A block of a summary tab under its heading: line label → header → value. The first of two equal headers stands. */
function block(host: Host, name: string, heading: string): Map<string, Map<string, unknown>> {
  const values = valuesOf(host, name);
  const top = values.findIndex(([first]) => first === heading);
  if (top < 0) throw new Error(`${name} has no block ${heading}.`);
  const head = values.findIndex((row, at) => at > top && row.filter((cell) => cell !== '').length > 1);
  const headers = values[head] ?? [];
  const lines = new Map<string, Map<string, unknown>>();
  for (const row of values.slice(head + 1)) {
    if (row.every((cell) => cell === '')) break;
    lines.set(
      String(row[0]),
      new Map(headers.map((header, at) => [String(header), row[at]] as const).reverse()),
    );
  }
  return lines;
}

/** Chance that is the same every time. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}
const CHAPTERS = ['K1', 'K2', 'K10'];
const dayOf = (n: number): string => new Date(Date.UTC(2021, 0, 1 + n)).toISOString().slice(0, 10);

/** Sales that use every chapter, month and two materials alike, so that only their number differs. */
const sales = (count: number, price = 1000): RowSpec<'recycling'>[] =>
  Array.from({ length: count }, (_, at) =>
    sale({
      day: `2022-${String((at % 12) + 1).padStart(2, '0')}-15`,
      chapter: CHAPTERS[at % 3] ?? 'K1',
      material: at % 2 === 0 ? 'Sắt' : 'Nhựa',
      quantity: 1 + (at % 50),
      amount: price * (1 + (at % 77)),
    }),
  );

describe('a ward with rows in every tab', () => {
  const throws = dice(2022);
  const rows = Array.from({ length: 300 }, () => ({
    day: dayOf(throws(730)),
    chapter: CHAPTERS[throws(3)] ?? 'K1',
    isCan: throws(2) === 0,
    quantity: 1 + throws(400),
    amount: 1000 * throws(900),
  }));
  const gifts = Array.from({ length: 60 }, () => ({
    day: dayOf(throws(730)),
    chapter: [...CHAPTERS, 'Hội LHPN phường'][throws(4)] ?? 'K1',
    occasion: ['Tết Nguyên đán', 'Năm học mới'][throws(2)] ?? '',
    parcels: throws(30),
    unitValue: 50_000 * throws(10),
  }));
  const members = Array.from({ length: 120 }, (_, at) => ({
    chapter: CHAPTERS[throws(3)] ?? 'K1',
    joined: dayOf(throws(700)),
    hasLeft: at % 10 === 0,
  }));
  let host: Host;
  let answer: Summarised;
  beforeAll(async () => {
    ({ host } = await open({
      recycling: rows.map(({ day, chapter, isCan, quantity, amount }) =>
        sale({
          day,
          chapter,
          material: isCan ? 'Vỏ lon' : 'Sắt',
          unit: isCan ? 'vỏ' : 'kg',
          quantity,
          amount,
        }),
      ),
      gifts: gifts.map(({ day, chapter, occasion, parcels, unitValue }) =>
        gift({ day, chapter, occasion, parcels, unitValue, value: '' }),
      ),
      members: members.map(({ chapter, joined, hasLeft }, at) =>
        memberRow({
          id: `HV-${String(at).padStart(5, '0')}`,
          name: `Hội viên ${at}`,
          chapter,
          joined,
          state: hasLeft ? 'Chuyển đi' : 'Đang sinh hoạt',
          changed: hasLeft ? '2022-12-20' : '',
        }),
      ),
      baseline: CHAPTERS.map((chapter) => ({ year: 2022, chapter, women: 90 })),
    }));
    answer = summarize(host);
  });

  const total = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
  const of2022 = <T extends { day: string }>(all: readonly T[]) =>
    all.filter(({ day }) => day.startsWith('2022'));

  test('makes the tabs of the core at the end, says so', () => {
    const names = host.workbook.sheets.map(({ name }) => name);
    expect(names.slice(-CORE.length)).toEqual(CORE);
    expect(answer).toMatchObject({ ok: true, leftOut: 0, tabs: CORE, period: PERIOD });
  });

  test('the ward’s page is in front', () => {
    expect(host.globals.SpreadsheetApp.getActive().getActiveSheet().getName()).toBe('TH Chung');
  });

  test('TH Tái chế: by material, by chapter, by month, chapter × month', () => {
    const inYear = of2022(rows);
    const income = total(inYear.map(({ amount }) => amount));
    const material = block(host, 'TH Tái chế', 'Theo loại phế liệu');
    const cans = inYear.filter(({ isCan }) => isCan);
    const iron = inYear.filter(({ isCan }) => !isCan);
    expect(material.get('Vỏ lon')?.get('Đếm được')).toBe(total(cans.map(({ quantity }) => quantity)));
    expect(material.get('Sắt')?.get('Cân được (kg)')).toBe(total(iron.map(({ quantity }) => quantity)));
    expect(material.get('Tổng cộng')?.get('Tiền bán (đ)')).toBe(income);
    const chapter = block(host, 'TH Tái chế', 'Theo chi hội');
    const monthly = block(host, 'TH Tái chế', 'Tiền bán theo chi hội và tháng (đ)');
    for (const code of CHAPTERS) {
      const own = inYear.filter((one) => one.chapter === code);
      const line = chapter.get(code.replace('K', 'Khu '));
      expect(line?.get('Tiền bán (đ)')).toBe(total(own.map(({ amount }) => amount)));
      // What a chapter sold on one day was one sale.
      expect(line?.get('Lần bán')).toBe(new Set(own.map(({ day }) => day)).size);
      expect(line?.get('Năm trước')).toBe(
        total(
          rows
            .filter((one) => one.chapter === code && one.day.startsWith('2021'))
            .map(({ amount }) => amount),
        ),
      );
      for (let month = 1; month <= 12; month++) {
        const sold = own.filter(({ day }) => Number(day.slice(5, 7)) === month);
        expect(monthly.get(code.replace('K', 'Khu '))?.get(`T${month}`)).toBe(
          sold.length === 0 ? '–' : total(sold.map(({ amount }) => amount)),
        );
      }
    }
    expect(chapter.get('Tổng cộng')?.get('Tiền bán (đ)')).toBe(income);
  });

  test('TH Quà tặng: by chapter and the ward itself', () => {
    const chapter = block(host, 'TH Quà tặng', 'Theo chi hội');
    const inYear = of2022(gifts);
    for (const code of [...CHAPTERS, 'Hội LHPN phường']) {
      const own = inYear.filter((one) => one.chapter === code);
      const line = chapter.get(code.replace(/^K/, 'Khu '));
      expect(line?.get('Suất quà')).toBe(total(own.map(({ parcels }) => parcels)));
      expect(line?.get('Trị giá (đ)')).toBe(total(own.map(({ parcels, unitValue }) => parcels * unitValue)));
    }
    expect(figures(answer).giftParcels).toMatchObject({ value: total(inYear.map(({ parcels }) => parcels)) });
  });

  test('TH Hội viên: members at the end of the year, and their share of women', () => {
    const present = members.filter(({ hasLeft }) => !hasLeft);
    const rate = present.length / 270;
    const whole = block(host, 'TH Hội viên', 'Hội viên toàn phường');
    expect(whole.get('Hội viên')?.get('Kỳ này')).toBe(present.length);
    expect(whole.get('Phụ nữ từ 18 tuổi')?.get('Kỳ này')).toBe(270);
    expect(whole.get('Tỷ lệ thu hút hội viên')?.get('Kỳ này')).toBeCloseTo(rate, 12);
    const shown = tab(host, 'TH Hội viên').getDataRange().getDisplayValues().flat();
    expect(shown).toContain(`${(rate * 100).toFixed(1).replace('.', ',')}%`);
    expect(block(host, 'TH Hội viên', 'Theo chi hội').get('Tổng cộng')?.get('Hội viên')).toBe(present.length);
    for (const code of CHAPTERS) {
      const line = block(host, 'TH Hội viên', 'Theo chi hội').get(code.replace('K', 'Khu '));
      expect(line?.get('Hội viên')).toBe(present.filter(({ chapter }) => chapter === code).length);
    }
  });

  test('TH Chung: the big figures, and charts over the cells they say', () => {
    const values = valuesOf(host, 'TH Chung');
    const labels = values.findIndex((row) => row.includes('Tỷ lệ thu hút'));
    expect(values[labels + 1]?.[3]).toBe(figures(answer).scrapIncome?.value);
    const charts = host.workbook.sheets.find(({ name }) => name === 'TH Chung')?.charts ?? [];
    expect(charts.map(({ type }) => type)).toEqual(['COLUMN', 'BAR', 'COLUMN']);
    for (const { ranges, options } of charts) {
      expect(String(options.title)).toMatch(/2022/);
      expect(ranges).toHaveLength(2);
      const points = host.globals.SpreadsheetApp.getActive()
        .getRange(ranges[1] ?? '')
        .getValues()
        .slice(1);
      expect(points.every(([value]) => typeof value === 'number')).toBe(true);
    }
  });

  test('values and links, no other formulas; nothing but Vietnamese for a reader', () => {
    for (const name of CORE) {
      const range = tab(host, name).getDataRange();
      expect(
        range
          .getFormulas()
          .flat()
          .every((formula) => formula === '' || hyperlinkOf(formula) !== undefined),
      ).toBe(true);
      expect(range.getDisplayValues().flat().join('\n')).not.toMatch(
        /undefined|NaN|null|\[object|#[A-Z]+[!?]/,
      );
    }
  });

  test('the stamp: period, by whom, rows counted', () => {
    expect(stampOf(host, 'TH Tái chế')).toMatch(
      /^Kỳ: 01\/01\/2022 – 31\/12\/2022 · Tổng hợp lúc \d\d:\d\d:\d\d ngày \d\d\/\d\d\/\d{4} · can-bo@example\.org · \d+ dòng, không bỏ dòng nào$/,
    );
    expect(stampOf(host, 'TH Tái chế')).toContain(` ${of2022(rows).length} dòng`);
  });

  test('a second run changes no cell but the stamp', () => {
    // Charts are drawn again and get new ids, which the add-on's mark on the tab keeps.
    const picture = () => pictureOf(host.workbook.sheets, ['charts', 'metadata']);
    const before = picture();
    const chartsBefore = host.workbook.sheets.flatMap(({ charts }) =>
      charts.map(({ id: _id, ...chart }) => chart),
    );
    summarize(host);
    const stamps = new Set(summaryNames.map((name) => `${name} 2`));
    // The first page says when the last run was.
    const isStamp = (place: string) => stamps.has(place) || place.startsWith('Trang đầu ');
    expect(differences(before, picture()).filter((place) => !isStamp(place))).toEqual([]);
    expect(
      host.workbook.sheets.flatMap(({ charts }) => charts.map(({ id: _id, ...chart }) => chart)),
    ).toEqual(chartsBefore);
  });
});

describe('what people added', () => {
  test('an input tab, a formula in an added column, an added tab: untouched by two runs', async () => {
    const { host, book } = await open({ recycling: sales(20), gifts: [gift()] });
    const sheet = tab(host, 'Tái chế');
    const own = sheet.getLastColumn() + 1;
    sheet.getRange(1, own, 2, 1).setValues([['Giá một kg'], ['=F2/D2']]);
    book
      .insertSheet('Sổ tay')
      .getRange('A1:B1')
      .setValues([["='Tái chế'!F2", 'ghi nhớ']]);
    const added = () => [
      ...sheet.getRange(2, own).getFormulas().flat(),
      ...book.getRange("'Sổ tay'!A1:B1").getValues().flat(),
    ];
    const before = added();
    const inputs = () =>
      pictureOf(host.workbook.sheets.filter(({ name }) => ![...summaryNames, 'Trang đầu'].includes(name)));
    const pictured = inputs();
    summarize(host);
    summarize(host);
    expect(differences(pictured, inputs())).toEqual([]);
    expect(added()).toEqual(before);
  });

  test('notes beside and below a summary stay; a column that a person widened stays wide', async () => {
    const { host } = await open({ recycling: [sale()] });
    summarize(host);
    const sheet = tab(host, 'TH Tái chế');
    const [rows, columns] = [sheet.getLastRow(), sheet.getLastColumn()];
    sheet.insertColumnsAfter(sheet.getMaxColumns(), 2);
    sheet.getRange(3, columns + 1).setValue('của chị Na');
    sheet.getRange(rows + 5, 1).setValue('ghi chú cuối trang');
    sheet.setColumnWidth(1, 321);
    summarize(host);
    expect(sheet.getRange(3, columns + 1).getValue()).toBe('của chị Na');
    expect(sheet.getRange(rows + 5, 1).getValue()).toBe('ghi chú cuối trang');
    expect(sheet.getColumnWidth(1)).toBe(321);
  });

  test('fewer lines than last time leave nothing of the old ones', async () => {
    const { host, book } = await open({
      recycling: sales(40),
      gifts: [gift(), gift({ occasion: 'Năm học mới' })],
    });
    summarize(host);
    tab(host, 'Quà tặng').deleteRow(3);
    tab(host, 'Tái chế')
      .getRange(2, 1, 40, columnsOf(book, 'recycling').note ?? 1)
      .clearContent();
    summarize(host);
    expect(valuesOf(host, 'TH Quà tặng').flat()).not.toContain('Năm học mới');
    const clean = await open({ gifts: [gift()] });
    summarize(clean.host);
    expect(valuesOf(host, 'TH Tái chế').slice(2)).toEqual(valuesOf(clean.host, 'TH Tái chế').slice(2));
    expect(valuesOf(host, 'TH Chung').slice(2)).toEqual(valuesOf(clean.host, 'TH Chung').slice(2));
    expect(host.workbook.sheets.find(({ name }) => name === 'TH Chung')?.charts).toHaveLength(1);
  });

  let deleted: Awaited<ReturnType<typeof open>>;
  test('a summary tab that was deleted comes back', async () => {
    deleted = await open({ recycling: [sale()] });
    const { host, book } = deleted;
    summarize(host);
    book.deleteSheet(tab(host, 'TH Chung'));
    expect(summarize(host)).toMatchObject({ ok: true });
    expect(valuesOf(host, 'TH Chung')[0]?.[0]).toBe('TỔNG HỢP CHUNG');
  });

  test('the tab of the charts’ figures that was deleted comes back where it stood, and the charts draw it', () => {
    const { host, book } = deleted;
    const names = () => host.workbook.sheets.map(({ name }) => name);
    const before = names();
    book.deleteSheet(tab(host, 'TH Số liệu chung'));
    summarize(host);
    expect(names()).toEqual(before);
    const [chart] = host.workbook.sheets.find(({ name }) => name === 'TH Chung')?.charts ?? [];
    const [, range = ''] = chart?.ranges ?? [];
    expect(range).toContain('TH Số liệu chung');
    expect(book.getRange(range).getValues().flat()).toContain(80_000);
  });

  test.each<[string, (sheet: GoogleAppsScript.Spreadsheet.Sheet) => void]>([
    ['with a title of their own', (sheet) => sheet.getRange('A1').setValue('Kế hoạch năm')],
    ['whose first cell is blank', (sheet) => sheet.getRange('B4').setValue('Kế hoạch năm')],
    ['whose title begins like ours', (sheet) => sheet.getRange('A1').setValue('TỔNG HỢP')],
  ])('a tab named TH Chung %s is not written over, and no other tab is half done', async (_name, write) => {
    const { host, book, ui } = await open({ recycling: [sale()] });
    const own = book.insertSheet('TH Chung');
    write(own);
    const before = pictureOf(host.workbook.sheets);
    const answer = summarize(host);
    expect(answer).toEqual({
      ok: false,
      message: 'Tab “TH Chung” có sẵn và không do Sổ Hội tạo. Đổi tên tab đó rồi bấm lại.',
    });
    expect(differences(before, pictureOf(host.workbook.sheets))).toEqual([]);
    expect(ui.events.at(-1)).toMatchObject({
      kind: 'alert',
      message: expect.stringContaining('TH Chung') as unknown,
    });
  });

  test('the last tab foreign: the ones before are not written either', async () => {
    const { host, book } = await open({ recycling: [sale()] });
    book.insertSheet('TH Quà tặng').getRange('A1').setValue('Danh sách quà');
    expect(summarize(host)).toMatchObject({ ok: false });
    expect(host.workbook.sheets.map(({ name }) => name)).not.toContain('TH Chung');
  });

  test('an empty tab of that name is taken', async () => {
    const { host, book } = await open({ recycling: [sale()] });
    book.insertSheet('TH Chung');
    expect(summarize(host)).toMatchObject({ ok: true });
  });

  test('a copy that lost the add-on’s mark is known by its title', async () => {
    const { host } = await open({ recycling: [sale()] });
    setSettings(host.globals.SpreadsheetApp.getActive(), { 'Tên gọi tắt': 'Hội LHPN phường – xã Mẫu' });
    summarize(host);
    for (const sheet of host.workbook.sheets) sheet.metadata = [];
    expect(summarize(host)).toMatchObject({ ok: true });
    expect(valuesOf(host, 'TH Chung')[0]?.[0]).toBe('TỔNG HỢP CHUNG – Hội LHPN phường – xã Mẫu');
  });
});

describe('the period', () => {
  const rows = {
    recycling: [sale({ day: '2022-02-01', amount: 1 }), sale({ day: '2022-08-01', amount: 10 })],
  };
  test.each<[string, unknown[], number]>([
    ['of the settings', [], 11],
    ['passed by a caller', [{ from: '2022-01-01', to: '2022-06-30' }], 1],
    ['passed as people write days', [{ from: '1/7/2022', to: '31.12.2022' }], 10],
    ['an event of a trigger is no period', [{ authMode: 'FULL', source: {} }], 11],
  ])('%s', async (_name, args, income) => {
    const { host } = await open(rows);
    expect(figures(summarize(host, ...args)).scrapIncome?.value).toBe(income);
  });

  test.each<[string, unknown, string]>([
    ['the wrong way round', { from: '2022-12-31', to: '2022-01-01' }, 'bị ngược'],
    ['a day that does not exist', { from: '2022-02-30', to: '2022-12-31' }, 'Kỳ từ ngày: '],
    ['half of it', { from: '2022-01-01' }, 'Kỳ đến ngày: '],
    ['no text', { from: 2022, to: 2022 }, 'Kỳ từ ngày: '],
  ])('%s: a sentence, nothing written', async (_name, argument, part) => {
    const { host, ui } = await open(rows);
    const before = pictureOf(host.workbook.sheets);
    const answer = summarize(host, argument);
    expect(answer).toMatchObject({ ok: false, message: expect.stringContaining(part) as unknown });
    expect(differences(before, pictureOf(host.workbook.sheets))).toEqual([]);
    expect(ui.events.at(-1)).toMatchObject({ kind: 'alert' });
  });

  test('none in the settings: says where to write it', async () => {
    const { host } = await open(rows, { 'Kỳ từ ngày': '' });
    expect(summarize(host)).toMatchObject({
      ok: false,
      message: expect.stringContaining('tab Cài đặt') as unknown,
    });
  });
});

describe('before anything is installed', () => {
  test('says what to press, writes nothing', async () => {
    const ui = recorder();
    const host = await createHost({ workbook: newWorkbook('Sổ'), ui });
    expect(summarize(host, PERIOD)).toEqual({
      ok: false,
      message: 'Tệp này chưa có các tab của Sổ Hội. Bấm Sổ Hội → Quản lý → Cài đặt sổ trước.',
    });
    expect(host.workbook.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
  });

  test('installed and empty: tabs that say so', async () => {
    const { host } = await open({ chapters: [] });
    expect(summarize(host)).toMatchObject({ ok: true, leftOut: 0 });
    for (const name of CORE) expect(stampOf(host, name)).toContain('· 0 dòng, không bỏ dòng nào');
  });
});

describe('service calls', () => {
  test('are as many for 100 sales as for 10,000', async () => {
    const counts: Record<string, number>[] = [];
    for (const count of [100, 10_000]) {
      // The same money in all: a page of millions has other words, and so other heights of rows.
      const { host } = await open({ recycling: sales(count, 10_000_000 / count) });
      summarize(host);
      counts.push({ ...host.count.methods });
      expect(figures(summarize(host)).recyclingSales?.value).toBe(count);
      counts.push({ ...host.count.methods });
    }
    expect(counts[2]).toEqual(counts[0]);
    expect(counts[3]).toEqual(counts[1]);
  });
});

describe('what people write into a blank cell of a summary', () => {
  const NOTE = 'chị Hai xem lại giúp';

  test('stays in its place when the summary is written again', async () => {
    const { host, book } = await open({ gifts: [gift()] });
    summarize(host);
    const sheet = tab(host, 'TH Quà tặng');
    const values = sheet.getDataRange().getValues();
    const row = values.findIndex((cells, at) => at > 3 && cells.every((cell) => cell === ''));
    const cell = sheet.getRange(row + 1, 4);
    cell.setValue(NOTE);
    fill(book, { gifts: [gift({ parcels: 77 })] });
    summarize(host);
    const after = tab(host, 'TH Quà tặng').getDataRange().getValues().flat().map(String);
    expect(after.filter((text) => text.includes(NOTE))).toHaveLength(1);
    summarize(host);
    expect(
      tab(host, 'TH Quà tặng')
        .getDataRange()
        .getValues()
        .flat()
        .map(String)
        .filter((text) => text.includes(NOTE)),
    ).toHaveLength(1);
  });

  test('goes to the end with its place where the summary needs the cell; a figure typed over is put right', async () => {
    const { host, book } = await open({ gifts: [gift()] });
    summarize(host);
    const sheet = tab(host, 'TH Quà tặng');
    const last = sheet.getLastRow();
    const before = sheet.getRange(last, 1).getValue();
    sheet.getRange(last, 1).setValue('sai');
    summarize(host);
    expect(tab(host, 'TH Quà tặng').getRange(last, 1).getValue()).toBe(before);
    const blank = sheet
      .getDataRange()
      .getValues()
      .findIndex((cells, at) => at > 3 && cells.every((cell) => cell === ''));
    sheet.getRange(blank + 1, 1).setValue(NOTE);
    fill(book, {
      gifts: Array.from({ length: 12 }, (_, at) => gift({ parcels: 3 + at, occasion: 'Tết Nguyên đán' })),
    });
    summarize(host);
    const said = tab(host, 'TH Quà tặng')
      .getDataRange()
      .getValues()
      .flat()
      .map(String)
      .filter((text) => text.includes(NOTE));
    expect(said).toHaveLength(1);
  });
});
