/**
 * Money and goods besides scrap and gifts: income, spending, products, sponsorships, the house. The sums of 2022 that
 * the report states are the report's; days, givers and all of 2021 are invented, and chosen so that no fund is ever
 * empty when it pays.
 */
import type { Day } from '../src/domain/values';
import { chapterPlan } from './chapters';
import { Random, share } from './random';
import { chapterRef, type Ids, label, type SampleRow, stamps, wardRef } from './rows';

const ref = (code: string | null): string => (code === null ? wardRef : chapterRef(code));
const codes = chapterPlan.map(({ code }) => code);
const byMembers = chapterPlan.map(({ members }) => members);

interface Income {
  /** Name in the report's list of figures; null for invented ones. */
  readonly source: string | null;
  readonly day: string;
  readonly chapter: string | null;
  readonly from: string;
  readonly fund: string;
  readonly amount?: number | string;
  readonly giver?: string;
  readonly inKind?: string;
  readonly quantity?: number | string;
  readonly unit?: string;
  readonly inKindValue?: number;
  readonly note?: string;
}

/** 32.225.000đ in cash at the sharing point, over the year; the first before Tết. */
function sharingPoint(random: Random): Income[] {
  const months = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const rest = share(
    (32_225_000 - 6_000_000) / 1000,
    months.map(() => 0.5 + random.next()),
    400,
  );
  return [
    { month: 1, amount: 6_000_000 },
    ...months.map((month, at) => ({ month, amount: (rest[at] ?? 0) * 1000 })),
  ].map(({ month, amount }, at) => ({
    source: 'sharingPointCash',
    day: `2022-${String(month).padStart(2, '0')}-${String(month === 1 ? 12 : random.between(3, 25)).padStart(2, '0')}`,
    chapter: null,
    from: at % 3 === 1 ? 'donations' : 'benefactors',
    fund: 'sharing',
    amount,
  }));
}

/** 10.000.000đ for the fight against the epidemic; Khu 8 alone gave 2.000.000đ. */
function covidDrive(): Income[] {
  const others = codes.filter((code) => code !== 'K8');
  const parts = share(
    8000,
    others.map((code) => byMembers[codes.indexOf(code)] ?? 1),
    300,
  );
  return [
    { chapter: 'K8', amount: 2_000_000 },
    ...others.map((chapter, at) => ({ chapter, amount: (parts[at] ?? 0) * 1000 })),
  ].map(({ chapter, amount }) => ({
    source: 'covidDrive',
    day: '2022-02-22',
    chapter,
    from: 'donations',
    fund: 'donations',
    amount,
    note: 'Ủng hộ phòng, chống dịch',
  }));
}

/** 24.996.000đ for the fund for the poor, gathered by the chapters in its month. */
function poorFund(): Income[] {
  const parts = share(24_996, byMembers, 500);
  return codes.map((chapter, at) => ({
    source: 'poorFund',
    day: `2022-10-${17 + (at % 12)}`,
    chapter,
    from: 'donations',
    fund: 'poor',
    amount: (parts[at] ?? 0) * 1000,
  }));
}

const incomes = (random: Random): readonly Income[] => [
  ...sharingPoint(random),
  ...covidDrive(),
  ...poorFund(),
  ...[null, 'K4', 'K9'].map(
    (chapter): Income => ({
      source: 'godmotherLaunch',
      day: '2022-01-05',
      chapter,
      from: chapter === null ? 'benefactors' : 'donations',
      fund: 'godmother',
      amount: 2_000_000,
      note: 'Phát động Mẹ đỡ đầu',
    }),
  ),
  {
    source: 'smsBorder',
    day: '2022-05-20',
    chapter: null,
    from: 'sms',
    fund: 'appeals',
    amount: '2.780.000 đ',
    quantity: '139 tin nhắn',
    note: 'Nhắn tin ủng hộ, mỗi tin 20.000đ',
  },
  // What the house of Khu 10 was built with.
  {
    ...{ source: null, day: '2022-05-25', chapter: null, from: 'benefactors', fund: 'benefactors' },
    amount: 25_000_000,
    giver: 'Doanh nghiệp trên địa bàn',
    note: 'Làm mái ấm tình thương khu 10',
  },
  {
    ...{ source: null, day: '2022-05-30', chapter: 'K10', from: 'social', fund: 'benefactors' },
    amount: 15_900_000,
    note: 'Làm mái ấm tình thương khu 10',
  },
  ...(
    [
      ['2021-09-08', null, 'benefactors', 'benefactors', 3_500_000],
      ['2022-03-05', null, 'benefactors', 'benefactors', '12tr'],
      ['2022-05-27', null, 'benefactors', 'benefactors', 8_000_000],
      ['2022-06-12', null, 'social', 'benefactors', 6_000_000],
      ['2021-01-18', 'K5A', 'pigs', 'savings', 1_900_000],
      ['2021-01-19', 'K9', 'moneyTubes', 'savings', 2_000_000],
      ['2022-01-14', 'K7', 'pigs', 'savings', 2_600_000],
      ['2022-01-15', 'K11', 'moneyTubes', 'savings', 2_500_000],
      ['2022-07-15', 'K9', 'pigs', 'savings', 900_000],
      ['2021-06-02', null, 'donations', 'donations', 7_000_000],
      ['2021-03-10', null, 'fees', 'union', 4_200_000],
      ['2022-03-10', null, 'fees', 'union', 4_400_000],
    ] as const
  ).map(([day, chapter, from, fund, amount]): Income => ({ source: null, day, chapter, from, fund, amount })),
  {
    ...{ source: null, day: '2022-06-18', chapter: 'K2', from: 'riceJars', fund: 'benefactors' },
    inKind: 'gạo',
    quantity: 140,
    unit: 'kg',
    inKindValue: 2_100_000,
    note: 'Gạo tặng hội viên, trẻ em khó khăn',
  },
];

