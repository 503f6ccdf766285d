/**
 * How a declared table looks and behaves as a tab: widths, formats, notes, dropdowns, warnings. Everything follows
 * from the column's declaration; the sheet's edge only carries it out.
 */

import { AMOUNT, type AnyColumn, type Cell, listOf } from '../columns';
import { allLists, builtInCatalogue, type TableKey, tableKeyOf, tables } from '../models/registry';
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

function widthOf({ type, header }: AnyColumn): number {
  // A header wraps on two lines: no word of it may be wider than its column.
  const longestWord = Math.max(...header.split(' ').map((word) => word.length));
  return Math.max(type.width(allLists), longestWord * 10 + 16, Math.ceil(header.length / 2) * 9 + 16);
}

function validationOf({ type: { rule }, isSystem }: AnyColumn): Validation | null {
  if (isSystem || rule === null) return null;
  switch (rule.kind) {
    case 'list': {
      const { isClosed, entries, header, rowsOf } = listOf(rule.list, allLists);
      if (rowsOf !== undefined) return labelsOf(tableKeyOf(rowsOf));
      return isClosed
        ? { kind: 'oneOf', values: entries.map(({ label }) => label) }
        : { kind: 'listed', sheet: CATALOGUE_SHEET, header };
    }
    case 'chapters':
      return labelsOf('chapters');
    case 'day':
      return { kind: 'day' };
    default:
      return rule satisfies never;
  }
}

/** The dropdown of a table's rows: its own column of labels (`label`), which the add-on fills. */
function labelsOf(key: TableKey): Validation | null {
  const { sheet, columns }: AnyTable = tables[key];
  return columns.label === undefined ? null : { kind: 'listed', sheet, header: columns.label.header };
}

const noteOf = (column: AnyColumn): string =>
  [column.helpText, column.exampleText === '' ? '' : `Ví dụ: ${column.exampleText}`]
    .filter((line) => line !== '')
    .join('\n');

export const headerOf = (column: AnyColumn): string =>
  column.isStarred ? `${column.header} *` : column.header;

function columnDesign(column: AnyColumn): ColumnDesign {
  const { type } = column;
  return {
    header: headerOf(column),
    title: column.header,
    aliases: column.aliases,
    note: noteOf(column),
    width: widthOf(column),
    format: type.format,
    align: type.align,
    isWrapped: type.isWrapped,
    validation: validationOf(column),
    isSystem: column.isSystem,
    isHidden: column.isHidden,
    fits: (cell) => type.fits(cell, builtInCatalogue),
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
  format: '@',
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
export const formatOf = (column: AnyColumn): string => column.type.format;
