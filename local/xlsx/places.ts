/** Places of the workbook in links: Google knows a tab by its id (`#gid=1&range=A1`), a file by its name (`Tab!A1`). */

import { areaName, parseArea, quotedSheet, splitSheet } from '../a1';
import { hyperlinkFormula, hyperlinkOf } from '../hyperlink';
import type { Sheet } from '../model';
import type { SheetNames } from './formula';

interface Writing {
  readonly fileNames: SheetNames;
  readonly sheetById: ReadonlyMap<number, Sheet>;
}

interface Reading {
  readonly toModelNames: SheetNames;
  readonly idOf: (name: string) => number | undefined;
}

/** `Tab!A1` → `#gid=…&range=A1`, null where it names no cell of this workbook. */
export function placeLink(location: string, context: Reading): string | null {
  const { sheet, rest } = splitSheet(location);
  if (sheet === null) return null;
  const id = context.idOf(context.toModelNames.get(sheet) ?? sheet);
  const area = parseArea(rest);
  return id === undefined || area === null ? null : `#gid=${id}&range=${areaName(area)}`;
}

/** `#gid=…&range=A1` → `Tab!A1`, null where it names no cell of this workbook. */
export function placeOf(link: string, context: Writing): string | null {
  const found = /^#gid=(\d+)(?:&range=(.+))?$/.exec(link);
  if (!found) return null;
  const sheet = context.sheetById.get(Number(found[1]));
  const area = parseArea(found[2] ?? 'A1');
  if (sheet === undefined || area === null) return null;
  return `${quotedSheet(context.fileNames.get(sheet.name) ?? sheet.name)}!${areaName(area)}`;
}

/** A formula of a link, to its spelling in the file; other formulas as they are. */
export function linkToFile(formula: string, context: Writing): string {
  const link = hyperlinkOf(formula);
  const place = link === undefined ? null : placeOf(link.address, context);
  return link === undefined || place === null ? formula : hyperlinkFormula({ ...link, address: `#${place}` });
}

/** A formula of a link, from its spelling in a file; other formulas as they are. */
export function linkFromFile(formula: string, context: Reading): string {
  const link = hyperlinkOf(formula);
  const place = link?.address.startsWith('#') === true ? placeLink(link.address.slice(1), context) : null;
  return link === undefined || place === null ? formula : hyperlinkFormula({ ...link, address: place });
}
