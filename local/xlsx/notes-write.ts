/** Notes of a sheet, where they have changed: the comments part and the drawing (VML) that Excel wants beside it. */
import type { Sheet } from '../model';
import { writeComments, writeShapes } from './comments';
import type { KeptSheet } from './kept';
import { dropRelation, freeName, type Relationship, setPart, setRelation } from './opc';
import { hasChanged, notesOf } from './seen';
import type { WriteContext } from './write-context';

const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';

export function writeNotes(
  sheet: Sheet,
  part: string,
  old: KeptSheet | undefined,
  relationships: Relationship[],
  elements: Map<string, string>,
  context: WriteContext,
): void {
  if (old === undefined ? notesOf(sheet).size === 0 : !hasChanged(sheet, old, 'notes')) return;
  const notes = notesOf(sheet);
  // Comments without text have no note in the model; they stay.
  for (const [ref, { text }] of old?.comments?.notes ?? [])
    if (text === '' && !notes.has(ref)) notes.set(ref, text);
  if (old?.threads) {
    dropRelation(relationships, part, old.threads);
    context.lost.add(
      `Ghi chú ở tab “${sheet.name}” đã đổi nên chuỗi trả lời (nhận xét theo luồng) của Excel được ghi thành ghi chú thường.`,
    );
  }
  const { pack } = context;
  if (notes.size === 0) {
    if (old?.commentsPart) dropRelation(relationships, part, old.commentsPart);
    if (old?.shapesPart && !old.shapes?.hasOthers) {
      dropRelation(relationships, part, old.shapesPart);
      elements.delete('legacyDrawing');
    } else if (old?.shapesPart && old.shapes) setPart(pack, old.shapesPart, writeShapes(notes, old.shapes));
    return;
  }
  const commentsPart = old?.commentsPart ?? freeName(pack, 'xl/comments#.xml');
  setPart(pack, commentsPart, writeComments(notes, old?.comments ?? undefined), COMMENTS_TYPE);
  setRelation(relationships, 'comments', part, commentsPart);
  const legacy = old?.raw.get('legacyDrawing')?.[0];
  const shapesPart =
    legacy === undefined
      ? freeName(pack, 'xl/drawings/vmlDrawing#.vml')
      : (old?.shapesPart ?? freeName(pack, 'xl/drawings/vmlDrawing#.vml'));
  setPart(
    pack,
    shapesPart,
    writeShapes(notes, legacy === undefined ? undefined : (old?.shapes ?? undefined)),
  );
  pack.defaults.set('vml', 'application/vnd.openxmlformats-officedocument.vmlDrawing');
  const id = setRelation(relationships, 'vmlDrawing', part, shapesPart);
  if (legacy === undefined) elements.set('legacyDrawing', `<legacyDrawing r:id="${id}"/>`);
}
