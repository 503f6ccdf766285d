/** What the use case "Kiểm tra" needs. */
export { findProblems } from './checks';
export { CHECK_SHEET, layOutProblems } from './layout';
