/** A unit that stands inside a quantity cell (`35,8 tạ`), read by the catalogue. */
import { type Catalogue, findEntry } from './context';

/** Key of the unit, or null where the word is no unit of the catalogue. */
export function readUnit(word: string, catalogue: Catalogue): string | null {
  return findEntry(word, 'units', catalogue)?.key ?? null;
}
