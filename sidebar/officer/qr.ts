/**
 * A text as the outline of a QR code (ISO/IEC 18004), to be drawn as one path: sharp on paper at any size.
 */
import { toSvgPath } from 'lean-qr/extras/svg';
import { correction, generate } from 'lean-qr/nano';

/** White margin around the code, in modules, as the standard requires. */
export const QUIET_ZONE = 4;

interface QrOutline {
  /** Modules per side, including the quiet zone. */
  readonly size: number;
  /** The `d` of a path; its origin is the first module inside the quiet zone. */
  readonly path: string;
}

export function qrOutline(text: string): QrOutline {
  // Level M: a printed sheet on a wall can still be read with about 15 % of it damaged.
  const code = generate(text, { minCorrectionLevel: correction.M });
  return { size: code.size + 2 * QUIET_ZONE, path: toSvgPath(code) };
}
