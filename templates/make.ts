/**
 * Makes the report templates, one a kind of report: laid out by Nghị định 30/2020/NĐ-CP, Phụ lục I (measures named where
 * they are used), with the head of Hướng dẫn 36-HD/VPTW as the other choice. They share the head, the models' sections,
 * the signature and the annexes. Run with `npx tsx templates/make.ts`; a second run changes no byte. A ward may change
 * the results in Word.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  ImageRun,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { JOINED } from '../src/domain/report/columns';

/** Millimetres as twentieths of a point. */
const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
/** Points as half-points, the unit of font sizes. */
const pt = (points: number): number => points * 2;
/** Points as twentieths, the unit of spacing. */
const gap = (points: number): number => points * 20;

const FONT = 'Times New Roman';
const BODY = 14;
const TABLE = 12;
/** A4 less the margins 30 and 20 mm: what is left for text, and the width of a chart. */
const TEXT_WIDTH = 160;
const HEAD = { left: 70, right: 90 } as const;

type Align = (typeof AlignmentType)[keyof typeof AlignmentType];

// --- Runs and paragraphs -----------------------------------------------------------------------------------------

/** Every run says its font and colour, so that a copy into another document keeps them. */
function run(text: string, size: number, look: Partial<IRunOptions> = {}): TextRun {
  return new TextRun({ text, font: FONT, size: pt(size), color: '000000', ...look });
}

interface Look {
  readonly size?: number;
  readonly align?: Align;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly before?: number;
  readonly after?: number;
  readonly keepNext?: boolean;
  readonly more?: Partial<IParagraphOptions>;
}

/** A line that stands alone: heads, titles, captions, cells. */
function line(text: string, look: Look = {}): Paragraph {
  const {
    size = BODY,
    align = AlignmentType.CENTER,
    bold = false,
    italics = false,
    before = 0,
    after = 0,
  } = look;
  return new Paragraph({
    alignment: align,
    spacing: { before: gap(before), after: gap(after), line: 240, lineRule: LineRuleType.AUTO },
    keepNext: look.keepNext ?? false,
    children: text === '' ? [] : [run(text, size, { bold, italics })],
    ...look.more,
  });
}

/** Running text: 14 pt, both sides justified, first line 1 cm in, 6 pt after, 1.15 lines apart. */
function body(runs: string | readonly TextRun[], look: { readonly keepNext?: boolean } = {}): Paragraph {
  return new Paragraph({
    style: 'ThanVanBan',
    keepNext: look.keepNext ?? false,
    children: typeof runs === 'string' ? [run(runs, BODY)] : [...runs],
  });
}

/** “I. …” in capitals, “1. …”: bold (Nghị định 30/2020, Phụ lục I, mục II.5.đ). */
const heading = (text: string): Paragraph =>
  new Paragraph({ style: 'DeMuc', keepNext: true, children: [run(text, BODY, { bold: true })] });

/** “a) …”. */
const point = (text: string): Paragraph =>
  new Paragraph({ style: 'ThanVanBan', keepNext: true, children: [run(text, BODY)] });

/** A tag that opens or closes a section stands in a paragraph of its own, which the rendering takes away. */
const tag = (name: string): Paragraph => line(`{${name}}`, { align: AlignmentType.LEFT, size: 9 });

function section<T>(name: string, children: readonly T[]): (T | Paragraph)[] {
  return [tag(`#${name}`), ...children, tag(`/${name}`)];
}

/** A solid rule of a given length, drawn as the upper border of a paragraph with no height to speak of. */
function rule(length: number, width: number, after = 0): Paragraph {
  const side = mm((width - length) / 2);
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: gap(3), after: gap(after), line: gap(4), lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    children: [],
  });
}

// --- Tables ------------------------------------------------------------------------------------------------------

function invisibleTable(
  widths: readonly number[],
  rows: readonly (readonly (readonly Paragraph[])[])[],
): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((all, width) => all + mm(width), 0), type: WidthType.DXA },
    columnWidths: widths.map(mm),
    borders: TableBorders.NONE,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, at) =>
              new TableCell({
                width: { size: mm(widths[at] ?? 0), type: WidthType.DXA },
                children: [...children],
              }),
          ),
        }),
    ),
  });
}

/** Room at the sides of a cell, most where the text begins or ends: a sum of billions stands on one line in 27 mm. */
const SIDES = {
  left: { left: mm(1.2), right: mm(0.4) },
  right: { left: mm(0.4), right: mm(1.2) },
  center: { left: mm(0.8), right: mm(0.8) },
} as const;

interface GridColumn {
  readonly title: string;
  /** Placeholder of a row's cell, and of the total row's. */
  readonly cell: string;
  /** The row's cell as runs, where it is more than its placeholder. */
  readonly runs?: (open: string, close: string) => readonly TextRun[];
  readonly total?: string;
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
}

