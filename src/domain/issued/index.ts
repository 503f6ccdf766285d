/** What the use cases need of issued reports and closed periods. */

export { changesClosed, closedPeriod, closedProblems, snapshotOfClosed } from './closing';
export {
  type Changes,
  compareSnapshots,
  tellFigure,
} from './compare';
export { type Snapshot, snapshotOf } from './snapshot';
export { readSnapshot, textOf } from './text';
