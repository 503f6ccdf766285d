/** A year, as a number without dots. */
import { done, isDay, readCount, refuse, yearOf } from '../../values';
import { cellKind } from '../kind';
import { saidWithin, type Understand } from '../understood';

const FIRST = 1900;
const LAST = 2100;

export const yearKind = () =>
  cellKind(
    { kind: 'year' },
    {
      read: (cell) => {
        const year = isDay(cell) ? done(yearOf(cell)) : readCount(cell);
        if (!year.ok) return year;
        return year.value >= FIRST && year.value <= LAST
          ? year
          : refuse('absurd', `Năm ${year.value} không hợp lẽ.`, 'Ghi năm bốn chữ số, ví dụ 2022.');
      },
      write: (value) => value,
      form: 'year',
      initial: ({ today }) => String(yearOf(today)),
      format: '0',
      width: () => 70,
      align: 'right',
      fits: (cell) => /^(?:19|20)\d\d$/u.test(String(cell)),
      isTime: true,
    },
  );

export const understandYear: Understand = (text) => saidWithin(readCount(text), LAST, String);
