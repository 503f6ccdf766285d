/** References: how a row of another tab is named in a cell, and which row a name means. */
import type { Index, Pointed } from '../tables/context';
import { done, excerpt, nearest, normalizeText, quote, type Reading, refuse, sameText } from '../values';
import { WARD } from './cell';

/** The separator between what a person reads and the id that decides: `Nguyễn Thị Hoa · HV-7K3F2`. */
const SEPARATOR = ' · ';

/** How a reference is stored in a cell. */
export function encodeReference(pointed: Pointed): string {
  // There is one ward: its name says it all, and is what the dropdowns offer.
  return pointed.key === WARD ? pointed.label : `${pointed.label}${SEPARATOR}${pointed.key}`;
}

/** In quotation marks, cut where it would drown the sentence. */
export const short = (text: string): string => `“${excerpt(text, 80)}”`;

/** The ward itself, where a chapter is asked for. */
export const wardEntry: Pointed = { key: WARD, label: 'Hội LHPN phường' };

/** What people write between two names in one cell. */
const BETWEEN = /[,;/+&|\n]|(?<!\p{L})(?:và|với|cùng)(?!\p{L})/iu;
const partsOf = (text: string): string[] =>
  text
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/**
 * Reads a reference: `Tên · MÃ` (the id decides), a bare id, or a bare name that only one row has.
 * @param noun what is looked for, in Vietnamese, for the sentence.
 * @param hints name the nearest ones in a refusal: a comparison with every entry, so not where a refusal is normal.
 */
export function readReference<T extends Pointed>(
  typed: string,
  index: Index<T>,
  noun: string,
  hints = true,
): Reading<T> {
  const text = normalizeText(typed);
  const at = text.lastIndexOf('·');
  if (at >= 0) {
    if (text.indexOf('·') < at) {
      return refuse(
        'ambiguousReference',
        `Ô này ghi nhiều ${noun}: ${quote(text)}.`,
        `Mỗi ${noun} ghi một dòng.`,
      );
    }
    const key = text.slice(at + 1).trim();
    const found = index.get(key);
    if (found !== undefined) return done(found);
    return refuse(
      'unknownReference',
      `Không còn ${noun} mang mã ${key}.`,
      `Chọn lại ${noun}, hoặc khôi phục dòng đã xóa.`,
    );
  }
  const byKey = index.get(text);
  if (byKey !== undefined) return done(byKey);
  const named = index.named(text);
  const [only, ...others] = named;
  if (only !== undefined && others.length === 0) return done(only);
  if (only !== undefined) {
    const some = named.slice(0, 4);
    const code = 'ambiguousReference';
    return index.isNamed(text) || named.every(({ label }) => sameText(label, only.label))
      ? refuse(
          code,
          `Có ${named.length} ${noun} cùng tên ${short(text)} (mã ${some.map(({ key }) => key).join(', ')}).`,
          `Ghi thêm mã sau tên, ví dụ ${short(encodeReference(only))}.`,
          named,
        )
      : refuse(
          code,
          `${short(text)} không dấu, có thể là ${some.map((entry) => short(encodeReference(entry))).join(' hoặc ')}.`,
          'Ghi đủ dấu, hoặc thêm mã sau tên.',
          named,
        );
  }
  if (partsOf(text).length > 1 && partsOf(text).every((part) => index.get(part) ?? index.named(part)[0])) {
    return refuse(
      'ambiguousReference',
      `Ô này ghi nhiều ${noun}: ${short(text)}.`,
      `Mỗi ${noun} ghi một dòng.`,
    );
  }
  const close = hints
    ? nearest(
        text,
        index.all.map((entry) => entry.label),
        3,
      )
    : [];
  const hint = close.length > 0 ? `Gần giống: ${close.map(short).join(', ')}. ` : '';
  return refuse(
    'unknownReference',
    `Không có ${noun} nào tên ${short(text)}.`,
    `${hint}Sửa lại tên cho đúng, hoặc ghi ${noun} ấy trước.`,
  );
}
