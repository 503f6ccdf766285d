/**
 * The advanced Drive service (v3), as far as a report needs it: files that the add-on itself makes. A `.docx` with the
 * Docs MIME type is turned into a Google Doc there; here the `.docx` itself is handed out of the host.
 */
import { unzipSync } from 'fflate';
import { BlobService, blobOf } from './blob';
import { NotImplemented, ScriptException } from './exceptions';
import type { DriveFile } from './execution';
import { own, present, Service, serviceSpec } from './strict';

const GOOGLE_DOC = 'application/vnd.google-apps.document';
const PDF = 'application/pdf';
const FOLDER = 'application/vnd.google-apps.folder';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type FileResource = GoogleAppsScript.Drive_v3.Drive.V3.Schema.File;

const FILES = serviceSpec('Drive.Files', {
  create: ['map', 'map,Blob?', 'map,Blob?,map'],
  export: ['s,s', 's,s,map'],
  get: ['s', 's,map'],
  list: ['', 'map'],
  remove: ['s', 's,map'],
  update: ['map,s', 'map,s,Blob?', 'map,s,Blob?,map'],
});

function failed(method: string, message: string): ScriptException {
  return new ScriptException(`API call to drive.files.${method} failed with error: ${message}`);
}

function isDocx(bytes: Uint8Array): boolean {
  try {
    return 'word/document.xml' in unzipSync(bytes, { filter: (file) => file.name === 'word/document.xml' });
  } catch {
    // fflate throws for what is no zip at all; then it is no .docx.
    return false;
  }
}

class FilesService extends Service {
  readonly spec = FILES;

