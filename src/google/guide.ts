/** The first tab: what a chapter head does, in six lines with links, and below it what officers do. */
import { colors, guideLines, officerLines } from '../domain/tables';
import { growTo } from './install';
import { isVacant, tabIds } from './tabs';
import type { Sheet, Spreadsheet } from './workbook';

/** Set by the build, from package.json: an officer who asks for help says which one she has. */
declare const VERSION: string;

const WIDTH = 760;

const TITLE = 'SỔ HỘI – HƯỚNG DẪN';

/** A tab of that name that people wrote themselves is theirs. */
export const isOwnGuide = (sheet: Sheet): boolean => {
  const title = String(sheet.getRange(1, 1).getValue());
  return title === TITLE || (title === '' && isVacant(sheet));
};

/** Writes the guide into its own cells; whatever a person wrote below or beside stays. */
export function writeGuide(spreadsheet: Spreadsheet, sheet: Sheet, isNew: boolean): void {
  const ids = tabIds(spreadsheet);
  const plain = (text: string) => SpreadsheetApp.newRichTextValue().setText(text).build();
  const linked = ({ text, link }: { text: string; link: string | null }) => {
    const id = link === null ? undefined : ids.get(link);
    const at = link === null ? -1 : text.indexOf(link);
    if (link === null || id === undefined || at < 0) return plain(text);
    return SpreadsheetApp.newRichTextValue()
      .setText(text)
      .setLinkUrl(at, at + link.length, `#gid=${id}`)
      .build();
  };
  const lines = [
    plain(TITLE),
    plain('Dành cho chi hội trưởng'),
    ...guideLines.map(linked),
    plain(''),
    plain(`Dành cho cán bộ phường – Sổ Hội phiên bản ${VERSION}`),
    ...officerLines.map(linked),
  ];
  growTo(sheet, lines.length);
  const range = sheet.getRange(1, 1, lines.length, 1);
  range.setNumberFormat('@');
  if (isNew) {
    sheet.setColumnWidth(1, WIDTH);
    sheet.setTabColor(colors.grey);
    sheet.setHiddenGridlines(true);
    for (let row = 1; row <= lines.length; row++) sheet.setRowHeight(row, row === 1 ? 40 : 32);
  }
  range.setWrap(true).setVerticalAlignment('middle');
  const officers = guideLines.length + 4;
  const sizes = lines.map((_, at) => (at === 0 ? 16 : at === 1 || at === officers - 1 ? 12 : 11));
  range.setFontSizes(sizes.map((size) => [size]));
  range.setFontWeights(sizes.map((size) => [size > 11 ? 'bold' : 'normal']));
  range.setFontColors(sizes.map((size) => [size > 11 ? colors.accent : colors.ink]));
  // The words come last: a guide that a run left without them is made again.
  range.setRichTextValues(lines.map((line) => [line]));
}
