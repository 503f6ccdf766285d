/** Every call that would write into closed days asks for confirmation first. */
import type { CallName, Input } from '../../src/shared/contract';
import { type Desk, gift, member, openDesk, sale, save } from './desk';

let desk: Desk;
const SAID = {
  what: 'Sổ đã khóa đến 30/06/2026.',
  todo: 'Việc này làm đổi số của những ngày đã khóa.',
};
const close = (to = '30/6/2026') => desk.value('closing.set', { to });
const add = (table: string, values: Input<'row.save'>['values']) =>
  desk.value('row.save', { ...save(table, values), acceptSimilar: true }).row;

beforeEach(async () => {
  desk = await openDesk();
});

/** The call is refused and changes nothing, and succeeds once the user has confirmed. */
function isAsked<N extends CallName>(name: N, input: Input<N>): void {
  const picture = () => JSON.stringify(desk.host.workbook.sheets.map(({ name: tab, cells }) => [tab, cells]));
  const before = picture();
  expect(desk.problem(name, input)).toEqual({ kind: 'closed', mayConfirm: true, ...SAID });
  expect(picture()).toBe(before);
  desk.value(name, { ...input, acceptClosed: true });
  expect(picture()).not.toBe(before);
}

describe('asked', () => {
  test('a new row', () => {
    close();
    isAsked('row.save', save('recycling', sale({ day: '28/6/2026' })));
  });

  test('a month that has begun to be closed', () => {
    desk.value('models.choose', { models: ['reviews'] });
    close('15/6/2026');
    const review = save('reviews', { month: '06/2026', chapter: 'Khu 1 · K1', hasActivity: 'Có' });
    expect(desk.problem('row.save', review).kind).toBe('closed');
  });

  test.each(['2025', '2026'])('what speaks of the year %s', (year) => {
    close();
    isAsked('row.save', save('baseline', { year, chapter: 'Khu 1 · K1', women: '400' }));
  });

  test('a member who joined in closed days', () => {
    close();
    isAsked('row.save', save('members', member('Tạ Thị Bảy', { joined: '1/5/2026' })));
  });

  test.each<[string, Input<'row.edit'>['values']]>([
    ['another amount', { amount: '90.000' }],
    ['out of the closed days', { day: '1/7/2026' }],
    ['another chapter', { chapter: 'Khu 6 · K6' }],
  ])('an edit: %s', (_name, values) => {
    const { id, version } = add('recycling', sale({ day: '28/6/2026' }));
    close();
    isAsked('row.edit', { table: 'recycling', id, version, values });
  });

  test('an edit: into the closed days', () => {
    const { id, version } = add('recycling', sale({ day: '1/7/2026' }));
    close();
    isAsked('row.edit', { table: 'recycling', id, version, values: { day: '30/6/2026' } });
  });

  test('deleting, and taking back', () => {
    const { id, version } = add('recycling', sale({ day: '28/6/2026' }));
    close();
    isAsked('row.delete', { table: 'recycling', id, version });
    isAsked('row.undo', { table: 'recycling', id });
  });

  test('moving a member, another type, leaving, coming back', () => {
    const { id, version } = add('members', member('Tạ Thị Bảy', { joined: '1/5/2020' }));
    close();
    const move = { member: id, group: '', version };
    isAsked('member.move', { ...move, chapter: 'K1', day: '1/4/2026' });
    const fresh = () => desk.value('row.get', { table: 'members', id }).version;
    isAsked('member.type', { member: id, type: 'Danh dự', day: '1/5/2026', version: fresh() });
    isAsked('member.leave', {
      ...{ member: id, state: 'Chuyển đi', day: '2/5/2026', note: '', version: fresh() },
    });
    isAsked('member.return', { member: id, day: '3/6/2026', version: fresh() });
  });

  test('making two members one', () => {
    const keep = add('members', member('Tạ Thị Bảy', { joined: '1/5/2020' }));
    const drop = add('members', member('Tạ Thị Bảy', { joined: '1/5/2020' }));
    close();
    isAsked('member.merge', {
      ...{ keep: keep.id, drop: drop.id, keepVersion: keep.version, dropVersion: drop.version },
    });
  });

  test('a row of what a member was before', () => {
    const { id, version } = add('members', member('Tạ Thị Bảy', { joined: '1/5/2020' }));
    desk.value('member.move', { member: id, chapter: 'K1', group: '', day: '1/8/2026', version });
    close();
    const row = desk.value('rows.mine', { tables: ['memberHistory'], scope: 'chapter' }).rows[0];
    isAsked('row.delete', { table: 'memberHistory', id: row?.id ?? '', version: row?.version ?? '' });
  });
});