/**
 * A table with a repeated header row whose rows do not break across pages; the middle row repeats for each item of
 * `loop`. Numbers stand to the right.
 */
function grid(loop: string, columns: readonly GridColumn[], hasTotal: boolean): Table {
  const aligned = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER };
  const cell = (column: GridColumn, text: string | readonly TextRun[], align: Align, bold: boolean) =>
    new TableCell({
      width: { size: mm(column.width), type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { ...SIDES[column.align], top: mm(0.5), bottom: mm(0.5) },
      children: [
        typeof text === 'string'
          ? line(text, { size: TABLE, align, bold })
          : line('', { align, more: { children: text } }),
      ],
    });
  const last = columns.length - 1;
  const open = (at: number) => (at === 0 ? `{#${loop}}` : '');
  const close = (at: number) => (at === last ? `{/${loop}}` : '');
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: columns.reduce((all, column) => all + mm(column.width), 0), type: WidthType.DXA },
    columnWidths: columns.map((column) => mm(column.width)),
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column) => cell(column, column.title, AlignmentType.CENTER, true)),
      }),
      new TableRow({
        cantSplit: true,
        children: columns.map((column, at) =>
          cell(
            column,
            column.runs?.(open(at), close(at)) ?? `${open(at)}{${column.cell}}${close(at)}`,
            aligned[column.align],
            false,
          ),
        ),
      }),
      ...(hasTotal
        ? [
            new TableRow({
              cantSplit: true,
              children: columns.map((column) =>
                cell(column, column.total ?? '', aligned[column.align], true),
              ),
            }),
          ]
        : []),
    ],
  });
}

// --- Charts ------------------------------------------------------------------------------------------------------

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function pngChunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const crc =
    named.reduce((sum, byte) => (CRC[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff;
  const out = Buffer.alloc(8 + named.length);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc >>> 0, 4 + named.length);
  return out;
}

/** A grey sketch of a chart: what a person who opens the template sees where a chart will stand. */
function sketch(bars: readonly number[], width = 320, height = 160): Uint8Array {
  const rows = Buffer.alloc(height * (width + 1));
  const step = width / bars.length;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const bar = bars[Math.floor(x / step)] ?? 0;
      const isBar = height - y <= bar * height * 0.9 && x % step > step * 0.25;
      const isEdge = x < 1 || y < 1 || x >= width - 1 || y >= height - 1;
      rows[y * (width + 1) + 1 + x] = isEdge ? 0xb0 : isBar ? 0xc8 : 0xf4;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8; // bits a sample; colour type 0 is grey
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      pngChunk('IHDR', header),
      pngChunk('IDAT', deflateSync(rows)),
      pngChunk('IEND', new Uint8Array(0)),
    ]),
  );
}

/** A chart 16 cm wide with its caption; `key` is the chart's name in the alternative text, `name` in the tags. */
function chart(key: string, name: string, bars: readonly number[]): Paragraph[] {
  const pixels = (millimetres: number) => (millimetres / 25.4) * 96;
  const picture = new ImageRun({
    type: 'png',
    data: sketch(bars),
    transformation: { width: pixels(TEXT_WIDTH), height: pixels(TEXT_WIDTH / 2) },
    altText: { name: key, title: key, description: `bieu_do:${key}` },
  });
  return section(`co_bieu_do_${name}`, [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: gap(6), after: gap(3) },
      children: [picture],
    }),
    line(`{chu_thich_${name}}`, { size: 13, italics: true, after: 8 }),
  ]);
}

// --- The parts of the document ------------------------------------------------------------------------------------

/** Components 1–4: issuer and Quốc hiệu side by side, number and date below them. */
const stateHead = (name: string): (Paragraph | Table)[] =>
  section('tieu_de_nha_nuoc', [
    invisibleTable(
      [HEAD.left, HEAD.right],
      [
        [
          [
            tag('#co_co_quan_cap_tren'),
            line('{co_quan_cap_tren}', { size: 12 }),
            tag('/co_co_quan_cap_tren'),
            line('{co_quan_ban_hanh}', { size: 12, bold: true }),
            ...section('ke_ngan', [rule(20, HEAD.left)]),
            ...section('ke_vua', [rule(28, HEAD.left)]),
          ],
          [
            line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 12, bold: true }),
            line('Độc lập - Tự do - Hạnh phúc', { size: 13, bold: true }),
            // The motto is 56 mm long in 13 pt bold: the rule has its length.
            rule(56, HEAD.right),
          ],
        ],
        [
          [line('{so_ky_hieu}', { size: 13, before: 6 })],
          [line('{dia_danh_ngay}', { size: 13, italics: true, before: 6 })],
        ],
      ],
    ),
    line(name, { bold: true, before: 18, keepNext: true }),
    line('{trich_yeu}', { bold: true, keepNext: true }),
    rule(54, TEXT_WIDTH, 10),
  ]);

