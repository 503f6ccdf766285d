/** A short code that people give, such as a chapter's. */
import { readWords } from '../cell';
import { cellKind } from '../kind';

export const codeKind = () =>
  cellKind(
    { kind: 'code' },
    {
      read: readWords,
      form: 'code',
      maxLength: 20,
      width: () => 90,
      align: 'center',
      isHarmless: true,
      told: 'alone',
    },
  );
