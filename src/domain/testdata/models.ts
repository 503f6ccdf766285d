/** A right row of each model's table; a test overrides the cells it is about. */
import { type AnyTable, isCore, type TableKey, tableKeys, tables } from '../ward';
import { exampleRow } from './example';
import type { RowSpec, WardSpec } from './ward';

const make =
  <K extends TableKey>(right: RowSpec<K>) =>
  (cells?: RowSpec<K>): RowSpec<K> => ({ ...right, ...cells });

export const incomeRow = make<'income'>({
  day: '2022-03-01',
  chapter: 'K1',
  source: 'Mạnh thường quân',
  fund: 'Điểm chia sẻ',
  amount: 2_000_000,
});
export const productRow = make<'products'>({
  day: '2022-04-01',
  chapter: 'K1',
  product: 'Chổi',
  made: 20,
  sold: 5,
  income: 200_000,
});
export const spendingRow = make<'spending'>({
  day: '2022-05-01',
  chapter: 'K1',
  purpose: 'Mua giống hoa',
  fund: 'Điểm chia sẻ',
  amount: 300_000,
});
export const openingRow = make<'openings'>({
  year: 2022,
  chapter: 'Hội LHPN phường',
  fund: 'Quỹ Hội',
  amount: 1_000_000,
});
export const sponsorshipRow = make<'sponsorships'>({
  child: 'Bé Na',
  chapter: 'K1',
  sponsor: 'Chi hội Khu 1',
  monthly: 250_000,
  from: '2022-01-15',
  until: '2022-12-31',
  paid: 3_000_000,
});
export const houseRow = make<'houses'>({
  household: 'Bà N.T.H.',
  chapter: 'K1',
  started: '2022-08-01',
  handedOver: '2022-10-01',
  cash: 40_900_000,
  workdays: 60,
  result: 'Thoát cận nghèo',
});
export const greenRow = make<'greenSundays'>({
  day: '2022-06-05',
  chapter: 'K1',
  place: 'Đường bờ kênh',
  attendance: 45,
  streetKm: 1.5,
  waste: '120 kg',
  trees: '200 cây phi lao, 50 cây hoa',
  bins: 2,
});
export const outreachRow = make<'outreach'>({
  day: '2022-07-10',
  chapter: 'K1',
  topic: 'Phân loại rác tại nhà',
  form: 'Sinh hoạt chi hội, tổ',
  attendance: 60,
});
export const reviewRow = make<'reviews'>({
  month: '2022-03',
  chapter: 'K1',
  hasPioneer: 'Có',
  hasActivity: 'Có',
  resources: 500_000,
});
export const sharingRow = make<'sharing'>({
  day: '2022-09-01',
  direction: 'Vào',
  goods: 'Quần áo',
  quantity: 20,
  unit: 'bộ',
  chapter: 'K1',
});
export const targetRow = make<'targets'>({
  year: 2022,
  chapter: 'Hội LHPN phường',
  metric: 'Suất quà',
  goal: '100',
});

const awardRow = make<'awards'>({
  year: 2021,
  kind: 'Hình thức khen thưởng',
  title: 'Giấy khen',
  decision: '45/QĐ-UBND ngày 20/01/2022',
  body: 'UBND phường',
});

/** One right row of every model. */
/** One row of each table that comes with a model of choice; a model without a row of its own here has its example. */
export const oneOfEach: WardSpec = {
  ...Object.fromEntries(
    tableKeys
      .filter((key) => !isCore(tables[key]) && (tables[key] as AnyTable).isMadeWhenNeeded !== true)
      .map((key) => [key, [exampleRow(key)]]),
  ),
  income: [incomeRow()],
  products: [productRow()],
  spending: [spendingRow()],
  openings: [openingRow()],
  sponsorships: [sponsorshipRow()],
  houses: [houseRow()],
  greenSundays: [greenRow()],
  outreach: [outreachRow()],
  reviews: [reviewRow()],
  sharing: [sharingRow()],
  targets: [targetRow()],
  awards: [awardRow()],
};
