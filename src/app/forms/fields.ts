/** Forms drawn from the tables: what a column's declaration says to a form. Nothing here knows a table by name. */

import type { Day } from '../../domain/values';
import {
  type AnyColumn,
  type AnyTable,
  type ChapterEntry,
  type Context,
  compareChapters,
  encodeReference,
  isDated,
  isStateList,
  type ListKey,
  listKeys,
  listOf,
  shownLists,
  type TableKey,
  tables,
} from '../../domain/ward';
import type { Chapter, Field, FieldValue, Form, OptionList } from '../../shared/contract';
import type { Person } from '../access';
import { entryColumns } from '../rows/tab';

/** What “Lưu và nhập tiếp” keeps: a chapter head writes down one event in several rows. */
function isKept(table: AnyTable, key: string, column: AnyColumn): boolean {
  const { type } = column;
  if (key === table.chapterColumn) return true;
  if (type.kind === 'day') return column.isRequired;
  return type.kind === 'choice' && type.list === 'occasions';
}

/** Of the kept ones, those that a new form takes from the person's last row. */
export const isRecalled = (table: AnyTable, key: string, column: AnyColumn): boolean =>
  isKept(table, key, column) && column.type.kind === 'choice';

export interface Starting {
  readonly person: Person;
  readonly today: Day;
  readonly context: Context;
  /** Values of the person's last row of the table, by key. */
  readonly last: Readonly<Record<string, string>>;
}

function initialOf(
  table: AnyTable,
  key: string,
  column: AnyColumn,
  { person, context, last }: Starting,
): FieldValue | null {
  const { type } = column;
  if (key === table.chapterColumn && person.chapter !== null) {
    const own = context.chapters.get(person.chapter);
    return own === undefined ? null : encodeReference(own);
  }
  const initial = column.isRequired ? type.initial(context) : null;
  if (initial !== null) return initial;
  return isRecalled(table, key, column) ? (last[key] ?? null) : null;
}

function fieldOf(table: AnyTable, key: string, column: AnyColumn, starting: Starting): Field {
  const { type } = column;
  return {
    key,
    label: column.header,
    help: column.helpText,
    example: column.exampleText,
    kind: type.form,
    // A code that is left blank is given.
    isRequired: column.isRequired && key !== table.keyColumn,
    isStarred: column.isStarred && key !== table.keyColumn,
    list: 'list' in type ? type.list : null,
    mayBeFuture: type.kind === 'day' && type.mayBeFuture,
    isDated: type.isTime && isDated(table),
    maxLength: type.maxLength,
    max: 'max' in type ? type.max : null,
    initial: initialOf(table, key, column, starting),
    isKept: isKept(table, key, column),
    isFixed: key === table.chapterColumn && starting.person.role === 'link',
    ...(column.isNumbered ? { isNumbered: true } : {}),
  };
}

export function formOf(key: TableKey, starting: Starting, withPictures: boolean): Form {
  const table: AnyTable = tables[key];
  const { many } = table;
  return {
    table: key,
    title: table.sheet,
    about: table.about,
    fields: entryColumns(table).map(([name, column]) => fieldOf(table, name, column, starting)),
    products: (table.products ?? []).map(({ result, factors }) => ({ result, factors: [...factors] })),
    asks: askingOf(table, starting.context),
    ...(many === undefined
      ? {}
      : {
          many: {
            by: many.by,
            title: many.title,
            lines: [...many.columns],
            adds: [...many.adds],
            leaves: [...(many.leaves ?? [])],
            initial: Object.fromEntries(many.initial ?? []),
          },
        }),
    ...(withPictures && 'picture' in table.columns ? { takesPictures: true } : {}),
    canEdit: true,
  };
}

/** What a choice decides of the others, with the places of the list's attributes. */
function askingOf({ asks, columns }: AnyTable, { catalogue }: Context): Form['asks'] {
  const type = asks === undefined ? undefined : columns[asks.by]?.type;
  if (asks === undefined || type?.kind !== 'choice') return null;
  const { attributes } = listOf(type.list, catalogue);
  const placeOf = (header: string) => attributes.findIndex((attribute) => attribute.header === header);
  const attribute = placeOf(asks.attribute);
  return {
    by: asks.by,
    only: Object.entries(asks.only).map(([field, values = []]) => ({
      field,
      attribute,
      values: [...values],
    })),
    unit: { field: asks.unit.column, attribute: placeOf(asks.unit.attribute) },
  };
}

/** The lists that these columns choose from, in the workbook's order, with units for quantities. */
export function listsFor(columns: readonly AnyColumn[], context: Context, canAdd: boolean): OptionList[] {
  const wanted = new Set(columns.flatMap(({ type }) => ('list' in type ? [type.list] : [])));
  if (columns.some(({ type }) => type.kind === 'quantity')) wanted.add('units');
  return listKeys
    .filter((key) => wanted.has(key))
    .map((key) => ({
      key,
      title: listOf(key, context.catalogue).header,
      options: listOf(key, context.catalogue).entries.map(({ label, aliases, attributes }) => ({
        label,
        aliases: [...aliases],
        attributes: [...attributes],
      })),
      canAdd: canAdd && isOpenList(key),
    }));
}

/** Lists that officers add to: those on the tab, but not the states, which figures are counted by. */
export const isOpenList = (key: ListKey): boolean =>
  shownLists.some(([shown]) => shown === key) && !isStateList(key) && key !== 'memberTypes';

export const chapterOption = (chapter: ChapterEntry, today: Day): Chapter => ({
  key: chapter.key,
  label: chapter.label,
  cluster: chapter.cluster,
  reference: encodeReference(chapter),
  isActive: isActiveChapter(chapter, today),
});

export const chapterOptions = (context: Context, today: Day): Chapter[] =>
  [...context.chapters.all].sort(compareChapters).map((chapter) => chapterOption(chapter, today));

/** Whether a chapter can still be recorded for. */
const isActiveChapter = (chapter: ChapterEntry, today: Day): boolean =>
  (chapter.from === null || chapter.from <= today) && (chapter.until === null || chapter.until >= today);
