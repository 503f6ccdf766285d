/** Who wrote a cell last: the later of two edits of one cell wins, and whoever made the earlier one is told. */
import type { Area, Sheet, Workbook } from '../model';
import { displayOf } from '../services/display';
import type { FromServer, Operation } from './protocol';

/** A cell that a window wrote, for telling it when another writes over it. */
interface Written {
  readonly window: string;
  readonly version: number;
  readonly text: string;
}

/** Writes that are remembered; a page is never further behind. */
const REMEMBERED_WRITES = 20_000;

export class Overwrites {
  readonly #workbook: Workbook;
  readonly #tell: (window: string, message: FromServer) => void;
  readonly #written = new Map<string, Written>();

  constructor(workbook: Workbook, tell: (window: string, message: FromServer) => void) {
    this.#workbook = workbook;
    this.#tell = tell;
  }

  /** A window, which had seen version `base`, has written these cells; the workbook is now at `version`. */
  note(window: string, base: number, version: number, touched: readonly TouchedCell[]): void {
    const { locale } = this.#workbook;
    for (const { sheet, row, column } of touched) {
      const key = `${sheet.id},${row},${column}`;
      const before = this.#written.get(key);
      const now = displayOf(sheet.cells[row]?.[column], locale);
      if (before !== undefined && before.window !== window && before.version > base && before.text !== now) {
        this.#tell(before.window, {
          type: 'overwritten',
          sheet: sheet.id,
          row,
          column,
          mine: before.text,
          theirs: now,
        });
      }
      this.#written.set(key, { window, version, text: now });
    }
    if (this.#written.size > REMEMBERED_WRITES) this.#written.clear();
  }

  /** Cells have moved: who wrote which is no longer known by place. */
  clear(): void {
    this.#written.clear();
  }
}

interface TouchedCell {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

/** Where a person wrote content by this operation; empty where it is not about content. */
export function writtenAreas(operation: Operation): readonly Area[] {
  switch (operation.kind) {
    case 'write': {
      const columns = Math.max(...operation.texts.map((line) => line.length));
      return [{ row: operation.row, column: operation.column, rows: operation.texts.length, columns }];
    }
    case 'clear':
      return operation.areas;
    case 'check':
      return [{ row: operation.row, column: operation.column, rows: 1, columns: 1 }];
    default:
      return [];
  }
}

export function cellsOf(workbook: Workbook, operation: Operation, areas: readonly Area[]): TouchedCell[] {
  const sheet = 'sheet' in operation ? workbook.sheets.find(({ id }) => id === operation.sheet) : undefined;
  if (sheet === undefined) return [];
  return areas.flatMap((area) =>
    Array.from({ length: Math.min(area.rows * area.columns, REMEMBERED_WRITES) }, (_, index) => ({
      sheet,
      row: area.row + Math.floor(index / area.columns),
      column: area.column + (index % area.columns),
    })),
  );
}
