/**
 * Applies our own part to what the file itself holds: where the file still holds what we wrote, our exact
 * form counts.
 */

import { areaName, areaNames, parseAreas } from '../a1';
import type { Banding, Chart, ConditionalFormat, Sheet, Style, Validation } from '../model';
import { conditionalSource, readConditional, uncolored } from './conditional';
import { textOf } from './encoding';
import type { KeptSheet } from './kept';
import { type Package, relationshipKind, relationshipsOf, targetPart } from './opc';
import { readOwnPart, type Stored, type StoredSheet } from './own-part';
import { openAreas, sumOf } from './seen';
import { canonical, reconcile } from './stored';
import { readStyles } from './styles-read';
import { StyleWriter } from './styles-write';
import { readValidation, ruleKey, type Surroundings, writeValidations } from './validation';
import { XmlReader } from './xml';
import { PackageError } from './zip';

export function findOwnPart(
  pack: Package,
  workbookPart: string,
): { ownPart: string | null; stored: Stored | null; unread: boolean } {
  // LibreOffice attaches such parts to the package instead of the workbook.
  let unread = false;
  for (const [source, relation] of [
    ...relationshipsOf(pack, workbookPart).map((r) => [workbookPart, r] as const),
    ...relationshipsOf(pack, '').map((r) => ['', r] as const),
  ]) {
    if (relationshipKind(relation) !== 'customXml' || relation.external) continue;
    const part = pack.parts.nameOf(targetPart(source, relation));
    const bytes = pack.parts.get(part);
    const found = bytes === undefined ? null : readOwnPart(textOf(bytes));
    if (found === null) continue;
    if (typeof found === 'object') return { ownPart: part, stored: found, unread };
    if (found === 'newer') throw new PackageError('newer', part);
    unread = true;
  }
  return { ownPart: null, stored: null, unread };
}

/** By name, and those left over (renamed elsewhere) by the file's own number, or if only one is left on each side. */
export function matchStored<Entry extends { readonly name: string; readonly sheetId: number }>(
  grids: readonly Entry[],
  stored: Stored | null,
): Map<Entry, StoredSheet> {
  const found = new Map<Entry, StoredSheet>();
  const left = new Set(stored?.sheets ?? []);
  for (const entry of grids) {
    for (const own of left) {
      if ((own.fileName ?? own.name) !== entry.name) continue;
      found.set(entry, own);
      left.delete(own);
      break;
    }
  }
  const unmatched = grids.filter((entry) => !found.has(entry));
  const only = [...left];
  if (unmatched.length === 1 && only.length === 1 && unmatched[0] && only[0])
    found.set(unmatched[0], only[0]);
  else {
    for (const entry of unmatched) {
      const own = only.find((one) => left.has(one) && stored?.sheets.indexOf(one) === entry.sheetId - 1);
      if (own === undefined) continue;
      found.set(entry, own);
      left.delete(own);
    }
  }
  return found;
}

type Laid = Omit<KeptSheet, 'seen' | 'hidden' | 'frozenRows'>;
type Half = Omit<KeptSheet, 'seen' | 'redrawn' | 'hidden' | 'frozenRows'>;

/** In a workbook that is not ours, or has lost our part, no chart is ours either: all stay as they are drawn. */
export function withoutOwn(kept: Half): Laid {
  if (kept.drawing === null) return { ...kept, redrawn: new Map() };
  const anchors = kept.drawing.anchors.map(({ chartId: _, ...anchor }) => anchor);
  return { ...kept, drawing: { ...kept.drawing, anchors }, redrawn: new Map() };
}

/** Applies our own part to a sheet as the file holds it. Changes `sheet`. */
export function layOver(sheet: Sheet, own: StoredSheet, kept: Half, here: Surroundings, pack: Package): Laid {
  sheet.validations = reconcile<Validation>(
    sheet.validations,
    own.validations ?? [],
    (item) =>
      writeValidations([item], here).elements.flatMap(
        (xml) => readValidation(new XmlReader(xml).root(), here).validations,
      ),
    (found, origin) => ({ area: found.area, rule: origin.rule }),
    (item) => ruleKey(item.rule),
  );

  const plain = readStyles(undefined, [], 'en_US');
  const spoken = new Map<string, string>();
  const asFound = (item: ConditionalFormat): ConditionalFormat[] => {
    const writer = new StyleWriter(plain);
    const source = conditionalSource(item, writer, here);
    if (source === null) return [];
    const xml = `<x sqref="${areaNames(item.areas)}">${source}</x>`;
    const rules = readConditional(
      new XmlReader(xml).root(),
      { ...plain, differential: writer.differences },
      here,
    );
    const formats = rules.flatMap((rule) => (rule.format === undefined ? [] : [rule.format]));
    for (const format of formats) spoken.set(canonical(format), canonical(item));
    return formats;
  };
  sheet.conditionalFormats = reconcile<ConditionalFormat>(
    sheet.conditionalFormats,
    own.conditionalFormats ?? [],
    asFound,
    (found, origin) => ({ ...origin, areas: found.areas }),
    ({ criteria, values, style }) => canonical({ criteria, values, style }),
  );
  sheet.bandings = layBandings(sheet, own.bandings ?? []);

  const expected = openAreas(own.protections ?? []);
  const actual = sheet.protections[0];
  const sorted = (areas: readonly Sheet['merges'][number][]): string =>
    areas
      .map((area) => areaName(area))
      .sort()
      .join(' ');
  const alike =
    expected === null
      ? actual === undefined
      : actual !== undefined &&
        sorted(parseAreas(areaNames(expected), sheet)) === sorted(actual.unprotected ?? []);
  if (alike) sheet.protections = (own.protections ?? []).map((p) => ({ ...p }));
  else sheet.protections.push(...(own.protections ?? []).filter((p) => p.warningOnly).map((p) => ({ ...p })));

  if (
    own.filter !== undefined &&
    sheet.filter !== null &&
    areaName(own.filter.area) === areaName(sheet.filter.area)
  ) {
    sheet.filter = { area: own.filter.area, hidden: new Map(own.filter.hidden) };
    for (const row of own.filter.rows) sheet.hiddenRows.delete(row);
  }
  sheet.metadata = [...(own.metadata ?? [])];
  // Both unset is written as Google's print default; a file that still says so has not been set up since.
  const unset = !own.page.landscape && !own.page.fitToWidth;
  if (unset && sheet.page.landscape && sheet.page.fitToWidth) sheet.page = { ...own.page };

  Object.assign(sheet, { ...own.more, ...sheet });
  layCells(sheet, own);
  return {
    ...layCharts(sheet, own, kept, pack),
    conditional: kept.conditional.map((rule) => ({
      ...rule,
      key: rule.key === null ? null : (spoken.get(rule.key) ?? rule.key),
    })),
  };
}

