/**
 * Phát hành through the built bundle: drafts, issued reports, which report is compared with which, and older
 * report tabs.
 */
import type { Output } from '../../src/shared/contract';
import { type Desk, gift, openDesk, sale, save } from './desk';

let desk: Desk;
let giftId: string;
const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const BOOK = 'Sổ báo cáo';

beforeEach(async () => {
  let made = 0;
  desk = await openDesk({
    onFile: (name) => {
      made += 1;
      return { name, link: `https://drive.example/${made}` };
    },
  });
  giftId = desk.value('row.save', save('gifts', gift())).row.id;
  desk.value('row.save', save('recycling', sale()));
});

const exported = (
  kind = 'periodic',
  more: { against?: string; number?: string } = {},
): Output<'report.export'> => desk.value('report.export', { kind, ...YEAR, accept: true, ...more });
const listed = () => desk.value('issues.list', {});
const newest = (): string => listed().reports[0]?.id ?? '';
const issue = (id = newest(), number = '05/BC-HPN', day = '1/8/2026', accept = false) =>
  desk.value('issues.issue', { id, number, day, accept });
const setParcels = (parcels: string): void => {
  const { version } = desk.value('row.get', { table: 'gifts', id: giftId });
  desk.value('row.edit', { table: 'gifts', id: giftId, version, values: { parcels } });
};
const states = () => listed().reports.map(({ state, number, day }) => [state, number, day]);
const log = () =>
  desk.host.workbook.sheets.some(({ name }) => name === 'Nhật ký')
    ? desk.rows('Nhật ký').filter((line) => line.Loại === 'Sổ báo cáo')
    : [];

test('an export is a draft: listed apart, compared with by nobody; the message says what is next', () => {
  expect(exported().message).toContain('dự thảo; gửi đi rồi thì bấm Sổ Hội → Xem và báo cáo → Phát hành');
  expect(states()).toEqual([['draft', '', '']]);
  expect(desk.rows(BOOK)).toMatchObject([{ 'Trạng thái': 'Dự thảo' }]);
  setParcels('20');
  expect(exported().notes.join('\n')).not.toMatch(/đã khác báo cáo/);
  expect(desk.value('report.choices', {}).issued).toEqual([]);
  expect(desk.host.run('summarize')).toMatchObject({ ok: true, changes: [] });
});

test('issued with number and day, it is what the next one is compared with; kept in the book and in the log', () => {
  exported();
  expect(listed()).toMatchObject({ day: '2026-08-20' });
  expect(issue()).toMatchObject({ isIssued: true, warnings: [] });
  expect(states()).toEqual([['issued', '05/BC-HPN', '2026-08-01']]);
  expect(desk.rows(BOOK)).toMatchObject([
    { 'Trạng thái': 'Đã phát hành', 'Số phát hành': '05/BC-HPN', 'Ngày phát hành': '01/08/2026' },
  ]);
  expect(log()).toMatchObject([
    { Việc: 'Phát hành báo cáo số 05/BC-HPN ngày 01/08/2026', 'Mã dòng': newest() },
  ]);
  setParcels('20');
  const notes = exported().notes.join('\n');
  expect(notes).toMatch(
    /con số đã khác báo cáo “.*” số 05\/BC-HPN ngày 01\/08\/2026: xem tab So với báo cáo/,
  );
  expect(notes).toContain('Suất quà: 14 suất → 20 suất');
  expect(desk.host.run('summarize')).toMatchObject({
    changes: expect.arrayContaining([
      expect.objectContaining({
        key: 'giftParcels',
        before: '14 suất',
        now: '20 suất',
        difference: '+6 suất',
      }),
    ]),
  });
});

test('another kind and another period are not compared with it', () => {
  exported('periodic');
  issue();
  setParcels('20');
  expect(exported('topical').notes.join()).not.toContain('đã khác báo cáo');
  const quarter = { kind: 'periodic', from: '2026-04-01', to: '2026-06-30' };
  expect(desk.value('report.export', quarter).notes.join()).not.toContain('đã khác báo cáo');
  expect(exported('periodic').notes.join()).toContain('đã khác báo cáo');
});

