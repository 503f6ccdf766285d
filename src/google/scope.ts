/**
 * Where the add-on keeps what is not in a cell: one lock, one cache, one store for the sheet and the phone alike.
 *
 * Google documents document-scoped locks, caches and properties as null outside an add-on or a bound script, and a web app
 * is neither. A bound script belongs to one file, so its script-scoped services are that file's, in the sheet and in the
 * web app; two locks for one file would be none. An add-on installed in many files shares its script-scoped services
 * among them all, and has no web app: there the document's are taken.
 */

/** Set by the build (`npm run build -- --addon`). */
declare const DEPLOYMENT: 'bound' | 'addon';

/** Google's types promise what its documentation does not. */
const there = <T>(service: T | null, name: string): T => {
  if (service === null)
    throw new Error(`${name} is null: this deployment was built for another kind of script.`);
  return service;
};

export const isBound = (): boolean => DEPLOYMENT === 'bound';

export const fileLock = (): GoogleAppsScript.Lock.Lock =>
  there<GoogleAppsScript.Lock.Lock>(
    isBound() ? LockService.getScriptLock() : LockService.getDocumentLock(),
    'The lock',
  );

export const fileCache = (): GoogleAppsScript.Cache.Cache =>
  there<GoogleAppsScript.Cache.Cache>(
    isBound() ? CacheService.getScriptCache() : CacheService.getDocumentCache(),
    'The cache',
  );

/** Asked for once an execution: to ask for the store is a call of its own. */
let store: GoogleAppsScript.Properties.Properties | null = null;

export const fileProperties = (): GoogleAppsScript.Properties.Properties => {
  store ??= there<GoogleAppsScript.Properties.Properties>(
    isBound() ? PropertiesService.getScriptProperties() : PropertiesService.getDocumentProperties(),
    'The properties',
  );
  return store;
};
