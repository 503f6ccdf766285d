/** Rows entered, corrected, deleted and restored through the built bundle, as the pages call it. */
import fc from 'fast-check';
import { beside, type Desk, gift, HEAD, member, OFFICER, openDesk, sale, save, submission } from './desk';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

describe('a row saved', () => {
  test('stands on its tab as the sheet reads it, stamped', () => {
    const { row, isRepeat, text } = desk.value('row.save', save('recycling', sale()));
    expect(isRepeat).toBe(false);
    expect(desk.rows('Tái chế')).toContainEqual({
      Ngày: '2026-06-28',
      'Chi hội': 'Khu 5A · K5A',
      'Loại phế liệu': 'Sắt',
      'Số lượng': 35.8,
      'Đơn vị': 'tạ',
      'Thành tiền': 9_000_000,
      Mã: row.id,
      'Nhập bởi': OFFICER,
      'Nhập lúc': '2026-08-20 12:00',
    });
    expect(text).toBe(
      [
        '✔ Đã ghi sổ: Tái chế',
        'Ngày: 28/06/2026',
        'Chi hội: Khu 5A',
        'Loại phế liệu: Sắt',
        'Số lượng: 35,8',
        'Đơn vị: tạ',
        'Thành tiền: 9.000.000đ',
        `Mã ${row.id} · 12:00 20/08/2026`,
      ].join('\n'),
    );
    expect(desk.value('row.get', { table: 'recycling', id: row.id })).toEqual(row);
  });

  test.each([
    [
      'chapters',
      { code: 'K9', name: 'Khu 9', groups: '6' },
      'Chi hội',
      { 'Mã chi hội': 'K9', 'Nhãn chọn': 'Khu 9 · K9' },
    ],
    [
      'baseline',
      { year: '2025', chapter: 'K1', women: '428' },
      'Số liệu nền',
      { Năm: 2025, 'Phụ nữ từ 18 tuổi': 428 },
    ],
    [
      'members',
      member('Phạm Thị Thử', { phone: '0912345678', birth: '15/8/1975', knowsFace: true }),
      'Hội viên',
      {
        'Họ và tên': 'Phạm Thị Thử',
        'Ngày sinh': '15/08/1975',
        'Điện thoại': '0912 345 678',
        'Biết mặt': 'Có',
      },
    ],
    ['gifts', gift(), 'Quà tặng', { 'Số suất': 14, 'Trị giá một suất': 500_000 }],
  ])('%s', (table, values, tab, want) => {
    const { row } = desk.value('row.save', save(table, values));
    expect(desk.rows(tab)).toContainEqual(expect.objectContaining(want));
    expect(desk.value('row.get', { table, id: row.id }).version).toBe(row.version);
  });

  test('points at members and chapters by their ids, and at others by name', () => {
    const helper = desk.value('row.save', save('members', member('Vũ Thị Giúp'))).row;
    const values = {
      day: '1/8',
      kind: 'Đỡ đầu hội viên khó khăn',
      chapter: 'K5A',
      helper: `Vũ Thị Giúp · ${helper.id}`,
      helped: 'Chị Mới Đến',
      state: 'Đang giúp',
    };
    const pair = desk.value('row.save', save('pairings', values));
    expect(desk.rows('Cặp 1+1')).toContainEqual(
      expect.objectContaining({ 'Bên giúp': `Vũ Thị Giúp · ${helper.id}`, 'Bên được giúp': 'Chị Mới Đến' }),
    );
    // The text is sent to a chat group, so people appear by their initials only.
    expect(pair.text).toContain('Bên giúp: V.T.G.');
    expect(pair.text).not.toContain('Chị Mới Đến');
    const circumstances = {
      member: helper.id,
      circumstances: ['Hộ cận nghèo', 'Già yếu, neo đơn'],
      consent: '01/08/2026',
    };
    const card = desk.value('row.save', save('circumstances', circumstances)).row;
    expect(card.values.circumstances).toEqual(['Hộ cận nghèo', 'Già yếu, neo đơn']);
    expect(desk.problem('row.save', save('circumstances', circumstances))).toMatchObject({
      kind: 'invalid',
      fields: { member: [{ what: expect.stringContaining('đã ghi cho cùng') }] },
    });
  });

  test('lands below the last row, however the columns were moved and whatever was added beside', () => {
    const sheet = desk.sheet('Quà tặng');
    const day = desk.column('Quà tặng', 'Ngày');
    sheet.insertColumnBefore(day + 1);
    sheet.getRange(1, day + 1).setValue('Sổ tay của tôi');
    sheet.getRange(40, day + 1).setValue('ghi tạm');
    const { row } = desk.value('row.save', save('gifts', gift({ day: '2/6' })));
    expect(row.row).toBeLessThan(40);
    expect(sheet.getRange(row.row, day + 1).getValue()).toBe('');
    expect(desk.rows('Quà tặng')).toContainEqual({ 'Sổ tay của tôi': 'ghi tạm' });
  });

  test('a full tab grows', () => {
    const sheet = desk.sheet('Số liệu nền');
    sheet.deleteRows(4, sheet.getMaxRows() - 3);
    for (const year of ['2021', '2022', '2023', '2024']) {
      desk.value('row.save', save('baseline', { year, chapter: 'K1', women: '400' }));
    }
    expect(desk.rows('Số liệu nền').map((row) => row.Năm)).toEqual([2025, 2021, 2022, 2023, 2024]);
  });

  test('a text of any characters comes back as it was, and never as a formula', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .constantFrom('=', '+', '-', '@', "'", '\t=')
        .chain((sign) => fc.string({ maxLength: 20 }).map((rest) => sign + rest)),
    );
    const { row } = desk.value('row.save', save('gifts', gift({ day: '3/6' })));
    fc.assert(
      fc.property(texts, (text) => {
        const { version } = desk.value('row.get', { table: 'gifts', id: row.id });
        const edited = desk.value('row.edit', {
          table: 'gifts',
          id: row.id,
          version,
          values: { note: text },
        });
        const again = desk.value('row.get', { table: 'gifts', id: row.id });
        expect(again.values.note).toEqual(edited.row.values.note);
        expect(again.version).toBe(edited.row.version);
        expect(desk.formulas()).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the same submission again', () => {
  test('makes one row and gives the first receipt', () => {
    const payload = save('recycling', sale({ day: '1/7' }));
    const first = desk.value('row.save', payload);
    const again = desk.value('row.save', payload);
    expect(again).toEqual({ ...first, isRepeat: true });
    expect(desk.rows('Tái chế').filter((row) => row.Mã === first.row.id)).toHaveLength(1);
  });

  test('an execution that was cut before the row was written: the retry writes it, once', () => {
    const payload = save('recycling', sale({ day: '2/7' }));
    const before = desk.rows('Tái chế').length;
    const cut = desk.problem('row.save', payload, { faults: { failOn: 'SpreadsheetApp.Sheet.appendRow' } });
    expect(cut.kind).toBe('unexpected');
    desk.value('row.save', payload);
    desk.value('row.save', payload);
    expect(desk.rows('Tái chế')).toHaveLength(before + 1);
  });

  test('after the row was deleted it does not come back', () => {
    const payload = save('recycling', sale({ day: '3/7' }));
    const { row } = desk.value('row.save', payload);
    desk.value('row.delete', { table: 'recycling', id: row.id, version: row.version });
    expect(desk.problem('row.save', payload)).toMatchObject({
      kind: 'gone',
      what: expect.stringContaining(row.id),
    });
  });
});

describe('a likely duplicate', () => {
  test('is shown before it lands, and lands when the person says so', () => {
    desk.value('row.save', save('recycling', sale({ day: '5/7' })));
    // The same quantity in another unit: 3.580 kg are 35,8 tạ.
    const twin = save('recycling', sale({ day: '05/07/2026', quantity: '3.580', unit: 'kg', amount: '1tr' }));
    expect(desk.problem('row.save', twin)).toMatchObject({ kind: 'similar', rows: [{ by: OFFICER }] });
    expect(desk.value('rows.similar', { table: 'recycling', values: twin.values }).rows).toHaveLength(1);
    expect(desk.value('row.save', { ...twin, acceptSimilar: true }).isRepeat).toBe(false);
  });

  test.each([
    ['another year of birth', { birth: '1980' }, 0],
    ['the same year, accents apart', { birth: '15/8/1975', chapter: 'K1' }, 1],
    ['no year, the same chapter', { birth: '' }, 1],
    ['no year, another chapter', { birth: '', chapter: 'K1' }, 0],
  ])('of a member: %s', (_, more, want) => {
    if (
      desk.value('rows.similar', { table: 'members', values: member('Hoàng Thị Trùng') }).rows.length === 0
    ) {
      desk.value('row.save', save('members', member('Hoàng Thị Trùng')));
    }
    const { rows } = desk.value('rows.similar', {
      table: 'members',
      values: member('hoàng thị  TRÙNG', more),
    });
    expect(rows).toHaveLength(want);
  });
});

describe('a correction', () => {
  test('changes what is sent, stamps the row, and leaves the rest', () => {
    const { row } = desk.value('row.save', save('gifts', gift({ day: '6/6', note: 'giữ' })));
    const edited = desk.value('row.edit', {
      table: 'gifts',
      id: row.id,
      version: row.version,
      values: { parcels: '20', unitValue: '' },
    });
    expect(edited.row.values).toMatchObject({ parcels: '20', note: 'giữ' });
    expect(edited.row.values.unitValue).toBeUndefined();
    expect(edited.row).toMatchObject({ editedBy: OFFICER, editedAt: '12:00 20/08/2026', enteredBy: OFFICER });
  });

  test('finds its row by its id when the tab was sorted meanwhile', () => {
    const { row } = desk.value('row.save', save('gifts', gift({ day: '7/6' })));
    const sheet = desk.sheet('Quà tặng');
    sheet.getRange(2, 1, sheet.getLastRow() - 1, sheet.getLastColumn()).sort({ column: 1, ascending: false });
    const moved = desk.value('row.get', { table: 'gifts', id: row.id });
    expect(moved.row).not.toBe(row.row);
    const edited = desk.value('row.edit', {
      table: 'gifts',
      id: row.id,
      version: row.version,
      values: { parcels: '3' },
    });
    expect(edited.row.row).toBe(moved.row);
    expect(sheet.getRange(moved.row, desk.column('Quà tặng', 'Số suất')).getValue()).toBe(3);
  });

  test('never overwrites what someone else wrote since: both versions come back', () => {
    const { row } = desk.value('row.save', save('gifts', gift({ day: '8/6' })));
    desk.type('Quà tặng', row.row, 'Người nhận', 'Trường mầm non');
    const problem = desk.problem('row.edit', {
      table: 'gifts',
      id: row.id,
      version: row.version,
      values: { parcels: '99' },
    });
    if (problem.kind !== 'conflict') throw new Error(problem.kind);
    expect(problem.theirs.shown).toContainEqual({
      key: 'receiver',
      label: 'Người nhận',
      text: 'Trường mầm non',
    });
    expect(problem.yours).toContainEqual({ key: 'parcels', label: 'Số suất', text: '99' });
    const values = { parcels: '99' };
    desk.value('row.edit', { table: 'gifts', id: row.id, version: problem.theirs.version, values });
    const now = desk.value('row.get', { table: 'gifts', id: row.id });
    expect(now.values).toMatchObject({ parcels: '99', receiver: 'Trường mầm non' });
  });

  test('sent again after its answer was lost is done, not a conflict', () => {
    const { row } = desk.value('row.save', save('gifts', gift({ day: '9/6' })));
    const edit = { table: 'gifts', id: row.id, version: row.version, values: { parcels: '21', day: '10/6' } };
    const first = desk.value('row.edit', edit);
    expect(desk.value('row.edit', edit)).toMatchObject({
      isRepeat: true,
      row: { version: first.row.version },
    });
  });

  test('a code is never changed', () => {
    const row = desk.value('row.get', { table: 'chapters', id: 'K6' });
    const edit = { table: 'chapters', id: 'K6', version: row.version, values: { code: 'K66' } };
    expect(desk.problem('row.edit', edit)).toMatchObject({ kind: 'invalid', fields: { code: [{}] } });
  });
});

describe('a row deleted', () => {
  test('goes aside whole and comes back whole, with what stood in columns of the ward', () => {
    const { row } = desk.value('row.save', save('gifts', gift({ day: '11/6', note: '=1+1' })));
    desk.sheet('Quà tặng').getRange(row.row, desk.column('Quà tặng', 'Sổ tay của tôi')).setValue('của tôi');
    const before = desk.rows('Quà tặng');
    const version = desk.value('row.get', { table: 'gifts', id: row.id }).version;
    desk.value('row.delete', { table: 'gifts', id: row.id, version });
    expect(desk.rows('Quà tặng')).toHaveLength(before.length - 1);
    expect(desk.problem('row.get', { table: 'gifts', id: row.id }).kind).toBe('gone');
    expect(desk.sheet('Đã xóa').isSheetHidden()).toBe(true);
    const back = desk.value('row.undo', { table: 'gifts', id: row.id });
    expect(back.version).toBe(version);
    const byId = (rows: Record<string, unknown>[]) => rows.find((one) => one.Mã === row.id);
    expect(byId(desk.rows('Quà tặng'))).toEqual(byId(before));
    expect(desk.rows('Đã xóa').filter((one) => one.Mã === row.id)).toEqual([]);
    expect(desk.formulas()).toEqual([]);
    // Undo pressed twice changes nothing.
    desk.value('row.undo', { table: 'gifts', id: row.id });
    expect(desk.rows('Quà tặng').filter((one) => one.Mã === row.id)).toHaveLength(1);
  });

  test.each([
    [undefined, 'conflict'],
    ['gone', 'gone'],
  ])('not by a stale version or an unknown id (%s)', (id, kind) => {
    const { row } = desk.value('row.save', save('gifts', gift({ day: `1${id === undefined ? 2 : 3}/6` })));
    const input = { table: 'gifts', id: id ?? row.id, version: 'cũ' };
    expect(desk.problem('row.delete', input).kind).toBe(kind);
  });

  test('a pair with givings stays, and goes once they are deleted', () => {
    const values = {
      day: '1/8',
      chapter: 'K1',
      helper: 'Vũ Thị Giúp',
      helped: 'Chị Sen',
      state: 'Đang giúp',
    };
    const pair = desk.value('row.save', save('pairings', { ...values, kind: 'Vận động vào Hội' })).row;
    const given = desk.value(
      'row.save',
      save('supports', { day: '2/8', pair: pair.id, support: 'Tặng gạo' }),
    ).row;
    const away = ({ table, id, version }: typeof pair) => ({ table, id, version });
    expect(desk.problem('row.delete', away(pair))).toMatchObject({
      kind: 'referenced',
      what: 'Còn dòng ghi về cặp này ở tab Hỗ trợ 1+1.',
      todo: expect.stringContaining('Nếu cặp đã xong, bấm Khép cặp') as unknown,
    });
    desk.value('row.delete', away(given));
    desk.value('row.delete', away(pair));
    expect(desk.value('pairs.atWork', {}).rows.map(({ id }) => id)).not.toContain(pair.id);
  });

  test('a member whom rows point at, and a chapter, stay', () => {
    const helper = desk.rows('Hội viên').find((row) => row['Họ và tên'] === 'Vũ Thị Giúp');
    const id = String(helper?.Mã);
    const { version } = desk.value('row.get', { table: 'members', id });
    expect(desk.problem('row.delete', { table: 'members', id, version })).toMatchObject({
      kind: 'referenced',
      what: expect.stringContaining('Cặp 1+1'),
    });
    const chapter = desk.value('row.get', { table: 'chapters', id: 'K1' });
    expect(desk.problem('row.delete', { table: 'chapters', id: 'K1', version: chapter.version }).kind).toBe(
      'referenced',
    );
  });
});

describe('the title of a row', () => {
  test.each([
    [{ quantity: '12', unit: 'kg' }, /· 12 kg$/],
    [{ quantity: '12 yến', unit: '' }, /· 12 yến$/],
    [{ quantity: '3,4 tạ', unit: 'tạ' }, /· 3,4 tạ$/],
  ])('a quantity with its unit: %p', (values, title) => {
    const sold = save('recycling', sale({ ...values, material: 'Sắt', day: '9/8' }));
    expect(desk.value('row.save', sold).row.title).toMatch(title);
  });
});

describe('the forms', () => {
  test('are drawn from the columns, with what a person starts from', () => {
    const { person, today, forms, lists, chapters } = desk.value('form.describe', {});
    expect([person.role, today]).toEqual(['officer', '2026-08-20']);
    const field = (table: string, key: string) =>
      forms.find((form) => form.table === table)?.fields.find((one) => one.key === key);
    expect(field('gifts', 'day')).toMatchObject({
      kind: 'day',
      isRequired: true,
      initial: '2026-08-20',
      isKept: true,
    });
    expect(field('gifts', 'occasion')).toMatchObject({
      list: 'occasions',
      initial: 'Quốc tế Thiếu nhi 1/6',
      isKept: true,
    });
    expect(field('gifts', 'fund')).toMatchObject({ initial: null, isKept: false });
    expect(field('members', 'state')).toMatchObject({ initial: 'Đang sinh hoạt' });
    expect(field('members', 'knowsFace')).toMatchObject({ kind: 'yesNo', initial: null });
    expect(field('recycling', 'unit')).toMatchObject({ isRequired: false, isStarred: true });
    expect(forms.find((form) => form.table === 'gifts')?.products).toEqual([
      { result: 'value', factors: ['parcels', 'unitValue'] },
    ]);
    expect(lists.find((list) => list.key === 'occasions')).toMatchObject({ title: 'Dịp', canAdd: true });
    expect(lists.find((list) => list.key === 'memberStates')).toMatchObject({ canAdd: false });
    expect(chapters.map((chapter) => chapter.reference)).toContain('Khu 5A · K5A');
    expect(
      forms.flatMap((form) => form.fields).some((one) => ['id', 'enteredBy', 'label'].includes(one.key)),
    ).toBe(false);
  });

  test('a chapter head, known by her e-mail, starts from her chapter and has no officer’s forms', async () => {
    const hers = await beside(desk, { email: HEAD });
    const { person, forms } = hers.value('form.describe', {});
    expect(person).toMatchObject({ role: 'head', chapter: { key: 'K5A' } });
    expect(forms.map((form) => form.table)).not.toContain('circumstances');
    const recycling = forms.find((form) => form.table === 'recycling');
    expect(recycling?.fields.find((field) => field.key === 'chapter')?.initial).toBe('Khu 5A · K5A');
    expect(hers.problem('links.list', {}).kind).toBe('forbidden');
    expect(hers.problem('list.add', { list: 'occasions', label: 'Hội làng', attributes: [] }).kind).toBe(
      'forbidden',
    );
    expect(hers.problem('row.save', save('circumstances', { member: 'x' })).kind).toBe('forbidden');
  });

  test('my last rows, newest first, at most twenty', () => {
    const { rows } = desk.value('rows.mine', { tables: ['gifts'], scope: 'mine' });
    expect(rows.length).toBeLessThanOrEqual(20);
    expect(rows.every((row) => row.table === 'gifts' && row.enteredBy === OFFICER)).toBe(true);
    expect(desk.value('rows.mine', { tables: [], scope: 'mine' }).rows).toHaveLength(20);
  });
});

describe('twenty-six at once', () => {
  test('while one saves nobody else gets in between; every row lands once, none is lost', async () => {
    const people = Array.from({ length: 26 }, (_, n) => ({
      name: `chi-${n}@example.com`,
      id: submission(),
      n,
    }));
    const waiting: (() => void)[] = [];
    let inside = 0;
    let refused = 0;
    // The host calculates formulas during a save, while the lock is held: that is where the other users press
    // Save.
    const calculator = {
      recalculate: () => {
        if (inside > 0) return;
        inside += 1;
        for (const press of waiting.splice(0)) press();
        inside -= 1;
      },
    };
    const desks = await Promise.all(people.map(({ name }) => beside(desk, { email: name, calculator })));
    const before = desk.rows('Tái chế').length;
    const payloadOf = (n: number) =>
      save('recycling', sale({ day: `${n + 1}/5`, chapter: 'K6' }), people[n]?.id);
    for (let turn = 0; turn < people.length; turn += 1) {
      // All of them press at first; then, each time someone gets in, the one behind her.
      for (let n = turn + 1; n < (turn === 0 ? people.length : Math.min(turn + 2, people.length)); n += 1) {
        waiting.push(() => {
          const answer = desks[n]?.call('row.save', payloadOf(n));
          expect(answer).toEqual({ ok: false, problem: { kind: 'busy' } });
          refused += 1;
        });
      }
      desks[turn]?.value('row.save', payloadOf(turn));
    }
    expect(refused).toBe(25 + 24);
    const rows = desk.rows('Tái chế').slice(before);
    expect(rows.map((row) => row['Nhập bởi'])).toEqual(people.map(({ name }) => name));
    expect(new Set(rows.map((row) => row.Mã)).size).toBe(26);
  });
});

describe('what a save costs on Google', () => {
  const CONTENT =
    /\.(get(Values|DataRange|Formulas|LastRow|NumberFormats)|set\w+|insert\w+|delete\w+|appendRow|flush)$/;
  const costOf = (one: Desk) => {
    const { methods, total } = one.host.count;
    const content = Object.entries(methods)
      .filter(([name]) => name.startsWith('SpreadsheetApp.') && CONTENT.test(name))
      .reduce((sum, [, times]) => sum + times, 0);
    return { content, total };
  };

  test('at most fourteen calls touch cells, and no more with three thousand rows than with none', async () => {
    const fresh = await openDesk();
    fresh.value('row.save', save('gifts', gift()));
    const few = costOf(fresh);
    const sheet = fresh.sheet('Quà tặng');
    const line = sheet.getRange(2, 1, 1, sheet.getLastColumn()).getValues()[0] ?? [];
    sheet.insertRowsAfter(sheet.getMaxRows(), 3000);
    sheet
      .getRange(3, 1, 3000, line.length)
      .setValues(
        Array.from({ length: 3000 }, (_, n) =>
          line.map((cell, at) => (at === line.length - 5 ? `QT-X${n}` : cell)),
        ),
      );
    fresh.value('row.save', save('gifts', gift({ day: '2/6' })));
    const many = costOf(fresh);
    process.stdout.write(`A save: ${many.content} calls on cells, ${many.total} service calls in all.\n`);
    // One reads the settings (closed days are said before saving), two look where the row came to stand, two log it.
    expect(many.content).toBeLessThanOrEqual(14);
    expect(many).toEqual(few);
  });
});

describe('a row typed by hand', () => {
  test('gets its id and stamps, once, and nothing else is touched', () => {
    const row = desk.sheet('Tái chế').getLastRow() + 1;
    desk.type('Tái chế', row, 'Ngày', '28/6/2026');
    const id = desk.sheet('Tái chế').getRange(row, desk.column('Tái chế', 'Mã')).getValue();
    expect(id).toMatch(/^TC-[0-9A-HJKMNP-TV-Z]{5}$/);
    desk.type('Tái chế', row, 'Loại phế liệu', 'Sắt');
    expect(desk.rows('Tái chế').at(-1)).toEqual({
      Ngày: '2026-06-28',
      'Loại phế liệu': 'Sắt',
      Mã: id,
      'Nhập lúc': '2026-08-20 12:00',
      'Sửa lúc': '2026-08-20 12:00',
    });
  });

  test('other tabs, headers and columns of the ward are none of its business', () => {
    const before = JSON.stringify(desk.rows('Quà tặng'));
    desk.type('Quà tặng', 2, 'Sổ tay của tôi', 'nháp');
    expect(JSON.stringify(desk.rows('Quà tặng').map(({ 'Sổ tay của tôi': _, ...row }) => row))).toBe(
      JSON.stringify(
        (JSON.parse(before) as Record<string, unknown>[]).map(({ 'Sổ tay của tôi': _, ...row }) => row),
      ),
    );
    desk.type('Danh mục', 30, 'Dịp', 'Hội làng');
    expect(desk.rows('Danh mục').at(-1)).toEqual({ Dịp: 'Hội làng' });
  });

  test.each([[undefined], [null], [{}], [{ range: {} }], [{ range: { getSheet: 'x' } }], ['x']])(
    'never throws at %j',
    (event) => {
      expect(desk.host.execute('onEdit', [event], { trigger: 'web' }).ok).toBe(true);
    },
  );
});
