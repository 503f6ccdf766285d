/** A unit that stands inside a quantity cell (`35,8 tạ`), read by the catalogue. */
import { fold } from '../values';
import type { Catalogue } from './context';

/** Key of the unit, or null where the word is no unit of the catalogue. */
export function readUnit(word: string, catalogue: Catalogue): string | null {
  const wanted = fold(word);
  const found = catalogue.units.find(
    (unit) => fold(unit.label) === wanted || unit.aliases.some((alias) => fold(alias) === wanted),
  );
  return found?.key ?? null;
}
