/** What a person may do, see and point at: at the sheet by her role, by a link as the link says. Every such rule stands here. */

import { done, failed, normalizeText } from '../../domain/values';
import {
  type AnyTable,
  type Context,
  Index,
  isChosen,
  isTableKey,
  pairLabel,
  type TableKey,
  tableKeys,
  tables,
  type WardData,
} from '../../domain/ward';
import { sheetNamed, sheetsByName } from '../../google/tabs';
import type { Answer, Problem } from '../../shared/problem';
import { columnTo } from '../rows/tab';
import type { Visit } from './visit';

export interface Person {
  readonly role: 'officer' | 'head' | 'link';
  readonly name: string;
  /** Her chapter's code; null for an officer. */
  readonly chapter: string | null;
}

/**
 * At the sheet the sheet's own sharing is the boundary. The role only keeps a chapter head, known by her chapter's
 * e-mail, away from what is not hers to do.
 */
export function personOf(visit: Visit, ward: WardData): Person {
  const { link, name } = visit;
  if (link !== null) return { role: 'link', name, chapter: link.chapter };
  const mailOf = (address: string): string => normalizeText(address).toLowerCase();
  const mail = mailOf(name);
  const own =
    mail === '' ? undefined : ward.records.chapters.rows.find(({ email }) => mailOf(email ?? '') === mail);
  return own === undefined
    ? { role: 'officer', name, chapter: null }
    : { role: 'head', name, chapter: own.code.toUpperCase() };
}

export const officersOnly = ({ role }: Person): Problem | null => {
  switch (role) {
    case 'officer':
      return null;
    case 'link':
      return {
        kind: 'forbidden',
        what: 'Việc này không làm được bằng liên kết điện thoại.',
        todo: 'Nhờ cán bộ phường làm trong sổ.',
      };
    case 'head':
      return {
        kind: 'forbidden',
        what: 'Việc này dành cho cán bộ phường.',
        todo: 'Nếu chị là cán bộ phường, xóa email của chị ở tab Chi hội rồi mở lại.',
      };
    default:
      return role satisfies never;
  }
};

/** Not by a link, whatever it allows. */
export const atSheetOnly = (person: Person): Problem | null =>
  person.role === 'link' ? officersOnly(person) : null;

/** What a link may be made for: rows that belong to one chapter and say nothing that the law calls sensitive. */
export const isLinkable = (key: TableKey): boolean => {
  const table: AnyTable = tables[key];
  // What speaks of a whole year (baseline, targets, openings) is the officers'.
  const isOfOneChapter = table.chapterColumn !== undefined || columnTo(table, 'pairing') !== undefined;
  return isOfOneChapter && table.isSensitive !== true && table.time.kind !== 'year';
};

/** Tables that a person has a form for: those of the core, and of the models whose tab is there. */
export function tablesFor(visit: Visit, person: Person): TableKey[] {
  const there = sheetsByName(visit.spreadsheet);
  return tableKeys.filter((key) => hasForm(visit, person, key, (name) => there.has(name)));
}

/** @param isThere asked only for the tab of a model: the core's are always there. */
function hasForm(visit: Visit, person: Person, key: TableKey, isThere: (tab: string) => boolean): boolean {
  const table: AnyTable = tables[key];
  if (!isChosen(tables[key], new Set()) && !isThere(table.sheet)) return false;
  if (person.role === 'link') return isLinkable(key) && visit.link?.tables.includes(key) === true;
  return person.role === 'officer' || (table.isSensitive !== true && table.isForOfficers !== true);
}

/** The table that a payload names, if the person has a form for it. */
export function tableFor(visit: Visit, person: Person, name: string): Answer<TableKey> {
  if (!isTableKey(name)) return failed({ kind: 'badRequest' });
  return hasForm(visit, person, name, (tab) => sheetNamed(visit.spreadsheet, tab) !== null)
    ? done(name)
    : failed({
        kind: 'forbidden',
        what: `Chị chưa được nhập ở tab ${tables[name].sheet}.`,
        todo: 'Hỏi cán bộ phường.',
      });
}

/**
 * Columns whose content the person may see; null for all. By a link, of a member only name, group and birth year: what is
 * allowed is listed, so that a column which is added later is hidden until somebody decides.
 */
export const visibleColumns = (person: Person, key: TableKey): ReadonlySet<string> | null =>
  person.role === 'link' && key === 'members' ? new Set(['name', 'chapter', 'group', 'birth']) : null;

/** Contexts of links, by the whole one: a list of rows asks for its own once a row. */
const narrowed = new WeakMap<Context, Context>();

/** What a person may point at: by a link her own chapter and its members, so that nothing else can even be guessed. */
export function reachable(person: Person, context: Context): Context {
  if (person.role !== 'link') return context;
  const before = narrowed.get(context);
  if (before !== undefined) return before;
  const own = {
    chapters: new Index(context.chapters.all.filter(({ key }) => key === person.chapter)),
    members: new Index(context.members.all.filter(({ chapterCode }) => chapterCode === person.chapter)),
  };
  const pairs = context.pairs.all.filter(({ chapterCode }) => chapterCode === person.chapter);
  const now: Context = {
    ...context,
    ...own,
    // A side from another chapter has no name here.
    pairs: new Index(pairs.map((pair) => ({ ...pair, label: pairLabel(pair, own) }))),
    hardship: new Set(),
  };
  narrowed.set(context, now);
  return now;
}
