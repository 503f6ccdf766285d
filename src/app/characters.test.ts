/** Characters that cannot be printed, by the built bundle in the local host: forms, Kiểm tra, reports and files. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { createHost, type Host, recorder, type Workbook } from '../../local';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { reportKindKeys } from '../domain/report';
import { columnsOf, fill, setSettings } from '../domain/testdata/fill';
import { defaultChapters, gift, memberRow, sale } from '../domain/testdata/ward';
import { faultsOfParts } from '../domain/testdata/xml';
import type { Receipt } from '../shared/contract';
import type { Answer as FormAnswer } from '../shared/problem';
import type { Checked } from './check';
import type { ExportedReport } from './export-report';
import type { Returned } from './run';

/** A control character, a non-character and both halves of a pair, each alone. */
const BAD = '\u0007\ufffe\ud83c \udf81';

let installed: Workbook;
beforeAll(async () => {
  const host = await createHost({ workbook: installedWorkbook(), ui: recorder() });
  const book = host.globals.SpreadsheetApp.getActive();
  const occasions = book.getSheetByName('Danh mục');
  const headers = occasions?.getRange(1, 1, 1, occasions.getLastColumn()).getValues()[0] ?? [];
  occasions?.getRange(60, headers.indexOf('Dịp') + 1).setValue(`Ngày hội${BAD}`);
  fill(book, {
    chapters: [...defaultChapters, { code: 'K3', name: `Khu 3${BAD}`, groups: 1 }],
    members: [memberRow({ name: `Lê Thị Hạ${BAD}`, chapter: 'K3' })],
    recycling: [sale({ id: 'TC-00001', note: `bán${BAD}` }), sale({ id: 'TC-00002', chapter: 'K3' })],
    gifts: [
      gift({ id: 'QT-00001', inKind: `10 quyển vở${BAD}`, partner: `Cửa hàng${BAD}`, value: 1_000_000 }),
      gift({ id: 'QT-00002', occasion: `Ngày hội${BAD}`, receiver: `Bà N.${BAD}`, value: 500_000 }),
    ],
  });
  setSettings(book, {
    'Kỳ từ ngày': '01/01/2022',
    'Kỳ đến ngày': '31/12/2022',
    'Tên Hội': `HỘI LHPN PHƯỜNG HOA SEN${BAD}`,
    'Tên mô hình': `Khéo vận động${BAD}`,
    'Người ký': `Lê Thị Sen${BAD}`,
  });
  book.getSheetByName('Quà tặng')?.getRange('A2').setNote(`ghi chú${BAD}`);
  installed = host.workbook;
});

async function open() {
  const made: Uint8Array[] = [];
  const host = await createHost({
    workbook: structuredClone(installed),
    ui: recorder(),
    email: 'can-bo@example.org',
    onFile: (name, bytes) => {
      made.push(bytes);
      return { name, link: `file:///so/${encodeURIComponent(name)}` };
    },
  });
  return { host, made };
}
function check(host: Host): Checked {
  const answer = host.run('checkData') as Returned<Checked>;
  if (!answer.ok) throw new Error(answer.message);
  return answer;
}

test.each(reportKindKeys)('%s opens, and says what was left out', async (kind) => {
  const { host, made } = await open();
  const answer = host.run('exportReport', { kind }) as Returned<ExportedReport>;
  if (!answer.ok) throw new Error(answer.message);
  expect(answer.notes).toContainEqual(
    expect.stringMatching(/^Báo cáo bỏ những ký tự không in được.* Cài đặt B2, .*Kiểm tra/),
  );
  const [docx = new Uint8Array()] = made;
  expect(faultsOfParts(docx)).toEqual([]);
  // Its charts were drawn, too.
  expect(answer.notes.filter((note) => note.startsWith('Chưa vẽ'))).toEqual([]);
  expect(strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array())).toContain(
    'HỘI LHPN PHƯỜNG HOA SEN',
  );
});

test('Kiểm tra names each cell, and its own words can be printed', async () => {
  const { host } = await open();
  const found = check(host).problems.filter(({ code }) => code === 'unprintable');
  expect(found.map(({ sheet, row, header }) => `${sheet} ${row} ${header}`)).toEqual(
    expect.arrayContaining([
      'Cài đặt 2 Giá trị',
      'Danh mục 60 Dịp',
      'Chi hội 5 Tên chi hội *',
      'Tái chế 2 Ghi chú',
      'Quà tặng 2 Hiện vật',
      'Quà tặng 3 Dịp *',
    ]),
  );
  expect(found[0]?.what).toContain('U+0007, U+FFFE, U+D83C, U+DF81');
  expect(found[0]?.severity).toBe('notice');
});

test('a row saved by a form with such text is saved, and its file reads back the same', async () => {
  const { host } = await open();
  const answer = host.run('rpc', 'row.save', {
    table: 'gifts',
    submission: 'abcdefghijklmnop',
    acceptSimilar: true,
    values: {
      day: '2022-05-05',
      occasion: `Ngày hội${BAD}`,
      chapter: 'K1',
      recipients: 'Hội viên khó khăn',
      parcels: '1',
      inKind: `5 chăn${BAD}`,
      fund: 'Biến rác thành tiền',
      note: `=1+1${BAD}_x0041_`,
    },
  }) as FormAnswer<Receipt>;
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  host.run('summarize');
  check(host);
  const book = host.globals.SpreadsheetApp.getActive();
  const gifts = book.getSheetByName('Quà tặng');
  const list = host.globals.SpreadsheetApp.newDataValidation()
    .requireValueInList([`có${BAD}`])
    .setHelpText(`chọn${BAD}`)
    .build();
  gifts?.getRange('A90').setDataValidation(list);
  gifts?.getRange('B90').setFormula(`="x${BAD}"`);
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'so-')), 'so.xlsx');
  await host.save(file);
  expect(faultsOfParts(new Uint8Array(readFileSync(file)))).toEqual([]);
  const again = await createHost({ workbook: file, ui: recorder() });
  const read = again.globals.SpreadsheetApp.getActive().getSheetByName('Quà tặng');
  const at = columnsOf(book, 'gifts');
  const row = answer.value.row.row;
  for (const key of ['inKind', 'note', 'occasion']) {
    const before = gifts?.getRange(row, at[key] ?? 0).getValue();
    expect(read?.getRange(row, at[key] ?? 0).getValue()).toBe(before);
  }
  expect(read?.getRange('A2').getNote()).toBe(gifts?.getRange('A2').getNote());
  expect(read?.getRange('A90').getDataValidation()?.getHelpText()).toBe(`chọn${BAD}`);
  expect(read?.getRange('B90').getFormula()).toBe(`="x${BAD}"`);
});
