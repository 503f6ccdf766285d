/** `npm start` from end to end, in a process of its own, and `npm run figures` on the files it leaves: one run serves both. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Workbook } from '../local/model';
import { readWorkbook } from '../local/xlsx';
import { makeWard } from '../sample/ward';
import { annexedReport } from './lib/figures/annexed';
import { linesOf } from './lib/figures/lines';
import type { StatedFigures } from './lib/figures/stated';
import { type Traced, traceFigures } from './lib/figures/trace';

const script = path.join(process.cwd(), 'scripts/start.mjs');
const start = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });

let folder: string;
let files: { workbook: string; report: string };
/** A file that was in the folder before. */
let mine: string;
/** The same report with its annexes, as `npm run figures` asks for it. */
let annexed: ReturnType<typeof annexedReport>;
let run: ReturnType<typeof start>;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'so-hoi-start-'));
  files = {
    workbook: path.join(folder, 'so-hoi-mau.xlsx'),
    report: path.join(folder, 'bao-cao-thanh-tich.docx'),
  };
  mine = path.join(folder, 'cua-toi.txt');
  writeFileSync(files.workbook, 'left by an earlier run');
  writeFileSync(mine, 'mine');
  run = start('--no-serve', '--out', folder);
  annexed = annexedReport(process.cwd(), files.workbook);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  annexed.done();
});

/** Everything that stands in a tab, as a set of values. */
function valuesOf(workbook: Workbook, name: string): Set<unknown> {
  const sheet = workbook.sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`No tab ${name}.`);
  return new Set(sheet.cells.flatMap((row) => (row ?? []).map((cell) => cell?.value)));
}

test('leaves the workbook and the report, says the figures, and touches nothing else', async () => {
  const { status, stdout, stderr } = run;
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

  const { workbook } = await readWorkbook(files.workbook);
  const scrap = valuesOf(workbook, 'TH Tái chế');
  for (const value of [35_789, 6856, 3580, 425, 130_000_000]) expect(scrap).toContain(value);
  const members = valuesOf(workbook, 'TH Hội viên');
  for (const value of [4401, 5571]) expect(members).toContain(value);
  const gifts = valuesOf(workbook, 'TH Quà tặng');
  for (const value of [693, 161_100_000]) expect(gifts).toContain(value);
  expect(workbook.locale).toBe('vi_VN');

  const parts = unzipSync(readFileSync(files.report));
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '');
  for (const figure of ['4.401', '5.571', '79,0%', '35.789', '6.856', '3.580', '130.000.000'])
    expect(text).toContain(figure);
  expect(text).not.toMatch(/undefined|\{[a-z_]+\}/);
  // A chart that cannot be drawn leaves no trace: only its picture tells that it was. That of the funds is not asked for: one
  // of them is below nought.
  const pictures = (all: Record<string, Uint8Array>) =>
    Object.keys(all).filter((name) => /^word\/media\/.*\.png$/.test(name));
  expect(pictures(parts)).toHaveLength(0);
  expect(pictures(unzipSync(readFileSync(annexed.report)))).toHaveLength(5);
  expect(stdout).not.toContain('Chưa vẽ được biểu đồ');
  // What the report does not say stands in a file beside it.
  const internal = unzipSync(readFileSync(path.join(folder, 'bao-cao-thanh-tich-noi-bo.docx')));
  expect(strFromU8(internal['word/document.xml'] ?? new Uint8Array())).toContain('BẢN NỘI BỘ');
});

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

