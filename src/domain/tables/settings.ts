/** The tab `Cài đặt`: one line a setting. What a ward says of itself, the period, and how its documents look. */

import {
  anyDay,
  type Column,
  choice,
  choices,
  contacts,
  count,
  type Decoded,
  day,
  decodeCell,
  longText,
  phone,
  rate,
  text,
  yesNo,
} from '../columns';
import { normalizeText, sentenceCase, tell } from '../values';
import type { Context } from './context';
import { cellsOfRow, lineProblems, placeLines } from './lines';
import type { Problem } from './problem';
import type { RawTable } from './raw-table';

export const SETTINGS_SHEET = 'Cài đặt';
export const settingsHeaders = ['Cài đặt', 'Giá trị', 'Giải thích'] as const;

/** Each setting is a column turned on its side: label, kind, help. Blank means the default. */
export const settings = {
  unionName: text('Tên Hội').help('Tên đầy đủ, như trong văn bản.').example('HỘI LIÊN HIỆP PHỤ NỮ PHƯỜNG …'),
  shortName: text('Tên gọi tắt').help('Dùng trong câu văn.').example('Hội LHPN phường …'),
  superior: text('Hội cấp trên').help('Nay ghi ở dòng “Cấp trên”.').deprecated(),
  parentBody: text('Cấp trên')
    .help('Ở dòng đầu văn bản, trên tên Hội. Bỏ trống thì lấy dòng “Hội cấp trên” của sổ cũ, nếu có.')
    .example('HỘI LHPN TỈNH …'),
  place: text('Địa danh').help('Đứng trước ngày tháng của văn bản.').example('Uông Bí'),
  address: text('Trụ sở').help('Địa chỉ trụ sở chính.'),
  phone: phone('Điện thoại').help('Số điện thoại của Hội.'),
  founded: text('Thành lập').help('Hội được thành lập khi nào.').example('tháng 7 năm 1981'),
  from: anyDay('Kỳ từ ngày').help('Ngày đầu của kỳ tổng hợp.').example('01/01/2022'),
  to: anyDay('Kỳ đến ngày').help('Ngày cuối của kỳ tổng hợp.').example('31/12/2022'),
  reportKind: choice('Loại báo cáo', 'reportKinds')
    .help('Báo cáo được xuất khi bấm Xuất báo cáo. Bỏ trống là báo cáo thành tích chuyên đề.')
    .example('Báo cáo định kỳ'),
  ownTemplate: longText('Mẫu báo cáo riêng')
    .help('Liên kết tệp mẫu. Nhiều loại thì mỗi dòng một loại. Bỏ trống thì dùng mẫu có sẵn.')
    .example('Báo cáo định kỳ: https://docs.google.com/document/d/…'),
  closedUntil: anyDay('Khóa sổ đến ngày')
    .help('Dòng ghi hoặc sửa vào những ngày đã khóa được báo ở Kiểm tra. Bỏ trống là chưa khóa.')
    .example('31/12/2022'),
  modelName: text('Tên mô hình').help('Tên mô hình “Dân vận khéo” đã đăng ký.'),
  documentNumber: text('Số văn bản').help('Nay ghi khi xuất báo cáo.').deprecated(),
  documentSymbol: text('Ký hiệu văn bản').help('Phần đứng sau số.').example('BC-HPN'),
  documentDay: anyDay('Ngày văn bản').help('Nay ghi khi xuất báo cáo.').deprecated(),
  headStyle: choice('Kiểu tiêu đề văn bản', 'headStyles').help(
    'Nhà nước (Nghị định 30/2020); kiểu Đảng chỉ dùng khi cấp ủy yêu cầu.',
  ),
  addressee: longText('Kính gửi')
    .help('Mỗi nơi một dòng. Bỏ trống: cấp xét khen thưởng; hoặc cấp trên, khi Nơi nhận có “Như trên”.')
    .example('Hội LHPN tỉnh …'),
  signer: text('Người ký').help('Họ và tên, không ghi học vị.'),
  signerTitle: longText('Chức danh người ký').help('Mỗi dòng một ý.').example('TM. BAN THƯỜNG VỤ\nCHỦ TỊCH'),
  awardBody: text('Cấp xét khen thưởng').help('Cơ quan được đề nghị khen thưởng.').example('UBND tỉnh …'),
  award: text('Hình thức khen thưởng').help('Hình thức đề nghị.').example('Bằng khen'),
  proposer: text('Cấp trình khen')
    .help('Cơ quan trình khen thưởng, xác nhận ở cuối báo cáo thành tích.')
    .example('UBND phường …'),
  confirmer: text('Cơ quan xác nhận')
    .help('Cơ quan xác nhận thành tích ngoài cấp trình khen, nếu có.')
    .example('Đảng ủy phường …'),
  annexes: choices('Phụ lục kèm báo cáo', 'annexes')
    .help('Bỏ trống thì báo cáo không kèm phụ lục. Đổi được mỗi lần xuất.')
    .example('Số liệu theo chi hội'),
  models: choices('Mô hình đã chọn', 'models')
    .help('Các mô hình phường ghi ngoài phần lõi. Đổi bằng Sổ Hội → Quản lý → Chọn mô hình.')
    .example('Nguồn thu, Khoản chi, Chủ nhật xanh'),
  officers: contacts('Cán bộ phường')
    .help(
      'Mỗi dòng một người: tên và email Google. Ghi rồi thì chỉ những người này và chủ tệp được đặt sổ, xuất báo cáo, khóa sổ; người khác chỉ nhập liệu. Bỏ trống: ai sửa được tệp đều là cán bộ, trừ chi hội trưởng có email ở tab Chi hội.',
    )
    .example('Chị Hoa: hoa@gmail.com'),
  knowingThreshold: rate('Mức đạt “biết”')
    .help('Từ bao nhiêu phần trăm hội viên thì chi hội đạt một “biết”. Bỏ trống là 90%.')
    .example('90%'),
  keepYears: count('Giữ thông tin người đã rời (năm)', 100)
    .help('Quá số năm này thì Riêng tư nêu người đã rời Hội để xóa thông tin. Bỏ trống thì không nêu ai.')
    .example('5'),
  sharingSeen: day('Ngày xem quyền chia sẻ').help(
    'Ngày gần nhất có người mở Chia sẻ của tệp và thấy “Bị hạn chế”. Sổ không tự biết được điều này, nên mỗi năm nhắc một lần.',
  ),
  pictures: yesNo('Ảnh chứng từ')
    .help(
      'Có: trang ghi sổ có nút chụp ảnh biên nhận, ảnh trao quà. Ảnh nằm trong Drive của chủ sổ, việc đã ghi có liên kết tới ảnh. Ảnh có thể có mặt người: hỏi trước khi chụp. Bỏ trống là không dùng.',
    )
    .example('Có'),
  weights: longText('Trọng số thi đua')
    .help('Mỗi dòng một chỉ tiêu và số điểm tối đa. Bỏ trống thì dùng mức có sẵn.')
    .example('Tỷ lệ thu hút hội viên: 20'),
  recipients: longText('Nơi nhận').help('Mỗi nơi một dòng.').example('- Như trên;\n- Lưu: VT.'),
} as const satisfies Record<string, Column<unknown, boolean>>;

