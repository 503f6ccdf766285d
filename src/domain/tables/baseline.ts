/** Figures that a ward knows for each chapter and year from elsewhere: what rates are measured against. */

import { ownChapter } from './chapters';
import { count, year } from './column';
import { table } from './table';

export const baseline = table({
  key: 'baseline',
  sheet: 'Số liệu nền',
  prefix: 'SN',
  about: 'Số liệu gốc từng năm của mỗi chi hội. Mỗi chi hội mỗi năm một dòng.',
  chapterColumn: 'chapter',
  uniqueBy: ['year', 'chapter'],
  time: { kind: 'year', on: 'year' },
  columns: {
    year: year('Năm').required().help('Số liệu của năm nào.'),
    chapter: ownChapter(),
    women: count('Phụ nữ từ 18 tuổi')
      .help('Tổng số phụ nữ từ 18 tuổi trở lên trong địa bàn chi hội.')
      .example('428'),
    membersAtStart: count('Hội viên đầu năm').help('Số hội viên ngày 01/01.').example('340'),
    poorHouseholds: count('Hộ nghèo').help('Số hộ nghèo đầu năm.').example('0'),
    nearPoorHouseholds: count('Hộ cận nghèo').help('Số hộ cận nghèo đầu năm.').example('2'),
    orphans: count('Trẻ mồ côi').help('Số trẻ mồ côi.').example('3'),
    disabledChildren: count('Trẻ khuyết tật').help('Số trẻ khuyết tật.').example('1'),
  },
});
