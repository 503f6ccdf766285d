/** What summaries, checks and reports use of the book of funds and goods. */
export * from './book';
export { type Givings, givingsByPair } from './givings';
export { productStock, type Stock, type StockQuestion, sharingStock, stockRows } from './goods';
export {
  type EntryKind,
  entryKindKeys,
  entryKinds,
  fundName,
  isKept,
  type Movement,
  movementsOf,
} from './movements';
