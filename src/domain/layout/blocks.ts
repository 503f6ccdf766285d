/**
 * The blocks of a summary tab as data: what a model declares. How they are drawn is said in `table.ts`; nothing here knows
 * a model. `K`: names of metrics.
 */
import type { ListKey, OwnList } from '../columns';

/** Stands for the header of a year before until the period is known. */
export const BEFORE = 'Năm trước';

/** A column of a breakdown: a metric under a header. */
export interface FigureColumn<K extends string = string> {
  readonly header: string;
  readonly key: K;
  /** `before`: the same period of the year before; `change`: the difference. */
  readonly of?: 'now' | 'before' | 'change';
  /** Second dimension: only the parts with this value. */
  readonly at?: { readonly dimension: string; readonly value: string };
}

/** Metrics one below the other: this period, the year before, the difference, the number of rows. */
export interface CompareBlock<K extends string = string> {
  readonly kind: 'compare';
  readonly heading: string;
  readonly keys: readonly K[];
}

/** Where the lines of a breakdown come from: the chapters (with the ward itself), the months, or the values of a list. */
export type LinesOf = 'chapters' | 'chaptersAndWard' | 'months' | { readonly list: ListKey } | 'found';

/** Metrics by the values of one dimension, with a total. */
export interface BreakdownBlock<K extends string = string> {
  readonly kind: 'breakdown';
  readonly heading: string;
  /** `chapter`, `month`, or a field of the table. */
  readonly dimension: string;
  readonly lineHeader: string;
  readonly lines: LinesOf;
  readonly columns: readonly FigureColumn<K>[];
  /** Leave out lines in which nothing was recorded. */
  readonly onlyRecorded: boolean;
}

/** Goods in stock: opening + in − out = left, an item a line. */
export interface StockBlock {
  readonly kind: 'stock';
  readonly heading: string;
  /** Key of the table whose rows move the stock. */
  readonly table: string;
  /** Headers of what came in, went out, is left. */
  readonly headers: readonly [came: string, went: string, left: string];
}

export type Block<K extends string = string> = CompareBlock<K> | BreakdownBlock<K> | StockBlock;

export const compare = <const K extends string>(heading: string, ...keys: readonly K[]): CompareBlock<K> => ({
  ...{ kind: 'compare', heading, keys },
});

/** A column of this period. */
export const figure = <const K extends string>(header: string, key: K): FigureColumn<K> => ({ header, key });
/** The same figure a year before; its header says whether that is a year or a part of one. */
export const beforeColumn = <const K extends string>(key: K): FigureColumn<K> => ({
  ...{ header: BEFORE, key, of: 'before' },
});

/** A column of this period and one of the year before. */
export const withBefore = <const K extends string>(header: string, key: K): readonly FigureColumn<K>[] => [
  { header, key },
  beforeColumn(key),
];

type Columns<K extends string> = readonly (FigureColumn<K> | readonly FigureColumn<K>[])[];

const breakdown = <K extends string>(
  heading: string,
  dimension: string,
  lineHeader: string,
  lines: LinesOf,
  columns: Columns<K>,
  onlyRecorded: boolean,
): BreakdownBlock<K> => ({
  ...{ kind: 'breakdown', heading, dimension, lineHeader, lines, columns: columns.flat(), onlyRecorded },
});

/** By chapter, every chapter a line. */
export const byChapter = <const K extends string>(heading: string, ...columns: Columns<K>) =>
  breakdown(heading, 'chapter', 'Chi hội', 'chapters', columns, false);
/** By chapter, those with something recorded. */
export const byActiveChapter = <const K extends string>(heading: string, ...columns: Columns<K>) =>
  breakdown(heading, 'chapter', 'Chi hội', 'chapters', columns, true);
/** By chapter, the ward itself last: for what the ward may do itself. */
export const byChapterAndWard = <const K extends string>(heading: string, ...columns: Columns<K>) =>
  breakdown(heading, 'chapter', 'Chi hội', 'chaptersAndWard', columns, false);
export const byMonth = <const K extends string>(heading: string, ...columns: Columns<K>) =>
  breakdown(heading, 'month', 'Tháng', 'months', columns, false);
/** By the values of a list that occur. @param dimension field of the table. */
export const byList = <const K extends string>(
  heading: string,
  dimension: string,
  lineHeader: string,
  list: ListKey | OwnList,
  ...columns: Columns<K>
) =>
  breakdown(
    ...([heading, dimension, lineHeader, { list: typeof list === 'string' ? list : list.key }] as const),
    ...([columns, true] as const),
  );
/** By the values that a field has, whatever they are. */
export const byField = <const K extends string>(
  heading: string,
  dimension: string,
  lineHeader: string,
  ...columns: Columns<K>
) => breakdown(heading, dimension, lineHeader, 'found', columns, true);
export const stock = (heading: string, table: string, headers: StockBlock['headers']): StockBlock => ({
  ...{ kind: 'stock', heading, table, headers },
});
