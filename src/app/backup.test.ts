/** Sao lưu by the built bundle: a dated copy of the tabs with rows, and a table brought back, with nothing lost and all logged. */
import { createHost, type Host, recorder } from '../../local';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { columnsOf, fill } from '../domain/testdata/fill';
import { defaultChapters, memberRow, sale } from '../domain/testdata/ward';
import type { Output } from '../shared/contract';
import type { Answer } from '../shared/problem';
import type { Checked } from './check';
import type { Returned } from './run';

type Backups = Output<'backup.look'>;
const TODAY = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const COPY = `Sao lưu ${TODAY} · Tái chế`;

async function open(email = 'can-bo@example.org') {
  const host = await createHost({ workbook: installedWorkbook(), ui: recorder(), email, calculator: null });
  const book = host.globals.SpreadsheetApp.getActive();
  fill(book, {
    chapters: defaultChapters,
    members: [memberRow()],
    recycling: [
      sale({ id: 'TC-00001', note: 'bán cho bà A' }),
      sale({ id: 'TC-00002', amount: 90_000 }),
      sale({ id: 'TC-00003', quantity: '3 tạ' }),
    ],
  });
  const sheet = book.getSheetByName('Tái chế');
  if (sheet === null) throw new Error('No tab.');
  const at = columnsOf(book, 'recycling');
  const set = (row: number, column: string, value: unknown) =>
    sheet.getRange(row, at[column] ?? 0).setValue(value);
  return { host, book, sheet, at, set };
}
function ask(host: Host, name: string, input: unknown): Backups {
  const answer = host.run('rpc', name, input) as Answer<Backups>;
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
}
const make = (host: Host) => ask(host, 'backup.write', { copy: '', seen: '' });
const look = (host: Host, copy = COPY) => ask(host, 'backup.look', { copy });
const restore = (host: Host, seen: string, copy = COPY) => ask(host, 'backup.write', { copy, seen });
const cellsOf = (sheet: GoogleAppsScript.Spreadsheet.Sheet) =>
  sheet
    .getDataRange()
    .getDisplayValues()
    .filter((row) => row.some((cell) => cell !== ''));
const backupsOf = (host: Host) =>
  host.workbook.sheets.filter(({ name }) => name.startsWith('Sao lưu')).map(({ name }) => name);
/** Without who changed a row and when. */
const entered = (rows: readonly (readonly string[])[], width: number) =>
  rows.map((row) => row.slice(0, width));

test('the tabs with rows are copied, hidden and dated; no other tab, and nothing else changes', async () => {
  const { host, book, sheet } = await open();
  const before = cellsOf(sheet);
  const active = book.getActiveSheet().getName();
  const made = make(host);
  expect(made.message).toContain('Đã sao lưu 3 tab có số liệu');
  expect(backupsOf(host)).toEqual(
    expect.arrayContaining(['Hội viên', 'Tái chế', 'Chi hội'].map((name) => `Sao lưu ${TODAY} · ${name}`)),
  );
  expect(made.copies).toHaveLength(3);
  expect(host.workbook.sheets.every(({ name, hidden }) => !name.startsWith('Sao lưu') || hidden)).toBe(true);
  const copy = book.getSheetByName(COPY);
  expect(copy === null ? null : cellsOf(copy)).toEqual(before);
  expect(cellsOf(sheet)).toEqual(before);
  expect(book.getActiveSheet().getName()).toBe(active);
  expect(book.getSheetByName('Nhật ký')?.getDataRange().getDisplayValues().flat()).toContain('Sao lưu');
});

