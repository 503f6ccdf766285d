/**
 * Computes the formulas that people type, with Univer's formula engine (Apache-2.0) over the host's own cells.
 *
 * The engine answers one formula at a time and synchronously; which formulas must be computed anew, and in which
 * order, is decided here: those among the changed cells, those that hang on them however far, and those that follow
 * the clock. What the engine has no function for keeps its last known value, and has none where it never had one.
 */
import type { ICellData, IStyleData, LocaleType, Univer } from '@univerjs/core';
import type {
  AstTreeBuilder,
  BaseValueObject,
  FunctionVariantType,
  IFormulaCurrentConfigService,
  IFormulaRuntimeService,
  IFunctionService,
  Interpreter,
  Lexer,
  LexerTreeBuilder,
} from '@univerjs/engine-formula';
import { type EngineModule, loadFormulaEngine } from './engine';
import type { Area, Cell, CellValue, Sheet, Workbook } from './model';
import type { Calculator, ChangedArea } from './services/calculation';
import { dateToSerial } from './services/zones';

export interface CalculatorOptions {
  readonly now: () => Date;
}

const UNIT = 'workbook';
/** Univer's kinds of cell values (`CellValueType`); its enum lives in a package that is loaded only when needed. */
const KIND = { string: 1, number: 2, boolean: 3 } as const;
/** Univer's kinds of tokens (`sequenceNodeType`): a word is a function or a name. */
const SEQUENCE = { word: 3, reference: 4 } as const;
/** Google says this of a formula that hangs on itself. */
const CIRCULAR: CellValue = { error: '#REF!' };
/** What an array formula says where the cells it would fill are taken. */
const TAKEN: CellValue = { error: '#REF!' };
/** Their value changes with the clock or by chance, so they are computed every time. */
const VOLATILE = new Set(['NOW', 'TODAY', 'RAND', 'RANDBETWEEN', 'RANDARRAY', 'OFFSET', 'INDIRECT']);
/** Google's functions that only say "compute as an array", which the engine always does. */
const TRANSPARENT = new Set(['ARRAYFORMULA']);

type FunctionName = Parameters<IFunctionService['hasExecutor']>[0];

/** A formula as the engine shall read it, and what it hangs on. */
interface Prepared {
  readonly text: string;
  readonly sources: readonly { readonly sheet: Sheet; readonly area: Area }[];
  readonly volatile: boolean;
  /** Every function in it is known to the engine. */
  readonly known: boolean;
  /** It names a tab or a range that is not there. */
  readonly failure?: CellValue;
}

/** Where a formula stands. */
interface FoundFormula {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
  readonly formula: string;
}

interface FormulaCell extends FoundFormula {
  readonly prepared: Prepared;
}

function meets(a: Area, b: Area): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}

function sameValue(a: CellValue | undefined, b: CellValue | undefined): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && a.error === b.error);
}

/** The engine's services, with the host's cells behind them. */
class Engine {
  readonly engine: EngineModule;
  readonly functions: IFunctionService;
  readonly #univer: Univer;
  readonly #config: IFormulaCurrentConfigService;
  readonly #runtime: IFormulaRuntimeService;
  readonly #lexer: Lexer;
  readonly #sequences: LexerTreeBuilder;
  readonly #trees: AstTreeBuilder;
  readonly #interpreter: Interpreter;

