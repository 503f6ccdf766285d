/**
 * Numbers that say no figure: in names of places (`Khu 2`, `tổ 36A`), of documents (`04/TTr-PN`), of movements (`5 không 3
 * sạch`), in telephone numbers, times, ages and headings.
 */
import { knownAt } from './nouns';
import { COUNT_SCALES, CURRENCY, scaleAt } from './sums';
import type { Token } from './tokens';
import { weightUnitAt } from './weights';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

/** Behind these a number is a name, unless it says its own measure (`khu 20kg gạo`). */
const PLACES = set(
  `khu tổ thôn ấp phường xã quận huyện xóm bản buôn làng sóc khối khóm cụm đội đường ngõ hẻm kiệt ngách phố lớp khóa khoá chi hội hội bộ đoàn
  nhà tầng lô toà tòa kho cống trạm bến chốt km căn hộ zone thị trấn`,
);
/** The words before the last one of a place name that is not one by itself: `chi hội 2`, but `hội 2`. */
const PAIRS = set('chi_hội chi_bộ chi_đoàn liên_gia số_nhà thị_trấn khu_phố dân_phố căn_hộ ki_ốt');
const PAIR_ENDS = set('hội bộ đoàn gia nhà hộ trấn ốt');
/** Behind these too, but a word for what is counted makes it a figure: `đợt 1`, `nhóm 5 hội viên`. */
const ORDERS = set(
  `số thứ lần đợt kỳ kì khóa khoá cấp hạng loại mức vòng bước mũi liều tuần trang bảng biểu mẫu hình phần chương mục điều khoản điểm bài tập
  quyển nhóm top giải lục định chỉ quyết nghị luận án tư cáo covid vitamin pha ca tiết câu đề f phím máy đài hotline chiều kênh quý tháng`,
);
/** Documents and programmes known by their number: `Nghị quyết 05`, `Đề án 939`. */
const DOCUMENTS = set(
  'nghị_định nghị_quyết quyết_định chỉ_thị kết_luận thông_tư đề_án kế_hoạch công_văn hướng_dẫn văn_bản chương_trình phụ_lục tờ_trình quy_định luật_số tổng_đài',
);
const DATED = set('đường phố trường');
const DATED_PAIRS = set('công_viên quảng_trường tiểu_học mầm_non mẫu_giáo');
const DAY_OF_NAME = /\d{1,2}[/-]\d{1,2}(?![\d/])/uy;

/** `04/TTr-PN`, `152/2025/NĐ-CP`, `05-CT/TW`: capitals behind the number. */
const DOCUMENT =
  /\d{1,6}(?:[/-]\d{1,6}){0,3} ?[/-](?=\p{Lu}[\p{L}\d]{0,20}(?:\p{Lu}|[-/.]))[\p{L}\d/.&-]{0,40}[\p{L}\d]/uy;
const PHONE = /(?:\(?0\d{2,4}\)?(?:[ .-]?\d{3,4}){2,3}|\+?84(?:[ .-]?\d{2,4}){3,4})(?![\d])/uy;
const LONG = /\d{9,}/uy;
const TIME =
  /\d{1,2} ?(?:h|giờ)(?![\p{L}])(?: ?\d{1,2}(?: ?(?:phút|p|'))?(?![\p{L}\d.,]))?|\d{1,2}g\d{2}(?!\d)|\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{1,3} ?phút|\d{1,2}\/24 ?(?:h|giờ)/uy;
const AGE = /\d{1,3}(?: ?(?:-|–|đến) ?\d{1,3})? ?(?:tháng |năm )?tuổi(?!\p{L})/uy;
const MOVEMENT =
  /(?:\d|ba|hai|năm|bốn)(?: ?(?:không|có|sạch|biết|tốt|an|giỏi|nhất|cùng|đảm đang|dám|giữ|xung kích|sẵn sàng|tại chỗ|trách nhiệm|xây|chống))(?!\p{L})(?: (?:việc|chủ động|biết))?|\d ?\+ ?\d(?!\d)|[0o] ?(?:đồng|đ)(?!\p{L})|\d[kst](?!\p{L})/uy;
const HEADING = /(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}[.)/])(?= ?\p{Lu})|\d{1,2}[.)](?= \p{Ll})/uy;
/** Glued letters that make a name of a number: `5A`, `29c`, `H5N1`. */
const LETTERED = /\d+[\p{L}](?![\p{L}\d])/uy;
const GLUED_UNITS = /\d(?:m|g|k|đ|d|l)(?!\p{L})/uy;

export interface Scan {
  readonly tokens: readonly Token[];
  /** Lower case. */
  readonly text: string;
  readonly cased: string;
}

function reach(form: RegExp, text: string, start: number): number | null {
  form.lastIndex = start;
  return form.test(text) ? form.lastIndex : null;
}

/** The token that begins at or behind a character, from `at` on. */
export function tokenFrom(tokens: readonly Token[], at: number, character: number): number {
  let next = at;
  while (next < tokens.length && (tokens[next]?.start ?? 0) < character) next += 1;
  return next;
}

