/** Visits to people who are ill: a model made up for the test of the recipe in CONTRIBUTING.md; no ward has it. */

import { choice, count as countColumn, day, ownList, text } from '../columns';
import { count, sum } from '../figures/metric';
import { byChapter, byList, compare, figure, withBefore } from '../layout/blocks';
import { ownChapter } from '../models/chapters';
import { model } from '../models/model';
import { inReports } from '../report/in-reports';
import { shape, totalled } from '../report/part';
import { counted, during, sentence } from '../report/phrases';
import { tableByList } from '../report/tables-of';
import { table } from '../tables/table';

const places = ownList('visitPlaces', 'Nơi thăm', 'Thăm ở đâu.', {
  hospital: ['Bệnh viện', ['viện']],
  home: 'Tại nhà',
});

const visitTable = table({
  key: 'visits',
  sheet: 'Thăm ốm',
  prefix: 'TO',
  about: 'Những lần thăm người ốm. Mỗi lần một dòng.',
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['day', 'chapterCode', 'place', 'people'],
    words: 'cùng ngày, nơi và số người',
    at: 'people',
  },
  time: { kind: 'day', on: 'day' },
  columns: {
    day: day('Ngày').required().help('Ngày đi thăm.'),
    chapter: ownChapter(),
    place: choice('Nơi', places).required().help('Thăm ở đâu.').example('Bệnh viện'),
    people: countColumn('Số người').required().help('Thăm được mấy người.').example('3'),
    note: text('Ghi chú').help('Điều cần nhớ thêm.'),
  },
});

const metrics = {
  visits: count(visitTable).as('Lần thăm ốm', 'lần'),
  peopleVisited: sum(visitTable, 'people').as('Người ốm được thăm', 'người'),
};

export const visits = model({
  key: 'visits',
  label: 'Thăm ốm',
  tables: [visitTable],
  metrics,
  targets: { visits: ['số lần thăm ốm'] },
  wardPage: compare('Thăm ốm', 'visits', 'peopleVisited'),
  summary: {
    blocks: [
      compare('Thăm ốm', 'visits', 'peopleVisited'),
      byList('Thăm ốm theo nơi', 'place', 'Nơi', places, withBefore('Lần', 'visits')),
      byChapter('Thăm ốm theo chi hội', figure('Lần', 'visits'), figure('Người', 'peopleVisited')),
    ],
  },
  report: inReports(() => ({
    table: shape('Bảng theo nơi', 'Nơi', [totalled('lan', 'Số lần', 26), totalled('nguoi', 'Số người', 30)]),
    indicators: { title: 'Thăm ốm', keys: ['visits', 'peopleVisited'] },
    annex: [['nguoi_om', 'peopleVisited', 'Người ốm được thăm', 15]],
    tell: (figures) => {
      const times = figures.value('visits');
      if (times === null) return null;
      const people = counted(figures.value('peopleVisited') ?? 0, 'người ốm');
      return {
        title: 'Thăm hỏi người ốm',
        paragraphs: [sentence(`${during(figures.period)}, Hội có ${counted(times, 'lần')} thăm ${people}`)],
        table: tableByList(figures, 'Thăm ốm theo nơi', places.key, 'place', [
          ['lan', 'visits'],
          ['nguoi', 'peopleVisited'],
        ]),
      };
    },
  })),
});
