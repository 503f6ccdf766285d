import { bordersInWords } from '../../figures';
import { beside, chapterLines, evenly, type Tab, withWard } from '../lines';
import { rankingBlock } from '../ranking';
import { breakdownBlock } from '../table';
import { chapterTargets } from '../targets';

export const chapterTab: Tab = {
  name: 'TH Chi hội',
  title: 'TỔNG HỢP THEO CHI HỘI',
  from: ['chapters', 'members', 'pairings', 'recycling', 'gifts', 'reviews', 'baseline'],
  widths: () => evenly(150, 9),
  draw: (grid, summarised) => {
    const lines = chapterLines(summarised);
    const borders = bordersInWords(summarised.ward, summarised.period, summarised.before);
    if (borders !== '') {
      grid.line(borders, 'remark');
      grid.gap();
    }
    const common = { dimension: 'chapter', lineHeader: 'Chi hội', lines } as const;
    rankingBlock(grid, summarised, lines);
    grid.gap();
    chapterTargets(grid, summarised);
    grid.gap();
    breakdownBlock(grid, summarised, 'Hội viên', {
      ...common,
      columns: [
        { header: 'Tổ phụ nữ', key: 'groups' },
        { header: 'Phụ nữ từ 18 tuổi', key: 'womenAdults' },
        ...beside('members', 'Hội viên'),
        { header: 'Tăng, giảm', key: 'members', of: 'change' },
        ...beside('memberRate', 'Tỷ lệ thu hút'),
        { header: 'Hội viên mới', key: 'membersJoined' },
        { header: 'Hội viên giảm', key: 'membersLeft' },
      ],
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Cặp 1+1 và tái chế', {
      ...common,
      columns: [
        ...beside('pairs', 'Cặp 1+1 lập trong kỳ'),
        { header: 'Cặp đạt kết quả', key: 'pairResults' },
        { header: 'Vỏ lon', key: 'cans' },
        { header: 'Phế liệu (kg)', key: 'scrapWeight' },
        ...beside('scrapIncome', 'Tiền phế liệu (đ)'),
        { header: 'Bình quân một hội viên (đ)', key: 'scrapPerMember' },
      ],
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Quà tặng', {
      ...common,
      lines: withWard(lines),
      columns: [
        ...beside('giftTimes', 'Lần tặng'),
        ...beside('giftParcels', 'Suất quà'),
        ...beside('giftValue', 'Trị giá (đ)'),
      ],
    });
  },
};
