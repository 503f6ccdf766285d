/** Free text: one line, or several. */
import { readWords } from '../cell';
import { cellKind } from '../kind';

export const textKind = (long: boolean) =>
  cellKind<string, { readonly kind: 'text'; readonly long: boolean }>(
    { kind: 'text', long },
    {
      read: readWords,
      form: long ? 'longText' : 'text',
      maxLength: long ? 5000 : 300,
      width: () => (long ? 280 : 130),
      isWrapped: long,
      isHarmless: true,
      told: 'alone',
    },
  );
