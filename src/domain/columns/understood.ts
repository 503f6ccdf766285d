/** What a form says back of what was typed: types and words of every kind's `understand…`. They go into the pages. */
import { type Day, NameIndex, type Reading, tell } from '../values';

export type Understood =
  /** Nothing stands in the field, or nothing needs to be said. */
  | { readonly state: 'quiet' }
  /** `text` is what will be saved, as a person reads it. */
  | { readonly state: 'understood'; readonly text: string }
  | { readonly state: 'wrong'; readonly text: string };

/** An entry of a list as a page has it. */
export interface Named {
  readonly label: string;
  readonly aliases: readonly string[];
  /** Values of the list's attribute columns: a unit's factor to kg, a material's standard unit. */
  readonly attributes: readonly (string | number)[];
}

/** What a page knows of the field. */
export interface Asked {
  readonly today: Day;
  readonly mayBeFuture: boolean;
  readonly max: number | null;
  /** The field's list, for choices; else empty. */
  readonly options: readonly Named[];
  /** The list of units, for a quantity that carries its unit; else empty. */
  readonly units: readonly Named[];
}

/** @param text what was typed: not blank, spaces normalised. */
export type Understand = (text: string, asked: Asked) => Understood;

export const quiet: Understood = { state: 'quiet' };
export const understood = (text: string): Understood => ({ state: 'understood', text });
export const wrong = (text: string): Understood => ({ state: 'wrong', text });

export const said = <T>(reading: Reading<T>, say: (value: T) => string): Understood =>
  reading.ok ? understood(say(reading.value)) : wrong(tell(reading.problem));

export function saidWithin(
  reading: Reading<number>,
  max: number | null,
  say: (value: number) => string,
): Understood {
  if (!reading.ok) return wrong(tell(reading.problem));
  if (reading.value < 0) return wrong('Số không thể âm. Ghi lại số dương.');
  return max !== null && reading.value > max
    ? wrong(`${say(reading.value)} lớn quá mức. Xem lại có thừa số 0 không.`)
    : understood(say(reading.value));
}

/** Options that a word can mean; several are a question. */
export const optionsNamed = (typed: string, options: readonly Named[]): readonly Named[] =>
  new NameIndex(
    options.flatMap((option) =>
      [option.label, ...option.aliases].map((name): [string, Named] => [name, option]),
    ),
  ).find(typed);
