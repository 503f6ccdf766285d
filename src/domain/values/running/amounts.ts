/** Amounts in running text: a number or a range with its unit, what it is a rate or a part of, and what is in doubt. */
import { roundTo, shiftTen } from '../decimal';
import { formatNumber, LARGEST } from '../number';
import { quote, refuse } from '../reading';
import { WEIGHT_POWER } from '../units';
import { labelBefore, rateBefore, saysMoneyBefore } from './labels';
import { currencyAt, type FigureKind, inUnit, type Measure, measureAt, rateAt } from './measures';
import { modifiersBefore, orMoreAt } from './modifiers';
import { beforeIs, type Scan } from './names';
import { knownAt } from './nouns';
import { CURRENCY, endsOf, JOINERS, type Sum, sumAt, wordSumsAt } from './sums';
import { type Token, wordsAre } from './tokens';
import type { Found } from './types';
import { weightAt } from './weights';

type Value = Pick<Found['figure'], 'value' | 'min' | 'max' | 'of' | 'doubt'>;
interface Amount extends Value {
  readonly kind: FigureKind;
  readonly unit: string | null;
  /** The token behind it. */
  readonly end: number;
  readonly isRange?: boolean;
}

const textOf = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? '';

function doubtful(code: string, said: string, todo: string, candidates: readonly number[]): Value {
  return { value: null, doubt: refuse<number>(code, `Chưa hiểu ${quote(said)}.`, todo, candidates).problem };
}

const CHOOSE = 'Chọn một cách hiểu hoặc ghi lại con số.';

/** The figure whose number begins at `at`, or null. */
export function amountAt(scan: Scan, at: number): Found | null {
  const { tokens, text, cased } = scan;
  const isCapital = ({ start }: Token): boolean => text.charAt(start) !== cased.charAt(start);
  const amount =
    tokens[at]?.kind === 'word' && textOf(tokens, at) !== 'nửa'
      ? wordsAt(scan, at, isCapital)
      : (ratioAt(scan, at, isCapital) ?? numberAt(scan, at, sumAt(tokens, at), isCapital));
  return amount === null ? null : dressed(scan, at, amount, isCapital);
}

// --- Numbers in words ------------------------------------------------------------------------------------------

/** `một phần`, `một lần nữa`: ways of speaking. */
const NO_ONE: ReadonlySet<string> = new Set(
  'phần mặt lần bộ điều chiều lòng mực thể ngày lúc loạt số trong cách việc lời năm loại điểm đoạn tháng'.split(
    ' ',
  ),
);
/** Behind these `năm` is a five. */
const GIVES: ReadonlySet<string> = new Set(
  'tặng trao có được trợ giúp cho nhận nạp gồm còn thêm hộ động'.split(' '),
);

function wordsAt(scan: Scan, at: number, isCapital: (token: Token) => boolean): Amount | null {
  const { tokens } = scan;
  const word = textOf(tokens, at);
  if (word === 'không' || (word === 'ba' && ['mẹ', 'má'].includes(textOf(tokens, at + 1)))) return null;
  if (knownAt(tokens, at)?.end === at + 2 || beforeIs(tokens, at) !== null) return null;
  if (
    tokens[at - 1]?.kind === 'word' &&
    ['thứ', 'giải', 'hàng', 'vài', 'mấy', 'dăm', 'đôi'].includes(textOf(tokens, at - 1))
  )
    return null;
  for (const sum of wordSumsAt(tokens, at)) {
    const isOne = sum.end === at + 1;
    if (
      isOne &&
      word === 'một' &&
      (NO_ONE.has(textOf(tokens, sum.end)) || wordsAre(tokens, sum.end, ['tổ', 'chức']))
    )
      continue;
    if (isOne && word === 'năm' && !GIVES.has(textOf(tokens, at - 1))) continue;
    const isSaid =
      currencyAt(tokens, sum.end, '') !== null || sum.power >= 6 || knownAt(tokens, sum.end) !== null;
    const measure = measureAt(tokens, sum.end, sum, isCapital);
    const isRange = JOINERS.has(textOf(tokens, sum.end)) && tokens[sum.end + 1]?.kind === 'word';
    if (!isRange && !isSaid && (measure === null || (measure.kind === 'count' && measure.isScaled !== true)))
      continue;
    const amount = numberAt(scan, at, sum, isCapital);
    if (amount !== null) return amount;
  }
  return null;
}

