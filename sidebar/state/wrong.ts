/** The list of what is wrong, with what was done about each line since it was loaded. Pure. */
import type { Output, WrongCell } from '../../src/shared/contract';

export type Wrong = Output<'problems.list'>;

/** What was done about a line. */
export type Done =
  /** One press wrote it; it can be taken back. */
  | { readonly kind: 'mended'; readonly notices: readonly string[] }
  | { readonly kind: 'deleted'; readonly title: string }
  /** Saved by a form, with whatever else was changed there. */
  | { readonly kind: 'saved'; readonly title: string };

export interface WrongList {
  readonly loaded: Wrong;
  /** Chapter that was asked for; '' all. */
  readonly asked: string;
  /** Chapter that is shown; '' all. */
  readonly shown: string;
  readonly done: ReadonlyMap<WrongCell, Done>;
}

export const opened = (loaded: Wrong, chapter: string): WrongList => ({
  loaded,
  asked: chapter,
  shown: chapter,
  done: new Map(),
});

/** @param done null: taken back. */
export function withDone(list: WrongList, cell: WrongCell, done: Done | null): WrongList {
  const all = new Map(list.done);
  if (done === null) all.delete(cell);
  else all.set(cell, done);
  return { ...list, done: all };
}

/** A form saved this row: every line of it is another one now. */
export const withSaved = (list: WrongList, row: Pick<WrongCell, 'table' | 'id'>, title: string): WrongList =>
  list.loaded.problems
    .filter(({ table, id }) => id !== '' && table === row.table && id === row.id)
    .reduce((so, cell) => withDone(so, cell, { kind: 'saved', title }), list);

export const linesShown = ({ loaded, shown }: WrongList): readonly WrongCell[] =>
  loaded.problems.filter(({ chapter }) => shown === '' || chapter === shown);

/** Whether a chapter's lines must be asked for: of a list that was cut, or of another chapter's, not all are here. */
export const mustAsk = ({ loaded, asked }: WrongList, chapter: string): boolean =>
  asked !== '' ? chapter !== asked : loaded.rest > 0 && chapter !== '';
