/** An address as a QR code, drawn as one path: sharp on paper, and nothing is asked of any other site. */
import { qrOf } from './qr';

/** Modules of white around the code, as ISO/IEC 18004 asks for. */
const QUIET = 4;

export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const matrix = qrOf(text);
  const size = matrix.length + 2 * QUIET;
  const path = matrix
    .flatMap((row, down) =>
      row.map((isDark, right) => (isDark ? `M${right + QUIET} ${down + QUIET}h1v1h-1z` : '')),
    )
    .join('');
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