test('a kind is compared in the figures that it prints', () => {
  exported('models');
  issue();
  setParcels('20');
  desk.value('row.save', { ...save('recycling', sale({ day: '29/6' })), acceptSimilar: true });
  // The report about two models mentions neither gifts nor recycling.
  expect(exported('models').notes.join()).not.toContain('đã khác báo cáo');
  expect(desk.value('issues.compare', { id: listed().reports.at(-1)?.id ?? '' }).message).toMatch(
    /^Không có con số nào khác/,
  );
  desk.value('row.save', {
    ...save('pairings', {
      ...{ day: '02/03/2026', kind: 'Đỡ đầu hội viên khó khăn', chapter: 'K1', state: 'Dừng' },
      ...{ helper: 'Lò Thị Giúp', helped: 'Nông Thị Khác' },
    }),
    acceptSimilar: true,
  });
  expect(exported('models').notes.join()).toContain('đã khác báo cáo');
});

test('the officer picks which issued report is compared with, or none', () => {
  exported();
  issue(newest(), '05', '1/8/2026');
  const first = newest();
  setParcels('20');
  exported();
  issue(newest(), '06', '10/8/2026');
  const second = newest();
  expect(desk.value('report.choices', {}).issued.map(({ id }) => id)).toEqual([second, first]);
  const notes = (more: { against?: string }) => exported('periodic', more).notes.join('\n');
  expect(notes({})).not.toContain('đã khác báo cáo');
  expect(notes({ against: second })).not.toContain('đã khác báo cáo');
  expect(notes({ against: first })).toMatch(/đã khác báo cáo “.*” số 05 ngày 01\/08\/2026/);
  setParcels('30');
  expect(notes({ against: '' })).not.toContain('đã khác báo cáo');
  expect(notes({ against: 'SB-00000' })).toContain('không có báo cáo đã phát hành mã SB-00000');
  expect(desk.value('issues.compare', { id: first }).notes.join()).toContain('14 suất → 30 suất');
  expect(desk.value('issues.compare', { id: second }).notes.join()).toContain('20 suất → 30 suất');
});

test('the book changed since the draft was printed: said first, and issued only when that is accepted', () => {
  exported();
  setParcels('20');
  const id = newest();
  const warned = issue(id);
  expect(warned.isIssued).toBe(false);
  expect(warned.warnings.join('\n')).toMatch(
    /Từ lúc xuất, \d+ con số của báo cáo đã đổi; bản đã xuất giữ số cũ/,
  );
  expect(warned.warnings.join('\n')).toContain('14 suất → 20 suất');
  expect([states(), log()]).toEqual([[['draft', '', '']], []]);
  expect(issue(id, '05', '1/8/2026', true)).toMatchObject({ isIssued: true });
  // The baseline is what was exported, not what the ledger held when the report was issued.
  expect(desk.value('issues.compare', { id }).notes.join()).toContain('14 suất → 20 suất');
});

test('a number that another report of the year has, a lost snapshot: said first', () => {
  exported();
  issue();
  exported();
  const second = newest();
  expect(issue(second).warnings).toEqual([expect.stringMatching(/^Số 05\/BC-HPN đã dùng cho “/)]);
  const store = desk.sheet('Sổ báo cáo (số liệu)');
  store.getRange(2, 3).setValue('{}');
  expect(issue(second, '06').warnings).toEqual([expect.stringMatching(/đã bị sửa hoặc mất/)]);
  expect(issue(second, '06', '2/8/2026', true).isIssued).toBe(true);
});

test.each([
  [{ number: ' ' }, { fields: { number: [{ what: expect.stringContaining('Chưa có số') as unknown }] } }],
  [{ day: '31/2' }, { fields: { day: [{}] } }],
  [{ day: '21/8/2026' }, { fields: { day: [{ what: expect.stringContaining('chưa tới') as unknown }] } }],
  [{ id: 'SB-00000' }, { form: [{ what: expect.stringContaining('SB-00000') as unknown }] }],
])('%j is refused at its field, and nothing is marked', (more, problem) => {
  exported();
  const input = { id: newest(), number: '05', day: '1/8/2026', accept: true, ...more };
  expect(desk.problem('issues.issue', input)).toMatchObject(problem);
  expect([states(), log()]).toEqual([[['draft', '', '']], []]);
});

