/** The last line of every menu item: takes the lock, does the work, tells the person, hands plain data back. */
import { type Result, tell } from '../domain/values';
import { exclusively } from '../google/lock';
import { alert, toast } from '../google/say';
import { openSpreadsheet } from '../google/spreadsheet';

/** What a global gives to a program that calls it: the value's own fields, or one text. */
export type Returned<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly message: string };

/** @param say what the person reads when it worked. */
export function run<T extends object>(work: () => Result<T>, say: (value: T) => string): Returned<T> {
  const locked = exclusively(work);
  const result = locked.ok ? locked.value : locked;
  if (!result.ok) {
    const message = tell(result.problem);
    alert(message);
    return { ok: false, message };
  }
  toast(openSpreadsheet(), say(result.value));
  return { ok: true, ...result.value };
}
