/** Report templates of the bundle, and reports kept in the user's Drive. */

import { done, failed, type Refusal, type Result } from '../domain/values';
import { whoami } from './clock';
import { readBytes } from './part';
import { fileProperties } from './scope';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PDF = 'application/pdf';
const GOOGLE_DOC = 'application/vnd.google-apps.document';
const FIELDS = { fields: 'id,name,webViewLink' } as const;

/** A template's bytes. @param name file name without its ending, as in `templates/`. */
export const readTemplate = (name: string): Uint8Array => Uint8Array.from(readBytes(`template-${name}`));

/** The live service gives content only where `alt: 'media'` is asked for, which its declarations leave out. */
interface MediaFiles {
  export(id: string, mimeType: string, options: { readonly alt: 'media' }): unknown;
  get(id: string, options: { readonly alt: 'media' }): unknown;
}

const MACRO_DOC = 'application/vnd.ms-word.document.macroEnabled.12';

/**
 * Reads the bytes of a template that the ward made from one of ours. With the scope `drive.file` the add-on sees only files that the
 * person who runs it made by this script: any other is "not found", whoever owns it and whoever it is shared with.
 * @param reference a link of Docs or Drive, a file's id, or, on a laptop, the name of a file beside the workbook.
 */
export function readOwnTemplate(reference: string): Result<Uint8Array> {
  if (typeof Drive === 'undefined') return failed(NO_DRIVE);
  const id = idOf(reference);
  let type: string | undefined;
  try {
    type = Drive.Files.get(id, { fields: 'id,mimeType' }).mimeType;
  } catch (error) {
    console.error(`The template ${id} could not be looked up: ${error}`);
    return failed({
      what: `Không mở được mẫu riêng “${reference}”.`,
      todo: `Sổ Hội chỉ thấy tệp mà chính người bấm đã tạo bằng Sổ Hội của sổ này: ${whomToAsk(reference)} bấm Sổ Hội → Xem và báo cáo → Tạo mẫu riêng để có bản của mình, rồi sửa bản đó. Hoặc xóa “Mẫu báo cáo riêng” trong tab Cài đặt để dùng mẫu có sẵn.`,
    });
  }
  if (type === MACRO_DOC) {
    return failed({
      what: `Mẫu riêng “${reference}” là tệp Word có macro (.docm) nên không dùng được.`,
      todo: 'Lưu lại thành .docx không có macro.',
    });
  }
  if (type !== GOOGLE_DOC && type !== DOCX) {
    return failed({
      what: `Mẫu riêng “${reference}” không phải Google Tài liệu hay tệp Word (.docx).`,
      todo: 'Chọn lại tệp mẫu.',
    });
  }
  try {
    const files = Drive.Files as unknown as MediaFiles;
    const media = { alt: 'media' } as const;
    const blob: unknown = type === GOOGLE_DOC ? files.export(id, DOCX, media) : files.get(id, media);
    if (hasBytes(blob)) return done(Uint8Array.from(blob.getBytes()));
    console.error(`Drive gave no bytes for the template ${id}.`);
  } catch (error) {
    console.error(`The template ${id} could not be read: ${error}`);
  }
  return failed({ what: `Chưa đọc được mẫu riêng “${reference}”.`, todo: 'Chờ một lát rồi bấm lại.' });
}

const NO_DRIVE: Refusal = {
  what: 'Chưa bật dịch vụ Drive cho tiện ích này (Drive không đầy).',
  todo: 'Nhờ người cài đặt mở Apps Script → Dịch vụ → thêm Drive API, rồi bấm lại.',
};

const makerKey = (reference: string): string => `template.${idOf(reference)}`;

/** Remembers who made a template: nobody else's add-on can open it. */
export function keepMaker(reference: string): void {
  const maker = whoami();
  if (maker !== '') fileProperties().setProperty(makerKey(reference), maker);
}

function whomToAsk(reference: string): string {
  const maker = fileProperties().getProperty(makerKey(reference));
  // Her own that is not found was deleted.
  if (maker === whoami()) return 'mẫu này do bạn tạo, xem nó có trong Thùng rác của Drive không; hoặc';
  return `nhờ ${maker ?? 'người đã tạo mẫu này'} xuất báo cáo, hoặc`;
}

/** The id in a link; a name or an id by itself. */
function idOf(reference: string): string {
  const link = /\/d\/([\w-]{10,})|[?&]id=([\w-]{10,})/.exec(reference);
  if (link !== null) return link[1] ?? link[2] ?? reference;
  // On a laptop a link is of a file beside the workbook.
  if (!reference.startsWith('file:')) return reference.trim();
  return decodeURIComponent(reference.slice(reference.lastIndexOf('/') + 1));
}

const hasBytes = (value: unknown): value is { getBytes(): number[] } =>
  typeof value === 'object' && value !== null && 'getBytes' in value && typeof value.getBytes === 'function';

/** How Drive says that its service is switched off for the script's project. */
const OFF = /accessNotConfigured|SERVICE_DISABLED|has not been used|is disabled/;

interface Mark {
  /** Tells its content by a short text. */
  readonly of: string;
  /** An export of it was cut, and may have kept it. */
  readonly mayBeThere: boolean;
}

export interface SavedDocument {
  readonly id: string;
  readonly name: string;
  /** Null where Drive gives no link. */
  readonly url: string | null;
  /** `docx`: Drive refused to turn the file into a Google Doc, so the Word file itself was kept. */
  readonly kind: 'document' | 'docx';
}

/**
 * Keeps a .docx in the user's Drive as a Google Doc; where that is refused, as the Word file it is.
 * @param title what the document is called in Drive. @param file its file name, ending in `.docx`.
 * @param mark what it is found by when its export was cut.
 */
