/** Drafts: what was typed into a form and not saved, so that a closed sidebar loses nothing. */
import type { FieldValue } from '../../src/shared/contract';
import type { Shelf } from './shelf';

export interface Draft {
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Id of the submission these values will be saved under: a retry after a lost answer must carry the same one. */
  readonly submission: string;
  /** What was sent under that id and never answered; null where nothing was. */
  readonly sent: Readonly<Record<string, FieldValue>> | null;
  /** Version of the row that is edited; '' for a new row. */
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A draft that nobody came back for is thrown away: it may name people. */
const DAYS_KEPT = 30;
const DAY = 86_400_000;

export interface Drafts {
  get(name: string): Draft | null;
  set(name: string, draft: Omit<Draft, 'at'>): void;
  remove(name: string): void;
  has(name: string): boolean;
}

/**
 * @param scope whose drafts: two persons at one computer do not see each other's.
 * @param now milliseconds since 1970.
 */
export function openDrafts(shelf: Shelf, scope: string, now: () => number): Drafts {
  const prefix = `draft.${scope}.`;
  const get = (name: string): Draft | null => readDraft(shelf.get(prefix + name));
  for (const name of shelf.names(prefix)) {
    const draft = get(name);
    if (draft === null || now() - draft.at > DAYS_KEPT * DAY) shelf.remove(prefix + name);
  }
  return {
    get,
    set: (name, draft) => shelf.set(prefix + name, JSON.stringify({ ...draft, at: now() })),
    remove: (name) => shelf.remove(prefix + name),
    has: (name) => get(name) !== null,
  };
}

/** Storage outlives versions of the page: what does not look like a draft is none. */
function readDraft(text: string | null): Draft | null {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return null;
  const { values, submission, sent, version, at } = value as Partial<Record<keyof Draft, unknown>>;
  return isValues(values) &&
    typeof submission === 'string' &&
    typeof version === 'string' &&
    typeof at === 'number'
    ? { values, submission, version, at, sent: isValues(sent) ? sent : null }
    : null;
}

export function parsed(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export const isValues = (value: unknown): value is Record<string, FieldValue> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every(
    (one) =>
      typeof one === 'string' ||
      typeof one === 'boolean' ||
      (Array.isArray(one) && one.every((text) => typeof text === 'string')),
  );
