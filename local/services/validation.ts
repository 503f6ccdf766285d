/** Rules on the cells of a sheet: which applies where, and whether a value breaks it (formats-13). */
import type { Area, CellValue, Sheet, ValidationRule, Workbook } from '../model';
import { displayValue, isErrorValue } from './display';
import { NotImplemented, ScriptException } from './exceptions';
import { cellAt, contains, covers, eachCell, intersects, resolveReference, subtract } from './grid';

/** The rule on a cell: the last one given wins. */
export function ruleAt(sheet: Sheet, row: number, column: number): ValidationRule | undefined {
  const standing = sheet.validations.filter((validation) => contains(validation.area, row, column));
  return standing.at(-1)?.rule;
}

/** Takes every rule off an area. */
export function dropValidations(sheet: Sheet, area: Area): void {
  sheet.validations = sheet.validations.flatMap((validation) =>
    subtract(validation.area, area).map((piece) =>
      piece === validation.area ? validation : { ...validation, area: piece },
    ),
  );
}

export function setRule(sheet: Sheet, area: Area, rule: ValidationRule | undefined): void {
  dropValidations(sheet, area);
  if (rule) sheet.validations.push({ area, rule });
}

/** One rule per cell, kept as few areas: equal neighbours down a column are one. */
export function setRules(
  sheet: Sheet,
  area: Area,
  rules: readonly (readonly (ValidationRule | undefined)[])[],
): void {
  dropValidations(sheet, area);
  for (let column = 0; column < area.columns; column += 1) {
    let start = 0;
    for (let row = 1; row <= area.rows; row += 1) {
      const rule = rules[start]?.[column];
      if (row < area.rows && rules[row]?.[column] === rule) continue;
      if (rule) {
        sheet.validations.push({
          area: { row: area.row + start, column: area.column + column, rows: row - start, columns: 1 },
          rule,
        });
      }
      start = row;
    }
  }
}

/** The rules over an area as a matrix. */
export function rulesOver(sheet: Sheet, area: Area): (ValidationRule | undefined)[][] {
  const matrix = Array.from({ length: area.rows }, () =>
    Array.from<ValidationRule | undefined>({ length: area.columns }),
  );
  for (const { area: given, rule } of sheet.validations) {
    if (!intersects(given, area)) continue;
    if (covers(given, area)) {
      for (const line of matrix) line.fill(rule);
      continue;
    }
    eachCell(area, (row, column) => {
      const line = matrix[row - area.row];
      if (line && contains(given, row, column)) line[column - area.column] = rule;
    });
  }
  return matrix;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The texts that a list rule accepts; undefined for any other rule. */
function acceptedTexts(workbook: Workbook, rule: ValidationRule): Set<string> | undefined {
  if (rule.criteria === 'VALUE_IN_LIST') return new Set(rule.values.map(String));
  if (rule.criteria !== 'VALUE_IN_RANGE') return undefined;
  const found = resolveReference(workbook, String(rule.values[0]));
  if (!found) return new Set();
  const texts = new Set<string>();
  eachCell(found.area, (row, column) => {
    const cell = cellAt(found.sheet, row, column);
    if (cell?.value !== undefined)
      texts.add(displayValue(cell.value, cell.style?.numberFormat, workbook.locale));
  });
  return texts;
}

/**
 * Whether a value fits a rule. Blank always fits. A rule that the host cannot judge (a formula) throws by name rather
 * than letting the value pass.
 */
export function fits(
  workbook: Workbook,
  rule: ValidationRule,
  value: CellValue | undefined,
  format: string | undefined,
): boolean {
  if (value === undefined || value === '') return true;
  if (isErrorValue(value)) return false;
  const { criteria } = rule;
  const [a, b] = rule.values;
  const texts = acceptedTexts(workbook, rule);
  if (texts) return texts.has(displayValue(value, format, workbook.locale));
  if (criteria === 'CHECKBOX') {
    const [checked = true, unchecked = false] = rule.values;
    return value === checked || value === unchecked;
  }
  if (criteria.startsWith('TEXT_')) {
    const text = displayValue(value, format, workbook.locale);
    const given = String(a ?? '');
    switch (criteria) {
      case 'TEXT_CONTAINS':
        return text.includes(given);
      case 'TEXT_DOES_NOT_CONTAIN':
        return !text.includes(given);
      case 'TEXT_EQUAL_TO':
        return text === given;
      case 'TEXT_IS_VALID_EMAIL':
        return EMAIL.test(text);
      case 'TEXT_IS_VALID_URL':
        return /^(https?:\/\/|www\.)\S+$/i.test(text);
      default:
        throw new NotImplemented(`Checking data against ${criteria}`);
    }
  }
  if (criteria === 'CUSTOM_FORMULA' && /^=(?:TRUE|FALSE)$/i.test(String(a))) return /TRUE/i.test(String(a));
  if (!criteria.startsWith('DATE_') && !criteria.startsWith('NUMBER_')) {
    throw new NotImplemented(`Checking data against ${criteria}`);
  }
  if (typeof value !== 'number') return false;
  const number = criteria.startsWith('DATE_') ? Math.floor(value) : value;
  const low = Number(a);
  const high = Number(b);
  switch (criteria) {
    case 'DATE_IS_VALID_DATE':
      return true;
    case 'DATE_AFTER':
    case 'NUMBER_GREATER_THAN':
      return number > low;
    case 'DATE_BEFORE':
    case 'NUMBER_LESS_THAN':
      return number < low;
    case 'DATE_ON_OR_AFTER':
    case 'NUMBER_GREATER_THAN_OR_EQUAL_TO':
      return number >= low;
    case 'DATE_ON_OR_BEFORE':
    case 'NUMBER_LESS_THAN_OR_EQUAL_TO':
      return number <= low;
    case 'DATE_EQUAL_TO':
    case 'NUMBER_EQUAL_TO':
      return number === low;
    case 'NUMBER_NOT_EQUAL_TO':
      return number !== low;
    case 'DATE_BETWEEN':
    case 'NUMBER_BETWEEN':
      return number >= low && number <= high;
    case 'DATE_NOT_BETWEEN':
    case 'NUMBER_NOT_BETWEEN':
      return number < low || number > high;
    default:
      throw new NotImplemented(`Checking data against ${criteria}`);
  }
}

/** Google's text for a value that a strict rule refuses. */
export function refusal(workbook: Workbook, rule: ValidationRule, place: string): ScriptException {
  const texts = acceptedTexts(workbook, rule);
  const list = texts ? `\nPlease enter one of the following values: ${[...texts].join(', ')}.` : '';
  return new ScriptException(
    `The data you entered in cell ${place} violates the data validation rules set on this cell.${list}`,
  );
}
