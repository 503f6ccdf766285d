/** The state of a pasted text: read, answered, sent, kept as a draft until all of it is saved. */
import { useRef, useState } from 'preact/hooks';
import type { FieldValue, Form, Receipt } from '../../src/shared/contract';
import { describe, type Problem } from '../../src/shared/problem';
import { closedNote, type FieldProblems, problemsOf } from '../form/check';
import type { Marks } from '../form/many';
import {
  answered,
  blankOf,
  draftOf,
  NOTHING,
  openQuestions,
  type Pasted,
  type PastedRow,
  pastedOf,
  pastedOfDraft,
  type Question,
  withValues,
} from '../form/pasted';
import { filledValues, isSameValues, linesOf } from '../form/values';
import { useSession } from '../state/session';
import { newSubmission } from '../state/submission';
import { type Send, type Sent, sendMany } from './send';
import type { Batch } from './use-many';

/** Of the one draft of pasted texts. */
export const PASTED_DRAFT = 'pasted';

interface PastedActs {
  readonly onSavedOne: (receipt: Receipt) => void;
  readonly onDone: (batch: Batch) => void;
}

export function usePasted(send: Send, { onSavedOne, onDone }: PastedActs) {
  const { about, call, drafts, say } = useSession();
  const [all, draw] = useState<Pasted>(() => pastedOfDraft(drafts.get(PASTED_DRAFT)?.values));
  const latest = useRef(all);
  const [marks, setMarks] = useState<Marks>({});
  const [problem, setProblem] = useState('');
  const [stopped, setStopped] = useState<Problem | null>(null);
  const [busy, setBusy] = useState<'' | 'reading' | 'saving'>('');
  const [isClosedAsked, askClosed] = useState(false);
  const soFar = useRef<Batch>({ receipts: [], rows: [], kept: 0, changed: [] });
  const [batch, setBatch] = useState(soFar.current);

  const become = (next: Pasted): void => {
    latest.current = next;
    draw(next);
    if (next.typed === '' && next.rows.length === 0) drafts.remove(PASTED_DRAFT);
    else drafts.set(PASTED_DRAFT, { values: draftOf(next), submission: '', sent: null, version: '' });
  };
  const become1 = (submission: string, change: (row: PastedRow) => PastedRow): void =>
    become({
      ...latest.current,
      rows: latest.current.rows.map((row) => (row.submission === submission ? change(row) : row)),
    });
  const formOf = ({ table }: PastedRow): Form | undefined => about.forms.find((form) => form.table === table);
  const unmark = (submission: string, keys: readonly string[]): void =>
    setMarks(({ [submission]: mark, ...others }) =>
      mark === undefined
        ? others
        : {
            ...others,
            [submission]: {
              ...{ text: '', isSimilar: false },
              fields: Object.fromEntries(Object.entries(mark.fields).filter(([key]) => !keys.includes(key))),
            },
          },
    );

  const read = async () => {
    if (busy !== '') return;
    setBusy('reading');
    setProblem('');
    const { typed } = latest.current;
    const answer = await call('pasted.read', { text: typed });
    setBusy('');
    if (!answer.ok) {
      const { problem: why } = answer;
      setProblem(
        why.kind === 'invalid'
          ? (why.fields.text ?? why.form).map(({ what, todo }) => `${what} ${todo}`).join(' ')
          : describe(why),
      );
      return;
    }
    setMarks({});
    become(pastedOf(typed, answer.value, newSubmission));
    const { length } = answer.value.rows;
    say(
      length === 0
        ? 'Không thấy việc nào sổ ghi được.'
        : `Đọc được ${length} việc. Xem lại từng việc rồi lưu.`,
    );
    window.scrollTo(0, 0);
  };

  /** What is wrong before anything is sent. */
  const isWrong = (rows: readonly PastedRow[]): boolean => {
    const wrong = rows.flatMap((row): [string, FieldProblems][] => {
      const form = formOf(row);
      const own = form === undefined ? {} : problemsOf(form, row.values, about);
      return Object.keys(own).length === 0 ? [] : [[row.submission, own]];
    });
    setMarks(Object.fromEntries(wrong.map(([key, fields]) => [key, { fields, text: '', isSimilar: false }])));
    const asked = rows.filter((row) => openQuestions(row).length > 0);
    const count = new Set([...wrong.map(([key]) => key), ...asked.map(({ submission }) => submission)]).size;
    const said =
      rows.length === 0
        ? 'Chưa chọn việc nào để lưu.'
        : count > 0
          ? `Còn ${count} việc thiếu ô hoặc còn câu hỏi. Trả lời, hoặc bỏ chọn việc ấy, rồi bấm lại.`
          : '';
    setProblem(said);
    if (said === '') return false;
    say(said);
    const [first] = rows.filter(({ submission }) =>
      [...wrong.map(([key]) => key), ...asked.map((one) => one.submission)].includes(submission),
    );
    if (first === undefined) window.scrollTo(0, 0);
    else document.getElementById(`pasted-${first.submission}`)?.scrollIntoView();
    return true;
  };

  const told = (submission: string, sent: Sent): void => {
    const now = latest.current;
    const row = now.rows.find((one) => one.submission === submission);
    if (row === undefined) return;
    if (sent.kind === 'problem') {
      const { problem: found } = sent;
      const text = [
        ...(found.kind === 'invalid'
          ? found.form.map(({ what, todo }) => `${what} ${todo}`)
          : [describe(found)]),
        ...(found.kind === 'similar'
          ? found.rows.map(({ title, by }) => `${title}${by === '' ? '' : ` (${by})`}`)
          : []),
      ].join(' ');
      const fields = found.kind === 'invalid' ? found.fields : {};
      setMarks((before) => ({
        ...before,
        [submission]: { fields, text, isSimilar: found.kind === 'similar' },
      }));
      // Definitely refused: nothing of it is on the sheet.
      become1(submission, (one) => ({ ...one, sent: null }));
      return;
    }
    const { receipts, rows, kept, changed } = soFar.current;
    const isChanged =
      sent.kind === 'saved' &&
      sent.receipt.isRepeat &&
      row.sent !== null &&
      !isSameValues(row.sent, row.values);
    soFar.current = {
      receipts: sent.kind === 'saved' ? [...receipts, sent.receipt] : receipts,
      rows: [...rows, row.values],
      kept: kept + (sent.kind === 'kept' ? 1 : 0),
      changed: isChanged ? [...changed, sent.receipt.row.id] : changed,
    };
    setBatch(soFar.current);
    if (sent.kind === 'saved') onSavedOne(sent.receipt);
    become({ ...now, rows: now.rows.filter((one) => one !== row) });
  };

  const isClosed = (rows: readonly PastedRow[]): boolean =>
    rows.some((row) =>
      formOf(row)?.fields.some(
        (field) => closedNote(field, row.values[field.key], about.today, about.closedUntil) !== '',
      ),
    );

  const save = async (rows: readonly PastedRow[], { isClosedMeant = false, acceptSimilar = false } = {}) => {
    if (busy !== '') return;
    setStopped(null);
    if (isWrong(rows)) return;
    if (isClosed(rows) && !isClosedMeant && about.person.role !== 'link') return askClosed(true);
    askClosed(false);
    setBusy('saving');
    say(`Đang lưu ${rows.length} việc …`);
    // Kept before the first is sent: a page that closes meanwhile sends the same under the same ids.
    const going = new Set(rows.map(({ submission }) => submission));
    become({
      ...latest.current,
      rows: latest.current.rows.map((row) =>
        going.has(row.submission) ? { ...row, sent: row.sent ?? row.values } : row,
      ),
    });
    const news = rows.flatMap((row) => {
      const form = formOf(row);
      const values = filledValues(row.values);
      const { submission } = row;
      return form === undefined
        ? []
        : [
            {
              form,
              values,
              submission,
              acceptSimilar,
              lines: linesOf(form, values),
              acceptClosed: isClosedMeant,
            },
          ];
    });
    const why = await sendMany(send, news, told);
    setBusy('');
    setStopped(why);
    if (why === null && latest.current.rows.every(({ isTicked }) => !isTicked)) {
      become(NOTHING);
      say(`Đã lưu ${soFar.current.receipts.length + soFar.current.kept} việc.`);
      return onDone(soFar.current);
    }
    say(`Còn ${latest.current.rows.filter(({ isTicked }) => isTicked).length} việc chưa lưu.`);
    window.scrollTo(0, 0);
  };
  const ticked = (): readonly PastedRow[] => latest.current.rows.filter(({ isTicked }) => isTicked);

  return {
    ...{ all, marks, problem, stopped, busy, batch, isClosedAsked, formOf },
    type: (typed: string) => become({ ...latest.current, typed }),
    read: () => void read(),
    tick: ({ submission }: PastedRow, isTicked: boolean) =>
      become1(submission, (row) => ({ ...row, isTicked })),
    typeRow({ submission }: PastedRow, values: Record<string, FieldValue>) {
      unmark(submission, Object.keys(values));
      become1(submission, (row) => withValues(row, values));
    },
    answer({ submission }: PastedRow, question: Question, text: string | null) {
      unmark(submission, [question.column]);
      become1(submission, (row) => answered(row, question, text));
    },
    /** One day or chapter for every chosen row that has none. */
    fillAll(kind: 'day' | 'chapter', value: string) {
      const rows = latest.current.rows.map((row) => {
        const key = row.isTicked ? blankOf(about.forms, row, kind) : null;
        return key === null ? row : withValues(row, { [key]: value });
      });
      become({ ...latest.current, rows });
    },
    save: () => void save(ticked()),
    saveClosed: () => void save(ticked(), { isClosedMeant: true }),
    saveAnyway: (row: PastedRow) =>
      void save(
        latest.current.rows.filter(({ submission }) => submission === row.submission),
        { acceptSimilar: true, isClosedMeant: isClosed([row]) },
      ),
    /** Back to the text; the rows that were read of it go. */
    again: () => become({ ...NOTHING, typed: latest.current.typed }),
    discard: () => become(NOTHING),
  };
}
