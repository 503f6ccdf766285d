/**
 * Formula text in R1C1 notation, to and from A1. `R[1]C[-2]` is counted from the cell that the formula stands in, so
 * the text of a formula is the same in every row that it is filled down to (values-15).
 */
import { A1_TOKENS, type Corner, readCorner, writeCorner } from './formulas';

interface Place {
  /** 0-based. */
  readonly row: number;
  readonly column: number;
}
type Side = NonNullable<Corner['row']>;

/** Canonical, as Sheets gives it back: `R[0]C[-1]`, not `RC[-1]`. */
function sideText(letter: 'R' | 'C', side: Side | undefined, from: number): string {
  if (side === undefined) return '';
  return side.fixed ? `${letter}${side.index + 1}` : `${letter}[${side.index - from}]`;
}

const cornerText = ({ row, column }: Corner, at: Place): string =>
  sideText('R', row, at.row) + sideText('C', column, at.column);

/** @param formula with its leading `=`, in A1, standing at `at`. */
export function toR1C1(formula: string, at: Place): string {
  return formula.replace(
    A1_TOKENS,
    (token: string, prefix: string | undefined, reference: string | undefined) =>
      reference === undefined
        ? token
        : (prefix ?? '') +
          reference
            .split(':')
            .map((corner) => cornerText(readCorner(corner), at))
            .join(':'),
  );
}

const CORNER = String.raw`R(?:\[-?\d+\]|\d+)?C(?:\[-?\d+\]|\d+)?|R(?:\[-?\d+\]|\d+)|C(?:\[-?\d+\]|\d+)`;
const R1C1_TOKENS = new RegExp(
  String.raw`"(?:[^"]|"")*"|((?:'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*)!)?((?:${CORNER})(?::(?:${CORNER}))?)(?![\p{L}\p{N}_(!.\[])|[\p{L}_][\p{L}\p{N}_.]*|\d+(?:\.\d+)?`,
  'giu',
);

function readSide(text: string | undefined, letter: string, from: number): Side | undefined {
  if (text === undefined) return undefined;
  const rest = text.slice(letter.length);
  if (rest === '') return { index: from, fixed: false };
  return rest.startsWith('[')
    ? { index: from + Number(rest.slice(1, -1)), fixed: false }
    : { index: Number(rest) - 1, fixed: true };
}

/** null where the reference lies outside of every sheet. */
function cornerOf(text: string, at: Place): string | null {
  const [, r, c] = /^(R(?:\[-?\d+\]|\d+)?)?(C(?:\[-?\d+\]|\d+)?)?$/i.exec(text) ?? [];
  const row = readSide(r, 'R', at.row);
  const column = readSide(c, 'C', at.column);
  const isInside = (side: Side | undefined) => side === undefined || side.index >= 0;
  return isInside(row) && isInside(column)
    ? writeCorner({ ...(row ? { row } : {}), ...(column ? { column } : {}) })
    : null;
}

/** @param formula in R1C1, as it is to stand at `at`; what lies outside of the sheet becomes `#REF!`. */
export function fromR1C1(formula: string, at: Place): string {
  return formula.replace(
    R1C1_TOKENS,
    (token: string, prefix: string | undefined, reference: string | undefined) => {
      if (reference === undefined) return token;
      const corners = reference.split(':').map((corner) => cornerOf(corner, at));
      if (corners.includes(null)) return `${prefix ?? ''}#REF!`;
      // `C[0]` alone is a whole column, which A1 writes with both ends.
      const [first = ''] = corners;
      const isLine = corners.length === 1 && !/^\$?[A-Z]+\$?\d+$/.test(first ?? '');
      return (prefix ?? '') + (isLine ? `${first}:${first}` : corners.join(':'));
    },
  );
}
