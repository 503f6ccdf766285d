/** What a number is a number of: money, a weight, a length, an area, a share or things that are counted. */
import { shiftTen } from '../decimal';
import { WEIGHT_POWER } from '../units';
import { goesOnAt, knownAt, type Noun, nounAt, quotedAt } from './nouns';
import { COUNT_SCALES, CURRENCY, type Sum } from './sums';
import { type Token, wordsAre } from './tokens';
import { weightUnitAt } from './weights';

export type FigureKind = 'money' | 'weight' | 'count' | 'date' | 'percent' | 'length' | 'area';

export interface Measure {
  readonly kind: FigureKind;
  readonly unit: string | null;
  /** Power of ten from what is written to `unit`. */
  readonly power: number;
  /** The token behind it. */
  readonly end: number;
  /** A scale word of counting was part of it (`3 trăm suất`). */
  readonly isScaled?: boolean;
  /** It may be money as well: a scale word and a name that is not known. */
  readonly isOpen?: boolean;
}

/** Power of ten in metres. */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['km', 3],
  ['m', 0],
  ['mét', 0],
  ['met', 0],
  ['cm', -2],
  ['mm', -3],
  ['kilômét', 3],
  ['kilomet', 3],
]);
/** Power of ten in square metres. */
const AREAS: ReadonlyMap<string, number> = new Map([
  ['km', 6],
  ['m', 0],
  ['mét', 0],
  ['cm', -4],
]);
const HECTARES = ['ha', 'hecta', 'héc ta', 'héc-ta', 'hec ta'].map((word) => word.split(/(?=-)|(?<=-)| /u));

/** Words that begin with "đồng" and are no money: `5 đồng chí`, but `2 triệu đồng`. */
const NO_CURRENCY: ReadonlySet<string> = new Set([
  'chí',
  'hồ',
  'bào',
  'đội',
  'nghiệp',
  'phục',
  'diễn',
  'nát',
  'hương',
]);

/** The currency at `at` with its slips (`300-500 ngàn/đồng`), and the token behind it. */
export function currencyAt(tokens: readonly Token[], at: number, written: string): number | null {
  const next = tokens[at]?.text === '/' ? at + 1 : at;
  const word = tokens[next]?.text ?? '';
  if (CURRENCY.has(word)) {
    if (tokens[next + 1]?.text === '/' && tokens[next + 2]?.text === 'c') return null;
    const isOther = word === 'đồng' && next === at && NO_CURRENCY.has(tokens[at + 1]?.text ?? '');
    if (isOther && /^\d{1,3}$/u.test(written)) return null;
    return tokens[next + 1]?.text === 'chẵn' ? next + 2 : next + 1;
  }
  // "d" without its stroke, after a number long enough to be money: `50000d`, but not `29d`.
  const isBare = word === 'd' && next === at && /\d{4}$|\.\d{3}$/u.test(written);
  return isBare ? at + 1 : null;
}

function metricAt(tokens: readonly Token[], at: number): Measure | null {
  const word = tokens[at]?.text ?? '';
  const hectare = HECTARES.find((words) => wordsAre(tokens, at, words));
  if (hectare !== undefined) return { kind: 'area', unit: 'm²', power: 4, end: at + hectare.length };
  if (wordsAre(tokens, at, ['cây', 'số'])) return { kind: 'length', unit: 'm', power: 3, end: at + 2 };
  const length = LENGTHS.get(word);
  if (length === undefined) return null;
  const next = tokens[at + 1];
  const isSign = next?.glued === true;
  const area = AREAS.get(word);
  if (area !== undefined && (next?.text === 'vuông' || (isSign && ['2', '²'].includes(next.text))))
    return { kind: 'area', unit: 'm²', power: area, end: at + 2 };
  if (next?.text === 'khối' || (isSign && ['3', '³'].includes(next.text)))
    return { kind: 'count', unit: `${word === 'mét' ? 'm' : word}³`, power: 0, end: at + 2 };
  return { kind: 'length', unit: 'm', power: length, end: at + 1 };
}

/** A weight, a length or an area. */
function sizeAt(tokens: readonly Token[], at: number): Measure | null {
  const weight = weightUnitAt(tokens, at);
  const isBalance = tokens[at]?.text === 'cân' && tokens[at + 1]?.text === 'đối';
  if (weight !== null && !isBalance)
    return { kind: 'weight', unit: 'kg', power: WEIGHT_POWER[weight.unit], end: weight.end };
  return metricAt(tokens, at);
}

