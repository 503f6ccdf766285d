/**
 * A table: one tab, declared once. `table()` adds the columns that every tab has and ties the record's type to the
 * columns; nothing here reads a cell.
 */

import { type Columns, type Decoded, id, instant, type ListKey } from '../columns';
import type { Context } from './context';
import type { CellProblem, RowProblem } from './problem';
import type { TabGroup } from './sheet-design';
import type { Spoken } from './spoken';

/** Row ids and entry stamps: the same on every tab, the stamps hidden. */
const systemColumns = {
  id: id('Mã').system().help('Mã dòng do tiện ích ghi. Xin đừng sửa.').alias('Mã dòng'),
  enteredBy: instant('Nhập bởi').hidden(),
  enteredAt: instant('Nhập lúc').hidden(),
  editedBy: instant('Sửa bởi').hidden(),
  editedAt: instant('Sửa lúc').hidden(),
} as const;
type SystemColumns = typeof systemColumns;

/** Where a row stands in time, and so in which periods it counts. `F`: names of fields of the record. */
export type Time<F extends string = string> =
  /** It happened on one day. */
  | { readonly kind: 'day'; readonly on: F }
  /** It speaks of a whole year. */
  | { readonly kind: 'year'; readonly on: F }
  /** It speaks of a whole month. */
  | { readonly kind: 'month'; readonly on: F }
  /** It holds from one day until another; either may be open. */
  | { readonly kind: 'span'; readonly from: F; readonly until: F };

/** What follows from a row's own cells (and the rows it points at), with what is wrong in them together. */
export interface Completion<D> {
  readonly derived: D;
  readonly problems: readonly CellProblem[];
}

/** When a row was entered, `yyyy-MM-dd HH:mm`; null where it was typed without the add-on. */
export interface Stamped {
  readonly enteredAt: string | null;
}

/** The facts about a row that every record carries besides its columns. */
export interface RowFacts {
  /** Row number on the sheet, from 1. */
  readonly row: number;
  /** The row's id; `''` where the add-on has not given one yet. */
  readonly key: string;
  /** Code of the chapter the row belongs to, `WARD` for the ward itself; `null` where it has none. */
  readonly chapterCode: string | null;
}

/** A record of whichever table, or a part of one, by its fields. */
export type AnyRecord = Readonly<Record<string, unknown>>;

/** A record of whichever table, with where it stands. */
export type AnyRow = RowFacts & AnyRecord;

/** When two rows look like one thing written twice. `F`: names of fields of the record; `C`: keys of columns. */
export interface DuplicateRule<F extends string = string, C extends string = string> {
  /** Rows are suspected where all these fields are equal. */
  readonly by: readonly F[];
  /** Rows in which one of these is blank are not compared: too little is known of them. */
  readonly unlessBlank?: readonly F[];
  /** What is the same, in words: `cùng ngày, chi hội, loại và số lượng`. */
  readonly words: string;
  /** Column whose cell is pointed at. */
  readonly at: C;
  /** What to do, where it is not to delete one of two rows. */
  readonly todo?: string;
  /**
   * A wider suspicion on which a form asks: there a person answers once, where a notice of the check would stay for good.
   * All of `by` are equal, and the first field of `andEither` where both rows fill it, else the second.
   */
  readonly whenEntered?: { readonly by: readonly F[]; readonly andEither: readonly [known: F, otherwise: F] };
}

/** `C`: keys of columns. */
interface Product<C extends string = string> {
  readonly result: C;
  readonly factors: readonly C[];
}

/** What a change of a cell does to the past, and what to do where that is not meant. */
export interface Rewriting {
  readonly says: string;
  /** Only where the cell becomes this value. */
  readonly to?: string;
}

/** `N`: the fields of the record that it names; `model()` checks that they are there. */
export interface TableSpec<
  Key extends string,
  C extends Columns,
  D extends object,
  N extends string = string,
> {
  readonly key: Key;
  /** Name of the tab. */
  readonly sheet: string;
  /** Prefix of row ids; empty where `keyColumn` is the id that people give. */
  readonly prefix: string;
  /** One line for the guide tab and the documentation. */
  readonly about: string;
  readonly columns: C;
  readonly time: Time<N>;
  /** Column that names the row's chapter; absent where `derive` says it through `chapterCode`. */
  readonly chapterColumn?: keyof C & string;
  /** Column that people key rows by, in place of `Mã`. */
  readonly keyColumn?: keyof C & string;
  /** Columns that together may stand in one row only. */
  readonly uniqueBy?: readonly (keyof C & string)[];
  /** When two rows look like one thing written twice. They are counted, and asked about. */
  readonly duplicateRule?: DuplicateRule<N, keyof C & string>;
  /** What a choice decides of the other columns in a form. */
  readonly asks?: Asking<keyof C & string>;
  /** Several rows entered at once by a form. */
  readonly many?: Many<keyof C & string>;
  /** How a pasted text tells of its rows; left out: a text is not read for them. */
  readonly spoken?: Spoken<keyof C & string>;
  /** Columns frozen on the left. */
  readonly frozenColumns?: number;
  /** A table that holds sensitive personal data (Luật 91/2025/QH15): installed apart, shown to officers only. */
  readonly isSensitive?: boolean;
  /** Models of which one must be chosen for the table to be installed; left out: the model it belongs to. */
  readonly models?: readonly string[];
  /** Among which tabs its own stands, and their colour; left out: what the chapters do. */
  readonly tabGroup?: TabGroup;
  /** A reference tab that a new ward needs before any other: it stays in sight. */
  readonly isFilledFirst?: boolean;
  /** Kept by officers for the whole ward: nobody else has a form for it. */
  readonly isForOfficers?: boolean;
  /** Columns that are the product of others: a form computes them, and shows where the row says something else. */
  readonly products?: readonly Product<keyof C & string>[];
  /** Its rows do not say when they became true: writing one down enters nothing into a closed period. */
  readonly isUndated?: boolean;
  /**
   * Columns that hold how things stand now and count for every year: what to tell who changes such a cell of a row
   * that stands, where the change has a day. By key of the column.
   */
  readonly rewritesPast?: { readonly [K in keyof C & string]?: Rewriting };
  /** Ticks with the column of the day from which each holds: filled when a form ticks, emptied when it unticks. */
  readonly stamps?: { readonly [K in keyof C & string]?: keyof C & string };
  /** The tab is made with its first row: a workbook without it misses nothing. */
  readonly isMadeWhenNeeded?: boolean;
  /** Lists whose entries its rows are. Its columns `name` and `label` are what an entry is called, and its dropdown's text. */
  readonly offers?: readonly Offer<Decoded<C> & NoInfer<D> & RowFacts>[];
  readonly derive?: (row: Decoded<C> & Stamped, context: Context) => Completion<D>;
  /** Judges the rows that read well against each other: stocks, doubled results. Stands after `derive`. */
  readonly checkRows?: (
    rows: readonly (Decoded<C> & D & RowFacts)[],
    context: Context,
  ) => readonly RowProblem[];
}

