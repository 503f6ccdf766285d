/** Readers and formatters of values as people in a Vietnamese ward write them: the public face of this folder. */
export { readAmount } from './amount';
export { sentenceCase } from './bodies';
export { readCount } from './count';
export * from './day';
export { roundTo, shiftTen } from './decimal';
export { erasedName, isErasedName } from './erased';
export { hash } from './hash';
export { isUnmarked, mayMean, NameIndex, oldEncoding, sameText } from './identity';
export { type Neighbour, partRest, sayPieces } from './leftover';
export { formatMoney, type MoneyOptions, moneyInWords, readMoney } from './money';
export { compareNames, compareText, identityKey, initials, sortedByName } from './names';
export {
  formatCount,
  formatNumber,
  formatPercent,
  formatProse,
  LARGEST,
  readNumber,
  readPercent,
} from './number';
export { readBirth, readMonth } from './partial-dates';
export { formatPhone, readPhone } from './phone';
export { isPrintable, printable, printableAll, unprintableIn } from './printable';
export { formatKilograms, formatQuantity, type Quantity, readOneQuantity, readQuantity } from './quantity';
export {
  type CellInput,
  excerpt,
  type Leftover,
  type Misread,
  quote,
  type Reading,
  type Refused,
  refuse,
} from './reading';
export {
  done,
  type Failure,
  failed,
  goesOn,
  type Refusal,
  type Result,
  sentencesOf,
  tell,
  unfinished,
} from './result';
export { roundFloat, toTenth } from './rounding';
export { type Figure, type Place, readFigures, readNumbers } from './running';
export { fold, nearest, normalizeText, tidiedIn } from './text';
export { knownUnits, toKilograms, WEIGHT_UNITS, type WeightUnit, weightUnit } from './units';
export { numberInWords } from './words';
