/** What follows from a row's own cells: units, totals, leavers, results, things in kind. Tables of facts. */
import fc from 'fast-check';
import { readItems } from '../tables/items';
import { gift, memberRow, pair, type RowSpec, sale, support, wardOf } from '../testdata/ward';
import { type Cell, catalogueHeaders, catalogueRows, newRowId } from '../ward';

const codesOf = (problems: readonly { code: string; header: string | null; severity: string }[]) =>
  problems.map(({ code, header, severity }) => `${severity} ${header}: ${code}`);

describe('recycling in the unit its material is added up in', () => {
  /** The catalogue with some materials' and units' attributes changed or added: header of the list → rows. */
  const catalogue = (added: Readonly<Record<string, readonly (readonly Cell[])[]>>) => {
    const rows = catalogueRows();
    for (const [header, lines] of Object.entries(added)) {
      const at = catalogueHeaders.indexOf(header);
      for (const line of lines) rows.push(catalogueHeaders.map((_, column) => line[column - at] ?? ''));
    }
    return { catalogue: { headers: [...catalogueHeaders], rows, merges: [] } };
  };

  test.each<[string, RowSpec<'recycling'>, { pieces: number | null; kg: number | null }]>([
    ['kg', { quantity: 425, unit: 'kg' }, { pieces: null, kg: 425 }],
    ['tạ', { quantity: 35.8, unit: 'tạ' }, { pieces: null, kg: 3580 }],
    ['yến', { quantity: 2.5, unit: 'yến' }, { pieces: null, kg: 25 }],
    ['tấn', { quantity: 1.2, unit: 'tấn' }, { pieces: null, kg: 1200 }],
    ['lạng', { quantity: 3, unit: 'lạng' }, { pieces: null, kg: 0.3 }],
    ['tạ in the cell', { quantity: '1,4 tạ', unit: '' }, { pieces: null, kg: 140 }],
    ['cans are counted', { material: 'Vỏ lon', quantity: 1500, unit: 'vỏ' }, { pieces: 1500, kg: null }],
    [
      'cans as a cell says',
      { material: 'Vỏ lon', quantity: '35.789 vỏ lon', unit: '' },
      { pieces: 35_789, kg: null },
    ],
    ['cans in cái', { material: 'Vỏ lon', quantity: 60, unit: 'cái' }, { pieces: 60, kg: null }],
  ])('%s', (_name, cells, measured) => {
    const ward = wardOf({ recycling: [sale(cells)] });
    expect(ward.problems).toEqual([]);
    expect(ward.records.recycling.rows[0]).toMatchObject(measured);
  });

  test.each<[string, RowSpec<'recycling'>, string]>([
    [
      'cans weighed, no weight of one known',
      { material: 'Vỏ lon', quantity: 20, unit: 'kg' },
      'Vỏ lon cộng theo vỏ',
    ],
    ['iron in pieces', { quantity: 3, unit: 'cái' }, 'Sắt cộng theo kg'],
    ['boxes of cans are no cans', { material: 'Vỏ lon', quantity: 5, unit: 'thùng' }, 'Vỏ lon cộng theo vỏ'],
    ['sets of cans are no cans', { material: 'Vỏ lon', quantity: '5 bộ', unit: '' }, 'Vỏ lon cộng theo vỏ'],
  ])('%s: left out', (_name, cells, what) => {
    const ward = wardOf({ recycling: [sale(cells)] });
    expect(ward.records.recycling.rows).toEqual([]);
    expect(ward.problems).toEqual([expect.objectContaining({ code: 'conflict' })]);
    expect(ward.problems[0]?.what).toContain(what);
  });

  test('with the weight of one piece, kilograms and pieces turn into each other', () => {
    const added = catalogue({
      'Phế liệu': [
        ['Vỏ lon', 'vỏ', 0.02],
        ['Sắt', 'kg', 1.5],
      ],
    });
    const ward = wardOf(
      {
        recycling: [
          sale({ material: 'Vỏ lon', quantity: 3, unit: 'kg' }),
          sale({ quantity: 4, unit: 'cái' }),
        ],
      },
      added,
    );
    expect(ward.records.recycling.rows.map(({ pieces, kg }) => ({ pieces, kg }))).toEqual([
      { pieces: 150, kg: null },
      { pieces: null, kg: 6 },
    ]);
  });

  test.each([
    ['KG', 'kg'],
    ['tạ', 'kg'],
    ['Ký', 'tạ'],
  ])('an added material kept in “%s” and sold in %s is weighed', (standard, unit) => {
    const ward = wardOf(
      { recycling: [sale({ material: 'Gang', quantity: 3, unit })] },
      catalogue({ 'Phế liệu': [['Gang', standard]] }),
    );
    expect(ward.problems).toEqual([]);
    expect(ward.records.recycling.rows[0]).toMatchObject({ kg: unit === 'kg' ? 3 : 300, pieces: null });
  });

  test('an added unit with its factor', () => {
    const ward = wardOf(
      { recycling: [sale({ quantity: 3, unit: 'bao' }), sale({ quantity: '2 bao', unit: '' })] },
      catalogue({ 'Đơn vị': [['bao', 25]] }),
    );
    expect(ward.records.recycling.rows.map(({ kg }) => kg)).toEqual([75, 50]);
  });

  test('any decimal of tạ is a hundred times as many kilograms, without floating-point error', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (tenths) => {
        const ward = wardOf({ recycling: [sale({ quantity: tenths / 10, unit: 'tạ' })] });
        expect(ward.records.recycling.rows[0]?.kg).toBe(tenths * 10);
      }),
      { numRuns: 50 },
    );
  });
});

