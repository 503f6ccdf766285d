/** The side effects of the form of one row: calls to the server, stored drafts, focus. */
import { useState } from 'preact/hooks';
import type { Form, Receipt, RowView } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { fieldId } from '../fields/FieldView';
import { problemsOf } from '../form/check';
import {
  type AfterSave,
  editedValues,
  firstBlank,
  firstWrong,
  isForEarlier,
  openRow,
  type RowAction,
  type RowState,
  reduceRow,
  type Start,
  subjectOf,
} from '../form/row-form';
import { filledValues, linesOf, type Values } from '../form/values';
import { useLatestReducer } from '../state/latest';
import { useSession } from '../state/session';
import { newSubmission } from '../state/submission';
import { isSameAsTheirs } from './Conflict';
import { LOST, type Send } from './send';

export interface RowFormActs {
  /** Saved, and the form closes. */
  readonly onSaved: (receipt: Receipt) => void;
  /** Saved, and the form goes on with the next row. */
  readonly onSavedOne: (receipt: Receipt) => void;
  /** An earlier attempt had been saved with other values: the new values continue as an edit of that row. */
  readonly onSavedBefore: (receipt: Receipt, values: Values) => void;
  /** After a conflict the user takes the version on the sheet. */
  readonly onTheirs: (row: RowView) => void;
}

export interface RowFormSubject {
  readonly form: Form;
  /** The row that is edited; null for a new one. */
  readonly row: RowView | null;
  readonly start: Start | null;
}

interface RowFormControl {
  readonly state: RowState;
  readonly type: (values: Values) => void;
  readonly save: (afterSave: AfterSave) => void;
  readonly saveAnyway: () => void;
  readonly keepMine: (theirVersion: string) => void;
  readonly takeTheirs: () => void;
  readonly closeProblem: () => void;
  readonly discard: () => void;
}

const focusField = (key: string | undefined): void => {
  if (key !== undefined) document.getElementById(fieldId(key))?.focus();
};

export function useRowForm(
  { form, row, start }: RowFormSubject,
  send: Send,
  { onSaved, onSavedOne, onSavedBefore, onTheirs }: RowFormActs,
): RowFormControl {
  const { about, call, drafts, members, say } = useSession();
  const draftName = `${form.table}.${row?.id ?? 'new'}`;
  const [subject] = useState(() => subjectOf(form, row));
  const { state, now, ...reducer } = useLatestReducer<RowState, RowAction>(
    (before, action) => reduceRow(subject, before, action),
    () => openRow(subject, { start, draft: drafts.get(draftName), submission: newSubmission() }),
  );
  const dispatch = (action: RowAction): RowState => {
    const before = now();
    const after = reducer.dispatch(action);
    if (after.draft !== before.draft) {
      if (after.draft === null) drafts.remove(draftName);
      else drafts.set(draftName, after.draft);
    }
    return after;
  };

  const refused = (problem: Problem) => {
    const { problems } = dispatch({ kind: 'refused', problem });
    if (problem.kind === 'invalid') focusField(firstWrong(form, problems));
  };
  const beginNext = (receipt: Receipt | null) => {
    const { values } = dispatch({ kind: 'next', receipt, submission: newSubmission() });
    focusField(firstBlank(form, values));
  };
  const arrived = (receipt: Receipt, afterSave: AfterSave) => {
    if (form.table === 'members') members.forget();
    say(`Đã lưu: ${receipt.row.title}.`);
    if (afterSave === 'close') {
      dispatch({ kind: 'finished' });
      return onSaved(receipt);
    }
    beginNext(receipt);
    onSavedOne(receipt);
  };

  const saveNew = async ({ values, submission, attempt }: RowState, acceptSimilar: boolean) => {
    const row = { form, values: filledValues(values), submission, acceptSimilar };
    const [answer = LOST] = await send([{ ...row, lines: linesOf(form, values) }]);
    if (answer.kind === 'problem') return refused(answer.problem);
    if (answer.kind === 'kept') {
      say('Đã giữ trên máy, chưa gửi được.');
      return beginNext(null);
    }
    const { receipt } = answer;
    if (attempt === null || !isForEarlier(attempt, receipt))
      return arrived(receipt, attempt?.afterSave ?? 'close');
    dispatch({ kind: 'finished' });
    onSavedBefore(receipt, attempt.values);
  };
  const saveEdit = async (begun: RowState, { table, id }: RowView) => {
    const { version } = begun;
    const answer = await call('row.edit', { table, id, version, values: editedValues(subject, begun) });
    if (answer.ok) return arrived(answer.value, 'close');
    if (isSameAsTheirs(answer.problem)) {
      // An earlier attempt was saved, only its answer was lost.
      const fresh = await call('row.get', { table, id });
      if (fresh.ok) return arrived({ row: fresh.value, isRepeat: true, text: '' }, 'close');
    }
    refused(answer.problem);
  };
  const save = (afterSave: AfterSave, acceptSimilar = false) => {
    const before = now();
    const found = problemsOf(form, before.values, about, row === null ? {} : subject.base);
    const begun = dispatch({ kind: 'save', afterSave, found });
    // Already saving: a second press does nothing.
    if (begun === before) return;
    if (!begun.isSaving) {
      if (begun.problem?.kind !== 'invalid') say('Chưa có gì thay đổi.');
      return focusField(firstWrong(form, begun.problems));
    }
    say('Đang lưu …');
    void (row === null ? saveNew(begun, acceptSimilar) : saveEdit(begun, row));
  };
  const saveAgain = (acceptSimilar: boolean) => save(now().attempt?.afterSave ?? 'close', acceptSimilar);

  return {
    state,
    type: (values) => dispatch({ kind: 'typed', values }),
    save,
    saveAnyway: () => saveAgain(true),
    keepMine(version) {
      dispatch({ kind: 'mineKept', version });
      saveAgain(false);
    },
    async takeTheirs() {
      if (row === null) return;
      const answer = await call('row.get', { table: row.table, id: row.id });
      if (!answer.ok) return refused(answer.problem);
      dispatch({ kind: 'finished' });
      onTheirs(answer.value);
    },
    closeProblem: () => dispatch({ kind: 'problemClosed' }),
    discard() {
      const { values } = dispatch({ kind: 'discarded', submission: newSubmission() });
      focusField(firstBlank(form, values));
    },
  };
}
