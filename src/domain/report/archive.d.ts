/** What the report needs of a zip archive, in memory and synchronous. */
export interface ArchiveEntry {
  readonly name: string;
  readonly dir: boolean;
  asText(): string;
}

export declare class Archive {
  /** Throws where the data are not a zip archive. */
  constructor(data: Uint8Array | string, options?: { readonly base64?: boolean });
  readonly files: Readonly<Record<string, ArchiveEntry>>;
  file(name: string): ArchiveEntry | null;
  file(name: string, content: Uint8Array | string, options?: { readonly binary?: boolean }): Archive;
  remove(name: string): Archive;
  generate(options: { readonly type: 'uint8array'; readonly compression: 'DEFLATE' }): Uint8Array;
}
