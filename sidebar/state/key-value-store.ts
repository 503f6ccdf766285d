/**
 * Where a page stores what is not on the sheet yet: the browser's storage, or memory where that is not
 * available.
 */

export interface KeyValueStore {
  /** false: what is stored here is lost when the page closes. */
  isPersistent(): boolean;
  get(key: string): string | null;
  set(key: string, text: string): void;
  remove(key: string): void;
  /** Keys with this prefix, without it. */
  names(prefix: string): string[];
}

const MARK = 'so-hoi.';

/**
 * @param find returns the browser's storage. Access may throw (third-party frames, private windows), and so
 * may writing when it is full: what cannot be stored there is kept in memory, and `isPersistent` becomes
 * false.
 * @param isTrusted false: the browser may delete the storage between two visits.
 */
export function openKeyValueStore(find: () => Storage, isTrusted = true): KeyValueStore {
  const memory = new Map<string, string>();
  let storage: Storage | null = tryTo(find);
  if (storage !== null && !canWrite(storage)) storage = null;
  let isPersistent = storage !== null && isTrusted;
  return {
    isPersistent: () => isPersistent,
    get: (key) => memory.get(key) ?? storage?.getItem(MARK + key) ?? null,
    set(key, text) {
      if (storage !== null && tryTo(() => [storage?.setItem(MARK + key, text)]) !== null) {
        memory.delete(key);
        return;
      }
      isPersistent = false;
      memory.set(key, text);
    },
    remove(key) {
      memory.delete(key);
      storage?.removeItem(MARK + key);
    },
    names(prefix) {
      const found = new Set([...memory.keys()].filter((key) => key.startsWith(prefix)));
      for (let at = 0; at < (storage?.length ?? 0); at += 1) {
        const key = storage?.key(at) ?? '';
        if (key.startsWith(MARK + prefix)) found.add(key.slice(MARK.length));
      }
      return [...found].map((key) => key.slice(prefix.length));
    },
  };
}

const canWrite = (storage: Storage): boolean =>
  tryTo(() => {
    storage.setItem(`${MARK}trial`, '1');
    storage.removeItem(`${MARK}trial`);
    return true;
  }) === true;

/**
 * Storage that is blocked or full is an expected case, not an error: null, and the page continues in memory.
 */
function tryTo<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
