/** Utilities (utilities-01…06). */
import { createHash, createHmac, type Hash, randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync, unzipSync, zipSync } from 'fflate';
import { BlobService, blobOf, signed, typeByName, unsigned } from './blob';
import { formatDate, parseDate } from './date-format';
import { EnumValue, enumsOf, enumText } from './enums';
import { NotImplemented, ScriptException } from './exceptions';
import type * as G from './google';
import { own, present, presentAll, Service, type Signatures, serviceSpec, typeName } from './strict';
import { isZone } from './zones';

type GUtilities = GoogleAppsScript.Utilities.Utilities;

const methods = {
  base64Decode: ['s', 's,Charset'],
  base64DecodeWebSafe: ['s', 's,Charset'],
  base64Encode: ['s', 's,Charset', 'o[]'],
  base64EncodeWebSafe: ['s', 's,Charset', 'o[]'],
  computeDigest: ['DigestAlgorithm,s', 'DigestAlgorithm,o[]', 'DigestAlgorithm,s,Charset'],
  computeHmacSha256Signature: ['s,s', 's,s,Charset', 'o[],o[]'],
  computeHmacSignature: ['MacAlgorithm,s,s', 'MacAlgorithm,s,s,Charset', 'MacAlgorithm,o[],o[]'],
  formatDate: 'd,s,s',
  formatString: 's,o...',
  getUuid: '',
  gzip: ['Blob', 'Blob,s'],
  newBlob: ['s', 's,s?', 's,s?,s?', 'o[]', 'o[],s?', 'o[],s?,s?'],
  parseCsv: ['s', 's,s'],
  parseDate: 's,s,s',
  sleep: 'o',
  ungzip: 'Blob',
  unzip: 'Blob',
  zip: ['Blob[]', 'Blob[],s'],
} satisfies Signatures<GUtilities>;
const UTILITIES = serviceSpec('Utilities', methods, {
  fields: ['Charset', 'DigestAlgorithm', 'MacAlgorithm'],
});

const LONGEST_SLEEP = 300_000;

/** utilities-02: without a charset each code point outside ASCII becomes one `?`. */
function textBytes(text: string, charset: unknown): Uint8Array {
  if (enumText(charset, 'US_ASCII') === 'UTF_8') return Buffer.from(text, 'utf8');
  return Uint8Array.from(text, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return code < 128 ? code : 63;
  });
}

function bytesOf(value: unknown, charset?: unknown): Uint8Array {
  return typeof value === 'string' ? textBytes(value, charset) : unsigned(value as unknown[]);
}

function algorithmName(algorithm: unknown): string {
  const name = own(EnumValue, algorithm)
    .text.replace(/^HMAC_/, '')
    .replace('_', '')
    .toLowerCase();
  if (name === 'md2') throw new NotImplemented('The digest MD2');
  return name;
}

function digest(hash: Hash, bytes: Uint8Array): number[] {
  return signed(hash.update(bytes).digest());
}

export class UtilitiesService extends Service implements Pick<GUtilities, keyof typeof methods> {
  readonly spec = UTILITIES;
  readonly Charset = enumsOf(this.execution).type('Charset');
  readonly DigestAlgorithm = enumsOf(this.execution).type('DigestAlgorithm');
  readonly MacAlgorithm = enumsOf(this.execution).type('MacAlgorithm');

