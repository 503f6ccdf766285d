/**
 * Gifts: those of 2022 are the gifts that the 2022 report tells of, one or more rows each; those of 2021 are invented.
 * Where the report leaves something open (a day, the number of parcels of things given in kind) the choice is
 * written in the README.
 */
import type { Day } from '../src/domain/values';
import { invented } from './gifts-2021';
import { ofReport } from './gifts-2022';
import { Random } from './random';
import { chapterRef, type Ids, label, type SampleRow, stamps, wardRef } from './rows';

/** The source's name of each 2022 gift, by row id: lets a test add up the rows of one gift of the report. */
export interface Gifts {
  readonly rows: SampleRow<'gifts'>[];
  readonly sources: ReadonlyMap<string, string>;
}

export function makeGifts(seed: number, ids: Ids): Gifts {
  const random = new Random(seed, 'gifts');
  const sources = new Map<string, string>();
  const sorted = [...invented, ...ofReport].sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
  const rows = sorted.map((gift) => {
    const id = ids.next('gifts');
    if (gift.source !== null) sources.set(id, gift.source);
    const row: SampleRow<'gifts'> = {
      day: gift.typedDay ?? gift.day,
      occasion: label('occasions', gift.occasion),
      chapter: gift.chapter === undefined ? wardRef : chapterRef(gift.chapter),
      recipients: label('recipients', gift.recipients),
      parcels: gift.parcels,
      fund: label('funds', gift.fund),
      id,
      ...stamps(random, gift.chapter ?? null, gift.day as Day),
    };
    for (const key of ['unitValue', 'value', 'inKind', 'partner', 'note'] as const) {
      const cell = gift[key];
      if (cell !== undefined) row[key] = cell;
    }
    return row;
  });
  return { rows, sources };
}