describe('gifts: the total follows from parcels and value', () => {
  test.each<[string, RowSpec<'gifts'>, number | null]>([
    ['the total alone', { value: 7_000_000, unitValue: '' }, 7_000_000],
    ['parcels × value', { parcels: 14, unitValue: 500_000, value: '' }, 7_000_000],
    ['both, and they agree', { parcels: 14, unitValue: '500k', value: '7tr' }, 7_000_000],
    ['in kind only', { value: '', inKind: '650 quyển vở' }, null],
    ['worth nothing', { value: 0 }, 0],
  ])('%s', (_name, cells, total) => {
    const ward = wardOf({ gifts: [gift(cells)] });
    expect(ward.problems).toEqual([]);
    expect(ward.records.gifts.rows[0]?.total).toBe(total);
  });

  test.each<[string, RowSpec<'gifts'>, Record<string, unknown>]>([
    [
      'a value each',
      { parcels: 4, unitValue: 200_000, value: '' },
      { each: 200_000, valued: 4, ofGoods: null },
    ],
    ['a whole value', { parcels: 4, value: 1_000_000 }, { each: 250_000, valued: 4, ofGoods: null }],
    ['goods alone', { parcels: 4, value: '', inKind: '4 làn' }, { each: null, valued: null, ofGoods: 4 }],
    ['no parcel', { parcels: 0, value: 500_000 }, { each: null, valued: 0, ofGoods: null }],
  ])('what a parcel is worth: %s', (_name, cells, facts) =>
    expect(wardOf({ gifts: [gift(cells)] }).records.gifts.rows[0]).toMatchObject(facts),
  );

  test('they disagree: left out, nothing overwritten, both figures said', () => {
    const ward = wardOf({ gifts: [gift({ parcels: 14, unitValue: 500_000, value: 7_500_000 })] });
    expect(ward.records.gifts.rows).toEqual([]);
    expect(ward.problems).toEqual([
      expect.objectContaining({
        code: 'mismatch',
        header: 'Tổng trị giá',
        what: '14 suất × 500.000đ = 7.000.000đ, nhưng tổng ghi 7.500.000đ.',
      }),
    ]);
  });

  test('less than the parcels make is as wrong as more', () => {
    const ward = wardOf({ gifts: [gift({ parcels: 14, unitValue: 500_000, value: 6_500_000 })] });
    expect(ward.problems).toEqual([expect.objectContaining({ code: 'mismatch', row: 2 })]);
  });

  test('given by the ward itself', () => {
    const { gifts } = wardOf({ gifts: [gift({ chapter: 'Hội LHPN phường' })] }).records;
    expect(gifts.rows[0]?.chapterCode).toBe('PHUONG');
  });

  test.each<[string, readonly { amount: number; name: string }[]]>([
    [
      '10 bộ sách giáo khoa, 650 quyển vở',
      [
        { amount: 10, name: 'bộ sách giáo khoa' },
        { amount: 650, name: 'quyển vở' },
      ],
    ],
    ['1,4 tạ gạo', [{ amount: 140, name: 'kg gạo' }]],
    [
      '2 tạ gạo; 30kg đường\n5 thùng mì',
      [
        { amount: 200, name: 'kg gạo' },
        { amount: 30, name: 'kg đường' },
        { amount: 5, name: 'thùng mì' },
      ],
    ],
    ['nhiều quần áo cũ', []],
    ['quần áo, 12 đôi dép', [{ amount: 12, name: 'đôi dép' }]],
    ['25', []],
    ['', []],
  ])('in kind: “%s”', (text, items) => expect(readItems(text).items).toEqual(items));
});

