/** One cell to its value, by the declaration of its column. Never changes a cell. */
import {
  formatDay,
  isDay,
  normalizeText,
  type Reading,
  read,
  readBirth,
  readCount,
  readDay,
  readMoney,
  readMonth,
  readNumber,
  readOneQuantity,
  readPercent,
  readPhone,
  refuse,
  sameText,
  yearOf,
} from '../values';
import type { AnyColumn, Cell, Party, Target } from './column';
import { type Context, readChoice, readReference, wardEntry } from './context';

export const asText = (cell: Cell): string =>
  typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : typeof cell === 'number' ? numberText(cell) : cell;

/**
 * A cell as a column of words reads it. The sheet makes a day of `8/3` and `1/6`: where words belong, the person wrote the
 * text, and a day of this or another year reads as the day that it is.
 */
function asWords(cell: Cell): string {
  return isDay(cell) ? formatDay(cell) : asText(cell);
}

/** As a Vietnamese sheet shows a plain number. */
const numberText = (value: number): string => String(value).replace('.', ',');

/** Kinds of numbers: a day in their cells is what the sheet has made of something else (`1.5`, `3/4`). */
const NUMBERS: ReadonlySet<string> = new Set(['money', 'count', 'decimal', 'rate', 'quantity', 'phone']);

/** Reads one cell that is not blank. */
export function decodeCell(column: AnyColumn, cell: Cell, context: Context): Reading<unknown> {
  const { type } = column;
  const typed = asText(cell);
  if (isDay(cell) && NUMBERS.has(type.kind)) {
    return refuse(
      'unreadable',
      `Ô này là ngày ${formatDay(cell)}, không phải số: bảng tính có thể đã tự đổi. Ghi lại số vào ô này.`,
    );
  }
  switch (type.kind) {
    case 'text':
    case 'name':
    case 'code':
    case 'id':
      return read(normalizeText(asWords(cell)));
    case 'instant':
      // A stamp whose time was cut off is a day: its year comes first there as well.
      return read(normalizeText(String(cell)));
    case 'day': {
      const day = readDay(cell, { today: context.today });
      if (day.ok && !type.mayBeFuture && day.value > context.today) {
        return refuse('future', `Ngày ${formatDay(day.value)} chưa tới. Xem lại ngày, tháng, năm.`);
      }
      return day;
    }
    case 'birth':
      return readBirth(cell, { today: context.today });
    case 'month':
      // Sheets and Excel make a day of `3/2022`: the first of that month. The column decides, not the type of the cell.
      return isDay(cell) ? read(cell.slice(0, 7)) : readMonth(typed);
    case 'year': {
      const year = isDay(cell) ? read(yearOf(cell)) : readCount(cell);
      if (!year.ok) return year;
      return year.value >= 1900 && year.value <= 2100
        ? year
        : refuse('absurd', `Năm ${year.value} không hợp lẽ. Ghi năm bốn chữ số, ví dụ 2022.`);
    }
    case 'money':
      return within(readMoney(cell), type.max, 'Số tiền');
    case 'count':
      return within(readCount(cell), type.max, 'Số lượng');
    case 'decimal':
      return within(readNumber(cell), type.max, 'Số');
    case 'rate': {
      const percent = readPercent(typed);
      if (percent.ok) return within(percent, 1, 'Tỷ lệ');
      const number = readNumber(cell);
      if (!number.ok) return percent;
      return within(read(number.value > 1 ? number.value / 100 : number.value), 1, 'Tỷ lệ');
    }
    case 'quantity': {
      const quantity = readOneQuantity(cell);
      if (!quantity.ok) return quantity;
      const amount = within(read(quantity.value.amount), type.max, 'Số lượng');
      return amount.ok ? quantity : amount;
    }
    case 'choice':
      return (
        readDayAsChoice(cell, type.list, context) ?? readChoice(asWords(cell), type.list, context.catalogue)
      );
    case 'choices':
      return readChoices(asWords(cell), column, context);
    case 'yesNo': {
      if (typeof cell === 'boolean') return read(cell);
      const answer = readChoice(typed, 'yesNo', context.catalogue);
      return answer.ok
        ? read(answer.value === 'yes')
        : refuse('unreadable', `Ô này ghi “${typed}”. Ghi Có hoặc Không.`);
    }
    case 'phone':
      return readPhone(typed);
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(normalizeText(typed))
        ? read(normalizeText(typed))
        : refuse('unreadable', `“${typed}” không phải địa chỉ email. Ghi lại, ví dụ chihoi5a@gmail.com.`);
    case 'reference':
      return readTarget(typed, type.to, context);
    default:
      return type satisfies never;
  }
}

