/** What is wrong, as a page lists it: with its row and field, and what one press writes and takes back. */
import type { Input, WrongCell } from '../../src/shared/contract';
import { beside, type Desk, HEAD, member, openDesk, sale, save } from './desk';

let desk: Desk;
let link: string;
const at = (id: string) => desk.rows('Hội viên').find((row) => row.Mã === id);
const list = (chapter = '', options = {}) => desk.value('problems.list', { chapter }, options);
const of = (id: string, field: string, from: readonly WrongCell[] = list().problems): WrongCell => {
  const found = from.find((one) => one.id === id && one.field === field);
  if (found === undefined) throw new Error(`Nothing is wrong in ${field} of ${id}.`);
  return found;
};
const press = (wrong: WrongCell, undo = false): Input<'row.mend'> => ({
  ...{ table: wrong.table, id: wrong.id, field: wrong.field, undo },
  before: wrong.mend?.before ?? '',
});
const ids: Record<string, string> = {};
const rowOf = (id: string): number => desk.rows('Hội viên').findIndex((row) => row.Mã === id) + 2;

beforeAll(async () => {
  desk = await openDesk();
  for (const [key, name, more] of [
    ['old', 'Lý Thị Cũ', {}],
    ['group', 'Lê Thị Tổ', { group: 'Tổ 3' }],
    ['bare', 'Vũ Thị Số', { group: 'Tổ 3' }],
    ['other', 'Trần Thị Lạ', { chapter: 'K1' }],
  ] as const)
    ids[key] = desk.value('row.save', save('members', member(name, more))).row.id;
  desk.type('Hội viên', rowOf(ids.old ?? ''), 'Điện thoại', '01234567890');
  desk.type('Hội viên', rowOf(ids.bare ?? ''), 'Tổ', '3');
  desk.type('Hội viên', rowOf(ids.other ?? ''), 'Ngày sinh', 'không nhớ');
  for (const [key, chapter] of [
    ['sale', 'Khu 5A · K5A'],
    ['theirs', 'Khu 1 · K1'],
  ] as const) {
    ids[key] = desk.value('row.save', save('recycling', sale({ chapter }))).row.id;
    const row = desk.rows('Tái chế').findIndex((one) => one.Mã === ids[key]) + 2;
    desk.type('Tái chế', row, 'Số lượng', 'nhiều lắm');
  }
  const { url } = desk.value('links.create', {
    ...{ chapter: 'K5A', tables: ['recycling', 'members'], until: '2026-12-31' },
  });
  link = new URL(url).searchParams.get('k') ?? '';
});

test('each line has the row and the field that a form opens at, by chapter', () => {
  const { problems, chapters, rest } = list();
  expect(of(ids.sale ?? '', 'quantity', problems)).toMatchObject({
    ...{ table: 'recycling', sheet: 'Tái chế', header: 'Số lượng', severity: 'error', chapter: 'K5A' },
    ...{ found: 'nhiều lắm', mend: null, place: 'D2' },
  });
  expect(rest).toBe(0);
  expect(chapters.filter(({ key }) => key !== '')).toEqual([
    { key: 'K1', label: 'Chi hội Khu 1', count: 2 },
    { key: 'K5A', label: 'Chi hội Khu 5A', count: 3 },
  ]);
  expect(new Set(list('K1').problems.map(({ chapter }) => chapter))).toEqual(new Set(['K1']));
});