/** Hướng dẫn 36-HD/VPTW: the Party's name with a rule of its length, a star under the issuer, the date under both. */
const partyHead = (name: string): (Paragraph | Table)[] =>
  section('tieu_de_dang', [
    invisibleTable(
      [HEAD.left, HEAD.right],
      [
        [
          [
            tag('#co_co_quan_cap_tren'),
            line('{co_quan_cap_tren}', { size: 14 }),
            tag('/co_co_quan_cap_tren'),
            line('{co_quan_ban_hanh}', { size: 14, bold: true }),
            line('*', { size: 14, bold: true }),
            line('{so_ky_hieu}', { size: 14 }),
          ],
          [
            line('ĐẢNG CỘNG SẢN VIỆT NAM', { size: 15, bold: true }),
            rule(73, HEAD.right),
            line('{dia_danh_ngay}', { size: 14, italics: true, before: 8 }),
          ],
        ],
      ],
    ),
    line(name, { size: 16, bold: true, before: 18, keepNext: true }),
    line('{trich_yeu}', { bold: true, keepNext: true }),
    rule(54, TEXT_WIDTH, 10),
  ]);

/** A passage that the ward writes; where it has not, an italic line says where to write it. */
const passage = (name: string): Paragraph[] =>
  section(name, [
    ...section('doan', [body('{.}')]),
    ...section('con_thieu', [body([run('{nhac}', BODY, { italics: true })])]),
  ]);

const paragraphs = section('doan', [body('{.}')]);

const tableCaption = (text: string): Paragraph =>
  line(text, { size: 13, italics: true, before: 4, after: 4, keepNext: true });
/** Word wants a paragraph after a table; this one keeps the distance to the next. */
const afterTable = (keepNext = false): Paragraph =>
  new Paragraph({
    keepNext,
    spacing: { before: 0, after: 0, line: gap(8), lineRule: LineRuleType.EXACT },
    children: [],
  });

/** A model's table: what is counted, then numbers; the widths of all columns but the name's are given. */
interface NumberColumn {
  readonly title: string;
  readonly name: string;
  readonly width: number;
  readonly hasTotal?: boolean;
}

const NUMBERING = 11;

function modelTable(label: string, columns: readonly NumberColumn[]): (Paragraph | Table)[] {
  const hasTotal = columns.some((column) => column.hasTotal !== false);
  const width = TEXT_WIDTH - NUMBERING - columns.reduce((all, column) => all + column.width, 0);
  return section('bang', [
    tableCaption('{ten_bang}'),
    grid(
      'dong',
      [
        { title: 'TT', cell: 'tt', width: NUMBERING, align: 'center' },
        { title: label, cell: 'ten', ...(hasTotal ? { total: 'Cộng' } : {}), width, align: 'left' },
        ...columns.map(
          (column): GridColumn => ({
            title: `${column.title}{an_${column.name}}`,
            cell: column.name,
            ...(hasTotal ? { total: `{tong_${column.name}}` } : {}),
            width: column.width,
            align: 'right',
          }),
        ),
      ],
      hasTotal,
    ),
    afterTable(),
  ]);
}

const plainColumn = (title: string, name: string, width: number): NumberColumn => ({
  title,
  name,
  width,
  hasTotal: false,
});
const totalled = (title: string, name: string, width: number): NumberColumn => ({ title, name, width });

/** A model's section: nothing of it stays where the model has no rows. */
const model = (name: string, ...parts: readonly (readonly (Paragraph | Table)[])[]): (Paragraph | Table)[] =>
  modelUnder(point, name, ...parts);

/** The same under a title of another level. */
const modelUnder = (
  title: (text: string) => Paragraph,
  name: string,
  ...parts: readonly (readonly (Paragraph | Table)[])[]
): (Paragraph | Table)[] => section(name, [title('{tieu_de}'), ...paragraphs, ...parts.flat()]);

const noRows = section('chua_co_so_lieu', [body('{cau_chua_co_so_lieu}')]);

