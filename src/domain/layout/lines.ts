/** What summary tabs share: what a tab is, its page, and the lines and columns that tables are made of. */
import type { MetricKey } from '../figures';
import { bordersOn } from '../figures/chapters';
import { chapterName, monthInWords } from '../figures/words';
import { monthsOf } from '../values';
import {
  compareChapters,
  type ListKey,
  listOf,
  type TableKey,
  WARD,
  type WardData,
  wardEntry,
} from '../ward';
import { beforeColumn, type FigureColumn } from './blocks';
import type { GridBuilder } from './grid';
import type { Line, Summarised } from './table';

/** Landscape A4 at 96 dots an inch, less the margins: a tab no wider prints at full size. */
export const PAGE_WIDTH = 1000;

export interface Tab {
  readonly name: string;
  readonly title: string;
  /** Tables whose rows the tab counts. */
  readonly from: readonly TableKey[];
  readonly widths: (summarised: Summarised) => readonly number[];
  /** Whether the ward records what the tab shows; left out: always. */
  readonly isShown?: (ward: WardData) => boolean;
  /** Its heads stay in sight, as in any list. */
  readonly isOneTable?: true;
  readonly draw: (grid: GridBuilder, summarised: Summarised) => void;
}

export const evenly = (first: number, count: number): number[] => [
  first,
  ...Array.from({ length: count }, () => Math.floor((PAGE_WIDTH - first) / count)),
];

/** Chapters as lines: those of the period's end, and those that ended since a year before without a successor. */
export function chapterLines({ ward, period, before }: Omit<Summarised, 'charts'>): Line[] {
  const { all } = ward.context.chapters;
  const { standsFor, parted } = bordersOn(all, period.to);
  return [...all]
    .filter(({ key, from, until }) => {
      const hasBegun = from === null || from <= period.to;
      // What a chapter did that was parted and is no more stands in a line of its own.
      const isOver = until !== null && until <= (parted.has(key) ? period.to : before.from);
      return hasBegun && !isOver && standsFor.get(key) === key;
    })
    .sort(compareChapters)
    .map(({ key }) => ({ key, label: chapterName(ward, key) }));
}

export const withWard = (lines: Line[]): Line[] => [...lines, { key: WARD, label: wardEntry.label }];

export const listLines = (list: ListKey, { ward }: Summarised): Line[] =>
  listOf(list, ward.context.catalogue).entries.map(({ key, label }) => ({ key, label }));

export const monthLines = ({ period }: Summarised): Line[] =>
  monthsOf(period).map((month) => ({
    key: month,
    label: monthInWords(month),
  }));

export const beside = (key: MetricKey, header: string): FigureColumn<MetricKey>[] => [
  { header, key },
  beforeColumn(key),
];
