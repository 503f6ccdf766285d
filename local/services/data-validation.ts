/** DataValidation and its builder (formats-13). */
import type { ValidationRule } from '../model';
import { EnumValue, enumsOf } from './enums';
import { NotImplemented, ScriptException } from './exceptions';
import type * as G from './google';
import { RangeBase } from './range/base';
import { rangeOfReference } from './sheet-areas';
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
    const range = rangeOfReference(execution, String(rule.values[0]));
    return [range ?? null, rule.dropdown ?? true];
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
  requireDateOnOrAfter: 'd',
  requireFormulaSatisfied: 's',
  requireNumberBetween: 'n,n',
  requireNumberGreaterThan: 'n',
  requireNumberGreaterThanOrEqualTo: 'n',
  requireTextContains: 's',
  requireTextIsEmail: '',
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
  requireDateOnOrAfter(date: GoogleAppsScript.Base.Date): Builder {
    return this.#dates('DATE_ON_OR_AFTER', [date]);
  }
  requireFormulaSatisfied(formula: string): Builder {
    return this.#require('CUSTOM_FORMULA', [formula]);
  }
  requireNumberBetween(start: number, end: number): Builder {
    return this.#require('NUMBER_BETWEEN', [start, end]);
  }
  requireNumberGreaterThan(number: number): Builder {
    return this.#require('NUMBER_GREATER_THAN', [number]);
  }
  requireNumberGreaterThanOrEqualTo(number: number): Builder {
    return this.#require('NUMBER_GREATER_THAN_OR_EQUAL_TO', [number]);
  }
  requireTextContains(text: string): Builder {
    return this.#require('TEXT_CONTAINS', [text]);
  }
  requireTextIsEmail(): Builder {
    return this.#require('TEXT_IS_VALID_EMAIL', []);
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
    return this.#require('VALUE_IN_RANGE', [own(RangeBase, range).reference()], showDropdown);
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