  constructor() {
    const { core, engine: loaded } = loadFormulaEngine();
    this.engine = loaded;
    const { engine } = this;
    this.#univer = new core.Univer({
      locale: 'enUS' as LocaleType,
      locales: { enUS: {} },
      logLevel: core.LogLevel.SILENT,
    });
    this.#univer.registerPlugin(engine.UniverFormulaEnginePlugin);
    this.#univer.createUnit(core.UniverInstanceType.UNIVER_SHEET, { id: UNIT });
    const injector = this.#univer.__getInjector();
    this.functions = injector.get(engine.IFunctionService);
    mendProper(engine, this.functions);
    this.#config = injector.get(engine.IFormulaCurrentConfigService);
    this.#runtime = injector.get(engine.IFormulaRuntimeService);
    this.#lexer = injector.get(engine.Lexer);
    this.#sequences = injector.get(engine.LexerTreeBuilder);
    this.#trees = injector.get(engine.AstTreeBuilder);
    this.#interpreter = injector.get(engine.Interpreter);
  }

  /** Puts the workbook behind the engine: nothing is copied, cells are read as they stand. */
  load(workbook: Workbook): void {
    const sheets: Record<string, unknown> = {};
    const sheetNames: Record<string, string> = {};
    for (const sheet of workbook.sheets) {
      sheets[String(sheet.id)] = {
        cellData: { getValue: (row: number, column: number) => univerCell(sheet.cells[row]?.[column]) },
        rowCount: sheet.rows,
        columnCount: sheet.columns,
        rowData: {},
        columnData: {},
      };
      sheetNames[sheet.name] = String(sheet.id);
    }
    const styles = {
      getStyleByCell: (cell: ICellData): IStyleData | null => (cell.s as IStyleData | undefined) ?? null,
    };
    // The engine reads these through the few methods given here; its own classes would need a copy of every cell.
    this.#config.load({
      formulaData: {},
      arrayFormulaCellData: {},
      arrayFormulaRange: {},
      forceCalculate: false,
      dirtyRanges: [],
      dirtyNameMap: {},
      dirtyDefinedNameMap: {},
      dirtyUnitFeatureMap: {},
      dirtyUnitOtherFormulaMap: {},
      excludedCell: {},
      allUnitData: { [UNIT]: sheets },
      unitSheetNameMap: { [UNIT]: sheetNames },
      unitStylesData: { [UNIT]: styles },
    } as unknown as Parameters<IFormulaCurrentConfigService['load']>[0]);
    this.forget();
  }

  /** The engine keeps the ranges it has read; they are stale once a cell in them was written. */
  forget(): void {
    this.#runtime.clearArrayObjectCache();
    this.#runtime.clearReferenceAndNumberformatCache();
  }

  sequence(formula: string): readonly (string | { readonly nodeType: number; readonly token: string })[] {
    return this.#sequences.sequenceNodesBuilder(formula) ?? [];
  }

  compute(
    formula: string,
    { sheet, row, column }: { sheet: Sheet; row: number; column: number },
  ): FunctionVariantType | null {
    this.#config.setExecuteUnitId(UNIT);
    this.#config.setExecuteSubUnitId(String(sheet.id));
    this.#runtime.setCurrent(row, column, sheet.rows, sheet.columns, String(sheet.id), UNIT);
    const lexed = this.#lexer.treeBuilder(formula);
    if (!(lexed instanceof this.engine.LexerNode)) return null;
    const tree = this.#trees.parse(lexed);
    if (tree === undefined || tree === null) return null;
    return this.#interpreter.execute(this.engine.generateExecuteAstNodeData(tree));
  }
}

/** Univer's PROPER takes a letter with a mark for the end of a word ("NguyỄN"); words here end where letters end. */
function mendProper(engine: EngineModule, functions: IFunctionService): void {
  const proper = functions.getExecutor('PROPER' as FunctionName);
  if (proper === undefined || proper === null) return;
  const capitalise = (value: BaseValueObject): BaseValueObject =>
    value.isError()
      ? value
      : engine.StringValueObject.create(
          String(value.getValue())
            .toLocaleLowerCase('vi')
            .replace(
              /\p{L}[\p{L}\p{M}]*/gu,
              (word) => word.charAt(0).toLocaleUpperCase('vi') + word.slice(1),
            ),
        );
  proper.calculate = (value: BaseValueObject) =>
    value.isArray() ? value.mapValue((one) => capitalise(one)) : capitalise(value);
}

function univerCell(cell: Cell | undefined): ICellData | undefined {
  const value = cell?.value;
  if (cell === undefined || value === undefined || value === '') return undefined;
  const pattern = cell.style?.numberFormat;
  const style = pattern === undefined ? {} : { s: { n: { pattern } } };
  switch (typeof value) {
    case 'number':
      return { v: value, t: KIND.number, ...style };
    case 'boolean':
      return { v: value ? 1 : 0, t: KIND.boolean };
    case 'string':
      return { v: value, t: KIND.string };
    default:
      return { v: value.error, t: KIND.string };
  }
}

/** `undefined`: blank, as Google shows a formula that points at a blank cell. */
function plainValue(value: BaseValueObject): CellValue | undefined {
  if (value.isError())
    return { error: String((value as unknown as { getErrorType(): string }).getErrorType()) };
  if (value.isNull()) return undefined;
  const plain = value.getValue();
  if (typeof plain === 'bigint') return Number(plain);
  return typeof plain === 'number' && !Number.isFinite(plain) ? { error: '#NUM!' } : plain;
}

