/** Calls of the list of what is wrong: what stands where, and the cells that one press mends and takes back. */
import * as z from 'zod/mini';
import { id, key, short, text } from './contract-shapes';
import { receipt } from './contract-views';

const cell = z.union([text(), z.number()]);

export const wrongCell = z.object({
  /** Key of the table, and its row's id, where a form can open the row; '' where it cannot. */
  table: z.string(),
  id: z.string(),
  /** Key of the form's field; '' for the row, or a column that no form has. */
  field: z.string(),
  /** Name of the tab. */
  sheet: z.string(),
  /** Row number on the sheet; null for the tab itself. */
  row: z.nullable(z.number()),
  /** `C7`, `dòng 7`; '' for the tab itself. */
  place: z.string(),
  header: z.string(),
  /** Code of the chapter; '' where it is not known or all of the ward's. */
  chapter: z.string(),
  severity: z.enum(['error', 'notice']),
  /** What stands in the cell. */
  found: z.string(),
  what: z.string(),
  todo: z.string(),
  /** Where only one thing can be meant: the cell as it stands, and what it is to say. */
  mend: z.nullable(z.object({ before: cell, after: z.string() })),
  /** The row may be one too many. */
  mayDelete: z.boolean(),
});

export const problemCalls = {
  /** What is wrong, at most some hundred lines. `chapter` by its code, '' for all. By a link: in rows of its own chapter. */
  'problems.list': {
    input: z.object({ chapter: short() }),
    output: z.object({
      problems: z.array(wrongCell),
      /** How many there are in each chapter, in the order of chapters, of those that were looked for or not. */
      chapters: z.array(z.object({ key: z.string(), label: z.string(), count: z.number() })),
      /** What has no line of its own. */
      rest: z.number(),
    }),
  },
  /**
   * Mends the cell of a row, or takes that back. `before` is the cell as it stood: nothing is written where it, or what it mends
   * to, no longer stands there.
   */
  'row.mend': {
    input: z.object({
      ...{ table: key(), id: id(), field: key(), before: cell },
      undo: z.boolean(),
      acceptClosed: z.optional(z.boolean()),
    }),
    output: receipt,
  },
} as const;
