/** What a cell holds beside its value is named, with the column that it belongs in; what the row says already is no problem. */
import fc from 'fast-check';
import { greenRow, incomeRow, sharingRow } from '../testdata/models';
import { gift, memberRow, type RowSpec, sale, type WardSpec, wardOf } from '../testdata/ward';

const said = (spec: WardSpec) => wardOf(spec).problems.map(({ header, what, todo }) => [header, what, todo]);

describe('a quantity with words behind it', () => {
  test.each<[string, RowSpec<'recycling'>]>([
    ['the material of the row', { quantity: '35,8 tạ sắt', unit: '' }],
    ['its alias', { quantity: '35,8 tạ sắt vụn', unit: '' }],
    ['in brackets', { quantity: '35,8 tạ (sắt)', unit: '' }],
    ['what the note says too', { quantity: '20 kg chưa trừ bì', note: 'Chưa trừ bì' }],
  ])('%s: counted', (_name, cells) => expect(said({ recycling: [sale(cells)] })).toEqual([]));

  test.each<[string, RowSpec<'recycling'>, string, string]>([
    [
      'money, where the column for it is blank',
      { quantity: '35,8 tạ sắt 12tr', unit: '', amount: '' },
      'Chưa hiểu “12tr” trong “35,8 tạ sắt 12tr”.',
      'Ghi “12tr” vào ô Thành tiền. Ô này chỉ ghi “35,8 tạ”.',
    ],
    [
      'money, where the column for it says another sum',
      { quantity: '35,8 tạ 12tr', unit: '', amount: 500_000 },
      'Chưa hiểu “12tr” trong “35,8 tạ 12tr”.',
      '“12tr” khác ô Thành tiền đang ghi “500000”. Ô này chỉ ghi “35,8 tạ”.',
    ],
    [
      'another material',
      { quantity: '35,8 tạ nhựa', unit: '' },
      'Chưa hiểu “nhựa” trong “35,8 tạ nhựa”.',
      '“nhựa” khác ô Loại phế liệu đang ghi “Sắt”. Ô này chỉ ghi “35,8 tạ”.',
    ],
    [
      'a second material behind the first',
      { quantity: '20 kg sắt và nhôm', unit: '' },
      'Chưa hiểu “nhôm” trong “20 kg sắt và nhôm”.',
      '“nhôm” khác ô Loại phế liệu đang ghi “Sắt”. Ô này chỉ ghi “20 kg”.',
    ],
    [
      'words behind the material',
      { quantity: '20 kg sắt chưa trừ bì', unit: '' },
      'Chưa hiểu “chưa trừ bì” trong “20 kg sắt chưa trừ bì”.',
      'Ghi “chưa trừ bì” vào ô Ghi chú. Ô này chỉ ghi “20 kg”.',
    ],
  ])('%s: named, with its place', (_name, cells, what, todo) => {
    expect(said({ recycling: [sale(cells)] })).toEqual([['Số lượng', what, todo]]);
    expect(wardOf({ recycling: [sale(cells)] }).records.recycling.rows).toEqual([]);
  });

  test('waste in the column of waste', () => {
    expect(said({ greenSundays: [greenRow({ waste: '120 kg rác' })] })).toEqual([]);
  });
});

describe('words beside a value of another kind', () => {
  test.each<[string, WardSpec, string, string, string]>([
    [
      'a weight in the money',
      { recycling: [sale({ quantity: '', unit: '', amount: '12tr 35,8 tạ' })] },
      'Thành tiền',
      'Chưa hiểu “35,8 tạ” trong “12tr 35,8 tạ”.',
      'Ghi “35,8 tạ” vào ô Số lượng. Ô này chỉ ghi “12tr”.',
    ],
    [
      'words before the money',
      { recycling: [sale({ amount: 'bán được 12tr' })] },
      'Thành tiền',
      'Chưa hiểu “bán được” trong “bán được 12tr”.',
      'Ghi “bán được” vào ô Ghi chú. Ô này chỉ ghi “12tr”.',
    ],
    [
      'money behind a count',
      { gifts: [gift({ parcels: '14 suất 500k', unitValue: '', value: '', inKind: '' })] },
      'Số suất',
      'Chưa hiểu “500k” trong “14 suất 500k”.',
      'Ghi “500k” vào ô Trị giá một suất hoặc Tổng trị giá. Ô này chỉ ghi “14 suất”.',
    ],
    [
      'words behind a day',
      { recycling: [sale({ day: '28/06/2022 buổi chiều' })] },
      'Ngày',
      'Chưa hiểu “buổi chiều” trong “28/06/2022 buổi chiều”.',
      'Ghi “buổi chiều” vào ô Ghi chú. Ô này chỉ ghi “28/06/2022”.',
    ],
    [
      'whose phone it is',
      { members: [memberRow({ phone: '0912 345 678 (con gái)' })] },
      'Điện thoại',
      'Chưa hiểu “con gái” trong “0912 345 678 (con gái)”.',
      'Ghi “con gái” vào ô Ghi chú. Ô này chỉ ghi “0912 345 678”.',
    ],
  ])('%s', (_name, spec, header, what, todo) => {
    expect(said(spec)).toContainEqual([header, what, todo]);
  });

  test.each([
    [
      'two days',
      { day: '01/06/2022 và 02/06/2022' },
      '“01/06/2022 và 02/06/2022” có 2 ngày. Ghi mỗi ngày một dòng.',
    ],
    [
      'a weekday that it was not',
      { day: 'thứ hai 28/06/2022' },
      'Ngày 28/06/2022 là Thứ Ba, ô này ghi Thứ Hai. Sửa ngày, hoặc bỏ chữ “Thứ Hai”.',
    ],
    [
      'two sums',
      { amount: '12tr và 5tr' },
      '“12tr và 5tr” có 2 số tiền. Ghi mỗi số một dòng, hoặc ghi tổng.',
    ],
    [
      'two references',
      { chapter: 'Khu 1 · K1, Khu 2 · K2' },
      'Ô này ghi nhiều chi hội: “Khu 1 · K1, Khu 2 · K2”. Mỗi chi hội ghi một dòng.',
    ],
  ])('%s', (_name, cells, sentence) => {
    expect(said({ recycling: [sale(cells)] }).map(([, what, todo]) => `${what} ${todo}`)).toEqual([sentence]);
  });
});

