/** Reads a QR code as a phone does: from the pixels of the drawing, by a package that had no part in making it. */
import { Resvg } from '@resvg/resvg-js';
import jsQR from 'jsqr';

/** Pixels on a side: as large as the dialog shows it. */
const WIDTH = 260;

/** @returns null where no code is found. */
export function readQr(svg: string): string | null {
  const { pixels, width, height } = new Resvg(svg, { fitTo: { mode: 'width', value: WIDTH } }).render();
  return (
    jsQR(new Uint8ClampedArray(pixels), width, height, { inversionAttempts: 'dontInvert' })?.data ?? null
  );
}
