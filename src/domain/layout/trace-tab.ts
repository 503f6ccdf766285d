/**
 * The tab `Các dòng của con số`: which figure it is, how it was calculated, and every row behind it with what the row
 * brings. Rows of tables with sensitive data are shown by their place only, and nobody is named except on the list of
 * members itself: the tab is seen by everyone who may open the file.
 */

import type { FigureQuery } from '../figures';
import { type Explained, queryInWords, type TracedRow } from '../figures/explain';
import type { Provenance } from '../figures/provenance';
import type { AnyUnit } from '../figures/unit';
import { chapterName, inUnit } from '../figures/words';
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
import {
  type AnyColumn,
  type AnyRecord,
  a1,
  type Cell,
  type Columns,
  indexOf,
  type RawTable,
  recordsOf,
  type TableKey,
  tableKeyOf,
  tables,
  type WardData,
} from '../ward';
import { type Grid, GridBuilder, type GridCell, NOTHING } from './grid';
import type { Located } from './locate';
import type { Made } from './stamp';

export const TRACE_SHEET = 'Các dòng của con số';
/** Where the officer learns of it: on every summary tab. */
export const TRACE_HINT = `Muốn biết một con số từ đâu: chọn ô đó, bấm Sổ Hội → Xem và báo cáo → Xem ${TRACE_SHEET.toLowerCase()}.`;

const WIDTHS = [120, 80, 85, 130, 460, 121];
/** Characters of a description that stand on one line of its column; the note has the rest. */
const ON_ONE_LINE = 80;
const ROW_HEIGHT = 21;

