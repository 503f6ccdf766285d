/** The units in which declared figures are counted. */
export type DeclaredUnit =
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
  | 'chỉ tiêu'
  | 'mô hình';

/** A declared unit, or what a ward counts its own indicators in. */
export type Unit = DeclaredUnit | (string & Record<never, never>);

/** Null: things that are not counted in one unit; each names its own (`quyển vở`, `kg gạo`). */
export type AnyUnit = Unit | null;
