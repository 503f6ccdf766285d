/** Google's English refusals, as a Vietnamese sentence that says what to do. The add-on's own texts pass through. */

const SENTENCES: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  [
    /more than the maximum of (\d+) characters in a single cell/,
    (most = '50000') =>
      `Một ô chỉ chứa được ${Number(most).toLocaleString('vi')} ký tự. Chia nội dung ra nhiều ô rồi ghi lại.`,
  ],
  [
    /A sheet with the name "(.*)" already exists/,
    (name = '') => `Đã có trang tính tên “${name}”. Hãy chọn tên khác.`,
  ],
  [
    /above the limit of 10000000 cells/,
    () =>
      'Bảng tính đã đủ 10 triệu ô, không thêm được nữa. Xoá bớt hàng, cột trống hoặc trang tính không dùng.',
  ],
  [
    /delete all non-frozen rows/,
    () => 'Không xoá được hết các hàng không cố định. Giữ lại ít nhất một hàng.',
  ],
  [/remove all the sheets/, () => 'Bảng tính phải còn ít nhất một trang tính.'],
  [/remove all the visible sheets|hide all the sheets/, () => 'Phải còn ít nhất một trang tính đang hiện.'],
  [/protected cell or object/, () => 'Ô này được bảo vệ. Nhờ chủ bảng tính bỏ bảo vệ nếu cần sửa.'],
  [
    /data validation/,
    () => 'Giá trị này không hợp quy tắc của ô. Chọn trong danh sách, hoặc xem ghi chú ở tiêu đề cột.',
  ],
  [/frozen|freeze/, () => 'Không cố định được như vậy: phải còn ít nhất một hàng, một cột không cố định.'],
  [
    /sheet.*name|name.*sheet/i,
    () => 'Tên trang tính này không dùng được. Chọn tên khác, ngắn hơn 100 ký tự.',
  ],
];

export function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  for (const [pattern, sentence] of SENTENCES) {
    const found = pattern.exec(message);
    if (found !== null) return sentence(...found.slice(1));
  }
  return message;
}
