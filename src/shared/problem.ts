/**
 * What can go wrong between a form and the sheet, as data: a closed union, and the sentence for each. No schema
 * library is imported here, so that the pages can carry it.
 */
import { type Refusal, type Result, tell } from '../domain/values/result';

/** One value of a row as a person reads it. */
export interface Shown {
  /** Key of the field. */
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

/** A version of a row, for setting two side by side. */
export interface Version {
  readonly version: string;
  readonly by: string;
  /** `HH:mm dd/MM/yyyy`, or empty where the sheet does not say. */
  readonly at: string;
  readonly shown: readonly Shown[];
}

/** A row that may be the same as the one about to be saved. */
export interface Alike {
  readonly table: string;
  readonly id: string;
  readonly title: string;
  readonly by: string;
  readonly shown: Shown[];
}

/** As a form shows it at a field. */
export type FieldProblem = Refusal;

export type Problem =
  /** Fields need attention; `fields` by key of the field, `form` what concerns no single field. */
  | {
      readonly kind: 'invalid';
      readonly fields: Readonly<Record<string, readonly FieldProblem[]>>;
      readonly form: readonly FieldProblem[];
    }
  /** Rows that look the same are there already; saving again with `acceptSimilar` adds this one too. */
  | { readonly kind: 'similar'; readonly rows: readonly Alike[] }
  /** Days that the book has closed would say something else; with `acceptClosed` it is written where `mayConfirm`. */
  | ({ readonly kind: 'closed'; readonly mayConfirm: boolean } & Refusal)
  /** Someone changed the row since this person saw it. Nothing was written. */
  | { readonly kind: 'conflict'; readonly theirs: Version; readonly yours: readonly Shown[] }
  /** The row is no longer there. */
  | ({ readonly kind: 'gone' } & Refusal)
  /** Rows still point at the one that was to be deleted. */
  | ({ readonly kind: 'referenced' } & Refusal)
  /** The lock was not to be had; or Google has too much to do. */
  | { readonly kind: 'busy'; readonly who?: 'google' }
  /** The time of one execution was up: the same call again goes on. The client does so by itself. */
  | ({ readonly kind: 'unfinished' } & Refusal)
  /** Each time that the row was to be written somebody had just inserted, deleted or sorted rows. Nothing was written. */
  | { readonly kind: 'stale'; readonly sheet: string }
  /** This person may not do that. */
  | ({ readonly kind: 'forbidden' } & Refusal)
  /** A link for phones that does not open. */
  | { readonly kind: 'link'; readonly why: 'unknown' | 'expired' | 'revoked' | 'tooMany' }
  | { readonly kind: 'notInstalled'; readonly sheet: string }
  | { readonly kind: 'missingColumn'; readonly sheet: string; readonly header: string }
  | { readonly kind: 'protected'; readonly sheet: string }
  /** The web app has no address yet, so links cannot be made. */
  | { readonly kind: 'notDeployed' }
  /** A payload that no form of this version sends. */
  | { readonly kind: 'badRequest' }
  /** Made by the page: the answer was lost, so it is not known whether the row was saved. */
  | { readonly kind: 'noAnswer' }
  /** Made by the page: Google did not let the call through. */
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'unexpected'; readonly ref: string };

/** What a call of a page is answered with. */
export type Answer<T> = Result<T, Problem>;

/** One field, or the whole form (`''`), is wrong. */
export const invalid = (field: string, what: string, todo: string): Problem =>
  field === ''
    ? { kind: 'invalid', fields: {}, form: [{ what, todo }] }
    : { kind: 'invalid', fields: { [field]: [{ what, todo }] }, form: [] };