/** The models that the report about two of them tells too, there with headings of their own. */
const core = (title: (text: string) => Paragraph): (Paragraph | Table)[] => [
  ...modelUnder(
    title,
    'to_chuc',
    chart('membersByChapter', 'hoi_vien', [0.5, 0.7, 0.6, 0.9, 0.4, 0.8, 0.65, 0.55]),
  ),
  ...modelUnder(title, 'hoan_canh'),
  ...modelUnder(
    title,
    'cap_1_1',
    modelTable('Loại cặp', [
      totalled('Lập trong kỳ', 'moi', 20),
      totalled('Đang giúp', 'dang_giup', 20),
      totalled('Đạt kết quả', 'ket_qua', 20),
      totalled('Trị giá hỗ trợ (đ)', 'tri_gia', 32),
    ]),
    chart('pairsByKind', 'cap_1_1', [0.9, 0.6, 0.4, 0.2]),
  ),
  ...modelUnder(
    title,
    'ba_co_ba_biet',
    modelTable('Tiêu chí', [
      plainColumn('Số lần đạt', 'lan', 22),
      plainColumn('Tỷ lệ đạt', 'ty_le', 24),
      plainColumn('Cùng kỳ năm trước', 'ty_le_truoc', 28),
    ]),
    chart('reviewScores', 'ba_co_ba_biet', [0.7, 0.8, 0.6, 0.9, 0.75, 0.85, 0.5, 0.65]),
  ),
];
const others: (Paragraph | Table)[] = [
  ...model(
    'tuyen_truyen',
    modelTable('Hình thức', [totalled('Số buổi', 'buoi', 26), totalled('Lượt người', 'luot', 30)]),
  ),
  ...model(
    'tai_che',
    section('bang', [
      tableCaption('{ten_bang}'),
      grid(
        'dong',
        [
          { title: 'TT', cell: 'tt', width: NUMBERING, align: 'center' },
          { title: 'Loại phế liệu', cell: 'loai', total: 'Cộng', width: 52, align: 'left' },
          { title: 'Số lượng', cell: 'luong', width: 35, align: 'right' },
          {
            title: 'Thành tiền (đ){an_tien}',
            cell: 'tien',
            total: '{tong_tien}',
            width: 31,
            align: 'right',
          },
          {
            title: '{cot_ky_truoc}{an_tien_truoc}',
            cell: 'tien_truoc',
            total: '{tong_tien_truoc}',
            width: 31,
            align: 'right',
          },
        ],
        true,
      ),
      afterTable(),
    ]),
    chart('scrapByMonth', 'phe_lieu', [0.3, 0.5, 0.4, 0.6, 0.7, 0.5, 0.8, 0.6, 0.4, 0.7, 0.9, 0.8]),
  ),
  ...model(
    'san_pham',
    modelTable('Sản phẩm', [
      totalled('Làm ra', 'lam_ra', 18),
      totalled('Bán', 'ban', 18),
      totalled('Tặng', 'tang', 18),
      totalled('Còn lại', 'con', 18),
      totalled('Tiền thu (đ)', 'tien', 30),
    ]),
  ),
  ...model(
    'diem_chia_se',
    modelTable('Mặt hàng', [
      plainColumn('Đầu kỳ', 'dau_ky', 22),
      plainColumn('Mang đến', 'vao', 22),
      plainColumn('Lấy về', 'ra', 22),
      plainColumn('Còn lại', 'con', 22),
    ]),
  ),
  ...model(
    'van_dong',
    modelTable('Nguồn', [
      totalled('Số lần', 'lan', 17),
      totalled('Tiền mặt (đ)', 'tien', 30),
      totalled('Hiện vật (đ)', 'hien_vat', 30),
      totalled('Cộng (đ)', 'cong', 30),
    ]),
  ),
  ...model(
    'qua_tang',
    section('bang', [
      tableCaption('{ten_bang}'),
      grid(
        'dong',
        [
          { title: 'TT', cell: 'tt', width: NUMBERING, align: 'center' },
          { title: 'Dịp', cell: 'dip', total: 'Cộng', width: 47, align: 'left' },
          { title: 'Số suất', cell: 'suat', total: '{tong_suat}', width: 18, align: 'right' },
          {
            title: 'Trị giá (đ){an_tri_gia}',
            cell: 'tri_gia',
            total: '{tong_tri_gia}',
            width: 30,
            align: 'right',
          },
          { title: 'Hiện vật{an_hien_vat}', cell: 'hien_vat', width: 54, align: 'left' },
        ],
        true,
      ),
      afterTable(),
    ]),
    chart('giftsByOccasion', 'qua_tang', [0.9, 0.7, 0.5, 0.4, 0.3, 0.2, 0.1]),
  ),
  ...model(
    'me_do_dau',
    modelTable('Chi hội', [
      totalled('Trẻ được đỡ đầu', 'tre', 22),
      totalled('Mức mỗi tháng (đ)', 'muc', 28),
      totalled('Phải trao trong kỳ (đ)', 'phai_trao', 30),
      totalled('Đã trao trong kỳ (đ)', 'da_trao', 30),
    ]),
  ),
  ...model(
    'mai_am',
    modelTable('Chi hội', [
      totalled('Khởi công', 'nha', 18),
      totalled('Bàn giao', 'ban_giao', 18),
      totalled('Tiền mặt (đ)', 'tien', 29),
      totalled('Hiện vật (đ)', 'hien_vat', 29),
      totalled('Ngày công', 'cong', 18),
    ]),
  ),
  ...model(
    'chu_nhat_xanh',
    modelTable('Thời gian', [
      totalled('Số buổi', 'buoi', 20),
      totalled('Lượt người', 'luot', 22),
      totalled('Km đường', 'km', 22),
      totalled('Rác (kg)', 'rac', 22),
      totalled('Cây trồng', 'cay', 22),
    ]),
  ),
  ...model(
    'cac_quy',
    modelTable('Quỹ', [
      totalled('Đầu kỳ (đ)', 'dau_ky', 28),
      totalled('Thu (đ)', 'thu', 28),
      totalled('Chi (đ)', 'chi', 28),
      totalled('Cuối kỳ (đ)', 'cuoi_ky', 28),
    ]),
    chart('fundBalances', 'cac_quy', [0.9, 0.6, 0.4, 0.2]),
  ),
];

