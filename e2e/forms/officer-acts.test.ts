/**
 * The officers' dialogs through the bundle: choosing models, exporting a chosen report, closing the ledger.
 */
import { recorder } from '../../local';
import { kindLabel, reportKindKeys, reportKinds } from '../../src/domain/report';
import type { Period } from '../../src/domain/values';
import { optionalModelKeys, tables } from '../../src/domain/ward';
import type { CallName } from '../../src/shared/contract';
import type { Answer } from '../../src/shared/problem';
import { beside, type Desk, gift, HEAD, openDesk, sale, save } from './desk';

let desk: Desk;
let ui: ReturnType<typeof recorder>;
/** What the person presses where the sheet asks. */
let pressed: 'YES' | 'NO' | 'CLOSE';
const made: string[] = [];
let canPdf: boolean;
beforeEach(async () => {
  pressed = 'YES';
  ui = recorder({ alert: () => pressed });
  canPdf = true;
  made.length = 0;
  desk = await openDesk({
    ui,
    toPdf: (docx) => (canPdf ? docx.slice(0, 4) : null),
    onFile: (name) => {
      made.push(name);
      return { name, link: `https://drive.example/${encodeURIComponent(name)}` };
    },
  });
  // A new workbook asks which models it records, which is not what these tests are about.
  ui.events.length = 0;
});

const tabs = () => desk.host.workbook.sheets.map(({ name }) => name);
const setting = (label: string): unknown =>
  desk.rows('Cài đặt').find((row) => row['Cài đặt'] === label)?.['Giá trị'];
const chosen = (models: readonly { key: string; isChosen: boolean }[]) =>
  models.filter(({ isChosen }) => isChosen).map(({ key }) => key);
/**
 * Dialogs that the server opened: there must be none, because another dialog would replace the page that
 * shows the answer.
 */
const opened = () => ui.events.filter(({ kind }) => kind !== 'menu' && kind !== 'toast');

describe('models', () => {
  test('all of them are offered, in their order, each with a line and its tabs; none is ticked in a new book', () => {
    const { models } = desk.value('models.list', {});
    expect(models.map(({ key }) => key)).toEqual([...optionalModelKeys]);
    expect(models.filter(({ about }) => !/^\p{Lu}.+\.$/u.test(about))).toEqual([]);
    expect(models.find(({ key }) => key === 'income')).toMatchObject({
      label: 'Nguồn thu',
      about: tables.income.about,
      tabs: ['Nguồn thu', 'Số dư đầu năm'],
    });
    expect(chosen(models)).toEqual([]);
  });

  test('ticked ones get their tabs and their forms; unticked, the tab stays and that is said', () => {
    const first = desk.value('models.choose', { models: ['greenSundays', 'income'] });
    expect(chosen(first.models)).toEqual(['income', 'greenSundays']);
    expect(first.message).toMatch(/Nguồn thu, Chủ nhật xanh\. Đã tạo 3 tab\./);
    expect(tabs()).toEqual(expect.arrayContaining(['Nguồn thu', 'Chủ nhật xanh', 'Số dư đầu năm']));
    expect(setting('Mô hình đã chọn')).toBe('Nguồn thu, Chủ nhật xanh');
    const forms = desk.value('form.describe', {}).forms.map(({ table }) => table);
    expect(forms).toEqual(expect.arrayContaining(['income', 'greenSundays']));

    const second = desk.value('models.choose', { models: ['income'] });
    expect(chosen(second.models)).toEqual(['income']);
    expect(second.message).toContain('Tab Chủ nhật xanh vẫn giữ nguyên nhưng không tính vào tổng hợp.');
    expect(tabs()).toContain('Chủ nhật xanh');
    expect(chosen(desk.value('models.list', {}).models)).toEqual(['income']);
    // The same again changes nothing.
    const before = JSON.stringify(desk.host.workbook.sheets.map(({ name, cells }) => [name, cells]));
    expect(chosen(desk.value('models.choose', { models: ['income'] }).models)).toEqual(['income']);
    expect(JSON.stringify(desk.host.workbook.sheets.map(({ name, cells }) => [name, cells]))).toBe(before);
    expect(opened()).toEqual([]);
  });

  test('a model that there is not: a sentence, no tab', () => {
    const before = tabs();
    expect(desk.problem('models.choose', { models: ['income', 'dragons'] })).toMatchObject({
      kind: 'invalid',
      form: [{ what: expect.stringContaining('Không có mô hình “dragons”') }],
    });
    expect(tabs()).toEqual(before);
  });
});

