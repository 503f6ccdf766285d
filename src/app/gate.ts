/**
 * The one place that every act passes: menu items and other globals by `act`, calls of pages by `admit`. Both ask the table
 * of `access.ts` what the caller's role may do.
 */

import { chapterAtEnd } from '../domain/figures/chapters';
import { done, failed, formatDay, normalizeText, type Refusal } from '../domain/values';
import {
  contactsIn,
  decodeWorkbook,
  indexOf,
  SETTINGS_SHEET,
  settingLines,
  settings,
  tables,
} from '../domain/ward';
import { clockOf } from '../google/days-now';
import { migrationOf } from '../google/memory';
import { isAtSheet, ownerOf, personAtSheet } from '../google/person';
import { alert } from '../google/say';
import { openSpreadsheet, type Spreadsheet } from '../google/spreadsheet';
import { type OpenTab, openTab } from '../google/tab-reader';
import type { Answer } from '../shared/problem';
import { type GlobalName, globalRights, isReading, type Person, type Right, reachOf, roleOf } from './access';
import { LATEST } from './migrations/list';
import type { Entrance, Visit } from './rpc/visit';

/** The answer to whoever does not sit at the sheet. */
const AWAY = { ok: false, message: 'Việc này chỉ làm được khi mở sổ.' } as const;

/** Who calls, and the tabs that were read to know it. */
interface Known {
  readonly person: Person;
  readonly opened: ReadonlyMap<string, OpenTab | null>;
}

type Clock = Pick<Entrance, 'toDay' | 'today'>;
type Caller = Pick<Entrance, 'name' | 'link'>;

function recognise(spreadsheet: Spreadsheet, { toDay, today }: Clock, { name, link }: Caller): Known {
  const open = (tab: string): readonly [string, OpenTab | null] => [tab, openTab(spreadsheet, tab, toDay)];
  const [, chaptersTab] = open(tables.chapters.sheet);
  const data = decodeWorkbook(
    {
      ...{ settings: null, catalogue: null, texts: null },
      tables: { chapters: chaptersTab?.raw ?? null },
    },
    today,
  );
  const opened = new Map<string, OpenTab | null>([[tables.chapters.sheet, chaptersTab]]);
  const standsFor = chapterAtEnd(data.context.chapters.all, today);
  /** A chapter and those that it took over: what they left at work is now its own. */
  const handedTo = (code: string): string[] => [
    code,
    ...[...standsFor].flatMap(([one, heir]) => (heir === code && one !== code ? [one] : [])),
  ];
  if (link !== null) {
    const own = data.context.chapters.get(link.chapter);
    const ended = own === undefined ? 'gone' : own.until !== null && own.until < today ? own.until : null;
    const person: Person = {
      ...{ role: 'link', name, chapter: link.chapter, officers: [] },
      chapters: handedTo(link.chapter),
      ended,
    };
    return { opened, person };
  }
  const [, settingsTab] = open(SETTINGS_SHEET);
  opened.set(SETTINGS_SHEET, settingsTab);
  const listed = settingsTab === null ? '' : lineText(settingsTab);
  const { people } = contactsIn(listed);
  // A line that cannot be read lists nobody: it does not make everybody an officer.
  const officers = listed === '' ? null : people.map(({ email }) => email);
  const chapters = chaptersTab === null ? [] : chaptersOf(name, chaptersTab, data.records.chapters.places);
  const isDecided = officers === null && chapters.length === 0;
  const role = roleOf({
    ...{ email: name, officers, chapters },
    owner: isDecided ? '' : ownerOf(spreadsheet),
  });
  const own = role === 'head' ? [...new Set(chapters.flatMap(handedTo))] : [];
  return {
    opened,
    person: {
      ...{ role: role === 'none' ? 'unknown' : role, name, chapter: own[0] ?? null, chapters: own },
      officers: people.map(({ name: called, email }) => (called === '' ? email : `${called} (${email})`)),
      ended: null,
    },
  };
}

/** What stands in the line of the officers, as typed. */
function lineText({ raw }: OpenTab): string {
  const row = settingLines(raw).rows.get(settings.officers.header);
  return row === undefined ? '' : String(raw.rows[indexOf(row)]?.[1] ?? '').trim();
}

/** Codes of the chapters that have the e-mail, read off the cells: a row with a wrong date still says whose it is. */
function chaptersOf(
  name: string,
  { raw }: OpenTab,
  { code, email }: Readonly<Record<string, number | null>>,
): string[] {
  const wanted = normalizeText(name).toLowerCase();
  if (wanted === '' || code == null || email == null) return [];
  return raw.rows.flatMap((row) => {
    const key = normalizeText(String(row[code] ?? '')).toUpperCase();
    const { people } = contactsIn(String(row[email] ?? ''));
    return key !== '' && people.some((one) => one.email === wanted) ? [key] : [];
  });
}

/** Why a person may not do what asks for a right; null where she may, for some rows at least. */
function refusalOf(person: Person, right: Right): Refusal | null {
  if (reachOf(person.role, right) === 'no') return refusedRight(person);
  const isWriting = right !== 'look' && right !== 'lookAtOwn' && right !== 'open';
  if (person.ended === null || !isWriting) return null;
  return person.ended === 'gone'
    ? {
        what: `Chi hội ${person.chapter ?? ''} của liên kết này không còn trong sổ, nên liên kết không ghi được nữa.`,
        todo: 'Hỏi cán bộ phường xin liên kết mới; điều chị đã gõ vẫn còn trên máy.',
      }
    : {
        what: `Chi hội ${person.chapter ?? ''} đã thôi hoạt động từ ngày ${formatDay(person.ended)}, nên liên kết này không ghi được nữa.`,
        todo: 'Hỏi cán bộ phường xin liên kết của chi hội mới; điều chị đã gõ vẫn còn trên máy.',
      };
}

