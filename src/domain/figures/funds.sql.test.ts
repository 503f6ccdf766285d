/**
 * The book of funds, scrap and gifts against a second computation: what was made is put into SQL tables as it was made,
 * never through the readers of rows, and added up by DuckDB.
 */
import { createDuckDB, type DuckDBConnection, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import fc from 'fast-check';
import { madeWard, someDay, somePeriod, specOf } from '../testdata/made';
import { houseRow, incomeRow, openingRow, productRow, spendingRow, sponsorshipRow } from '../testdata/models';
import { gift, pair, sale, support, type WardSpec, wardOf } from '../testdata/ward';
import type { Period } from '../values';
import { breakDown, type EntryKind, keepBook } from './index';

// --- The database ----------------------------------------------------------------------------------------------------

type Cell = string | number | null;
let db: DuckDBConnection;

beforeAll(async () => {
  const mainModule = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
  // The first bundle is for engines without WebAssembly exceptions; every Node that the project supports has them.
  const bundle = { mainModule, mainWorker: '' };
  const engine = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), NODE_RUNTIME);
  await engine.instantiate();
  db = engine.connect();
  // No extension, file or address may be reached: what is asked here, the engine answers by itself.
  db.query(`
    SET autoinstall_known_extensions = false;
    SET autoload_known_extensions = false;
    SET enable_external_access = false;
    SET lock_configuration = true;`);
});
afterAll(() => db.close());

/** Runs a case inside a transaction that is undone afterwards, so that every case finds the tables empty. */
function undone(work: () => void): void {
  db.query('BEGIN TRANSACTION');
  try {
    work();
  } finally {
    db.query('ROLLBACK');
  }
}

const literal = (value: Cell): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value ?? 'NULL');

function insert(table: string, rows: readonly (readonly Cell[])[]): void {
  if (rows.length === 0) return;
  db.query(`INSERT INTO ${table} VALUES ${rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ')}`);
}

/**
 * A value of an answer as a number or text. Sums are whole numbers of 128 bits or decimals, which come as words of 32
 * bits, the lowest first, in two's complement; `scale` counts their digits behind the point.
 */
function cellOf(value: unknown, scale: number): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  const whole =
    typeof value === 'bigint'
      ? value
      : BigInt.asIntN(
          128,
          [...(value as Uint32Array)].reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n),
        );
  if (!Number.isSafeInteger(Number(whole))) throw new RangeError(`${whole} is beyond exact numbers`);
  return Number(`${whole}e${-scale}`);
}

/** The lines of an answer; `$1`, `$2` in the question stand for the first and the last day of the period. */
function ask(question: string, period?: Period): Cell[][] {
  const statement = db.prepare(question);
  try {
    const answer = period === undefined ? statement.query() : statement.query(period.from, period.to);
    const columns = answer.schema.fields.map((field, at) => {
      const scale = 'scale' in field.type ? Number(field.type.scale) : 0;
      return [...(answer.getChildAt(at) ?? [])].map((value) => cellOf(value, scale));
    });
    return Array.from({ length: answer.numRows }, (_, line) => columns.map((column) => column[line] ?? null));
  } finally {
    statement.close();
  }
}

test('the engine answers exactly, and refuses to load an extension', () => {
  expect(
    ask(`SELECT sum(x), -sum(x), sum(x * 0.1), 9007199254740991::BIGINT, 'Quỹ ''Hội''', NULL
         FROM (VALUES (3000000000), (3000000001)) AS t(x)`),
  ).toEqual([[6_000_000_001, -6_000_000_001, 600_000_000.1, 9_007_199_254_740_991, "Quỹ 'Hội'", null]]);
  expect(() => ask('SELECT 9007199254740993::BIGINT')).toThrow('beyond exact');
  expect(() => ask("SELECT json_extract('{}', '$.a')")).toThrow('json');
});

// --- The book --------------------------------------------------------------------------------------------------------

/** Labels as a person chooses them, by the keys of the built-in catalogue; `partners` is the one that keeps no book. */
const FUNDS = {
  recycling: 'Biến rác thành tiền',
  products: 'Sản phẩm tái chế',
  sharing: 'Điểm chia sẻ',
  union: 'Quỹ Hội',
  partners: 'Đơn vị phối hợp',
} as const;
type Fund = keyof typeof FUNDS;
const fund = fc.constantFrom(...(Object.keys(FUNDS) as Fund[]));
const amount = fc.integer({ min: 1, max: 9_000_000 });
const many = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 10 });
const paid = fc.record({ day: someDay, fund, amount });
/** Support and houses that no fund pays for stand in no book. */
const perhapsPaid = fc.record({ day: someDay, fund: fc.option(fund), amount });

