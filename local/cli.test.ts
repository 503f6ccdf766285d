/** The command line: what it prints, where, and its exit codes. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from './root';
import { partsOfMade, zipped } from './xlsx/kinds.test-data';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** Runs command lines one after the other in a process of their own: starting one for each would cost seconds. */
const RUNNER = `
  import { register } from 'tsx/esm/api';
  register();
  const { main } = await import('./local/cli.ts');
  const runs = [];
  for (const args of JSON.parse(process.argv[1])) {
    const out = [];
    const err = [];
    const code = await main(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
    runs.push({ code, out, err });
  }
  process.stdout.write(JSON.stringify(runs));
`;

function runAll(lines: readonly (readonly string[])[]): Run[] {
  const args = ['--input-type=module', '-e', RUNNER, JSON.stringify(lines)];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: projectRoot(), encoding: 'utf8' })) as Run[];
}

const file = (name: string): string => path.join(folder, name);
const shell = path.join(projectRoot(), 'local/bin/so-hoi.mjs');

test('as a program: makes a workbook, calls a function, answers JSON on the last line of stdout', () => {
  execFileSync(process.execPath, [shell, 'new', file('a.xlsx')], { stdio: 'pipe', cwd: folder });
  const called = spawnSync(process.execPath, [shell, 'call', file('a.xlsx'), 'onOpen'], {
    encoding: 'utf8',
    cwd: folder,
  });
  expect(called.status).toBe(0);
  expect(called.stdout.trimEnd().split('\n').at(-1)).toBe('null');
  expect(called.stderr).toContain('[menu]');
  const refused = spawnSync(process.execPath, [shell, 'call', file('a.xlsx'), 'khongCo'], {
    encoding: 'utf8',
    cwd: folder,
  });
  expect([refused.status, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr.trimEnd().split('\n')).toEqual(['Không có hàm "khongCo" trong bản dựng của Sổ Hội.']);
});

describe('refuses with one clear line and exit 1', () => {
  const cases: readonly (readonly [string, () => readonly string[], RegExp])[] = [
    ['a missing file', () => ['call', file('khong-co.xlsx'), 'summarize'], /Không thấy tệp/],
    ['a file that is no workbook', () => ['call', file('hong.xlsx'), 'summarize'], /hong\.xlsx/],
    ['a file open elsewhere', () => ['call', file('khoa.xlsx'), 'summarize'], /đang mở trong LibreOffice/],
    ['an unknown function', () => ['call', file('b.xlsx'), 'tongHop'], /Không có hàm "tongHop"/],
    ['bad JSON', () => ['call', file('b.xlsx'), 'summarize', '{bad'], /Tham số thứ 1 không phải JSON: \{bad/],
    ['a file that is there already', () => ['new', file('b.xlsx')], /Đã có tệp/],
    ['another ending', () => ['new', file('b.ods')], /phải có đuôi \.xlsx/],
    ['a folder that is not there', () => ['new', file('chua/co/b.xlsx')], /Không có thư mục/],
    ['no function', () => ['call', file('b.xlsx')], /Thiếu tham số/],
    ['an unknown command', () => ['lam'], /Không có lệnh này/],
    ['an unknown option', () => ['call', file('b.xlsx'), 'onOpen', '--nhanh'], /Không có tùy chọn này/],
    [
      'a fault that is no number',
      () => ['call', file('b.xlsx'), 'onOpen', '--fail-at', 'x'],
      /--fail-at cần một số nguyên/,
    ],
  ];
  let runs: readonly Run[] = [];
  beforeAll(() => {
    writeFileSync(file('hong.xlsx'), 'chữ');
    writeFileSync(file('khoa.xlsx'), 'chữ');
    writeFileSync(file('.~lock.khoa.xlsx#'), ',minh,may-khac,21.11.2026 08:00,file:///x;');
    runs = runAll([['new', file('b.xlsx')], ...cases.map(([, args]) => args())]).slice(1);
  });

  test.each(cases.map(([what, , line], index) => [what, index, line] as const))(
    '%s',
    (_what, index, line) => {
      const { code, out, err = [] } = runs[index] ?? {};
      expect([code, out]).toEqual([1, []]);
      expect(err).toHaveLength(1);
      expect(err[0]).toMatch(line);
    },
  );
});

test('counts calls, makes one fail, and leaves no lock or half-written file behind', () => {
  const [, counted, failed, again] = runAll([
    ['new', file('c.xlsx')],
    ['call', file('c.xlsx'), 'onOpen', '--count'],
    ['call', file('c.xlsx'), 'onOpen', '--fail-at', '1'],
    ['call', file('c.xlsx'), 'installSheets'],
  ]);
  expect(counted?.code).toBe(0);
  expect(counted?.err.join('\n')).toMatch(/^ *1 {2}SpreadsheetApp\.getUi$/m);
  expect(counted?.err.at(-1)).toMatch(/^\d+ lượt gọi dịch vụ; trên Google ước chừng 0(,\d+)? giây\.$/);
  expect([failed?.code, failed?.out]).toEqual([1, []]);
  expect(failed?.err.at(-1)).toMatch(/^Dịch vụ bảng tính không trả lời.*bấm lại/);
  expect(JSON.parse(again?.out.at(-1) ?? '')).toMatchObject({ ok: true });
  expect(readdirSync(folder).filter((name) => name.includes('c.xlsx'))).toEqual(['c.xlsx']);
});

test('--help is in Vietnamese and exits 0', () => {
  const [help] = runAll([['--help']]);
  expect(help?.code).toBe(0);
  expect(help?.out.join('\n')).toContain('Tạo một sổ mới');
});

test('a plain .xlsx opens as Vietnamese, which is said until the file says so itself, and can be changed', () => {
  writeFileSync(file('thuong.xlsx'), zipped(partsOfMade()));
  const [first, second, changed, wrong, fourth] = runAll([
    ['settings', file('thuong.xlsx')],
    ['call', file('thuong.xlsx'), 'installSheets'],
    ['settings', file('thuong.xlsx'), '--locale', 'en_GB', '--time-zone', 'Asia/Seoul'],
    ['settings', file('thuong.xlsx'), '--time-zone', 'Hà Nội'],
    ['settings', file('thuong.xlsx')],
  ]);
  expect(first).toEqual({
    code: 0,
    out: ['Ngôn ngữ: vi_VN. Múi giờ: Asia/Ho_Chi_Minh.'],
    err: [expect.stringMatching(/^\[lưu ý\].*kiểu Việt Nam.*Cài đặt bảng tính.*so-hoi settings/)],
  });
  expect(second?.err.filter((line) => line.includes('[lưu ý]'))).toHaveLength(1);
  expect([changed?.out, changed?.err]).toEqual([['Ngôn ngữ: en_GB. Múi giờ: Asia/Seoul.'], []]);
  expect([wrong?.code, wrong?.err]).toEqual([1, [expect.stringContaining('Không có múi giờ "Hà Nội"')]]);
  expect([fourth?.out, fourth?.err]).toEqual([['Ngôn ngữ: en_GB. Múi giờ: Asia/Seoul.'], []]);
});

test('a damaged workbook is refused, and not a byte of it is changed', () => {
  const damaged = zipped(partsOfMade({ without: ['xl/sharedStrings.xml'] }));
  writeFileSync(file('hu.xlsx'), damaged);
  const runs = runAll([
    ['call', file('hu.xlsx'), 'installSheets'],
    ['settings', file('hu.xlsx'), '--locale', 'vi_VN'],
    ['serve', file('hu.xlsx'), '--port', '39123'],
  ]);
  for (const { code, err } of runs) {
    expect([code, err]).toEqual([1, [expect.stringMatching(/“hu\.xlsx” bị hỏng.*tab “Một”.*ô A1/)]]);
  }
  expect(Buffer.compare(readFileSync(file('hu.xlsx')), damaged)).toBe(0);
});

test('what Google refuses in English is said in Vietnamese, with the tab', () => {
  const wide = '<sheetData><row r="1"><c r="XFD1" s="2"/></row></sheetData>';
  writeFileSync(file('rong.xlsx'), zipped(partsOfMade({ sheet: wide })));
  const [run] = runAll([['call', file('rong.xlsx'), 'installSheets']]);
  expect([run?.code, run?.err.at(-1)]).toEqual([
    1,
    'Bảng tính trên 10 triệu ô: tab “Một” quá rộng (1.000 hàng × 16.384 cột). Xóa các cột, hàng trống ở cuối tab ấy rồi làm lại.',
  ]);
});
