/** The add-on's menu: the words, and the global that each item calls. */
export const MENU = [
  ['Nhập liệu', 'openEntryForm'],
  ['Kiểm tra', 'checkData'],
  ['Tổng hợp', 'summarize'],
  ['Xem các dòng của con số', 'traceFigure'],
  ['Xuất báo cáo', 'exportReport'],
  ['Chọn báo cáo để xuất', 'openExport'],
  ['Ô điền của mẫu', 'listPlaceholders'],
  ['Tạo mẫu riêng', 'makeOwnTemplate'],
  ['Khoá sổ', 'openClosing'],
  ['Kỳ tổng hợp', 'openPeriod'],
  ['Ai đã ghi sổ', 'openReportStatus'],
  ['Hội viên ghi trùng', 'openDuplicates'],
  ['Liên kết điện thoại', 'openLinks'],
  ['Chọn mô hình', 'openModules'],
  ['Cài đặt', 'openSettings'],
  ['Cài đặt sổ', 'installSheets'],
] as const;
