/**
 * Puts our own handlers in place of Univer's commands that change the workbook: each becomes an `Operation` for the
 * server, whose workbook is the authoritative one. What has no operation is refused with a sentence, and a last
 * guard stops any
 * mutation that did not come from the server, so that a page can never show what the workbook does not hold.
 */
import {
  BooleanNumber,
  CanceledError,
  CellValueType,
  CommandType,
  EDITOR_ACTIVATED,
  type ICellData,
  type ICommandInfo,
  ICommandService,
  IContextService,
  type IExecutionOptions,
  type Injector,
  type IRange,
  IUniverInstanceService,
  RedoCommandId,
  UndoCommandId,
  UniverInstanceType,
  type Workbook,
} from '@univerjs/core';
import { SheetsSelectionsService } from '@univerjs/sheets';
import type { Area } from '../../model';
import type { Operation, StyleChange } from '../protocol';
import { areaOf, extrasOf, sheetId } from './cells';

/** The option that marks a mutation as the server's. */
export const FROM_SERVER: IExecutionOptions = { onlyLocal: true, fromCollab: true, fromServer: true };

/** Mutations that only fit the drawing to the window and are never part of the workbook. */
const DRAWING_ONLY = new Set([
  'sheet.mutation.set-worksheet-row-auto-height',
  'sheet.mutation.empty',
  'sheet.mutation.mark-dirty-filter-change',
  // A filter hides rows in this window alone, as one of Google's filter views does.
  'sheet.mutation.set-filter-range',
  'sheet.mutation.set-filter-criteria',
  'sheet.mutation.remove-filter',
  'sheet.mutation.re-calc-filter',
]);

/** The grid's own replacing takes what is drawn for what stands in the cell: it would write over formulas and days. */
const REPLACING = new Set([
  'ui.command.replace-current-match',
  'ui.command.replace-all-matches',
  'sheet.command.replace',
]);

interface Target {
  readonly subUnitId?: string;
}

interface CommandHost {
  readonly injector: Injector;
  act(operation: Operation): void;
  /** What was typed in a cell's editor: it refers to the workbook as it was when the editor opened. */
  typed(operation: Operation): void;
  refuse(sentence: string): void;
}

/** What a person typed, unchanged: the server parses it. */
function typedText(cell: ICellData | null | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell.f) return cell.f;
  if (cell.p?.body) return cell.p.body.dataStream.replace(/\r\n$/, '').replaceAll('\r', '\n');
  if (cell.v === null || cell.v === undefined) return '';
  return cell.t === CellValueType.FORCE_STRING ? `'${cell.v}` : String(cell.v);
}

/** The text that reads back as this cell, for moves inside the grid. */
function _editText(cell: ICellData | null | undefined): string {
  const extras = extrasOf(cell);
  return extras.edit ?? extras.display ?? typedText(cell);
}

