/** What moves money in a fund: one row of any table that brings some in or takes some out. */
import type { Day } from '../values';

/** Lines of the book: what came in and what went out, in the order in which they are printed. */
export const entryKinds = {
  scrap: { side: 'in', label: 'Bán phế liệu' },
  productSales: { side: 'in', label: 'Bán sản phẩm tái chế' },
  income: { side: 'in', label: 'Vận động, ủng hộ' },
  transferIn: { side: 'in', label: 'Quỹ khác chuyển sang' },
  gifts: { side: 'out', label: 'Quà tặng' },
  support: { side: 'out', label: 'Hỗ trợ cặp 1+1' },
  sponsorships: { side: 'out', label: 'Đỡ đầu trẻ' },
  houses: { side: 'out', label: 'Mái ấm tình thương' },
  activities: { side: 'out', label: 'Hoạt động' },
  spending: { side: 'out', label: 'Chi khác' },
  handedOn: { side: 'out', label: 'Nộp, chuyển nơi khác' },
  transferOut: { side: 'out', label: 'Chuyển sang quỹ khác' },
} as const satisfies Record<string, { readonly side: 'in' | 'out'; readonly label: string }>;

export type EntryKind = keyof typeof entryKinds;
export const entryKindKeys = Object.keys(entryKinds) as EntryKind[];

export interface Movement {
  readonly day: Day;
  readonly fund: string;
  readonly chapterCode: string | null;
  readonly kind: EntryKind;
  /** Whole đồng, above zero; `entryKinds` says whether in or out. */
  readonly amount: number;
  /** Key of the table. */
  readonly table: string;
  readonly row: number;
  /** Column whose cell holds the amount. */
  readonly column: string;
}

/** In is positive, out negative. */
export const signed = ({ kind, amount }: Pick<Movement, 'kind' | 'amount'>): number =>
  entryKinds[kind].side === 'in' ? amount : -amount;

/** What a table's rows say of the funds; a blank day, fund or amount moves nothing. */
export interface MoneyFact {
  readonly day: Day | null;
  readonly fund: string | null;
  readonly amount: number | null;
  readonly chapterCode: string | null;
  readonly kind: EntryKind;
  readonly row: number;
  readonly column: string;
}
