/**
 * The life of 1+1 beyond its counts: who still waits for a helper, how much the helpers carry, and which pair brought a
 * household out of poverty. Who is in need is said by the row of the tab `Hoàn cảnh` only, which a ward may close:
 * summaries are seen by everyone who may open the file.
 */

import { type Givings, givingsByPair } from '../figures';
import { calculation, type Provenance, queryOf } from '../figures/provenance';
import { chapterOn, labelOf, type Row, roundFloat, type Tables, tables, type WardData } from '../tables';
import { POVERTY_RESULTS } from '../tables/pairings';
import { type Day, formatDay, formatNumber, type Period } from '../values';
import { type GridBuilder, type GridCell, NOTHING } from './grid';
import { numberCell, type Summarised } from './table';

type Pairing = Row<Tables['pairings']>;

const isAtWork = ({ day, endedOn }: Pairing, on: Day): boolean =>
  day <= on && (endedOn === null || endedOn > on);

export interface Waiting {
  /** Row of the tab `Hoàn cảnh`. */
  readonly row: number;
  readonly chapterCode: string | null;
  readonly needs: readonly string[];
  readonly circumstances: number;
}

/** Members with a hardship or a need whom no pair helps on that day; those with most to bear first. */
export function waitingList({ records, context }: WardData, on: Day): Waiting[] {
  const helped = new Set(
    records.pairings.rows.filter((pair) => isAtWork(pair, on)).map(({ helpedKey }) => helpedKey),
  );
  return records.circumstances.rows
    .filter(
      ({ member, isHardship, hasNeed, from, leftOn }) =>
        (isHardship || hasNeed) &&
        (from === null || from <= on) &&
        (leftOn === null || leftOn > on) &&
        !helped.has(`member:${member}`),
    )
    .map(({ row, member, chapterCode, needs, circumstances }) => {
      const owner = context.members.get(member);
      return {
        row,
        chapterCode: owner === undefined ? chapterCode : chapterOn(owner, on),
        needs: needs ?? [],
        circumstances: circumstances?.length ?? 0,
      };
    })
    .sort((a, b) => b.circumstances - a.circumstances || b.needs.length - a.needs.length || a.row - b.row);
}

export interface Load {
  readonly helperKey: string;
  readonly label: string;
  readonly chapterCode: string | null;
  readonly pairs: number;
  readonly value: number;
}

/** Helpers at work on that day, those who carry most first. */
export function helperLoads(ward: WardData, on: Day): Load[] {
  const { records, context } = ward;
  const loads = new Map<string, Load>();
  const given = givingsByPair(ward, on);
  for (const pair of records.pairings.rows) {
    if (!isAtWork(pair, on)) continue;
    const { helper, helperKey } = pair;
    const value = (pair.value ?? 0) + (given.get(pair.key)?.value ?? 0);
    const member = helper.kind === 'member' ? context.members.get(helper.key) : undefined;
    const chapter = helper.kind === 'chapter' ? context.chapters.get(helper.key) : undefined;
    const old = loads.get(helperKey);
    loads.set(helperKey, {
      helperKey,
      label: member?.label ?? (chapter === undefined ? helper.key : `Chi hội ${chapter.label}`),
      chapterCode: member === undefined ? (chapter?.key ?? pair.chapterCode) : chapterOn(member, on),
      pairs: (old?.pairs ?? 0) + 1,
      value: roundFloat((old?.value ?? 0) + value),
    });
  }
  return [...loads.values()].sort(
    (a, b) => b.pairs - a.pairs || b.value - a.value || (a.label < b.label ? -1 : 1),
  );
}

/** What a pair was given in a period. */
export interface Supported extends Givings {
  readonly key: string;
  /** Row of the tab `Cặp 1+1`. */
  readonly row: number;
  readonly kind: string;
  readonly chapterCode: string | null;
}

/** Pairs with givings in the period, those with the most worth first. */
export function supportedPairs(ward: WardData, { from, to }: Period): Supported[] {
  const given = givingsByPair(ward, to, from);
  return ward.records.pairings.rows
    .flatMap(({ key, row, kind, chapterCode }): Supported[] => {
      const own = given.get(key);
      return own === undefined ? [] : [{ ...own, key, row, kind, chapterCode }];
    })
    .sort((a, b) => b.value - a.value || b.times - a.times || a.row - b.row);
}

/** Pairs that support a member, at work since before the period and to its end, that no giving of it names; oldest first. */
export function quietPairs(ward: WardData, { from, to }: Period): Pairing[] {
  const given = givingsByPair(ward, to, from);
  return ward.records.pairings.rows
    .filter(
      (pair) => pair.kind === 'support' && pair.day < from && isAtWork(pair, to) && !given.has(pair.key),
    )
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.row - b.row));
}

/** The pair that brought each household out of poverty in the period: the first, where two say so. */
export function wayOut({ records }: WardData, { from, to }: Period): Pairing[] {
  const first = new Map<string, Pairing>();
  for (const pair of records.pairings.rows) {
    const { result, resultDay, helpedKey } = pair;
    if (!POVERTY_RESULTS.some((one) => one === result)) continue;
    if (resultDay === null || resultDay < from || resultDay > to) continue;
    const old = first.get(helpedKey);
    if (old?.resultDay == null || resultDay < old.resultDay) first.set(helpedKey, pair);
  }
  return [...first.values()].sort((a, b) => (String(a.resultDay) < String(b.resultDay) ? -1 : 1));
}

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
