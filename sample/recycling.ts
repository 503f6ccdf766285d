/**
 * Scrap sold by the 13 chapters. The sums of 2022 are those of the 2022 report exactly;
 * 2021 is invented and smaller (the summer of 2021 was one of lockdowns).
 */
import { addDays, type Day } from '../src/domain/values';
import { chapterPlan } from './chapters';
import { Random, share } from './random';
import { chapterRef, type Ids, label, type SampleRow, stamps } from './rows';

interface Target {
  readonly can: number;
  readonly cardboard: number;
  readonly iron: number;
  readonly plastic: number;
  readonly income: number;
}

const targets: Readonly<Record<2021 | 2022, Target>> = {
  2021: { can: 24_310, cardboard: 5_124, iron: 2_460, plastic: 298, income: 88_640_000 },
  2022: { can: 35_789, cardboard: 6_856, iron: 3_580, plastic: 425, income: 130_000_000 },
};

/** How people bring it: share of months with a sale, smallest step (vỏ or kg), đồng each. */
const materials = [
  { key: 'can', share: 0.96, step: 1, price: 800 },
  { key: 'cardboard', share: 0.9, step: 0.5, price: 5_500 },
  { key: 'iron', share: 0.2, step: 5, price: 16_000 },
  { key: 'plastic', share: 0.32, step: 0.5, price: 9_000 },
] as const;

/** More is collected before Tết, and next to nothing in the lockdown of summer 2021. */
const monthWeight: Readonly<Record<2021 | 2022, readonly number[]>> = {
  2021: [1.7, 1.2, 1, 1, 0.5, 0.3, 0.5, 0.8, 1, 1.1, 1.1, 1.3],
  2022: [1.8, 1.2, 0.9, 0.9, 1, 1.1, 1.1, 1, 0.9, 1, 1.1, 1.4],
};

interface Sale {
  readonly day: Day;
  readonly code: string;
  readonly material: (typeof materials)[number];
  readonly weight: number;
  amount: number;
  money: number;
}

function salesOf(year: 2021 | 2022, random: Random): Sale[] {
  const sales: Sale[] = [];
  for (const [month, ofMonth] of monthWeight[year].entries()) {
    for (const { code, members } of chapterPlan) {
      const first = `${year}-${String(month + 1).padStart(2, '0')}-01` as Day;
      const day = addDays(first, random.between(2, 26));
      for (const material of materials) {
        if (!random.chance(material.share)) continue;
        // Khu 5B makes brooms and baskets of its plastic instead of selling it.
        if (material.key === 'plastic' && code === 'K5B' && month % 4 !== 0) continue;
        const weight = members * ofMonth * (0.6 + 0.8 * random.next());
        sales.push({ day, code, material, weight, amount: 0, money: 0 });
      }
    }
  }
  const target = targets[year];
  for (const material of materials) {
    const ofMaterial = sales.filter((sale) => sale.material === material);
    const steps = share(
      target[material.key] / material.step,
      ofMaterial.map(({ weight }) => weight),
      1,
    );
    for (const [at, sale] of ofMaterial.entries()) sale.amount = (steps[at] ?? 0) * material.step;
  }
  // Prices differ a little from buyer to buyer; money is in whole thousands.
  const money = share(
    target.income / 1000,
    sales.map(({ amount, material }) => amount * material.price * (0.94 + 0.12 * random.next())),
    1,
  );
  for (const [at, sale] of sales.entries()) sale.money = (money[at] ?? 0) * 1000;
  return sales;
}

const comma = (amount: number): string => String(amount).replace('.', ',');

export function makeRecycling(seed: number, ids: Ids): SampleRow<'recycling'>[] {
  const random = new Random(seed, 'recycling');
  const sales = [...salesOf(2021, random), ...salesOf(2022, random)].sort((a, b) =>
    a.day === b.day ? 0 : a.day < b.day ? -1 : 1,
  );
  return sales.map(({ day, code, material, amount, money }) => {
    const row: SampleRow<'recycling'> = {
      day,
      chapter: chapterRef(code),
      material: label('materials', material.key),
      quantity: amount,
      unit: label('units', material.key === 'can' ? 'shell' : 'kg'),
      amount: money,
      id: ids.next('recycling'),
      ...stamps(random, code, day),
    };
    if (material.key === 'iron' && amount % 10 === 0 && amount >= 60 && random.chance(0.6)) {
      // Heavy lots are weighed in tạ, and then the unit often stands in the cell.
      const isInCell = random.chance(0.7);
      row.quantity = isInCell ? `${comma(amount / 100)} tạ` : amount / 100;
      if (isInCell && random.chance(0.6)) delete row.unit;
      else row.unit = label('units', 'ta');
    }
    if (random.chance(0.03))
      row.note = random.pick([
        'Bán tại nhà văn hóa',
        'Gom hai tháng',
        'Hội viên mang đến',
        'Có người mua đến lấy',
      ]);
    return row;
  });
}