describe('reports', () => {
  const YEAR = { from: '2026-01-01', to: '2026-12-31' };

  test('four kinds with a line each, the settings’ kind and period, the usual periods', () => {
    desk.value('settings.save', {
      values: { reportKind: 'Báo cáo định kỳ', from: '1/1/2025', to: '31/12/2025' },
    });
    const choices = desk.value('report.choices', {});
    expect(choices.kinds.map(({ key }) => key)).toEqual(reportKindKeys);
    expect(choices.kinds.filter(({ about }) => !/^\p{Lu}.+\.$/u.test(about))).toEqual([]);
    expect(choices).toMatchObject({ kind: 'periodic', period: { from: '2025-01-01', to: '2025-12-31' } });
    expect(choices.choices).toEqual(desk.value('period.get', {}).choices);
  });

  test.each(reportKindKeys)('%s of a quarter: a document, its link, no window', (kind) => {
    desk.value('row.save', save('gifts', gift()));
    const answer = desk.value('report.export', { kind, from: '1/4/2026', to: '2026-06-30', accept: true });
    const period = { from: '2026-04-01', to: '2026-06-30' } as Period;
    expect(answer.name).toBe(reportKinds[kind].title(period));
    expect(made).toHaveLength(1);
    expect(answer.url).toBe(`https://drive.example/${encodeURIComponent(made[0] ?? '')}`);
    expect(answer.message).toContain('01/04/2026');
    expect(answer.message).toContain('30/06/2026');
    // The settings name no union yet: each kind asks for it.
    expect(answer.notes.join()).toContain('“Tên Hội”');
    expect(desk.rows('Sổ báo cáo')).toMatchObject([
      { 'Loại báo cáo': kindLabel(kind), 'Từ ngày': '01/04/2026', 'Đến ngày': '30/06/2026' },
    ]);
    expect(opened()).toEqual([]);
  });

  test('what the report would keep back is asked first; accepted, it stands in a second file', () => {
    desk.value('row.save', save('gifts', gift()));
    desk.value('row.save', save('recycling', sale()));
    const sheet = desk.sheet('Tái chế');
    sheet.getRange(2, desk.column('Tái chế', 'Số lượng')).setValue('nhiều lắm');
    const input = { kind: 'periodic', ...YEAR, number: '7', day: '12/8/2026' };
    const asked = desk.value('report.export', input);
    expect(asked).toMatchObject({ isMade: false, url: null, internal: null });
    expect(asked.warnings).toEqual([
      {
        text: 'Xuất vẫn được, nhưng có dòng chưa đúng nên chưa tính vào số liệu: Tái chế 01 dòng.',
        places: [{ sheet: 'Tái chế', row: 2 }],
      },
    ]);
    // What the document would lack is said before it too, and each leads to where it is written.
    const place = { sheet: 'Cài đặt', row: null };
    expect(asked.missing).toContainEqual({
      text: 'Chưa có tên cơ quan ban hành: ghi “Tên Hội” trong tab “Cài đặt”.',
      places: [place],
    });
    desk.value('place.show', place);
    expect(desk.host.globals.SpreadsheetApp.getActive().getActiveSheet().getName()).toBe('Cài đặt');
    expect([made, desk.host.workbook.sheets.some(({ name }) => name === 'Sổ báo cáo')]).toEqual([[], false]);

    const answer = desk.value('report.export', { ...input, accept: true });
    expect(answer.isMade).toBe(true);
    expect(answer.internal?.name).toBe(`${answer.name} – nội bộ`);
    expect(made).toHaveLength(2);
    expect(desk.rows('Sổ báo cáo')).toMatchObject([{ Số: '07/BC-HPN' }]);
    expect(answer.notes.join('\n')).toContain('Tái chế 01 dòng');
  });

  test('a PDF beside the document where it is asked for; where it cannot be made, how to make it by hand is said', () => {
    desk.value('row.save', save('gifts', gift()));
    const input = { kind: 'periodic', ...YEAR, accept: true };
    const answer = desk.value('report.export', { ...input, pdf: true });
    expect(answer.pdf).toMatchObject({ name: `${answer.name}.pdf`, url: expect.stringMatching(/\.pdf$/) });
    expect(made).toEqual([expect.stringMatching(/\.docx$/), expect.stringMatching(/\.pdf$/)]);
    expect(desk.value('report.export', input).pdf).toBeNull();
    canPdf = false;
    const without = desk.value('report.export', { ...input, pdf: true });
    expect(without).toMatchObject({ isMade: true, pdf: null });
    expect(without.notes.join()).toContain('Tệp → Tải xuống → Tài liệu PDF');
  });

  test('where nothing is kept back the second file is made for who wants it only', () => {
    desk.value('row.save', save('gifts', gift()));
    expect(desk.value('report.export', { kind: 'periodic', ...YEAR, accept: true }).internal).toBeNull();
    expect(made).toHaveLength(1);
    const own = desk.value('report.export', {
      kind: 'periodic',
      ...YEAR,
      annexes: ['internal', 'chapters'],
      accept: true,
    });
    expect(own.internal?.url).toMatch(/^https:/);
    expect(made).toHaveLength(3);
  });

  test('of one chapter, where the kind can be; what cannot be read is refused at its field', () => {
    desk.value('row.save', save('gifts', gift()));
    const { chapters, kinds, annexes, today } = desk.value('report.choices', {});
    expect(kinds.filter(({ isOfChapters }) => isOfChapters).map(({ key }) => key)).toEqual(['models']);
    expect(annexes.map(({ key, isChosen }) => [key, isChosen])).toEqual([
      ...[['chapters', false] as const, ['gifts', false] as const],
      ...[['charts', false] as const, ['internal', false] as const],
    ]);
    expect(today).toBe('2026-08-20');
    const chapter = chapters[0]?.code ?? '';
    const one = desk.value('report.export', { kind: 'models', ...YEAR, chapter, number: '9', accept: true });
    expect(one.name).toContain(`tại chi hội ${chapters[0]?.label}`);
    expect(desk.rows('Sổ báo cáo').map((row) => row.Số)).toEqual([undefined]);
    expect(desk.problem('report.export', { kind: 'models', ...YEAR, day: '31/2' })).toMatchObject({
      kind: 'invalid',
      fields: { day: [{ what: expect.any(String) }] },
    });
    expect(desk.problem('report.export', { kind: 'periodic', ...YEAR, chapter })).toMatchObject({
      kind: 'invalid',
      fields: { chapter: [{ what: expect.stringContaining('Chỉ báo cáo mô hình') }] },
    });
  });

  test('annexes that the settings name are ticked', () => {
    desk.value('settings.save', { values: { annexes: ['Số liệu theo chi hội'] } });
    const ticked = desk.value('report.choices', {}).annexes.filter(({ isChosen }) => isChosen);
    expect(ticked.map(({ key }) => key)).toEqual(['chapters']);
  });

  test('settings offer what people write, of the ward’s own name, and none of the lines of before', () => {
    desk.value('settings.save', { values: { unionName: 'HỘI LHPN PHƯỜNG HOA SEN' } });
    const { settings } = desk.value('settings.get', {});
    const presets = (key: string) => settings.find((one) => one.key === key)?.presets ?? [];
    expect(presets('parentBody')).toContain('ỦY BAN MTTQ VIỆT NAM PHƯỜNG HOA SEN');
    expect(presets('confirmer')).toContain('Đảng ủy phường Hoa Sen');
    expect(settings.map(({ key }) => key)).not.toEqual(
      expect.arrayContaining(['superior', 'documentNumber', 'documentDay']),
    );
  });

  test('what the menu does still opens its own window, with the settings’ kind and period', () => {
    desk.value('period.set', YEAR);
    desk.value('row.save', save('recycling', sale()));
    expect(desk.host.run('exportReport')).toMatchObject({ ok: true, kind: 'topical', period: YEAR });
    // This ward has not written its name yet: that is said first, with where.
    expect(opened()).toEqual([
      expect.objectContaining({
        kind: 'alert',
        message: expect.stringMatching(
          /^Chưa có tên cơ quan ban hành.*chừa trống những chỗ thiếu\. Vẫn xuất\?$/s,
        ),
      }),
      expect.objectContaining({ kind: 'dialog' }),
    ]);
  });

  test('the menu’s item asks first too: no, or the cross, makes nothing; yes makes both files', () => {
    desk.value('period.set', YEAR);
    desk.value('row.save', save('recycling', sale()));
    desk.value('row.save', save('gifts', gift()));
    desk.sheet('Tái chế').getRange(2, desk.column('Tái chế', 'Số lượng')).setValue('nhiều lắm');
    for (pressed of ['NO', 'CLOSE'] as const) {
      ui.events.length = 0;
      expect(desk.host.run('exportReport')).toMatchObject({
        ok: false,
        message: expect.stringMatching(/^Chưa xuất báo cáo nào\./),
      });
      expect(opened()).toEqual([
        {
          ...{ kind: 'alert', title: 'Sổ Hội', buttons: 'YES_NO' },
          message: expect.stringMatching(
            /^Xuất vẫn được, nhưng có dòng chưa đúng nên chưa tính vào số liệu: Tái chế 01 dòng\.\s.*Vẫn xuất\?$/s,
          ),
        },
        expect.objectContaining({ kind: 'alert', buttons: 'OK' }),
      ]);
      expect(made).toEqual([]);
    }
    pressed = 'YES';
    expect(desk.host.run('exportReport')).toMatchObject({ ok: true });
    expect(made).toHaveLength(2);
  });

  test.each([
    [{ from: 'hôm kia', to: '2026-06-30' }, 'from'],
    [{ from: '2026-01-01', to: '' }, 'to'],
    [{ from: '2026-07-01', to: '2026-06-30' }, 'to'],
  ])('a period that is none: %j', (days, field) => {
    expect(desk.problem('report.export', { kind: 'topical', ...days })).toMatchObject({
      kind: 'invalid',
      fields: { [field]: [{ what: expect.any(String) }] },
    });
    expect(made).toEqual([]);
  });

  test('a kind that no dialog sends', () => {
    expect(desk.problem('report.export', { kind: 'dragons', ...YEAR })).toEqual({ kind: 'badRequest' });
  });

  test('a template of the ward’s own that cannot be opened: said, nothing made', () => {
    desk.value('settings.save', { values: { ownTemplate: 'khong-co.docx' } });
    desk.value('row.save', save('recycling', sale()));
    expect(desk.problem('report.export', { kind: 'topical', ...YEAR })).toMatchObject({
      kind: 'invalid',
      form: [{ what: expect.stringContaining('Không mở được mẫu riêng “khong-co.docx”') }],
    });
    expect(made).toEqual([]);
  });
});

