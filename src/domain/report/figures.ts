/**
 * Evaluates the figures of one report and keeps a list of those it used, so that each can be followed back. What may not
 * leave the ward is not handed to the models' sentences: a stock below nought, a group so small that people could tell who
 * is in it, and in a report that asks for an award the year before of what fell. What was kept back is told.
 */
import {
  breakDown,
  evaluate,
  type Figure,
  isOfMembers,
  isRecorded,
  type MetricKey,
  metricOf,
  type Part,
  type Source,
} from '../figures';
import { bordersOn, isCut } from '../figures/chapters';
import { indicatorTable, ownKey } from '../models/indicator-tables';
import { rowsOf } from '../tables/any-ward';
import { compareDays, type Period, samePeriodBefore } from '../values';
import { Index, type WardData } from '../ward';
import type { UsedFigure } from './data';
import type { Figures } from './part';
import { parts as reportParts } from './parts';
import { formatFigure } from './phrases';
import { FEW, smallIn } from './small';

/** The figures that a report asks for, with the list of those it used. */
export interface ReportFigures extends Figures<MetricKey> {
  readonly ward: WardData;
  /** What was asked for and had rows behind it, in the order of asking. */
  used(): readonly UsedFigure[];
  /** Notes that a figure which fell is not shown. */
  leaveOut(key: MetricKey): void;
  /** Whether a number of this period, or of another one, is a group too small to be told (`small.ts`); notes it where it is. */
  isSmall(key: MetricKey, value: number | null, of: (key: MetricKey) => number | null): boolean;
  /** Figures that were asked for and not handed out, in the order of asking. */
  kept(): readonly KeptFigure[];
}

/** A figure that the report does not tell, and why. */
export interface KeptFigure {
  readonly why: 'negative' | 'fell' | 'small';
  readonly label: string;
  readonly value: string;
  readonly before: string;
}

/** Metrics of which less is better. */
const LESS_IS_BETTER: ReadonlySet<MetricKey> = new Set(
  reportParts.flatMap(({ lessIsBetter = [] }) => lessIsBetter),
);

/** The same of the indicators that the ward defines itself: what their `Chiều tốt` says. */
const ownLessIsBetter = (ward: WardData): ReadonlySet<MetricKey> =>
  new Set(rowsOf(ward, indicatorTable).flatMap((one) => (one.direction === 'down' ? [ownKey(one)] : [])));

/** Whether a figure went the wrong way. */
export function worseIn(
  ward: WardData,
): (key: MetricKey, now: number | null, before: number | null) => boolean {
  const own = ownLessIsBetter(ward);
  return (key, now, before) =>
    now !== null &&
    before !== null &&
    (LESS_IS_BETTER.has(key) || own.has(key) ? now > before : now < before);
}

interface Scope {
  /** Code of the only chapter that is told of; null: the ward. */
  readonly chapter: string | null;
  readonly tellsWeak: boolean;
}

/** The ward as a sentence sees it that tells of one chapter. */
function withChapter(ward: WardData, code: string): WardData {
  const { chapters } = ward.context;
  const only = chapters.get(code);
  return only === undefined ? ward : { ...ward, context: { ...ward.context, chapters: new Index([only]) } };
}

