/** Holds the local host to what is known of Google, row by row. */

import { createHost } from '../host';
import { projectOf } from '../runtime';
import { FACTS, OPEN } from './index';

const project = projectOf('function nothing() {}');

describe.each([
  ['Known of Google', FACTS],
  ['Decided strictly, to be checked on Google', OPEN],
])('%s', (_title, facts) => {
  test.each(facts.map((row) => [row.id, row.fact, row] as const))('%s: %s', async (_id, _fact, row) => {
    const host = await createHost({
      project,
      locale: row.locale ?? 'en_US',
      timeZone: 'Asia/Ho_Chi_Minh',
      now: () => new Date('2026-05-05T05:00:00Z'),
      ...row.host,
    });
    expect(row.act(host.globals)).toEqual(row.answer);
  });
});