describe('npm run figures', () => {
  const stated = JSON.parse(
    readFileSync(path.join(process.cwd(), 'sample/figures-2022.json'), 'utf8'),
  ) as StatedFigures;
  const { giftSources } = makeWard();

  let traced: Traced;
  beforeAll(async () => {
    files = { ...files, report: annexed.report };
    traced = await traceFigures(files, stated, giftSources);
  });

  const idsOf = (verdict: string, of = traced): string[] =>
    of.figures.filter((one) => one.verdict === verdict).map(({ id }) => id);

  test('none is missing, none is different', () => {
    expect(idsOf('missing')).toEqual([]);
    expect(idsOf('different')).toEqual([]);
    expect(traced.isRight).toBe(true);
    expect(traced.closing).toMatch(/^\d{3} figures, 0 missing, 0 different \(3 noted\)$/);
  });

  test('what the workbook gives otherwise on purpose is noted, with the reason', () => {
    expect(idsOf('noted')).toEqual([
      'organisation.memberRate',
      'giftsFromProducts.fromProducts',
      'giftsFromProducts.fromProducts.portions',
    ]);
    const rate = traced.figures.find(({ id }) => id === 'organisation.memberRate');
    expect(rate?.expected).toBe(0.82);
    expect(rate?.summary.value).toBeCloseTo(0.79, 3);
    expect(rate?.report.value).toBeCloseTo(0.79, 3);
    expect(linesOf(traced).join('\n')).toContain('4.401 / 5.571 = 79,0%');
  });

  test('every figure of the list is looked for, and says where it stands', () => {
    const listed = Object.entries(stated).flatMap(([area, list]) =>
      Array.isArray(list) ? list.map(({ id }: { id: string }) => `${area}.${id}`) : [],
    );
    expect(listed.length).toBeGreaterThan(60);
    for (const id of listed)
      expect([id, traced.figures.some((one) => one.id === id || one.id.startsWith(`${id}.`))]).toEqual([
        id,
        true,
      ]);
    for (const one of traced.figures.filter(({ verdict }) => verdict === 'ok')) {
      expect([one.id, one.summary.place]).toEqual([one.id, expect.stringMatching(/^TH [^!]+![A-Z]+\d/)]);
      expect([one.id, one.report.place]).toEqual([one.id, expect.stringMatching(/^(câu|Bảng|Phụ lục) /)]);
    }
  });

  describe('what would be wrong is found', () => {
    /** The report with its text changed. */
    async function changed(change: (xml: string) => string): Promise<Traced> {
      const parts = unzipSync(readFileSync(files.report));
      const before = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
      const after = change(before);
      expect(after).not.toBe(before);
      const report = path.join(folder, 'changed.docx');
      writeFileSync(report, zipSync({ ...parts, 'word/document.xml': strToU8(after) }));
      return traceFigures({ ...files, report }, stated, giftSources);
    }

    test('another number in a sentence', async () => {
      const found = await changed((xml) => xml.replace('35.789 vỏ lon', '35.798 vỏ lon'));
      expect(idsOf('different', found)).toEqual(['recycling.cans']);
      expect(found.isRight).toBe(false);
    });
    test('a gift that the annex does not print', async () => {
      // The annex is cut off before its last line: the gift that stood there is found nowhere.
      const cut = (xml: string): string => {
        const [from, to] = [
          xml.indexOf('TỪNG LẦN TẶNG QUÀ'),
          xml.indexOf('</w:tbl>', xml.indexOf('TỪNG LẦN TẶNG QUÀ')),
        ];
        const rows = [...xml.slice(from, to).matchAll(/<w:tr>/g)].map(({ index }) => from + index);
        // The header, one gift, and the total stay.
        return xml.slice(0, rows[2]) + xml.slice(rows.at(-1) ?? to);
      };
      const found = await changed(cut);
      expect(idsOf('missing', found)).toEqual(
        expect.arrayContaining(['gifts.recruits', 'gifts.recruits.portions', 'gifts.recruits.date']),
      );
    });
    test('a figure that was not recorded', async () => {
      const more = {
        ...stated,
        recycling: [
          { id: 'cans', value: 1 },
          { id: 'copper', value: 12, unit: 'kg' },
        ],
      };
      const found = await traceFigures(files, more, giftSources);
      expect([idsOf('different', found), idsOf('missing', found)]).toEqual([
        ['recycling.cans'],
        ['recycling.copper'],
      ]);
    });
  });
});
