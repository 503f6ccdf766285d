/** Values of a form as the page holds them: what a blank form begins with, what is kept, what is sent. Pure. */
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

/** A new row: what the server proposes. */
export const blankValues = (form: Form): Values =>
  Object.fromEntries(form.fields.map((field) => [field.key, typedOf(field, field.initial)]));

/** The row after “Lưu và nhập tiếp”: the same day, chapter and occasion, the rest as in a new one. */
export const keptValues = (form: Form, values: Values): Values =>
  Object.fromEntries(
    form.fields.map((field) => [
      field.key,
      field.isKept ? (values[field.key] ?? typedOf(field, field.initial)) : typedOf(field, field.initial),
    ]),
  );

/** A row of the sheet, in the inputs. */
export const rowValues = (form: Form, values: Values): Values =>
  Object.fromEntries(form.fields.map((field) => [field.key, typedOf(field, values[field.key])]));

export const isSame = (a: FieldValue | undefined, b: FieldValue | undefined): boolean =>
  (isBlank(a) && isBlank(b)) || JSON.stringify(a) === JSON.stringify(b);

export const isSameValues = (a: Values, b: Values): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSame(a[key], b[key]));

/** What an edit sends: the fields that differ; an emptied one as ''. */
export const changedValues = (before: Values, after: Values): Record<string, FieldValue> =>
  Object.fromEntries(
    Object.entries(after).flatMap(([key, value]) => (isSame(before[key], value) ? [] : [[key, value]])),
  );

/** What a new row sends: blanks are left out. */
export const filledValues = (values: Values): Record<string, FieldValue> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)));

/** A value in words, for lists and texts made on the page. */
export const wordsOf = (value: FieldValue | undefined): string =>
  typeof value === 'boolean'
    ? value
      ? 'Có'
      : 'Không'
    : Array.isArray(value)
      ? value.join(', ')
      : (value ?? '');

/** `Ngày: 28/6`, one line a filled field. */
export const linesOf = (form: Form, values: Values): string[] =>
  form.fields.flatMap(({ key, label }) =>
    isBlank(values[key]) ? [] : [`${label}: ${wordsOf(values[key])}`],
  );
