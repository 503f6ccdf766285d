/**
 * What a person reads where a service refuses. Scripts get Google's own English texts, which the add-on's code must be
 * able to meet; people get a Vietnamese sentence that says what to do. The add-on's own texts pass through.
 */
import type { Sheet, Workbook } from './model';

const count = (value: number): string => value.toLocaleString('vi-VN');

/** The tab with the largest grid, for the limit that counts blank cells too. */
function widest(workbook: Workbook | undefined): Sheet | undefined {
  const sheets = [...(workbook?.sheets ?? [])];
  return sheets.sort((a, b) => b.rows * b.columns - a.rows * a.columns)[0];
}

/** Over ten million cells, blank ones included: which tab, and what to do. */
function tooManyCells(workbook: Workbook | undefined): string {
  const tab = widest(workbook);
  if (tab === undefined) return 'Bảng tính trên 10 triệu ô. Xóa bớt hàng, cột trống hoặc tab không dùng.';
  return `Bảng tính trên 10 triệu ô: tab “${tab.name}” quá rộng (${count(tab.rows)} hàng × ${count(tab.columns)} cột). Xóa các cột, hàng trống ở cuối tab ấy rồi làm lại.`;
}

type Sentence = (workbook: Workbook | undefined, ...found: string[]) => string;

const SENTENCES: readonly (readonly [RegExp, Sentence])[] = [
  [
    /more than the maximum of (\d+) characters in a single cell/,
    (_, most = '50000') =>
      `Một ô chỉ chứa được ${count(Number(most))} ký tự. Chia nội dung ra nhiều ô rồi ghi lại.`,
  ],
  [
    /A sheet with the name "(.*)" already exists/,
    (_, name = '') => `Đã có trang tính tên “${name}”. Hãy chọn tên khác.`,
  ],
  [/above the limit of 10000000 cells/, (workbook) => tooManyCells(workbook)],
  [
    /delete all non-frozen/,
    () => 'Không xóa được hết các hàng, cột không cố định. Giữ lại ít nhất một hàng, một cột.',
  ],
  [/remove all the sheets/, () => 'Bảng tính phải còn ít nhất một trang tính.'],
  [/remove all the visible sheets|hide all the sheets/, () => 'Phải còn ít nhất một trang tính đang hiện.'],
  [/protected cell or object/, () => 'Ô này được bảo vệ. Nhờ chủ bảng tính bỏ bảo vệ nếu cần sửa.'],
  [
    /data validation/,
    () => 'Giá trị này không hợp quy tắc của ô. Chọn trong danh sách, hoặc xem ghi chú ở tiêu đề cột.',
  ],
  [
    /No HTML file named (.*) was found/,
    (_, name = '') => `Bản dựng của Sổ Hội thiếu trang “${name}”. Dựng lại bằng npm run build.`,
  ],
  [
    /Script function not found: (.*)/,
    (_, name = '') => `Không có hàm “${name}” trong bản dựng của Sổ Hội. Tải lại trang rồi bấm lại.`,
  ],
  [
    /^Service (\S+) failed/,
    () => 'Dịch vụ bảng tính không trả lời lần này. Đợi một lát rồi bấm lại; những gì đã ghi vẫn còn.',
  ],
  [
    /Lock timeout|too many LockService operations/,
    () => 'Có người hoặc cửa sổ khác đang ghi vào sổ. Đợi một lát rồi bấm lại.',
  ],
  [
    /Exceeded maximum execution time/,
    () => 'Việc này chạy quá thời gian cho phép nên bị dừng giữa chừng. Bấm lại; những gì đã ghi vẫn còn.',
  ],
  [
    /exceeded the property storage quota|Argument too large/,
    () => 'Chỗ lưu cài đặt của sổ đã đầy. Xóa bớt mẫu riêng hoặc cài đặt không dùng rồi bấm lại.',
  ],
  [
    /permissions? are not sufficient|do not have permission/,
    () => 'Chưa được cấp quyền làm việc này. Mở menu Sổ Hội, cho phép khi được hỏi, rồi bấm lại.',
  ],
  [
    /Those (rows|columns) are out of bounds|outside the dimensions of the sheet|reference out of range/,
    () => 'Chỗ cần ghi nằm ngoài trang tính: hàng hoặc cột ấy vừa bị xóa. Tải lại trang rồi bấm lại.',
  ],
  [
    /^(.*) is not implemented by the local host/,
    (_, what = '') =>
      `Bản trên máy chưa làm được “${what}”; trên Google Trang tính thì được. Báo cho người phụ trách kèm dòng này.`,
  ],
  [
    /Failed due to (circular reference|illegal value)/,
    () => 'Trang gửi đi một thứ mà bảng tính không nhận. Tải lại trang rồi bấm lại.',
  ],
  [/frozen|freeze/, () => 'Không cố định được như vậy: phải còn ít nhất một hàng, một cột không cố định.'],
  [
    /\bsheet\b.*\bname\b|\bname\b.*\bsheet\b/i,
    () => 'Tên trang tính này không dùng được. Chọn tên khác, ngắn hơn 100 ký tự.',
  ],
];

// Letters that English does not have: the sentence is one of ours.
const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹàáãèéìíòóõùúý]/i;

/** `workbook`: names the tab where the refusal is about one. */
export function sentenceOf(error: unknown, workbook?: Workbook): string {
  const message = error instanceof Error || isError(error) ? error.message : String(error);
  for (const [pattern, sentence] of SENTENCES) {
    const found = pattern.exec(message);
    if (found !== null) return sentence(workbook, ...found.slice(1));
  }
  // Names in quotes are the ward's and say nothing of the language around them.
  if (VIETNAMESE.test(message.replace(/"[^"]*"|'[^']*'/g, ''))) return message;
  return `Sổ Hội gặp một lỗi chưa biết. Bấm lại một lần; nếu vẫn vậy, báo cho người phụ trách kèm dòng này: ${message}`;
}

/** An error of another realm (the script's) is no instance of ours. */
function isError(error: unknown): error is Error {
  return (
    typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string'
  );
}