  create(resource: FileResource, mediaData?: unknown): FileResource {
    const blob = mediaData ? own(BlobService, mediaData) : undefined;
    if (this.execution.faults.fullQuota?.includes('drive')) {
      throw failed('create', "The user's Drive storage quota has been exceeded.");
    }
    const mimeType = resource.mimeType ?? blob?.contentType ?? 'application/octet-stream';
    for (const parent of resource.parents ?? []) {
      if (this.#find(parent, 'create').mimeType !== FOLDER)
        throw failed('create', 'The specified parent is not a folder.');
    }
    if (mimeType === FOLDER) return this.#folder(resource, blob);
    const converted = this.#convert(mimeType, blob, 'create');
    const { drive, takeFile } = this.execution.state;
    const name = resource.name ?? blob?.name ?? 'Untitled';
    const bytes = blob?.bytes ?? new Uint8Array();
    const shown = converted && !/\.docx$/i.test(name) ? `${name}.docx` : name;
    const taken = takeFile(shown, bytes, converted ? DOCX : mimeType);
    const id = `local-file-${drive.size + 1}`;
    const drop = taken?.drop ?? (() => {});
    const properties = { ...(resource.appProperties as Readonly<Record<string, string>> | undefined) };
    const file: DriveFile = { id, name, mimeType, bytes, link: taken?.link ?? '', drop, properties };
    drive.set(id, file);
    return described(file);
  }
  /** A folder is known by its id alone: what is made in it is handed out beside the workbook. */
  #folder(resource: FileResource, blob: BlobService | undefined): FileResource {
    if (blob !== undefined) throw failed('create', 'Bad Request');
    const { drive } = this.execution.state;
    const id = `local-file-${drive.size + 1}`;
    const properties = { ...(resource.appProperties as Readonly<Record<string, string>> | undefined) };
    const nothing = { bytes: new Uint8Array(), link: '', drop: () => {} };
    const file: DriveFile = {
      ...nothing,
      id,
      name: resource.name ?? 'Untitled',
      mimeType: FOLDER,
      properties,
    };
    drive.set(id, file);
    return described(file);
  }
  /** A Doc as `.docx` or PDF. Like the live service, it wants `alt: 'media'` to give content. */
  export(fileId: string, mimeType: string, options?: { readonly alt?: string }): unknown {
    const file = this.#find(fileId, 'export');
    if (options?.alt !== 'media')
      throw failed('export', 'Export requires alt=media to download the exported content.');
    if (file.mimeType !== GOOGLE_DOC) throw failed('export', 'Export only supports Docs Editors files.');
    if (mimeType === PDF) {
      const bytes = this.execution.state.toPdf(file.bytes);
      if (bytes === null) throw failed('export', 'This machine has no LibreOffice to make a PDF with.');
      return present(blobOf(this.execution, bytes, PDF, `${file.name}.pdf`));
    }
    if (mimeType !== DOCX) throw new NotImplemented(`Drive.Files.export to ${mimeType}`);
    return present(blobOf(this.execution, file.bytes, DOCX, `${file.name}.docx`));
  }
  get(fileId: string, options?: { readonly alt?: string }): unknown {
    const file = this.#find(fileId, 'get');
    if (options?.alt !== 'media') return described(file);
    if (file.mimeType.startsWith('application/vnd.google-apps.'))
      throw failed(
        'get',
        'Only files with binary content can be downloaded. Use Export with Docs Editors files.',
      );
    return present(blobOf(this.execution, file.bytes, file.mimeType, file.name));
  }
  list(options?: { readonly q?: string }): { kind: string; files: FileResource[] } {
    const has = options?.q === undefined ? () => true : asked(options.q);
    return {
      kind: 'drive#fileList',
      files: [...this.execution.state.drive.values()].filter(has).map(described),
    };
  }
  update(resource: FileResource, fileId: string, mediaData?: unknown): FileResource {
    const file = this.#find(fileId, 'update');
    if (resource.trashed) {
      // There is no bin: what is in it cannot be found.
      this.execution.state.drive.delete(file.id);
      file.drop();
      return { ...described(file), trashed: true };
    }
    if (resource.name) file.name = resource.name;
    if (mediaData) {
      const blob = own(BlobService, mediaData);
      this.#convert(file.mimeType, blob, 'update');
      file.bytes = blob.bytes;
      const taken = this.execution.state.takeFile(file.name, file.bytes, file.mimeType);
      if (taken?.link) file.link = taken.link;
    }
    return described(file);
  }
  remove(fileId: string): void {
    this.execution.state.drive.delete(this.#find(fileId, 'remove').id);
  }

  /** Whether the media become a Google Doc. What is no `.docx` Google refuses to convert. */
  #convert(mimeType: string, blob: BlobService | undefined, method: string): boolean {
    if (!mimeType.startsWith('application/vnd.google-apps.')) return false;
    if (mimeType !== GOOGLE_DOC) throw new NotImplemented(`Drive.Files.${method} with ${mimeType}`);
    if (!blob || blob.contentType !== DOCX || !isDocx(blob.bytes)) throw failed(method, 'Bad Request');
    return true;
  }

  #find(fileId: string, method: string): DriveFile {
    const { drive, findFile } = this.execution.state;
    const file = drive.get(fileId) ?? beside(fileId, findFile(fileId));
    if (!file) throw failed(method, `File not found: ${fileId}.`);
    return file;
  }
}

/** A file beside the workbook is in Drive under its name; on Google it would be one that the add-on made. */
function beside(name: string, bytes: Uint8Array | undefined): DriveFile | undefined {
  return bytes && { id: name, name, mimeType: typeOf(name), bytes, link: '', drop: () => {}, properties: {} };
}

/** Of Drive's queries the one by a property that the script itself gave its files. */
function asked(query: string): (file: DriveFile) => boolean {
  const [, key = '', value] =
    /^appProperties has \{ key='(\w+)' and value='([^']+)' \} and trashed = false$/.exec(query) ?? [];
  if (value === undefined) throw new NotImplemented(`Drive.Files.list with ${query}`);
  return ({ properties }) => properties[key] === value;
}

function typeOf(name: string): string {
  if (/\.docx$/i.test(name)) return DOCX;
  if (/\.docm$/i.test(name)) return 'application/vnd.ms-word.document.macroEnabled.12';
  return 'application/octet-stream';
}

function described({ id, name, mimeType, link }: DriveFile): FileResource {
  return { kind: 'drive#file', id, name, mimeType, webViewLink: link };
}

const DRIVE = serviceSpec('Drive', {}, { fields: ['Files'] });

export class DriveService extends Service {
  readonly spec = DRIVE;
  readonly Files = new FilesService(this.execution);
}
