/**
 * The zip around a package: its entries, read with every check that distinguishes a complete file from a
 * damaged one.
 */
import { inflateRawSync } from 'node:zlib';
import { LARGEST_FILE } from './problem';

/** The largest sizes when unpacked, in bytes: ten years of a ward are 60 MB of XML. */
const LARGEST_PART = 160 * 1024 * 1024;
const LARGEST_UNPACKED = 256 * 1024 * 1024;
const MOST_PARTS = 10_000;

/** Why bytes are not a package. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
  /** `options.what`: for the person, in Vietnamese, what is wrong and in which tab. */
  constructor(
    readonly code: 'not-xlsx' | 'old-format' | 'password' | 'damaged' | 'too-large' | 'newer',
    detail: string,
    private readonly options?: { cause?: unknown; what?: string },
  ) {
    super(detail, options);
  }

  get what(): string | undefined {
    return this.options?.what;
  }
}

export function tooLarge(what: string): PackageError {
  return new PackageError('too-large', what, { what });
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

interface DirectoryEntry {
  readonly name: string;
  /** 0: the writer left it out. */
  readonly sum: number;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  /** Where the entry itself begins. */
  readonly at: number;
}

const LONG = 0xffffffff;
const SHORT = 0xffff;
const utf8 = new TextDecoder('utf-8');
const latin1 = new TextDecoder('latin1');

/** What a field of four bytes says where it is full: eight bytes in an extra field, in a fixed order (zip64). */
function longSizes(view: DataView, from: number, to: number): number[] {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const found: number[] = [];
    const end = Math.min(to, at + 4 + view.getUint16(at + 2, true));
    for (let value = at + 4; value + 8 <= end; value += 8) found.push(Number(view.getBigUint64(value, true)));
    return found;
  }
  return [];
}

/** Where the zip's directory begins and ends. */
function directoryOf(view: DataView): { from: number; to: number } {
  // Behind the end there may be a comment of up to 64 KB.
  const last = Math.max(0, view.byteLength - 22 - SHORT);
  let end = view.byteLength - 22;
  while (end >= last && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < last) throw new PackageError('damaged', 'the zip has no directory');
  const from = view.getUint32(end + 16, true);
  if (from !== LONG) return { from, to: end };
  const far = Number(view.getBigUint64(end - 20 + 8, true));
  if (view.getUint32(end - 20, true) !== 0x07064b50 || view.getUint32(far, true) !== 0x06064b50)
    throw new PackageError('damaged', 'the zip64 directory is not there');
  return { from: Number(view.getBigUint64(far + 48, true)), to: far };
}

function readDirectory(bytes: Uint8Array): DirectoryEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { from, to } = directoryOf(view);
  const found: DirectoryEntry[] = [];
  let at = from;
  while (at + 46 <= to && view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true);
    const extra = view.getUint16(at + 30, true);
    const name = bytes.subarray(at + 46, at + 46 + length);
    const long = longSizes(view, at + 46 + length, at + 46 + length + extra);
    const field = (offset: number): number => {
      const value = view.getUint32(at + offset, true);
      return value === LONG ? (long.shift() ?? value) : value;
    };
    if (found.length >= MOST_PARTS)
      throw tooLarge(`có hơn ${MOST_PARTS.toLocaleString('vi-VN')} phần bên trong`);
    const size = field(24);
    const packed = field(20);
    found.push({
      name: (view.getUint16(at + 8, true) & 0x800 ? utf8 : latin1).decode(name),
      sum: view.getUint32(at + 16, true),
      method: view.getUint16(at + 10, true),
      ...{ size, packed, at: field(42) },
    });
    at += 46 + length + extra + view.getUint16(at + 32, true);
  }
  return found;
}

const inMegabytes = (size: number): string => `${Math.round(size / 1024 / 1024)} MB`;

/** The content of an entry, which is inflated no further than the directory says: it is checked before. */
function contentOf(bytes: Uint8Array, entry: DirectoryEntry): Uint8Array {
  const { name, method, packed, size, at } = entry;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(at, true) !== 0x04034b50) throw new PackageError('damaged', `no entry ${name}`);
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const content = bytes.subarray(from, from + packed);
  if (content.length !== packed) throw new PackageError('damaged', `${name} is cut short`);
  const isWrong = (): PackageError =>
    new PackageError('damaged', `size of ${name}`, { what: `phần “${name}” dài khác với mục lục của tệp` });
  if (method === 0) {
    if (packed !== size) throw isWrong();
    return content;
  }
  if (method !== 8) throw new PackageError('damaged', `method ${method} of ${name}`);
  let unpacked: Uint8Array;
  try {
    // Of length 0 is no limit to zlib.
    unpacked = inflateRawSync(content, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    if (error instanceof RangeError) throw isWrong();
    throw error;
  }
  if (unpacked.length !== size) throw isWrong();
  return unpacked;
}

/**
 * The entries of a zip by their names, `/` between folders, folders themselves left out.
 *
 * @throws PackageError
 */
export function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
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
  try {
    return entriesOf(bytes);
  } catch (error) {
    if (error instanceof PackageError) throw error;
    throw new PackageError('damaged', 'the zip cannot be read', { cause: error });
  }
}

function entriesOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const entries = readDirectory(bytes);
  // What it will take is known, and refused, before anything is unpacked; entries may lie on one another in the file.
  let total = 0;
  const seen = new Set<string>();
  for (const { name, size } of entries) {
    total += size;
    if (size > LARGEST_PART) throw tooLarge(`phần “${name}” giải nén ra trên ${inMegabytes(LARGEST_PART)}`);
    if (total > LARGEST_UNPACKED) throw tooLarge(`giải nén ra trên ${inMegabytes(LARGEST_UNPACKED)}`);
    // Programs do not agree which of two entries of one name counts.
    if (seen.has(name))
      throw new PackageError('damaged', `two entries ${name}`, {
        what: `phần “${name}” có hai lần trong tệp`,
      });
    seen.add(name);
  }
  const found = new Map<string, Uint8Array>();
  for (const entry of entries) {
    // Some writers on Windows put backslashes between folders.
    const part = entry.name.replaceAll('\\', '/').replace(/^(\.?\/)+/, '');
    if (part.endsWith('/')) continue;
    const content = contentOf(bytes, entry);
    // The unzipper does not look at the sums, and a figure that a bad disk has changed must not look like what the
    // ward wrote. Some writers leave the sum at 0.
    if (entry.sum !== 0 && entry.sum !== crc32(content))
      throw new PackageError('damaged', `checksum of ${entry.name}`, {
        what: `phần “${entry.name}” sai tổng kiểm tra`,
      });
    found.set(part, content);
  }
  return found;
}
