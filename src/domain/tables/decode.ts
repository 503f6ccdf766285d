/**
 * Rows to records: reads each cell by its column's declaration and says, for each row that cannot be counted, which
 * cell is wrong and what to do. Never changes a cell.
 */
import {
  fold,
  formatDay,
  isDay,
  nearest,
  normalizeText,
  type Reading,
  read,
  readBirth,
  readCount,
  readDay,
  readMoney,
  readMonth,
  readNumber,
  readPercent,
  readPhone,
  readQuantity,
  refuse,
} from '../values';
import type { AnyColumn, Cell, Party, Target } from './column';
import { type Context, readChoice, readReference, wardEntry } from './context';
import type { ListKey } from './lists';
import { readEach } from './several';
import type { AnyTable, CellProblem, ProblemCode, Row, RowFacts } from './table';

/** A tab as it was read: the header row, the rows below it, and which areas are merged (0-based in `rows`). */
export interface RawTable {
  readonly headers: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly { readonly row: number; readonly rows: number; readonly column: number }[];
}

/** Row number on the sheet of the first row below the header. */
export const FIRST_ROW = 2;

/** A problem with its place. `row` is absent for a problem of the tab itself. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'notice';
  readonly sheet: string;
  readonly row: number | null;
  /** 0-based column on the sheet, or null for the row or the tab. */
  readonly column: number | null;
  readonly header: string | null;
  readonly chapterCode: string | null;
  /** What stands in the cell now. */
  readonly found: string;
  readonly what: string;
  readonly todo: string;
}

export interface TableRecords<R> {
  readonly sheet: string;
  /** false: the tab or a column that every row needs is missing, so nothing of it could be counted. */
  readonly isReadable: boolean;
  readonly rows: readonly R[];
  /** Row numbers that were left out, for the stamp. */
  readonly leftOut: readonly number[];
  readonly problems: readonly Problem[];
  /** Where each column of the declaration stands (0-based); null where it is missing. */
  readonly places: Readonly<Record<string, number | null>>;
}

/** Splits a reader's message into what is wrong and what to do: the first sentence and the rest. */
function inTwo(message: string): { what: string; todo: string } {
  // What a person typed stands in quotation marks: a full stop in there ends no sentence.
  const parts = /^((?:“[^”]*”|[^“])*?[.!?])\s+(?=[\p{Lu}“])(.*)$/su.exec(message);
  return { what: parts?.[1] ?? message, todo: parts?.[2] ?? 'Sửa lại ô này.' };
}

/** Error values as Sheets shows them, in English and in Vietnamese files alike. */
const CELL_ERROR = /^#(REF|N\/A|NAME|VALUE|DIV\/0|NUM|NULL|ERROR)[!?]?$/;

/** Kinds whose bad cell does not change any figure: the row still counts, and the cell is asked about. */
const HARMLESS: ReadonlySet<string> = new Set([
  'phone',
  'email',
  'birth',
  'instant',
  'text',
  'name',
  'id',
  'code',
]);

const asText = (cell: Cell): string =>
  typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : typeof cell === 'number' ? numberText(cell) : cell;

/** As a Vietnamese sheet shows a plain number. */
const numberText = (value: number): string => String(value).replace('.', ',');

/** A cell as a person sees it: a day that was read as `YYYY-MM-DD` stands on the sheet as dd/mm/yyyy. */
const shown = (cell: Cell): string => (isDay(cell) ? formatDay(cell) : asText(cell));

/** Begins with a letter, figure or sign: not blank, without normalising (ten columns of 10,000 cells are asked). */
const VISIBLE = /^[!-~¡-¬®-ỿ]/;

const isBlank = (cell: Cell | undefined): boolean =>
  cell === undefined ||
  cell === '' ||
  (typeof cell === 'string' && !VISIBLE.test(cell) && normalizeText(cell) === '');

