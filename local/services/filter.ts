/** The basic filter of a sheet (formats-10). Its criteria are the values that a column hides, and no conditions. */
import type { Filter, Sheet } from '../model';
import { ScriptException } from './exceptions';
import type * as G from './google';
import { own, present, Service, type Signatures, serviceSpec } from './strict';

const criteriaMethods = { getHiddenValues: '' } satisfies Signatures<G.FilterCriteria>;
const CRITERIA = serviceSpec('SpreadsheetApp.FilterCriteria', criteriaMethods);

class FilterCriteriaService extends Service implements Pick<G.FilterCriteria, keyof typeof criteriaMethods> {
  readonly spec = CRITERIA;

  constructor(
    execution: Service['execution'],
    readonly hidden: readonly string[],
  ) {
    super(execution);
  }

  getHiddenValues(): string[] {
    return [...this.hidden];
  }
}

const methods = {
  getColumnFilterCriteria: 'n',
  getRange: '',
  remove: '',
  setColumnFilterCriteria: 'n,FilterCriteria?',
} satisfies Signatures<G.Filter>;
const FILTER = serviceSpec('SpreadsheetApp.Filter', methods);

export class FilterService extends Service implements Pick<G.Filter, keyof typeof methods> {
  readonly spec = FILTER;

  constructor(
    execution: Service['execution'],
    readonly sheet: Sheet,
  ) {
    super(execution);
  }

  getRange(): G.Range {
    return this.execution.objects.range(this.sheet, this.#filter().area);
  }
  getColumnFilterCriteria(column: number): G.FilterCriteria | null {
    const hidden = this.#filter().hidden.get(column - 1);
    return hidden === undefined ? null : present(new FilterCriteriaService(this.execution, hidden));
  }
  setColumnFilterCriteria(column: number, criteria: G.FilterCriteria | null): G.Filter {
    const { area, hidden } = this.#filter();
    const next = new Map(hidden);
    if (criteria === null) next.delete(column - 1);
    else next.set(column - 1, own(FilterCriteriaService, criteria).hidden);
    this.sheet.filter = { area, hidden: next };
    return present(this);
  }
  remove(): void {
    this.sheet.filter = null;
  }

  #filter(): Filter {
    if (!this.sheet.filter) throw new ScriptException('The filter was removed.');
    return this.sheet.filter;
  }
}
