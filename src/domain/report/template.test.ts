/** The layout of the template, rule by rule: Nghị định 30/2020/NĐ-CP, Phụ lục I. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { makeTemplate, templateNames } from '../../../templates/make';
import { expand } from './expand';
import { CHART_FIELDS } from './fields';
import { slotsIn } from './parts';
import { placeholderNames } from './placeholders';

/** What each template calls its document. */
const NAMES = {
  'dan-van-kheo': 'BÁO CÁO',
  'tap-the': 'BÁO CÁO THÀNH TÍCH',
  'mo-hinh': 'BÁO CÁO',
  'dinh-ky': 'BÁO CÁO',
} as const;

/** The kind of report that each is for. */
const KINDS = {
  'dan-van-kheo': 'topical',
  'tap-the': 'collective',
  'mo-hinh': 'models',
  'dinh-ky': 'periodic',
} as const;

describe.each(Object.keys(NAMES) as (keyof typeof NAMES)[])('%s', (template) => {
  const bytes = readFileSync(path.join(process.cwd(), `templates/${template}.docx`));
  const files = unzipSync(new Uint8Array(bytes));
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const asMade = part('word/document.xml');
  /** As it is filled: the parts and columns that it says once are written out. */
  const document = expand(asMade, KINDS[template]);
  /** Twentieths of a point to whole millimetres. */
  const mm = (twips: string | undefined): number => Math.round((Number(twips) / 1440) * 25.4);
  const attribute = (xml: string, name: string): string | undefined =>
    new RegExp(`\\b${name}="([^"]*)"`).exec(xml)?.[1];
  const elements = (xml: string, name: string): string[] =>
    xml.match(new RegExp(`<${name}(?=[ />])[^>]*>`, 'g')) ?? [];
  const paragraphWith = (text: string): string => {
    const found = (document.match(/<w:p>(?:(?!<\/w:p>)[\s\S])*<\/w:p>/g) ?? []).find((one) =>
      one.includes(`>${text}<`),
    );
    if (found === undefined) throw new Error(`No paragraph says ${text}.`);
    return found;
  };
  /** Size in points, bold, italic, alignment of the paragraph with this text. */
  const look = (text: string) => {
    const xml = paragraphWith(text);
    const on = (name: string) => elements(xml, name).some((one) => !one.includes('false'));
    return {
      size: Number(attribute(elements(xml, 'w:sz').at(-1) ?? '', 'w:val')) / 2,
      bold: on('w:b'),
      italic: on('w:i'),
      align: attribute(elements(xml, 'w:jc')[0] ?? '', 'w:val'),
    };
  };

  test('the committed file is what the script makes, byte for byte', async () => {
    expect(Buffer.from(await makeTemplate(template)).equals(bytes)).toBe(true);
  });

  /** Annexes that lie across; with the report and the charts they are the parts of its pages. */
  const across = template === 'dan-van-kheo' ? ['by chapter', 'gifts'] : ['by chapter'];
  const parts = across.length + 2;
  /** The report about two models tells their few figures by chapter in one table, the others in two. */
  const byChapter = template === 'mo-hinh' ? 1 : 3;

  describe('page', () => {
    test('A4; the annexes by chapter and of gifts lie across', () => {
      expect(
        elements(document, 'w:pgSz').map((size) => [mm(attribute(size, 'w:w')), mm(attribute(size, 'w:h'))]),
      ).toEqual([[210, 297], ...across.map(() => [297, 210]), [210, 297]]);
    });
    test('margins 20, 20, 30, 20 mm; header in the upper margin', () => {
      for (const margins of elements(document, 'w:pgMar')) {
        expect(
          ['w:top', 'w:bottom', 'w:left', 'w:right', 'w:header'].map((side) => mm(attribute(margins, side))),
        ).toEqual([20, 20, 30, 20, 10]);
      }
    });
    test('number centred in the upper margin, 13 pt, not on the first page; annexes count again', () => {
      const headers = Object.keys(files).filter((name) => /word\/header\d/.test(name));
      const numbered = headers.map(part).filter((xml) => xml.includes('PAGE'));
      expect(numbered).toHaveLength(parts);
      for (const xml of numbered) {
        expect(elements(xml, 'w:jc')[0]).toContain('center');
        expect(elements(xml, 'w:sz')[0]).toContain('"26"');
      }
      expect(headers).toHaveLength(2 * parts);
      expect(elements(document, 'w:titlePg')).toHaveLength(parts);
      expect(elements(document, 'w:pgNumType').map((one) => attribute(one, 'w:start'))).toEqual(
        Array.from({ length: parts }, () => '1'),
      );
    });
  });

  describe('type', () => {
    test('every run is Times New Roman, black', () => {
      const runs = document.match(/<w:r>(?:(?!<\/w:r>)[\s\S])*<\/w:r>/g) ?? [];
      const texts = runs.filter((run) => run.includes('<w:t'));
      expect(texts.length).toBeGreaterThan(150);
      for (const run of texts) {
        expect(run).toContain('w:ascii="Times New Roman"');
        expect(run).toContain('<w:color w:val="000000"/>');
      }
    });
    test('body: 14 pt, justified, first line 10 mm, 6 pt after, 1,15 lines, single in the short report', () => {
      const style =
        /<w:style [^>]*w:styleId="ThanVanBan">[\s\S]*?<\/w:style>/.exec(part('word/styles.xml'))?.[0] ?? '';
      expect(elements(style, 'w:sz')[0]).toContain('"28"');
      expect(elements(style, 'w:jc')[0]).toContain('both');
      expect(mm(attribute(elements(style, 'w:ind')[0] ?? '', 'w:firstLine'))).toBe(10);
      expect(elements(style, 'w:spacing')[0]).toMatch(
        template === 'mo-hinh' ? /w:after="120".*w:line="240"/ : /w:after="120".*w:line="276"/,
      );
    });
    test.each([
      ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 12, bold: true, italic: false, align: 'center' }],
      ['Độc lập - Tự do - Hạnh phúc', { size: 13, bold: true, italic: false, align: 'center' }],
      ['{co_quan_cap_tren}', { size: 12, bold: false, italic: false, align: 'center' }],
      ['{co_quan_ban_hanh}', { size: 12, bold: true, italic: false, align: 'center' }],
      ['{so_ky_hieu}', { size: 13, bold: false, italic: false, align: 'center' }],
      ['{dia_danh_ngay}', { size: 13, bold: false, italic: true, align: 'center' }],
      [NAMES[template], { size: 14, bold: true, italic: false, align: 'center' }],
      ['{trich_yeu}', { size: 14, bold: true, italic: false, align: 'center' }],
      ['Nơi nhận:', { size: 12, bold: true, italic: true, align: 'left' }],
      ['{nguoi_ky}', { size: 14, bold: true, italic: false, align: 'center' }],
      ['{ten_phu_luc_chi_hoi}', { size: 14, bold: true, italic: false, align: 'center' }],
      ['SỐ LIỆU THEO CHI HỘI', { size: 14, bold: true, italic: false, align: 'center' }],
      ['{kem_theo}', { size: 13, bold: false, italic: true, align: 'center' }],
      ['ĐẢNG CỘNG SẢN VIỆT NAM', { size: 15, bold: true, italic: false, align: 'center' }],
    ])('%s', (text, expected) => expect(look(text)).toEqual(expected));
  });

  describe('tables', () => {
    const tables = document.match(/<w:tbl>(?:(?!<\/w:tbl>)[\s\S])*<\/w:tbl>/g) ?? [];
    const grids = tables.filter((table) => table.includes('w:tblHeader'));

    test('the heads and the signature are tables without lines, all others are of figures', () => {
      // The report about two models is told in words: its annex alone has a table.
      expect(grids.length).toBeGreaterThanOrEqual(template === 'mo-hinh' ? 1 : 4);
      expect(tables.filter((table) => !grids.includes(table))).toHaveLength(3);
    });
    test('header rows repeat, no row breaks across pages, 12 pt', () => {
      for (const grid of grids) {
        const rows = grid.match(/<w:tr>/g) ?? [];
        expect(elements(grid, 'w:cantSplit')).toHaveLength(rows.length);
        expect(elements(grid, 'w:tblHeader')).toHaveLength(1);
        expect(new Set(elements(grid, 'w:sz'))).toEqual(new Set(['<w:sz w:val="24"/>']));
      }
    });
    test('numbers stand to the right', () => {
      for (const name of [
        ...(template === 'mo-hinh' ? [] : ['{moi}']),
        '{hoi_vien}',
        ...(byChapter > 1 ? ['{tien}', '{suat}'] : ['{tong_diem}']),
      ])
        expect(look(name).align).toBe('right');
    });
    test('all fit between the margins', () => {
      const widths = grids.map((grid) => mm(attribute(elements(grid, 'w:tblW')[0] ?? '', 'w:w')));
      // The tables by chapter, and where the kind has it the one of gifts.
      const wide = across.length - 1 + byChapter;
      expect(widths.slice(-wide)).toEqual(Array.from({ length: wide }, () => 247));
      expect(new Set(widths.slice(0, -wide))).toEqual(new Set(template === 'mo-hinh' ? [] : [160]));
    });
  });

  test('each chart has its place, 16 cm wide, in a section of its own', () => {
    const keys = [...document.matchAll(/descr="bieu_do:([^"]+)"/g)].map(([, key]) => key);
    const all = CHART_FIELDS.map(([key]) => key);
    const ofKind = slotsIn(KINDS[template]).flatMap(({ part: { chart } }) => (chart ? [chart.key] : []));
    expect(keys).toEqual(ofKind);
    if (template !== 'mo-hinh') expect([...keys].sort()).toEqual([...all].sort());
    for (const extent of elements(document, 'wp:extent'))
      expect(Math.round(Number(attribute(extent, 'cx')) / 36_000)).toBe(160);
  });

  test('every placeholder is known, and every section is closed where it was opened', () => {
    const tags = [...`${asMade}${document}`.matchAll(/\{([#/]?)([a-z_0-9.]+)\}/g)];
    expect(tags.length).toBeGreaterThan(50);
    const open: string[] = [];
    for (const [, sign, name = ''] of tags) {
      expect([name, placeholderNames.has(name)]).toEqual([name, true]);
      if (sign === '#') open.push(name);
      if (sign === '/') expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });
});

test('the ward’s own file is what the script makes, and every template is tested', async () => {
  const bytes = readFileSync(path.join(process.cwd(), 'templates/noi-bo.docx'));
  expect(Buffer.from(await makeTemplate('noi-bo')).equals(bytes)).toBe(true);
  expect([...templateNames].sort()).toEqual([...Object.keys(NAMES), 'noi-bo'].sort());
});

test('no report’s template has a place for what only the ward’s own file says', () => {
  for (const name of Object.keys(NAMES)) {
    const bytes = readFileSync(path.join(process.cwd(), `templates/${name}.docx`));
    const document = strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml'] ?? new Uint8Array());
    expect(document).not.toMatch(
      /\{[#/]?(?:bang_nguon|ghi_chu|noi_bo|ma|tab|so_dong|noi_ghi)\}|Mã dòng|Tab|Kiểm tra/,
    );
  }
});
