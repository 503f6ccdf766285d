/** What the user has selected. */
import type { Sheet } from '../model';
import type * as G from './google';
import { SheetService } from './sheet';
import { present, Service, type Signatures, serviceSpec } from './strict';

const methods = {
  getActiveRange: '',
  getActiveSheet: '',
  getCurrentCell: '',
} satisfies Signatures<G.Selection>;
const SELECTION = serviceSpec('SpreadsheetApp.Selection', methods);

export class SelectionService extends Service implements Pick<G.Selection, keyof typeof methods> {
  readonly spec = SELECTION;

  constructor(
    execution: Service['execution'],
    readonly sheet: Sheet,
  ) {
    super(execution);
  }

  getActiveSheet(): G.Sheet {
    return present(new SheetService(this.execution, this.sheet));
  }
  getActiveRange(): G.Range {
    return new SheetService(this.execution, this.sheet).getActiveRange();
  }
  getCurrentCell(): G.Range {
    return new SheetService(this.execution, this.sheet).getActiveCell();
  }
}
