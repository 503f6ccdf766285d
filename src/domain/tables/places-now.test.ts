/** Kept columns found again, as a table of facts; and that no place is given twice. */
import fc from 'fast-check';
import { placesNow } from './places-now';

const split = (text: string) => text.split(' ').map((name) => (name === '_' ? '' : name));
/** `2`: exact at place 2; `2~`: renamed at place 2; `-`: nowhere. */
const shown = (before: string, now: string) =>
  placesNow(split(before), split(now))
    .map((found) => (found === null ? '-' : `${found.place}${found.how === 'renamed' ? '~' : ''}`))
    .join(' ');

test.each([
  ['nothing changed', 'A B C', 'A B C', '0 1 2'],
  ['moved', 'A B C', 'C A B', '1 2 0'],
  ['swapped', 'A B C', 'A C B', '0 2 1'],
  ['a column came', 'A B C', 'A X B C', '0 2 3'],
  ['renamed in its place', 'A B C', 'A X C', '0 1~ 2'],
  ['renamed to a name that stands already, before it', 'A B C', 'C B C', '0~ 1 2'],
  ['renamed to a name that stands already, after it', 'A B C', 'A B A', '0 1 2~'],
  ['the last is renamed', 'A B C', 'A B X', '0 1 2~'],
  ['renamed and one came before', 'A B C', 'X A Y C', '1 2~ 3'],
  ['two came in its place', 'A B C', 'A X Y C', '0 - 3'],
  ['two side by side renamed', 'A B C D', 'A X Y D', '0 1~ 2~ 3'],
  ['all renamed', 'A B', 'X Y', '0~ 1~'],
  ['deleted', 'A B C', 'A C', '0 - 1'],
  ['the last is deleted', 'A B C', 'A B', '0 1 -'],
  ['two deleted, one of which may be another', 'A X Y B', 'A Q B', '0 - - 2'],
  ['deleted, another came elsewhere', 'A B C', 'X A C', '1 - 2'],
  ['the name stands twice', 'A A B', 'A B A', '0 2 1'],
  ['no header, in its place', 'A _ B', 'A _ B', '0 1 2'],
  ['no header, moved with its neighbours', 'A _ B', 'X A _ B', '1 2~ 3'],
])('%s', (_, before, now, wanted) => expect(shown(before, now)).toBe(wanted));

test('no two columns get one place, and every header that stands once and stood once is found', () => {
  const headers = fc.array(fc.constantFrom('A', 'B', 'C', 'D', ''), { maxLength: 7 });
  fc.assert(
    fc.property(headers, headers, (before, now) => {
      const found = placesNow(before, now);
      const places = found.flatMap((one) => (one === null ? [] : [one.place]));
      expect(new Set(places).size).toBe(places.length);
      before.forEach((header, index) => {
        const isOnly = (list: string[]) => list.filter((one) => one === header).length === 1;
        if (header !== '' && isOnly(before) && isOnly(now)) {
          expect(found[index]).toEqual({ place: now.indexOf(header), how: 'exact' });
        }
      });
    }),
  );
});
