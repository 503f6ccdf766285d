/** Report templates of the bundle, and reports kept in the user's Drive. */

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const GOOGLE_DOC = 'application/vnd.google-apps.document';
const FIELDS = { fields: 'id,name,webViewLink' } as const;

/** A template's bytes as base64. @param name file name without its ending, as in `templates/`. */
export function readTemplate(name: string): string {
  return HtmlService.createHtmlOutputFromFile(`template-${name}`).getContent().trim();
}

export type Saved =
  | {
      readonly ok: true;
      readonly name: string;
      /** Null where Drive gives no link. */
      readonly url: string | null;
      /** `docx`: Drive refused to turn the file into a Google Doc, so the Word file itself was kept. */
      readonly kind: 'document' | 'docx';
    }
  | { readonly ok: false; readonly message: string };

/**
 * Keeps a .docx in the user's Drive as a Google Doc; where that is refused, as the Word file it is.
 * @param title what the document is called in Drive. @param file its file name, ending in `.docx`.
 */
export function saveDocument(title: string, file: string, bytes: Uint8Array): Saved {
  if (typeof Drive === 'undefined') {
    return {
      ok: false,
      message: 'Chưa bật dịch vụ Drive cho tiện ích này. Nhờ người cài đặt xem lại phần triển khai.',
    };
  }
  const signed = Array.from(bytes, (byte) => (byte > 127 ? byte - 256 : byte));
  const blob = Utilities.newBlob(signed, DOCX, file);
  try {
    return kept('document', Drive.Files.create({ name: title, mimeType: GOOGLE_DOC }, blob, FIELDS), title);
  } catch (error) {
    console.error(`Drive did not turn the report into a Google Doc: ${error}`);
  }
  try {
    return kept('docx', Drive.Files.create({ name: `${title}.docx`, mimeType: DOCX }, blob, FIELDS), title);
  } catch (error) {
    // Google's text is in the reader's language already.
    const said = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      message: `Chưa lưu được báo cáo vào Drive (${said}). Xem Drive còn chỗ không, rồi bấm lại.`,
    };
  }
}

function kept(
  kind: 'document' | 'docx',
  made: { readonly name?: string | undefined; readonly webViewLink?: string | undefined },
  title: string,
): Saved {
  return { ok: true, name: made.name ?? title, url: made.webViewLink || null, kind };
}

const escapeHtml = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');

/** Shows where the report is, and what its reader should still do. Every text may hold any character. */
export function showDocument(name: string, url: string | null, notes: readonly string[]): void {
  const link =
    url !== null && /^https?:\/\//.test(url)
      ? `<p><a class="open" href="${escapeHtml(url)}" target="_blank" rel="noopener">Mở báo cáo</a></p>`
      : '';
  const list =
    notes.length === 0
      ? ''
      : `<p>Xem lại trước khi gửi:</p><ul>${notes.map((note) => `<li>${escapeHtml(note)}</li>`).join('')}</ul>`;
  const html = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><base target="_blank"><style>
body{font:16px/1.5 Arial,sans-serif;color:#1F2933;margin:0 4px}
.open{display:inline-block;background:#A61E4D;color:#fff;padding:10px 20px;border-radius:6px;text-decoration:none}
ul{padding-left:20px}li{margin-bottom:6px}
</style></head><body><p>Đã xuất “${escapeHtml(name)}”.</p>${link}${list}</body></html>`;
  const output = HtmlService.createHtmlOutput(html)
    .setWidth(460)
    .setHeight(notes.length === 0 ? 160 : 360);
  SpreadsheetApp.getUi().showModalDialog(output, 'Báo cáo thành tích');
}
