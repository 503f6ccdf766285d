/** The first tab of older versions: `Hướng dẫn`, lines of text in one column. */
import type { Sheet } from './spreadsheet';
import { isVacant } from './tabs';

export const FORMER_GUIDE = 'Hướng dẫn';

const TITLE = 'SỔ HỘI – HƯỚNG DẪN';
/** How its lines began, in every version. */
const LINES =
  /^($|SỔ HỘI – |Dành cho |[1-6]\. (Mỗi|Bán|Tặng|Ghép|Hội|Ô) |Ghi (tên Hội|danh sách chi|số phụ nữ)|Thêm loại|Viết lời văn|Bấm Sổ Hội|Muốn biết một)/;
/** Pixels: what Sheets gives a column. */
const USUAL_WIDTH = 100;

/** `ours`: nothing of the ward's stands on it. `theirs`: a tab of the ward's own, by its title. */
export function kindOfGuide(sheet: Sheet): 'ours' | 'withNotes' | 'theirs' {
  const title = String(sheet.getRange(1, 1).getValue());
  // One that a run left when it was cut.
  if (title === '') return isVacant(sheet) ? 'ours' : 'theirs';
  if (title !== TITLE) return 'theirs';
  const range = sheet.getDataRange();
  const isOurs =
    range
      .getValues()
      .every((row) => row.every((cell, at) => (at === 0 ? LINES.test(String(cell)) : cell === ''))) &&
    range.getNotes().flat().join('') === '';
  return isOurs ? 'ours' : 'withNotes';
}

/** Blank and under another name, in its place among the tabs. */
export function renewGuide(sheet: Sheet, name: string): void {
  sheet.clear();
  sheet.setColumnWidth(1, USUAL_WIDTH);
  sheet.setName(name);
  SpreadsheetApp.flush(); // what Google refuses, it refuses here
}
