/** What is kept of a link's forms: by link, with the day of today, and only where the browser keeps it. */

import type { Output } from '../../src/shared/contract';
import { openDescription } from './description';

function store(isPersistent = true) {
  const kept = new Map<string, string>();
  return {
    kept,
    isPersistent: () => isPersistent,
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, text: string) => void kept.set(key, text),
  };
}
type Description = Output<'form.describe'>;
const said = { today: '2026-01-01', forms: [], unionName: 'Hội' } as unknown as Description;
const now = () => new Date(2026, 7, 9);

test('of the same link, with the day of today; of another link, nothing; the secret is not kept', () => {
  const place = store();
  openDescription(place, 'AAAAAAAAAAAAAAAAAAAAAA', now).keep(said);
  expect(openDescription(place, 'AAAAAAAAAAAAAAAAAAAAAA', now).read()).toEqual({
    ...said,
    today: '2026-08-09',
  });
  expect(openDescription(place, 'BBBBBBBBBBBBBBBBBBBBBB', now).read()).toBeNull();
  expect(JSON.stringify([...place.kept])).not.toContain('AAAAAAAAAAAAAAAAAAAAAA');
});

test.each([
  ['at the sheet', store(), ''],
  ['where the browser keeps nothing', store(false), 'AAAAAAAAAAAAAAAAAAAAAA'],
])('%s nothing is kept', (_name, place, link) => {
  openDescription(place, link, now).keep(said);
  expect([place.kept.size, openDescription(place, link, now).read()]).toEqual([0, null]);
});
