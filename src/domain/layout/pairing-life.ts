/** The blocks on the life of 1+1: which pair brought a household out of poverty, what helpers carry, who still waits. */
import {
  helperLoads,
  isAtWork,
  quietPairs,
  supportedPairs,
  waitingList,
  wayOut,
} from '../figures/pairing-life';
import { calculation, type Provenance, queryOf } from '../figures/provenance';
import { type Day, formatDay, formatNumber } from '../values';
import { labelOf, tables, type WardData } from '../ward';
import { type GridBuilder, type GridCell, NOTHING } from './grid';
import { numberCell, type Summarised } from './table';

/** Lines that a page bears; the rest is said in a sentence. */
const MOST = 30;

/** The rows behind a helper's load on that day. */
function loadRows(ward: WardData, helperKey: string, on: Day, what: 'pairs' | 'value'): Provenance {
  const { pairings, supports } = ward.records;
  const own = pairings.rows.filter((pair) => pair.helperKey === helperKey && isAtWork(pair, on));
  const rowsOf = (table: 'pairings' | 'supports', unit: 'đ' | 'cặp', rows: BehindRows): Provenance => ({
    ...{ kind: 'rows', name: tables[table].sheet, unit, table, rows },
  });
  if (what === 'pairs')
    return rowsOf(
      'pairings',
      'cặp',
      own.map(({ row }) => ({ row, amount: 1 })),
    );
  const keys = new Set(own.map(({ key }) => key));
  const given = supports.rows.filter(({ pair, day }) => keys.has(pair) && day <= on);
  const worth = (rows: readonly { readonly row: number; readonly value: number | null }[]) =>
    rows.map(({ row, value }) => ({ row, amount: value ?? 0 }));
  const atPairing = rowsOf('pairings', 'đ', worth(own));
  return given.length === 0
    ? atPairing
    : calculation([atPairing, rowsOf('supports', 'đ', worth(given))], '+');
}
type BehindRows = Extract<Provenance, { kind: 'rows' }>['rows'];

export function pairingLife(grid: GridBuilder, { ward, period }: Summarised): void {
  const { context } = ward;
  const chapter = (code: string | null): GridCell => ({
    value: code === null ? NOTHING : (context.chapters.get(code)?.label ?? code),
    style: 'label',
  });
  const link = (sheet: string, row: number): Pick<GridCell, 'value' | 'link'> => ({
    value: `dòng ${row}`,
    link: { sheet, a1: `A${row}` },
  });
  const more = (count: number, what: string) => {
    if (count > MOST) grid.line(`Còn ${formatNumber(count - MOST)} ${what} nữa.`, 'remark');
  };

  const out = wayOut(ward, period);
  if (out.length > 0) {
    grid.gap();
    grid.line('Hộ thoát nghèo, thoát cận nghèo: nhờ cặp nào', 'heading');
    grid.row([
      { value: 'Chi hội', style: 'head' },
      { value: 'Kết quả', style: 'head' },
      { value: 'Ngày', style: 'head' },
      { value: 'Cặp 1+1', style: 'head' },
    ]);
    for (const pair of out.slice(0, MOST)) {
      grid.row([
        chapter(pair.chapterCode),
        { value: labelOf('pairResults', pair.result ?? '', context.catalogue), style: 'text' },
        { value: pair.resultDay === null ? NOTHING : formatDay(pair.resultDay), style: 'text' },
        { ...link(tables.pairings.sheet, pair.row), style: 'text' },
      ]);
    }
    more(out.length, 'hộ');
  }

  supportBlocks(grid, { ward, period }, chapter, link, more);

  const loads = helperLoads(ward, period.to);
  if (loads.length > 0) {
    grid.gap();
    grid.line('Bên giúp đang giúp bao nhiêu cặp', 'heading');
    const pairs = loads.reduce((sum, load) => sum + load.pairs, 0);
    grid.line(
      `${formatNumber(loads.length)} bên giúp, ${formatNumber(pairs)} cặp đang giúp; bình quân ${formatNumber(pairs / loads.length, 1)} cặp một bên giúp.`,
      'remark',
    );
    const busy = loads.filter((load) => load.pairs > 1);
    if (busy.length > 0) {
      grid.row([
        { value: 'Bên giúp từ hai cặp trở lên', style: 'head' },
        { value: 'Chi hội', style: 'head' },
        { value: 'Cặp đang giúp', style: 'headNumber' },
        { value: 'Trị giá (đ)', style: 'headNumber' },
      ]);
      for (const load of busy.slice(0, MOST)) {
        const of = (what: 'pairs' | 'value') => loadRows(ward, load.helperKey, period.to, what);
        grid.row([
          { value: load.label, style: 'label' },
          chapter(load.chapterCode),
          numberCell({ value: load.pairs }, 'cặp', 'number', of('pairs')),
          numberCell({ value: load.value || null }, 'đ', 'number', of('value')),
        ]);
      }
      more(busy.length, 'bên giúp');
    }
  }

  const waiting = waitingList(ward, period.to);
  if (!ward.records.circumstances.isReadable) return;
  grid.gap();
  grid.line('Hội viên khó khăn, có nhu cầu mà chưa ai nhận giúp', 'heading');
  if (waiting.length === 0) {
    const isBlank = ward.records.circumstances.rows.length === 0;
    grid.line(
      isBlank
        ? `Tab ${tables.circumstances.sheet} chưa ghi ai.`
        : 'Không còn ai: mọi hội viên khó khăn, có nhu cầu đều có người giúp.',
      'remark',
    );
    return;
  }
  grid.line(
    `${formatNumber(waiting.length)} hội viên, người khó khăn nhiều đứng trước. Bảng này không ghi tên; mở dòng ở tab ${tables.circumstances.sheet} để xem.`,
    'remark',
  );
  grid.merge({ row: grid.height, column: 2, rows: Math.min(waiting.length, MOST) + 1, columns: 4 });
  grid.row([
    { value: 'Chi hội', style: 'head' },
    { value: 'Xem ở', style: 'head' },
    { value: 'Nhu cầu', style: 'head' },
  ]);
  for (const { row, chapterCode, needs } of waiting.slice(0, MOST)) {
    grid.row([
      chapter(chapterCode),
      { ...link(tables.circumstances.sheet, row), style: 'text' },
      {
        value:
          needs.length === 0
            ? 'Chưa hỏi nhu cầu'
            : needs.map((need) => labelOf('needs', need, context.catalogue)).join(', '),
        style: 'text',
      },
    ]);
  }
  more(waiting.length, 'hội viên');
}

