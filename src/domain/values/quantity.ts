/** Amounts with a unit: weights (tấn, tạ, yến, kg, lạng) and pieces (cái, suất quà, vỏ lon …). */
import { readCompound } from './compound';
import { NUMERAL, readNumeral, roundTo, shiftTen } from './decimal';
import { refuseRest } from './leftover';
import { formatNumber, LARGEST } from './number';
import { type CellInput, quote, type Reading, refuse, refuseEmpty } from './reading';
import { done } from './result';
import { normalizeText } from './text';

export type WeightUnit = 'tấn' | 'tạ' | 'yến' | 'kg' | 'lạng' | 'g';

/** Kilograms in one of each, as a power of ten. Areas (sào, mẫu) differ by region and are never converted. */
const WEIGHT_POWER: Readonly<Record<WeightUnit, number>> = { tấn: 3, tạ: 2, yến: 1, kg: 0, lạng: -1, g: -3 };

/** Weight units by their size in kilograms, largest first. */
export const WEIGHT_UNITS: readonly { readonly unit: WeightUnit; readonly kilograms: number }[] = [
  { unit: 'tấn', kilograms: 1000 },
  { unit: 'tạ', kilograms: 100 },
  { unit: 'yến', kilograms: 10 },
  { unit: 'kg', kilograms: 1 },
  { unit: 'lạng', kilograms: 0.1 },
  { unit: 'g', kilograms: 0.001 },
];

