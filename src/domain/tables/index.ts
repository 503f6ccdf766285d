/** What a table is, and how its cells are read. */
export {
  AMOUNT,
  type AnyColumn,
  type Cell,
  type CellKind,
  type Columns,
  contactsIn,
  decodeCell,
  type Entry,
  encodeReference,
  isStateList,
  LABEL_SEPARATOR,
  type ListKey,
  labelOf,
  listOf,
  readChoice,
  readEach,
  type Target,
  WARD,
  wardEntry,
} from '../columns';
export { type AnyWard, recordsOf } from './any-ward';
export * from './context';
export { cornerOf, isQuick, needsLists } from './corners';
export * from './decode';
export {
  findMoved,
  movedHeaderRow,
  type Placement,
  placeHeaders,
  type Sought,
  titleOf,
} from './headers';
export { newRowId, rowIdOf } from './ids';
export { lineProblems, placeLines } from './lines';
export type { Problem, ProblemCode } from './problem';
export { a1, columnLetter, indexOf, type RawTable, rowOf } from './raw-table';
export * from './settings';
export {
  type ColumnDesign,
  colors,
  plainDesign,
  type SheetDesign,
  type Validation,
} from './sheet-design';
export { chapterOn, type Present, pastOf, withSpells } from './spells';
export { tickDays } from './stamps';
export { type AnyRecord, type AnyRow, type AnyTable, isDated, type Row, type RowFacts } from './table';
export * from './texts';
