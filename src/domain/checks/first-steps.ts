/** The first day: five steps in their order, each done once the book says so. Nothing is remembered: what was undone is open again. */
import { eventTables } from '../figures';
import { type AnyTable, tableKeys, tables, type WardData } from '../ward';

export interface FirstStep {
  readonly key: 'chapters' | 'head' | 'models' | 'members' | 'rows';
  readonly title: string;
  /** How it is done. */
  readonly how: string;
  readonly isDone: boolean;
}

/** Rows that count, and those that do not yet: who typed them has taken the step. */
const hasRows = ({ records }: WardData, key: keyof typeof tables): boolean =>
  records[key].rows.length + records[key].leftOut.length > 0;

export function firstSteps(ward: WardData): FirstStep[] {
  const { settings, present } = ward;
  const isOfModel = ({ models }: AnyTable): boolean => models !== undefined;
  return [
    {
      key: 'chapters',
      title: 'Ghi tên các chi hội',
      how: 'Bấm Sổ Hội → Quản lý → Bắt đầu, hoặc gõ ở tab Chi hội rồi bấm Cài đặt sổ. Mã để trống thì sổ tự đặt.',
      isDone: ward.records.chapters.rows.length > 0,
    },
    {
      key: 'head',
      title: 'Ghi tên Hội, địa danh, người ký',
      how: 'Bấm Sổ Hội → Quản lý → Thông tin của Hội. Báo cáo lấy đầu đề từ đây.',
      isDone: (['unionName', 'place', 'signer'] as const).every((key) => (settings[key] ?? '') !== ''),
    },
    {
      key: 'models',
      title: 'Chọn các mô hình phường ghi',
      how: 'Bấm Sổ Hội → Quản lý → Chọn mô hình. Chỉ ghi phần lõi thì bấm Lưu luôn.',
      // Older books chose none and have the tabs.
      isDone: settings.models !== null || tableKeys.some((key) => isOfModel(tables[key]) && present.has(key)),
    },
    {
      key: 'members',
      title: 'Ghi danh sách hội viên',
      how: 'Dán vào tab Hội viên rồi bấm Cài đặt sổ, hay bấm Sổ Hội → Ghi sổ → Nhập liệu.',
      isDone: hasRows(ward, 'members'),
    },
    {
      key: 'rows',
      title: 'Ghi việc đầu tiên',
      how: 'Bấm Sổ Hội → Ghi sổ → Nhập liệu, chọn Tái chế, Quà tặng, hay việc khác.',
      isDone: eventTables.some((key) => hasRows(ward, key)),
    },
  ];
}
