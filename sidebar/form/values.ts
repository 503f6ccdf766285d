/**
 * Values of a form as the page holds them: initial values, values kept for the next row, and values that are
 * sent. Pure.
 */
import { formatDay, isDay } from '../../src/domain/values';
import type { Field, FieldValue, Form } from '../../src/shared/contract';

export type Values = Readonly<Record<string, FieldValue>>;

export const isBlank = (value: FieldValue | undefined): boolean =>
  value === undefined ||
  (typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0);

/** The value as its input shows it: days as a person writes them. */
export const typedOf = (field: Pick<Field, 'kind'>, value: FieldValue | null | undefined): FieldValue => {
  if (value === null || value === undefined) return field.kind === 'choices' ? [] : '';
  return field.kind === 'day' && isDay(value) ? formatDay(value) : value;
};

/** A new row: the initial values from the server. */
export const blankValues = (form: Form): Values =>
  Object.fromEntries(form.fields.map((field) => [field.key, typedOf(field, field.initial)]));

/**
 * The row after “Lưu và nhập tiếp”: fields marked `isKept` (day, chapter, occasion) keep their value, the
 * others start blank.
 */
export const keptValues = (form: Form, values: Values): Values =>
  Object.fromEntries(
    form.fields.map((field) => [
      field.key,
      field.isKept ? (values[field.key] ?? typedOf(field, field.initial)) : typedOf(field, field.initial),
    ]),
  );

/** What a blank of a new row takes from an earlier one: everything but its days. */
export const likeBefore = (form: Form, values: Values, before: Values): Values =>
  Object.fromEntries(
    form.fields.flatMap(({ key, kind, isFixed, isDated }) =>
      isFixed || isDated || kind === 'day' || !isBlank(values[key]) || isBlank(before[key])
        ? []
        : [[key, before[key] as FieldValue]],
    ),
  );

/** A row of the sheet, in the inputs. */
export const rowValues = (form: Form, values: Values): Values =>
  Object.fromEntries(form.fields.map((field) => [field.key, typedOf(field, values[field.key])]));

export const isSame = (a: FieldValue | undefined, b: FieldValue | undefined): boolean =>
  (isBlank(a) && isBlank(b)) || JSON.stringify(a) === JSON.stringify(b);

export const isSameValues = (a: Values, b: Values): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSame(a[key], b[key]));

/** What an edit sends: only fields that changed; a cleared one as ''. */
export const changedValues = (before: Values, after: Values): Record<string, FieldValue> =>
  Object.fromEntries(
    Object.entries(after).flatMap(([key, value]) => (isSame(before[key], value) ? [] : [[key, value]])),
  );

/** What a new row sends: blanks are left out. */
export const filledValues = (values: Values): Record<string, FieldValue> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)));

/** A value as text, for lists and for text to copy. */
const wordsOf = (value: FieldValue | undefined): string =>
  typeof value === 'boolean'
    ? value
      ? 'Có'
      : 'Không'
    : Array.isArray(value)
      ? value.join(', ')
      : (value ?? '');

/** `Ngày: 28/6`, one line per filled field. */
export const linesOf = (form: Form, values: Values): string[] =>
  form.fields.flatMap(({ key, label }) =>
    isBlank(values[key]) ? [] : [`${label}: ${wordsOf(values[key])}`],
  );