describe('members who came and went', () => {
  test.each<[string, RowSpec<'members'>, Record<string, unknown>, string[]]>([
    ['active', {}, { leftOn: null, isCounted: true, birthYear: null, birthDecade: null }, []],
    ['moved, with the day', { state: 'Chuyển đi', changed: '2022-05-01' }, { leftOn: '2022-05-01' }, []],
    [
      'gone, no one knows when: not counted as present, and asked about',
      { state: 'Qua đời' },
      { leftOn: '1900-01-01' },
      ['notice Ngày thay đổi: missing'],
    ],
    ['active again: an old day of change says nothing', { changed: '2019-05-01' }, { leftOn: null }, []],
    ['honorary', { type: 'danh dự' }, { isCounted: false }, []],
    ['only the year of birth', { birth: 1975 }, { birthYear: 1975, birthDecade: 1970 }, []],
    ['a full birth date', { birth: '1980-02-29' }, { birthYear: 1980, birthDecade: 1980 }, []],
    [
      'a birth date that cannot be: she counts',
      { birth: '31/02/1980' },
      { birthYear: null },
      ['notice Ngày sinh: unreadable'],
    ],
    [
      'a telephone that lost its zero: she counts',
      { phone: 912345678 },
      { phone: null },
      ['notice Điện thoại: unreadable'],
    ],
  ])('%s', (_name, cells, facts, problems) => {
    const ward = wardOf({ members: [memberRow(cells)] });
    expect(codesOf(ward.problems)).toEqual(problems);
    expect(ward.records.members.rows[0]).toMatchObject(facts);
  });

  test('left before she came: left out', () => {
    const ward = wardOf({
      members: [memberRow({ joined: '2022-05-01', state: 'Chuyển đi', changed: '2021-05-01' })],
    });
    expect(codesOf(ward.problems)).toEqual(['error Ngày thay đổi: order']);
    expect(ward.records.members.rows).toEqual([]);
  });

  test('a hardship card takes its chapter and its time from the member', () => {
    const ward = wardOf({
      members: [
        memberRow({ chapter: 'K2', joined: '2020-01-01', state: 'Chuyển đi', changed: '2022-05-01' }),
      ],
      circumstances: [{ member: 'HV-00001', circumstances: 'Hộ nghèo, Đơn thân', needs: '' }],
    });
    expect(ward.records.circumstances.rows[0]).toMatchObject({
      chapterCode: 'K2',
      from: '2020-01-01',
      leftOn: '2022-05-01',
      isHardship: true,
      hasNeed: false,
    });
  });
});

