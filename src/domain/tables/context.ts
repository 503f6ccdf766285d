/**
 * What decoding a row may look up: the catalogue, the chapters and members it can point at, and today. Made once for
 * a whole workbook, in the order in which tables depend on each other.
 */
import {
  compareText,
  type Day,
  done,
  excerpt,
  knownUnits,
  NameIndex,
  nearest,
  normalizeText,
  quote,
  type Reading,
  refuse,
  sameText,
} from '../values';
import { type Party, WARD } from './column';
import { type Entry, type List, type ListKey, lists, type OwnListKey } from './lists';
import type { Spell } from './spells';

/** The lists as the workbook has them: built-in values and what officers added. */
export type Catalogue = Readonly<Record<keyof typeof lists, List>> & Readonly<Record<OwnListKey, List>>;

/** A list of the catalogue. Throws for a key that no model declares: a slip in the code, never in a workbook. */
export function listOf(list: ListKey, catalogue: Catalogue): List {
  const found = catalogue[list];
  if (found === undefined) throw new RangeError(`No list "${list}".`);
  return found;
}

/** Something a reference can point at. */
export interface Pointed {
  readonly key: string;
  /** As a person reads it. */
  readonly label: string;
}

export interface ChapterEntry extends Pointed {
  readonly cluster: string;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly successor: string | null;
}

export interface MemberEntry extends Pointed {
  readonly chapterCode: string;
  readonly group: string;
  readonly birthYear: number | null;
  readonly isActive: boolean;
  /** Since when she counts; null: since before anything that is known. */
  readonly from: Day | null;
  /** The day she left for good; null while she is present. */
  readonly until: Day | null;
  /** What she was before, where that was something else: every spell of hers, the present one last. */
  readonly spells: readonly Spell[] | null;
  /** Counts in the member rate (not honorary). */
  readonly isCounted: boolean;
  readonly knowsFace: boolean;
  readonly knowsCircumstance: boolean;
  readonly knowsNeed: boolean;
}

export interface PairEntry extends Pointed {
  readonly helper: Party;
  readonly helped: Party;
  readonly chapterCode: string;
  readonly kind: string;
  readonly from: Day;
  /** Day on which the pair was closed; null while it is at work. */
  readonly until: Day | null;
  /** What was given when the pair was made. */
  readonly value: number | null;
}

/** Looks things up by id first, then by name where the name is one row's only. */
export class Index<T extends Pointed> {
  private readonly byKey = new Map<string, T>();
  private readonly byLabel: NameIndex<T>;
  readonly all: readonly T[];

  constructor(entries: readonly T[]) {
    this.all = entries;
    this.byLabel = new NameIndex(entries.map((entry) => [entry.label, entry]));
    for (const entry of entries) {
      const key = plainKey(entry.key);
      if (key !== '' && !this.byKey.has(key)) this.byKey.set(key, entry);
    }
  }

  get(key: string): T | undefined {
    return this.byKey.get(plainKey(key));
  }

  /** What a typed name can mean (`NameIndex.find`). */
  named(label: string): readonly T[] {
    return this.byLabel.find(label);
  }
}

const plainKey = (key: string): string => normalizeText(key).toUpperCase();

export interface Context {
  readonly today: Day;
  readonly catalogue: Catalogue;
  readonly chapters: Index<ChapterEntry>;
  readonly members: Index<MemberEntry>;
  readonly pairs: Index<PairEntry>;
  /** Members with a hardship on record, by id. */
  readonly hardship: ReadonlySet<string>;
  /** Members who are or once were of the chapter. */
  readonly membersOf: (chapterCode: string) => readonly MemberEntry[];
  /** From which share of its members up a chapter "knows" them, 0 – 1. */
  readonly knowingThreshold: number;
}

