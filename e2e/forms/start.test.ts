/** The steps of the first day, as the dialog asks for them. */
import { type Desk, member, openDesk, sale, save, submission } from './desk';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
const done = () => desk.value('start.look', {}).steps.flatMap(({ key, isDone }) => (isDone ? [key] : []));

test('each step is done once the book says so', () => {
  expect(desk.value('start.look', {}).steps.map(({ key }) => key)).toEqual([
    ...['chapters', 'head', 'models', 'members', 'rows'],
  ]);
  expect(done()).toEqual(['chapters']);
  desk.value('settings.save', { values: { unionName: 'HỘI LHPN PHƯỜNG MẪU', place: 'Mẫu' } });
  expect(done()).toEqual(['chapters']);
  desk.value('settings.save', { values: { signer: 'Lê Thị Mẫu' } });
  desk.value('models.choose', { models: [] });
  expect(done()).toEqual(['chapters', 'head', 'models']);
  desk.value('row.save', save('members', member('Lê Thị Một')));
  desk.value('row.save', save('recycling', sale()));
  expect(done()).toEqual(['chapters', 'head', 'models', 'members', 'rows']);
  // What is undone is open again.
  desk.value('settings.save', { values: { signer: '' } });
  expect(done()).not.toContain('head');
});

test('chapters are typed one a line: each gets its code, one name twice is told', () => {
  const rows = ['Khu 7', 'Thôn Đông', 'khu 7', 'Khối 7'].map((name) => ({
    ...{ table: 'chapters', values: { name }, submission: submission(), acceptSimilar: false },
  }));
  const { answers } = desk.value('rows.save', { rows });
  expect(answers.map((one) => (one.ok ? one.value.row.id : one.problem.kind))).toEqual([
    ...['K7', 'TD', 'similar', 'K7-2'],
  ]);
});
