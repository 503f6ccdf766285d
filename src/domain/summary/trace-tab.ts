/**
 * The tab `Các dòng của con số`: which figure it is, how it was calculated, and every row behind it with what the row
 * brings. Rows of tables with sensitive data are shown by their place only, and nobody is named except on the list of
 * members itself: the tab is seen by everyone who may open the file.
 */

import type { Unit } from '../metrics';
import { a1, type Cell, FIRST_ROW, type Ledger, type RawTable, type TableKey, tables } from '../tables';
import {
  type Day,
  formatDay,
  formatMonth,
  formatNumber,
  formatPeriod,
  isDay,
  type Month,
  type Period,
} from '../values';
import type { Behind } from './behind';
import { askedInWords, type Explained, type TracedRow } from './explain';
import { type Grid, GridBuilder, type GridCell, NOTHING } from './grid';
import type { Located } from './locate';
import type { Made } from './stamp';
import { chapterName } from './table';

export const TRACE_SHEET = 'Các dòng của con số';
/** Where the officer learns of it: on every summary tab. */
export const TRACE_HINT = 'Muốn biết một con số từ đâu: chọn ô đó, bấm Sổ Hội → Xem các dòng của con số.';

const WIDTHS = [120, 80, 90, 150, 430, 130];
/** Characters of a description that stand on one line of its column; the note has the rest. */
const ON_ONE_LINE = 64;

/** Whether a cell shows a figure: a number that comes from rows, or the dash of none. */
export const isFigure = ({ behind, value, style }: GridCell): boolean =>
  behind !== undefined || (value === NOTHING && /number$/i.test(style));

