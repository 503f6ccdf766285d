/** A month of a year. */
import { done, formatMonth, isDay, type Month, monthOf, readDay, readMonth } from '../../values';
import { asText } from '../cell';
import { cellKind } from '../kind';
import { said, type Understand } from '../understood';

export const monthKind = () =>
  cellKind<Month, { readonly kind: 'month' }>(
    { kind: 'month' },
    {
      // Sheets and Excel make a day of `3/2022`: the first of that month. The column decides, not the type of the cell.
      read: (cell) => (isDay(cell) ? done(monthOf(cell)) : readMonth(asText(cell))),
      write: formatMonth,
      form: 'month',
      initial: ({ today }) => formatMonth(monthOf(today)),
      width: () => 90,
      align: 'center',
      fits: (cell) => readMonth(String(cell)).ok || readDay(String(cell)).ok,
      isSpeaking: true,
      isTime: true,
    },
  );

export const understandMonth: Understand = (text) =>
  said(readMonth(text), (month) => `Tháng ${formatMonth(month)}`);
