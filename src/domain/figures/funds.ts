/**
 * The treasurer's book: for each fund what it held, what came in, what went out and what is left. It closes in every
 * line and every column: opening + in − out = balance.
 */
import { openingTable } from '../models/openings';
import { type AnyWard, rowsOf } from '../tables/any-ward';
import { type Day, type Month, monthOf, monthsOf, type Period } from '../values';
import { isKept } from './fund-names';
import { type EntryKind, entryKindKeys, entryKinds, type Movement, signed } from './movement';

interface Line {
  readonly opening: number;
  readonly in: number;
  readonly out: number;
  readonly balance: number;
}

interface FundBook extends Line {
  readonly fund: string;
  /** What came in and went out in the period, by kind. */
  readonly byKind: Readonly<Record<EntryKind, number>>;
  readonly byMonth: ReadonlyMap<Month, Line>;
}

export interface Book {
  /** Funds that hold or move something, in the catalogue's order. */
  readonly funds: readonly FundBook[];
  readonly total: Omit<FundBook, 'fund'>;
  /** What came in and went out by chapter; `''` for rows without one. */
  readonly byChapter: ReadonlyMap<string, { readonly in: number; readonly out: number }>;
  /** Rows behind the period's movements, by table. */
  readonly sources: ReadonlyMap<string, ReadonlySet<number>>;
}

type Source = Pick<AnyWard, 'records' | 'context' | 'present' | 'movements'>;

/** The ward keeps a book where it records what comes in or goes out besides scrap, products and gifts. */
export const hasBook = ({ present }: Pick<AnyWard, 'present'>): boolean =>
  present.has('income') || present.has('spending');

/** Opening balances by fund: the year they are of → their sum over chapters. */
function openingsOf(ward: Source): Map<string, Map<number, number>> {
  const all = new Map<string, Map<number, number>>();
  if (!ward.present.has('openings')) return all;
  for (const { fund, year, amount } of rowsOf(ward, openingTable)) {
    const years = all.get(fund) ?? new Map<number, number>();
    years.set(year, (years.get(year) ?? 0) + amount);
    all.set(fund, years);
  }
  return all;
}

const yearStart = (year: number): Day => `${year}-01-01` as Day;

/**
 * What a fund holds when a day begins: the latest opening written down for that day or before, and all movements since.
 * Where none was written, everything on record counts from zero.
 */
function heldAt(
  day: Day,
  openings: ReadonlyMap<number, number> | undefined,
  movements: readonly Movement[],
): number {
  const { base, since } = countedSince(day, openings, movements);
  return since.reduce(
    (held, movement) => held + signed(movement),
    base === null ? 0 : (openings?.get(base) ?? 0),
  );
}

/** The year whose opening counts when a day begins, and the movements from then to that day. */
function countedSince(
  day: Day,
  openings: ReadonlyMap<number, number> | undefined,
  movements: readonly Movement[],
): { readonly base: number | null; readonly since: readonly Movement[] } {
  const years = [...(openings?.keys() ?? [])].filter((year) => yearStart(year) <= day);
  const base = years.length === 0 ? null : Math.max(...years);
  const start = base === null ? null : yearStart(base);
  return {
    base,
    since: movements.filter((movement) => movement.day < day && (start === null || movement.day >= start)),
  };
}

const noKinds = (): Record<EntryKind, number> =>
  Object.fromEntries(entryKindKeys.map((kind) => [kind, 0])) as Record<EntryKind, number>;

function lineOf(opening: number, movements: readonly Movement[]): Line {
  let [came, went] = [0, 0];
  for (const { kind, amount } of movements) {
    if (entryKinds[kind].side === 'in') came += amount;
    else went += amount;
  }
  return { opening, in: came, out: went, balance: opening + came - went };
}

function bookOf(
  opening: number,
  within: readonly Movement[],
  months: readonly Month[],
): Omit<FundBook, 'fund'> {
  const byKind = noKinds();
  const inMonth = new Map<Month, Movement[]>(months.map((month) => [month, []]));
  for (const movement of within) {
    byKind[movement.kind] += movement.amount;
    inMonth.get(monthOf(movement.day))?.push(movement);
  }
  const byMonth = new Map<Month, Line>();
  let held = opening;
  for (const [month, movements] of inMonth) {
    const line = lineOf(held, movements);
    byMonth.set(month, line);
    held = line.balance;
  }
  return { ...lineOf(opening, within), byKind, byMonth };
}

/** Books that were kept before: a summary's page, chart and widths ask for the same one. */
const books = new WeakMap<AnyWard['records'], Map<string, Book>>();

/** The book of a period. @returns amounts in đồng. */
export function keepBook(ward: Source, period: Period): Book {
  const known = books.get(ward.records) ?? new Map<string, Book>();
  books.set(ward.records, known);
  const asked = `${period.from} ${period.to}`;
  const before = known.get(asked);
  if (before !== undefined) return before;
  const book = writeBook(ward, period);
  known.set(asked, book);
  return book;
}

