/** Conditional format rules of a sheet. Gradients are not played. */
import type { ConditionalFormat, Sheet } from '../model';
import { colorOf } from './colors';
import { EnumValue, enumsOf } from './enums';
import { ScriptException } from './exceptions';
import type * as G from './google';
import { compact } from './grid';
import { RangeService } from './range';
import { own, present, presentAll, Service, type Signatures, serviceSpec } from './strict';
import { dateToSerial, serialToDate } from './zones';

const conditionMethods = {
  getBackground: '',
  getBold: '',
  getCriteriaType: '',
  getCriteriaValues: '',
  getFontColor: '',
  getItalic: '',
} satisfies Signatures<G.BooleanCondition>;
const CONDITION = serviceSpec('SpreadsheetApp.BooleanCondition', conditionMethods);

type Rule = Omit<ConditionalFormat, 'areas'>;

class BooleanConditionService
  extends Service
  implements Pick<G.BooleanCondition, keyof typeof conditionMethods>
{
  readonly spec = CONDITION;

  constructor(
    execution: Service['execution'],
    readonly rule: Rule,
  ) {
    super(execution);
  }

  getBackground(): string | null {
    return this.rule.style.background ?? null;
  }
  getBold(): boolean | null {
    return this.rule.style.bold ?? null;
  }
  getItalic(): boolean | null {
    return this.rule.style.italic ?? null;
  }
  getFontColor(): string | null {
    return this.rule.style.color ?? null;
  }
  getCriteriaType(): GoogleAppsScript.Spreadsheet.BooleanCriteria {
    return present(enumsOf(this.execution).value('BooleanCriteria', this.rule.criteria));
  }
  getCriteriaValues(): unknown[] {
    if (!this.rule.criteria.startsWith('DATE_')) return [...this.rule.values];
    return this.rule.values.map((value) =>
      typeof value === 'number' ? serialToDate(value, this.execution.workbook.timeZone) : value,
    );
  }
}

const ruleMethods = {
  copy: '',
  getBooleanCondition: '',
  getGradientCondition: '',
  getRanges: '',
} satisfies Signatures<G.ConditionalFormatRule>;
const RULE = serviceSpec('SpreadsheetApp.ConditionalFormatRule', ruleMethods);

