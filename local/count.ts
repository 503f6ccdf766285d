/**
 * Counts the service calls of an execution by method, and estimates what they would take on Google.
 *
 * The estimate uses published measurements only: reading one cell 0.2–0.3 s; reading in bulk 0.3 s and about
 * 8.5 µs a cell; writing 4,000 cells in one buffered call under 50 ms; a read or a flush after writes pays for
 * applying them (a flush per row made 4,000 cells cost 12 s, so about 0.25 s a flush for narrow rows). Calls that these
 * measurements do not cover (getRange, getName, builders) cross from the script to the service all the same: two
 * milliseconds each are assumed, so that thousands of them show.
 */

const ONE_CELL_SECONDS = 0.25;
const BULK_SECONDS = 0.3;
const READ_SECONDS_PER_CELL = 8.5e-6;
const WRITE_SECONDS_PER_CELL = 0.05 / 4000;
const FLUSH_SECONDS = 0.25;
const LIGHT_SECONDS = 0.002;

const READS =
  /^(get(Values?|DisplayValues?|Formulas?(R1C1)?|RichTextValues?|Notes?|Backgrounds?|DataValidations?|NumberFormats?|Font\w+|LastRow|LastColumn|DataRange|SheetValues|MergedRanges|Charts|Protections|ConditionalFormatRules|Bandings|DeveloperMetadata)|isBlank|isChecked|find\w*)$/;
const WRITES =
  /^(set|clear|append|insert|delete|merge|breakApart|apply|remove|protect|copy|move|hide|show|unhide|sort|add|create(Filter)|rename|update|trim|auto|check|uncheck|replace|duplicate|split|randomize)/;
/** What the user looks at is no content of the workbook. */
const SELECTION = /^set(Active|Current)/;

/** Whether a method of a spreadsheet object changes the workbook. Builders change nothing until they are applied. */
export function writes(path: string, method: string): boolean {
  if (path.startsWith('PropertiesService.Properties.')) return !method.startsWith('get');
  if (!path.startsWith('SpreadsheetApp.') || path.includes('Builder.')) return false;
  return WRITES.test(method) && !SELECTION.test(method);
}

export interface CallReport {
  /** Calls by method, for example `SpreadsheetApp.Range.setValues` → 3. */
  readonly methods: Readonly<Record<string, number>>;
  readonly total: number;
  /** Seconds on Google for these calls, from the published costs. */
  readonly estimatedSeconds: number;
}

export class CallCounter {
  readonly #methods = new Map<string, number>();
  #total = 0;
  #seconds = 0;
  #unflushed = false;

  /** Counts one call; answers its ordinal in this execution, from 1. */
  add(path: string): number {
    this.#methods.set(path, (this.#methods.get(path) ?? 0) + 1);
    this.#total += 1;
    return this.#total;
  }

  /** Adds the estimated time of a call that touched so many cells. */
  spend(path: string, method: string, cells: number): void {
    if (!path.startsWith('SpreadsheetApp.')) return;
    if (path === 'SpreadsheetApp.flush') {
      this.#flush();
    } else if (READS.test(method)) {
      this.#flush();
      this.#seconds += cells <= 1 ? ONE_CELL_SECONDS : BULK_SECONDS + cells * READ_SECONDS_PER_CELL;
    } else if (writes(path, method)) {
      this.#seconds += cells * WRITE_SECONDS_PER_CELL;
      this.#unflushed = true;
    } else this.#seconds += LIGHT_SECONDS;
  }

  /** At the end of an execution Google applies what was not flushed. */
  finish(): void {
    this.#flush();
  }

  report(): CallReport {
    const methods = [...this.#methods].sort(([, a], [, b]) => b - a);
    return {
      methods: Object.fromEntries(methods),
      total: this.#total,
      estimatedSeconds: Math.round(this.#seconds * 1000) / 1000,
    };
  }

  #flush(): void {
    if (!this.#unflushed) return;
    this.#seconds += FLUSH_SECONDS;
    this.#unflushed = false;
  }
}
