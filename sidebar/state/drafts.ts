/** Drafts: unsaved values of forms, stored so that closing the sidebar loses nothing. */
import type { FieldValue } from '../../src/shared/contract';
import type { KeyValueStore } from './key-value-store';

export interface Draft {
  readonly values: Readonly<Record<string, FieldValue>>;
  /**
   * Id of the submission these values will be saved under: a retry after a lost answer must carry the same
   * one.
   */
  readonly submission: string;
  /** What was sent under that id without getting an answer; null where nothing was. */
  readonly sent: Readonly<Record<string, FieldValue>> | null;
  /** Version of the row that is edited; '' for a new row. */
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Old drafts are deleted because they may contain people's names. */
const DAYS_KEPT = 30;
const DAY = 86_400_000;

export interface Drafts {
  get(name: string): Draft | null;
  set(name: string, draft: Omit<Draft, 'at'>): void;
  remove(name: string): void;
  has(name: string): boolean;
}

/**
 * @param scope whose drafts: two users of one computer do not see each other's.
 * @param now milliseconds since 1970.
 */
export function openDrafts(store: KeyValueStore, scope: string, now: () => number): Drafts {
  const prefix = `draft.${scope}.`;
  const get = (name: string): Draft | null => readDraft(store.get(prefix + name));
  for (const name of store.names(prefix)) {
    const draft = get(name);
    if (draft === null || now() - draft.at > DAYS_KEPT * DAY) store.remove(prefix + name);
  }
  return {
    get,
    set: (name, draft) => store.set(prefix + name, JSON.stringify({ ...draft, at: now() })),
    remove: (name) => store.remove(prefix + name),
    has: (name) => get(name) !== null,
  };
}

/** Storage outlives versions of the page, so its content is validated. */
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
