/** The state of the form of several rows: drafts, checks, sending, what became of each line. */
import { useRef, useState } from 'preact/hooks';
import type { FieldValue, Form, Receipt } from '../../src/shared/contract';
import { describe, type Problem } from '../../src/shared/problem';
import { fieldId } from '../fields/FieldView';
import { WARD } from '../fields/people';
import { closedNote, type FieldProblems, problemsOf } from '../form/check';
import {
  blankShared,
  draftOf,
  isFilled,
  type Line,
  type Lines,
  lineFields,
  lineOf,
  lineProblems,
  linesOfDraft,
  type ManyOf,
  type Marks,
  rowOf,
  sharedForm,
} from '../form/many';
import { isSameValues, linesOf, type Values } from '../form/values';
import { useSession } from '../state/session';
import { newSubmission } from '../state/submission';
import { type Send, type Sent, sendMany } from './send';

/** What was saved in one go. */
export interface Batch {
  readonly receipts: readonly Receipt[];
  /** The values of all rows, also of those that wait on the phone. */
  readonly rows: readonly Values[];
  /** How many wait on the phone. */
  readonly kept: number;
  /** Ids of rows that an earlier attempt had saved with other values. */
  readonly changed: readonly string[];
}

interface ManyActs {
  readonly onSavedOne: (receipt: Receipt) => void;
  readonly onDone: (batch: Batch) => void;
}

/** Lines that a form of lines begins with. */
const LINES = 3;
const NOTHING: Batch = { receipts: [], rows: [], kept: 0, changed: [] };
const NO_LINES: Readonly<Record<ManyOf['by'], string>> = {
  names: 'Chưa có tên ai. Dán tên, hoặc chọn trong danh sách hội viên.',
  lines: 'Chưa ghi thứ nào. Ghi ít nhất một thứ.',
  chapters: 'Chưa ghi số của chi hội nào.',
};

