/** The one shape of an answer that may be a refusal: what was asked for, or a problem. */

/** Why not, and what to do about it, for a reader of Vietnamese. */
export interface Refusal {
  readonly what: string;
  readonly todo: string;
}

export interface Failure<P> {
  readonly ok: false;
  readonly problem: P;
}

export type Result<T, P = Refusal> = { readonly ok: true; readonly value: T } | Failure<P>;

export const done = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const failed = <P>(problem: P): Failure<P> => ({ ok: false, problem });

/** The time of one execution was up: what was done stands, and the same again goes on. */
export interface Unfinished extends Refusal {
  readonly goesOn: true;
}
/** @param what how far it is. @param again what is pressed then. */
export const unfinished = (what: string, again: string): Failure<Unfinished> =>
  failed({ what, todo: `Phần đã làm vẫn còn. Bấm ${again} lần nữa để làm tiếp.`, goesOn: true });
export const goesOn = (problem: Refusal): boolean => 'goesOn' in problem;

/** The two sentences alone: what else a reader knows of a text does not leave the server. */
export const sentencesOf = ({ what, todo }: Refusal): Refusal => ({ what, todo });

/** Both sentences as one text. */
export const tell = ({ what, todo }: Refusal): string => (todo === '' ? what : `${what} ${todo}`);
