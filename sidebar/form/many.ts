/**
 * Several rows entered at once: what is said once for all, what each line says, their totals, their one receipt. Pure.
 */
import {
  formatMoney,
  formatNumber,
  readAmount,
  readCount,
  readMoney,
  sameText,
} from '../../src/domain/values';
import type { Field, FieldValue, Form, Receipt } from '../../src/shared/contract';
import { parsed } from '../state/drafts';
import { type FieldProblems, problemsOf, productsOf, type Reader } from './check';
import { filledValues, isBlank, typedOf, type Values } from './values';

export type ManyOf = NonNullable<Form['many']>;

export interface Line {
  /** Idempotency key of its row. */
  readonly submission: string;
  /** Of the fields that each line says for itself. */
  readonly values: Values;
  /** A name as it was written, until it is known who is meant; '' where nothing is asked. */
  readonly asked: string;
  /** The row as it was first sent without getting an answer; null where none was. */
  readonly sent: Values | null;
}

/** What is wrong with a line: at its fields, and with the whole. */
export interface Mark {
  readonly fields: FieldProblems;
  readonly text: string;
  readonly isSimilar: boolean;
}
/** By the submission of the line. */
export type Marks = Readonly<Record<string, Mark>>;

export interface Lines {
  /** Of the fields that are said once. */
  readonly shared: Values;
  readonly lines: readonly Line[];
}

export const lineOf = (submission: string, values: Values = {}, asked = ''): Line => ({
  submission,
  values,
  asked,
  sent: null,
});

const isShared = ({ lines, leaves }: ManyOf, { key }: Field): boolean =>
  !lines.includes(key) && !leaves.includes(key);

export const lineFields = (form: Form, many: ManyOf): readonly Field[] =>
  many.lines.flatMap((key) => form.fields.find((field) => field.key === key) ?? []);

/** The part of a form that is said once, as a form. */
export const sharedForm = (form: Form, many: ManyOf): Form => ({
  ...form,
  fields: form.fields.filter((field) => isShared(many, field)),
});

export const blankShared = (form: Form, many: ManyOf): Values =>
  Object.fromEntries(
    sharedForm(form, many).fields.map((field) => [
      field.key,
      many.initial[field.key] ?? typedOf(field, field.initial),
    ]),
  );

/** Whether a line says anything. The chapter of a table's line stands there before anybody typed. */
export const isFilled = ({ by, lines }: ManyOf, { values, asked }: Line): boolean =>
  asked !== '' || (by === 'chapters' ? lines.slice(1) : lines).some((key) => !isBlank(values[key]));

export const rowOf = ({ shared }: Lines, { values }: Line): Record<string, FieldValue> =>
  filledValues({ ...shared, ...values });

/** What is wrong in a line by itself. */
export function lineProblems(
  form: Form,
  many: ManyOf,
  all: Lines,
  line: Line,
  reader: Reader,
): FieldProblems {
  const fields = lineFields(form, many);
  const keys = new Set(fields.map(({ key }) => key));
  const products = form.products.filter(({ result }) => keys.has(result));
  return problemsOf({ ...form, fields: [...fields], products }, { ...all.shared, ...line.values }, reader);
}

// --- Totals ------------------------------------------------------------------------------------------------------

export interface Total {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

/** @param unit what a text field's numbers are counted in; '' where nothing says so. */
function numberIn(field: Field, value: FieldValue | undefined, unit: string): number | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  const reading =
    field.kind === 'money'
      ? readMoney(value)
      : field.kind === 'count'
        ? readCount(value)
        : readAmount(value, unit);
  return reading.ok ? reading.value : null;
}

/**
 * Sums over the rows, of the fields that may be added up. A product that the rows leave blank is computed as the book does.
 * @param unitFor what the numbers of a field are counted in. Shares of a whole are not added.
 */