const moneyWard = fc.record({
  sales: many(fc.record({ day: someDay, amount })),
  products: many(fc.record({ day: someDay, amount })),
  income: many(paid),
  gifts: many(paid),
  support: many(perhapsPaid),
  givings: many(perhapsPaid),
  houses: many(perhapsPaid),
  spending: many(
    fc.record({
      day: someDay,
      fund,
      amount,
      to: fc.oneof(fund, fc.constantFrom(null, 'MTTQ phường')),
    }),
  ).map((all) => all.filter(({ fund: from, to }) => from !== to)),
  openings: fc.uniqueArray(fc.record({ year: fc.constantFrom(2020, 2021, 2022), fund, amount }), {
    maxLength: 5,
    selector: ({ year, fund: of }) => `${year} ${of}`,
  }),
});
type MoneyWard = typeof moneyWard extends fc.Arbitrary<infer T> ? T : never;

const isFund = (to: string | null): to is Fund => to !== null && to in FUNDS;
const labelOf = (of: Fund | null): string => (of === null ? '' : FUNDS[of]);

const rowsOf = (made: MoneyWard): WardSpec => ({
  recycling: made.sales.map((one) => sale(one)),
  products: made.products.map(({ day, amount: income }) => productRow({ day, income })),
  income: made.income.map((one) => incomeRow({ ...one, fund: FUNDS[one.fund] })),
  gifts: made.gifts.map((one) => gift({ day: one.day, value: one.amount, fund: FUNDS[one.fund] })),
  pairings: [
    // Made before any day of a made ward: every giving may be hers.
    pair({ id: 'CP-00001', day: '2020-01-01', helper: 'Chị A' }),
    ...made.support.map((one) =>
      pair({ day: one.day, helper: 'Chị A', value: one.amount, fund: labelOf(one.fund) }),
    ),
  ],
  supports: made.givings.map((one) => support({ day: one.day, value: one.amount, fund: labelOf(one.fund) })),
  houses: made.houses.map((one, at) =>
    houseRow({
      ...{ household: `Hộ ${at}`, started: one.day, handedOver: '', result: '', cash: one.amount },
      fund: labelOf(one.fund),
    }),
  ),
  sponsorships: [sponsorshipRow()], // paid by the sponsor herself: in no book
  spending: made.spending.map(({ to, ...one }) =>
    spendingRow({ ...one, fund: FUNDS[one.fund], transferTo: isFund(to) ? FUNDS[to] : (to ?? '') }),
  ),
  openings: made.openings.map((one) => openingRow({ ...one, fund: FUNDS[one.fund] })),
});

