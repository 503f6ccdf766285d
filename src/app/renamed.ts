/**
 * Tabs that stand under other names: the one that has the columns of a missing tab, and the second one of a name. Nothing on
 * them is counted, so they are named.
 */

import { sameText, yearPeriod } from '../domain/values';
import { type Problem, referenceNames, sheetDesigns, tableKeys, tables, type WardData } from '../domain/ward';
import type { Sheet } from '../google/spreadsheet';
import { Strangers } from '../google/strangers';
import type { ByTabName } from '../google/tabs';
import { writtenTabs } from './tab-names';

/** The ledger with what stands in the workbook under another name among its problems. */
export function nameRenamed(sheets: ByTabName<Sheet>, ward: WardData): WardData {
  // The year does not matter: only headers and names are asked for.
  const designs = sheetDesigns(yearPeriod(2022), () => true);
  const strangers = new Strangers(sheets, new Set([...designs.map(({ name }) => name), ...writtenTabs]));
  const like = (name: string): string | null => {
    const design = designs.find((one) => one.name === name);
    return design === undefined ? null : strangers.like(design);
  };
  const missing = ward.problems.map((problem) => {
    const likely = problem.code === 'missingTab' ? like(problem.sheet) : null;
    return likely === null ? problem : missingTab(problem.sheet, likely);
  });
  const references = referenceNames.flatMap((name) => {
    const likely = sheets.has(name) ? null : like(name);
    return likely === null ? [] : [missingTab(name, likely)];
  });
  return {
    ...ward,
    problems: [...references, ...twins(sheets, designs), ...emptied(sheets, ward, like), ...missing],
  };
}

const ofTab = (
  sheet: string,
  code: Problem['code'],
  severity: Problem['severity'],
  what: string,
  todo: string,
): Problem => ({
  ...{ code, severity, sheet, what, todo },
  ...{ row: null, column: null, header: null, chapterCode: null, found: '' },
});

const missingTab = (name: string, likely: string): Problem =>
  ofTab(
    name,
    'missingTab',
    'error',
    `Không có tab “${name}”, nhưng tab “${likely}” có các cột của nó; chưa dòng nào của tab ấy được tính.`,
    `Nếu đó là tab ấy, đổi tên nó thành “${name}”. Nếu không phải, thêm một tab trống tên “${name}” rồi bấm Cài đặt sổ.`,
  );

const second = (name: string, other: string, severity: Problem['severity']): Problem =>
  ofTab(
    name,
    'doubledTab',
    severity,
    `Ngoài tab “${name}” còn tab “${other}” có các cột của nó; chưa dòng nào của tab “${other}” được tính.`,
    `Chuyển các dòng về tab “${name}”. Nếu là sổ riêng của phường, để nguyên và đặt tên khác hẳn.`,
  );

/** Tabs that have the name of one that is read but for blanks, capitals or marks apart. */
const twins = (sheets: ByTabName<Sheet>, designs: readonly { readonly name: string }[]): Problem[] =>
  designs.flatMap(({ name }) => {
    const read = sheets.get(name);
    return [...sheets].flatMap(([other, sheet]) =>
      read === undefined || sheet === read || !sameText(other, name) || sheet.getLastRow() < 2
        ? []
        : [second(name, other, 'error')],
    );
  });

/** A tab with no row in it, while another one has its columns and rows. */
const emptied = (
  sheets: ByTabName<Sheet>,
  { records, present }: WardData,
  like: (name: string) => string | null,
): Problem[] =>
  tableKeys.flatMap((key) => {
    const { rows, leftOut, isReadable, sheet } = records[key];
    if (!present.has(key) || !isReadable || rows.length + leftOut.length > 0 || !sheets.has(sheet)) return [];
    const likely = like(tables[key].sheet);
    return likely === null || sameText(likely, sheet) ? [] : [second(sheet, likely, 'notice')];
  });
