/** Rules of cells: dropdowns, pickers of days, and the red corner of a cell that the reader refuses. */
import {
  type AnyColumn,
  a1,
  type Cell,
  type ColumnDesign,
  type Context,
  cornerOf,
  type Validation,
} from '../domain/tables';
import { normalizeText } from '../domain/values';
import { sheetNamed } from './tabs';
import type { Sheet, Spreadsheet } from './workbook';

type Range = GoogleAppsScript.Spreadsheet.Range;
export type Rule = GoogleAppsScript.Spreadsheet.DataValidation;

/** The cells under the headers of the tabs that dropdowns point at; each tab's header row is read once. */
export class ListRanges {
  private readonly spreadsheet: Spreadsheet;
  private readonly sheets = new Map<string, { sheet: Sheet; titles: readonly string[]; rows: number }>();

  constructor(spreadsheet: Spreadsheet) {
    this.spreadsheet = spreadsheet;
  }

  /** Null where there is no such list yet: the dropdown comes at the next run. */
  find(name: string, header: string): Range | null {
    const source = this.sheets.get(name) ?? this.open(name);
    const at = source?.titles.indexOf(header) ?? -1;
    return source === null || at < 0 ? null : source.sheet.getRange(2, at + 1, source.rows, 1);
  }

  private open(name: string) {
    const sheet = sheetNamed(this.spreadsheet, name);
    const columns = sheet?.getLastColumn() ?? 0;
    if (sheet === null || columns === 0) return null;
    const headers = sheet.getRange(1, 1, 1, columns).getValues()[0] ?? [];
    const titles = headers.map((title) => normalizeText(String(title)).replace(/\s*\*$/, ''));
    const source = { sheet, titles, rows: sheet.getMaxRows() - 1 };
    this.sheets.set(name, source);
    return source;
  }
}

/** A rule that warns and lets the cell stand: nothing typed is ever refused. */
export function ruleOf(column: ColumnDesign, validation: Validation, lists: ListRanges): Rule | null {
  const source = validation.kind === 'listed' ? lists.find(validation.sheet, validation.header) : null;
  if (validation.kind === 'listed' && source === null) return null;
  const builder = SpreadsheetApp.newDataValidation()
    .setAllowInvalid(true)
    .setHelpText(column.note.replaceAll('\n', ' '));
  switch (validation.kind) {
    case 'listed':
      return source === null ? null : builder.requireValueInRange(source, true).build();
    case 'oneOf':
      return builder.requireValueInList([...validation.values], true).build();
    case 'day':
      return builder.requireDate().build();
    default:
      return validation satisfies never;
  }
}

/** A rule that no value keeps, with the reader's sentence. */
export const refusal = (message: string): Rule =>
  SpreadsheetApp.newDataValidation()
    .setAllowInvalid(true)
    .setHelpText(message.slice(0, 250))
    .requireFormulaSatisfied('=FALSE')
    .build();

/**
 * Gives each filled cell of a column the rule that it may have: one call for the column, none where no cell needs one of its
 * own.
 * @param first row number of the first cell.
 * @param rule the column's own; null for none.
 * @param isFresh whether no cell can have a rule of its own from before.
 */
export function markColumn(
  sheet: Sheet,
  place: number,
  first: number,
  cells: readonly Cell[],
  column: AnyColumn,
  context: Context,
  rule: Rule | null,
  isFresh: boolean,
): void {
  const corners = cells.map((cell) => cornerOf(column, cell, context));
  if (isFresh && rule === null && corners.every(({ kind }) => kind !== 'refused')) return;
  const refusals = new Map<string, Rule>();
  const rules = corners.map((corner): [Rule | null] => {
    if (corner.kind !== 'refused') return [corner.kind === 'rule' ? rule : null];
    const known = refusals.get(corner.message) ?? refusal(corner.message);
    refusals.set(corner.message, known);
    return [known];
  });
  if (rules.length > 0)
    sheet.getRange(`${a1(first, place)}:${a1(first + rules.length - 1, place)}`).setDataValidations(rules);
}
