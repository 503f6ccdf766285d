/** A person's full name. */
import { readWords } from '../cell';
import { cellKind } from '../kind';

export const nameKind = () =>
  cellKind(
    { kind: 'name' },
    {
      read: readWords,
      form: 'name',
      maxLength: 120,
      width: () => 210,
      isHarmless: true,
      told: 'alone',
    },
  );
