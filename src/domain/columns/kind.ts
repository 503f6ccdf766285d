/**
 * What a kind of cell is: everything that the product does with one, from the sheet's format to what a form says back.
 * A kind is one object in one file of `kinds/`; what it does not say is as for a line of text.
 */
import type { Context } from '../tables/context';
import {
  done,
  failed,
  formatNumber,
  initials,
  type Misread,
  normalizeText,
  type Reading,
  type Refused,
  type Result,
  refuse,
} from '../values';
import type { Cell, InputValue } from './cell';
import type { FieldKind } from './field-kinds';
import type { Catalogue, ListKey } from './lists';

/** What a cell must hold for the sheet's own rule. */
export type CellRule =
  | { readonly kind: 'list'; readonly list: ListKey }
  | { readonly kind: 'chapters' }
  | { readonly kind: 'day' };

/** What a form sent: the value, and the text by which it was given. */
export type Entering<T> = Result<{ readonly value: T; readonly typed: string }, Misread<never>>;

/** `T` is what a cell of this kind is read as. */
export interface CellKind<T> {
  readonly kind: string;

  /** Reads a cell that is not blank. Never changes it. */
  read(cell: Cell, context: Context): Reading<T>;
  /** The cell that says a value. @param typed what the person wrote, for where it says more than the value does. */
  write(value: T, typed: string, context: Context): Cell;
  /** A value for a person to read. @param typed the text of the cell. */
  show(value: T, typed: string, context: Context): string;
  /** What is shown of a person's cell outside the sheet (a chat group): no full name. @param shown as on the sheet. */
  showAbroad(reading: Reading<T>, shown: string): string;

  /** The input that a form has for it. */
  readonly form: FieldKind;
  /** Characters. A cell of Sheets holds 50,000; nothing that a ward records in one needs a tenth of that. */
  readonly maxLength: number;
  /** A value as the input takes it. @param typed the text of the cell. */
  input(value: T, typed: string, context: Context): InputValue;
  /** A cell that cannot be read as a whole, as the input takes it. */
  inputUnread(typed: string, context: Context): InputValue;
  /** Reads what the input sent and is not blank. Null: no such input sends this. */
  enter(sent: InputValue, context: Context): Entering<T> | null;
  /** What a new form begins with in a required column; null: nothing. */
  initial(context: Context): string | null;

  /** In Sheets' language; `@` keeps text as typed. */
  readonly format: string;
  /** Pixels. */
  width(lists: Catalogue): number;
  readonly align: 'left' | 'center' | 'right';
  readonly isWrapped: boolean;
  readonly rule: CellRule | null;
  /** Whether the sheet's own rule accepts a cell that was read: it flags any other, though the reader understands it. */
  isAsRuled(value: T, cell: Cell, context: Context): boolean;
  /** Whether a cell could stand in such a column, without the rows it may point at; null where any text could. */
  fits(cell: Cell, lists: Catalogue): boolean | null;

  /** A bad cell changes no figure: the row still counts, and the cell is asked about. */
  readonly isHarmless: boolean;
  /** What is left over of another cell's text may belong here. A bare number (a year, a decimal) says too little. */
  readonly isSpeaking: boolean;
  /** Says how much, not who or what. */
  readonly isAmount: boolean;
  /** Says when. */
  readonly isTime: boolean;
  /** Lists or chapters must be read to judge a cell. */
  readonly needsLists: boolean;
  /** Only members, pairs and whatever else takes long to read can judge a cell. */
  readonly needsRows: boolean;
  /** How a row is told in one line: by the cell alone, after its header, or without it. */
  readonly told: 'alone' | 'afterHeader' | 'never';
}

/** What a kind must say of itself. */
type Own<T> = Pick<CellKind<T>, 'read' | 'form' | 'width'> & Partial<CellKind<T>>;

/** @param type its name and what its columns may set, such as the largest amount. */
export function cellKind<T, const P extends { readonly kind: string }>(
  type: P,
  own: Own<T>,
): CellKind<T> & P {
  const kind: CellKind<T> & P = {
    write: (value) => String(value),
    show: (value, typed, context) => String(kind.write(value, typed, context)),
    // A name that is already written as initials keeps all of them.
    showAbroad: (_, shown) => initials(shown.replaceAll('.', ' ')),
    maxLength: 200,
    input: (value, typed, context) => inLines(kind, String(kind.write(value, typed, context))),
    inputUnread: (typed) => inLines(kind, typed),
    enter: (sent, context) => enterText(kind, sent, context),
    initial: () => null,
    format: '@',
    align: 'left',
    isWrapped: false,
    rule: null,
    isAsRuled: () => true,
    fits: () => null,
    isHarmless: false,
    isSpeaking: false,
    isAmount: false,
    isTime: false,
    needsLists: false,
    needsRows: false,
    told: 'never',
    ...own,
    ...type,
  };
  return kind;
}

/**
 * As the input takes it: one of one line drops line breaks without a word, and one inside a short text would only make the row
 * tall. What is shown and what is read are made by the same rule, so that a text sent back as it is shown is the cell's own.
 */
const inLines = ({ isWrapped }: { readonly isWrapped?: boolean }, text: string): string =>
  isWrapped === true ? text : text.replace(/\s*\n\s*/g, ' ');

/** Reads what was typed into an input of text by the reader of the sheet's cells. */
export function enterText<T>(
  kind: Pick<CellKind<T>, 'read' | 'maxLength'> & Partial<Pick<CellKind<T>, 'isWrapped'>>,
  sent: InputValue,
  context: Context,
): Entering<T> | null {
  if (typeof sent !== 'string') return null;
  const text = normalizeText(sent);
  const tooLong = lengthProblem(text, kind.maxLength);
  if (tooLong !== null) return tooLong;
  const typed = inLines(kind, text);
  const reading = kind.read(typed, context);
  return reading.ok ? entered(reading.value, typed) : withoutCandidates(reading);
}

export const entered = <T>(value: T, typed: string): Entering<T> => done({ value, typed });

/** Said of a text that is longer than its field takes; null for any other. */
export const lengthProblem = (text: string, most: number): Refused<never> | null =>
  text.length <= most
    ? null
    : refuse(
        'tooLong',
        `Dài ${formatNumber(text.length)} ký tự.`,
        `Rút lại còn ${formatNumber(most)} ký tự.`,
      );

/** A refusal without its candidates, which are of the reader's own type. */
export const withoutCandidates = ({
  problem: { code, what, todo, leftover },
}: Refused<unknown>): Refused<never> => failed({ code, what, todo, ...(leftover && { leftover }) });
