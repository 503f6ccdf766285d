/** What happens when a script or a person puts something into a cell (values-02…08, grid-08). */

import { areaName, cellName } from '../a1';
import { hyperlinkFormula, hyperlinkOf } from '../hyperlink';
import type { Area, Cell, Sheet } from '../model';
import { AUTOMATIC, PLAIN_TEXT, showsDate } from './display';
import { NotImplemented, ScriptException } from './exceptions';
import type { Execution } from './execution';
import { cellFor, clearContent, contains, intersects, MAX_CHARACTERS, setContent } from './grid';
import { localeFacts } from './locales';
import { readTyped, type Typed, type TypingPlace } from './typing';
import { fits, refusal, ruleAt } from './validation';
import { dateToSerial } from './zones';

/** errors-09: whether this user may write here. */
export function checkProtection(execution: Execution, sheet: Sheet, area: Area): void {
  const { email } = execution.state;
  const { owner } = execution.workbook;
  if (owner === undefined || owner === email) return;
  for (const protection of sheet.protections) {
    if (protection.warningOnly || protection.editors.includes(email)) continue;
    const inside = protection.area ? intersects(protection.area, area) : true;
    const open = protection.unprotected?.some(
      (hole) =>
        contains(hole, area.row, area.column) && hole.rows >= area.rows && hole.columns >= area.columns,
    );
    if (inside && !open) {
      throw new ScriptException(
        'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
      );
    }
  }
}

/**
 * tables-01: cells of a table's typed column take no rule and no number format of their own. False where they
 * take it.
 */
export function isRefusedByTable(execution: Execution, sheet: Sheet, area: Area): boolean {
  if (!sheet.typedColumns?.some((typed) => intersects(typed, area))) return false;
  const refusal = new ScriptException('This operation is not allowed on cells in typed columns.');
  if (!execution.state.circumstances.refusesTypedLate) throw refusal;
  execution.defer(refusal);
  return true;
}

/** A script's value as a cell takes it. Throws for what Google has no cell value for. */
function readScriptValue(execution: Execution, value: unknown, place: TypingPlace): Typed {
  if (value === null) return {};
  if (typeof value === 'string') return readTyped(value, place);
  if (typeof value === 'boolean') return { value };
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotImplemented(`Writing ${value} into a cell`);
    return { value };
  }
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw new NotImplemented('Writing an invalid Date into a cell');
    const { dateFormat } = localeFacts(place.locale);
    const serial = dateToSerial(value, execution.workbook.timeZone);
    return { value: serial, format: Number.isInteger(serial) ? dateFormat : `${dateFormat} H:mm:ss` };
  }
  throw new NotImplemented(`Writing ${value === undefined ? 'undefined' : typeof value} into a cell`);
}

/**
 * The number format that a cell gets with a value: its own, unless it has none or the value is a day under no
 * date format.
 */
function formatAfter(cell: Cell, typed: Typed): string | undefined {
  const before = cell.style?.numberFormat;
  if (typed.format === undefined) return before;
  if (before === undefined || before === AUTOMATIC) return typed.format;
  return before !== PLAIN_TEXT && showsDate(typed.format) && !showsDate(before) ? typed.format : before;
}

/** A link has its value at once; other formulas wait for an engine. @param formula with its `=`. */
export function putFormula(cell: Cell, formula: string): void {
  const link = hyperlinkOf(formula);
  if (link === undefined) setContent(cell, undefined, formula);
  else setContent(cell, link.label, hyperlinkFormula(link));
}

/** Puts a value that was read into a cell. */
export function putTyped(cell: Cell, typed: Typed): void {
  if (typed.formula !== undefined) {
    putFormula(cell, typed.formula);
    return;
  }
  const format = typed.value === undefined ? undefined : formatAfter(cell, typed);
  setContent(cell, typed.value);
  if (format !== undefined && format !== cell.style?.numberFormat) {
    cell.style = { ...cell.style, numberFormat: format };
  }
}

export function typingPlace(execution: Execution, format: string | undefined): TypingPlace {
  const { locale, timeZone } = execution.workbook;
  return { locale, timeZone, now: execution.state.now(), format };
}

function refusalOf(
  execution: Execution,
  sheet: Sheet,
  row: number,
  column: number,
  typed: Typed,
  cell: Cell | undefined,
): ScriptException | undefined {
  const { value, formula } = typed;
  if (typeof value === 'string' && value.length > MAX_CHARACTERS) {
    return new ScriptException(
      `Your input contains more than the maximum of ${MAX_CHARACTERS} characters in a single cell.`,
    );
  }
  const rule = formula === undefined ? ruleAt(sheet, row, column) : undefined;
  if (!rule?.strict) return undefined;
  const format = cell?.style?.numberFormat ?? typed.format;
  return fits(execution.workbook, rule, value, format)
    ? undefined
    : refusal(execution.workbook, rule, cellName(row, column));
}

/**
 * Writes a matrix of script values over an area. All or nothing: a value that Google refuses is reported with the next
 * call, as Google's buffered writes do (errors-06), and then no cell is changed.
 */
export function writeValues(
  execution: Execution,
  sheet: Sheet,
  area: Area,
  values: readonly (readonly unknown[])[],
): void {
  checkProtection(execution, sheet, area);
  const { locale, timeZone } = execution.workbook;
  const now = execution.state.now();
  const read = values.map((line, i) =>
    line.map((value, j) => {
      const format = sheet.cells[area.row + i]?.[area.column + j]?.style?.numberFormat;
      return readScriptValue(execution, value, { locale, timeZone, now, format });
    }),
  );
  const strict = sheet.validations.some(({ rule, area: given }) => rule.strict && intersects(given, area));
  for (const [i, line] of read.entries()) {
    for (const [j, typed] of line.entries()) {
      if (!strict && (typeof typed.value !== 'string' || typed.value.length <= MAX_CHARACTERS)) continue;
      const [row, column] = [area.row + i, area.column + j];
      const refused = refusalOf(execution, sheet, row, column, typed, sheet.cells[row]?.[column]);
      if (refused) {
        execution.defer(refused);
        return;
      }
    }
  }
  for (const [i, line] of read.entries()) {
    for (const [j, typed] of line.entries()) {
      const [row, column] = [area.row + i, area.column + j];
      if (typed.value === undefined && typed.formula === undefined) {
        const cell = sheet.cells[row]?.[column];
        if (cell) clearContent(cell);
      } else {
        putTyped(cellFor(sheet, row, column), typed);
      }
    }
  }
  execution.touched(sheet.id, area);
}

/** A cell that has to be named in an error. */
export function placeName(sheet: Sheet, area: Area): string {
  return `${sheet.name}!${areaName(area)}`;
}
