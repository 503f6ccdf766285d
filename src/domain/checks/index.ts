/** What the use case "Kiểm tra" needs. */

export { CHECK_SHEET, layOutProblems } from '../layout/check-tab';
export { beginning, hasRowsIn, nothingToReport, undatedMembers } from './beginning';
export { findProblems } from './checks';
export { unprintableCells } from './unprintable';
