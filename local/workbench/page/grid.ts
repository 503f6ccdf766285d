/**
 * The spreadsheet itself: Univer's grid, fed by the server's snapshot and patches. It draws and edits; it decides
 * nothing about the workbook.
 */
import {
  BooleanNumber,
  type ICellData,
  ICommandService,
  LifecycleService,
  LifecycleStages,
  Plugin,
  type Univer,
  UniverInstanceType,
  type Workbook,
  type Worksheet,
} from '@univerjs/core';
import { type IRender, IRenderManagerService } from '@univerjs/engine-render';
import {
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SheetInterceptorService,
  SheetsSelectionsService,
} from '@univerjs/sheets';
import {
  getViewportByCell,
  HoverManagerService,
  IEditorBridgeService,
  SheetSkeletonManagerService,
} from '@univerjs/sheets-ui';
import { ILayoutService } from '@univerjs/ui';
import type { Area, Style } from '../../model';
import type { Change, Selection, SheetProperties, SheetView } from '../protocol';
import { areaOf, extrasOf, rangeOf, sheetId, sheetKey, WORKBOOK_ID, workbookData } from './cells';
import { replaceCommands } from './commands';
import { DrawnCells } from './drawn-cells';
import { GridChanges } from './grid-changes';
import { replaceClipboard } from './grid-clipboard';
import type { GridEvents, Rectangle } from './grid-events';
import { GridFilter } from './grid-filter';
import { startUniver } from './univer';

export class Grid {
  readonly #univer: Univer;
  readonly #workbook: Workbook;
  readonly #events: GridEvents;
  readonly #cells: DrawnCells;
  readonly #changes: GridChanges;
  /** Rows that a filter hides in this window, and the grid's own finding. */
  readonly filter: GridFilter;
  #charts: (() => void) | null = null;

