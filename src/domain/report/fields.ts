/**
 * The placeholders of report templates and what fills them. Names are Vietnamese without accents, so that a ward can
 * make its own template in Word.
 */
import type { Chart } from '../figures';
import { formatLongDay, formatNumber } from '../values';
import type { PassageKey } from '../ward';
import { annexKeys } from './choices';
import { CHART_NUMBER, DROPPED, TABLE_NUMBER } from './columns';
import type { ModelSection, Passage, ReportData, ReportTable, Withheld } from './data';
import { DOTS } from './head';
import { type PartHeading, partHeadings } from './part';
import { allSlots, HEADING_FIELDS, parts } from './parts';
import { upperFirst } from './phrases';

export type Fields = { readonly [name: string]: FieldValue };
export type FieldValue = string | boolean | Fields | readonly (string | Fields)[];

export const PASSAGE_FIELDS: Readonly<Record<PassageKey, string>> = {
  functions: 'chuc_nang',
  background: 'boi_canh',
  measures: 'bien_phap',
  lessons: 'kinh_nghiem',
  plans: 'phuong_huong',
  features: 'dac_diem',
  policies: 'chu_truong',
  bodies: 'doan_the',
  origin: 'ra_doi',
  difficulties: 'kho_khan',
  solutions: 'giai_phap',
  assessment: 'danh_gia',
  mood: 'tu_tuong',
  movements: 'cuoc_van_dong',
  tasks: 'trong_tam',
  oversight: 'giam_sat',
  causes: 'nguyen_nhan',
  proposals: 'kien_nghi',
  spread: 'nhan_rong',
};

/** Charts in the order in which reports show them, with their names in tags. */
export const CHART_FIELDS: readonly (readonly [key: Chart['key'], name: string])[] = parts.flatMap(
  ({ chart }) => (chart === undefined ? [] : [[chart.key, chart.field] as const]),
);

/** How a template is filled. */
export interface Filling {
  /** Keys of the charts that have a picture; the others leave no trace. */
  readonly drawn: ReadonlySet<string>;
  /** Headings under which the template gathers parts: under each, points are counted anew. */
  readonly headings: ReadonlySet<PartHeading>;
  /** The ward's own file, which says what the report does not. */
  readonly isInternal: boolean;
}

export function fieldsOf(data: ReportData, { drawn, headings, isInternal }: Filling): Fields {
  const { head } = data;
  const width = CELL_LINE[head.style];
  const issuer = brokenName(head.issuer, width);
  const length = longestLine(issuer, width);
  return {
    tieu_de_nha_nuoc: head.style === 'state',
    tieu_de_dang: head.style === 'party',
    co_co_quan_cap_tren: head.superior !== '',
    co_quan_cap_tren: brokenName(head.superior, width),
    co_quan_ban_hanh: issuer,
    ke_ngan: length < LONG_LINE,
    ke_vua: length >= LONG_LINE,
    so_ky_hieu: head.number,
    dia_danh_ngay: head.placeAndDay,
    trich_yeu: head.subject,
    co_kinh_gui: data.addressees.length > 0,
    kinh_gui_mot: data.addressees.length === 1,
    kinh_gui_nhieu: data.addressees.length > 1,
    kinh_gui: data.addressees.join('; '),
    cac_kinh_gui: data.addressees.map(
      (one, at) => `- ${one}${at === data.addressees.length - 1 ? '.' : ';'}`,
    ),
    ten_don_vi: data.unit,
    ten_mo_hinh: data.modelName,
    ky_bao_cao: data.periodName,
    thong_tin_chung: data.general,
    ...Object.fromEntries(
      Object.entries(PASSAGE_FIELDS).map(([key, name]) => [
        name,
        passageFields(data.passages[key as PassageKey]),
      ]),
    ),
    gioi_thieu: data.about.map(({ title, paragraphs }, at) => ({
      tieu_de: data.about.length === 1 ? title : `${at + 1}. ${title}`,
      doan: paragraphs,
    })),
    chi_tieu_chinh: numbered(data.indicators),
    chua_co_chi_tieu: data.indicators === null,
    so_sanh_nam: numbered(data.years),
    danh_hieu: data.awards.titles === null ? false : tableFields(data.awards.titles),
    chua_co_danh_hieu: data.awards.titles === null,
    hinh_thuc: data.awards.forms === null ? false : tableFields(data.awards.forms),
    chua_co_hinh_thuc: data.awards.forms === null,
    chua_co_so_lieu: data.nothing !== null,
    cau_chua_co_so_lieu: data.nothing ?? '',
    ...modelFields(data, headings),
    ...emptyHeadings(data),
    ...chartFields(data, drawn),
    ket_luan: data.closing,
    chuc_danh: data.signature.titles,
    nguoi_ky: data.signature.name,
    xac_nhan: data.signature.confirms[0] ?? '',
    cac_xac_nhan: data.signature.confirms.map((dong) => ({ dong })),
    noi_nhan: data.signature.recipients,
    ky_phu_luc: `(${upperFirst(data.periodName)})`,
    kem_theo: enclosed(data),
    bang_chi_hoi: data.chapters === null ? false : tableFields(data.chapters),
    bang_mo_hinh: data.modelChapters === null ? false : tableFields(data.modelChapters),
    bang_chi_so: data.ownChapters.map((table) => ({ ...tableFields(table), nhom: table.title })),
    bang_qua_tang: !hasLines(data.giftList)
      ? false
      : { ...tableFields(data.giftList), ...hidden(data.giftList) },
    ...annexFields(data, drawn),
    chua_co_chi_hoi: data.chapters === null && data.modelChapters === null && data.ownChapters.length === 0,
    cau_chua_co_chi_hoi: 'Trong kỳ chưa có số liệu nào của chi hội.',
    noi_bo: isInternal ? internalFields(data) : [],
    bang_nguon:
      data.figures.length === 0 || !isInternal
        ? false
        : {
            dong: data.figures.map((figure, at) => ({
              tt: String(at + 1),
              so_lieu: figure.label,
              gia_tri: figure.value,
              gia_tri_truoc: figure.before,
              tab: figure.sources.map(({ sheet }) => sheet).join('\n'),
              so_dong: figure.sources.map(({ rows }) => formatNumber(rows)).join('\n'),
              // One line a tab with its count: two columns of lines would part where a name is long.
              noi_ghi:
                figure.sources.map(({ sheet, rows }) => `${sheet}: ${formatNumber(rows)}`).join('\n') || '–',
            })),
          },
    chua_co_nguon: false,
    ghi_chu: [],
    ...Object.fromEntries(
      data.singles.flatMap(({ name, value, before }) => [
        [`so_${name}`, value],
        [`truoc_${name}`, before],
      ]),
    ),
  };
}

