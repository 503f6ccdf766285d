/**
 * Changes of members today leave the figures of earlier years unchanged; where they cannot, the user is
 * warned.
 */
import { recorder } from '../../local';
import type { Input } from '../../src/shared/contract';
import { type Desk, member, openDesk, sale, save } from './desk';

let desk: Desk;
let ui: ReturnType<typeof recorder>;
beforeEach(async () => {
  ui = recorder();
  desk = await openDesk({ ui });
});

const add = (name: string, more: Input<'row.save'>['values'] = {}) =>
  desk.value('row.save', {
    ...save('members', member(name, { joined: '1/3/2020', ...more })),
    acceptSimilar: true,
  }).row;
const versionOf = (id: string) => desk.value('row.get', { table: 'members', id }).version;
/** Members, joined and left in a year, by chapter where the summary shows them so. */
function counted(year: number): Record<string, unknown> {
  const answer = desk.host.run('summarize', { from: `${year}-01-01`, to: `${year}-12-31` }) as {
    figures: Record<string, { value: number | null }>;
  };
  const lines = desk.sheet('TH Chi hội').getDataRange().getValues();
  const head = lines.findIndex((line) => line[3] === 'Hội viên' && line[4] === 'Năm trước');
  const chapters = lines
    .slice(head + 1, head + 4)
    .flatMap((line): [string, number][] => (typeof line[3] === 'number' ? [[String(line[0]), line[3]]] : []));
  return {
    ...Object.fromEntries(chapters),
    came: answer.figures.membersJoined?.value ?? 0,
    left: answer.figures.membersLeft?.value ?? 0,
  };
}
const checked = () =>
  (
    desk.host.run('checkData', { from: '2026-01-01', to: '2026-12-31' }) as { problems: { what: string }[] }
  ).problems
    .map(({ what }) => what)
    .filter((what) => !what.includes('chưa ghi dòng nào'));

test('a move: each year has her where she was; the past is one row of its own tab', () => {
  const { id, version } = add('Tạ Thị Bảy');
  desk.value('member.move', { member: id, chapter: 'K1', group: '', day: '1/7/2022', version });
  expect(counted(2020)).toEqual({ 'Khu 5A': 1, came: 1, left: 0 });
  expect(counted(2021)).toEqual({ 'Khu 5A': 1, came: 0, left: 0 });
  expect(counted(2022)).toEqual({ 'Khu 1': 1, came: 0, left: 0 });
  expect(desk.rows('Quá trình hội viên')).toMatchObject([
    {
      'Ngày đổi': '2022-07-01',
      'Hội viên': `Tạ Thị Bảy · ${id}`,
      'Chi hội trước đó': 'Khu 5A · K5A',
      'Nhập bởi': 'can-bo@example.com',
    },
  ]);
  expect(desk.formulas()).toEqual([]);
  expect(checked()).toEqual([]);
  const names = desk.host.workbook.sheets.map(({ name }) => name);
  expect(names.indexOf('Quá trình hội viên')).toBe(names.indexOf('Hội viên') + 1);
});

test('several moves, two of them on one day', () => {
  const { id } = add('Tạ Thị Bảy');
  const move = (chapter: string, day: string) =>
    desk.value('member.move', { member: id, chapter, group: '', day, version: versionOf(id) });
  move('K1', '1/7/2022');
  move('K6', '1/7/2022');
  move('K5A', '1/7/2024');
  expect([2021, 2022, 2023, 2024].map((year) => Object.keys(counted(year))[0])).toEqual([
    'Khu 5A',
    'Khu 6',
    'Khu 6',
    'Khu 5A',
  ]);
  expect(desk.rows('Quá trình hội viên')).toHaveLength(2);
  expect(
    desk.problem('member.move', {
      member: id,
      chapter: 'K1',
      group: '',
      day: '1/1/2023',
      version: versionOf(id),
    }),
  ).toMatchObject({ fields: { day: [{ what: 'Sổ đã ghi một lần đổi sau ngày này (01/07/2024).' }] } });
});

