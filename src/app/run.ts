/** The last line of every menu item: takes the lock, does the work, tells the person, hands plain data back. */
import { goesOn, type Result, tell } from '../domain/values';
import { exclusively } from '../google/lock';
import { showDialog } from '../google/page';
import { alert, toast } from '../google/say';
import { openSpreadsheet } from '../google/spreadsheet';
import { isOnPage, openPage, stepsOpen } from '../google/steps';
import { endLeft, keepLeft, publish } from '../google/work';

/** What a global gives to a program that calls it: the value's own fields, or one text. */
export type Returned<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly message: string };

/** Work that may outlast one execution. */
interface Long {
  /** Words of the menu, which `work.ts` knows it by. */
  readonly action: string;
  readonly argument?: unknown;
}

/**
 * @param say what the person reads when it worked.
 * @param long where the work is shown and gone on with on a page of its own if it turns out to be long.
 */
export function run<T extends object>(
  work: () => Result<T>,
  say: (value: T) => string,
  long?: Long,
): Returned<T> {
  if (long !== undefined)
    stepsOpen(() => {
      keepLeft(long.action, long.argument);
      showDialog({ place: 'dialog', view: long.action, link: '' }, long.action, 440, 300, 'work');
    });
  const locked = exclusively(work);
  const result = locked.ok ? locked.value : locked;
  const isLeft = !result.ok && goesOn(result.problem);
  if (isLeft) openPage();
  const message = result.ok ? say(result.value) : tell(result.problem);
  if (long !== undefined && isOnPage()) {
    publish(long.action, { state: isLeft ? 'left' : result.ok ? 'done' : 'wrong', text: message, share: 1 });
    // What went wrong can be tried again from there.
    if (result.ok) endLeft(long.action);
    // The page may have been closed.
    toast(openSpreadsheet(), isLeft ? `${message} Hộp thoại còn mở thì tự làm tiếp.` : message);
  } else if (result.ok) toast(openSpreadsheet(), message);
  else alert(message);
  return result.ok ? { ok: true, ...result.value } : { ok: false, message };
}
