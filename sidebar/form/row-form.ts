/**
 * The state of the form of one row, as a reducer. Pure: calls, stored drafts and focus belong to
 * `screens/use-row-form.ts`, drawing to `screens/RowForm.tsx`.
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

/** What the form was opened for; constant while it is open. */
export interface Subject {
  readonly form: Form;
  /** The row that is edited; null for a new one. */
  readonly row: RowView | null;
  /** The values before anything is typed: a blank form, or the row as it is on the sheet. */
  readonly base: Values;
}

/** Initial values; the notice explains them where they are carried over from another submission. */
export interface Start {
  readonly values: Values;
  readonly notice: string;
}

/** What follows a save: the form closes, or the next row is begun. */
export type AfterSave = 'close' | 'again';

/** One attempt to save. */
interface Attempt {
  readonly afterSave: AfterSave;
  readonly values: Values;
  /**
   * What an earlier attempt sent under the same submission id without getting an answer; null where there was
   * none.
   */
  readonly earlier: Values | null;
}

export interface RowState {
  readonly values: Values;
  /**
   * Idempotency key: a retry after a lost answer carries the same id, so that it never creates a second row.
   */
  readonly submission: string;
  /** Version of the row that is edited; '' for a new one. */
  readonly version: string;
  /** The first values that were sent under this submission id and not answered; null where none were. */
  readonly sent: Values | null;
  /** What must be stored so that closing the page loses nothing; null where nothing must. */
  readonly draft: Omit<Draft, 'at'> | null;
  /** Whether the values come from a draft. */
  readonly isRestored: boolean;
  readonly problems: FieldProblems;
  readonly problem: Problem | null;
  /** The row that was saved before this one; without a receipt if it is still on the phone. */
  readonly done: { readonly receipt: Receipt | null } | null;
  readonly isSaving: boolean;
  readonly attempt: Attempt | null;
}

export type RowAction =
  | { readonly kind: 'typed'; readonly values: Values }
  /** @param found problems found by the page itself. */
  | { readonly kind: 'save'; readonly afterSave: AfterSave; readonly found: FieldProblems }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** The row was saved (without a receipt: queued on the phone) and the next one begins. */
  | { readonly kind: 'next'; readonly receipt: Receipt | null; readonly submission: string }
  /** The form is about to close; its draft is no longer needed. */
  | { readonly kind: 'finished' }
  | { readonly kind: 'problemClosed' }
  /** The user discards the restored draft. */
  | { readonly kind: 'discarded'; readonly submission: string }
  /** After a conflict the user keeps her version: it will be saved over this one. */
  | { readonly kind: 'mineKept'; readonly version: string };

export const subjectOf = (form: Form, row: RowView | null): Subject => ({
  form,
  row,
  base: row === null ? blankValues(form) : rowValues(form, row.values),
});

/** @param submission a new id, for a form that does not continue a draft. */
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
  // Fields that the form no longer has are dropped; a fixed field (the chapter of a link) is never taken from
  // a draft.
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
      // After a definite refusal nothing is on the sheet; after a lost answer it is not known.
      return withDraft(subject, isUnknownOutcome(problem) ? shown : { ...shown, sent: null });
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

/**
 * Whether the receipt is for an earlier attempt with other values: then what was changed since is not on the
 * sheet.
 */
export const isForEarlier = ({ earlier, values }: Attempt, { isRepeat }: Receipt): boolean =>
  isRepeat && earlier !== null && !isSameValues(earlier, filledValues(values));

/** The first field that is wrong. */
export const firstWrong = ({ fields }: Form, problems: FieldProblems): string | undefined =>
  fields.find(({ key }) => problems[key] !== undefined)?.key;

/** The field where typing the next row begins. */
export const firstBlank = ({ fields }: Form, values: Values): string | undefined =>
  fields.find(({ key, isKept, isFixed }) => !isKept && !isFixed && values[key] === '')?.key;

const isUnknownOutcome = ({ kind }: Problem): boolean => kind === 'noAnswer' || kind === 'unexpected';

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
    // A new object each time, so that the screen scrolls to it again.
    return {
      ...checked,
      problem: { kind: 'gone', what: 'Chưa có gì thay đổi.', todo: 'Sửa một ô rồi bấm Lưu.' },
    };
  }
  const { values, sent } = state;
  const begun: RowState = { ...checked, isSaving: true, attempt: { afterSave, values, earlier: sent } };
  return subject.row === null ? withDraft(subject, { ...begun, sent: sent ?? filledValues(values) }) : begun;
}

/** An unchanged form needs no draft, unless it may be on the sheet already. */
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
