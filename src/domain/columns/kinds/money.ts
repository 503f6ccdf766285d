/** Money in whole đồng. */
import { formatMoney, formatNumber, readMoney } from '../../values';
import { dayProblem, within } from '../amounts';
import { readableBy } from '../cell';
import { cellKind } from '../kind';
import { saidWithin, type Understand } from '../understood';

export const moneyKind = (max: number) =>
  cellKind(
    { kind: 'money', max },
    {
      read: (cell) => dayProblem(cell) ?? within(readMoney(cell), max, 'Số tiền'),
      write: (value) => value,
      show: (value) => formatMoney(value),
      form: 'money',
      input: (value) => formatNumber(value),
      format: '#,##0" đ"',
      width: () => 120,
      align: 'right',
      fits: readableBy(readMoney),
      isSpeaking: true,
      isAmount: true,
      told: 'afterHeader',
    },
  );

export const understandMoney: Understand = (text, { max }) => saidWithin(readMoney(text), max, formatMoney);