describe('1+1', () => {
  const members = [memberRow(), memberRow({ id: 'HV-00002', name: 'Lê Thị Bưởi' })];
  const paired = (cells: RowSpec<'pairings'>) => wardOf({ members, pairings: [pair(cells)] });

  test.each<[string, RowSpec<'pairings'>, Record<string, unknown>]>([
    ['at work', {}, { helperKey: 'member:HV-00001', helpedKey: 'name:Vũ Thị Mận', endedOn: null }],
    [
      'done, with its result',
      { state: 'Hoàn thành', result: 'Vào Hội', resultDay: '2022-06-01' },
      { result: 'joined', endedOn: '2022-06-01' },
    ],
    ['stopped without a day: at work no day', { state: 'Dừng' }, { endedOn: '2022-02-10' }],
    [
      'a chapter helps a chapter',
      { kind: 'Chi hội mạnh giúp chi hội yếu', helper: 'Khu 1 · K1', helped: 'Khu 2 · K2' },
      { helperKey: 'chapter:K1', helpedKey: 'chapter:K2' },
    ],
    [
      'a result on the day of pairing',
      { result: 'Có việc làm', resultDay: '2022-02-10' },
      { result: 'employed' },
    ],
  ])('%s', (_name, cells, facts) => {
    const ward = paired(cells);
    expect(ward.problems).toEqual([]);
    expect(ward.records.pairings.rows[0]).toMatchObject(facts);
  });

  test.each<[string, RowSpec<'pairings'>, string]>([
    ['she helps herself', { helped: 'Nguyễn Thị Hoa · HV-00001' }, 'error Bên được giúp: self'],
    ['a result without its day', { result: 'Thoát nghèo' }, 'error Ngày có kết quả: missing'],
    [
      'a result before the pairing',
      { result: 'Vào Hội', resultDay: '2022-02-09' },
      'error Ngày có kết quả: order',
    ],
  ])('%s: left out', (_name, cells, problem) => {
    const ward = paired(cells);
    expect(codesOf(ward.problems)).toEqual([problem]);
    expect(ward.records.pairings.rows).toEqual([]);
  });

  test('a helper who has left while the pair is at work: counted, and asked about', () => {
    const gone = memberRow({ state: 'Chuyển đi', changed: '2022-05-01' });
    const ward = wardOf({ members: [gone], pairings: [pair()] });
    expect(codesOf(ward.problems)).toEqual(['notice Bên giúp: gone']);
    expect(ward.records.pairings.rows).toHaveLength(1);
  });

  test.each([
    ['the day before the pair was made', '2022-02-09', 'error'],
    ['on that day', '2022-02-10', 'error'],
    ['the day after', '2022-02-11', 'notice'],
  ])('who helps left %s: %s, %s', (_name, changed, severity) => {
    const gone = memberRow({ state: 'Chuyển đi', changed });
    const ward = wardOf({ members: [gone], pairings: [pair()] });
    expect(codesOf(ward.problems)).toEqual([`${severity} Bên giúp: gone`]);
    expect(ward.records.pairings.rows).toHaveLength(severity === 'error' ? 0 : 1);
  });

  test('who is helped had left: left out, whatever the pair’s state', () => {
    const ward = wardOf({
      members: [memberRow(), memberRow({ id: 'HV-00002', state: 'Qua đời', changed: '2021-12-01' })],
      pairings: [
        pair({ helped: 'HV-00002', state: 'Hoàn thành', result: 'Có việc làm', resultDay: '2022-06-01' }),
      ],
    });
    expect(codesOf(ward.problems)).toEqual(['error Bên được giúp: gone']);
  });
});

