/** What the words in front of a number say of it: `tổng số hội viên 4.401`, `trị giá 500.000`, `mỗi tháng 250.000đ`. */
import { baseAt } from './measures';
import { knownAt } from './nouns';
import type { Token } from './tokens';

const FARTHEST = 14;
const CLAUSE_ENDS: ReadonlySet<string> = new Set([
  '.',
  ';',
  '(',
  ')',
  ',',
  '|',
  '“',
  '”',
  '"',
  '+',
  '[',
  ']',
  '\n',
]);
const LINKS: ReadonlySet<string> = new Set(
  'là : = được đạt có hiện nay trở lên gồm khoảng trên hơn gần đến tới còn với'.split(' '),
);
/** Where the name of what is counted ends: `hội viên của phường`. */
const CUTS: ReadonlySet<string> = new Set(
  'của trong tại ở toàn hiện đến tính do được đã tham sinh năm đạt'.split(' '),
);
const MONEY_WORDS: ReadonlySet<string> = new Set(['tiền', 'phí', 'giá', 'vốn', 'quỹ', 'nợ', 'thưởng']);

const textOf = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? '';

/** The first token of the clause that a number at `at` ends. */
function clauseStart(tokens: readonly Token[], at: number): number {
  let start = at;
  while (start > 0 && at - start < FARTHEST) {
    const before = tokens[start - 1];
    if (before === undefined || before.kind === 'break' || CLAUSE_ENDS.has(before.text)) break;
    start -= 1;
  }
  return start;
}

/** Whether the words say that the bare number behind them is a sum of money. */
export function saysMoneyBefore(tokens: readonly Token[], at: number): boolean {
  const start = Math.max(clauseStart(tokens, at), at - 6);
  for (let back = at - 1; back >= start; back -= 1) {
    if (MONEY_WORDS.has(textOf(tokens, back))) return true;
    if (tokens[back]?.kind === 'number') return false;
  }
  return false;
}

/**
 * The name of what a bare number counts, from the words in front of it; null where they do not say.
 * @param isSure the number says by its thousands that it is a figure.
 */
export function labelBefore(tokens: readonly Token[], at: number, isSure: boolean): string | null {
  const start = clauseStart(tokens, at);
  let end = at;
  let isTold = false;
  while (end > start && LINKS.has(textOf(tokens, end - 1))) {
    isTold ||= textOf(tokens, end - 1) === ':' || textOf(tokens, end - 1) === 'là';
    end -= 1;
  }
  let from = -1;
  for (let back = end - 1; back >= start && from < 0; back -= 1) {
    const word = textOf(tokens, back);
    if (word === 'số' || word === 'tổng') from = back + 1;
  }
  if (textOf(tokens, from) === 'lượng') from += 1;
  if (from >= 0 && from < end) return named(tokens, from, end);
  if (!isTold && !isSure) return null;
  for (let back = Math.max(start, end - 5); back < end; back += 1) {
    const known = knownAt(tokens, back);
    // `1.250 chiếc 50.000.000`: what is counted belongs to the number before it.
    if (known !== null && known.end === end) return tokens[back - 1]?.kind === 'number' ? null : known.unit;
  }
  const known = isTold ? knownAt(tokens, start + (textOf(tokens, start) === '-' ? 1 : 0)) : null;
  return known?.unit ?? null;
}

function named(tokens: readonly Token[], from: number, end: number): string | null {
  let to = from;
  while (to < end && !CUTS.has(textOf(tokens, to))) to += 1;
  const words = tokens.slice(from, to).filter(({ kind }) => kind !== 'mark');
  if (words[0]?.kind !== 'word') return null;
  const known = knownAt(tokens, from);
  return known !== null && known.end === to ? known.unit : words.map(({ text }) => text).join(' ');
}

/** Words between what a rate is said of and its amount: `mỗi suất trị giá 500.000đ`. */
const BETWEEN: ReadonlySet<string> = new Set(
  'trị giá là được : có giá số tiền với mức nhận hỗ trợ tặng quà đóng góp ủng hộ tiết kiệm từ thu'.split(' '),
);
const PERIODS: ReadonlySet<string> = new Set(['tháng', 'năm', 'quý', 'tuần', 'ngày']);

/** `mỗi tháng`, `mỗi suất trị giá`, `hằng năm` in front of `at`: where it begins and what the rate is said of. */
export function rateBefore(
  tokens: readonly Token[],
  at: number,
  isCapital: (token: Token) => boolean,
): { start: number; per: string } | null {
  const start = Math.max(clauseStart(tokens, at), at - 9);
  for (let back = at - 1; back >= start; back -= 1) {
    const word = textOf(tokens, back);
    if (tokens[back]?.kind === 'number') return null;
    const isEach = word === 'mỗi' || word === 'từng';
    const isPeriod = (word === 'hằng' || word === 'hàng') && PERIODS.has(textOf(tokens, back + 1));
    if (!isEach && !isPeriod) continue;
    const base = isPeriod
      ? { unit: textOf(tokens, back + 1), end: back + 2 }
      : baseAt(tokens, back + 1, isCapital);
    if (base === null || base.end > at) return null;
    for (let between = base.end; between < at; between += 1)
      if (!BETWEEN.has(textOf(tokens, between))) return null;
    return { start: back, per: base.unit };
  }
  return null;
}
