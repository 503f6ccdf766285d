/**
 * Whether a cell could stand in a column, by the column's kind alone: tells a column that lost its header from the ward's own
 * columns beside it. No row is judged by it.
 */
import {
  readBirth,
  readCount,
  readDay,
  readMoney,
  readMonth,
  readNumber,
  readPhone,
  readQuantity,
} from '../values';
import type { AnyColumn, Cell } from './column';
import { type Catalogue, findEntry } from './context';

/** Null where any text could stand there. */
export function fitsColumn({ type }: AnyColumn, cell: Cell, catalogue: Catalogue): boolean | null {
  const text = String(cell);
  switch (type.kind) {
    case 'id':
      return /^\p{Lu}{2}-[0-9A-Z]{5}$/u.test(text.trim());
    case 'instant':
      return /^\d{4}-\d\d-\d\d \d\d:\d\d/u.test(text);
    case 'day':
      return typeof cell !== 'boolean' && readDay(cell).ok;
    case 'birth':
      return typeof cell !== 'boolean' && readBirth(cell).ok;
    case 'month':
      return readMonth(text).ok || readDay(text).ok;
    case 'year':
      return /^(?:19|20)\d\d$/u.test(text);
    case 'money':
      return typeof cell !== 'boolean' && readMoney(cell).ok;
    case 'count':
      return typeof cell !== 'boolean' && readCount(cell).ok;
    case 'decimal':
    case 'rate':
      return typeof cell !== 'boolean' && readNumber(cell).ok;
    case 'quantity':
      return typeof cell !== 'boolean' && readQuantity(cell).ok;
    case 'phone':
      return readPhone(text).ok;
    case 'email':
      return /^[^\s@]+@[^\s@]+$/u.test(text.trim());
    case 'yesNo':
      return typeof cell === 'boolean' || findEntry(text, 'yesNo', catalogue) !== undefined;
    case 'choice':
      // Officers add values of their own: one that is not built in says nothing.
      return findEntry(text, type.list, catalogue) === undefined ? null : true;
    case 'reference':
      return text.includes('·') ? true : null;
    case 'choices':
    case 'text':
    case 'name':
    case 'code':
      return null;
    default:
      return type satisfies never;
  }
}
