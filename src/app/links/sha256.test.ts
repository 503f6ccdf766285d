/** The hash that links made at once are kept by must be the one that a link is later looked up by. */
import { createHash } from 'node:crypto';
import { hexadecimal, sha256, webSafe } from './sha256';

test.each(['', 'abc', 'a'.repeat(55), 'a'.repeat(56), 'a'.repeat(63), 'a'.repeat(64), 'k-_Z9'.repeat(200)])(
  'of %s as the standard says, in both alphabets',
  (text) => {
    const wanted = createHash('sha256').update(text);
    const bytes = sha256(text);
    expect(hexadecimal(bytes)).toBe(wanted.copy().digest('hex'));
    expect(webSafe(bytes)).toBe(wanted.copy().digest('base64url'));
    expect(webSafe(bytes.slice(0, 16))).toBe(wanted.digest().subarray(0, 16).toString('base64url'));
  },
);
