/**
 * The book of funds, scrap and gifts against a second computation: what was made is put into SQL tables as it was made,
 * never through the readers of rows, and added up by SQLite.
 */
import fc from 'fast-check';
import initSqlJs, { type Database, type SqlJsStatic, type SqlValue } from 'sql.js';
import { breakDown } from '../metrics';
import { amountOf, madeWard, someDay, somePeriod, specOf } from '../testdata/made';
import { houseRow, incomeRow, openingRow, productRow, spendingRow, sponsorshipRow } from '../testdata/models';
import { gift, pair, sale, type WardSpec, ward } from '../testdata/ward';
import { monthsOf, type Period } from '../values';
import { type EntryKind, keepBook } from './index';

let sql: SqlJsStatic;
beforeAll(async () => {
  sql = await initSqlJs();
});

/** Runs a question on a database that is thrown away afterwards. */
function onDatabase<T>(schema: string, work: (db: Database) => T): T {
  const db = new sql.Database();
  try {
    db.run(schema);
    return work(db);
  } finally {
    db.close();
  }
}

function insert(db: Database, table: string, rows: readonly (readonly SqlValue[])[]): void {
  for (const row of rows) db.run(`INSERT INTO ${table} VALUES (${row.map(() => '?').join(', ')})`, [...row]);
}

const ask = (db: Database, question: string, bind: readonly SqlValue[] = []): SqlValue[][] =>
  db.exec(question, [...bind])[0]?.values ?? [];

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
  pairings: made.support.map((one) =>
    pair({ day: one.day, helper: 'Chị A', value: one.amount, fund: labelOf(one.fund) }),
  ),
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
CREATE TABLE sales (day TEXT, amount INTEGER);
CREATE TABLE products (day TEXT, amount INTEGER);
CREATE TABLE income (day TEXT, fund TEXT, amount INTEGER);
CREATE TABLE gifts (day TEXT, fund TEXT, amount INTEGER);
CREATE TABLE support (day TEXT, fund TEXT, amount INTEGER);
CREATE TABLE houses (day TEXT, fund TEXT, amount INTEGER);
CREATE TABLE spending (day TEXT, fund TEXT, amount INTEGER, destination TEXT);
CREATE TABLE openings (year INTEGER, fund TEXT, amount INTEGER);
CREATE TABLE funds (fund TEXT, is_kept INTEGER);
CREATE TABLE months (month TEXT, first TEXT, last TEXT);
-- What moves money: in above nought, out below.
CREATE VIEW moves AS
  SELECT * FROM (
    SELECT day, 'recycling' AS fund, 'scrap' AS kind, amount FROM sales
    UNION ALL SELECT day, 'products', 'productSales', amount FROM products
    UNION ALL SELECT day, fund, 'income', amount FROM income
    UNION ALL SELECT day, fund, 'gifts', -amount FROM gifts
    UNION ALL SELECT day, fund, 'support', -amount FROM support
    UNION ALL SELECT day, fund, 'houses', -amount FROM houses
    UNION ALL SELECT day, fund, CASE
        WHEN destination IS NULL THEN 'spending'
        WHEN destination IN (SELECT fund FROM funds) THEN 'transferOut'
        ELSE 'handedOn' END, -amount FROM spending
    UNION ALL SELECT day, destination, 'transferIn', amount FROM spending
      WHERE destination IN (SELECT fund FROM funds)
  ) WHERE fund IN (SELECT fund FROM funds WHERE is_kept);