export function makeIncome(seed: number, ids: Ids, sources: Map<string, string>): SampleRow<'income'>[] {
  const random = new Random(seed, 'income');
  return [...incomes(random)]
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map((one) => {
      const id = ids.next('income');
      if (one.source !== null) sources.set(id, one.source);
      const row: SampleRow<'income'> = {
        day: one.day,
        chapter: ref(one.chapter),
        source: label('incomeSources', one.from),
        fund: label('funds', one.fund),
        id,
        ...stamps(random, one.chapter, one.day as Day),
      };
      if (one.unit !== undefined) row.unit = label('units', one.unit);
      for (const key of ['amount', 'giver', 'inKind', 'quantity', 'inKindValue', 'note'] as const) {
        const cell = one[key];
        if (cell !== undefined) row[key] = cell;
      }
      return row;
    });
}

export function makeSpending(seed: number, ids: Ids, sources: Map<string, string>): SampleRow<'spending'>[] {
  const random = new Random(seed, 'spending');
  const plan: readonly [
    day: string,
    chapter: string | null,
    purpose: string,
    fund: string,
    amount: number | string,
    to: string | null,
    source: string | null,
  ][] = [
    ['2021-03-25', null, 'Trồng hoa, cây xanh', 'recycling', 4_000_000, null, null],
    ['2021-06-05', null, 'Mua nước sát khuẩn cho chốt phòng dịch', 'union', 1_500_000, null, null],
    ['2021-11-12', null, 'Hội nghị tổng kết chi hội', 'union', 1_200_000, null, null],
    ['2022-03-01', null, 'Mua khẩu trang, nước sát khuẩn', 'donations', 6_000_000, null, null],
    ['2022-03-20', null, 'Mua giống hoa chiều tím', 'recycling', '6tr', null, null],
    ['2022-04-15', null, 'Thêm kinh phí hoạt động chi hội', 'recycling', 5_000_000, 'Quỹ Hội', null],
    ['2022-05-06', null, 'Mua 116 thùng rác xanh', 'recycling', 17_400_000, null, null],
    ['2022-05-20', 'K5B', 'Mua vật tư làm chổi, làn', 'products', 4_000_000, null, null],
    ['2022-09-12', null, 'Mua thẻ BHYT cho hội viên khó khăn', 'recycling', 3_240_000, null, null],
    [
      ...(['2022-11-15', null, 'Nộp Quỹ vì người nghèo', 'poor', 24_996_000] as const),
      'MTTQ phường',
      'poorFund',
    ],
    ['2022-11-20', null, 'In tài liệu, hội nghị', 'union', 1_350_000, null, null],
  ];
  return plan.map(([day, chapter, purpose, fund, amount, to, source], at) => {
    const id = ids.next('spending');
    if (source !== null) sources.set(id, source);
    return {
      ...{ day, chapter: ref(chapter), purpose, fund: label('funds', fund), amount, id },
      ...(to === null ? {} : { transferTo: to }),
      receipt: `PC ${String(at + 1).padStart(2, '0')}`,
      ...stamps(random, chapter, day as Day),
    };
  });
}

/** What the funds held when the ledger was started. */
export function makeOpenings(seed: number, ids: Ids): SampleRow<'openings'>[] {
  const random = new Random(seed, 'openings');
  return (
    [
      ['recycling', 32_500_000],
      ['products', 1_500_000],
      ['savings', 2_000_000],
      ['union', 9_000_000],
    ] as const
  ).map(([fund, amount]) => ({
    ...{ year: 2021, fund: label('funds', fund), chapter: wardRef, amount, id: ids.next('openings') },
    ...stamps(random, null, '2021-01-04' as Day),
  }));
}

/** Who makes things, and how much of them. */
const makers: readonly (readonly [code: string, part: number])[] = [
  ['K5B', 0.6],
  ['K2', 0.22],
  ['K9', 0.18],
];
const made = [
  { key: 'baskets', price: 50_000, year: { 2021: 120, 2022: 850 }, source: 'baskets' },
  { key: 'brooms', price: 40_000, year: { 2021: 180, 2022: 1250 }, source: 'brooms' },
] as const;

