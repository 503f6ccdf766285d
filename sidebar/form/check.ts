/**
 * Validation in the page, before a row is sent: missing values, values that cannot be read, and products that
 * do not match their factors. The server checks all of it again. Pure.
 */
import {
  formatDay,
  formatMoney,
  formatNumber,
  isDay,
  readAmount,
  readCount,
  readMoney,
  readMonth,
  readNumber,
  tell,
} from '../../src/domain/values';
import type { Field, Form, Option, OptionList } from '../../src/shared/contract';
import type { FieldProblem } from '../../src/shared/problem';
import { readTypedDay, severalUnderstood, type Understood, understand } from '../../src/shared/understood';
import { isBlank, isSame, type Values } from './values';

export type FieldProblems = Readonly<Record<string, readonly FieldProblem[]>>;

export interface Reader {
  /** The spreadsheet's day. */
  readonly today: string;
  readonly lists: readonly OptionList[];
}

const NONE: readonly Option[] = [];
const optionsOf = (lists: readonly OptionList[], key: string | null): readonly Option[] =>
  lists.find((list) => list.key === key)?.options ?? NONE;

/** How the field's input is understood. */
export function understoodAs(field: Field, value: unknown, { today, lists }: Reader): Understood {
  if (Array.isArray(value)) return severalUnderstood(value.map(String), optionsOf(lists, field.list));
  if (typeof value !== 'string') return { state: 'quiet' };
  return understand(field, value, today, optionsOf(lists, field.list), optionsOf(lists, 'units'));
}

/** How a number is understood that is counted in a unit: `9tr` of `đ` is 9.000.000đ. */
export function understoodIn(unit: string, value: unknown): Understood {
  if (typeof value !== 'string' || value.trim() === '') return { state: 'quiet' };
  const reading = readAmount(value, unit === '%' ? '' : unit);
  if (!reading.ok) return { state: 'wrong', text: tell(reading.problem) };
  const amount = reading.value;
  return {
    state: 'understood',
    text:
      unit === 'đ'
        ? formatMoney(amount)
        : unit === '%'
          ? formatNumber(amount)
          : `${formatNumber(amount)} ${unit}`,
  };
}

/** The warning that the typed day is closed; '' where it is not, or the ledger is open. */
export function closedNote(field: Field, value: unknown, today: string, closedUntil: string | null): string {
  if (!field.isDated || typeof value !== 'string' || closedUntil === null || !isDay(closedUntil)) return '';
  const at =
    field.kind === 'day'
      ? isDay(today)
        ? readTypedDay(value, today, field.mayBeFuture)
        : null
      : field.kind === 'month'
        ? readMonth(value)
        : readCount(value);
  // A month or a year counts as closed if its first day is.
  return at?.ok === true && String(at.value) <= closedUntil.slice(0, String(at.value).length)
    ? `Sổ đã khóa đến ${formatDay(closedUntil)}.`
    : '';
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** `Chưa có ngày. Ngày tặng. Ví dụ: 28/6.` */
function missing({ label, help, example }: Field): FieldProblem {
  const shown = example === '' ? '' : `Ví dụ: ${example}.`;
  return {
    what: `Chưa có ${lowerFirst(label)}.`,
    todo: [help, shown].filter((part) => part !== '').join(' ') || 'Ghi vào ô này.',
  };
}

/**
 * Problems by key of the field; empty where the row may be sent.
 * @param before for an edit, the values on the sheet: an unchanged value is not sent, so it must not block
 * saving the others.
 */
export function problemsOf(form: Form, values: Values, reader: Reader, before: Values = {}): FieldProblems {
  const isTouched = (key: string): boolean => !isSame(before[key], values[key]);
  const problems: Record<string, readonly FieldProblem[]> = {};
  for (const field of form.fields) {
    const value = values[field.key];
    if (isBlank(value)) {
      if (field.isRequired) problems[field.key] = [missing(field)];
      continue;
    }
    if (!isTouched(field.key)) continue;
    const said = understoodAs(field, value, reader);
    if (said.state === 'wrong') problems[field.key] = [{ what: said.text, todo: '' }];
  }
  for (const { result, factors, disagreement } of productsOf(form, values)) {
    if (![result, ...factors].some(isTouched)) continue;
    if (disagreement !== null && problems[result] === undefined) problems[result] = [disagreement];
  }
  return problems;
}

interface Product {
  /** Key of the field that holds the product. */
  readonly result: string;
  readonly factors: readonly string[];
  readonly total: number;
  /** `14 × 500.000đ = 7.000.000đ` */
  readonly text: string;
  readonly isFilled: boolean;
  /** null where the field is blank or matches. */
  readonly disagreement: FieldProblem | null;
}

/** Products whose factors are all known. */
export function productsOf(form: Form, values: Values): Product[] {
  const fields = new Map(form.fields.map((field) => [field.key, field]));
  return form.products.flatMap(({ result, factors }) => {
    const target = fields.get(result);
    const parts = factors.map((key) => numberOf(fields.get(key), values[key]));
    if (target === undefined || parts.some((part) => part === null)) return [];
    const total = parts.reduce<number>((product, part) => product * (part ?? 0), 1);
    const terms = parts.map((part, at) => say(fields.get(factors[at] ?? ''), part ?? 0)).join(' × ');
    const text = `${terms} = ${say(target, total)}`;
    const typed = numberOf(target, values[result]);
    return [
      {
        result,
        factors,
        total,
        text,
        isFilled: typed !== null,
        disagreement:
          typed === null || typed === total
            ? null
            : {
                what: `${text}, nhưng ô này ghi ${say(target, typed)}.`,
                todo: 'Sửa một trong các ô cho khớp.',
              },
      },
    ];
  });
}

/** The problem that a product shows at its field. */
export const disagreementOf = (product: Product | undefined) =>
  product?.disagreement === undefined || product.disagreement === null ? [] : [product.disagreement];

export const noteOf = (product: Product | undefined): string | undefined =>
  product === undefined
    ? undefined
    : product.isFilled
      ? product.text
      : `${product.text}. Để trống thì sổ lấy số này.`;

const say = (field: Field | undefined, value: number): string =>
  field?.kind === 'money' ? formatMoney(value) : formatNumber(value);

function numberOf(field: Field | undefined, value: unknown): number | null {
  if (field === undefined || typeof value !== 'string' || value.trim() === '') return null;
  const reading =
    field.kind === 'money' ? readMoney(value) : field.kind === 'count' ? readCount(value) : readNumber(value);
  return reading.ok ? reading.value : null;
}
