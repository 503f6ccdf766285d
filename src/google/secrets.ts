/** Secrets of phone links: made once, handed out once, kept only as their hash. */

const BYTES = 16;
/** 128 bits in base64url. */
const SHAPE = /^[A-Za-z0-9_-]{22}$/;

const digest = (text: string): number[] =>
  Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8);

/** 128 bits: half the hash of two random UUIDs (122 random bits each), as 22 characters for an address. */
export function newSecret(): string {
  const bytes = digest(Utilities.getUuid() + Utilities.getUuid()).slice(0, BYTES);
  return Utilities.base64EncodeWebSafe(bytes).replace(/=+$/, '');
}

export const looksLikeSecret = (text: string): boolean => SHAPE.test(text);

/** SHA-256, hexadecimal. Bytes of Apps Script are signed. */
export const hashOf = (secret: string): string =>
  digest(secret)
    .map((byte) => (byte & 255).toString(16).padStart(2, '0'))
    .join('');

/** In a time that does not tell how much of the two agrees. */
export function isSameHash(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at += 1) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}