describe('closing the book', () => {
  test('the end of the settings’ period is suggested, else the last month’s; what is closed is not', () => {
    desk.value('period.set', { from: '2025-01-01', to: '2025-12-31' });
    expect(desk.value('closing.get', {})).toMatchObject({ until: null, suggested: '2025-12-31' });
    desk.value('period.set', { from: '2026-01-01', to: '2026-12-31' });
    expect(desk.value('closing.get', {})).toMatchObject({ until: null, suggested: '2026-07-31' });
    desk.value('closing.set', { to: '31/7' });
    expect(desk.value('closing.get', {})).toMatchObject({ until: '2026-07-31', suggested: null });
  });

  test('rows of the closed days are named by Kiểm tra from then on', () => {
    const { row } = desk.value('row.save', save('gifts', gift()));
    const answer = desk.value('closing.set', { to: '30/6/2026' });
    expect(answer).toMatchObject({ until: '2026-06-30', message: expect.stringContaining('30/06/2026') });
    expect(setting('Khóa sổ đến ngày')).toBe('30/06/2026');
    desk.value('row.edit', {
      ...{ table: 'gifts', id: row.id, version: row.version, values: { parcels: '15' } },
      acceptClosed: true,
    });
    desk.host.run('checkData');
    expect(JSON.stringify(desk.rows('Kiểm tra'))).toMatch(/khóa/);
    // An earlier day opens those after it.
    desk.value('closing.set', { to: '2026-04-30' });
    desk.host.run('checkData');
    expect(JSON.stringify(desk.rows('Kiểm tra'))).not.toMatch(/khóa/);
    expect(opened()).toEqual([]);
  });

  test.each([['21/8/2026'], ['31/02/2026'], ['mai'], [''], ['1/1/1900']])(
    'a day that cannot be: %j',
    (to) => {
      expect(desk.problem('closing.set', { to })).toMatchObject({
        kind: 'invalid',
        fields: { to: [{ what: expect.any(String) }] },
      });
      expect(setting('Khóa sổ đến ngày')).toBeUndefined();
    },
  );
});