/** Who helps whom, as a person reads it; a side that the context does not know reads as its id. */
export function pairLabel(
  { helper, helped }: Pick<PairEntry, 'helper' | 'helped'>,
  { members, chapters }: Pick<Context, 'members' | 'chapters'>,
): string {
  const nameOf = ({ kind, key }: Party): string =>
    kind === 'member'
      ? (members.get(key)?.label ?? key)
      : kind === 'chapter'
        ? `chi hội ${chapters.get(key)?.label ?? key}`
        : key;
  return `${nameOf(helper)} giúp ${nameOf(helped)}`;
}

/** The separator between what a person reads and the id that decides: `Nguyễn Thị Hoa · HV-7K3F2`. */
const SEPARATOR = ' · ';

/** How a reference is stored in a cell. */
export function encodeReference(pointed: Pointed): string {
  // There is one ward: its name says it all, and is what the dropdowns offer.
  return pointed.key === WARD ? pointed.label : `${pointed.label}${SEPARATOR}${pointed.key}`;
}

/** In quotation marks, cut where it would drown the sentence. */
const short = (text: string): string => `“${excerpt(text, 80)}”`;

/** The ward itself, where a chapter is asked for. */
export const wardEntry: Pointed = { key: WARD, label: 'Hội LHPN phường' };

/**
 * Reads a reference: `Tên · MÃ` (the id decides), a bare id, or a bare name that only one row has.
 * @param noun what is looked for, in Vietnamese, for the sentence.
 * @param hints name the nearest ones in a refusal: a comparison with every entry, so not where a refusal is normal.
 */
export function readReference<T extends Pointed>(
  typed: string,
  index: Index<T>,
  noun: string,
  hints = true,
): Reading<T> {
  const text = normalizeText(typed);
  const at = text.lastIndexOf('·');
  if (at >= 0) {
    if (text.indexOf('·') < at) {
      return refuse(
        'ambiguousReference',
        `Ô này ghi nhiều ${noun}: ${quote(text)}.`,
        `Mỗi ${noun} ghi một dòng.`,
      );
    }
    const key = text.slice(at + 1).trim();
    const found = index.get(key);
    if (found !== undefined) return done(found);
    return refuse(
      'unknownReference',
      `Không còn ${noun} mang mã ${key}.`,
      `Chọn lại ${noun}, hoặc khôi phục dòng đã xoá.`,
    );
  }
  const byKey = index.get(text);
  if (byKey !== undefined) return done(byKey);
  const named = index.named(text);
  const [only, ...others] = named;
  if (only !== undefined && others.length === 0) return done(only);
  if (only !== undefined) {
    const some = named.slice(0, 4);
    const code = 'ambiguousReference';
    return named.every(({ label }) => sameText(label, only.label))
      ? refuse(
          code,
          `Có ${named.length} ${noun} cùng tên ${short(text)} (mã ${some.map(({ key }) => key).join(', ')}).`,
          `Ghi thêm mã sau tên, ví dụ ${short(encodeReference(only))}.`,
          named,
        )
      : refuse(
          code,
          `${short(text)} không dấu, có thể là ${some.map((entry) => short(encodeReference(entry))).join(' hoặc ')}.`,
          'Ghi đủ dấu, hoặc thêm mã sau tên.',
          named,
        );
  }
  const close = hints
    ? nearest(
        text,
        index.all.map((entry) => entry.label),
        3,
      )
    : [];
  const hint = close.length > 0 ? `Gần giống: ${close.map(short).join(', ')}. ` : '';
  return refuse(
    'unknownReference',
    `Không có ${noun} nào tên ${short(text)}.`,
    `${hint}Sửa lại tên cho đúng, hoặc ghi ${noun} ấy trước.`,
  );
}

/** Names of a list, made once: a column of 10,000 cells asks 10,000 times. */
const entriesByName = new WeakMap<readonly Entry[], NameIndex<Entry>>();