/** What every model did, in the order of the report. */
const results: (Paragraph | Table)[] = [...noRows, ...core(point), ...others];

/** Components 7 and 9b: who signs, and Nơi nhận, kept on one page. */
const signature = invisibleTable(
  [TEXT_WIDTH / 2, TEXT_WIDTH / 2],
  [
    [
      [
        line('Nơi nhận:', { size: 12, bold: true, italics: true, align: AlignmentType.LEFT, keepNext: true }),
        ...section('noi_nhan', [line('{.}', { size: 11, align: AlignmentType.LEFT, keepNext: true })]),
      ],
      [
        ...section('chuc_danh', [line('{.}', { bold: true, keepNext: true })]),
        line('', { before: 56, keepNext: true }),
        line('{nguoi_ky}', { bold: true }),
      ],
    ],
  ],
);

/** Where the unit that proposes the award confirms, the collective's own signer stands to the right of it. */
const confirmedSignature: Table = invisibleTable(
  [TEXT_WIDTH / 2, TEXT_WIDTH / 2],
  [
    [
      [
        line('{xac_nhan}', { bold: true, keepNext: true }),
        line('', { before: 64, keepNext: true }),
        line('Nơi nhận:', { size: 12, bold: true, italics: true, align: AlignmentType.LEFT, keepNext: true }),
        ...section('noi_nhan', [line('{.}', { size: 11, align: AlignmentType.LEFT, keepNext: true })]),
      ],
      [
        ...section('chuc_danh', [line('{.}', { bold: true, keepNext: true })]),
        line('', { before: 56, keepNext: true }),
        line('{nguoi_ky}', { bold: true }),
      ],
    ],
  ],
);

const addressee = section('co_kinh_gui', [line('Kính gửi: {kinh_gui}', { before: 2, after: 10 })]);
/** The last sentence and the signature stand on one page. */
const ending = [body('{ket_luan}', { keepNext: true }), afterTable(true)];

/** Báo cáo thành tích chuyên đề “Dân vận khéo”: the form of the source report of 2022. */
const topical: (Paragraph | Table)[] = [
  ...stateHead('BÁO CÁO'),
  ...partyHead('BÁO CÁO'),
  ...addressee,
  body('Tên đơn vị: {ten_don_vi}'),
  body([run('Tên mô hình: ', BODY), run('{ten_mo_hinh}', BODY, { bold: true, italics: true })]),
  heading('I. THÔNG TIN CHUNG'),
  ...section('thong_tin_chung', [body('- {.}')]),
  ...passage('chuc_nang'),
  heading('II. THÀNH TÍCH ĐẠT ĐƯỢC'),
  heading(
    '1. Báo cáo thành tích căn cứ vào chức năng, nhiệm vụ được giao và mô hình “Dân vận khéo” đã đăng ký',
  ),
  ...passage('boi_canh'),
  ...results,
  heading('2. Các biện pháp, giải pháp đạt được thành tích xuất sắc, mang lại hiệu quả'),
  ...passage('bien_phap'),
  heading('3. Những kinh nghiệm rút ra trong quá trình triển khai thực hiện mô hình, phong trào thi đua'),
  ...passage('kinh_nghiem'),
  ...passage('phuong_huong'),
  ...ending,
  signature,
];

/** Two tables of awards, as the collective form asks for them. */
const awardTable = (name: string, label: string): (Paragraph | Table)[] => [
  ...section(name, [
    grid(
      'dong',
      [
        { title: 'Năm', cell: 'nam', width: 18, align: 'center' },
        { title: label, cell: 'ten', width: 57, align: 'left' },
        {
          title: 'Số, ngày, tháng, năm của quyết định; cơ quan ban hành',
          cell: 'quyet_dinh',
          width: 85,
          align: 'left',
        },
      ],
      false,
    ),
    afterTable(),
  ]),
  ...section(`chua_co_${name}`, [body('Chưa có.')]),
];

