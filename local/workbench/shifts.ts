/** Moves an operation that was made before its window had seen rows or columns inserted or deleted. */
import type { Area } from '../model';
import type { Shift } from './edits';
import type { Operation } from './protocol';

/** One index; `null` where its row or column is gone. */
function moved(index: number, { at, count }: Shift): number | null {
  if (index < at) return index;
  if (count >= 0) return index + count;
  return index < at - count ? null : index + count;
}

/** What is left of an area; `null` where nothing is. */
export function moveArea(area: Area, shift: Shift): Area | null {
  const rows = shift.axis === 'row';
  const start = rows ? area.row : area.column;
  const length = rows ? area.rows : area.columns;
  let first: number | null = null;
  let last = 0;
  if (shift.count >= 0) {
    first = moved(start, shift);
    last = moved(start + length - 1, shift) ?? 0;
  } else {
    // Both ends may be deleted while the middle remains.
    const gone = { from: shift.at, to: shift.at - shift.count };
    const before = Math.max(0, Math.min(start + length, gone.from) - start);
    const after = Math.max(0, start + length - Math.max(start, gone.to));
    if (before + after === 0) return null;
    first = before > 0 ? start : Math.max(start, gone.to) + shift.count;
    last = first + before + after - 1;
  }
  if (first === null) return null;
  const size = last - first + 1;
  return rows ? { ...area, row: first, rows: size } : { ...area, column: first, columns: size };
}

/** The operation where its cells are now; `null` where they are gone. */
export function moveOperation<T extends Operation>(operation: T, shifts: readonly Shift[]): T | null {
  let current: T | null = operation;
  for (const shift of shifts) {
    if (current === null) return null;
    // Moving changes places only, never the kind of an operation.
    current = moveOnce(current, shift) as T | null;
  }
  return current;
}

function moveOnce(operation: Operation, shift: Shift): Operation | null {
  if (!('sheet' in operation)) return operation;
  const here = operation.sheet === shift.sheet;
  const rows = shift.axis === 'row';
  switch (operation.kind) {
    case 'write':
    case 'note':
    case 'check': {
      if (!here) return operation;
      const index = moved(rows ? operation.row : operation.column, shift);
      if (index === null) return null;
      return rows ? { ...operation, row: index } : { ...operation, column: index };
    }
    case 'clear':
    case 'style': {
      if (!here) return operation;
      const areas = operation.areas.map((area) => moveArea(area, shift)).filter((area) => area !== null);
      return areas.length === 0 ? null : { ...operation, areas };
    }
    case 'copy': {
      const from = operation.fromSheet === shift.sheet ? moveArea(operation.from, shift) : operation.from;
      const to = here ? moveArea(operation.to, shift) : operation.to;
      return from === null || to === null ? null : { ...operation, from, to };
    }
    case 'fill': {
      if (!here) return operation;
      const [from, to] = [moveArea(operation.from, shift), moveArea(operation.to, shift)];
      return from === null || to === null ? null : { ...operation, from, to };
    }
    case 'sort': {
      if (!here) return operation;
      const column = rows ? operation.column : moved(operation.column, shift);
      const area = operation.area === null ? null : moveArea(operation.area, shift);
      if (column === null || (operation.area !== null && area === null)) return null;
      return { ...operation, column, area };
    }
    case 'insertRows':
    case 'insertColumns': {
      if (!here || rows !== (operation.kind === 'insertRows')) return operation;
      return { ...operation, at: moved(operation.at, shift) ?? shift.at };
    }
    case 'deleteRows':
    case 'deleteColumns': {
      if (!here || rows !== (operation.kind === 'deleteRows')) return operation;
      const span: Area = {
        row: operation.at,
        column: operation.at,
        rows: operation.count,
        columns: operation.count,
      };
      const left = moveArea(span, shift);
      if (left === null) return null;
      return rows
        ? { ...operation, at: left.row, count: left.rows }
        : { ...operation, at: left.column, count: left.columns };
    }
    case 'columnWidth':
    case 'rowHeight':
    case 'hideRows':
    case 'showRows':
    case 'hideColumns':
    case 'showColumns': {
      const ofRows = operation.kind === 'rowHeight' || operation.kind.endsWith('Rows');
      if (!here || rows !== ofRows) return operation;
      const from = moved(operation.from, shift);
      return from === null ? null : { ...operation, from };
    }
    default:
      return operation;
  }
}
