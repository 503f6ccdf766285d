/** A whole workbook as records: every tab decoded, in the order in which they depend on each other. */

import { type Columns, encodeReference } from '../columns';
import type { Movement } from '../figures/movement';
import { type OwnMetrics, ownMetricsOf } from '../figures/own-metrics';
import {
  isChosen,
  isCore,
  modelLabel,
  type TableKey,
  type Tables,
  tableKeys,
  tables,
} from '../models/registry';
import {
  type ChapterEntry,
  type Context,
  chapterIndex,
  Index,
  type MemberEntry,
  type PairEntry,
  pairLabel,
} from '../tables/context';
import { decodeTable, type TableRecords } from '../tables/decode';
import type { Problem } from '../tables/problem';
import type { RawTable } from '../tables/raw-table';
import { decodeSettings, type Settings } from '../tables/settings';
import { type Past, pastProblems, type Spell, withSpells } from '../tables/spells';
import type { AnyTable, Row } from '../tables/table';
import { decodeTexts, type Texts } from '../tables/texts';
import { type Day, formatDay } from '../values';
import { decodeCatalogue } from './catalogue';
import { movementsOf } from './movements';
import { withOffers } from './offers';

/** The tabs as read; null or left out where a tab does not exist. */
export interface RawWorkbook {
  readonly settings: RawTable | null;
  readonly catalogue: RawTable | null;
  readonly texts: RawTable | null;
  readonly tables: Readonly<Partial<Record<TableKey, RawTable | null>>>;
}

export type Records = { readonly [K in TableKey]: TableRecords<Row<Tables[K]>> };

/** A "biết" holds from nine members in ten up, unless the settings say otherwise. */
const KNOWING_THRESHOLD = 0.9;

export interface WardData {
  readonly context: Context;
  readonly settings: Settings;
  /** Row of each setting's line, by its label. */
  readonly settingRows: ReadonlyMap<string, number>;
  readonly texts: Texts;
  readonly records: Records;
  /** The core, and the models whose tab is there: nothing of another stands in summaries and reports. */
  readonly present: ReadonlySet<TableKey>;
  /** The ward's own metrics, in the order of `Chỉ số`. */
  readonly ownMetrics: OwnMetrics;
  /** What moves money in the funds, by day; evaluated when it is first asked for. */
  readonly movements: () => readonly Movement[];
  /** Every problem of every tab, in the order of tabs and rows. */
  readonly problems: readonly Problem[];
}