/** Bold capitals of 12 pt are 2,5 mm wide on average, of 14 pt 2,95 mm; the cell of the issuer has 70 mm. */
const CELL_LINE = { state: 27, party: 23 } as const;
/** From 56 mm on, ⅓–½ of the line is a rule of 28 mm; below, one of 20 mm. */
const LONG_LINE = 23;

/** A name too long for one line breaks before the place, as people write it: `HỘI LHPN / PHƯỜNG QUANG TRUNG`. */
function brokenName(name: string, width: number): string {
  if (name.length <= width) return name;
  const [first = '', ...rest] = name
    .replace(/ (?=(?:PHƯỜNG|XÃ|THỊ TRẤN|ĐẶC KHU|QUẬN|HUYỆN|THÀNH PHỐ|TỈNH) )/, '\n')
    .split('\n');
  const broken = rest.map((line) => (line.length > width ? line.replace(' (', '\n(') : line));
  return [first, ...broken].join('\n');
}

/** Characters of the longest line of a name as its cell breaks it. */
function longestLine(name: string, width: number): number {
  const lengths = name.split('\n').flatMap((whole) => {
    const lines: number[] = [];
    let line = 0;
    for (const word of whole.split(' ')) {
      const wider = line === 0 ? word.length : line + 1 + word.length;
      if (wider > width && line > 0) {
        lines.push(line);
        line = word.length;
      } else line = wider;
    }
    return [...lines, line];
  });
  return Math.max(...lengths);
}

const passageFields = ({ paragraphs, isOpen }: Passage): Fields => ({
  doan: paragraphs,
  con_thieu: isOpen,
  nhac: isOpen ? DOTS : '',
});

/** Signs of the headings under which nothing stands, neither a part nor a passage: room is left to write. */
function emptyHeadings(data: ReportData): Fields {
  const passages: Readonly<Record<PartHeading, readonly PassageKey[]>> = {
    movement: ['movements'],
    task: ['tasks'],
    organisation: ['oversight'],
  };
  return Object.fromEntries(
    partHeadings.map((heading) => [
      `chua_co_${HEADING_FIELDS[heading]}`,
      data.models.every((model) => model.heading !== heading) &&
        passages[heading].every((key) => {
          const { paragraphs, isOpen } = data.passages[key];
          return paragraphs.length === 0 && !isOpen;
        }),
    ]),
  );
}

/** What each kind of thing that was held back is called in the ward's own file. */
const WITHHELD: readonly (readonly [title: string, why: readonly Withheld['why'][]])[] = [
  ['Chưa tính vào báo cáo', ['unread', 'leftOut']],
  ['Số âm, không in trong báo cáo', ['negative']],
  ['Nhóm dưới 5 người về điều riêng tư, không nêu số trong báo cáo', ['small']],
  ['Giảm hoặc chưa đạt chỉ tiêu, không nêu trong báo cáo', ['weak']],
];

/** The sections of the ward's own file before its list of sources. */
const internalFields = (data: ReportData): readonly Fields[] =>
  [
    ...WITHHELD.map(([tieu_de, why]) => ({
      tieu_de,
      dong: data.withheld
        .filter((one) => why.includes(one.why))
        .flatMap(({ text, details = [text] }) => details.map((line) => `- ${line}`)),
    })),
    { tieu_de: 'Xem lại trước khi gửi', dong: data.missing.map(({ text }) => `- ${text}`) },
  ].filter(({ dong }) => dong.length > 0);

