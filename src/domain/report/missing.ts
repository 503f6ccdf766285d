/** What is missing before the report can be sent, and what its reader should know of the rows left out. */
import {
  type Ledger,
  type PassageKey,
  passages,
  SETTINGS_SHEET,
  type Settings,
  settings,
  TEXTS_SHEET,
  tableKeys,
  tables,
} from '../tables';
import { counted } from './phrases';

/** Settings without which a line of the document stays open, and what stays open. */
const NEEDED: readonly (readonly [keyof Settings, string])[] = [
  ['unionName', 'tên cơ quan ban hành'],
  ['place', 'địa danh trước ngày tháng'],
  ['documentSymbol', 'ký hiệu sau số văn bản'],
  ['modelName', 'tên mô hình đã đăng ký'],
  ['address', 'địa điểm trụ sở'],
  ['phone', 'số điện thoại'],
  ['signer', 'họ tên người ký'],
  ['signerTitle', 'chức danh người ký'],
  ['recipients', 'nơi nhận'],
];

/** The line that stands in the report for a passage not written yet. */
export const reminderOf = (key: PassageKey): string =>
  `[Chưa viết: ghi mục “${passages[key].title}” trong tab “${TEXTS_SHEET}”.]`;

export function missingOf(ledger: Ledger): string[] {
  const blank = NEEDED.filter(([key]) => ledger.settings[key] === null).map(
    ([key, what]) => `Chưa có ${what}: ghi “${settings[key].header}” trong tab “${SETTINGS_SHEET}”.`,
  );
  const award =
    (ledger.settings.award === null) === (ledger.settings.awardBody === null)
      ? []
      : [
          `Câu đề nghị khen thưởng cần cả hai: ghi “${settings.awardBody.header}” và “${settings.award.header}” trong tab “${SETTINGS_SHEET}”.`,
        ];
  const addressee =
    /như trên/i.test(ledger.settings.recipients ?? '') && ledger.settings.awardBody === null
      ? [
          `Nơi nhận ghi “Như trên” nhưng chưa rõ gửi ai: ghi “${settings.awardBody.header}” trong tab “${SETTINGS_SHEET}”.`,
        ]
      : [];
  const unwritten = (Object.keys(passages) as PassageKey[])
    .filter((key) => ledger.texts[key].length === 0)
    .map((key) => `Chưa viết “${passages[key].title}”: ghi vào tab “${TEXTS_SHEET}”.`);
  return [...blank, ...award, ...addressee, ...unwritten];
}

/** Tabs that could not be read, and how many rows of the others were left out. */
export function remarksOf(ledger: Ledger): string[] {
  const unread = tableKeys
    .filter((key) => !ledger.records[key].isReadable)
    .map((key) => `Tab “${tables[key].sheet}” chưa đọc được nên không có số liệu nào từ tab này.`);
  const left = tableKeys
    .map((key) => ({ sheet: tables[key].sheet, rows: ledger.records[key].leftOut.length }))
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
