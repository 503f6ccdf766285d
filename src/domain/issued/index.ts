/** What the use cases need of issued reports and closed periods. */

export { changesClosed, closedPeriod, closedProblems, isDated, snapshotOfClosed } from './closing';
export {
  type Changes,
  compareSnapshots,
  type FigureChange,
  type RowChange,
  tellFigure,
  tellRow,
} from './compare';
export { type RowMark, type Snapshot, snapshotOf } from './snapshot';
export { type IssueState, issueStates, readIssueState } from './state';
export { piecesOf, readSnapshot, textOf } from './text';
