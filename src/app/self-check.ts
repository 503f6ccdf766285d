/** Tự kiểm tra, as far as it is loaded at every click. The rest travels as a part of its own. */
import type { Page } from '../google/page';
import { loadPart } from '../google/part';
import type * as Part from '../google/self-check/run';
import { isSelfCheckKey, SELF_CHECK } from '../google/self-check-key';
import { noteGuess } from './rpc/guesses';

const load = (): typeof Part => loadPart('self-check');

export const selfCheck = (argument: unknown) => load().checkSheet(argument);

/** The web app's half; null for whoever has no key, who is shown what everyone is shown. */
export function selfCheckOfPhone(parameters: Readonly<Record<string, string | undefined>>): Page | null {
  const key = parameters[SELF_CHECK];
  if (key === undefined) return null;
  if (isSelfCheckKey(key)) return load().checkWebApp();
  noteGuess();
  return null;
}
