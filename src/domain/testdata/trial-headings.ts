/** A model whose part tells of several kinds of work, each under a heading of its own: made up for a test. */
import { model } from '../models/model';
import { inReports } from '../report/in-reports';

const said = (title: string) => ({ title, paragraphs: [`${title} đã làm.`], table: null });

export const ownWork = model({
  key: 'ownWork',
  label: 'Việc riêng',
  isCore: true,
  tables: [],
  metrics: {},
  report: inReports<never>(() => ({
    heading: 'own',
    tell: () => [
      said('Việc không ghi nhóm'),
      { ...said('Việc trọng tâm riêng'), heading: 'task' as const },
      { ...said('Việc tổ chức riêng'), heading: 'organisation' as const },
      { ...said('Việc tổ chức khác'), heading: 'organisation' as const },
    ],
  })),
});
