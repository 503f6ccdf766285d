/** The basic filter of a sheet (formats-10). Criteria are not played: a filter here shows or hides nothing anew. */
import type { Sheet } from '../model';
import { ScriptException } from './exceptions';
import type * as G from './google';
import { RangeService } from './range';
import { present, Service, type Signatures, serviceSpec } from './strict';

const methods = { getRange: '', remove: '' } satisfies Signatures<G.Filter>;
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
    if (!this.sheet.filter) throw new ScriptException('The filter was removed.');
    return present(new RangeService(this.execution, this.sheet, this.sheet.filter.area));
  }
  remove(): void {
    this.sheet.filter = null;
  }
}
