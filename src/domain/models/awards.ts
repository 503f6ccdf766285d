import { choice, text, year } from '../columns';
import { table } from '../tables/table';
import { model } from './model';

const awardTable = table({
  key: 'awards',
  sheet: 'Khen thưởng',
  prefix: 'KT',
  about: 'Danh hiệu, hình thức khen thưởng của Hội đã được công nhận. Báo cáo thành tích tập thể in lại.',
  tabGroup: 'reference',
  isUndated: true,
  duplicateRule: { by: ['year', 'kind', 'title'], words: 'cùng năm, loại và tên khen thưởng', at: 'title' },
  time: { kind: 'year', on: 'year' },
  columns: {
    year: year('Năm').required().help('Năm được công nhận.'),
    kind: choice('Loại', 'awardKinds')
      .required()
      .help('Danh hiệu thi đua, hay hình thức khen thưởng.')
      .example('Hình thức khen thưởng'),
    title: text('Danh hiệu, hình thức')
      .required()
      .help('Tên khen thưởng.')
      .example('Giấy khen')
      .alias('Danh hiệu/Hình thức'),
    decision: text('Số, ngày quyết định')
      .help('Như ghi trên quyết định.')
      .example('123/QĐ-UBND ngày 15/01/2022'),
    body: text('Cơ quan ban hành').help('Ai ban hành quyết định.').example('UBND phường').alias('Cơ quan'),
  },
});

export const awards = model({
  key: 'awards',
  label: 'Khen thưởng',
  tables: [awardTable],
  metrics: {},
});