describe('who may', () => {
  const calls: readonly (readonly [CallName, object])[] = [
    ['models.list', {}],
    ['models.choose', { models: [] }],
    ['report.choices', {}],
    ['report.export', { kind: 'topical', from: '2026-01-01', to: '2026-12-31' }],
    ['closing.get', {}],
    ['closing.set', { to: '2026-06-30' }],
    ['issues.list', {}],
    ['issues.issue', { id: 'SB-00001', number: '05', day: '2026-06-30', accept: false }],
    ['issues.withdraw', { id: 'SB-00001' }],
    ['issues.compare', { id: 'SB-00001' }],
  ];
  const problemOf = (answer: Answer<unknown>) => (answer.ok ? null : answer.problem);

  test('not a chapter head, known by her e-mail', async () => {
    const hers = await beside(desk, { email: HEAD });
    for (const [name, input] of calls)
      expect([name, problemOf(hers.raw(name, input))?.kind]).toEqual([name, 'forbidden']);
    expect(setting('Khóa sổ đến ngày')).toBeUndefined();
  });

  test('two at once: the second is told to wait', () => {
    for (const [name, input] of calls.filter(([, input]) => Object.keys(input).length > 0))
      expect([name, problemOf(desk.raw(name, input, { faults: { denyLock: true } }))]).toEqual([
        name,
        { kind: 'busy' },
      ]);
  });

  test('the settings’ tab is gone: which, and what to do', () => {
    desk.host.globals.SpreadsheetApp.getActive().deleteSheet(desk.sheet('Cài đặt'));
    for (const [name, input] of calls)
      expect([name, problemOf(desk.raw(name, input))]).toEqual([
        name,
        { kind: 'notInstalled', sheet: 'Cài đặt' },
      ]);
  });
});
