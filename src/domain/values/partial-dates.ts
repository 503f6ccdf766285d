/** Dates of which the day is not said, or need not be: births and months. */
import {
  type Birth,
  type Day,
  type DayOptions,
  formatDay,
  fullYear,
  isYear,
  type Month,
  readDay,
  yearOf,
} from './day';
import { orLeftover } from './leftover';
import { type CellInput, quote, type Reading, refuse, refuseEmpty } from './reading';
import { done, failed } from './result';
import { ISO_MONTH, WRITTEN_MONTH, whole } from './running/day-forms';
import { normalizeText } from './text';

/** A birth: a full date or only the year (`1975`, `năm 1975`, the number 1975, and `05/1975`, of which the year is kept). */
export function readBirth(cell: CellInput, options: DayOptions = {}): Reading<Birth> {
  const text = typeof cell === 'string' ? normalizeText(cell).toLowerCase() : '';
  if (cell === null || (typeof cell === 'string' && text === '')) return refuseEmpty('1975 hoặc 28/06/1975');
  const isPast = (year: number) => options.today === undefined || year <= yearOf(options.today);
  const [, monthText, yearText] =
    /^(?:sinh )?(?:năm )?(?:(?:tháng )?(\d{1,2})[/.-])?(\d{4})\.?$/u.exec(text) ?? [];
  const year = typeof cell === 'number' && isYear(cell) ? cell : Number(yearText);
  if (!Number.isNaN(year)) {
    const month = monthText === undefined ? 1 : Number(monthText);
    if (month < 1 || month > 12)
      return refuse('birth.month', `Không có tháng ${month}.`, 'Ghi 05/1975, hoặc chỉ năm 1975.');
    const first = `${year}-${String(month).padStart(2, '0')}`;
    if (options.today !== undefined && monthText !== undefined && first > options.today)
      return refuse('birth.future', `Tháng sinh ${quote(cell)} chưa tới.`, 'Kiểm tra lại năm.');
    if (isYear(year) && isPast(year)) return done({ year, day: null });
    return refuse('birth.year', `Năm sinh ${year} không hợp lý.`, 'Kiểm tra lại năm.');
  }
  if (/^\d{2}$/u.test(text)) {
    const guess = fullYear(text, options.today);
    return refuse(
      'birth.shortYear',
      `Năm sinh ${quote(text)} thiếu hai chữ số đầu.`,
      `Ghi đủ, ví dụ ${guess}.`,
      [{ year: guess, day: null }],
    );
  }
  const today = options.today === undefined ? {} : { today: options.today };
  const day = readDay(typeof cell === 'string' ? text.replace(/^sinh /u, '') : cell, today);
  const asBirth = (value: Day): Birth => ({ year: yearOf(value), day: value });
  if (!day.ok) {
    const { code, what, todo, candidates, leftover } = day.problem;
    if (code === 'day.unclear' && candidates === undefined) {
      const typed = normalizeText(String(cell));
      const unclear = refuse(
        'birth.unclear',
        `Chưa hiểu ngày sinh ${quote(cell)}.`,
        'Ghi 28/06/1975 hoặc chỉ năm 1975.',
      );
      return orLeftover(unclear, typed, 'năm sinh', 'Giữ lại một năm.', (part) =>
        /^\d{4}$/u.test(part) ? readBirth(part, options) : unclear,
      );
    }
    const { problem } = refuse(code, what, todo, candidates?.map(asBirth));
    return failed(leftover === undefined ? problem : { ...problem, leftover });
  }
  if (options.today !== undefined && day.value > options.today) {
    return refuse('birth.future', `Ngày sinh ${formatDay(day.value)} chưa tới.`, 'Kiểm tra lại năm.');
  }
  return done(asBirth(day.value));
}

const ISO = whole(ISO_MONTH);
const WRITTEN = whole(WRITTEN_MONTH);

/** A month: `01/2022`, `2022-01`, `tháng 1/2022`, `tháng 7 năm 1981`, `tháng 7.2016`, `T7/2016`. */
export function readMonth(cell: CellInput): Reading<Month> {
  if (cell === null || (typeof cell === 'string' && normalizeText(cell) === ''))
    return refuseEmpty('01/2022');
  const text = typeof cell === 'string' ? normalizeText(cell).toLowerCase() : '';
  const iso = ISO.exec(text);
  const written = WRITTEN.exec(text);
  const year = Number(iso?.[1] ?? written?.[2]);
  const month = Number(iso?.[2] ?? written?.[1]);
  if (Number.isNaN(year)) {
    const unclear = refuse(
      'month.unclear',
      `Chưa hiểu tháng ${quote(cell)}.`,
      'Ghi tháng/năm, ví dụ 01/2022.',
    );
    return orLeftover(unclear, normalizeText(String(cell)), 'tháng', 'Ghi mỗi tháng một dòng.', (part) =>
      WRITTEN.test(part.toLowerCase()) || ISO.test(part) ? readMonth(part) : unclear,
    );
  }
  if (!isYear(year)) {
    return refuse('month.year', `Năm ${year} trong ${quote(text)} không hợp lý.`, 'Kiểm tra lại năm.');
  }
  if (month < 1 || month > 12) {
    return refuse('month.impossible', `Không có tháng ${month}.`, 'Ghi tháng từ 1 đến 12, ví dụ 01/2022.');
  }
  return done(`${year}-${String(month).padStart(2, '0')}` as Month);
}
