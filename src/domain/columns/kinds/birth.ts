/** A birth: the day, or only the year. */
import { formatDay, readBirth } from '../../values';
import { readableBy } from '../cell';
import { cellKind } from '../kind';
import { said, type Understand } from '../understood';

export const birthKind = () =>
  cellKind(
    { kind: 'birth' },
    {
      read: (cell, { today }) => readBirth(cell, { today }),
      // “05/1975” counts as 1975; the month that was typed stays in the cell.
      write: ({ year, day }, typed) =>
        day !== null ? formatDay(day) : /\d[/.-]\d{4}/.test(typed) ? typed : String(year),
      form: 'birth',
      // As plain text neither a day nor a year is turned into the other.
      width: () => 96,
      align: 'center',
      fits: readableBy(readBirth),
      isHarmless: true,
      isSpeaking: true,
    },
  );

export const understandBirth: Understand = (text, { today }) =>
  said(readBirth(text, { today }), ({ year, day }) =>
    day === null ? `Sinh năm ${year}` : `Sinh ngày ${formatDay(day)}`,
  );