/** Those known before, less those in changed areas, and what stands there now; all anew where any has moved. */
function findFormulas(
  sheet: Sheet,
  before: readonly FoundFormula[] | undefined,
  changed: readonly Area[],
): FoundFormula[] {
  const kept = before?.filter(
    ({ row, column }) => !changed.some((area) => meets(area, { row, column, rows: 1, columns: 1 })),
  );
  const stand = kept?.every(
    ({ row, column, cell, formula }) => sheet.cells[row]?.[column] === cell && cell.formula === formula,
  );
  const everything: Area = { row: 0, column: 0, rows: sheet.cells.length, columns: sheet.columns };
  const found = new Map((stand === true ? (kept ?? []) : []).map((one) => [one.cell, one]));
  for (const area of stand === true ? changed : [everything]) {
    const last = Math.min(area.row + area.rows, sheet.cells.length);
    for (let row = area.row; row < last; row += 1) {
      const line = sheet.cells[row] ?? [];
      const end = Math.min(area.column + area.columns, line.length);
      for (let column = area.column; column < end; column += 1) {
        const cell = line[column];
        if (cell?.formula !== undefined) found.set(cell, { sheet, row, column, cell, formula: cell.formula });
      }
    }
  }
  return [...found.values()];
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
    const dirty = this.#dirty(formulas, changed);
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

  #forgetOldShape(workbook: Workbook): void {
    const shape = JSON.stringify([
      workbook.sheets.map(({ id, name, rows, columns }) => [id, name, rows, columns]),
      workbook.namedRanges,
    ]);
    if (shape === this.#shape) return;
    this.#shape = shape;
    this.#prepared = new Map();
  }

  #prepare(workbook: Workbook, sheet: Sheet, formula: string): Prepared {
    const key = `${sheet.id} ${formula}`;
    const before = this.#prepared.get(key);
    if (before !== undefined) return before;
    const { engine, functions } = this.#engineOf();
    const sources: { sheet: Sheet; area: Area }[] = [];
    let volatile = false;
    let known = true;
    let failure: CellValue | undefined;
    let text = '=';
    const addReference = (token: string, home: Sheet): void => {
      const { sheetName, range } = engine.deserializeRangeWithSheet(token);
      const target = sheetName === '' ? home : workbook.sheets.find(({ name }) => name === sheetName);
      if (target === undefined) {
        failure ??= { error: '#REF!' };
        return;
      }
      const bound = (value: number, otherwise: number): number => (Number.isNaN(value) ? otherwise : value);
      const area: Area = {
        row: bound(range.startRow, 0),
        column: bound(range.startColumn, 0),
        rows: bound(range.endRow, target.rows - 1) - bound(range.startRow, 0) + 1,
        columns: bound(range.endColumn, target.columns - 1) - bound(range.startColumn, 0) + 1,
      };
      sources.push({ sheet: target, area });
    };
    const nodes = this.#engineOf().sequence(closeRanges(formula, sheet, workbook));
    for (const [index, node] of nodes.entries()) {
      if (typeof node === 'string') {
        text += node;
        continue;
      }
      const { token, nodeType } = node;
      const word = token.toUpperCase();
      const next = nodes[index + 1];
      if (nodeType === SEQUENCE.reference) {
        text += token;
        addReference(token, sheet);
      } else if (nodeType !== SEQUENCE.word) {
        text += token;
      } else if (typeof next === 'string' && next.startsWith('(')) {
        // A function that is transparent is left out; its brackets stay.
        if (!TRANSPARENT.has(word)) text += token;
        volatile ||= VOLATILE.has(word);
        known &&= TRANSPARENT.has(word) || functions.hasExecutor(word as FunctionName);
      } else if (word === 'TRUE' || word === 'FALSE') {
        text += token;
      } else {
        const range = workbook.namedRanges.find(({ name }) => name.toUpperCase() === word)?.range;
        if (range === undefined) {
          failure ??= { error: '#NAME?' };
        } else {
          text += range;
          addReference(range, sheet);
        }
      }
    }
    const prepared: Prepared = { text, sources, volatile, known, ...(failure !== undefined && { failure }) };
    this.#prepared.set(key, prepared);
    return prepared;
  }

  #dirty(formulas: readonly FormulaCell[], changed: readonly ChangedArea[]): Map<Cell, FormulaCell> {
    const dirty = new Map<Cell, FormulaCell>();
    const waiting: ChangedArea[] = [...changed];
    for (const one of formulas) {
      const area: Area = { row: one.row, column: one.column, rows: 1, columns: 1 };
      const touched = changed.some(({ sheetId, area: hit }) => sheetId === one.sheet.id && meets(hit, area));
      if (touched || one.prepared.volatile || (one.cell.value === undefined && one.prepared.known)) {
        dirty.set(one.cell, one);
        waiting.push({ sheetId: one.sheet.id, area });
      }
    }
    while (waiting.length > 0) {
      const wave = joinColumns(waiting.splice(0));
      for (const one of formulas) {
        if (dirty.has(one.cell)) continue;
        const hangs = one.prepared.sources.some(({ sheet, area }) =>
          wave.some(({ sheetId, area: hit }) => sheetId === sheet.id && meets(hit, area)),
        );
        if (!hangs) continue;
        dirty.set(one.cell, one);
        waiting.push({
          sheetId: one.sheet.id,
          area: { row: one.row, column: one.column, rows: 1, columns: 1 },
        });
      }
    }
    return dirty;
  }

  /** Depth first over what each formula hangs on, with a stack of its own: a running balance is thousands deep. */
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
        (source) => source.sheet === sheet && meets(source.area, { row, column, rows: 1, columns: 1 }),
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
      const there = cellAt(sheet, one.row + row, one.column + column);
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