/** Each pair's givings of the period, and the pairs that nobody wrote a giving of. */
function supportBlocks(
  grid: GridBuilder,
  { ward, period }: Pick<Summarised, 'ward' | 'period'>,
  chapter: (code: string | null) => GridCell,
  link: (sheet: string, row: number) => Pick<GridCell, 'value' | 'link'>,
  more: (count: number, what: string) => void,
): void {
  const { catalogue } = ward.context;
  const supported = supportedPairs(ward, period);
  if (supported.length > 0) {
    grid.gap();
    grid.line('Từng cặp được hỗ trợ trong kỳ', 'heading');
    grid.row([
      { value: 'Loại cặp', style: 'head' },
      { value: 'Chi hội', style: 'head' },
      { value: 'Cặp 1+1', style: 'head' },
      { value: 'Lần hỗ trợ', style: 'headNumber' },
      { value: 'Trị giá (đ)', style: 'headNumber' },
      { value: 'Lần gần nhất', style: 'headNumber' },
    ]);
    for (const { key, kind, chapterCode, row, times, value, last } of supported.slice(0, MOST)) {
      grid.row([
        { value: labelOf('pairKinds', kind, catalogue), style: 'label' },
        chapter(chapterCode),
        { ...link(tables.pairings.sheet, row), style: 'text' },
        numberCell({ value: times }, 'lần', 'number', queryOf('supportTimes', period, ['pair'], [key])),
        numberCell({ value: value || null }, 'đ', 'number', queryOf('supportGiven', period, ['pair'], [key])),
        { value: formatDay(last), style: 'number' },
      ]);
    }
    more(supported.length, 'cặp');
  }
  const quiet = quietPairs(ward, period);
  if (quiet.length === 0) return;
  grid.gap();
  grid.line('Cặp đỡ đầu có từ kỳ trước, đang giúp mà trong kỳ chưa ghi lần hỗ trợ nào', 'heading');
  grid.row([
    { value: 'Chi hội', style: 'head' },
    { value: 'Ghép ngày', style: 'head' },
    { value: 'Xem ở', style: 'head' },
  ]);
  for (const { chapterCode, day, row } of quiet.slice(0, MOST)) {
    grid.row([
      chapter(chapterCode),
      { value: formatDay(day), style: 'text' },
      { ...link(tables.pairings.sheet, row), style: 'text' },
    ]);
  }
  more(quiet.length, 'cặp');
}