`;

function store(db: Database, made: MoneyWard, period: Period): void {
  insert(
    db,
    'sales',
    made.sales.map((one) => [one.day, one.amount]),
  );
  insert(
    db,
    'products',
    made.products.map((one) => [one.day, one.amount]),
  );
  for (const table of ['income', 'gifts', 'support', 'houses'] as const)
    insert(
      db,
      table,
      made[table].map((one) => [one.day, one.fund, one.amount]),
    );
  insert(
    db,
    'spending',
    made.spending.map((one) => [one.day, one.fund, one.amount, one.to]),
  );
  insert(
    db,
    'openings',
    made.openings.map((one) => [one.year, one.fund, one.amount]),
  );
  insert(
    db,
    'funds',
    Object.keys(FUNDS).map((key) => [key, key === 'partners' ? 0 : 1]),
  );
  const months = monthsOf(period);
  insert(
    db,
    'months',
    months.map((month, at) => [
      month,
      at === 0 ? period.from : `${month}-01`,
      at === months.length - 1 ? period.to : `${month}-31`,
    ]),
  );
}

/** What each fund holds when a day begins: the latest opening of that day or before, and what moved since. */
const HELD = (on: string) => `
  coalesce((SELECT amount FROM openings WHERE openings.fund = funds.fund AND year || '-01-01' <= ${on}
            ORDER BY year DESC LIMIT 1), 0)
  + coalesce((SELECT sum(amount) FROM moves WHERE moves.fund = funds.fund AND day < ${on}
              AND day >= coalesce((SELECT max(year) || '-01-01' FROM openings
                                   WHERE openings.fund = funds.fund AND year || '-01-01' <= ${on}), '')), 0)`;

test('funds: opening, in by source, out by use, balance, and each month', () => {
  let compared = 0;
  fc.assert(
    fc.property(moneyWard, somePeriod, (made, period) => {
      const book = keepBook(ward(rowsOf(made)), period);
      onDatabase(SCHEMA, (db) => {
        store(db, made, period);
        const within = [period.from, period.to];
        const whole = ask(
          db,
          `SELECT fund, opening, came, went, opening + came - went FROM (
             SELECT fund, ${HELD('?1')} AS opening,
               coalesce((SELECT sum(amount) FROM moves
                         WHERE moves.fund = funds.fund AND amount > 0 AND day BETWEEN ?1 AND ?2), 0) AS came,
               coalesce((SELECT -sum(amount) FROM moves
                         WHERE moves.fund = funds.fund AND amount < 0 AND day BETWEEN ?1 AND ?2), 0) AS went
             FROM funds WHERE is_kept)
           WHERE opening <> 0 OR came <> 0 OR went <> 0 ORDER BY fund`,
          within,
        );
        const kept = [...book.funds].sort((a, b) => (a.fund < b.fund ? -1 : 1));
        expect(kept.map((one) => [one.fund, one.opening, one.in, one.out, one.balance])).toEqual(whole);
        compared += whole.length;

        const kinds = ask(
          db,
          `SELECT fund, kind, abs(sum(amount)) FROM moves WHERE day BETWEEN ?1 AND ?2
           GROUP BY fund, kind ORDER BY fund, kind`,
          within,
        );
        expect(
          kept.flatMap((one) =>
            (Object.entries(one.byKind) as [EntryKind, number][])
              .filter(([, sum]) => sum !== 0)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([kind, sum]) => [one.fund, kind, sum]),
          ),
        ).toEqual(kinds);

        // Between the months of a period a treasurer's opening does not begin anew: the book runs on.
        const monthly = ask(
          db,
          `SELECT fund, month,
             coalesce(sum(CASE WHEN amount > 0 AND day BETWEEN first AND last THEN amount END), 0),
             coalesce(sum(CASE WHEN amount < 0 AND day BETWEEN first AND last THEN -amount END), 0),
             opening + coalesce(sum(CASE WHEN day BETWEEN ?1 AND last THEN amount END), 0)
           FROM (SELECT fund, ${HELD('?1')} AS opening FROM funds WHERE is_kept) AS held
             CROSS JOIN months LEFT JOIN moves USING (fund)
           GROUP BY fund, month ORDER BY fund, month`,
          [period.from],
        );
        const shown = new Set(kept.map((one) => one.fund));
        expect(
          kept.flatMap((one) =>
            [...one.byMonth].map(([month, line]) => [one.fund, month, line.in, line.out, line.balance]),
          ),
        ).toEqual(monthly.filter(([of]) => shown.has(String(of))));
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
CREATE TABLE scrap (day TEXT, chapter TEXT, material TEXT, kilograms REAL);
CREATE TABLE gifts (day TEXT, occasion TEXT, fund TEXT, parcels INTEGER, value INTEGER);
`;

test('kilograms of scrap by material and chapter, gifts by occasion and fund', () => {
  let [weighed, given] = [0, 0];
  fc.assert(
    fc.property(madeWard, somePeriod, (made, period) => {
      const ledger = ward(specOf(made));
      const parts = (key: 'scrapWeight' | 'giftTimes' | 'giftParcels' | 'giftValue', by: readonly string[]) =>
        breakDown(key, ledger, period, by)
          .filter(({ value }) => value !== null)
          .map(({ keys, value }) => [...keys, value])
          .sort((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1));
      onDatabase(COUNTED, (db) => {
        insert(
          db,
          'scrap',
          made.sales.map((one) => [
            one.day,
            one.chapter,
            one.kind.key,
            one.kind.kg === null ? null : amountOf(one) * one.kind.kg,
          ]),
        );
        insert(
          db,
          'gifts',
          made.gifts.map((one) => [one.day, one.occasion.key, one.fund.key, one.parcels, one.value]),
        );
        const within = [period.from, period.to];
        const scrap = ask(
          db,
          `SELECT material, chapter, sum(kilograms) FROM scrap
           WHERE day BETWEEN ?1 AND ?2 AND kilograms IS NOT NULL GROUP BY 1, 2`,
          within,
        ).sort((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1));
        const kept = parts('scrapWeight', ['material', 'chapter']);
        expect(kept.map((line) => line.slice(0, 2))).toEqual(scrap.map((line) => line.slice(0, 2)));
        // Both add binary fractions of a kilogram, in another order.
        for (const [at, line] of kept.entries()) expect(line[2]).toBeCloseTo(Number(scrap[at]?.[2]), 6);
        weighed += scrap.length;

        for (const [key, of] of [
          ['giftTimes', 'count(*)'],
          ['giftParcels', 'sum(parcels)'],
          ['giftValue', 'sum(value)'],
        ] as const) {
          const gifts = ask(
            db,
            `SELECT occasion, fund, ${of} AS n FROM gifts WHERE day BETWEEN ?1 AND ?2
             GROUP BY 1, 2 HAVING n IS NOT NULL`,
            within,
          ).sort((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1));
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
