/** The form of one row: typed, said back, checked, saved; a draft of it lives until the sheet has it. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { FieldValue, Form, Receipt, RowView } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { FieldView, fieldId } from '../fields/FieldView';
import { disagreementOf, type FieldProblems, noteOf, problemsOf, productsOf } from '../form/check';
import { offerFor } from '../form/offers';
import {
  blankValues,
  changedValues,
  filledValues,
  isSameValues,
  keptValues,
  linesOf,
  rowValues,
  type Values,
} from '../form/values';
import { useSession } from '../state/session';
import { newSubmission } from '../state/submission';
import { isSameAsTheirs } from './Conflict';
import { Box, BusyButton, Head } from './pieces';
import { DoneBox, ProblemBox } from './RowBoxes';

/** A new row on its way to the sheet. */
export interface NewRow {
  readonly form: Form;
  readonly values: Record<string, FieldValue>;
  readonly submission: string;
  readonly acceptSimilar: boolean;
  readonly lines: readonly string[];
}

export type Sent =
  | { readonly kind: 'saved'; readonly receipt: Receipt }
  /** On the phone, to be sent when there is a network. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Values that a form begins with; a notice says why, where they go on from another submission. */
export interface Start {
  readonly values: Values;
  readonly notice: string;
}

interface RowFormProps {
  readonly form: Form;
  /** The row that is edited; null for a new one. */
  readonly row: RowView | null;
  readonly start: Start | null;
  readonly send: (row: NewRow) => Promise<Sent>;
  readonly onBack: () => void;
  /** Saved, and the form is done with. */
  readonly onSaved: (receipt: Receipt) => void;
  /** Saved, and the next one is being typed. */
  readonly onSavedOne: (receipt: Receipt) => void;
  readonly onKept: () => void;
  /** This submission had been saved before with other values: they go on as an edit of that row. */
  readonly onSavedBefore: (receipt: Receipt, values: Values) => void;
  /** The row was found changed and the person takes it as it stands. */
  readonly onTheirs: (row: RowView) => void;
  readonly children?: preact.ComponentChildren;
}

type Then = 'close' | 'again';

