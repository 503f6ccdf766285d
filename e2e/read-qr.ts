/** Decodes a QR code from the pixels of its drawing, with a package other than the one that encoded it. */
import { Resvg } from '@resvg/resvg-js';
import jsQR from 'jsqr';

/** Width in pixels: as large as the dialog shows the code. */
const WIDTH = 260;

/** @returns null where no code is found. */
export function readQr(svg: string): string | null {
  const { pixels, width, height } = new Resvg(svg, { fitTo: { mode: 'width', value: WIDTH } }).render();
  return (
    jsQR(new Uint8ClampedArray(pixels), width, height, { inversionAttempts: 'dontInvert' })?.data ?? null
  );
}
