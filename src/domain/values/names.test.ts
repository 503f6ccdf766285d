import fc from 'fast-check';
import { compareNames, compareText, identityKey, initials, sortedByName } from './names';
import { normalizeText } from './text';

const sorted = (texts: readonly string[], compare: (a: string, b: string) => number): string[] =>
  [...texts].sort(compare);

describe('compareText', () => {
  test.each([
    ['letters', ['a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'g', 'o', 'ô', 'ơ', 'p', 'u', 'ư', 'v', 'y']],
    ['tones', ['a', 'à', 'ả', 'ã', 'á', 'ạ', 'ă', 'ắ', 'â', 'ấ', 'b']],
    ['names', ['An', 'Ánh', 'Ăn', 'Ân', 'Dung', 'Đào', 'Gấm', 'Giang']],
    ['tones after all letters', ['ma', 'má', 'mành', 'mạnh']],
    ['tones wherever they are placed', ['hoa', 'hòa', 'hoả', 'hỏa', 'hoá', 'thủy', 'thuý']],
    ['numbers by size', ['Khu 2', 'Khu 5', 'Khu 5A', 'Khu 5B', 'Khu 10']],
    ['spaces first', ['an bình', 'an ninh', 'anh']],
  ])('%s', (_, expected) => {
    expect(sorted([...expected].reverse(), compareText)).toEqual(expected);
  });

  const SYLLABLES =
    'an ánh ăn ân ẵm bà bả bã bá bạ dung đào đạo gấm giang hoa hòa hỏa họa huệ hương lan lăng lân mỹ mỵ nga ngà ngân ngọc oanh ơn ông phượng quế tâm tầm thơ thu thư thúy thủy tuyết uyên ưng vân xuân yên yến'.split(
      ' ',
    );
  const words = fc
    .array(fc.constantFrom(...SYLLABLES, '2', '10', '5A', '05'), { minLength: 1, maxLength: 4 })
    .map((w) => w.join(' '));

  // One placement of tones only: ICU compares them letter by letter, we by syllable.
  test('agrees with the platform collation of Vietnamese', () => {
    const collator = new Intl.Collator('vi', { numeric: true });
    expect(collator.resolvedOptions().locale).toBe('vi');
    // Where ICU sees two equal texts (05 and 5) ours still tells them apart.
    const check = (a: string, b: string): void => {
      const theirs = Math.sign(collator.compare(a, b));
      if (theirs !== 0) expect([a, b, Math.sign(compareText(a, b))]).toEqual([a, b, theirs]);
    };
    for (const a of SYLLABLES) for (const b of SYLLABLES) check(a, b);
    fc.assert(fc.property(words, words, check), { numRuns: 2000 });
  });
});

const people = [
  'Trần Thị Liên',
  'Nguyễn Thị Ánh',
  'Đỗ Văn An',
  'Lê Ân',
  'Lê Thị Ân',
  'Bùi Thị Ân',
  'H’ Mai',
  'Y',
  'Hoàng Thị Hoà',
  'Hoàng Thị Hòa',
];

describe('compareNames', () => {
  test('by given name, surname, middle names', () => {
    expect(
      sorted(
        ['Trần Thị Liên', 'Nguyễn Văn An', 'Đỗ Thị Lan', 'Trần Kim Lan', 'Lê Thị Ánh', 'Dương Thị Lan'],
        compareNames,
      ),
    ).toEqual([
      'Nguyễn Văn An',
      'Lê Thị Ánh',
      'Dương Thị Lan',
      'Đỗ Thị Lan',
      'Trần Kim Lan',
      'Trần Thị Liên',
    ]);
  });
  test('sortedByName gives the same order', () => {
    expect(sortedByName(people, (name) => name)).toEqual(sorted(people, compareNames));
  });

  test.each([
    ['compareNames', compareNames],
    ['compareText', compareText],
  ])('%s is a total order on any texts', (_, compare) => {
    const texts = fc.oneof(
      fc.constantFrom(...people),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('a', 'á', 'Á', 'ă', 'o', 'à', ' ', '1', '0', '-', 'đ') }),
    );
    fc.assert(
      fc.property(texts, texts, texts, (a, b, c) => {
        expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
        expect(compare(a, b) === 0).toBe(normalizeText(a) === normalizeText(b));
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['Trần Thị Liên', 'T.T.L.'],
  ['Đỗ Thị Ánh', 'Đ.T.A.'],
  ['  lê\u00A0văn  ơn ', 'L.V.Ơ.'],
  ['Y', 'Y.'],
  ['H’ Mai', 'H.M.'],
  ['', ''],
])('initials of %s are %s', (name, short) => expect(initials(name)).toBe(short));

describe('identityKey', () => {
  test.each([
    ['NGUYỄN THỊ HOÀ', 'Nguyễn Thị Hòa'],
    ['Nguyễn  Thị\u00A0Thuý', 'nguyễn thị thúy'],
    ['Trần Thị Huế', 'Trần Thị Huế'.normalize('NFD')],
  ])('%s and %s are one', (a, b) => expect(identityKey(a)).toBe(identityKey(b)));
  test.each([
    ['Nguyễn Thị Hoa', 'Nguyễn Thị Hòa'],
    ['Trần Thị Dung', 'Trần Thị Đung'],
    ['Lê Thị An', 'Lê Thị Ân'],
  ])('%s and %s are two', (a, b) => expect(identityKey(a)).not.toBe(identityKey(b)));
});