/** Báo cáo thành tích tập thể: the headings of the collective form (Nghị định 98/2023, Mẫu 02 and its successors). */
const collective: (Paragraph | Table)[] = [
  ...stateHead('BÁO CÁO THÀNH TÍCH'),
  ...partyHead('BÁO CÁO THÀNH TÍCH'),
  ...addressee,
  body('Tên đơn vị: {ten_don_vi}'),
  heading('I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH'),
  heading('1. Đặc điểm, tình hình'),
  ...section('thong_tin_chung', [body('- {.}')]),
  ...passage('dac_diem'),
  heading('2. Chức năng, nhiệm vụ được giao'),
  ...passage('chuc_nang'),
  heading('II. THÀNH TÍCH ĐẠT ĐƯỢC'),
  heading('1. Thành tích đạt được căn cứ vào chức năng, nhiệm vụ được giao'),
  ...passage('boi_canh'),
  ...section('so_sanh_nam', [
    tableCaption('{ten_bang}'),
    grid(
      'dong',
      [
        { title: 'TT', cell: 'tt', width: NUMBERING, align: 'center' },
        { title: 'Chỉ tiêu', cell: 'ten', width: 42, align: 'left' },
        { title: 'ĐVT', cell: 'don_vi', width: 17, align: 'center' },
        ...[1, 2, 3, 4, 5].map(
          (at): GridColumn => ({
            title: `{cot_nam_${at}}`,
            cell: `nam_${at}`,
            width: 18,
            align: 'right',
          }),
        ),
      ],
      false,
    ),
    afterTable(),
  ]),
  ...results,
  heading('2. Những biện pháp, nguyên nhân đạt được thành tích; các phong trào thi đua'),
  ...passage('bien_phap'),
  heading('3. Việc thực hiện chủ trương của Đảng, chính sách, pháp luật của Nhà nước'),
  ...passage('chu_truong'),
  heading('4. Hoạt động của tổ chức đảng, đoàn thể'),
  ...passage('doan_the'),
  heading('III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG'),
  heading('1. Danh hiệu thi đua'),
  ...awardTable('danh_hieu', 'Danh hiệu thi đua'),
  heading('2. Hình thức khen thưởng'),
  ...awardTable('hinh_thuc', 'Hình thức khen thưởng'),
  ...ending,
  confirmedSignature,
];

/** Báo cáo mô hình “1+1” và “3 có 3 biết”: how it began, what it is, results, difficulties and ways out, judgement. */
const models: (Paragraph | Table)[] = [
  ...stateHead('BÁO CÁO'),
  ...partyHead('BÁO CÁO'),
  ...addressee,
  heading('I. SỰ RA ĐỜI VÀ NỘI DUNG MÔ HÌNH'),
  ...passage('ra_doi'),
  ...section('gioi_thieu', [heading('{tieu_de}'), ...paragraphs]),
  heading('II. KẾT QUẢ ĐẠT ĐƯỢC'),
  ...noRows,
  ...core(heading),
  heading('III. KHÓ KHĂN VÀ GIẢI PHÁP'),
  heading('1. Khó khăn'),
  ...passage('kho_khan'),
  heading('2. Giải pháp'),
  ...passage('giai_phap'),
  heading('IV. ĐÁNH GIÁ CHUNG'),
  ...passage('danh_gia'),
  ...ending,
  signature,
];

/** A cell in which the name of a group is bold and as wide as the table, and a figure is not: one of the two runs stays. */
function groupedCell(open: string, close: string): readonly TextRun[] {
  return [
    run(`${open}{#la_nhom}`, TABLE),
    run(`{ten}${JOINED}`, TABLE, { bold: true }),
    run('{/la_nhom}{#la_dong}', TABLE),
    run('{ten}', TABLE),
    run(`{/la_dong}${close}`, TABLE),
  ];
}

/** Báo cáo định kỳ: the figures against the same period before and against targets, then model by model. */
const periodic: (Paragraph | Table)[] = [
  ...stateHead('BÁO CÁO'),
  ...partyHead('BÁO CÁO'),
  ...addressee,
  heading('I. KẾT QUẢ THỰC HIỆN'),
  ...passage('danh_gia'),
  heading('1. Các chỉ tiêu chính'),
  ...section('chi_tieu_chinh', [
    tableCaption('{ten_bang}'),
    grid(
      'dong',
      [
        { title: 'TT', cell: 'tt', width: 8, align: 'center' },
        { title: 'Chỉ tiêu', cell: 'ten', runs: groupedCell, width: 39, align: 'left' },
        { title: 'Trong kỳ', cell: 'ky_nay', width: 27, align: 'right' },
        { title: 'Cùng kỳ năm trước', cell: 'ky_truoc', width: 26, align: 'right' },
        { title: 'Tăng, giảm', cell: 'tang_giam', width: 18, align: 'right' },
        { title: '{cot_chi_tieu}', cell: 'chi_tieu', width: 26, align: 'right' },
        { title: '{cot_dat}', cell: 'dat', width: 16, align: 'right' },
      ],
      false,
    ),
    afterTable(),
  ]),
  ...section('chua_co_chi_tieu', [body('Chưa có chỉ tiêu nào có số liệu.')]),
  heading('2. Kết quả theo từng mặt công tác'),
  ...results,
  heading('II. KHÓ KHĂN, HẠN CHẾ'),
  ...passage('kho_khan'),
  heading('III. PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI'),
  ...passage('phuong_huong'),
  ...ending,
  signature,
];

