/** Calls for the phone: a chapter's own page, and pictures. */
import * as z from 'zod/mini';
import { id, isoMonth, key } from './contract-shapes';
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
  /** Keeps a picture in the ward's Drive and links it from the row. The same picture again is not kept twice. */
  'picture.keep': {
    input: z.object({
      ...{ table: key(), id: id() },
      /** JPEG, PNG or WebP as base64. */
      picture: z.string().check(z.minLength(1), z.maxLength(700_000)),
    }),
    output: z.object({ row: rowView, url: z.string() }),
  },
} as const;