// --- Parts of a whole ------------------------------------------------------------------------------------------

/** `13/13 chi hội`, `1.076/1.169 hộ`, `2/3 số hội viên`. */
function ratioAt(scan: Scan, at: number, isCapital: (token: Token) => boolean): Amount | null {
  const { tokens } = scan;
  if (textOf(tokens, at + 1) !== '/' || tokens[at + 2]?.kind !== 'number') return null;
  const [part, whole] = [sumAt(tokens, at), sumAt(tokens, at + 2)];
  if (part?.end !== at + 1 || whole?.end !== at + 3 || part.open !== null || whole.open !== null) return null;
  const [[value = 0], [of = 0]] = [part.values, whole.values];
  if (textOf(tokens, at + 3) === '/') return null;
  const behind = textOf(tokens, at + 3) === 'tổng' ? at + 4 : at + 3;
  const named = textOf(tokens, behind) === 'số' ? behind + 1 : behind;
  const measure = measureAt(tokens, named, whole, isCapital);
  if (measure !== null && measure.kind !== 'count') return null;
  const unit = measure?.unit ?? null;
  const end = measure?.end ?? at + 3;
  if (of > 0 && (value <= of || sharesAt(tokens, end, value, of)))
    return { kind: 'count', unit, end, value, of };
  if (measure === null) return null;
  const said = `${textOf(tokens, at)}/${textOf(tokens, at + 2)}`;
  return { kind: 'count', unit, end, ...doubtful('figure.ratio', said, CHOOSE, [value]) };
}

/** `58/50 hội viên, đạt 116%`: more than was planned, where the share behind it says so. */
function sharesAt(tokens: readonly Token[], at: number, part: number, whole: number): boolean {
  for (let next = at; next < at + 8 && tokens[next]?.kind !== 'break'; next += 1) {
    if (tokens[next + 1]?.text !== '%' || tokens[next]?.kind !== 'number') continue;
    return Math.abs(Number(textOf(tokens, next).replace(',', '.')) - (100 * part) / whole) < 1;
  }
  return false;
}

// --- One number or two -----------------------------------------------------------------------------------------

/** `05 (năm) suất`: the same number again, in words. */
function againAt(tokens: readonly Token[], at: number): { value: number; end: number } | null {
  if (textOf(tokens, at) !== '(') return null;
  for (const { end, values } of wordSumsAt(tokens, at + 1)) {
    if (textOf(tokens, end) === ')') return { value: values[0] ?? 0, end: end + 1 };
  }
  return null;
}

function numberAt(
  scan: Scan,
  at: number,
  first: Sum | null,
  isCapital: (token: Token) => boolean,
): Amount | null {
  const { tokens } = scan;
  if (first === null) {
    const half = textOf(tokens, at) === 'nửa' ? weightAt(tokens, at) : null;
    const kilograms = half === null ? null : shiftTen(half.amounts[0] ?? 0, WEIGHT_POWER[half.unit]);
    return half === null ? null : { kind: 'weight', unit: 'kg', end: half.end, value: kilograms };
  }
  const range = rangeAt(scan, at, first, isCapital);
  if (range !== null) return range;
  const again = againAt(tokens, first.end);
  const sum = again === null ? first : { ...first, end: again.end };
  const measure = measureAt(tokens, sum.end, first, isCapital);
  if (measure === null) return bareAt(scan, at, first, isCapital);
  const before = beforeIs(tokens, at);
  const isCounted = measure.kind === 'count' && measure.isScaled !== true;
  const known = isCounted ? knownAt(tokens, sum.end) : null;
  const isNumbered = (tokens[at - 1]?.kind === 'word' && isInName(scan, at)) || before !== null;
  if (isCounted && known === null && isNumbered) return null;
  const said = scan.text.slice(tokens[at]?.start, tokens[measure.end - 1]?.end);
  if (before === 'place' && isCounted && DEEDS.has(measure.unit ?? '')) return null;
  if (before === 'place' && isCounted && !/^0\d$/u.test(textOf(tokens, at))) {
    const { values } = first;
    return {
      kind: 'count',
      unit: measure.unit,
      end: measure.end,
      ...doubtful('figure.name', said, 'Đây là tên hay là số lượng?', values),
    };
  }
  const weight = measure.kind === 'weight' && first.power === 0 ? weightAt(tokens, at) : null;
  if (weight !== null && weight.end > measure.end)
    return { ...weighed(weight.amounts, measure, said), kind: 'weight', unit: 'kg', end: weight.end };
  const isHalf = known !== null && textOf(tokens, measure.end) === 'rưỡi' && first.decimals === 0;
  const end = isHalf ? measure.end + 1 : measure.end;
  const [read] = first.values;
  if (again !== null && again.value !== read && first.open === null) {
    const values = [read ?? 0, again.value];
    return { kind: measure.kind, unit: measure.unit, end, ...doubtful('figure.words', said, CHOOSE, values) };
  }
  const { value, ...more } = valueIn(tokens, at, first, measure, said);
  const whole = isHalf && typeof value === 'number' ? value + 0.5 : value;
  return { kind: measure.kind, unit: measure.unit, end, value: whole, ...more };
}

