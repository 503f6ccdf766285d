/**
 * A pasted message or a paragraph of a report, read for the rows that it tells of. Nothing is guessed silently: what is taken for
 * a value has its place in the text, what may be meant is a question, and every figure of which nothing was made is listed.
 */
import { type Figure, normalizeText, type Place, quote, readNumbers } from '../values';
import { cellOf, joined } from './cells';
import { type Clause, clausesOf } from './clauses';
import { type Before, type Draft, draftsOf } from './drafts';
import {
  type ChapterContext,
  type Chapters,
  chapterFacts,
  chaptersOf,
  choiceFacts,
  type DayContext,
  dayFacts,
  isChosen,
  named,
  textFacts,
  yearOf,
} from './facts';
import { readersOf } from './rules';
import type { Left, Message, Proposal, Question, ToldCell, ToldWard } from './types';
import { type Hit, type Word, wordsOf } from './words';

/** The head of a message is short; a long first line is a paragraph. */
const LONGEST_HEAD = 200;

interface Made {
  readonly draft: Draft;
  readonly clause: Clause;
  /** The day that stands before it in its line. */
  readonly before: Figure | null;
  /** Where its line begins. */
  readonly lineStart: number;
}

export function readMessage(typed: string, ward: ToldWard): Message {
  const text = normalizeText(typed);
  const { figures, names, unread } = readNumbers(text);
  const words = wordsOf(text);
  const clauses = clausesOf(text, figures);
  const readers = readersOf(ward);
  const made: Made[] = [];
  const left = new Map<Figure, string>();
  const used = new Set<Figure>();
  let before: Before & { line: number; start: number; date: Figure | null } = {
    reader: null,
    draft: null,
    line: -1,
    start: 0,
    date: null,
  };
  for (const clause of clauses) {
    if (clause.line !== before.line)
      before = { reader: null, draft: null, line: clause.line, start: clause.start, date: null };
    const drafted = draftsOf(text, clause, readers, before);
    for (const draft of drafted.drafts)
      made.push({ draft, clause, before: before.date, lineStart: before.start });
    for (const figure of drafted.left) left.set(figure, '');
    before = {
      ...before,
      reader: drafted.drafts.at(-1)?.reader ?? drafted.told ?? before.reader,
      draft: drafted.drafts.at(-1) ?? before.draft,
      date: [...clause.figures].reverse().find(isDayFigure) ?? before.date,
    };
  }
  const chapters = chaptersOf(ward);
  const firstLine = clauses[0]?.line ?? 0;
  // A line that tells of something itself says when and where that was, and not the others.
  const isTold = made.some(({ draft }) => draft.line === firstLine);
  const head = headOf(text, isTold ? [] : clauses, words, chapters);
  const year = yearOf(figures);
  const rows = made.map(({ draft, clause, before: earlier, lineStart }) => {
    const own = figures.filter(
      ({ kind, start, end }) => kind === 'date' && start >= draft.start && end <= draft.end,
    );
    // What stands in front of several rows of a clause is said of all of them.
    const dates =
      own.length > 0 ? own : clause.figures.filter(({ kind, end }) => kind === 'date' && end <= draft.start);
    for (const one of [...dates, ...[...draft.filled, ...draft.perhaps].map(({ figure }) => figure)])
      used.add(one);
    const isHead = clause.line === head.line;
    const context: DayContext = {
      ...{ year, today: ward.today, before: earlier },
      head: isHead ? null : head.date,
    };
    const earlierNames = named(chapters, within(words, lineStart, draft.start));
    const subject = named(chapters, within(words, clause.start, firstNumber(clause)));
    const [of = null] = subject.length === 1 ? subject : [];
    const chapter = { subject: of, head: isHead ? null : head.chapter, before: earlierNames.at(-1) ?? null };
    const gathered = clause.figures.filter(
      (figure) =>
        left.has(figure) && figure.start >= draft.start && figure.end <= draft.end && isGathered(figure),
    );
    for (const one of gathered) used.add(one);
    const about = { ward, chapters, text, words, context, dates, chapter, gathered };
    return proposalOf(draft, about);
  });
  if (rows.length > 0 && head.date !== null) used.add(head.date);
  return { text, rows, names, left: leftIn(text, figures, used, unread) };
}