export function useMany(
  { form, many }: { readonly form: Form; readonly many: ManyOf },
  send: Send,
  { onSavedOne, onDone }: ManyActs,
) {
  const { about, drafts, members, say } = useSession();
  const draftName = `${form.table}.many`;
  const fields = lineFields(form, many);
  const [chapterKey = ''] = many.lines;
  const withChapters = (lines: readonly Line[]): readonly Line[] => {
    if (many.by === 'lines' && lines.length === 0)
      return Array.from({ length: LINES }, () => lineOf(newSubmission()));
    if (many.by !== 'chapters') return lines;
    const ward = fields[0]?.kind === 'chapterOrWard' ? [WARD] : [];
    return [
      ...about.chapters.filter(({ isActive }) => isActive).map(({ reference }) => reference),
      ...ward,
    ].map(
      (reference) =>
        lines.find(({ values }) => values[chapterKey] === reference) ??
        lineOf(newSubmission(), { [chapterKey]: reference }),
    );
  };
  const blank = (): Lines => ({ shared: blankShared(form, many), lines: withChapters([]) });
  const [begun] = useState(() => {
    const draft = drafts.get(draftName);
    if (draft === null) return { all: blank(), isRestored: false };
    const { shared, lines } = linesOfDraft(form, many, draft.values);
    return { all: { shared, lines: withChapters(lines) }, isRestored: true };
  });
  const [all, setAll] = useState<Lines>(begun.all);
  /** The current state, even before the next render. */
  const latest = useRef(all);
  const [isRestored, setRestored] = useState(begun.isRestored);
  const [problems, setProblems] = useState<FieldProblems>({});
  const [marks, setMarks] = useState<Marks>({});
  const [problem, setProblem] = useState('');
  const [stopped, setStopped] = useState<Problem | null>(null);
  const [isSaving, setSaving] = useState(false);
  const running = useRef(false);
  const [batch, setBatch] = useState<Batch>(NOTHING);
  const soFar = useRef(batch);
  const [isClosedAsked, askClosed] = useState(false);

  const filledOf = ({ lines }: Lines) => lines.filter((line) => isFilled(many, line));
  const become = (next: Lines) => {
    latest.current = next;
    setAll(next);
    const lines = filledOf(next);
    if (lines.length === 0 && isSameValues(next.shared, blankShared(form, many))) drafts.remove(draftName);
    else
      drafts.set(draftName, {
        ...{ values: draftOf({ ...next, lines }), submission: draftName, sent: null },
        version: '',
      });
  };
  const changed = (next: Partial<Lines>) => {
    setProblem('');
    askClosed(false);
    become({ ...latest.current, ...next });
  };
  const unmark = (submission: string) => setMarks(({ [submission]: _, ...others }) => others);

  const isClosed = ({ shared }: Lines): boolean =>
    form.fields.some(
      (field) => closedNote(field, shared[field.key] ?? '', about.today, about.closedUntil) !== '',
    );

  /** What is wrong before anything is sent; the first place that is gets the focus. */
  const isWrong = (lines: readonly Line[]): boolean => {
    const now = latest.current;
    const common = sharedForm(form, many);
    const found = problemsOf(common, now.shared, about);
    const wrong = lines.flatMap((line) => {
      const own = lineProblems(form, many, now, line, about);
      return Object.keys(own).length === 0 ? [] : [[line.submission, own] as const];
    });
    const asked = lines.filter((line) => line.asked !== '');
    setProblems(found);
    setMarks((before) => ({
      ...Object.fromEntries(
        Object.entries(before).filter(([key]) => !lines.some(({ submission }) => submission === key)),
      ),
      ...Object.fromEntries(wrong.map(([key, own]) => [key, { fields: own, text: '', isSimilar: false }])),
    }));
    const firstShared = common.fields.find(({ key }) => found[key] !== undefined)?.key;
    const [firstLine] = wrong;
    const first =
      firstShared ??
      (firstLine === undefined ? undefined : `${Object.keys(firstLine[1])[0] ?? ''}-${firstLine[0]}`);
    const count = Object.keys(found).length + wrong.length;
    const said = [
      lines.length === 0 ? NO_LINES[many.by] : '',
      count > 0 ? `Còn ${count} chỗ cần xem lại. Sửa rồi bấm lại.` : '',
      asked.length > 0 ? `Còn ${asked.length} tên chưa rõ là ai. Chọn ở từng tên rồi bấm lại.` : '',
    ].filter((text) => text !== '');
    setProblem(said.join(' '));
    if (said.length > 0) say(said.join(' '));
    const target =
      first !== undefined
        ? fieldId(first)
        : asked[0] !== undefined
          ? `asked-${asked[0].submission}`
          : undefined;
    if (target !== undefined) document.getElementById(target)?.focus();
    else if (said.length > 0) window.scrollTo(0, 0);
    return said.length > 0;
  };

  const told = (submission: string, sent: Sent): void => {
    const now = latest.current;
    const line = now.lines.find((one) => one.submission === submission);
    if (line === undefined) return;
    const row = rowOf(now, line);
    if (sent.kind === 'problem') {
      const { problem: found } = sent;
      const own = found.kind === 'invalid' ? found.fields : {};
      const common = Object.entries(own).filter(([key]) => !many.lines.includes(key));
      // What is wrong above the lines is wrong for all of them.
      setProblems((before) => ({ ...before, ...Object.fromEntries(common) }));
      const text = [
        ...(found.kind === 'invalid'
          ? found.form.map(({ what, todo }) => `${what} ${todo}`)
          : [describe(found)]),
        ...(found.kind === 'similar'
          ? found.rows.map(({ title, by }) => `${title}${by === '' ? '' : ` (${by})`}`)
          : []),
      ].join(' ');
      setMarks((before) => ({
        ...before,
        [submission]: { fields: own, text, isSimilar: found.kind === 'similar' },
      }));
      // Definitely refused: nothing of it is on the sheet.
      become({ ...now, lines: now.lines.map((one) => (one === line ? { ...line, sent: null } : one)) });
      return;
    }
    const { receipts, rows, kept, changed: differing } = soFar.current;
    const isChanged =
      sent.kind === 'saved' && sent.receipt.isRepeat && line.sent !== null && !isSameValues(line.sent, row);
    soFar.current = {
      receipts: sent.kind === 'saved' ? [...receipts, sent.receipt] : receipts,
      rows: [...rows, row],
      kept: kept + (sent.kind === 'kept' ? 1 : 0),
      changed: isChanged ? [...differing, sent.receipt.row.id] : differing,
    };
    setBatch(soFar.current);
    if (sent.kind === 'saved') onSavedOne(sent.receipt);
    become({ ...now, lines: now.lines.filter((one) => one !== line) });
  };

  const save = async (lines: readonly Line[], { isClosedMeant = false, acceptSimilar = false } = {}) => {
    if (running.current) return;
    setStopped(null);
    if (isWrong(lines)) return;
    if (isClosed(latest.current) && !isClosedMeant && about.person.role !== 'link') return askClosed(true);
    askClosed(false);
    running.current = true;
    setSaving(true);
    say(`Đang lưu ${lines.length} việc …`);
    const begin = latest.current;
    const going = new Set(lines);
    // Kept before the first is sent: a page that closes meanwhile sends the same under the same ids.
    become({
      ...begin,
      lines: begin.lines.map((line) =>
        going.has(line) ? { ...line, sent: line.sent ?? rowOf(begin, line) } : line,
      ),
    });
    const rows = lines.map((line) => {
      const values = rowOf(begin, line);
      const { submission } = line;
      return {
        form,
        values,
        submission,
        acceptSimilar,
        lines: [...linesOf(form, line.values), ...linesOf(form, begin.shared)],
        acceptClosed: isClosedMeant,
      };
    });
    const why = await sendMany(send, rows, told);
    running.current = false;
    setSaving(false);
    setStopped(why);
    if (form.table === 'members') members.forget();
    const left = filledOf(latest.current).length;
    if (why === null && left === 0) {
      drafts.remove(draftName);
      say(`Đã lưu ${soFar.current.receipts.length + soFar.current.kept} việc.`);
      return onDone(soFar.current);
    }
    say(`Còn ${left} việc chưa lưu.`);
    window.scrollTo(0, 0);
  };

  return {
    ...{ all, problems, marks, problem, stopped, isSaving, batch, isClosedAsked },
    isRestored: isRestored && !isSaving,
    typeShared(values: Values) {
      setProblems((before) => Object.fromEntries(Object.entries(before).filter(([key]) => !(key in values))));
      changed({ shared: { ...latest.current.shared, ...values } });
    },
    typeLine(line: Line, values: Record<string, FieldValue>) {
      unmark(line.submission);
      const typed = (one: Line): Line => ({ ...one, values: { ...one.values, ...values } });
      changed({
        lines: latest.current.lines.map((one) => (one.submission === line.submission ? typed(one) : one)),
      });
    },
    setLines: (lines: readonly Line[]) => changed({ lines }),
    addLine() {
      const line = lineOf(newSubmission());
      changed({ lines: [...latest.current.lines, line] });
      // The field is rendered first.
      window.setTimeout(() => document.getElementById(fieldId(`${chapterKey}-${line.submission}`))?.focus());
    },
    save: () => void save(filledOf(latest.current)),
    saveClosed: () => void save(filledOf(latest.current), { isClosedMeant: true }),
    saveAnyway: (line: Line) =>
      void save(
        latest.current.lines.filter(({ submission }) => submission === line.submission),
        { acceptSimilar: true, isClosedMeant: isClosed(latest.current) },
      ),
    discard() {
      setRestored(false);
      setMarks({});
      setProblems({});
      changed(blank());
    },
  };
}
