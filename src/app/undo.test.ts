/** Deleting a row and taking it back, by the built bundle in the local host: what stood in the row stands again. */
import fc from 'fast-check';
import { createHost, recorder } from '../../local';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { fill } from '../domain/testdata/fill';
import { defaultChapters, memberRow, sale } from '../domain/testdata/ward';
import type { Output, Receipt, RowView } from '../shared/contract';
import { type Answer, describe as sentenceOf } from '../shared/problem';

const TAB = 'Tái chế';
const TRASH = 'Đã xóa';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

async function open(extra = 0) {
  const host = await createHost({
    workbook: installedWorkbook(),
    ui: recorder(),
    email: 'can-bo@example.org',
  });
  const book = host.globals.SpreadsheetApp.getActive();
  const more = Array.from({ length: extra }, (_, index) => sale({ id: `TC-1${index + 1000}` }));
  fill(book, {
    chapters: defaultChapters,
    recycling: [
      sale({ id: 'TC-00001', note: 'bán cho bà A', amount: 12_000_000 }),
      sale({ id: 'TC-00002', note: 'dòng hai', amount: 50_000 }),
      ...more,
    ],
  });
  const sheet = book.getSheetByName(TAB);
  if (sheet === null) throw new Error('No tab.');
  const width = sheet.getLastColumn();
  sheet.insertColumnsAfter(sheet.getMaxColumns(), 3);
  const rpc = <T>(name: string, payload: unknown) => host.run('rpc', name, payload) as Answer<T>;
  const get = (id: string) => rpc<RowView>('row.get', { table: 'recycling', id });
  const remove = (id: string) => {
    const row = get(id);
    if (!row.ok) throw new Error(sentenceOf(row.problem));
    return rpc('row.delete', { table: 'recycling', id, version: row.value.version });
  };
  const undo = (id: string) => rpc<RowView>('row.undo', { table: 'recycling', id });
  const edit = ({ id, version }: RowView, values: unknown) =>
    rpc<Receipt>('row.edit', { table: 'recycling', id, version, values });
  return { host, book, sheet, width, rpc, get, edit, remove, undo };
}

const headersOf = (sheet: Sheet) => sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] ?? [];
const place = (sheet: Sheet, header: string) => {
  const at = headersOf(sheet).findIndex((one) => String(one).replace(' *', '') === header);
  if (at < 0) throw new Error(`No column ${header}.`);
  return at + 1;
};
const rowWith = (sheet: Sheet, id: string) =>
  sheet
    .getDataRange()
    .getValues()
    .findIndex((row) => row.includes(id)) + 1;

/** Everything that can be asked of a row's cells, with formulas as they read from any row. */
function allOf(sheet: Sheet, row: number) {
  const range = sheet.getRange(row, 1, 1, sheet.getMaxColumns());
  const styles = range.getTextStyles()[0] ?? [];
  const rich = range.getRichTextValues()[0] ?? [];
  const formulas = range.getFormulasR1C1()[0] ?? [];
  // What a formula gives follows from where it stands.
  const plain = <T>(cells: readonly T[]) => cells.map((cell, at) => (formulas[at] === '' ? cell : 'formula'));
  return {
    values: plain(range.getValues()[0] ?? []),
    formulas,
    formats: range.getNumberFormats()[0],
    notes: range.getNotes()[0],
    fills: range.getBackgrounds()[0],
    styles: styles.map((one) => [
      one.isBold(),
      one.isItalic(),
      one.isUnderline(),
      one.isStrikethrough(),
      one.getForegroundColor(),
      one.getFontSize(),
    ]),
    rich: plain(rich).map((one) =>
      typeof one === 'string'
        ? one
        : one?.getRuns().map((run) => [run.getText(), run.getLinkUrl(), run.getTextStyle().isBold()]),
    ),
    rules: (range.getDataValidations()[0] ?? []).map((rule) =>
      rule === null ? null : [String(rule.getCriteriaType()), rule.getAllowInvalid(), rule.getHelpText()],
    ),
  };
}