const TIMES: ReadonlySet<string> = new Set(['buổi', 'lần', 'đợt', 'cuộc']);
const isGathered = ({ kind, unit, value }: Figure): boolean =>
  kind === 'count' && TIMES.has(unit ?? '') && value !== 1;

const isDayFigure = ({ kind, unit, doubt, max }: Figure): boolean =>
  kind === 'date' && (unit === 'date' || unit === 'day-month') && doubt === undefined && max === undefined;

/** Where the first figure stands that is no date. */
const firstNumber = ({ start, figures }: Clause): number =>
  figures.find(({ kind }) => kind !== 'date')?.start ?? start;

interface Head {
  readonly line: number;
  readonly date: Figure | null;
  readonly chapter: Hit<string> | null;
}

/** `Chi hội Khu 7 báo cáo ngày 12/5:` says whose and when the lines below are. */
function headOf(text: string, clauses: readonly Clause[], words: readonly Word[], chapters: Chapters): Head {
  const line = clauses[0]?.line ?? 0;
  const own = clauses.filter((clause) => clause.line === line);
  const start = own[0]?.start ?? 0;
  const end = own.at(-1)?.end ?? 0;
  if (end - start > LONGEST_HEAD || own.length === clauses.length) return { line, date: null, chapter: null };
  const dates = own.flatMap((clause) => clause.figures.filter(isDayFigure));
  const found = named(chapters, within(words, start, end));
  const isDocument = /\p{Lu}{2,}|số \d/u.test(text.slice(start, end)) && dates.length === 0;
  return {
    line,
    date: dates.length === 1 ? (dates[0] ?? null) : null,
    chapter: found.length === 1 && !isDocument ? (found[0] ?? null) : null,
  };
}

const within = (words: readonly Word[], start: number, end: number): Word[] =>
  words.filter((word) => word.start >= start && word.end <= end);

interface About {
  readonly ward: ToldWard;
  readonly chapters: Chapters;
  readonly text: string;
  readonly words: readonly Word[];
  readonly context: DayContext;
  readonly dates: readonly Figure[];
  readonly chapter: ChapterContext;
  /** `80 buổi`: one row is one of them. */
  readonly gathered: readonly Figure[];
}

