/**
 * What a form understood of what was typed, said back under the field. The same readers as the sheet's, so that the
 * page never promises what the server refuses; pages carry 22 KB of them (pure, no schema library).
 */
import {
  addYears,
  type Day,
  formatDay,
  formatKilograms,
  formatMoney,
  formatMonth,
  formatNumber,
  formatPhone,
  formatQuantity,
  NameIndex,
  normalizeText,
  type Reading,
  readBirth,
  readCount,
  readDay,
  readMoney,
  readMonth,
  readNumber,
  readOneQuantity,
  readPhone,
  refuse,
  tell,
  weekdayOf,
  yearOf,
} from '../domain/values';
import type { Field, Option } from './contract';

export type Understood =
  /** Nothing stands in the field, or nothing needs to be said. */
  | { readonly state: 'quiet' }
  /** `text` is what will be saved, as a person reads it. */
  | { readonly state: 'understood'; readonly text: string }
  | { readonly state: 'wrong'; readonly text: string };

/**
 * A day as typed into a form: `28/6` has this year, or the last one where that day is still to come and may not be.
 */
export function readTypedDay(typed: string, today: Day, mayBeFuture: boolean): Reading<Day> {
  const day = readDay(typed, { today, year: yearOf(today) });
  if (!day.ok || mayBeFuture || day.value <= today) return day;
  const hasYear = readDay(typed, { today }).ok;
  const before = readDay(typed, { today, year: yearOf(today) - 1 });
  return hasYear || !before.ok
    ? refuse('future', `Ngày ${formatDay(day.value)} chưa tới.`, 'Xem lại ngày, tháng, năm.')
    : before;
}

/** The last day that an end date may name: a slip of the century is not a plan. */
export const lastDay = (today: Day): Day => addYears(today, 20);
/** The Union was founded on 20/10/1930: no row of its ledger is older. */
export const FIRST_DAY = '1930-10-20' as Day;

const limited = (
  reading: Reading<number>,
  max: number | null,
  say: (value: number) => string,
): Understood => {
  if (!reading.ok) return { state: 'wrong', text: tell(reading.problem) };
  if (reading.value < 0) return { state: 'wrong', text: 'Số không thể âm. Ghi lại số dương.' };
  return max !== null && reading.value > max
    ? { state: 'wrong', text: `${say(reading.value)} lớn quá mức. Xem lại có thừa số 0 không.` }
    : { state: 'understood', text: say(reading.value) };
};

/**
 * @param options the field's list, for choices; else empty.
 * @param units the list of units, for a quantity that carries its unit; else empty.
 */
export function understand(
  field: Pick<Field, 'kind' | 'mayBeFuture' | 'max' | 'maxLength'>,
  typed: string,
  today: string,
  options: readonly Option[] = [],
  units: readonly Option[] = [],
): Understood {
  const text = normalizeText(typed);
  if (text === '') return { state: 'quiet' };
  if (text.length > field.maxLength) {
    return {
      state: 'wrong',
      text: `Dài ${formatNumber(text.length)} ký tự. Rút lại còn ${formatNumber(field.maxLength)} ký tự.`,
    };
  }
  const said = <T>(reading: Reading<T>, say: (value: T) => string): Understood =>
    reading.ok
      ? { state: 'understood', text: say(reading.value) }
      : { state: 'wrong', text: tell(reading.problem) };
  switch (field.kind) {
    case 'day':
      return dayUnderstood(readTypedDay(text, today as Day, field.mayBeFuture), today as Day);
    case 'birth':
      return said(readBirth(text, { today: today as Day }), ({ year, day }) =>
        day === null ? `Sinh năm ${year}` : `Sinh ngày ${formatDay(day)}`,
      );
    case 'month':
      return said(readMonth(text), (month) => `Tháng ${formatMonth(month)}`);
    case 'year':
      return limited(readCount(text), 2100, String);
    case 'money':
      return limited(readMoney(text), field.max, formatMoney);
    case 'count':
      return limited(readCount(text), field.max, (n) => formatNumber(n));
    case 'decimal':
      return limited(readNumber(text), field.max, (n) => formatNumber(n));
    case 'quantity':
      return quantityUnderstood(text, field.max, units);
    case 'phone':
      return said(readPhone(text), formatPhone);
    case 'choice':
      return choiceUnderstood(text, options);
    case 'yesNo':
      return { state: 'wrong', text: `Ô này ghi “${text}”. Chọn Có hoặc Không.` };
    default:
      return { state: 'quiet' };
  }
}

function dayUnderstood(reading: Reading<Day>, today: Day): Understood {
  if (!reading.ok) return { state: 'wrong', text: tell(reading.problem) };
  const day = reading.value;
  return day < FIRST_DAY || day > lastDay(today)
    ? { state: 'wrong', text: `Năm ${yearOf(day)} xa quá. Xem lại năm.` }
    : { state: 'understood', text: `${weekdayOf(day)} ${formatDay(day)}` };
}

/** `35,8 tạ` is `3.580 kg` by the ward's own list of units. */
function quantityUnderstood(text: string, max: number | null, units: readonly Option[]): Understood {
  const reading = readOneQuantity(text);
  if (!reading.ok) return { state: 'wrong', text: tell(reading.problem) };
  const { amount, unit, rest } = reading.value;
  // What stands behind it is said back too: the row's other fields decide whether it belongs there.
  const withRest = (said: string): string => (rest === '' ? said : `${said}, ${rest}`);
  if (max !== null && amount > max) return limited({ ok: true, value: amount }, max, (n) => formatNumber(n));
  const meant = unit === null ? [] : named(unit, units);
  const known = meant.length === 1 ? meant[0] : undefined;
  const [factor] = known?.attributes ?? [];
  if (typeof factor === 'number') {
    return { state: 'understood', text: withRest(formatKilograms(Number((amount * factor).toFixed(6)))) };
  }
  if (unit !== null && units.length > 0 && known === undefined) {
    return { state: 'wrong', text: `Chưa biết đơn vị “${unit}”. Chọn đơn vị ở ô Đơn vị.` };
  }
  return { state: 'understood', text: withRest(formatQuantity(amount, known?.label ?? unit)) };
}

/** Options that a word can mean; several are a question. */
const named = (typed: string, options: readonly Option[]): readonly Option[] =>
  new NameIndex(
    options.flatMap((option) =>
      [option.label, ...option.aliases].map((name): [string, Option] => [name, option]),
    ),
  ).find(typed);

/** Several values of a list. @returns what is wrong with the first that the list does not have. */
export function severalUnderstood(texts: readonly string[], options: readonly Option[]): Understood {
  const unknown = options.length === 0 ? undefined : texts.find((text) => named(text, options).length !== 1);
  return unknown === undefined
    ? { state: 'quiet' }
    : { state: 'wrong', text: `Danh sách không có “${unknown}”. Bỏ dấu mục này, hoặc sửa lại ở tab.` };
}

function choiceUnderstood(text: string, options: readonly Option[]): Understood {
  if (options.length === 0) return { state: 'quiet' };
  const [found, ...others] = named(text, options);
  if (found === undefined) {
    return { state: 'wrong', text: `Danh sách không có “${text}”. Chọn một mục trong danh sách.` };
  }
  if (others.length > 0) {
    const labels = [found, ...others].map(({ label }) => `“${label}”`).join(' hoặc ');
    return { state: 'wrong', text: `“${text}” không dấu, có thể là ${labels}. Chọn một mục.` };
  }
  return found.label === text ? { state: 'quiet' } : { state: 'understood', text: found.label };
}
