/** The package around a workbook (Open Packaging Conventions): parts in a zip, their content types, their relationships. */
import { posix } from 'node:path';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { LARGEST_FILE } from './problem';
import { attribute, XmlReader } from './xml';

export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** As written in the file. */
  readonly target: string;
  readonly external: boolean;
}

export interface Package {
  /** Part name without the leading slash → its bytes. */
  readonly parts: Map<string, Uint8Array>;
  /** Extension in lower case → content type. */
  readonly defaults: Map<string, string>;
  /** Part name → content type. */
  readonly overrides: Map<string, string>;
}

export const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const CONTENT_TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** What a zip may grow to when unpacked: a sheet's XML packs about 10 to 1, so an honest file stays below. */
const LARGEST_UNPACKED = 12 * LARGEST_FILE;

/** Why bytes are no package. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
  constructor(
    readonly code: 'not-xlsx' | 'old-format' | 'password' | 'damaged' | 'too-large',
    detail: string,
    options?: { cause?: unknown },
  ) {
    super(detail, options);
  }
}

const decoder = new TextDecoder('utf-8');

/** A part's text; UTF-16 with a byte order mark is read too, as the conventions allow it. */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return decoder.decode(bytes);
}

export function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

// ISO/IEC 29500 Strict names the same vocabulary by other addresses; everything here speaks Transitional.
const STRICT: readonly (readonly [string, string])[] = [
  [
    'http://purl.oclc.org/ooxml/spreadsheetml/main',
    'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  ],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', RELATIONSHIPS],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['http://purl.oclc.org/ooxml/drawingml/chart', 'http://schemas.openxmlformats.org/drawingml/2006/chart'],
  [
    'http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing',
    'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing',
  ],
];

function toTransitional(parts: Map<string, Uint8Array>): void {
  for (const [name, bytes] of parts) {
    if (!/\.(xml|rels)$/i.test(name)) continue;
    let text = textOf(bytes);
    if (!text.includes('http://purl.oclc.org/ooxml/')) continue;
    for (const [strict, transitional] of STRICT) text = text.replaceAll(strict, transitional);
    parts.set(name, bytesOf(text.replace(/ conformance="strict"/, '')));
  }
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let i = 0; i < 8; i++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ (CRC[(crc ^ (bytes[i] ?? 0)) & 255] ?? 0);
  return ~crc >>> 0;
}

/**
 * The checksums that the zip's directory holds, by name; the unzipper does not look at them, and a figure that a bad
 * disk has changed must not pass for what the ward wrote. Directories of more than 4 GB (zip64) give none.
 */
function checksums(bytes: Uint8Array): Map<string, number> {
  const found = new Map<string, number>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) return found;
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= end && view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true);
    found.set(decoder.decode(bytes.subarray(at + 46, at + 46 + length)), view.getUint32(at + 16, true));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return found;
}

