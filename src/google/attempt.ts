/**
 * Writing that Google may refuse in one place: a typed column of a table, a range that the person may not edit, a merged
 * cell. The rest goes on, and the refused places are named at the end.
 */
import type { Sheet } from './spreadsheet';

/** Work that can be done again, with the title of the column that it is for; '' for the tab as a whole. */
export type Piece = readonly [column: string, work: () => void];

/** False where Google refuses it. For what nobody has to be told of. */
export function tolerated(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}

/** The same of a write that may be refused only with a later call. */
export const toleratedNow = (work: () => void): boolean => tolerated(flushed(work));

/** The same, refused with this call and not with a later one. */
export const flushed = (work: () => void) => () => {
  work();
  SpreadsheetApp.flush();
};

/** Formats cells and writes them; where the format is refused, at once or with the next call, they are written as they are. */
export function formatted(format: () => void, write: () => void): void {
  const isDone = tolerated(() => {
    format();
    write();
  });
  if (!isDone) write();
}

export class Attempts {
  private readonly refused: { sheet: Sheet; tab: string; column: string; message: string }[] = [];

  /** null where Google refuses it. */
  attempt<T>(sheet: Sheet, work: () => T, column = ''): T | null {
    try {
      return work();
    } catch (error) {
      console.error(error);
      const message = error instanceof Error ? error.message : String(error);
      this.refused.push({ sheet, tab: sheet.getName(), column, message });
      return null;
    }
  }

  /** Does the work, once more where it failed: on a tab that was just added a refusal is a passing fault. */
  attemptAgain(sheet: Sheet, work: () => void): boolean {
    const before = this.refused.length;
    if (this.attempt(sheet, work) !== null) return true;
    this.refused.splice(before);
    return this.attempt(sheet, work) !== null;
  }

  /**
   * Does the work at once; where that is refused, piece by piece, so that only what is refused is missing.
   * @returns whether nothing was refused.
   */
  attemptEach(sheet: Sheet, work: () => void, pieces: readonly Piece[]): boolean {
    const before = this.refused.length;
    if (this.attempt(sheet, flushed(work)) !== null) return true;
    const late = this.refused.splice(before);
    for (const [column, piece] of pieces) this.attempt(sheet, flushed(piece), column);
    // No piece was refused: it was something before them.
    if (this.refused.length === before) this.refused.push(...late);
    return false;
  }

  /** One sentence a tab: where, why in Google's words, what to do. @param again what is pressed then. */
  notes(again: string): string[] {
    return [...new Set(this.refused.map(({ tab }) => tab))].flatMap((name) => {
      const own = this.refused.filter(({ tab }) => tab === name);
      const [first] = own;
      if (first === undefined) return [];
      const columns = [...new Set(own.map(({ column }) => column))].filter((column) => column !== '');
      const { sheet } = first;
      const isOpen = sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns()).canEdit();
      const todo = isOpen
        ? 'Nếu chỗ đó là bảng của Google thì bỏ bảng (mũi tên cạnh tên bảng); nếu là ô gộp thì tách ra'
        : 'Tab có chỗ được bảo vệ mà bạn không được sửa: nhờ người đã bảo vệ mở ra';
      const place = columns.length === 0 ? '' : `, cột ${columns.join(', ')}`;
      return `Tab ${name}${place}: Google không cho sửa (“${first.message}”); phần còn lại đã xong. ${todo}, rồi bấm ${again}.`;
    });
  }
}
