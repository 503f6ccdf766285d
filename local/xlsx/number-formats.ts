/** Number formats: the built-in ones, those that show days, and the Vietnamese mark of figures. */

/** ECMA-376 part 1, 18.8.30, as an English workbook shows them. */
export const BUILT_IN_FORMATS: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'm/d/yyyy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'm/d/yyyy h:mm'],
  [37, '#,##0 ;(#,##0)'],
  [38, '#,##0 ;[Red](#,##0)'],
  [39, '#,##0.00;(#,##0.00)'],
  [40, '#,##0.00;[Red](#,##0.00)'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mmss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
]);
// The built-in numbers that mean the same text in every language.
export const FIXED_FORMATS = new Map(
  [1, 2, 3, 4, 9, 10, 11, 49].map((id) => [BUILT_IN_FORMATS.get(id) ?? '', id]),
);

/** Does the number format show days or times? */
export function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '');
  if (/\[(h+|m+|s+)\]/i.test(bare)) return true;
  return /[dmyhs]/i.test(bare.replace(/\[[^\]]*\]/g, '').replace(/general/gi, ''));
}

/** Vietnamese in a number format: `6.856` and `79,0%` also where the program itself speaks English. */
const VIETNAMESE = '[$-42A]';

/** Formats of figures only: days and plain text look alike in every locale. */
export function withLocale(code: string, locale: string): string {
  const isFigure = /[#0]/.test(code) && !isDateFormat(code) && !code.includes('[$');
  return locale.startsWith('vi') && isFigure ? `${VIETNAMESE}${code}` : code;
}

export const withoutLocale = (code: string): string =>
  code.startsWith(VIETNAMESE) ? code.slice(VIETNAMESE.length) : code;
