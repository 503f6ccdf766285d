/** One call of a page: who calls, and by which link. */
import { type Day, done, failed } from '../../domain/values';
import { now } from '../../google/clock';
import { clockOf } from '../../google/days-now';
import { countIn, findLink, type StoredLink } from '../../google/memory';
import { personAtSheet } from '../../google/person';
import { hashOf, isSameHash, looksLikeSecret } from '../../google/secrets';
import { openSpreadsheet, type Sheet, type Spreadsheet } from '../../google/spreadsheet';
import type { OpenTab } from '../../google/tab-reader';
import type { Receipt } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import type { Person } from '../access';

/** Calls a minute that one link may make: a meeting where thirty women open it at once does not, a script does. */
const CALLS_A_MINUTE = 120;
const MINUTE = 60;

/** Somebody at the door: where from, not yet who. */
export interface Entrance {
  readonly spreadsheet: Spreadsheet;
  readonly toDay: (date: Date) => Day;
  readonly today: Day;
  /** `yyyy-MM-dd HH:mm`, the spreadsheet's clock. */
  readonly at: string;
  /** How the person's rows are stamped: her e-mail, or the link she came by. */
  readonly name: string;
  readonly link: StoredLink | null;
  /** The person has said that she means to write into closed days. */
  acceptsClosed: boolean;
  /** The tab that is being written to, for saying why a write failed. */
  writing: Sheet | null;
  /** What happened at the grid while this was written, for the person: it goes with the answer. */
  readonly told: string[];
  /** Rows of this call that have their answer, by submission: where the call begins again they are not asked for again. */
  readonly answered: Map<string, Answer<Receipt>>;
}

/** Who was let in, with the tabs that were read for it. */
export interface Visit extends Entrance {
  readonly person: Person;
  readonly opened: ReadonlyMap<string, OpenTab | null>;
}

/** Lets the caller in: by a link where one is given, else only at the sheet. */
export function enter(secret: string): Answer<Entrance> {
  const atSheet = secret === '' ? personAtSheet() : null;
  if (secret === '' && atSheet === null) return failed({ kind: 'link', why: 'unknown' });
  const spreadsheet = openSpreadsheet();
  const { at, today, toDay } = clockOf(spreadsheet);
  const visit = {
    ...{ spreadsheet, toDay, today, at, acceptsClosed: false, writing: null },
    ...{ told: [], answered: new Map<string, Answer<Receipt>>() },
  };
  if (atSheet !== null) return done({ ...visit, name: atSheet, link: null });
  const link = openLink(secret, today);
  return link.ok
    ? done({ ...visit, name: `Điện thoại ${link.value.chapter} (${link.value.id})`, link: link.value })
    : link;
}

function openLink(secret: string, today: Day): Answer<StoredLink> {
  const hash = looksLikeSecret(secret) ? hashOf(secret) : '';
  const found = hash === '' ? null : findLink(hash);
  if (found === null || !isSameHash(found.hash, hash)) {
    return failed({ kind: 'link', why: 'unknown' });
  }
  if (found.isRevoked) return failed({ kind: 'link', why: 'revoked' });
  if (found.until < today) return failed({ kind: 'link', why: 'expired' });
  const minute = Math.floor(now().getTime() / 60_000);
  return countIn(`link.${found.id}.${minute}`, 2 * MINUTE) > CALLS_A_MINUTE
    ? failed({ kind: 'link', why: 'tooMany' })
    : done(found);
}
