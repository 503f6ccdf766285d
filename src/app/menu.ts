/**
 * The add-on's menu: three groups by what a person comes for, the words, and the global that each item calls. Every text that
 * says `Sổ Hội → …` names group and item as they stand here; a test follows them.
 */
import type { GlobalName } from './access';

type Item = readonly [label: string, name: GlobalName];

export const MENU: readonly (readonly [group: string, items: readonly Item[]])[] = [
  [
    'Ghi sổ',
    [
      ['Nhập liệu', 'openEntryForm'],
      ['Kiểm tra', 'checkData'],
      ['Cần sửa', 'openProblems'],
      ['Ai đã ghi sổ', 'openReportStatus'],
      ['Hội viên ghi trùng', 'openDuplicates'],
      ['Liên kết điện thoại', 'openLinks'],
    ],
  ],
  [
    'Xem và báo cáo',
    [
      ['Tổng hợp', 'summarize'],
      ['Xem các dòng của con số', 'traceFigure'],
      ['Kỳ tổng hợp', 'openPeriod'],
      ['Xuất báo cáo', 'exportReport'],
      ['Chọn báo cáo để xuất', 'openExport'],
      ['Phát hành', 'openIssues'],
      ['Ô điền của mẫu', 'listPlaceholders'],
      ['Tạo mẫu riêng', 'makeOwnTemplate'],
    ],
  ],
  [
    'Quản lý',
    [
      ['Bắt đầu', 'openStart'],
      ['Thông tin của Hội', 'openSettings'],
      ['Chọn mô hình', 'openModels'],
      ['Gói chỉ số', 'openPacks'],
      ['Sáp nhập, đổi tên chi hội', 'openBorders'],
      ['Khóa sổ', 'openClosing'],
      ['Sao lưu', 'openBackup'],
      ['Riêng tư', 'openPrivacy'],
      ['Hiện các tab của cán bộ', 'showTabs'],
      ['Ẩn các tab của cán bộ', 'hideTabs'],
      ['Khóa tab của cán bộ', 'lockTabs'],
      ['Mở khóa tab của cán bộ', 'unlockTabs'],
      ['Cài đặt sổ', 'installSheets'],
      ['Tự kiểm tra', 'selfCheck'],
    ],
  ],
];
