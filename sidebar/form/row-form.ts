/**
 * The state of the form of one row, and what each thing that can happen makes of it: typed, saved, refused, begun again. Pure:
 * the calls, the shelf of drafts and the screen belong to `screens/use-row-form.ts` and `screens/RowForm.tsx`.
 */
import type { Form, Receipt, RowView } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import type { Draft } from '../state/drafts';
import type { FieldProblems } from './check';
import {
  blankValues,
  changedValues,
  filledValues,
  isSameValues,
  keptValues,
  rowValues,
  type Values,
} from './values';

/** What a form is opened for. It stays the same as long as the form is open. */
export interface Subject {
  readonly form: Form;
  /** The row that is edited; null for a new one. */
  readonly row: RowView | null;
  /** What is there before anybody types: a blank form, or the row as it stands on the sheet. */
  readonly base: Values;
}

/** Values that a form begins with; a notice says why, where they go on from another submission. */
export interface Start {
  readonly values: Values;
  readonly notice: string;
}

/** What follows a save: the form is done with, or the next row is typed. */
export type AfterSave = 'close' | 'again';

/** One press on “Lưu”. */
export interface Attempt {
  readonly afterSave: AfterSave;
  readonly values: Values;
  /** What went out under the same submission before and was never answered; null where nothing did. */
  readonly earlier: Values | null;
}

export interface RowState {
  readonly values: Values;
  /** A retry after a lost answer carries the same id, so that it never makes a second row. */
  readonly submission: string;
  /** Version of the row that is edited; '' for a new one. */
  readonly version: string;
  /** The first values that went out under this submission and were not answered; null where none did. */
  readonly sent: Values | null;
  /** What the shelf holds for this form, so that a closed page loses nothing. */
  readonly draft: Omit<Draft, 'at'> | null;
  /** Whether the values come from a draft. */
  readonly isRestored: boolean;
  readonly problems: FieldProblems;
  readonly problem: Problem | null;
  /** The row before this one; its receipt is null where it was kept on the phone. */
  readonly done: { readonly receipt: Receipt | null } | null;
  readonly isSaving: boolean;
  readonly attempt: Attempt | null;
}

export type RowAction =
  | { readonly kind: 'typed'; readonly values: Values }
  /** @param found what the page itself finds wrong. */
  | { readonly kind: 'save'; readonly afterSave: AfterSave; readonly found: FieldProblems }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** The row is on the sheet (or, without a receipt, on the phone) and the next one is begun. */
  | { readonly kind: 'next'; readonly receipt: Receipt | null; readonly submission: string }
  /** The form has done its work and is about to go away. */
  | { readonly kind: 'finished' }
  | { readonly kind: 'problemClosed' }
  /** The restored draft is given up. */
  | { readonly kind: 'discarded'; readonly submission: string }
  /** Of two versions the person keeps hers: it is saved over this one. */
  | { readonly kind: 'mineKept'; readonly version: string };

export const subjectOf = (form: Form, row: RowView | null): Subject => ({
  form,
  row,
  base: row === null ? blankValues(form) : rowValues(form, row.values),
});

/** @param submission an id that was never used. */
export function openRow(
  { form, row, base }: Subject,
  { start, draft, submission }: { start: Start | null; draft: RowState['draft']; submission: string },
): RowState {
  const blank: RowState = {
    values: { ...base, ...start?.values },
    submission,
    version: row?.version ?? '',
    sent: null,
    draft,
    isRestored: false,
    problems: {},
    problem: null,
    done: null,
    isSaving: false,
    attempt: null,
  };
  if (start !== null || draft === null) return blank;
  // A field that the form no longer has is dropped; the chapter of a link is not the draft's to choose.
  const kept = form.fields.flatMap(({ key, isFixed }) => {
    const value = draft.values[key];
    return value === undefined || isFixed ? [] : [[key, value] as const];
  });
  const values = { ...base, ...Object.fromEntries(kept) };
  return {
    ...blank,
    values,
    submission: draft.submission,
    version: draft.version === '' ? blank.version : draft.version,
    sent: draft.sent,
    isRestored: !isSameValues(values, base),
  };
}

