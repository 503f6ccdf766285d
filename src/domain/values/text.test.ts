import fc from 'fast-check';
import { fold, nearest, normalizeText, sameText } from './text';

describe('normalizeText', () => {
  test.each([
    ['một \u00A0hội viên', 'một hội viên'],
    ['  a\u2007b\u202Fc\t d ', 'a b c d'],
    ['chi\u200Bhội\uFEFF', 'chihội'],
    ['Huế'.normalize('NFD'), 'Huế'.normalize('NFC')],
    ['dòng một  \r\n  dòng hai\r\n\r\ndòng ba\n', 'dòng một\ndòng hai\n\ndòng ba'],
    ['a \u200B b', 'a b'],
  ])('%j → %j', (typed, text) => expect(normalizeText(typed)).toBe(text));

  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(
        ' ',
        '\u00A0',
        '\n',
        '\r',
        '\u200B',
        'a',
        'ế',
        '\u0301',
        '\u0323',
        '\u034F',
        'đ',
        'I',
        'İ',
      ),
    }),
  );
  test('twice is once', () => {
    fc.assert(
      fc.property(texts, (text) => expect(normalizeText(normalizeText(text))).toBe(normalizeText(text))),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(texts, (text) => expect(fold(fold(text))).toBe(fold(text))),
      { numRuns: 3000 },
    );
  });
});

test.each([
  ['Thôn ĐÔNG', 'thon dong'],
  ['Hoà', 'hoa'],
  ['Hòa', 'hoa'],
  ['ữ Ợ ẵ', 'u o a'],
  ['Số\u00A0 suất\n quà', 'so suat qua'],
])('fold(%j) → %s', (text, key) => expect(fold(text)).toBe(key));

test('sameText passes over accents, case, spaces', () => {
  expect(sameText('Chi hội ', 'CHI HỘI')).toBe(true);
  expect(sameText('Hoà', 'hòa')).toBe(true);
  expect(sameText('Khu 5A', 'Khu 5B')).toBe(false);
});

test.each<[string, string[], number, string[]]>([
  ['xuat qua', ['Suất quà', 'Hiện vật'], 2, ['Suất quà']],
  ['Trị giá', ['Tổng trị giá', 'Tri gia', 'Trị gía một suất'], 1, ['Tri gia']],
  ['giấy', ['Bìa', 'Giầy', 'Giấyy', 'Gỗ'], 2, ['Giầy', 'Giấyy']],
  ['Khu 2', ['Khu 3', 'Khu 12', 'Khu 2A'], 3, ['Khu 2A', 'Khu 3', 'Khu 12']],
  ['K2', ['K3'], 3, []],
  ['sắt', ['nhựa'], 3, []],
])('nearest(%s, %j)', (text, candidates, max, close) =>
  expect(nearest(text, candidates, max)).toEqual(close),
);
