/** TH Phong trào: green Sundays, outreach, charity houses, sponsorships and the sharing point. */

import { type Stock, type StockQuestion, sharingStock } from '../../figures';
import { leftOf, type Provenance } from '../../figures/provenance';
import type { TableKey } from '../../tables';
import type { Period } from '../../values';
import type { GridBuilder, GridCell } from '../grid';
import { chapterLines, evenly, listLines, monthLines, type Tab, withWard } from '../lines';
import { breakdownBlock, compareBlock, numberCell } from '../table';

const FROM: readonly TableKey[] = ['greenSundays', 'outreach', 'houses', 'sponsorships', 'sharing'];

export const activityTab: Tab = {
  name: 'TH Phong trào',
  title: 'TỔNG HỢP PHONG TRÀO',
  from: FROM,
  isShown: ({ present }) => FROM.some((key) => present.has(key)),
  widths: () => evenly(190, 8),
  draw: (grid, summarised) => {
    const { ward, period } = summarised;
    const byChapter = { dimension: 'chapter', lineHeader: 'Chi hội' } as const;
    const chapters = chapterLines(summarised);
    compareBlock(
      grid,
      summarised,
      'Chủ nhật xanh',
      [
        'greenSundays',
        'greenAttendance',
        'streetKm',
        'wasteKg',
        'wasteArea',
        'wasteVolume',
        'trees',
        'excavators',
        'trucks',
        'bins',
      ],
      3,
    );
    grid.gap();
    breakdownBlock(grid, summarised, 'Cây trồng theo loại', {
      dimension: 'item',
      lineHeader: 'Cây',
      lines: [],
      columns: [
        { header: 'Số cây', key: 'trees' },
        { header: 'Năm trước', key: 'trees', of: 'before' },
      ],
      onlyRecorded: true,
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Chủ nhật xanh theo chi hội', {
      ...byChapter,
      lines: withWard(chapters),
      columns: [
        { header: 'Buổi', key: 'greenSundays' },
        { header: 'Năm trước', key: 'greenSundays', of: 'before' },
        { header: 'Lượt người', key: 'greenAttendance' },
        { header: 'Km đường', key: 'streetKm' },
        { header: 'Cây trồng', key: 'trees' },
        { header: 'Thùng rác', key: 'bins' },
      ],
    });
    grid.gap();
    compareBlock(grid, summarised, 'Tuyên truyền', ['outreachSessions', 'outreachAttendance'], 3);
    grid.gap();
    breakdownBlock(grid, summarised, 'Tuyên truyền theo hình thức', {
      dimension: 'form',
      lineHeader: 'Hình thức',
      lines: listLines('outreachForms', summarised),
      columns: [
        { header: 'Buổi', key: 'outreachSessions' },
        { header: 'Năm trước', key: 'outreachSessions', of: 'before' },
        { header: 'Lượt người', key: 'outreachAttendance' },
        { header: 'Năm trước', key: 'outreachAttendance', of: 'before' },
      ],
      onlyRecorded: true,
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Tuyên truyền theo chi hội', {
      ...byChapter,
      lines: withWard(chapters),
      columns: [
        { header: 'Buổi', key: 'outreachSessions' },
        { header: 'Lượt người', key: 'outreachAttendance' },
      ],
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Chủ nhật xanh và tuyên truyền theo tháng', {
      dimension: 'month',
      lineHeader: 'Tháng',
      lines: monthLines(summarised),
      columns: [
        { header: 'Buổi Chủ nhật xanh', key: 'greenSundays' },
        { header: 'Lượt người', key: 'greenAttendance' },
        { header: 'Buổi tuyên truyền', key: 'outreachSessions' },
        { header: 'Lượt người nghe', key: 'outreachAttendance' },
      ],
    });
    grid.gap();
    compareBlock(
      grid,
      summarised,
      'Mái ấm tình thương',
      ['houses', 'housesHandedOver', 'houseCash', 'houseInKind', 'houseWorkdays', 'houseHouseholdsOut'],
      3,
    );
    grid.gap();
    compareBlock(
      grid,
      summarised,
      'Mẹ đỡ đầu',
      [
        'childrenSponsored',
        'sponsorshipsNew',
        'sponsorshipMonthly',
        'sponsorshipDue',
        'sponsorshipPaid',
        'sponsorshipPaidRate',
      ],
      3,
    );
    grid.gap();
    breakdownBlock(grid, summarised, 'Mái ấm và đỡ đầu theo chi hội', {
      ...byChapter,
      lines: chapters,
      onlyRecorded: true,
      columns: [
        { header: 'Mái ấm', key: 'houses' },
        { header: 'Tiền mặt (đ)', key: 'houseCash' },
        { header: 'Ngày công', key: 'houseWorkdays' },
        { header: 'Trẻ được đỡ đầu', key: 'childrenSponsored' },
        { header: 'Mức tháng (đ)', key: 'sponsorshipMonthly' },
        { header: 'Phải trao (đ)', key: 'sponsorshipDue' },
        { header: 'Đã trao (đ)', key: 'sponsorshipPaid' },
      ],
    });
    grid.gap();
    compareBlock(grid, summarised, 'Điểm chia sẻ', ['sharingIn', 'sharingOut', 'sharingItems'], 3);
    if (ward.present.has('sharing')) {
      grid.gap();
      stockBlock(grid, 'Hàng ở điểm chia sẻ', ['Vào', 'Ra', 'Còn'], sharingStock(ward, period), {
        table: 'sharing',
        period,
      });
    }
  },
};

/** Items down; opening + in − out = left in each line. Things of different kinds are not added up. */
export function stockBlock(
  grid: GridBuilder,
  heading: string,
  [came, went, left]: readonly [string, string, string],
  stocks: readonly Stock[],
  { table, period }: { readonly table: StockQuestion['table']; readonly period: Period },
): void {
  grid.line(heading, 'heading');
  if (stocks.length === 0) {
    grid.line('Chưa có dòng nào trong kỳ.', 'remark');
    return;
  }
  grid.row([
    { value: 'Mặt hàng', style: 'head' },
    ...['Đầu kỳ', came, went, left].map((value): GridCell => ({ value, style: 'headNumber' })),
  ]);
  for (const stock of stocks) {
    const of = (side: StockQuestion['side']): Provenance => ({
      ...{ kind: 'stock', table, item: stock.item, period, side },
    });
    const amount = (value: number, side: StockQuestion['side']): GridCell =>
      numberCell({ value: value || null }, 'kg', 'number', of(side));
    grid.row([
      { value: stock.label, style: 'label' },
      amount(stock.opening, 'opening'),
      amount(stock.in, 'in'),
      amount(stock.out, 'out'),
      numberCell({ value: stock.left }, 'kg', 'totalNumber', leftOf(of)),
    ]);
  }
}
