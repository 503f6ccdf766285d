/** A snapshot as text and back: what the hidden tab keeps, and what the hash of an issued report is of. */
import type { RowMark, Snapshot } from './snapshot';

const VERSION = 1;

/** Characters of one piece: a cell of Google Sheets holds 50,000, one of Excel 32,767. */
const PIECE = 30_000;

/** The same for the same rows and figures, wherever the rows stand. */
export function textOf({ figures, sets, rows }: Snapshot): string {
  return JSON.stringify({
    v: VERSION,
    figures,
    sets: sets.map((names) => names.join(' ')),
    rows: Object.fromEntries(
      Object.entries(rows).map(([sheet, marks]) => [
        sheet,
        marks.flatMap(({ key, mark, set }) => [key, mark, set]),
      ]),
    ),
  });
}

export function piecesOf(text: string): string[] {
  return Array.from({ length: Math.max(1, Math.ceil(text.length / PIECE)) }, (_, at) =>
    text.slice(at * PIECE, (at + 1) * PIECE),
  );
}

/** Null where the text is no snapshot: a cell was changed by hand, or a piece is missing. */
export function readSnapshot(text: string): Snapshot | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // JSON.parse refuses by throwing: the pieces are not what was written.
    return null;
  }
  if (!isRecord(value) || value.v !== VERSION) return null;
  const { figures, sets, rows } = value;
  if (!isRecord(figures) || !Array.isArray(sets) || !isRecord(rows)) return null;
  if (!Object.values(figures).every((one) => one === null || typeof one === 'number')) return null;
  if (!sets.every((one) => typeof one === 'string')) return null;
  const marks: Record<string, RowMark[]> = {};
  for (const [sheet, flat] of Object.entries(rows)) {
    if (!Array.isArray(flat) || flat.length % 3 !== 0) return null;
    marks[sheet] = Array.from({ length: flat.length / 3 }, (_, at) => ({
      key: String(flat[at * 3]),
      mark: String(flat[at * 3 + 1]),
      set: Number(flat[at * 3 + 2]),
      row: null,
    }));
  }
  return {
    figures: figures as Record<string, number | null>, // each value was looked at above
    sets: (sets as string[]).map((names) => names.split(' ')), // each was looked at above
    rows: marks,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
