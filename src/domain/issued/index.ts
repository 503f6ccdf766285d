/** What the use cases need of issued reports and closed periods. */

export { CHANGES_SHEET, type IssueName, layOutChanges, tellIssue } from '../layout/issued-tab';
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
