/** Days, and what Google makes of text that is typed into cells. */
import { type Day, formatDay } from '../../domain/values';
import { dayReader } from '../days';
import { REPORT } from './authority';
import type { Bench } from './bench';
import { type Fact, isRefused, type Seen } from './fact';

const HERE = '+0700';
const offsetIn = (zone: string): string => Utilities.formatDate(new Date(), zone, 'Z');

const zoneSeen = (zone: string): Seen => ({
  holds: offsetIn(zone) === HERE,
  seen: `${zone} (${offsetIn(zone)})`,
});

const kindOf = (value: unknown): string =>
  value instanceof Date
    ? 'ngày'
    : typeof value === 'number'
      ? 'số'
      : typeof value === 'string'
        ? 'chữ'
        : typeof value;

/** Writes a text as a person would type it and reads what the cell holds. */
function typed(bench: Bench, text: string, expected: string | number | Day): Seen {
  const cell = bench.cells();
  cell.setValue(text);
  SpreadsheetApp.flush();
  const value: unknown = cell.getValue();
  const read = value instanceof Date ? dayReader(bench.spreadsheet.getSpreadsheetTimeZone())(value) : value;
  return { holds: read === expected, seen: `${kindOf(value)} ${String(read)}` };
}

const thisYear = (bench: Bench): string =>
  dayReader(bench.spreadsheet.getSpreadsheetTimeZone())(new Date()).slice(0, 4);

export const dates = (bench: Bench): Fact[] => [
  {
    id: 'zone',
    must: 'Múi giờ của sổ là giờ Việt Nam (+0700)',
    otherwise: 'Tệp → Cài đặt → Múi giờ: chọn (GMT+07:00).',
    look: () => zoneSeen(bench.spreadsheet.getSpreadsheetTimeZone()),
  },
  {
    id: 'script-zone',
    must: 'Múi giờ của mã là giờ Việt Nam (+0700)',
    otherwise: 'Báo người bảo trì: appsscript.json.',
    look: () => zoneSeen(Session.getScriptTimeZone()),
  },
  {
    id: 'locale',
    must: 'Ngôn ngữ của sổ là vi_VN',
    otherwise: 'Tệp → Cài đặt → Ngôn ngữ: Việt Nam. Nếu không, 1.400 bị đọc là 1,4.',
    look: () => {
      const locale = bench.spreadsheet.getSpreadsheetLocale();
      return { holds: locale === 'vi_VN', seen: locale };
    },
  },
  ...(['1970-08-15', '1950-10-20'] as Day[]).map(
    (day): Fact => ({
      id: `day-${day.slice(0, 4)}`,
      must: `Ngày sinh ${formatDay(day)} đọc lại đúng ngày ấy`,
      otherwise: 'Ngày cũ bị lùi một ngày: chưa dùng cột ngày sinh, báo người bảo trì.',
      // As every locale reads it: the locale has a line of its own.
      look: () => typed(bench, day, day),
    }),
  ),
];

