/**
 * What is drawn over the raw cells of the grid: shown texts, bands, tints, notes, arrows of lists, checkboxes. Also
 * where
 * the editor of a cell starts from.
 */
import {
  BooleanNumber,
  CellValueType,
  type ICellCustomRender,
  type ICellData,
  type ICellDataForSheetInterceptor,
  InterceptorEffectEnum,
  type IStyleData,
  type Nullable,
} from '@univerjs/core';
import { BEFORE_CELL_EDIT, INTERCEPTOR_POINT, type SheetInterceptorService } from '@univerjs/sheets';
import type { Area } from '../../model';
import type { SheetProperties } from '../protocol';
import { extrasOf, sheetId } from './cells';
import type { GridEvents } from './grid-events';
import { ACCENT } from './univer';

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

type StyleOf = (style: NonNullable<ICellData['s']>) => Nullable<IStyleData>;

export class DrawnCells {
  readonly #events: Pick<GridEvents, 'act' | 'openList'>;
  readonly #styleOf: StyleOf;
  readonly #sheets = new Map<number, SheetProperties>();
  readonly #tints = new Map<number, Map<string, IStyleData>>();

  /** @param styleOf the style that a cell names. */
  constructor(events: Pick<GridEvents, 'act' | 'openList'>, styleOf: StyleOf) {
    this.#events = events;
    this.#styleOf = styleOf;
  }

  properties(sheet: number): SheetProperties | undefined {
    return this.#sheets.get(sheet);
  }

  /** Takes in what a sheet is now. */
  remember(sheet: SheetProperties): void {
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

  forget(sheet: number): void {
    this.#sheets.delete(sheet);
    this.#tints.delete(sheet);
  }

  /** Display text, bands, notes, lists and checkboxes are drawn over the raw cells, and editing starts from them. */
  intercept(service: SheetInterceptorService): void {
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
    const own = cell?.s === undefined || cell.s === null ? null : this.#styleOf(cell.s);
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
