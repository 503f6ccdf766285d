/** A number that may have decimals. */
import { formatNumber, readNumber } from '../../values';
import { AMOUNT, dayProblem, within } from '../amounts';
import { readableBy } from '../cell';
import { cellKind } from '../kind';
import { saidWithin, type Understand } from '../understood';

export const decimalKind = (max: number) =>
  cellKind(
    { kind: 'decimal', max },
    {
      read: (cell) => dayProblem(cell) ?? within(readNumber(cell), max, 'Số'),
      write: (value) => value,
      show: (value) => formatNumber(value),
      form: 'decimal',
      input: (value) => formatNumber(value),
      format: AMOUNT,
      width: () => 90,
      align: 'right',
      fits: readableBy(readNumber),
      isAmount: true,
      told: 'afterHeader',
    },
  );

export const understandDecimal: Understand = (text, { max }) =>
  saidWithin(readNumber(text), max, (value) => formatNumber(value));
