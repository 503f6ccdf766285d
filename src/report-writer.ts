/**
 * What only an export needs: the filling of a .docx template. Bundled apart from `Code.js`, which Apps Script loads at
 * every click and every typed cell; `google/part.ts` evaluates it when a report is made.
 */
export { renderReport } from './domain/report/render';
