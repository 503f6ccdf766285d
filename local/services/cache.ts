/** CacheService (cache-01, cache-02). Kept as long as the host runs. */
import { ScriptException } from './exceptions';
import type { CacheEntry } from './execution';
import { present, Service, type Signatures, serviceSpec } from './strict';

type GCache = GoogleAppsScript.Cache.Cache;

const MAX_KEY = 250;
const MAX_VALUE = 100 * 1024;
const MAX_ITEMS = 1000;
const KEPT_ITEMS = 900;
const DEFAULT_SECONDS = 600;
const MAX_SECONDS = 21_600;

const methods = {
  get: 's',
  getAll: 's[]',
  put: ['s,s', 's,s,n'],
  putAll: ['map', 'map,n'],
  remove: 's',
  removeAll: 's[]',
} satisfies Signatures<GCache>;
const CACHE = serviceSpec('CacheService.Cache', methods);

class CacheStore extends Service implements Pick<GCache, keyof typeof methods> {
  readonly spec = CACHE;

  constructor(
    execution: Service['execution'],
    readonly entries: Map<string, CacheEntry>,
  ) {
    super(execution);
  }

  get(key: string): string | null {
    const entry = this.entries.get(key);
    if (!entry) return null;
    if (entry.expires > this.#now()) return entry.value;
    this.entries.delete(key);
    return null;
  }
  getAll(keys: string[]): Record<string, string> {
    const found: Record<string, string> = {};
    for (const key of keys) {
      const value = this.get(key);
      if (value !== null) found[key] = value;
    }
    return found;
  }
  /** cache-02: answers null. */
  put(key: string, value: string, expirationInSeconds = DEFAULT_SECONDS): null {
    if (key.length > MAX_KEY) throw new ScriptException('Argument too large: key');
    if (Buffer.byteLength(value, 'utf8') > MAX_VALUE) throw new ScriptException('Argument too large: value');
    const seconds = Math.min(MAX_SECONDS, Math.max(1, expirationInSeconds));
    this.entries.set(key, { value, expires: this.#now() + seconds * 1000 });
    if (this.entries.size > MAX_ITEMS) this.#shrink();
    return null;
  }
  putAll(values: Record<string, unknown>, expirationInSeconds = DEFAULT_SECONDS): null {
    for (const [key, value] of Object.entries(values)) this.put(key, String(value), expirationInSeconds);
    return null;
  }
  remove(key: string): null {
    this.entries.delete(key);
    return null;
  }
  removeAll(keys: string[]): null {
    for (const key of keys) this.entries.delete(key);
    return null;
  }

  #now(): number {
    return this.execution.state.now().getTime();
  }

  /** Over the limit, those farthest from their end stay. */
  #shrink(): void {
    const kept = [...this.entries].sort(([, a], [, b]) => b.expires - a.expires).slice(0, KEPT_ITEMS);
    this.entries.clear();
    for (const [key, entry] of kept) this.entries.set(key, entry);
  }
}

const serviceMethods = {
  getDocumentCache: '',
  getScriptCache: '',
} satisfies Signatures<GoogleAppsScript.Cache.CacheService>;
const SERVICE = serviceSpec('CacheService', serviceMethods);

export class CacheServiceService
  extends Service
  implements Pick<GoogleAppsScript.Cache.CacheService, keyof typeof serviceMethods>
{
  readonly spec = SERVICE;

  /** Null in a web app, whatever its type says (properties-05). */
  getDocumentCache(): GCache {
    if (this.execution.trigger === 'web') return null as unknown as GCache;
    return this.#cache('document');
  }
  getScriptCache(): GCache {
    return this.#cache('script');
  }

  #cache(name: string): GCache {
    const { caches } = this.execution.state;
    let entries = caches.get(name);
    if (!entries) {
      entries = new Map();
      caches.set(name, entries);
    }
    return present(new CacheStore(this.execution, entries));
  }
}
