/** What a report calls the chapters and the ward itself, in tables and as who does something in a sentence. */
import { undivided, undividedName } from '../figures/chapters';
import { type AnyWard, type Settings, WARD, wardEntry } from '../tables';
import { listed, lowerFirst } from './phrases';

/** `Khu 2`; with its cluster where two chapters of the ward are called alike: `Tổ 1 (Phúc La)`. */
export function chapterName(ward: AnyWard, code: string): string {
  const { context, settings } = ward;
  if (code === WARD) return wardName(settings);
  const past = undivided(code);
  if (past !== null) return undividedName(chapterName(ward, past.code), past.day);
  const chapter = context.chapters.get(code);
  if (chapter === undefined) return code;
  const { label, cluster } = chapter;
  return cluster !== '' && context.chapters.named(label).length > 1 ? `${label} (${cluster})` : label;
}

/** `Hội LHPN phường`, `Hội LHPN xã`: by what the ward's own name says it is. */
function wardName({ shortName, unionName }: Settings): string {
  const [kind] =
    /(?<!\p{L})(?:phường|xã|thị trấn|đặc khu)(?!\p{L})/iu.exec(shortName ?? unionName ?? '') ?? [];
  return kind === undefined ? wardEntry.label : wardEntry.label.replace('phường', kind.toLowerCase());
}

/**
 * Kinds of place that a name begins with. Before a name of its own they are common nouns, before a number part of the name
 * (Nghị định 30/2020, Phụ lục II): `ấp Chợ`, `Khu phố 2`.
 */
const COMMON = /^(ấp|thôn|xóm|bản|làng|buôn|khóm|khối|khu phố|tổ dân phố|tiểu khu) (?!\d|số )/iu;

/** A chapter's name behind `chi hội`. */
const behind = (name: string): string => (COMMON.test(name) ? lowerFirst(name) : name);

/** `chi hội Khu 2`; a name that says so itself stands alone: `chi hội 3`. */
const inSentence = (name: string): string =>
  /^chi hội /i.test(name) ? lowerFirst(name) : `chi hội ${behind(name)}`;

/** A chapter inside a sentence: `chi hội Khu 2`. */
export const chapterPhrase = (ward: AnyWard, code: string): string => inSentence(chapterName(ward, code));

export const hasOneChapter = ({ context }: AnyWard): boolean => context.chapters.all.length === 1;

/** `các chi hội`; `chi hội` in a ward that has one. */
export const allChapters = (ward: AnyWard): string => (hasOneChapter(ward) ? 'chi hội' : 'các chi hội');

/** Who did something, by the codes of its rows: `Hội và các chi hội`, `chi hội Khu 2`, `Hội`. */
export function doers(ward: AnyWard, codes: Iterable<string>): string {
  const all = new Set(codes);
  const chapters = [...all].filter((code) => code !== WARD && ward.context.chapters.get(code) !== undefined);
  const [only] = chapters;
  const told =
    only === undefined
      ? []
      : chapters.length > 1 || hasOneChapter(ward)
        ? [allChapters(ward)]
        : [inSentence(chapterName(ward, only))];
  return listed(all.has(WARD) || told.length === 0 ? ['Hội', ...told] : told);
}

/** Chapters that a sentence names. */
const MOST_NAMED = 3;

/** Who has the most among the chapters, for a sentence. */
export interface Foremost {
  /** `chi hội Khu 2`, `các chi hội Khu 2 và Khu 5`; `''` where there is nobody to compare with, or too many share the place. */
  readonly who: string;
  readonly most: number;
  readonly isShared: boolean;
}

export function foremost(ward: AnyWard, parts: ReadonlyMap<string, number>): Foremost {
  const chapters = [...parts].filter(
    ([code]) => code !== WARD && ward.context.chapters.get(code) !== undefined,
  );
  const most = Math.max(0, ...chapters.map(([, value]) => value));
  const names = chapters.filter(([, value]) => value === most).map(([code]) => chapterName(ward, code));
  const [first = '', ...others] = names;
  const isTold = most > 0 && names.length < chapters.length && names.length <= MOST_NAMED;
  const who = others.length === 0 ? inSentence(first) : `các chi hội ${listed(names.map(behind))}`;
  return { who: isTold ? who : '', most, isShared: others.length > 0 };
}