/** Title of an annex: “Phụ lục I” 14 bold, its title in capitals, then what it belongs to. */
const annexHead = (number: string, title: string): Paragraph[] => [
  line(number, { bold: true, keepNext: true }),
  line(title, { bold: true, keepNext: true }),
  line('{ky_phu_luc}', { size: 13, keepNext: true }),
  line('{kem_theo}', { size: 13, italics: true, after: 10, keepNext: true }),
];

/** A column whose header is filled too: it falls away where nothing is recorded. */
const droppable = (name: string, width: number): GridColumn => ({
  title: `{cot_${name}}`,
  cell: name,
  total: `{tong_${name}}`,
  width,
  align: 'right',
});

/** A4 lying, less the margins 30 and 20 mm. */
const ACROSS = 247;

const chapterGrid = (columns: readonly GridColumn[]): Table =>
  grid(
    'dong',
    [
      { title: 'TT', cell: 'tt', width: NUMBERING, align: 'center' },
      {
        title: 'Chi hội',
        cell: 'chi_hoi',
        total: 'Cộng',
        width: ACROSS - NUMBERING - columns.reduce((all, column) => all + column.width, 0),
        align: 'left',
      },
      ...columns,
    ],
    true,
  );

/** Widths leave room for a chapter's name with its cluster on one line: `Tổ dân phố 12 (Văn Quán)`. */
const byChapter: (Paragraph | Table)[] = [
  ...annexHead('Phụ lục I', 'SỐ LIỆU THEO CHI HỘI'),
  ...section('bang_chi_hoi', [
    chapterGrid([
      droppable('phu_nu', 17),
      droppable('hoi_vien', 15),
      droppable('ty_le', 17),
      droppable('hoi_vien_moi', 13),
      droppable('cap', 12),
      droppable('vo_lon', 18),
      droppable('can_nang', 20),
      droppable('tien', 27),
      droppable('suat', 14),
      droppable('tri_gia', 27),
    ]),
  ]),
  ...section('bang_mo_hinh', [
    line('Số liệu các mô hình', { size: 13, bold: true, before: 12, after: 6, keepNext: true }),
    chapterGrid([
      droppable('diem', 14),
      droppable('buoi_tuyen_truyen', 16),
      droppable('luot_tuyen_truyen', 15),
      droppable('san_pham', 15),
      droppable('tien_san_pham', 26),
      droppable('van_dong', 27),
      droppable('tre', 13),
      droppable('mai_am', 12),
      droppable('buoi_chu_nhat', 14),
      droppable('luot_chu_nhat', 15),
      droppable('cay', 15),
    ]),
  ]),
  ...section('chua_co_chi_hoi', [body('{cau_chua_co_chi_hoi}')]),
  // The last paragraph carries the break of this part: one with a tag would take it away.
  afterTable(),
];

/** The annex of the report about two models: the few figures of both stand side by side, in one table. */
const twoModelsByChapter: (Paragraph | Table)[] = [
  ...annexHead('Phụ lục I', 'SỐ LIỆU THEO CHI HỘI'),
  ...section('bang_chi_hoi', [
    chapterGrid([
      droppable('phu_nu', 28),
      droppable('hoi_vien', 28),
      droppable('ty_le', 28),
      droppable('hoi_vien_moi', 28),
      droppable('cap', 28),
      droppable('diem', 28),
    ]),
  ]),
  ...section('chua_co_chi_hoi', [body('{cau_chua_co_chi_hoi}')]),
  afterTable(),
];

/** Each giving by itself. The section tag closes in the next part of the document, so that this part's page break goes with it. */
const giftList: (Paragraph | Table)[] = [
  tag('#bang_qua_tang'),
  ...annexHead('Phụ lục II', 'TỪNG LẦN TẶNG QUÀ'),
  grid(
    'dong',
    [
      { title: 'TT', cell: 'tt', width: NUMBERING, align: 'center' },
      { title: 'Ngày', cell: 'ngay', width: 22, align: 'center' },
      { title: 'Dịp', cell: 'dip', total: 'Cộng', width: 40, align: 'left' },
      { title: 'Chi hội', cell: 'chi_hoi', width: 47, align: 'left' },
      { title: 'Đối tượng', cell: 'doi_tuong', width: 34, align: 'left' },
      { title: 'Suất quà', cell: 'suat', total: '{tong_suat}', width: 13, align: 'right' },
      {
        title: 'Trị giá (đ){an_tri_gia}',
        cell: 'tri_gia',
        total: '{tong_tri_gia}',
        width: 26,
        align: 'right',
      },
      { title: 'Hiện vật{an_hien_vat}', cell: 'hien_vat', width: 42 - NUMBERING, align: 'left' },
      { title: 'Mã dòng', cell: 'ma', width: 23, align: 'left' },
    ],
    true,
  ),
];

