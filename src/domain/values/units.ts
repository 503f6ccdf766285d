/** Words for units, as they are written, and the unit that each stands for: of weights and of things that are counted. */
import { shiftTen } from './decimal';
import { normalizeText } from './text';

export type WeightUnit = 'tấn' | 'tạ' | 'yến' | 'kg' | 'lạng' | 'g';

/** Kilograms in one of each, as a power of ten. Areas (sào, mẫu) differ by region and are never converted. */
export const WEIGHT_POWER: Readonly<Record<WeightUnit, number>> = {
  tấn: 3,
  tạ: 2,
  yến: 1,
  kg: 0,
  lạng: -1,
  g: -3,
};

/** Weight units by their size in kilograms, largest first. */
export const WEIGHT_UNITS: readonly { readonly unit: WeightUnit; readonly kilograms: number }[] = [
  { unit: 'tấn', kilograms: 1000 },
  { unit: 'tạ', kilograms: 100 },
  { unit: 'yến', kilograms: 10 },
  { unit: 'kg', kilograms: 1 },
  { unit: 'lạng', kilograms: 0.1 },
  { unit: 'g', kilograms: 0.001 },
];

export const WEIGHT_WORDS: ReadonlyMap<string, WeightUnit> = new Map<string, WeightUnit>([
  ...WEIGHT_UNITS.map(({ unit }) => [unit, unit] as const),
  ['kgs', 'kg'],
  ['ki-lô-gam', 'kg'],
  ['kilôgam', 'kg'],
  ['kilogam', 'kg'],
  ['kí', 'kg'],
  ['ký', 'kg'],
  ['ki', 'kg'],
  ['cân', 'kg'],
  ['gam', 'g'],
  ['gram', 'g'],
  ['gr', 'g'],
]);

/**
 * Units of two words and more, and spellings met in reports: text → unit. A word not in this list is its own unit, so
 * the list decides only how much of `suất quà tết` is the unit.
 */
export const PIECE_WORDS: ReadonlyMap<string, string> = new Map([
  ...[
    ...[
      'cái',
      'chiếc',
      'vỏ lon',
      'vỏ',
      'lon',
      'chai',
      'quyển',
      'cuốn',
      'bộ',
      'suất quà',
      'suất',
      'thùng',
      'vỉ',
      'hộp',
    ],
    ...[
      'gói',
      'túi',
      'bao',
      'lít',
      'mét',
      'cây',
      'con',
      'bữa',
      'cặp',
      'đôi',
      'tấm',
      'bình',
      'lọ',
      'can',
      'ba lô',
    ],
    ...['thùng rác', 'thẻ BHYT', 'con nuôi', 'máy xúc', 'ô tô', 'xe đạp', 'đèn bàn học', 'mô hình', 'mái ấm'],
    ...[
      'chi hội',
      'tổ phụ nữ',
      'hội viên',
      'phụ nữ',
      'cán bộ',
      'đảng viên',
      'người',
      'cháu',
      'trẻ',
      'em',
      'đối tượng',
    ],
    ...[
      'hộ cận nghèo',
      'hộ nghèo',
      'hộ',
      'trẻ mồ côi',
      'trẻ em',
      'gia đình',
      'học sinh',
      'buổi',
      'lượt người',
      'lượt',
    ],
    ...['tin nhắn', 'ngày công', 'bánh chưng', 'km', 'm²', 'm³', 'sào', 'mẫu', 'ha'],
  ].map((unit) => [unit.toLowerCase(), unit] as const),
  ['xuất quà', 'suất quà'],
  ['phần quà', 'suất quà'],
  ['xuất', 'suất'],
  ['vi sữa', 'vỉ'],
  ['tin', 'tin nhắn'],
  ['hộ gia đình', 'hộ'],
  ['hv', 'hội viên'],
  ['hvpn', 'hội viên'],
  ['chồng hội viên', 'người'],
  ['m2', 'm²'],
  ['m3', 'm³'],
]);

/** Words for units of things that are counted, as they are written. */
export const knownUnits: readonly string[] = [...PIECE_WORDS.keys()];

const UNIT_WORDS = [...WEIGHT_WORDS.keys(), ...PIECE_WORDS.keys()].sort((a, b) => b.length - a.length);

/** The unit that `text` begins with and what follows; null where it does not begin with a word. Unknown: any word. */
export function leadingUnit(
  text: string,
): { readonly unit: string; readonly isKnown: boolean; readonly rest: string } | null {
  const lower = text.toLowerCase();
  const known = UNIT_WORDS.find(
    (word) => lower.startsWith(word) && !/^[\p{L}\p{N}]/u.test(lower.slice(word.length)),
  );
  if (known !== undefined) {
    const unit = WEIGHT_WORDS.get(known) ?? PIECE_WORDS.get(known) ?? known;
    // "vi sữa" is a misspelt "vỉ" only before its milk, which stays what is counted.
    const taken = known === 'vi sữa' ? 'vi'.length : known.length;
    return { unit, isKnown: true, rest: text.slice(taken).trim() };
  }
  const word = /^\p{L}[\p{L}\p{M}-]*/u.exec(text)?.[0];
  return word === undefined
    ? null
    : { unit: word.toLowerCase(), isKnown: false, rest: text.slice(word.length).trim() };
}

/** The canonical weight unit that a word names (`kí` → `kg`), or null. */
export function weightUnit(word: string): WeightUnit | null {
  return WEIGHT_WORDS.get(normalizeText(word).toLowerCase()) ?? null;
}

/** Exact in decimal (35,8 tạ is 3580 kg); null where the unit is no weight. */
export function toKilograms(amount: number, unit: string): number | null {
  const weight = weightUnit(unit);
  return weight === null ? null : shiftTen(amount, WEIGHT_POWER[weight]);
}
