/** Reads the bound spreadsheet into records: a few calls a tab, none a row. */
import {
  CATALOGUE_SHEET,
  decodeWorkbook,
  isChosen,
  type RawWorkbook,
  SETTINGS_SHEET,
  type TableKey,
  TEXTS_SHEET,
  tableKeys,
  tables,
  type WardData,
} from '../domain/ward';
import { openSpreadsheet, type Sheet, type Spreadsheet } from '../google/spreadsheet';
import type { Steps } from '../google/steps';
import { TabReader } from '../google/tab-reader';
import type { ByTabName } from '../google/tabs';

export interface ReadWard {
  readonly reader: TabReader;
  readonly spreadsheet: Spreadsheet;
  readonly sheets: ByTabName<Sheet>;
  readonly raw: RawWorkbook;
  readonly ward: WardData;
}

interface ReadOptions {
  /** Merged cells too, which no figure needs and *Kiểm tra* names. */
  readonly withMerges?: boolean;
  /** The tabs of models that the ward does not record too. */
  readonly withUnchosen?: boolean;
  /** Told of each tab. */
  readonly steps?: Steps;
}

/** Settings and lists alone. */
export const readSettings = (reader: TabReader): WardData =>
  decodeWorkbook(
    {
      settings: reader.raw(SETTINGS_SHEET),
      catalogue: reader.raw(CATALOGUE_SHEET),
      texts: null,
      tables: {},
    },
    reader.today,
  );

/** What the ward records, unless more is asked for. */
export function readTables(
  reader: TabReader,
  { withMerges = false, withUnchosen = false, steps }: ReadOptions = {},
): Pick<ReadWard, 'raw' | 'ward'> {
  const { models } = readSettings(reader).settings;
  const chosen = new Set(models);
  const isRead = (key: TableKey): boolean => withUnchosen || models === null || isChosen(tables[key], chosen);
  const count = tableKeys.filter(isRead).length + 3;
  let at = 0;
  const rawOf = (name: string) => {
    steps?.piece(`Đang đọc ${at + 1}/${count} tab`, at, count);
    at += 1;
    return withMerges ? reader.rawWithMerges(name) : reader.raw(name);
  };
  const raw: RawWorkbook = {
    settings: rawOf(SETTINGS_SHEET),
    catalogue: rawOf(CATALOGUE_SHEET),
    texts: rawOf(TEXTS_SHEET),
    tables: Object.fromEntries(
      tableKeys.map((key) => [key, isRead(key) ? rawOf(tables[key].sheet) : null]),
    ) as RawWorkbook['tables'],
  };
  return { raw, ward: decodeWorkbook(raw, reader.today) };
}

export function readWard(spreadsheet: Spreadsheet = openSpreadsheet(), options: ReadOptions = {}): ReadWard {
  const reader = new TabReader(spreadsheet);
  return { reader, spreadsheet, sheets: reader.sheets, ...readTables(reader, options) };
}
