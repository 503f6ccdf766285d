/** Tells by a short text whether something is as it was: no secret, no service. */
import { hash } from '../domain/values';

export const fingerprint = (value: unknown): string =>
  hash(JSON.stringify(value, (_, one: unknown) => (one instanceof Map ? [...one] : one)));
