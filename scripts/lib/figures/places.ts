/** Where each figure other than gifts stands: a cell of a summary tab, and a sentence or a table of the report. */
import type { InSentence, InTable, ReportPlace, SummaryPlace } from './look-up';

const now = (tab: string, heading: string, line: string): InTable => ({
  table: [tab, heading],
  line,
  column: 'Kỳ này',
});
export const cell = (tab: string, heading: string, line: string, column: string): InTable => ({
  table: [tab, heading],
  line,
  column,
});
export const row = (caption: string, line: string, column: string): InTable => ({
  table: [caption],
  line,
  column,
});
const said = (sentence: RegExp): InSentence => ({ sentence });

const inBook = (fund: string): InTable => cell('TH Thu chi', 'Sổ quỹ (đ)', 'Vận động, ủng hộ', fund);
const fundIn = (fund: string): InTable => row('Thu, chi các quỹ', fund, 'Thu (đ)');
const SPONSORED = 'Trẻ được đỡ đầu, theo chi hội';
const green = (line: string): InTable => now('TH Phong trào', 'Chủ nhật xanh', line);
const planted = (kind: string): InTable => cell('TH Phong trào', 'Cây trồng theo loại', kind, 'Số cây');

/** Figures other than gifts: each by the cell of a summary tab and by the sentence or the table of the report. */
export const PLACES: Readonly<Record<string, readonly [SummaryPlace, ReportPlace]>> = {
  'organisation.chapters': [now('TH Số liệu chung', 'Tổ chức Hội', 'Chi hội'), said(/gồm (\d+) chi hội/)],
  'organisation.groups': [now('TH Số liệu chung', 'Tổ chức Hội', 'Tổ phụ nữ'), said(/(\d+) tổ phụ nữ/)],
  'organisation.womenAdults': [
    now('TH Hội viên', 'Hội viên toàn phường', 'Phụ nữ từ 18 tuổi'),
    said(/phụ nữ từ 18 tuổi trở lên là ([\d.]+) người/),
  ],
  'organisation.members': [
    now('TH Hội viên', 'Hội viên toàn phường', 'Hội viên'),
    said(/trong đó có ([\d.]+) hội viên/),
  ],
  'organisation.memberRate': [
    now('TH Hội viên', 'Hội viên toàn phường', 'Tỷ lệ thu hút hội viên'),
    said(/tỷ lệ thu hút hội viên đạt ([\d,]+%)/),
  ],
  'organisation.nearPoorHouseholds': [
    now('TH Số liệu chung', 'Hoàn cảnh', 'Hộ cận nghèo'),
    said(/địa bàn có (\d+) hộ cận nghèo/),
  ],
  'organisation.orphans': [now('TH Số liệu chung', 'Hoàn cảnh', 'Trẻ mồ côi'), said(/(\d+) trẻ mồ côi/)],
  'organisation.pledges': [
    now('TH Số liệu chung', 'Tổ chức Hội', 'Chi hội ký giao ước thi đua'),
    said(/(\d+)\/\d+ chi hội ký giao ước thi đua/),
  ],
  'organisation.outreachAttendance': [
    now('TH Phong trào', 'Tuyên truyền', 'Lượt người nghe tuyên truyền'),
    said(/đến với ([\d.]+) lượt hội viên, người dân/),
  ],
  'recycling.cans': [now('TH Tái chế', 'Toàn phường', 'Vỏ lon'), said(/([\d.]+) vỏ lon/)],
  'recycling.cardboard': [now('TH Tái chế', 'Toàn phường', 'Bìa, giấy (kg)'), said(/([\d.]+) kg bìa, giấy/)],
  'recycling.iron': [now('TH Tái chế', 'Toàn phường', 'Sắt (kg)'), said(/([\d.]+) kg sắt/)],
  'recycling.plastic': [now('TH Tái chế', 'Toàn phường', 'Nhựa (kg)'), said(/([\d.]+) kg nhựa/)],
  'recycling.scrapIncome': [
    now('TH Tái chế', 'Toàn phường', 'Tiền bán phế liệu (đ)'),
    said(/kg nhựa, thu được ([\d.]+)đ/),
  ],
  'products.baskets.made': [
    cell('TH Tái chế', 'Theo sản phẩm', 'Làn, giỏ', 'Làm ra'),
    said(/làn, giỏ ([\d.]+) chiếc/),
  ],
  'products.baskets.income': [
    cell('TH Tái chế', 'Theo sản phẩm', 'Làn, giỏ', 'Tiền thu (đ)'),
    row('Sản phẩm tái chế', 'Làn, giỏ', 'Tiền thu (đ)'),
  ],
  'products.brooms.made': [
    cell('TH Tái chế', 'Theo sản phẩm', 'Chổi', 'Làm ra'),
    said(/chổi ([\d.]+) chiếc/),
  ],
  'products.brooms.income': [
    cell('TH Tái chế', 'Theo sản phẩm', 'Chổi', 'Tiền thu (đ)'),
    row('Sản phẩm tái chế', 'Chổi', 'Tiền thu (đ)'),
  ],
  'income.sharingPointCash': [inBook('Điểm chia sẻ'), fundIn('Điểm chia sẻ')],
  'income.covidDrive': [inBook('Hội viên ủng hộ'), fundIn('Hội viên ủng hộ')],
  'income.godmotherLaunch': [inBook('Quỹ Mẹ đỡ đầu'), fundIn('Quỹ Mẹ đỡ đầu')],
  'campaigns.poorFund': [
    now('TH Thu chi', 'Toàn phường', 'Tiền nộp, chuyển nơi khác (đ)'),
    said(/đã nộp, chuyển ([\d.]+)đ về MTTQ/),
  ],
  'campaigns.smsBorder.messages': [
    now('TH Thu chi', 'Toàn phường', 'Tin nhắn ủng hộ'),
    said(/đã nhắn ([\d.]+) tin/),
  ],
  'campaigns.smsBorder': [
    cell('TH Thu chi', 'Vận động, ủng hộ theo nguồn', 'Nhắn tin ủng hộ', 'Tiền (đ)'),
    row('Nguồn lực vận động được', 'Nhắn tin ủng hộ', 'Tiền mặt (đ)'),
  ],
  'sponsorships.children': [
    now('TH Phong trào', 'Mẹ đỡ đầu', 'Trẻ đang được đỡ đầu'),
    said(/đang chăm lo (\d+) trẻ/),
  ],
  'sponsorships.monthly': [
    {
      of: now('TH Phong trào', 'Mẹ đỡ đầu', 'Mức đỡ đầu mỗi tháng (đ)'),
      per: now('TH Phong trào', 'Mẹ đỡ đầu', 'Trẻ đang được đỡ đầu'),
    },
    { of: row(SPONSORED, 'Cộng', 'Mức mỗi tháng (đ)'), per: row(SPONSORED, 'Cộng', 'Trẻ được đỡ đầu') },
  ],
  'sponsorships.yearly': [
    {
      of: now('TH Phong trào', 'Mẹ đỡ đầu', 'Tiền đỡ đầu phải trao (đ)'),
      per: now('TH Phong trào', 'Mẹ đỡ đầu', 'Trẻ đang được đỡ đầu'),
    },
    { of: row(SPONSORED, 'Cộng', 'Phải trao trong kỳ (đ)'), per: row(SPONSORED, 'Cộng', 'Trẻ được đỡ đầu') },
  ],
  'houses.maiAm.cash': [
    cell('TH Phong trào', 'Mái ấm và đỡ đầu theo chi hội', 'Khu 10', 'Tiền mặt (đ)'),
    said(/\(tiền mặt ([\d.]+)đ từ quỹ của Hội/),
  ],
  'greenSundays.sessions': [green('Buổi Chủ nhật xanh'), said(/“Chủ nhật xanh” .* có ([\d.]+) buổi/)],
  'greenSundays.attendance': [green('Lượt người Chủ nhật xanh'), said(/([\d.]+) lượt người tham gia/)],
  'greenSundays.streetKm': [green('Đường, ngõ đã dọn (km)'), said(/dọn sạch ([\d.,]+) km/)],
  'greenSundays.waste': [
    green('Rác đã dọn, theo diện tích (m²)'),
    said(/thu dọn rác trên diện tích ([\d.,]+) m²/),
  ],
  'greenSundays.excavators': [green('Lượt máy xúc'), said(/(\d+) lượt máy xúc/)],
  'greenSundays.trucks': [green('Lượt ô tô'), said(/(\d+) lượt ô tô/)],
  'greenSundays.casuarinas': [planted('cây phi lao'), said(/([\d.]+) cây phi lao/)],
  'greenSundays.flowerPlants': [planted('cây hoa chiều tím'), said(/([\d.]+) cây hoa chiều tím/)],
  'greenSundays.flowers': [planted('cây hoa các loại'), said(/([\d.]+) cây hoa các loại/)],
  'greenSundays.bins': [green('Thùng rác đặt mới'), said(/đặt mới ([\d.]+) thùng rác/)],
};