/** Set before a row is dressed: builders are asked of the host. */
let app: GoogleAppsScript.Spreadsheet.SpreadsheetApp;

describe('what stood in the row stands again', () => {
  const cases: readonly (readonly [string, (sheet: Sheet, own: number) => void])[] = [
    ['a formula', (sheet, own) => sheet.getRange(2, own).setFormula('=F2/D2')],
    ['a formula over the row above', (sheet, own) => sheet.getRange(2, own).setFormula('=F1&$D$2')],
    [
      'a formula in a column of ours',
      (sheet) => sheet.getRange(2, place(sheet, 'Thành tiền')).setFormula('=D2*5000'),
    ],
    ['a note', (sheet) => sheet.getRange('G2').setNote('hỏi lại bà A')],
    ['a note on an empty cell', (sheet, own) => sheet.getRange(2, own).setNote('chưa cân')],
    ['a colour', (sheet) => sheet.getRange('A2:C2').setBackground('#ffff00')],
    ['struck text', (sheet) => sheet.getRange('G2').setFontLine('line-through')],
    [
      'bold, italic, red, large',
      (sheet) =>
        sheet
          .getRange('D2:E2')
          .setFontWeight('bold')
          .setFontStyle('italic')
          .setFontColor('#ff0000')
          .setFontSize(14),
    ],
    ['a number in bold', (sheet, own) => sheet.getRange(2, own).setValue(5).setFontWeight('bold')],
    ['a checkbox', (sheet, own) => sheet.getRange(2, own).insertCheckboxes().check()],
    [
      'a dropdown of its own',
      (sheet, own) => {
        const list = app
          .newDataValidation()
          .requireValueInList(['rồi', 'chưa'])
          .setHelpText('Đã thu?')
          .build();
        sheet.getRange(2, own).setValue('rồi').setDataValidation(list);
      },
    ],
    [
      'a dropdown from a range',
      (sheet, own) => {
        const range = sheet.getParent().getRange("'Danh mục'!A2:A9");
        sheet.getRange(2, own).setDataValidation(app.newDataValidation().requireValueInRange(range).build());
      },
    ],
    [
      'a date with its hour',
      (sheet, own) =>
        sheet
          .getRange(2, own)
          .setValue(new Date(Date.UTC(2022, 5, 28, 7, 30)))
          .setNumberFormat('dd/mm/yyyy hh:mm'),
    ],
    [
      'text that looks like a number',
      (sheet, own) => sheet.getRange(2, own).setNumberFormat('@').setValue('007').setNumberFormat('General'),
    ],
    [
      'text that looks like a formula',
      (sheet, own) => sheet.getRange(2, own).setNumberFormat('@').setValue('=1+1'),
    ],
    ['a percentage', (sheet, own) => sheet.getRange(2, own).setValue(0.79).setNumberFormat('0.0%')],
    [
      'a link and a bold word',
      (sheet, own) => {
        const bold = app.newTextStyle().setBold(true).build();
        const text = app
          .newRichTextValue()
          .setText('ảnh và biên bản')
          .setLinkUrl(0, 3, 'https://example.org/')
          .setTextStyle(7, 15, bold)
          .build();
        sheet.getRange(2, own).setRichTextValue(text);
      },
    ],
  ];
  test.each(cases)('%s', async (_, dress) => {
    const { host, sheet, width, remove, undo } = await open();
    app = host.globals.SpreadsheetApp;
    sheet.getRange(1, width + 1).setValue('Giá một kg');
    dress(sheet, width + 1);
    const before = allOf(sheet, 2);
    expect(remove('TC-00001')).toMatchObject({ ok: true });
    expect(rowWith(sheet, 'TC-00001')).toBe(0);
    expect(undo('TC-00001')).toMatchObject({ ok: true, value: { notices: [], row: 3 } });
    expect(allOf(sheet, rowWith(sheet, 'TC-00001'))).toEqual(before);
    expect(rowWith(sheet, 'TC-00002')).toBe(2);
  });
});
test('a rule that cannot be kept is named', async () => {
  const { host, sheet, width, remove, undo } = await open();
  sheet.getRange(1, width + 1).setValue('Đã thu');
  const rule = host.globals.SpreadsheetApp.newDataValidation().requireFormulaSatisfied('=D2>0').build();
  sheet.getRange(2, width + 1).setDataValidation(rule);
  remove('TC-00001');
  expect(undo('TC-00001')).toMatchObject({
    ok: true,
    value: {
      notices: ['Quy tắc nhập của ô “Đã thu” chưa trả lại được. Đặt lại ở Dữ liệu, Xác thực dữ liệu.'],
    },
  });
});

