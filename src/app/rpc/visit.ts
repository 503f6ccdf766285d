/**
 * One call of a page: who calls, what she may do, and the tabs that the call needs, each read once. Every rule of who
 * may see or write what stands here.
 */

import { type Day, done, failed, isDay, normalizeText } from '../../domain/values';
import {
  type AnyColumn,
  type AnyRow,
  type AnyTable,
  allLists,
  CATALOGUE_SHEET,
  type Cell,
  type ChapterEntry,
  type Context,
  decodeCell,
  decodeTable,
  decodeWorkbook,
  Index,
  isChosen,
  listOf,
  pairLabel,
  type RawTable,
  SETTINGS_SHEET,
  type TableKey,
  type TableRecords,
  type Target,
  tableKeys,
  tables,
  type WardData,
} from '../../domain/ward';
import { now } from '../../google/clock';
import { clockOf } from '../../google/days-now';
import { countIn, findLink, type StoredLink } from '../../google/memory';
import { personAtSheet } from '../../google/person';
import { type OpenTab, openTab } from '../../google/rows';
import { hashOf, isSameHash, looksLikeSecret } from '../../google/secrets';
import { sheetNamed, sheetsByName } from '../../google/tabs';
import { openSpreadsheet, type Sheet, type Spreadsheet } from '../../google/workbook';
import type { Answer, Problem } from '../../shared/problem';

export const isTableKey = (name: string): name is TableKey => (tableKeys as readonly string[]).includes(name);

/** Calls a minute that one link may make: a meeting where thirty women open it at once does not, a script does. */
const CALLS_A_MINUTE = 120;
const MINUTE = 60;

export interface Visit {
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
}

