/** Columns and the kinds of their cells: the public face of this folder. */
export { AMOUNT } from './amounts';
export * from './cell';
export * from './column';
export { type FieldKind, fieldKinds } from './field-kinds';
export type { CellKind, CellRule } from './kind';
export type { ColumnType } from './kinds';
export * from './list-values';
export * from './lists';
export * from './references';
