/** What a person reads where a service refuses: Vietnamese, whatever Google's text is. */
import { newSheet, newWorkbook } from './model';
import { sentenceOf } from './sentences';

const facts: readonly (readonly [string, string])[] = [
  [
    'Your input contains more than the maximum of 50000 characters in a single cell.',
    'Một ô chỉ chứa được 50.000 ký tự',
  ],
  ['A sheet with the name "Quà" already exists. Please enter another name.', 'Đã có trang tính tên “Quà”'],
  ['Sorry, it is not possible to delete all non-frozen rows.', 'Giữ lại ít nhất một hàng'],
  ["You can't remove all the sheets in a document.", 'phải còn ít nhất một trang tính'],
  ["You can't remove all the visible sheets in a document.", 'ít nhất một trang tính đang hiện'],
  ['You are trying to edit a protected cell or object. Please contact', 'được bảo vệ'],
  [
    'The data you entered in cell B2 violates the data validation rules set on this cell.',
    'không hợp quy tắc',
  ],
  ['No HTML file named entry was found.', 'thiếu trang “entry”'],
  ['Script function not found: tong', 'Không có hàm “tong”'],
  ['Service Spreadsheets failed while accessing document with id x.', 'bấm lại'],
  ['Lock timeout: another process was holding the lock for too long.', 'cửa sổ khác đang ghi'],
  ['Exceeded maximum execution time', 'quá thời gian'],
  ['You have exceeded the property storage quota. Please remove some properties and try again.', 'đã đầy'],
  ['Argument too large: value', 'đã đầy'],
  ['Specified permissions are not sufficient to call DriveApp.x.', 'cấp quyền'],
  ['Those rows are out of bounds.', 'nằm ngoài trang tính'],
  ['The coordinates of the range are outside the dimensions of the sheet.', 'nằm ngoài trang tính'],
  ['Range.setFoo is not implemented by the local host', '“Range.setFoo”'],
  ['The sheet name cannot be empty.', 'Tên trang tính này không dùng được'],
  ['EIO: i/o error, read', 'báo cho người phụ trách kèm dòng này: EIO: i/o error, read'],
  ["Cannot read properties of undefined (reading 'name')", 'báo cho người phụ trách kèm dòng này'],
  ['No such thing as "Quà Tết" here', 'báo cho người phụ trách'],
  ['Chưa có kỳ tổng hợp.', 'Chưa có kỳ tổng hợp.'],
];

test.each(facts)('%s', (message, words) => {
  const sentence = sentenceOf(new Error(message));
  expect(sentence.toLowerCase()).toContain(words.toLowerCase());
});

test('the limit of cells names the tab that is too wide', () => {
  const book = newWorkbook('sổ');
  book.sheets = [newSheet(1, 'Hẹp'), newSheet(2, 'Rộng', 1000, 16_384)];
  const message =
    'This action would increase the number of cells in the workbook above the limit of 10000000 cells.';
  expect(sentenceOf(new Error(message), book)).toBe(
    'Bảng tính trên 10 triệu ô: tab “Rộng” quá rộng (1.000 hàng × 16.384 cột). Xóa các cột, hàng trống ở cuối tab ấy rồi làm lại.',
  );
});