/** Lets the caller in: by a link where one is given, else only at the sheet. */
export function enter(secret: string): Answer<Visit> {
  const atSheet = secret === '' ? personAtSheet() : null;
  if (secret === '' && atSheet === null) return failed({ kind: 'link', why: 'unknown' });
  const spreadsheet = openSpreadsheet();
  const { at, today, toDay } = clockOf(spreadsheet);
  const visit = { spreadsheet, toDay, today, at, acceptsClosed: false, writing: null };
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

// --- What a person may do ---------------------------------------------------------------------------------------

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
        todo: 'Nếu chị là cán bộ phường, xoá email của chị ở tab Chi hội rồi mở lại.',
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

/** The first column that points there. */
function columnTo(table: AnyTable, to: Target): string | undefined {
  const found = Object.entries(table.columns).find(
    ([, { type }]) => type.kind === 'reference' && type.to === to,
  );
  return found?.[0];
}

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

// --- Tabs -------------------------------------------------------------------------------------------------------

export interface Tab extends OpenTab {
  readonly key: TableKey;
  readonly table: AnyTable;
  /** Where each declared column stands; null where it is missing. */
  readonly places: Readonly<Record<string, number | null>>;
}

/** The tabs that a call reads, decoded together. */
export interface Book {
  readonly ward: WardData;
  readonly context: Context;
  readonly person: Person;
  readonly tabs: ReadonlyMap<TableKey, Tab>;
  readonly catalogue: OpenTab | null;
  readonly settings: OpenTab | null;
}

/** The tables whose rows are the entries of lists that a table chooses from. */
export const listedBy = (key: TableKey): TableKey[] =>
  Object.values<AnyColumn>(tables[key].columns).flatMap(({ type }) => {
    if (!('list' in type)) return [];
    const { rowsOf } = listOf(type.list, allLists);
    return tableKeys.filter(
      (one) => one === rowsOf || (tables[one] as AnyTable).offers?.some(({ list }) => list === type.list),
    );
  });

/** The tables that a table's rows point at, and must be read with them; the chapters always are. */
function pointedAt(key: TableKey): TableKey[] {
  const targets = new Set(
    Object.values(tables[key].columns).flatMap(({ type }) => (type.kind === 'reference' ? [type.to] : [])),
  );
  const listed = listedBy(key);
  if (targets.has('pairing')) return ['members', 'pairings', ...listed];
  return targets.has('member') || targets.has('party') ? ['members', ...listed] : listed;
}

/**
 * Reads the catalogue, the chapters, the tables asked for and what they point at: three or four calls a tab.
 * @param wanted tables; a table whose tab is missing is not in `tabs`.
 */
export function openBook(
  visit: Visit,
  wanted: readonly TableKey[],
  { withSettings = false }: { withSettings?: boolean } = {},
): Book {
  const keys = new Set<TableKey>(['chapters', ...wanted, ...wanted.flatMap(pointedAt)]);
  const open = (name: string) => openTab(visit.spreadsheet, name, visit.toDay);
  const catalogue = open(CATALOGUE_SHEET);
  const settings = withSettings ? open(SETTINGS_SHEET) : null;
  const opened = new Map<TableKey, OpenTab>();
  for (const key of tableKeys) {
    const tab = keys.has(key) ? open(tables[key].sheet) : null;
    if (tab !== null) opened.set(key, tab);
  }
  const raw = (key: TableKey): RawTable | null => opened.get(key)?.raw ?? null;
  const ward = decodeWorkbook(
    {
      settings: settings?.raw ?? null,
      catalogue: catalogue?.raw ?? null,
      texts: null,
      tables: Object.fromEntries(tableKeys.map((key) => [key, raw(key)])) as Record<
        TableKey,
        RawTable | null
      >,
    },
    visit.today,
  );
  const tabs = new Map<TableKey, Tab>();
  for (const [key, tab] of opened) {
    tabs.set(key, { ...tab, key, table: tables[key], places: ward.records[key].places });
  }
  return { ward, context: ward.context, person: personOf(visit, ward), tabs, catalogue, settings };
}

/** The tab of a table, or why it cannot be written. */
export function tabOf(book: Book, key: TableKey): Answer<Tab> {
  const tab = book.tabs.get(key);
  if (tab === undefined) return failed({ kind: 'notInstalled', sheet: tables[key].sheet });
  const id = idColumn(tab.table);
  return tab.places[id] === null
    ? failed({
        kind: 'missingColumn',
        sheet: tab.table.sheet,
        header: tab.table.columns[id]?.header ?? '',
      })
    : done(tab);
}

/** Column that tells rows apart: the code that people give, else `Mã`. */
export const idColumn = (table: AnyTable): string => table.keyColumn ?? 'id';

export const cellAt = (cells: readonly Cell[], place: number | null | undefined): Cell =>
  place === null || place === undefined ? '' : (cells[place] ?? '');

export const textAt = (cells: readonly Cell[], place: number | null | undefined): string =>
  normalizeText(String(cellAt(cells, place)));

/** Id of a row of the tab, in capitals; '' where it has none. */
export const idOf = (tab: Tab, cells: readonly Cell[]): string =>
  textAt(cells, tab.places[idColumn(tab.table)]).toUpperCase();

/** Index in `raw.rows` of every row with this id: two where someone copied a row with its id. */
export function rowsWithId(tab: Tab, id: string): number[] {
  const wanted = normalizeText(id).toUpperCase();
  if (wanted === '') return [];
  return tab.raw.rows.flatMap((cells, index) => (idOf(tab, cells) === wanted ? [index] : []));
}

/** The chapter that a row belongs to, right row or wrong; null where it names none that is known. */
export function chapterOf(tab: Tab, cells: readonly Cell[], context: Context): string | null {
  const { table } = tab;
  if (tab.key === 'chapters') return idOf(tab, cells) || null;
  const name = table.chapterColumn;
  const column = name === undefined ? undefined : table.columns[name];
  if (name !== undefined && column !== undefined) {
    const cell = cellAt(cells, tab.places[name]);
    const reading = cell === '' ? null : decodeCell(column, cell, context);
    return reading?.ok === true ? String(reading.value) : null;
  }
  // The row is of the chapter that its member or its pair is of.
  const pointer = columnTo(table, 'member') ?? columnTo(table, 'pairing');
  const pointing = pointer === undefined ? undefined : table.columns[pointer];
  if (pointer === undefined || pointing === undefined) return null;
  const reading = decodeCell(pointing, cellAt(cells, tab.places[pointer]), context);
  if (!reading.ok) return null;
  const { members, pairs } = context;
  const index = columnTo(table, 'member') === pointer ? members : pairs;
  return index.get(String(reading.value))?.chapterCode ?? null;
}

/** Columns that a person fills. */
export const entryColumns = (table: AnyTable) =>
  Object.entries(table.columns).filter(([, column]) => !column.isSystem && !column.isDeprecated);

/** A tab's records, decoded again with a row changed or added. */
export const decodeWith = (
  tab: Tab,
  rows: readonly (readonly Cell[])[],
  context: Context,
): TableRecords<AnyRow> =>
  // `Row` of a table that is not known by name is nothing; what decoding gives has its facts and its columns.
  decodeTable(tab.table, { headers: tab.raw.headers, rows, merges: [] }, context) as TableRecords<AnyRow>;

/** Whether a chapter can still be recorded for. */
export const isActiveChapter = (chapter: ChapterEntry, today: Day): boolean =>
  (chapter.from === null || chapter.from <= today) && (chapter.until === null || chapter.until >= today);

/** `yyyy-MM-dd HH:mm` as a person reads it: `10:32 28/06/2022`; anything else as it stands. */
export function showInstant(text: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}:\d{2})/.exec(text) ?? [];
  return year === undefined || !isDay(`${year}-${month}-${day}`) ? text : `${time} ${day}/${month}/${year}`;
}