test('three are kept; what made room is said, and a tab of the ward’s own of such a name stays', async () => {
  const { host, book } = await open();
  book.insertSheet('Sao lưu 2020-01-01 · Tái chế').getRange('A1').setValue('của chị Na');
  book.insertSheet('Sao lưu 2020-01-02 · Đã xoá').getRange('A1').setValue('của lần nâng cấp');
  const notes = Array.from({ length: 4 }, () => make(host).notes);
  expect(notes).toEqual([[], [], [], [`Sổ giữ 3 bản sao lưu gần nhất, nên đã bỏ bản ${TODAY}.`]]);
  const labels = new Set(backupsOf(host).map((name) => name.split(' · ')[0]));
  expect([...labels]).toEqual([
    ...['Sao lưu 2020-01-01', 'Sao lưu 2020-01-02'],
    ...[2, 3, 4].map((n) => `Sao lưu ${TODAY} (${n})`),
  ]);
});

test('a copy is no second table: Kiểm tra, Cài đặt sổ and the figures do not see it, even where the tab is empty', async () => {
  const { host, sheet } = await open();
  make(host);
  sheet.getRange(2, 1, 5, 8).clearContent();
  const checked = host.run('checkData') as Returned<Checked>;
  expect(checked.ok ? checked.problems.filter(({ what }) => what.includes('Sao lưu')) : checked).toEqual([]);
  expect(JSON.stringify(host.run('installSheets'))).not.toContain('Sao lưu');
});

describe('a table is brought back', () => {
  const damaged = async () => {
    const all = await open();
    const { host, sheet, set, at } = all;
    const before = cellsOf(sheet);
    make(host);
    set(3, 'amount', 5);
    set(3, 'note', 'sửa nhầm');
    sheet.deleteRow(4);
    sheet.deleteRow(2);
    fill(all.book, { recycling: [sale({ id: 'TC-00009', note: 'ghi sau bản sao lưu' })] });
    return { ...all, before, width: at.id ?? 1 };
  };

  test('the recap says which rows come, change and stay, and writes nothing', async () => {
    const { host, sheet } = await damaged();
    const standing = cellsOf(sheet);
    expect(look(host).recap).toMatchObject({
      counts: [2, 1, 1],
      parts: [
        [expect.stringContaining('TC-00001: '), expect.stringContaining('TC-00003: ')],
        [expect.stringMatching(/^TC-00002: Thành tiền: 5.* → 90\.000.*Ghi chú: sửa nhầm → \(trống\)/)],
        ['TC-00009'],
        [],
      ],
    });
    expect(cellsOf(sheet)).toEqual(standing);
  });

  test('then it is done: every cell as it was, the newer row stays and is named, each row is in the log', async () => {
    const { host, book, sheet, before, width } = await damaged();
    const done = restore(host, look(host).recap?.seen ?? '');
    expect(done.message).toBe('Đã trả lại 2 dòng, sửa 1 dòng của tab Tái chế như bản sao lưu.');
    expect(done.notes.join()).toContain('1 dòng không có trong bản sao lưu vẫn được giữ: TC-00009');
    const rows = entered(cellsOf(sheet), width);
    const [header = [], ...old] = entered(before, width);
    expect(rows).toHaveLength(1 + 3 + 1);
    expect(rows).toEqual(expect.arrayContaining([header, ...old]));
    expect(rows.flat()).toContain('ghi sau bản sao lưu');
    const log = (book.getSheetByName('Nhật ký')?.getDataRange().getDisplayValues() ?? []).filter((row) =>
      row.includes('Khôi phục từ bản sao lưu'),
    );
    expect(log.map((row) => row[5])).toEqual(['TC-00002', 'TC-00001', 'TC-00003']);
    expect(log[0]?.[6]).toContain('→ 90.000');
    expect(look(host).recap).toMatchObject({ counts: [0, 0, 1] });
  });

  test('what was changed since the recap is looked at again first', async () => {
    const { host, sheet, set } = await damaged();
    const seen = look(host).recap?.seen ?? '';
    set(2, 'amount', 7);
    const standing = cellsOf(sheet);
    const answer = restore(host, seen);
    expect(answer.message).toContain('chưa khôi phục gì');
    expect(cellsOf(sheet)).toEqual(standing);
    expect(restore(host, answer.recap?.seen ?? '').message).toContain('Đã trả lại 2 dòng, sửa 1 dòng');
  });

  test('columns that were moved or came since: each cell goes under its own title, a ward’s own column is told', async () => {
    const all = await open();
    const { host, sheet } = all;
    const last = sheet.getLastColumn();
    sheet.getRange(1, last + 1, 2, 1).setValues([['Người cân'], ['chị Na']]);
    make(host);
    sheet.deleteRow(2);
    sheet.insertColumnBefore(1).getRange('A1').setValue('STT');
    const { recap } = look(host);
    expect(recap?.parts[3]?.join()).toContain('Người cân');
    const done = restore(host, recap?.seen ?? '');
    expect(done.notes.join()).toContain('Người cân');
    const row = cellsOf(sheet).find((cells) => cells.includes('TC-00001')) ?? [];
    expect(
      row[columnsOf(all.book, 'recycling').note ? (columnsOf(all.book, 'recycling').note ?? 1) - 1 : 0],
    ).toBe('bán cho bà A');
  });

  test('rows without an id, or with one that stands twice, are left alone and named', async () => {
    const { host, sheet, set } = await open();
    set(2, 'id', '');
    make(host);
    set(3, 'id', 'TC-00003');
    set(3, 'amount', 1);
    const { recap } = look(host);
    expect(recap?.counts).toEqual([1, 0, 0]);
    expect(recap?.parts[3]?.join()).toMatch(/dòng 2 .*không có mã.*TC-00003 có ở nhiều dòng/);
    expect(sheet.getLastRow()).toBe(4);
  });

  test('more rows than one press may take: the rest is said and comes with the next', async () => {
    const { host, book, sheet, at } = await open();
    fill(book, {
      recycling: Array.from({ length: 70 }, (_, n) => sale({ id: `TC-1${n + 1000}`, amount: 1000 + n })),
    });
    const before = cellsOf(sheet);
    make(host);
    sheet.getRange(5, at.amount ?? 0, 70, 1).setValues(Array.from({ length: 70 }, () => [1]));
    const first = restore(host, look(host).recap?.seen ?? '');
    expect(first.message).toContain('Còn 10 dòng: bấm Khôi phục lần nữa.');
    const second = restore(host, first.recap?.seen ?? '');
    expect([second.recap, entered(cellsOf(sheet), at.id ?? 1)]).toEqual([null, entered(before, at.id ?? 1)]);
  });
});

