/** Measures of the page and of its letters, in the units of OOXML. */

/** Millimetres as twentieths of a point. */
export const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
/** Points as half-points, the unit of font sizes. */
export const pt = (points: number): number => points * 2;
/** Points as twentieths, the unit of spacing. */
export const gap = (points: number): number => points * 20;

export const FONT = 'Times New Roman';
export const BODY = 14;
export const TABLE = 12;
/** A4 less the margins 30 and 20 mm: what is left for text, and the width of a chart. */
export const TEXT_WIDTH = 160;
export const HEAD = { left: 70, right: 90 } as const;