/** Labels claim their names before aliases do: a label that officers added beats a built-in alias. */
function namesOf(list: ListKey, entries: readonly Entry[]): NameIndex<Entry> {
  const known = entriesByName.get(entries);
  if (known !== undefined) return known;
  const labels = new NameIndex(entries.map((entry) => [entry.label, entry]));
  const aliases = entries.flatMap((entry) =>
    entry.aliases
      .filter((alias) => labels.named(alias).length === 0)
      .map((alias): [string, Entry] => [alias, entry]),
  );
  const names = new NameIndex<Entry>([
    ...entries.map((entry): [string, Entry] => [entry.label, entry]),
    ...aliases,
    // A word for another unit (a dozen, a canister) is no unmarked spelling of one in the list.
    ...(list === 'units' ? otherUnits : [])
      .filter((word) => labels.named(word).length === 0)
      .map((word): [string, Entry] => [word, NO_ENTRY]),
  ]);
  entriesByName.set(entries, names);
  return names;
}

const NO_ENTRY: Entry = { key: '', label: '', aliases: [], attributes: [] };
const builtInUnits = new NameIndex(
  lists.units.entries.flatMap((entry) =>
    [entry.label, ...entry.aliases].map((name): [string, true] => [name, true]),
  ),
);
const otherUnits = [...knownUnits, 'tá', 'lố', 'két', 'bì', 'gùi', 'xe'].filter(
  (word) => builtInUnits.named(word).length === 0,
);

/** The entries of a list that a word can mean: one is an answer, several are a question. */
const entriesNamed = (typed: string, list: ListKey, catalogue: Catalogue): readonly Entry[] =>
  namesOf(list, listOf(list, catalogue).entries).find(typed);

/** The only entry of a list that a word names, by its label or an alias. */
export function findEntry(typed: string, list: ListKey, catalogue: Catalogue): Entry | undefined {
  const [only, ...others] = entriesNamed(typed, list, catalogue);
  return others.length === 0 && only !== NO_ENTRY ? only : undefined;
}

/** Reads one value of a list by its label, an alias, or a label that officers added. */
export function readChoice(typed: string, list: ListKey, catalogue: Catalogue): Reading<string> {
  const text = normalizeText(typed);
  const found = entriesNamed(text, list, catalogue).filter((entry) => entry !== NO_ENTRY);
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0 && findEntry(text, list, catalogue) === only)
    return done(only.key);
  if (others.length > 0) {
    return refuse(
      'unknownChoice',
      `${short(text)} không dấu, có thể là ${found.map(({ label }) => short(label)).join(' hoặc ')}.`,
      'Ghi đủ dấu, hoặc chọn trong danh sách.',
    );
  }
  const close = nearest(
    text,
    listOf(list, catalogue).entries.map((entry) => entry.label),
    2,
  );
  const hint = close.length > 0 ? `Chọn ${close.map(short).join(' hoặc ')}` : 'Chọn một mục trong danh sách';
  const { header, isClosed } = listOf(list, catalogue);
  return refuse(
    'unknownChoice',
    `Danh mục ${header} không có ${short(text)}.`,
    `${hint}${isClosed ? '.' : ', hoặc thêm mục này vào tab Danh mục.'}`,
  );
}

/** The label of a list's key; a key that is not known reads as itself. */
export function labelOf(list: ListKey, key: string, catalogue: Catalogue): string {
  return listOf(list, catalogue).entries.find((entry) => entry.key === key)?.label ?? key;
}

/** An entry's attribute by the header of its column. */
export function attributeOf(
  list: ListKey,
  key: string,
  header: string,
  catalogue: Catalogue,
): string | number | undefined {
  const { attributes, entries } = listOf(list, catalogue);
  const at = attributes.findIndex((attribute) => attribute.header === header);
  const value = entries.find((entry) => entry.key === key)?.attributes[at];
  return value === '' ? undefined : value;
}

/** Chapters in the order people expect: by cluster, then by name with numbers counted (Khu 2 before Khu 10). */
export function compareChapters(a: ChapterEntry, b: ChapterEntry): number {
  return compareText(a.cluster, b.cluster) || compareText(a.label, b.label) || compareText(a.key, b.key);
}
