/** Pictures in a folder of the ward's Drive. With the scope `drive.file` the add-on sees this folder and these files, and no others. */
import { failed, type Refusal, type Result } from '../domain/values';
import { findMarked, MARK, refusedByDrive } from './documents';
import { setNote, writeCells } from './rows';
import type { Sheet } from './spreadsheet';

const FOLDER = 'application/vnd.google-apps.folder';
const FOLDER_NAME = 'Ảnh Sổ Hội';
const FIELDS = { fields: 'id,name,webViewLink' } as const;
const NO_LINK: Refusal = { what: 'Drive chưa cho địa chỉ của ảnh.', todo: 'Chờ một lát rồi bấm lại.' };

interface Picture {
  /** -128 to 127, as Apps Script has them. */
  readonly bytes: number[];
  readonly type: string;
  readonly name: string;
  /** What it is found by when the same is sent again. */
  readonly mark: string;
}

/** @returns the picture's address. */
export function keepPicture({ bytes, type, name, mark }: Picture): Result<string> {
  if (typeof Drive === 'undefined') return failed(refusedByDrive(null, 'ảnh'));
  const files = Drive.Files;
  try {
    const there = findMarked(files, mark);
    const made =
      there ??
      files.create(
        { name, mimeType: type, parents: [folderId()], appProperties: { [MARK]: mark } },
        Utilities.newBlob(bytes, type, name),
        FIELDS,
      );
    const url = made.webViewLink;
    return url ? { ok: true, value: url } : failed(NO_LINK);
  } catch (error) {
    console.error(`Drive did not keep the picture: ${error}`);
    return failed(refusedByDrive(error, 'ảnh'));
  }
  function folderId(): string {
    const there = findMarked(files, 'pictures');
    const resource = { name: FOLDER_NAME, mimeType: FOLDER, appProperties: { [MARK]: 'pictures' } };
    return (there ?? files.create(resource)).id ?? '';
  }
}

/** Adds a column at the end of a tab, whose headers end before `place`. Hold the lock. */
export function addColumn(sheet: Sheet, place: number, header: string, note: string): void {
  if (sheet.getMaxColumns() <= place) sheet.insertColumnsAfter(sheet.getMaxColumns(), 1);
  writeCells(sheet, 1, [{ place, cell: header, format: '@' }]);
  setNote(sheet, 1, place, note);
}
