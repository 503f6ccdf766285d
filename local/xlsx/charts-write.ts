/** Charts of a sheet: ours are drawn, those of others stay and follow a sheet that is renamed. */
import type { Sheet } from '../model';
import { chartXml } from './chart';
import { chartAnchor, lastShape, writeDrawing } from './drawing';
import { textOf } from './encoding';
import type { KeptSheet } from './kept';
import {
  addRelation,
  dropRelation,
  freeName,
  type Relationship,
  relationshipKind,
  relationshipsName,
  relationshipsOf,
  setPart,
  setRelation,
  setRelationships,
  targetPart,
} from './opc';
import type { StoredSheet } from './own-part';
import { sumOf } from './seen';
import { canonical } from './stored';
import { renameInside, type WriteContext } from './write-context';

const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.drawing+xml';
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';

export function writeCharts(
  sheet: Sheet,
  part: string,
  old: KeptSheet | undefined,
  relationships: Relationship[],
  elements: Map<string, string>,
  context: WriteContext,
): NonNullable<StoredSheet['charts']>[number][] {
  const { pack } = context;
  const drawing = old?.drawing ?? null;
  const foreign = drawing?.anchors.filter((a) => a.chartId === undefined) ?? [];
  if (sheet.charts.length === 0 && foreign.length === (drawing?.anchors.length ?? 0)) {
    if (old?.drawingPart && context.renamed.size > 0) renameForeignCharts(old.drawingPart, context);
    return [];
  }
  const stored: NonNullable<StoredSheet['charts']>[number][] = [];
  const drawingPart = old?.drawingPart ?? freeName(pack, 'xl/drawings/drawing#.xml');
  let inside = old?.drawingPart ? relationshipsOf(pack, old.drawingPart) : [];
  const anchors = foreign.map((a) => a.source);
  const keptIds = new Set(foreign.flatMap((a) => a.ids));
  for (const chart of sheet.charts) {
    const redrawn = old?.redrawn.get(chart.id);
    if (redrawn?.key !== canonical(chart)) continue;
    const own = drawing?.anchors.find((a) => a.chartId === chart.id);
    for (const id of own?.ids ?? []) keptIds.add(id);
  }
  // Parts of our charts that are drawn again free their names.
  for (const relation of inside) {
    if (keptIds.has(relation.id) || relationshipKind(relation) !== 'chart') continue;
    const chartPart = targetPart(drawingPart, relation);
    pack.parts.delete(chartPart);
    pack.parts.delete(relationshipsName(chartPart));
  }
  inside = inside.filter((r) => keptIds.has(r.id));
  for (const chart of sheet.charts) {
    const redrawn = old?.redrawn.get(chart.id);
    if (redrawn?.key === canonical(chart)) {
      anchors.push(redrawn.anchor);
      stored.push({ chart, sum: '' });
      continue;
    }
    const xml = chartXml(chart, {
      sheet: (name) => context.sheetByName.get(name),
      toFileNames: context.fileNames,
      locale: context.workbook.locale,
    });
    const chartPart = freeName(pack, 'xl/charts/chart#.xml');
    setPart(pack, chartPart, xml, CHART_TYPE);
    const id = addRelation(inside, 'chart', drawingPart, chartPart);
    anchors.push(chartAnchor(chart, id, lastShape(anchors) + 1));
    stored.push({ chart, sum: sumOf(xml) });
  }
  if (anchors.length === 0) {
    dropRelation(relationships, part, drawingPart);
    elements.delete('drawing');
    return stored;
  }
  setPart(pack, drawingPart, writeDrawing(anchors, drawing ?? undefined), DRAWING_TYPE);
  setRelationships(pack, drawingPart, inside);
  if (context.renamed.size > 0) renameForeignCharts(drawingPart, context);
  const id = setRelation(relationships, 'drawing', part, drawingPart);
  if (!elements.has('drawing')) elements.set('drawing', `<drawing r:id="${id}"/>`);
  return stored;
}

/** Charts that we did not make follow a sheet that was renamed. */
function renameForeignCharts(drawingPart: string, context: WriteContext): void {
  const { pack } = context;
  for (const relation of relationshipsOf(pack, drawingPart)) {
    if (relation.external || !/chart/i.test(relationshipKind(relation))) continue;
    const chart = targetPart(drawingPart, relation);
    const bytes = pack.parts.get(chart);
    if (bytes === undefined) continue;
    const before = textOf(bytes);
    const after = renameInside(before, context.renamed);
    if (after !== before) setPart(pack, chart, after);
  }
}
