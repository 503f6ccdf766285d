/** A text as the outline of a QR code (ISO/IEC 18004), to be drawn as one path: sharp on paper at any size. */
import { toSvgPath } from 'lean-qr/extras/svg';
import { correction, generate } from 'lean-qr/nano';

/** White around the code, in modules, as the standard asks for. */
export const QUIET_ZONE = 4;

export interface QrOutline {
  /** Modules on a side, with the quiet zone. */
  readonly size: number;
  /** The `d` of a path. It begins at 0 0, inside the quiet zone. */
  readonly path: string;
}

export function qrOutline(text: string): QrOutline {
  // Level M: the sheet is printed and pinned to a wall, and is read with about 15 % of it damaged.
  const code = generate(text, { minCorrectionLevel: correction.M });
  return { size: code.size + 2 * QUIET_ZONE, path: toSvgPath(code) };
}