/** Where each declared column stands, by header; problems of the header row. */
function placeColumns(table: AnyTable, headers: readonly Cell[]) {
  const titles = headers.map((header) => fold(normalizeText(asText(header)).replace(/\s*\*$/, '')));
  const taken = new Set<number>();
  const places: Record<string, number | null> = {};
  const doubled = new Map<string, number[]>();
  const columns = Object.entries(table.columns);
  for (const [key, column] of columns) {
    const found = titles.flatMap((title, index) => (title === fold(column.header) ? [index] : []));
    const [first] = found;
    places[key] = first ?? null;
    if (first !== undefined) taken.add(first);
    if (found.length > 1) doubled.set(key, found);
  }
  for (const [key, column] of columns) {
    if (places[key] !== null) continue;
    const at = titles.findIndex(
      (title, index) => !taken.has(index) && column.aliases.some((alias) => fold(alias) === title),
    );
    if (at >= 0) {
      places[key] = at;
      taken.add(at);
    }
  }
  const strangers = headers
    .map((header, index) => ({ text: normalizeText(asText(header)), index }))
    .filter(
      ({ text, index }) => text !== '' && !taken.has(index) && ![...doubled.values()].flat().includes(index),
    );
  return { places, doubled, strangers };
}

const columnLetter = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnLetter(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));

/** `A1`-style name of a cell; `column` is 0-based, `row` from 1. */
export const a1 = (row: number, column: number): string => `${columnLetter(column)}${row}`;

