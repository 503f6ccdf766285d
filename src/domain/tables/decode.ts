/**
 * Rows to records: reads each cell by its column's declaration and says, for each row that cannot be counted, which
 * cell is wrong and what to do. Never changes a cell.
 */
import { asText, type Cell, decodeCell } from '../columns';
import {
  excerpt,
  formatDay,
  isDay,
  normalizeText,
  oldEncoding,
  printable,
  quote,
  sentencesOf,
} from '../values';
import type { Context } from './context';
import { findMoved, movedHeaderRow, placeHeaders } from './headers';
import type { CellProblem, Problem, ProblemCode } from './problem';
import { indexOf, type RawTable, rowOf } from './raw-table';
import { type Left, remainders } from './remainder';
import { headerProblems, mergedCells, missingTab, movedHeaders } from './tab-problems';
import type { AnyTable, Row, RowFacts } from './table';

export interface TableRecords<R> {
  readonly sheet: string;
  /** false: the tab or a column that every row needs is missing, so nothing of it could be counted. */
  readonly isReadable: boolean;
  readonly rows: readonly R[];
  /** Row numbers that were left out, for the stamp. */
  readonly leftOut: readonly number[];
  /**
   * The rows that were left out, as far as they were read (a field that was not is null). They count nowhere; but a chapter
   * whose number of groups is misspelt is still there for the rows that name it.
   */
  readonly setAside: readonly Partial<R>[];
  readonly problems: readonly Problem[];
  /** Where each column of the declaration stands (0-based); null where it is missing. */
  readonly places: Readonly<Record<string, number | null>>;
}

