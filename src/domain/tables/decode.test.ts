/** What is said of a tab and its rows beyond `ward/decode.test.ts`: severities, codes, places, merges, lines, settings. */
import { type Cell, text } from '../columns';
import { memberRow, type RowSpec, sale, tabOf, wardOf } from '../testdata/ward';
import { type AnyTable, tables } from '../ward';
import { decodeTable } from './decode';
import { newRowId, rowIdOf } from './ids';
import { readItems } from './items';
import { decodeSettings } from './settings';
import { isDated } from './table';

const { context } = wardOf({});
const of = (
  rows: RowSpec<'recycling'>[],
  change: (tab: { headers: Cell[]; rows: Cell[][] }) => void = () => {},
) => {
  const tab = tabOf('recycling', rows);
  const raw = { headers: [...tab.headers], rows: tab.rows.map((cells) => [...cells]), merges: [] };
  change(raw);
  return decodeTable(tables.recycling, raw, context);
};
const said = (records: ReturnType<typeof of>) =>
  records.problems.map(({ code, severity, row, header }) => `${row} ${header} ${code} ${severity}`);

/** Typed in TCVN3: `Ghi chó` for `Ghi chú`, as an old keyboard leaves it. */
const OLD = 'Phô n÷ viÖt nam';

test.each<[string, RowSpec<'recycling'>, string[]]>([
  ['an error of a cell of ours', sale({ enteredBy: '#REF!' }), ['2 Nhập bởi cellError notice']],
  ['an error where people fill', sale({ amount: '#REF!' }), ['2 Thành tiền cellError error']],
  ['still waiting', sale({ note: 'Loading...' }), ['2 Ghi chú cellError error']],
  ['old letters where words belong', sale({ note: OLD }), ['2 Ghi chú unreadable notice']],
  ['old letters where a value belongs', sale({ material: OLD }), ['2 Loại phế liệu unreadable error']],
  ['old letters in a cell of ours', sale({ enteredBy: OLD }), []],
  ['a value of no list', sale({ material: 'điều lạ' }), ['2 Loại phế liệu unknownChoice error']],
  ['what nobody can read', sale({ amount: 'nhiều lắm' }), ['2 Thành tiền unreadable error']],
  ['a word beside the amount', sale({ amount: '80.000 của ai đó lạ' }), ['2 Thành tiền unreadable error']],
])('%s', (_, row, wanted) => expect(said(of([row]))).toEqual(wanted));

test('what stands beside a value says otherwise than its own cell: a conflict', () => {
  const records = of([sale({ quantity: '10 kg Đồng', unit: '' })]);
  expect(said(records)).toEqual(['2 Số lượng conflict error']);
  expect(said(of([sale({ quantity: '10 kg gì lạ lắm', unit: '' })]))).toEqual([
    '2 Số lượng unreadable error',
  ]);
});

test('a row is no blank one where only the second of two columns of one name is filled', () => {
  const records = of([{}], (tab) => {
    tab.headers.push('Ghi chú');
    tab.rows[0]?.push('x');
  });
  expect(records.leftOut).toEqual([2]);
});

test('what is missing is asked for with an example, where there is one', () => {
  const todo = (row: RowSpec<'recycling'>) => of([row]).problems.map((problem) => problem.todo);
  expect(todo(sale({ day: '' }))).toEqual(['Ghi ngày, ví dụ 28/06/2022.']);
  const { columns } = tables.recycling;
  const plain = {
    ...tables.recycling,
    columns: { ...columns, material: columns.material.example('') },
  } as AnyTable;
  const { headers, rows } = tabOf('recycling', [sale({ material: '' })]);
  expect(decodeTable(plain, { headers, rows, merges: [] }, context).problems[0]?.todo).toBe(
    'Ghi loại phế liệu.',
  );
});

test('a problem shows the cell as it stands on the sheet, and its chapter', () => {
  const [one] = of([sale({ amount: 'nhiều lắm' })]).problems;
  expect(one).toMatchObject({ sheet: 'Tái chế', row: 2, chapterCode: 'K1', found: 'nhiều lắm' });
  expect(one?.column).toBe(tabOf('recycling', []).headers.indexOf('Thành tiền'));
});

