/** One cell to its value, by the declaration of its column. Never changes a cell. */
import {
  done,
  excerpt,
  formatDay,
  isDay,
  normalizeText,
  type Reading,
  type Refused,
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
import type { ListKey } from './lists';
import { readEach } from './several';

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
      `Ô này là ngày ${formatDay(cell)}, không phải số: bảng tính có thể đã tự đổi.`,
      'Ghi lại số vào ô này.',
    );
  }
  switch (type.kind) {
    case 'text':
    case 'name':
    case 'code':
    case 'id':
      return done(normalizeText(asWords(cell)));
    case 'instant':
      // A stamp whose time was cut off is a day: its year comes first there as well.
      return done(normalizeText(String(cell)));
    case 'day': {
      const day = readDay(cell, { today: context.today });
      if (day.ok && !type.mayBeFuture && day.value > context.today) {
        return refuse('future', `Ngày ${formatDay(day.value)} chưa tới.`, 'Xem lại ngày, tháng, năm.');
      }
      return day;
    }
    case 'birth':
      return readBirth(cell, { today: context.today });
    case 'month':
      // Sheets and Excel make a day of `3/2022`: the first of that month. The column decides, not the type of the cell.
      return isDay(cell) ? done(cell.slice(0, 7)) : readMonth(typed);
    case 'year': {
      const year = isDay(cell) ? done(yearOf(cell)) : readCount(cell);
      if (!year.ok) return year;
      return year.value >= 1900 && year.value <= 2100
        ? year
        : refuse('absurd', `Năm ${year.value} không hợp lẽ.`, 'Ghi năm bốn chữ số, ví dụ 2022.');
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
      return within(done(number.value > 1 ? number.value / 100 : number.value), 1, 'Tỷ lệ');
    }
    case 'quantity': {
      const quantity = readOneQuantity(cell);
      if (!quantity.ok) return quantity;
      const amount = within(done(quantity.value.amount), type.max, 'Số lượng');
      return amount.ok ? quantity : amount;
    }
    case 'choice':
      return (
        readDayAsChoice(cell, type.list, context) ?? readChoice(asWords(cell), type.list, context.catalogue)
      );
    case 'choices':
      return readChoices(asWords(cell), type.list, context);
    case 'yesNo': {
      if (typeof cell === 'boolean') return done(cell);
      const answer = readChoice(typed, 'yesNo', context.catalogue);
      return answer.ok
        ? done(answer.value === 'yes')
        : refuse('unreadable', `Ô này ghi “${excerpt(typed, 80)}”.`, 'Ghi Có hoặc Không.');
    }
    case 'phone':
      return readPhone(typed);
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(normalizeText(typed))
        ? done(normalizeText(typed))
        : refuse(
            'unreadable',
            `“${excerpt(typed, 80)}” không phải địa chỉ email.`,
            'Ghi lại, ví dụ chihoi5a@gmail.com.',
          );
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
  return only !== undefined && others.length === 0 ? done(only) : null;
}

function within(reading: Reading<number>, max: number, noun: string): Reading<number> {
  if (!reading.ok) return reading;
  if (reading.value < 0) return refuse('absurd', `${noun} không thể âm.`, 'Ghi lại số dương.');
  if (reading.value > max) {
    return refuse(
      'absurd',
      `${noun} ${numberText(reading.value)} lớn quá mức.`,
      'Xem lại có thừa số 0 không.',
    );
  }
  return reading;
}

/** Several values in one cell; one that is unknown leaves the cell unread. */
function readChoices(typed: string, list: ListKey, context: Context): Reading<readonly string[]> {
  const keys = new Set<string>();
  for (const { reading } of readEach(typed, list, context.catalogue)) {
    if (!reading.ok) return plain(reading);
    keys.add(reading.value);
  }
  return done([...keys]);
}

/** A refusal without its candidates, which are of another type. */
const plain = ({ problem: { code, what, todo } }: Refused<unknown>): Refused<never> =>
  refuse(code, what, todo);

function readTarget(typed: string, to: Target, context: Context): Reading<string | Party> {
  const keyed = (reading: Reading<{ key: string }>): Reading<string> =>
    reading.ok ? done(reading.value.key) : plain(reading);
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
      return isWard ? done(wardEntry.key) : keyed(readReference(typed, context.chapters, 'chi hội'));
    }
    case 'member':
      return keyed(readReference(typed, context.members, 'hội viên'));
    case 'party': {
      const member = readReference(typed, context.members, 'hội viên', false);
      if (member.ok) return done({ kind: 'member', key: member.value.key });
      const chapter = readReference(typed, context.chapters, 'chi hội', false);
      if (chapter.ok) return done({ kind: 'chapter', key: chapter.value.key });
      // An id that no row has is a broken reference; a bare name is a woman who is not a member yet.
      if (typed.includes('·') || member.problem.code === 'ambiguousReference') return plain(member);
      if (chapter.problem.code === 'ambiguousReference') return plain(chapter);
      return done({ kind: 'name', key: normalizeText(typed) });
    }
    case 'pairing':
      return keyed(readReference(typed, context.pairs, 'cặp'));
    default:
      return to satisfies never;
  }
}
