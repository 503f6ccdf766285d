/**
 * How days and months are written, as pieces of regular expressions: a field is one of them from end to end, a sentence holds
 * them anywhere. Lower case, one space between words.
 */

/** Groups: year, separator, month, day. */
export const ISO_DAY = String.raw`(\d{4})([-/.])(\d{1,2})\2(\d{1,2})`;
/** Groups: day, separator, month, year of four or two digits. */
export const FULL_DAY = String.raw`(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})`;
/** Groups: day, month. */
export const SHORT_DAY = String.raw`(\d{1,2}) ?[/.-] ?(\d{1,2})`;
/** `25 tháng 01 năm 2021`, `27. tháng 4 2025`, `05 tháng 6`. Groups: day, month, year. */
export const DAY_IN_WORDS = String.raw`(\d{1,2})[.,]? ?tháng (\d{1,2})(?:[.,/]? ?(?:năm ?)?(\d{4}))?`;
/** Groups: day of the week, without one it is Sunday. */
export const WEEKDAY = '(?:thứ (hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn)[,.]? ?';
export const DAY_WORD = '(?:ngày|hôm) ?';
/** Groups: year, month. */
export const ISO_MONTH = String.raw`(\d{4})[-/.](\d{1,2})`;
/** `01/2022`, `tháng 7 năm 1981`, `tháng 7.2016`, `T7/2016`. Groups: month, year. */
export const WRITTEN_MONTH = String.raw`(?:tháng ?|t ?)?(\d{1,2})(?: ?[/.-] ?| ?, ?| năm | )(\d{4})`;

/** A field that is this and nothing else. */
export const whole = (form: string): RegExp => new RegExp(`^${form}$`, 'u');
/** This at a place in a sentence (`lastIndex`), with no more digits behind it. */
export const placed = (form: string): RegExp => new RegExp(String.raw`${form}(?![\d\p{L}]|[/.,]\d)`, 'uy');
