/** What a text holds besides the value that was understood: it is named, and the cell that it belongs in is looked for. */
import { identityKey } from './names';
import { type Leftover, quote, type Reading, type Refused, refuse } from './reading';
import { failed, type Refusal } from './result';

/** Words of a cell that is searched; beyond it stands prose, which no value is looked for in. */
const LONGEST = 14;
/** Punctuation around a run of words; not the sign of a number. */
const EDGES = /^[\s,;:()]+|[\s,;:().]+$/gu;
const JOINTS =
  /^(?:[\s,;:()./+–-]|(?:và|với|còn)(?=\s|$))+|(?:[\s,;:()./+–-]|(?<=\s)(?:và|với|còn)(?=\s|$))+$/gu;

/** A part without the punctuation and joining words around it. */
const bare = (text: string): string => text.replace(JOINTS, '');

/** A refusal of `text` for its `rest`, with the value of `taken` as the candidate. */
export function refuseRest<T>(code: string, text: string, taken: string, rest: string, value: T): Refused<T> {
  const named = quote(bare(rest) || rest);
  const { problem } = refuse(
    code,
    `Chưa hiểu ${named} trong ${quote(text)}.`,
    `Ô này chỉ ghi ${quote(taken)}.`,
    [value],
  );
  return failed({ ...problem, leftover: { text, taken, rest } });
}

/**
 * Looks into a text that was refused as a whole for runs of words that `reads` understands: with one, the refusal names
 * what is left; with several, they are the candidates. Without any the refusal stays as it is.
 * @param several what to do about several (`Ghi mỗi ngày một dòng.`), after `“…” có 2 ngày.`
 * @param searched `text` with blanks where its parts end.
 */
export function orLeftover<T>(
  refused: Refused<T>,
  text: string,
  noun: string,
  several: string,
  reads: (part: string) => Reading<T>,
  searched = text,
): Refused<T> {
  const words = searched.split(/[ \n]/u);
  if (words.length < 2 || words.length > LONGEST) return refused;
  const found: { readonly text: string; readonly value: T }[] = [];
  const rest: string[] = [];
  for (let at = 0; at < words.length; ) {
    let end = words.length;
    let run: (typeof found)[number] | null = null;
    for (; end > at && run === null; end -= 1) {
      const part = words.slice(at, end).join(' ').replace(EDGES, '');
      const reading = part === '' ? refused : reads(part);
      if (reading.ok) run = { text: part, value: reading.value };
    }
    if (run === null) rest.push(words[at] ?? '');
    else found.push(run);
    at = run === null ? at + 1 : end + 1;
  }
  const [only, ...others] = found;
  if (only === undefined) return refused;
  if (others.length === 0) {
    return rest.length === 0
      ? refused
      : refuseRest(refused.problem.code, text, only.text, rest.join(' '), only.value);
  }
  return refuse(
    `${refused.problem.code.split('.')[0]}.several`,
    `${quote(text)} có ${found.length} ${noun}.`,
    several,
    found.map(({ value }) => value),
  );
}

/** Another cell of the row, as a place where the rest of a text may belong. */
export interface Neighbour {
  /** Its header. */
  readonly label: string;
  readonly isBlank: boolean;
  /** Words of any kind stand here; in a note, more of them may always be written. */
  readonly isText: boolean;
  readonly isNote: boolean;
  /** What stands here now. */
  readonly shown: string;
  /** Whether `part` reads here, to its last word. Never asked of a text. */
  readonly reads: (part: string) => boolean;
  /** Whether this cell says the same already. */
  readonly holds: (part: string) => boolean;
}

/** A run of words of the rest that no other cell says. */
export interface Piece {
  readonly text: string;
  /** Headers of cells in which it may be written. */
  readonly homes: readonly string[];
  /** A filled cell of the kind that it speaks of says something else. */
  readonly against: { readonly label: string; readonly shown: string } | null;
}

/** A bare `5` among words may be anything; `12tr`, `5/6` and `1200000` say what they are. */
const SPEAKS = /[\p{L}₫%/]|\d(?:\D?\d){3}/u;

/**
 * Parts the rest of a text among the cells of its row: the longest runs that a cell says already (nothing is lost), could
 * say, or contradicts; words that none of them reads may go into a note.
 * @param own names of the column that the text stands in, which say nothing new in it.
 */
export function partRest(rest: string, own: readonly string[], neighbours: readonly Neighbour[]): Piece[] {
  const words = rest.split(/[ \n]/u).filter((word) => bare(word) !== '');
  const pieces: Piece[] = [];
  let strange: string[] = [];
  const flush = () => {
    const homes = neighbours.filter(({ isNote }) => isNote).map(({ label }) => label);
    const text = bare(strange.join(' '));
    if (text !== '') pieces.push({ text, homes, against: null });
    strange = [];
  };
  for (let at = 0; at < words.length; ) {
    let end = Math.min(words.length, at + LONGEST);
    let piece: Piece | 'said' | null = null;
    for (; end > at && piece === null; end -= 1) {
      piece = placed(bare(words.slice(at, end).join(' ')), own, neighbours);
    }
    if (piece === null) strange.push(words[at] ?? '');
    else {
      flush();
      if (piece !== 'said') pieces.push(piece);
    }
    at = piece === null ? at + 1 : end + 1;
  }
  flush();
  return pieces;
}

function placed(
  text: string,
  own: readonly string[],
  neighbours: readonly Neighbour[],
): Piece | 'said' | null {
  const isIn = (name: string) => ` ${identityKey(name)} `.includes(` ${identityKey(text)} `);
  if (own.some(isIn) || neighbours.some(({ isBlank, holds }) => !isBlank && holds(text))) return 'said';
  if (!SPEAKS.test(text)) return null;
  const reading = neighbours.filter(({ isText, reads }) => !isText && reads(text));
  const homes = reading.filter(({ isBlank }) => isBlank).map(({ label }) => label);
  const [filled] = reading;
  if (filled === undefined) return null;
  return { text, homes, against: homes.length > 0 ? null : { label: filled.label, shown: filled.shown } };
}

/** What is wrong and what to do about the pieces of a rest. */
export function sayPieces({ text, taken }: Leftover, pieces: readonly Piece[]): Refusal {
  const todo = pieces.map(({ text: part, homes, against }) => {
    if (against !== null) return `${quote(part)} khác ô ${against.label} đang ghi ${quote(against.shown)}.`;
    return homes.length === 0 ? `Bỏ ${quote(part)}.` : `Ghi ${quote(part)} vào ô ${homes.join(' hoặc ')}.`;
  });
  return {
    what: `Chưa hiểu ${pieces.map((piece) => quote(piece.text)).join(', ')} trong ${quote(text)}.`,
    todo: [...todo, `Ô này chỉ ghi ${quote(taken)}.`].join(' '),
  };
}