export function totalsOf(
  form: Form,
  many: ManyOf,
  rows: readonly Values[],
  unitFor: (field: Field) => string,
): Total[] {
  return many.adds.flatMap((key): Total[] => {
    const field = form.fields.find((one) => one.key === key);
    const unit = field === undefined ? '' : unitFor(field);
    if (field === undefined || unit === '%' || rows.some((row) => !isBlank(row.over))) return [];
    const numbers = rows.flatMap((row) => {
      const own = numberIn(field, row[key], unit);
      return own ?? productsOf(form, row).find(({ result }) => result === key)?.total ?? [];
    });
    if (numbers.length === 0) return [];
    const sum = numbers.reduce((all, one) => all + one, 0);
    const isMoney = field.kind === 'money' || unit === 'đ';
    return [
      { key, label: field.label, text: isMoney ? formatMoney(sum) : `${formatNumber(sum)} ${unit}`.trim() },
    ];
  });
}

// --- One receipt -------------------------------------------------------------------------------------------------

/** More codes than this say nothing in a chat group. */
const MOST_CODES = 5;

/**
 * One text for Zalo made of the texts of the rows, which say no more of people than each of them does: what all rows have
 * in common once, then what each says for itself, then the totals.
 */
export function textOfAll(receipts: readonly Receipt[], totals: readonly Total[]): string {
  const texts = receipts.flatMap(({ text }) => (text === '' ? [] : [text.split('\n')]));
  const [first] = texts;
  if (first === undefined) return '';
  const facts = texts.map((lines) => lines.slice(1, -1));
  const common = (facts[0] ?? []).filter((fact) => facts.every((lines) => lines.includes(fact)));
  const added = new Set(totals.map(({ label }) => `${label}: `));
  const isAdded = (fact: string): boolean => [...added].some((label) => fact.startsWith(label));
  const own = facts
    .map((lines) =>
      lines.filter((fact) => !common.includes(fact)).map((fact) => fact.replace(/^[^:]+: /u, '')),
    )
    .filter((lines) => lines.length > 0)
    .map((lines) => `– ${lines.join(' · ')}`);
  const [, at = ''] = / · (.*)$/u.exec(first.at(-1) ?? '') ?? [];
  const codes = receipts.length > MOST_CODES ? '' : `Mã ${receipts.map(({ row }) => row.id).join(', ')} · `;
  return [
    `${first[0] ?? ''}, ${receipts.length} việc`,
    ...common.filter((fact) => !isAdded(fact)),
    ...own,
    ...totals.map(({ label, text }) => `Cộng ${label}: ${text}`),
    `${codes}${at}`,
  ].join('\n');
}

// --- Drafts ------------------------------------------------------------------------------------------------------

/** Where a draft keeps its lines; no field is called so. */
const LINES = '$';

export const draftOf = ({ shared, lines }: Lines): Values => ({
  ...shared,
  [LINES]: lines.map((line) => JSON.stringify(line)),
});

/** Storage outlives versions of the page: a line that reads otherwise is left out. */
export function linesOfDraft(form: Form, many: ManyOf, values: Values): Lines {
  const stored = values[LINES];
  const lines = (Array.isArray(stored) ? stored : []).flatMap((text): Line[] => {
    const line = parsed(text) as Partial<Line> | null;
    return typeof line?.submission === 'string' && typeof line.values === 'object'
      ? [
          {
            submission: line.submission,
            values: line.values,
            asked: line.asked ?? '',
            sent: line.sent ?? null,
          },
        ]
      : [];
  });
  const shared = sharedForm(form, many).fields.map(({ key, isFixed, initial, ...field }) => [
    key,
    isFixed ? typedOf(field, initial) : (values[key] ?? typedOf(field, null)),
  ]);
  return { shared: Object.fromEntries(shared), lines };
}

/** Whether another line before this one says the same name. */
export const isNamedTwice = (key: string, lines: readonly Line[], at: number): boolean => {
  const name = lines[at]?.values[key];
  return (
    typeof name === 'string' &&
    name !== '' &&
    lines
      .slice(0, at)
      .some(({ values }) => typeof values[key] === 'string' && sameText(String(values[key]), name))
  );
};
