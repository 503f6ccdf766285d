/**
 * What the law on personal data asks of the book (Luật 91/2025/QH15): who has not consented, whose data are to be erased, and
 * when somebody last looked with whom the file is shared. Nothing here keeps a figure back.
 */
import { addYears, formatDay, formatNumber, isErasedName } from '../values';
import { type Problem, SETTINGS_SHEET, settings, type TableRecords, tables, type WardData } from '../ward';
import { rowProblem } from './row-problem';

type Member = WardData['records']['members'] extends TableRecords<infer R> ? R : never;

/** A consent that is given again after it was withdrawn holds. */
const hasWithdrawn = ({ consent, withdrawn }: Member): boolean =>
  withdrawn !== null && (consent === null || consent <= withdrawn);

export interface Privacy {
  /** Members at present; those of them without a day of consent. */
  readonly present: number;
  readonly without: number;
  readonly withdrawn: readonly Member[];
  /** Who left longer ago than the ward keeps what it knows of them. */
  readonly overdue: readonly Member[];
  /** Leavers of whom nobody wrote down when. */
  readonly undated: number;
  /** Nobody has looked at the file's sharing for a year, or ever. */
  readonly isSharingDue: boolean;
}

export function privacyOf({ records, settings: own, context: { today } }: WardData): Privacy {
  const named = records.members.rows.filter(({ name }) => !isErasedName(name));
  const present = named.filter(({ state }) => state === 'active');
  const left = named.filter(({ state }) => state !== 'active');
  const { keepYears, sharingSeen } = own;
  return {
    present: present.length,
    without: present.filter(({ consent }) => consent === null).length,
    withdrawn: named.filter(hasWithdrawn),
    overdue:
      keepYears === null
        ? []
        : left.filter(
            (one) => !hasWithdrawn(one) && one.changed !== null && addYears(one.changed, keepYears) <= today,
          ),
    undated: left.filter(({ changed }) => changed === null).length,
    isSharingDue: sharingSeen === null || addYears(sharingSeen, 1) <= today,
  };
}

/** A ward that writes down neither consent nor circumstances is asked in the dialog *Riêng tư* alone. */
export function privacyProblems(ward: WardData): Problem[] {
  const { present, without, withdrawn, overdue, isSharingDue } = privacyOf(ward);
  const { keepYears, sharingSeen } = ward.settings;
  const notice = (sheet: string, header: string, what: string, todo: string): Problem => ({
    ...{ code: 'missing', severity: 'notice', sheet, row: null, column: null, chapterCode: null, found: '' },
    ...{ header, what, todo },
  });
  const { sheet, columns } = tables.members;
  const isSensitive = ward.records.circumstances.rows.length > 0;
  return [
    ...withdrawn.map((row) =>
      rowProblem(ward, 'members', { ...row }, 'withdrawn', {
        ...{ code: 'conflict', severity: 'notice' },
        what: 'Chị ấy đã rút đồng ý mà sổ còn giữ thông tin của chị.',
        todo: 'Cán bộ phường bấm Riêng tư, chọn chị ấy rồi xóa. Chị đổi ý thì ghi lại ngày đồng ý.',
      }),
    ),
    ...(without > 0 && without < present
      ? [
          notice(
            sheet,
            columns.consent.header,
            `${formatNumber(without)} hội viên chưa ghi ngày đồng ý.`,
            'Hỏi lại khi gặp; không trả lời không phải là đồng ý. Số liệu vẫn tính đủ.',
          ),
        ]
      : []),
    ...(overdue.length > 0
      ? [
          notice(
            sheet,
            columns.changed.header,
            `${formatNumber(overdue.length)} người đã rời Hội quá ${keepYears ?? 0} năm.`,
            'Cán bộ phường bấm Riêng tư để xem và xóa thông tin của họ; các tổng số vẫn như cũ.',
          ),
        ]
      : []),
    ...(isSharingDue && (isSensitive || sharingSeen !== null)
      ? [
          notice(
            SETTINGS_SHEET,
            settings.sharingSeen.header,
            sharingSeen === null
              ? 'Sổ có điều riêng tư, mà chưa ghi ngày có người xem quyền chia sẻ của tệp.'
              : `Quyền chia sẻ của tệp được xem lần cuối ngày ${formatDay(sharingSeen)}.`,
            'Mở Chia sẻ ở góc trên bên phải, mục Quyền truy cập chung phải là “Bị hạn chế”; rồi bấm Riêng tư để ghi.',
          ),
        ]
      : []),
  ];
}
