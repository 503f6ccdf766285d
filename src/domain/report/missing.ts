/** What is missing before the report can be sent, and what its reader should know of the rows left out. */
import { fundName, hasBook, keepBook, rowsInPeriod } from '../figures';
import { formatMoney, formatPeriod, type Period } from '../values';
import {
  type PassageKey,
  passages,
  SETTINGS_SHEET,
  type Settings,
  settings,
  TEXTS_SHEET,
  tableKeys,
  tables,
  type WardData,
} from '../ward';
import { asksForAward, type ReportKindKey, reportKinds } from './kinds';
import { counted } from './phrases';

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

/** The line that stands in the report for a passage not written yet. */
export const reminderOf = (key: PassageKey): string =>
  `[Chưa viết: ghi mục “${passages[key].title}” trong tab “${TEXTS_SHEET}”.]`;

/** What a kind of report may need besides. */
const NEEDED_BY_KIND: Readonly<Partial<Record<keyof Settings, string>>> = {
  modelName: 'tên mô hình đã đăng ký',
  awardBody: 'cấp xét khen thưởng',
  award: 'hình thức khen thưởng đề nghị',
};

/** What a reader would stumble over: a period without rows, a model that the title promises, a fund below zero. */
function oddities(ward: WardData, kind: ReportKindKey, period: Period): string[] {
  const events = tableKeys.filter((key) => ['day', 'month'].includes(tables[key].time.kind));
  const isEmpty = events.every((key) => rowsInPeriod(key, ward, period).inside.length === 0);
  const promised =
    kind === 'models' && !ward.present.has('reviews')
      ? [
          `Sổ không ghi mô hình “${tables.reviews.sheet}” nên báo cáo chỉ có mô hình “1+1”: bấm Chọn mô hình nếu phường có làm.`,
        ]
      : [];
  const book = hasBook(ward) ? keepBook(ward, period).funds : [];
  const below = book.flatMap(({ fund, balance }) =>
    balance < 0
      ? [
          `${fundName(fund, ward)} cuối kỳ âm ${formatMoney(-balance)}: xem tab “Kiểm tra”, sửa trước khi gửi.`,
        ]
      : [],
  );
  return [
    ...(isEmpty ? [`Kỳ ${formatPeriod(period)} chưa ghi dòng nào: xem lại kỳ báo cáo.`] : []),
    ...promised,
    ...below,
  ];
}

export function missingOf(ward: WardData, kind: ReportKindKey, period: Period): string[] {
  const { needs, passages: wanted, hasYears } = reportKinds[kind];
  const needed = [...NEEDED, ...needs.map((key) => [key, NEEDED_BY_KIND[key] ?? ''] as const)];
  const blank = needed
    .filter(([key]) => ward.settings[key] === null)
    .map(([key, what]) => `Chưa có ${what}: ghi “${settings[key].header}” trong tab “${SETTINGS_SHEET}”.`);
  const award =
    kind !== 'topical' || (ward.settings.award === null) === (ward.settings.awardBody === null)
      ? []
      : [
          `Câu đề nghị khen thưởng cần cả hai: ghi “${settings.awardBody.header}” và “${settings.award.header}” trong tab “${SETTINGS_SHEET}”.`,
        ];
  const addressee =
    asksForAward(kind) &&
    /như trên/i.test(ward.settings.recipients ?? '') &&
    ward.settings.awardBody === null &&
    !needs.includes('awardBody')
      ? [
          `Nơi nhận ghi “Như trên” nhưng chưa rõ gửi ai: ghi “${settings.awardBody.header}” trong tab “${SETTINGS_SHEET}”.`,
        ]
      : [];
  const unwritten = wanted
    .filter((key) => ward.texts[key].length === 0)
    .map((key) => `Chưa viết “${passages[key].title}”: ghi vào tab “${TEXTS_SHEET}”.`);
  const unlisted =
    hasYears && ward.records.awards.rows.length === 0
      ? [
          `Chưa có khen thưởng nào: ghi vào tab “${tables.awards.sheet}” (chọn mô hình “Khen thưởng” nếu sổ chưa có tab này).`,
        ]
      : [];
  return [...oddities(ward, kind, period), ...blank, ...award, ...addressee, ...unwritten, ...unlisted];
}

/** Tabs that could not be read, and how many rows of the others were left out. */
export function remarksOf(ward: WardData): string[] {
  const unread = tableKeys
    .filter((key) => ward.present.has(key) && !ward.records[key].isReadable)
    .map((key) => `Tab “${tables[key].sheet}” chưa đọc được nên không có số liệu nào từ tab này.`);
  const left = tableKeys
    .map((key) => ({ sheet: tables[key].sheet, rows: ward.records[key].leftOut.length }))
    .filter(({ rows }) => rows > 0);
  const all = left.reduce((sum, { rows }) => sum + rows, 0);
  return all === 0
    ? unread
    : [
        ...unread,
        `Đã bỏ ra ${counted(all, 'dòng chưa đúng')} (${left
          .map(({ sheet, rows }) => `${sheet}: ${rows}`)
          .join('; ')}); xem tab “Kiểm tra”.`,
      ];
}