test('formulas that the ward filled further down are not written over', async () => {
  const { sheet, width, remove, undo } = await open();
  const own = width + 1;
  sheet.getRange(1, own).setValue('Giá một kg');
  sheet.getRange(2, own, 4, 1).setFormula('=F2/D2');
  sheet.getRange(5, own).setValue('tự ghi');
  remove('TC-00001');
  undo('TC-00001');
  // The row comes back below everything: what stands further down in the ward's own column stays where it is.
  expect(sheet.getRange(2, own, 4, 1).getFormulas().flat()).toEqual(['=F2/D2', '=F3/D3', '', '=F5/D5']);
  expect(sheet.getRange(4, own).getValue()).toBe('tự ghi');
});

describe('columns that changed meanwhile', () => {
  const everything = (sheet: Sheet, row: number) => {
    const range = sheet.getRange(row, 1, 1, sheet.getMaxColumns());
    return [...(range.getValues()[0] ?? []), ...(range.getNotes()[0] ?? [])].map(String).join('\n');
  };

  test('renamed: the cell goes where it came from, and the answer says so', async () => {
    const { sheet, width, remove, undo } = await open();
    sheet.getRange(1, width + 1).setValue('Giá một kg');
    sheet.getRange(2, width + 1).setFormula('=F2/D2');
    const value = sheet.getRange(2, width + 1).getValue();
    remove('TC-00001');
    sheet.getRange(1, width + 1).setValue('Đơn giá');
    const answer = undo('TC-00001');
    expect(sheet.getRange(3, width + 1).getFormula()).toBe('=F3/D3');
    expect(sheet.getRange(3, width + 1).getValue()).toBe(value);
    expect(answer).toMatchObject({
      ok: true,
      value: { notices: [expect.stringContaining('Cột “Giá một kg” nay tên là “Đơn giá”')] },
    });
  });

  test('renamed to a name of ours that stands already', async () => {
    const { sheet, width, remove, undo } = await open();
    sheet.getRange(1, width + 1).setValue('Giá một kg');
    sheet.getRange(2, width + 1).setValue(5000);
    remove('TC-00001');
    sheet.getRange(1, width + 1).setValue('Ghi chú');
    undo('TC-00001');
    expect(sheet.getRange(3, place(sheet, 'Ghi chú')).getValue()).toBe('bán cho bà A');
    expect(sheet.getRange(3, width + 1).getValue()).toBe(5000);
  });

  test('a column of ours renamed to another of ours', async () => {
    const { sheet, remove, undo } = await open();
    const [amount, note] = [place(sheet, 'Thành tiền'), place(sheet, 'Ghi chú')];
    remove('TC-00001');
    sheet.getRange(1, amount).setValue('Ghi chú');
    undo('TC-00001');
    expect(sheet.getRange(3, amount).getValue()).toBe(12_000_000);
    expect(sheet.getRange(3, note).getValue()).toBe('bán cho bà A');
  });

  test('deleted: the cell is kept in a note, and the answer says where', async () => {
    const { sheet, width, remove, undo } = await open();
    sheet.getRange(1, width + 1).setValue('Giá một kg');
    sheet.getRange(2, width + 1).setFormula('=F2/D2');
    sheet.getRange(2, 1).setNote('của chị Ba');
    remove('TC-00001');
    sheet.deleteColumn(width + 1);
    const answer = undo('TC-00001');
    expect(answer).toMatchObject({
      ok: true,
      value: { notices: [expect.stringMatching(/không còn cột “Giá một kg”.*ghi chú của ô “Ngày/)] },
    });
    expect(sheet.getRange(3, 1).getNote()).toMatch(/^của chị Ba\nLấy lại từ cột “Giá một kg”.*=F2\/D2/s);
  });

  test('moved: the value comes back; the formula counts columns, so it is kept as text', async () => {
    const { sheet, width, remove, undo } = await open();
    sheet.getRange(1, width + 1).setValue('Giá một kg');
    sheet.getRange(2, width + 1).setFormula('=F2/D2');
    const value = sheet.getRange(2, width + 1).getValue();
    remove('TC-00001');
    sheet.insertColumnBefore(1);
    const answer = undo('TC-00001');
    expect(sheet.getRange(3, width + 2).getValue()).toBe(value);
    expect(sheet.getRange(3, width + 2).getNote()).toBe('Công thức trước khi xóa: =F2/D2');
    expect(answer).toMatchObject({
      ok: true,
      value: { notices: [expect.stringContaining('“Giá một kg” trước khi xóa có công thức')] },
    });
  });

  test('whatever is done to the headers, every cell of the row is in the row or in one of its notes', async () => {
    const change = fc.oneof(
      fc.record({
        do: fc.constant('rename' as const),
        at: fc.nat(5),
        to: fc.constantFrom('Ghi chú', 'Thành tiền', 'Số lượng *', 'Ngày *', 'Lạ', 'Giá một kg', ''),
      }),
      fc.record({
        do: fc.constant('insert' as const),
        at: fc.nat(6),
        to: fc.constantFrom('Mới', 'Ghi chú', ''),
      }),
      fc.record({ do: fc.constant('delete' as const), at: fc.nat(5), to: fc.constant('') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const { sheet, width, remove, undo } = await open();
        sheet.getRange(1, width + 1).setValue('Giá một kg');
        sheet.getRange(2, width + 1).setValue('năm nghìn');
        const before = (sheet.getRange(2, 1, 1, width + 1).getDisplayValues()[0] ?? []).map((text) =>
          text.replace(/\sđ$/, ''),
        );
        remove('TC-00001');
        const id = place(sheet, 'Mã');
        for (const { do: what, at, to } of changes) {
          // Columns left of `Mã` and the ward's own: without `Mã` no row can be found at all.
          const now = at === 5 ? sheet.getLastColumn() : at + 2;
          if (headersOf(sheet)[now - 1] === 'Mã' || now > Math.max(id, sheet.getLastColumn())) continue;
          if (what === 'rename') sheet.getRange(1, now).setValue(to);
          else if (what === 'insert') sheet.insertColumnBefore(now).getRange(1, now).setValue(to);
          else sheet.deleteColumn(now);
        }
        const answer = undo('TC-00001');
        if (!answer.ok) throw new Error(sentenceOf(answer.problem));
        const row = sheet.getRange(answer.value.row, 1, 1, sheet.getMaxColumns());
        const text = `${(row.getDisplayValues()[0] ?? []).join('\n')}\n${everything(sheet, answer.value.row)}`;
        for (const part of before) expect(text).toContain(part);
      }),
      { numRuns: 15 },
    );
  });
});

