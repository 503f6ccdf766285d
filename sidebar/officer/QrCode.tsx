/** An address as a QR code, drawn on the page: no other site is asked for it. */
import { QUIET_ZONE, qrOutline } from './qr';

export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = qrOutline(text);
  return (
    <svg
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      {/* Not a background of the element: browsers leave those out when they print. */}
      <rect x={-QUIET_ZONE} y={-QUIET_ZONE} width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