describe('support in a pair', () => {
  const members = [memberRow()];
  const given = (cells: RowSpec<'supports'>, of: RowSpec<'pairings'> = {}) =>
    wardOf({ members, pairings: [pair({ id: 'CP-00001', ...of })], supports: [support(cells)] });

  test.each<[string, RowSpec<'supports'>]>([
    ['its code', {}],
    ['who helps whom, and the code', { pair: 'Nguyễn Thị Hoa giúp Vũ Thị Mận · CP-00001' }],
    ['who helps whom, where one pair reads so', { pair: 'nguyễn thị hoa giúp vũ thị mận' }],
    ['another name than today’s, and the code', { pair: 'Ai đó giúp ai đó · CP-00001' }],
  ])('the pair by %s', (_name, cells) => {
    const { problems, records } = given(cells);
    expect(problems).toEqual([]);
    expect(records.supports.rows[0]).toMatchObject({ pair: 'CP-00001', chapterCode: 'K1', kind: 'recruit' });
  });

  test.each<[string, RowSpec<'supports'>, RowSpec<'pairings'>, string]>([
    ['a pair that is not there', { pair: 'CP-99999' }, {}, 'error Cặp: unknownReference'],
    ['before the pair was made', { day: '2022-02-09' }, {}, 'error Ngày: order'],
    ['nothing given', { support: '' }, {}, 'error Nội dung: missing'],
    ['a value that is no amount', { value: 'ít tiền' }, {}, 'error Trị giá: unreadable'],
    ['a fund that is not there', { fund: 'Quỹ xanh' }, {}, 'error Nguồn kinh phí: unknownChoice'],
  ])('%s: left out', (_name, cells, of, problem) => {
    const { problems, records } = given(cells, of);
    expect(codesOf(problems)).toEqual([problem]);
    expect(records.supports.rows).toEqual([]);
  });

  test.each<[string, RowSpec<'supports'>, RowSpec<'pairings'>, string]>([
    [
      'after the pair was closed',
      { day: '2022-07-01' },
      { state: 'Hoàn thành', resultDay: '2022-06-01' },
      'notice Ngày: order',
    ],
    [
      'the value that the pair has on the same day',
      { day: '2022-02-10', value: 500_000 },
      { value: 500_000 },
      'notice Trị giá: likelyDuplicate',
    ],
  ])('%s: counted, and asked about', (_name, cells, of, problem) => {
    const { problems, records } = given(cells, of);
    expect(codesOf(problems)).toEqual([problem]);
    expect(records.supports.rows).toHaveLength(1);
  });

  test('two pairs that read alike are told apart by their code only', () => {
    const { problems } = wardOf({
      members,
      pairings: [
        pair({ id: 'CP-00001' }),
        pair({ id: 'CP-00002', day: '2022-05-01', kind: 'Bồi dưỡng, giới thiệu kết nạp Đảng' }),
      ],
      supports: [support({ pair: 'Nguyễn Thị Hoa giúp Vũ Thị Mận' })],
    });
    expect(codesOf(problems)).toEqual(['error Cặp: ambiguousReference']);
  });
});

describe('row ids', () => {
  test('a prefix and five characters that are not confused', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (chance) => {
        expect(newRowId('HV', new Set(), () => chance)).toMatch(/^HV-[0-9A-HJKMNP-TV-Z]{5}$/);
      }),
    );
  });

  test('never one that is taken, and each is taken once given', () => {
    const throws = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5, 0.5];
    const taken = new Set(['TC-00000']);
    expect(newRowId('TC', taken, () => throws.shift() ?? 0.9)).toBe('TC-GGGGG');
    expect(taken).toEqual(new Set(['TC-00000', 'TC-GGGGG']));
  });

  test('ten thousand of them differ', () => {
    const taken = new Set<string>();
    for (let n = 0; n < 10_000; n++) newRowId('TC', taken, Math.random);
    expect(taken.size).toBe(10_000);
  });
});
