/**
 * Finding and filtering by the grid's own tools. A filter hides rows in this window alone and changes nothing in the workbook, so
 * what would change a row that it hides is told apart here: nobody deletes what she does not see.
 */
import { ICommandService, type Injector, type Workbook } from '@univerjs/core';
import { FindReplaceController } from '@univerjs/find-replace';
import { SheetsFilterService } from '@univerjs/sheets-filter';
import { SheetsFindReplaceController } from '@univerjs/sheets-find-replace';
import type { Area } from '../../model';
import type { Change, Operation } from '../protocol';
import { rangeOf, sheetKey, WORKBOOK_ID } from './cells';

const HIDDEN =
  'Vùng đã chọn có dòng đang bị bộ lọc giấu, nên chưa làm. Bỏ lọc (Dữ liệu → Bỏ lọc) rồi làm lại.';

export class GridFilter {
  readonly #injector: Injector;
  readonly #workbook: Workbook;

  constructor(injector: Injector, workbook: Workbook) {
    this.#injector = injector;
    this.#workbook = workbook;
  }

  /** Univer starts its finding three seconds after the cells are drawn: until then Ctrl+F would do nothing. */
  start(): void {
    this.#injector.get(FindReplaceController);
    this.#injector.get(SheetsFindReplaceController);
  }

  /** Opens the grid's dialog of finding. */
  find(): void {
    void this.#command('ui.operation.open-find-dialog', {});
  }

  isOn(sheet: number): boolean {
    return this.#model(sheet) !== null;
  }

  /** Puts arrows on the first row of the area; a press on one chooses what is shown. */
  put(sheet: number, area: Area): void {
    void this.#command('sheet.command.set-filter-range', {
      subUnitId: sheetKey(sheet),
      range: rangeOf(area),
    });
  }

  remove(sheet: number): void {
    void this.#command('sheet.command.remove-sheet-filter', { subUnitId: sheetKey(sheet) });
  }

  /**
   * Rows have moved under the filter, or were written by something else than one person's typing: what it hides is found again.
   * A row that is being typed stays in sight, as on Google.
   */
  follow(changes: readonly Change[]): void {
    for (const change of changes) {
      const sheet =
        change.kind === 'cells' ? change.sheet : change.kind === 'properties' ? change.sheet.id : null;
      if (sheet === null || !this.isOn(sheet)) continue;
      const isTyping = change.kind === 'cells' && new Set(change.cells.map(([row]) => row)).size <= 1;
      if (!isTyping) void this.#command('sheet.command.re-calc-filter', { subUnitId: sheetKey(sheet) });
    }
  }

  /** Why an operation is not done; null where every row that it changes is seen. */
  refusal(operation: Operation): string | null {
    if (!('sheet' in operation) || !this.isOn(operation.sheet)) return null;
    return rowsOf(operation).some(([from, count]) => this.#hides(operation.sheet, from, count))
      ? HIDDEN
      : null;
  }

  #hides(sheet: number, from: number, count: number): boolean {
    return [...(this.#model(sheet)?.filteredOutRows ?? [])].some((row) => row >= from && row < from + count);
  }

  #model(sheet: number) {
    return this.#injector.get(SheetsFilterService).getFilterModel(WORKBOOK_ID, sheetKey(sheet));
  }

  #command(id: string, params: object): Promise<unknown> {
    return this.#injector
      .get(ICommandService)
      .executeCommand(id, { unitId: this.#workbook.getUnitId(), ...params });
  }
}

/** First row and number of rows of what an operation changes in place; none where it moves whole rows past all of them. */
function rowsOf(operation: Operation): (readonly [from: number, count: number])[] {
  const of = ({ row, rows }: Area) => [row, rows] as const;
  switch (operation.kind) {
    case 'write':
      return [[operation.row, operation.texts.length]];
    case 'clear':
    case 'style':
      return operation.areas.map(of);
    case 'fill':
      return [of(operation.to)];
    case 'copy':
      return [of(operation.to), ...(operation.cut ? [of(operation.from)] : [])];
    case 'deleteRows':
      return [[operation.at, operation.count]];
    case 'sort':
      return [operation.area === null ? [0, Number.POSITIVE_INFINITY] : of(operation.area)];
    default:
      return [];
  }
}
