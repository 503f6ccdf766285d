/** What the trigger of typed rows must know of the ward's tables. */
import {
  builtInCatalogue,
  CATALOGUE_SHEET,
  decodeWorkbook,
  designOf,
  type RawWorkbook,
  tableKeys,
  tables,
} from '../domain/ward';
import type { Known } from '../google/typed-corners';

const nothing: RawWorkbook = { settings: null, catalogue: null, texts: null, tables: {} };

export const known: Known = {
  tables: tableKeys.map((key) => tables[key]),
  designOf,
  bareContext: (today) => ({ ...decodeWorkbook(nothing, today).context, catalogue: builtInCatalogue }),
  listsContext: (today, raw) =>
    decodeWorkbook(
      {
        ...nothing,
        catalogue: raw(CATALOGUE_SHEET),
        tables: { chapters: raw(tables.chapters.sheet) },
      },
      today,
    ).context,
};