const WEIGHT_WORDS = new Map<string, WeightUnit>([
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

const WEIGHTS = {
  words: WEIGHT_WORDS,
  power: (unit: string): number => WEIGHT_POWER[unit as WeightUnit], // the words' units
};

/**
 * Units of two words and more, and spellings met in reports: text → unit. A word not in this list is its own unit, so
 * the list decides only how much of `suất quà tết` is the unit.
 */
const PIECE_WORDS: ReadonlyMap<string, string> = new Map([
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

export interface Quantity {
  readonly amount: number;
  /** Canonical (`kí` → `kg`, `xuất quà` → `suất quà`); null where none was written. */
  readonly unit: string | null;
  /** What stood after the unit: the thing itself (`gạo`, `tết`), or something else. Nothing of it is counted. */
  readonly rest: string;
}

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

/** Names of movements and ages that begin like a count: 5 không 3 sạch, 3 có 3 biết, 18 tuổi. */
const NO_COUNT = /^(?:không|có|sạch|biết|tốt|an|tuổi|giờ|phút)(?:\s|$)/u;
const MONEY_WORDS =
  /^(?:đồng|đ|vnđ|vnd|₫|tr|k)(?:\s|\/|$)|^triệu đồng|^(?:nghìn|ngàn|triệu|tỷ|tỉ) (?:đồng|đ)(?:\s|\/|$)/u;
const COUNT_SCALES: ReadonlyMap<string, number> = new Map([
  ['chục', 1],
  ['trăm', 2],
  ['nghìn', 3],
  ['ngàn', 3],
  ['triệu', 6],
]);
const COUNT_SCALE = /^(chục|trăm|nghìn|ngàn|triệu)(?=\s|$)/u;
const APPROXIMATE = /^(?:trên dưới|trên|hơn|gần|khoảng|chừng|dưới|tối thiểu|tối đa|ít nhất|xấp xỉ|ước) /iu;

const RANGE = new RegExp(`^(?:từ )?(${NUMERAL}) ?(?:-|–|—|đến) ?(${NUMERAL})(.*)$`, 'u');
const AMOUNT = new RegExp(`^([-−]?)(${NUMERAL})( ?)(.*)$`, 'u');

/**
 * An amount and its unit, as typed into one cell: `35,8 tạ`, `425kg`, `1,4 tạ gạo`, `25 nghìn cây`, `35.789 vỏ lon`;
 * a bare number has no unit. Refused: what only looks like a quantity (`Khu 2`, `5A`, `5 không 3 sạch`), money, ranges,
 * approximations, negatives, and grouped thousands before "nghìn" (`40.000 nghìn cây`, with both readings).
 */
export function readQuantity(cell: CellInput): Reading<Quantity> {
  if (typeof cell === 'boolean') return unclear(cell);
  if (typeof cell === 'number') return amountOf(cell, null, '');
  const text = normalizeText(cell ?? '').replace(/\n/gu, ' ');
  if (text === '') return refuseEmpty('35,8 tạ');
  if (APPROXIMATE.test(text)) {
    const exact = readQuantity(text.replace(APPROXIMATE, ''));
    return refuse(
      'quantity.approximate',
      `${quote(text)} chưa phải số chính xác.`,
      'Ghi số lượng cụ thể, ví dụ 35,8 tạ.',
      exact.ok ? [exact.value] : exact.problem.candidates,
    );
  }
  const range = RANGE.exec(text);
  if (range !== null) {
    return refuse(
      'quantity.range',
      `${quote(text)} là một khoảng.`,
      'Ghi một số cụ thể, ví dụ 35,8 tạ.',
      [range[1], range[2]].flatMap((end) => {
        const reading = readQuantity(`${end}${range[3]}`);
        return reading.ok ? [reading.value] : [];
      }),
    );
  }
  const weight = readCompound(text.toLowerCase(), WEIGHTS);
  if (weight.kind === 'open') {
    return refuse(
      'quantity.open',
      `${quote(text)} có hai cách hiểu: ${weight.amounts.map((amount) => formatQuantity(amount, weight.unit)).join(' hoặc ')}.`,
      `Ghi rõ, ví dụ ${formatQuantity(weight.amounts[0] ?? 0, weight.unit)}.`,
      weight.amounts.map((amount) => ({ amount, unit: weight.unit, rest: '' })),
    );
  }
  if (weight.kind === 'weight') {
    // The rest in the letters that were typed.
    const rest = weight.rest === '' ? '' : text.slice(text.length - weight.rest.length);
    return amountOf(weight.amount, weight.unit, /^[.;,]$/u.test(rest) ? '' : rest);
  }
  const match = AMOUNT.exec(text.replace(/[.;,]$/u, ''));
  if (match === null) return unclear(text);
  return withUnit(text, match[1] === '' ? 1 : -1, match[2] ?? '', match[3] === ' ', match[4] ?? '');
}

const SAYS_NUMBER =
  /\d|(?:^|[^\p{L}])(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|mươi|chục|tá|trăm|nghìn|ngàn|triệu|rưỡi|nửa)(?![\p{L}])/iu;

/**
 * A quantity and nothing else but the name of the thing: what a cell or field of one quantity holds. Where more was said
 * (`35,8 tạ sắt 12tr`, `20 kg và hai yến`) it is refused and the sentence names what was not understood.
 */
export function readOneQuantity(cell: CellInput): Reading<Quantity> {
  const reading = readQuantity(cell);
  return !reading.ok || !SAYS_NUMBER.test(reading.value.rest) ? reading : leftover(cell, reading.value);
}

/** The refusal of a quantity for what stands behind it. */
function leftover(cell: CellInput, { amount, unit, rest }: Quantity): Reading<Quantity> {
  return refuseRest('quantity.leftover', String(cell), formatQuantity(amount, unit), rest, {
    ...{ amount, unit },
    rest: '',
  });
}

function unclear(cell: CellInput): Reading<never> {
  return refuse(
    'quantity.unclear',
    `Chưa hiểu số lượng ${quote(cell)}.`,
    'Ghi số rồi đến đơn vị, ví dụ 35,8 tạ.',
  );
}

function withUnit(
  text: string,
  sign: number,
  written: string,
  isSpaced: boolean,
  tail: string,
): Reading<Quantity> {
  const lower = tail.toLowerCase();
  if (NO_COUNT.test(lower)) return unclear(text);
  if (MONEY_WORDS.test(lower)) {
    return refuse('quantity.money', `${quote(text)} là số tiền.`, 'Ô này ghi số lượng, ví dụ 35,8 tạ.');
  }
  const scale = isSpaced ? COUNT_SCALE.exec(lower)?.[1] : undefined;
  const after = scale === undefined ? tail : tail.slice(scale.length).trim();
  const found = leadingUnit(after);
  // "5A" and "29c" are names of places: only a unit we know may touch the number.
  const isGlued = !isSpaced && tail !== '';
  if ((after !== '' && found === null) || (isGlued && found?.isKnown !== true)) return unclear(text);
  const power = COUNT_SCALES.get(scale ?? '') ?? 0;
  // `2 thùng rưỡi`
  const half = /^\d+$/u.test(written) && power === 0 ? /^rưỡi(?:\s+|$)/iu.exec(found?.rest ?? '') : null;
  const asQuantity = (n: number): Quantity => ({
    amount: sign * (shiftTen(n, power) + (half === null ? 0 : 0.5)),
    unit: found?.unit ?? null,
    rest: (found?.rest ?? '').slice(half?.[0].length ?? 0),
  });
  const numeral = readNumeral(written);
  if (numeral.kind === 'none') return unclear(text);
  if (numeral.kind === 'malformed') {
    return refuse(
      'quantity.grouping',
      `Chưa hiểu số trong ${quote(text)}.`,
      'Dấu chấm tách từng ba chữ số, dấu phẩy trước phần lẻ: 1.400 kg, 35,8 tạ.',
      [...numeral.decimals, ...numeral.integers].map(asQuantity),
    );
  }
  if (numeral.grouped && power > 0 && power <= 3) {
    return refuse(
      'quantity.scale',
      `${quote(text)} có lẽ thừa chữ “${scale}”.`,
      `Ghi lại số lượng, ví dụ ${[written, found?.unit ?? ''].join(' ').trim()}.`,
      [{ ...asQuantity(0), amount: sign * numeral.value }, asQuantity(numeral.value)],
    );
  }
  const { amount, unit, rest } = asQuantity(numeral.value);
  return amountOf(amount, unit, rest);
}

function amountOf(amount: number, unit: string | null, rest: string): Reading<Quantity> {
  if (!Number.isFinite(amount) || Math.abs(amount) > LARGEST) {
    return refuse('quantity.size', 'Số lượng này quá lớn, không thể là số liệu thật.', 'Kiểm tra lại ô này.');
  }
  if (amount < 0) return refuse('quantity.negative', 'Số lượng không thể âm.', 'Ghi số từ 0 trở lên.');
  return done({ amount: amount === 0 ? 0 : amount, unit, rest });
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

/** `35,8 tạ`; without a unit the number alone. */
export function formatQuantity(amount: number, unit: string | null): string {
  return unit === null || unit === '' ? formatNumber(amount) : `${formatNumber(amount)} ${unit}`;
}

/** `6.856 kg`, `62,5 kg`: one decimal only where there is one. */
export function formatKilograms(kilograms: number): string {
  return `${formatNumber(roundTo(kilograms, 1))} kg`;
}