function writeBook(ward: Source, period: Period): Book {
  const movements = ward.movements();
  const within = movements.filter(({ day }) => day >= period.from && day <= period.to);
  const openings = openingsOf(ward);
  const months = monthsOf(period);
  const names = [
    ...new Set([
      ...ward.context.catalogue.funds.entries.map(({ key }) => key),
      ...movements.map(({ fund }) => fund),
    ]),
  ].filter((fund) => isKept(fund, ward));
  const funds = names
    .map((fund): FundBook => {
      const own = movements.filter((movement) => movement.fund === fund);
      const inside = within.filter((movement) => movement.fund === fund);
      return { fund, ...bookOf(heldAt(period.from, openings.get(fund), own), inside, months) };
    })
    .filter((book) => book.opening !== 0 || book.in !== 0 || book.out !== 0);
  const opening = funds.reduce((sum, book) => sum + book.opening, 0);
  const byChapter = new Map<string, { in: number; out: number }>();
  const sources = new Map<string, Set<number>>();
  for (const { kind, amount, chapterCode, table, row } of within) {
    const known = byChapter.get(chapterCode ?? '') ?? { in: 0, out: 0 };
    known[entryKinds[kind].side] += amount;
    byChapter.set(chapterCode ?? '', known);
    sources.set(table, (sources.get(table) ?? new Set()).add(row));
  }
  return { funds, total: bookOf(opening, within, months), byChapter, sources };
}

/** One figure of the book: what was held at a beginning, or what came in or went out. */
export interface BookQuestion {
  readonly period: Period;
  readonly side: 'opening' | 'in' | 'out';
  /** Left out: all funds. */
  readonly fund?: string;
  /** Only this month of the period. */
  readonly month?: Month;
  readonly entry?: EntryKind;
  /** Codes of the chapters, `''` for rows without one; left out: all. */
  readonly chapters?: readonly string[];
}

/** A row behind a figure of the book; `kind` is null for an opening that the treasurer wrote down. */
export interface BookRow {
  readonly table: string;
  readonly row: number;
  readonly amount: number;
  readonly at: Day | number;
  readonly kind: EntryKind | null;
}

/** The rows behind a figure of the book: they add up to it. In an opening what went out is negative. */
export function bookRows(ward: Source, question: BookQuestion): BookRow[] {
  const { period, side, fund, month, entry, chapters } = question;
  const all = ward.movements().filter((movement) => fund === undefined || movement.fund === fund);
  const within = all.filter(({ day }) => day >= period.from && day <= period.to);
  const isOpening = side === 'opening';
  const rowOf = (movement: Movement): BookRow => {
    const { table, row, day, kind } = movement;
    return { table, row, at: day, kind, amount: isOpening ? signed(movement) : movement.amount };
  };
  if (!isOpening) {
    return within
      .filter(
        ({ kind, day, chapterCode }) =>
          entryKinds[kind].side === side &&
          (entry === undefined || kind === entry) &&
          (month === undefined || monthOf(day) === month) &&
          (chapters === undefined || chapters.includes(chapterCode ?? '')),
      )
      .map(rowOf);
  }
  const openings = openingsOf(ward);
  const funds = fund === undefined ? keepBook(ward, period).funds.map((book) => book.fund) : [fund];
  const held = funds.flatMap((one): BookRow[] => {
    const own = all.filter((movement) => movement.fund === one);
    const { base, since } = countedSince(period.from, openings.get(one), own);
    const written = rowsOf(ward, openingTable).filter((row) => row.fund === one && row.year === base);
    return [
      ...written.map(
        ({ row, amount, year }): BookRow => ({ table: 'openings', row, amount, at: year, kind: null }),
      ),
      ...since.map(rowOf),
    ];
  });
  const earlier = within.filter(({ day }) => month !== undefined && monthOf(day) < month);
  return [...held, ...earlier.map(rowOf)];
}

/** A stretch of time in which a fund stood below zero. */
export interface Overdraft {
  readonly fund: string;
  readonly day: Day;
  /** What was left after the first movement that took too much: below zero. */
  readonly balance: number;
  /** The movements that took it there and further down, until it rose to zero again; at least one. */
  readonly movements: readonly [Movement, ...Movement[]];
}

/** Where funds fell below zero, over all that is on record up to a day. */
export function overdrafts(ward: Source, until: Day): Overdraft[] {
  const movements = ward.movements().filter(({ day }) => day <= until);
  const openings = openingsOf(ward);
  const byFund = new Map<string, Movement[]>();
  for (const movement of movements) {
    const own = byFund.get(movement.fund);
    if (own === undefined) byFund.set(movement.fund, [movement]);
    else own.push(movement);
  }
  return [...byFund].flatMap(([fund, own]) => {
    const found: { fund: string; day: Day; balance: number; movements: [Movement, ...Movement[]] }[] = [];
    const years = openings.get(fund) ?? new Map<number, number>();
    let held = 0;
    let counted = 0;
    let open: (typeof found)[number] | null = null;
    for (const movement of own) {
      const base = Math.max(0, ...[...years.keys()].filter((year) => yearStart(year) <= movement.day));
      // A balance that the treasurer wrote down begins the count again.
      if (base > counted) {
        counted = base;
        held = years.get(base) ?? 0;
        open = null;
      }
      held += signed(movement);
      if (held >= 0) open = null;
      else if (entryKinds[movement.kind].side === 'out') {
        if (open === null) {
          open = { fund, day: movement.day, balance: held, movements: [movement] };
          found.push(open);
        } else open.movements.push(movement);
      }
    }
    return found;
  });
}

/** A year's opening that disagrees with what the year before left. */
export interface OpeningGap {
  readonly fund: string;
  readonly year: number;
  readonly written: number;
  readonly counted: number;
}

/** Openings written for a year while an earlier opening and all movements since say something else. */
export function openingGaps(ward: Source): OpeningGap[] {
  const movements = ward.movements();
  return [...openingsOf(ward)].flatMap(([fund, years]) => {
    const own = movements.filter((movement) => movement.fund === fund);
    return [...years].flatMap(([year, written]) => {
      const earlier = new Map([...years].filter(([other]) => other < year));
      if (earlier.size === 0) return [];
      const counted = heldAt(yearStart(year), earlier, own);
      return counted === written ? [] : [{ fund, year, written, counted }];
    });
  });
}
