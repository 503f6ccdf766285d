/** What a table is, and how its cells are read. */
export { type AnyWard, recordsOf, rowsOf } from './any-ward';
export {
  type AnyColumn,
  type Cell,
  type Columns,
  type ColumnType,
  type Kind,
  type Target,
  WARD,
} from './column';
export * from './context';
export { cornerOf, isQuick, needsLists } from './corners';
export * from './decode';
export { decodeCell } from './decode-cell';
export {
  findMoved,
  movedHeaderRow,
  type Placement,
  placeHeaders,
  type Sought,
  type Titled,
  titleOf,
} from './headers';
export { newRowId } from './ids';
export { cellsOfRow, lineProblems, placeLines } from './lines';
export { type Entry, type List, type ListKey, ownList } from './lists';
export type { Part } from './parts';
export * from './settings';
export * from './several';
export { chapterOn, type Present, pastOf, type Spell, withSpells } from './spells';
export type {
  AnyRecord,
  AnyRow,
  AnyTable,
  CellProblem,
  ProblemCode,
  Row,
  RowFacts,
  Table,
  Time,
} from './table';
export * from './texts';
