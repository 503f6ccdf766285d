/** SpreadsheetApp.RangeList: one setting for several ranges. */
import type * as G from './google';
import type { RangeBase } from './range/base';
import { rangeMethods } from './range/methods';
import type { RangeService } from './range/range';
import { present, presentAll, Service, serviceSpec } from './strict';

/** Those of Range that Google offers on a list too, and that answer the list. */
const SHARED = [
  'breakApart',
  'clear',
  'clearContent',
  'clearDataValidations',
  'clearFormat',
  'clearNote',
  'setBackground',
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
  'setValue',
  'setVerticalAlignment',
  'setWrap',
  'setWrapStrategy',
] as const satisfies readonly (keyof G.RangeList & keyof RangeService)[];

const LIST = serviceSpec('SpreadsheetApp.RangeList', {
  activate: '',
  getRanges: '',
  ...Object.fromEntries(SHARED.map((name) => [name, rangeMethods[name]])),
});

export class RangeListService extends Service implements Pick<G.RangeList, 'activate' | 'getRanges'> {
  readonly spec = LIST;

  constructor(
    execution: Service['execution'],
    readonly ranges: readonly RangeBase[],
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
    // sheets-11: the last one is the active range.
    this.ranges.at(-1)?.activate();
    return present(this);
  }
}
