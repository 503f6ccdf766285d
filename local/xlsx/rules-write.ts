/** Conditional formats and rules for entry of a sheet. */

import { areaName, areaNames } from '../a1';
import type { Sheet, Validation } from '../model';
import { bandingSources, conditionalSource, conditionalXml, type RankedRule, uncolored } from './conditional';
import type { KeptSheet, KeptValidation } from './kept';
import { listXml, withAttributes } from './patch';
import { hasChanged } from './seen';
import { canonical } from './stored';
import { ruleKey, type Surroundings, validationWords, writeValidations } from './validation';
import { renameInside, type WriteContext } from './write-context';
import type { Attributes } from './xml';

export function conditionalElements(
  sheet: Sheet,
  old: KeptSheet | undefined,
  here: Surroundings,
  context: WriteContext,
): string {
  const rules: RankedRule[] = [];
  const waiting = [...(old?.conditional ?? [])];
  // Kinds that the model cannot hold keep their place after the rule they followed.
  const takeSilent = (): void => {
    while (waiting[0]?.key === null) {
      const silent = waiting.shift();
      if (silent !== undefined)
        rules.push({ ...silent, source: renameInside(silent.source, context.renamed) });
    }
  };
  takeSilent();
  for (const format of sheet.conditionalFormats) {
    const key = canonical(format);
    const at = waiting.findIndex((rule) => rule.key === key);
    const found = at < 0 ? undefined : waiting.splice(at, 1)[0];
    const source =
      found === undefined
        ? conditionalSource(format, context.styles, here)
        : renameInside(found.source, context.renamed);
    if (source === null) {
      context.lost.add(
        `Một định dạng có điều kiện ở tab “${sheet.name}” (${format.criteria}) không có trong Excel: Excel không tô màu theo nó. Sổ Hội vẫn giữ.`,
      );
    } else if (format.areas.length > 0)
      rules.push({ wrapper: found?.wrapper ?? '', sqref: found?.sqref ?? areaNames(format.areas), source });
    if (at === 0) takeSilent();
  }
  for (const rule of waiting) {
    if (rule.key === null) rules.push({ ...rule, source: renameInside(rule.source, context.renamed) });
  }
  for (const banding of sheet.bandings) {
    const free = uncolored(
      banding.area,
      sheet.cells.length - 1,
      (row, column) => sheet.cells[row]?.[column]?.style?.background !== undefined,
    );
    if (free.length === 0) continue;
    const sqref = areaNames(free);
    for (const source of bandingSources(banding, context.styles)) rules.push({ sqref, source });
  }
  return conditionalXml(rules);
}

/**
 * The rules for entry. A rule that the model still has in all its areas is written back unchanged, in the list or
 * in the
 * extension where it was; one of which some areas are left keeps its attributes.
 *
 * @returns the list's element and the extension list's.
 */
export function validationElements(
  sheet: Sheet,
  old: KeptSheet | undefined,
  here: Surroundings,
  context: WriteContext,
): { list: string; extensions: string } {
  const list = old?.raw.get('dataValidations')?.join('') ?? '';
  const extensions = old?.raw.get('extLst')?.join('') ?? '';
  const said = (xml: string): string => renameInside(xml, context.renamed);
  if (old !== undefined && !hasChanged(sheet, old, 'validations'))
    return { list: said(list), extensions: said(extensions) };

  const left = new Map<string, Validation[]>();
  for (const one of sheet.validations) left.set(canonical(one), [...(left.get(canonical(one)) ?? []), one]);
  const elements: string[] = [];
  const broken: KeptValidation[] = [];
  for (const kept of old?.validations ?? []) {
    const keys = kept.validations.map((one) => canonical(one));
    if (!keys.every((key) => (left.get(key)?.length ?? 0) > 0)) {
      broken.push(kept);
      continue;
    }
    for (const key of keys) left.get(key)?.pop();
    if (!kept.isExtension) elements.push(said(kept.xml));
  }
  const rest = [...left.values()].flat();
  const ordered = sheet.validations.filter((one) => rest.includes(one));
  const { elements: added, unspoken } = writeValidations(ordered, here, sourcesOf(broken, said));
  for (const { area, rule } of unspoken) {
    context.lost.add(
      rule.criteria === 'VALUE_IN_LIST'
        ? `Danh sách chọn ở ${areaName(area)} tab “${sheet.name}” dài hơn mức Excel cho phép: mở bằng Excel thì ô này không có danh sách. Sổ Hội vẫn giữ.`
        : `Quy tắc nhập ở ${areaName(area)} tab “${sheet.name}” (${rule.criteria}) không có trong Excel: mở bằng Excel thì ô này không được kiểm tra. Sổ Hội vẫn giữ.`,
    );
  }
  const all = [...elements, ...added];
  return {
    list: all.length === 0 ? '' : listXml(list === '' ? undefined : list, 'dataValidations', all),
    extensions: said(
      withoutRules(
        extensions,
        broken.filter((one) => one.isExtension),
      ),
    ),
  };
}

/**
 * Attributes of rules of which not all areas are left, by the rule; not of those that have another spelling
 * in each area.
 */
function sourcesOf(
  broken: readonly KeptValidation[],
  said: (xml: string) => string,
): Map<string, { attributes: Attributes; inner: string }> {
  const sources = new Map<string, { attributes: Attributes; inner: string }>();
  for (const { xml, validations } of broken) {
    const [key, ...others] = new Set(validations.map(({ rule }) => ruleKey(rule)));
    if (key !== undefined && others.length === 0 && !sources.has(key))
      sources.set(key, validationWords(said(xml)));
  }
  return sources;
}

/** An extension list without some rules, and without what is empty then. */
function withoutRules(extensions: string, gone: readonly KeptValidation[]): string {
  if (gone.length === 0) return extensions;
  let xml = extensions;
  for (const one of gone) xml = xml.replace(one.xml, '');
  const count = (xml.match(/<(?:\w+:)?dataValidation[\s>]/g) ?? []).length;
  if (count > 0)
    return xml.replace(/<(?:\w+:)?dataValidations\b[^>]*>/, (tag) => withAttributes(tag, { count }));
  const without = xml.replace(
    /<((?:\w+:)?)ext\b[^>]*>\s*<(?:\w+:)?dataValidations\b[^>]*>\s*<\/(?:\w+:)?dataValidations>\s*<\/\1ext>/,
    '',
  );
  return /^<((?:\w+:)?)extLst[^>]*>\s*<\/\1extLst>$/.test(without) ? '' : without;
}