/** A cell's value as the tab shows it. */
export function shownAs(value: unknown, { format = '' }: GridCell): string {
  if (typeof value !== 'number') return String(value);
  if (format.includes('%')) return `${formatNumber(value * 100, 1)}%`;
  return formatNumber(value, /[#0]\.0/.test(format) ? 1 : 0);
}

/** Which figure a cell shows, in words: `Tiền bán phế liệu (đ) – Khu 5A – Tháng 3/2022`. */
export function figureInWords(
  behind: Behind | undefined,
  place: Located,
  period: Period,
  ledger: Ledger,
): string {
  const said = (of: Behind | undefined): string | null =>
    of?.kind !== 'metric'
      ? null
      : `${askedInWords(of, ledger)}${of.period.to < period.to ? ' – Cùng kỳ năm trước' : ''}`;
  const own = said(behind);
  if (own !== null) return own;
  const now = behind?.kind === 'change' ? said(behind.of[0]) : null;
  if (now !== null) return `${now} – Tăng, giảm so với cùng kỳ năm trước`;
  return [place.heading, ...place.label, place.header].filter((word) => word !== '').join(' – ');
}

export interface Traced {
  readonly tab: string;
  /** `C7`, on the tab as it stands. */
  readonly cell: string;
  /** Which figure, in words. */
  readonly words: string;
  /** What the cell shows, written as there. */
  readonly shown: string;
  /** Where the figure has changed since: what it would show now. */
  readonly now: string | null;
  readonly explained: Explained;
}

/** @param raw the tabs as they were read, for what was typed. */
export function layOutTrace(
  { tab, cell, words, shown, now, explained }: Traced,
  raw: Readonly<Partial<Record<TableKey, RawTable | null>>>,
  ledger: Ledger,
  period: Period,
  made: Made,
): Grid {
  const grid = new GridBuilder(TRACE_SHEET, WIDTHS);
  const { steps, blocks } = explained;
  const by = made.by === '' ? '' : ` · ${made.by}`;
  grid.line(TRACE_SHEET.toUpperCase(), 'title', 30);
  grid.line(`${words}: ${shown}`, 'heading');
  grid.line(
    `Ô ${cell} của tab ${tab} · Kỳ: ${formatPeriod(period)} · Xem lúc ${made.time} ngày ${formatDay(made.day)}${by}`,
    'stamp',
  );
  const sensitive = [...new Set(blocks.flatMap(({ rows }) => rows.map(({ table }) => table)))].filter(
    isSensitive,
  );
  if (sensitive.length > 0) {
    const sheets = sensitive.map((table) => tables[table].sheet).join(', ');
    grid.line(`Tab ${sheets} giữ điều riêng tư: ở đây chỉ ghi số dòng.`, 'stamp');
  }
  grid.row([
    { value: tab, style: 'text' },
    { value: `ô ${cell}`, style: 'text', link: { sheet: tab, a1: cell } },
  ]);
  if (now !== null) {
    grid.merge({ row: grid.height, column: 0, rows: 1, columns: grid.width });
    const text = `Ô đang ghi ${shown}, tính lại bây giờ được ${now}: bấm Tổng hợp để cập nhật. Các dòng dưới đây là của số tính lại.`;
    grid.row([{ value: text, style: 'text', tone: 'middle' }]);
  }
  for (const step of steps) grid.line(step, 'text');
  if (blocks.every(({ rows }) => rows.length === 0)) {
    grid.line('Không có dòng nào đứng sau ô này: chưa ghi gì cho kỳ và mục này.', 'text');
    return grid.build(2);
  }
  for (const { title, unit, rows, total, totalLabel } of blocks) {
    grid.gap();
    grid.line(title, 'heading');
    if (rows.length === 0) {
      grid.line('Không có dòng nào.', 'remark');
      continue;
    }
    grid.row([
      ...['Tab', 'Dòng', 'Ngày', 'Chi hội', 'Nội dung'].map((value): GridCell => ({ value, style: 'head' })),
      { value: 'Con số', style: 'headNumber' },
    ]);
    for (const row of rows) {
      const facts = factsOf(row, ledger);
      grid.row(
        [
          { value: tables[row.table].sheet, style: 'label' },
          {
            value: `dòng ${row.row}`,
            style: 'text',
            link: { sheet: tables[row.table].sheet, a1: a1(row.row, 0) },
          },
          { value: facts.at, style: 'text' },
          { value: facts.chapter, style: 'blank' },
          cut(describeRow(row, raw[row.table] ?? null, ledger)),
          row.amount === null
            ? { value: '', style: 'number', note: 'Đã đếm ở dòng trên.' }
            : { value: row.amount, style: 'number', format: formatOf(row.amount, unit) },
        ],
        // One height for all: heights are set run by run.
        ROW_HEIGHT,
      );
    }
    grid.rule(grid.height, grid.width);
    grid.row([
      { value: totalLabel, style: 'total' },
      { value: `${formatNumber(rows.length)} dòng`, style: 'total' },
      ...Array.from({ length: 3 }, (): GridCell => ({ value: '', style: 'total' })),
      { value: total ?? NOTHING, style: 'totalNumber', format: formatOf(total ?? 0, unit) },
    ]);
  }
  return grid.build(2);
}
const ROW_HEIGHT = 21;

const isSensitive = (table: TableKey): boolean => 'isSensitive' in tables[table];

const formatOf = (value: number, unit: Unit): string => {
  if (unit === '%') return '0.0%';
  return Number.isInteger(value) ? '#,##0' : Number.isInteger(value * 10) ? '#,##0.0' : '#,##0.0##';
};

/** A text on one line; the whole of it in the note where it is longer. */
const cut = (text: string): GridCell =>
  text.length <= ON_ONE_LINE
    ? { value: text, style: 'blank' }
    : { value: `${text.slice(0, ON_ONE_LINE - 2).trimEnd()} …`, style: 'blank', note: text };

/** When and of which chapter a row is, from the row where its figure does not say. */
function factsOf(
  { table, row, at, chapterCode }: TracedRow,
  ledger: Ledger,
): { at: string; chapter: string } {
  if (isSensitive(table)) return { at: '', chapter: '' };
  const record = recordsOf(ledger, table).get(row);
  const { time } = tables[table];
  const own = at ?? record?.[time.kind === 'span' ? time.from : time.on] ?? '';
  const chapter = chapterCode ?? record?.chapterCode ?? '';
  return {
    at: isDay(own)
      ? formatDay(own)
      : /^\d{4}-\d\d$/.test(String(own))
        ? formatMonth(own as Month)
        : String(own),
    chapter: chapter === '' ? '' : chapterName(ledger, String(chapter)),
  };
}

type Fields = Readonly<Record<string, unknown>>;
const indexes = new WeakMap<object, ReadonlyMap<number, Fields>>();
function recordsOf(ledger: Ledger, table: TableKey): ReadonlyMap<number, Fields> {
  const { rows } = ledger.records[table];
  const known = indexes.get(rows);
  if (known !== undefined) return known;
  const index = new Map(rows.map((row) => [row.row, row as unknown as Fields]));
  indexes.set(rows, index);
  return index;
}

/** Columns that name people or say what is theirs, and those that say nothing of a figure. */
const OMITTED = new Set([
  ...['receiver', 'person', 'giver', 'child', 'sponsor', 'household', 'head', 'address', 'job', 'note'],
  ...['knowsFace', 'knowsCircumstance', 'knowsNeed'],
]);

/** What a row says of itself, in its own words: `Sắt · 10 kg · thành tiền 80.000`. */
function describeRow({ table, row, what, amount }: TracedRow, raw: RawTable | null, ledger: Ledger): string {
  const cells = raw?.rows[row - FIRST_ROW];
  const parts = what === '' ? [] : [what];
  if (cells === undefined || isSensitive(table)) return parts.join('');
  const { places } = ledger.records[table];
  const { time } = tables[table];
  const columns = Object.entries(tables[table].columns);
  for (const [key, { type, header, isSystem }] of columns) {
    const cell = cells[places[key] ?? -1] ?? '';
    const isTime = time.kind !== 'span' && time.on === key;
    if (cell === '' || isSystem || isTime || OMITTED.has(key)) continue;
    switch (type.kind) {
      case 'name':
        if (table === 'members') parts.push(typed(cell));
        break;
      case 'text':
      case 'code':
      case 'choice':
      case 'choices':
      case 'quantity':
        // A unit goes with the number before it.
        if (key === 'unit' && parts.length > 0) parts.push(`${parts.pop()} ${typed(cell)}`);
        else parts.push(typed(cell));
        break;
      case 'count':
      case 'decimal':
      case 'money':
        if (cell !== amount) parts.push(`${lower(header)} ${typed(cell)}`);
        break;
      case 'yesNo':
        parts.push(`${lower(header)}: ${typed(cell)}`);
        break;
      default:
      // Days, persons, references and addresses: in columns of their own, or not to be told here.
    }
  }
  return parts.join(' · ');
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const typed = (cell: Cell): string =>
  typeof cell === 'number'
    ? formatNumber(cell)
    : typeof cell === 'boolean'
      ? cell
        ? 'Có'
        : 'Không'
      : isDay(cell)
        ? formatDay(cell as Day)
        : cell.replace(/\s+/g, ' ').trim();
