/** What a person is told of an error: what has a known cause is said so, anything else has a reference to quote. */

import { newRowId } from '../../domain/ward';
import { isProtected } from '../../google/rows';
import type { Problem } from '../../shared/problem';
import type { Entrance } from './visit';

/** Google is overloaded, or the script's share of it is used up for the moment. It says so in the language of who runs it. */
const OVERLOADED =
  /simultaneous|too many|timed? ?out|try again|temporar|unavailable|server error|đồng thời|quá nhiều|quá thời gian|thử lại|tạm thời|lỗi máy chủ/i;

/** @param name of the call, for the script's own log. */
export function explain(name: string, error: unknown, visit: Entrance | null): Problem {
  const writing = visit?.writing ?? null;
  try {
    if (writing !== null && isProtected(writing)) {
      return { kind: 'protected', sheet: writing.getName() };
    }
  } catch (second) {
    // The tab could not even be asked (it is gone, or the service is down): the first error is what counts.
    console.error('isProtected', second);
  }
  const ref = newRowId('L', new Set(), Math.random);
  console.error(ref, name, error instanceof Error ? (error.stack ?? error.message) : error);
  const message = error instanceof Error ? error.message : String(error);
  return OVERLOADED.test(message) ? { kind: 'busy', who: 'google' } : { kind: 'unexpected', ref };
}