test('left and came back: the years between are without her', () => {
  const { id } = add('Tạ Thị Bảy');
  desk.value('member.leave', {
    ...{ member: id, state: 'Thôi sinh hoạt', day: '5/5/2021', note: '', version: versionOf(id) },
  });
  expect(
    desk.problem('member.return', { member: id, day: '5/5/2021', version: versionOf(id) }),
  ).toMatchObject({
    fields: { day: [{ what: 'Ngày trở lại phải sau ngày rời đi (05/05/2021).' }] },
  });
  desk.value('member.return', { member: id, day: '2/2/2023', version: versionOf(id) });
  expect([2020, 2021, 2022, 2023].map(counted)).toEqual([
    { 'Khu 5A': 1, came: 1, left: 0 },
    { came: 0, left: 1 },
    { came: 0, left: 0 },
    { 'Khu 5A': 1, came: 1, left: 0 },
  ]);
  expect(checked()).toEqual([]);
});

test('honorary until a day, official since', () => {
  const { id } = add('Tạ Thị Bảy', { type: 'Danh dự' });
  desk.value('member.type', { member: id, type: 'Chính thức', day: '2/2/2023', version: versionOf(id) });
  expect([2022, 2023].map(counted)).toEqual([
    { came: 0, left: 0 },
    { 'Khu 5A': 1, came: 1, left: 0 },
  ]);
  expect(
    desk.problem('member.type', { member: id, type: 'Chính thức', day: '3/2/2023', version: versionOf(id) }),
  ).toMatchObject({ fields: { type: [{ what: 'Hội viên đang là Chính thức.' }] } });
});

test('who is written down today raises no year before', () => {
  add('Tạ Thị Bảy', { joined: '' });
  expect([2022, 2025, 2026].map((year) => counted(year)['Khu 5A'])).toEqual([undefined, undefined, 1]);
});

test('of two records made one the first day that she was written down stays', () => {
  const keep = add('Tạ Thị Bảy', { joined: '' });
  const drop = add('Tạ Thị Bảy', { joined: '' });
  const at = desk.column('Hội viên', 'Nhập lúc');
  desk.sheet('Hội viên').getRange(3, at).setValue('2024-03-01 08:00');
  desk.value('member.merge', {
    ...{ keep: keep.id, drop: drop.id, keepVersion: keep.version, dropVersion: drop.version },
  });
  expect([2023, 2024].map((year) => counted(year)['Khu 5A'])).toEqual([undefined, 1]);
});

describe('what cannot be is refused, and nothing is written', () => {
  test.each<[string, string, string]>([
    ['before she joined', '1/1/2020', 'Ngày này đứng trước ngày vào Hội (01/03/2020).'],
    ['a day to come', '1/1/2027', 'Ngày 01/01/2027 chưa tới. Xem lại ngày, tháng, năm.'],
  ])('%s', (_name, day, what) => {
    const { id, version } = add('Tạ Thị Bảy');
    expect(desk.problem('member.move', { member: id, chapter: 'K1', group: '', day, version })).toMatchObject(
      {
        fields: { day: [{ what }] },
      },
    );
    expect(desk.host.workbook.sheets.map(({ name }) => name)).not.toContain('Quá trình hội viên');
  });

  test('someone changed the record meanwhile: no past is written', () => {
    const { id, version } = add('Tạ Thị Bảy');
    desk.value('row.edit', { table: 'members', id, version, values: { phone: '0912345678' } });
    const move = { member: id, chapter: 'K1', group: '', day: '1/7/2022', version };
    expect(desk.problem('member.move', move).kind).toBe('conflict');
    desk.value('member.move', { ...move, version: versionOf(id) });
    expect(desk.rows('Quá trình hội viên')).toHaveLength(1);
  });

  test('a leaver moves nowhere', () => {
    const { id } = add('Tạ Thị Bảy');
    desk.value('member.leave', {
      ...{ member: id, state: 'Chuyển đi', day: '5/5/2021', note: '', version: versionOf(id) },
    });
    expect(
      desk.problem('member.move', {
        member: id,
        chapter: 'K1',
        group: '',
        day: '1/7/2022',
        version: versionOf(id),
      }),
    ).toMatchObject({ form: [{ what: 'Tạ Thị Bảy đã rời đi.' }] });
  });
});

describe('the past written by hand is asked about', () => {
  const past = (cells: Input<'row.save'>['values']) =>
    desk.value('row.save', save('memberHistory', { chapter: 'K1', ...cells }));
  test.each<[string, Input<'row.save'>['values'], RegExp]>([
    ['before she joined', { day: '1/1/2019' }, /^Ngày đổi đứng trước ngày vào Hội/],
    ['nothing changed', { day: '1/1/2021', chapter: 'K5A' }, /^Trước và sau ngày này hội viên vẫn như nhau/],
    ['as it should be', { day: '1/1/2021' }, /^$/],
  ])('%s', (_name, cells, what) => {
    const other = add('Vũ Thị An');
    const { id } = add('Tạ Thị Bảy');
    desk.value('member.move', {
      member: other.id,
      chapter: 'K1',
      group: '',
      day: '1/7/2022',
      version: other.version,
    });
    past({ member: id, ...cells });
    expect(checked().join()).toMatch(what);
  });
});