/**
 * 850 baskets for 42.500.000đ and 1.250 brooms for 50.000.000đ in 2022. The 68 and 20 baskets given away that year
 * are of those that were left from 2021.
 */
export function makeProducts(seed: number, ids: Ids, sources: Map<string, string>): SampleRow<'products'>[] {
  const random = new Random(seed, 'products');
  const rows: (SampleRow<'products'> & { readonly source: string | null })[] = [];
  const add = (row: SampleRow<'products'>, source: string | null) => rows.push({ ...row, source });
  for (const { key, price, year, source } of made) {
    const product = label('products', key);
    add({ day: '2021-09-18', chapter: chapterRef('K5B'), product, made: year[2021] }, null);
    const sold = key === 'baskets' ? 20 : year[2021];
    add({ day: '2021-10-02', chapter: chapterRef('K5B'), product, sold, income: sold * price }, null);
    const times = Array.from({ length: 12 }, (_, month) =>
      makers.map(([code, part]) => ({ month, code, part })),
    ).flat();
    const parts = share(
      year[2022],
      times.map(({ part }) => part * (0.7 + 0.6 * random.next())),
      3,
    );
    for (const [at, { month, code }] of times.entries()) {
      const amount = parts[at] ?? 0;
      const day = `2022-${String(month + 1).padStart(2, '0')}-${String(random.between(4, 22)).padStart(2, '0')}`;
      add(
        { day, chapter: chapterRef(code), product, made: amount, sold: amount, income: amount * price },
        source,
      );
    }
  }
  const baskets = label('products', 'baskets');
  add({ day: '2022-06-28', chapter: chapterRef('K5B'), product: baskets, given: 68 }, 'recycledBaskets');
  add({ day: '2022-08-25', chapter: chapterRef('K5B'), product: baskets, given: 20 }, 'newSchoolYearItems');
  return rows
    .sort((a, b) => (String(a.day) < String(b.day) ? -1 : String(a.day) > String(b.day) ? 1 : 0))
    .map(({ source, ...row }) => {
      const id = ids.next('products');
      if (source !== null) sources.set(id, source);
      return { ...row, id, ...stamps(random, 'K5B', String(row.day) as Day) };
    });
}

/** Seven children, 250.000đ a month, 3.000.000đ a year each; two are paid for by the fund, the others by their sponsors. */
export function makeSponsorships(
  seed: number,
  ids: Ids,
  sources: Map<string, string>,
): SampleRow<'sponsorships'>[] {
  const random = new Random(seed, 'sponsorships');
  const plan: readonly [
    child: string,
    year: number,
    chapter: string,
    sponsor: string,
    from: string,
    fund: string | null,
  ][] = [
    ['Bé Na', 2012, 'K9', 'Hội LHPN phường', '2022-01-10', 'godmother'],
    ['Bé Bống', 2014, 'K9', 'Hội LHPN phường', '2022-01-10', 'godmother'],
    ['Bé Tôm', 2010, 'K4', 'Chi hội Khu 4', '2021-01-10', null],
    ['Bé Sóc', 2013, 'K10', 'Chi hội Khu 10', '2021-01-10', null],
    ['Bé Mía', 2011, 'K8', 'Tổ phụ nữ khu chợ', '2021-01-10', null],
    ['Bé Cún', 2015, 'K2', 'Nhóm thiện nguyện Hoa Sen', '2022-01-10', null],
    ['Bé Thỏ', 2009, 'K12', 'Chi hội Khu 12', '2022-01-10', null],
  ];
  return plan.map(([child, birthYear, chapter, sponsor, from, fund]) => {
    const id = ids.next('sponsorships');
    sources.set(id, 'children');
    const years = from.startsWith('2021') ? 2 : 1;
    return {
      ...{ child, birthYear, chapter: chapterRef(chapter), sponsor, monthly: 250_000, from },
      paid: years * 3_000_000,
      ...(fund === null ? {} : { fund: label('funds', fund) }),
      id,
      ...stamps(random, chapter, from as Day),
    };
  });
}

export function makeHouses(seed: number, ids: Ids, sources: Map<string, string>): SampleRow<'houses'>[] {
  const random = new Random(seed, 'houses');
  const [before, now] = [ids.next('houses'), ids.next('houses')];
  sources.set(now, 'maiAm');
  return [
    {
      ...{
        household: 'Bà V.T.B.',
        chapter: chapterRef('K6'),
        started: '2021-04-20',
        handedOver: '2021-07-22',
      },
      ...{ cash: 28_000_000, workdays: 45, result: label('houseResults', 'settled'), id: before },
      ...stamps(random, 'K6', '2021-04-20' as Day),
    },
    {
      ...{
        household: 'Bà P.T.D.',
        chapter: chapterRef('K10'),
        started: '2022-06-10',
        handedOver: '2022-09-01',
      },
      ...{ cash: 40_900_000, inKindValue: 6_500_000, workdays: 62, fund: label('funds', 'benefactors') },
      ...{ result: label('houseResults', 'settled'), id: now },
      ...stamps(random, 'K10', '2022-06-10' as Day),
    },
  ];
}