describe('not asked', () => {
  test.each<[string, string, Input<'row.save'>['values']]>([
    ['a day after the closed ones', 'recycling', sale({ day: '1/7/2026' })],
    ['a member of today', 'members', member('Tạ Thị Bảy', { joined: '' })],
    ['a chapter: its row says no day', 'chapters', { code: 'K9', name: 'Khu 9' }],
  ])('%s', (_name, table, values) => {
    close();
    desk.value('row.save', save(table, values));
  });

  test('what no figure of the closed days shows', () => {
    const row = add('members', member('Tạ Thị Bảy', { joined: '1/5/2020' }));
    const sold = add('recycling', sale({ day: '28/6/2026' }));
    close();
    const { id, version } = row;
    desk.value('row.edit', { table: 'members', id, version, values: { phone: '0912345678' } });
    desk.value('row.edit', {
      ...{ table: 'recycling', id: sold.id, version: sold.version, values: { note: 'đã thu' } },
    });
  });

  test('a move after the closed days: the past of the member is kept', () => {
    const { id, version } = add('members', member('Tạ Thị Bảy', { joined: '1/5/2020' }));
    close();
    desk.value('member.move', { member: id, chapter: 'K1', group: '', day: '1/8/2026', version });
    // Kiểm tra sees no change of the closed days either.
    const checked = desk.host.run('checkData') as { problems: readonly { code: string }[] };
    expect(checked.problems.filter(({ code }) => code === 'closedPeriod')).toEqual([]);
  });

  test('a member with a past leaves after the closed days', () => {
    const { id, version } = add('members', member('Tạ Thị Bảy', { joined: '1/5/2020' }));
    const { row } = desk.value('member.move', {
      ...{ member: id, chapter: 'K1', group: '', day: '1/2/2026', version },
    });
    close();
    desk.value('member.leave', {
      ...{ member: id, state: 'Chuyển đi', day: '1/8/2026', note: '', version: row.version },
    });
  });

  test('a book that is open', () => {
    desk.value('row.save', save('recycling', sale({ day: '28/6/2026' })));
  });
});

test('a link is told whom to ask, and cannot confirm', () => {
  close();
  const { url } = desk.value('links.create', { chapter: 'K5A', tables: ['gifts'], until: '2026-12-31' });
  const secret = /[?&]k=([^&]+)/.exec(url)?.[1] ?? '';
  const told = {
    kind: 'closed',
    mayConfirm: false,
    what: 'Sổ đã khóa đến 30/06/2026, nên bằng liên kết không ghi được vào những ngày ấy.',
    todo: 'Nhờ cán bộ phường ghi.',
  };
  const row = save('gifts', gift({ day: '28/6/2026' }));
  expect(desk.problem('row.save', row, { link: secret, web: true })).toEqual(told);
  expect(desk.problem('row.save', { ...row, acceptClosed: true }, { link: secret, web: true })).toEqual(told);
  desk.value('row.save', save('gifts', gift({ day: '2/7/2026' })), { link: secret, web: true });
});

test('the page learns of it with the forms', () => {
  close();
  const about = desk.value('form.describe', {});
  expect(about.closedUntil).toBe('2026-06-30');
  const dated = about.forms.flatMap(({ table, fields }) =>
    fields.filter(({ isDated }) => isDated).map(({ key }) => `${table}.${key}`),
  );
  expect(dated).toEqual(expect.arrayContaining(['recycling.day', 'members.joined', 'baseline.year']));
  expect(dated.filter((name) => /^(chapters|circumstances)/.test(name))).toEqual([]);
});