export type Settings = Decoded<typeof settings>;

export type SettingKey = keyof typeof settings;

/** Those that a new workbook has and a dialog shows; the others are only read. */
export const settingKeys = (Object.keys(settings) as SettingKey[]).filter(
  (key) => !settings[key].isDeprecated,
);

/** The superior body in a document's head, wherever this workbook has it. */
export const superiorOf = ({
  parentBody,
  superior,
}: Pick<Settings, 'parentBody' | 'superior'>): string | null => parentBody ?? superior;

/** Words of a ward's name that say what kind of place it is. */
const PLACE = /(?<!\p{L})(?:phường|xã|thị trấn|đặc khu)(?!\p{L}).*/iu;

/** What people write in a line, to choose from and complete; of the ward's own name where that is known. */
export function presetsOf(key: SettingKey, { unionName, shortName }: Settings): readonly string[] {
  const [place = 'phường …'] = PLACE.exec(sentenceCase(shortName ?? unionName ?? '')) ?? [];
  const own = place.replace(/\s*\(.*/, '');
  switch (key) {
    case 'parentBody':
      return [
        ...['HỘI LHPN TỈNH …', 'HỘI LHPN THÀNH PHỐ …', 'BAN THƯỜNG VỤ HỘI LHPN TỈNH …'],
        `ỦY BAN MTTQ VIỆT NAM ${own.toUpperCase()}`,
      ];
    case 'addressee':
      return ['Hội LHPN tỉnh …', 'Ban Thường vụ Hội LHPN tỉnh …', `Ủy ban MTTQ Việt Nam ${own}`];
    case 'proposer':
      return [`UBND ${own}`, 'Hội LHPN tỉnh …', `Ủy ban MTTQ Việt Nam ${own}`];
    case 'confirmer':
      return [`Đảng ủy ${own}`, `UBND ${own}`, `Ủy ban MTTQ Việt Nam ${own}`];
    default:
      return [];
  }
}

const settingLabels = Object.values(settings).map(({ header }) => header);
/** A line that new workbooks do not have is not missed. */
const retired = new Set(
  Object.values(settings).flatMap(({ header, isDeprecated }) => (isDeprecated ? [header] : [])),
);

/** Where the lines of the settings stand. */
export const settingLines = (raw: Pick<RawTable, 'headers' | 'rows'>) => placeLines(settingLabels, raw);

/** Reads the settings; a wrong one is reported and read as blank. */
export function decodeSettings(
  raw: RawTable | null,
  context: Context,
): { settings: Settings; problems: Problem[]; rows: ReadonlyMap<string, number> } {
  const lines = settingLines(raw ?? { headers: [], rows: [] });
  const moved = new Map([...lines.moved].filter(([label]) => !retired.has(label)));
  const problems: Problem[] = lineProblems(SETTINGS_SHEET, { ...lines, moved });
  const values: Record<string, unknown> = {};
  for (const [key, column] of Object.entries(settings)) {
    values[key] = null;
    const row = lines.rows.get(column.header);
    if (raw === null || row === undefined) continue;
    const cell = cellsOfRow(raw, row)[1] ?? '';
    if (normalizeText(String(cell)) === '') continue;
    const reading = decodeCell(column, cell, context);
    if (reading.ok) values[key] = reading.value;
    else {
      problems.push({
        code: 'unreadable',
        severity: 'notice',
        sheet: SETTINGS_SHEET,
        row,
        column: 1,
        header: column.header,
        chapterCode: null,
        found: String(cell),
        what: tell(reading.problem),
        todo: `Sửa giá trị của “${column.header}”.`,
      });
    }
  }
  return { settings: values as unknown as Settings, problems, rows: lines.rows }; // each key was decoded by its own column
}
