/** Data validation: the rule, its builder, and whether a value breaks it (formats-13). */
import type { Area, CellValue, Sheet, ValidationRule, Workbook } from '../model';
import { displayValue, isErrorValue } from './display';
import { EnumValue, enumsOf } from './enums';
import { NotImplemented, ScriptException } from './exceptions';
import type * as G from './google';
import { cellAt, contains, covers, eachCell, intersects, resolveReference, subtract } from './grid';
import { RangeService } from './range';
import { own, present, Service, type Signatures, serviceSpec } from './strict';
import { dateToSerial, serialToDate } from './zones';

const ruleMethods = {
  copy: '',
  getAllowInvalid: '',
  getCriteriaType: '',
  getCriteriaValues: '',
  getHelpText: '',
} satisfies Signatures<G.DataValidation>;
const RULE = serviceSpec('SpreadsheetApp.DataValidation', ruleMethods);

function criteriaValues(execution: Service['execution'], rule: ValidationRule): unknown[] {
  const { workbook } = execution;
  if (rule.criteria === 'VALUE_IN_LIST') return [[...rule.values], rule.dropdown ?? true];
  if (rule.criteria === 'VALUE_IN_RANGE') {
    const found = resolveReference(workbook, String(rule.values[0]));
    return [
      found ? RangeService.over(execution, found.sheet, String(rule.values[0])) : null,
      rule.dropdown ?? true,
    ];
  }
  if (rule.criteria.startsWith('DATE_')) {
    return rule.values.map((value) =>
      typeof value === 'number' ? serialToDate(value, workbook.timeZone) : value,
    );
  }
  return [...rule.values];
}

export class DataValidationService
  extends Service
  implements Pick<G.DataValidation, keyof typeof ruleMethods>
{
  readonly spec = RULE;

  constructor(
    execution: Service['execution'],
    readonly rule: ValidationRule,
  ) {
    super(execution);
  }

  copy(): G.DataValidationBuilder {
    return present(new DataValidationBuilderService(this.execution, this.rule));
  }
  getAllowInvalid(): boolean {
    return !this.rule.strict;
  }
  getCriteriaType(): GoogleAppsScript.Spreadsheet.DataValidationCriteria {
    return present(enumsOf(this.execution).value('DataValidationCriteria', this.rule.criteria));
  }
  getCriteriaValues(): unknown[] {
    return criteriaValues(this.execution, this.rule);
  }
  getHelpText(): string {
    return this.rule.help ?? '';
  }
}

const builderMethods = {
  build: '',
  copy: '',
  getAllowInvalid: '',
  getCriteriaType: '',
  getCriteriaValues: '',
  getHelpText: '',
  requireCheckbox: ['', 'o', 'o,o'],
  requireDate: '',
  requireDateAfter: 'd',
  requireDateBefore: 'd',
  requireDateBetween: 'd,d',
  requireDateEqualTo: 'd',
  requireDateNotBetween: 'd,d',
  requireDateOnOrAfter: 'd',
  requireDateOnOrBefore: 'd',
  requireFormulaSatisfied: 's',
  requireNumberBetween: 'n,n',
  requireNumberEqualTo: 'n',
  requireNumberGreaterThan: 'n',
  requireNumberGreaterThanOrEqualTo: 'n',
  requireNumberLessThan: 'n',
  requireNumberLessThanOrEqualTo: 'n',
  requireNumberNotBetween: 'n,n',
  requireNumberNotEqualTo: 'n',
  requireTextContains: 's',
  requireTextDoesNotContain: 's',
  requireTextEqualTo: 's',
  requireTextIsEmail: '',
  requireTextIsUrl: '',
  requireValueInList: ['(s|n|b)[]', '(s|n|b)[],b'],
  requireValueInRange: ['Range', 'Range,b'],
  setAllowInvalid: 'b',
  setHelpText: 's?',
  withCriteria: 'DataValidationCriteria,o[]',
} satisfies Signatures<G.DataValidationBuilder>;
const BUILDER = serviceSpec('SpreadsheetApp.DataValidationBuilder', builderMethods);

type Builder = G.DataValidationBuilder;
type RuleValue = ValidationRule['values'][number];

