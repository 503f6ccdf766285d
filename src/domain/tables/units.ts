/** A unit that stands inside a quantity cell (`35,8 tạ`), read by the catalogue. */

import { type Catalogue, findEntry, labelOf } from '../columns';
import type { Quantity } from '../values';
import type { CellProblem } from './problem';

/** Key of the unit, or null where the word is no unit of the catalogue. */
export function readUnit(word: string, catalogue: Catalogue): string | null {
  return findEntry(word, 'units', catalogue)?.key ?? null;
}

/** Where the cell says one unit and the column `unit` another; null where they agree or one of them is blank. */
export function unitConflict(
  quantity: Quantity | null,
  chosen: string | null,
  catalogue: Catalogue,
): CellProblem | null {
  const typed = quantity?.unit ?? null;
  if (typed === null || chosen === null || readUnit(typed, catalogue) === chosen) return null;
  return {
    ...{ column: 'unit', code: 'conflict', severity: 'error' },
    what: `Số lượng ghi “${typed}” mà đơn vị ghi “${labelOf('units', chosen, catalogue)}”.`,
    todo: 'Giữ một đơn vị đúng.',
  };
}
