/** Whole counts: people, parcels, sessions. */
import { shiftTen } from './decimal';
import { refuseRest } from './leftover';
import { readNumber } from './number';
import { readQuantity } from './quantity';
import { type CellInput, quote, type Reading, refuse } from './reading';
import { done } from './result';
import { normalizeText } from './text';
import { leadingUnit, weightUnit } from './units';

/**
 * A whole number from 0 up: `14`, `05`, `15.000`, and with the word for what is counted, which says nothing more
 * (`13 chi Hội`, `14 suất`). Refused, with the number as candidate where there is one: approximations (`trên 15.000
 * lượt`, which `readFigures` keeps), weights, words beyond that one (`14 suất quà Tết`), fractions, negatives.
 */
export function readCount(cell: CellInput): Reading<number> {
  const number = readNumber(cell);
  if (number.ok) return whole(cell, number.value);
  const { code, what, todo, candidates } = number.problem;
  if (code !== 'number.unclear' || typeof cell !== 'string') {
    return refuse(code, what, todo, candidates?.filter(isCount));
  }
  const quantity = readQuantity(cell);
  if (!quantity.ok)
    return unclear(
      cell,
      quantity.problem.candidates?.map(({ amount }) => amount),
    );
  const { amount, unit, rest } = quantity.value;
  const saysUnit = unit !== null && weightUnit(unit) === null && leadingUnit(unit)?.isKnown === true;
  if (saysUnit && rest === '') return whole(cell, amount);
  if (!saysUnit || !isCount(amount)) return unclear(cell, [amount]);
  const text = normalizeText(cell).replace(/\n/gu, ' ');
  return refuseRest('count.unclear', text, text.slice(0, text.lastIndexOf(rest)).trim(), rest, amount);
}

const isCount = (n: number): boolean => Number.isInteger(n) && n >= 0;

function unclear(cell: CellInput, candidates: readonly number[] = []): Reading<number> {
  const todo = 'Ô này chỉ ghi số, ví dụ 14 hoặc 1.400.';
  return refuse('count.unclear', `Chưa hiểu ${quote(cell)}.`, todo, candidates.filter(isCount));
}

function whole(cell: CellInput, n: number): Reading<number> {
  if (n < 0)
    return refuse('count.negative', `Số lượng không thể âm: ${quote(cell)}.`, 'Ghi số từ 0 trở lên.');
  if (Number.isInteger(n)) return done(n);
  return refuse(
    'count.fraction',
    `${quote(cell)} có phần lẻ.`,
    'Ô này ghi số nguyên, ví dụ 14 hoặc 1.400.',
    // By the Vietnamese rule 1,400 is 1,4; where only whole numbers stand, 1400 was meant.
    typeof cell === 'string' && /^\d{1,3},\d{3}$/u.test(normalizeText(cell)) ? [shiftTen(n, 3)] : [],
  );
}
