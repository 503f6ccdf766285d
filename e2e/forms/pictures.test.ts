/** Pictures of a row: off until an officer switches them on; kept in Drive, linked from the row, found again, refused. */
import type { Input } from '../../src/shared/contract';
import { type Desk, gift, openDesk, sale, save } from './desk';

/** The beginning of a JPEG, and something that tells it from the next. */
const jpeg = (more: string, size = 40): string =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(size, more)]).toString('base64');

let desk: Desk;
let link: string;
const files: { name: string; type: string }[] = [];
const ids: Record<string, string> = {};
const keep = (id: string, picture: string, table = 'recycling'): Input<'picture.keep'> => ({
  ...{ table, picture },
  id: ids[id] ?? id,
});
const rowOf = (id: string) => desk.rows('Tái chế').find((row) => row.Mã === ids[id]);
const headers = () => Object.keys(rowOf('own') ?? {});

beforeAll(async () => {
  desk = await openDesk({
    onFile: (name, _bytes, type) => {
      files.push({ name, type });
      return { name, link: `https://drive.google.com/file/d/${files.length}/view`, drop: () => undefined };
    },
  });
  for (const [key, table, values] of [
    ['own', 'recycling', sale()],
    ['other', 'recycling', sale({ chapter: 'K1', amount: '7tr' })],
    ['gift', 'gifts', gift()],
  ] as const)
    ids[key] = desk.value('row.save', save(table, values)).row.id;
  const { url } = desk.value('links.create', { chapter: 'K5A', tables: ['recycling'], until: '2026-12-31' });
  link = new URL(url).searchParams.get('k') ?? '';
});

const taking = () =>
  desk.value('form.describe', {}).forms.flatMap((form) => (form.takesPictures ? [form.table] : []));

test('off at first: no form offers it, a picture is refused with what to do, no column is made', () => {
  expect(taking()).toEqual([]);
  expect(desk.problem('picture.keep', keep('own', jpeg('a')))).toMatchObject({
    kind: 'invalid',
    form: [{ what: 'Phường chưa dùng ảnh chứng từ.' }],
  });
  expect([files, headers().includes('Ảnh')]).toEqual([[], false]);
});

describe('switched on', () => {
  beforeAll(() => {
    desk.value('settings.save', { values: { pictures: true } });
  });

  test('what is given and sold takes pictures; the column waits for the first one', () => {
    expect(taking()).toEqual(expect.arrayContaining(['recycling', 'gifts']));
    expect(taking()).not.toContain('members');
    expect(headers()).not.toContain('Ảnh');
  });

  test('a picture is in Drive under the row’s id, linked from the row, logged; the row is otherwise as it was', () => {
    const before = rowOf('own');
    const { row, url } = desk.value('picture.keep', keep('own', jpeg('a')), { link });
    expect(files).toEqual([{ name: `Tái chế ${ids.own} 1.jpg`, type: 'image/jpeg' }]);
    expect(row.pictures).toEqual([url]);
    expect(rowOf('own')).toMatchObject({ ...before, Ảnh: url, 'Sửa bởi': /./ });
    expect(rowOf('other')).not.toHaveProperty('Ảnh');
    expect(desk.rows('Nhật ký').at(-1)).toMatchObject({
      'Mã dòng': ids.own,
      'Điều đổi': '• Ảnh: thêm một ảnh',
    });
  });

  test('the same picture again, its answer lost: one file, one line', () => {
    const lines = desk.rows('Nhật ký').length;
    expect(desk.value('picture.keep', keep('own', jpeg('a')), { link }).row.pictures).toHaveLength(1);
    expect([files.length, desk.rows('Nhật ký').length]).toEqual([1, lines]);
  });

  test('an edit, a deletion and its undoing keep it; Kiểm tra finds nothing in it', () => {
    const row = desk.value('row.get', { table: 'recycling', id: ids.own ?? '' });
    const edited = desk.value('row.edit', {
      ...{ table: 'recycling', id: row.id, version: row.version, values: { amount: '8tr' } },
    }).row;
    desk.value('row.delete', { table: 'recycling', id: row.id, version: edited.version });
    expect(desk.value('row.undo', { table: 'recycling', id: row.id }).pictures).toEqual(row.pictures);
    expect(
      desk.value('problems.list', { chapter: '' }).problems.filter(({ header }) => header === 'Ảnh'),
    ).toEqual([]);
  });

  test('five of a row, and no more', () => {
    for (const more of ['b', 'c', 'd', 'e']) desk.value('picture.keep', keep('own', jpeg(more)));
    expect(String(rowOf('own')?.Ảnh).split('\n')).toHaveLength(5);
    expect(desk.problem('picture.keep', keep('own', jpeg('f')))).toMatchObject({
      form: [{ what: 'Việc này đã có 5 ảnh.' }],
    });
  });

  test.each([
    ['text', Buffer.from('không phải ảnh').toString('base64'), 'invalid'],
    ['no base64', 'không', 'invalid'],
    ['a picture that is too large', jpeg('x', 500_000), 'invalid'],
    ['more than a call takes', jpeg('x', 600_000), 'badRequest'],
  ])('%s is refused, and nothing is kept', (_name, picture, kind) => {
    const before = files.length;
    expect(desk.problem('picture.keep', keep('other', picture)).kind).toBe(kind);
    expect([files.length, rowOf('other')?.Ảnh]).toEqual([before, undefined]);
  });

  test('by a link only to rows of its chapter, of the kinds it records', () => {
    expect(desk.problem('picture.keep', keep('other', jpeg('g')), { link }).kind).toBe('gone');
    expect(desk.problem('picture.keep', keep('gift', jpeg('g'), 'gifts'), { link }).kind).toBe('forbidden');
    expect(desk.problem('picture.keep', keep('x', jpeg('g'), 'members')).kind).toMatch(/gone|badRequest/);
  });

  test('a Drive that is full is said, and the row says nothing of a picture', () => {
    const problem = desk.problem('picture.keep', keep('other', jpeg('h')), {
      faults: { fullQuota: ['drive'] },
    });
    expect(problem).toMatchObject({
      form: [{ todo: expect.stringContaining('Drive của bạn đã đầy') as string }],
    });
    expect(rowOf('other')?.Ảnh).toBeUndefined();
  });
});