export class DataValidationBuilderService
  extends Service
  implements Pick<G.DataValidationBuilder, keyof typeof builderMethods>
{
  readonly spec = BUILDER;
  #rule: ValidationRule | undefined;
  // Google's builder allows invalid data until it is told otherwise.
  #strict = false;
  #help: string | undefined;

  constructor(execution: Service['execution'], rule?: ValidationRule) {
    super(execution);
    this.#rule = rule;
    if (rule) {
      this.#strict = rule.strict;
      this.#help = rule.help;
    }
  }

  build(): G.DataValidation {
    if (!this.#rule) throw new ScriptException('Cannot build a data validation rule without a criteria.');
    return present(new DataValidationService(this.execution, this.#complete(this.#rule)));
  }
  copy(): Builder {
    return present(
      new DataValidationBuilderService(this.execution, this.#rule && this.#complete(this.#rule)),
    );
  }
  getAllowInvalid(): boolean {
    return !this.#strict;
  }
  getCriteriaType(): GoogleAppsScript.Spreadsheet.DataValidationCriteria {
    if (!this.#rule) throw new NotImplemented('DataValidationBuilder.getCriteriaType without a criteria');
    return present(enumsOf(this.execution).value('DataValidationCriteria', this.#rule.criteria));
  }
  getCriteriaValues(): unknown[] {
    return this.#rule ? criteriaValues(this.execution, this.#rule) : [];
  }
  getHelpText(): string | null {
    return this.#help ?? null;
  }
  requireCheckbox(...values: RuleValue[]): Builder {
    return this.#require('CHECKBOX', values);
  }
  requireDate(): Builder {
    return this.#require('DATE_IS_VALID_DATE', []);
  }
  requireDateAfter(date: GoogleAppsScript.Base.Date): Builder {
    return this.#dates('DATE_AFTER', [date]);
  }
  requireDateBefore(date: GoogleAppsScript.Base.Date): Builder {
    return this.#dates('DATE_BEFORE', [date]);
  }
  requireDateBetween(start: GoogleAppsScript.Base.Date, end: GoogleAppsScript.Base.Date): Builder {
    return this.#dates('DATE_BETWEEN', [start, end]);
  }
  requireDateEqualTo(date: GoogleAppsScript.Base.Date): Builder {
    return this.#dates('DATE_EQUAL_TO', [date]);
  }
  requireDateNotBetween(start: GoogleAppsScript.Base.Date, end: GoogleAppsScript.Base.Date): Builder {
    return this.#dates('DATE_NOT_BETWEEN', [start, end]);
  }
  requireDateOnOrAfter(date: GoogleAppsScript.Base.Date): Builder {
    return this.#dates('DATE_ON_OR_AFTER', [date]);
  }
  requireDateOnOrBefore(date: GoogleAppsScript.Base.Date): Builder {
    return this.#dates('DATE_ON_OR_BEFORE', [date]);
  }
  requireFormulaSatisfied(formula: string): Builder {
    return this.#require('CUSTOM_FORMULA', [formula]);
  }
  requireNumberBetween(start: number, end: number): Builder {
    return this.#require('NUMBER_BETWEEN', [start, end]);
  }
  requireNumberEqualTo(number: number): Builder {
    return this.#require('NUMBER_EQUAL_TO', [number]);
  }
  requireNumberGreaterThan(number: number): Builder {
    return this.#require('NUMBER_GREATER_THAN', [number]);
  }
  requireNumberGreaterThanOrEqualTo(number: number): Builder {
    return this.#require('NUMBER_GREATER_THAN_OR_EQUAL_TO', [number]);
  }
  requireNumberLessThan(number: number): Builder {
    return this.#require('NUMBER_LESS_THAN', [number]);
  }
  requireNumberLessThanOrEqualTo(number: number): Builder {
    return this.#require('NUMBER_LESS_THAN_OR_EQUAL_TO', [number]);
  }
  requireNumberNotBetween(start: number, end: number): Builder {
    return this.#require('NUMBER_NOT_BETWEEN', [start, end]);
  }
  requireNumberNotEqualTo(number: number): Builder {
    return this.#require('NUMBER_NOT_EQUAL_TO', [number]);
  }
  requireTextContains(text: string): Builder {
    return this.#require('TEXT_CONTAINS', [text]);
  }
  requireTextDoesNotContain(text: string): Builder {
    return this.#require('TEXT_DOES_NOT_CONTAIN', [text]);
  }
  requireTextEqualTo(text: string): Builder {
    return this.#require('TEXT_EQUAL_TO', [text]);
  }
  requireTextIsEmail(): Builder {
    return this.#require('TEXT_IS_VALID_EMAIL', []);
  }
  requireTextIsUrl(): Builder {
    return this.#require('TEXT_IS_VALID_URL', []);
  }
  requireValueInList(values: readonly RuleValue[], showDropdown = true): Builder {
    // Google refuses more items than this in one rule.
    if (values.length > 500)
      throw new ScriptException(
        'The data validation rule has more items than the limit of 500. Use the "List from a range" criteria instead.',
      );
    return this.#require('VALUE_IN_LIST', values.map(String), showDropdown);
  }
  requireValueInRange(range: G.Range, showDropdown = true): Builder {
    return this.#require('VALUE_IN_RANGE', [own(RangeService, range).reference()], showDropdown);
  }
  setAllowInvalid(allowInvalidData: boolean): Builder {
    this.#strict = !allowInvalidData;
    return present(this);
  }
  setHelpText(helpText: string): Builder {
    this.#help = helpText ?? undefined;
    return present(this);
  }
  withCriteria(criteria: GoogleAppsScript.Spreadsheet.DataValidationCriteria, args: unknown[]): Builder {
    const name = own(EnumValue, criteria).text;
    const [first, second] = args;
    if (name === 'VALUE_IN_LIST') {
      return this.requireValueInList(first as RuleValue[], typeof second === 'boolean' ? second : true);
    }
    if (name === 'VALUE_IN_RANGE') {
      return this.requireValueInRange(first as G.Range, typeof second === 'boolean' ? second : true);
    }
    if (name.startsWith('DATE_')) return this.#dates(name, args as GoogleAppsScript.Base.Date[]);
    return this.#require(name, args as RuleValue[]);
  }

  #dates(criteria: string, dates: readonly GoogleAppsScript.Base.Date[]): Builder {
    const { timeZone } = this.execution.workbook;
    return this.#require(
      criteria,
      // A rule on days: the time of day is dropped.
      dates.map((date) => Math.floor(dateToSerial(new Date(date.getTime()), timeZone))),
    );
  }

  #require(criteria: string, values: readonly RuleValue[], dropdown?: boolean): Builder {
    this.#rule = { criteria, values, strict: this.#strict, ...(dropdown === undefined ? {} : { dropdown }) };
    return present(this);
  }

  #complete(rule: ValidationRule): ValidationRule {
    const { help: _help, ...rest } = rule;
    return { ...rest, strict: this.#strict, ...(this.#help ? { help: this.#help } : {}) };
  }
}

/** The rule that stands on a cell: the last one given wins. */
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
export function acceptedTexts(workbook: Workbook, rule: ValidationRule): Set<string> | undefined {
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
