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
export { CHANGES_SHEET, type IssueName, layOutChanges } from './layout';
export { type RowMark, type Snapshot, snapshotOf } from './snapshot';
export { piecesOf, readSnapshot, textOf } from './text';
