/** What the use case "Kiểm tra" needs. */
export { beginning, hasRowsIn, nothingToReport, undatedMembers } from './beginning';
export { CHECK_SHEET, findProblems, layOutProblems } from './checks';
