/**
 * Columns: what one declaration says of a cell. Header, kind, requirement, help, example and aliases stand here once;
 * reading, the sheet's format and rule, the form field and the documentation all follow from them.
 */
import type { Context } from '../tables/context';
import type { Birth, Day, Quantity, Reading } from '../values';
import type { Cell, Party } from './cell';
import type { CellKind } from './kind';
import { type ColumnType, kinds } from './kinds';
import type { FromList } from './kinds/choice';
import type { Contact } from './kinds/contacts';
import type { lists, OwnList } from './lists';

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
  /** Names a person or a household, or may do so: it leaves the sheet as initials, or not at all. */
  readonly isPerson: boolean;
  /** A bare number stands for the header with that number: `3` in `Tổ` is `Tổ 3`. A form offers it. */
  readonly isNumbered: boolean;
  /** Says of a person what is for those alone who work with her: it does not leave the sheet. */
  readonly isSensitive: boolean;
}

/** `T` is what the column decodes to; an optional column decodes to `T | null`. */
export class Column<T, R extends boolean = false> implements Facts<R> {
  /** Never set: carries `T` for the compiler. */
  declare readonly decodesTo: T;
  declare readonly header: string;
  declare readonly type: ColumnType;
  declare readonly isRequired: R;
  declare readonly isStarred: boolean;
  declare readonly helpText: string;
  declare readonly exampleText: string;
  declare readonly aliases: readonly string[];
  declare readonly isSystem: boolean;
  declare readonly isHidden: boolean;
  declare readonly isDeprecated: boolean;
  declare readonly isPerson: boolean;
  declare readonly isNumbered: boolean;
  declare readonly isSensitive: boolean;

  constructor(facts: Facts<R>) {
    // Every fact is a field, and `implements` holds the two lists together.
    Object.assign(this, facts);
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
  person(): Column<T, R> {
    return new Column<T, R>({ ...this, isPerson: true });
  }
  numbered(): Column<T, R> {
    return new Column<T, R>({ ...this, isNumbered: true });
  }
  sensitive(): Column<T, R> {
    return new Column<T, R>({ ...this, isSensitive: true });
  }
}

export type AnyColumn = Column<unknown, boolean>;
export type Columns = Readonly<Record<string, AnyColumn>>;

/** The record that a table's columns decode to. */
export type Decoded<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends Column<infer T, infer R> ? (R extends true ? T : T | null) : never;
};

/** Reads one cell that is not blank, by the declaration of its column. */
export const decodeCell = (column: AnyColumn, cell: Cell, context: Context): Reading<unknown> =>
  column.type.read(cell, context);

function column<T>(
  header: string,
  type: CellKind<T> & ColumnType,
  exampleText: string,
  isPerson = false,
): Column<T> {
  return new Column<T, false>({
    header,
    type,
    isRequired: false,
    isStarred: false,
    helpText: '',
    exampleText,
    aliases: [],
    isSystem: false,
    isHidden: false,
    isDeprecated: false,
    isPerson,
    isNumbered: false,
    isSensitive: false,
  });
}

/**
 * Addresses of a row's pictures, a line each. No form asks for it and no tab is made with it: it is added with the first picture, and
 * kept for whoever has it.
 */
export const picture = (): Column<string> =>
  longText('Ảnh').help('Ảnh chứng từ, mỗi dòng một liên kết tới Drive của chủ sổ.').system().deprecated();

/** Beyond these a figure of one ward's one row is a slip of the finger; they are reported, not counted. */
const ABSURD = { money: 10_000_000_000, count: 100_000, quantity: 1_000_000 } as const;

export const text = (header: string) => column<string>(header, kinds.text(false), '');
export const longText = (header: string) => column<string>(header, kinds.text(true), '');
export const name = (header: string) => column<string>(header, kinds.name(), 'Nguyễn Thị Hoa', true);
export const code = (header: string) => column<string>(header, kinds.code(), 'K5A');
export const id = (header: string) => column<string>(header, kinds.id(), 'HV-7K3F2');
export const instant = (header: string) => column<string>(header, kinds.instant(), '');
/** A day that has already come. */
export const day = (header: string) => column<Day>(header, kinds.day(false), '28/06/2022');
/** A day that may lie ahead (an end date, a hand-over). */
export const anyDay = (header: string) => column<Day>(header, kinds.day(true), '31/12/2022');
export const birth = (header: string) => column<Birth>(header, kinds.birth(), '15/8/1975 hoặc 1975');
export const month = (header: string) => column<string>(header, kinds.month(), '03/2022');
export const year = (header: string) => column<number>(header, kinds.year(), '2022');
export const money = (header: string, max: number = ABSURD.money) =>
  column<number>(header, kinds.money(max), '1.500.000 hoặc 1,5tr');
export const count = (header: string, max: number = ABSURD.count) =>
  column<number>(header, kinds.count(max), '30');
export const decimal = (header: string, max: number = ABSURD.quantity) =>
  column<number>(header, kinds.decimal(max), '2,5');
/** A share from 0 to 1: `90%`, or `0,9`. */
export const rate = (header: string) => column<number>(header, kinds.rate(), '90%');
export const quantity = (header: string, max: number = ABSURD.quantity) =>
  column<Quantity>(header, kinds.quantity(max), '35,8 hoặc 35,8 tạ');
/** A list of `lists.ts` by its key, or one that the model declares for itself. */
type ChoiceOf = keyof typeof lists | OwnList;
const listed = (of: ChoiceOf): FromList =>
  typeof of === 'string' ? { list: of } : { list: of.key, own: of };
export const choice = (header: string, of: ChoiceOf) => column<string>(header, kinds.choice(listed(of)), '');
export const choices = (header: string, of: ChoiceOf) =>
  column<readonly string[]>(header, kinds.choices(listed(of)), '');
export const chapter = (header: string) => column<string>(header, kinds.chapter(), 'Khu 5A · K5A');
export const chapterOrWard = (header: string) =>
  column<string>(header, kinds.chapterOrWard(), 'Khu 5A · K5A');
export const member = (header: string) =>
  column<string>(header, kinds.member(), 'Nguyễn Thị Hoa · HV-7K3F2', true);
export const party = (header: string) =>
  column<Party>(header, kinds.party(), 'Nguyễn Thị Hoa · HV-7K3F2', true);
/** A pair of the tab `Cặp 1+1`: shown as who helps whom. */
export const pairing = (header: string) => column<string>(header, kinds.pairing(), 'CP-4M8Q1', true);
export const yesNo = (header: string) => column<boolean>(header, kinds.yesNo(), 'Có');
export const phone = (header: string) => column<string>(header, kinds.phone(), '0912 345 678');
export const contacts = (header: string) =>
  column<readonly Contact[]>(header, kinds.contacts(), 'Chị Hoa: hoa@gmail.com');
export const email = (header: string) => column<string>(header, kinds.email(), 'chihoi5a@gmail.com');