/** Things that are deeds too: `chi hội khu 7 báo cáo`. */
const DEEDS: ReadonlySet<string> = new Set([
  'báo cáo',
  'đề xuất',
  'kiến nghị',
  'hoạt động',
  'lao động',
  'tổ chức',
  'kế hoạch',
  'ý kiến',
]);

/** Behind a word with a capital, not the first of its sentence, a small number belongs to the name. */
function isInName({ tokens, text, cased }: Scan, at: number): boolean {
  const [number, before, earlier] = [tokens[at], tokens[at - 1], tokens[at - 2]];
  if (number === undefined || before === undefined || /^0|\D/u.test(number.text)) return false;
  const isCapital = text.charAt(before.start) !== cased.charAt(before.start);
  return isCapital && earlier?.kind === 'word';
}

function weighed(amounts: readonly number[], measure: Measure, said: string): Value {
  const values = amounts.map((amount) => inUnit(amount, measure));
  const [value = null] = values;
  return values.length === 1 ? { value } : doubtful('quantity.open', said, CHOOSE, values);
}

/** Thousands parted by a comma: `1,400 hội viên` is no part of a member. */
const ENGLISH = /^[1-9]\d{0,2},\d{3}$/u;
const SMALL_UNITS: ReadonlySet<string> = new Set(['kg', 'm', 'mét', 'kí', 'ký', 'cân', 'm²']);

function valueIn(tokens: readonly Token[], at: number, sum: Sum, measure: Measure, text: string): Value {
  const written = textOf(tokens, at);
  const { kind } = measure;
  if (kind === 'percent' && /^\d+\.\d{1,2}$/u.test(written)) return { value: Number(written) };
  const said = kind === 'money' ? sum.values : [...sum.fractions, ...sum.values];
  const values = said.map((value) => inUnit(value, measure));
  const [value] = values;
  if (value === undefined || Math.max(...values) > LARGEST)
    return doubtful('figure.size', text, 'Số này quá lớn hoặc viết sai. Ghi lại con số.', []);
  if (sum.open !== null) {
    const whole = kind === 'money' ? values.filter(Number.isInteger) : values;
    const example = formatNumber(whole[0] ?? 2200000);
    return doubtful(`${kind}.grouping`, text, `Ghi lại con số, ví dụ ${example}.`, whole);
  }
  if (kind === 'money') {
    if (measure.isOpen === true)
      return doubtful('figure.unit', text, 'Ghi rõ là tiền hay đếm thứ gì.', values);
    if (Number.isInteger(value)) return { value };
    const meant = ENGLISH.test(written) ? [Number(written.replace(',', ''))] : [];
    return doubtful('money.fraction', text, 'Ghi số nguyên, ví dụ 2.200.000.', meant);
  }
  const isSmall = kind === 'count' || SMALL_UNITS.has(textOf(tokens, sum.end));
  if (ENGLISH.test(written) && sum.power === 0 && isSmall && kind !== 'percent')
    return doubtful(`${kind}.fraction`, text, CHOOSE, [value, roundTo(value * 1000, 3)]);
  const scale = sum.power > 0 ? sum.power : measure.isScaled === true ? measure.power : 0;
  if (
    sum.grouped &&
    scale > 0 &&
    scale <= 3 &&
    kind !== 'percent' &&
    (sum.power > 0 || measure.isScaled === true)
  ) {
    const bare = Number(written.replace(/\./gu, ''));
    return doubtful('quantity.scale', text, 'Có lẽ thừa một chữ. Chọn một cách hiểu.', [bare, value]);
  }
  return { value };
}

