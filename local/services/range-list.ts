/** SpreadsheetApp.RangeList: one setting for several ranges. */
import type * as G from './google';
import type { RangeService } from './range';
import { RANGE } from './range-methods';
import { present, presentAll, Service, type ServiceSpec, serviceSpec } from './strict';

/** Those of Range that Google offers on a list too, and that answer the list. */
const SHARED = [
  'breakApart',
  'check',
  'clear',
  'clearContent',
  'clearDataValidations',
  'clearFormat',
  'clearNote',
  'insertCheckboxes',
  'removeCheckboxes',
  'setBackground',
  'setBackgroundRGB',
  'setBorder',
  'setFontColor',
  'setFontFamily',
  'setFontLine',
  'setFontSize',
  'setFontStyle',
  'setFontWeight',
  'setFormula',
  'setHorizontalAlignment',
  'setNote',
  'setNumberFormat',
  'setShowHyperlink',
  'setTextRotation',
  'setValue',
  'setVerticalAlignment',
  'setWrap',
  'setWrapStrategy',
  'trimWhitespace',
  'uncheck',
] as const satisfies readonly (keyof G.RangeList & keyof RangeService)[];

const LIST: ServiceSpec = (() => {
  const own = serviceSpec('SpreadsheetApp.RangeList', { activate: '', getRanges: '' });
  const methods = new Map(own.methods);
  for (const name of SHARED) {
    const method = RANGE.methods.get(name);
    if (method) methods.set(name, { ...method, path: `SpreadsheetApp.RangeList.${name}` });
  }
  return { ...own, methods };
})();

export class RangeListService extends Service implements Pick<G.RangeList, 'activate' | 'getRanges'> {
  readonly spec = LIST;

  constructor(
    execution: Service['execution'],
    readonly ranges: readonly RangeService[],
  ) {
    super(execution);
    for (const name of SHARED) {
      Reflect.set(this, name, (...args: unknown[]) => {
        for (const range of this.ranges)
          Reflect.apply(Reflect.get(range, name) as () => unknown, range, args);
        return this;
      });
    }
  }

  override cellsTouched(): number {
    return this.ranges.reduce((sum, range) => sum + range.area.rows * range.area.columns, 0);
  }
  getRanges(): G.Range[] {
    return presentAll(this.ranges);
  }
  activate(): G.RangeList {
    this.ranges[0]?.activate();
    return present(this);
  }
}