export function figuresOf(
  ward: WardData,
  period: Period,
  { chapter, tellsWeak }: Scope = { chapter: null, tellsWeak: true },
): ReportFigures {
  const earlier = samePeriodBefore(period);
  const isWorse = worseIn(ward);
  const small = smallIn(ward);
  /** A chapter's figures are the chapter's line of the ward's: as the summary tabs have them. */
  const broken = (key: MetricKey, of: Period, dimensions: readonly string[]): readonly Part[] =>
    chapter === null
      ? breakDown(key, ward, of, dimensions)
      : breakDown(key, ward, of, ['chapter', ...dimensions], period.to)
          .filter(({ keys: [code] }) => code === chapter)
          .map((part) => ({ ...part, keys: part.keys.slice(1) }));
  const whole = (key: MetricKey, of: Period): Figure =>
    chapter === null ? evaluate(key, ward, of) : (broken(key, of, [])[0] ?? { value: null, sources: [] });
  /** What a chapter did before others were parted from it is not its own alone. */
  const isWhole =
    chapter === null || !isCut(bordersOn(ward.context.chapters.all, period.to), chapter, earlier);
  const isComparable = (key: MetricKey): boolean =>
    isRecorded(key, ward, earlier) && (isWhole || isOfMembers(key, ward));
  const kept = new Map<string, KeptFigure>();
  const keep = (why: KeptFigure['why'], key: MetricKey): void => {
    const { label, unit } = metricOf(key, ward);
    kept.set(`${why} ${key}`, {
      ...{ why, label },
      value: formatFigure(evaluated(key).value, unit),
      before: formatFigure(earlierFigure(key).value, unit),
    });
  };
  const isSmall: ReportFigures['isSmall'] = (key, value, of) => {
    const isFound = small(key, value, of);
    if (isFound) keep('small', key);
    return isFound;
  };
  // What a share is made of is looked at, not told.
  const presentOf = (key: MetricKey): number | null => evaluated(key).value;
  const earlierOf = (key: MetricKey): number | null => earlierFigure(key).value;
  /** Of a breakdown, the parts that are told. */
  const large = (key: MetricKey, all: readonly Part[]): readonly Part[] => {
    const isRatio = metricOf(key, ward).kind === 'ratio';
    // Of a share by parts the parts of what it is a share of would be asked: it is no count of people by itself.
    return isRatio ? all : all.filter(({ value }) => !isSmall(key, value, presentOf));
  };
  /** Whether a figure's year before is kept back. */
  const hidesBefore = (key: MetricKey): boolean => {
    if (isSmall(key, earlierOf(key), earlierOf)) return true;
    if (tellsWeak || !isWorse(key, figure(key).value, earlierFigure(key).value)) return false;
    keep('fell', key);
    return true;
  };
  const now = new Map<MetricKey, Figure>();
  const then = new Map<MetricKey, Figure>();
  const told = new Map<string, UsedFigure | MetricKey>();
  const figure = (key: MetricKey): Figure => {
    told.set(key, key);
    return evaluated(key);
  };
  const evaluated = (key: MetricKey): Figure => {
    const known = now.get(key);
    if (known !== undefined) return known;
    const found = whole(key, period);
    now.set(key, found);
    return found;
  };
  const earlierFigure = (key: MetricKey): Figure => {
    const known = then.get(key);
    if (known !== undefined) return known;
    const found = isComparable(key) ? whole(key, earlier) : { value: null, sources: [] };
    then.set(key, found);
    return found;
  };
  const counted = (sources: readonly Source[]): UsedFigure['sources'] =>
    sources.map((source) => ({ sheet: source.sheet, rows: source.rows.length }));
  const parts = (key: MetricKey, dimension: string): readonly Part[] => {
    figure(key);
    return large(key, broken(key, period, [dimension]));
  };
  /** One part that fell would stand beside those that rose: then none is compared. */
  const partsBefore = (key: MetricKey, dimension: string): readonly Part[] => {
    if (!isComparable(key) || hidesBefore(key)) return [];
    const found = large(key, broken(key, earlier, [dimension]));
    if (tellsWeak) return found;
    const present = new Map(parts(key, dimension).map(({ keys: [name = ''], value }) => [name, value]));
    return found.some(({ keys: [name = ''], value }) => isWorse(key, present.get(name) ?? 0, value))
      ? []
      : found;
  };
  return {
    ward: chapter === null ? ward : withChapter(ward, chapter),
    tellsWeak,
    us: chapter === null ? 'Hội' : 'chi hội',
    period,
    asOf: compareDays(period.to, ward.context.today) < 0 ? period.to : ward.context.today,
    value: (key) => {
      const { value } = figure(key);
      if (isSmall(key, value, presentOf)) return null;
      if (value === null || value >= 0) return value;
      keep('negative', key);
      return null;
    },
    before: (key) => (hidesBefore(key) ? null : earlierFigure(key).value),
    parts,
    partsBefore,
    byKey: (key, dimension) =>
      new Map(
        parts(key, dimension).flatMap(({ keys: [name = ''], value }) =>
          value === null ? [] : [[name, value] as const],
        ),
      ),
    cite: ({ key, label, unit, value, before, sources }) => {
      told.set(key, {
        key,
        label,
        value: formatFigure(value, unit),
        before: formatFigure(before, unit),
        sources: counted(sources),
      });
    },
    used: () =>
      [...told.values()].flatMap((one) => {
        if (typeof one !== 'string') return [one];
        const { value, sources } = figure(one);
        if (value === null) return [];
        const { label, unit } = metricOf(one, ward);
        return [
          {
            key: one,
            label,
            value: small(one, value, presentOf) ? FEW : formatFigure(value, unit),
            before: small(one, earlierOf(one), earlierOf) ? FEW : formatFigure(earlierOf(one), unit),
            sources: counted(sources),
          },
        ];
      }),
    isSmall,
    leaveOut: (key) => keep('fell', key),
    kept: () => [...kept.values()],
  };
}
