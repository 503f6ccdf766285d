/** The call that reads a pasted message: rows that it may tell of, what is asked, what was left. */
import * as z from 'zod/mini';
import { text } from './contract-shapes';

const place = { start: z.number(), end: z.number() };

const proposal = z.object({
  ...place,
  table: z.string(),
  cells: z.array(
    z.object({
      /** Key of the field. */
      column: z.string(),
      /** As a person would type it. */
      text: z.string(),
      /** Where the text says so; empty where it does not say it itself. */
      from: z.array(z.object(place)),
    }),
  ),
  questions: z.array(
    z.object({
      /** Key of the field; '' for the whole row. */
      column: z.string(),
      what: z.string(),
      todo: z.string(),
      options: z.array(z.object({ label: z.string(), text: z.string() })),
      /** What is chosen stands beside what the field says already. */
      isAdded: z.optional(z.literal(true)),
    }),
  ),
  /** Everything of the text that the row is made of. */
  marks: z.array(z.object(place)),
});

export const pastedCalls = {
  /** Reads, writes nothing. Only rows that the person may enter. */
  'pasted.read': {
    input: z.object({ text: text() }),
    output: z.object({
      /** As it was read; places are places in it. */
      text: z.string(),
      rows: z.array(proposal),
      left: z.array(z.object({ ...place, why: z.string() })),
      /** Numbers in names, of documents, of telephones. */
      names: z.array(z.object(place)),
    }),
  },
} as const;
