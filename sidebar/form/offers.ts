/**
 * Text that was typed into the wrong field: of `35,8 tạ sắt 12tr` in the quantity, 35,8 tạ stays and 12tr is
 * offered to the blank money field. Only offered, never applied without a click. Pure.
 */
import { normalizeText, readOneQuantity } from '../../src/domain/values';
import type { Field, Form } from '../../src/shared/contract';
import { type Reader, understoodAs } from './check';
import { isBlank, type Values } from './values';

interface Part {
  readonly key: string;
  readonly label: string;
  /** As it was typed. */
  readonly typed: string;
  /** What the field understands. */
  readonly shown: string;
}

export interface Offer {
  /** What stays in the field. */
  readonly own: string;
  readonly parts: readonly Part[];
}

const MOST_WORDS = 14;
/** Kinds whose values can be recognised by their text alone. */
const TELLING: ReadonlySet<Field['kind']> = new Set(['money', 'quantity', 'day', 'phone', 'choice']);

/** Null where the whole text is understood, or no other field takes the rest. */
export function offerFor(form: Form, values: Values, field: Field, reader: Reader): Offer | null {
  const typed = values[field.key];
  if (typeof typed !== 'string' || field.isFixed || isWhole(field, typed, reader)) return null;
  const words = normalizeText(typed).split(/\s+/u);
  if (words.length < 2 || words.length > MOST_WORDS) return null;
  const others = form.fields.filter(({ key, isFixed }) => key !== field.key && !isFixed);
  for (let count = words.length - 1; count > 0; count -= 1) {
    const own = words.slice(0, count).join(' ');
    if (!isWhole(field, own, reader)) continue;
    const parts = split(words.slice(count), others, values, reader);
    if (parts !== null && parts.length > 0) return { own, parts };
  }
  return null;
}

/** Whether the field understands every word of the text. */
function isWhole(field: Field, text: string, reader: Reader): boolean {
  if (understoodAs(field, text, reader).state === 'wrong') return false;
  if (field.kind !== 'quantity')
    return TELLING.has(field.kind) || field.kind === 'count' || field.kind === 'decimal';
  const reading = readOneQuantity(text);
  return reading.ok && reading.value.rest === '';
}

/**
 * Distributes the words to fields that understand them; what is left at the end goes into a blank note. The
 * domain's `partRest` does not fit: it describes the parts for a message, so it may leave a part without a
 * field and name one field twice. An offer needs one field for every word, which takes backtracking.
 */
function split(
  words: readonly string[],
  fields: readonly Field[],
  values: Values,
  reader: Reader,
): Part[] | null {
  if (words.length === 0) return [];
  for (let count = words.length; count > 0; count -= 1) {
    const text = words.slice(0, count).join(' ');
    for (const field of fields) {
      const part = partOf(field, text, values, reader);
      if (part === null) continue;
      const rest = split(
        words.slice(count),
        fields.filter((one) => one !== field),
        values,
        reader,
      );
      if (rest !== null) return part === 'said' ? rest : [part, ...rest];
    }
  }
  const note = fields.find(({ key, kind }) => kind === 'longText' && isBlank(values[key]));
  const text = words.join(' ');
  return note === undefined ? null : [{ key: note.key, label: note.label, typed: text, shown: `“${text}”` }];
}

/** `said`: the field holds the same value already. */
function partOf(field: Field, text: string, values: Values, reader: Reader): Part | 'said' | null {
  if (!TELLING.has(field.kind) || (field.kind === 'money' && !/\p{L}|₫/u.test(text))) return null;
  const said = understoodAs(field, text, reader);
  if (said.state === 'wrong' || !isWhole(field, text, reader)) return null;
  const shown = said.state === 'understood' ? said.text : text;
  const value = values[field.key];
  if (isBlank(value)) return { key: field.key, label: field.label, typed: text, shown };
  const stands = typeof value === 'string' ? understoodAs(field, value, reader) : null;
  const now = stands?.state === 'understood' ? stands.text : value;
  return now === shown ? 'said' : null;
}
