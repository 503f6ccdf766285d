/** What writing one sheet needs to know of the workbook around it. */
import type { Sheet, Workbook } from '../model';
import { renameSheets, type SheetNames } from './formula';
import type { PackageParts } from './kept';
import type { Package } from './opc';
import type { StringWriter } from './strings';
import type { StyleWriter } from './styles-write';
import { escapeText, unescapeXml } from './xml';

export interface WriteContext {
  readonly workbook: Workbook;
  readonly kept: PackageParts | undefined;
  readonly pack: Package;
  readonly styles: StyleWriter;
  readonly strings: StringWriter;
  /** Model name → file name, where they differ. */
  readonly fileNames: SheetNames;
  /** File name at reading → file name now, for what is written back unchanged. */
  readonly renamed: SheetNames;
  readonly sheetById: ReadonlyMap<number, Sheet>;
  readonly sheetByName: ReadonlyMap<string, Sheet>;
  /** Sentences on what the file cannot hold; our own part keeps it all the same. */
  readonly lost: Set<string>;
}

/** Renames sheets in the formulas of a kept element. */
export function renameInside(xml: string, names: SheetNames): string {
  if (names.size === 0) return xml;
  return xml.replace(
    /(<((?:\w+:)?(?:f|formula|formula1|formula2|sqref))(?:\s[^>]*)?>)([^<]*)(<\/\2>)/g,
    (_, open: string, __: string, formula: string, close: string) =>
      open + escapeText(renameSheets(unescapeXml(formula), names)) + close,
  );
}