const SCHEMA = `
CREATE TABLE sales (day DATE, amount BIGINT);
CREATE TABLE products (day DATE, amount BIGINT);
CREATE TABLE income (day DATE, fund TEXT, amount BIGINT);
CREATE TABLE gifts (day DATE, fund TEXT, amount BIGINT);
CREATE TABLE support (day DATE, fund TEXT, amount BIGINT);
CREATE TABLE givings (day DATE, fund TEXT, amount BIGINT);
CREATE TABLE houses (day DATE, fund TEXT, amount BIGINT);
CREATE TABLE spending (day DATE, fund TEXT, amount BIGINT, destination TEXT);
CREATE TABLE openings (year INTEGER, fund TEXT, amount BIGINT);
CREATE TABLE funds (fund TEXT, is_kept BOOLEAN);
INSERT INTO funds VALUES ${Object.keys(FUNDS)
  .map((key) => `('${key}', ${key !== 'partners'})`)
  .join(', ')};
-- What moves money: in above zero, out below.
CREATE VIEW told AS
  SELECT * FROM (
    SELECT day, 'recycling' AS fund, 'scrap' AS kind, amount FROM sales
    UNION ALL SELECT day, 'products', 'productSales', amount FROM products
    UNION ALL SELECT day, fund, 'income', amount FROM income
    UNION ALL SELECT day, fund, 'gifts', -amount FROM gifts
    UNION ALL SELECT day, fund, 'support', -amount FROM support
    UNION ALL SELECT day, fund, 'support', -amount FROM givings
    UNION ALL SELECT day, fund, 'houses', -amount FROM houses
    UNION ALL SELECT day, fund, CASE
        WHEN destination IS NULL THEN 'spending'
        WHEN destination IN (SELECT fund FROM funds) THEN 'transferOut'
        ELSE 'handedOn' END, -amount FROM spending
    UNION ALL SELECT day, destination, 'transferIn', amount FROM spending
      WHERE destination IN (SELECT fund FROM funds)
  ) WHERE fund IN (SELECT fund FROM funds WHERE is_kept);
-- The same, worked out once for a case: three questions ask for it.
CREATE TABLE moves (day DATE, fund TEXT, kind TEXT, amount BIGINT);
-- What each fund holds when a day begins: the latest opening of that day or before, and what moved since.
CREATE MACRO held(morning) AS TABLE
  WITH begun AS (
    SELECT fund, max_by(amount, year) AS amount, make_date(max(year), 1, 1) AS since
    FROM openings WHERE make_date(year, 1, 1) <= morning GROUP BY fund)
  SELECT funds.fund, coalesce(any_value(begun.amount), 0) + coalesce(sum(moves.amount), 0) AS opening
  FROM funds
    LEFT JOIN begun USING (fund)
    LEFT JOIN moves ON moves.fund = funds.fund AND moves.day < morning
      AND (begun.since IS NULL OR moves.day >= begun.since)
  WHERE is_kept GROUP BY funds.fund;
-- The months that a period touches, cut at its ends.
CREATE MACRO months(first_day, last_day_of_all) AS TABLE
  SELECT strftime(start, '%Y-%m') AS month,
    greatest(start, first_day) AS first, least(last_day(start), last_day_of_all) AS last
  FROM (SELECT unnest(generate_series(
    date_trunc('month', first_day), last_day_of_all::TIMESTAMP, INTERVAL 1 MONTH))::DATE AS start);
`;

function store(made: MoneyWard): void {
  for (const table of ['sales', 'products'] as const)
    insert(
      table,
      made[table].map((one) => [one.day, one.amount]),
    );
  for (const table of ['income', 'gifts', 'support', 'givings', 'houses'] as const)
    insert(
      table,
      made[table].map((one) => [one.day, one.fund, one.amount]),
    );
  insert(
    'spending',
    made.spending.map((one) => [one.day, one.fund, one.amount, one.to]),
  );
  insert(
    'openings',
    made.openings.map((one) => [one.year, one.fund, one.amount]),
  );
  db.query('INSERT INTO moves FROM told');
}

const WHOLE = `
SELECT fund, opening, came, went, opening + came - went FROM (
  SELECT fund, any_value(opening) AS opening,
    coalesce(sum(amount) FILTER (amount > 0), 0) AS came, coalesce(-sum(amount) FILTER (amount < 0), 0) AS went
  FROM held($1::DATE) LEFT JOIN (FROM moves WHERE day BETWEEN $1::DATE AND $2::DATE) USING (fund)
  GROUP BY fund)
WHERE opening <> 0 OR came <> 0 OR went <> 0 ORDER BY fund`;

const BY_KIND = `
SELECT fund, kind, abs(sum(amount)) FROM moves WHERE day BETWEEN $1::DATE AND $2::DATE
GROUP BY fund, kind ORDER BY fund, kind`;

/** Between the months of a period a treasurer's opening does not begin again: the book runs on. */
const BY_MONTH = `
SELECT held.fund, month,
  coalesce(sum(amount) FILTER (amount > 0 AND day >= first), 0),
  coalesce(-sum(amount) FILTER (amount < 0 AND day >= first), 0),
  any_value(opening) + coalesce(sum(amount), 0)
FROM held($1::DATE) AS held CROSS JOIN months($1::DATE, $2::DATE)
  LEFT JOIN moves ON moves.fund = held.fund AND day BETWEEN $1::DATE AND last
GROUP BY held.fund, month ORDER BY held.fund, month`;

