/** The tab on which Tự kiểm tra tries things: made when it is first needed, taken away at the end, come what may. */
import type { Sheet, Spreadsheet } from '../spreadsheet';
import { messageOf, type Seen } from './fact';

const NAME = 'Tự kiểm tra tạm';
/** `Tự kiểm tra tạm 1790000000000`: when it was made, so that what a run left that was cut off is found. */
const OWN = /^Tự kiểm tra tạm (\d{13})$/i;
/** Milliseconds after which no run can still be at work: Google ends each after six minutes. */
const LEFT_OVER = 10 * 60_000;
/** Rows and columns of the tab. */
const ROWS = 60;
const COLUMNS = 12;

export class Bench {
  readonly spreadsheet: Spreadsheet;
  readonly name = `${NAME} ${Date.now()}`;
  private readonly before: Sheet | null;
  private made: Sheet | null = null;
  private rows = 0;

  constructor(spreadsheet: Spreadsheet) {
    this.spreadsheet = spreadsheet;
    // A web app has none, whatever the type says.
    this.before = spreadsheet.getActiveSheet();
  }

  sheet(): Sheet {
    if (this.made !== null) return this.made;
    // At the end: the tabs of the ward keep their places.
    const sheet = this.spreadsheet.insertSheet(this.name, this.spreadsheet.getNumSheets());
    this.made = sheet;
    sheet.deleteRows(ROWS + 1, sheet.getMaxRows() - ROWS);
    sheet.deleteColumns(COLUMNS + 1, sheet.getMaxColumns() - COLUMNS);
    return sheet;
  }

  /** Cells that no other fact uses, from column A on. */
  cells(columns = 1): GoogleAppsScript.Spreadsheet.Range {
    this.rows += 1;
    return this.sheet().getRange(this.rows, 1, 1, columns);
  }

  /** Takes away what was made, and what an earlier run left behind. */
  remove(): Seen {
    let problem = '';
    for (const sheet of this.spreadsheet.getSheets().filter((one) => this.isToGo(one.getName()))) {
      try {
        this.spreadsheet.deleteSheet(sheet);
      } catch (error) {
        problem = messageOf(error);
      }
    }
    this.goBack();
    SpreadsheetApp.flush();
    const left = this.spreadsheet.getSheets().map((sheet) => sheet.getName());
    const standing = left.filter((name) => this.isToGo(name));
    return standing.length === 0
      ? { holds: true, seen: 'đã xóa' }
      : { holds: false, seen: `còn tab “${standing.join('”, “')}” ${problem}`.trim() };
  }

  /** To the tab that the person was on; a web app has nobody to show it to. */
  private goBack(): void {
    if (this.made === null) return;
    try {
      this.before?.activate();
    } catch (error) {
      console.error('The tab that was open is not shown again', error);
    }
  }

  private isToGo(name: string): boolean {
    if (name.toLowerCase() === this.name.toLowerCase()) return true;
    const [, madeAt] = OWN.exec(name) ?? [];
    return madeAt !== undefined && Date.now() - Number(madeAt) > LEFT_OVER;
  }
}
