/** Colours of a file in the model's `#rrggbb`: by value, by theme with its tint, by the old palette. */
import { type Attributes, XmlReader } from './xml';

// ECMA-376 part 1, 18.8.27: the palette that `indexed` colours name.
const PALETTE =
  '000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff 000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff 800000 008000 000080 808000 800080 008080 c0c0c0 808080 9999ff 993366 ffffcc ccffff 660066 ff8080 0066cc ccccff 000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff 00ccff ccffff ccffcc ffff99 99ccff ff99cc cc99ff ffcc99 3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'.split(
    ' ',
  );

const OFFICE_THEME =
  'ffffff 000000 eeece1 1f497d 4f81bd c0504d 9bbb59 8064a2 4bacc6 f79646 0000ff 800080'.split(' ');

/** Colours of a theme part in the order that `theme="…"` counts: light before dark in the first two pairs. */
export function themeColors(xml: string): string[] {
  const found: string[] = [];
  const reader = new XmlReader(xml).root();
  let inScheme = false;
  while (reader.next()) {
    if (reader.name === 'clrScheme') {
      inScheme = reader.kind === 'open';
      if (!inScheme) break;
    } else if (inScheme && reader.kind === 'open') {
      const a = reader.attributes();
      if (reader.name === 'srgbClr') found.push((a.val ?? '000000').toLowerCase());
      if (reader.name === 'sysClr') found.push((a.lastClr ?? '000000').toLowerCase());
    }
  }
  const [dk1, lt1, dk2, lt2, ...rest] = found;
  if (dk1 === undefined || lt1 === undefined || dk2 === undefined || lt2 === undefined) return OFFICE_THEME;
  return [lt1, dk1, lt2, dk2, ...rest];
}

/** ECMA-376 part 1, 18.8.19: tint moves the luminance towards black (−1) or white (1). */
function tinted(hex: string, tint: number): string {
  if (tint === 0) return hex;
  const channels = [0, 2, 4].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels;
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  let l = (max + min) / 2;
  const d = max - min;
  const s = d === 0 ? 0 : l > 0.5 ? d / (2 - max - min) : d / (max + min);
  const h =
    d === 0
      ? 0
      : max === r
        ? ((g - b) / d + (g < b ? 6 : 0)) / 6
        : max === g
          ? ((b - r) / d + 2) / 6
          : ((r - g) / d + 4) / 6;
  l = tint < 0 ? l * (1 + tint) : l * (1 - tint) + tint;
  const q = l < 0.5 ? l * (1 + s) : l + s - l * s;
  const p = 2 * l - q;
  const channel = (t0: number): string => {
    const t = (t0 + 1) % 1;
    const v = t < 1 / 6 ? p + (q - p) * 6 * t : t < 1 / 2 ? q : t < 2 / 3 ? p + (q - p) * (2 / 3 - t) * 6 : p;
    return Math.round(v * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return channel(h + 1 / 3) + channel(h) + channel(h - 1 / 3);
}

/** `#rrggbb`, or undefined where the file leaves the colour to the program ("automatic"). */
export function colorOf(a: Attributes, theme: readonly string[]): string | undefined {
  const tint = Number(a.tint ?? 0);
  const of = (hex: string | undefined): string | undefined =>
    hex === undefined || !/^[0-9a-f]{6}$/.test(hex) ? undefined : `#${tinted(hex, tint)}`;
  if (a.rgb !== undefined) return of(a.rgb.slice(-6).toLowerCase());
  if (a.theme !== undefined) return of(theme[Number(a.theme)]);
  if (a.indexed !== undefined) return of(PALETTE[Number(a.indexed)]);
  return undefined;
}

/** `#rrggbb` as the file writes it. */
export function argb(color: string): string {
  return `FF${color.replace('#', '').toUpperCase()}`;
}
