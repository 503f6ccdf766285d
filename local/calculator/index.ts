/**
 * Computes the formulas that people type, with Univer's formula engine (Apache-2.0) over the host's own cells.
 *
 * The engine answers one formula at a time and synchronously; which formulas must be computed again, and in which
 * order, is decided here: those among the changed cells, those that depend on them however far, and those that follow
 * the clock. What the engine has no function for keeps its last known value, and has none where it never had one.
 */
import type { BaseValueObject } from '@univerjs/engine-formula';
import type { Cell, CellValue, Sheet, Workbook } from '../model';
import type { Calculator, ChangedArea } from '../services/calculation';
import { cellFor, intersects } from '../services/grid';
import { dateToSerial } from '../services/zones';
import {
  dirtyFormulas,
  type FormulaCell,
  type FoundFormula,
  findFormulas,
  sourcesAmong,
} from './dependencies';
import { Engine, plainValue, tableOf } from './engine';
import { type Prepared, prepare } from './prepare';

interface CalculatorOptions {
  readonly now: () => Date;
}

/** Google says this of a formula that depends on itself. */
const CIRCULAR: CellValue = { error: '#REF!' };
/** What an array formula says where the cells it would fill are taken. */
const TAKEN: CellValue = { error: '#REF!' };
function sameValue(a: CellValue | undefined, b: CellValue | undefined): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && a.error === b.error);
}

/** Answers a formula as if it stood in a cell, without putting it there: for conditional formats. */
export type Evaluate = (sheet: Sheet, row: number, column: number, formula: string) => CellValue | undefined;

export interface FormulaCalculator extends Calculator {
  /** Good until the workbook changes. */
  evaluator(workbook: Workbook): Evaluate;
}

/** The dependencies and the order; one per workbook that is open. */
class WorkbookCalculator implements FormulaCalculator {
  readonly #now: () => Date;
  #engine: Engine | undefined;
  #prepared = new Map<string, Prepared>();
  /** The shape of the workbook that `#prepared` was made for: names and sizes of its sheets. */
  #shape = '';
  /** The formulas of each sheet as they were last found. */
  readonly #known = new Map<Sheet, readonly FoundFormula[]>();
  /** Cells that an array formula filled, by the cell of that formula. */
  readonly #filled = new Map<Cell, readonly Cell[]>();

  constructor(options: CalculatorOptions) {
    this.#now = options.now;
  }

  recalculate(workbook: Workbook, changed: readonly ChangedArea[]): void {
    const formulas = this.#formulas(workbook, changed);
    if (formulas === undefined) return;
    this.#emptyOrphans(formulas);
    const dirty = dirtyFormulas(formulas, changed);
    if (dirty.size === 0) return;
    this.#engineOf().load(workbook);
    this.#computeAll(workbook, dirty);
  }

  evaluator(workbook: Workbook): Evaluate {
    const engine = this.#engineOf();
    this.#forgetOldShape(workbook);
    engine.load(workbook);
    return (sheet, row, column, formula) => {
      const prepared = this.#prepare(workbook, sheet, formula);
      if (!prepared.known || prepared.failure !== undefined) return { error: '#NAME?' };
      const answer = engine.compute(this.#atThisMoment(prepared, workbook), { sheet, row, column });
      const first = answer === null ? null : tableOf(answer)[0]?.[0];
      return first ? plainValue(first) : undefined;
    };
  }

  #engineOf(): Engine {
    this.#engine ??= new Engine();
    return this.#engine;
  }

