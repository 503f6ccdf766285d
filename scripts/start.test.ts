/** `npm start` from end to end, in a process of its own: the files it leaves and the figures in them. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Workbook } from '../local/model';
import { readWorkbook } from '../local/xlsx';

const script = path.join(process.cwd(), 'scripts/start.mjs');
const start = (...args: string[]) =>
  spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', timeout: 170_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'so-hoi-start-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Everything that stands in a tab, as a set of values. */
function valuesOf(workbook: Workbook, name: string): Set<unknown> {
  const sheet = workbook.sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`No tab ${name}.`);
  return new Set(sheet.cells.flatMap((row) => (row ?? []).map((cell) => cell?.value)));
}

test('leaves the workbook and the report, says the figures, and touches nothing else', async () => {
  const old = path.join(folder, 'so-hoi-mau.xlsx');
  const mine = path.join(folder, 'cua-toi.txt');
  writeFileSync(old, 'left by an earlier run');
  writeFileSync(mine, 'mine');
  const { status, stdout, stderr } = start('--no-serve', '--out', folder);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(readFileSync(mine, 'utf8')).toBe('mine');

  const line = (label: string) => stdout.split('\n').find((text) => text.trim().startsWith(label)) ?? '';
  const figures: readonly [label: string, now: string][] = [
    ['Hội viên', '4.401'],
    ['Tỷ lệ thu hút hội viên', '79,0%'],
    ['Vỏ lon', '35.789'],
    ['Bìa, giấy', '6.856'],
    ['Sắt', '3.580'],
    ['Nhựa', '425'],
    ['Tiền bán phế liệu', '130.000.000đ'],
    ['Suất quà', '693'],
    ['Trị giá quà tặng', '161.100.000đ'],
  ];
  for (const [label, now] of figures) expect(line(label)).toContain(` ${now}`);

  const { workbook } = await readWorkbook(old);
  const scrap = valuesOf(workbook, 'TH Tái chế');
  for (const value of [35_789, 6856, 3580, 425, 130_000_000]) expect(scrap).toContain(value);
  const members = valuesOf(workbook, 'TH Hội viên');
  for (const value of [4401, 5571]) expect(members).toContain(value);
  const gifts = valuesOf(workbook, 'TH Quà tặng');
  for (const value of [693, 161_100_000]) expect(gifts).toContain(value);
  expect(workbook.locale).toBe('vi_VN');

  const parts = unzipSync(readFileSync(path.join(folder, 'bao-cao-thanh-tich.docx')));
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '');
  for (const figure of ['4.401', '5.571', '79,0%', '35.789', '6.856', '3.580', '130.000.000'])
    expect(text).toContain(figure);
  expect(text).not.toMatch(/undefined|\{[a-z_]+\}/);
  // A chart that cannot be drawn leaves no trace in the report: only its picture tells that it was.
  expect(Object.keys(parts).filter((name) => /^word\/media\/.*\.png$/.test(name))).toHaveLength(6);
  expect(stdout).not.toContain('Chưa vẽ được biểu đồ');
}, 180_000);

test.each([
  [['--out'], /Cách dùng/],
  [['--nope'], /Cách dùng/],
  [['--port', 'abc'], /--port abc/],
])('%j is refused in words, with exit code 1', (args, said) => {
  const { status, stderr } = start(...args);
  expect(status).toBe(1);
  expect(stderr).toMatch(said);
  expect(stderr).not.toMatch(/\bat .*\.mjs/);
});

test('a folder that cannot be made is said in one line', () => {
  const file = path.join(folder, 'a-file');
  writeFileSync(file, '');
  const { status, stderr } = start('--no-serve', '--out', path.join(file, 'below'));
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain('Không ghi được vào thư mục');
  expect(existsSync(path.join(file, 'below'))).toBe(false);
});
