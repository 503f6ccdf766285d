/** A row of a tab as a page shows it: its version, its values for the inputs, and the words for a person. */

import { hash, initials, isDay, readBirth } from '../../domain/values';
import { type Cell, type Context, decodeCell } from '../../domain/ward';
import type { FieldValue, RowView } from '../../shared/contract';
import type { Alike, Shown, Version } from '../../shared/problem';
import type { Person } from '../access';
import { reachable, visibleColumns } from '../rpc/person';
import { inputOf, showCell, showCellAbroad } from './cells';
import { cellAt, chapterOf, entryColumns, idOf, type Tab, textAt } from './tab';

/**
 * Made from what stands in the entry columns, so that a change by hand in the sheet is a change too. For who sees only some
 * columns, of what she sees: a version of all would tell a guessed telephone number from a wrong one.
 */
export function versionOf(tab: Tab, cells: readonly Cell[], person: Person): string {
  const visible = visibleColumns(person, tab.key);
  return hash(
    JSON.stringify(
      entryColumns(tab.table).map(([key, column]) => {
        if (visible !== null && !visible.has(key)) return '';
        const cell = cellAt(cells, tab.places[key]);
        return isShownInPart(visible, column.type.kind) ? yearText(cell) : textAt(cells, tab.places[key]);
      }),
    ),
  );
}

/** The filled fields in the order of the form. */
export function shownOf(tab: Tab, cells: readonly Cell[], context: Context, person: Person): Shown[] {
  const visible = visibleColumns(person, tab.key);
  return entryColumns(tab.table).flatMap(([key, column]) => {
    if (visible !== null && !visible.has(key)) return [];
    const cell = cellAt(cells, tab.places[key]);
    const text = isShownInPart(visible, column.type.kind) ? yearText(cell) : showCell(column, cell, context);
    return text === '' ? [] : [{ key, label: column.header, text }];
  });
}

/**
 * `14 × 500.000đ = 7.000.000đ` in place of a product that its row leaves blank or agrees with; null where its factors are
 * not all known, or the row says another number.
 */
function productText(tab: Tab, cells: readonly Cell[], key: string, context: Context): string | null {
  const { columns, products = [] } = tab.table;
  const product = products.find(({ result }) => result === key);
  const column = columns[key];
  if (product === undefined || column === undefined) return null;
  let total = 1;
  const terms: string[] = [];
  for (const factor of product.factors) {
    const [of, cell] = [columns[factor], cellAt(cells, tab.places[factor])];
    const reading = of === undefined || cell === '' ? null : decodeCell(of, cell, context);
    if (of === undefined || reading?.ok !== true || typeof reading.value !== 'number') return null;
    total *= reading.value;
    terms.push(showCell(of, cell, context));
  }
  const text = showCell(column, total, context);
  const stands = cellAt(cells, tab.places[key]);
  return stands === '' || showCell(column, stands, context) === text
    ? `${terms.join(' × ')} = ${text}`
    : null;
}

/** A row as its receipt shows it: a product too that the row leaves to the book. */
function withProducts(tab: Tab, cells: readonly Cell[], context: Context, person: Person): Shown[] {
  const shown = shownOf(tab, cells, context, person);
  const { products } = tab.table;
  if (products === undefined || visibleColumns(person, tab.key) !== null) return shown;
  return entryColumns(tab.table).flatMap(([key, { header }]) => {
    const text = productText(tab, cells, key, context);
    return text === null ? shown.filter((one) => one.key === key) : [{ key, label: header, text }];
  });
}

/** Where only some columns may be seen, a birth is seen as its year. */
export const isShownInPart = (visible: ReadonlySet<string> | null, kind: string): boolean =>
  visible !== null && kind === 'birth';

const yearText = (cell: Cell): string => {
  const birth = readBirth(cell);
  return birth.ok ? String(birth.value.year) : '';
};

/** The values that the form's inputs begin with. */
export function valuesOf(
  tab: Tab,
  cells: readonly Cell[],
  context: Context,
  person: Person,
): Record<string, FieldValue> {
  const visible = visibleColumns(person, tab.key);
  const values: Record<string, FieldValue> = {};
  for (const [key, column] of entryColumns(tab.table)) {
    if (visible !== null && !visible.has(key)) continue;
    const cell = cellAt(cells, tab.places[key]);
    const value = isShownInPart(visible, column.type.kind) ? yearText(cell) : inputOf(column, cell, context);
    if (value !== undefined && value !== '') values[key] = value;
  }
  return values;
}

/** The facts that tell a row: required ones besides the chapter. */
const requiredOf = ({ table }: Tab) =>
  entryColumns(table).filter(([key, column]) => column.isRequired && key !== table.chapterColumn);

