/**
 * `npx tsx scripts/versions.ts`: a small ward's workbook by the bundle of each commit below, with what that version printed
 * in `TH Chung` beside it, in `src/app/testdata/versions/`. Tests bring them up to the present version: they are made once,
 * and made again only to add a version.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createHost, type Host, newWorkbook, recorder } from '../local/index';
import { workbookToBytes } from '../local/xlsx/index';

/** Name of the fixture, and the commit that it is made with. */
const VERSIONS = [
  ['1-core', '50326bc'],
  ['2-models', 'e6d573b'],
  ['3-links', 'd3ce57e'],
  ['4-issued', '5b66e25'],
  ['5-before-migrations', '2e5ae2f'],
] as const;

type Cell = string | number | boolean;
type Row = Readonly<Record<string, Cell>>;

const HELPER = 'Nguyễn Thị Hoa · HV-00001';

/** By tab, then by title. A tab or a column that a version does not have yet is left out: it could not be filled then. */
const WARD: Readonly<Record<string, readonly Row[]>> = {
  'Chi hội': [
    { 'Mã chi hội': 'K1', 'Tên chi hội': 'Khu 1', 'Số tổ phụ nữ': 6 },
    { 'Mã chi hội': 'K2', 'Tên chi hội': 'Khu 2', 'Số tổ phụ nữ': 7 },
    { 'Mã chi hội': 'K10', 'Tên chi hội': 'Khu 10', 'Số tổ phụ nữ': 5 },
  ],
  'Hội viên': [
    {
      ...{
        'Họ và tên': 'Nguyễn Thị Hoa',
        'Chi hội': 'Khu 1 · K1',
        'Trạng thái': 'Đang sinh hoạt',
        Mã: 'HV-00001',
      },
      ...{ 'Điện thoại': '0900000001', 'Ngày sinh': '1980', 'Biết mặt': true, 'Biết hoàn cảnh': true },
    },
    { 'Họ và tên': 'Vũ Thị Mận', 'Chi hội': 'Khu 2 · K2', 'Trạng thái': 'Đang sinh hoạt', Mã: 'HV-00002' },
    {
      ...{
        'Họ và tên': 'Đỗ Thị Cúc',
        'Chi hội': 'Khu 2 · K2',
        'Trạng thái': 'Chuyển đi',
        'Ngày thay đổi': '03/05/2022',
      },
      'Ngày vào Hội': '2015',
    },
    {
      'Họ và tên': 'Trần Thị Na',
      'Chi hội': 'Khu 10 · K10',
      'Trạng thái': 'Đang sinh hoạt',
      'Biết mặt': true,
    },
  ],
  'Hoàn cảnh': [{ 'Hội viên': HELPER, 'Hoàn cảnh': 'Hộ nghèo', 'Ghi chú': 'đã hỏi' }],
  'Cặp 1+1': [
    {
      ...{
        'Ngày ghép': '10/02/2022',
        'Loại cặp': 'Vận động vào Hội',
        'Chi hội': 'Khu 1 · K1',
        Mã: 'CP-00001',
      },
      ...{ 'Bên giúp': HELPER, 'Bên được giúp': 'Lê Thị Đào', 'Trạng thái': 'Đang giúp' },
    },
    {
      ...{
        'Ngày ghép': '12/02/2022',
        'Loại cặp': 'Đỡ đầu hội viên khó khăn',
        'Chi hội': 'Khu 2 · K2',
        Mã: 'CP-00002',
      },
      ...{ 'Bên giúp': 'Vũ Thị Mận · HV-00002', 'Bên được giúp': 'Phạm Thị Lê', 'Trạng thái': 'Hoàn thành' },
      ...{ 'Kết quả': 'Thoát nghèo', 'Ngày có kết quả': '01/09/2022' },
    },
  ],
  'Hỗ trợ 1+1': [{ Ngày: '20/03/2022', Cặp: 'CP-00001', 'Nội dung': 'Tặng 10 kg gạo', 'Trị giá': 200_000 }],
  'Tái chế': [
    {
      ...{
        Ngày: '05/03/2022',
        'Chi hội': 'Khu 1 · K1',
        'Loại phế liệu': 'Sắt',
        'Số lượng': 10,
        'Đơn vị': 'kg',
      },
      ...{ 'Thành tiền': 80_000, 'Ghi chú': 'bán ở chợ', Mã: 'TC-00001' },
    },
    {
      ...{
        Ngày: '28/6/2022',
        'Chi hội': 'Khu 2',
        'Loại phế liệu': 'Giấy',
        'Số lượng': '1,5',
        'Đơn vị': 'tạ',
      },
      'Thành tiền': '450.000đ',
    },
    {
      Ngày: '2021-12-02',
      'Chi hội': 'K10',
      'Loại phế liệu': 'Sắt',
      'Số lượng': 7,
      'Đơn vị': 'kg',
      'Thành tiền': 35_000,
    },
    { Ngày: 'hôm nọ', 'Chi hội': 'Khu 1 · K1', 'Loại phế liệu': 'Sắt', 'Số lượng': 3, 'Đơn vị': 'kg' },
  ],
  'Quà tặng': [
    {
      ...{
        Ngày: '25/01/2022',
        Dịp: 'Tết Nguyên đán',
        'Chi hội': 'Khu 1 · K1',
        'Đối tượng': 'Hội viên khó khăn',
      },
      ...{ 'Số suất': 5, 'Tổng trị giá': 1_500_000, 'Nguồn kinh phí': 'Biến rác thành tiền' },
    },
  ],
  'Số liệu nền': [{ Năm: 2022, 'Chi hội': 'Khu 1 · K1', 'Phụ nữ từ 18 tuổi': 120, 'Hội viên đầu năm': 80 }],
  'Nguồn thu': [
    {
      Ngày: '02/04/2022',
      'Chi hội': 'Khu 1 · K1',
      Nguồn: 'Mạnh thường quân',
      'Số tiền': 300_000,
      'Mô hình, quỹ': 'Biến rác thành tiền',
    },
  ],
  'Chủ nhật xanh': [
    { Ngày: '17/04/2022', 'Chi hội': 'Khu 2 · K2', 'Địa điểm': 'Đường Trần Nhân Tông', 'Lượt người': 30 },
  ],
};