function cellAt(sheet: Sheet, row: number, column: number): Cell {
  const line = sheet.cells[row] ?? [];
  const cell = line[column] ?? {};
  line[column] = cell;
  sheet.cells[row] = line;
  return cell;
}

function setValue(cell: Cell, value: CellValue | undefined): void {
  delete cell.runs;
  if (value === undefined) delete cell.value;
  else cell.value = value;
}

function tableOf(answer: FunctionVariantType): (BaseValueObject | null | undefined)[][] {
  const value = answer.isReferenceObject()
    ? (answer as Exclude<FunctionVariantType, BaseValueObject>).toArrayValueObject()
    : (answer as BaseValueObject);
  if (!value.isArray()) return [[value]];
  return (value as unknown as { getArrayValue(): (BaseValueObject | null | undefined)[][] }).getArrayValue();
}

/** A formula that gives a day shows a day, where its cell has no format of its own. */
function takeFormat(cell: Cell, value: BaseValueObject | undefined): void {
  const pattern = value === undefined || !value.isNumber() ? '' : value.getPattern();
  if (pattern === '' || cell.style?.numberFormat !== undefined || !/[ymd]/i.test(pattern)) return;
  cell.style = { ...cell.style, numberFormat: pattern };
}

/** Those of the dirty formulas that this one reads. */
function sourcesAmong(
  one: FormulaCell,
  bySheet: ReadonlyMap<number, readonly FormulaCell[]>,
  dirty: ReadonlyMap<Cell, FormulaCell>,
): FormulaCell[] {
  return one.prepared.sources.flatMap(({ sheet, area }) => {
    const candidates = bySheet.get(sheet.id) ?? [];
    if (area.rows * area.columns > candidates.length) {
      return candidates.filter(({ row, column }) => meets(area, { row, column, rows: 1, columns: 1 }));
    }
    const found: FormulaCell[] = [];
    for (let row = area.row; row < area.row + area.rows; row += 1) {
      for (let column = area.column; column < area.column + area.columns; column += 1) {
        const cell = sheet.cells[row]?.[column];
        const formula = cell === undefined ? undefined : dirty.get(cell);
        if (formula !== undefined) found.push(formula);
      }
    }
    return found;
  });
}

/** Neighbours in a column as one area: a pasted column of formulas is one change, not thousands. */
function joinColumns(areas: readonly ChangedArea[]): ChangedArea[] {
  const sorted = [...areas].sort(
    (a, b) => a.sheetId - b.sheetId || a.area.column - b.area.column || a.area.row - b.area.row,
  );
  const joined: ChangedArea[] = [];
  for (const next of sorted) {
    const last = joined.at(-1);
    if (
      last !== undefined &&
      last.sheetId === next.sheetId &&
      last.area.column === next.area.column &&
      last.area.columns === next.area.columns &&
      next.area.row <= last.area.row + last.area.rows
    ) {
      const end = Math.max(last.area.row + last.area.rows, next.area.row + next.area.rows);
      joined[joined.length - 1] = {
        sheetId: last.sheetId,
        area: { ...last.area, rows: end - last.area.row },
      };
    } else {
      joined.push(next);
    }
  }
  return joined;
}

/** `B2:B` is Google's; the engine knows only ranges with both ends: the end of the sheet is put in. */
function closeRanges(formula: string, home: Sheet, workbook: Workbook): string {
  return formula.replace(
    /"(?:[^"]|"")*"|((?:'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d+):(\$?[A-Z]{1,3})(?![\p{L}\p{N}_$(!.])/giu,
    (whole: string, prefix: string | undefined, from: string | undefined, to: string | undefined) => {
      if (from === undefined || to === undefined) return whole;
      const name = prefix
        ?.slice(0, -1)
        .replace(/^'(.*)'$/, '$1')
        .replaceAll("''", "'");
      const sheet = name === undefined ? home : workbook.sheets.find((one) => one.name === name);
      return `${prefix ?? ''}${from}:${to}${sheet?.rows ?? home.rows}`;
    },
  );
}

/** A calculator for one host. The engine is loaded (about 0.4 s) when the first formula is met, and not before. */
export function createCalculator(options: CalculatorOptions): FormulaCalculator {
  return new WorkbookCalculator(options);
}
