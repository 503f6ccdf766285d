/** The annex of gifts: every giving of the period, by day, with totals; gone with its page where nothing was given. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { type AnnexKey, annexKeys } from './choices';
import { composeReport } from './compose';
import { renderReport } from './render';
import { day, type MadeRow, madeLedger, today, year2022 } from './testdata/made-ward';

const template = new Uint8Array(readFileSync(path.join(process.cwd(), 'templates/dan-van-kheo.docx')));
const gift = (cells: MadeRow): MadeRow => ({
  day: '2022-01-25',
  occasion: 'Tết Nguyên đán',
  chapter: 'Khu 1 · K1',
  recipients: 'Hội viên khó khăn',
  receiver: 'Chị Mận',
  parcels: 5,
  value: 1_500_000,
  fund: 'Biến rác thành tiền',
  id: 'QT-00001',
  ...cells,
});
const chapters = [{ code: 'K1', name: 'Khu 1', groups: 6 }];
const ALL: ReadonlySet<AnnexKey> = new Set(annexKeys);
const made = (gifts: readonly MadeRow[], annexes = ALL) =>
  composeReport(madeLedger({ rows: { chapters, gifts } }), year2022, today, 'topical', { annexes });
const documentOf = (gifts: readonly MadeRow[], annexes = ALL): string => {
  const rendered = renderReport(template, made(gifts, annexes), {});
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.problems));
  return strFromU8(unzipSync(rendered.bytes)['word/document.xml'] ?? new Uint8Array());
};

test('every giving of the period by day; no row is told by its code', () => {
  const table = made([
    gift({ day: '2022-07-27', inKind: '2 thùng mỳ tôm', value: '', id: '' }),
    gift({}),
    gift({ day: '2021-12-31', id: 'QT-00003' }),
    gift({ chapter: 'Hội LHPN phường', day: '2022-06-01', parcels: 2, value: 300_000, id: 'QT-00004' }),
  ]).giftList;
  expect(
    table?.rows.map(({ ngay, chi_hoi, suat, tri_gia, hien_vat, ma }) => [
      ngay,
      chi_hoi,
      suat,
      tri_gia,
      hien_vat,
      ma,
    ]),
  ).toEqual([
    ['25/01/2022', 'Khu 1', '5', '1.500.000', '', ''],
    ['01/06/2022', 'Hội LHPN phường', '2', '300.000', '', ''],
    ['27/07/2022', 'Khu 1', '5', '–', '2 thùng mỳ tôm', ''],
  ]);
  expect(table?.once).toEqual({ tong_suat: '12', tong_tri_gia: '1.800.000' });
});

test('who received is never printed', () => {
  expect(JSON.stringify(made([gift({})]))).not.toContain('Mận');
});

test('only the topical report has it', () => {
  const ward = madeLedger({ rows: { chapters, gifts: [gift({})] } });
  for (const kind of ['collective', 'models', 'periodic'] as const)
    expect(composeReport(ward, year2022, day('2023-01-05'), kind, { annexes: ALL }).giftList).toBeNull();
});

test.each<[string, MadeRow[], AnnexKey[], string[]]>([
  ['none asked for: the report alone', [gift({})], [], []],
  ['one: it has no number', [gift({})], ['gifts'], ['Phụ lục']],
  ['two', [gift({})], ['chapters', 'gifts'], ['Phụ lục I', 'Phụ lục II']],
  [
    'the second alone, with no blank page where the first would be',
    [gift({})],
    ['gifts', 'charts'],
    ['Phụ lục'],
  ],
  ['asked for with nothing to show', [], ['gifts'], []],
])('annexes: %s', (_what, gifts, asked, titles) => {
  const xml = documentOf(gifts, new Set(asked));
  expect(xml.match(/<w:sectPr\b/g)).toHaveLength(titles.length + 1);
  // No part without a word on it: that would be a blank page.
  for (const part of xml.split(/<w:sectPr\b/).slice(0, -1)) expect(part).toMatch(/<w:t[ >][^<]*>[^<\s]/);
  expect([...xml.matchAll(/>(Phụ lục[ I]*)</g)].map(([, name]) => name?.trim())).toEqual(titles);
  // The page of what is last stands at the end of the body, across where that is an annex.
  expect(/w:orient="landscape"/.test(xml.slice(xml.lastIndexOf('<w:sectPr')))).toBe(titles.length > 0);
});

test('models that a ward has not chosen are no tabs that could not be read', () => {
  expect(made([gift({})]).withheld).toEqual([]);
});
