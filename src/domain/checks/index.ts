/** What the use case "Kiểm tra" needs. */

export { beginning, hasRowsIn, nothingToReport, undatedMembers } from './beginning';
export { findProblems } from './checks';
export { duplicatesOf, likelyDuplicates } from './duplicates';
export { type FirstStep, firstSteps } from './first-steps';
export { mendOf } from './mend';
export { doubledNumbers } from './numbered';
export { privacyOf, privacyProblems } from './privacy';
export { unprintableCells } from './unprintable';
