/** The add-on's pages: self-contained HTML files, told where they stand by one attribute of their root element. */

/** What `doGet` answers with. */
export type Page = GoogleAppsScript.HTML.HtmlOutput;

/** What the page reads of `data-context`, as JSON. */
export type Context = Readonly<Record<string, string>>;

const TITLE = 'Sổ Hội';
const ROOT = '<div id="app">';

const escapeAttribute = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/'/g, '&#39;');

/** @param name of the file, without `.html`. */
function page(name: string, context: Context, title = TITLE): Page {
  const html = HtmlService.createHtmlOutputFromFile(name).getContent();
  // Google's server may take `//` for a comment; JSON reads `\/` as `/`.
  const json = JSON.stringify(context).replaceAll('/', '\\/');
  const root = `<div id="app" data-context="${escapeAttribute(json)}">`;
  // Not a template: scriptlet marks inside the page's own script would be run. Not a pattern: `$&` would be filled in.
  return HtmlService.createHtmlOutput(html.split(ROOT).join(root)).setTitle(title);
}

/** The page of the web app, at a phone's width. */
export const phonePage = (context: Context): Page =>
  page('phone', context).addMetaTag('viewport', 'width=device-width, initial-scale=1');

export function showSidebar(context: Context): void {
  SpreadsheetApp.getUi().showSidebar(page('entry', context));
}

/** Selects the beginning of a row before the person who called; a row that is there no more is not gone to. */
export function goToRow(sheet: GoogleAppsScript.Spreadsheet.Sheet, row: number): void {
  if (row <= sheet.getMaxRows()) sheet.getRange(row, 1).activate();
}

/** @param width, height in pixels. @param file the page, without `.html`. */
export function showDialog(
  context: Context,
  title: string,
  width: number,
  height: number,
  file = 'officer',
): void {
  SpreadsheetApp.getUi().showModalDialog(page(file, context, title).setWidth(width).setHeight(height), title);
}
