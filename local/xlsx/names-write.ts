/** Names of the workbook: named ranges, print areas and titles, the hidden names of filters. */

import { areaName, quotedSheet } from '../a1';
import type { Sheet, Workbook } from '../model';
import { renameSheets } from './formula';
import type { KeptName, PackageParts } from './kept';
import { tagsOf, withAttributes } from './patch';
import { hasChanged } from './seen';
import { canonical } from './stored';
import { absoluteRange, type Surroundings } from './validation';
import type { WriteContext } from './write-context';
import { escapeText, writeAttributes, XmlReader } from './xml';

const FILTER = '_xlnm._FilterDatabase';
const TITLES = '_xlnm.Print_Titles';

/** `definedName` elements; those that the file had, unchanged, while their range and their sheet's place are. */
export function definedNames(
  workbook: Workbook,
  kept: PackageParts | undefined,
  order: readonly (number | string)[],
  context: WriteContext,
): string[] {
  const names: string[] = [];
  const fileName = (sheet: Sheet): string => quotedSheet(context.fileNames.get(sheet.name) ?? sheet.name);
  const write = (attributes: Readonly<Record<string, string>>, text: string): number =>
    names.push(`<definedName${writeAttributes(attributes)}>${escapeText(text)}</definedName>`);
  /** A name of the file, with its sheet's present place. */
  const keep = (name: KeptName): void => {
    const text = renameSheets(name.text, context.renamed);
    const index = name.scope === null ? null : order.indexOf(name.scope);
    if (index === -1) return; // Its sheet is gone.
    const place = index === null ? undefined : String(index);
    if (text === name.text && (place === undefined || place === name.attributes.localSheetId)) {
      names.push(name.xml);
      return;
    }
    const tag = new XmlReader(name.xml).root().tag();
    const { open, close } = tagsOf(name.xml);
    const rest = text === name.text ? name.xml.slice(tag.length) : `${escapeText(text)}${close}`;
    const moved = place === undefined ? open : withAttributes(open, { localSheetId: place });
    names.push(moved + rest);
  };
  const ranges = new Map(workbook.namedRanges.map((range) => [canonical(range), range]));
  const done = new Set<string>();
  for (const name of kept?.names ?? []) {
    const sheet = typeof name.scope === 'number' ? context.sheetById.get(name.scope) : undefined;
    const old = sheet === undefined ? undefined : kept?.sheets.get(sheet.id);
    if (name.key !== null) {
      const range = ranges.get(name.key);
      if (range === undefined) continue;
      ranges.delete(name.key);
      keep(name);
    } else if (sheet === undefined || old === undefined) keep(name);
    else if (name.attributes.name === FILTER) {
      if (hasChanged(sheet, old, 'filter')) continue; // Written below, from the filter.
      done.add(`${FILTER} ${sheet.id}`);
      keep(name);
    } else if (name.attributes.name === TITLES) {
      // Ours follow the frozen rows; the others were set by a person.
      const follows = new RegExp(`!\\$1:\\$${old.frozenRows}$`).test(name.text) && !name.text.includes(',');
      if (follows && sheet.frozenRows !== old.frozenRows) continue;
      done.add(`${TITLES} ${sheet.id}`);
      keep(name);
    } else keep(name);
  }
  for (const sheet of workbook.sheets) {
    const localSheetId = String(order.indexOf(sheet.id));
    const old = kept?.sheets.get(sheet.id);
    // Excel always writes this hidden name, and LibreOffice drops a filter that has none.
    if (sheet.filter !== null && !done.has(`${FILTER} ${sheet.id}`))
      write(
        { name: FILTER, localSheetId, hidden: '1' },
        `${fileName(sheet)}!${areaName(sheet.filter.area, true)}`,
      );
    if (sheet.frozenRows > 0 && sheet.frozenRows !== old?.frozenRows && !done.has(`${TITLES} ${sheet.id}`))
      write({ name: TITLES, localSheetId }, `${fileName(sheet)}!$1:$${sheet.frozenRows}`);
  }
  for (const range of ranges.values()) {
    const here: Surroundings = {
      sheet: '',
      grid: (name) => context.sheetByName.get(name),
      toFileNames: context.fileNames,
      toModelNames: new Map(),
      epoch: 0,
    };
    const text = absoluteRange(range.range, here);
    if (text !== null) write({ name: range.name }, text);
  }
  return names;
}
