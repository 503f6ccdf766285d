/**
 * How a declared table looks and behaves as a tab: widths, formats, notes, dropdowns, warnings. Everything follows
 * from the column's declaration; the sheet's edge only carries it out.
 */

import { type AnyColumn, listOf } from '../columns';
import { allLists, builtInCatalogue, type TableKey, tableKeyOf, tables } from '../models/registry';
import { SETTINGS_SHEET } from '../tables/settings';
import {
  type ColumnDesign,
  type SheetDesign,
  type TabGroup,
  tabGroups,
  tabNote,
  type Validation,
} from '../tables/sheet-design';
import type { AnyTable } from '../tables/table';
import { TEXTS_SHEET } from '../tables/texts';
import { CATALOGUE_SHEET } from './catalogue';

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

export const groupOf = ({ tabGroup = 'work' }: AnyTable): TabGroup => tabGroup;

/** Tabs that chapter heads have nothing to write on. */
export const isOutOfSight = (table: AnyTable): boolean =>
  table.isFilledFirst !== true &&
  (table.isForOfficers === true || table.isSensitive === true || groupOf(table) === 'reference');

const designs = new WeakMap<AnyTable, SheetDesign>();

/** The tab of a declared table; one object a table, since a declaration never changes. */
export function designOf(table: AnyTable): SheetDesign {
  const known = designs.get(table);
  if (known !== undefined) return known;
  const design = makeDesign(table);
  designs.set(table, design);
  return design;
}

function makeDesign(table: AnyTable): SheetDesign {
  const columns = Object.values(table.columns)
    .filter((column) => !column.isDeprecated)
    .map(columnDesign);
  return {
    name: table.sheet,
    tabColor: tabGroups[groupOf(table)],
    isHidden: isOutOfSight(table),
    isLocked: table.isSensitive === true,
    columns,
    frozenColumns: table.frozenColumns ?? 0,
    note: tabNote(columns),
    rows: [],
  };
}

export const referenceNames: readonly string[] = [CATALOGUE_SHEET, SETTINGS_SHEET, TEXTS_SHEET];
/** Formats by kind, for cells that stand one by one (the settings' values). */
export const formatOf = (column: AnyColumn): string => column.type.format;
