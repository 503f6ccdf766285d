/** The basic filter of a sheet (formats-10). It has no criteria here: it shows and hides nothing. */
import type { Sheet } from '../model';
import { ScriptException } from './exceptions';
import type * as G from './google';
import { Service, type Signatures, serviceSpec } from './strict';

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
    return this.execution.objects.range(this.sheet, this.sheet.filter.area);
  }
  remove(): void {
    this.sheet.filter = null;
  }
}
