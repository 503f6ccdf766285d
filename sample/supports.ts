/** Made givings of the 1+1 pairs: what half of the pairs gave comes month by month, and adds up to what they gave. */
import { addDays, type Day } from '../src/domain/values';
import { Random, share } from './random';
import { account, type Ids, label, type SampleRow, stamps } from './rows';
import type { WrongRow } from './wrong-rows';

/** Longest stretch in which one pair's givings lie, in days. */
const STRETCH = 240;
/** The last day of the sample. */
const END = '2022-12-20' as Day;

const THINGS = [
  'Tặng 10 kg gạo và nhu yếu phẩm',
  'Giúp ngày công và vật liệu sửa nhà',
  'Cho mượn vốn nuôi gà, không lấy lãi',
  'Tặng con giống, cám và thuốc thú y',
  'Hỗ trợ sách vở, học phí cho con',
  'Hỗ trợ tiền khám, chữa bệnh',
];

/**
 * Takes the value off half of the pairs that support a member and gives it back as givings; a pair keeps its value
 * where it was typed in words.
 */
export function makeSupports(
  seed: number,
  ids: Ids,
  pairs: SampleRow<'pairings'>[],
): SampleRow<'supports'>[] {
  const random = new Random(seed, 'supports');
  const made = pairs.flatMap((pair) => {
    const { value, kind, id } = pair;
    if (kind !== label('pairKinds', 'support') || typeof value !== 'number' || !random.chance(0.5)) return [];
    delete pair.value;
    const from = pair.day as Day; // made by the sample itself, as days
    const until = (pair.resultDay as Day | undefined) ?? END;
    const latest = [until, addDays(from, STRETCH), END].sort()[0] ?? until;
    const days = Array.from({ length: random.between(2, 4) }, () => random.day(from, latest)).sort();
    const parts = share(
      value / 100_000,
      days.map(() => random.between(2, 5)),
    );
    const thing = random.pick(THINGS);
    return days.map((day, at) => ({
      day,
      code: String(pair.chapter).split('· ')[1] ?? null,
      row: {
        ...{ day, pair: `${nameOf(pair.helper)} giúp ${nameOf(pair.helped)} · ${id}` },
        ...{ support: thing, value: (parts[at] ?? 0) * 100_000 },
      },
    }));
  });
  made.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
  return made.map(({ day, code, row }) => ({
    ...row,
    id: ids.next('supports'),
    ...stamps(random, code, day),
  }));
}

const nameOf = (side: unknown): string => String(side).split(' · ')[0] ?? '';

/** One row that is wrong on purpose: a giving before its pair was made. */
export function addWrongSupport(ids: Ids, rows: SampleRow<'supports'>[], firstRow: number): WrongRow {
  const last = rows.at(-1);
  const id = ids.next('supports');
  rows.push({
    ...{ day: '2020-12-24', pair: last?.pair ?? '', support: 'Tặng chăn ấm', value: 350_000, id },
    ...{ enteredBy: account(null), enteredAt: '2022-12-24 16:40' },
  });
  return {
    ...{ table: 'supports', row: firstRow + rows.length - 1, id, column: 'day', code: 'order' },
    what: 'a giving before the pair was made',
  };
}