/** `8/3` in a list of occasions, which the sheet has made a day of some year; null where the list has no such name. */
function readDayAsChoice(
  cell: Cell,
  list: Parameters<typeof readChoice>[1],
  { catalogue }: Context,
): Reading<string> | null {
  if (!isDay(cell)) return null;
  const [, month = '', day = ''] = cell.split('-');
  const found = new Set(
    [`${Number(day)}/${Number(month)}`, `${day}/${month}`].flatMap((text) => {
      const reading = readChoice(text, list, catalogue);
      return reading.ok ? [reading.value] : [];
    }),
  );
  const [only, ...others] = found;
  return only !== undefined && others.length === 0 ? read(only) : null;
}

function within(reading: Reading<number>, max: number, noun: string): Reading<number> {
  if (!reading.ok) return reading;
  if (reading.value < 0) return refuse('absurd', `${noun} không thể âm. Ghi lại số dương.`);
  if (reading.value > max) {
    return refuse('absurd', `${noun} ${numberText(reading.value)} lớn quá mức. Xem lại có thừa số 0 không.`);
  }
  return reading;
}

/** Several values in one cell, parted by comma, semicolon or line break. */
function readChoices(typed: string, column: AnyColumn, context: Context): Reading<readonly string[]> {
  if (column.type.kind !== 'choices') return refuse('unreadable', '');
  const { list } = column.type;
  // A label may itself hold a comma (“Bìa, giấy”): try the whole cell first.
  const whole = readChoice(typed, list, context.catalogue);
  if (whole.ok) return read([whole.value]);
  const parts = typed
    .split(/[,;\n]/)
    .map((part) => normalizeText(part))
    .filter((part) => part !== '');
  const keys: string[] = [];
  for (let at = 0; at < parts.length; ) {
    // The longest run of parts that is one label: “Thăm hỏi, động viên” is one value, not two.
    let taken = parts.length - at;
    let one = readChoice(parts.slice(at).join(', '), list, context.catalogue);
    while (!one.ok && taken > 1) {
      taken -= 1;
      one = readChoice(parts.slice(at, at + taken).join(', '), list, context.catalogue);
    }
    if (!one.ok) return refuse(one.code, one.message);
    if (!keys.includes(one.value)) keys.push(one.value);
    at += taken;
  }
  return read(keys);
}

function readTarget(typed: string, to: Target, context: Context): Reading<string | Party> {
  const keyed = (reading: Reading<{ key: string }>): Reading<string> =>
    reading.ok ? read(reading.value.key) : refuse(reading.code, reading.message);
  switch (to) {
    case 'chapter':
      return keyed(readReference(typed, context.chapters, 'chi hội'));
    case 'chapterOrWard': {
      const isWard = [
        wardEntry.label,
        wardEntry.key,
        `${wardEntry.label} · ${wardEntry.key}`,
        'phường',
        'hội phường',
        'hội lhpn phường',
      ].some((name) => sameText(name, typed));
      return isWard ? read(wardEntry.key) : keyed(readReference(typed, context.chapters, 'chi hội'));
    }
    case 'member':
      return keyed(readReference(typed, context.members, 'hội viên'));
    case 'party': {
      const member = readReference(typed, context.members, 'hội viên', false);
      if (member.ok) return read({ kind: 'member', key: member.value.key });
      const chapter = readReference(typed, context.chapters, 'chi hội', false);
      if (chapter.ok) return read({ kind: 'chapter', key: chapter.value.key });
      // An id that no row has is a broken reference; a bare name is a woman who is not a member yet.
      if (typed.includes('·') || member.code === 'ambiguousReference')
        return refuse(member.code, member.message);
      if (chapter.code === 'ambiguousReference') return refuse(chapter.code, chapter.message);
      return read({ kind: 'name', key: normalizeText(typed) });
    }
    case 'pairing':
      return keyed(readReference(typed, context.pairs, 'cặp'));
    default:
      return to satisfies never;
  }
}
