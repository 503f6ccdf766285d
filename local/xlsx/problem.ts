/** What can go wrong with a workbook file, as data: a code for programs, a Vietnamese sentence for people. */

export type FileProblemCode =
  | 'missing'
  | 'not-a-file'
  | 'not-xlsx'
  | 'old-format'
  | 'password'
  | 'damaged'
  | 'newer'
  | 'too-large'
  | 'unreadable'
  | 'unwritable'
  | 'in-use'
  | 'disk-full';

/** Largest file that is opened, in bytes. Google Sheets itself refuses uploads above 100 MB. */
export const LARGEST_FILE = 100 * 1024 * 1024;

/** `what`: for a file that is damaged or too large, what is wrong in it, where that is known. */
const SENTENCES: Record<FileProblemCode, (where: string, what?: string) => string> = {
  missing: (where) => `Không thấy tệp “${where}”. Kiểm tra lại tên và thư mục của tệp.`,
  'not-a-file': (where) => `“${where}” là thư mục, không phải tệp. Chọn một tệp .xlsx.`,
  'not-xlsx': (where) =>
    `Tệp “${where}” không phải bảng tính .xlsx. Mở tệp bằng chương trình đã làm ra nó rồi lưu dạng Excel (.xlsx).`,
  'old-format': (where) =>
    `Tệp “${where}” là bảng tính Excel kiểu cũ (.xls). Mở bằng Excel hoặc LibreOffice rồi lưu dạng .xlsx.`,
  password: (where) =>
    `Tệp “${where}” có mật khẩu nên không đọc được. Mở bằng Excel, bỏ mật khẩu mở tệp, lưu lại rồi thử lại.`,
  damaged: (where, what) =>
    `Tệp “${where}” bị hỏng${what === undefined ? ' hoặc tải về chưa hết' : `: ${what}`}. Sổ Hội không mở, để khỏi ghi đè lên tệp. Lấy lại bản gốc, hoặc mở bằng Excel để sửa rồi lưu lại.`,
  newer: (where) =>
    `Tệp “${where}” do bản Sổ Hội mới hơn ghi. Cập nhật Sổ Hội trên máy này rồi mở lại. Tệp vẫn nguyên.`,
  'too-large': (where, what) =>
    what === undefined
      ? `Tệp “${where}” quá lớn (trên 100 MB). Xóa bớt hình và tab không dùng, hoặc tách thành nhiều tệp.`
      : `Tệp “${where}” quá lớn nên Sổ Hội không mở: ${what}. Mở tệp bằng Excel, xóa phần thừa ấy hoặc tách thành nhiều tệp rồi lưu lại. Tệp vẫn nguyên.`,
  unreadable: (where) =>
    `Không được phép đọc tệp “${where}”. Xin quyền đọc tệp hoặc chép tệp sang thư mục của mình.`,
  unwritable: (where) =>
    `Không ghi được tệp “${where}”: tệp hoặc thư mục chỉ cho đọc. Đổi quyền ghi, hoặc lưu sang thư mục khác. Tệp cũ vẫn nguyên.`,
  'in-use': (where) =>
    `Không ghi được tệp “${where}” vì chương trình khác đang mở. Đóng tệp ở chương trình đó rồi lưu lại. Tệp cũ vẫn nguyên.`,
  'disk-full': (where) =>
    `Không ghi được tệp “${where}” vì ổ đĩa đầy. Xóa bớt tệp không dùng rồi lưu lại. Tệp cũ vẫn nguyên.`,
};

/** Thrown by reading and writing. `message` is what a person reads; `code` is what a program asks. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';
  /** `options.what`: what is wrong in the file, in Vietnamese. */
  constructor(
    readonly code: FileProblemCode,
    readonly where: string,
    private readonly options?: { cause?: unknown; what?: string },
  ) {
    super(SENTENCES[code](where, options?.what), options);
  }

  get what(): string | undefined {
    return this.options?.what;
  }
}
