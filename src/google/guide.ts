/** The first tab: what a chapter head does, in six lines with links, and below it what officers do. */
import { colors } from '../domain/tables';
import { fingerprint } from './fingerprint';
import { growTo, type Making } from './install';
import { LINK_COLOR, linkTo } from './link-cells';
import type { Sheet } from './spreadsheet';
import { isVacant } from './tabs';

/** Set by the build, from package.json: an officer who asks for help says which one she has. */
declare const VERSION: string;

const WIDTH = 760;

const TITLE = 'SỔ HỘI – HƯỚNG DẪN';

/** A tab of that name that people wrote themselves is theirs. */
export const isOwnGuide = (sheet: Sheet): boolean => {
  const title = String(sheet.getRange(1, 1).getValue());
  return title === TITLE || (title === '' && isVacant(sheet));
};

/** Writes the guide into its own cells, where it is not there as it should be; what a person wrote below or beside stays. */
export function writeGuide({ reader, dressed }: Making, sheet: Sheet, isNew: boolean, text: Guide): void {
  const lines: readonly Line[] = [
    plain(TITLE),
    plain('Dành cho chi hội trưởng'),
    ...text.heads,
    plain(''),
    plain(`Dành cho cán bộ phường – Sổ Hội phiên bản ${VERSION}`),
    ...text.officers,
  ];
  const there = new Set(
    lines.flatMap(({ link }) => (link !== null && reader.sheets.has(link) ? [link] : [])),
  );
  const print = fingerprint([lines, [...there]]);
  if (!isNew && dressed.get(text.name) === print) return;
  const ids = new Map([...there].map((name) => [name, reader.sheets.get(name)?.getSheetId()]));
  const content = lines.map(({ text: line, link }) =>
    link === null ? line : linkTo(ids.get(link), '', line),
  );
  if (!isNew) growTo(sheet, lines.length);
  const range = sheet.getRange(1, 1, lines.length, 1);
  range.setNumberFormats(content.map((cell, at) => [cell === lines[at]?.text ? '@' : 'General']));
  if (isNew) {
    sheet.setColumnWidth(1, WIDTH);
    sheet.setTabColor(colors.grey);
    sheet.setHiddenGridlines(true);
    sheet.setRowHeights(1, lines.length, 34);
  }
  range.setWrap(true).setVerticalAlignment('middle');
  const officers = text.heads.length + 4;
  const sizes = lines.map((_, at) => (at === 0 ? 16 : at === 1 || at === officers - 1 ? 12 : 11));
  range.setFontSizes(sizes.map((size) => [size]));
  range.setFontWeights(sizes.map((size) => [size > 11 ? 'bold' : 'normal']));
  range.setFontColors(
    sizes.map((size, at) => [
      size > 11 ? colors.accent : content[at] === lines[at]?.text ? colors.ink : LINK_COLOR,
    ]),
  );
  // The words come last: a guide that a run left without them is made again.
  range.setValues(content.map((cell) => [cell]));
  dressed.set(text.name, print);
}

/** What the tab says. */
interface Guide {
  readonly name: string;
  readonly heads: readonly Line[];
  readonly officers: readonly Line[];
}

interface Line {
  readonly text: string;
  /** The tab that the line speaks of. */
  readonly link: string | null;
}
const plain = (text: string): Line => ({ text, link: null });