export function replaceCommands(host: CommandHost): void {
  const commands = host.injector.get(ICommandService);
  const instances = host.injector.get(IUniverInstanceService);
  const selections = host.injector.get(SheetsSelectionsService);

  const workbook = (): Workbook => {
    const current = instances.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
    if (current === null || current === undefined) throw new Error('No workbook is open in the grid.');
    return current;
  };
  const sheetOf = (params?: Target): number =>
    sheetId(params?.subUnitId ?? workbook().getActiveSheet().getSheetId());
  const selected = (): IRange[] => (selections.getCurrentSelections() ?? []).map((one) => one.range);
  const selectedAreas = (): Area[] => selected().map(areaOf);

  const replace = <P extends object>(id: string, handle: (params: P) => boolean): void => {
    commands.unregisterCommand(id);
    commands.registerCommand({
      id,
      type: CommandType.COMMAND,
      handler: (_accessor, params?: object) => handle((params ?? {}) as P),
    });
  };
  const act = (operation: Operation): boolean => {
    host.act(operation);
    return true;
  };

  replace<{ range?: IRange; value: ICellData } & Target>('sheet.command.set-range-values', (params) => {
    const area = params.range === undefined ? selectedAreas()[0] : areaOf(params.range);
    if (area === undefined) return false;
    const text = typedText(params.value);
    const texts = Array.from({ length: area.rows }, () => Array.from({ length: area.columns }, () => text));
    host.typed({ kind: 'write', sheet: sheetOf(params), row: area.row, column: area.column, texts });
    return true;
  });
  for (const id of ['sheet.command.clear-selection-content', 'sheet.command.clear-selection-all']) {
    replace<{ ranges?: IRange[] } & Target>(id, (params) =>
      act({ kind: 'clear', sheet: sheetOf(params), areas: params.ranges?.map(areaOf) ?? selectedAreas() }),
    );
  }
  replace<{ fromRange: IRange; toRange: IRange }>('sheet.command.move-range', (params) => {
    const sheet = sheetOf();
    const [from, to] = [areaOf(params.fromRange), areaOf(params.toRange)];
    return act({ kind: 'copy', fromSheet: sheet, from, sheet, to, cut: true, valuesOnly: false });
  });
  replace<{ sourceRange: IRange; targetRange: IRange } & Target>('sheet.command.auto-fill', (params) =>
    act({
      kind: 'fill',
      sheet: sheetOf(params),
      from: areaOf(params.sourceRange),
      to: areaOf(params.targetRange),
    }),
  );
  replace<{ clearRange: IRange }>('sheet.command.auto-clear-content', (params) =>
    act({ kind: 'clear', sheet: sheetOf(), areas: [areaOf(params.clearRange)] }),
  );
  const copyInside = (down: boolean) => (): boolean => {
    const area = selectedAreas()[0];
    if (area === undefined) return false;
    const from: Area = down ? { ...area, rows: 1 } : { ...area, columns: 1 };
    const sheet = sheetOf();
    return act({ kind: 'copy', fromSheet: sheet, from, sheet, to: area, cut: false, valuesOnly: false });
  };
  replace('sheet.command.copy-down', copyInside(true));
  replace('sheet.command.copy-right', copyInside(false));

  replace<{ range: IRange; direction?: number } & Target>(
    'sheet.command.insert-row',
    ({ range, ...target }) =>
      act({ kind: 'insertRows', sheet: sheetOf(target), at: range.startRow, count: areaOf(range).rows }),
  );
  replace<{ range: IRange; direction?: number } & Target>(
    'sheet.command.insert-col',
    ({ range, ...target }) =>
      act({
        kind: 'insertColumns',
        sheet: sheetOf(target),
        at: range.startColumn,
        count: areaOf(range).columns,
      }),
  );
  replace<{ range?: IRange } & Target>('sheet.command.remove-row', (params) => {
    const area = params.range === undefined ? selectedAreas()[0] : areaOf(params.range);
    if (area === undefined) return false;
    return act({ kind: 'deleteRows', sheet: sheetOf(params), at: area.row, count: area.rows });
  });
  replace<{ range?: IRange } & Target>('sheet.command.remove-col', (params) => {
    const area = params.range === undefined ? selectedAreas()[0] : areaOf(params.range);
    if (area === undefined) return false;
    return act({ kind: 'deleteColumns', sheet: sheetOf(params), at: area.column, count: area.columns });
  });

  const styles = (style: StyleChange): boolean =>
    act({ kind: 'style', sheet: sheetOf(), areas: selectedAreas(), style });
  const activeStyle = () => {
    const range = selected()[0];
    return range === undefined
      ? null
      : workbook().getActiveSheet().getComposedCellStyle(range.startRow, range.startColumn);
  };
  replace('sheet.command.set-range-bold', () => styles({ bold: activeStyle()?.bl !== BooleanNumber.TRUE }));
  replace('sheet.command.set-range-italic', () =>
    styles({ italic: activeStyle()?.it !== BooleanNumber.TRUE }),
  );
  replace('sheet.command.set-range-underline', () =>
    styles({ underline: activeStyle()?.ul?.s !== BooleanNumber.TRUE }),
  );
  replace('sheet.command.set-range-stroke', () =>
    styles({ strikethrough: activeStyle()?.st?.s !== BooleanNumber.TRUE }),
  );

  const widths = (kind: 'columnWidth' | 'rowHeight', from: number, count: number, pixels: number): boolean =>
    act({ kind, sheet: sheetOf(), from, count, pixels: Math.max(2, Math.round(pixels)) });
  replace<{ anchorCol: number; deltaX: number }>(
    'sheet.command.delta-column-width',
    ({ anchorCol, deltaX }) =>
      widths('columnWidth', anchorCol, 1, workbook().getActiveSheet().getColumnWidth(anchorCol) + deltaX),
  );
  replace<{ anchorRow: number; deltaY: number }>('sheet.command.delta-row-height', ({ anchorRow, deltaY }) =>
    widths('rowHeight', anchorRow, 1, workbook().getActiveSheet().getRowHeight(anchorRow) + deltaY),
  );
  replace<{ ranges?: IRange[]; value: number }>(
    'sheet.command.set-worksheet-col-width',
    ({ ranges, value }) =>
      (ranges ?? selected()).every((range) =>
        widths('columnWidth', range.startColumn, areaOf(range).columns, value),
      ),
  );
  replace<{ ranges?: IRange[]; value: number }>('sheet.command.set-row-height', ({ ranges, value }) =>
    (ranges ?? selected()).every((range) => widths('rowHeight', range.startRow, areaOf(range).rows, value)),
  );

  const rows = (kind: 'hideRows' | 'showRows') => (params: { ranges?: IRange[] } & Target) =>
    (params.ranges ?? selected()).every((range) =>
      act({ kind, sheet: sheetOf(params), from: range.startRow, count: areaOf(range).rows }),
    );
  const columns = (kind: 'hideColumns' | 'showColumns') => (params: { ranges?: IRange[] } & Target) =>
    (params.ranges ?? selected()).every((range) =>
      act({ kind, sheet: sheetOf(params), from: range.startColumn, count: areaOf(range).columns }),
    );
  replace('sheet.command.set-rows-hidden', rows('hideRows'));
  replace('sheet.command.set-specific-rows-visible', rows('showRows'));
  replace('sheet.command.set-selected-rows-visible', rows('showRows'));
  replace('sheet.command.set-col-hidden', columns('hideColumns'));
  replace('sheet.command.set-col-visible-on-cols', columns('showColumns'));
  replace<{ xSplit: number; ySplit: number } & Target>('sheet.command.set-frozen', (params) =>
    act({ kind: 'freeze', sheet: sheetOf(params), rows: params.ySplit, columns: params.xSplit }),
  );
  replace<Target>('sheet.command.cancel-frozen', (params) =>
    act({ kind: 'freeze', sheet: sheetOf(params), rows: 0, columns: 0 }),
  );

  replace('sheet.command.insert-sheet', () => act({ kind: 'addSheet' }));
  replace<{ name: string } & Target>('sheet.command.set-worksheet-name', (params) =>
    act({ kind: 'renameSheet', sheet: sheetOf(params), name: params.name }),
  );
  replace<{ order: number } & Target>('sheet.command.set-worksheet-order', (params) =>
    act({ kind: 'moveSheet', sheet: sheetOf(params), index: params.order }),
  );
  for (const [id, kind] of [
    ['sheet.command.remove-sheet', 'deleteSheet'],
    ['sheet.command.copy-sheet', 'duplicateSheet'],
    ['sheet.command.set-worksheet-hidden', 'hideSheet'],
    ['sheet.command.set-worksheet-show', 'showSheet'],
  ] as const) {
    replace<Target>(id, (params) => act({ kind, sheet: sheetOf(params) }));
  }
  replace<{ value: string } & Target>('sheet.command.set-tab-color', (params) =>
    act({ kind: 'tabColor', sheet: sheetOf(params), color: params.value === '' ? null : params.value }),
  );

  const context = host.injector.get(IContextService);
  commands.beforeCommandExecuted((info: Readonly<ICommandInfo>, options?: IExecutionOptions) => {
    // While a cell is being edited, undo belongs to the text in the editor.
    if (
      (info.id === UndoCommandId || info.id === RedoCommandId) &&
      !context.getContextValue(EDITOR_ACTIVATED)
    ) {
      act({ kind: info.id === UndoCommandId ? 'undo' : 'redo' });
      throw new CanceledError();
    }
    if (REPLACING.has(info.id)) {
      host.refuse(
        'Bàn làm thử chỉ tìm, chưa thay cả loạt. Sửa ở từng ô tìm thấy; trên Google Trang tính thì thay được.',
      );
      throw new CanceledError();
    }
    if (info.type !== CommandType.MUTATION || !info.id.startsWith('sheet.mutation.')) return;
    if (options?.fromServer === true || DRAWING_ONLY.has(info.id)) return;
    host.refuse('Bàn làm thử chưa làm được việc này. Trên Google Trang tính thì được.');
    throw new CanceledError();
  });
}
