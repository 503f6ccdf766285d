/** Red corners of a tab's cells: where the reader refuses one, and nowhere else. */
import { type AnyColumn, type Cell, type Context, rowOf, type SheetDesign } from '../domain/tables';
import type { Piece } from './attempt';
import type { Making } from './install';
import { hasOddRule, type RuledCells, wantedRules } from './rules';
import type { Sheet } from './spreadsheet';

interface TabCells {
  /** Columns that people fill, with their 0-based places. */
  readonly columns: readonly (readonly [column: AnyColumn, place: number])[];
  readonly design: SheetDesign;
  readonly rows: readonly (readonly Cell[])[];
  readonly context: Context;
}

/** One call for a tab, none where all is as it should be. */
export function markCells(making: Making, sheet: Sheet, { columns, design, rows, context }: TabCells): void {
  const { rules, attempts } = making;
  const range = sheet.getRange(rowOf(0), 1, rows.length, rows[0]?.length ?? 0);
  const standing = range.getDataValidations().map((row) => row.map((rule) => rule ?? null));
  const validations = new Map(design.columns.map(({ title, validation }) => [title, validation]));
  const odd = columns.flatMap(([column, place]) => {
    const ruled: RuledCells = {
      column,
      validation: validations.get(column.header) ?? null,
      cells: rows.map((row) => row[place] ?? ''),
      standing: standing.map((row) => row[place] ?? null),
    };
    const isCut = making.isCut(ruled.validation) || making.isCut(ruled.validation, making.madeBefore);
    return isCut || hasOddRule(ruled, context) ? [{ place, ruled }] : [];
  });
  if (odd.length === 0) return;
  const wanted = new Map(odd.map(({ place, ruled }) => [place, wantedRules(ruled, context, rules)]));
  attempts.attemptEach(
    sheet,
    () =>
      range.setDataValidations(
        standing.map((row, at) =>
          row.map((rule, place) => wanted.get(place)?.[at] ?? (wanted.has(place) ? null : rule)),
        ),
      ),
    odd.map(
      ({ place, ruled }): Piece => [
        ruled.column.header,
        () =>
          sheet
            .getRange(rowOf(0), place + 1, rows.length, 1)
            .setDataValidations((wanted.get(place) ?? []).map((rule) => [rule])),
      ],
    ),
  );
}
