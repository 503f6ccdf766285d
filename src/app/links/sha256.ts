/**
 * SHA-256 (FIPS 180-4) without a service: thirty links made at once need sixty hashes, and a service call each would be sixty
 * calls. Of ASCII texts only.
 */

/** The first 32 bits of the fractional part of a root of each of the first 64 primes. */
const PRIMES: number[] = [];
for (let n = 2; PRIMES.length < 64; n += 1) if (PRIMES.every((prime) => n % prime !== 0)) PRIMES.push(n);
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
const FIRST = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUNDS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** @returns 32 bytes, 0 to 255. */
export function sha256(ascii: string): number[] {
  const bytes = [...ascii].map((letter) => letter.charCodeAt(0));
  const padded = [...bytes, 0x80];
  while (padded.length % 64 !== 56) padded.push(0);
  // Of the eight bytes of its length, what is hashed here needs the last four.
  padded.push(0, 0, 0, 0);
  const bits = bytes.length * 8;
  for (const by of [24, 16, 8, 0]) padded.push((bits >>> by) & 255);
  let state = FIRST;
  for (let block = 0; block < padded.length; block += 64)
    state = mixed(state, padded.slice(block, block + 64));
  return state.flatMap((word) => [24, 16, 8, 0].map((by) => (word >>> by) & 255));
}

function mixed(before: readonly number[], block: readonly number[]): number[] {
  const words = Array.from({ length: 16 }, (_, at) =>
    block.slice(at * 4, at * 4 + 4).reduce((word, byte) => (word << 8) | byte, 0),
  );
  const word = (at: number): number => words[at] ?? 0;
  for (let at = 16; at < 64; at += 1) {
    const [a, b] = [word(at - 15), word(at - 2)];
    const low = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const high = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    words.push((word(at - 16) + low + word(at - 7) + high) | 0);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = before;
  for (const [at, round] of ROUNDS.entries()) {
    const choice = (e & f) ^ (~e & g);
    const most = (a & b) ^ (a & c) ^ (b & c);
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + round + word(at)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + most) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((value, at) => (value + (before[at] ?? 0)) | 0);
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Bytes in the web-safe alphabet of base64, without padding. */
export function webSafe(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3);
    const three = (a << 16) | (b << 8) | c;
    text += [18, 12, 6, 0]
      .slice(0, Math.min(3, bytes.length - at) + 1)
      .map((by) => LETTERS[(three >>> by) & 63])
      .join('');
  }
  return text;
}

export const hexadecimal = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