export class ConditionalFormatRuleService
  extends Service
  implements Pick<G.ConditionalFormatRule, keyof typeof ruleMethods>
{
  readonly spec = RULE;

  constructor(
    execution: Service['execution'],
    readonly sheet: Sheet,
    readonly format: ConditionalFormat,
  ) {
    super(execution);
  }

  copy(): G.ConditionalFormatRuleBuilder {
    return present(new ConditionalFormatRuleBuilderService(this.execution, this.format, this.#ranges()));
  }
  getBooleanCondition(): G.BooleanCondition {
    return present(new BooleanConditionService(this.execution, this.format));
  }
  getGradientCondition(): null {
    return null;
  }
  getRanges(): G.Range[] {
    return presentAll(this.#ranges());
  }

  #ranges(): RangeService[] {
    return this.format.areas.map((area) => new RangeService(this.execution, this.sheet, area));
  }
}

const builderMethods = {
  build: '',
  copy: '',
  getBooleanCondition: '',
  getGradientCondition: '',
  getRanges: '',
  setBackground: 's?',
  setBold: 'b?',
  setFontColor: 's?',
  setItalic: 'b?',
  setRanges: 'Range[]',
  whenCellEmpty: '',
  whenCellNotEmpty: '',
  whenDateAfter: 'd',
  whenDateBefore: 'd',
  whenDateEqualTo: 'd',
  whenFormulaSatisfied: 's',
  whenNumberBetween: 'n,n',
  whenNumberEqualTo: 'n',
  whenNumberGreaterThan: 'n',
  whenNumberGreaterThanOrEqualTo: 'n',
  whenNumberLessThan: 'n',
  whenNumberLessThanOrEqualTo: 'n',
  whenNumberNotBetween: 'n,n',
  whenNumberNotEqualTo: 'n',
  whenTextContains: 's',
  whenTextDoesNotContain: 's',
  whenTextEndsWith: 's',
  whenTextEqualTo: 's',
  whenTextStartsWith: 's',
  withCriteria: 'BooleanCriteria,o[]',
} satisfies Signatures<G.ConditionalFormatRuleBuilder>;
const BUILDER = serviceSpec('SpreadsheetApp.ConditionalFormatRuleBuilder', builderMethods);

type Builder = G.ConditionalFormatRuleBuilder;

export class ConditionalFormatRuleBuilderService
  extends Service
  implements Pick<G.ConditionalFormatRuleBuilder, keyof typeof builderMethods>
{
  readonly spec = BUILDER;
  #criteria: string | undefined;
  #values: Rule['values'] = [];
  #style: Rule['style'] = {};
  #ranges: readonly RangeService[];

  constructor(execution: Service['execution'], rule?: Rule, ranges: readonly RangeService[] = []) {
    super(execution);
    this.#criteria = rule?.criteria;
    this.#values = rule?.values ?? [];
    this.#style = rule?.style ?? {};
    this.#ranges = ranges;
  }

  build(): G.ConditionalFormatRule {
    const [first] = this.#ranges;
    if (!first || this.#criteria === undefined) {
      throw new ScriptException('Conditional format rule must have at least one range and a condition.');
    }
    if (this.#ranges.some((range) => range.sheet !== first.sheet)) {
      throw new ScriptException('All ranges of a conditional format rule must be on the same sheet.');
    }
    return present(
      new ConditionalFormatRuleService(this.execution, first.sheet, {
        areas: this.#ranges.map((range) => range.area),
        ...this.#rule(this.#criteria),
      }),
    );
  }
  copy(): Builder {
    return present(
      new ConditionalFormatRuleBuilderService(
        this.execution,
        this.#criteria === undefined ? undefined : this.#rule(this.#criteria),
        this.#ranges,
      ),
    );
  }
  getBooleanCondition(): G.BooleanCondition | null {
    if (this.#criteria === undefined) return null;
    return present(new BooleanConditionService(this.execution, this.#rule(this.#criteria)));
  }
  getGradientCondition(): null {
    return null;
  }
  getRanges(): G.Range[] {
    return presentAll(this.#ranges);
  }
  setBackground(color: string | null): Builder {
    return this.#restyle({ background: color === null ? undefined : colorOf(color) });
  }
  setBold(bold: boolean | null): Builder {
    return this.#restyle({ bold: bold ?? undefined });
  }
  setFontColor(color: string | null): Builder {
    return this.#restyle({ color: color === null ? undefined : colorOf(color) });
  }
  setItalic(italic: boolean | null): Builder {
    return this.#restyle({ italic: italic ?? undefined });
  }
  setRanges(ranges: G.Range[]): Builder {
    this.#ranges = ranges.map((range) => own(RangeService, range));
    return present(this);
  }
  whenCellEmpty(): Builder {
    return this.#when('CELL_EMPTY');
  }
  whenCellNotEmpty(): Builder {
    return this.#when('CELL_NOT_EMPTY');
  }
  whenDateAfter(date: unknown): Builder {
    return this.#when('DATE_AFTER', this.#serial(date));
  }
  whenDateBefore(date: unknown): Builder {
    return this.#when('DATE_BEFORE', this.#serial(date));
  }
  whenDateEqualTo(date: unknown): Builder {
    return this.#when('DATE_EQUAL_TO', this.#serial(date));
  }
  whenFormulaSatisfied(formula: string): Builder {
    return this.#when('CUSTOM_FORMULA', formula);
  }
  whenNumberBetween(start: number, end: number): Builder {
    return this.#when('NUMBER_BETWEEN', start, end);
  }
  whenNumberEqualTo(number: number): Builder {
    return this.#when('NUMBER_EQUAL_TO', number);
  }
  whenNumberGreaterThan(number: number): Builder {
    return this.#when('NUMBER_GREATER_THAN', number);
  }
  whenNumberGreaterThanOrEqualTo(number: number): Builder {
    return this.#when('NUMBER_GREATER_THAN_OR_EQUAL_TO', number);
  }
  whenNumberLessThan(number: number): Builder {
    return this.#when('NUMBER_LESS_THAN', number);
  }
  whenNumberLessThanOrEqualTo(number: number): Builder {
    return this.#when('NUMBER_LESS_THAN_OR_EQUAL_TO', number);
  }
  whenNumberNotBetween(start: number, end: number): Builder {
    return this.#when('NUMBER_NOT_BETWEEN', start, end);
  }
  whenNumberNotEqualTo(number: number): Builder {
    return this.#when('NUMBER_NOT_EQUAL_TO', number);
  }
  whenTextContains(text: string): Builder {
    return this.#when('TEXT_CONTAINS', text);
  }
  whenTextDoesNotContain(text: string): Builder {
    return this.#when('TEXT_DOES_NOT_CONTAIN', text);
  }
  whenTextEndsWith(text: string): Builder {
    return this.#when('TEXT_ENDS_WITH', text);
  }
  whenTextEqualTo(text: string): Builder {
    return this.#when('TEXT_EQUAL_TO', text);
  }
  whenTextStartsWith(text: string): Builder {
    return this.#when('TEXT_STARTS_WITH', text);
  }
  withCriteria(criteria: GoogleAppsScript.Spreadsheet.BooleanCriteria, args: unknown[]): Builder {
    const values = args.map((arg) => {
      if (typeof arg === 'string' || typeof arg === 'number') return arg;
      return this.#serial(arg);
    });
    return this.#when(own(EnumValue, criteria).text, ...values);
  }

  #serial(date: unknown): number {
    if (!(date instanceof Date))
      throw new ScriptException('Relative dates are not implemented by the local host');
    return Math.floor(dateToSerial(date, this.execution.workbook.timeZone));
  }

  #when(criteria: string, ...values: (string | number)[]): Builder {
    this.#criteria = criteria;
    this.#values = values;
    return present(this);
  }

  #restyle(change: { [K in keyof Rule['style']]: Rule['style'][K] | undefined }): Builder {
    this.#style = compact<Rule['style']>({ ...this.#style, ...change }) ?? {};
    return present(this);
  }

  #rule(criteria: string): Rule {
    return { criteria, values: this.#values, style: this.#style };
  }
}
