/** How a text is usually written here, offered where it was typed in short. Only offered, never applied without a press. Pure. */
import { normalizeText } from '../../src/domain/values';
import type { Field } from '../../src/shared/contract';

/** `Tổ 3` for `3`, `Nguyễn Thị Hoa` for `nguyễn thị hoa`; '' where nothing is better. */
export function betterText({ kind, label, isNumbered }: Field, value: unknown): string {
  const text = typeof value === 'string' ? normalizeText(value) : '';
  if (isNumbered === true && /^\d{1,3}\p{L}?$/u.test(text)) return `${label} ${text}`;
  if (kind !== 'name' || !/\p{L}/u.test(text) || (text !== text.toLowerCase() && text !== text.toUpperCase()))
    return '';
  const better = text.toLowerCase().replace(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
  return better === text ? '' : better;
}
