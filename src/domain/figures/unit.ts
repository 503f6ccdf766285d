/** The units in which figures are counted. */
export type Unit =
  | 'đ'
  | 'kg'
  | 'vỏ'
  | '%'
  | 'suất'
  | 'hội viên'
  | 'người'
  | 'chi hội'
  | 'tổ'
  | 'cặp'
  | 'hộ'
  | 'lần'
  | 'trẻ'
  | 'điểm'
  | 'chiếc'
  | 'buổi'
  | 'lượt'
  | 'km'
  | 'm²'
  | 'm³'
  | 'cây'
  | 'thùng'
  | 'công'
  | 'mái ấm'
  | 'tin'
  | 'mặt hàng'
  | 'chỉ tiêu';

/** Null: things that are not counted in one unit; each names its own (`quyển vở`, `kg gạo`). */
export type AnyUnit = Unit | null;