const MONEY: Pick<Measure, 'kind' | 'unit' | 'power'> = { kind: 'money', unit: 'VND', power: 0 };

/**
 * What stands behind a number that ends before `at`; null where nothing of it is said.
 * @param written the number's last token.
 */
export function measureAt(
  tokens: readonly Token[],
  at: number,
  sum: Sum,
  isCapital: (token: Token) => boolean,
): Measure | null {
  const token = tokens[at];
  const written = tokens[sum.end - 1]?.text ?? '';
  const currency = currencyAt(tokens, at, written);
  if (currency !== null) return { ...MONEY, end: currency };
  if (token?.text === '%') return { kind: 'percent', unit: '%', power: 0, end: at + 1 };
  if (wordsAre(tokens, at, ['phần', 'trăm'])) return { kind: 'percent', unit: '%', power: 0, end: at + 2 };
  const size = sizeAt(tokens, at);
  if (size !== null) return size;
  const isQuoted = token?.kind === 'mark' && /^[“"«'‘]$/u.test(token.text);
  const noun = isQuoted ? quotedAt(tokens, at) : nounAt(tokens, at, isCapital);
  if (sum.power > 0) return scaledAt(tokens, at, sum, noun);
  const scale = COUNT_SCALES.get(token?.text ?? '');
  const scaled = scale === undefined || token?.glued === true ? null : knownAt(tokens, at + 1);
  if (scale !== undefined && scaled !== null)
    return { kind: 'count', unit: scaled.unit, power: scale, end: scaled.end, isScaled: true };
  // `3 chục kg`, `5 trăm mét`.
  const inner = scale === undefined ? null : sizeAt(tokens, at + 1);
  if (scale !== undefined && inner !== null) return { ...inner, power: inner.power + scale, isScaled: true };
  // "5A" and "29c" are names of places: only a unit we know may touch the number.
  if (noun === null || (token?.glued === true && !noun.isKnown)) return null;
  return { kind: 'count', unit: noun.unit, power: 0, end: noun.end };
}

/** Behind a scale word: what is counted if its name is known, money if the sentence goes on, else one or the other. */
function scaledAt(tokens: readonly Token[], at: number, sum: Sum, noun: Noun | null): Measure {
  const word = tokens[at - 1]?.text ?? '';
  const isMoneyWord = word === 'tr' || word === 'k' || sum.power >= 9;
  if (noun?.isKnown === true && !isMoneyWord)
    return { kind: 'count', unit: noun.unit, power: 0, end: noun.end };
  if (isMoneyWord || noun === null || goesOnAt(tokens, at)) return { ...MONEY, end: at };
  return { ...MONEY, end: at, isOpen: true };
}

/** What a figure is said of: `/suất`, `/em/năm`, `mỗi tháng` behind it; the token behind that, and the words. */
export function rateAt(
  tokens: readonly Token[],
  at: number,
  isCapital: (token: Token) => boolean,
): { end: number; per: string } {
  let end = at;
  const bases: string[] = [];
  while (tokens[end]?.text === '/') {
    const one = /^0?1$/u.test(tokens[end + 1]?.text ?? '') ? 1 : 0;
    const base = baseAt(tokens, end + 1 + one, isCapital);
    if (base === null) break;
    bases.push(base.unit);
    end = base.end;
  }
  const each = bases.length === 0 && tokens[at]?.text === 'mỗi' ? baseAt(tokens, at + 1, isCapital) : null;
  // `10 kg gạo, mỗi hộ 01 bộ bàn ghế`: the next figure's own.
  if (each !== null && tokens[each.end]?.kind !== 'number' && goesOnAt(tokens, each.end))
    return { end: each.end, per: `/${each.unit}` };
  return { end, per: bases.map((base) => `/${base}`).join('') };
}

/** The name of what a rate is said of. */
export function baseAt(
  tokens: readonly Token[],
  at: number,
  isCapital: (token: Token) => boolean,
): { unit: string; end: number } | null {
  const weight = weightUnitAt(tokens, at);
  if (weight !== null) return weight;
  const metric = metricAt(tokens, at);
  if (metric !== null && metric.kind !== 'count')
    return {
      unit: tokens
        .slice(at, metric.end)
        .map(({ text }) => text)
        .join(''),
      end: metric.end,
    };
  return nounAt(tokens, at, isCapital);
}

/** A value in the unit of its measure. */
export const inUnit = (value: number, { power }: Measure): number => shiftTen(value, power);
