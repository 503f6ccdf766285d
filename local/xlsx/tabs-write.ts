/** The tabs as the workbook part lists them: their elements, their order, and which one is shown. */
import type { Workbook } from '../model';
import type { KeptEntry, KeptSheet, PackageParts } from './kept';
import { withAttributes } from './patch';
import {
  attribute,
  attributeText,
  decodeXstring,
  encodeXstring,
  parseAttributes,
  writeAttributes,
  XmlReader,
} from './xml';

/** The workbook's element of a sheet: the file's own, while the name and the visibility are unchanged. */
export function entryXml(
  name: string,
  hidden: boolean,
  number: number,
  id: string,
  entry: KeptEntry | undefined,
  old: KeptSheet | undefined,
): string {
  if (entry === undefined || old === undefined) {
    const state = hidden ? ' state="hidden"' : '';
    return `<sheet name="${attributeText(name)}" sheetId="${number}"${state} r:id="${attribute(id)}"/>`;
  }
  const tag = new XmlReader(entry.xml).root().tag();
  const renamed = decodeXstring(entry.attributes.name ?? '') === name ? {} : { name: encodeXstring(name) };
  const state = old.hidden === hidden ? {} : { state: hidden ? 'hidden' : undefined };
  return withAttributes(tag, { ...renamed, ...state }) + entry.xml.slice(tag.length);
}

/**
 * Ids of the model's sheets in their order, and the parts of sheets that are no grid after the sheet they
 * were after.
 */
export function tabOrder(workbook: Workbook, kept: PackageParts | undefined): (number | string)[] {
  const order: (number | string)[] = workbook.sheets.map((sheet) => sheet.id);
  let before: number | string | null = null;
  for (const entry of kept?.entries ?? []) {
    if (entry.sheet !== null) {
      if (order.includes(entry.sheet)) before = entry.sheet;
      continue;
    }
    order.splice(before === null ? 0 : order.indexOf(before) + 1, 0, entry.part);
    before = entry.part;
  }
  return order;
}

export function bookViews(
  source: string | undefined,
  workbook: Workbook,
  kept: PackageParts | undefined,
  order: readonly (number | string)[],
): string {
  let attributes: Record<string, string> = { windowWidth: '24000', windowHeight: '12000' };
  let inner = '';
  if (source !== undefined) {
    const reader = new XmlReader(source).root();
    let seen = false;
    reader.children(() => {
      if (seen) return;
      seen = true;
      attributes = { ...parseAttributes(reader.tag()) };
      const from = reader.position;
      if (!reader.selfClosing) {
        reader.skip();
        const whole = reader.source.slice(from, reader.position);
        inner = whole.slice(0, whole.lastIndexOf('</'));
      }
    });
  }
  const visible = (tab: number | string | undefined): boolean =>
    typeof tab === 'string' || (tab !== undefined && workbook.sheets.some((s) => s.id === tab && !s.hidden));
  const active = kept?.entries[Number(attributes.activeTab ?? 0)];
  const wanted = order.indexOf(active?.sheet ?? active?.part ?? -1);
  const index = wanted >= 0 && visible(order[wanted]) ? wanted : order.findIndex(visible);
  if (source !== undefined && index === Number(attributes.activeTab ?? 0)) return source;
  const { activeTab: _, firstSheet: __, ...rest } = attributes;
  return `<bookViews><workbookView${writeAttributes({ ...rest, activeTab: Math.max(index, 0) })}${inner === '' ? '/>' : `>${inner}</workbookView>`}</bookViews>`;
}
