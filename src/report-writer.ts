/**
 * What only an export and a ward's own template need: composing the report, filling a .docx template, and what can be filled in. Bundled
 * apart from `Code.js`, which Apps Script loads at every click and every typed cell; `google/part.ts` evaluates it when a
 * report is made.
 */
export { composeReport } from './domain/report/compose';
export { placeholdersOf } from './domain/report/placeholders';
export { renderReport } from './domain/report/render';
