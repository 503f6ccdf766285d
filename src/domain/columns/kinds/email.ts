/** An e-mail address. */
import { done, normalizeText, refuse } from '../../values';

import { asText } from '../cell';
import { cellKind } from '../kind';
import { short } from '../references';

export const emailKind = () =>
  cellKind(
    { kind: 'email' },
    {
      read: (cell) => {
        const typed = asText(cell);
        const address = normalizeText(typed);
        return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)
          ? done(address)
          : refuse(
              'unreadable',
              `${short(typed)} không phải địa chỉ email.`,
              'Ghi lại, ví dụ chihoi5a@gmail.com.',
            );
      },
      form: 'email',
      width: () => 190,
      fits: (cell) => /^[^\s@]+@[^\s@]+$/u.test(String(cell).trim()),
      isHarmless: true,
      isSpeaking: true,
    },
  );
