import fc from 'fast-check';
import { isUnmarked, NameIndex, oldEncoding, sameText } from './identity';
import { fold, nearest, normalizeText, tidiedIn } from './text';

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
  test('what is left as it is, is what the whole way gives', () => {
    const letters = fc.oneof(
      fc.constantFrom(' ', ' ', 'Ð', 'ð', 'Ɖ', 'ɖ', '“', '–', 'đ', 'ế', '/'),
      fc.integer({ min: 0x20, max: 0x24f }).map((code) => String.fromCharCode(code)),
      fc.integer({ min: 0x1e00, max: 0x2020 }).map((code) => String.fromCharCode(code)),
    );
    // An invisible character is taken out, and takes the text the whole way.
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 12 }), (text) =>
        expect(normalizeText(text)).toBe(normalizeText(`\u200B${text}`)),
      ),
      { numRuns: 5000 },
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

test('sameText passes over case, spaces and the place of the tone, not over marks', () => {
  expect(sameText('Hoa', 'Hòa')).toBe(false);
  expect(sameText('tạ', 'tá')).toBe(false);
  expect(sameText('Thương binh – Liệt sĩ', 'thương binh - liệt sĩ')).toBe(true);
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

describe('which of several named things a text means', () => {
  const index = new NameIndex([
    ['Báo', 'báo'],
    ['Bao', 'bao'],
    ['Giày', 'giày'],
    ['Giấy', 'giấy'],
    ['Nhựa', 'nhựa'],
  ]);
  test.each([
    ['báo', ['báo']],
    ['BÁO ', ['báo']],
    ['ba\u0301o', ['báo']],
    ['bao', ['bao']],
    ['nhua', ['nhựa']],
    // Two candidates: a question.
    ['giay', ['giày', 'giấy']],
    // A mark that is another one is another word.
    ['nhùa', []],
    ['bạo', []],
    ['gỗ', []],
  ])('%s', (typed, found) => expect(index.find(typed)).toEqual(found));

  test('a text with a mark never means a thing of other marks', () => {
    const letters = [...'aàáảãạăằâầeèéêềiìoòôồơờuùưừyýdđbnght'];
    const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), word, (names, typed) => {
        const found = new NameIndex(names.map((name) => [name, name])).find(typed);
        if (!isUnmarked(typed)) expect(found.every((name) => sameText(name, typed))).toBe(true);
        // Word for word comes first, whatever else is there.
        if (names.some((name) => sameText(name, typed)))
          expect(found.every((name) => sameText(name, typed))).toBe(true);
      }),
    );
  });
});

test.each([
  ['Ðỗ Thị Sen', 'Đỗ Thị Sen'],
  ['ðồng', 'đồng'],
  ['ĐỖ ТНỊ', 'ĐỖ THỊ'],
  ['１２，５ ｋｇ', '12,5 kg'],
  ['Κhu 2', 'Khu 2'],
])('letters that look like ours: %s', (typed, ours) => expect(normalizeText(typed)).toBe(ours));

test.each([
  ['Nguyªn ThÞ Hoa', 'TCVN3 (ABC)'],
  ['TrÇn ThÞ Lan', 'TCVN3 (ABC)'],
  ['Ph¹m V¨n', 'TCVN3 (ABC)'],
  ['Nguyeãn Thò Hoa', 'VNI'],
  ['Traàn Thò Lan', 'VNI'],
  ['Ñoã Thò Sen', 'VNI'],
  ['Phaïm Thò Mai', 'VNI'],
  ['Nguyễn Thị Hoa', null],
  ['Hoàn cảnh khó khăn, thuê nhà', null],
  ['155 m² rác, 2 × 3, 25 °C, ½ cân', null],
  ['«Dân vận khéo»', null],
  ['Loài hoa, quà, giày, khoẻ, quý, thuý, oản, uỷ ban, yêu, điều', null],
])('an old encoding is named: %s', (text, encoding) => expect(oldEncoding(text)).toBe(encoding));

describe('what is written otherwise than it was typed', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 40 });
  /** The same to a person: composed or not, with one blank or two, with whichever line end. */
  const plain = (text: string): string =>
    text
      .normalize('NFC')
      .replace(/[\s\u0085]+/gu, ' ')
      .trim();

  test('is the same whichever way it comes in, and tidied once for all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalizeText(text);
        expect(normalizeText(once)).toBe(once);
        expect(normalizeText(once.normalize('NFD'))).toBe(once);
        expect(tidiedIn(once)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test('is named, wherever a person could see or search a difference', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        if (plain(normalizeText(text)) !== plain(text)) expect(tidiedIn(text)).not.toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['Lê Thị Mẫu', []],
    ['Lê Thị Mẫu'.normalize('NFD'), []],
    ['Lê\u00a0 Thị ', []],
    ['Lê\u200b Thị', ['U+200B']],
    ['a\u2066b\u{e0041}', ['U+2066', 'U+E0041']],
    ['a\u0007\ufffe', ['U+0007', 'U+FFFE']],
    ['Ðặng', ['U+00D0']],
    ['α là góc', []],
  ])('%j: %j', (text, said) => expect(tidiedIn(text)).toEqual(said));
});