  base64Encode(data: unknown, charset?: unknown): string {
    // Google encodes texts as UTF-8 here, unlike in its digests.
    const bytes =
      typeof data === 'string' && charset === undefined ? Buffer.from(data, 'utf8') : bytesOf(data, charset);
    return Buffer.from(bytes).toString('base64');
  }
  base64EncodeWebSafe(data: unknown, charset?: unknown): string {
    return this.base64Encode(data, charset).replaceAll('+', '-').replaceAll('/', '_');
  }
  base64Decode(encoded: string): number[] {
    if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(encoded)) throw new ScriptException('Could not decode string.');
    return signed(Buffer.from(encoded, 'base64'));
  }
  base64DecodeWebSafe(encoded: string): number[] {
    return this.base64Decode(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  }
  computeDigest(algorithm: unknown, value: unknown, charset?: unknown): number[] {
    return digest(createHash(algorithmName(algorithm)), bytesOf(value, charset));
  }
  computeHmacSha256Signature(value: unknown, key: unknown, charset?: unknown): number[] {
    return signed(createHmac('sha256', bytesOf(key, charset)).update(bytesOf(value, charset)).digest());
  }
  computeHmacSignature(algorithm: unknown, value: unknown, key: unknown, charset?: unknown): number[] {
    const hmac = createHmac(algorithmName(algorithm), bytesOf(key, charset));
    return signed(hmac.update(bytesOf(value, charset)).digest());
  }
  getUuid(): string {
    return randomUUID();
  }
  formatDate(date: unknown, timeZone: string, format: string): string {
    if (!isZone(timeZone)) throw new ScriptException(`Invalid argument: ${timeZone}`);
    const given = date as Date;
    if (Number.isNaN(given.getTime()))
      throw new ScriptException('Invalid argument: date. Should be of type: Date');
    return formatDate(given, timeZone, format);
  }
  parseDate(date: string, timeZone: string, format: string): GoogleAppsScript.Base.Date & Date {
    if (!isZone(timeZone)) throw new ScriptException(`Invalid argument: ${timeZone}`);
    return parseDate(date, timeZone, format) as GoogleAppsScript.Base.Date & Date;
  }
  /** sprintf-like: `%s`, `%d`, `%f`, `%x`, `%%` with flags, width and precision. */
  formatString(template: string, ...args: unknown[]): string {
    let next = 0;
    return template.replace(
      /%([-+0 ]*)(\d+)?(?:\.(\d+))?([sdfxX%])/g,
      (_whole, flags: string, width: string | undefined, precision: string | undefined, kind: string) => {
        if (kind === '%') return '%';
        if (next >= args.length) throw new ScriptException(`Missing argument for ${template}`);
        const value = args[next];
        next += 1;
        let text: string;
        if (kind === 's')
          text = String(value).slice(0, precision === undefined ? undefined : Number(precision));
        else {
          const number = Number(value);
          if (kind === 'f') text = number.toFixed(precision === undefined ? 6 : Number(precision));
          else text = kind === 'd' ? String(Math.trunc(number)) : Math.trunc(number).toString(16);
          if (kind === 'X') text = text.toUpperCase();
          if (flags.includes('+') && number >= 0) text = `+${text}`;
        }
        const length = Number(width ?? 0);
        if (flags.includes('-')) return text.padEnd(length);
        return flags.includes('0') && kind !== 's' ? text.padStart(length, '0') : text.padStart(length);
      },
    );
  }
  sleep(milliseconds: unknown): void {
    if (typeof milliseconds !== 'number' || Number.isNaN(milliseconds)) {
      throw new ScriptException(
        `Cannot convert ${typeof milliseconds === 'string' ? milliseconds : typeName(milliseconds)} to int.`,
      );
    }
    if (milliseconds < 0 || milliseconds > LONGEST_SLEEP) {
      throw new ScriptException(`Invalid argument: milliseconds`);
    }
    this.execution.state.sleep(milliseconds);
  }
  newBlob(data: unknown, contentType?: string | null, name?: string | null): G.Blob {
    const text = typeof data === 'string';
    const bytes = text ? Buffer.from(data, 'utf8') : unsigned(data as unknown[]);
    return present(blobOf(this.execution, bytes, contentType ?? (text ? 'text/plain' : null), name ?? null));
  }
  zip(blobs: unknown[], name = 'archive.zip'): G.Blob {
    const files: Record<string, Uint8Array> = {};
    for (const given of blobs) {
      const blob = own(BlobService, given);
      const file = blob.name ?? 'untitled';
      if (files[file]) throw new ScriptException(`Duplicate entry: ${file}`);
      files[file] = blob.bytes;
    }
    return present(blobOf(this.execution, zipSync(files), 'application/zip', name));
  }
  unzip(blob: unknown): G.Blob[] {
    let files: Record<string, Uint8Array>;
    try {
      files = unzipSync(own(BlobService, blob).bytes);
    } catch {
      // fflate's own texts mean nothing to a script's author; Google's does.
      throw new ScriptException('Invalid argument: blob');
    }
    return presentAll(
      Object.entries(files).map(([name, bytes]) => blobOf(this.execution, bytes, typeByName(name), name)),
    );
  }
  gzip(blob: unknown, name = 'archive.gz'): G.Blob {
    return present(
      blobOf(this.execution, gzipSync(own(BlobService, blob).bytes), 'application/x-gzip', name),
    );
  }
  ungzip(blob: unknown): G.Blob {
    return present(blobOf(this.execution, gunzipSync(own(BlobService, blob).bytes), null, 'archive'));
  }
  /** utilities-06: quotes are doubled inside quotes; cells are always texts. */
  parseCsv(csv: string, delimiter = ','): string[][] {
    const rows: string[][] = [];
    let row: string[] = [];
    let cell = '';
    let quoted = false;
    const text = csv.replace(/\r\n?/g, '\n');
    const endRow = () => {
      rows.push([...row, cell]);
      row = [];
      cell = '';
    };
    for (let index = 0; index < text.length; index += 1) {
      const sign = text.charAt(index);
      if (quoted) {
        if (sign !== '"') cell += sign;
        else if (text.charAt(index + 1) === '"') {
          cell += '"';
          index += 1;
        } else quoted = false;
      } else if (sign === '"') quoted = true;
      else if (sign === delimiter) {
        row.push(cell);
        cell = '';
      } else if (sign === '\n') endRow();
      else cell += sign;
    }
    if (quoted) throw new ScriptException('Could not parse text.');
    if (cell !== '' || row.length > 0) endRow();
    return rows;
  }
}
