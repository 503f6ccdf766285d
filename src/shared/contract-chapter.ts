/** Calls of a chapter's own page on the phone: what it recorded in a month, its points and its rank. */
import * as z from 'zod/mini';
import { isoMonth } from './contract-shapes';
import { rowView } from './contract-views';

export const chapterCalls = {
  /** Of the chapter of the link that asks, in the kinds that the link records. */
  'chapter.month': {
    input: z.object({ month: isoMonth() }),
    output: z.object({
      /** Kinds with rows of the month: the name of the form, how many rows, and the last of them, newest first. */
      kinds: z.array(z.object({ title: z.string(), count: z.number(), rows: z.array(rowView) })),
      /** In the period of the summary tabs, as they compute it; null where the chapter is in no ranking. Numbers are written out. */
      standing: z.nullable(
        z.object({
          period: z.string(),
          rank: z.number(),
          /** How many chapters are ranked. */
          of: z.number(),
          points: z.string(),
          most: z.string(),
          /** What brings points, and how many at most: `Quà tặng: 15`. */
          counted: z.array(z.string()),
        }),
      ),
    }),
  },
} as const;
