/** Names of bodies as they stand in sentences and in heads: which words keep their capitals. */

/** Abbreviations that have a vowel, so that nothing but this list tells them from words. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(['UBND', 'UBMTTQ', 'TƯ', 'ĐU']);

const VOWEL = /[aeiouy]/i;
const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');

/** `MTTQ`, `LHPN`, `HĐND`: no vowel, or known. A single letter or a numeral is no abbreviation. */
const isAbbreviation = (word: string): boolean =>
  ABBREVIATIONS.has(word) || (/^\p{L}{2,}$/u.test(word) && !VOWEL.test(bare(word)));

/** Phrases of which only these letters are capitals, wherever they stand in a name. */
const PHRASES =
  'Liên hiệp Phụ nữ,Ủy ban,Ban Thường vụ,Ban Chấp hành,Mặt trận Tổ quốc,Đảng ủy,Đảng bộ,Hội đồng,nhân dân'.split(
    ',',
  );
const PLACES = / (Phường|Xã|Thị Trấn|Đặc Khu|Tỉnh|Thành Phố) (?!\d)/g;

/** `ỦY BAN MTTQ VIỆT NAM PHƯỜNG HOA SEN` → `Ủy ban MTTQ Việt Nam phường Hoa Sen`; a name with small letters stays. */
export function sentenceCase(name: string): string {
  if (name !== name.toUpperCase()) return name;
  const words = name
    .split(/\s+/)
    .map((word) =>
      /\d/.test(word) || isAbbreviation(word) ? word : word.charAt(0) + word.slice(1).toLowerCase(),
    )
    .join(' ');
  return PHRASES.reduce(
    (text, phrase) => text.replace(new RegExp(phrase, 'gi'), phrase),
    words.replace(/Uỷ/g, 'Ủy').replace(PLACES, (place) => place.toLowerCase()),
  );
}