  constructor(
    container: HTMLElement,
    snapshot: { name: string; styles: readonly Style[]; sheets: readonly SheetView[]; active: number },
    events: GridEvents,
  ) {
    this.#events = events;
    this.#univer = startUniver(container);
    this.#cells = new DrawnCells(events, (style) => this.#workbook.getStyles().get(style));
    for (const sheet of snapshot.sheets) this.#cells.remember(sheet);
    const injector = this.#univer.__getInjector();
    // Before the first cell is drawn, and not before Univer has started its own services: hence a plugin.
    const intercept = (interceptors: SheetInterceptorService): void => this.#cells.intercept(interceptors);
    class DrawnCellsPlugin extends Plugin {
      static override pluginName = 'so-hoi-drawn-cells';
      static override type = UniverInstanceType.UNIVER_SHEET;
      override readonly _injector = injector;
      override onReady(): void {
        intercept(injector.get(SheetInterceptorService));
      }
    }
    this.#univer.registerPlugin(DrawnCellsPlugin);
    this.#workbook = this.#univer.createUnit<Partial<object>, Workbook>(
      UniverInstanceType.UNIVER_SHEET,
      workbookData(snapshot.name, snapshot.styles, snapshot.sheets),
    );
    this.#changes = new GridChanges({
      workbook: this.#workbook,
      commands: injector.get(ICommandService),
      cells: this.#cells,
      styles: snapshot.styles,
      leave: (sheet) => this.#leave(sheet),
    });
    this.filter = new GridFilter(injector, this.#workbook);
    replaceCommands({
      injector,
      act: (operation) => events.act(operation),
      typed: (operation) => events.typed(operation),
      refuse: (why) => events.refuse(why),
    });
    this.#listen();
    this.activate({ sheet: snapshot.active, areas: [], row: 0, column: 0 });
  }

  /** The canvas that cells are drawn on; the editor and the formula bar have others. */
  get canvas(): HTMLCanvasElement | null {
    return this.#render()?.engine.getCanvasElement() ?? null;
  }

  get activeSheet(): number {
    return sheetId(this.#workbook.getActiveSheet().getSheetId());
  }

  get sheetNames(): readonly { readonly id: number; readonly name: string; readonly hidden: boolean }[] {
    return this.#workbook.getSheets().map((sheet) => ({
      id: sheetId(sheet.getSheetId()),
      name: sheet.getName(),
      hidden: sheet.getConfig().hidden === BooleanNumber.TRUE,
    }));
  }

  properties(sheet: number): SheetProperties | undefined {
    return this.#cells.properties(sheet);
  }

  /** The cell as it stands in the snapshot, without what is drawn over it. */
  cell(sheet: number, row: number, column: number): ICellData | null {
    return this.#worksheet(sheet)?.getCellRaw(row, column) ?? null;
  }

  display(sheet: number, row: number, column: number): string {
    const cell = this.cell(sheet, row, column);
    return extrasOf(cell).display ?? (cell?.v === undefined || cell.v === null ? '' : String(cell.v));
  }

  selection(): Selection {
    const service = this.#univer.__getInjector().get(SheetsSelectionsService);
    const all = service.getCurrentSelections() ?? [];
    const primary = all.at(-1)?.primary;
    const worksheet = this.#workbook.getActiveSheet();
    const bound = (area: Area): Area => ({
      row: Math.max(0, area.row),
      column: Math.max(0, area.column),
      rows: Math.min(
        Number.isFinite(area.rows) ? area.rows : worksheet.getRowCount(),
        worksheet.getRowCount(),
      ),
      columns: Math.min(
        Number.isFinite(area.columns) ? area.columns : worksheet.getColumnCount(),
        worksheet.getColumnCount(),
      ),
    });
    return {
      sheet: this.activeSheet,
      areas: all.map((one) => bound(areaOf(one.range))),
      row: primary?.actualRow ?? 0,
      column: primary?.actualColumn ?? 0,
    };
  }

  activate(selection: Selection): void {
    const commands = this.#univer.__getInjector().get(ICommandService);
    const subUnitId = sheetKey(selection.sheet);
    if (this.#worksheet(selection.sheet) === null) return;
    if (this.activeSheet !== selection.sheet) {
      commands.syncExecuteCommand(SetWorksheetActiveOperation.id, { unitId: WORKBOOK_ID, subUnitId });
    }
    const area = selection.areas[0];
    if (area === undefined) return;
    commands.syncExecuteCommand(SetSelectionsOperation.id, {
      unitId: WORKBOOK_ID,
      subUnitId,
      selections: selection.areas.map((one) => ({
        range: rangeOf(one),
        primary: {
          actualRow: selection.row,
          actualColumn: selection.column,
          isMerged: false,
          isMergedMainCell: false,
          startRow: selection.row,
          endRow: selection.row,
          startColumn: selection.column,
          endColumn: selection.column,
        },
        style: null,
      })),
    });
    void commands.executeCommand('sheet.command.scroll-to-cell', {
      range: { startRow: area.row, endRow: area.row, startColumn: area.column, endColumn: area.column },
    });
  }

  /** Where a cell is drawn, in pixels of the page; it may be scrolled out of sight. */
  rectangle(row: number, column: number): Rectangle | null {
    const unit = this.#render();
    const skeleton = unit?.with(SheetSkeletonManagerService).getCurrentSkeleton();
    if (unit === null || skeleton === null || skeleton === undefined) return null;
    const viewport = getViewportByCell(row, column, unit.scene, this.#workbook.getActiveSheet());
    if (viewport === null || viewport === undefined) return null;
    const cell = skeleton.getCellWithCoordByIndex(row, column);
    const scroll = unit.scene.getViewportScrollXY(viewport);
    const { scaleX, scaleY } = unit.scene.getAncestorScale();
    const box = unit.engine.getCanvasElement().getBoundingClientRect();
    return {
      left: box.left + (cell.startX - scroll.x) * scaleX,
      top: box.top + (cell.startY - scroll.y) * scaleY,
      width: (cell.endX - cell.startX) * scaleX,
      height: (cell.endY - cell.startY) * scaleY,
    };
  }

  #render(): IRender | null {
    return this.#univer.__getInjector().get(IRenderManagerService).getRenderById(WORKBOOK_ID) ?? null;
  }

  /** Applies the server's changes, in order. */
  apply(
    styles: { readonly from: number; readonly list: readonly Style[] },
    changes: readonly Change[],
  ): void {
    this.#changes.apply(styles, changes);
    this.filter.follow(changes);
    this.#univer.__getInjector().get(IEditorBridgeService).refreshEditCellState();
    this.#charts?.();
  }

  onChartsMoved(listener: () => void): void {
    this.#charts = listener;
  }

  /** Gives the keyboard focus back to the grid. */
  focus(): void {
    this.#univer.__getInjector().get(ILayoutService).focus();
  }

  /** Resolves once the cells are drawn and keys are handled. */
  async ready(): Promise<void> {
    // Univer's last stage only comes three seconds after this one.
    await this.#univer.__getInjector().get(LifecycleService).onStage(LifecycleStages.Rendered);
    this.filter.start();
    for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  }

  #worksheet(sheet: number): Worksheet | null {
    return this.#workbook.getSheetBySheetId(sheetKey(sheet)) ?? null;
  }

  /** Shows another tab where this one is about to be removed. */
  #leave(sheet: number): void {
    if (this.activeSheet !== sheet) return;
    const other = this.sheetNames.find((one) => one.id !== sheet && !one.hidden);
    if (other !== undefined) this.activate({ sheet: other.id, areas: [], row: 0, column: 0 });
  }

  #listen(): void {
    const injector = this.#univer.__getInjector();
    const commands = injector.get(ICommandService);
    injector
      .get(SheetsSelectionsService)
      .selectionMoveEnd$.subscribe(() => this.#events.selected(this.selection()));
    commands.onCommandExecuted((info) => {
      if (info.id === SetWorksheetActiveOperation.id) this.#events.selected(this.selection());
      if (info.id.startsWith('sheet.operation.set-scroll') || info.id === SetWorksheetActiveOperation.id) {
        this.#events.moved();
      }
    });
    const editor = injector.get(IEditorBridgeService);
    const refresh = editor.refreshEditCellState.bind(editor);
    // Another window's change to the cell that is being edited must not take away what is being typed.
    editor.refreshEditCellState = () => {
      if (!editor.isVisible().visible) refresh();
    };
    editor.visible$.subscribe(({ visible }) => this.#events.editing(visible));
    injector.get(HoverManagerService).currentCell$.subscribe((cell) => {
      if (cell === null || cell === undefined) return;
      this.#events.hovered(sheetId(cell.location.subUnitId), cell.location.row, cell.location.col);
    });
    replaceClipboard(injector, this, this.#events);
  }
}
