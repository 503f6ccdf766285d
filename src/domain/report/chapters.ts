/**
 * The annexes by chapter: one row a chapter as the ward stands at the period's end, the ward's own doings last. Of the
 * core, and of the models that the ward chose.
 */
import { chapterAtEnd, type MetricKey } from '../figures';
import { compareChapters, WARD } from '../tables';
import { formatNumber, formatPercent } from '../values';
import { chapterName } from './chapter-names';
import { DROPPED } from './columns';
import type { ModelKey, ReportTable } from './data';
import type { Figures } from './figures';
import { cellNumber } from './phrases';

/** A column of an annex: the template's name, the figure, its header. Money is in đồng, weight in kg. */
type Column = readonly [name: string, key: MetricKey, header: string, model: ModelKey];

const CORE: readonly Column[] = [
  ['phu_nu', 'womenAdults', 'Phụ nữ từ 18 tuổi', 'organisation'],
  ['hoi_vien', 'members', 'Hội viên', 'organisation'],
  ['ty_le', 'memberRate', 'Tỷ lệ thu hút', 'organisation'],
  ['hoi_vien_moi', 'membersJoined', 'Hội viên mới', 'organisation'],
  ['cap', 'pairs', 'Cặp 1+1', 'pairings'],
  ['vo_lon', 'cans', 'Vỏ lon', 'recycling'],
  ['can_nang', 'scrapWeight', 'Phế liệu (kg)', 'recycling'],
  ['tien', 'scrapIncome', 'Tiền bán phế liệu (đ)', 'recycling'],
  ['suat', 'giftParcels', 'Suất quà', 'gifts'],
  ['tri_gia', 'giftValue', 'Trị giá quà (đ)', 'gifts'],
];

/** Stands beside the core where the report tells no other model of choice: one annex then serves both. */
const SCORE: Column = ['diem', 'reviewScore', 'Điểm 3 có 3 biết', 'reviews'];

const CHOSEN: readonly Column[] = [
  SCORE,
  ['buoi_tuyen_truyen', 'outreachSessions', 'Buổi tuyên truyền', 'outreach'],
  ['luot_tuyen_truyen', 'outreachAttendance', 'Lượt người nghe', 'outreach'],
  ['san_pham', 'productsMade', 'Sản phẩm làm ra', 'products'],
  ['tien_san_pham', 'productIncome', 'Tiền bán sản phẩm (đ)', 'products'],
  ['van_dong', 'incomeTotal', 'Vận động được (đ)', 'income'],
  ['tre', 'childrenSponsored', 'Trẻ đỡ đầu', 'sponsorships'],
  ['mai_am', 'houses', 'Mái ấm', 'houses'],
  ['buoi_chu_nhat', 'greenSundays', 'Buổi Chủ nhật xanh', 'greenSundays'],
  ['luot_chu_nhat', 'greenAttendance', 'Lượt người', 'greenSundays'],
  ['cay', 'trees', 'Cây đã trồng', 'greenSundays'],
];

const ONE_DECIMAL: ReadonlySet<MetricKey> = new Set<MetricKey>(['reviewScore']);

function cell(key: MetricKey, value: number | null): string {
  if (value === null) return '–';
  if (key === 'memberRate') return formatPercent(value);
  return ONE_DECIMAL.has(key) ? formatNumber(value, 1) : cellNumber(value);
}

export const chapterTable = (figures: Figures, models: readonly ModelKey[]): ReportTable | null =>
  tableOf(
    figures,
    [...CORE, SCORE],
    CHOSEN.some(([, key, , model]) => key !== 'reviewScore' && models.includes(model))
      ? models.filter((model) => model !== 'reviews')
      : models,
  );
export const modelChapterTable = (figures: Figures, models: readonly ModelKey[]): ReportTable | null =>
  tableOf(figures, CHOSEN, models);

/** Null where no chapter has a figure. A column in which nothing was recorded falls away. */
function tableOf(
  figures: Figures,
  columns: readonly Column[],
  models: readonly ModelKey[],
): ReportTable | null {
  const { chapters } = figures.ward.context;
  const parts = columns.map(([, key, , model]) =>
    !models.includes(model)
      ? new Map<string, number | null>()
      : new Map(figures.parts(key, 'chapter').map(({ keys: [code = ''], value }) => [code, value])),
  );
  const hasFigure = (code: string) => parts.some((part) => part.get(code) != null);
  const standsFor = chapterAtEnd(chapters.all, figures.period.to);
  const rows = [...chapters.all]
    .filter(({ key, from, until }) => {
      const holds =
        (from === null || from <= figures.period.to) && (until === null || until > figures.period.to);
      return hasFigure(key) || (holds && standsFor.get(key) === key);
    })
    .sort(compareChapters)
    .map(({ key }) => key);
  if (!rows.some(hasFigure) && !hasFigure(WARD)) return null;
  const all = hasFigure(WARD) ? [...rows, WARD] : rows;
  return {
    title: '',
    rows: all.map((code, at) => ({
      // The ward is no chapter: the last number is how many chapters there are.
      tt: code === WARD ? '' : String(at + 1),
      chi_hoi: chapterName(figures.ward, code),
      ...Object.fromEntries(
        columns.map(([name, key], column) => [name, cell(key, parts[column]?.get(code) ?? null)]),
      ),
    })),
    once: Object.fromEntries(
      columns.flatMap(([name, key, header], column) => [
        [`tong_${name}`, parts[column]?.size === 0 ? '' : cell(key, figures.value(key))],
        [
          `cot_${name}`,
          [...(parts[column]?.values() ?? [])].some((value) => value !== null) ? header : DROPPED,
        ],
      ]),
    ),
  };
}
