/** Our QR codes, module by module, against those of an independent package. */
import fc from 'fast-check';
import qrcode from 'qrcode-generator';
import { qrOf } from './qr';

const LONGEST = 666;

// The package takes a character for a byte unless it is told otherwise.
qrcode.stringToBytes = (text) => [...new TextEncoder().encode(text)];

/** The package's code, and the mask that it chose as its format bits say. */
function theirs(text: string): { rows: boolean[][]; mask: number } {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const rows = Array.from({ length: count }, (_, row) =>
    Array.from({ length: count }, (_, column) => code.isDark(row, column)),
  );
  // Bits 10 to 12 of the format stand in row 8, columns 4 to 2; they are turned by 101 of the fixed mask 0x5412.
  const bits = [2, 3, 4].map((column) => (rows[8]?.[column] === true ? 1 : 0));
  return { rows, mask: ((at(bits, 0) << 2) | (at(bits, 1) << 1) | at(bits, 2)) ^ 0b101 };
}

const at = (bits: readonly number[], index: number): number => bits[index] ?? 0;

test.each([
  'https://script.google.com/macros/s/AKfycbx0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV/exec?k=0123456789abcdef0123456789abcdef',
  'a',
  'Chi hội Khu 5A – phường Quang Trung',
  'x'.repeat(LONGEST),
])('%s', (text) => {
  const { rows, mask } = theirs(text);
  expect(qrOf(text, mask)).toEqual(rows);
});

test('any text of every version, with the mask that the package took', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 160, unit: 'grapheme' }), fc.nat(500), (text, more) => {
      const whole = `${text}${'k'.repeat(more)}`;
      fc.pre(new TextEncoder().encode(whole).length <= LONGEST && whole !== '');
      const { rows, mask } = theirs(whole);
      expect(qrOf(whole, mask)).toEqual(rows);
    }),
    { numRuns: 60 },
  );
});

test('without a mask it is one of the eight', () => {
  const text = 'https://example.com/exec?k=1';
  const masks = Array.from({ length: 8 }, (_, mask) => JSON.stringify(qrOf(text, mask)));
  expect(masks).toContain(JSON.stringify(qrOf(text)));
});

test('a text that no version takes is refused', () => {
  expect(() => qrOf('x'.repeat(LONGEST + 1))).toThrow(RangeError);
});
