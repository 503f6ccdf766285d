/** The report's way: files of the build, the writer, Drive's conversion. */

import { readTemplate } from '../documents';
import { loadPart } from '../part';
import type { Fact, Seen } from './fact';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const GOOGLE_DOC = 'application/vnd.google-apps.document';
/** The smallest of the build's templates. */
const TEMPLATE = 'mo-hinh';
const NAME = 'Tự kiểm tra Sổ Hội (xóa được)';

/** The live service gives content only where `alt: 'media'` is asked for, which its declarations leave out. */
interface MediaFiles {
  export(id: string, mimeType: string, options: { readonly alt: 'media' }): GoogleAppsScript.Base.Blob;
}

/** Whether a page arrives whole: nothing that protects pages has cut it. */
export function pageWhole(): Seen {
  const raw = HtmlService.createTemplateFromFile('officer').getRawContent();
  const served = HtmlService.createHtmlOutputFromFile('officer').getContent();
  const isWhole = raw === served && served.includes('<div id="app">') && served.trimEnd().endsWith('</html>');
  return { holds: isWhole, seen: `${served.length} trong ${raw.length} ký tự` };
}

/** As much of the report's writer as is tried. */
interface Writer {
  renderReport(template: Uint8Array, report: undefined, pictures: object): { readonly ok: boolean };
}

export function writerLoads(): Seen {
  const { renderReport } = loadPart<Writer>('report-writer');
  // Bytes that are no template: the writer runs, and says so as data.
  const rendered = renderReport(new Uint8Array([1, 2, 3]), undefined, {});
  return {
    holds: !rendered.ok,
    seen: rendered.ok ? 'chạy, nhưng nhận cả tệp hỏng' : 'chạy, nhận ra tệp hỏng',
  };
}

/** Places to fill in, and pictures that charts replace. */
function places(blob: GoogleAppsScript.Base.Blob): { tags: number; pictures: number } {
  const zip = Utilities.newBlob(blob.getBytes(), 'application/zip');
  const xml =
    Utilities.unzip(zip)
      .find((file) => file.getName() === 'word/document.xml')
      ?.getDataAsString('UTF-8') ?? '';
  return {
    tags: xml.replace(/<[^>]*>/g, '').match(/\{[^{}]+\}/g)?.length ?? 0,
    pictures: xml.match(/descr="bieu_do:/g)?.length ?? 0,
  };
}

/** One document of its own in Drive, put into the bin afterwards. */
class Trial {
  private id: string | null = null;

  convert(): Seen {
    if (typeof Drive === 'undefined') return { holds: false, seen: 'mã không có dịch vụ Drive' };
    const signed = Array.from(readTemplate(TEMPLATE), (byte) => (byte > 127 ? byte - 256 : byte));
    const word = Utilities.newBlob(signed, DOCX, `${NAME}.docx`);
    const { id } = Drive.Files.create({ name: NAME, mimeType: GOOGLE_DOC }, word, { fields: 'id' });
    if (id === undefined) return { holds: false, seen: 'Drive không cho mã của tệp' };
    this.id = id;
    const type = Drive.Files.get(id, { fields: 'id,mimeType' }).mimeType ?? '';
    if (type !== GOOGLE_DOC) return { holds: false, seen: `thành ${type}` };
    const before = places(word);
    const back = (Drive.Files as unknown as MediaFiles).export(id, DOCX, { alt: 'media' });
    const after = places(back);
    return {
      holds: before.tags === after.tags && before.pictures === after.pictures,
      seen: `thành Google Tài liệu; xuất lại còn ${after.tags}/${before.tags} ô điền, ${after.pictures}/${before.pictures} hình`,
    };
  }

  remove(): Seen {
    if (this.id === null || typeof Drive === 'undefined')
      return { holds: true, seen: 'không có tệp nào để bỏ' };
    Drive.Files.update({ trashed: true }, this.id);
    this.id = null;
    return { holds: true, seen: 'đã bỏ vào thùng rác' };
  }
}

export function documents(): Fact[] {
  const trial = new Trial();
  return [
    {
      id: 'page',
      must: 'Trang của hộp thoại tới nơi nguyên vẹn',
      otherwise: 'Hộp thoại trắng hoặc không bấm được. Báo người bảo trì.',
      look: pageWhole,
    },
    {
      id: 'writer',
      must: 'Phần viết báo cáo nạp được và chạy',
      otherwise: 'Không xuất được báo cáo. Báo người bảo trì.',
      look: writerLoads,
    },
    {
      id: 'drive',
      must: 'Tệp Word thành Google Tài liệu, xuất lại còn đủ ô điền và hình',
      otherwise:
        'Báo cáo là tệp Word, hoặc mẫu riêng sửa trong Google Tài liệu mất ô điền: dùng mẫu Word. Không có dịch vụ Drive: nhờ người cài đặt bật.',
      look: () => trial.convert(),
    },
    {
      id: 'drive-trash',
      must: 'Tệp thử trong Drive được bỏ vào thùng rác',
      otherwise: `Tự xóa tệp “${NAME}” trong Drive.`,
      look: () => trial.remove(),
    },
  ];
}
