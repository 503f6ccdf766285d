/**
 * Globals that are not for phones. A page of the web app can call every global of the script, with its owner's
 * authority: each of them asks first whether someone sits at the sheet.
 */
import type { Result } from '../domain/values';
import { personAtSheet } from '../google/person';
import { isEditEvent, stampTypedRows } from '../google/typed-rows';
import { type Returned, run } from './run';
import { known } from './typed';

/** The answer to whoever does not sit at the sheet. */
export const AWAY = { ok: false, message: 'Việc này chỉ làm được khi mở sổ.' } as const;

/** `run`, for whoever sits at the sheet and nobody else. */
export const runAtSheet = <T extends object>(
  work: () => Result<T>,
  say: (value: T) => string,
): Returned<T> => (personAtSheet() !== null ? run(work, say) : AWAY);

/** The simple trigger of every keystroke: whatever happens in it, the person's typing is not disturbed. */
export function typedByHand(event: unknown): void {
  if (!isEditEvent(event)) return;
  try {
    stampTypedRows(event, known);
  } catch (error) {
    // The row stands as typed; its id comes with the next edit or with Cài đặt sổ.
    console.error('onEdit', error instanceof Error ? (error.stack ?? error.message) : error);
  }
}
