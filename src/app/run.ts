/** The last line of every menu item: takes the lock, does the work, tells the person, hands plain data back. */
import type { Reading } from '../domain/values';
import { exclusively } from '../google/lock';
import { alert, toast } from '../google/say';
import { openSpreadsheet } from '../google/workbook';

export type Answer<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly message: string };

/** @param say what the person reads when it worked. */
export function run<T extends object>(work: () => Reading<T>, say: (value: T) => string): Answer<T> {
  const locked = exclusively(work);
  const result: Reading<T> | { readonly ok: false; readonly message: string } = locked.ok
    ? locked.value
    : locked;
  if (!result.ok) {
    alert(result.message);
    return { ok: false, message: result.message };
  }
  toast(openSpreadsheet(), say(result.value));
  return { ok: true, ...result.value };
}
