import { type Cell, placeHeaders, type SheetDesign } from '../domain/tables';
import { isBackupName } from './backup';
import type { Sheet } from './spreadsheet';
import { toCell } from './tab-reader';
import type { ByTabName } from './tabs';

/** Rows from the top in which a header row is looked for. */
const SEEN_ROWS = 12;
/** A tab with so many of the columns that people fill is the tab. */
const ENOUGH = 0.6;
const FEWEST = 3;

export class Strangers {
  private readonly sheets: readonly Sheet[];
  private heads: readonly { readonly name: string; readonly rows: readonly (readonly Cell[])[] }[] | null =
    null;

  /** @param known names of the add-on's own tabs. */
  constructor(sheets: ByTabName<Sheet>, known: ReadonlySet<string>) {
    const own = new Set([...known].flatMap((name) => sheets.get(name) ?? []));
    this.sheets = [...sheets].flatMap(([name, sheet]) =>
      own.has(sheet) || isBackupName(name) ? [] : [sheet],
    );
  }

  /** Name of the tab that has most of a design's columns and rows below them; null where none has. */
  like(design: SheetDesign): string | null {
    const columns = design.columns
      .filter(({ isSystem }) => !isSystem)
      .map(({ title, aliases }) => [title, { header: title, aliases }] as const);
    const wanted = Math.max(FEWEST, Math.ceil(columns.length * ENOUGH));
    if (columns.length < FEWEST) return null;
    this.heads ??= this.sheets.flatMap((sheet) => headOf(sheet));
    const found = this.heads.find(({ rows }) =>
      rows.some(
        (row) =>
          Object.values(placeHeaders(columns, row).places).filter((place) => place !== null).length >= wanted,
      ),
    );
    return found?.name ?? null;
  }
}

/** Read once, whatever is asked: the first rows of a tab with more than a header. */
function headOf(sheet: Sheet): { name: string; rows: Cell[][] }[] {
  const [rows, columns] = [sheet.getLastRow(), sheet.getLastColumn()];
  if (rows < 2 || columns < FEWEST) return [];
  const values = sheet.getRange(1, 1, Math.min(rows, SEEN_ROWS), columns).getValues();
  return [{ name: sheet.getName(), rows: values.map((row) => row.map((value) => toCell(value, String))) }];
}
