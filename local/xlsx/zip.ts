/**
 * The zip around a package: its entries, read with every check that distinguishes a complete file from a
 * damaged one.
 */
import { unzipSync } from 'fflate';
import { LARGEST_FILE } from './problem';

/** The largest size of a zip when unpacked: a sheet's XML packs about 10 to 1, so a genuine file stays below. */
const LARGEST_UNPACKED = 12 * LARGEST_FILE;

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

const decoder = new TextDecoder('utf-8');

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
 * disk has changed must not look like what the ward wrote. Directories of more than 4 GB (zip64) give none.
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
  let unpacked = 0;
  let files: Record<string, Uint8Array>;
  const seen = new Set<string>();
  const twice = new Set<string>();
  try {
    files = unzipSync(bytes, {
      filter: (file) => {
        if (seen.has(file.name)) twice.add(file.name);
        seen.add(file.name);
        unpacked += file.originalSize;
        return unpacked <= LARGEST_UNPACKED;
      },
    });
  } catch (error) {
    throw new PackageError('damaged', 'the zip cannot be read', { cause: error });
  }
  if (unpacked > LARGEST_UNPACKED) throw new PackageError('too-large', `${unpacked} bytes unpacked`);
  // Programs do not agree which of two entries of one name counts.
  const [name] = twice;
  if (name !== undefined) {
    throw new PackageError('damaged', `two entries ${name}`, { what: `phần “${name}” có hai lần trong tệp` });
  }
  const sums = checksums(bytes);
  const found = new Map<string, Uint8Array>();
  for (const [name, content] of Object.entries(files)) {
    const sum = sums.get(name);
    // Some writers leave the sum at 0.
    if (sum !== undefined && sum !== 0 && sum !== crc32(content))
      throw new PackageError('damaged', `checksum of ${name}`, { what: `phần “${name}” sai tổng kiểm tra` });
    // Some writers on Windows put backslashes between folders.
    const part = name.replaceAll('\\', '/').replace(/^(\.?\/)+/, '');
    if (!part.endsWith('/')) found.set(part, content);
  }
  return found;
}
