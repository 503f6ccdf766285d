/** Where a page keeps what is not yet in the sheet: the browser's storage, or the page's memory where there is none. */

export interface Shelf {
  /** false: what is kept here is gone when the page closes. */
  isLasting(): boolean;
  get(key: string): string | null;
  set(key: string, text: string): void;
  remove(key: string): void;
  /** Names of what is kept, without `prefix`. */
  names(prefix: string): string[];
}

const MARK = 'so-hoi.';

/**
 * @param find the browser's storage. It may throw when it is named (third-party frames, private windows) and again
 * when it is full: what cannot be kept there is kept in memory, and `isLasting` says so.
 * @param isTrusted false: what the storage keeps may be gone the next time.
 */
export function openShelf(find: () => Storage, isTrusted = true): Shelf {
  const memory = new Map<string, string>();
  let storage: Storage | null = tryTo(find);
  if (storage !== null && !canWrite(storage)) storage = null;
  let isLasting = storage !== null && isTrusted;
  return {
    isLasting: () => isLasting,
    get: (key) => memory.get(key) ?? storage?.getItem(MARK + key) ?? null,
    set(key, text) {
      if (storage !== null && tryTo(() => [storage?.setItem(MARK + key, text)]) !== null) {
        memory.delete(key);
        return;
      }
      isLasting = false;
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

/** Storage that is refused or full is no error of the page: it answers null and the page goes on in memory. */
function tryTo<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
