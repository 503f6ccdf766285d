/** Figures, chapters and months in words, as tabs, notes and sentences write them. */

import { WARD, wardEntry } from '../columns';
import { type MetricKey, metricOf } from '../models/registry';
import type { AnyWard } from '../tables/any-ward';
import { formatNumber, formatPercent, roundFloat } from '../values';
import { undivided, undividedName } from './chapters';
import type { Figure } from './figure';
import type { AnyUnit, Unit } from './unit';

/** What stands where nothing was recorded. */
export const NOTHING = '–';

/** How a value of a unit is written in a sentence: `79,0%`, `1.250.000`, `62,5`; nothing recorded is a dash. */
export function inUnit(value: number | null, unit: AnyUnit): string {
  if (value === null) return NOTHING;
  if (unit === '%') return formatPercent(value);
  return formatNumber(value, Number.isInteger(value) || unit === 'đ' ? 0 : 1);
}

export const difference = (now: number, before: number): number => roundFloat(now - before);

/** `tăng 12,4%`, `giảm 0,8 điểm phần trăm`, `không đổi`. */
export function changeInWords(now: number, before: number, unit: Unit): string {
  const change = difference(now, before);
  if (change === 0) return 'không đổi';
  const verb = change > 0 ? 'tăng' : 'giảm';
  if (unit === '%') return `${verb} ${formatNumber(Math.abs(change) * 100, 1)} điểm phần trăm`;
  return before === 0
    ? `${verb} ${formatNumber(Math.abs(change), Number.isInteger(change) || unit === 'đ' ? 0 : 1)}`
    : `${verb} ${formatPercent(Math.abs(change) / Math.abs(before))}`;
}

/** A change as tables write it, by the words of `changeInWords`: `+12,4%`, `−0,8 điểm %`, `=`. */
export const changeInSigns = (words: string): string =>
  words
    .replace(/^tăng /, '+')
    .replace(/^giảm /, '−')
    .replace('không đổi', '=')
    .replace('điểm phần trăm', 'điểm %');

export const unitHeader = (key: MetricKey, ward: Pick<AnyWard, 'ownMetrics'>, named?: string): string => {
  const { unit, label } = metricOf(key, ward);
  const name = named ?? label;
  return unit === 'đ' || unit === 'kg' ? `${name} (${unit})` : name;
};

/** `Tái chế: 412 dòng`. */
export const sourcesInWords = (figure: Figure): string =>
  figure.sources.length === 0
    ? 'Chưa có dòng nào.'
    : figure.sources.map((source) => `${source.sheet}: ${formatNumber(source.rows.length)} dòng`).join('; ');

/** A chapter's name; with its old ward where the ward was merged from several. Any other code reads as itself. */
export function chapterName(ward: Pick<AnyWard, 'context'>, code: string): string {
  if (code === WARD) return wardEntry.label;
  const past = undivided(code);
  if (past !== null) return undividedName(chapterName(ward, past.code), past.day);
  const { chapters } = ward.context;
  const chapter = chapters.get(code);
  if (chapter === undefined) return code;
  const isMerged = chapters.all.some(({ cluster }) => cluster !== chapter.cluster);
  return isMerged && chapter.cluster !== '' ? `${chapter.label} (${chapter.cluster})` : chapter.label;
}

/** `Tháng 3/2022`. */
export const monthInWords = (month: string): string => `Tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`;

/** Letters that one cell shows without becoming a wall of numbers. */
const LONGEST = 160;

/** `2–40, 42, 45–60`; what is too long ends in how many more rows there are. @param rows in ascending order. */
export function rangesInWords(rows: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last !== undefined && row === last.to + 1) last.to = row;
    else ranges.push({ from: row, to: row });
  }
  let text = '';
  let said = 0;
  for (const { from, to } of ranges) {
    const range = `${text === '' ? '' : ', '}${from === to ? from : `${from}–${to}`}`;
    if (text.length + range.length > LONGEST)
      return `${text} … và ${formatNumber(rows.length - said)} dòng nữa`;
    text += range;
    said += to - from + 1;
  }
  return text;
}
