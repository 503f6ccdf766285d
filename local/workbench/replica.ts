/**
 * A second copy of the workbook in the thread that writes the file.
 *
 * Writing a ward's workbook takes a second or two, and a person who types must not wait for it. The writer's thread has
 * read the same file, keeps its own copy, and is sent what changed; so nothing is copied whole, and what the reader
 * keeps beside the cells (formulas as another program spelled them, pictures …) stays with them.
 */
import type { Cell, Sheet, Style, Workbook } from '../model';
import type { Difference } from './diff';

type SheetFields = Omit<Sheet, 'cells'>;
type WorkbookFields = Omit<Workbook, 'sheets'>;
/** The style by its number, so that cells that share one still share it in the copy. */
type SentCell = Omit<Cell, 'style'> & { readonly style?: number };

/** Structured-cloneable. */
export interface Update {
  readonly styles: { readonly from: number; readonly list: readonly Style[] };
  readonly workbook: WorkbookFields | null;
  readonly removed: readonly number[];
  readonly sheets: readonly {
    readonly id: number;
    readonly fields: SheetFields | null;
    readonly cells: readonly (readonly [row: number, column: number, cell: SentCell | null])[];
  }[];
  readonly order: readonly number[];
}

/** Turns differences into updates, in the thread of the session. */
export class UpdateMaker {
  readonly #styles: Style[] = [];
  readonly #ids = new Map<Style, number>();
  #sent = 0;

  make(workbook: Workbook, difference: Difference): Update {
    const sheets = [
      ...difference.added.map((sheet) => ({ sheet, properties: true, cells: allCells(sheet) })),
      ...difference.changed,
    ].map(({ sheet, properties, cells }) => ({
      id: sheet.id,
      fields: properties ? fieldsOf(sheet) : null,
      cells: cells.map(
        ([row, column, cell]) => [row, column, cell === undefined ? null : this.#sentCell(cell)] as const,
      ),
    }));
    const from = this.#sent;
    this.#sent = this.#styles.length;
    return {
      styles: { from, list: this.#styles.slice(from) },
      workbook: difference.workbook ? workbookFields(workbook) : null,
      removed: difference.removed,
      sheets,
      order: workbook.sheets.map(({ id }) => id),
    };
  }

  #sentCell({ style, ...cell }: Cell): SentCell {
    return style === undefined ? cell : { ...cell, style: this.#id(style) };
  }

  #id(style: Style): number {
    let id = this.#ids.get(style);
    if (id === undefined) {
      id = this.#styles.length;
      this.#styles.push(style);
      this.#ids.set(style, id);
    }
    return id;
  }
}

/** The styles that updates have sent so far: each update names by number those of the ones before it. */
export class StyleList {
  readonly #styles: Style[] = [];

  take({ from, list }: Update['styles']): void {
    this.#styles.splice(from, this.#styles.length, ...list);
  }

  at(id: number | undefined): Style | undefined {
    return id === undefined ? undefined : this.#styles[id];
  }

  /** The same update with every style that it names: it can be applied without those before it. */
  standalone(update: Update): Update {
    this.take(update.styles);
    const list: Style[] = [];
    const numbers = new Map<number, number>();
    const renumbered = (id: number): number => {
      let number = numbers.get(id);
      const style = this.#styles[id];
      if (style === undefined) throw new Error(`No style ${id} was sent.`);
      if (number === undefined) {
        number = list.push(style) - 1;
        numbers.set(id, number);
      }
      return number;
    };
    const sheets = update.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map(
        ([row, column, cell]) =>
          [
            row,
            column,
            cell?.style === undefined ? cell : { ...cell, style: renumbered(cell.style) },
          ] as const,
      ),
    }));
    return { ...update, sheets, styles: { from: 0, list } };
  }
}

/** An update speaks of a tab that the workbook does not have. */
export class UnknownSheet extends Error {}

/**
 * Applies updates, in the thread of the file. Cells are changed in place: what is kept of them is found by
 * the object.
 */
export class Replica {
  readonly #workbook: Workbook;
  readonly #styles = new StyleList();

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  apply(update: Update): void {
    const { styles, workbook, removed, sheets, order } = update;
    this.#styles.take(styles);
    if (workbook !== null) Object.assign(this.#workbook, workbook);
    const byId = new Map(this.#workbook.sheets.map((sheet) => [sheet.id, sheet]));
    for (const id of removed) byId.delete(id);
    for (const { id, fields, cells } of sheets) {
      const sheet = byId.get(id) ?? (fields === null ? undefined : { ...fields, cells: [] });
      if (sheet === undefined) throw new UnknownSheet(`The copy has no sheet ${id}.`);
      byId.set(id, sheet);
      if (fields !== null) Object.assign(sheet, fields);
      for (const [row, column, cell] of cells) this.#put(sheet, row, column, cell);
    }
    this.#workbook.sheets = order.flatMap((id) => byId.get(id) ?? []);
  }

  #put(sheet: Sheet, row: number, column: number, sent: SentCell | null): void {
    const line = sheet.cells[row] ?? [];
    sheet.cells[row] = line;
    if (sent === null) {
      delete line[column];
      return;
    }
    const { style, ...fields } = sent;
    const cell = line[column] ?? {};
    line[column] = cell;
    for (const key of ['value', 'formula', 'note', 'runs', 'style'] as const) delete cell[key];
    Object.assign(cell, fields);
    const own = this.#styles.at(style);
    if (own !== undefined) cell.style = own;
  }
}

function allCells(sheet: Sheet): (readonly [number, number, Cell | undefined])[] {
  return sheet.cells.flatMap((line, row) =>
    (line ?? [])
      .map((cell, column) => [row, column, cell] as const)
      .filter(([, , cell]) => cell !== undefined),
  );
}

function fieldsOf({ cells: _cells, ...fields }: Sheet): SheetFields {
  return fields;
}

function workbookFields({ sheets: _sheets, ...fields }: Workbook): WorkbookFields {
  return fields;
}