/** Error values as Sheets and Excel show them, in English and in Vietnamese files alike, and a formula that still waits. */
const CELL_ERROR =
  /^(?:#(?:REF|N\/A|NAME|VALUE|DIV\/0|NUM|NULL|ERROR|SPILL|CALC|FIELD|BLOCKED|CONNECT|UNKNOWN|BUSY|GETTING_DATA)[!?]?|Loading\.\.\.|Đang tải\.\.\.)$/;

/** Characters of a cell that a problem shows: enough to know it again. */
const LONGEST_SHOWN = 160;

/** A cell as a person sees it: a day that was read as `YYYY-MM-DD` stands on the sheet as dd/mm/yyyy. */
const shown = (cell: Cell): string =>
  isDay(cell) ? formatDay(cell) : excerpt(printable(asText(cell)).replace(/\n{2,}/gu, '\n'), LONGEST_SHOWN);

/** Begins with a letter, figure or sign: not blank, without normalising (ten columns of 10,000 cells are asked). */
const VISIBLE = /^[!-~¡-¬®-ỿ]/;

const isBlank = (cell: Cell | undefined): boolean =>
  cell === undefined ||
  cell === '' ||
  (typeof cell === 'string' && !VISIBLE.test(cell) && normalizeText(cell) === '');

/** Decodes a tab. `raw` is null where the workbook has no such tab. */
export function decodeTable<T extends AnyTable>(
  table: T,
  raw: RawTable | null,
  context: Context,
): TableRecords<Row<T>> {
  const columns = Object.entries(table.columns);
  const nowhere = Object.fromEntries(columns.map(([key]) => [key, null]));
  const unread = (problem: Problem): TableRecords<Row<T>> => ({
    sheet: table.sheet,
    isReadable: false,
    rows: [],
    leftOut: [],
    setAside: [],
    problems: [problem],
    places: nowhere,
  });
  if (raw === null) return unread(missingTab(table));

  const declared = columns.filter(([, column]) => !column.isDeprecated);
  const moved = movedHeaderRow(
    declared.filter(([, column]) => !column.isSystem),
    [raw.headers, ...raw.rows.slice(0, 12)],
  );
  if (moved !== null) return unread(movedHeaders(table, moved));

  const placement = placeHeaders(columns, raw.headers);
  const { places, doubled } = placement;
  const renamed = findMoved(
    declared.map(
      ([key, column]) =>
        [key, { ...column, fits: (cell) => column.type.fits(cell, context.catalogue) }] as const,
    ),
    placement,
    [raw.headers, ...raw.rows],
  );
  const problems = headerProblems(table, placement, renamed);
  const isReadable = columns.every(
    ([key, column]) => !column.isRequired || column.isDeprecated || places[key] !== null,
  );

  const entryColumns = columns.filter(([, column]) => !column.isSystem);
  // Tick boxes that nobody ticked read false all the way down a tab.
  const isUntouched = (cell: Cell | undefined) => cell === false || isBlank(cell);
  const isRowBlank = (cells: readonly Cell[]) =>
    entryColumns.every(([key]) =>
      (doubled.get(key) ?? [places[key] ?? -1]).every((at) => isUntouched(cells[at])),
    );

  const rows: (RowFacts & Record<string, unknown>)[] = [];
  const leftOut: number[] = [];
  const setAside: Record<string, unknown>[] = [];
  const seen = new Map<string, number>();
  for (const [index, cells] of raw.rows.entries()) {
    if (isRowBlank(cells)) continue;
    const row = rowOf(index);
    const decoded: Record<string, unknown> = {};
    const found: CellProblem[] = [];
    /** Cells of which a part was not understood, with the place of their problem in `found`. */
    const refused: Left[] = [];
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
            todo: `${key === table.keyColumn ? 'Bấm Cài đặt sổ để sổ tự đặt, hoặc ghi' : 'Ghi'} ${lowerFirst(column.header)}${column.exampleText === '' ? '' : `, ví dụ ${column.exampleText}`}.`,
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
          todo: 'Xóa công thức trong ô và ghi lại giá trị.',
        });
        continue;
      }
      const reading = decodeCell(column, cell, context);
      const encoding = typeof cell === 'string' ? oldEncoding(cell) : null;
      if (encoding !== null && !column.isSystem) {
        found.push({
          column: key,
          code: 'unreadable',
          severity: reading.ok || (column.type.isHarmless && !column.isRequired) ? 'notice' : 'error',
          what: `Chữ ${quote(cell)} gõ bằng bảng mã cũ ${encoding}, máy đọc thành chữ khác.`,
          todo: 'Gõ lại, hoặc chuyển sang Unicode (UniKey: Ctrl + Shift + F6) rồi dán lại.',
        });
        if (reading.ok) decoded[key] = reading.value;
      } else if (reading.ok) decoded[key] = reading.value;
      else {
        const { code, leftover } = reading.problem;
        if (leftover !== undefined) refused.push({ key, column, leftover, at: found.length });
        found.push({
          column: key,
          code: isProblemCode(code) ? code : 'unreadable',
          severity: column.type.isHarmless && !column.isRequired ? 'notice' : 'error',
          ...sentencesOf(reading.problem),
        });
      }
    }

    const cellOf = (key: string) => cells[places[key] ?? -1] ?? '';
    for (const { problem, at } of remainders(refused, { columns, cellOf, decoded, context })) {
      if (at === null) found.push(problem);
      else found[at] = { ...problem, severity: found[at]?.severity ?? 'error' };
    }

    const own = decoded[table.keyColumn ?? 'id'];
    let key = typeof own === 'string' ? own.toUpperCase() : '';
    const before = seen.get(key);
    if (before !== undefined) {
      if (table.keyColumn === undefined) {
        // Copied with its id by hand: only a person knows whether the copy is a row of its own, so it counts and is asked about.
        found.push({
          column: 'id',
          code: 'doubledId',
          severity: 'notice',
          what: `Mã ${key} đã có ở dòng ${before}: dòng này chép từ dòng ấy?`,
          todo: 'Nếu là việc khác, xóa ô Mã của dòng này rồi bấm Cài đặt sổ. Nếu chép thừa, xóa cả dòng.',
        });
        key = '';
      } else {
        found.push({
          column: table.keyColumn,
          code: 'doubledId',
          severity: 'error',
          what: `Mã ${key} đã có ở dòng ${before}.`,
          todo: 'Đặt mã khác cho dòng này.',
        });
      }
    }

    const together = table.uniqueBy?.map((column) => decoded[column]);
    const name = together?.every((value) => value !== null) ? JSON.stringify(together) : null;
    const first = name === null ? undefined : seen.get(name);
    if (first !== undefined) {
      const headers = table.uniqueBy?.map((column) => lowerFirst(table.columns[column]?.header ?? '')) ?? [];
      found.push({
        column: table.uniqueBy?.at(-1) ?? 'id',
        code: 'doubledKey',
        severity: 'error',
        what: `Dòng ${first} đã ghi cho cùng ${headers.join(' và ')}.`,
        todo: 'Giữ một dòng, xóa hoặc sửa dòng kia.',
      });
    }

    const named = table.chapterColumn === undefined ? null : decoded[table.chapterColumn];
    let record: Record<string, unknown> = {
      chapterCode: typeof named === 'string' ? named : null,
      ...decoded,
      row,
      key,
    };
    if (!found.some((problem) => problem.severity === 'error') && isReadable && table.derive !== undefined) {
      // The declaration typed its own row; this loop only carries it.
      const completion = table.derive(record as never, context);
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
        found: shown(cells[place ?? -1] ?? ''),
        what: problem.what,
        todo: problem.todo,
      });
    }
    if (found.some((problem) => problem.severity === 'error') || !isReadable) {
      leftOut.push(row);
      setAside.push(record);
    } else {
      // Only a row that counts holds its key: a wrong one must not keep the right one out.
      if (key !== '') seen.set(key, row);
      if (name !== null) seen.set(name, row);
      rows.push(record as RowFacts & Record<string, unknown>);
    }
  }

  const together = isReadable ? (table.checkRows?.(rows as never, context) ?? []) : [];
  const byRow = new Map(together.length === 0 ? [] : rows.map((record) => [record.row, record]));
  const wrong = new Set<number>();
  for (const { row, ...problem } of together) {
    const place = places[problem.column] ?? null;
    problems.push({
      code: problem.code,
      severity: problem.severity,
      sheet: table.sheet,
      row,
      column: place,
      header: table.columns[problem.column]?.header ?? null,
      chapterCode: byRow.get(row)?.chapterCode ?? null,
      found: shown(raw.rows[indexOf(row)]?.[place ?? -1] ?? ''),
      what: problem.what,
      todo: problem.todo,
    });
    if (problem.severity === 'error') wrong.add(row);
  }
  for (const row of wrong) leftOut.push(row);
  const counted = wrong.size === 0 ? rows : rows.filter(({ row }) => !wrong.has(row));
  for (const row of rows) if (wrong.has(row.row)) setAside.push(row);

  for (const merge of raw.merges) {
    const row = rowOf(merge.row);
    if (merge.rows < 2 && isRowBlank(raw.rows[merge.row] ?? [])) continue;
    problems.push(mergedCells(table, row, merge.column));
  }

  return {
    sheet: table.sheet,
    isReadable,
    rows: counted as unknown as Row<T>[], // decoded by the very declaration that Row<T> is made from
    leftOut,
    setAside: setAside as unknown as Partial<Row<T>>[], // as for `rows`
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