/** @param today decides what lies in the future. */
export function decodeWorkbook(raw: RawWorkbook, today: Day): WardData {
  const { catalogue, problems: catalogueProblems } = decodeCatalogue(raw.catalogue);
  let context: Context = {
    today,
    catalogue,
    chapters: new Index([]),
    members: new Index([]),
    pairs: new Index([]),
    hardship: new Set(),
    membersOf: () => [],
    knowingThreshold: KNOWING_THRESHOLD,
  };
  // Settings name no row of another tab, and some tables are judged by them.
  const { settings, problems: settingsProblems, rows: settingRows } = decodeSettings(raw.settings, context);
  context = { ...context, knowingThreshold: settings.knowingThreshold ?? KNOWING_THRESHOLD };
  const records: Partial<Record<TableKey, TableRecords<unknown>>> = {};
  const tabOf = (key: TableKey): RawTable | null => raw.tables[key] ?? null;
  const isWanted = (key: TableKey) => {
    const table: AnyTable = tables[key];
    return table.isMadeWhenNeeded === true
      ? tabOf(key) !== null
      : isChosen(table, new Set(settings.models ?? []));
  };

  const decode = <K extends TableKey>(key: K): Records[K] => {
    const whole = decodeTable(tables[key], tabOf(key), context) as unknown as Records[K];
    // The tab of a model that nobody chose is not missed, and one that was unticked and kept is not counted. Until a
    // ward has chosen, the tabs that are there say what it records.
    const isRead = isWanted(key) || (tabOf(key) !== null && settings.models === null);
    const decoded = isRead
      ? whole
      : {
          ...whole,
          rows: [],
          leftOut: [],
          setAside: [],
          problems: uncounted(tables[key], whole.rows.length),
        };
    records[key] = decoded;
    return decoded;
  };

  // A row that is left out for another of its cells can still be pointed at: it keeps no other row from being counted.
  const ofChapters = decode('chapters');
  const chapters = [...ofChapters.rows, ...ofChapters.setAside].flatMap((row): ChapterEntry[] =>
    !isText(row.code) || !isText(row.name)
      ? []
      : [
          {
            key: row.code.toUpperCase(),
            label: row.name,
            cluster: row.cluster ?? '',
            from: row.from ?? null,
            until: row.until ?? null,
            successor: isText(row.successor) ? successorCode(row.successor) : null,
            ...((row.former ?? []).length === 0 ? {} : { former: row.former ?? [] }),
            ...(isText(row.splitFrom) ? { splitFrom: successorCode(row.splitFrom) } : {}),
          },
        ],
  );
  context = { ...context, chapters: chapterIndex(firstOfEach(chapters)) };

  const ofMembers = decode('members');
  const memberOf = (row: Partial<(typeof ofMembers.rows)[number]>): MemberEntry[] =>
    !isText(row.name) || !isText(row.chapter)
      ? []
      : [
          {
            // A row typed since the last "Cài đặt sổ" has no id yet: its place tells it apart until it has one.
            key: isText(row.key) ? row.key : `dòng ${row.row}`,
            label: row.name,
            chapterCode: row.chapter,
            group: row.group ?? '',
            birthYear: row.birthYear ?? null,
            isActive: row.state === 'active',
            from: row.presentFrom ?? null,
            until: row.leftOn ?? null,
            spells: null,
            isCounted: row.isCounted === true,
            knowsFace: row.knowsFace === true,
            knowsCircumstance: row.knowsCircumstance === true,
            knowsNeed: row.knowsNeed === true,
            knowsFaceSince: row.knowsFaceSince ?? null,
            knowsCircumstanceSince: row.knowsCircumstanceSince ?? null,
            knowsNeedSince: row.knowsNeedSince ?? null,
          },
        ];
  const entries = ofMembers.rows.flatMap(memberOf);
  const aside = ofMembers.setAside.flatMap(memberOf);
  context = { ...context, members: new Index(firstOfEach([...entries, ...aside])) };
  decode('memberHistory');
  const past = withPast(records as Pick<Records, 'members' | 'memberHistory'>); // both were decoded above
  records.members = past.members;
  records.memberHistory = past.memberHistory;
  const members =
    past.spells.size === 0
      ? entries
      : entries.map((entry): MemberEntry => {
          const spells = past.spells.get(entry.key) ?? null;
          return spells === null ? entry : { ...entry, spells, from: spells[0]?.presentFrom ?? null };
        });
  const byChapter = new Map<string, MemberEntry[]>();
  for (const member of members) {
    const codes = new Set([
      member.chapterCode,
      ...(member.spells ?? []).map(({ chapterCode }) => chapterCode),
    ]);
    for (const code of codes) {
      const same = byChapter.get(code);
      if (same === undefined) byChapter.set(code, [member]);
      else same.push(member);
    }
  }
  const everyone = firstOfEach([...members, ...aside]);
  context = { ...context, members: new Index(everyone), membersOf: (code) => byChapter.get(code) ?? [] };

  const hardship = decode('circumstances').rows.filter((row) => row.isHardship);
  context = { ...context, hardship: new Set(hardship.map((row) => row.member)) };

  const ofPairs = decode('pairings');
  const pairs = [...ofPairs.rows, ...ofPairs.setAside].flatMap((row): PairEntry[] => {
    const { helper, helped, chapter, kind, day } = row;
    if (!helper || !helped || !isText(chapter) || !isText(kind) || !isText(day)) return [];
    return [
      {
        key: isText(row.key) ? row.key : `dòng ${row.row}`,
        label: pairLabel({ helper, helped }, context),
        helper,
        helped,
        chapterCode: chapter,
        kind,
        from: day,
        until: row.endedOn ?? null,
        value: row.value ?? null,
      },
    ];
  });
  context = { ...context, pairs: new Index(firstOfEach(pairs)) };

  // Rows that other tables choose from, before those that choose.
  for (const key of tableKeys) {
    const { offers }: AnyTable = tables[key];
    if (offers === undefined) continue;
    const { rows } = decode(key);
    context = { ...context, catalogue: withOffers(context.catalogue, offers, rows) };
  }
  for (const key of tableKeys) if (records[key] === undefined) decode(key);

  const { texts, problems: textsProblems } = decodeTexts(raw.texts);
  // Every key was decoded above; in the order of the tabs.
  const all = Object.fromEntries(tableKeys.map((key) => [key, records[key]])) as unknown as Records;
  const present: ReadonlySet<TableKey> = new Set(
    tableKeys.filter((key) => {
      if (isCore(tables[key])) return true;
      return tabOf(key) !== null && (settings.models === null || isWanted(key));
    }),
  );
  const { ownMetrics, problems: indicatorProblems } = ownMetricsOf(all);
  let moved: readonly Movement[] | null = null;
  const ward: WardData = {
    context,
    settings,
    settingRows,
    texts,
    records: all,
    present,
    ownMetrics,
    movements: () => {
      moved ??= movementsOf(ward);
      return moved;
    },
    problems: [
      ...settingsProblems,
      ...catalogueProblems,
      ...textsProblems,
      ...tableKeys.flatMap((key) => all[key].problems),
      ...successorProblems(all.chapters, context),
      ...indicatorProblems,
    ],
  };
  return ward;
}