test('whatever stands behind a quantity, the row is asked about or the row says the same', () => {
  const words = fc.constantFrom(
    ...['sắt', 'nhựa', '12tr', '5', 'và', 'chưa', 'trừ', 'bì', '28/6', 'kg', '(ướt)', 'x', '3', 'rưỡi', '–'],
  );
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (rest) => {
      const text = `35,8 tạ ${rest.join(' ')}`;
      const { problems, records } = wardOf({ recycling: [sale({ quantity: text, unit: '', note: '' })] });
      const isSaid = rest.every((word) => ['sắt', 'và', '–'].includes(word));
      if (isSaid) expect([problems, records.recycling.rows[0]?.kg]).toEqual([[], 3580]);
      else expect([problems.length > 0, records.recycling.rows]).toEqual([true, []]);
    }),
    { numRuns: 100 },
  );
});

test('a unit in the cell and another in its column', () => {
  expect(said({ sharing: [sharingRow({ quantity: '20 rổ', unit: 'bộ' })] })).toEqual([
    ['Đơn vị', 'Số lượng ghi “rổ” mà đơn vị ghi “bộ”.', 'Giữ một đơn vị đúng.'],
  ]);
  expect(said({ income: [incomeRow({ inKind: 'gạo', quantity: '50 kg', unit: 'bộ' })] })).toEqual([
    ['Đơn vị', 'Số lượng ghi “kg” mà đơn vị ghi “bộ”.', 'Giữ một đơn vị đúng.'],
  ]);
  expect(said({ income: [incomeRow({ inKind: 'gạo', quantity: '50 kg gạo', unit: 'ký' })] })).toEqual([]);
});

describe('things in kind', () => {
  const two = [
    { amount: 10, name: 'bộ sách' },
    { amount: 650, name: 'quyển vở' },
  ];
  test.each<[string, unknown, string[]]>([
    ['10 bộ sách,650 quyển vở', two, []],
    ['10 bộ sách và 650 quyển vở', two, []],
    ['10 hộp sữa 180ml, bánh', [{ amount: 10, name: 'hộp sữa 180ml' }], []],
    ['5 bao gạo 10 kg', [{ amount: 5, name: 'bao gạo 10 kg' }], []],
    ['650 quyển vở 20 cặp sách', [], ['650 quyển vở 20 cặp sách']],
    ['10 kg gạo 5 lít dầu', [], ['10 kg gạo 5 lít dầu']],
    ['10 suất quà 500k', [], ['10 suất quà 500k']],
    ['trên 100 quyển vở, 2 thùng mì', [{ amount: 2, name: 'thùng mì' }], ['trên 100 quyển vở']],
  ])('%s', (inKind, items, unread) => {
    const ward = wardOf({ gifts: [gift({ inKind })] });
    expect(ward.records.gifts.rows[0]?.items).toEqual(items);
    expect(ward.problems.map(({ what, severity }) => [what, severity])).toEqual(
      unread.map((part) => [`Chưa cộng được “${part}”.`, 'notice']),
    );
  });

  test('trees of which only one kind has a number', () => {
    const row = greenRow({ trees: '200 cây phi lao, hoa giấy' });
    expect(said({ greenSundays: [row] }).map(([, what]) => what)).toEqual(['Chưa cộng được “hoa giấy”.']);
  });
});