/** Reads one cell that is not blank. */
export function decodeCell(column: AnyColumn, cell: Cell, context: Context): Reading<unknown> {
  const { type } = column;
  const typed = asText(cell);
  switch (type.kind) {
    case 'text':
    case 'name':
    case 'code':
    case 'id':
    case 'instant':
      return read(normalizeText(typed));
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
      return readMonth(typed);
    case 'year': {
      const year = readCount(cell);
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
      const quantity = readQuantity(cell);
      if (!quantity.ok) return quantity;
      const amount = within(read(quantity.value.amount), type.max, 'Số lượng');
      return amount.ok ? quantity : amount;
    }
    case 'choice':
      return readChoice(typed, type.list, context.catalogue);
    case 'choices':
      return readChoices(typed, type.list, context);
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

function within(reading: Reading<number>, max: number, noun: string): Reading<number> {
  if (!reading.ok) return reading;
  if (reading.value < 0) return refuse('absurd', `${noun} không thể âm. Ghi lại số dương.`);
  if (reading.value > max) {
    return refuse('absurd', `${noun} ${numberText(reading.value)} lớn quá mức. Xem lại có thừa số 0 không.`);
  }
  return reading;
}

/** Several values in one cell; one that is unknown leaves the cell unread. */
function readChoices(typed: string, list: ListKey, context: Context): Reading<readonly string[]> {
  const keys = new Set<string>();
  for (const { reading } of readEach(typed, list, context.catalogue)) {
    if (!reading.ok) return refuse(reading.code, reading.message);
    keys.add(reading.value);
  }
  return read([...keys]);
}

function readTarget(typed: string, to: Target, context: Context): Reading<string | Party> {
  const keyed = (reading: Reading<{ key: string }>): Reading<string> =>
    reading.ok ? read(reading.value.key) : refuse(reading.code, reading.message);
  switch (to) {
    case 'chapter':
      return keyed(readReference(typed, context.chapters, 'chi hội'));
    case 'chapterOrWard': {
      const folded = fold(typed);
      const isWard = [
        wardEntry.label,
        wardEntry.key,
        `${wardEntry.label} · ${wardEntry.key}`,
        'phường',
        'hội phường',
        'hội lhpn phường',
      ].some((name) => fold(name) === folded);
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

/** Decodes a tab. `raw` is null where the workbook has no such tab. */
export function decodeTable<T extends AnyTable>(
  table: T,
  raw: RawTable | null,
  context: Context,
): TableRecords<Row<T>> {
  const columns = Object.entries(table.columns);
  const nowhere = Object.fromEntries(columns.map(([key]) => [key, null]));
  const ofTab = (code: ProblemCode, what: string, todo: string, column: number | null = null): Problem => ({
    code,
    severity: 'error',
    sheet: table.sheet,
    row: column === null ? null : FIRST_ROW - 1,
    column,
    header: null,
    chapterCode: null,
    found: '',
    what,
    todo,
  });
  if (raw === null) {
    return {
      sheet: table.sheet,
      isReadable: false,
      rows: [],
      leftOut: [],
      problems: [
        ofTab('missingTab', `Không có tab “${table.sheet}”.`, 'Bấm Sổ Hội → Cài đặt sổ để tạo lại tab.'),
      ],
      places: nowhere,
    };
  }

  const { places, doubled, strangers } = placeColumns(table, raw.headers);
  const problems: Problem[] = [];
  let isReadable = true;
  for (const [key, column] of columns) {
    const title = column.header;
    if (places[key] === null) {
      if (column.isDeprecated || (column.isSystem && !column.isRequired)) continue;
      const close = nearest(
        title,
        strangers.map(({ text }) => text),
        1,
      )[0];
      const stranger = strangers.find(({ text }) => text === close);
      const renamed =
        stranger === undefined ? '' : ` Cột ${columnLetter(stranger.index)} đang ghi “${stranger.text}”.`;
      problems.push({
        ...ofTab(
          'missingHeader',
          `Tab ${table.sheet} thiếu cột “${title}”.${renamed}`,
          stranger === undefined
            ? 'Bấm Sổ Hội → Cài đặt sổ để thêm lại cột.'
            : `Nếu đó là cột “${title}”, đổi tiêu đề về như cũ.`,
          stranger?.index ?? null,
        ),
        severity: column.isRequired ? 'error' : 'notice',
      });
      if (column.isRequired) isReadable = false;
    }
    const twice = doubled.get(key);
    if (twice !== undefined) {
      problems.push({
        ...ofTab(
          'doubledHeader',
          `Tab ${table.sheet} có ${twice.length} cột “${title}” (${twice.map(columnLetter).join(', ')}).`,
          'Giữ một cột, đổi tên hoặc xoá cột kia.',
          twice[1] ?? null,
        ),
        severity: 'notice',
        header: title,
      });
    }
  }

  const entryColumns = columns.filter(([, column]) => !column.isSystem);
  // Tick boxes that nobody ticked read false all the way down a tab.
  const isUntouched = (cell: Cell | undefined) => cell === false || isBlank(cell);
  const isRowBlank = (cells: readonly Cell[]) =>
    entryColumns.every(([key]) => {
      const place = places[key];
      return (
        place === null ||
        place === undefined ||
        (doubled.get(key) ?? [place]).every((at) => isUntouched(cells[at]))
      );
    });

  const rows: (RowFacts & Record<string, unknown>)[] = [];
  const leftOut: number[] = [];
  const seen = new Map<string, number>();
  for (const [index, cells] of raw.rows.entries()) {
    if (isRowBlank(cells)) continue;
    const row = index + FIRST_ROW;
    const decoded: Record<string, unknown> = {};
    const found: CellProblem[] = [];
    for (const [key, column] of columns) {
      const place = places[key] ?? null;
      const twice = doubled.get(key);
      const [cell = '', ...others] = (twice ?? (place === null ? [] : [place]))
        .map((at) => cells[at] ?? '')
        .filter((value) => !isBlank(value));
      decoded[key] = null;
      const other = others.find((value) => value !== cell);
      if (other !== undefined) {
        found.push({
          column: key,
          code: 'doubledHeader',
          severity: 'error',
          what: `Hai cột “${column.header}” ghi khác nhau: “${asText(cell)}” và “${asText(other)}”.`,
          todo: 'Giữ một cột đúng.',
        });
        continue;
      }
      if (isBlank(cell)) {
        if (column.isRequired && place !== null) {
          found.push({
            column: key,
            code: 'missing',
            severity: 'error',
            what: `Chưa có ${lowerFirst(column.header)}.`,
            todo: `Ghi ${lowerFirst(column.header)}${column.exampleText === '' ? '' : `, ví dụ ${column.exampleText}`}.`,
          });
        }
        continue;
      }
      if (typeof cell === 'string' && CELL_ERROR.test(cell)) {
        found.push({
          column: key,
          code: 'cellError',
          severity: column.isSystem ? 'notice' : 'error',
          what: `Ô bị lỗi ${cell}.`,
          todo: 'Xoá công thức trong ô và ghi lại giá trị.',
        });
        continue;
      }
      const reading = decodeCell(column, cell, context);
      if (reading.ok) decoded[key] = reading.value;
      else {
        found.push({
          column: key,
          code: isProblemCode(reading.code) ? reading.code : 'unreadable',
          severity: HARMLESS.has(column.type.kind) && !column.isRequired ? 'notice' : 'error',
          ...inTwo(reading.message),
        });
      }
    }

    const own = decoded[table.keyColumn ?? 'id'];
    const key = typeof own === 'string' ? own.toUpperCase() : '';
    const before = key === '' ? undefined : seen.get(key);
    if (before !== undefined) {
      found.push({
        column: table.keyColumn ?? 'id',
        code: 'doubledId',
        severity: 'error',
        what: `Mã ${key} đã có ở dòng ${before}.`,
        todo:
          table.keyColumn === undefined
            ? 'Nếu là dòng mới, xoá ô Mã. Nếu chép thừa, xoá cả dòng.'
            : 'Đặt mã khác cho dòng này.',
      });
    } else if (key !== '') seen.set(key, row);

    const together = table.uniqueBy?.map((column) => decoded[column]);
    if (together?.every((value) => value !== null)) {
      const name = JSON.stringify(together);
      const first = seen.get(name);
      if (first === undefined) seen.set(name, row);
      else {
        const headers =
          table.uniqueBy?.map((column) => lowerFirst(table.columns[column]?.header ?? '')) ?? [];
        found.push({
          column: table.uniqueBy?.at(-1) ?? 'id',
          code: 'doubledKey',
          severity: 'error',
          what: `Dòng ${first} đã ghi cho cùng ${headers.join(' và ')}.`,
          todo: 'Giữ một dòng, xoá hoặc sửa dòng kia.',
        });
      }
    }

    const named = table.chapterColumn === undefined ? null : decoded[table.chapterColumn];
    let record: Record<string, unknown> = {
      chapterCode: typeof named === 'string' ? named : null,
      ...decoded,
      row,
      key,
    };
    if (
      !found.some((problem) => problem.severity === 'error') &&
      isReadable &&
      table.complete !== undefined
    ) {
      // The declaration typed its own row; this loop only carries it.
      const completion = table.complete(record as never, context);
      record = { ...record, ...completion.derived };
      found.push(...completion.problems);
    }
    const chapterCode = typeof record.chapterCode === 'string' ? record.chapterCode : null;
    for (const problem of found) {
      const place = places[problem.column] ?? null;
      problems.push({
        code: problem.code,
        severity: problem.severity,
        sheet: table.sheet,
        row,
        column: place,
        header: table.columns[problem.column]?.header ?? null,
        chapterCode,
        found: place === null ? '' : shown(cells[place] ?? ''),
        what: problem.what,
        todo: problem.todo,
      });
    }
    if (found.some((problem) => problem.severity === 'error') || !isReadable) leftOut.push(row);
    else rows.push(record as RowFacts & Record<string, unknown>);
  }

  for (const { row, ...problem } of isReadable ? (table.across?.(rows as never, context) ?? []) : []) {
    const at = rows.findIndex((record) => record.row === row);
    const place = places[problem.column] ?? null;
    problems.push({
      code: problem.code,
      severity: problem.severity,
      sheet: table.sheet,
      row,
      column: place,
      header: table.columns[problem.column]?.header ?? null,
      chapterCode: rows[at]?.chapterCode ?? null,
      found: place === null ? '' : asText(raw.rows[row - FIRST_ROW]?.[place] ?? ''),
      what: problem.what,
      todo: problem.todo,
    });
    if (problem.severity !== 'error') continue;
    leftOut.push(row);
    if (at >= 0) rows.splice(at, 1);
  }

  for (const merge of raw.merges) {
    const row = merge.row + FIRST_ROW;
    if (merge.rows < 2 && isRowBlank(raw.rows[merge.row] ?? [])) continue;
    problems.push({
      ...ofTab(
        'merged',
        `Các ô ở dòng ${row} bị gộp với nhau; chỉ ô đầu có giá trị.`,
        'Bỏ gộp ô và ghi đủ từng dòng.',
        merge.column,
      ),
      severity: 'notice',
      row,
    });
  }

  return {
    sheet: table.sheet,
    isReadable,
    rows: rows as unknown as Row<T>[], // decoded by the very declaration that Row<T> is made from
    leftOut,
    problems,
    places,
  };
}

const CODES: ReadonlySet<string> = new Set<ProblemCode>([
  'unknownChoice',
  'unknownReference',
  'ambiguousReference',
  'future',
  'absurd',
]);
const isProblemCode = (code: string): code is ProblemCode => CODES.has(code);

/** `Số lượng` inside a sentence: `số lượng`; names of things keep their capital (`Đảng viên`). */
function lowerFirst(header: string): string {
  return /^(Đảng|Hội viên$)/.test(header) ? header : header.charAt(0).toLowerCase() + header.slice(1);
}
