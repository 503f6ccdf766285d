/** The add-on's menu: the words, and the global that each item calls. */
export const MENU = [
  ['Cài đặt sổ', 'installSheets'],
  ['Kiểm tra', 'checkData'],
  ['Tổng hợp', 'summarize'],
  ['Xuất báo cáo', 'exportReport'],
] as const;
