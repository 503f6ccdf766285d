/** Outreach: who was told of what, by which means. One row is one session. */
import { chapterOrWard, choice, count, day, text } from './column';
import { table } from './table';

export const outreach = table({
  key: 'outreach',
  sheet: 'Tuyên truyền',
  prefix: 'TT',
  about: 'Buổi tuyên truyền: chủ đề, hình thức, lượt người.',
  models: ['outreach'],
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['day', 'chapterCode', 'topic', 'form', 'attendance'],
    words: 'cùng ngày, chi hội, chủ đề, hình thức và lượt người',
    at: 'topic',
  },
  time: { kind: 'day', on: 'day' },
  columns: {
    day: day('Ngày').required().help('Ngày tuyên truyền.'),
    chapter: chapterOrWard('Chi hội').required().help('Chi hội làm; hoặc “Hội LHPN phường” nếu phường làm.'),
    topic: text('Chủ đề').required().help('Tuyên truyền việc gì.').example('Phân loại rác tại nhà'),
    form: choice('Hình thức', 'outreachForms')
      .required()
      .help('Bằng cách nào.')
      .example('Sinh hoạt chi hội, tổ'),
    attendance: count('Lượt người').required().help('Bao nhiêu lượt người nghe.').example('60'),
  },
});
