/** What summaries, checks and reports use of the book of funds and goods. */
export * from './book';
export { productStock, type Stock, sharingStock } from './goods';
export { type EntryKind, entryKindKeys, entryKinds, isKept, type Movement, movementsOf } from './movements';
