/** How the add-on speaks to the person at the sheet. */
import { isBound } from './scope';
import type { Spreadsheet } from './spreadsheet';

const TITLE = 'Sổ Hội';

/** A passing note in the corner; `seconds` it stays: a long one as long as it takes to read. */
export function toast(
  spreadsheet: Spreadsheet,
  message: string,
  seconds = Math.max(8, Math.ceil(message.length / 15)),
): void {
  spreadsheet.toast(message, TITLE, seconds);
}

/** A sentence that must be read. */
export function alert(message: string): void {
  const ui = SpreadsheetApp.getUi();
  ui.alert(TITLE, message, ui.ButtonSet.OK);
}

/** A question that is answered by yes or no; closing it is no. The script stands still meanwhile, and a lock is lost. */
export function ask(message: string): boolean {
  const ui = SpreadsheetApp.getUi();
  return ui.alert(TITLE, message, ui.ButtonSet.YES_NO) === ui.Button.YES;
}

type Groups = readonly (readonly [
  group: string,
  items: readonly (readonly [label: string, global: string])[],
])[];

/** An add-on's menu has a place and a name of its own; a bound script's would be called what its project is called. */
export function showMenu(groups: Groups): void {
  const ui = SpreadsheetApp.getUi();
  const menu = isBound() ? ui.createMenu(TITLE) : ui.createAddonMenu();
  for (const [label, items] of groups) {
    const group = ui.createMenu(label);
    for (const [item, global] of items) group.addItem(item, global);
    menu.addSubMenu(group);
  }
  menu.addToUi();
}
