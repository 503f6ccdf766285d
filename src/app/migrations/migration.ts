/** What a numbered change of what older versions left in a workbook has to say. `list.ts` lists them. */
import type { Sheet } from '../../google/spreadsheet';
import type { TabReader } from '../../google/tab-reader';

export interface Migration {
  /** Counts up from 1, without a gap; kept in the file's properties once it has landed. */
  readonly number: number;
  /** What the person reads of it, in Vietnamese. */
  readonly what: string;
  /** Changes no cell: nothing has to be copied first, and of what is confidential no copy is made. */
  readonly keepsCells?: boolean;
  /**
   * What is left to do. It asks the tabs and never the number: a copy of the file has no number, and a run that was cut goes on
   * where it stopped.
   */
  readonly look: (reader: TabReader) => Findings;
  /** Changes the tabs that were found, flushed, and keeps what the reader knows of them true. */
  readonly change: (reader: TabReader, touched: readonly Sheet[]) => void;
}

export interface Findings {
  /** Tabs that are going to be changed: they are copied first. */
  readonly touched: readonly Sheet[];
  /** What the person reads besides, once they are changed, in Vietnamese. */
  readonly more?: string;
  /** What is left alone and why, in Vietnamese. */
  readonly notes: readonly string[];
}