const ROMAN = ['I', 'II', 'III'] as const;

/** Which annexes are there, and what each is called: one alone has no number (Nghị định 30/2020, Phụ lục I, mục II.11). */
function annexFields({ annexes }: ReportData, drawn: ReadonlySet<string>): Fields {
  const there = annexes.filter((annex) => annex !== 'charts' || drawn.size > 0);
  const names = { chapters: 'chi_hoi', gifts: 'qua_tang', charts: 'bieu_do' } as const;
  return {
    so_phu_luc_nguon: '',
    ...Object.fromEntries(
      annexKeys.flatMap((annex) => {
        const name = names[annex];
        const at = there.indexOf(annex);
        return [
          [`phu_luc_${name}`, at >= 0],
          [`ten_phu_luc_${name}`, there.length > 1 ? `Phụ lục ${ROMAN[at] ?? ''}` : 'Phụ lục'],
        ];
      }),
    ),
    // The charts of the annex stand in a section of their own, which the template says once for all.
    bieu_do: true,
  };
}

const tableFields = (table: ReportTable): Fields => ({ ...table.once, dong: table.rows });

/** Without a line there is no table to print, and nothing to tell which of its columns are blank. */
const hasLines = (table: ReportTable | null): table is ReportTable => table !== null && table.rows.length > 0;

/** `an_rac`: stands in the header of a column that has no figure in any line, and takes the column away. */
const hidden = ({ rows }: ReportTable): Fields =>
  Object.fromEntries(
    Object.keys(rows[0] ?? {})
      .filter((name) => name !== 'tt')
      .map((name) => [
        `an_${name}`,
        rows.every((row) => row[name] === '–' || row[name] === '') ? DROPPED : '',
      ]),
  );

/** A table with its number: `Bảng 2. Quà tặng theo dịp`. */
const numbered = (table: ReportTable | null): Fields | false =>
  table === null ? false : { ...tableFields(table), ten_bang: `Bảng ${TABLE_NUMBER}. ${table.title}` };

/** Points go by the Vietnamese alphabet (Nghị định 30/2020, Phụ lục I). */
const LETTERS = ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's'];

/**
 * Points `a)` under a counted heading; headings `1.` in the report about two models, where they stand by themselves. One
 * alone is not counted: there is no a) without a b).
 */
const titleOf = ({ kind }: ReportData, { title }: ModelSection, at: number, of: number): string =>
  of === 1 ? title : kind === 'models' ? `${at + 1}. ${title}` : `${LETTERS[at] ?? at + 1}) ${title}`;

function modelFields(data: ReportData, headings: ReadonlySet<PartHeading>): Fields {
  const counts = new Map<PartHeading | null, number>();
  const groupOf = ({ heading }: ModelSection): PartHeading | null => (headings.has(heading) ? heading : null);
  const told = data.models.map((model) => {
    const group = groupOf(model);
    const of = data.models.filter((one) => groupOf(one) === group).length;
    const at = counts.get(group) ?? 0;
    counts.set(group, at + 1);
    const fields: Fields = {
      tieu_de: titleOf(data, model, at, of),
      ten_phan: model.title,
      doan: model.paragraphs,
      bang: hasLines(model.table) && { ...numbered(model.table), ...hidden(model.table) },
    };
    return { model, fields };
  });
  const of = (isOf: (model: ModelSection) => boolean): FieldValue => {
    const own = told.filter(({ model }) => isOf(model)).map(({ fields }) => fields);
    return own.length > 1 ? own : (own[0] ?? false);
  };
  return {
    ...Object.fromEntries(parts.map(({ key, field }) => [field, of(({ model }) => model === key)])),
    ...Object.fromEntries(allSlots.map(({ field }) => [field, of((model) => model.field === field)])),
  };
}

function chartFields(data: ReportData, drawn: ReadonlySet<string>): Fields {
  return Object.fromEntries(
    CHART_FIELDS.flatMap(([key, name]) => {
      const chart = data.charts.find((one) => one.key === key);
      const isDrawn = chart !== undefined && drawn.has(key);
      return [
        [`co_bieu_do_${name}`, isDrawn],
        [`chu_thich_${name}`, isDrawn ? `Biểu đồ ${CHART_NUMBER}. ${chart.title}` : ''],
      ];
    }),
  );
}

/** What an annex belongs to, under its title (Nghị định 30/2020, Phụ lục I, mục II.11). */
function enclosed(data: ReportData): string {
  const number = data.head.number
    .replace(/^Số:?/, '')
    .trim()
    .replace(/^(?=[/-])/, '……');
  const named = number === '' ? '' : ` số ${number}`;
  return `(Kèm theo Báo cáo${named} ${formatLongDay(data.day)} của ${data.unit})`;
}