test('cut at any call of a restore: no row is lost or doubled, and the next press ends it', async () => {
  for (const cutAt of [20, 35, 45, 55, 65, 75, 85, 95, 110, 130]) {
    const { host, sheet, set, at } = await open();
    const before = entered(cellsOf(sheet), at.id ?? 1);
    make(host);
    set(3, 'amount', 5);
    sheet.deleteRow(2);
    const seen = look(host).recap?.seen ?? '';
    host.execute('rpc', ['backup.write', { copy: COPY, seen }], { faults: { cutAt } });
    const { recap } = look(host);
    if ((recap?.counts[0] ?? 0) + (recap?.counts[1] ?? 0) > 0) restore(host, recap?.seen ?? '');
    const after = entered(cellsOf(sheet), at.id ?? 1);
    expect([cutAt, after.length, [...after].sort()]).toEqual([cutAt, 4, [...before].sort()]);
  }
});

test('Google refuses a copy: said, what was there stays', async () => {
  const { host, sheet } = await open();
  const before = cellsOf(sheet);
  const outcome = host.execute('rpc', ['backup.write', { copy: '', seen: '' }], {
    faults: { failOn: 'SpreadsheetApp.Spreadsheet.insertSheet' },
  });
  expect(JSON.stringify(outcome)).toContain('Đã chép được 0 trong 3 tab.');
  expect([backupsOf(host), cellsOf(sheet)]).toEqual([[], before]);
});
