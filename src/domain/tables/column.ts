/**
 * Columns: what one declaration says of a cell. Header, kind, requirement, help, example and aliases stand here once;
 * the codec, the sheet's format and validation, the form field and the documentation all follow from them.
 */
import type { Birth, Day, Quantity } from '../values';
import type { ListKey, lists, OwnList } from './lists';

/** What a cell holds at the domain's edge. Blank is `''`; a Date has become its day (`YYYY-MM-DD`) before it gets here. */
export type Cell = string | number | boolean;

/** A side of a pairing: a member, a chapter, or a woman who is known only by name. */
export interface Party {
  readonly kind: 'member' | 'chapter' | 'name';
  /** Row id of the member, code of the chapter, or the name itself. */
  readonly key: string;
}

/** What a reference may point at. */
export type Target = 'chapter' | 'chapterOrWard' | 'member' | 'party' | 'pairing';

/** The code that stands for the ward itself where a chapter is asked for. */
export const WARD = 'PHUONG';

export type ColumnType =
  | { readonly kind: 'text'; readonly long: boolean }
  | { readonly kind: 'name' }
  | { readonly kind: 'code' }
  | { readonly kind: 'id' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'day'; readonly mayBeFuture: boolean }
  | { readonly kind: 'birth' }
  | { readonly kind: 'month' }
  | { readonly kind: 'year' }
  | { readonly kind: 'money'; readonly max: number }
  | { readonly kind: 'count'; readonly max: number }
  | { readonly kind: 'decimal'; readonly max: number }
  | { readonly kind: 'rate' }
  | { readonly kind: 'quantity'; readonly max: number }
  | { readonly kind: 'choice'; readonly list: ListKey; readonly own?: OwnList }
  | { readonly kind: 'choices'; readonly list: ListKey; readonly own?: OwnList }
  | { readonly kind: 'reference'; readonly to: Target }
  | { readonly kind: 'yesNo' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'email' };

export type Kind = ColumnType['kind'];

interface Facts<R extends boolean> {
  readonly header: string;
  readonly type: ColumnType;
  readonly isRequired: R;
  /** Starred on the sheet though its blank may be filled from another cell; the table's `derive` judges it. */
  readonly isStarred: boolean;
  readonly helpText: string;
  readonly exampleText: string;
  /** Other headers under which people bring this column. */
  readonly aliases: readonly string[];
  /** Filled by the add-on, grey on the sheet. */
  readonly isSystem: boolean;
  readonly isHidden: boolean;
  /** Kept for files that have it, installed no more. A stored column is never renamed or repurposed. */
  readonly isDeprecated: boolean;
}

/** `T` is what the column decodes to; an optional column decodes to `T | null`. */
export class Column<T, R extends boolean = false> implements Facts<R> {
  /** Never set: carries `T` for the compiler. */
  declare readonly decodesTo: T;
  readonly header: string;
  readonly type: ColumnType;
  readonly isRequired: R;
  readonly isStarred: boolean;
  readonly helpText: string;
  readonly exampleText: string;
  readonly aliases: readonly string[];
  readonly isSystem: boolean;
  readonly isHidden: boolean;
  readonly isDeprecated: boolean;

  constructor(facts: Facts<R>) {
    this.header = facts.header;
    this.type = facts.type;
    this.isRequired = facts.isRequired;
    this.isStarred = facts.isStarred;
    this.helpText = facts.helpText;
    this.exampleText = facts.exampleText;
    this.aliases = facts.aliases;
    this.isSystem = facts.isSystem;
    this.isHidden = facts.isHidden;
    this.isDeprecated = facts.isDeprecated;
  }

  required(): Column<T, true> {
    return new Column<T, true>({ ...this, isRequired: true, isStarred: true });
  }
  starred(): Column<T, R> {
    return new Column<T, R>({ ...this, isStarred: true });
  }
  help(text: string): Column<T, R> {
    return new Column<T, R>({ ...this, helpText: text });
  }
  example(text: string): Column<T, R> {
    return new Column<T, R>({ ...this, exampleText: text });
  }
  alias(...names: string[]): Column<T, R> {
    return new Column<T, R>({ ...this, aliases: [...this.aliases, ...names] });
  }
  system(): Column<T, R> {
    return new Column<T, R>({ ...this, isSystem: true });
  }
  hidden(): Column<T, R> {
    return new Column<T, R>({ ...this, isSystem: true, isHidden: true });
  }
  deprecated(): Column<T, R> {
    return new Column<T, R>({ ...this, isDeprecated: true });
  }
}