describe('a cell that counts for every year is changed: said with the receipt', () => {
  test('a member’s chapter, not her telephone', () => {
    const { id, version } = add('Tạ Thị Bảy');
    const edited = (values: Input<'row.edit'>['values'], at: string) =>
      desk.value('row.edit', { table: 'members', id, version: at, values }).row;
    const first = edited({ phone: '0912345678' }, version);
    expect(first.notices).toEqual([]);
    expect(edited({ chapter: 'K1' }, first.version).notices.join()).toMatch(/^Đổi chi hội ở đây là sửa lỗi/);
  });

  test('what a mother gives each month', () => {
    desk.value('models.choose', { models: ['sponsorships'] });
    const { row } = desk.value(
      'row.save',
      save('sponsorships', {
        child: 'Bé Na',
        chapter: 'K1',
        sponsor: 'Chị Mơ',
        monthly: '250.000',
        from: '1/1/2025',
      }),
    );
    const { notices } = desk.value('row.edit', {
      ...{ table: 'sponsorships', id: row.id, version: row.version, values: { monthly: '300.000' } },
    }).row;
    expect(notices.join()).toMatch(/^Mức này tính cho mọi tháng/);
  });
});

describe('typed by hand in the grid', () => {
  const toasts = () => ui.events.flatMap((event) => (event.kind === 'toast' ? [event.message] : []));
  beforeEach(() => {
    ui.events.length = 0;
  });

  test('another chapter of a member: told to write down the move', () => {
    add('Tạ Thị Bảy');
    desk.type('Hội viên', 2, 'Tổ', 'Tổ 2');
    expect(toasts()).toEqual([]);
    desk.type('Hội viên', 2, 'Chi hội', 'Khu 1 · K1');
    expect(toasts()).toEqual([expect.stringMatching(/^Đổi chi hội ở đây là sửa lỗi/)]);
  });

  test('present again, not gone', () => {
    add('Tạ Thị Bảy');
    desk.type('Hội viên', 2, 'Trạng thái', 'Thôi sinh hoạt');
    expect(toasts()).toEqual([]);
    desk.type('Hội viên', 2, 'Trạng thái', 'Đang sinh hoạt');
    expect(toasts()).toEqual([expect.stringMatching(/bấm Nhập liệu → Hội viên → Ghi trở lại/)]);
  });

  describe('in closed days', () => {
    const SAID = /^Dòng vừa ghi có ngày trong kỳ đã khóa \(đến 30\/06\/2026\)/;
    beforeEach(() => {
      desk.value('row.save', save('recycling', sale({ day: '1/7/2026' })));
      desk.value('row.save', save('recycling', sale({ day: '28/6/2026', amount: '8tr' })));
      desk.value('closing.set', { to: '30/6/2026' });
      ui.events.length = 0;
    });
    test.each<[string, number, string, string, RegExp | null]>([
      ['a day that is closed', 2, 'Ngày', '30/6/2026', SAID],
      ['a day that is open', 2, 'Ngày', '2/7/2026', null],
      ['out of the closed days', 3, 'Ngày', '2/7/2026', SAID],
      ['another amount of a closed day', 3, 'Thành tiền', '7000000', SAID],
      ['another amount of an open day', 2, 'Thành tiền', '7000000', null],
      ['a new row', 4, 'Ngày', '1/5/2026', SAID],
    ])('%s', (_name, row, header, text, said) => {
      desk.type('Tái chế', row, header, text);
      expect(toasts()).toEqual(said === null ? [] : [expect.stringMatching(said)]);
    });

    test('a member’s days, not her telephone', () => {
      desk.value('row.save', {
        ...save('members', member('Tạ Thị Bảy', { joined: '1/3/2020' })),
        acceptClosed: true,
      });
      desk.type('Hội viên', 2, 'Điện thoại', '0912345678');
      expect(toasts()).toEqual([]);
      desk.type('Hội viên', 2, 'Ngày vào Hội', '1/4/2020');
      expect(toasts()).toEqual([expect.stringMatching(SAID)]);
    });
  });
});
