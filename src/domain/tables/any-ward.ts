/** A decoded workbook as code sees it that does not know which tables there are: a model, a figure, a report's sentence. */
import type { Metric } from '../figures/metric';
import type { Movement } from '../figures/movement';
import type { Context } from './context';
import type { Problem } from './problem';
import type { Settings } from './settings';
import type { AnyRow, AnyTable, Row } from './table';

export interface AnyRecords {
  /** Name of the tab. */
  readonly sheet: string;
  /** false: the tab or a column that every row needs is missing, so nothing of it could be counted. */
  readonly isReadable: boolean;
  readonly rows: readonly object[];
  readonly leftOut: readonly number[];
  readonly problems: readonly Problem[];
  readonly places: Readonly<Record<string, number | null>>;
}

export interface AnyWard {
  readonly context: Context;
  readonly settings: Settings;
  /** Row of each setting's line, by its label. */
  readonly settingRows: ReadonlyMap<string, number>;
  /** By the tables' keys. */
  readonly records: Readonly<Record<string, AnyRecords>>;
  /** Keys of the tables that the ward records. */
  readonly present: ReadonlySet<string>;
  /** The ward's own metrics, by key (`OwnMetricKey`), in the order of `Chỉ số`. */
  readonly ownMetrics: ReadonlyMap<string, Metric>;
  /** What moves money in the funds, by day; evaluated when it is first asked for. */
  readonly movements: () => readonly Movement[];
}

/** The rows of a table that count. */
export const rowsOf = <T extends AnyTable>(ward: Pick<AnyWard, 'records'>, { key }: T): readonly Row<T>[] =>
  // The records were decoded by this very declaration.
  (ward.records[key]?.rows ?? []) as readonly Row<T>[];

/** The same of a table that is known by its key alone. */
export const recordsOf = ({ records }: Pick<AnyWard, 'records'>, key: string): readonly AnyRow[] =>
  // Decoding gives every record its fields and the facts of its row.
  (records[key]?.rows ?? []) as readonly AnyRow[];
