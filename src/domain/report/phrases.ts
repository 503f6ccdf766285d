/** Turns of phrase that the report's sentences share: lists, periods, comparisons. */
import type { Unit } from '../figures/unit';
import {
  fold,
  formatKilograms,
  formatMoney,
  formatNumber,
  formatPercent,
  formatProse,
  isWholeYear,
  namePeriod,
  type Period,
  yearOf,
} from '../values';

/** `a`; `a và b`; `a, b và c`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} và ${last}`;
}

/** The same where items hold commas or “và” themselves: those are parted by semicolons. */
export const listedClearly = (items: readonly string[]): string =>
  items.length > 1 && items.some((item) => /,(?!\d)| và /.test(item)) ? items.join('; ') : listed(items);

/**
 * The first of a list sorted most first, at most so many: fewer where the next one has as much as the last of them, for
 * a sentence that calls them the most; all where there are no more.
 */
export function leading<T>(sorted: readonly T[], most: number, amount: (item: T) => number): T[] {
  const amounts = sorted.map(amount);
  let count = Math.min(most, sorted.length);
  while (count > 0 && amounts[count - 1] === amounts[count]) count -= 1;
  return sorted.slice(0, count);
}

/** A count in a sentence with its noun: `05 suất quà`, `4.401 hội viên`. */
export const counted = (n: number, noun: string): string => `${formatProse(n)} ${noun}`;

/** A figure of a table or of the list of sources, with its unit; `–` where nothing was recorded. */
export function formatFigure(value: number | null, unit: Unit): string {
  if (value === null) return '–';
  if (unit === 'đ') return formatMoney(Math.round(value));
  if (unit === '%') return formatPercent(value);
  if (unit === 'kg') return formatKilograms(value);
  // A mean of points is told to one decimal, as the chapters' boards do.
  return `${Number.isInteger(value) ? formatNumber(value) : formatNumber(value, 1)} ${unit}`;
}

/** A share inside a sentence: nothing and all are told without a decimal, `0%` and `100%`; others as in the tables. */
export const percent = (share: number): string =>
  formatPercent(share).replace(/^(0|100),0%$/, share === 0 || share === 1 ? '$1%' : '$&');

/** A number of a table whose header says the unit; `–` where nothing was recorded. */
export const cellNumber = (value: number | null): string => (value === null ? '–' : formatNumber(value));

/** Opens a sentence: `Trong năm 2022`, `Từ 01/02/2022 đến 05/03/2022`. */
export function during(period: Period): string {
  const name = namePeriod(period);
  return /^(từ|ngày) /.test(name) ? upperFirst(name) : `Trong ${name}`;
}

/** What a figure is compared with: `năm 2021` for a year, else `cùng kỳ năm trước`. */
export const beforeName = (period: Period): string =>
  isWholeYear(period) ? `năm ${yearOf(period.from) - 1}` : 'cùng kỳ năm trước';

/** How many times: `14`, `3,2`. */
export function multiple(times: number): string {
  const rounded = Math.round(times * 10) / 10;
  return Number.isInteger(rounded) ? formatNumber(rounded) : formatNumber(rounded, 1);
}

/** From here on a growth is told as a multiple, as people do. */
const MULTIPLE_FROM = 3;

/** `tăng 12,4% so với năm 2021`; `''` where there is nothing to compare with. Both figures are of one kind. */
export function comparison(now: number | null, before: number | null, period: Period): string {
  if (now === null || before === null || before <= 0) return '';
  const than = `so với ${beforeName(period)}`;
  if (now === before) return `bằng ${beforeName(period)}`;
  const change = (now - before) / before;
  if (change + 1 >= MULTIPLE_FROM) return `gấp ${multiple(now / before)} lần ${than}`;
  const share = percent(Math.abs(change));
  if (share === formatPercent(0)) return `tương đương ${beforeName(period)}`;
  return `${change > 0 ? 'tăng' : 'giảm'} ${share} ${than}`;
}

/** `tăng 0,3 điểm so với năm 2021`: for figures told in steps, not in shares; `''` where there is nothing to compare. */
export function difference(now: number | null, before: number | null, unit: string, period: Period): string {
  if (now === null || before === null) return '';
  const change = Math.round((now - before) * 10) / 10;
  if (change === 0) return `bằng ${beforeName(period)}`;
  return `${change > 0 ? 'tăng' : 'giảm'} ${formatNumber(Math.abs(change), 1)} ${unit} so với ${beforeName(period)}`;
}

/** `Tỷ lệ thu hút hội viên` → `ty_le_thu_hut_hoi_vien`: a name for a placeholder. */
export const asciiName = (label: string): string =>
  fold(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');

/** The parts that say something, with commas: for clauses that may be missing. */
export const clauses = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(', ');

/** A sentence: capital first, full stop last. */
export const sentence = (text: string): string => `${upperFirst(text)}.`;

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Words that keep their capital inside a sentence. */
const PROPER = /^(Đảng|Hội LHPN|Tết|Nhà nước|Nhân dân|Ban |Quỹ )/;

/** `BHYT`, `CLB`: an abbreviation stays as it is. */
const ABBREVIATED = /^\p{Lu}[\p{Lu}\d]/u;

/** A label of a list inside a sentence: `Vận động vào Hội` → `vận động vào Hội`. */
export const lowerFirst = (label: string): string =>
  PROPER.test(label) || ABBREVIATED.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
