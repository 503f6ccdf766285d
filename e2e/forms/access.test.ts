/** What people and links may not see or change, said to them in words, by the built bundle. */
import type { Protection } from '../../local/model';
import { beside, type Desk, HEAD, member, OFFICER, openDesk, sale, save } from './desk';

const secretOf = (url: string): string => new URL(url).searchParams.get('k') ?? '';
const STRANGER = 'nguoi-la@example.com';

let desk: Desk;
const ids: Record<string, string> = {};
const links: Record<string, string> = {};
beforeAll(async () => {
  desk = await openDesk();
  ids.member = desk.value(
    'row.save',
    save('members', member('Lý Thị Đây', { phone: '0912345678', birth: '15/8/1975', note: 'bí mật' })),
  ).row.id;
  ids.sale = desk.value('row.save', save('recycling', sale())).row.id;
  ids.otherSale = desk.value('row.save', save('recycling', sale({ chapter: 'K1' }))).row.id;
  for (const [name, tables] of [
    ['members', ['members', 'recycling']],
    ['scrap', ['recycling']],
  ] as const) {
    const { url } = desk.value('links.create', { chapter: 'K5A', tables: [...tables], until: '2026-12-31' });
    links[name] = secretOf(url);
  }
});

const byLink = (name: string) => ({ link: links[name] ?? '' });
const logged = () => desk.rows('Nhật ký').map((row) => String(row.Việc));

describe('a link and what it does not see', () => {
  const edit = (values: Record<string, string>, version: string) => ({
    table: 'members',
    id: ids.member ?? '',
    version,
    values,
  });

  test.each([
    ['phone', '0912345678', '0987654321'],
    ['phone', '0912 345 678', ''],
    ['birth', '15/8/1975', '16/8/1975'],
    ['birth', '1975-08-15', '1975-08-16'],
    ['note', 'bí mật', 'đoán'],
    ['state', 'Đang sinh hoạt', 'Chuyển đi'],
  ])('%s: the answer to the right guess %s is the answer to the wrong one %s', (key, right, wrong) => {
    const { version } = desk.value('row.get', { table: 'members', id: ids.member ?? '' }, byLink('members'));
    const before = desk.rows('Hội viên');
    for (const seen of [version, 'cũ']) {
      const lines = logged().length;
      const answers = [right, wrong].map((guess) =>
        desk.call('row.edit', edit({ [key]: guess }, seen), byLink('members')),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]).toMatchObject({
        ok: false,
        problem: { kind: 'invalid', fields: { [key]: [{ todo: 'Nhờ cán bộ phường sửa ô này.' }] } },
      });
      expect(logged().slice(lines)).toEqual([
        expect.stringMatching(/^Bị từ chối: sửa ô không được thấy/),
        expect.stringMatching(/^Bị từ chối: sửa ô không được thấy/),
      ]);
    }
    expect(desk.rows('Hội viên')).toEqual(before);
  });

  test('the version says nothing of hidden cells, and tells a change of a seen one', () => {
    const seen = () =>
      desk.value('row.get', { table: 'members', id: ids.member ?? '' }, byLink('members')).version;
    const before = seen();
    desk.type('Hội viên', 2, 'Điện thoại', '0900000001');
    expect(seen()).toBe(before);
    desk.type('Hội viên', 2, 'Tổ', 'Tổ 7');
    expect(seen()).not.toBe(before);
  });

  test('the year that it sees may be sent back, and what it sees may be changed', () => {
    const row = desk.value('row.get', { table: 'members', id: ids.member ?? '' }, byLink('members'));
    expect(row.values.birth).toBe('1975');
    desk.value('row.edit', edit({ birth: '1975', group: 'Tổ 9' }, row.version), byLink('members'));
    expect(desk.rows('Hội viên')[0]).toMatchObject({ Tổ: 'Tổ 9', 'Ngày sinh': '15/08/1975' });
  });

  test('for scrap alone reads neither members nor pairs', () => {
    expect(desk.value('members.index', { from: 0 }, byLink('scrap')).rows).toEqual([]);
    expect(desk.value('pairs.atWork', {}, byLink('scrap')).rows).toEqual([]);
    expect(desk.value('members.index', { from: 0 }, byLink('members')).rows).toHaveLength(1);
  });

  test('of a chapter that has ended saves no more, and says so', async () => {
    const later = await beside(desk, {}, '2026-09-20T05:00:00Z');
    desk.type('Chi hội', 3, 'Đến ngày', '31/08/2026');
    const problem = later.problem('row.save', save('recycling', sale()), byLink('scrap'));
    expect(problem).toMatchObject({
      kind: 'forbidden',
      what: 'Chi hội K5A đã thôi hoạt động từ ngày 31/08/2026, nên liên kết này không ghi được nữa.',
    });
    // Until its last day it does.
    desk.value('row.save', save('recycling', sale({ day: '7/5', amount: '7tr' })), byLink('scrap'));
    desk.type('Chi hội', 3, 'Đến ngày', '');
  });
});

