/**
 * What the add-on remembers besides the sheet: the file's properties (kept) and its cache (may be forgotten at any time).
 */
import { fileCache as cache, fileProperties as properties } from './scope';

// --- Submissions ----------------------------------------------------------------------------------------------

/**
 * Submissions lie in 256 buckets of the last thirty each, by their last twenty letters: at most about 320 KB of a store's 500 KB
 * however long the ward uses it. Of the 3,000 that sixty phones send within minutes about twelve fall to a bucket, hardly ever
 * more than thirty: what may be sent again is still known.
 */
const BUCKETS = 256;
const DEPTH = 30;
const TAIL = 20;

export interface Remembered {
  readonly table: string;
  readonly id: string;
}

const bucketOf = (submission: string): string => {
  let hash = 0;
  for (const character of submission) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return `submissions.${hash % BUCKETS}`;
};

const revisionKey = (table: string): string => `revision.${table}`;

/** Grows with every row that a form adds or changes in a table: what was read before need not be read again while it stands. */
export const revisionOf = (table: string): number =>
  Number(properties().getProperty(revisionKey(table)) ?? '0');

/** Hold the lock. */
export const raiseRevision = (table: string): void => {
  properties().setProperty(revisionKey(table), String(revisionOf(table) + 1));
};

export interface Submissions {
  /** The row that a submission was given before; null for a new one. */
  before(submission: string): Remembered | null;
  /**
   * Before the rows are written: an execution that is cut in between finds the ids again and writes the rows under them.
   */
  remember(rows: ReadonlyMap<string, Remembered>): void;
}

/** Of so few properties each is asked for by itself; of more, all in one call. */
const FEW = 3;

/** What is known of submissions. Hold the lock from this question until their rows are written. */
export function openSubmissions(submissions: readonly string[]): Submissions {
  const store = properties();
  const names = [...new Set(submissions.map(bucketOf))];
  const all = names.length > FEW ? store.getProperties() : null;
  const buckets = new Map(
    names.map((name) => [name, (all === null ? store.getProperty(name) : all[name])?.split('\n') ?? []]),
  );
  const isOf = (submission: string) => (line: string) =>
    line.split('|')[0]?.slice(-TAIL) === submission.slice(-TAIL);
  return {
    before(submission) {
      const line = buckets.get(bucketOf(submission))?.find(isOf(submission));
      const [, table, id] = line?.split('|') ?? [];
      return table === undefined || id === undefined ? null : { table, id };
    },
    remember(rows) {
      const texts: Record<string, string> = {};
      const added = new Map<string, number>();
      for (const [submission, { table, id }] of rows) {
        const bucket = bucketOf(submission);
        const others = (buckets.get(bucket) ?? []).filter((line) => line !== '' && !isOf(submission)(line));
        const lines = [`${submission.slice(-TAIL)}|${table}|${id}`, ...others].slice(0, DEPTH);
        buckets.set(bucket, lines);
        texts[bucket] = lines.join('\n');
        added.set(table, (added.get(table) ?? 0) + 1);
      }
      for (const [table, count] of added) texts[revisionKey(table)] = String(revisionOf(table) + count);
      store.setProperties(texts);
    },
  };
}

const UNFINISHED = 'unfinished';

/** Of the 9 KB that a property holds, in letters of three bytes. */
const LONGEST_TOLD = 2500;

/**
 * Remembers a change until it is written and logged: whoever sends the same again goes on with it, and what it changed is
 * still known. Hold the lock.
 * @param change names it. @param told what the log is to say.
 */
export const beginChange = (change: string, told: string): void => {
  properties().setProperty(UNFINISHED, `${change}\n${told.slice(0, LONGEST_TOLD)}`);
};
export const endChange = (): void => {
  properties().deleteProperty(UNFINISHED);
};
/** What the log is to say of a change that was cut; null where it was not. */
export function unfinishedChange(change: string): string | null {
  const [known, ...told] = (properties().getProperty(UNFINISHED) ?? '').split('\n');
  return known === change ? told.join('\n') : null;
}

// --- Migrations -------------------------------------------------------------------------------------------------

const MIGRATION = 'migration';

/** Number of the last migration that landed in this workbook; 0 where none did, or the file is a copy, which brings no properties along. */
export const migrationOf = (): number => Number.parseInt(properties().getProperty(MIGRATION) ?? '', 10) || 0;

export const recordMigration = (number: number): void => {
  properties().setProperty(MIGRATION, String(number));
};

// --- Phone links ----------------------------------------------------------------------------------------------

/** A link as it is stored: by its secret's hash, never the secret. */
export interface StoredLink {
  readonly id: string;
  /** SHA-256 of the secret, hexadecimal. */
  readonly hash: string;
  readonly chapter: string;
  readonly tables: readonly string[];
  /** `yyyy-MM-dd HH:mm`. */
  readonly createdAt: string;
  readonly createdBy: string;
  /** Last day on which it opens. */
  readonly until: string;
  readonly isRevoked: boolean;
}

const LINK = 'link.';
/** Half the hash names the property: enough to find it, and the whole is compared. */
const linkKey = (hash: string): string => `${LINK}${hash.slice(0, 32)}`;

function isStoredLink(value: unknown): value is StoredLink {
  if (typeof value !== 'object' || value === null) return false;
  const { id, hash, chapter, tables, createdAt, createdBy, until, isRevoked } = value as Record<
    keyof StoredLink,
    unknown
  >;
  return (
    [id, hash, chapter, createdAt, createdBy, until].every((part) => typeof part === 'string') &&
    Array.isArray(tables) &&
    tables.every((table) => typeof table === 'string') &&
    typeof isRevoked === 'boolean'
  );
}

function parseLink(text: string | null): StoredLink | null {
  if (text === null) return null;
  const value: unknown = JSON.parse(text);
  return isStoredLink(value) ? value : null;
}

export const findLink = (hash: string): StoredLink | null =>
  parseLink(properties().getProperty(linkKey(hash)));

/** One call, however many they are. */
export const storeLinks = (links: readonly StoredLink[]): void => {
  properties().setProperties(
    Object.fromEntries(links.map((link) => [linkKey(link.hash), JSON.stringify(link)])),
  );
};

/** Takes away a link that nobody was given. */
export const dropLink = ({ hash }: StoredLink): void => {
  properties().deleteProperty(linkKey(hash));
};

export const allLinks = (): StoredLink[] =>
  Object.entries(properties().getProperties())
    .filter(([key]) => key.startsWith(LINK))
    .flatMap(([, text]) => parseLink(text) ?? []);

// --- What may be forgotten --------------------------------------------------------------------------------------

/** Counts one more under a key for `seconds` and returns how many there are now. Rough: nobody holds a lock. */
export function countIn(key: string, seconds: number): number {
  const store = cache();
  const count = Number(store.get(key) ?? '0') + 1;
  store.put(key, String(count), seconds);
  return count;
}

export const keepText = (key: string, text: string, seconds: number): void => {
  cache().put(key, text, seconds);
};
/** Only the keys that are still there. */
export const recallTexts = (keys: readonly string[]): Readonly<Record<string, string>> =>
  cache().getAll([...keys]);
export const keepTexts = (texts: Readonly<Record<string, string>>, seconds: number): void => {
  cache().putAll({ ...texts }, seconds);
};
export const dropTexts = (keys: readonly string[]): void => {
  cache().removeAll([...keys]);
};
