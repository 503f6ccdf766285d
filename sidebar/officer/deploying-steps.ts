/** The six steps of deploying the phone page, for the dialog and for the drawings in the guide. */

/**
 * A step: what to do, and rows of controls as Google shows them; the last control of a row is the one to
 * press.
 */
export const STEPS: readonly (readonly [text: string, ...sketch: (readonly string[])[]])[] = [
  ['Ở trang sổ (trên máy tính), mở Tiện ích mở rộng, rồi Apps Script.', ['Tiện ích mở rộng', 'Apps Script']],
  [
    'Ở trang vừa mở, góc trên bên phải, bấm Triển khai, rồi Lượt triển khai mới.',
    ['Triển khai ▾', 'Lượt triển khai mới'],
  ],
  ['Bấm bánh răng cạnh “Chọn loại”, chọn Ứng dụng web.', ['Chọn loại ⚙', 'Ứng dụng web']],
  [
    'Hai ô bên dưới: thực thi bằng tài khoản của chị, và ai cũng mở được.',
    ['Thực thi với tư cách', 'Tôi'],
    ['Người có quyền truy cập', 'Bất kỳ ai'],
  ],
  [
    'Bấm Triển khai, cho phép nếu Google hỏi. Chép dòng “URL ứng dụng web”.',
    ['https://script.google.com/macros/s/…/exec', 'Sao chép'],
  ],
  ['Dán địa chỉ ấy vào ô dưới đây. Mở địa chỉ ấy một lần bằng trình duyệt cũng được: sổ tự ghi lại.'],
];
