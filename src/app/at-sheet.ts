/** Rows that a person typed: the simple trigger of every keystroke. */
import { isEditEvent, stampTypedRows } from '../google/typed-rows';
import { known } from './typed';

/** Whatever happens in it, the person's typing is not disturbed. */
export function typedByHand(event: unknown): void {
  if (!isEditEvent(event)) return;
  try {
    stampTypedRows(event, known);
  } catch (error) {
    // The row stands as typed; its id comes with the next edit or with Cài đặt sổ.
    console.error('onEdit', error instanceof Error ? (error.stack ?? error.message) : error);
  }
}
