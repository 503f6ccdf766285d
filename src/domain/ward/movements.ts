/**
 * Every movement of money in the funds: what the models' rows say of it. Scrap and product sales come in by themselves;
 * funds that the catalogue says do not pass through the ward's book stay out of it.
 */
import { isKept } from '../figures/fund-names';
import { entryKinds, type Movement } from '../figures/movement';
import { models } from '../models/registry';
import type { AnyWard } from '../tables/any-ward';

/** Of one day what comes in counts first. */
const side = ({ kind }: Movement): number => (entryKinds[kind].side === 'in' ? 0 : 1);

/** By day; of one day what comes in stands first. */
export function movementsOf(ward: AnyWard): readonly Movement[] {
  const kept = new Map<string, boolean>();
  const isBooked = (fund: string): boolean => {
    const known = kept.get(fund) ?? isKept(fund, ward);
    kept.set(fund, known);
    return known;
  };
  return models
    .flatMap(({ money }) => Object.entries(money?.(ward) ?? {}))
    .filter(([table]) => ward.present.has(table))
    .flatMap(([table, facts]) =>
      facts.flatMap(({ day, fund, amount, ...rest }): Movement[] =>
        day === null || fund === null || amount === null || amount === 0 || !isBooked(fund)
          ? []
          : [{ ...rest, table, day, fund, amount }],
      ),
    )
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) || side(a) - side(b) || a.row - b.row);
}
