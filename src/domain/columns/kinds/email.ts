/** An e-mail address. */
import { normalizeText, read, refuse } from '../../values';
import { asText } from '../cell';
import { cellKind } from '../kind';

export const emailKind = () =>
  cellKind(
    { kind: 'email' },
    {
      read: (cell) => {
        const typed = asText(cell);
        const address = normalizeText(typed);
        return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)
          ? read(address)
          : refuse('unreadable', `“${typed}” không phải địa chỉ email. Ghi lại, ví dụ chihoi5a@gmail.com.`);
      },
      form: 'email',
      width: () => 190,
      fits: (cell) => /^[^\s@]+@[^\s@]+$/u.test(String(cell).trim()),
      isHarmless: true,
      isSpeaking: true,
    },
  );
