/** Cells with characters that nobody sees and no report can print: named, so that the text can be typed again. */

import { isPrintable, printable, unprintableIn } from '../values';
import {
  CATALOGUE_SHEET,
  type Problem,
  type RawTable,
  type RawWorkbook,
  rowOf,
  SETTINGS_SHEET,
  TEXTS_SHEET,
  tableKeys,
  tables,
} from '../ward';

export function unprintableCells({ settings, catalogue, texts, tables: raw }: RawWorkbook): Problem[] {
  return [
    ...inTab(SETTINGS_SHEET, settings),
    ...inTab(CATALOGUE_SHEET, catalogue),
    ...inTab(TEXTS_SHEET, texts),
    ...tableKeys.flatMap((key) => inTab(tables[key].sheet, raw[key] ?? null)),
  ];
}

function inTab(sheet: string, table: RawTable | null): Problem[] {
  if (table === null) return [];
  return table.rows.flatMap((cells, index) =>
    cells.flatMap((cell, column): Problem[] => {
      if (typeof cell !== 'string' || isPrintable(cell)) return [];
      return [
        {
          code: 'unprintable',
          severity: 'notice',
          sheet,
          row: rowOf(index),
          column,
          header: printable(String(table.headers[column] ?? '')),
          chapterCode: null,
          found: printable(cell),
          what: `Ô này có ký tự không nhìn thấy và không in được (${unprintableIn(cell).join(', ')}), thường do chép từ nơi khác; báo cáo bỏ ký tự ấy đi.`,
          todo: 'Gõ lại ô này.',
        },
      ];
    }),
  );
}
