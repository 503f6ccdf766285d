/** An address as a QR code, drawn in the page without a request to another site. */
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
      {/* A rectangle, because browsers omit CSS backgrounds when printing. */}
      <rect x={-QUIET_ZONE} y={-QUIET_ZONE} width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