/** `300.000 – 500.000 đồng`, `từ 200 nghìn đồng đến 1 triệu đồng`, `80–100kg`, `5% - 10%`. */
function rangeAt(scan: Scan, at: number, first: Sum, isCapital: (token: Token) => boolean): Amount | null {
  const { tokens, text } = scan;
  const own = measureAt(tokens, first.end, first, isCapital);
  const isJoined = JOINERS.has(textOf(tokens, first.end));
  const joiner = isJoined ? first.end : own === null ? -1 : own.end;
  if (joiner < 0 || !JOINERS.has(textOf(tokens, joiner))) return null;
  const isSaid = textOf(tokens, modifiersBefore(tokens, at) - 1) === 'từ';
  const isDash = !/\p{L}/u.test(textOf(tokens, joiner));
  if (!isJoined && !isSaid && !isDash) return null;
  const isWord = tokens[joiner + 1]?.kind === 'word';
  for (const second of isWord ? wordSumsAt(tokens, joiner + 1) : [sumAt(tokens, joiner + 1)]) {
    if (second === null) continue;
    const measure = measureAt(tokens, second.end, second, isCapital);
    if (measure === null) continue;
    if (!isJoined && (own?.kind !== measure.kind || (own.kind === 'count' && own.unit !== measure.unit)))
      continue;
    const { kind, unit, end } = measure;
    const said = text.slice(tokens[at]?.start, tokens[end - 1]?.end);
    const values = isJoined || own === null ? endsOf(first, second) : ownEnds(first, own, second, measure);
    if (values === null) {
      const both = [...first.values, ...second.values].map((value) => inUnit(value, measure));
      return {
        kind,
        unit,
        end,
        isRange: true,
        ...doubtful('figure.range', said, 'Ghi số nhỏ trước, số lớn sau.', both),
      };
    }
    const [min, max] = isJoined ? values.map((value) => inUnit(value, measure)) : values;
    if (min === undefined || max === undefined || max > LARGEST) return null;
    return { kind, unit, end, isRange: true, value: min, min, max };
  }
  return null;
}

/** Each end in its own unit: `800 g - 1 kg`. */
function ownEnds(first: Sum, own: Measure, second: Sum, measure: Measure): readonly [number, number] | null {
  const [[from], [to]] = [first.values, second.values];
  if (from === undefined || to === undefined || first.open !== null || second.open !== null) return null;
  const [min, max] = [inUnit(from, own), inUnit(to, measure)];
  return min <= max ? [min, max] : null;
}

// --- A number alone --------------------------------------------------------------------------------------------

const THOUSANDS = /^[1-9]\d{0,2}(?:\.\d{3})+$/u;
const MILLIONS = /^\d{1,3}(?:\.\d{2,3}){2,}$/u;

/** `12 suất x 300.000 = 3.600.000`, `2 suất x 300.000đ = 600.000`, `500.000/suất`: a price and what it comes to. */
function isReckoned(tokens: readonly Token[], at: number, isCapital: (token: Token) => boolean): boolean {
  if (textOf(tokens, at).endsWith('000') && rateAt(tokens, at + 1, isCapital).per !== '') return true;
  const [before, earlier] = [textOf(tokens, at - 1), tokens[at - 2]];
  if (/^[x×*]$/u.test(before)) return earlier?.kind === 'word';
  return before === '=' && (CURRENCY.has(earlier?.text ?? '') || THOUSANDS.test(earlier?.text ?? ''));
}

