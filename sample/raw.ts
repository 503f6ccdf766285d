/** The ward as the tabs that a workbook would hold, without a workbook: what the domain reads. */
import {
  type Cell,
  passages,
  type RawTable,
  type RawWorkbook,
  settings,
  type TableKey,
  tableKeys,
  tables,
} from '../src/domain/ward';
import type { SampleWard } from './ward';

export function rawWorkbook(ward: SampleWard): RawWorkbook {
  const table = (key: TableKey): RawTable => {
    const columns = Object.entries(tables[key].columns);
    const rows: readonly Readonly<Record<string, Cell | undefined>>[] = ward.tables[key];
    return {
      headers: columns.map(([, column]) => column.header),
      rows: rows.map((row) => columns.map(([name]) => row[name] ?? '')),
      merges: [],
    };
  };
  const lines = (
    titles: readonly (readonly [key: string, title: string])[],
    values: Readonly<Record<string, string>>,
  ): RawTable => ({
    headers: [],
    rows: titles.map(([key, title]) => [title, values[key] ?? '']),
    merges: [],
  });
  return {
    settings: lines(
      Object.entries(settings).map(([key, { header }]) => [key, header]),
      ward.settings,
    ),
    catalogue: null,
    texts: lines(
      Object.entries(passages).map(([key, { title }]) => [key, title]),
      ward.texts,
    ),
    tables: Object.fromEntries(tableKeys.map((key) => [key, table(key)])) as Record<TableKey, RawTable>,
  };
}
