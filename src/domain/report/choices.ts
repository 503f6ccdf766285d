/** What is asked at each export and kept nowhere: number and day, whose report it is, what goes with it. */
import type { Day } from '../values';

/** Annexes that a report may carry. */
export const annexKeys = ['chapters', 'gifts', 'charts'] as const;
export type AnnexKey = (typeof annexKeys)[number];

const known: ReadonlySet<string> = new Set(annexKeys);
export const isAnnexKey = (key: string): key is AnnexKey => known.has(key);

export interface ReportChoices {
  /** The number that was taken for the document; null leaves room to write it. */
  readonly number: string | null;
  /** The day of the document; null: today. */
  readonly day: Day | null;
  /** Code of the chapter that the report is of; null: of the ward. */
  readonly chapter: string | null;
  readonly annexes: ReadonlySet<AnnexKey>;
  /** A report that asks for an award tells what fell and what missed its target too. */
  readonly tellsWeak: boolean;
}

export const NO_CHOICES: ReportChoices = {
  number: null,
  day: null,
  chapter: null,
  annexes: new Set(),
  tellsWeak: false,
};
