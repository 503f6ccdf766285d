/** Finds the cells that a notation names, and the options of a list. Reads the model and changes nothing. */

import { notationArea, parseNotation } from '../a1';
import type { Area, Sheet, ValidationRule, Workbook } from '../model';
import { displayOf } from '../services/display';

export interface Place {
  readonly sheet: Sheet;
  readonly area: Area;
}

/** `null` where the text names nothing that exists. Without a sheet in it, it means `home`. */
export function readArea(workbook: Workbook, text: string, home?: Sheet): Place | null {
  const notation = parseNotation(text);
  if (notation === undefined) return null;
  const sheet =
    notation.sheet === undefined ? home : workbook.sheets.find(({ name }) => name === notation.sheet);
  const area = sheet && notationArea(notation, sheet.rows, sheet.columns);
  return sheet && area ? { sheet, area } : null;
}

/** What a dropdown offers: its own list, or what the cells of its range show, each once. */
export function listOptions(workbook: Workbook, home: Sheet, rule: ValidationRule): string[] {
  if (rule.criteria === 'VALUE_IN_LIST') {
    const [first, second] = rule.values;
    // A list that came through Google's own form may be one text with commas.
    return rule.values.length <= 2 &&
      typeof second !== 'string' &&
      typeof first === 'string' &&
      first.includes(',')
      ? first.split(',').map((one) => one.trim())
      : rule.values.filter((value) => typeof value !== 'boolean').map(String);
  }
  const place = readArea(workbook, String(rule.values[0] ?? ''), home);
  if (place === null) return [];
  const { sheet, area } = place;
  const options = new Set<string>();
  const last = Math.min(area.row + area.rows, sheet.cells.length);
  for (let row = area.row; row < last; row += 1) {
    for (let column = area.column; column < area.column + area.columns; column += 1) {
      const text = displayOf(sheet.cells[row]?.[column], workbook.locale);
      if (text !== '') options.add(text);
    }
  }
  return [...options];
}
