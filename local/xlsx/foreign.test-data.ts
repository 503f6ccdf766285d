/** What the tests of workbooks made elsewhere share: opening one, its tabs, cells and parts. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Sheet, Workbook } from '../model';
import { type PackageParts, workbookFromBytes } from './index';

export const read = (bytes: Uint8Array, name = 'mẫu'): { workbook: Workbook; kept: PackageParts } =>
  workbookFromBytes(bytes, { name });
export const tab = (book: Workbook, name: string): Sheet => {
  const found = book.sheets.find((sheet) => sheet.name === name);
  if (found === undefined) throw new Error(`no tab ${name}`);
  return found;
};
export const at = (sheet: Sheet, row: number, column: number): NonNullable<Sheet['cells'][number][number]> =>
  sheet.cells[row]?.[column] ?? {};
export const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes, { filter: (file) => !file.name.endsWith('/') })).map(
      ([name, content]) => [name, strFromU8(content, !/\.(xml|rels|vml)$/.test(name))],
    ),
  );

/** The same package with another text for one part. */
export function zipAgain(bytes: Uint8Array, part: string, text: string): Uint8Array {
  return zipSync({ ...unzipSync(bytes), [part]: strToU8(text) });
}