export function reduceRow(subject: Subject, state: RowState, action: RowAction): RowState {
  const { form, row, base } = subject;
  switch (action.kind) {
    case 'typed': {
      const typed = Object.keys(action.values);
      return withDraft(subject, {
        ...state,
        values: { ...state.values, ...action.values },
        problems: Object.fromEntries(Object.entries(state.problems).filter(([key]) => !typed.includes(key))),
        done: null,
      });
    }
    case 'save':
      return state.isSaving ? state : saving(subject, { ...state, done: null }, action);
    case 'refused': {
      const { problem } = action;
      const shown: RowState = {
        ...state,
        isSaving: false,
        problem,
        problems: problem.kind === 'invalid' ? problem.fields : state.problems,
      };
      if (row !== null) return shown;
      // A clear refusal means that nothing is on the sheet; a lost answer leaves it open.
      return withDraft(subject, isOpenQuestion(problem) ? shown : { ...shown, sent: null });
    }
    case 'next':
      return {
        ...begunAgain(state, keptValues(form, state.values), action.submission),
        done: { receipt: action.receipt },
        isSaving: false,
      };
    case 'finished':
      return { ...state, draft: null, isSaving: false };
    case 'problemClosed':
      return { ...state, problem: null };
    case 'discarded':
      return { ...begunAgain(state, base, action.submission), version: row?.version ?? '' };
    case 'mineKept':
      return { ...state, version: action.version };
    default:
      return action satisfies never;
  }
}

/** What an edit sends. */
export const editedValues = ({ base }: Subject, { values }: RowState) => changedValues(base, values);

/** Whether the receipt is for an earlier press with other values: what was changed since is not on the sheet. */
export const isForEarlier = ({ earlier, values }: Attempt, { isRepeat }: Receipt): boolean =>
  isRepeat && earlier !== null && !isSameValues(earlier, filledValues(values));

/** The first field that is wrong. */
export const firstWrong = ({ fields }: Form, problems: FieldProblems): string | undefined =>
  fields.find(({ key }) => problems[key] !== undefined)?.key;

/** Where typing the next row begins. */
export const firstBlank = ({ fields }: Form, values: Values): string | undefined =>
  fields.find(({ key, isKept, isFixed }) => !isKept && !isFixed && values[key] === '')?.key;

const isOpenQuestion = ({ kind }: Problem): boolean => kind === 'noAnswer' || kind === 'unexpected';

function saving(
  subject: Subject,
  state: RowState,
  { afterSave, found }: Extract<RowAction, { kind: 'save' }>,
): RowState {
  const checked: RowState = { ...state, problems: found, problem: null };
  if (Object.keys(found).length > 0) {
    return { ...checked, problem: { kind: 'invalid', fields: found, form: [] } };
  }
  if (subject.row !== null && Object.keys(editedValues(subject, state)).length === 0) {
    // A new object at each press, so that the screen scrolls to it again.
    return { ...checked, problem: { kind: 'gone', what: 'Chưa có gì thay đổi. Sửa một ô rồi bấm Lưu.' } };
  }
  const { values, sent } = state;
  const begun: RowState = { ...checked, isSaving: true, attempt: { afterSave, values, earlier: sent } };
  return subject.row === null ? withDraft(subject, { ...begun, sent: sent ?? filledValues(values) }) : begun;
}

/** A form as it was opened is no draft, unless something of it may be on the sheet already. */
function withDraft({ base }: Subject, state: RowState): RowState {
  const { values, submission, sent, version } = state;
  const isUntouched = sent === null && isSameValues(values, base);
  return { ...state, draft: isUntouched ? null : { values, submission, sent, version } };
}

const begunAgain = (state: RowState, values: Values, submission: string): RowState => ({
  ...state,
  values,
  submission,
  sent: null,
  draft: null,
  isRestored: false,
  problems: {},
  problem: null,
});
