/** Columns and the kinds of their cells: the public face of this folder. */
export { AMOUNT } from './amounts';
export * from './cell';
export * from './column';
export type { CellKind } from './kind';
export { contactsIn } from './kinds/contacts';
export * from './list-values';
export * from './lists';
export * from './references';
