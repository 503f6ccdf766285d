/** The key with which an officer opens the web app's half of Tự kiểm tra: made again at each press, good for a day. */
import { now } from './clock';
import { fileProperties } from './scope';
import { hashOf, isSameHash, looksLikeSecret, newSecret } from './secrets';

const KEY = 'selfCheck.key';
const DAY = 24 * 60 * 60_000;

/** Of the phone page's address. */
export const SELF_CHECK = 'kiem-tra';

/** Only its hash is kept. */
export function newSelfCheckKey(): string {
  const secret = newSecret();
  fileProperties().setProperty(KEY, `${hashOf(secret)} ${now().getTime() + DAY}`);
  return secret;
}

export function isSelfCheckKey(text: string): boolean {
  const [hash = '', until] = (fileProperties().getProperty(KEY) ?? '').split(' ');
  return looksLikeSecret(text) && isSameHash(hash, hashOf(text)) && now().getTime() < Number(until);
}
