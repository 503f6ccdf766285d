import { beside, chapterLines, evenly, listLines, monthLines, type Tab } from '../lines';
import { breakdownBlock, compareBlock } from '../table';

export const memberTab: Tab = {
  name: 'TH Hội viên',
  title: 'TỔNG HỢP HỘI VIÊN',
  from: ['members', 'circumstances', 'baseline'],
  widths: () => evenly(200, 7),
  draw: (grid, summarised) => {
    compareBlock(
      grid,
      summarised,
      'Hội viên toàn phường',
      [
        'womenAdults',
        'members',
        'memberRate',
        'membersJoined',
        'membersLeft',
        'membersGained',
        'membersAtStart',
        'memberGrowth',
        'honoraryMembers',
        'coreMembers',
        'partyMembers',
        'minorityMembers',
        'religiousMembers',
        'committeeMembers',
        'standingMembers',
      ],
      2,
    );
    grid.gap();
    breakdownBlock(grid, summarised, 'Theo chi hội', {
      dimension: 'chapter',
      lineHeader: 'Chi hội',
      lines: chapterLines(summarised),
      columns: [
        { header: 'Phụ nữ từ 18 tuổi', key: 'womenAdults' },
        ...beside('members', 'Hội viên'),
        ...beside('memberRate', 'Tỷ lệ thu hút'),
        { header: 'Mới', key: 'membersJoined' },
        { header: 'Rời đi', key: 'membersLeft' },
      ],
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Hội viên mới và giảm theo tháng', {
      dimension: 'month',
      lineHeader: 'Tháng',
      lines: monthLines(summarised),
      columns: [
        { header: 'Hội viên mới', key: 'membersJoined' },
        { header: 'Hội viên giảm', key: 'membersLeft' },
        { header: 'Tăng thêm', key: 'membersGained' },
      ],
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Theo năm sinh', {
      dimension: 'birthDecade',
      lineHeader: 'Năm sinh',
      lines: Array.from({ length: 11 }, (_, n) => 1920 + n * 10).map((year) => ({
        key: String(year),
        label: `${year} – ${year + 9}`,
      })),
      columns: [...beside('members', 'Hội viên'), { header: 'Tăng, giảm', key: 'members', of: 'change' }],
      blankLabel: 'Chưa ghi năm sinh',
      onlyRecorded: true,
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Theo hoàn cảnh', {
      dimension: 'circumstances',
      lineHeader: 'Hoàn cảnh',
      lines: listLines('circumstances', summarised),
      columns: [
        ...beside('circumstances', 'Hội viên'),
        { header: 'Tăng, giảm', key: 'circumstances', of: 'change' },
      ],
      onlyRecorded: true,
      hasTotal: false,
      remark: 'Một hội viên có thể có nhiều hoàn cảnh, nên không cộng các dòng.',
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Theo nhu cầu', {
      dimension: 'needs',
      lineHeader: 'Nhu cầu',
      lines: listLines('needs', summarised),
      columns: [...beside('needs', 'Hội viên')],
      onlyRecorded: true,
      hasTotal: false,
      remark: 'Một hội viên có thể có nhiều nhu cầu, nên không cộng các dòng.',
    });
    for (const [heading, lineHeader, dimension, key] of [
      ['Theo dân tộc', 'Dân tộc', 'people', 'peoples'],
      ['Theo tôn giáo', 'Tôn giáo', 'faith', 'faiths'],
    ] as const) {
      if (summarised.ward.records.circumstances.rows.every((row) => row[dimension] === null)) continue;
      grid.gap();
      breakdownBlock(grid, summarised, heading, {
        ...{ dimension, lineHeader, lines: [] },
        columns: beside(key, 'Hội viên'),
        onlyRecorded: true,
      });
    }
  },
};
