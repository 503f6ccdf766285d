/** Links of a sheet's cells, as `hyperlink` elements with their relationships. */

import { areaName, cellName, parseArea } from '../a1';
import type { Cell, Sheet } from '../model';
import type { KeptSheet } from './kept';
import { freeId, RELATIONSHIPS, type Relationship, relationshipKind } from './opc';
import type { StoredCell } from './own-part';
import { placeOf } from './places';
import { hasStyle, isPlainRuns } from './runs';
import { hasChanged } from './seen';
import type { WriteContext } from './write-context';
import { writeAttributes } from './xml';

/** More hyperlinks than this in a sheet make Excel refuse the file. */
const MOST_LINKS = 65_530;

export function writeLinks(
  sheet: Sheet,
  old: KeptSheet | undefined,
  relationships: Relationship[],
  context: WriteContext,
): { xml: string; stored: StoredCell[] } {
  const stored: StoredCell[] = [];
  const elements: string[] = [];
  const done = new Set<string>();
  // The links' relationships are taken out, and those that are still used are put back under their ids.
  const before = relationships.filter((r) => relationshipKind(r) === 'hyperlink');
  for (const one of before) relationships.splice(relationships.indexOf(one), 1);
  const ids = new Map(before.map((r) => [r.target, r.id]));
  const used = new Set<string>();
  const use = (id: string): void => {
    const one = before.find((r) => r.id === id);
    if (one !== undefined && !used.has(id)) relationships.push(one);
    used.add(id);
  };
  const emit = (attributes: Readonly<Record<string, string | undefined>>): void => {
    elements.push(`<hyperlink${writeAttributes(attributes)}/>`);
    for (const [name, value] of Object.entries(attributes))
      if (name.endsWith(':id') && value !== undefined) use(value);
  };
  sheet.cells.forEach((line, row) => {
    line?.forEach((cell, column) => {
      const links = cell?.runs?.filter((run) => run.link !== undefined) ?? [];
      const link = links[0]?.link;
      if (cell?.runs === undefined || link === undefined) return;
      const ref = cellName(row, column);
      const kept = old?.links.get(ref);
      if (!isWholeLink(cell, link, context)) stored.push({ row, column, runs: cell.runs });
      if (elements.length >= MOST_LINKS) return;
      done.add(ref);
      const place = placeOf(link, context);
      if (kept?.link === link && place === null) {
        emit(kept.attributes);
        return;
      }
      if (place !== null) {
        const same = kept?.link === link ? kept.attributes : {};
        emit({ ...same, ref: same.ref ?? ref, location: place });
        return;
      }
      if (!isAddress(link)) return;
      let id = ids.get(link);
      if (id === undefined) {
        id = freeId([...relationships, ...before]);
        relationships.push({ id, type: `${RELATIONSHIPS}/hyperlink`, target: link, external: true });
        ids.set(link, id);
      }
      emit({ ref, 'r:id': id });
    });
  });
  for (const [ref, kept] of old?.links ?? [])
    if (kept.link === undefined && !done.has(ref)) emit(kept.attributes);
  if (!hasChanged(sheet, old, 'links') && context.renamed.size === 0) {
    relationships.splice(0, relationships.length, ...(old?.relationships ?? []));
    return { xml: old?.raw.get('hyperlinks')?.join('') ?? '', stored };
  }
  return { xml: elements.length === 0 ? '' : `<hyperlinks>${elements.join('')}</hyperlinks>`, stored };
}

/** An address that may stand in a relationship: what is not ASCII must be percent-encoded there. */
const isAddress = (link: string): boolean =>
  !link.startsWith('#') && /^[\x21-\x7e]+$/.test(link) && !/[<>"{}|\\^`]/.test(link) && link.length <= 2079;

/** Will reading give this cell's runs back: one link over the whole text, its place spelled as reading spells it? */
function isWholeLink(cell: Cell, link: string, context: WriteContext): boolean {
  const { runs, value } = cell;
  if (runs === undefined || typeof value !== 'string' || cell.formula !== undefined || value === '')
    return false;
  if (runs.some((run) => run.link !== link)) return false;
  const place = /^#gid=(\d+)&range=(.+)$/.exec(link);
  const area = place === null ? null : parseArea(place[2] ?? '');
  const spelled = link.startsWith('#')
    ? area !== null && areaName(area) === place?.[2] && placeOf(link, context) !== null
    : isAddress(link);
  if (!spelled) return false;
  if (runs.length === 1 && !hasStyle(runs[0])) return runs[0]?.style === undefined && runs[0]?.text === value;
  return isPlainRuns({ ...cell, runs }, context.styles.baseFont);
}