export function RowForm(props: RowFormProps) {
  const { form, row, start, send } = props;
  const { about, call, drafts, isLasting, members, say } = useSession();
  const draftName = `${form.table}.${row?.id ?? 'new'}`;
  const base = useMemo(() => (row === null ? blankValues(form) : rowValues(form, row.values)), [form, row]);
  const first = useMemo(() => firstState(form, base, start, drafts.get(draftName)), [draftName]);

  const [values, showValues] = useState<Values>(first.values);
  /** What stands in the form now: a key pressed before the page is drawn again must not save what stood there before. */
  const latest = useRef(first.values);
  const setValues = (now: Values) => {
    latest.current = now;
    showValues(now);
  };
  const [isRestored, setRestored] = useState(first.isRestored);
  const [problems, setProblems] = useState<FieldProblems>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState<{ receipt: Receipt | null } | null>(null);
  const [isSaving, setSaving] = useState(false);
  const running = useRef(false);
  const submission = useRef(first.submission);
  const version = useRef(first.version ?? row?.version ?? '');
  const sent = useRef(first.sent);
  const top = useRef<HTMLDivElement>(null);
  const then = useRef<Then>('close');

  const keepDraft = (now: Values) => {
    if (isSameValues(now, base) && sent.current === null) drafts.remove(draftName);
    else
      drafts.set(draftName, {
        values: now,
        submission: submission.current,
        sent: sent.current,
        version: version.current,
      });
  };
  const change = (changed: Values) => {
    const now = { ...latest.current, ...changed };
    setValues(now);
    setProblems((all) => Object.fromEntries(Object.entries(all).filter(([key]) => !(key in changed))));
    setDone(null);
    keepDraft(now);
  };
  const focusFirst = (found: FieldProblems) => {
    const wrong = form.fields.find(({ key }) => found[key] !== undefined);
    if (wrong !== undefined) document.getElementById(fieldId(wrong.key))?.focus();
  };
  const startAnew = (now: Values) => {
    submission.current = newSubmission();
    sent.current = null;
    drafts.remove(draftName);
    setValues(now);
    setProblems({});
    setProblem(null);
    setRestored(false);
    const blank = form.fields.find(({ key, isKept, isFixed }) => !isKept && !isFixed && now[key] === '');
    if (blank !== undefined) document.getElementById(fieldId(blank.key))?.focus();
  };

  const show = (found: Problem) => {
    setProblem(found);
    if (found.kind !== 'invalid') return;
    setProblems(found.fields);
    focusFirst(found.fields);
  };
  const arrived = (receipt: Receipt, next: Then) => {
    if (form.table === 'members') members.forget();
    drafts.remove(draftName);
    say(`Đã lưu: ${receipt.row.title}.`);
    if (next === 'close') return props.onSaved(receipt);
    setDone({ receipt });
    startAnew(keptValues(form, latest.current));
    props.onSavedOne(receipt);
  };

  const saveNew = async (next: Then, acceptSimilar: boolean) => {
    const now = latest.current;
    const filled = filledValues(now);
    const before = sent.current;
    sent.current = before ?? filled;
    keepDraft(now);
    const answer = await send({
      form,
      values: filled,
      submission: submission.current,
      acceptSimilar,
      lines: linesOf(form, now),
    });
    if (answer.kind === 'kept') {
      say('Đã giữ trên máy, chưa gửi được.');
      setDone({ receipt: null });
      startAnew(keptValues(form, latest.current));
      props.onKept();
      return;
    }
    if (answer.kind === 'saved') {
      const { receipt } = answer;
      if (receipt.isRepeat && before !== null && !isSameValues(before, filled)) {
        drafts.remove(draftName);
        return props.onSavedBefore(receipt, now);
      }
      return arrived(receipt, next);
    }
    // A clear no means that nothing is on the sheet; a lost answer leaves it open.
    if (answer.problem.kind !== 'noAnswer' && answer.problem.kind !== 'unexpected') sent.current = null;
    keepDraft(now);
    show(answer.problem);
  };

  const saveEdit = async (edited: RowView) => {
    const changed = changedValues(base, latest.current);
    if (Object.keys(changed).length === 0) {
      say('Chưa có gì thay đổi.');
      return setProblem({ kind: 'gone', what: 'Chưa có gì thay đổi.', todo: 'Sửa một ô rồi bấm Lưu.' });
    }
    const { table, id } = edited;
    const answer = await call('row.edit', { table, id, version: version.current, values: changed });
    if (answer.ok) return arrived(answer.value, 'close');
    if (isSameAsTheirs(answer.problem)) {
      // The change had arrived, its answer had not.
      const fresh = await call('row.get', { table, id });
      if (fresh.ok) return arrived({ row: fresh.value, isRepeat: true, text: '' }, 'close');
    }
    show(answer.problem);
  };

  const save = async (next: Then, acceptSimilar = false) => {
    if (running.current) return;
    const found = problemsOf(form, latest.current, about, row === null ? {} : base);
    setProblems(found);
    setProblem(null);
    setDone(null);
    if (Object.keys(found).length > 0) {
      setProblem({ kind: 'invalid', fields: found, form: [] });
      return focusFirst(found);
    }
    then.current = next;
    running.current = true;
    setSaving(true);
    say('Đang lưu …');
    if (row === null) await saveNew(next, acceptSimilar);
    else await saveEdit(row);
    running.current = false;
    setSaving(false);
  };

  useLayoutEffect(() => {
    // What asks for a decision is brought into sight once it is there.
    if (problem === null || problem.kind === 'invalid') return;
    top.current?.scrollIntoView({ block: 'start' });
    top.current?.focus();
  }, [problem]);

  const saver = useRef(save);
  saver.current = save;
  // Before the form is painted: whoever is quick presses Ctrl+S at once.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey)) return;
      if (event.key.toLowerCase() !== 's' && event.key !== 'Enter') return;
      event.preventDefault();
      void saver.current(event.key === 'Enter' && row === null ? 'again' : 'close');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [row]);

  const products = productsOf(form, values);
  const chapterKey =
    about.chapters.find(({ reference }) => Object.values(values).includes(reference))?.key ?? '';
  return (
    <>
      <main
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (problem !== null) setProblem(null);
          else props.onBack();
        }}
      >
        <Head title={row === null ? form.title : `Sửa: ${row.title}`} onBack={props.onBack}>
          <p class="about">{form.about}</p>
        </Head>
        {!isLasting && (
          <Box tone="warn">
            <p>Máy này không giữ được bản nháp. Đợi trang báo “Đã lưu” rồi hãy đóng.</p>
          </Box>
        )}
        {isRestored && (
          <Box tone="plain">
            <p>Đã lấy lại điều chị gõ lần trước, chưa lưu.</p>
            <button
              type="button"
              class="plain"
              onClick={() => {
                startAnew(base);
                version.current = row?.version ?? '';
              }}
            >
              Bỏ, ghi lại từ đầu
            </button>
          </Box>
        )}
        {start !== null && start.notice !== '' && (
          <Box tone="warn">
            <p>{start.notice}</p>
          </Box>
        )}
        {done !== null && <DoneBox receipt={done.receipt} />}
        <div ref={top} tabIndex={-1} class="sight">
          {problem !== null && (
            <ProblemBox
              form={form}
              problem={problem}
              problems={problems}
              onAnyway={() => void save(then.current, true)}
              onMine={(theirs) => {
                version.current = theirs;
                void save(then.current);
              }}
              onTheirs={async () => {
                if (row === null) return;
                const answer = await call('row.get', { table: row.table, id: row.id });
                if (!answer.ok) return setProblem(answer.problem);
                drafts.remove(draftName);
                props.onTheirs(answer.value);
              }}
              onClose={() => setProblem(null)}
            />
          )}
        </div>
        <form
          id="row"
          noValidate
          aria-label={form.title}
          onSubmit={(event) => {
            event.preventDefault();
            void save('close');
          }}
        >
          <p class="help">
            <span class="star" aria-hidden="true">
              *
            </span>{' '}
            là ô cần ghi.
          </p>
          {form.fields.map((field) => {
            const product = products.find(({ result }) => result === field.key);
            return (
              <FieldView
                key={field.key}
                field={field}
                value={values[field.key] ?? ''}
                onValue={(value) => change({ [field.key]: value })}
                problems={problems[field.key] ?? disagreementOf(product)}
                note={noteOf(product)}
                chapter={chapterKey}
                offer={offerFor(form, values, field, about)}
                onOffer={({ own, parts }) => {
                  change({
                    [field.key]: own,
                    ...Object.fromEntries(parts.map(({ key, typed }) => [key, typed])),
                  });
                  // The button that was pressed goes away: whoever uses the keyboard would be nowhere.
                  document.getElementById(fieldId(field.key))?.focus();
                }}
              />
            );
          })}
        </form>
        {props.children}
      </main>
      <div class="bar">
        <div class="inner">
          <button type="submit" form="row" class="primary" aria-disabled={isSaving}>
            {isSaving ? 'Đang lưu …' : 'Lưu'}
          </button>
          {row === null ? (
            <BusyButton
              isBusy={isSaving}
              label="Lưu và nhập tiếp"
              busyLabel="Lưu và nhập tiếp"
              onPress={() => void save('again')}
            />
          ) : (
            <button type="button" onClick={props.onBack}>
              Thôi
            </button>
          )}
        </div>
      </div>
    </>
  );
}

interface First {
  readonly values: Values;
  readonly submission: string;
  readonly version: string | null;
  readonly sent: Values | null;
  readonly isRestored: boolean;
}

function firstState(
  form: Form,
  base: Values,
  start: Start | null,
  draft: ReturnType<ReturnType<typeof useSession>['drafts']['get']>,
): First {
  if (start !== null) {
    return {
      values: { ...base, ...start.values },
      submission: newSubmission(),
      version: null,
      sent: null,
      isRestored: false,
    };
  }
  if (draft === null)
    return { values: base, submission: newSubmission(), version: null, sent: null, isRestored: false };
  // A field that the form no longer has is dropped; the chapter of a link is not the draft's to choose.
  const kept = form.fields.flatMap(({ key, isFixed }) => {
    const value = draft.values[key];
    return value === undefined || isFixed ? [] : [[key, value] as const];
  });
  const values = { ...base, ...Object.fromEntries(kept) };
  return {
    values,
    submission: draft.submission,
    version: draft.version === '' ? null : draft.version,
    sent: draft.sent,
    isRestored: !isSameValues(values, base),
  };
}
