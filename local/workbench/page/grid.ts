/**
 * The spreadsheet itself: Univer's grid, fed by the server's snapshot and patches. It draws and edits; it decides
 * nothing about the workbook.
 */
import '@univerjs/design/lib/index.css';
import '@univerjs/ui/lib/index.css';
import '@univerjs/docs-ui/lib/index.css';
import '@univerjs/sheets-ui/lib/index.css';
import '@univerjs/sheets-formula-ui/lib/index.css';
import {
  BooleanNumber,
  CellValueType,
  type ICellCustomRender,
  type ICellData,
  type ICellDataForSheetInterceptor,
  ICommandService,
  InterceptorEffectEnum,
  type IStyleData,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  LogLevel,
  merge,
  type Nullable,
  Plugin,
  Univer,
  UniverInstanceType,
  type Workbook,
  type Worksheet,
} from '@univerjs/core';
import designVi from '@univerjs/design/locale/vi-VN';
import { UniverDocsPlugin } from '@univerjs/docs';
import { UniverDocsUIPlugin } from '@univerjs/docs-ui';
import docsVi from '@univerjs/docs-ui/locale/vi-VN';
import { UniverFormulaEnginePlugin } from '@univerjs/engine-formula';
import { type IRender, IRenderManagerService, UniverRenderEnginePlugin } from '@univerjs/engine-render';
import {
  BEFORE_CELL_EDIT,
  INTERCEPTOR_POINT,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SheetInterceptorService,
  SheetsSelectionsService,
  UniverSheetsPlugin,
} from '@univerjs/sheets';
import sheetsVi from '@univerjs/sheets/locale/vi-VN';
import { CalculationMode, UniverSheetsFormulaPlugin } from '@univerjs/sheets-formula';
import sheetsFormulaVi from '@univerjs/sheets-formula/locale/vi-VN';
import { UniverSheetsFormulaUIPlugin } from '@univerjs/sheets-formula-ui';
import formulaUiVi from '@univerjs/sheets-formula-ui/locale/vi-VN';
import {
  getViewportByCell,
  HoverManagerService,
  IEditorBridgeService,
  ISheetClipboardService,
  SheetSkeletonManagerService,
  UniverSheetsUIPlugin,
} from '@univerjs/sheets-ui';
import sheetsUiVi from '@univerjs/sheets-ui/locale/vi-VN';
import { defaultTheme, type Theme } from '@univerjs/themes';
import { ILayoutService, UniverUIPlugin } from '@univerjs/ui';
import uiVi from '@univerjs/ui/locale/vi-VN';
import type { Area, Style } from '../../model';
import type { Change, Operation, Selection, SheetProperties, SheetView } from '../protocol';
import {
  areaOf,
  cellData,
  columnData,
  extrasOf,
  freezeOf,
  rangeOf,
  rowData,
  sheetId,
  sheetKey,
  styleTable,
  WORKBOOK_ID,
  workbookData,
  worksheetData,
} from './cells';
import { FROM_SERVER, replaceCommands } from './commands';

export interface GridEvents {
  act(operation: Operation): void;
  typed(operation: Operation): void;
  refuse(sentence: string): void;
  selected(selection: Selection): void;
  /** The arrow of a cell with a list was pressed. */
  openList(sheet: number, row: number, column: number): void;
  /** The pointer rests on a cell, or `null`: on none. */
  hovered(sheet: number, row: number, column: number): void;
  copied(areas: {
    readonly sheet: number;
    readonly area: Area;
    readonly text: string;
    readonly cut: boolean;
  }): void;
  pasted(text: string, valuesOnly: boolean): void;
  /** The person has opened a cell's editor: what she writes refers to the workbook as she sees it now. */
  editing(open: boolean): void;
  /** Scrolled, resized, another tab: what floats over the grid must move. */
  moved(): void;
}

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const ACCENT = '#A61E4D';
/** The accent in Univer's ten steps, light to dark. */
const PRIMARY: Theme['primary'] = {
  50: '#FDF2F6',
  100: '#FCE8EF',
  200: '#F6CBDA',
  300: '#EBA0BB',
  400: '#D65C88',
  500: '#C0356A',
  600: '#A61E4D',
  700: '#8C1841',
  800: '#701335',
  900: '#540E28',
};
const NOTE_MARK = { color: '#B54708', size: 6 };
const ARROW = 16;

function inside(areas: readonly Area[], row: number, column: number): boolean {
  return areas.some(
    (area) =>
      row >= area.row &&
      row < area.row + area.rows &&
      column >= area.column &&
      column < area.column + area.columns,
  );
}

