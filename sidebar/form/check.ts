/**
 * What the page can say about a row before it is sent: blanks that must be filled, values that cannot be read, and a
 * product that disagrees. The server checks all of it again. Pure.
 */
import {
  formatDay,
  formatMoney,
  formatNumber,
  isDay,
  readCount,
  readMoney,
  readMonth,
  readNumber,
} from '../../src/domain/values';
import type { Field, Form, Option, OptionList } from '../../src/shared/contract';
import type { FieldProblem } from '../../src/shared/problem';
import { readTypedDay, type Understood, understand } from '../../src/shared/understood';
import { isBlank, type Values } from './values';

export type FieldProblems = Readonly<Record<string, readonly FieldProblem[]>>;

export interface Reader {
  /** The spreadsheet's day. */
  readonly today: string;
  readonly lists: readonly OptionList[];
}

const NONE: readonly Option[] = [];
const optionsOf = (lists: readonly OptionList[], key: string | null): readonly Option[] =>
  lists.find((list) => list.key === key)?.options ?? NONE;

/** What the field's input is understood as. */
export function understoodAs(field: Field, value: unknown, { today, lists }: Reader): Understood {
  if (typeof value !== 'string') return { state: 'quiet' };
  return understand(field, value, today, optionsOf(lists, field.list), optionsOf(lists, 'units'));
}

/** Says that what is typed lies in closed days; '' where it does not, or the book is open. */
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
  // A month or a year is closed where its beginning is.
  return at?.ok === true && String(at.value) <= closedUntil.slice(0, String(at.value).length)
    ? `Sổ đã khoá đến ${formatDay(closedUntil)}.`
    : '';
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** `Chưa có ngày. Ngày tặng. Ví dụ: 28/6.` */
export function missing({ label, help, example }: Field): FieldProblem {
  const shown = example === '' ? '' : `Ví dụ: ${example}.`;
  return {
    what: `Chưa có ${lowerFirst(label)}.`,
    todo: [help, shown].filter((part) => part !== '').join(' ') || 'Ghi vào ô này.',
  };
}

/** Problems by key of the field; empty where the row may be sent. */
export function problemsOf(form: Form, values: Values, reader: Reader): FieldProblems {
  const problems: Record<string, readonly FieldProblem[]> = {};
  for (const field of form.fields) {
    const value = values[field.key];
    if (isBlank(value)) {
      if (field.isRequired) problems[field.key] = [missing(field)];
      continue;
    }
    const said = understoodAs(field, value, reader);
    if (said.state === 'wrong') problems[field.key] = [{ what: said.text, todo: '' }];
  }
  for (const { result, disagreement } of productsOf(form, values)) {
    if (disagreement !== null && problems[result] === undefined) problems[result] = [disagreement];
  }
  return problems;
}

export interface Product {
  /** Key of the field that the product belongs into. */
  readonly result: string;
  /** `14 × 500.000đ = 7.000.000đ` */
  readonly text: string;
  readonly isFilled: boolean;
  /** null where the field is blank or agrees. */
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

/** What a product says at its field. */
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
