/** A text cut into the pieces that tell of one thing each: at the ends of lines and sentences and at semicolons. */
import type { Figure, Place } from '../values';

export interface Clause extends Place {
  /** Number of its line, from 0. */
  readonly line: number;
  /** Only a semicolon or a colon stands between it and the clause before. */
  readonly goesOn: boolean;
  readonly figures: readonly Figure[];
}

const CUT = /\n|;|(?:\.{2,}|…|[.!?])(?=\s|$|[-+•])/gu;

/** Clauses in their order, each with the figures that begin in it. Cuts inside a figure are none. */
export function clausesOf(text: string, figures: readonly Figure[]): Clause[] {
  const clauses: Clause[] = [];
  let [start, line, next] = [0, 0, 0];
  let goesOn = false;
  const close = (end: number): void => {
    const own: Figure[] = [];
    for (let figure = figures[next]; figure !== undefined && figure.start < end; figure = figures[next]) {
      own.push(figure);
      next += 1;
    }
    const said = text.slice(start, end);
    const from = start + (said.length - said.trimStart().length);
    if (said.trim() !== '')
      clauses.push({ start: from, end: from + said.trim().length, line, goesOn, figures: own });
  };
  let at = 0;
  for (const { 0: cut, index } of text.matchAll(CUT)) {
    while (at < figures.length && (figures[at]?.end ?? 0) <= index) at += 1;
    const inside = figures[at];
    if (inside !== undefined && inside.start < index && cut !== '\n') continue;
    close(index);
    start = index + cut.length;
    goesOn = cut === ';';
    if (cut === '\n') line += 1;
  }
  close(text.length);
  return clauses;
}
