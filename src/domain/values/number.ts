/** Plain numbers and percentages as Vietnamese offices write them: dot for thousands, comma for decimals. */
import { groupThousands, plainDigits, readNumeral, roundTo, shiftTen } from './decimal';
import { orLeftover } from './leftover';
import { type CellInput, quote, type Reading, refuse, refuseEmpty } from './reading';
import { done } from './result';
import { normalizeText } from './text';

/** Nothing a ward counts comes near this; beyond it a number in a cell is a slip (or no longer exact). */
export const LARGEST = 1e15;

/**
 * `1.400` → 1400, `35,8` → 35.8, `-3`, `08` → 8; a number in the cell passes through. Refused: anything that is not
 * all number (`Khu 2`, `5A`, `1+1`), dots that do not group by three (`3.100.00`), sizes above 10¹⁵.
 */
export function readNumber(cell: CellInput): Reading<number> {
  if (typeof cell === 'number') return sized(cell);
  const text = typeof cell === 'string' ? normalizeText(cell) : '';
  if (typeof cell === 'boolean') return unclear(cell);
  if (text === '') return refuseEmpty('1.400');
  const sign = /^[-−]\s?/u.exec(text)?.[0] ?? '';
  const body = text.slice(sign.length);
  const apply = (n: number): number => (sign === '' || n === 0 ? n : -n);
  const numeral = readNumeral(body);
  if (numeral.kind === 'number') return sized(apply(numeral.value));
  if (numeral.kind === 'malformed') {
    return refuse(
      'number.grouping',
      `Chưa hiểu số ${quote(text)}.`,
      'Dấu chấm tách từng ba chữ số, dấu phẩy trước phần lẻ: 1.400 hoặc 35,8.',
      [...numeral.decimals, ...numeral.integers].map(apply),
    );
  }
  if (/^[1-9]\d{0,2}(?: \d{3})+$/u.test(body)) {
    const value = Number(body.replace(/ /gu, ''));
    return refuse('number.spaces', `Số ${quote(text)} có dấu cách.`, `Ghi liền: ${formatNumber(value)}.`, [
      apply(value),
    ]);
  }
  return unclear(text);
}

function unclear(cell: CellInput): Reading<never> {
  return refuse('number.unclear', `Chưa hiểu ${quote(cell)}.`, 'Ô này chỉ ghi số, ví dụ 1.400 hoặc 35,8.');
}

function sized(n: number): Reading<number> {
  if (!Number.isFinite(n) || Math.abs(n) > LARGEST) {
    return refuse('number.size', 'Số này quá lớn, không thể là số liệu thật.', 'Kiểm tra lại ô này.');
  }
  return done(n === 0 ? 0 : n);
}

/**
 * A share as a fraction of 1: `82%` → 0.82, `85,1 %` → 0.851, and `83.85%`, where one or two digits after a dot before
 * "%" are decimals. A number in the cell is the fraction itself, as Sheets keeps 79 % as 0.79; from 10 up it is asked.
 */
export function readPercent(cell: CellInput): Reading<number> {
  if (typeof cell === 'number') {
    if (Number.isFinite(cell) && Math.abs(cell) < 10) return done(cell);
    const candidates = Number.isFinite(cell) && Math.abs(cell) <= 1000 ? [shiftTen(cell, -2)] : [];
    return refuse('percent.size', `Chưa rõ tỷ lệ ${quote(cell)}.`, 'Ghi kèm dấu %, ví dụ 82%.', candidates);
  }
  const text = typeof cell === 'string' ? normalizeText(cell) : '';
  if (typeof cell !== 'boolean' && text === '') return refuseEmpty('82%');
  const body = /^(.*?)\s?(?:%|phần trăm)$/iu.exec(text)?.[1];
  const bare = body ?? text;
  const number = shareNumber(bare);
  if (number.ok && body !== undefined) return done(shiftTen(number.value, -2));
  const refused = refuse(
    'percent.unclear',
    `Chưa hiểu tỷ lệ ${quote(cell)}.`,
    'Ghi số kèm dấu %, ví dụ 82% hoặc 85,1%.',
    number.ok ? [shiftTen(number.value, -2)] : number.problem.candidates?.map((n) => shiftTen(n, -2)),
  );
  if (refused.problem.candidates !== undefined) return refused;
  return orLeftover(refused, text, 'tỷ lệ', 'Giữ lại một tỷ lệ.', (part) => {
    const share = part.endsWith('%') ? shareNumber(part.slice(0, -1).trim()) : refused;
    return share.ok ? done(shiftTen(share.value, -2)) : refused;
  });
}

/** One or two digits after a dot before "%" are decimals. */
const shareNumber = (text: string): Reading<number> =>
  readNumber(/^[-−]?\d+\.\d{1,2}$/u.test(text) ? text.replace('.', ',') : text);

/** `1.234.567,5`. With `decimals`, exactly that many (half rounds away from zero); without, as many as the number has. */
export function formatNumber(n: number, decimals?: number): string {
  if (!Number.isFinite(n)) throw new RangeError(`Not a number that can be written: ${n}`);
  const rounded = decimals === undefined ? n : roundTo(n, decimals);
  const [whole = '0', fraction = ''] = plainDigits(Math.abs(rounded)).split('.');
  const digits = decimals === undefined ? fraction : fraction.padEnd(decimals, '0');
  return `${rounded < 0 ? '-' : ''}${groupThousands(whole)}${digits === '' ? '' : `,${digits}`}`;
}

/** A whole number in a table: `5`, `1.234`. */
export function formatCount(n: number): string {
  return formatNumber(n, 0);
}

/** A fraction of 1 as a percentage: 0.79 → `79,0%`. */
export function formatPercent(fraction: number, decimals = 1): string {
  return `${formatNumber(shiftTen(fraction, 2), decimals)}%`;
}

/** A number in a report's sentence: counts under ten take a leading zero (`05 suất quà`), others as in a table. */
export function formatProse(n: number): string {
  return Number.isInteger(n) && n >= 1 && n <= 9 ? `0${n}` : formatNumber(n);
}
