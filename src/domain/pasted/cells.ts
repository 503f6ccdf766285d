/** What a figure says in a field, as a person would type it; where it does not say one thing, a question. */
import { type Figure, formatNumber, quote, shiftTen } from '../values';
import type { Filled } from './drafts';
import type { Question, ToldCell } from './types';

/** With these the thing itself stands behind, or else in front: `20 chiếc làn`, `làn 50 cái`. */
const CLASSIFIERS: ReadonlySet<string> = new Set(
  'cái|chiếc|con|quyển|cuốn|bộ|tấm|cây|kg|đôi|thùng|hộp|bao|túi|gói|chai|tờ'.split('|'),
);
/** Where the name of a thing ends. */
const ENDS =
  /[,;:.()\n=“”"]|\s(?:(?:cho|tại|trị|và|với|của|để|do|nhân|trên|các|được|thu|bán|tới|đến|ở|từ|trong|có|vào|tổng|mỗi|x|cùng|là|gồm|khoảng|nhằm|về|hơn|gần)(?!\p{L})|\d)/iu;
const MOST_WORDS = 5;

const numberText = (value: number, power = 0): string =>
  formatNumber(power === 0 ? value : shiftTen(value, power));

/** A number as the field takes it: with its unit where the field holds one. */
function textOf(value: number, { rule, figure }: Filled, kind: string, text: string): string {
  if (rule.joins === true) return goods(value, figure, text);
  if (kind !== 'quantity') return numberText(value, rule.power);
  const unit = figure.kind === 'weight' ? 'kg' : figure.kind === 'area' ? 'm²' : unitOf(figure);
  return `${numberText(value)} ${unit}`.trim();
}

/** The unit in the letters of the text: `quyển`, `cây hoa`. */
function unitOf({ text, unit }: Figure): string {
  const behind = text.replace(/^.*\d/su, '').replace(/^\s*(?:nghìn|ngàn|trăm|chục|triệu)\s/iu, '');
  return /\p{L}/u.test(behind) && /\d/u.test(text) ? behind.trim() : (unit ?? '');
}

/** `650 quyển vở`, `140 kg gạo`, `25.000 cây phi lao`: a number and the thing, as lists in a cell are read. */
function goods(value: number, figure: Figure, text: string): string {
  const unit = figure.kind === 'weight' ? 'kg' : unitOf(figure);
  const behind = text.slice(figure.end).replace(/^ ?/u, ' ');
  const end = behind.search(ENDS);
  const after = wordsBefore(end < 0 ? behind : behind.slice(0, end), 'first');
  const isBare = after === '' && CLASSIFIERS.has(unit.toLowerCase());
  const clause =
    text
      .slice(0, figure.start)
      .split(/[,;:.()\n=“”"]|\s(?:tặng|trao|cho|và|gồm|có|với|cùng)\s/iu)
      .at(-1) ?? '';
  const before = isBare ? wordsBefore(clause, 'last') : '';
  return [numberText(value), unit, after === '' ? before : after].filter((part) => part !== '').join(' ');
}

function wordsBefore(text: string, which: 'first' | 'last'): string {
  const words = text.trim().split(/\s+/u);
  return (which === 'first' ? words.slice(0, MOST_WORDS) : words.slice(-MOST_WORDS)).join(' ');
}

export interface CellOf {
  readonly cell: ToldCell | null;
  readonly question: Question | null;
}

/** @param kind of the field. The cell that a figure fills; null with a question where a person has to say which number. */
export function cellOf(filled: Filled, kind: string, text: string): CellOf {
  const { figure, rule } = filled;
  const { column } = rule;
  const from = [{ start: figure.start, end: figure.end }];
  const option = (value: number) => {
    const said = textOf(value, filled, kind, text);
    return { label: said, text: said };
  };
  if (typeof figure.value !== 'number') {
    const {
      what = `Chưa hiểu ${quote(figure.text)}.`,
      todo = 'Ghi lại con số.',
      candidates = [],
    } = figure.doubt ?? {};
    const options = candidates.flatMap((one) => (typeof one === 'number' ? [option(one)] : []));
    const isAdded = rule.joins === true ? ({ isAdded: true } as const) : {};
    return { cell: null, question: { column, what, todo, options, ...isAdded } };
  }
  if (figure.max !== undefined && typeof figure.max === 'number') {
    const options = [figure.value, figure.max].map(option);
    const what = `${quote(figure.text)} là một khoảng.`;
    return { cell: null, question: { column, what, todo: 'Chọn một số, hoặc ghi số đúng.', options } };
  }
  const cell = { column, text: textOf(figure.value, filled, kind, text), from };
  if (rule.asks !== undefined)
    return { cell, question: { column, what: rule.asks, todo: 'Xem lại ô này.', options: [] } };
  if (figure.modifier !== undefined) {
    const what = `Tin viết ${quote(figure.text)}, là số ước chừng.`;
    return {
      cell,
      question: { column, what, todo: `Đang ghi ${cell.text}; biết số đúng thì sửa.`, options: [] },
    };
  }
  return { cell, question: null };
}

/** The same column said several times: one cell, parted by commas. */
export function joined(cells: readonly ToldCell[]): ToldCell[] {
  const byColumn = new Map<string, ToldCell>();
  for (const cell of cells) {
    const before = byColumn.get(cell.column);
    byColumn.set(
      cell.column,
      before === undefined
        ? cell
        : { ...before, text: `${before.text}, ${cell.text}`, from: [...before.from, ...cell.from] },
    );
  }
  return [...byColumn.values()];
}
