/** The rows of a table that a metric has to look at: two hundred indicators ask for their own among twenty thousand rows. */
import { type AnyWard, recordsOf } from '../tables/any-ward';
import type { AnyRow } from '../tables/table';
import type { Aggregate } from './metric';

/** Rows of a table by the value of a field. */
const rowsByValue = new WeakMap<AnyWard['records'], Map<string, ReadonlyMap<unknown, readonly AnyRow[]>>>();

/** The rows that may pass a metric's filter: by the first field of it that has one value in each row. */
export function candidates({ table, where }: Aggregate, ward: Pick<AnyWard, 'records'>): readonly AnyRow[] {
  const rows = recordsOf(ward, table);
  const [field, wanted] = Object.entries(where)[0] ?? [];
  const first = rows[0];
  // A row of several spells has another value in each; a field of several values stands under each of them.
  if (field === undefined || typeof wanted !== 'string' || wanted === '*' || first === undefined) return rows;
  if ('spells' in first || Array.isArray(first[field])) return rows;
  const known = rowsByValue.get(ward.records) ?? new Map();
  rowsByValue.set(ward.records, known);
  const name = `${table} ${field}`;
  let byValue = known.get(name);
  if (byValue === undefined) {
    const found = new Map<unknown, AnyRow[]>();
    for (const row of rows) {
      const same = found.get(row[field]);
      if (same === undefined) found.set(row[field], [row]);
      else same.push(row);
    }
    byValue = found;
    known.set(name, byValue);
  }
  return byValue.get(wanted) ?? [];
}