/** A number without a unit: money where its words or its size say so, else what the words in front of it count. */
function bareAt(scan: Scan, at: number, sum: Sum, isCapital: (token: Token) => boolean): Amount | null {
  const { tokens } = scan;
  const written = textOf(tokens, at);
  if (beforeIs(tokens, at) !== null || isInName(scan, at) || sum.power > 0 || sum.inWords) return null;
  const isSure = THOUSANDS.test(written);
  const isMoney = saysMoneyBefore(tokens, at) || (isSure && isReckoned(tokens, at, isCapital));
  const label = isMoney ? null : labelBefore(tokens, modifiersBefore(tokens, at), isSure);
  const [value] = sum.values;
  if (sum.open !== null) {
    if (!MILLIONS.test(written) && !(isMoney && /\d{3}$/u.test(written))) return null;
    return {
      kind: 'money',
      unit: 'VND',
      end: sum.end,
      ...doubtful('money.grouping', written, CHOOSE, sum.values),
    };
  }
  if (value === undefined || value > LARGEST) return null;
  if ((isMoney && value >= 1000) || (label === null && MILLIONS.test(written)))
    return { kind: 'money', unit: 'VND', end: sum.end, value };
  if (label !== null || isSure) return { kind: 'count', unit: label, end: sum.end, value };
  return null;
}

// --- The words around ------------------------------------------------------------------------------------------

/** `trên 10 triệu đồng/năm`, `mỗi tháng 250.000đ`, `từ 5 triệu đồng trở lên`, `2.000.000đ (hai triệu đồng)`. */
function dressed(scan: Scan, at: number, amount: Amount, isCapital: (token: Token) => boolean): Found {
  const { tokens, text } = scan;
  const { end: behind, isRange, unit, ...said } = amount;
  const rate = rateAt(tokens, behind, isCapital);
  const start = modifiersBefore(tokens, at);
  const orMore = orMoreAt(tokens, rate.end);
  const isBound = isRange === true || orMore !== null;
  let from = isBound && textOf(tokens, start - 1) === 'từ' ? start - 1 : start;
  const each = rate.per === '' && said.kind === 'money' ? rateBefore(tokens, from, isCapital) : null;
  if (each !== null) from = each.start;
  const sign = tokens[from - 1];
  if (sign?.text === '=' && tokens[from]?.glued === true && !sign.glued) from -= 1;
  const words = tokens.slice(start, at).map((token) => token.text);
  if (orMore !== null) words.push(...tokens.slice(orMore - 2, orMore).map((token) => token.text));
  const per = each === null ? rate.per : `/${each.per}`;
  const to = spelledOut(tokens, orMore ?? rate.end, said);
  const figure: Found['figure'] = {
    ...said,
    unit: unit === null ? (per === '' ? null : per.slice(1)) : `${unit}${per}`,
    ...(words.length === 0 ? {} : { modifier: words.join(' ') }),
  };
  if (to.value !== undefined && to.value !== figure.value && typeof figure.value === 'number') {
    const whole = text.slice(tokens[at]?.start, tokens[to.end - 1]?.end);
    const values = [figure.value, to.value];
    return { from, to: to.end, figure: { ...figure, ...doubtful('figure.words', whole, CHOOSE, values) } };
  }
  return { from, to: to.end, figure };
}

/** `(bằng chữ: hai triệu đồng chẵn)` behind a sum of money says it once more. */
function spelledOut(
  tokens: readonly Token[],
  at: number,
  { kind }: Pick<Amount, 'kind'>,
): { end: number; value?: number } {
  if (kind !== 'money' || textOf(tokens, at) !== '(') return { end: at };
  let start = at + 1;
  if (textOf(tokens, start) === 'bằng' && textOf(tokens, start + 1) === 'chữ') start += 2;
  if (textOf(tokens, start) === ':') start += 1;
  for (const { end, values } of wordSumsAt(tokens, start)) {
    const behind = currencyAt(tokens, end, '');
    if (behind !== null && textOf(tokens, behind) === ')') return { end: behind + 1, value: values[0] ?? 0 };
  }
  return { end: at };
}
