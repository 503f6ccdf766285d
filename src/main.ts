/**
 * The globals that Apps Script calls. Names only: each is one line, and the stubs in the bundle are made from this
 * file's exports.
 */
export function onOpen(): void {
  SpreadsheetApp.getUi().createAddonMenu().addToUi();
}
