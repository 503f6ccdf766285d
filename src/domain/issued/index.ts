/** What the use cases need of issued reports and closed periods. */

export { changesClosed, closedPeriod, closedProblems, isDated, snapshotOfClosed } from './closing';
export {
  type Changes,
  compareSnapshots,
  tellFigure,
} from './compare';
export { type Snapshot, snapshotOf } from './snapshot';
export { type IssueState, issueStates, readIssueState } from './state';
export { piecesOf, readSnapshot, textOf } from './text';
