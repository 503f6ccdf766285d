/** Blob: bytes with a type and a name (utilities-01, utilities-03). */
import { NotImplemented, ScriptException } from './exceptions';
import type * as G from './google';
import { present, Service, type Signatures, serviceSpec } from './strict';

/** Apps Script's bytes are signed. */
export function signed(bytes: Uint8Array): number[] {
  // Plain loops: a part of the build is a million bytes, and is handed over three times.
  const result = new Array<number>(bytes.length);
  for (let index = 0; index < bytes.length; index += 1) result[index] = ((bytes[index] ?? 0) << 24) >> 24;
  return result;
}

/** errors-03: what holds no bytes cannot be converted. */
export function unsigned(bytes: readonly unknown[]): Uint8Array {
  const result = new Uint8Array(bytes.length);
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (typeof byte !== 'number' || !Number.isInteger(byte) || byte < -128 || byte > 127) {
      throw new ScriptException(`Cannot convert Array to byte[].`);
    }
    result[index] = byte;
  }
  return result;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  css: 'text/css',
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  gif: 'image/gif',
  gz: 'application/x-gzip',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'application/javascript',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

/** What a file's name says of its type; null where it says nothing. */
export function typeByName(name: string): string | null {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return EXTENSIONS[extension] ?? null;
}

const methods = {
  getAs: 's',
  getBytes: '',
  getContentType: '',
  getDataAsString: ['', 's'],
  getName: '',
  setName: 's?',
} satisfies Signatures<G.Blob>;
const BLOB = serviceSpec('Blob', methods);

function encodingOf(charset: string): BufferEncoding {
  switch (charset.toUpperCase().replace('_', '-')) {
    case 'UTF-8':
      return 'utf8';
    case 'US-ASCII':
      return 'ascii';
    case 'ISO-8859-1':
      return 'latin1';
    case 'UTF-16LE':
      return 'utf16le';
    default:
      throw new NotImplemented(`The charset ${charset}`);
  }
}

export class BlobService extends Service implements Pick<G.Blob, keyof typeof methods> {
  readonly spec = BLOB;

  constructor(
    execution: Service['execution'],
    readonly bytes: Uint8Array,
    readonly contentType: string | null,
    public name: string | null,
  ) {
    super(execution);
  }

  getAs(contentType: string): G.Blob {
    if (contentType === this.contentType) {
      return present(blobOf(this.execution, this.bytes.slice(), contentType, this.name));
    }
    throw new NotImplemented(`Converting ${this.contentType ?? 'untyped data'} to ${contentType}`);
  }
  getBytes(): number[] {
    return signed(this.bytes);
  }
  getContentType(): string | null {
    return this.contentType;
  }
  getDataAsString(charset = 'UTF-8'): string {
    return Buffer.from(this.bytes).toString(encodingOf(charset));
  }
  getName(): string | null {
    return this.name;
  }
  setName(name: string): G.Blob {
    this.name = name;
    return present(this);
  }
}

export function blobOf(
  execution: Service['execution'],
  bytes: Uint8Array,
  contentType: string | null,
  name: string | null,
): BlobService {
  return new BlobService(execution, bytes, contentType, name);
}
