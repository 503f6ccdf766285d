/** Which kinds of rows were entered here last: their forms come first. Names of tables only, nothing of a row. */
import { parsed } from './drafts';
import type { KeyValueStore } from './key-value-store';

export interface Used {
  /** Tables, the last used first. */
  list(): readonly string[];
  note(table: string): void;
}

const MOST = 3;

/** @param scope whose: two users of one computer have their own. */
export function openUsed(store: KeyValueStore, scope: string): Used {
  const name = `used.${scope}`;
  const list = (): readonly string[] => {
    const value = parsed(store.get(name));
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  };
  return {
    list,
    note: (table) =>
      store.set(name, JSON.stringify([table, ...list().filter((one) => one !== table)].slice(0, MOST))),
  };
}
