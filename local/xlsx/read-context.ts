/** What reading a workbook knows when it comes to one of its sheets. */
import type { Cell, Style } from '../model';
import type { SheetNames } from './formula';
import type { CellSource } from './kept';
import type { Counter } from './limits';
import type { Package } from './opc';
import type { SharedString } from './strings';
import type { StyleTable } from './styles-read';

export interface ReadContext {
  readonly pack: Package;
  readonly styles: StyleTable;
  readonly strings: readonly SharedString[];
  /** Numbers of plain shared strings by their text, as writing gives them. */
  readonly plain: ReadonlyMap<string, number> | undefined;
  /** Formats that say more than the model does. */
  readonly unsaid: ReadonlySet<Style>;
  /** Number of the cell format that a style was read from. */
  readonly formatOf: (style: Style) => number;
  /** How many cells name each shared string; filled by reading. */
  readonly uses: Map<number, number> | undefined;
  readonly from1904: boolean;
  readonly toModelNames: SheetNames;
  /** Sheet ids by the model's name. */
  readonly idOf: (name: string) => number | undefined;
  readonly cellSources: WeakMap<Cell, CellSource>;
  /** Rows and cells of the whole workbook. */
  readonly cells: Counter;
}
