/**
 * How a declared table looks and behaves as a tab: widths, formats, notes, dropdowns, warnings. Everything follows
 * from the column's declaration; the sheet's edge only carries it out.
 */

import { allLists, builtInCatalogue, tables } from '../models/registry';
import type { AnyColumn, Cell } from '../tables/column';
import { listOf } from '../tables/context';
import { fitsColumn } from '../tables/fits';
import { SETTINGS_SHEET } from '../tables/settings';
import type { AnyTable } from '../tables/table';
import { TEXTS_SHEET } from '../tables/texts';
import { CATALOGUE_SHEET } from './catalogue';

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
  readonly columns: readonly ColumnDesign[];
  readonly frozenColumns: number;
  /** How its columns are filled: the one note of the tab. A note on every header would be a corner on every header. */
  readonly note: string;
  /** Rows of a new tab, below the header. */
  readonly rows: readonly (readonly Cell[])[];
}

const PLAIN = '@';
const DAY = 'dd/mm/yyyy';
const COUNT = '#,##0';
/** As many decimals as there are and no comma without them: `#,##0.###` shows 289 as `289,`. */
export const AMOUNT = 'General';

const FORMATS: Readonly<Record<AnyColumn['type']['kind'], string>> = {
  text: PLAIN,
  name: PLAIN,
  code: PLAIN,
  id: PLAIN,
  instant: PLAIN,
  day: DAY,
  // A birth date may be only a year: as plain text neither form is turned into the other.
  birth: PLAIN,
  month: PLAIN,
  year: '0',
  money: '#,##0" đ"',
  count: COUNT,
  decimal: AMOUNT,
  // A unit may stand in the cell: numbers are shown as numbers, text stays text.
  rate: PLAIN,
  quantity: AMOUNT,
  choice: PLAIN,
  choices: PLAIN,
  reference: PLAIN,
  yesNo: PLAIN,
  phone: PLAIN,
  email: PLAIN,
};

const WIDTHS: Readonly<Record<AnyColumn['type']['kind'], number>> = {
  text: 130,
  name: 210,
  code: 90,
  id: 96,
  instant: 130,
  day: 96,
  birth: 96,
  month: 90,
  year: 70,
  money: 120,
  count: 90,
  decimal: 90,
  rate: 90,
  quantity: 100,
  choice: 150,
  choices: 200,
  reference: 130,
  yesNo: 80,
  phone: 120,
  email: 190,
};

const NUMERIC: ReadonlySet<string> = new Set(['money', 'count', 'decimal', 'quantity', 'year']);
const CENTRED: ReadonlySet<string> = new Set(['day', 'birth', 'month', 'yesNo', 'code', 'id']);

function widthOf(column: AnyColumn): number {
  const { type } = column;
  const base =
    type.kind === 'text' && type.long
      ? 280
      : type.kind === 'reference' && type.to !== 'chapter' && type.to !== 'chapterOrWard'
        ? type.to === 'pairing'
          ? 330
          : 230
        : type.kind === 'reference' && type.to === 'chapterOrWard'
          ? 160
          : type.kind === 'choice'
            ? Math.max(
                WIDTHS.choice,
                ...listOf(type.list, allLists).entries.map(({ label }) =>
                  Math.min(label.length * 7 + 40, 240),
                ),
              )
            : WIDTHS[type.kind];
  // A header wraps on two lines: no word of it may be wider than its column.
  const longestWord = Math.max(...column.header.split(' ').map((word) => word.length));
  return Math.max(base, longestWord * 10 + 16, Math.ceil(column.header.length / 2) * 9 + 16);
}

function validationOf(column: AnyColumn): Validation | null {
  const { type } = column;
  if (column.isSystem) return null;
  switch (type.kind) {
    case 'choice':
      return listOf(type.list, allLists).isClosed
        ? { kind: 'oneOf', values: listOf(type.list, allLists).entries.map(({ label }) => label) }
        : { kind: 'listed', sheet: CATALOGUE_SHEET, header: listOf(type.list, allLists).header };
    case 'reference':
      if (type.to === 'chapterOrWard') {
        return { kind: 'listed', sheet: CATALOGUE_SHEET, header: allLists.sides.header };
      }
      return type.to === 'chapter'
        ? { kind: 'listed', sheet: tables.chapters.sheet, header: tables.chapters.columns.label.header }
        : null;
    case 'yesNo':
      return { kind: 'oneOf', values: allLists.yesNo.entries.map(({ label }) => label) };
    case 'day':
      return { kind: 'day' };
    default:
      return null;
  }
}

const noteOf = (column: AnyColumn): string =>
  [column.helpText, column.exampleText === '' ? '' : `Ví dụ: ${column.exampleText}`]
    .filter((line) => line !== '')
    .join('\n');

export const headerOf = (column: AnyColumn): string =>
  column.isStarred ? `${column.header} *` : column.header;

function columnDesign(column: AnyColumn): ColumnDesign {
  const { kind } = column.type;
  return {
    header: headerOf(column),
    title: column.header,
    aliases: column.aliases,
    note: noteOf(column),
    width: widthOf(column),
    format: FORMATS[kind],
    align: NUMERIC.has(kind) ? 'right' : CENTRED.has(kind) ? 'center' : 'left',
    isWrapped: kind === 'text' && column.type.kind === 'text' && column.type.long,
    validation: validationOf(column),
    isSystem: column.isSystem,
    isHidden: column.isHidden,
    fits: (cell) => fitsColumn(column, cell, builtInCatalogue),
  };
}

/** `Ngày: Ngày bán. Ví dụ: 28/06/2022`, a line a column that people fill. */
const tabNote = (columns: readonly ColumnDesign[]): string =>
  columns
    .filter(({ isSystem, note }) => !isSystem && note !== '')
    .map(({ title, note }) => `${title}: ${note.replaceAll('\n', ' ')}`)
    .join('\n');

/** The tab of a declared table. */
export function designOf(table: AnyTable): SheetDesign {
  const columns = Object.values(table.columns)
    .filter((column) => !column.isDeprecated)
    .map(columnDesign);
  return {
    name: table.sheet,
    tabColor: table.isReference === true ? colors.grey : colors.accent,
    columns,
    frozenColumns: table.frozenColumns ?? 0,
    note: tabNote(columns),
    rows: [],
  };
}

const plain = (header: string, width: number, note: string, isWrapped = false): ColumnDesign => ({
  header,
  title: header,
  aliases: [],
  note,
  width,
  format: PLAIN,
  align: 'left',
  isWrapped,
  validation: null,
  isSystem: false,
  isHidden: false,
  fits: () => null,
});

/** A tab of free cells: catalogue, settings, passages. */
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
    columns: designed,
    frozenColumns: 0,
    note: tabNote(designed),
    rows,
  };
}

export const referenceNames: readonly string[] = [CATALOGUE_SHEET, SETTINGS_SHEET, TEXTS_SHEET];
/** Formats by kind, for cells that stand one by one (the settings' values). */
export const formatOf = (column: AnyColumn): string => FORMATS[column.type.kind];