function refusedRight({ role, name, officers }: Person): Refusal {
  if (role === 'link')
    return {
      what: 'Việc này không làm được bằng liên kết điện thoại.',
      todo: 'Nhờ cán bộ phường làm trong sổ.',
    };
  const whom = officers.length > 0 ? officers.join(', ') : 'chủ tệp';
  if (role === 'head')
    return {
      what: 'Việc này dành cho cán bộ phường.',
      todo:
        officers.length > 0
          ? `Nhờ ${whom}.`
          : `Nếu chị là cán bộ phường, nhờ chủ tệp ghi email của chị vào dòng “${settings.officers.header}” ở tab ${SETTINGS_SHEET}.`,
    };
  const who = name === '' ? 'Google không cho biết email của chị' : `${name} chưa có trong danh sách cán bộ`;
  return {
    what: `Việc này dành cho cán bộ phường; ${who}. Chị vẫn nhập liệu được.`,
    todo: `Nhờ ${whom} làm, hoặc ghi email của chị vào dòng “${settings.officers.header}” ở tab ${SETTINGS_SHEET}.`,
  };
}

/** Roles of who sits at the sheet. */
const SITTING = ['owner', 'officer', 'head', 'unknown'] as const;

/** What everybody at the sheet may do needs nobody to be recognised: no tab is read for it. */
const isForAllSitting = (right: Right): boolean => SITTING.every((role) => reachOf(role, right) !== 'no');

/** Recognises who came when it is first asked who it is. */
function known(entrance: Entrance): Visit {
  let found: Known | null = null;
  const know = (): Known => {
    found ??= recognise(entrance.spreadsheet, entrance, entrance);
    return found;
  };
  // Configurable: a call that begins again is let in again, by what the tabs hold then.
  Object.defineProperties(entrance, {
    person: { get: () => know().person, configurable: true },
    opened: { get: () => know().opened, configurable: true },
  });
  return entrance as Visit; // it has the two now
}

/** Why this version may only read a workbook that a newer one has set up; null where it knows all of its migrations. */
function refusedByAge(isLink: boolean): Refusal | null {
  const number = migrationOf();
  if (number <= LATEST) return null;
  return {
    what: `Sổ này đã được bản Sổ Hội mới hơn nâng cấp (bước ${number}; bản đang chạy biết đến bước ${LATEST}), nên bản này chỉ xem được, không ghi gì vào sổ.`,
    todo: isLink
      ? 'Nhờ cán bộ phường triển khai phiên bản mới của trang điện thoại; điều chị đã gõ vẫn còn trên máy.'
      : 'Nhờ người phụ trách Sổ Hội gửi bản mới vào sổ này, rồi tải lại trang. Các tab vẫn xem được như cũ.',
  };
}

/**
 * Lets a call of a page through, or says why not. Asked under the lock where the call writes.
 * @param isWriting whether the call writes.
 */
export function admit(entrance: Entrance, right: Right, isWriting: boolean): Answer<Visit> {
  const visit = known(entrance);
  const old = isWriting ? refusedByAge(entrance.link !== null) : null;
  if (old !== null) return failed({ kind: 'forbidden', ...old });
  // By a link a look is always let through, at what the link is for.
  if (entrance.link === null ? isForAllSitting(right) : right === 'look') return done(visit);
  const refusal = refusalOf(visit.person, right);
  return refusal === null ? done(visit) : failed({ kind: 'forbidden', ...refusal });
}

/** What a global answers to who may not call it. */
type Turned = { readonly ok: false; readonly message: string };

/** A global that went through the gate: `main.ts` can export no other. */
export type Act<A extends unknown[] = never[], R = unknown> = ((...args: A) => R) & {
  readonly right: Right;
};

/**
 * A global of the bundle by its name, which names its right.
 * @param before what must come before anything is read.
 * @param away what is answered to who does not sit at the sheet.
 */
export function act<A extends unknown[], R>(
  name: GlobalName,
  work: (...args: A) => R,
  before?: () => void,
  away: () => Turned = () => AWAY,
): Act<A, R | Turned> {
  const right: Right = globalRights[name];
  const turned = (): Turned | null => turnedAway(name, away, before);
  return Object.assign((...args: A): R | Turned => turned() ?? work(...args), { right });
}

/** A global that opens a page. There is no page to tell it on for who does not sit at the sheet: the call fails. */
export const opener = (name: GlobalName, open: () => void): Act<[], unknown> =>
  act(
    name,
    open,
    () => undefined,
    () => {
      throw new Error(AWAY.message);
    },
  );

function turnedAway(name: GlobalName, away: () => Turned, before?: () => void): Turned | null {
  const right: Right = globalRights[name];
  if (right === 'open') return null;
  if (right === 'tryOut') return isAtSheet() ? null : away();
  const caller = personAtSheet();
  if (caller === null) return away();
  before?.();
  const old = isReading(name) ? null : refusedByAge(false);
  if (old !== null) return told(old);
  if (isForAllSitting(right)) return null;
  const spreadsheet = openSpreadsheet();
  const { person } = recognise(spreadsheet, clockOf(spreadsheet), { name: caller, link: null });
  const refusal = refusalOf(person, right);
  return refusal === null ? null : told(refusal);
}

function told({ what, todo }: Refusal): Turned {
  const message = `${what} ${todo}`;
  alert(message);
  return { ok: false, message };
}