describe('officers who are listed', () => {
  let head: Desk;
  let stranger: Desk;
  const list = (officers: string) => desk.call('settings.save', { values: { officers } });
  beforeAll(async () => {
    head = await beside(desk, { email: HEAD });
    stranger = await beside(desk, { email: STRANGER });
  });

  test('before that everybody who edits is one, but for heads', () => {
    expect(stranger.call('settings.get', {}).ok).toBe(true);
    expect(head.problem('settings.get', {}).kind).toBe('forbidden');
  });

  test('a list without oneself is asked about, and not kept', () => {
    expect(list('Chị Hoa: hoa@example.com')).toMatchObject({
      ok: false,
      problem: {
        kind: 'invalid',
        fields: { officers: [{ what: expect.stringContaining(OFFICER) as string }] },
      },
    });
    expect(list('Chị Hoa')).toMatchObject({ ok: false, problem: { kind: 'invalid' } });
    expect(stranger.call('settings.get', {}).ok).toBe(true);
  });

  test('nobody else governs, and each is told whom to ask', () => {
    expect(list(`Chị Hoa: ${OFFICER}`).ok).toBe(true);
    const told = stranger.problem('settings.get', {});
    expect(told).toMatchObject({
      kind: 'forbidden',
      what: `Việc này dành cho cán bộ phường; ${STRANGER} chưa có trong danh sách cán bộ. Chị vẫn nhập liệu được.`,
      todo: expect.stringContaining(`Nhờ Chị Hoa (${OFFICER}) làm`) as string,
    });
    expect(head.problem('links.list', {})).toMatchObject({ todo: `Nhờ Chị Hoa (${OFFICER}).` });
    expect(desk.call('settings.get', {}).ok).toBe(true);
    const saved = stranger.value('row.save', save('recycling', sale({ day: '6/5', amount: '6tr' })));
    expect(saved.row.enteredBy).toBe(STRANGER);
  });

  test.each(['closePeriod', 'chooseModels', 'exportReport', 'issueReport', 'installSheets', 'lockTabs'])(
    '%s called as a page can call it: refused, nothing changes',
    (name) => {
      const before = JSON.stringify(desk.host.workbook.sheets);
      for (const who of [head, stranger]) {
        const outcome = who.host.rpc(name, []);
        expect(outcome).toMatchObject({
          value: { ok: false, message: expect.stringMatching(/^Việc này dành cho cán bộ phường/) as string },
        });
      }
      expect(JSON.stringify(desk.host.workbook.sheets)).toBe(before);
    },
  );

  test('a head changes and deletes no other chapter’s row', () => {
    const row = head.value('row.get', { table: 'recycling', id: ids.otherSale ?? '' });
    const about = { table: 'recycling', id: row.id, version: row.version };
    expect(head.problem('row.edit', { ...about, values: { amount: '1tr' } }).kind).toBe('forbidden');
    expect(head.problem('row.delete', about)).toMatchObject({
      kind: 'forbidden',
      what: 'Dòng này của chi hội K1; chị chỉ sửa, xóa được dòng của chi hội mình.',
    });
    const own = head.value('row.get', { table: 'recycling', id: ids.sale ?? '' });
    head.value('row.delete', { table: 'recycling', id: own.id, version: own.version });
  });

  test('locking the officers’ tabs: the grid refuses a head, and her forms still save', async () => {
    desk.host.workbook.owner = 'chu-tep@example.com';
    const outcome = desk.host.execute('lockTabs');
    expect(outcome).toMatchObject({ value: { ok: true, notes: [] } });
    const lockOf = (tab: string): Protection | undefined =>
      desk.host.workbook.sheets.find(({ name }) => name === tab)?.protections.find(({ area }) => !area);
    for (const tab of ['Cài đặt', 'Danh mục', 'Chi hội'])
      expect(lockOf(tab)).toMatchObject({ warningOnly: false, editors: [OFFICER] });
    expect(lockOf('Tái chế')).toBeUndefined();
    const hers = await beside(desk, { email: HEAD });
    expect(() => hers.sheet('Cài đặt').getRange(2, 2).setValue('x')).toThrow(/protected/);
    expect(hers.call('row.save', save('recycling', sale({ day: '5/5', amount: '5tr' }))).ok).toBe(true);
    expect(desk.host.execute('unlockTabs')).toMatchObject({ value: { ok: true } });
    expect(lockOf('Cài đặt')).toBeUndefined();
    hers.sheet('Cài đặt').getRange('E9').setValue('x');
  });
});
