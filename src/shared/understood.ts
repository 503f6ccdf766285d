/**
 * What a form understood of what was typed, said back under the field. The same readers as the sheet's, so that the
 * page never promises what the server refuses; pages carry 22 KB of them (pure, no schema library).
 */
import { lengthProblem } from '../domain/columns/kind';
import { understandBy } from '../domain/columns/understand';
import { quiet, type Understood, wrong } from '../domain/columns/understood';
import { type Day, normalizeText, tell } from '../domain/values';
import type { Field, Option } from './contract';

export { understandChoices as severalUnderstood } from '../domain/columns/kinds/choices';
export { FIRST_DAY, readTypedDay } from '../domain/columns/kinds/day';
export { optionsNamed, type Understood } from '../domain/columns/understood';

/**
 * @param options the field's list, for choices; else empty.
 * @param units the list of units, for a quantity that carries its unit; else empty.
 */
export function understand(
  { kind, mayBeFuture, max, maxLength }: Pick<Field, 'kind' | 'mayBeFuture' | 'max' | 'maxLength'>,
  typed: string,
  today: string,
  options: readonly Option[] = [],
  units: readonly Option[] = [],
): Understood {
  const text = normalizeText(typed);
  if (text === '') return quiet;
  const tooLong = lengthProblem(text, maxLength);
  if (tooLong !== null) return wrong(tell(tooLong.problem));
  return understandBy[kind]?.(text, { today: today as Day, mayBeFuture, max, options, units }) ?? quiet;
}
