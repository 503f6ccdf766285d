/** What the rest of the domain and the sheet's edge use of the tables. */
export * from './catalogue';
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
export * from './design';
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
export { type Entry, type List, type ListKey, listKeys, lists } from './lists';
export * from './optional-models';
export type { Part } from './parts';
export { byDay, type Move, roundFloat } from './running-stock';
export * from './settings';
export * from './several';
export * from './sheets';
export { chapterOn, type Present, pastOf, type Spell, withSpells } from './spells';
export type { AnyTable, CellProblem, ProblemCode, Row, RowFacts, Table, Time } from './table';
export * from './tables';
export * from './texts';
export * from './workbook';
