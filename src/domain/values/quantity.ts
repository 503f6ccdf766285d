/** Amounts with a unit: weights (tấn, tạ, yến, kg, lạng) and pieces (cái, suất quà, vỏ lon …). */
import { NUMERAL, readNumeral, roundTo, shiftTen } from './decimal';
import { refuseRest } from './leftover';
import { formatNumber, LARGEST } from './number';
import { type CellInput, quote, type Reading, refuse, refuseEmpty } from './reading';
import { done } from './result';
import { MODIFIER } from './running/modifiers';
import { COUNT_SCALES } from './running/sums';
import { tokensOf } from './running/tokens';
import { weightAt } from './running/weights';
import { normalizeText } from './text';
import { leadingUnit } from './units';

export interface Quantity {
  readonly amount: number;
  /** Canonical (`kí` → `kg`, `xuất quà` → `suất quà`); null where none was written. */
  readonly unit: string | null;
  /** What stood after the unit: the thing itself (`gạo`, `tết`), or something else. Nothing of it is counted. */
  readonly rest: string;
}

/** Names of movements and ages that begin like a count: 5 không 3 sạch, 3 có 3 biết, 18 tuổi. */
const NO_COUNT = /^(?:không|có|sạch|biết|tốt|an|tuổi|giờ|phút)(?:\s|$)/u;
const MONEY_WORDS =
  /^(?:đồng|đ|vnđ|vnd|₫|tr|k)(?:\s|\/|$)|^triệu đồng|^(?:nghìn|ngàn|triệu|tỷ|tỉ) (?:đồng|đ)(?:\s|\/|$)/u;
const COUNT_SCALE = /^(chục|trăm|nghìn|ngàn|triệu)(?=\s|$)/u;

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
  if (MODIFIER.test(text)) {
    const exact = readQuantity(text.replace(MODIFIER, ''));
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
  const tokens = tokensOf(text.toLowerCase());
  const weight = weightAt(tokens, 0);
  if (weight !== null) {
    const { amounts, unit, end } = weight;
    const [amount = 0] = amounts;
    if (amounts.length > 1) {
      return refuse(
        'quantity.open',
        `${quote(text)} có hai cách hiểu: ${amounts.map((one) => formatQuantity(one, unit)).join(' hoặc ')}.`,
        `Ghi rõ, ví dụ ${formatQuantity(amount, unit)}.`,
        amounts.map((one) => ({ amount: one, unit, rest: '' })),
      );
    }
    // The rest in the letters that were typed.
    const rest = text.slice(tokens[end]?.start ?? text.length);
    return amountOf(amount, unit, /^[.;,]$/u.test(rest) ? '' : rest);
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

/** `35,8 tạ`; without a unit the number alone. */
export function formatQuantity(amount: number, unit: string | null): string {
  return unit === null || unit === '' ? formatNumber(amount) : `${formatNumber(amount)} ${unit}`;
}

/** `6.856 kg`, `62,5 kg`: one decimal only where there is one. */
export function formatKilograms(kilograms: number): string {
  return `${formatNumber(roundTo(kilograms, 1))} kg`;
}
