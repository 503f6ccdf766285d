/** Names that a chapter had before, as its cell says them: `Khu 5 (đến 30/06/2025)`, a line each. */
import { type Day, formatDay, normalizeText, readDay } from '../values';

export interface FormerName {
  readonly name: string;
  /** The last day on which it was called so; null where the cell does not say. */
  readonly until: Day | null;
}

const PART = /^(.*?)[\s(,–-]*đến(?: hết)?(?: ngày)?\s*:?\s*([\d/.-]+)\s*\)?$/iu;

/** The names, those of the earliest days first; `unread` are the parts that say no day. */
export function formerNames(text: string | null): {
  readonly names: readonly FormerName[];
  readonly unread: readonly string[];
} {
  const parts = (text ?? '').split(/[\n;]/).map(normalizeText).filter(Boolean);
  const names = parts.map((part): FormerName => {
    const [, name = '', day = ''] = PART.exec(part) ?? [];
    const read = readDay(day);
    return read.ok && name !== '' ? { name, until: read.value } : { name: part, until: null };
  });
  return {
    names: names.sort((a, b) => (a.until ?? '').localeCompare(b.until ?? '')),
    unread: names.flatMap(({ name, until }) => (until === null ? [name] : [])),
  };
}

/** How a name is written into the cell. @param until the last day on which it held. */
export const formerName = (name: string, until: Day): string => `${name} (đến ${formatDay(until)})`;