  /** Every formula of the workbook; `undefined` where there is none, so that the engine need not be loaded. */
  #formulas(workbook: Workbook, changed: readonly ChangedArea[]): FormulaCell[] | undefined {
    this.#forgetOldShape(workbook);
    const sheets = new Set(workbook.sheets);
    for (const sheet of [...this.#known.keys()]) if (!sheets.has(sheet)) this.#known.delete(sheet);
    const found = workbook.sheets.flatMap((sheet) => {
      const areas = changed.filter(({ sheetId }) => sheetId === sheet.id).map(({ area }) => area);
      const list = findFormulas(sheet, this.#known.get(sheet), areas);
      this.#known.set(sheet, list);
      return list.map((one) => ({ ...one, prepared: this.#prepare(workbook, sheet, one.formula) }));
    });
    return found.length === 0 && this.#filled.size === 0 ? undefined : found;
  }

  #prepare(workbook: Workbook, sheet: Sheet, formula: string): Prepared {
    const key = `${sheet.id} ${formula}`;
    const known = this.#prepared.get(key);
    if (known !== undefined) return known;
    const prepared = prepare(this.#engineOf(), workbook, sheet, formula);
    this.#prepared.set(key, prepared);
    return prepared;
  }

  #forgetOldShape(workbook: Workbook): void {
    const shape = JSON.stringify([
      workbook.sheets.map(({ id, name, rows, columns }) => [id, name, rows, columns]),
      workbook.namedRanges,
    ]);
    if (shape === this.#shape) return;
    this.#shape = shape;
    this.#prepared = new Map();
  }

  /** Depth first over what each formula depends on, with an explicit stack: a running balance is thousands deep. */
  #computeAll(workbook: Workbook, dirty: ReadonlyMap<Cell, FormulaCell>): void {
    const bySheet = new Map<number, FormulaCell[]>();
    for (const one of dirty.values()) bySheet.set(one.sheet.id, [...(bySheet.get(one.sheet.id) ?? []), one]);
    const state = new Map<Cell, 'open' | 'done'>();
    const written: { sheet: Sheet; row: number; column: number }[] = [];
    for (const first of dirty.values()) {
      const stack: FormulaCell[] = [first];
      for (let one = stack.at(-1); one !== undefined; one = stack.at(-1)) {
        if (state.get(one.cell) === 'done') {
          stack.pop();
          continue;
        }
        const seen = state.get(one.cell) === 'open';
        state.set(one.cell, 'open');
        const before = sourcesAmong(one, bySheet, dirty).filter(
          (source) => state.get(source.cell) !== 'done',
        );
        const circular = before.some(
          (source) => source.cell === one.cell || state.get(source.cell) === 'open',
        );
        if (before.length > 0 && !seen && !circular) {
          stack.push(...before);
          continue;
        }
        state.set(one.cell, 'done');
        stack.pop();
        if (circular) one.cell.value = CIRCULAR;
        else this.#compute(workbook, one, written);
        written.push({ sheet: one.sheet, row: one.row, column: one.column });
      }
    }
  }

  #compute(
    workbook: Workbook,
    one: FormulaCell,
    written: { sheet: Sheet; row: number; column: number }[],
  ): void {
    const { cell, prepared } = one;
    if (!prepared.known) return;
    const engine = this.#engineOf();
    const stale = written.some(({ sheet, row, column }) =>
      prepared.sources.some(
        (source) => source.sheet === sheet && intersects(source.area, { row, column, rows: 1, columns: 1 }),
      ),
    );
    if (stale) {
      engine.forget();
      written.length = 0;
    }
    this.#empty(cell);
    if (prepared.failure !== undefined) {
      setValue(cell, prepared.failure);
      return;
    }
    const answer = engine.compute(this.#atThisMoment(prepared, workbook), one);
    if (answer === null) {
      cell.value = { error: '#ERROR!' };
      return;
    }
    this.#fill(one, tableOf(answer), written);
  }

  #fill(
    one: FormulaCell,
    table: readonly (readonly (BaseValueObject | null | undefined)[])[],
    written: { sheet: Sheet; row: number; column: number }[],
  ): void {
    const { cell, sheet } = one;
    const values = table.map((line) => line.map((value) => (value ? plainValue(value) : undefined)));
    const first = table[0]?.[0];
    const single = values.length === 1 && values[0]?.length === 1;
    const filled: Cell[] = [];
    const places = values
      .flatMap((line, row) => line.map((value, column) => ({ row, column, value })))
      .slice(1);
    const free = places.every(({ row, column, value }) => {
      const there = sheet.cells[one.row + row]?.[one.column + column];
      return there?.formula === undefined && (there?.value === undefined || sameValue(there.value, value));
    });
    const inside =
      one.row + values.length <= sheet.rows && one.column + (values[0]?.length ?? 0) <= sheet.columns;
    setValue(cell, single || (free && inside) ? values[0]?.[0] : TAKEN);
    takeFormat(cell, first ?? undefined);
    if (single || !free || !inside) return;
    for (const { row, column, value } of places) {
      if (value === undefined) continue;
      const there = cellFor(sheet, one.row + row, one.column + column);
      setValue(there, value);
      filled.push(there);
      written.push({ sheet, row: one.row + row, column: one.column + column });
    }
    this.#filled.set(cell, filled);
  }

  #empty(cell: Cell): void {
    for (const filled of this.#filled.get(cell) ?? [])
      if (filled.formula === undefined) setValue(filled, undefined);
    this.#filled.delete(cell);
  }

  /** An array formula that is gone takes what it had filled with it. */
  #emptyOrphans(formulas: readonly FormulaCell[]): void {
    if (this.#filled.size === 0) return;
    const alive = new Set(formulas.map(({ cell }) => cell));
    for (const cell of [...this.#filled.keys()]) if (!alive.has(cell)) this.#empty(cell);
  }

  /** The engine's clock is the machine's; a formula's clock is the host's, in the workbook's zone. */
  #atThisMoment(prepared: Prepared, workbook: Workbook): string {
    if (!prepared.volatile) return prepared.text;
    const now = this.#now();
    const serial = dateToSerial(now, workbook.timeZone);
    return prepared.text
      .replace(/\bTODAY\(\s*\)/gi, String(Math.floor(serial)))
      .replace(/\bNOW\(\s*\)/gi, String(serial));
  }
}

function setValue(cell: Cell, value: CellValue | undefined): void {
  delete cell.runs;
  if (value === undefined) delete cell.value;
  else cell.value = value;
}

/** A formula that gives a day shows a day, where its cell has no format of its own. */
function takeFormat(cell: Cell, value: BaseValueObject | undefined): void {
  const pattern = value === undefined || !value.isNumber() ? '' : value.getPattern();
  if (pattern === '' || cell.style?.numberFormat !== undefined || !/[ymd]/i.test(pattern)) return;
  cell.style = { ...cell.style, numberFormat: pattern };
}

/** A calculator for one host. The engine is loaded (about 0.4 s) when the first formula is met, and not before. */
export function createCalculator(options: CalculatorOptions): FormulaCalculator {
  return new WorkbookCalculator(options);
}