/** Whether a row is a person's: it begins with her name, or there is one row for each member. */
function isOfPerson(tab: Tab): boolean {
  const kind = requiredOf(tab)[0]?.[1].type.kind;
  return kind === 'name' || (kind === 'reference' && tab.table.uniqueBy !== undefined);
}

/** A person's name where the row is a person's; else the first required facts besides the chapter. */
function titleOf(tab: Tab, cells: readonly Cell[], context: Context): string {
  const required = requiredOf(tab);
  return (isOfPerson(tab) ? required.slice(0, 1) : required.slice(0, 3))
    .map(([key, column]) => {
      const text = showCell(column, cellAt(cells, tab.places[key]), context);
      return column.type.kind === 'quantity' ? [text, unitOf(tab, cells, text)].join(' ').trim() : text;
    })
    .filter((text) => text !== '')
    .join(' · ');
}

/** `kg`: what stands in the row's column of units, where the quantity does not say it itself. */
function unitOf(tab: Tab, cells: readonly Cell[], quantity: string): string {
  const found = entryColumns(tab.table).find(
    ([, { type }]) => type.kind === 'choice' && type.list === 'units',
  );
  return found === undefined || /\p{L}/u.test(quantity) ? '' : textAt(cells, tab.places[found[0]]);
}

function picturesOf({ places }: Tab, cells: readonly Cell[]): Pick<RowView, 'pictures'> {
  const found = String(cellAt(cells, places.picture)).split('\n').filter(Boolean);
  return found.length === 0 ? {} : { pictures: found };
}

/** @param row number on the sheet. */
export function viewRow(
  tab: Tab,
  cells: readonly Cell[],
  row: number,
  whole: Context,
  person: Person,
  notices: readonly string[] = [],
): RowView {
  const context: Context = { ...whole, pairs: reachable(person, whole).pairs };
  const id = idOf(tab, cells);
  return {
    table: tab.key,
    id,
    row,
    version: versionOf(tab, cells, person),
    title: titleOf(tab, cells, context),
    chapter: chapterOf(tab, cells, context),
    enteredBy: textAt(cells, tab.places.enteredBy),
    enteredAt: showInstant(textAt(cells, tab.places.enteredAt)),
    editedBy: textAt(cells, tab.places.editedBy),
    editedAt: showInstant(textAt(cells, tab.places.editedAt)),
    values: valuesOf(tab, cells, context, person),
    shown: withProducts(tab, cells, context, person),
    notices: visibleColumns(person, tab.key) === null ? [...notices] : [],
    canEdit: id !== '',
    ...picturesOf(tab, cells),
  };
}

export const versionShown = (tab: Tab, cells: readonly Cell[], context: Context, person: Person): Version => {
  const edited = textAt(cells, tab.places.editedAt);
  return {
    version: versionOf(tab, cells, person),
    by: textAt(cells, edited === '' ? tab.places.enteredBy : tab.places.editedBy),
    at: showInstant(edited === '' ? textAt(cells, tab.places.enteredAt) : edited),
    shown: shownOf(tab, cells, context, person),
  };
};

export const alikeOf = (tab: Tab, cells: readonly Cell[], context: Context, person: Person): Alike => ({
  table: tab.key,
  id: idOf(tab, cells),
  title: titleOf(tab, cells, context),
  by: textAt(cells, tab.places.enteredBy),
  shown: shownOf(tab, cells, context, person),
});

/**
 * The receipt for the chapter's Zalo group: what was recorded, without what was said of people in confidence. Required
 * facts and figures only; people by their initials (Luật 91/2025/QH15: no names without consent).
 */
export function receiptText(tab: Tab, cells: readonly Cell[], context: Context, at: string): string {
  const { table } = tab;
  const lines = isOfPerson(tab)
    ? [initials(titleOf(tab, cells, context))]
    : entryColumns(table).flatMap(([key, column]) => {
        const isTold = column.isRequired || column.isStarred || column.type.isAmount;
        if (!isTold || column.isSensitive) return [];
        const text =
          productText(tab, cells, key, context) ??
          showCellAbroad(column, cellAt(cells, tab.places[key]), context);
        return text === '' ? [] : [`${column.header}: ${text}`];
      });
  return [`✔ Đã ghi sổ: ${table.sheet}`, ...lines, `Mã ${idOf(tab, cells)} · ${showInstant(at)}`].join('\n');
}

/** `yyyy-MM-dd HH:mm` as a person reads it: `10:32 28/06/2022`; anything else as it stands. */
export function showInstant(text: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}:\d{2})/.exec(text) ?? [];
  return year === undefined || !isDay(`${year}-${month}-${day}`) ? text : `${time} ${day}/${month}/${year}`;
}
