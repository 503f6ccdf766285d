/**
 * What decoding a row may look up: the catalogue, the chapters and members it can point at, and today. Made once for
 * a whole workbook, in the order in which tables depend on each other.
 */
import type { Party } from '../columns/cell';
import type { Catalogue } from '../columns/lists';
import { compareText, type Day, NameIndex, normalizeText, sameText } from '../values';
import type { FormerName } from './former-names';
import type { Spell } from './spells';

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
  /** What it was called before, the earliest first; absent: nothing else. */
  readonly former?: readonly FormerName[];
  /** Code of the chapter that it was parted from on its first day. */
  readonly splitFrom?: string | null;
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
  /** From which day each tick holds; null where it was not written down: then it is taken to have held all along. */
  readonly knowsFaceSince: Day | null;
  readonly knowsCircumstanceSince: Day | null;
  readonly knowsNeedSince: Day | null;
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

  /** @param former other names that an entry is found by. */
  constructor(entries: readonly T[], former: (entry: T) => readonly string[] = () => []) {
    this.all = entries;
    this.byLabel = new NameIndex(
      entries.flatMap((entry): [string, T][] => {
        const names = [entry.label, ...former(entry)];
        return names
          .filter((name, at) => !names.slice(0, at).some((one) => sameText(one, name)))
          .map((name) => [name, entry]);
      }),
    );
    for (const entry of entries) {
      const key = plainKey(entry.key);
      if (key !== '' && !this.byKey.has(key)) this.byKey.set(key, entry);
    }
  }

  get(key: string): T | undefined {
    return this.byKey.get(plainKey(key));
  }

  /** Whether something is or was called so, word for word. */
  isNamed(label: string): boolean {
    return this.byLabel.named(label).length > 0;
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

/** The chapters, found by what they were called before too: rows of then say it. */
export const chapterIndex = (entries: readonly ChapterEntry[]): Index<ChapterEntry> =>
  new Index(entries, ({ former = [] }) => former.map(({ name }) => name));

/** Chapters in the order people expect: by cluster, then by name with numbers counted (Khu 2 before Khu 10). */
export function compareChapters(a: ChapterEntry, b: ChapterEntry): number {
  return compareText(a.cluster, b.cluster) || compareText(a.label, b.label) || compareText(a.key, b.key);
}
