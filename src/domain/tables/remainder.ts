/**
 * What stands in a cell beside its value (`35,8 tạ sắt 12tr`), judged by the other cells of the row. It may be what another
 * cell says too; anything else was not understood, and a text that is left over is never dropped in silence.
 */

import { type AnyColumn, asText, type Cell, decodeCell } from '../columns';
import {
  formatQuantity,
  type Leftover,
  type Neighbour,
  partRest,
  type Quantity,
  sameText,
  sayPieces,
} from '../values';
import type { Context } from './context';
import type { CellProblem } from './problem';

/** A row with what its cells were read as. */
export interface CellsOfRow {
  readonly columns: readonly (readonly [key: string, column: AnyColumn])[];
  /** What stands in a column; '' where it is blank or the tab has no such column. */
  readonly cellOf: (key: string) => Cell;
  readonly decoded: Readonly<Record<string, unknown>>;
  readonly context: Context;
}

/** What is left over of a cell, and the place of its problem in the row's list, if it has one already. */
export interface Left {
  readonly key: string;
  readonly column: AnyColumn;
  readonly leftover: Leftover;
  readonly at: number | null;
}

/**
 * Of the cells that were refused in part, and of quantities that were read with a word behind them: what no other cell of
 * the row says.
 */
export function remainders(refused: readonly Left[], row: CellsOfRow) {
  const named = row.columns.flatMap(([key, column]): Left[] => {
    if (column.type.kind !== 'quantity' || row.decoded[key] === null) return [];
    const { amount, unit, rest } = row.decoded[key] as Quantity; // what `decodeCell` gives for the column
    const text = asText(row.cellOf(key));
    return rest === ''
      ? []
      : [{ key, column, leftover: { text, taken: formatQuantity(amount, unit), rest }, at: null }];
  });
  return [...refused, ...named].flatMap((left) => {
    const problem = remainderProblem(left, row);
    return problem === null ? [] : [{ problem, at: left.at }];
  });
}

/** Null where the row says the same elsewhere. Else the words, and the columns in which they belong. */
function remainderProblem({ key, column: own, leftover }: Left, row: CellsOfRow): CellProblem | null {
  const neighbours = row.columns.flatMap(([name, column]): Neighbour[] => {
    const { type } = column;
    const isText = type.kind === 'text';
    if (name === key || column.isSystem || !(isText || type.isSpeaking)) return [];
    const cell = row.cellOf(name);
    const value = row.decoded[name];
    const read = (part: string) => decodeCell(column, part, row.context);
    return [
      {
        ...{ label: column.header, isText, isNote: type.kind === 'text' && type.long, isBlank: cell === '' },
        shown: asText(cell),
        reads: (part) => read(part).ok,
        holds: (part) => {
          if (isText) return typeof value === 'string' && sameText(value, part);
          const reading = read(part);
          return reading.ok && JSON.stringify(reading.value) === JSON.stringify(value);
        },
      },
    ];
  });
  const pieces = partRest(leftover.rest, [own.header, ...own.aliases], neighbours);
  if (pieces.length === 0) return null;
  const isConflict = pieces.some(({ against }) => against !== null);
  return {
    ...{ column: key, code: isConflict ? 'conflict' : 'unreadable', severity: 'error' },
    ...sayPieces(leftover, pieces),
  };
}
