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

const COLUMN = /^[A-Z]+$/;

function nameOfArea(text: string): string | null {
  const area = parseArea(text);
  return area === null ? null : areaName(area);
}

/** `Tab!A1` → `#gid=…&range=A1`, null where it names no cell of this workbook. */
export function placeLink(location: string, context: Reading): string | null {
  const { sheet, rest } = splitSheet(location);
  if (sheet === null) return null;
  const id = context.idOf(context.toModelNames.get(sheet) ?? sheet);
  // A column alone is the beginning of a place whose row is computed.
  const area = COLUMN.test(rest) ? rest : nameOfArea(rest);
  return id === undefined || area === null ? null : `#gid=${id}&range=${area}`;
}

/** `#gid=…&range=A1` → `Tab!A1`, null where it names no cell of this workbook. */
export function placeOf(link: string, context: Writing): string | null {
  const found = /^#gid=(\d+)(?:&range=(.+))?$/.exec(link);
  if (!found) return null;
  const sheet = context.sheetById.get(Number(found[1]));
  const range = found[2] ?? 'A1';
  const area = COLUMN.test(range) ? range : nameOfArea(range);
  if (sheet === undefined || area === null) return null;
  return `${quotedSheet(context.fileNames.get(sheet.name) ?? sheet.name)}!${area}`;
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
