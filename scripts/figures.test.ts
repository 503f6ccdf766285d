/** `npm run figures` on the sample ward: every figure of the 2022 report stands in the summary and in the report. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { makeWard } from '../sample/ward';
import { linesOf } from './lib/figures/lines';
import type { StatedFigures } from './lib/figures/stated';
import { type Traced, traceFigures } from './lib/figures/trace';

const stated = JSON.parse(
  readFileSync(path.join(process.cwd(), 'sample/figures-2022.json'), 'utf8'),
) as StatedFigures;
const { giftSources } = makeWard();

let folder: string;
let files: { workbook: string; report: string };
let traced: Traced;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'so-hoi-figures-'));
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.join(process.cwd(), 'scripts/start.mjs'), '--no-serve', '--out', folder],
    { encoding: 'utf8', timeout: 170_000 },
  );
  expect([status, stderr]).toEqual([0, '']);
  files = {
    workbook: path.join(folder, 'so-hoi-mau.xlsx'),
    report: path.join(folder, 'bao-cao-thanh-tich.docx'),
  };
  traced = await traceFigures(files, stated, giftSources);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
    const [id = ''] = [...giftSources].find(([, name]) => name === 'recruits') ?? [];
    const found = await changed((xml) => xml.replace(id, 'QT-XXXXX'));
    expect(idsOf('missing', found)).toEqual([
      'gifts.recruits',
      'gifts.recruits.portions',
      'gifts.recruits.date',
    ]);
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
