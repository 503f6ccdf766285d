/** What Tự kiểm tra asks: one fact a line, each of which fails by itself. */

export interface Seen {
  readonly holds: boolean;
  /** What there was, in Vietnamese. */
  readonly seen: string;
}

export interface Fact {
  readonly id: string;
  /** What the add-on rests on. */
  readonly must: string;
  /** What follows where something else is seen, and what to do. */
  readonly otherwise: string;
  /** What it throws is what was seen. */
  readonly look: () => Seen;
}

export interface Group {
  readonly title: string;
  readonly facts: readonly Fact[];
}

export interface Line extends Seen {
  readonly id: string;
  readonly group: string;
  readonly must: string;
  readonly otherwise: string;
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What Google says where it refuses; null where it does not. */
export function refusalOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

/** A fact of the form “Google refuses this”. */
export const isRefused = (work: () => unknown, done = 'Google làm theo, không từ chối'): Seen => {
  const refusal = refusalOf(work);
  return { holds: refusal !== null, seen: refusal === null ? done : `bị từ chối: ${refusal}` };
};

/** Errors of Google's may be long, and of several lines. */
const LONGEST = 240;
const shown = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};

const lineOf = (group: string, { id, must, otherwise, look }: Fact): Line => {
  try {
    const { holds, seen } = look();
    return { id, group, must, otherwise, holds, seen: shown(seen) };
  } catch (error) {
    return { id, group, must, otherwise, holds: false, seen: shown(`lỗi: ${messageOf(error)}`) };
  }
};

/** Asks one after another, whatever the others say. */
export const linesOf = (groups: readonly Group[]): Line[] =>
  groups.flatMap(({ title, facts }) => facts.map((fact) => lineOf(title, fact)));

/** An address that may be handed on: its first letter and its domain. */
export const masked = (email: string): string => email.replace(/^(.).*(@.*)$/, '$1…$2');