export function saveDocument(
  title: string,
  file: string,
  bytes: Uint8Array,
  mark?: Mark,
): Result<SavedDocument> {
  if (typeof Drive === 'undefined') return failed(NO_DRIVE);
  const marked = mark === undefined ? {} : { appProperties: { [MARK]: mark.of } };
  const signed = Array.from(bytes, (byte) => (byte > 127 ? byte - 256 : byte));
  const blob = Utilities.newBlob(signed, DOCX, file);
  try {
    const there = mark?.mayBeThere === true ? findMarked(Drive.Files, mark.of) : undefined;
    if (there !== undefined) return kept(there.mimeType === GOOGLE_DOC ? 'document' : 'docx', there, title);
  } catch (error) {
    // One document too many harms nobody.
    console.error(`Drive could not be asked for the report: ${error}`);
  }
  try {
    const resource = { name: title, mimeType: GOOGLE_DOC, ...marked };
    return kept('document', Drive.Files.create(resource, blob, FIELDS), title);
  } catch (error) {
    console.error(`Drive did not turn the report into a Google Doc: ${error}`);
  }
  try {
    const resource = { name: `${title}.docx`, mimeType: DOCX, ...marked };
    return kept('docx', Drive.Files.create(resource, blob, FIELDS), title);
  } catch (error) {
    return failed(refusedByDrive(error, 'báo cáo'));
  }
}

/** @param error as Drive threw it; null where the service is not there. @param what was to be kept. */
export function refusedByDrive(error: unknown, what: string): Refusal {
  // Google's text is in the reader's language already.
  const said = error instanceof Error ? error.message : String(error);
  const reason = said + JSON.stringify((error as { readonly details?: unknown } | null)?.details ?? '');
  if (error === null || OFF.test(reason)) return NO_DRIVE;
  const todo = /quota/i.test(reason)
    ? 'Drive của bạn đã đầy: xóa bớt tệp, dọn Thùng rác'
    : 'Bấm Cài đặt sổ để cho phép đủ quyền, chờ một lát';
  return { what: `Chưa lưu được ${what} vào Drive (${said}).`, todo: `${todo}, rồi bấm lại.` };
}

/**
 * Keeps a document that was saved as a Google Doc as a PDF beside it.
 * @returns null where Drive does not: a Word file it cannot turn into one, and a laptop may have nothing to do it with.
 */
export function savePdf(
  { id, name, kind }: SavedDocument,
  { of, mayBeThere }: Mark,
): Pick<SavedDocument, 'name' | 'url'> | null {
  if (typeof Drive === 'undefined' || kind === 'docx' || id === '') return null;
  const mark = `${of}-pdf`;
  try {
    const there = mayBeThere ? findMarked(Drive.Files, mark) : undefined;
    if (there !== undefined) return { name: there.name ?? name, url: there.webViewLink || null };
    const blob = (Drive.Files as unknown as MediaFiles).export(id, PDF, { alt: 'media' });
    const resource = { name: `${name}.pdf`, mimeType: PDF, appProperties: { [MARK]: mark } };
    const made = Drive.Files.create(resource, blob as GoogleAppsScript.Base.Blob, FIELDS);
    return { name: made.name ?? resource.name, url: made.webViewLink || null };
  } catch (error) {
    console.error(`Drive made no PDF of the report: ${error}`);
    return null;
  }
}

/** Key of what a document that the add-on made says of its content. */
export const MARK = 'soHoi';

export const findMarked = (files: NonNullable<typeof Drive>['Files'], of: string) =>
  files.list({
    q: `appProperties has { key='${MARK}' and value='${of}' } and trashed = false`,
    fields: 'files(id,name,mimeType,webViewLink)',
  }).files?.[0];

function kept(
  kind: 'document' | 'docx',
  made: {
    readonly id?: string | undefined;
    readonly name?: string | undefined;
    readonly webViewLink?: string | undefined;
  },
  title: string,
): Result<SavedDocument> {
  return done({ id: made.id ?? '', name: made.name ?? title, url: made.webViewLink || null, kind });
}

const escapeHtml = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');

/** Shows where the report is, and what its reader should still do. Every text may hold any character. */
export function showDocument(
  name: string,
  url: string | null,
  notes: readonly string[],
  heading = 'Báo cáo',
): void {
  const link =
    url !== null && /^https?:\/\//.test(url)
      ? `<p><a class="open" href="${escapeHtml(url)}" target="_blank" rel="noopener">Mở báo cáo</a></p>`
      : '';
  const list =
    notes.length === 0
      ? ''
      : `<div class="look"><h2>Xem lại trước khi gửi</h2><ul>${notes.map((note) => `<li>${escapeHtml(note)}</li>`).join('')}</ul></div>`;
  const html = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><base target="_blank"><style>
body{font:16px/1.5 Arial,sans-serif;color:#1F2933;margin:0;padding:20px 24px 24px}
p{margin:0 0 16px}
.open{display:block;box-sizing:border-box;min-height:44px;background:#A61E4D;color:#fff;padding:10px 20px;border-radius:6px;text-align:center;text-decoration:none;font-weight:bold}
.open:focus-visible{outline:3px solid #1F2933;outline-offset:2px}
.look{background:#FFF4E5;border-left:4px solid #B54708;border-radius:6px;padding:12px 16px}
.look h2{font-size:16px;color:#B54708;margin:0 0 8px}
ul{margin:0;padding-left:20px}li{margin-bottom:6px}li:last-child{margin-bottom:0}
</style></head><body><p>Đã xuất “${escapeHtml(name)}”.</p>${link}${list}</body></html>`;
  const output = HtmlService.createHtmlOutput(html)
    .setWidth(460)
    .setHeight(notes.length === 0 ? 180 : 420);
  SpreadsheetApp.getUi().showModalDialog(output, heading);
}