test('funds: opening, in by source, out by use, balance, and each month', () => {
  db.query(SCHEMA);
  let compared = 0;
  fc.assert(
    fc.property(moneyWard, somePeriod, (made, period) => {
      const book = keepBook(wardOf(rowsOf(made)), period);
      undone(() => {
        store(made);
        const whole = ask(WHOLE, period);
        const kept = [...book.funds].sort((a, b) => (a.fund < b.fund ? -1 : 1));
        expect(kept.map((one) => [one.fund, one.opening, one.in, one.out, one.balance])).toEqual(whole);
        compared += whole.length;

        expect(
          kept.flatMap((one) =>
            (Object.entries(one.byKind) as [EntryKind, number][])
              .filter(([, sum]) => sum !== 0)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([kind, sum]) => [one.fund, kind, sum]),
          ),
        ).toEqual(ask(BY_KIND, period));

        const shown = new Set(kept.map((one) => one.fund));
        expect(
          kept.flatMap((one) =>
            [...one.byMonth].map(([month, line]) => [one.fund, month, line.in, line.out, line.balance]),
          ),
        ).toEqual(ask(BY_MONTH, period).filter(([of]) => shown.has(String(of))));
        expect([book.total.opening, book.total.in, book.total.out, book.total.balance]).toEqual(
          [1, 2, 3, 4].map((column) => whole.reduce((sum, line) => sum + Number(line[column]), 0)),
        );
      });
    }),
    { numRuns: 60 },
  );
  // The wards were not all empty.
  expect(compared).toBeGreaterThan(60);
});

// --- Scrap and gifts -------------------------------------------------------------------------------------------------

const COUNTED = `
CREATE SCHEMA counted;
CREATE TABLE counted.scrap (day DATE, chapter TEXT, material TEXT, tenths BIGINT, kilograms DECIMAL(5, 1));
CREATE TABLE counted.gifts (day DATE, chapter TEXT, occasion TEXT, fund TEXT, parcels BIGINT, value BIGINT);
`;

const byWords = (a: readonly Cell[], b: readonly Cell[]): number => (a.join('\n') < b.join('\n') ? -1 : 1);

test('kilograms of scrap by material and chapter, gifts by occasion and fund', () => {
  db.query(COUNTED);
  let [weighed, given] = [0, 0];
  fc.assert(
    fc.property(madeWard, somePeriod, (made, period) => {
      const ward = wardOf(specOf(made));
      const parts = (key: 'scrapWeight' | 'giftTimes' | 'giftParcels' | 'giftValue', by: readonly string[]) =>
        breakDown(key, ward, period, by)
          .filter(({ value }) => value !== null)
          .map(({ keys, value }) => [...keys, value])
          .sort(byWords);
      undone(() => {
        insert(
          'counted.scrap',
          made.sales.map((one) => [one.day, one.chapter, one.kind.key, one.tenths, one.kind.kg]),
        );
        insert(
          'counted.gifts',
          made.gifts.map((one) => [
            one.day,
            one.chapter,
            one.occasion.key,
            one.fund.key,
            one.parcels,
            one.value,
          ]),
        );
        // Decimals: exact, where the add-on adds binary fractions.
        const scrap = ask(
          `SELECT material, chapter, sum(tenths * kilograms * 0.1) FROM counted.scrap
           WHERE day BETWEEN $1::DATE AND $2::DATE AND kilograms IS NOT NULL GROUP BY 1, 2`,
          period,
        ).sort(byWords);
        const kept = parts('scrapWeight', ['material', 'chapter']);
        expect(kept.map((line) => line.slice(0, 2))).toEqual(scrap.map((line) => line.slice(0, 2)));
        for (const [at, line] of kept.entries()) expect(line[2]).toBeCloseTo(Number(scrap[at]?.[2]), 6);
        weighed += scrap.length;

        for (const [key, of] of [
          ['giftTimes', 'count(DISTINCT (day, chapter))'],
          ['giftParcels', 'sum(parcels)'],
          ['giftValue', 'sum(value)'],
        ] as const) {
          const gifts = ask(
            `SELECT occasion, fund, ${of} AS n FROM counted.gifts WHERE day BETWEEN $1::DATE AND $2::DATE
             GROUP BY 1, 2 HAVING n IS NOT NULL`,
            period,
          ).sort(byWords);
          expect(parts(key, ['occasion', 'fund'])).toEqual(gifts);
          given += gifts.length;
        }
      });
    }),
    { numRuns: 60 },
  );
  expect(weighed).toBeGreaterThan(30);
  expect(given).toBeGreaterThan(90);
});
