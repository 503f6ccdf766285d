/** Blob: bytes with a type and a name (utilities-01, utilities-03). */
import { NotImplemented, ScriptException } from './exceptions';
import type * as G from './google';
import { present, Service, type Signatures, serviceSpec } from './strict';

/** Apps Script's bytes are signed. */
export function signed(bytes: Uint8Array): number[] {
  return Array.from(bytes, (byte) => (byte << 24) >> 24);
}

/** errors-03: what holds no bytes cannot be converted. */
export function unsigned(bytes: readonly unknown[]): Uint8Array {
  const result = new Uint8Array(bytes.length);
  bytes.forEach((byte, index) => {
    if (typeof byte !== 'number' || !Number.isInteger(byte) || byte < -128 || byte > 127) {
      throw new ScriptException(`Cannot convert Array to byte[].`);
    }
    result[index] = byte;
  });
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

const methods = {
  copyBlob: '',
  getAs: 's',
  getBlob: '',
  getBytes: '',
  getContentType: '',
  getDataAsString: ['', 's'],
  getName: '',
  isGoogleType: '',
  setBytes: 'n[]',
  setContentType: 's?',
  setContentTypeFromExtension: '',
  setDataFromString: ['s', 's,s'],
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
    public bytes: Uint8Array,
    public contentType: string | null,
    public name: string | null,
  ) {
    super(execution);
  }

  getBlob(): G.Blob {
    return present(this);
  }
  copyBlob(): G.Blob {
    return present(blobOf(this.execution, this.bytes.slice(), this.contentType, this.name));
  }
  getAs(contentType: string): G.Blob {
    if (contentType === this.contentType) return this.copyBlob();
    throw new NotImplemented(`Converting ${this.contentType ?? 'untyped data'} to ${contentType}`);
  }
  getBytes(): number[] {
    return signed(this.bytes);
  }
  setBytes(data: number[]): G.Blob {
    this.bytes = unsigned(data);
    return present(this);
  }
  getContentType(): string | null {
    return this.contentType;
  }
  setContentType(contentType: string | null): G.Blob {
    this.contentType = contentType;
    return present(this);
  }
  setContentTypeFromExtension(): G.Blob {
    const extension = /\.([^.]+)$/.exec(this.name ?? '')?.[1]?.toLowerCase() ?? '';
    this.contentType = EXTENSIONS[extension] ?? null;
    return present(this);
  }
  getDataAsString(charset = 'UTF-8'): string {
    return Buffer.from(this.bytes).toString(encodingOf(charset));
  }
  setDataFromString(text: string, charset = 'UTF-8'): G.Blob {
    this.bytes = Buffer.from(text, encodingOf(charset));
    return present(this);
  }
  getName(): string | null {
    return this.name;
  }
  setName(name: string): G.Blob {
    this.name = name;
    return present(this);
  }
  isGoogleType(): boolean {
    return this.contentType?.startsWith('application/vnd.google-apps.') ?? false;
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