/** @throws PackageError */
export function openPackage(bytes: Uint8Array): Package {
  if (bytes.length > LARGEST_FILE) throw new PackageError('too-large', `${bytes.length} bytes`);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    // A compound file: an encrypted package names its stream in UTF-16; anything else is the old binary format.
    const encrypted = Buffer.from('EncryptedPackage', 'utf16le');
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    throw new PackageError(view.includes(encrypted) ? 'password' : 'old-format', 'compound file');
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    throw new PackageError(bytes.length === 0 ? 'damaged' : 'not-xlsx', 'not a zip');
  }
  let unpacked = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: (file) => {
        unpacked += file.originalSize;
        return unpacked <= LARGEST_UNPACKED;
      },
    });
  } catch (error) {
    throw new PackageError('damaged', 'the zip cannot be read', { cause: error });
  }
  if (unpacked > LARGEST_UNPACKED) throw new PackageError('too-large', `${unpacked} bytes unpacked`);
  const sums = checksums(bytes);
  for (const [name, content] of Object.entries(files)) {
    const sum = sums.get(name);
    // Some writers leave the sum at 0.
    if (sum !== undefined && sum !== 0 && sum !== crc32(content))
      throw new PackageError('damaged', `checksum of ${name}`);
  }
  const parts = new Map<string, Uint8Array>();
  for (const [name, content] of Object.entries(files))
    if (!name.endsWith('/')) parts.set(name.replace(/^\//, ''), content);
  const types = parts.get('[Content_Types].xml');
  if (types === undefined) throw new PackageError('not-xlsx', 'no content types');
  parts.delete('[Content_Types].xml');
  toTransitional(parts);

  const defaults = new Map<string, string>();
  const overrides = new Map<string, string>();
  const reader = new XmlReader(textOf(types)).root();
  reader.children((name) => {
    const a = reader.attributes();
    if (name === 'Default') defaults.set((a.Extension ?? '').toLowerCase(), a.ContentType ?? '');
    if (name === 'Override') overrides.set((a.PartName ?? '').replace(/^\//, ''), a.ContentType ?? '');
  });
  return { parts, defaults, overrides };
}

export function contentType(pack: Package, part: string): string {
  const extension = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
  return pack.overrides.get(part) ?? pack.defaults.get(extension) ?? '';
}

/** `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`; '' → the package's own. */
export function relationshipsName(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

export function relationshipsOf(pack: Package, part: string): Relationship[] {
  const bytes = pack.parts.get(relationshipsName(part));
  if (bytes === undefined) return [];
  const found: Relationship[] = [];
  const reader = new XmlReader(textOf(bytes)).root();
  reader.children(() => {
    const a = reader.attributes();
    found.push({
      id: a.Id ?? '',
      type: a.Type ?? '',
      target: a.Target ?? '',
      external: a.TargetMode === 'External',
    });
  });
  return found;
}

/** The last word of a relationship's type: `…/relationships/drawing` → `drawing`. */
export function relationshipKind(relationship: Relationship): string {
  return relationship.type.slice(relationship.type.lastIndexOf('/') + 1);
}

/** The part that a relationship of `source` leads to. */
export function targetPart(source: string, relationship: Relationship): string {
  const plain = relationship.target.split('#')[0] ?? '';
  let decoded: string;
  try {
    decoded = decodeURI(plain);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    decoded = plain; // A bare "%" in a part name: taken as written.
  }
  const path = decoded.startsWith('/') ? decoded.slice(1) : posix.join(posix.dirname(source), decoded);
  // LibreOffice 7 names parts above the root; readers take the root for it.
  return posix.normalize(path).replace(/^(\.\.\/)+/, '');
}

export function relativeTarget(source: string, part: string): string {
  return posix.relative(posix.dirname(`/${source}`), `/${part}`);
}

export function setRelationships(pack: Package, part: string, relationships: readonly Relationship[]): void {
  const name = relationshipsName(part);
  if (relationships.length === 0) {
    pack.parts.delete(name);
    return;
  }
  const rows = relationships.map(
    (r) =>
      `<Relationship Id="${attribute(r.id)}" Type="${attribute(r.type)}" Target="${attribute(r.target)}"${r.external ? ' TargetMode="External"' : ''}/>`,
  );
  pack.parts.set(
    name,
    bytesOf(`${XML_HEAD}<Relationships xmlns="${PACKAGE_RELATIONSHIPS}">${rows.join('')}</Relationships>`),
  );
}

/** A relationship id that is not taken. */
export function freeId(relationships: readonly Relationship[]): string {
  const taken = new Set(relationships.map((r) => r.id));
  for (let n = relationships.length + 1; ; n++) if (!taken.has(`rId${n}`)) return `rId${n}`;
}

/** A part name that is not taken: `pattern` with `#` for the number. */
export function freeName(pack: Package, pattern: string): string {
  for (let n = 1; ; n++) {
    const name = pattern.replace('#', String(n));
    if (!pack.parts.has(name)) return name;
  }
}

export function setPart(pack: Package, name: string, content: string | Uint8Array, type?: string): void {
  pack.parts.set(name, typeof content === 'string' ? bytesOf(content) : content);
  if (type !== undefined) pack.overrides.set(name, type);
}

/** The parts that can be reached from a part's relationships ('' is the package); others belong to nothing any more. */
export function reachable(pack: Package, from = ''): Set<string> {
  const found = new Set<string>();
  const visit = (source: string): void => {
    for (const relationship of relationshipsOf(pack, source)) {
      if (relationship.external) continue;
      const part = targetPart(source, relationship);
      if (found.has(part) || !pack.parts.has(part)) continue;
      found.add(part);
      visit(part);
    }
  };
  visit(from);
  return found;
}

const ALREADY_PACKED = /\.(png|jpe?g|gif|zip|docx|xlsx|mp4)$/i;

/** Zips the package. Parts that nothing leads to are left behind. The same package gives the same bytes. */
export function closePackage(pack: Package): Uint8Array {
  const kept = reachable(pack);
  const extensions = new Map(pack.defaults);
  extensions.set('rels', 'application/vnd.openxmlformats-package.relationships+xml');
  extensions.set('xml', extensions.get('xml') ?? 'application/xml');
  const types = [...extensions].map(
    ([extension, type]) => `<Default Extension="${attribute(extension)}" ContentType="${attribute(type)}"/>`,
  );
  for (const [part, type] of pack.overrides) {
    if (kept.has(part))
      types.push(`<Override PartName="/${attribute(part)}" ContentType="${attribute(type)}"/>`);
  }
  const files: Zippable = {};
  // A fixed moment, so that a save that changes nothing changes no byte. Zip cannot hold one before 1980.
  const options = { level: 6, mtime: new Date(1980, 0, 1, 12) } as const;
  files['[Content_Types].xml'] = [
    bytesOf(`${XML_HEAD}<Types xmlns="${CONTENT_TYPES}">${types.join('')}</Types>`),
    options,
  ];
  const root = relationshipsName('');
  // In one order whatever the history, so that the same workbook gives the same file.
  for (const [name, bytes] of [...pack.parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const owner = /^(.*\/)?_rels\/([^/]*)\.rels$/.exec(name);
    const wanted = owner ? name === root || kept.has((owner[1] ?? '') + (owner[2] ?? '')) : kept.has(name);
    if (wanted)
      files[name] = ALREADY_PACKED.test(name) ? [bytes, { ...options, level: 0 }] : [bytes, options];
  }
  return zipSync(files);
}