/** Blank rows that a tab keeps: a thousand of each would make the files large. */
const SPARE_ROWS = 20;

const SETTINGS: Readonly<Record<string, string>> = {
  'Tên Hội': 'HỘI LHPN PHƯỜNG MẪU',
  'Kỳ từ ngày': '01/01/2022',
  'Kỳ đến ngày': '31/12/2022',
};

const titleOf = (cell: unknown): string => String(cell).replace(/\s*\*$/, '');

function fillTab(host: Host, name: string, rows: readonly Row[]): void {
  const sheet = host.globals.SpreadsheetApp.getActive().getSheetByName(name);
  if (sheet === null) return;
  const width = sheet.getLastColumn();
  const titles = (sheet.getRange(1, 1, 1, width).getValues()[0] ?? []).map(titleOf);
  const cells = rows.map((row) => titles.map((title: string): Cell => row[title] ?? ''));
  sheet.getRange(sheet.getLastRow() + 1, 1, cells.length, width).setValues(cells);
}

/** What a ward has beside what the add-on made: a column at the right, a tab. */
function addOwn(host: Host): void {
  const book = host.globals.SpreadsheetApp.getActive();
  const sheet = book.getSheetByName('Tái chế');
  sheet?.getRange(1, sheet.getLastColumn() + 1, 2, 1).setValues([['Người cân'], ['chị Na']]);
  book
    .insertSheet('Sổ riêng')
    .getRange('A1:B2')
    .setValues([
      ['Việc', 'Ai'],
      ['Trực', 'chị Na'],
    ]);
}

