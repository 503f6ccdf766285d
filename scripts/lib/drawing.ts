/**
 * Draws what Google shows at each step of deploying the phone page, for `docs/dien-thoai.md`: sketches, marked as such, since
 * no picture of a real account belongs here. Run `npm run drawings` after a change of the steps.
 */
import { STEPS } from '../../sidebar/officer/deploying-steps';

const [WIDTH, MARGIN, ROW, SIZE] = [640, 24, 56, 18];
const COLORS = { ink: '#1F2933', line: '#9AA5B1', paper: '#FFFFFF', bar: '#F1F3F4', pressed: '#A61E4D' };
/** The last step is at the sheet again, in the dialog's own field. */
const LAST = [['URL ứng dụng web: …/exec', 'Ghi địa chỉ']];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const textAt = (x: number, y: number, text: string, color: string, size = SIZE): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${color}">${escaped(text)}</text>`;

/** One box after the other; the last of a row is the one to press. */
function row(pieces: readonly string[], top: number): string {
  let left = MARGIN;
  return pieces
    .map((piece, at) => {
      const isPressed = at === pieces.length - 1;
      const width = Math.round(piece.length * SIZE * 0.56) + 32;
      const box = `<rect x="${left}" y="${top}" width="${width}" height="40" rx="6" fill="${isPressed ? COLORS.pressed : COLORS.paper}" stroke="${isPressed ? COLORS.pressed : COLORS.line}"/>`;
      const text = textAt(left + 16, top + 26, piece, isPressed ? COLORS.paper : COLORS.ink);
      const arrow = isPressed ? '' : textAt(left + width + 8, top + 26, '→', COLORS.line);
      left += width + 34;
      return box + text + arrow;
    })
    .join('');
}

export function drawingOf(index: number): string {
  const [, ...sketch] = STEPS[index] ?? [''];
  const rows = sketch.length === 0 ? LAST : sketch;
  const height = 48 + rows.length * ROW + 36;
  const body = rows.map((pieces, at) => row(pieces, 60 + at * ROW)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Arial, sans-serif"><title>Bước ${index + 1} (hình vẽ)</title><rect x="1" y="1" width="${WIDTH - 2}" height="${height - 2}" rx="8" fill="${COLORS.paper}" stroke="${COLORS.line}"/><path d="M1 9a8 8 0 0 1 8-8h${WIDTH - 18}a8 8 0 0 1 8 8v31H1z" fill="${COLORS.bar}"/>${textAt(MARGIN, 26, `Bước ${index + 1}`, COLORS.ink)}${body}${textAt(MARGIN, height - 14, 'Hình vẽ, không phải ảnh chụp: chữ trên màn hình Google có thể hơi khác.', '#52606D', 13)}</svg>\n`;
}

export const drawingFile = (index: number): string => `docs/pictures/trien-khai-${index + 1}.svg`;
