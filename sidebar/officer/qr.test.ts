/** The QR code of a link decodes to that link. */
import fc from 'fast-check';
import { readQr } from '../../e2e/read-qr';
import { QUIET_ZONE, qrOutline } from './qr';

function drawn(text: string): string {
  const { size, path } = qrOutline(text);
  const whole = `x="${-QUIET_ZONE}" y="${-QUIET_ZONE}" width="${size}" height="${size}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-QUIET_ZONE} ${-QUIET_ZONE} ${size} ${size}">
    <rect ${whole} fill="#fff"/><path d="${path}"/></svg>`;
}

const LINK =
  'https://script.google.com/macros/s/AKfycbx0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV/exec?k=0123456789abcdef0123456789abcdef';

test.each([LINK, 'a', 'http://127.0.0.1:18400/exec?k=abc', 'Chi hội Khu 5A – phường Quang Trung'])(
  '%s',
  (text) => expect(readQr(drawn(text))).toBe(text),
);

const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
const id = (least: number, most: number) => fc.string({ unit: letter, minLength: least, maxLength: most });

test('a link of any deployment with any secret', () => {
  fc.assert(
    fc.property(id(40, 120), id(22, 64), (deployment, secret) => {
      const link = `https://script.google.com/macros/s/${deployment}/exec?k=${secret}`;
      expect(readQr(drawn(link))).toBe(link);
    }),
    { numRuns: 40 },
  );
});
