/** What is missing before the report can be sent, each as a sentence that says where to write it. */
import { rowsInPeriod } from '../figures';
import { formatPeriod, type Period } from '../values';
import {
  passages,
  SETTINGS_SHEET,
  type Settings,
  settings,
  TEXTS_SHEET,
  tableKeys,
  tables,
  type WardData,
} from '../ward';
import type { ReportChoices } from './choices';
import type { Missing } from './data';
import { type ReportKindKey, reportKinds } from './kinds';

/** Settings without which a line of the document stays open, and what stays open. */
const NEEDED: readonly (readonly [keyof Settings, string])[] = [
  ['unionName', 'tên cơ quan ban hành'],
  ['place', 'địa danh trước ngày tháng'],
  ['documentSymbol', 'ký hiệu sau số văn bản'],
  ['address', 'địa điểm trụ sở'],
  ['phone', 'số điện thoại'],
  ['signer', 'họ tên người ký'],
  ['signerTitle', 'chức danh người ký'],
  ['recipients', 'nơi nhận'],
];

/** What a kind of report may need besides. */
const NEEDED_BY_KIND: Readonly<Partial<Record<keyof Settings, string>>> = {
  modelName: 'tên mô hình đã đăng ký',
  awardBody: 'cấp xét khen thưởng',
  award: 'hình thức khen thưởng đề nghị',
  proposer: 'cấp trình khen',
};

const inTab =
  (sheet: string) =>
  (text: string): Missing => ({ text, at: { sheet, row: null } });
const nowhere = (text: string): Missing => ({ text, at: null });

/** What a reader would stumble over: a period without rows, a model that the title promises. */
function oddities(ward: WardData, kind: ReportKindKey, period: Period): Missing[] {
  const events = tableKeys.filter((key) => ['day', 'month'].includes(tables[key].time.kind));
  const isEmpty = events.every((key) => rowsInPeriod(key, ward, period).inside.length === 0);
  const promised =
    kind === 'models' && !ward.present.has('reviews')
      ? [
          `Sổ không ghi mô hình “${tables.reviews.sheet}” nên báo cáo chỉ có mô hình “1+1”: bấm Chọn mô hình nếu phường có làm.`,
        ]
      : [];
  return [
    ...(isEmpty ? [`Kỳ ${formatPeriod(period)} chưa ghi dòng nào: xem lại kỳ báo cáo.`] : []),
    ...promised,
  ].map(nowhere);
}

/** Lines of an older workbook that no report prints any more. */
const RETIRED = ['documentNumber', 'documentDay'] as const;

/** A chapter's report has no number and no seal, and its words are its own. */
function missingOfChapter(ward: WardData, kind: ReportKindKey, chapter: string): Missing[] {
  const { head } = ward.records.chapters.rows.find(({ code }) => code.toUpperCase() === chapter) ?? {};
  const titles = reportKinds[kind].passages.map((key) => `“${passages[key].title}”`);
  return [
    ...(head == null
      ? [`Chưa có họ tên chi hội trưởng: ghi vào tab “${tables.chapters.sheet}”.`].map(
          inTab(tables.chapters.sheet),
        )
      : []),
    nowhere(`Báo cáo của chi hội chừa chỗ (……) cho ${titles.join(', ')}: viết thẳng vào văn bản.`),
  ];
}

export function missingOf(
  ward: WardData,
  kind: ReportKindKey,
  period: Period,
  { chapter }: Pick<ReportChoices, 'chapter'>,
): Missing[] {
  if (chapter !== null) return [...oddities(ward, kind, period), ...missingOfChapter(ward, kind, chapter)];
  const { needs, passages: wanted, hasYears } = reportKinds[kind];
  const needed = [...NEEDED, ...needs.map((key) => [key, NEEDED_BY_KIND[key] ?? ''] as const)];
  const blank = needed
    .filter(([key]) => ward.settings[key] === null)
    .map(([key, what]) => `Chưa có ${what}: ghi “${settings[key].header}” trong tab “${SETTINGS_SHEET}”.`);
  const retired = RETIRED.filter((key) => ward.settings[key] !== null).map(
    (key) =>
      `Dòng “${settings[key].header}” ở tab “${SETTINGS_SHEET}” không in nữa: số và ngày văn bản ghi mỗi lần xuất, ở Sổ Hội → Xem và báo cáo → Chọn báo cáo để xuất.`,
  );
  const unwritten = wanted
    .filter((key) => ward.texts[key].length === 0)
    .map(
      (key) =>
        `Chưa viết “${passages[key].title}”: ghi vào tab “${TEXTS_SHEET}”. Báo cáo đang chừa chỗ (……).`,
    );
  const unlisted =
    hasYears && ward.records.awards.rows.length === 0
      ? [
          `Chưa có khen thưởng nào: ghi vào tab “${tables.awards.sheet}” (chọn mô hình “Khen thưởng” nếu sổ chưa có tab này).`,
        ]
      : [];
  return [
    ...oddities(ward, kind, period),
    ...[...retired, ...blank].map(inTab(SETTINGS_SHEET)),
    ...unwritten.map(inTab(TEXTS_SHEET)),
    // A tab that is not there yet cannot be opened.
    ...unlisted.map(ward.present.has('awards') ? inTab(tables.awards.sheet) : nowhere),
  ];
}
