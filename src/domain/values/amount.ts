/** A number as the unit that it is counted in is written: money in words, weights with their units, `30 hộ`. */

import { sameText } from './identity';
import { readMoney } from './money';
import { readNumber } from './number';
import { readQuantity } from './quantity';
import { type CellInput, quote, type Reading, refuse } from './reading';
import { done } from './result';
import { normalizeText } from './text';
import { toKilograms } from './units';

/** @param unit `đ` reads money in đồng, `kg` weights in kilograms, any other a number with or without it. */
export function readAmount(cell: CellInput, unit: string): Reading<number> {
  if (unit === 'đ') return readMoney(cell);
  if (unit === 'kg') {
    const weight = readQuantity(cell);
    if (!weight.ok) return readNumber(cell);
    const { amount, unit: typed } = weight.value;
    const kilograms = typed === null ? amount : toKilograms(amount, typed);
    if (kilograms !== null) return done(kilograms);
  }
  const number = readNumber(bare(cell, unit));
  if (!number.ok || number.value >= 0) return number;
  return refuse('number.negative', `Số ${quote(cell)} nhỏ hơn 0.`, 'Ghi một số từ 0 trở lên.');
}

/** `30 hộ` of an indicator that counts `hộ` is 30. */
function bare(cell: CellInput, unit: string): CellInput {
  if (typeof cell !== 'string' || unit === '') return cell;
  const [, number, rest] = /^([-−]?[\d.,]+)\s*(\D.*)$/u.exec(normalizeText(cell)) ?? [];
  return number !== undefined && rest !== undefined && sameText(rest, unit) ? number : cell;
}