function setLines(host: Host): void {
  const sheet = host.globals.SpreadsheetApp.getActive().getSheetByName('Cài đặt');
  for (const [row, [label]] of (sheet?.getDataRange().getValues() ?? []).entries()) {
    const value = SETTINGS[String(label)];
    if (value !== undefined)
      sheet
        ?.getRange(row + 1, 2)
        .setNumberFormat('@')
        .setValue(value);
  }
}

interface Answer {
  readonly ok: boolean;
  readonly value?: { readonly row?: { readonly id: string; readonly version: string } };
}

/** A row by the form, and one that is deleted again: the log, the stamps and the trash of that version. */
function enterRows(host: Host): void {
  const values = {
    day: '6/7/2022',
    chapter: 'K1',
    material: 'Sắt',
    quantity: '35,8',
    unit: 'kg',
    amount: '200.000',
  };
  for (const submission of ['MADE000000000001', 'MADE000000000002']) {
    const input = { table: 'recycling', values, submission, acceptSimilar: true };
    const { value } = accepted(host, 'rpc', 'row.save', input) as Answer;
    if (submission.endsWith('1')) continue;
    const { id = '', version = '' } = value?.row ?? {};
    accepted(host, 'rpc', 'row.delete', { table: 'recycling', id, version });
  }
}

function accepted(host: Host, name: string, ...args: unknown[]): unknown {
  const answer = host.run(name, ...args) as Answer;
  if (!answer.ok) throw new Error(`${name} ${JSON.stringify(args)}: ${JSON.stringify(answer)}`);
  return answer;
}

async function make(name: string, dist: string, folder: string): Promise<void> {
  const host = await createHost({
    ...{ dist, ui: recorder(), email: 'can-bo@example.org' },
    workbook: newWorkbook('Sổ', { locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' }),
  });
  const has = (one: string): boolean => host.execute(one, ['?']).ok;
  accepted(host, 'installSheets');
  const choose = ['chooseModels', 'chooseModules'].find(has);
  if (choose !== undefined) accepted(host, choose, ['Nguồn thu', 'Chủ nhật xanh']);
  for (const [tab, rows] of Object.entries(WARD)) fillTab(host, tab, rows);
  setLines(host);
  accepted(host, 'installSheets');
  addOwn(host);
  enterRows(host);
  if (has('closePeriod')) accepted(host, 'closePeriod', { to: '30/06/2022' });
  accepted(host, 'summarize');
  accepted(host, 'checkData');
  const book = host.globals.SpreadsheetApp.getActive();
  const figures = book.getSheetByName('TH Số liệu chung') ?? book.getSheetByName('TH Chung');
  const printed = figures?.getDataRange().getDisplayValues() ?? [];
  for (const sheet of host.globals.SpreadsheetApp.getActive().getSheets()) {
    const spare = sheet.getMaxRows() - sheet.getLastRow() - SPARE_ROWS;
    if (spare > 0) sheet.deleteRows(sheet.getLastRow() + SPARE_ROWS + 1, spare);
  }
  writeFileSync(path.join(folder, `${name}.xlsx`), workbookToBytes(host.workbook).bytes);
  writeFileSync(
    path.join(folder, `${name}.json`),
    `${printed
      .filter((row: readonly string[]) => row.some((cell) => cell !== ''))
      .map((row: readonly string[], at: number) => `${at === 0 ? '[' : ','}${JSON.stringify(row)}\n`)
      .join('')}]\n`,
  );
}

function succeed(command: string, args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}

const root = process.cwd();
const target = path.join(root, 'src/app/testdata/versions');
mkdirSync(target, { recursive: true });
for (const [name, commit] of VERSIONS) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'so-hoi-version-'));
  succeed('git', ['worktree', 'add', '--detach', '--force', folder, commit], root);
  try {
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    succeed(process.execPath, ['scripts/build.mjs'], folder);
    await make(name, path.join(folder, 'dist'), target);
    console.log(name);
  } finally {
    succeed('git', ['worktree', 'remove', '--force', folder], root);
    rmSync(folder, { recursive: true, force: true });
  }
}
