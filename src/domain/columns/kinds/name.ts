/** A person's full name. */
import { done, normalizeText, type Reading, refuse } from '../../values';
import { asWords, type Cell } from '../cell';
import { cellKind } from '../kind';
import { short } from '../references';

/** `-1+1`, `28/6`, `1.5`: what a slip of the hand leaves in a column of names. */
export function readName(cell: Cell): Reading<string> {
  const name = normalizeText(asWords(cell));
  return /\p{L}/u.test(name)
    ? done(name)
    : refuse('unreadable', `${short(name)} không phải họ tên.`, 'Ghi họ và tên, ví dụ Nguyễn Thị Lan.');
}

export const nameKind = () =>
  cellKind(
    { kind: 'name' },
    {
      read: readName,
      form: 'name',
      maxLength: 120,
      width: () => 210,
      isHarmless: true,
      told: 'alone',
    },
  );
