/**
 * Reads what belongs to a worksheet part in parts of its own: notes with their old drawing, and the drawing
 * of charts.
 */

import { EXCEL_ROWS, parseCell } from '../a1';
import type { Sheet } from '../model';
import { type FoundComments, type FoundShapes, readComments, readShapes } from './comments';
import { type Drawing, readDrawing } from './drawing';
import { looseTextOf, textOf } from './encoding';
import type { KeptSheet } from './kept';
import { type Package, type Relationship, relationshipKind, targetPart } from './opc';
import { type Attributes, XmlError, XmlReader } from './xml';

/** The relationship that an element names, whatever the prefix. */
export function idOf(a: Attributes): string | undefined {
  return Object.entries(a).find(([name]) => name.endsWith(':id'))?.[1];
}

export function readNotes(
  part: string,
  legacy: string | undefined,
  relationships: readonly Relationship[],
  sheet: Sheet,
  pack: Package,
): Pick<KeptSheet, 'comments' | 'commentsPart' | 'shapes' | 'shapesPart' | 'threads'> {
  const partOf = (kind: string): string | null => {
    const found = relationships.find((r) => relationshipKind(r) === kind && !r.external);
    const target = found === undefined ? null : targetPart(part, found);
    return target !== null && pack.parts.has(target) ? target : null;
  };
  const text = (name: string | null): string | null => {
    const bytes = name === null ? undefined : pack.parts.get(name);
    return bytes === undefined ? null : textOf(bytes);
  };
  const commentsPart = partOf('comments');
  if (commentsPart === null && relationships.some((r) => relationshipKind(r) === 'comments'))
    throw new XmlError('the notes are missing');
  // A sheet may have a second drawing of that kind, for the pictures in its headers.
  const shapesId = legacy === undefined ? undefined : idOf(new XmlReader(legacy).root().attributes());
  const shapesRelation = relationships.find((r) => r.id === shapesId && !r.external);
  const shapesTarget = shapesRelation === undefined ? null : targetPart(part, shapesRelation);
  const shapesPart = shapesTarget !== null && pack.parts.has(shapesTarget) ? shapesTarget : null;
  const commentsXml = text(commentsPart);
  const shapesBytes = shapesPart === null ? undefined : pack.parts.get(shapesPart);
  const shapesXml = shapesBytes === undefined ? null : looseTextOf(shapesBytes);
  const comments: FoundComments | null = commentsXml === null ? null : readComments(commentsXml);
  const shapes: FoundShapes | null = shapesXml === null ? null : readShapes(shapesXml);
  for (const [ref, note] of comments?.notes ?? []) {
    const at = parseCell(ref);
    if (at === null || at.row >= EXCEL_ROWS) continue;
    sheet.cells[at.row] ??= [];
    const cells = sheet.cells[at.row];
    if (cells === undefined) continue;
    cells[at.column] ??= {};
    const cell = cells[at.column];
    if (cell !== undefined && note.text !== '') cell.note = note.text;
  }
  return { comments, commentsPart, shapes, shapesPart, threads: partOf('threadedComment') };
}

export function readSheetDrawing(
  part: string,
  relationships: readonly Relationship[],
  pack: Package,
): { drawing: Drawing | null; drawingPart: string | null } {
  const found = relationships.find((r) => relationshipKind(r) === 'drawing' && !r.external);
  const drawingPart = found === undefined ? null : targetPart(part, found);
  const bytes = drawingPart === null ? undefined : pack.parts.get(drawingPart);
  return bytes === undefined
    ? { drawing: null, drawingPart: null }
    : { drawing: readDrawing(textOf(bytes)), drawingPart };
}