/** A form whose first question decides which others follow: by an attribute of the chosen entry of a list. */
export interface Asking<C extends string = string> {
  /** The column that is asked first: a choice. */
  readonly by: C;
  /** Header of the attribute that decides. */
  readonly attribute: string;
  /** Columns that are asked for only where the attribute has one of these values. */
  readonly only: { readonly [K in C]?: readonly string[] };
  /** The column whose number is counted in the unit that another attribute names. */
  readonly unit: { readonly column: C; readonly attribute: string };
}

/** One form that makes several rows: most columns are said once for all, the others in each line. */
export interface Many<C extends string = string> {
  /** What a line stands for: a person's name, a chapter of the ward, or something else that is added line by line. */
  readonly by: 'names' | 'chapters' | 'lines';
  /** As its button and its screen are titled. */
  readonly title: string;
  /** What each line says for itself; first the column of the name or the chapter. */
  readonly columns: readonly C[];
  /** Columns of numbers that may be added up over the rows. */
  readonly adds: readonly C[];
  /** Columns that would mean another thing when said once for all rows: not asked for. */
  readonly leaves?: readonly C[];
  /** What a blank form begins with. */
  readonly initial?: readonly (readonly [column: C, text: string])[];
}

/** How a table's rows are entries of a list. */
interface Offer<R> {
  readonly list: ListKey;
  /** Stands before the row's id in the entry's key. */
  readonly prefix?: string;
  readonly attributes?: (row: R) => readonly (string | number)[];
}

export interface Table<Key extends string, C extends Columns, D extends object, N extends string = string>
  extends TableSpec<Key, C, D, N> {
  readonly columns: C & SystemColumns;
  /** Never set: carries the record's type. */
  readonly recordType?: Decoded<C> & D & RowFacts & Stamped;
  /** Never set: carries the names of fields that the declaration uses. */
  readonly namedFields?: N;
}

/** Any table, for code that works from the declaration alone. */
export interface AnyTable {
  readonly key: string;
  readonly sheet: string;
  readonly prefix: string;
  readonly about: string;
  readonly columns: Columns;
  readonly time: Time;
  readonly chapterColumn?: string;
  readonly keyColumn?: string;
  readonly uniqueBy?: readonly string[];
  readonly duplicateRule?: DuplicateRule;
  readonly asks?: Asking;
  readonly many?: Many;
  readonly spoken?: Spoken;
  readonly frozenColumns?: number;
  readonly isSensitive?: boolean;
  readonly offers?: readonly {
    readonly list: ListKey;
    readonly prefix?: string;
    attributes?(row: never): readonly (string | number)[];
  }[];
  // The row's type is checked where the table is declared; here it is only handed on.
  derive?(row: never, context: Context): Completion<object>;
  checkRows?(rows: readonly never[], context: Context): readonly RowProblem[];
  readonly models?: readonly string[];
  readonly tabGroup?: TabGroup;
  readonly isFilledFirst?: boolean;
  readonly isUndated?: boolean;
  readonly isForOfficers?: boolean;
  readonly products?: readonly Product[];
  readonly isMadeWhenNeeded?: boolean;
  readonly rewritesPast?: Readonly<Record<string, Rewriting>>;
  readonly stamps?: Readonly<Record<string, string>>;
}

/** The record of a table: its columns decoded, what follows from them, and where it stands. */
export type Row<T> = T extends { readonly recordType?: infer R } ? NonNullable<R> : never;

/** The fields that a table names and that its record does not have. */
export type StrangeFields<T> = T extends { readonly namedFields?: infer N }
  ? Exclude<N, keyof Row<T> | undefined>
  : never;

export function table<
  Key extends string,
  C extends Columns,
  D extends object = Record<never, never>,
  const N extends string = never,
>(spec: TableSpec<Key, C, D, N>): Table<Key, C, D, N> {
  return { ...spec, columns: { ...spec.columns, ...systemColumns } };
}

/** Whether rows of the table say when they were true: a hardship written down today is no entry into a closed day. */
export const isDated = ({ isUndated }: AnyTable): boolean => isUndated !== true;
