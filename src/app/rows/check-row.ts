/**
 * A row as typed into a form, checked by the very readers that the sheet is read by: each value by its column, then
 * the whole row as if it stood on the tab. What is wrong lands at its field.
 */

import { readUnit } from '../../domain/tables/units';
import { done, failed, type Quantity, sameText, sentencesOf, tidiedIn } from '../../domain/values';
import {
  type AnyRow,
  type Cell,
  type Context,
  chapterCodes,
  type Problem as Found,
  rowOf,
} from '../../domain/ward';
import type { FieldValue } from '../../shared/contract';
import { type Answer, type FieldProblem, invalid } from '../../shared/problem';
import { reachable } from '../rpc/person';
import { isBlankValue, readField } from './cells';
import type { OpenWard } from './open-ward';
import { cellOf, chapterOf, decodeWith, entryColumns, type TabRows, textAt } from './tab';

export type Values = Readonly<Record<string, FieldValue>>;

export interface CheckedRow {
  /** Cells of the entry columns that were sent, by key. */
  readonly cells: ReadonlyMap<string, Cell>;
  /** The whole row as it will stand, in the tab's columns. */
  readonly row: readonly Cell[];
  /** Its record: decoded, with what follows from it. */
  readonly record: AnyRow;
  /** What only asks to be looked at. */
  readonly notices: readonly string[];
}

/**
 * By a link a row belongs to the link's chapter and to no other.
 * @param at index of the row as it stands; null for a new one.
 * @returns the row, or the problems by field.
 */
export function checkRow(
  ward: OpenWard,
  tab: TabRows,
  values: Values,
  at: number | null,
): Answer<CheckedRow> {
  const { person, context } = ward;
  const { chapterColumn } = tab.table;
  const isOwn =
    at === null &&
    person.role === 'link' &&
    chapterColumn !== undefined &&
    person.chapter !== null &&
    isBlankValue(values[chapterColumn]);
  const given = at === null && tab.key === 'chapters' ? withCode(tab, values) : values;
  const checked = check(ward, tab, isOwn ? { ...given, [chapterColumn]: person.chapter } : given, at);
  if (!checked.ok || person.role !== 'link') return checked;
  return person.chapters.includes(chapterOf(tab, checked.value.row, context) ?? '')
    ? checked
    : failed(
        invalid(
          chapterColumn ?? '',
          'Liên kết này chỉ ghi cho chi hội của mình.',
          'Giữ nguyên chi hội, hoặc nhờ cán bộ phường ghi.',
        ),
      );
}

/** A new chapter without a code gets one. That its name is another's is asked about, as of any row. */
function withCode({ raw, places }: TabRows, values: Values): Values {
  if (!isBlankValue(values.code) || isBlankValue(values.name)) return values;
  const name = String(values.name);
  const there = raw.rows.map((cells, index) => {
    const known = textAt(cells, places.name);
    return { row: rowOf(index), code: textAt(cells, places.code), name: sameText(known, name) ? '' : known };
  });
  const code = chapterCodes([...there, { row: 0, code: '', name }]).given.at(-1)?.code;
  return code === undefined ? values : { ...values, code };
}