function proposalOf(draft: Draft, about: About): Proposal {
  const { ward, text, chapters, context, dates } = about;
  const { form } = draft.reader;
  const words = within(about.words, draft.start, draft.end);
  const kindOf = (column: string): string => form.fields.find(({ key }) => key === column)?.kind ?? '';
  const cells: ToldCell[] = [];
  const questions: Question[] = [];
  const add = (facts: { cells: readonly ToldCell[]; questions: readonly Question[] }): void => {
    cells.push(...facts.cells);
    questions.push(...facts.questions);
  };
  for (const filled of draft.filled) {
    const { cell, question } = cellOf(filled, kindOf(filled.rule.column), text);
    add({ cells: cell === null ? [] : [cell], questions: question === null ? [] : [question] });
    const { picked, rule } = filled;
    if (picked !== null && rule.beside !== undefined)
      cells.push({
        column: rule.beside,
        text: picked.value,
        from: [{ start: picked.start, end: picked.end }],
      });
  }
  for (const filled of draft.perhaps) {
    const { cell } = cellOf(filled, kindOf(filled.rule.column), text);
    const { column } = filled.rule;
    const options = cell === null ? [] : [{ label: `Ghi ${cell.text} vào việc này`, text: cell.text }];
    const what = `${quote(filled.figure.text)} có thể là của việc này, hoặc của nhiều việc.`;
    questions.push({
      column,
      what,
      todo: 'Nếu là của riêng việc này thì bấm; nếu là của cả mấy việc thì chia ra.',
      options,
    });
  }
  const { named: indicator } = draft;
  if (indicator !== null && form.spoken.named !== undefined)
    cells.push({
      column: form.spoken.named.by,
      text: indicator.value,
      from: [{ start: indicator.start, end: indicator.end }],
    });
  const has = (key: string): boolean =>
    cells.some(({ column }) => column === key) || questions.some(({ column }) => column === key);
  let isDated = false;
  for (const field of form.fields) {
    if (has(field.key)) continue;
    if (field.kind === 'day' && !isDated && (field.isRequired || !form.fields.some(isRequiredDay))) {
      isDated = true;
      add(dayFacts(field, dates, context));
    } else if (field.kind === 'chapter' || field.kind === 'chapterOrWard')
      add(chapterFacts(field, words, chapters, ward, about.chapter));
    else if (isChosen(field)) add(choiceFacts(field, words, ward, form));
  }
  for (const { text: said } of about.gathered)
    questions.push({
      ...{ column: '', what: `Tin nói ${quote(said)}; một dòng trong sổ chỉ tính là một lần.` },
      ...{ todo: 'Muốn đếm đủ số lần thì ghi từng lần.', options: [] },
    });
  add(textFacts(form, words, text, draft.end));
  if (draft.rival !== null)
    questions.push({
      ...{ column: '', what: `Câu này cũng có thể ghi ở mục ${draft.rival}.` },
      ...{ todo: 'Nếu không phải việc này thì bỏ dấu chọn.', options: [] },
    });
  return {
    ...{ table: form.table, ...trimmed(text, draft) },
    ...{
      cells: joined(cells),
      questions,
      marks: marksOf(
        cells,
        [...draft.filled, ...draft.perhaps].map(({ figure }) => figure),
        about.gathered,
        dates,
      ),
    },
  };
}

/** Without the blanks and marks at its ends. */
function trimmed(text: string, { start, end }: Place): Place {
  const said = text.slice(start, end);
  const from = /^[\s,;+•-]*/u.exec(said)?.[0].length ?? 0;
  const behind = /[\s,;:]*$/u.exec(said.slice(from))?.[0].length ?? 0;
  return { start: start + from, end: end - behind };
}

/** Where the row's values and what is asked about it stand, in order. */
function marksOf(cells: readonly ToldCell[], ...figures: readonly (readonly Place[])[]): Place[] {
  const places = [...cells.flatMap(({ from }) => from), ...figures.flat()];
  return places.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start || a.end - b.end);
}

const isRequiredDay = ({
  kind,
  isRequired,
}: {
  readonly kind: string;
  readonly isRequired: boolean;
}): boolean => kind === 'day' && isRequired;

/** Every figure that stands in no row, and every number that says nothing. */
function leftIn(
  text: string,
  figures: readonly Figure[],
  used: ReadonlySet<Figure>,
  unread: readonly Place[],
): Left[] {
  const left = figures.flatMap((figure): Left[] => {
    if (used.has(figure)) return [];
    const { start, end, kind, doubt, of } = figure;
    const why =
      doubt !== undefined
        ? doubt.what
        : kind === 'date'
          ? 'Ngày này không thuộc việc nào.'
          : of !== undefined || kind === 'percent'
            ? 'Một phần trên tổng số; sổ tự tính từ các dòng.'
            : 'Không thấy việc nào để ghi số này.';
    return [{ start, end, why }];
  });
  const bare = unread.map(({ start, end }) => ({
    start,
    end,
    why: `Không rõ ${quote(text.slice(start, end))} đếm thứ gì.`,
  }));
  return [...left, ...bare].sort((a, b) => a.start - b.start);
}
