/** What the use case "Kiểm tra" needs. */
export { CHECK_SHEET, findProblems, layOutProblems } from './checks';
export { unprintableCells } from './unprintable';
