/** A workbook of the Union's ward: its tables, decoded, and the tabs that hold them. */
export {
  allLists,
  builtInCatalogue,
  isChosen,
  isCore,
  isOptionalModel,
  isTableKey,
  listKeys,
  type ModelKey,
  modelLabel,
  models,
  optionalModelKeys,
  type TableKey,
  type Tables,
  tableKeyOf,
  tableKeys,
  tables,
} from '../models/registry';
export * from '../tables';
export * from './catalogue';
export { chapterCodes, type TypedChapter } from './chapter-codes';
export * from './design';
export * from './sheets';
export * from './workbook';