describe('one press, where only one thing can be meant', () => {
  test.each([
    ['old', 'phone', 'Điện thoại', '01234567890', '0834 567 890'],
    ['bare', 'group', 'Tổ', '3', 'Tổ 3'],
  ])('%s: %s', (key, field, header, before, after) => {
    const id = ids[key] ?? '';
    const wrong = of(id, field);
    expect(wrong.mend?.after).toBe(after);
    expect(String(wrong.mend?.before)).toBe(before);
    expect(desk.value('row.mend', press(wrong)).isRepeat).toBe(false);
    expect(at(id)?.[header]).toBe(after);
    expect(list().problems.some((one) => one.id === id)).toBe(false);
    // The same press again, its answer lost: nothing more is written.
    expect(desk.value('row.mend', press(wrong)).isRepeat).toBe(true);
    desk.value('row.mend', press(wrong, true));
    expect(String(at(id)?.[header])).toBe(before);
    expect(of(id, field).mend?.after).toBe(after);
  });

  test('is in the log, as any change is', () => {
    const lines = desk.rows('Nhật ký').filter((row) => row['Mã dòng'] === ids.bare);
    expect(lines.map((row) => row['Điều đổi'])).toEqual(
      expect.arrayContaining(['• Tổ: 3 → Tổ 3', '• Tổ: Tổ 3 → 3']),
    );
  });

  test('writes nothing over what somebody typed meanwhile, and nothing that a page thinks of', () => {
    const id = ids.old ?? '';
    const wrong = of(id, 'phone');
    desk.type('Hội viên', rowOf(id), 'Điện thoại', '0912345678');
    expect(desk.problem('row.mend', press(wrong))).toMatchObject({ kind: 'gone' });
    expect(desk.problem('row.mend', press(wrong, true))).toMatchObject({ kind: 'gone' });
    expect(desk.problem('row.mend', { ...press(wrong), before: 'Chị Hoa' })).toEqual({ kind: 'badRequest' });
    expect(desk.problem('row.mend', { ...press(wrong), field: 'enteredBy' })).toEqual({ kind: 'badRequest' });
    expect(String(at(id)?.['Điện thoại'])).toContain('912');
    desk.type('Hội viên', rowOf(id), 'Điện thoại', '01234567890');
  });

  test('is refused to a head in another chapter’s row', async () => {
    const head = await beside(desk, { email: HEAD });
    desk.type('Hội viên', rowOf(ids.other ?? ''), 'Điện thoại', '01234567890');
    const theirs = of(ids.other ?? '', 'phone');
    expect(head.problem('row.mend', press(theirs))).toMatchObject({ kind: 'forbidden' });
    const lines = head.value('problems.list', { chapter: 'K1' }).problems;
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.map(({ id, mend }) => [id, mend])).toEqual(lines.map(() => ['', null]));
  });
});

describe('by a link', () => {
  test('only rows of its own chapter, and only what it sees of them', () => {
    const { problems, chapters } = list('', { link });
    expect(problems.map(({ id, field }) => [id, field])).toEqual([
      [ids.sale, 'quantity'],
      [ids.bare, 'group'],
    ]);
    expect(chapters.map(({ key }) => key)).toEqual(['K5A']);
    const all = JSON.stringify(problems);
    for (const hidden of ['01234567890', 'Trần Thị Lạ', 'không nhớ']) expect(all).not.toContain(hidden);
  });

  test('mends what it sees, and nothing else', () => {
    const wrong = of(ids.bare ?? '', 'group', list('', { link }).problems);
    desk.value('row.mend', press(wrong), { link });
    expect(at(ids.bare ?? '')?.Tổ).toBe('Tổ 3');
    const phone = of(ids.old ?? '', 'phone');
    expect(desk.problem('row.mend', press(phone), { link })).toEqual({ kind: 'badRequest' });
    expect(desk.problem('row.mend', press(of(ids.other ?? '', 'phone')), { link })).toMatchObject({
      kind: 'gone',
    });
  });
});

test('a row copied with its code is gone to on the sheet, not opened: a form would open the other one', () => {
  const sheet = desk.sheet('Tái chế');
  const cells = sheet.getRange(2, 1, 1, sheet.getLastColumn()).getValues();
  sheet.getRange(6, 1, 1, sheet.getLastColumn()).setValues(cells);
  const lines = list().problems.filter(({ sheet: name, row }) => name === 'Tái chế' && row === 6);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.every(({ id, table }) => id === '' && table === 'recycling')).toBe(true);
});

test('of two rows that say the same one may be taken out', () => {
  const values = sale({ chapter: 'Khu 6 · K6', quantity: '3 kg' });
  desk.value('row.save', save('recycling', values));
  const { id } = desk.value('row.save', { ...save('recycling', values), acceptSimilar: true }).row;
  const wrong = list().problems.find((one) => one.id === id);
  expect(wrong).toMatchObject({ mayDelete: true, mend: null });
});
