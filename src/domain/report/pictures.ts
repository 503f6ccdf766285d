import type { Archive } from './archive';
import { mapElements } from './blocks';

const DOCUMENT = 'word/document.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const TYPES = '[Content_Types].xml';
const IMAGE_TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Width and height in pixels of a PNG file, or null where the bytes are none. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } | null {
  if (bytes.length < 24 || !PNG_SIGNATURE.every((byte, at) => bytes[at] === byte)) return null;
  const read = (at: number) => [0, 1, 2, 3].reduce((n, next) => n * 256 + (bytes[at + next] ?? 0), 0);
  const [width, height] = [read(16), read(20)];
  return width > 0 && height > 0 ? { width, height } : null;
}

export interface Placed {
  readonly bytes: Uint8Array;
  /** Said to those who cannot see the picture. */
  readonly description: string;
}

const escapeXml = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\n/g, ' ');

/** Changes the archive: each place gets its picture; a place without one is taken out with its paragraph. */
export function placePictures(zip: Archive, pictures: ReadonlyMap<string, Placed>): void {
  const relations = zip.file(RELATIONS)?.asText();
  let document = zip.file(DOCUMENT)?.asText();
  if (relations === undefined || document === undefined) return;
  const added: string[] = [];

  document = mapElements(document, 'p', (paragraph) => {
    const key = paragraph.includes('<w:drawing>')
      ? /descr="bieu_do:([^"]+)"/.exec(paragraph)?.[1]
      : undefined;
    if (key === undefined) return paragraph;
    const picture = pictures.get(key);
    const size = picture === undefined ? null : pngSize(picture.bytes);
    if (picture === undefined || size === null) return '';
    const id = `rIdBieuDo${added.length + 1}`;
    const file = `media/bieu-do-${added.length + 1}.png`;
    zip.file(`word/${file}`, picture.bytes, { binary: true });
    added.push(`<Relationship Id="${id}" Type="${IMAGE_TYPE}" Target="${file}"/>`);
    const width = Number(/<wp:extent[^>]*\bcx="(\d+)"/.exec(paragraph)?.[1] ?? 0);
    const height = Math.round((width * size.height) / size.width);
    return paragraph
      .replace(/(<(?:wp:extent|a:ext)\b[^>]*\bcy=")\d+"/g, `$1${height}"`)
      .replace(/<a:blip\b[^>]*?(?:\/>|>[\s\S]*?<\/a:blip>)/, `<a:blip r:embed="${id}"/>`)
      .replace(/descr="bieu_do:[^"]+"/g, () => `descr="${escapeXml(picture.description)}"`);
  });

  const rendered = document;
  const isUsed = (id: string): boolean =>
    ['embed', 'link', 'id'].some((name) => rendered.includes(`r:${name}="${id}"`));
  const dropped: string[] = [];
  const kept = relations.replace(/<Relationship\b[^>]*>/g, (relation) => {
    const id = /\bId="([^"]+)"/.exec(relation)?.[1];
    if (!relation.includes(`Type="${IMAGE_TYPE}"`) || (id !== undefined && isUsed(id))) return relation;
    dropped.push(/\bTarget="([^"]+)"/.exec(relation)?.[1] ?? '');
    return '';
  });
  zip.file(DOCUMENT, document);
  zip.file(RELATIONS, kept.replace('</Relationships>', `${added.join('')}</Relationships>`));
  dropUnused(zip, dropped);
  const types = zip.file(TYPES)?.asText();
  if (types !== undefined && added.length > 0 && !/Extension="png"/i.test(types)) {
    zip.file(
      TYPES,
      types.replace(/(<Types\b[^>]*>)/, '$1<Default Extension="png" ContentType="image/png"/>'),
    );
  }
}

/** Sketches that no part of the document points at any more. */
function dropUnused(zip: Archive, targets: readonly string[]): void {
  const relations = Object.values(zip.files)
    .filter(({ name }) => name.endsWith('.rels'))
    .map((entry) => entry.asText())
    .join('');
  for (const target of targets) {
    const name = target.startsWith('/') ? target.slice(1) : `word/${target}`;
    if (target !== '' && !relations.includes(`Target="${target}"`) && zip.file(name) !== null)
      zip.remove(name);
  }
}
