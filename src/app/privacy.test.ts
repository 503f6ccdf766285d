/** Consent, and a member erased on request, by the built bundle: nothing of her stays where it can be reached, totals do. */
import { type Desk, gift, member, OFFICER, openDesk, openHost, save } from '../../e2e/forms/desk';
import type { Output } from '../shared/contract';

type Told = Output<'privacy.look'>;

const NAME = 'Nguyễn Thị Ân';
const PHONE = '0968 345 671';

interface Scene {
  readonly desk: Desk;
  readonly an: string;
  readonly binh: string;
}

/** A member with circumstances, a pair with its support, a merged second record, a deleted row, a backup; and her name in notes. */
async function scene(): Promise<Scene> {
  const desk = await openDesk();
  const add = (table: string, values: Parameters<typeof save>[1]): string =>
    desk.value('row.save', { ...save(table, values), acceptSimilar: true }).row.id;
  const an = add(
    'members',
    member(NAME, {
      ...{ birth: '15/8/1973', phone: PHONE, address: 'Số 7 ngõ 3', job: 'Bán hoa', post: 'Ủy viên BCH' },
      ...{ consent: '2026-03-01', note: 'thích làm vườn', joined: '2020-05-01' },
    }),
  );
  const binh = add('members', member('Trần Thị Bính', { phone: '0987 654 321', consent: '2026-03-01' }));
  add('circumstances', {
    member: an,
    circumstances: ['Đơn thân'],
    religion: 'Công giáo',
    note: 'con nhỏ ốm',
  });
  add('circumstances', { member: binh, religion: 'Phật giáo' });
  const pair = add('pairings', {
    ...{ day: '2026-02-01', kind: 'Đỡ đầu hội viên khó khăn', chapter: 'K5A' },
    ...{ helper: binh, helped: an, state: 'Đang giúp', note: 'mẹ chị ấy yếu' },
  });
  add('supports', { day: '2026-03-02', pair, support: 'Tặng xe đạp cũ' });
  add('gifts', gift({ receiver: 'nguyễn thị ân' }));
  add('recycling', {
    day: '2026-03-02',
    chapter: 'K5A',
    material: 'Sắt',
    quantity: '3 kg',
    note: 'gọi 0968.345.671',
  });
  const twin = add('members', member(NAME, { birth: '1973', address: 'Ngõ 3' }));
  const edited = desk.value('row.get', { table: 'pairings', id: pair });
  desk.value('row.edit', { table: 'pairings', id: pair, version: edited.version, values: { helped: twin } });
  const mended = desk.value('row.get', { table: 'pairings', id: pair });
  desk.value('row.edit', { table: 'pairings', id: pair, version: mended.version, values: { helped: an } });
  const [keep, drop] = [an, twin].map((id) => desk.value('row.get', { table: 'members', id }).version);
  desk.value('member.merge', { keep: an, drop: twin, keepVersion: keep ?? '', dropVersion: drop ?? '' });
  const gone = add('pairings', {
    ...{
      day: '2026-02-03',
      kind: 'Đỡ đầu hội viên khó khăn',
      chapter: 'K5A',
      helper: an,
      helped: 'Lê Thị Cúc',
    },
    state: 'Đang giúp',
  });
  const own = desk.value('row.get', { table: 'members', id: an });
  desk.value('row.edit', {
    table: 'members',
    id: an,
    version: own.version,
    values: { note: 'thích làm vườn, hay hát' },
  });
  const { version } = desk.value('row.get', { table: 'pairings', id: gone });
  desk.value('row.delete', { table: 'pairings', id: gone, version });
  desk.value('backup.write', { copy: '', seen: '' });
  return { desk, an, binh };
}

/** Every tab of the workbook as a text, hidden ones too. */
const cellsOf = ({ host }: Desk): [string, string][] =>
  host.workbook.sheets.map(({ name, cells }) => [name, JSON.stringify([...cells])]);
const tellAbout = (desk: Desk, text: RegExp): string[] => [
  ...new Set(cellsOf(desk).flatMap(([name, cell]) => (text.test(cell) ? [name] : []))),
];
const look = (desk: Desk, members: string[] = []): Told => desk.value('privacy.look', { members });
const erase = (desk: Desk, members: string[]): Told =>
  desk.value('privacy.erase', { members, seen: look(desk, members).recap?.seen ?? '' });
const rowOf = (desk: Desk, tab: string, id: string) => desk.rows(tab).find((row) => row.Mã === id) ?? {};
const totals = (desk: Desk) => {
  const counted = desk.host.run('summarize', [{ from: '2026-01-01', to: '2026-12-31' }]);
  expect(counted).toMatchObject({ ok: true });
  return ['TH Chung', 'TH Số liệu chung', 'TH Hội viên', 'TH Cặp 1+1'].map((name) =>
    desk.sheet(name).getDataRange().getValues().slice(3),
  );
};