describe('when a row cannot simply come back', () => {
  test('its id is another row by now: nothing is changed, and the trash keeps it', async () => {
    const { book, sheet, remove, undo } = await open();
    remove('TC-00001');
    sheet.getRange(rowWith(sheet, 'TC-00002'), place(sheet, 'Mã')).setValue('TC-00001');
    const answer = undo('TC-00001');
    if (answer.ok) throw new Error('It came back.');
    expect(sentenceOf(answer.problem)).toMatch(/Mã TC-00001 đang là mã của dòng 2.*Đã xóa/s);
    expect(book.getSheetByName(TRASH)?.getLastRow()).toBe(2);
  });

  test('one of two rows with one id comes back beside the other', async () => {
    const { sheet, remove, undo } = await open();
    sheet.getRange(2, 1, 1, sheet.getLastColumn()).copyTo(sheet.getRange(4, 1));
    remove('TC-00001');
    expect(undo('TC-00001')).toMatchObject({ ok: true });
    const ids = sheet.getRange(2, place(sheet, 'Mã'), 3, 1).getValues().flat().sort();
    expect(ids).toEqual(['TC-00001', 'TC-00001', 'TC-00002']);
  });

  test('undone twice: it stands once', async () => {
    const { sheet, remove, undo } = await open();
    remove('TC-00001');
    undo('TC-00001');
    expect(undo('TC-00001')).toMatchObject({ ok: true });
    expect(sheet.getLastRow()).toBe(3);
  });

  test.each(['', '{', '"x"', '[1]', '[["Ngày *"]]', '[["Ngày *","x",5]]'])(
    'an entry edited by hand (%j) is said, not thrown',
    async (text) => {
      const { book, sheet, remove, undo } = await open();
      remove('TC-00001');
      book.getSheetByName(TRASH)?.getRange('F2').setValue(text);
      const answer = undo('TC-00001');
      if (answer.ok) throw new Error('It came back.');
      expect(answer.problem.kind).toBe('gone');
      expect(sentenceOf(answer.problem)).toMatch(/dòng 2 của tab ẩn Đã xóa/);
      expect(sheet.getLastRow()).toBe(2);
      expect(book.getSheetByName(TRASH)?.getLastRow()).toBe(2);
    },
  );

  test('an entry of an older version comes back by its headers, and says what was not kept', async () => {
    const { book, sheet, remove, undo } = await open();
    remove('TC-00001');
    const old = [
      ['Ngày *', '2022-06-28'],
      ['Thành tiền', 12_000_000],
      ['Mã', 'TC-00001'],
      ['Cột đã bỏ', 'chữ của chị Tư'],
    ];
    book.getSheetByName(TRASH)?.getRange('F2').setValue(JSON.stringify(old));
    const answer = undo('TC-00001');
    expect(answer).toMatchObject({
      ok: true,
      value: { values: { day: '2022-06-28', amount: '12.000.000' } },
    });
    expect(sheet.getRange(3, 1).getNote()).toContain('chữ của chị Tư');
    expect(answer.ok && answer.value.notices).toEqual([
      expect.stringContaining('không còn cột “Cột đã bỏ”'),
      expect.stringContaining('bản cũ của tiện ích'),
    ]);
  });

  test('a row of more than one piece, with half characters and emoji across the seam', async () => {
    const { sheet, remove, undo } = await open();
    const long = `${'a'.repeat(44_000)}${'🎁'.repeat(1500)}\ud83c\ufffe`;
    sheet.getRange(2, place(sheet, 'Ghi chú')).setValue(long);
    remove('TC-00001');
    expect(undo('TC-00001')).toMatchObject({ ok: true });
    expect(sheet.getRange(3, place(sheet, 'Ghi chú')).getValue()).toBe(long);
  });
});