export type AnyColumn = Column<unknown, boolean>;
export type Columns = Readonly<Record<string, AnyColumn>>;

/** The record that a table's columns decode to. */
export type Decoded<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends Column<infer T, infer R> ? (R extends true ? T : T | null) : never;
};

function column<T>(header: string, type: ColumnType, exampleText: string, helpText = ''): Column<T> {
  return new Column<T, false>({
    header,
    type,
    isRequired: false,
    isStarred: false,
    helpText,
    exampleText,
    aliases: [],
    isSystem: false,
    isHidden: false,
    isDeprecated: false,
  });
}

/** Beyond these a figure of one ward's one row is a slip of the finger; they are reported, not counted. */
const ABSURD = { money: 10_000_000_000, count: 100_000, quantity: 1_000_000 } as const;

export const text = (header: string) => column<string>(header, { kind: 'text', long: false }, '');
export const longText = (header: string) => column<string>(header, { kind: 'text', long: true }, '');
export const name = (header: string) => column<string>(header, { kind: 'name' }, 'Nguyễn Thị Hoa');
export const code = (header: string) => column<string>(header, { kind: 'code' }, 'K5A');
export const id = (header: string) => column<string>(header, { kind: 'id' }, 'HV-7K3F2');
export const instant = (header: string) => column<string>(header, { kind: 'instant' }, '');
/** A day that has already come. */
export const day = (header: string) => column<Day>(header, { kind: 'day', mayBeFuture: false }, '28/06/2022');
/** A day that may lie ahead (an end date, a hand-over). */
export const anyDay = (header: string) =>
  column<Day>(header, { kind: 'day', mayBeFuture: true }, '31/12/2022');
export const birth = (header: string) => column<Birth>(header, { kind: 'birth' }, '15/8/1975 hoặc 1975');
export const month = (header: string) => column<string>(header, { kind: 'month' }, '03/2022');
export const year = (header: string) => column<number>(header, { kind: 'year' }, '2022');
export const money = (header: string, max: number = ABSURD.money) =>
  column<number>(header, { kind: 'money', max }, '1.500.000 hoặc 1,5tr');
export const count = (header: string, max: number = ABSURD.count) =>
  column<number>(header, { kind: 'count', max }, '30');
export const decimal = (header: string, max: number = ABSURD.quantity) =>
  column<number>(header, { kind: 'decimal', max }, '2,5');
/** A share from 0 to 1: `90%`, or `0,9`. */
export const rate = (header: string) => column<number>(header, { kind: 'rate' }, '90%');
export const quantity = (header: string, max: number = ABSURD.quantity) =>
  column<Quantity>(header, { kind: 'quantity', max }, '35,8 hoặc 35,8 tạ');
/** A list of `lists.ts` by its key, or one that the model declares for itself. */
type ChoiceOf = keyof typeof lists | OwnList;
const listed = (of: ChoiceOf): { readonly list: ListKey; readonly own?: OwnList } =>
  typeof of === 'string' ? { list: of } : { list: of.key, own: of };
export const choice = (header: string, of: ChoiceOf) =>
  column<string>(header, { kind: 'choice', ...listed(of) }, '');
export const choices = (header: string, of: ChoiceOf) =>
  column<readonly string[]>(header, { kind: 'choices', ...listed(of) }, '');
export const chapter = (header: string) =>
  column<string>(header, { kind: 'reference', to: 'chapter' }, 'Khu 5A · K5A');
export const chapterOrWard = (header: string) =>
  column<string>(header, { kind: 'reference', to: 'chapterOrWard' }, 'Khu 5A · K5A');
export const member = (header: string) =>
  column<string>(header, { kind: 'reference', to: 'member' }, 'Nguyễn Thị Hoa · HV-7K3F2');
export const party = (header: string) =>
  column<Party>(header, { kind: 'reference', to: 'party' }, 'Nguyễn Thị Hoa · HV-7K3F2');
/** A pair of the tab `Cặp 1+1`. */
export const pairing = (header: string) =>
  column<string>(header, { kind: 'reference', to: 'pairing' }, 'CP-4M8Q1');
export const yesNo = (header: string) => column<boolean>(header, { kind: 'yesNo' }, 'Có');
export const phone = (header: string) => column<string>(header, { kind: 'phone' }, '0912 345 678');
export const email = (header: string) => column<string>(header, { kind: 'email' }, 'chihoi5a@gmail.com');