test.each<[string, number, { row: number; what: RegExp; todo: RegExp }]>([
  ['one line above', 1, { row: 2, what: /đang ở dòng 2,/, todo: /^Xóa dòng 1 \(/ }],
  ['three lines above', 3, { row: 4, what: /đang ở dòng 4,/, todo: /^Xóa các dòng 1 đến 3 \(/ }],
])('headers with %s: nothing is read, and the place is said', (_, above, { row, what, todo }) => {
  const records = of([sale()], (tab) => {
    tab.rows.unshift(...Array.from({ length: above - 1 }, (): Cell[] => ['x']), [...tab.headers]);
    tab.headers = ['SỔ TÁI CHẾ'];
  });
  expect(records).toMatchObject({ isReadable: false, rows: [], leftOut: [], setAside: [] });
  expect(records.problems).toEqual([
    expect.objectContaining({ code: 'movedHeader', severity: 'error', row, column: 0 }),
  ]);
  expect(records.problems[0]?.what).toMatch(what);
  expect(records.problems[0]?.todo).toMatch(todo);
});
test('headers that a ward typed itself, without ours, are found below a title too', () => {
  const { headers } = tabOf('recycling', []);
  const own = headers.slice(0, headers.indexOf('Mã'));
  const raw = { headers: ['SỔ TÁI CHẾ'], rows: [own], merges: [] };
  expect(decodeTable(tables.recycling, raw, context).problems.map(({ code, row }) => [code, row])).toEqual([
    ['movedHeader', 2],
  ]);
});
test('a tab that is not there has no places, rows or rows left out', () => {
  const { places, ...rest } = decodeTable(tables.recycling, null, context);
  expect(rest).toMatchObject({ isReadable: false, rows: [], leftOut: [], setAside: [] });
  expect(Object.keys(places)).toEqual(Object.keys(tables.recycling.columns));
  expect(new Set(Object.values(places))).toEqual(new Set([null]));
});

test.each<[string, { row: number; rows: number }, string[]]>([
  ['over two rows', { row: 0, rows: 2 }, ['2 null merged notice']],
  ['over two blank rows', { row: 1, rows: 2 }, ['3 null merged notice']],
  ['within a row', { row: 0, rows: 1 }, ['2 null merged notice']],
  ['within a blank row', { row: 1, rows: 1 }, []],
  ['below all rows', { row: 9, rows: 1 }, []],
])('cells merged %s', (_, merge, wanted) => {
  const tab = tabOf('recycling', [sale(), {}]);
  const merges = [{ ...merge, column: 0, columns: 2 }];
  expect(said(decodeTable(tables.recycling, { ...tab, merges }, context))).toEqual(wanted);
});

test('what only the rows together can say has its place, its cell and its chapter', () => {
  const records = wardOf({
    members: [{ id: 'HV-00001', name: 'Nguyễn Thị Hoa', chapter: 'K1', state: 'Đang sinh hoạt' }],
    openings: [
      { year: 2022, chapter: 'K1', fund: 'Quỹ Hội', amount: 5 },
      { year: 2022, chapter: 'K1', fund: 'Quỹ Hội', amount: 6 },
    ],
  }).records.openings;
  expect(records.rows.map(({ row }) => row)).toEqual([2]);
  expect(records.leftOut).toEqual([3]);
  expect(records.problems).toEqual([
    expect.objectContaining({ code: 'doubledKey', severity: 'error', row: 3, chapterCode: 'K1' }),
  ]);
});

test('what a rule of the whole tab says has its place, its cell and its chapter; the row is set aside', () => {
  const house = { started: '2022-03-01', chapter: 'K1', household: 'Bà Mận', result: 'Thoát nghèo' };
  const { rows, leftOut, setAside, problems, places } = wardOf({ houses: [house, house] }).records.houses;
  expect([rows.map(({ row }) => row), leftOut, setAside.map(({ row }) => row)]).toEqual([[2], [3], [3]]);
  expect(problems).toEqual([
    expect.objectContaining({
      ...{ code: 'conflict', severity: 'error', sheet: 'Mái ấm tình thương', row: 3, column: places.result },
      ...{ header: 'Kết quả', chapterCode: 'K1', found: 'Thoát nghèo' },
    }),
  ]);
});
test('who names herself in old letters counts, and is asked about; so does a number with words behind it', () => {
  const { rows, problems } = wardOf({
    members: [
      memberRow({ id: '', name: OLD }),
      memberRow({ id: '', name: 'Lê Thị Na', phone: '0912345678 của con trai' }),
    ],
  }).records.members;
  expect(rows).toHaveLength(2);
  expect(problems.map(({ code, severity, header }) => `${header} ${code} ${severity}`)).toEqual([
    'Họ và tên unreadable notice',
    'Điện thoại unreadable notice',
  ]);
});
test('what no chapter’s row says: a code may be given by the book', () => {
  const { problems, leftOut, setAside } = wardOf({ chapters: [{ name: 'Khu 9' }] }).records.chapters;
  expect(problems.map(({ todo }) => todo)).toEqual([
    expect.stringMatching(/^Bấm Cài đặt sổ để sổ tự đặt, hoặc ghi mã chi hội/),
  ]);
  expect([leftOut, setAside.map(({ row }) => row)]).toEqual([[2], [2]]);
});
test('names keep their capital in the middle of a sentence, where they begin the header', () => {
  const { columns } = tables.recycling;
  const asked = (header: string) => {
    const plain = { ...tables.recycling, columns: { ...columns, own: text(header).required() } } as AnyTable;
    const { headers, rows } = tabOf('recycling', [sale()]);
    const raw = { headers: [...headers, header], rows, merges: [] };
    return decodeTable(plain, raw, context).problems.map(({ what }) => what);
  };
  expect(asked('Đảng viên')).toEqual(['Chưa có Đảng viên.']);
  expect(asked('Số Đảng viên')).toEqual(['Chưa có số Đảng viên.']);
});

test.each<[string, string[], string[], string[]]>([
  ['20 quyển vở, 5 kg gạo', ['20 quyển vở', '5 kg gạo'], [], []],
  ['2 tạ gạo;  3 thùng mì', ['200 kg gạo', '3 thùng mì'], [], []],
  ['1,4 tạ gạo và 2 áo', ['140 kg gạo', '2 áo'], [], []],
  [', ,\n5 áo', ['5 áo'], [], []],
  ['áo ấm', [], [], ['áo ấm']],
  ['25', [], ['25'], []],
  ['trên 100 quyển', [], ['trên 100 quyển'], []],
  ['650 quyển vở 20 cặp sách', [], ['650 quyển vở 20 cặp sách'], []],
  ['5 hộp sữa 180ml', ['5 hộp sữa 180ml'], [], []],
  ['5 bao gạo 10 kg', ['5 bao gạo 10 kg'], [], []],
  ['5 dây 3 km', ['5 dây 3 km'], [], []],
  ['5 kg', ['5 kg'], [], []],
  ['5 kg gạo 10 kg', [], ['5 kg gạo 10 kg'], []],
  ['5 ml cồn 20 ml', [], ['5 ml cồn 20 ml'], []],
])('goods “%s”', (text, items, unread, words) => {
  const read = readItems(text);
  expect(read.items.map(({ amount, name }) => `${amount} ${name}`)).toEqual(items);
  expect([read.unread, read.words]).toEqual([unread, words]);
});

test('a row without an id is told by its place; a new id is none that is taken, and is taken then', () => {
  expect(rowIdOf({ key: '', row: 12 })).toBe('DÒNG-12');
  expect(rowIdOf({ key: 'TC-00001', row: 12 })).toBe('TC-00001');
  const numbers = [...[0, 0, 0, 0, 0], ...[0, 0, 0, 0, 0.9999]];
  const taken = new Set(['TC-00000']);
  expect(newRowId('TC', taken, () => numbers.shift() ?? 0)).toBe('TC-0000Z');
  expect([...taken]).toEqual(['TC-00000', 'TC-0000Z']);
});
test('a hardship has no day; a sale has', () => {
  expect([isDated(tables.circumstances), isDated(tables.recycling)]).toEqual([false, true]);
});

const settingsOf = (...rows: Cell[][]) =>
  decodeSettings({ headers: ['Mục', 'Giá trị'], rows, merges: [] }, context);
test('settings: lines of a long text stay apart, other spaces go; a blank or lone label is nothing', () => {
  const { settings, problems, rows } = settingsOf(
    ['Nơi nhận', ' - Như  trên;\n - Lưu: VT. \n'],
    ['Tên Hội', '  Hội  LHPN phường Sen '],
    ['Kỳ từ ngày'],
    ['Hình thức khen thưởng', ' '],
  );
  expect(settings.recipients).toBe('- Như trên;\n- Lưu: VT.');
  expect([settings.from, settings.award]).toEqual([null, null]);
  expect(problems).toEqual([]);
  expect(rows.get('Nơi nhận')).toBe(2);
  expect(decodeSettings(null, context)).toMatchObject({ problems: [] });
});
test('settings: a wrong value is told with its place; a renamed line as well; one that new workbooks do not have is not missed', () => {
  const { settings, problems } = settingsOf(
    ['Kỳ từ ngày', 'hôm nọ'],
    ['Kỳ đến (ngày)', '31/12/2022'],
    ['Cấp xét khen', 'x'],
    ['Số văn bản (cũ)', '5'],
  );
  expect(settings.from).toBeNull();
  expect(problems).toContainEqual(
    expect.objectContaining({
      ...{ code: 'unreadable', severity: 'notice', sheet: 'Cài đặt', row: 2, column: 1 },
      ...{ header: 'Kỳ từ ngày', chapterCode: null, found: 'hôm nọ', todo: 'Sửa giá trị của “Kỳ từ ngày”.' },
    }),
  );
  expect(problems.map(({ code, row }) => `${code} ${row}`).sort()).toEqual([
    ...['missingLine 3', 'missingLine 4', 'unreadable 2'],
  ]);
});