const pair = (tokens: readonly Token[], at: number): string =>
  `${tokens[at - 2]?.text ?? ''}_${tokens[at - 1]?.text ?? ''}`;

/** The token behind a number that is part of a name, or null. */
export function nameAt({ tokens, text, cased }: Scan, at: number): number | null {
  const token = tokens[at];
  if (token === undefined || (token.kind !== 'number' && token.kind !== 'word' && token.text !== '+'))
    return null;
  const to = (character: number | null): number | null =>
    character === null ? null : Math.max(at + 1, tokenFrom(tokens, at, character));
  const { start } = token;
  if (token.kind === 'number' || token.text === '+') {
    const phone = to(reach(PHONE, text, start) ?? reach(LONG, text, start));
    if (phone !== null && !isMoney(tokens, phone)) return phone;
  }
  if (token.kind === 'word') return movementAt({ tokens, text, cased }, at);
  if (token.kind !== 'number') return null;
  const isGlued = token.glued && tokens[at - 1]?.text !== 'x' && /[\p{L}\d]/u.test(text.charAt(start - 1));
  const isTied =
    token.glued && /[-/]/u.test(text.charAt(start - 1)) && /[\p{L}\d]/u.test(text.charAt(start - 2));
  if (isGlued || (isTied && !isShared(tokens, at))) return at + 1;
  const isFirst = at === 0 || tokens[at - 1]?.kind === 'break';
  const whole =
    to(reach(DOCUMENT, cased, start)) ??
    to(reach(TIME, text, start)) ??
    to(reach(AGE, text, start)) ??
    movementAt({ tokens, text, cased }, at) ??
    (isFirst ? to(headingAt(text, cased, start)) : null);
  if (whole !== null) return whole;
  // A street or a square that is called by a day.
  const isDated = DATED.has(tokens[at - 1]?.text ?? '') || DATED_PAIRS.has(pair(tokens, at));
  const day = isDated ? to(reach(DAY_OF_NAME, text, start)) : null;
  if (day !== null) return day;
  if (isUpperUnit(cased, token)) return at + 2;
  const lettered = reach(LETTERED, text, start);
  if (lettered !== null && reach(GLUED_UNITS, text, token.end - 1) === null) return to(lettered);
  return null;
}

/** `25 tỷ đồng/512 hộ`, `350kg/35 hộ`: behind a unit and its stroke a number with a unit of its own is another figure. */
function isShared(tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.text !== '/') return false;
  const isUnit = isMeasured(tokens, at - 2) || knownAt(tokens, at - 2) !== null;
  return isUnit && (isMeasured(tokens, at + 1) || knownAt(tokens, at + 1) !== null);
}

/** `5G`, `36M`: a capital behind a small number is no gram and no metre. */
const isUpperUnit = (cased: string, token: Token): boolean =>
  /^[GMLT](?![\p{L}\d])/u.test(cased.slice(token.end, token.end + 2));

function headingAt(text: string, cased: string, start: number): number | null {
  const end = reach(HEADING, cased, start);
  // `27. Tháng 4 2025` is a date.
  return end !== null && !/^ ?tháng \d/u.test(text.slice(end, end + 10)) ? end : null;
}

function movementAt({ tokens, text }: Scan, at: number): number | null {
  const token = tokens[at];
  if (token === undefined || (token.glued && /[\p{L}\d.,/]/u.test(text.charAt(token.start - 1)))) return null;
  if (!/^(?:\d|o$|ba$|hai$|năm$|bốn$)/u.test(token.text)) return null;
  const end = reach(MOVEMENT, text, token.start);
  return end === null || end < token.end ? null : Math.max(at + 1, tokenFrom(tokens, at, end));
}

const isMoney = (tokens: readonly Token[], at: number): boolean => CURRENCY.has(tokens[at]?.text ?? '');

export type Before = 'place' | 'order' | null;

/** What the words before a number make of it. */
export function beforeIs(tokens: readonly Token[], at: number): Before {
  const last = tokens[at - 1];
  if (last?.kind !== 'word') return null;
  const both = pair(tokens, at);
  if (DOCUMENTS.has(both) || PAIRS.has(both)) return DOCUMENTS.has(both) ? 'order' : 'place';
  if (last.text === 'số') return ['tổng', 'con', 'là'].includes(tokens[at - 2]?.text ?? '') ? null : 'order';
  if (PAIR_ENDS.has(last.text)) return null;
  if (PLACES.has(last.text)) return 'place';
  return ORDERS.has(last.text) ? 'order' : null;
}

/** A unit that is no name of a place: a measure, a scale or the currency. */
export function isMeasured(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const isScale = scaleAt(tokens, at) !== null || COUNT_SCALES.has(token.text);
  return isScale || CURRENCY.has(token.text) || token.text === '%' || weightUnitAt(tokens, at) !== null;
}
