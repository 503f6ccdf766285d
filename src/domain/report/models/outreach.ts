/** Sentences and the table on outreach: sessions and listeners, by means and subject. */
import type { ModelText } from '../data';
import type { Figures } from '../figures';
import { clauses, comparison, counted, during, leading, listed, lowerFirst, sentence } from '../phrases';
import { occurring, tableByList } from '../tables-of';

/** Subjects that a sentence names. */
const MOST_TOPICS = 3;

export function outreach(figures: Figures): ModelText | null {
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
          `hình thức quen thuộc nhất là ${listed(usual.map(({ label }) => lowerFirst(label)))} (${
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
