/**
 * Rows that a pasted text was read for: what of each is answered, what is asked, and the text in pieces by what became of it. Pure.
 */
import type { FieldValue, Form, Output, Receipt } from '../../src/shared/contract';
import { parsed } from '../state/drafts';
import { isBlank, type Values } from './values';

export type Message = Output<'pasted.read'>;
export type Question = Message['rows'][number]['questions'][number];

export interface PastedRow {
  readonly submission: string;
  readonly table: string;
  readonly isTicked: boolean;
  readonly values: Values;
  /** What is still asked; without options it is told only. */
  readonly questions: readonly Question[];
  readonly start: number;
  readonly end: number;
  readonly marks: Message['rows'][number]['marks'];
  /** As it was first sent without an answer. */
  readonly sent: Values | null;
}

export interface Pasted {
  readonly typed: string;
  /** What was read of it; null before. */
  readonly message: Pick<Message, 'text' | 'left' | 'names'> | null;
  readonly rows: readonly PastedRow[];
}

export const NOTHING: Pasted = { typed: '', message: null, rows: [] };

export function pastedOf(typed: string, message: Message, newSubmission: () => string): Pasted {
  const { text, left, names } = message;
  return {
    typed,
    message: { text, left, names },
    rows: message.rows.map(({ table, cells, questions, start, end, marks }) => ({
      ...{ submission: newSubmission(), table, isTicked: true, sent: null },
      ...{ questions, start, end, marks },
      values: Object.fromEntries(cells.map(({ column, text: said }) => [column, said])),
    })),
  };
}

/** What was typed into a field answers what is asked there; notes stay. */
export const withValues = (row: PastedRow, values: Record<string, FieldValue>): PastedRow => ({
  ...row,
  values: { ...row.values, ...values },
  questions: row.questions.filter(({ column, options }) => options.length === 0 || !(column in values)),
});

/** The row with a question answered; `text` null: left blank, and not asked again. */
export function answered(row: PastedRow, question: Question, text: string | null): PastedRow {
  const questions = row.questions.filter((one) => one !== question);
  if (text === null) return { ...row, questions };
  const before = row.values[question.column];
  const said =
    question.isAdded === true && typeof before === 'string' && before !== '' ? `${before}, ${text}` : text;
  return { ...row, questions, values: { ...row.values, [question.column]: said } };
}

export const openQuestions = ({ questions }: PastedRow): readonly Question[] =>
  questions.filter(({ options }) => options.length > 0);

/** Fields of the chosen rows that several of them lack: said once for all. By kind of input, the rows that lack it. */
export function lackedBySeveral(
  forms: readonly Form[],
  rows: readonly PastedRow[],
): { readonly kind: 'day' | 'chapter'; readonly rows: readonly PastedRow[] }[] {
  return (['day', 'chapter'] as const).flatMap((kind) => {
    const lacking = rows.filter((row) => row.isTicked && blankOf(forms, row, kind) !== null);
    return lacking.length < 2 ? [] : [{ kind, rows: lacking }];
  });
}

/** The key of the row's required day or chapter where it is blank. */
export function blankOf(forms: readonly Form[], row: PastedRow, kind: 'day' | 'chapter'): string | null {
  const field = forms
    .find(({ table }) => table === row.table)
    ?.fields.find(
      (one) => (kind === 'day' ? one.kind === 'day' : one.kind.startsWith('chapter')) && one.isStarred,
    );
  return field !== undefined && isBlank(row.values[field.key]) ? field.key : null;
}

// --- The text by what became of it ---------------------------------------------------------------------------------

export interface Piece {
  readonly text: string;
  readonly tone: 'row' | 'left' | 'name' | null;
}

interface Toned {
  readonly start: number;
  readonly end: number;
  readonly tone: 'row' | 'left' | 'name';
}

/** A stretch of the text in pieces; of places that overlap the first counts. */
export function piecesOf({ message, rows }: Pasted, start: number, end: number): Piece[] {
  if (message === null) return [];
  const { text, left, names } = message;
  const places: Toned[] = [
    ...rows.flatMap(({ marks }) => marks.map((mark) => ({ ...mark, tone: 'row' as const }))),
    ...left.map((one) => ({ ...one, tone: 'left' as const })),
    ...names.map((one) => ({ ...one, tone: 'name' as const })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces: Piece[] = [];
  let at = start;
  for (const place of places) {
    if (place.start < at || place.end > end) continue;
    if (place.start > at) pieces.push({ text: text.slice(at, place.start), tone: null });
    pieces.push({ text: text.slice(place.start, place.end), tone: place.tone });
    at = place.end;
  }
  if (at < end) pieces.push({ text: text.slice(at, end), tone: null });
  return pieces;
}

/** One text for Zalo: those of the rows, parted by a blank line. */
export const textOfReceipts = (receipts: readonly Receipt[]): string =>
  receipts
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n\n');

// --- Drafts ---------------------------------------------------------------------------------------------------------

export const draftOf = ({ typed, message, rows }: Pasted): Values => ({
  typed,
  message: JSON.stringify(message),
  rows: rows.map((row) => JSON.stringify(row)),
});

/** Storage outlives versions of the page: what reads otherwise is left out. */
export function pastedOfDraft(values: Values | undefined): Pasted {
  if (typeof values?.typed !== 'string') return NOTHING;
  const message = parsed(String(values.message ?? '')) as Partial<Message> | null;
  const stored = Array.isArray(values.rows) ? values.rows : [];
  const rows = stored.flatMap((text) => {
    const row = parsed(text) as Partial<PastedRow> | null;
    return typeof row?.submission === 'string' && Array.isArray(row.questions) ? [row as PastedRow] : [];
  });
  return typeof message?.text === 'string' && Array.isArray(message.left) && rows.length === stored.length
    ? { typed: values.typed, message: message as Message, rows }
    : { ...NOTHING, typed: values.typed };
}