const sources: (Paragraph | Table)[] = [
  ...annexHead('Phụ lục {so_phu_luc_nguon}', 'NGUỒN CỦA CÁC SỐ LIỆU TRONG BÁO CÁO'),
  // Said before the table: after it, it would stand alone on a page of its own.
  ...section('ghi_chu', [line('{.}', { size: 12, italics: true, align: AlignmentType.LEFT, after: 6 })]),
  ...section('bang_nguon', [
    grid(
      'dong',
      [
        { title: 'TT', cell: 'tt', width: 11, align: 'center' },
        { title: 'Số liệu', cell: 'so_lieu', width: 48, align: 'left' },
        { title: 'Trong kỳ', cell: 'gia_tri', width: 29, align: 'right' },
        { title: 'Cùng kỳ năm trước', cell: 'gia_tri_truoc', width: 29, align: 'right' },
        { title: 'Tab: số dòng', cell: 'noi_ghi', width: 43, align: 'left' },
      ],
      false,
    ),
  ]),
  ...section('chua_co_nguon', [body('Báo cáo chưa dùng số liệu nào.')]),
];

// --- The document --------------------------------------------------------------------------------------------------

/** The page number stands in the upper margin, centred, 13 pt, from the second page of each part on. */
function pages(
  children: readonly (Paragraph | Table)[],
  orientation: 'portrait' | 'landscape',
): ISectionOptions {
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          width: mm(210),
          height: mm(297),
          orientation: orientation === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
        },
        margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(20), header: mm(10), footer: mm(10) },
        pageNumbers: { start: 1 },
      },
    },
    headers: {
      first: new Header({ children: [line('', { size: 13 })] }),
      default: new Header({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [
              new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: pt(13), color: '000000' }),
            ],
          }),
        ],
      }),
    },
    children: [...children],
  };
}

const document = (name: TemplateName): Document =>
  new Document({
    title: '{trich_yeu}',
    creator: '{ten_don_vi}',
    lastModifiedBy: '{ten_don_vi}',
    description: '',
    compatibility: { version: 15 },
    styles: {
      default: {
        document: {
          run: { font: FONT, size: pt(BODY), color: '000000', language: { value: 'vi-VN' } },
        },
      },
      paragraphStyles: [
        {
          id: 'ThanVanBan',
          name: 'Thân văn bản',
          basedOn: 'Normal',
          quickFormat: true,
          run: { font: FONT, size: pt(BODY), color: '000000' },
          paragraph: {
            alignment: AlignmentType.JUSTIFIED,
            indent: { firstLine: mm(10) },
            spacing: { before: 0, after: gap(6), line: 276, lineRule: LineRuleType.AUTO },
          },
        },
        {
          id: 'DeMuc',
          name: 'Đề mục',
          basedOn: 'ThanVanBan',
          quickFormat: true,
          run: { font: FONT, size: pt(BODY), color: '000000', bold: true },
          paragraph: {
            keepNext: true,
            spacing: { before: gap(10), after: gap(6), line: 276, lineRule: LineRuleType.AUTO },
          },
        },
      ],
    },
    sections: [
      pages(reports[name], 'portrait'),
      pages(name === 'mo-hinh' ? twoModelsByChapter : byChapter, 'landscape'),
      ...(name === 'dan-van-kheo'
        ? [pages(giftList, 'landscape'), pages([tag('/bang_qua_tang'), ...sources], 'portrait')]
        : [pages(sources, 'portrait')]),
    ],
  });

/** Reports by the name of their template. */
const reports = {
  'dan-van-kheo': topical,
  'tap-the': collective,
  'mo-hinh': models,
  'dinh-ky': periodic,
} as const;
export type TemplateName = keyof typeof reports;
export const templateNames = Object.keys(reports) as TemplateName[];

/** A template's bytes: the same at every run. */
export async function makeTemplate(name: TemplateName): Promise<Uint8Array> {
  const packed = unzipSync(new Uint8Array(await Packer.toBuffer(document(name))));
  const files = Object.keys(packed)
    .sort(
      (a, b) => Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml') || (a < b ? -1 : 1),
    )
    .map((name) => [
      name,
      name === 'docProps/core.xml' ? undated(packed[name]) : (packed[name] ?? new Uint8Array()),
    ]);
  // A zip keeps local time: the parts of the date, not the instant, are what must not change.
  return zipSync(Object.fromEntries(files), { mtime: new Date(2026, 0, 1), level: 9 });
}

function undated(core: Uint8Array | undefined): Uint8Array {
  const text = strFromU8(core ?? new Uint8Array());
  return strToU8(text.replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '2026-01-01T00:00:00Z'));
}

if (path.basename(process.argv[1] ?? '') === 'make.ts') {
  const folder = path.dirname(process.argv[1] ?? '');
  for (const name of templateNames)
    makeTemplate(name).then((bytes) => writeFileSync(path.join(folder, `${name}.docx`), bytes));
}
