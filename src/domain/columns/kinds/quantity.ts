/** An amount that may carry its unit: `35,8 tạ`. */
import {
  done,
  formatKilograms,
  formatNumber,
  formatQuantity,
  type Quantity,
  readOneQuantity,
  readQuantity,
  tell,
} from '../../values';
import { AMOUNT, dayProblem, within } from '../amounts';
import { readableBy } from '../cell';
import { cellKind, withoutCandidates } from '../kind';
import { optionsNamed, saidWithin, type Understand, understood, wrong } from '../understood';

const inWords = ({ amount, unit, rest }: Quantity): string =>
  [formatQuantity(amount, unit), rest].filter((part) => part !== '').join(' ');

export const quantityKind = (max: number) =>
  cellKind<Quantity, { readonly kind: 'quantity'; readonly max: number }>(
    { kind: 'quantity', max },
    {
      read: (cell) => {
        const day = dayProblem(cell);
        if (day !== null) return day;
        const quantity = readOneQuantity(cell);
        if (!quantity.ok) return quantity;
        const amount = within(done(quantity.value.amount), max, 'Số lượng');
        return amount.ok ? quantity : withoutCandidates(amount);
      },
      // Words stay as they were typed; a bare number can be added up by the sheet.
      write: ({ amount, unit }, typed) => (unit === null ? amount : typed),
      show: inWords,
      form: 'quantity',
      input: inWords,
      format: AMOUNT,
      width: () => 100,
      align: 'right',
      fits: readableBy(readQuantity),
      isSpeaking: true,
      isAmount: true,
      told: 'alone',
    },
  );

/** `35,8 tạ` is `3.580 kg` by the ward's own list of units. */
export const understandQuantity: Understand = (text, { max, units }) => {
  const reading = readOneQuantity(text);
  if (!reading.ok) return wrong(tell(reading.problem));
  const { amount, unit, rest } = reading.value;
  // What stands behind it is said back too: the row's other fields decide whether it belongs there.
  const withRest = (said: string): string => (rest === '' ? said : `${said}, ${rest}`);
  if (max !== null && amount > max) return saidWithin(done(amount), max, (value) => formatNumber(value));
  const meant = unit === null ? [] : optionsNamed(unit, units);
  const known = meant.length === 1 ? meant[0] : undefined;
  const [factor] = known?.attributes ?? [];
  if (typeof factor === 'number')
    return understood(withRest(formatKilograms(Number((amount * factor).toFixed(6)))));
  if (unit !== null && units.length > 0 && known === undefined)
    return wrong(`Chưa biết đơn vị “${unit}”. Chọn đơn vị ở ô Đơn vị.`);
  return understood(withRest(formatQuantity(amount, known?.label ?? unit)));
};
