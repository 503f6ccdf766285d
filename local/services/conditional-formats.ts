/** Conditional format rules of a sheet. There are no gradients. */
import type { ConditionalFormat, Sheet } from '../model';
import { colorOf } from './colors';
import { enumsOf } from './enums';
import { ScriptException } from './exceptions';
import type * as G from './google';
import { compact } from './grid';
import { RangeBase } from './range/base';
import { own, present, Service, type Signatures, serviceSpec } from './strict';
import { serialToDate } from './zones';

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
    return present(
      new ConditionalFormatRuleBuilderService(
        this.execution,
        this.format,
        this.getRanges().map((range) => own(RangeBase, range)),
      ),
    );
  }
  getBooleanCondition(): G.BooleanCondition {
    return present(new BooleanConditionService(this.execution, this.format));
  }
  getGradientCondition(): null {
    return null;
  }
  getRanges(): G.Range[] {
    return this.format.areas.map((area) => this.execution.objects.range(this.sheet, area));
  }
}

const builderMethods = {
  build: '',
  copy: '',
  setBackground: 's?',
  setBold: 'b?',
  setFontColor: 's?',
  setItalic: 'b?',
  setRanges: 'Range[]',
  whenCellEmpty: '',
  whenCellNotEmpty: '',
  whenFormulaSatisfied: 's',
  whenNumberGreaterThan: 'n',
  whenNumberLessThan: 'n',
  whenTextContains: 's',
  whenTextEqualTo: 's',
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
  #ranges: readonly RangeBase[];

  constructor(execution: Service['execution'], rule?: Rule, ranges: readonly RangeBase[] = []) {
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
    this.#ranges = ranges.map((range) => own(RangeBase, range));
    return present(this);
  }
  whenCellEmpty(): Builder {
    return this.#when('CELL_EMPTY');
  }
  whenCellNotEmpty(): Builder {
    return this.#when('CELL_NOT_EMPTY');
  }
  whenFormulaSatisfied(formula: string): Builder {
    return this.#when('CUSTOM_FORMULA', formula);
  }
  whenNumberGreaterThan(number: number): Builder {
    return this.#when('NUMBER_GREATER_THAN', number);
  }
  whenNumberLessThan(number: number): Builder {
    return this.#when('NUMBER_LESS_THAN', number);
  }
  whenTextContains(text: string): Builder {
    return this.#when('TEXT_CONTAINS', text);
  }
  whenTextEqualTo(text: string): Builder {
    return this.#when('TEXT_EQUAL_TO', text);
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
