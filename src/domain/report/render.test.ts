/** Rendering: the real template filled, its charts, what is wrong with other templates, and the bare V8 it runs in. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import * as esbuild from 'esbuild';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { annexKeys } from './choices';
import { composeReport } from './compose';
import type { ReportData } from './data';
import { type Pictures, type Rendered, renderReport } from './render';
import { day, type Made, madeLedger, smallWard, today, year2022 } from './testdata/made-ward';

const template = new Uint8Array(readFileSync(path.join(process.cwd(), 'templates/dan-van-kheo.docx')));

/** The head of a PNG of a size: all that the report looks at. */
function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(40, 7);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return new Uint8Array(bytes);
}

const report = (made: Made = smallWard): ReportData =>
  composeReport(madeLedger(made), year2022, today, 'topical', {
    ...{ number: '5', day: day('2023-01-05'), tellsWeak: true },
    annexes: new Set(annexKeys),
  });

function opened(rendered: Rendered): Record<string, Uint8Array> {
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.problems));
  return unzipSync(rendered.bytes);
}
const xmlOf = (files: Record<string, Uint8Array>, name = 'word/document.xml'): string =>
  strFromU8(files[name] ?? new Uint8Array());
const unescaped = (xml: string): string =>
  xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
const paragraphsOf = (xml: string): string[] =>
  (xml.match(/<w:p[ >](?:(?!<\/w:p>)[\s\S])*<\/w:p>/g) ?? []).map((paragraph) =>
    unescaped([...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')),
  );
const textOf = (files: Record<string, Uint8Array>): string => paragraphsOf(xmlOf(files)).join('\n');

describe('the template of the bundle', () => {
  const files = opened(renderReport(template, report(), {}));
  const text = textOf(files);

  test.each([
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'HỘI LHPN PHƯỜNG HOA SEN',
    'Số: 05/BC-HPN',
    'Hoa Sen, ngày 05 tháng 01 năm 2023',
    'Kính gửi: UBND tỉnh Hoa Đào',
    'Tên mô hình: “Khéo vận động hội viên”',
    '- Xây dựng tổ chức Hội, phát triển hội viên:',
    'b) Công tác nhân đạo, từ thiện, thăm hỏi, tặng quà',
    'Bảng 1. Quà tặng theo dịp',
    'Bảng 2. Phế liệu thu gom và tiền bán, theo loại',
    'Bảng 3. Cặp “1+1” theo loại',
    'Thứ hai, hội viên làm trước.',
    '- Như trên;',
    'Lê Thị Sen',
    'Phụ lục I',
    'Phụ lục II',
    '(Kèm theo Báo cáo số 05/BC-HPN ngày 05 tháng 01 năm 2023 của Hội Liên hiệp Phụ nữ phường Hoa Sen)',
  ])('shows %s', (line) => expect(text.split('\n')).toContain(line));

  test('leaves no tag, no English, no undefined, no head of the other style', () => {
    expect(text).not.toMatch(/[{}]|undefined|null|NaN|ĐẢNG CỘNG SẢN/);
  });
  test('without pictures no chart leaves a trace', () => {
    expect(xmlOf(files)).not.toMatch(/<w:drawing>/);
    expect(text).not.toMatch(/Biểu đồ/);
    expect(Object.keys(files).filter((name) => name.startsWith('word/media/'))).toEqual([]);
  });
  test('base64 gives the same document', () => {
    const again = opened(renderReport(Buffer.from(template).toString('base64'), report(), {}));
    expect(xmlOf(again)).toBe(xmlOf(files));
  });
  test('the file says the day of the document', () => {
    expect(xmlOf(files, 'docProps/core.xml')).toContain('2023-01-05T00:00:00Z');
  });
  test('the Party style has its own head and no Quốc hiệu', () => {
    const party = report({ ...smallWard, settings: { ...smallWard.settings, headStyle: 'Đảng – đoàn thể' } });
    const own = textOf(opened(renderReport(template, party, {})));
    expect(own).toContain('ĐẢNG CỘNG SẢN VIỆT NAM');
    expect(own).toContain('Số 05-BC/HPN');
    expect(own).not.toContain('CỘNG HÒA');
  });
  test('signs that XML and templates use stay as they are typed', () => {
    const signs = 'A & B <c> "d" {ten_hoi} ]]>';
    const own = opened(
      renderReport(template, report({ ...smallWard, texts: { ...smallWard.texts, measures: signs } }), {}),
    );
    expect(textOf(own)).toContain(signs);
  });
  test('a report with nothing says so and has no empty section', () => {
    const own = textOf(opened(renderReport(template, report({}), {})));
    expect(own).toContain('Hội chưa có số liệu để báo cáo.');
    // Room to write, and no word of where the ward writes it.
    expect(own).toMatch(/2\. Các biện pháp[^\n]*\n……\n/);
    expect(own).not.toMatch(/tab|Cài đặt|Lời văn/);
    expect(own).not.toMatch(/Bảng|a\) /);
  });
});

describe('where a page may break', () => {
  /** A ward's own template: made in Word without a word on where pages break. */
  const bare = (bytes: Uint8Array): Uint8Array => {
    const files = unzipSync(bytes);
    const document = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    const plain = document.replace(/<w:(?:keepNext|cantSplit)\b[^>]*\/>/g, '');
    return zipSync({ ...files, 'word/document.xml': strToU8(plain) });
  };
  test.each([
    ['of the bundle', template],
    ['of a ward', bare(template)],
  ])(
    'the template %s: each table with its caption and header, each total with the row before',
    (_whose, bytes) => {
      const xml = xmlOf(opened(renderReport(bytes, report(), {})));
      const grids = (xml.match(/<w:tbl>(?:(?!<\/w:tbl>)[\s\S])*<\/w:tbl>/g) ?? []).filter((one) =>
        one.includes('<w:tblHeader/>'),
      );
      expect(grids.length).toBeGreaterThan(4);
      for (const grid of grids) {
        const rows = grid.match(/<w:tr[ >](?:(?!<\/w:tr>)[\s\S])*<\/w:tr>/g) ?? [];
        expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
        for (const row of [rows[0], rows.at(-2)])
          expect(row?.match(/<w:keepNext\/>/g)?.length).toBe(row?.match(/<w:tc>/g)?.length);
        expect(rows.at(-1)).not.toContain('<w:keepNext/>');
      }
      const captions = (xml.match(/<w:p>(?:(?!<\/w:p>)[\s\S])*<\/w:p>/g) ?? []).filter((one) =>
        />Bảng \d/.test(one),
      );
      expect(captions).toHaveLength(3);
      for (const caption of captions) expect(caption).toContain('<w:pPr><w:keepNext/>');
    },
  );
});

describe('charts', () => {
  const pictures: Pictures = { scrapByMonth: png(960, 440), membersByChapter: png(900, 300) };
  const files = opened(renderReport(template, report(), pictures));
  const xml = xmlOf(files);

  test('stand in their places, numbered in the order of the report, 16 cm wide', () => {
    expect(textOf(files).match(/Biểu đồ \d\. [^\n]*/g)).toEqual([
      'Biểu đồ 1. Hội viên theo chi hội, đến 31/12/2022 (hội viên)',
      'Biểu đồ 2. Tiền bán phế liệu theo tháng, năm 2022 (đồng)',
    ]);
    const sizes = [...xml.matchAll(/<wp:extent[^>]*cx="(\d+)"[^>]*cy="(\d+)"/g)].map(([, cx, cy]) => [
      Number(cx),
      Number(cy),
    ]);
    expect(sizes.map(([cx = 0]) => Math.round(cx / 36_000))).toEqual([160, 160]);
    expect(sizes.map(([cx = 0, cy = 0]) => Number((cx / cy).toFixed(2)))).toEqual([3, 2.18]);
  });
  test('hold the very bytes, and nothing of the sketches is left', () => {
    const media = Object.keys(files).filter((name) => name.startsWith('word/media/') && !name.endsWith('/'));
    expect(media.map((name) => Buffer.from(files[name] ?? []).equals(Buffer.from(png(900, 300))))).toContain(
      true,
    );
    expect(media).toHaveLength(2);
    const ids = [...xml.matchAll(/r:embed="([^"]+)"/g)].map(([, id]) => id);
    const relations = xmlOf(files, 'word/_rels/document.xml.rels');
    for (const id of ids) expect(relations).toContain(`Id="${id}"`);
  });
  test('say in words what they show', () => {
    expect(xml).toMatch(/descr="Tiền bán phế liệu theo tháng, năm 2022 \(đồng\): T1 0; [^"]*T6 900\.000;/);
    expect(xml).not.toContain('bieu_do:');
  });
  test('bytes that are no PNG are left out', () => {
    const own = opened(renderReport(template, report(), { scrapByMonth: new Uint8Array([1, 2, 3]) }));
    expect(xmlOf(own)).not.toMatch(/<w:drawing>/);
  });
});