test('the calls do not grow with the rows', async () => {
  const calls = async (rows: number) => {
    const { host, remove, undo } = await open(rows);
    const counts: number[] = [];
    remove('TC-00001');
    counts.push(host.count.total);
    undo('TC-00001');
    counts.push(host.count.total);
    return counts;
  };
  expect(await calls(60)).toEqual(await calls(2));
});

describe('what a form writes over', () => {
  test('a formula in a column of ours stays while its cell is not changed, and the receipt says what it gives now', async () => {
    const { sheet, get, edit } = await open();
    const amount = place(sheet, 'Thành tiền');
    sheet.getRange(2, amount).setFormula('=D2*5000');
    const row = get('TC-00001');
    if (!row.ok) throw new Error(sentenceOf(row.problem));
    const answer = edit(row.value, { ...row.value.values, quantity: '20' });
    expect(sheet.getRange(2, amount).getFormula()).toBe('=D2*5000');
    expect(answer).toMatchObject({
      ok: true,
      value: { row: { values: { amount: '100.000' }, notices: [] } },
    });
  });

  test('a formula that gives way to a number is named', async () => {
    const { sheet, get, edit } = await open();
    sheet.getRange(2, place(sheet, 'Thành tiền')).setFormula('=D2*5000');
    const row = get('TC-00001');
    if (!row.ok) throw new Error(sentenceOf(row.problem));
    const answer = edit(row.value, { amount: '70.000' });
    expect(sheet.getRange(2, place(sheet, 'Thành tiền')).getValue()).toBe(70_000);
    expect(answer).toMatchObject({
      ok: true,
      value: { row: { notices: [expect.stringContaining('Ô Thành tiền vốn có công thức =D2*5000')] } },
    });
  });

  test('one record of two: the ward’s own columns are shown, formulas of the kept row stay, other cells are not touched', async () => {
    const { host, book, rpc } = await open();
    const app = host.globals.SpreadsheetApp;
    fill(book, {
      members: [
        memberRow({ id: 'HV-00001', phone: '' }),
        memberRow({ id: 'HV-00002', phone: '0912345678' }),
        memberRow({ id: 'HV-00003', name: 'Lê Thị Bưởi' }),
      ],
      circumstances: [
        { id: 'HC-00001', member: 'Nguyễn Thị An · HV-00002', circumstances: 'Đơn thân' },
        { id: 'HC-00002', member: 'Lê Thị Bưởi · HV-00003' },
        { id: 'HC-00003', member: 'Nguyễn Thị An · HV-00002' },
      ],
    });
    const members = book.getSheetByName('Hội viên');
    const circumstances = book.getSheetByName('Hoàn cảnh');
    if (members === null || circumstances === null) throw new Error('No tab.');
    const own = members.getLastColumn() + 1;
    members.insertColumnsAfter(members.getMaxColumns(), 1);
    members.getRange(1, own).setValue('Sở thích');
    members.getRange(3, own).setValue('hát');
    const phone = place(members, 'Điện thoại');
    members.getRange(2, phone).setNumberFormat('General').setFormula('=""');
    const pointer = place(circumstances, 'Hội viên');
    const link = app
      .newRichTextValue()
      .setText('Lê Thị Bưởi · HV-00003')
      .setLinkUrl(0, 11, 'https://example.org/')
      .build();
    circumstances.getRange(3, pointer).setRichTextValue(link);
    const version = (id: string) => {
      const row = rpc<RowView>('row.get', { table: 'members', id });
      return row.ok ? row.value.version : '';
    };
    const answer = rpc<Output<'member.merge'>>('member.merge', {
      keep: 'HV-00001',
      drop: 'HV-00002',
      keepVersion: version('HV-00001'),
      dropVersion: version('HV-00002'),
    });
    if (!answer.ok) throw new Error(sentenceOf(answer.problem));
    expect(answer.value.references).toBe(2);
    expect(answer.value.differences).toContainEqual({ label: 'Sở thích', kept: '', dropped: 'hát' });
    expect(members.getRange(2, phone).getFormula()).toBe('=""');
    expect(circumstances.getRange(3, pointer).getRichTextValue()?.getLinkUrl(0, 11)).toBe(
      'https://example.org/',
    );
  });
});

test('the tab of deleted rows is still known by its name from before documents were spelled “xóa”', async () => {
  const { book, sheet, remove, undo } = await open();
  remove('TC-00001');
  book.getSheetByName(TRASH)?.setName('Đã xoá');
  remove('TC-00002');
  expect(undo('TC-00001').ok && undo('TC-00002').ok).toBe(true);
  expect([rowWith(sheet, 'TC-00001') > 1, rowWith(sheet, 'TC-00002') > 1]).toEqual([true, true]);
  expect(book.getSheetByName(TRASH)).toBeNull();
});
