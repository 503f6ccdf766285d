/** What a person may do, see and point at: at the sheet by her role, by a link as the link says. Every such rule stands here. */

import { done, failed } from '../../domain/values';
import {
  type AnyTable,
  type Context,
  Index,
  isChosen,
  isTableKey,
  pairLabel,
  type TableKey,
  type Target,
  tableKeys,
  tables,
} from '../../domain/ward';
import type { StoredLink } from '../../google/memory';
import { sheetNamed, sheetsByName } from '../../google/tabs';
import type { Answer, Problem } from '../../shared/problem';
import { type OwnRow, type Person, type Right, reachesRow, reachOf } from '../access';
import { columnTo } from '../rows/tab';
import type { Visit } from './visit';

export const governs = ({ role }: Person): boolean => role === 'owner' || role === 'officer';

/** Whether a person may change or take away this row; null where she may. */
export function refusedRow(person: Person, right: Right, row: OwnRow): Problem | null {
  const reach = reachOf(person.role, right);
  if (reachesRow(reach, person, row)) return null;
  const whom = person.officers.length > 0 ? person.officers.join(', ') : 'cán bộ phường';
  return {
    kind: 'forbidden',
    what:
      reach === 'own'
        ? `Dòng này ${row.chapter === null ? 'chưa ghi chi hội và không do chị nhập' : `của chi hội ${row.chapter}`}; chị chỉ sửa, xóa được dòng của chi hội mình.`
        : person.role === 'link'
          ? 'Bằng liên kết điện thoại, chị chỉ xóa được dòng chị đã nhập.'
          : 'Chị chỉ sửa, xóa được dòng chị đã nhập.',
    todo: `Nhờ ${whom} làm việc này.`,
  };
}

/** What a link may be made for: rows that belong to one chapter and say nothing that the law calls sensitive. */
export const isLinkable = (key: TableKey): boolean => {
  const table: AnyTable = tables[key];
  // What speaks of a whole year (baseline, targets, openings) is the officers'.
  const isOfOneChapter = table.chapterColumn !== undefined || columnTo(table, 'pairing') !== undefined;
  return isOfOneChapter && table.isSensitive !== true && table.time.kind !== 'year';
};

/** Kept by officers alone: for the whole ward, or because the law calls it sensitive. */
export const isForOfficers = ({ isSensitive, isForOfficers: isKept }: AnyTable): boolean =>
  isSensitive === true || isKept === true;

/** Tables that a person has a form for: those of the core, and of the models whose tab is there. */
export function tablesFor(visit: Visit): TableKey[] {
  const there = sheetsByName(visit.spreadsheet);
  return tableKeys.filter((key) => hasForm(visit, key, (name) => there.has(name)));
}

/** @param isThere asked only for the tab of a model: the core's are always there. */
function hasForm(visit: Visit, key: TableKey, isThere: (tab: string) => boolean): boolean {
  const { person } = visit;
  const table: AnyTable = tables[key];
  if (!isChosen(tables[key], new Set()) && !isThere(table.sheet)) return false;
  if (person.role === 'link') return isLinkable(key) && visit.link?.tables.includes(key) === true;
  return governs(person) || !isForOfficers(table);
}

/** The table that a payload names, if the person has a form for it. */
export function tableFor(visit: Visit, name: string): Answer<TableKey> {
  if (!isTableKey(name)) return failed({ kind: 'badRequest' });
  return hasForm(visit, name, (tab) => sheetNamed(visit.spreadsheet, tab) !== null)
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

/** What rows of these kinds point at: a link for scrap alone needs no member and no pair. */
export function needsOf(link: Pick<StoredLink, 'tables'>): { members: boolean; pairs: boolean } {
  const pointsAt = (...targets: Target[]): boolean =>
    link.tables.some(
      (key) => isTableKey(key) && targets.some((to) => columnTo(tables[key] as AnyTable, to) !== undefined),
    );
  return {
    members: link.tables.includes('members') || pointsAt('member', 'party'),
    pairs: pointsAt('pairing'),
  };
}

/** Contexts of links, by the whole one: a list of rows asks for its own once a row. */
const narrowed = new WeakMap<Context, Context>();

/** What a person may point at: by a link her own chapter and its members, so that nothing else can even be guessed. */
export function reachable(person: Person, context: Context): Context {
  if (person.role !== 'link') return context;
  const before = narrowed.get(context);
  if (before !== undefined) return before;
  const isOwn = (code: string): boolean => person.chapters.includes(code);
  const own = {
    chapters: new Index(context.chapters.all.filter(({ key }) => isOwn(key))),
    members: new Index(context.members.all.filter(({ chapterCode }) => isOwn(chapterCode))),
  };
  const pairs = context.pairs.all.filter(({ chapterCode }) => isOwn(chapterCode));
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