test('a mark made by mistake is taken back: the line stays as withdrawn, the log says both, and it may go out again', () => {
  exported();
  issue();
  const id = newest();
  setParcels('20');
  expect(desk.problem('issues.issue', { id, number: '07', day: '1/8/2026', accept: true })).toMatchObject({
    form: [{ what: expect.stringContaining('đã phát hành rồi') as unknown }],
  });
  desk.value('issues.withdraw', { id });
  expect(states()).toEqual([['withdrawn', '05/BC-HPN', '2026-08-01']]);
  expect(log().map((line) => String(line.Việc).split(' ')[0])).toEqual(['Phát', 'Rút']);
  expect(exported().notes.join()).not.toContain('đã khác báo cáo');
  expect(JSON.stringify(desk.problem('issues.withdraw', { id }))).toContain('chưa phát hành');
  expect(issue(id, '07', '2/8/2026', true).isIssued).toBe(true);
  expect(exported().notes.join()).toContain('đã khác báo cáo');
});

test('a number is of one export: kept with its draft, proposed for no other; one that looks like a formula is text', () => {
  desk.value('settings.save', { values: { documentSymbol: 'BC-HPN' } });
  exported('periodic', { number: '5' });
  exported();
  expect(listed().reports.map(({ number }) => number)).toEqual(['', '05/BC-HPN']);
  issue(newest(), '=1+1', '1/8/2026');
  expect(states()[0]).toEqual(['issued', '=1+1', '2026-08-01']);
  expect(desk.formulas()).toEqual([]);
});

describe('a book of reports from before', () => {
  /** The tab as the previous version wrote it, with a column added by the ward after it. */
  function makeOld(numbers: readonly string[]): void {
    for (const number of numbers) {
      exported('periodic', { number });
    }
    const sheet = desk.sheet(BOOK);
    for (const header of ['Con số đã in', 'Ngày phát hành', 'Số phát hành', 'Trạng thái'])
      sheet.deleteColumn(desk.column(BOOK, header));
    sheet.deleteColumns(13, sheet.getMaxColumns() - 12);
    sheet.insertColumnsAfter(12, 1);
    sheet.getRange(1, 13, 3, 1).setValues([['Lưu ở đâu'], ['Tủ 2'], ['']]);
  }

  test('lines with a number are issued, lines without are drafts; the ward’s own column stays', () => {
    makeOld(['', '5']);
    expect(states()).toEqual([
      ['issued', '05/BC-HPN', ''],
      ['draft', '', ''],
    ]);
    setParcels('20');
    expect(exported().notes.join('\n')).toContain('Suất quà: 14 suất → 20 suất');
    expect(desk.rows(BOOK).map((line) => [line['Trạng thái'], line['Lưu ở đâu']])).toEqual([
      [undefined, 'Tủ 2'],
      [undefined, undefined],
      ['Dự thảo', undefined],
    ]);
    const draft = listed().reports.at(-1);
    expect(issue(draft?.id, '04', '2/1/2026', true).isIssued).toBe(true);
    expect(desk.rows(BOOK)[0]).toMatchObject({ 'Trạng thái': 'Đã phát hành', 'Lưu ở đâu': 'Tủ 2' });
  });

  test('a header that was renamed loses no line', () => {
    exported();
    issue();
    desk.sheet(BOOK).getRange(1, 1).setValue('Mã số');
    expect(states()).toEqual([['issued', '05/BC-HPN', '2026-08-01']]);
  });
});

test('closing the book is no report, and changes nothing of them', () => {
  exported();
  issue();
  desk.value('closing.set', { to: '30/6/2026' });
  expect(states()).toEqual([['issued', '05/BC-HPN', '2026-08-01']]);
  const closing = desk.rows(BOOK).at(-1);
  expect([closing?.['Loại báo cáo'], closing?.['Trạng thái']]).toEqual(['Khóa sổ', undefined]);
});

test('by name, for programs: the one draft there is', () => {
  expect(desk.host.run('issueReport', { number: '05' })).toMatchObject({ ok: false });
  exported();
  expect(desk.host.run('issueReport', { number: '05', day: '01/08/2026' })).toMatchObject({ isIssued: true });
  expect(desk.host.run('withdrawReport', { id: newest() })).toMatchObject({ ok: true });
});