export class Grid {
  readonly #univer: Univer;
  readonly #workbook: Workbook;
  readonly #events: GridEvents;
  /** The workbook's styles, as the server numbers them. */
  readonly #styles: Style[];
  readonly #sheets = new Map<number, SheetProperties>();
  readonly #tints = new Map<number, Map<string, IStyleData>>();
  #charts: (() => void) | null = null;

  constructor(
    container: HTMLElement,
    snapshot: { name: string; styles: readonly Style[]; sheets: readonly SheetView[]; active: number },
    events: GridEvents,
  ) {
    this.#events = events;
    this.#styles = [...snapshot.styles];
    for (const sheet of snapshot.sheets) this.#remember(sheet);
    this.#univer = new Univer({
      theme: { ...defaultTheme, primary: PRIMARY },
      locale: LocaleType.VI_VN,
      locales: {
        [LocaleType.VI_VN]: merge(
          {},
          designVi,
          uiVi,
          docsVi,
          sheetsVi,
          sheetsUiVi,
          sheetsFormulaVi,
          formulaUiVi,
        ),
      },
      logLevel: LogLevel.ERROR,
      logCommandExecution: false,
    });
    this.#univer.registerPlugin(UniverRenderEnginePlugin);
    this.#univer.registerPlugin(UniverFormulaEnginePlugin);
    this.#univer.registerPlugin(UniverUIPlugin, {
      container,
      header: true,
      toolbar: false,
      footer: true,
      contextMenu: false,
      disableAutoFocus: true,
    });
    this.#univer.registerPlugin(UniverDocsPlugin);
    this.#univer.registerPlugin(UniverDocsUIPlugin);
    this.#univer.registerPlugin(UniverSheetsPlugin, { autoHeightForMergedCells: false });
    this.#univer.registerPlugin(UniverSheetsUIPlugin, {
      formulaBar: true,
      footer: { sheetBar: true, statisticBar: true, menus: false, zoomSlider: false },
      clipboardConfig: { hidePasteOptions: true },
      disableForceStringAlert: true,
      disableForceStringMark: true,
      protectedRangeShadow: false,
    });
    // The cells of the grid carry values only (a formula is the text its editor opens with), so nothing is computed here.
    this.#univer.registerPlugin(UniverSheetsFormulaPlugin, {
      initialFormulaComputing: CalculationMode.NO_CALCULATION,
    });
    this.#univer.registerPlugin(UniverSheetsFormulaUIPlugin);
    const injector = this.#univer.__getInjector();
    // Before the first cell is drawn, and not before Univer has started its own services: hence a plugin.
    const intercept = (interceptors: SheetInterceptorService): void => this.#intercept(interceptors);
    class DrawnCells extends Plugin {
      static override pluginName = 'so-hoi-drawn-cells';
      static override type = UniverInstanceType.UNIVER_SHEET;
      override readonly _injector = injector;
      override onReady(): void {
        intercept(injector.get(SheetInterceptorService));
      }
    }
    this.#univer.registerPlugin(DrawnCells);
    this.#workbook = this.#univer.createUnit<Partial<object>, Workbook>(
      UniverInstanceType.UNIVER_SHEET,
      workbookData(snapshot.name, snapshot.styles, snapshot.sheets),
    );
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
    return this.#sheets.get(sheet);
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
    this.#styles.splice(styles.from, this.#styles.length, ...styles.list);
    const list = this.#workbook.getStyles();
    for (const [key, style] of Object.entries(styleTable(styles.list, styles.from)))
      list.addCustomStyle(key, style);
    for (const change of changes) this.#change(change);
    this.#univer.__getInjector().get(IEditorBridgeService).refreshEditCellState();
    this.#charts?.();
  }

  onChartsMoved(listener: () => void): void {
    this.#charts = listener;
  }

  /** Keys go to the grid again. */
  focus(): void {
    this.#univer.__getInjector().get(ILayoutService).focus();
  }

  /** Once the cells are drawn and keys are heard. */
  async ready(): Promise<void> {
    // Univer's last stage is only a pause of three seconds after this one.
    await this.#univer.__getInjector().get(LifecycleService).onStage(LifecycleStages.Rendered);
    for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  }

  #remember(sheet: SheetProperties): void {
    this.#sheets.set(sheet.id, sheet);
    const tints = new Map<string, IStyleData>();
    for (const [row, column, index] of sheet.tints) {
      const tint = sheet.tintStyles[index];
      if (tint === undefined) continue;
      tints.set(`${row},${column}`, {
        ...(tint.background !== undefined && { bg: { rgb: tint.background } }),
        ...(tint.color !== undefined && { cl: { rgb: tint.color } }),
        ...(tint.bold !== undefined && { bl: tint.bold ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
        ...(tint.italic !== undefined && { it: tint.italic ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
      });
    }
    this.#tints.set(sheet.id, tints);
  }

  #worksheet(sheet: number): Worksheet | null {
    return this.#workbook.getSheetBySheetId(sheetKey(sheet)) ?? null;
  }

  #mutate(id: string, params: object): void {
    this.#univer.__getInjector().get(ICommandService).syncExecuteCommand(id, params, FROM_SERVER);
  }

  #change(change: Change): void {
    switch (change.kind) {
      case 'cells':
        this.#changeCells(change);
        break;
      case 'properties':
        this.#changeProperties(change.sheet);
        break;
      case 'added':
        this.#add(change.sheet);
        break;
      case 'removed':
        this.#remove(change.sheet);
        break;
      case 'order':
        this.#reorder(change.sheets);
        break;
      default:
        change satisfies never;
    }
  }

  #add(sheet: SheetView): void {
    this.#remember(sheet);
    const index = this.#workbook.getSheets().length;
    this.#mutate('sheet.mutation.insert-sheet', {
      unitId: WORKBOOK_ID,
      index,
      sheet: worksheetData(sheet, this.#styles),
    });
  }

  #remove(sheet: number): void {
    this.#leave(sheet);
    this.#sheets.delete(sheet);
    const subUnitId = sheetKey(sheet);
    this.#mutate('sheet.mutation.remove-sheet', { unitId: WORKBOOK_ID, subUnitId, subUnitName: '' });
  }

  /** Shows another tab where this one is about to go. */
  #leave(sheet: number): void {
    if (this.activeSheet !== sheet) return;
    const other = this.sheetNames.find((one) => one.id !== sheet && !one.hidden);
    if (other !== undefined) this.activate({ sheet: other.id, areas: [], row: 0, column: 0 });
  }

  #changeCells(change: Extract<Change, { kind: 'cells' }>): void {
    const worksheet = this.#worksheet(change.sheet);
    if (worksheet === null) return;
    const matrix = worksheet.getCellMatrix();
    const bounds = { top: Number.POSITIVE_INFINITY, bottom: -1, left: Number.POSITIVE_INFINITY, right: -1 };
    for (const [row, column, view] of change.cells) {
      if (view === null) matrix.realDeleteValue(row, column);
      else matrix.setValue(row, column, cellData(view, this.#styles));
      bounds.top = Math.min(bounds.top, row);
      bounds.bottom = Math.max(bounds.bottom, row);
      bounds.left = Math.min(bounds.left, column);
      bounds.right = Math.max(bounds.right, column);
    }
    if (bounds.bottom < 0) return;
    this.#grow(change.sheet, worksheet, new Set(change.cells.map(([row]) => row)));
    // The cells are already in place; an empty mutation over their bounds makes Univer draw them anew.
    const touched: Record<number, Record<number, object>> = { [bounds.top]: { [bounds.left]: {} } };
    touched[bounds.bottom] = { ...touched[bounds.bottom], [bounds.right]: {} };
    this.#mutate('sheet.mutation.set-range-values', {
      unitId: WORKBOOK_ID,
      subUnitId: sheetKey(change.sheet),
      cellValue: touched,
    });
  }

  /** Lets rows grow around text that was written into them, and shrink again. */
  #grow(id: number, worksheet: Worksheet, rows: ReadonlySet<number>): void {
    const sheet = this.#sheets.get(id);
    if (sheet === undefined) return;
    const config = worksheet.getConfig();
    const matrix = worksheet.getCellMatrix().getMatrix();
    const written = Object.fromEntries([...rows].map((row) => [row, matrix[row] ?? {}]));
    const now = rowData(sheet, written, this.#styles);
    let isChanged = false;
    for (const row of rows) {
      const [before, after] = [config.rowData[row], now[row]];
      if (before?.ah === after?.ah) continue;
      isChanged = true;
      if (after === undefined) delete config.rowData[row];
      else config.rowData[row] = after;
    }
    if (!isChanged) return;
    this.#mutate('sheet.mutation.set-worksheet-row-count', {
      unitId: WORKBOOK_ID,
      subUnitId: sheetKey(id),
      rowCount: sheet.rows,
    });
  }

  #changeProperties(sheet: SheetProperties): void {
    const before = this.#sheets.get(sheet.id);
    this.#remember(sheet);
    const worksheet = this.#worksheet(sheet.id);
    if (worksheet === null) return;
    const target = { unitId: WORKBOOK_ID, subUnitId: sheetKey(sheet.id) };
    const config = worksheet.getConfig();
    if (before?.name !== sheet.name) {
      this.#mutate('sheet.mutation.set-worksheet-name', { ...target, name: sheet.name });
    }
    if (before?.tabColor !== sheet.tabColor) {
      this.#mutate('sheet.mutation.set-tab-color', { ...target, color: sheet.tabColor ?? '' });
    }
    if (before?.hidden !== sheet.hidden) {
      const hidden = sheet.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE;
      if (sheet.hidden) this.#leave(sheet.id);
      this.#mutate('sheet.mutation.set-worksheet-hidden', { ...target, hidden });
    }
    config.rowCount = sheet.rows;
    config.columnCount = sheet.columns;
    config.showGridlines = sheet.gridlinesHidden ? BooleanNumber.FALSE : BooleanNumber.TRUE;
    replaceEntries(config.rowData, rowData(sheet, worksheet.getCellMatrix().getMatrix(), this.#styles));
    replaceEntries(config.columnData, columnData(sheet));
    worksheet.setMergeData(sheet.merges.map(rangeOf));
    if (before?.frozenRows !== sheet.frozenRows || before.frozenColumns !== sheet.frozenColumns) {
      this.#mutate('sheet.mutation.set-frozen', { ...target, ...freezeOf(sheet), resetScroll: false });
    }
    // One mutation that makes Univer lay the whole sheet out again.
    this.#mutate('sheet.mutation.set-worksheet-row-count', { ...target, rowCount: sheet.rows });
  }

  #reorder(order: readonly number[]): void {
    order.forEach((sheet, index) => {
      const now = this.#workbook.getSheets().findIndex((one) => one.getSheetId() === sheetKey(sheet));
      if (now === index || now < 0) return;
      this.#mutate('sheet.mutation.set-worksheet-order', {
        unitId: WORKBOOK_ID,
        subUnitId: sheetKey(sheet),
        fromOrder: now,
        toOrder: index,
      });
    });
  }

  /** Display text, bands, notes, lists and checkboxes are drawn over the raw cells, and editing starts from them. */
  #intercept(service: SheetInterceptorService): void {
    service.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      priority: 100,
      effect: InterceptorEffectEnum.Style | InterceptorEffectEnum.Value,
      handler: (cell, position, next) => {
        const sheet = this.#sheets.get(sheetId(position.subUnitId));
        if (sheet === undefined) return next(cell);
        return next(this.#drawn(sheet, position.row, position.col, cell));
      },
    });
    service.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
      priority: 100,
      handler: (cell, position, next) => {
        const raw = position.worksheet.getCellRaw(position.row, position.col);
        const extras = extrasOf(raw ?? null);
        const text = extras.edit ?? extras.display;
        if (text === undefined || cell === null || cell === undefined) return next(cell);
        const { p: _rich, ...plain } = cell;
        return next({ ...plain, v: text, f: null });
      },
    });
  }

  #drawn(
    sheet: SheetProperties,
    row: number,
    column: number,
    cell: Nullable<Readonly<ICellDataForSheetInterceptor>>,
  ): Nullable<ICellDataForSheetInterceptor> {
    const extras = extrasOf(cell ?? null);
    const band = sheet.bandings.length === 0 ? undefined : bandColor(sheet, row, column);
    const tint = this.#tints.get(sheet.id)?.get(`${row},${column}`);
    const list = inside(sheet.dropdowns, row, column);
    const check = inside(sheet.checkboxes, row, column);
    if (extras.display === undefined && extras.note === undefined && !band && !tint && !list && !check)
      return cell;
    const drawn: ICellDataForSheetInterceptor = { ...(cell ?? {}) };
    if (extras.display !== undefined && !cell?.p) {
      // As text: "33.980" as a number would be drawn as 33.98.
      drawn.v = extras.display;
      drawn.t = CellValueType.STRING;
    }
    if (extras.note !== undefined) drawn.markers = { ...drawn.markers, tr: NOTE_MARK };
    const own = cell?.s === undefined || cell.s === null ? null : this.#workbook.getStyles().get(cell.s);
    const style: IStyleData = {};
    if (band !== undefined && !own?.bg?.rgb) style.bg = { rgb: band };
    if (tint !== undefined) Object.assign(style, tint);
    if (Object.keys(style).length > 0) drawn.interceptorStyle = { ...drawn.interceptorStyle, ...style };
    if (check) {
      drawn.customRender = [...(drawn.customRender ?? []), this.#checkbox(sheet.id, cell?.v === 1)];
      drawn.v = '';
    } else if (list) {
      drawn.customRender = [...(drawn.customRender ?? []), this.#arrow(sheet.id)];
      drawn.fontRenderExtension = { ...drawn.fontRenderExtension, rightOffset: ARROW };
    }
    return drawn;
  }

  #arrow(sheet: number): ICellCustomRender {
    return {
      zIndex: 10,
      drawWith: (ctx, { primaryWithCoord: at }) => {
        const [x, y] = [at.endX - ARROW / 2 - 1, (at.startY + at.endY) / 2];
        ctx.save();
        ctx.fillStyle = '#8A94A0';
        ctx.beginPath();
        ctx.moveTo(x - 4, y - 2);
        ctx.lineTo(x + 4, y - 2);
        ctx.lineTo(x, y + 3);
        ctx.closePath();
        ctx.fill();
        ctx.restore();
      },
      isHit: ({ x }, { primaryWithCoord: at }) => x >= at.endX - ARROW && x <= at.endX,
      onPointerDown: ({ row, col }) => this.#events.openList(sheet, row, col),
    };
  }

  #checkbox(sheet: number, checked: boolean): ICellCustomRender {
    return {
      zIndex: 10,
      drawWith: (ctx, { primaryWithCoord: at }) => {
        const [x, y] = [(at.startX + at.endX) / 2 - 6, (at.startY + at.endY) / 2 - 6];
        ctx.save();
        ctx.lineWidth = 1.5;
        ctx.strokeStyle = checked ? ACCENT : '#8A94A0';
        ctx.fillStyle = checked ? ACCENT : '#FFFFFF';
        ctx.fillRect(x, y, 12, 12);
        ctx.strokeRect(x, y, 12, 12);
        if (checked) {
          ctx.strokeStyle = '#FFFFFF';
          ctx.beginPath();
          ctx.moveTo(x + 2.5, y + 6);
          ctx.lineTo(x + 5, y + 9);
          ctx.lineTo(x + 9.5, y + 3);
          ctx.stroke();
        }
        ctx.restore();
      },
      onPointerDown: ({ row, col }) => this.#events.act({ kind: 'check', sheet, row, column: col }),
    };
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
    const clipboard = injector.get(ISheetClipboardService);
    const copy = (cut: boolean) => async (): Promise<boolean> => {
      const { sheet, areas } = this.selection();
      const area = areas.at(-1);
      if (area === undefined) return false;
      const table = this.#table(sheet, area);
      const text = table.map((row) => row.map(clipboardField).join('\t')).join('\n');
      await navigator.clipboard.writeText(text);
      this.#events.copied({ sheet, area, text, cut });
      return true;
    };
    clipboard.copy = copy(false);
    clipboard.cut = copy(true);
    clipboard.legacyPaste = async (_html, text) => {
      this.#events.pasted(text ?? '', false);
      return true;
    };
    clipboard.paste = async (item, kind) => {
      const text = item.types.includes('text/plain') ? await (await item.getType('text/plain')).text() : '';
      this.#events.pasted(text, kind === 'special-paste-value');
      return true;
    };
  }

  #table(sheet: number, area: Area): string[][] {
    return Array.from({ length: area.rows }, (_, row) =>
      Array.from({ length: area.columns }, (_, column) =>
        this.display(sheet, area.row + row, area.column + column),
      ),
    );
  }
}

function clipboardField(text: string): string {
  return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Univer's managers hold on to the object, so its entries are replaced and not the object itself. */
function replaceEntries<T>(target: Record<number, T>, source: Record<number, T>): void {
  for (const key of Object.keys(target)) delete target[Number(key)];
  Object.assign(target, source);
}

function bandColor(sheet: SheetProperties, row: number, column: number): string | undefined {
  for (const { area, header, first, second, footer } of sheet.bandings) {
    if (!inside([area], row, column)) continue;
    const line = row - area.row;
    if (header !== undefined && line === 0) return header;
    if (footer !== undefined && line === area.rows - 1) return footer;
    const color = (line - (header === undefined ? 0 : 1)) % 2 === 0 ? first : second;
    return color === '#ffffff' ? undefined : color;
  }
  return undefined;
}