/** Two rows of one code are one thing to point at: the one that counts, which stands first. */
function firstOfEach<T extends { readonly key: string }>(entries: readonly T[]): T[] {
  const seen = new Set<string>();
  return entries.filter(({ key }) => !seen.has(key) && seen.add(key));
}

const isText = <T extends string>(value: T | null | undefined): value is T =>
  typeof value === 'string' && value !== '';
/** A tab that was kept though its model was unticked: what stands in it is named, not forgotten. */
function uncounted({ sheet, models = [] }: AnyTable, rows: number): Problem[] {
  if (rows === 0) return [];
  const named = models.map((key) => `“${modelLabel(key)}”`).join(' hoặc ');
  return [
    {
      ...{ code: 'uncounted', severity: 'notice', sheet, row: null, column: null, header: null },
      ...{ chapterCode: null, found: '' },
      what: `Tab ${sheet} có ${rows} dòng nhưng không được tính, vì phường không chọn mô hình ${named}.`,
      todo: 'Nếu phường còn làm, bấm Chọn mô hình rồi tích lại. Nếu không, để nguyên.',
    },
  ];
}

/** Members with what they were before, by the rows of their past; what is wrong in those rows. */
function withPast({ members, memberHistory }: Pick<Records, 'members' | 'memberHistory'>) {
  const spells = new Map<string, readonly Spell[]>();
  const pasts = new Map<string, Past[]>();
  for (const row of memberHistory.rows) {
    const same = pasts.get(row.member);
    if (same === undefined) pasts.set(row.member, [row]);
    else same.push(row);
  }
  if (pasts.size === 0) return { members, memberHistory, spells };
  const problems: Problem[] = [];
  const rows = members.rows.map((row) => {
    const own = pasts.get(row.key)?.sort((a, b) => (a.day < b.day ? -1 : 1));
    if (own === undefined) return row;
    const whole = withSpells(row, own);
    spells.set(row.key, whole.spells);
    problems.push(
      ...pastProblems(row, own).map(({ column, ...problem }): Problem => {
        const at = memberHistory.rows.find((one) => one.row === problem.row);
        return {
          ...problem,
          sheet: memberHistory.sheet,
          column: memberHistory.places[column] ?? null,
          header: (tables.memberHistory.columns as Columns)[column]?.header ?? null,
          chapterCode: at?.chapter ?? null,
          found: at === undefined ? '' : formatDay(at.day),
        };
      }),
    );
    return whole;
  });
  return {
    members: { ...members, rows },
    memberHistory: { ...memberHistory, problems: [...memberHistory.problems, ...problems] },
    spells,
  };
}

/** `Khu 6 · K6` or `K6`. */
const successorCode = (typed: string): string =>
  typed
    .slice(typed.lastIndexOf('·') + 1)
    .trim()
    .toUpperCase();

function successorProblems(chapters: Records['chapters'], context: Context): Problem[] {
  return chapters.rows.flatMap((row) => {
    if (row.successor === null) return [];
    const next = context.chapters.get(successorCode(row.successor));
    if (next !== undefined && next.key !== row.code.toUpperCase()) return [];
    return [
      {
        code: 'unknownReference' as const,
        severity: 'notice' as const,
        sheet: chapters.sheet,
        row: row.row,
        column: chapters.places.successor ?? null,
        header: tables.chapters.columns.successor.header,
        chapterCode: row.chapterCode,
        found: row.successor,
        what: next === undefined ? `Không có chi hội mã “${row.successor}”.` : 'Chi hội kế thừa là chính nó.',
        todo: 'Ghi mã của chi hội nhận người và sổ, như trong tab Chi hội.',
      },
    ];
  });
}

/** The text of the `Nhãn chọn` column: what the dropdowns of chapters offer. */
export const chapterLabel = (entry: ChapterEntry): string => encodeReference(entry);