/** The template of the bundle with other text in it. */
function changed(from: string, to: string): Uint8Array {
  const files = unzipSync(template);
  const document = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  if (!document.includes(from)) throw new Error(`The template has no ${from}.`);
  return zipSync({ ...files, 'word/document.xml': strToU8(document.replace(from, to)) });
}

describe('what is wrong with a template is said', () => {
  test.each<[string, Uint8Array | string, RegExp]>([
    ['nothing', new Uint8Array(), /không phải văn bản Word/],
    ['no zip', strToU8('Đây là văn bản thường, không phải tệp nén.'), /không phải văn bản Word/],
    ['no base64', '!!!!', /không phải văn bản Word/],
    ['another zip', zipSync({ 'a.txt': strToU8('a') }), /không phải văn bản Word/],
    ['cut short', template.slice(0, 9000), /không phải văn bản Word/],
    [
      'an unknown name',
      changed('{ten_don_vi}', '{ten_donvi}'),
      /\{ten_donvi\} không có trong báo cáo.*Sửa thành \{ten_don_vi\}/,
    ],
    ['a name outside its loop', changed('{ket_luan}', '{dip}'), /\{dip\} đứng ngoài phần của nó/],
    [
      'a loop not closed',
      changed('{/thong_tin_chung}', ''),
      /Phần \{#thong_tin_chung\} mở mà không đóng.*Thêm \{\/thong_tin_chung\}/,
    ],
    ['a loop not opened', changed('{#thong_tin_chung}', ''), /Có \{\/thong_tin_chung\} mà không có/],
    ['a brace not closed', changed('{ket_luan}', '{ket_luan'), /thiếu dấu \}/],
    ['a brace not opened', changed('{ket_luan}', 'ket_luan}'), /thiếu dấu \{/],
  ])('%s', (_name, bytes, said) => {
    const rendered = renderReport(bytes, report(), {});
    expect(rendered.ok).toBe(false);
    const problems = rendered.ok ? [] : rendered.problems;
    expect(problems.map(({ what, where, todo }) => `${what} ${where} ${todo}`).join('\n')).toMatch(said);
    for (const problem of problems) expect(problem.where).not.toBe('');
  });
  test('no place to fill', () => {
    const files = unzipSync(template);
    const bare = Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => [
        name,
        name.endsWith('.xml') ? strToU8(strFromU8(bytes).replace(/\{[#/]?[a-z_0-9.]+\}/g, '')) : bytes,
      ]),
    );
    const rendered = renderReport(zipSync(bare), report(), {});
    expect(rendered).toMatchObject({ ok: false, problems: [{ what: 'Mẫu báo cáo không có chỗ điền nào.' }] });
  });
  test('several at once', () => {
    const rendered = renderReport(changed('{ket_luan}', '{ket_luam} {nguoiky}'), report(), {});
    expect(rendered.ok ? [] : rendered.problems.map(({ what }) => what)).toEqual([
      'Chỗ điền {ket_luam} không có trong báo cáo.',
      'Chỗ điền {nguoiky} không có trong báo cáo.',
    ]);
  });
});

test('runs in a V8 that has nothing but ECMAScript', async () => {
  const built = await esbuild.build({
    entryPoints: [path.join(process.cwd(), 'src/domain/report/render.ts')],
    bundle: true,
    platform: 'browser',
    target: 'es2020',
    format: 'iife',
    globalName: 'Bare',
    write: false,
  });
  const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
  vm.runInContext(built.outputFiles[0]?.text ?? '', context);
  const input = {
    template: Buffer.from(template).toString('base64'),
    report: report(),
    picture: [...png(960, 440)],
  };
  vm.runInContext(`var input = ${JSON.stringify(input)};`, context);
  const bytes: ArrayLike<number> = vm.runInContext(
    `var out = Bare.renderReport(input.template, input.report, { scrapByMonth: Uint8Array.from(input.picture) });
     if (!out.ok) throw new Error(JSON.stringify(out.problems));
     Array.from(out.bytes)`,
    context,
  );
  expect(textOf(unzipSync(Uint8Array.from(bytes)))).toContain(
    'Biểu đồ 1. Tiền bán phế liệu theo tháng, năm 2022 (đồng)',
  );
});
