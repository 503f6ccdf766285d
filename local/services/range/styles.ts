/** One look of a cell changed: each function gives the style after the change, and leaves nonsense out (errors-10). */
import type { Cell, Style, TextStyle } from '../../model';
import { type Loose, withStyle } from '../borders';
import { colorOf } from '../colors';
import { AUTOMATIC } from '../display';
import { EnumValue } from '../enums';
import { compact } from '../grid';
import { own } from '../strict';

const WEIGHTS: Readonly<Record<string, boolean>> = { bold: true, normal: false };
const SLANTS: Readonly<Record<string, boolean>> = { italic: true, normal: false };
const LINES: Readonly<Record<string, Pick<TextStyle, 'underline' | 'strikethrough'>>> = {
  underline: { underline: true, strikethrough: false },
  'line-through': { underline: false, strikethrough: true },
  none: { underline: false, strikethrough: false },
};
const WRAPS = { WRAP: 'wrap', OVERFLOW: 'overflow', CLIP: 'clip' } as const;

export function withText(style: Style | undefined, change: Loose<Partial<TextStyle>>): Style | undefined {
  return withStyle(style, { text: compact<Partial<TextStyle>>({ ...style?.text, ...change }) });
}

export function numberFormatted(style: Style | undefined, format: string): Style | undefined {
  const automatic = format === '' || /^general$/i.test(format) || format === AUTOMATIC;
  return withStyle(style, { numberFormat: automatic ? undefined : format });
}

/** errors-10: what is not a colour is ignored. */
export function backgrounded(style: Style | undefined, color: string | null): Style | undefined {
  if (color === null) return withStyle(style, { background: undefined });
  const background = colorOf(color);
  return background ? withStyle(style, { background }) : style;
}

export function colored(style: Style | undefined, given: string | null): Style | undefined {
  if (given === null) return withText(style, { color: undefined });
  const color = colorOf(given);
  return color ? withText(style, { color }) : style;
}

export function weighted(style: Style | undefined, weight: string | null): Style | undefined {
  if (weight === null) return withText(style, { bold: undefined });
  const bold = WEIGHTS[weight];
  return bold === undefined ? style : withText(style, { bold });
}

export function slanted(style: Style | undefined, slant: string | null): Style | undefined {
  if (slant === null) return withText(style, { italic: undefined });
  const italic = SLANTS[slant];
  return italic === undefined ? style : withText(style, { italic });
}

export function lined(style: Style | undefined, line: string | null): Style | undefined {
  if (line === null) return withText(style, { underline: undefined, strikethrough: undefined });
  const lines = LINES[line];
  return lines ? withText(style, lines) : style;
}

/** formats-03, errors-10. */
export function alignedAcross(style: Style | undefined, alignment: string | null): Style | undefined {
  if (alignment === null) return withStyle(style, { horizontal: undefined });
  if (alignment === 'left' || alignment === 'center' || alignment === 'right' || alignment === 'normal') {
    return withStyle(style, { horizontal: alignment });
  }
  return style;
}

export function horizontalName(cell: Cell | undefined): string {
  const horizontal = cell?.style?.horizontal ?? 'general';
  return horizontal === 'normal' ? 'general-left' : horizontal;
}

export function alignedDown(style: Style | undefined, alignment: string | null): Style | undefined {
  if (alignment === null) return withStyle(style, { vertical: undefined });
  return alignment === 'top' || alignment === 'middle' || alignment === 'bottom'
    ? withStyle(style, { vertical: alignment })
    : style;
}

export function wraps(cell: Cell | undefined): boolean {
  const wrap = cell?.style?.wrap;
  return wrap === undefined || wrap === 'wrap';
}

export function wrapped(
  style: Style | undefined,
  strategy: GoogleAppsScript.Spreadsheet.WrapStrategy,
): Style | undefined {
  const name = own(EnumValue, strategy).text;
  return withStyle(style, { wrap: name === 'WRAP' || name === 'CLIP' ? WRAPS[name] : WRAPS.OVERFLOW });
}