let made: Scene;
beforeAll(async () => {
  made = await scene();
});
const copy = async (): Promise<Desk> => openHost({ workbook: structuredClone(made.desk.host.workbook) });

describe('a member is erased', () => {
  let desk: Desk;
  let before: unknown;
  let recap: Told['recap'];
  let answer: Told;
  beforeAll(async () => {
    desk = await copy();
    before = totals(desk);
    recap = look(desk, [made.an]).recap;
    answer = erase(desk, [made.an]);
  });

  test('the recap says what will change, tab by tab', () => {
    const own =
      'ô Họ và tên, Tổ, Ngày sinh, Điện thoại, Địa chỉ, Nghề nghiệp, Đồng ý (ngày), Ghi chú (ngày sinh còn lại thập niên)';
    expect(recap?.changes).toEqual([
      `Hội viên: 1 dòng (dòng 2), ${own}`,
      'Cặp 1+1: 1 dòng, ô Bên được giúp',
      'Hỗ trợ 1+1: 1 dòng, ô Cặp',
      'Hoàn cảnh: 1 dòng, ô Hội viên, Ghi chú',
      'Nhật ký: 3 dòng, ô Điều đổi',
      'Đã xóa: 2 dòng đã xóa từ trước (không khôi phục được nữa)',
      `Sao lưu 2026-08-20 · Hội viên: 1 dòng, ${own}`,
      'Sao lưu 2026-08-20 · Cặp 1+1: 1 dòng, ô Bên được giúp',
      'Sao lưu 2026-08-20 · Hỗ trợ 1+1: 1 dòng, ô Cặp',
      'Sao lưu 2026-08-20 · Hoàn cảnh: 1 dòng, ô Hội viên, Ghi chú',
    ]);
  });

  test('and what is not changed by guess, with links: free text, and rows that name her without her code', () => {
    expect(recap?.left.map(({ where, text }) => [where, text])).toEqual([
      ['Cặp 1+1, ô L2', 'mẹ chị ấy yếu'],
      ['Quà tặng, ô E2', 'nguyễn thị ân'],
      ['Tái chế, ô G2', 'gọi 0968.345.671'],
    ]);
    expect(recap?.left[0]?.url).toMatch(/#gid=\d+&range=L2$/);
    expect(answer.recap?.left).toEqual(recap?.left);
  });

  test('of her row stands what figures need', () => {
    expect(rowOf(desk, 'Hội viên', made.an)).toEqual({
      ...{ Mã: made.an, 'Họ và tên': `(đã xóa theo yêu cầu) ${made.an}`, 'Chi hội': 'Khu 5A · K5A' },
      ...{ 'Ngày sinh': '1970', 'Ngày vào Hội': '2020-05-01', 'Chức vụ': 'Ủy viên Ban Chấp hành' },
      ...{ 'Trạng thái': 'Đang sinh hoạt', 'Nhập bởi': OFFICER, 'Nhập lúc': expect.any(String) },
      ...{ 'Sửa bởi': OFFICER, 'Sửa lúc': expect.any(String) },
    });
  });

  test('totals stay', () => {
    expect(totals(desk)).toEqual(before);
  });

  test('nothing that can be reached tells of her, but for what was listed', () => {
    const told = /Nguyễn Thị Ân|0968 ?345 ?671|Số 7 ngõ 3|Ngõ 3|Bán hoa|thích làm vườn|con nhỏ|1973/;
    expect(tellAbout(made.desk, told).length).toBeGreaterThan(6);
    expect(tellAbout(desk, told)).toEqual([]);
    // What is another's stands.
    expect(rowOf(desk, 'Hội viên', made.binh)).toMatchObject({ 'Điện thoại': expect.stringMatching(/987/) });
    expect(tellAbout(desk, /Phật giáo/)).toContain('Sao lưu 2026-08-20 · Hoàn cảnh');
  });

  test('the log says that it was done, and not of whom but by her code', () => {
    expect(answer.message).toBe(`Đã xóa thông tin của ${made.an}; các tổng số vẫn như cũ.`);
    const lines = desk.rows('Nhật ký').filter(({ Việc }) => Việc === 'Xóa thông tin theo yêu cầu');
    expect(lines).toEqual([expect.objectContaining({ 'Mã dòng': made.an, Ai: OFFICER })]);
  });

  test('Kiểm tra finds nothing wrong in what stands', () => {
    const codes = (of: Desk) =>
      (of.host.run('checkData') as { problems: { code: string; sheet: string }[] }).problems
        .map(({ code, sheet }) => `${sheet}: ${code}`)
        .sort();
    expect(codes(desk)).toEqual(codes(made.desk));
  });
});

test('cut at any call, and pressed again: the same as in one go', async () => {
  const whole = await copy();
  erase(whole, [made.an]);
  const tabs = (desk: Desk) => cellsOf(desk).filter(([name]) => name !== 'Nhật ký');
  const lines = (desk: Desk) => desk.rows('Nhật ký').map(({ Việc, 'Điều đổi': change }) => [Việc, change]);
  for (const cutAt of [170, 210, 245, 300]) {
    const desk = await copy();
    const seen = look(desk, [made.an]).recap?.seen ?? '';
    desk.host.execute('rpc', ['privacy.erase', { members: [made.an], seen }], { faults: { cutAt } });
    erase(desk, [made.an]);
    expect([cutAt, tabs(desk)]).toEqual([cutAt, tabs(whole)]);
    expect([cutAt, lines(desk)]).toEqual([cutAt, lines(whole)]);
  }
});

test('somebody changed the book since the recap: nothing is erased, and it is told anew', async () => {
  const desk = await copy();
  const seen = look(desk, [made.an]).recap?.seen ?? '';
  const { version } = desk.value('row.get', { table: 'members', id: made.an });
  desk.value('row.edit', { table: 'members', id: made.an, version, values: { address: 'Số 8' } });
  const before = cellsOf(desk);
  const answer = desk.value('privacy.erase', { members: [made.an], seen });
  expect(answer.message).toMatch(/chưa xóa gì/);
  expect(answer.recap?.seen).not.toBe(seen);
  expect(cellsOf(desk)).toEqual(before);
});

describe('who is proposed', () => {
  let desk: Desk;
  let ids: Record<string, string>;
  beforeAll(async () => {
    desk = await openDesk();
    const left = { state: 'Chuyển đi' };
    ids = Object.fromEntries(
      Object.entries({
        'Lê Thị Một': { consent: '1/2/2026' },
        'Lê Thị Hai': { consent: '1/2/2026', withdrawn: '1/3/2026' },
        'Lê Thị Ba': { consent: '1/5/2026', withdrawn: '1/3/2026' },
        'Lê Thị Tư': {},
        'Lê Thị Năm': { ...left, changed: '20/8/2021' },
        'Lê Thị Sáu': { ...left, changed: '21/8/2021' },
        'Lê Thị Bảy': { ...left },
      }).map(([name, more]) => [name, desk.value('row.save', save('members', member(name, more))).row.id]),
    );
  });
  const set = (values: Record<string, string>) => desk.value('settings.save', { values });

  test('nobody for having left, while no number of years is set', () => {
    expect(look(desk)).toMatchObject({ present: 4, without: 1, keepYears: null, undated: 1, sharing: '' });
    expect(look(desk).due).toEqual([
      { id: ids['Lê Thị Hai'], title: 'Lê Thị Hai', why: 'rút đồng ý ngày 01/03/2026' },
    ]);
  });

  test('who left that many years ago to the day, and several go at once', () => {
    set({ keepYears: '5' });
    const { due } = look(desk);
    expect(due.map(({ title }) => title)).toEqual(['Lê Thị Hai', 'Lê Thị Năm']);
    const checked = desk.host.run('checkData') as { problems: { what: string; row: number | null }[] };
    expect(checked.problems.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'Chị ấy đã rút đồng ý mà sổ còn giữ thông tin của chị.',
        '1 hội viên chưa ghi ngày đồng ý.',
        '1 người đã rời Hội quá 5 năm.',
      ]),
    );
    const after = erase(
      desk,
      due.map(({ id }) => id),
    );
    expect(after.due).toEqual([]);
    expect(desk.rows('Hội viên').filter((row) => /Hai|Năm/.test(String(row['Họ và tên'])))).toEqual([]);
    const again = desk.host.run('checkData') as { problems: { what: string }[] };
    expect(again.problems.filter(({ what }) => /rút đồng ý|rời Hội quá|ghi hai lần/.test(what))).toEqual([]);
  });

  test('the sharing of the file is asked about a year after it was looked at', () => {
    set({ sharingSeen: '20/8/2025' });
    expect(look(desk)).toMatchObject({ sharing: '20/08/2025', isSharingDue: true });
    set({ sharingSeen: '21/8/2025' });
    expect(look(desk)).toMatchObject({ isSharingDue: false });
  });
});
