/** Univer's formula engine with the host's cells behind it: one formula in, one value or table of values out. */
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
import type { Cell, CellValue, Sheet, Workbook } from '../model';
import { type EngineModule, loadFormulaEngine } from './load';

const UNIT = 'workbook';
/** Univer's kinds of cell values (`CellValueType`); its enum lives in a package that is loaded only when needed. */
const KIND = { string: 1, number: 2, boolean: 3 } as const;

type FunctionName = Parameters<IFunctionService['hasExecutor']>[0];

/** The engine's services, with the host's cells behind them. */
export class Engine {
  readonly #module: EngineModule;
  readonly #functions: IFunctionService;
  readonly #univer: Univer;
  readonly #config: IFormulaCurrentConfigService;
  readonly #runtime: IFormulaRuntimeService;
  readonly #lexer: Lexer;
  readonly #sequences: LexerTreeBuilder;
  readonly #trees: AstTreeBuilder;
  readonly #interpreter: Interpreter;

  constructor() {
    const { core, engine } = loadFormulaEngine();
    this.#module = engine;
    this.#univer = new core.Univer({
      locale: 'enUS' as LocaleType,
      locales: { enUS: {} },
      logLevel: core.LogLevel.SILENT,
    });
    this.#univer.registerPlugin(engine.UniverFormulaEnginePlugin);
    this.#univer.createUnit(core.UniverInstanceType.UNIVER_SHEET, { id: UNIT });
    const injector = this.#univer.__getInjector();
    this.#functions = injector.get(engine.IFunctionService);
    correctProper(engine, this.#functions);
    this.#config = injector.get(engine.IFormulaCurrentConfigService);
    this.#runtime = injector.get(engine.IFormulaRuntimeService);
    this.#lexer = injector.get(engine.Lexer);
    this.#sequences = injector.get(engine.LexerTreeBuilder);
    this.#trees = injector.get(engine.AstTreeBuilder);
    this.#interpreter = injector.get(engine.Interpreter);
  }

  /** Puts the workbook behind the engine: nothing is copied, cells are read in place. */
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

  hasFunction(name: string): boolean {
    return this.#functions.hasExecutor(name as FunctionName);
  }

  /** A reference in a formula: its sheet's name ('' for its own), and its corners, NaN on an open side. */
  reference(token: string): ReturnType<EngineModule['deserializeRangeWithSheet']> {
    return this.#module.deserializeRangeWithSheet(token);
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
    if (!(lexed instanceof this.#module.LexerNode)) return null;
    const tree = this.#trees.parse(lexed);
    if (tree === undefined || tree === null) return null;
    return this.#interpreter.execute(this.#module.generateExecuteAstNodeData(tree));
  }
}

/**
 * Univer's PROPER takes a letter with a diacritic for the end of a word ("NguyỄN"); words here end where
 * letters end.
 */
function correctProper(engine: EngineModule, functions: IFunctionService): void {
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
export function plainValue(value: BaseValueObject): CellValue | undefined {
  if (value.isError())
    return { error: String((value as unknown as { getErrorType(): string }).getErrorType()) };
  if (value.isNull()) return undefined;
  const plain = value.getValue();
  if (typeof plain === 'bigint') return Number(plain);
  return typeof plain === 'number' && !Number.isFinite(plain) ? { error: '#NUM!' } : plain;
}

export function tableOf(answer: FunctionVariantType): (BaseValueObject | null | undefined)[][] {
  const value = answer.isReferenceObject()
    ? (answer as Exclude<FunctionVariantType, BaseValueObject>).toArrayValueObject()
    : (answer as BaseValueObject);
  if (!value.isArray()) return [[value]];
  return (value as unknown as { getArrayValue(): (BaseValueObject | null | undefined)[][] }).getArrayValue();
}
