/**
 * The placeholders of report templates and what fills them. Names are Vietnamese without accents, so that a ward can
 * make its own template in Word.
 */
import type { PassageKey } from '../tables';
import { formatLongDay, formatNumber } from '../values';
import type { ModelKey, ModelSection, Passage, ReportData, ReportTable } from './data';
import { upperFirst } from './phrases';

export type Fields = { readonly [name: string]: FieldValue };
type FieldValue = string | boolean | Fields | readonly (string | Fields)[];

const MODEL_FIELDS: Readonly<Record<ModelKey, string>> = {
  organisation: 'to_chuc',
  circumstances: 'hoan_canh',
  pairings: 'cap_1_1',
  recycling: 'tai_che',
  gifts: 'qua_tang',
};

const PASSAGE_FIELDS: Readonly<Record<PassageKey, string>> = {
  functions: 'chuc_nang',
  background: 'boi_canh',
  measures: 'bien_phap',
  lessons: 'kinh_nghiem',
  plans: 'phuong_huong',
};

/** Charts in the order in which the report shows them, with their names in tags. */
const CHART_FIELDS: readonly (readonly [key: string, name: string])[] = [
  ['membersByChapter', 'hoi_vien'],
  ['pairsByKind', 'cap_1_1'],
  ['scrapByMonth', 'phe_lieu'],
  ['giftsByOccasion', 'qua_tang'],
];

/** @param drawn keys of the charts that have a picture; the others leave no trace. */
export function fieldsOf(data: ReportData, drawn: ReadonlySet<string>): Fields {
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
    co_kinh_gui: data.addressee !== null,
    kinh_gui: data.addressee ?? '',
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
    chua_co_so_lieu: data.nothing !== null,
    cau_chua_co_so_lieu: data.nothing ?? '',
    ...modelFields(data.models),
    ...chartFields(data, drawn),
    ket_luan: data.closing,
    chuc_danh: data.signature.titles,
    nguoi_ky: data.signature.name,
    noi_nhan: data.signature.recipients,
    ky_phu_luc: `(${upperFirst(data.periodName)})`,
    kem_theo: enclosed(data),
    bang_chi_hoi: data.chapters === null ? false : tableFields(data.chapters),
    chua_co_chi_hoi: data.chapters === null,
    cau_chua_co_chi_hoi: 'Trong kỳ chưa có số liệu nào của chi hội.',
    bang_nguon:
      data.figures.length === 0
        ? false
        : {
            dong: data.figures.map((figure, at) => ({
              tt: String(at + 1),
              so_lieu: figure.label,
              gia_tri: figure.value,
              gia_tri_truoc: figure.before,
              tab: figure.sources.map(({ sheet }) => sheet).join('\n'),
              so_dong: figure.sources.map(({ rows }) => formatNumber(rows)).join('\n'),
            })),
          },
    ghi_chu: data.remarks,
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

const passageFields = (passage: Passage): Fields => ({
  doan: passage.paragraphs,
  con_thieu: passage.reminder !== null,
  nhac: passage.reminder ?? '',
});

const tableFields = (table: ReportTable): Fields => ({ ...table.once, dong: table.rows });

function modelFields(models: readonly ModelSection[]): Fields {
  let tables = 0;
  const told = models.map((model): [string, Fields] => {
    tables += model.table === null ? 0 : 1;
    return [
      MODEL_FIELDS[model.model],
      {
        tieu_de: `${model.letter}) ${model.title}`,
        doan: model.paragraphs,
        bang:
          model.table === null
            ? false
            : { ...tableFields(model.table), ten_bang: `Bảng ${tables}. ${model.table.title}` },
      },
    ];
  });
  return {
    ...Object.fromEntries(Object.values(MODEL_FIELDS).map((name) => [name, false])),
    ...Object.fromEntries(told),
  };
}

function chartFields(data: ReportData, drawn: ReadonlySet<string>): Fields {
  const fields: Record<string, FieldValue> = {};
  let number = 0;
  for (const [key, name] of CHART_FIELDS) {
    const chart = data.charts.find((one) => one.key === key);
    const isDrawn = chart !== undefined && drawn.has(key);
    number += isDrawn ? 1 : 0;
    fields[`co_bieu_do_${name}`] = isDrawn;
    fields[`chu_thich_${name}`] = isDrawn ? `Biểu đồ ${number}. ${chart.title}` : '';
  }
  return fields;
}

/** What an annex belongs to, under its title (Nghị định 30/2020, Phụ lục I, mục II.11). */
function enclosed(data: ReportData): string {
  const number = data.head.number.replace(/^Số:?\s*/, '').replace(/^ +/, '……');
  return `(Kèm theo Báo cáo số ${number} ${formatLongDay(data.day)} của ${data.unit})`;
}

/** Every name a template may use. The names inside loops are known too; that one stands in its loop is seen when filled. */
export function namesOf(fields: Fields): ReadonlySet<string> {
  const names = new Set(['.', ...INNER]);
  for (const name of Object.keys(fields)) names.add(name);
  return names;
}

/** Names inside sections; listed because a report with nothing in a section does not show them. */
const INNER = [
  'tieu_de', 'doan', 'bang', 'dong', 'ten_bang', 'con_thieu', 'nhac', 'tt',
  'loai', 'luong', 'tien', 'tien_truoc', 'cot_ky_truoc', 'tong_tien', 'tong_tien_truoc',
  'dip', 'suat', 'tri_gia', 'hien_vat', 'tong_suat', 'tong_tri_gia',
  'chi_hoi', 'phu_nu', 'hoi_vien', 'ty_le', 'hoi_vien_moi', 'cap', 'vo_lon', 'can_nang',
  'tong_phu_nu', 'tong_hoi_vien', 'tong_ty_le', 'tong_hoi_vien_moi', 'tong_cap', 'tong_vo_lon', 'tong_can_nang',
  'so_lieu', 'gia_tri', 'gia_tri_truoc', 'tab', 'so_dong',
] as const; // biome-ignore format: one line a table
