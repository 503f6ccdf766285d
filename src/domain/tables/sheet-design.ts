/** How a tab looks and behaves, as data: what the sheet's edge carries out, whatever the tab is of. */
import { AMOUNT, type Cell } from '../columns';

/** Colours of `design/look.md`, the same in tabs, forms, charts and dialogs. */
export const colors = {
  accent: '#a61e4d',
  tint: '#fce8ef',
  ink: '#1f2933',
  grey: '#52606d',
  line: '#d9dee4',
  band: '#f7f9fa',
  warning: '#b54708',
  good: '#1b6e3c',
  white: '#ffffff',
} as const;

/** The tabs in order, each group in its colour: no hue of one is another's for eyes that do not tell red from green. */
export const tabGroups = {
  people: colors.accent,
  /** What is given, and to whom. */
  care: '#e69f00',
  /** What the chapters do. */
  work: '#0072b2',
  money: '#56b4e9',
  /** What others refer to or are measured against. */
  reference: colors.grey,
} as const;
export type TabGroup = keyof typeof tabGroups;

export type Validation =
  /** One of the values that stand under a header of another tab. */
  | { readonly kind: 'listed'; readonly sheet: string; readonly header: string }
  /** One of a few fixed values. */
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | { readonly kind: 'day' };

export interface ColumnDesign {
  /** As it stands in row 1: required ones end in ` *`. */
  readonly header: string;
  /** The header without its star. */
  readonly title: string;
  readonly aliases: readonly string[];
  readonly note: string;
  /** Pixels. */
  readonly width: number;
  /** In Sheets' language; `@` keeps text as typed. */
  readonly format: string;
  readonly align: 'left' | 'center' | 'right';
  readonly isWrapped: boolean;
  readonly validation: Validation | null;
  readonly isSystem: boolean;
  readonly isHidden: boolean;
  /** Whether a cell could be of this column; null where any text could. */
  readonly fits: (cell: Cell) => boolean | null;
}

export interface SheetDesign {
  readonly name: string;
  readonly tabColor: string;
  /** A new tab is hidden: officers ask for it. One that stands is left as the ward has it. */
  readonly isHidden?: boolean;
  /** A new tab may be changed by officers only. */
  readonly isLocked?: boolean;
  readonly columns: readonly ColumnDesign[];
  readonly frozenColumns: number;
  /** How its columns are filled: the one note of the tab. A note on every header would be a corner on every header. */
  readonly note: string;
  /** Rows of a new tab, below the header. */
  readonly rows: readonly (readonly Cell[])[];
  /** A column that is added to a tab that is there gets its rows too: lists that came with a new version. */
  readonly fillsAddedColumns?: boolean;
}

/** `Ngày: Ngày bán. Ví dụ: 28/06/2022`, a line a column that people fill. */
export const tabNote = (columns: readonly ColumnDesign[]): string =>
  columns
    .filter(({ isSystem, note }) => !isSystem && note !== '')
    .map(({ title, note }) => `${title}: ${note.replaceAll('\n', ' ')}`)
    .join('\n');

const plain = (header: string, width: number, note: string, isWrapped = false): ColumnDesign => ({
  header,
  title: header,
  aliases: [],
  note,
  width,
  format: '@',
  align: 'left',
  isWrapped,
  validation: null,
  isSystem: false,
  isHidden: false,
  fits: () => null,
});

/** A tab of free cells, kept by officers or by the add-on: catalogue, settings, passages, log. */
export function plainDesign(
  name: string,
  columns: readonly {
    readonly header: string;
    readonly width: number;
    readonly note: string;
    readonly isWrapped?: boolean;
    readonly isNumber?: boolean;
  }[],
  rows: readonly (readonly Cell[])[],
): SheetDesign {
  const designed = columns.map(({ header, width, note, isWrapped, isNumber }) => ({
    ...plain(header, width, note, isWrapped),
    ...(isNumber === true ? { format: AMOUNT, align: 'right' as const } : {}),
  }));
  return {
    name,
    tabColor: colors.grey,
    isHidden: true,
    columns: designed,
    frozenColumns: 0,
    note: tabNote(designed),
    rows,
  };
}
