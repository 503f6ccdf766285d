/** What the use case "Kiểm tra" needs. */

export { beginning, hasRowsIn, nothingToReport, undatedMembers } from './beginning';
export { findProblems } from './checks';
export { duplicatesOf } from './duplicates';
export { privacyOf, privacyProblems } from './privacy';
export { unprintableCells } from './unprintable';
