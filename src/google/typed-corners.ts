/**
 * Red corners of cells as they are typed: set where the reader refuses what was typed, taken away where it understands a text
 * that the column's rule does not know. A few calls whatever was pasted; the lists are read only where a text needs them.
 */
import {
  type AnyColumn,
  type AnyTable,
  builtInCatalogue,
  CATALOGUE_SHEET,
  type Cell,
  type Context,
  cornerOf,
  decodeWorkbook,
  designOf,
  needsLists,
  tables,
} from '../domain/tables';
import type { Day } from '../domain/values';
import { toleratedNow } from './attempt';
import { openTab } from './rows';
import { ListRanges, type Rule, refusal, ruleOf } from './rules';
import type { Sheet } from './workbook';

/** Cells that were typed or pasted, as they now stand; `rows[0]` is the row `first`. */
export interface TypedCells {
  readonly table: AnyTable;
  readonly sheet: Sheet;
  readonly first: number;
  readonly rows: readonly (readonly Cell[])[];
  /** Columns that were edited, with their 0-based places. */
  readonly columns: readonly (readonly [column: AnyColumn, place: number])[];
  readonly today: Day;
  readonly toDay: (date: Date) => string;
}

/** `Khu 1 · K1`, as the dropdown gives it: the dropdown's own rule judges it. */
const PICKED = /^.+ · \S+$/u;

export function markTyped(typed: TypedCells): void {
  const { sheet, first, rows, columns, today } = typed;
  const bare = contextOf(today);
  const isOpen = ([column, place]: readonly [AnyColumn, number]): boolean =>
    needsLists(column) &&
    rows.some((row) => {
      const cell = row[place] ?? '';
      if (cell === '' || (column.type.kind === 'reference' && typeof cell === 'string' && PICKED.test(cell)))
        return false;
      return column.type.kind === 'reference' || cornerOf(column, cell, bare).kind !== 'rule';
    });
  const context = columns.some(isOpen) ? listsOf(typed) : bare;
  const designs = new Map(designOf(typed.table).columns.map((design) => [design.title, design]));
  for (const [column, place] of columns) {
    const range = sheet.getRange(first, place + 1, rows.length, 1);
    // What stands there is asked of one cell only: of a pasted block each cell gets the rule that it may have.
    const [only] = rows.length === 1 ? range.getDataValidations().map(([rule]) => rule ?? null) : [undefined];
    const refusals = new Map<string, Rule>();
    const refused = (message: string): Rule => {
      const rule = refusals.get(message) ?? refusal(message);
      refusals.set(message, rule);
      return rule;
    };
    let own: Rule | null | undefined;
    const base = (): Rule | null => {
      const design = designs.get(column.header);
      own ??=
        design === undefined || design.validation === null
          ? null
          : ruleOf(design, design.validation, new ListRanges(sheet.getParent()));
      return own;
    };
    const wanted = rows.map((row): Rule | null => {
      const cell = row[place] ?? '';
      const isPicked = column.type.kind === 'reference' && typeof cell === 'string' && PICKED.test(cell);
      const corner = isPicked ? ({ kind: 'rule' } as const) : cornerOf(column, cell, context);
      if (corner.kind === 'none') return null;
      if (only === undefined) return corner.kind === 'refused' ? refused(corner.message) : base();
      if (corner.kind === 'refused') return isRefusal(only, corner.message) ? only : refused(corner.message);
      return only === null || isRefusal(only) ? base() : only;
    });
    // A typed column of a table takes no rule: the other columns still do.
    if (only === undefined || wanted[0] !== only)
      toleratedNow(() => range.setDataValidations(wanted.map((rule) => [rule])));
  }
}

const isRefusal = (rule: Rule | null, message?: string): boolean =>
  rule !== null &&
  String(rule.getCriteriaType()) === 'CUSTOM_FORMULA' &&
  (message === undefined || rule.getHelpText() === message.slice(0, 250));

/** Enough to read what needs no list of the ward's own. */
const contextOf = (today: Day): Context => ({
  ...decodeWorkbook({ settings: null, catalogue: null, texts: null, tables: {} }, today).context,
  catalogue: builtInCatalogue,
});

function listsOf({ sheet, today, toDay }: TypedCells): Context {
  const spreadsheet = sheet.getParent();
  const raw = (name: string) => openTab(spreadsheet, name, toDay)?.raw ?? null;
  return decodeWorkbook(
    {
      settings: null,
      catalogue: raw(CATALOGUE_SHEET),
      texts: null,
      tables: { chapters: raw(tables.chapters.sheet) },
    },
    today,
  ).context;
}
