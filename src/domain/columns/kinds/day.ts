/** A day: one that has come, or one that may lie ahead (an end date, a hand-over). */
import type { Context } from '../../tables/context';
import {
  addYears,
  type Day,
  formatDay,
  isDay,
  type Reading,
  type Refused,
  readDay,
  refuse,
  tell,
  weekdayOf,
  yearOf,
} from '../../values';
import { type Cell, readableBy } from '../cell';
import { cellKind, enterText } from '../kind';
import { type Understand, understood, wrong } from '../understood';

export const dayKind = (mayBeFuture: boolean) => {
  const maxLength = 200;
  const readEntered = (cell: Cell, { today }: Context): Reading<Day> => {
    const day = readTypedDay(String(cell), today, mayBeFuture);
    return day.ok && isFar(day.value, today)
      ? refuse('absurd', `Ngày ${formatDay(day.value)} xa quá.`, 'Xem lại năm.')
      : day;
  };
  return cellKind<Day, { readonly kind: 'day'; readonly mayBeFuture: boolean }>(
    { kind: 'day', mayBeFuture },
    {
      read: (cell, { today }) => {
        const day = readDay(cell, { today });
        return day.ok && !mayBeFuture && day.value > today ? notYet(day.value) : day;
      },
      show: formatDay,
      form: 'day',
      maxLength,
      input: (day) => day,
      enter: (sent, context) => enterText({ read: readEntered, maxLength }, sent, context),
      initial: ({ today }) => (mayBeFuture ? null : today),
      format: 'dd/mm/yyyy',
      width: () => 96,
      align: 'center',
      rule: { kind: 'day' },
      isAsRuled: (_, cell) => isDay(cell),
      fits: readableBy(readDay),
      isSpeaking: true,
      isTime: true,
    },
  );
};

/** A day as typed into a form: `28/6` has this year, or the last one where that day is still to come and may not be. */
export function readTypedDay(typed: string, today: Day, mayBeFuture: boolean): Reading<Day> {
  const day = readDay(typed, { today, year: yearOf(today) });
  if (!day.ok || mayBeFuture || day.value <= today) return day;
  const hasYear = readDay(typed, { today }).ok;
  const before = readDay(typed, { today, year: yearOf(today) - 1 });
  return hasYear || !before.ok ? notYet(day.value) : before;
}

const notYet = (day: Day): Refused<never> =>
  refuse('future', `Ngày ${formatDay(day)} chưa tới.`, 'Xem lại ngày, tháng, năm.');

/** The Union was founded on 20/10/1930: no row of its ledger is older. */
export const FIRST_DAY = '1930-10-20' as Day;
/** An end date beyond so many years is a slip of the century, not a plan. */
const YEARS_AHEAD = 20;

const isFar = (day: Day, today: Day): boolean => day < FIRST_DAY || day > addYears(today, YEARS_AHEAD);

export const understandDay: Understand = (text, { today, mayBeFuture }) => {
  const day = readTypedDay(text, today, mayBeFuture);
  if (!day.ok) return wrong(tell(day.problem));
  return isFar(day.value, today)
    ? wrong(`Năm ${yearOf(day.value)} xa quá. Xem lại năm.`)
    : understood(`${weekdayOf(day.value)} ${formatDay(day.value)}`);
};
