/** Places of the charts: each holds a grey sketch until an export replaces it by the drawn chart. */
import { deflateSync } from 'node:zlib';
import { AlignmentType, ImageRun, Paragraph } from 'docx';
import { gap, TEXT_WIDTH } from './measures';
import { line, section } from './paragraphs';

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function pngChunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const crc =
    named.reduce((sum, byte) => (CRC[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff;
  const out = Buffer.alloc(8 + named.length);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc >>> 0, 4 + named.length);
  return out;
}

/** A grey sketch of a chart: what a person who opens the template sees where a chart will stand. */
function sketch(bars: readonly number[], width = 320, height = 160): Uint8Array {
  const rows = Buffer.alloc(height * (width + 1));
  const step = width / bars.length;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const bar = bars[Math.floor(x / step)] ?? 0;
      const isBar = height - y <= bar * height * 0.9 && x % step > step * 0.25;
      const isEdge = x < 1 || y < 1 || x >= width - 1 || y >= height - 1;
      rows[y * (width + 1) + 1 + x] = isEdge ? 0xb0 : isBar ? 0xc8 : 0xf4;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8; // bits a sample; colour type 0 is grey
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      pngChunk('IHDR', header),
      pngChunk('IDAT', deflateSync(rows)),
      pngChunk('IEND', new Uint8Array(0)),
    ]),
  );
}

/** A chart 16 cm wide with its caption. @param key stands in the alternative text. */
export function chart(key: string, bars: readonly number[]): Paragraph[] {
  const pixels = (millimetres: number) => (millimetres / 25.4) * 96;
  const picture = new ImageRun({
    type: 'png',
    data: sketch(bars),
    transformation: { width: pixels(TEXT_WIDTH), height: pixels(TEXT_WIDTH / 2) },
    altText: { name: key, title: key, description: `bieu_do:${key}` },
  });
  return section('co_bieu_do', [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: gap(6), after: gap(3) },
      children: [picture],
    }),
    line('{chu_thich}', { size: 13, italics: true, after: 8 }),
  ]);
}