/** A cell's value as the tab shows it. */
export function shownAs(value: unknown, { format = '' }: GridCell): string {
  if (typeof value !== 'number') return String(value);
  if (format.startsWith('"+"')) return changeShown(value, format);
  return format.includes('%') ? inUnit(value, '%') : formatNumber(value, /[#0]\.0/.test(format) ? 1 : 0);
}

/** A change, as its format shows it: `+75`, `−0,8 điểm %`. */
function changeShown(value: number, format: string): string {
  const size = Math.abs(value);
  const text = format.includes('%')
    ? `${formatNumber(size * 100, 1)} điểm %`
    : formatNumber(size, /[#0]\.0/.test(format) ? 1 : 0);
  return `${value < 0 ? '−' : '+'}${text}`;
}

/** Which figure a cell shows, in words: `Tiền bán phế liệu (đ) – Khu 5A – Tháng 3/2022`. */
export function figureInWords(
  provenance: Provenance,
  place: Located,
  period: Period,
  ward: WardData,
): string {
  const said = (of: FigureQuery): string =>
    `${queryInWords(of, ward)}${of.period.to < period.to ? ' – Cùng kỳ năm trước' : ''}`;
  if (provenance.kind === 'metric') return said(provenance);
  if (provenance.kind === 'change') return `${said(provenance.of[0])} – Tăng, giảm so với cùng kỳ năm trước`;
  return [place.heading, ...place.label, place.header].filter((word) => word !== '').join(' – ');
}

export interface Traced extends Explained {
  readonly tab: string;
  /** `C7`, on the tab as it stands. */
  readonly cell: string;
  /** Which figure, in words. */
  readonly figure: string;
  /** What the cell shows, written as there. */
  readonly shown: string;
  /** Says that the figure has changed since; empty where it has not. */
  readonly changed: string;
}

/** @param raw the tabs as they were read, for what was typed. */
export function layOutTrace(
  { tab, cell, figure, shown, changed, steps, blocks }: Traced,
  raw: Readonly<Partial<Record<TableKey, RawTable | null>>>,
  ward: WardData,
  period: Period,
  { day, time, by }: Made,
): Grid {
  const grid = new GridBuilder(TRACE_SHEET, WIDTHS);
  grid.line(TRACE_SHEET.toUpperCase(), 'title', 30);
  grid.line(`${figure}: ${shown}`, 'heading');
  const whose = by === '' ? '' : ` · ${by}`;
  grid.line(`Kỳ: ${formatPeriod(period)} · Xem lúc ${time} ngày ${formatDay(day)}${whose}`, 'stamp');
  const place = (sheet: string, text: string, at: string): GridCell[] => [
    { value: sheet, style: 'text' },
    { value: text, style: 'text', link: { sheet, a1: at } },
  ];
  grid.row(place(tab, `ô ${cell}`, cell));
  if (changed !== '') {
    grid.merge({ row: grid.height, column: 0, rows: 1, columns: grid.width });
    grid.row([{ value: `${changed} Dưới đây là số tính lại.`, style: 'text', tone: 'middle' }]);
  }
  for (const step of steps) grid.line(step, 'text');
  const used = new Set(blocks.flatMap(({ rows }) => rows.map(({ table }) => tableKeyOf(table))));
  for (const table of used)
    if (isPrivate(table))
      grid.line(`Tab ${tables[table].sheet} giữ điều riêng tư: chỉ ghi số dòng.`, 'remark');
  if (used.size === 0) grid.line('Không có dòng nào đứng sau ô này: chưa ghi gì.', 'text');
  const records = new Map(
    [...used].map((table) => [table, new Map(recordsOf(ward, table).map((row) => [row.row, row]))]),
  );
  for (const { title, unit, rows, total, totalLabel } of used.size === 0 ? [] : blocks) {
    grid.gap();
    grid.line(title, 'heading');
    if (rows.length === 0) {
      grid.line('Không có dòng nào.', 'remark');
      continue;
    }
    grid.filter({ row: grid.height, column: 0, rows: rows.length + 1, columns: grid.width });
    grid.row([
      ...['Tab', 'Dòng', 'Ngày', 'Chi hội', 'Nội dung'].map((value): GridCell => ({ value, style: 'head' })),
      { value: 'Con số', style: 'headNumber' },
    ]);
    for (const row of rows) {
      const { amount } = row;
      const table = tableKeyOf(row.table);
      const { at, chapter, text } = factsOf(row, records.get(table)?.get(row.row) ?? {}, raw[table], ward);
      const isLong = text.length > ON_ONE_LINE;
      grid.row(
        [
          ...place(tables[table].sheet, `dòng ${row.row}`, a1(row.row, 0)),
          { value: at, style: 'blank' },
          { value: chapter, style: 'blank' },
          isLong ? { value: firstWords(text), style: 'blank', note: text } : { value: text, style: 'blank' },
          amount === null
            ? { value: '', style: 'number', note: 'Đã đếm ở dòng trên.' }
            : { value: amount, style: 'number', format: formatOf(amount, unit) },
        ],
        // One height for all: heights are set run by run.
        ROW_HEIGHT,
      );
    }
    grid.rule(grid.height, grid.width);
    const blank: GridCell = { value: '', style: 'total' };
    grid.row([
      { value: totalLabel, style: 'total' },
      { value: `${formatNumber(rows.length)} dòng`, style: 'total' },
      ...[blank, blank, blank],
      { value: total ?? NOTHING, style: 'totalNumber', format: formatOf(total ?? 0, unit) },
    ]);
  }
  return grid.build(2);
}

/** As many whole words as one line has: half a number is another number. */
const firstWords = (text: string): string =>
  `${[...text]
    .slice(0, ON_ONE_LINE - 2)
    .join('')
    .replace(/[ ·]+[^ ]*$/, '')} …`;

const isPrivate = (table: TableKey): boolean => 'isSensitive' in tables[table];

const formatOf = (value: number, unit: AnyUnit): string =>
  unit === '%' ? '0.0%' : Number.isInteger(value) ? '#,##0' : '#,##0.0##';

/** The tab is seen by everyone who may open the file: of people it shows only who is on the list of members. */
const isShown = ({ isSystem, isPerson, isSensitive, type }: AnyColumn, table: TableKey): boolean =>
  !isSystem && !isSensitive && (!isPerson || (table === 'members' && type.kind === 'name'));

/** When and of which chapter a row is, and what it says of itself: `Sắt · 10 kg · thành tiền 80.000`. */
function factsOf(
  { table: name, row, what, amount, at, chapterCode: then }: TracedRow,
  record: AnyRecord,
  raw: RawTable | null | undefined,
  ward: WardData,
): { readonly at: string; readonly chapter: string; readonly text: string } {
  const table = tableKeyOf(name);
  if (isPrivate(table)) return { at: '', chapter: '', text: '' };
  const { time } = tables[table];
  const columns: Columns = tables[table].columns;
  const { places } = ward.records[table];
  const own = time.kind === 'span' ? time.from : time.on;
  const parts = what ? [what] : [];
  for (const [key, column] of Object.entries(columns)) {
    const cell = raw?.rows[indexOf(row)]?.[places[key] ?? -1] ?? '';
    if (cell === '' || !isShown(column, table)) continue;
    const { header, type } = column;
    const said = typed(cell);
    // A unit goes with the number before it.
    if (key === 'unit') parts.push(`${parts.pop() ?? ''} ${said}`.trim());
    else if (type.told === 'alone') parts.push(said);
    else if (type.told === 'afterHeader' && cell !== Math.abs(amount ?? 0))
      parts.push(`${header.charAt(0).toLowerCase()}${header.slice(1)} ${said}`);
  }
  const chapterCode = then ?? record.chapterCode;
  return {
    at: typed((at ?? record[own] ?? '') as Cell, true),
    chapter: typeof chapterCode === 'string' ? chapterName(ward, chapterCode) : '',
    text: parts.join(' · '),
  };
}

/** A cell as a person writes it; a year has no dots in it. */
function typed(cell: Cell, isTime = false): string {
  if (typeof cell === 'number') return isTime ? String(cell) : formatNumber(cell);
  if (typeof cell === 'boolean') return cell ? 'Có' : 'Không';
  if (isDay(cell)) return formatDay(cell as Day);
  return isTime && cell.length === 7 ? formatMonth(cell as Month) : cell.replace(/\s+/g, ' ').trim();
}
