/** Named ranges. */
import { ScriptException } from './exceptions';
import type * as G from './google';
import { rangeOfReference } from './sheet-areas';
import { present, Service, type Signatures, serviceSpec } from './strict';

const methods = {
  getName: '',
  getRange: '',
  remove: '',
  setName: 's',
} satisfies Signatures<G.NamedRange>;
const NAMED = serviceSpec('SpreadsheetApp.NamedRange', methods);

/** Letters, digits and underscores, not starting with a digit, and not looking like a cell. */
export function checkRangeName(name: string): void {
  const valid =
    /^[\p{L}_][\p{L}\p{N}_]{0,249}$/u.test(name) &&
    !/^[A-Za-z]{1,3}\d+$/.test(name) &&
    !/^(true|false)$/i.test(name);
  if (!valid) throw new ScriptException(`The name "${name}" is not a valid range name.`);
}

export class NamedRangeService extends Service implements Pick<G.NamedRange, keyof typeof methods> {
  readonly spec = NAMED;
  #name: string;

  constructor(execution: Service['execution'], name: string) {
    super(execution);
    this.#name = name;
  }

  getName(): string {
    return this.#name;
  }
  getRange(): G.Range {
    const { workbook } = this.execution;
    const reference = workbook.namedRanges.find((item) => item.name === this.#name)?.range;
    const range = reference === undefined ? undefined : rangeOfReference(this.execution, reference);
    if (!range) throw new ScriptException('Range not found');
    return range;
  }
  setName(name: string): G.NamedRange {
    checkRangeName(name);
    const { workbook } = this.execution;
    workbook.namedRanges = workbook.namedRanges.map((item) =>
      item.name === this.#name ? { ...item, name } : item,
    );
    this.#name = name;
    return present(this);
  }
  remove(): void {
    const { workbook } = this.execution;
    workbook.namedRanges = workbook.namedRanges.filter((item) => item.name !== this.#name);
  }
}
