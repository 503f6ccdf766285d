/** The add-on's menu: the words, and the global that each item calls. */
import type { GlobalName } from './access';

export const MENU = [
  ['Nhập liệu', 'openEntryForm'],
  ['Kiểm tra', 'checkData'],
  ['Tổng hợp', 'summarize'],
  ['Xem các dòng của con số', 'traceFigure'],
  ['Xuất báo cáo', 'exportReport'],
  ['Chọn báo cáo để xuất', 'openExport'],
  ['Phát hành', 'openIssues'],
  ['Ô điền của mẫu', 'listPlaceholders'],
  ['Tạo mẫu riêng', 'makeOwnTemplate'],
  ['Khóa sổ', 'openClosing'],
  ['Kỳ tổng hợp', 'openPeriod'],
  ['Ai đã ghi sổ', 'openReportStatus'],
  ['Hội viên ghi trùng', 'openDuplicates'],
  ['Liên kết điện thoại', 'openLinks'],
  ['Chọn mô hình', 'openModels'],
  ['Gói chỉ số', 'openPacks'],
  ['Sáp nhập, đổi tên chi hội', 'openBorders'],
  ['Sao lưu', 'openBackup'],
  ['Riêng tư', 'openPrivacy'],
  ['Cài đặt', 'openSettings'],
  ['Khóa tab của cán bộ', 'lockTabs'],
  ['Mở khóa tab của cán bộ', 'unlockTabs'],
  ['Cài đặt sổ', 'installSheets'],
  ['Tự kiểm tra', 'selfCheck'],
] as const satisfies readonly (readonly [label: string, name: GlobalName])[];