const LINKS: Readonly<Record<'unknown' | 'expired' | 'revoked' | 'tooMany', string>> = {
  unknown:
    'Liên kết này không đúng. Mở lại liên kết trong nhóm Zalo, hoặc hỏi cán bộ phường xin liên kết mới.',
  expired: 'Liên kết này đã hết hạn. Hỏi cán bộ phường xin liên kết mới; điều chị đã gõ vẫn còn trên máy.',
  revoked:
    'Liên kết này đã được thu lại. Hỏi cán bộ phường xin liên kết mới; điều chị đã gõ vẫn còn trên máy.',
  tooMany: 'Liên kết này đang được dùng quá nhanh. Đợi một phút rồi bấm lại; điều chị đã gõ vẫn còn.',
};

/** What the person reads: what happened and what to do. */
export function describe(problem: Problem): string {
  switch (problem.kind) {
    case 'invalid': {
      const count = Object.keys(problem.fields).length;
      const [first] = problem.form;
      if (count === 0 && first !== undefined) return tell(first);
      return count === 1
        ? 'Còn một ô cần xem lại. Sửa ô đó rồi bấm lại.'
        : `Còn ${count} ô cần xem lại. Sửa các ô đó rồi bấm lại.`;
    }
    case 'similar':
      return problem.rows.length === 1
        ? 'Đã có một việc giống thế này. Xem lại; nếu là việc khác, bấm Vẫn lưu.'
        : `Đã có ${problem.rows.length} việc giống thế này. Xem lại; nếu là việc khác, bấm Vẫn lưu.`;
    case 'conflict':
      return `${problem.theirs.by === '' ? 'Người khác' : problem.theirs.by} vừa sửa việc này. So hai bản rồi chọn bản giữ lại.`;
    case 'gone':
    case 'referenced':
    case 'forbidden':
    case 'unfinished':
      return tell(problem);
    case 'closed':
      return `${tell(problem)} Chưa ghi gì.`;
    case 'busy':
      if (problem.who === 'google')
        return 'Google đang bận, chưa ghi được. Đợi một lát rồi bấm lại; điều chị đã gõ vẫn còn.';
      return 'Người khác đang ghi vào sổ. Đợi một lát rồi bấm lại; điều chị đã gõ vẫn còn.';
    case 'stale':
      return `Đang có người sắp xếp ${problem.sheet} trong sổ, nên chưa ghi được. Đợi một lát rồi bấm lại; điều chị đã gõ vẫn còn.`;
    case 'link':
      return LINKS[problem.why];
    case 'notInstalled':
      return `Sổ chưa có tab “${problem.sheet}”. Nhờ cán bộ phường bấm Sổ Hội → Quản lý → Cài đặt sổ, rồi bấm lại.`;
    case 'missingColumn':
      return `Tab ${problem.sheet} không còn cột “${problem.header}”. Nhờ cán bộ phường bấm Sổ Hội → Quản lý → Cài đặt sổ, rồi bấm lại; điều chị đã gõ vẫn còn.`;
    case 'protected':
      return `Tab ${problem.sheet} đang được khóa với chị. Nhờ chủ sổ mở khóa ở Dữ liệu → Trang tính và dải ô được bảo vệ, rồi bấm lại.`;
    case 'notDeployed':
      return 'Chưa có địa chỉ của trang điện thoại. Làm sáu bước trong Sổ Hội → Ghi sổ → Liên kết điện thoại, rồi bấm lại.';
    case 'badRequest':
      return 'Biểu mẫu đang mở đã cũ. Đóng rồi mở lại biểu mẫu; điều chị đã gõ vẫn còn.';
    case 'noAnswer':
      return 'Chưa nhận được trả lời. Bấm Lưu lần nữa; nếu việc ấy đã được lưu, sổ không ghi thêm.';
    case 'signedOut':
      return 'Google chưa cho biểu mẫu vào sổ: chị đã đăng xuất, hoặc đang mở nhiều tài khoản Google. Đăng nhập một tài khoản, tải lại trang rồi bấm Lưu; điều chị đã gõ vẫn còn.';
    case 'unexpected':
      return `Có lỗi chưa lường trước. Bấm lại một lần; nếu vẫn lỗi, báo cán bộ phường mã ${problem.ref}.`;
    default:
      return problem satisfies never;
  }
}