function check(
  { person, context }: OpenWard,
  tab: TabRows,
  values: Values,
  at: number | null,
): Answer<CheckedRow> {
  const { table, places } = tab;
  /** What this person may point at. */
  const near = reachable(person, context);
  const columns = new Map(entryColumns(table));
  if (Object.keys(values).some((key) => !columns.has(key))) return failed({ kind: 'badRequest' });
  const missing = [...columns].find(
    ([key, column]) =>
      places[key] === null &&
      (column.isRequired || !isBlankValue(Object.hasOwn(values, key) ? values[key] : undefined)),
  );
  if (missing !== undefined) {
    return failed({ kind: 'missingColumn', sheet: table.sheet, header: missing[1].header });
  }

  const fields: Record<string, FieldProblem[]> = {};
  const form: FieldProblem[] = [];
  const report = (key: string | undefined, problem: FieldProblem) => {
    if (key === undefined) form.push(problem);
    else fields[key] = [...(fields[key] ?? []), problem];
  };
  const cells = new Map<string, Cell>();
  /** Fields of which a part was not understood: the whole row says where that part belongs. They are never saved. */
  const partly = new Set<string>();
  /** What is written otherwise than it was typed. */
  const tidied: string[] = [];
  let quantity: { key: string; value: Quantity } | null = null;
  for (const [key, column] of columns) {
    if (!Object.hasOwn(values, key)) continue;
    const value = values[key];
    const gone = (Array.isArray(value) ? value : [String(value ?? '')]).flatMap(tidiedIn);
    if (gone.length > 0) {
      tidied.push(
        `Ô ${column.header} có ký tự không nhìn thấy hoặc của bảng chữ khác (${gone.join(', ')}); sổ đã ghi lại thành chữ thường dùng. Xem lại ô này.`,
      );
    }
    if (value === undefined || isBlankValue(value)) {
      cells.set(key, '');
      continue;
    }
    const reading = readField(column, value, near);
    if (!reading.ok) {
      const { leftover } = reading.problem;
      if (leftover === undefined) report(key, sentencesOf(reading.problem));
      else {
        partly.add(key);
        cells.set(key, leftover.text);
      }
      continue;
    }
    cells.set(key, reading.value.cell);
    if (column.type.kind === 'quantity') quantity = { key, value: reading.value.decoded as Quantity };
  }
  if (quantity !== null) partQuantity(tab, quantity, at, cells, near);

  const isRead = Object.keys(fields).length === 0;
  const width = tab.raw.headers.length;
  const before = at === null ? [] : (tab.raw.rows[at] ?? []);
  const row = Array.from({ length: width }, (_, place) => before[place] ?? '');
  for (const [key, cell] of cells) {
    const place = places[key];
    if (place !== null && place !== undefined) row[place] = cell;
  }
  // A value that could not be read is not missing as well: what stands for it is taken from the row as it was.
  const { records, number } = decodeIn(tab, row, at, context);
  const notices: string[] = [...tidied];
  for (const problem of records.problems) {
    if (problem.row !== number) continue;
    const key = keyAt(tab, problem);
    if (key !== undefined && fields[key] !== undefined) continue;
    const isPart = key !== undefined && partly.has(key);
    if (problem.severity === 'error' || isPart) {
      if (isRead || isPart || problem.code === 'missing') report(key, sentencesOf(problem));
    } else notices.push(`${problem.what} ${problem.todo}`);
  }
  const record = records.rows.find((one) => one.row === number);
  if (Object.keys(fields).length > 0 || form.length > 0) return failed({ kind: 'invalid', fields, form });
  // A row with nothing in it is no row to the reader of the tab.
  if (row.every((cell) => cell === '')) {
    return failed(invalid('', 'Chưa ghi gì.', 'Ghi các ô có dấu *, rồi lưu lại.'));
  }
  // Every reason for leaving a row out is a problem of that row, but for columns that are missing.
  if (record === undefined) return failed({ kind: 'notInstalled', sheet: table.sheet });
  return done({ cells, row, record: { ...record }, notices });
}

/** Decodes the row in its place among the others where the table compares rows, else by itself. */
function decodeIn(tab: TabRows, cells: readonly Cell[], at: number | null, context: Context) {
  const { table } = tab;
  // A new row is written down today: where nothing says an earlier day, it counts from then.
  const row =
    at === null ? cells.map((cell, place) => (place === tab.places.enteredAt ? context.today : cell)) : cells;
  if (table.uniqueBy === undefined && table.keyColumn === undefined) {
    return { records: decodeWith(tab, [row], context), number: rowOf(0) };
  }
  // Last, so that of two rows that say the same it is this one that is told.
  const others = tab.raw.rows.filter((_, index) => index !== at);
  return { records: decodeWith(tab, [...others, row], context), number: rowOf(others.length) };
}

const keyAt = (tab: TabRows, problem: Found): string | undefined =>
  entryColumns(tab.table).find(([key]) => problem.column !== null && tab.places[key] === problem.column)?.[0];

/** `35,8 tạ` becomes 35,8 and `tạ` where the table has a column for the unit: the sheet can then add it up. */
function partQuantity(
  tab: TabRows,
  { key, value }: { key: string; value: Quantity },
  at: number | null,
  cells: Map<string, Cell>,
  context: Context,
): void {
  const unit = entryColumns(tab.table).find(
    ([, { type }]) => type.kind === 'choice' && type.list === 'units',
  );
  if (unit === undefined || value.unit === null || value.rest !== '') return;
  const known = readUnit(value.unit, context.catalogue);
  const label = context.catalogue.units.entries.find((entry) => entry.key === known)?.label;
  if (label === undefined) return;
  const before = at === null ? [] : (tab.raw.rows[at] ?? []);
  const chosen = cells.get(unit[0]) ?? cellOf(tab, before, unit[0]);
  if (chosen !== '' && chosen !== label) return; // two units: the row's own check says so
  cells.set(key, value.amount);
  cells.set(unit[0], label);
}