export const typing = (bench: Bench): Fact[] => [
  {
    id: 'typed-quantity',
    must: '“35,8 tạ” vẫn là chữ',
    otherwise: 'Khối lượng gõ kèm đơn vị bị đổi. Báo người bảo trì.',
    look: () => typed(bench, '35,8 tạ', '35,8 tạ'),
  },
  {
    id: 'typed-money',
    must: '“9tr” vẫn là chữ',
    otherwise: 'Số tiền gõ tắt bị đổi. Báo người bảo trì.',
    look: () => typed(bench, '9tr', '9tr'),
  },
  {
    id: 'typed-number',
    must: '“1.400” là số 1400',
    otherwise: 'Số bị đọc sai: đổi ngôn ngữ của sổ thành Việt Nam.',
    look: () => typed(bench, '1.400', 1400),
  },
  {
    id: 'typed-day',
    must: '“01/6” là ngày 1 tháng 6 năm nay',
    otherwise: 'Ngày gõ tắt bị đảo ngày và tháng: đổi ngôn ngữ của sổ thành Việt Nam.',
    look: () => typed(bench, '01/6', `${thisYear(bench)}-06-01`),
  },
  {
    id: 'plain-text',
    must: '“=1+1” ghi vào ô kiểu văn bản (@) vẫn là chữ',
    otherwise: 'Nguy hiểm: chữ người khác gõ có thể thành công thức. Ngừng dùng liên kết, báo ngay.',
    look: () => {
      const cell = bench.cells();
      cell.setNumberFormat('@');
      cell.setValue('=1+1');
      SpreadsheetApp.flush();
      const [value, formula] = [cell.getValue() as unknown, cell.getFormula()];
      return { holds: value === '=1+1' && formula === '', seen: `${kindOf(value)} ${String(value)}` };
    },
  },
  {
    id: 'leading-zero',
    must: '“0973000111” ghi vào ô kiểu văn bản (@) giữ số 0 đầu',
    otherwise: 'Số điện thoại mất số 0. Báo người bảo trì.',
    look: () => {
      const cell = bench.cells();
      cell.setNumberFormat('@');
      cell.setValue('0973000111');
      SpreadsheetApp.flush();
      const value: unknown = cell.getValue();
      return { holds: value === '0973000111', seen: `${kindOf(value)} ${String(value)}` };
    },
  },
  {
    id: 'formula',
    must: 'Công thức R1C1 được ghi và tính',
    otherwise: 'Hoàn tác không trả lại được công thức. Báo người bảo trì.',
    look: () => {
      const range = bench.cells(2);
      range.getCell(1, 1).setValue(21);
      const cell = range.getCell(1, 2);
      cell.setFormulaR1C1('=R[0]C[-1]*2');
      SpreadsheetApp.flush();
      const value: unknown = cell.getValue();
      return { holds: value === 42, seen: `${cell.getFormula()} → ${String(value)}` };
    },
  },
];

/** What was decided without a source (`docs/local-host.md`, open facts). */
export const openCells = (bench: Bench): Fact[] => [
  {
    id: 'values-07',
    must: 'Dấu nháy đơn đứng trước thì là chữ, và không nằm trong ô',
    otherwise: REPORT,
    look: () => typed(bench, "'0973", '0973'),
  },
  {
    id: 'values-08',
    must: '“10%” là số 0,1 có kiểu phần trăm',
    otherwise: REPORT,
    look: () => {
      const cell = bench.cells();
      cell.setValue('10%');
      SpreadsheetApp.flush();
      const [value, format] = [cell.getValue() as unknown, cell.getNumberFormat()];
      return { holds: value === 0.1 && format.includes('%'), seen: `${String(value)}, kiểu ${format}` };
    },
  },
  {
    id: 'values-undefined',
    must: 'Ghi undefined vào ô thì bị từ chối',
    otherwise: REPORT,
    look: () =>
      isRefused(() => {
        bench.cells().setValues([[undefined]]);
        SpreadsheetApp.flush();
      }),
  },
  {
    id: 'grid-03',
    must: 'Vùng quá mép lưới, và thêm dòng khi lưới đã đầy, đều bị từ chối',
    otherwise: REPORT,
    look: () => {
      const sheet = bench.sheet();
      const rows = sheet.getMaxRows();
      const past = isRefused(() => sheet.getRange(rows, 1, 2, 1), 'vùng quá mép: được');
      sheet.getRange(rows, 1).setValue(1);
      SpreadsheetApp.flush();
      const full = isRefused(() => {
        sheet.appendRow(['thử']);
        SpreadsheetApp.flush();
      }, `thêm dòng: được, lưới có ${sheet.getMaxRows()} dòng`);
      return { holds: past.holds && full.holds, seen: `${past.seen}; ${full.seen}` };
    },
  },
  {
    id: 'sheets-05',
    must: 'Hai tab chỉ khác nhau chữ hoa thì bị từ chối; tìm tab thì phân biệt chữ hoa',
    otherwise: REPORT,
    look: () => {
      bench.sheet();
      const other = bench.name.toUpperCase();
      const found = bench.spreadsheet.getSheetByName(other);
      const made = isRefused(() => bench.spreadsheet.insertSheet(other));
      return {
        holds: found === null && made.holds,
        seen: `${found === null ? 'tìm không thấy' : 'tìm thấy'}; ${made.seen}`,
      };
    },
  },
];
