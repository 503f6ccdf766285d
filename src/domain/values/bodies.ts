/** Names of bodies as they stand in sentences and in heads: which words keep their capitals. */

/** Abbreviations that have a vowel, so that nothing but this list tells them from words. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(['UBND', 'UBMTTQ', 'TƯ', 'ĐU', 'ĐTN', 'HLHPN']);

const VOWEL = /[aeiouy]/i;
const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');

/** `MTTQ`, `LHPN`, `HĐND`: no vowel, or known. A single letter or a numeral is no abbreviation. */
const isAbbreviation = (word: string): boolean =>
  ABBREVIATIONS.has(word) || (/^\p{L}{2,}$/u.test(word) && !VOWEL.test(bare(word)));

/** Words that stand small behind the first of a name, each as it is written. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/Liên Hiệp Phụ Nữ/g, 'Liên hiệp Phụ nữ'],
  [/Ủy Ban|Uỷ Ban/g, 'Ủy ban'],
  [/Ban Thường Vụ/g, 'Ban Thường vụ'],
  [/Ban Chấp Hành/g, 'Ban Chấp hành'],
  [/Mặt Trận Tổ Quốc/g, 'Mặt trận Tổ quốc'],
  [/Đảng Ủy|Đảng Uỷ/g, 'Đảng ủy'],
  [/Đảng Bộ/g, 'Đảng bộ'],
  [/Hội Đồng/g, 'Hội đồng'],
  [/Nhân Dân/g, 'nhân dân'],
  [/ (Phường|Xã|Thị Trấn|Đặc Khu|Tỉnh|Thành Phố) (?!\d)/g, ''],
];

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
    (text, [found, written]) =>
      text.replace(found, (whole) => (written === '' ? whole.toLowerCase() : written)),
    words,
  );
}
