/** Outreach: who was told of what, by which means. One row is one session. */

import { chapterOrWard, choice, count as countColumn, day, text } from '../columns';
import { count, sum } from '../figures/metric';
import { byChapterAndWard, byList, byMonth, compare, figure, withBefore } from '../layout/blocks';
import { inReports } from '../report/in-reports';
import { type Figures, type ModelText, shape, totalled } from '../report/part';
import {
  clauses,
  comparison,
  counted,
  during,
  leading,
  listed,
  lowerFirst,
  sentence,
} from '../report/phrases';
import { occurring, tableByList } from '../report/tables-of';
import { table } from '../tables/table';
import { model } from './model';

const outreachTable = table({
  key: 'outreach',
  sheet: 'Tuyên truyền',
  prefix: 'TT',
  about: 'Buổi tuyên truyền: chủ đề, hình thức, lượt người.',
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['day', 'chapterCode', 'topic', 'form', 'attendance'],
    words: 'cùng ngày, chi hội, chủ đề, hình thức và lượt người',
    at: 'topic',
  },
  spoken: {
    words: 'tuyên truyền|truyền thông|tọa đàm|nói chuyện chuyên đề|tập huấn|phổ biến pháp luật',
    also: 'hội nghị|buổi|chuyên đề',
    not: 'tặng',
    figures: [
      {
        column: 'attendance',
        kind: 'count',
        units: 'lượt|lượt người|người|hội viên|chị|chị em|phụ nữ|cán bộ|lượt hội viên|đại biểu',
      },
    ],
    texts: [
      { column: 'topic', after: 'tuyên truyền về|truyền thông về|tập huấn về|chuyên đề về|tuyên truyền' },
    ],
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
    attendance: countColumn('Lượt người').required().help('Bao nhiêu lượt người nghe.').example('60'),
  },
});

const metrics = {
  outreachSessions: count(outreachTable).as('Buổi tuyên truyền', 'buổi'),
  outreachAttendance: sum(outreachTable, 'attendance').as('Lượt người nghe tuyên truyền', 'lượt'),
};

export const outreach = model({
  key: 'outreach',
  label: 'Tuyên truyền',
  tables: [outreachTable],
  uses: ['greenSundays', 'greenAttendance'],
  place: 130,
  metrics,
  targets: { outreachSessions: ['tuyên truyền'], outreachAttendance: ['lượt người tuyên truyền'] },
  wardPage: { place: 130, ...compare('Tuyên truyền', 'outreachSessions', 'outreachAttendance') },
  summary: {
    place: 20,
    blocks: [
      compare('Tuyên truyền', 'outreachSessions', 'outreachAttendance'),
      byList(
        'Tuyên truyền theo hình thức',
        ...(['form', 'Hình thức', 'outreachForms'] as const),
        withBefore('Buổi', 'outreachSessions'),
        withBefore('Lượt người', 'outreachAttendance'),
      ),
      byChapterAndWard(
        'Tuyên truyền theo chi hội',
        figure('Buổi', 'outreachSessions'),
        figure('Lượt người', 'outreachAttendance'),
      ),
      byMonth(
        'Chủ nhật xanh và tuyên truyền theo tháng',
        figure('Buổi Chủ nhật xanh', 'greenSundays'),
        figure('Lượt người', 'greenAttendance'),
        figure('Buổi tuyên truyền', 'outreachSessions'),
        figure('Lượt người nghe', 'outreachAttendance'),
      ),
    ],
  },
  report: inReports(() => ({
    place: 20,
    heading: 'task',
    field: 'tuyen_truyen',
    table: shape('Bảng theo hình thức', 'Hình thức', [
      totalled('buoi', 'Số buổi', 26, 'Buổi'),
      totalled('luot', 'Lượt người', 30),
    ]),
    indicators: {
      title: 'Tuyên truyền',
      keys: ['outreachSessions', 'outreachAttendance'],
      yearly: ['outreachSessions'],
    },
    annex: [
      ['buoi_tuyen_truyen', 'outreachSessions', 'Buổi tuyên truyền', 16],
      ['luot_tuyen_truyen', 'outreachAttendance', 'Lượt người nghe', 15],
    ],
    tell,
  })),
});

/** The figures that the sentences are made of. */
type Asked = Figures<keyof typeof metrics>;

/** Subjects that a sentence names. */
const MOST_TOPICS = 3;

function tell(figures: Asked): ModelText | null {
  const { value, before, period } = figures;
  const sessions = value('outreachSessions');
  if (sessions === null) return null;
  const attendance = value('outreachAttendance');
  const byForm = figures.byKey('outreachSessions', 'form');
  const forms = occurring(figures, 'outreachForms', [byForm])
    .map(({ key, label }) => ({ label, n: byForm.get(key) ?? 0 }))
    .sort((a, b) => b.n - a.n);
  const topics = [...figures.byKey('outreachSessions', 'topic')].sort(([, a], [, b]) => b - a);
  // Where all were spoken of as often as one another, none was spoken of most.
  const foremost = leading(topics, MOST_TOPICS, ([, n]) => n);
  const named = listed(foremost.map(([topic]) => `“${topic}”`));
  const [most] = forms;
  const usual = forms.filter(({ n }) => n === most?.n);
  const sentences = [
    sentence(
      clauses(
        `Hội đã tổ chức ${counted(sessions, 'buổi tuyên truyền')} ${lowerFirst(during(period))}`,
        attendance === null ? '' : `đến với ${counted(attendance, 'lượt hội viên, người dân')}`,
        comparison(attendance, before('outreachAttendance'), period),
      ),
    ),
    topics.length === 0
      ? ''
      : foremost.length === 0
        ? sentence(`các buổi nói về ${counted(topics.length, 'nội dung')}`)
        : sentence(
            `nội dung ${topics.length > foremost.length ? 'được nói đến nhiều nhất ' : ''}là ${named}`,
          ),
    most === undefined || usual.length > 2 || usual.length === forms.length
      ? ''
      : sentence(
          `hình thức chủ yếu là ${listed(usual.map(({ label }) => lowerFirst(label)))} (${
            usual.length > 1 ? 'mỗi hình thức ' : ''
          }${counted(most.n, 'buổi')})`,
        ),
  ].filter((part) => part !== '');
  return {
    title: 'Công tác tuyên truyền, vận động',
    paragraphs: [sentences.join(' ')],
    table: tableByList(figures, 'Tuyên truyền theo hình thức', 'outreachForms', 'form', [
      ['buoi', 'outreachSessions'],
      ['luot', 'outreachAttendance'],
    ]),
  };
}
