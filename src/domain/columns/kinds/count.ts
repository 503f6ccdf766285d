/** A whole number of things or people. */
import { formatNumber, readCount } from '../../values';
import { dayProblem, within } from '../amounts';
import { readableBy } from '../cell';
import { cellKind } from '../kind';
import { saidWithin, type Understand } from '../understood';

export const countKind = (max: number) =>
  cellKind(
    { kind: 'count', max },
    {
      read: (cell) => dayProblem(cell) ?? within(readCount(cell), max, 'Số lượng'),
      write: (value) => value,
      show: (value) => formatNumber(value),
      form: 'count',
      input: String,
      format: '#,##0',
      width: () => 90,
      align: 'right',
      fits: readableBy(readCount),
      isSpeaking: true,
      isAmount: true,
      told: 'afterHeader',
    },
  );

export const understandCount: Understand = (text, { max }) =>
  saidWithin(readCount(text), max, (value) => formatNumber(value));
