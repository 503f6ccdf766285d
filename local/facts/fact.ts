/** What one row of the tables of facts says. */
import type { Globals, HostOptions } from '../host-options';

export interface Fact {
  readonly id: string;
  readonly fact: string;
  /** What to do; the workbook is a new one with one empty tab. */
  readonly act: (google: Globals) => unknown;
  readonly answer: unknown;
  /** Locale of the file; `en_US` where none is named. Time zone is Asia/Ho_Chi_Minh. */
  readonly locale?: string;
  /** The host that the fact is about, where it is no menu item of a common account. */
  readonly host?: Pick<HostOptions, 'trigger' | 'serviceUrl' | 'circumstances' | 'workbook' | 'ui'>;
}
