/** The shapes that calls of every page share: texts with their limits, values of fields, lists. */
import * as z from 'zod/mini';
import { fieldKinds } from '../domain/columns/field-kinds';

/** Longer than any cell: a text that is too long must come through, to be answered at its field. */
const LONGEST = 100_000;
const MOST_FIELDS = 100;

/** One schema for all that ask: the contract names these a hundred times, and is made at every click. */
function shared<Schema>(schema: Schema): () => Schema {
  return () => schema;
}

export const text = shared(z.string().check(z.maxLength(LONGEST)));
export const short = shared(z.string().check(z.maxLength(200)));
export const key = shared(z.string().check(z.minLength(1), z.maxLength(40), z.regex(/^[\p{L}\p{N}]+$/u)));
/** Row ids and chapter codes. */
export const id = shared(z.string().check(z.minLength(1), z.maxLength(64)));
export const isoDay = shared(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)));
export const isoMonth = shared(z.string().check(z.regex(/^\d{4}-\d{2}$/)));
/** Made by the page once for one submission, for example `crypto.randomUUID()`. */
export const submission = shared(z.string().check(z.regex(/^[A-Za-z0-9-]{16,40}$/)));

export const fieldValue = z.union([text(), z.boolean(), z.array(text()).check(z.maxLength(50))]);
export const values = z
  .record(key(), fieldValue)
  .check(z.refine((record) => Object.keys(record).length <= MOST_FIELDS));

export const fieldKind = z.enum(fieldKinds);

export const option = z.object({
  label: z.string(),
  aliases: z.array(z.string()),
  /** Values of the list's attribute columns (a unit's factor to kg, a material's standard unit …). */
  attributes: z.array(z.union([z.string(), z.number()])),
});

export const list = z.object({
  key: z.string(),
  title: z.string(),
  options: z.array(option),
  canAdd: z.boolean(),
});

export const nothing = z.object({});