function layBandings(sheet: Sheet, stored: readonly Banding[]): Banding[] {
  const left = new Map(sheet.bandings.map((banding) => [banding.id, banding]));
  const result: Banding[] = [];
  for (const banding of stored) {
    const found = left.get(banding.id);
    left.delete(banding.id);
    if (found === undefined) {
      // Not in the file: either every cell has a colour of its own, so that nothing was written, or it was removed.
      const free = uncolored(
        banding.area,
        sheet.cells.length - 1,
        (r, c) => sheet.cells[r]?.[c]?.style?.background !== undefined,
      );
      if (free.length === 0) result.push(banding);
      continue;
    }
    const { area } = banding;
    const inside =
      found.area.row >= area.row &&
      found.area.column >= area.column &&
      found.area.row + found.area.rows <= area.row + area.rows &&
      found.area.column + found.area.columns <= area.column + area.columns;
    result.push(inside ? banding : { ...banding, area: found.area });
  }
  return [...result, ...left.values()];
}

function layCells(sheet: Sheet, own: StoredSheet): void {
  for (const stored of own.cells ?? []) {
    const cell = sheet.cells[stored.row]?.[stored.column];
    if (cell === undefined) continue;
    const { value } = cell;
    if (stored.value !== undefined) {
      const still =
        typeof stored.value === 'string'
          ? typeof value === 'string' && value.length > 30_000 && stored.value.startsWith(value)
          : typeof value === 'object';
      if (!still) continue;
      cell.value = stored.value;
    }
    if (stored.formula !== undefined) {
      if (cell.formula !== undefined) continue;
      cell.formula = stored.formula;
    }
    if (stored.runs !== undefined) {
      const text = stored.runs.map((run) => run.text).join('');
      const linked = stored.runs.some((run) => run.link !== undefined);
      if (text === cell.value || (linked && cell.runs === undefined)) cell.runs = stored.runs;
    }
  }
  if (own.clipped === undefined) return;
  const clipped = new Map<Style | undefined, Style>();
  for (const area of parseAreas(own.clipped, sheet)) {
    for (let row = area.row; row < area.row + area.rows; row++) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        const cell = sheet.cells[row]?.[column];
        if (cell === undefined || cell.style?.wrap === 'wrap') continue;
        const style = clipped.get(cell.style) ?? { ...cell.style, wrap: 'clip' };
        clipped.set(cell.style, style);
        cell.style = style;
      }
    }
  }
}

function layCharts(sheet: Sheet, own: StoredSheet, kept: Half, pack: Package): Laid {
  const { drawing, drawingPart } = kept;
  if (drawing === null || drawingPart === null) return { ...kept, redrawn: new Map() };
  const redrawn = new Map<number, { key: string; anchor: string }>();
  const known = new Map((own.charts ?? []).map((one) => [one.chart.id, one]));
  const inside = relationshipsOf(pack, drawingPart);
  for (const { chart, sum } of own.charts ?? []) {
    const anchor = drawing.anchors.find((a) => a.chartId === chart.id);
    if (anchor === undefined) continue; // Removed in another program.
    const from = anchor.from;
    const same =
      from !== undefined &&
      from.row === chart.anchor.row &&
      from.column === chart.anchor.column &&
      from.offsetX === Math.round(chart.anchor.offsetX) &&
      from.offsetY === Math.round(chart.anchor.offsetY);
    const sized =
      anchor.size !== undefined &&
      (anchor.size.width !== Math.round(chart.width) || anchor.size.height !== Math.round(chart.height));
    const now: Chart = {
      ...chart,
      ...(same || from === undefined ? {} : { anchor: from }),
      ...(sized && anchor.size !== undefined ? anchor.size : {}),
    };
    sheet.charts.push(now);
    const relation = inside.find((r) => anchor.ids.includes(r.id) && relationshipKind(r) === 'chart');
    const bytes = relation === undefined ? undefined : pack.parts.get(targetPart(drawingPart, relation));
    if (bytes !== undefined && sumOf(textOf(bytes)) !== sum)
      redrawn.set(chart.id, { key: canonical(now), anchor: anchor.source });
  }
  const anchors = drawing.anchors.map((anchor) => {
    if (anchor.chartId === undefined || known.has(anchor.chartId)) return anchor;
    const { chartId: _, ...foreign } = anchor;
    return foreign;
  });
  return { ...kept, drawing: { ...drawing, anchors }, redrawn };
}
