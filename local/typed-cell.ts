/** What a person types into one cell: read in the file's locale, and checked as Google checks it. */
import { cellName } from './a1';
import type { Area, CellValue, Sheet } from './model';
import { isErrorValue } from './services/display';
import { ScriptException } from './services/exceptions';
import type { Execution } from './services/execution';
import { cellAt, cellFor, MAX_CHARACTERS, setContent } from './services/grid';
import { formulaFromLocale, readTyped } from './services/typing';
import { fits, refusal, ruleAt } from './services/validation';
import { checkProtection, putTyped, typingPlace } from './services/writing';

/** Throws what Google would say where the cell does not take the text. `area` is one cell. */
export function typeInto(execution: Execution, sheet: Sheet, area: Area, text: string): void {
  const { workbook } = execution;
  const { row, column } = area;
  const before = cellAt(sheet, row, column);
  checkProtection(execution, sheet, area);
  const typed = readTyped(text, typingPlace(execution, before?.style?.numberFormat));
  if (typeof typed.value === 'string' && typed.value.length > MAX_CHARACTERS) {
    throw new ScriptException(
      `Your input contains more than the maximum of ${MAX_CHARACTERS} characters in a single cell.`,
    );
  }
  const rule = typed.formula === undefined ? ruleAt(sheet, row, column) : undefined;
  if (rule?.strict && !fits(workbook, rule, typed.value, before?.style?.numberFormat ?? typed.format)) {
    throw refusal(workbook, rule, cellName(row, column));
  }
  if (typed.value === undefined && typed.formula === undefined) {
    if (before) setContent(before, undefined);
    return;
  }
  const formula = typed.formula && formulaFromLocale(typed.formula, workbook.locale);
  putTyped(cellFor(sheet, row, column), formula === undefined ? typed : { ...typed, formula });
}

/** A value as `e.value` and `e.oldValue` give it: the raw value as text. */
export function eventText(value: CellValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (isErrorValue(value)) return value.error;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}
