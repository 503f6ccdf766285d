/** Actions on members, and the officers' dialogs. */
import type { Input } from '../../src/shared/contract';
import { type Desk, gift, member, openDesk, sale, save, TODAY } from './desk';

let desk: Desk;
const add = (name: string, more: Input<'row.save'>['values'] = {}) =>
  desk.value('row.save', { ...save('members', member(name, more)), acceptSimilar: true }).row;
beforeEach(async () => {
  desk = await openDesk();
});

describe('members', () => {
  test('the index is what a page searches: compact, by given name, fresh after every change', () => {
    const bay = add('Tạ Thị Bảy');
    const an = add('Vũ Thị An', { chapter: 'K1', birth: '', group: '' });
    const rows = () => desk.value('members.index', { from: 0 }).rows;
    expect(rows()).toEqual([
      [an.id, 'Vũ Thị An', null, '', 'K1', true],
      [bay.id, 'Tạ Thị Bảy', 1975, 'Tổ 1', 'K5A', true],
    ]);
    desk.value('member.leave', {
      member: an.id,
      state: 'Chuyển đi',
      day: '1/8',
      note: '',
      version: an.version,
    });
    expect(rows()[0]?.[5]).toBe(false);
    expect(desk.value('members.index', { from: 5 })).toMatchObject({ rows: [], next: null });
  });

  test('ten thousand of them are one answer, and the second question costs no reading of the tab', () => {
    const { id } = add('Tạ Thị Bảy');
    const sheet = desk.sheet('Hội viên');
    const width = sheet.getLastColumn();
    const line = sheet.getRange(2, 1, 1, width).getValues()[0] ?? [];
    const at = desk.column('Hội viên', 'Mã') - 1;
    sheet.insertRowsAfter(sheet.getMaxRows(), 10_000);
    sheet
      .getRange(3, 1, 9_999, width)
      .setValues(
        Array.from({ length: 9_999 }, (_, n) =>
          line.map((cell, place) => (place === at ? `HV-A${n}` : cell)),
        ),
      );
    // Rows that were not added through the add-on (pasted, imported) are seen when the cache has expired.
    desk.host.globals.CacheService.getScriptCache().removeAll(['members']);
    const first = desk.value('members.index', { from: 0 });
    expect([first.rows.length, first.next]).toEqual([10_000, null]);
    expect(first.rows.some(([key]) => key === id)).toBe(true);
    const again = desk.value('members.index', { from: 0 });
    expect(again).toEqual(first);
    expect(desk.host.count.methods['SpreadsheetApp.Range.getValues']).toBeUndefined();
  });

  test('a move keeps the record and says where it came from', () => {
    const row = add('Tạ Thị Bảy', { note: 'cũ' });
    const move = { member: row.id, chapter: 'K1', group: '', day: '1/8', version: row.version };
    const moved = desk.value('member.move', move).row;
    expect(moved.values).toMatchObject({
      chapter: 'Khu 1 · K1',
      note: 'cũ\nChuyển từ Khu 5A đến Khu 1 ngày 01/08/2026.',
    });
    expect(moved.values.group).toBeUndefined();
    expect([moved.id, moved.row]).toEqual([row.id, row.row]);
    expect(desk.problem('member.move', { ...move, version: moved.version })).toMatchObject({
      kind: 'invalid',
      fields: { chapter: [{ what: 'Hội viên đang ở Khu 1.' }] },
    });
    expect(desk.problem('member.move', { ...move, chapter: 'K6' }).kind).toBe('conflict');
    expect(desk.problem('member.move', { ...move, member: 'HV-00000' }).kind).toBe('gone');
    expect(desk.problem('member.move', { ...move, chapter: 'K6', day: '31/6' })).toMatchObject({
      fields: { day: [{}] },
    });
  });

  test('a leaver stays with her state and her day', () => {
    const row = add('Tạ Thị Bảy');
    const leave = {
      member: row.id,
      state: 'Thôi sinh hoạt',
      day: '10/8',
      note: 'xin nghỉ',
      version: row.version,
    };
    expect(desk.problem('member.leave', { ...leave, state: 'Đang sinh hoạt' })).toMatchObject({
      fields: { state: [{}] },
    });
    expect(desk.value('member.leave', leave).row.values).toMatchObject({
      state: 'Thôi sinh hoạt',
      changed: '2026-08-10',
      note: 'xin nghỉ',
    });
    expect(desk.rows('Hội viên')).toHaveLength(1);
  });

  test('duplicates are found, and two records become one: blanks filled, references follow, nothing lost', () => {
    const keep = add('Tạ Thị Bảy', { phone: '0912345678' });
    const drop = add('Tạ thị  Bảy', { address: 'Ngõ 3', group: 'Tổ 2', chapter: 'K1' });
    add('Tạ Thị Bay');
    add('Tạ Thị Bảy', { birth: '1990' });
    const { groups } = desk.value('member.duplicates', {});
    expect(groups.map((group) => group.rows.map((row) => row.id))).toEqual([[keep.id, drop.id]]);
    expect(groups[0]?.why).toContain('1975');

    for (const day of ['1/8', '2/8', '5/8']) {
      desk.value('row.save', {
        ...save('pairings', {
          day,
          kind: 'Vận động vào Hội',
          chapter: 'K5A',
          helper: day === '2/8' ? 'Chị Khác' : drop.id,
          helped: 'Chị Mới',
          state: 'Đang giúp',
        }),
        acceptSimilar: true,
      });
    }
    desk.value('row.save', save('circumstances', { member: keep.id, circumstances: ['Đơn thân'] }));
    desk.value(
      'row.save',
      save('circumstances', { member: drop.id, circumstances: ['Hộ cận nghèo'], needs: ['Vay vốn'] }),
    );

    const versions = { keepVersion: keep.version, dropVersion: drop.version };
    expect(desk.problem('member.merge', { keep: keep.id, drop: keep.id, ...versions }).kind).toBe('invalid');
    expect(
      desk.problem('member.merge', { keep: keep.id, drop: drop.id, ...versions, dropVersion: 'cũ' }).kind,
    ).toBe('conflict');
    const merged = desk.value('member.merge', { keep: keep.id, drop: drop.id, ...versions });
    expect(merged.references).toBe(3);
    expect(merged.row.values).toMatchObject({ phone: '0912 345 678', address: 'Ngõ 3', group: 'Tổ 1' });
    expect(merged.differences).toContainEqual({ label: 'Tổ', kept: 'Tổ 1', dropped: 'Tổ 2' });
    expect(desk.rows('Cặp 1+1').map((row) => row['Bên giúp'])).toEqual([
      `Tạ Thị Bảy · ${keep.id}`,
      'Chị Khác',
      `Tạ Thị Bảy · ${keep.id}`,
    ]);
    expect(desk.rows('Hoàn cảnh')).toEqual([
      expect.objectContaining({
        'Hội viên': `Tạ Thị Bảy · ${keep.id}`,
        'Hoàn cảnh': 'Đơn thân, Hộ cận nghèo',
        'Nhu cầu': 'Vay vốn',
      }),
    ]);
    expect(desk.rows('Hội viên').map((row) => row.Mã)).not.toContain(drop.id);
    expect(desk.value('row.get', { table: 'members', id: keep.id }).row).toBe(merged.row.row);
    // The dropped record can be put back.
    expect(desk.value('row.undo', { table: 'members', id: drop.id }).title).toBe('Tạ thị Bảy');
  });

  test('the monthly review (“ba biết”) of a group in one call', () => {
    const one = add('Tạ Thị Bảy', { knowsNeed: false });
    const two = add('Vũ Thị An');
    add('Lê Thị Tổ Hai', { group: 'Tổ 10' });
    add('Lê Thị Nghỉ', { state: 'Chuyển đi', changed: '1/8' });
    const { groups, members } = desk.value('member.ticks', { chapter: 'K5A', group: 'Tổ 1' });
    expect(groups).toEqual(['Tổ 1', 'Tổ 10']);
    expect(members.map(({ name, face, need }) => [name, face, need])).toEqual([
      ['Vũ Thị An', null, null],
      ['Tạ Thị Bảy', null, false],
    ]);
    const ticks = [
      { member: one.id, face: true, need: true },
      { member: two.id, face: false },
      { member: 'HV-00000', face: true },
    ];
    expect(desk.value('member.know', { ticks })).toEqual({ saved: 2, gone: ['HV-00000'] });
    const { methods } = desk.host.count;
    const calls = ['Range.setValues', 'RangeList.setValue'].map(
      (name) => methods[`SpreadsheetApp.${name}`] ?? 0,
    );
    const rows = desk.rows('Hội viên');
    expect(rows.map((row) => [row['Biết mặt'], row['Biết hoàn cảnh'], row['Biết nhu cầu']])).toEqual([
      ['Có', undefined, 'Có'],
      ['Không', undefined, undefined],
      [undefined, undefined, undefined],
      [undefined, undefined, undefined],
    ]);
    expect(rows.map((row) => [row['Biết mặt từ ngày'], row['Biết nhu cầu từ ngày']])).toEqual([
      [expect.anything(), expect.anything()],
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    // Writes per value of a column and two stamps, however many members there are.
    expect(calls).toEqual([0, 8]);
    expect(rows[2]?.['Sửa lúc']).toBeUndefined();
    // What is ticked no more holds from no day; a tick that stood keeps its own.
    const since = rows[0]?.['Biết mặt từ ngày'];
    desk.value('member.know', { ticks: [{ member: one.id, face: true, need: false }] });
    const [again] = desk.rows('Hội viên');
    expect([again?.['Biết mặt từ ngày'], again?.['Biết nhu cầu từ ngày']]).toEqual([since, undefined]);
  });

  test('a member entered, or corrected, with a tick has its day', () => {
    const member = add('Tạ Thị Bảy', { knowsFace: true });
    const days = () =>
      desk.rows('Hội viên').map((row) => [row['Biết mặt từ ngày'], row['Biết hoàn cảnh từ ngày']]);
    expect(days()).toEqual([[expect.anything(), undefined]]);
    const { id, version } = desk.value('row.get', { table: 'members', id: member.id });
    desk.value('row.edit', {
      ...{ table: 'members', id, version },
      values: { knowsFace: false, knowsCircumstance: true },
    });
    expect(days()).toEqual([[undefined, expect.anything()]]);
  });

  test('a tick typed on the sheet has its day; one that stood without a day is left so', () => {
    add('Tạ Thị Bảy');
    const state = () => desk.rows('Hội viên').map((row) => [row['Biết mặt'], row['Biết mặt từ ngày']])[0];
    const type = (text: string) => desk.type('Hội viên', 2, 'Biết mặt', text);
    const write = (header: string, text: string) =>
      desk.sheet('Hội viên').getRange(2, desk.column('Hội viên', header)).setValue(text);
    type('Có');
    expect(state()).toEqual(['Có', expect.anything()]);
    type('Không');
    expect(state()).toEqual(['Không', undefined]);
    // As files from before have it: typed over by the same, and by a note beside it.
    write('Biết mặt', 'Có');
    type('Có');
    desk.type('Hội viên', 2, 'Ghi chú', 'ốm');
    expect(state()).toEqual(['Có', undefined]);
  });

  test('a file from before, without the columns of days: ticks are saved as they were', () => {
    const { id } = add('Tạ Thị Bảy');
    for (const what of ['mặt', 'hoàn cảnh', 'nhu cầu'])
      desk.sheet('Hội viên').deleteColumn(desk.column('Hội viên', `Biết ${what} từ ngày`));
    expect(desk.value('member.know', { ticks: [{ member: id, face: true }] })).toEqual({
      saved: 1,
      gone: [],
    });
    const { version } = desk.value('row.get', { table: 'members', id });
    desk.value('row.edit', { table: 'members', id, version, values: { knowsNeed: true } });
    desk.type('Hội viên', 2, 'Biết hoàn cảnh', 'Có');
    expect(desk.rows('Hội viên')).toEqual([
      expect.objectContaining({ 'Biết mặt': 'Có', 'Biết hoàn cảnh': 'Có', 'Biết nhu cầu': 'Có' }),
    ]);
  });
});

describe('the lists', () => {
  test('a new value is offered at once; one that is there, in other words, is given back', () => {
    expect(desk.value('list.add', { list: 'materials', label: ' Cao  su ', attributes: ['kg', ''] })).toEqual(
      {
        option: { label: 'Cao su', aliases: [], attributes: ['kg', ''] },
        isNew: true,
      },
    );
    expect(desk.value('list.add', { list: 'materials', label: 'CAO SU', attributes: [] }).isNew).toBe(false);
    expect(
      desk.value('list.add', { list: 'materials', label: 'dây đồng', attributes: [] }).option.label,
    ).toBe('Đồng');
    expect(desk.value('row.save', save('recycling', sale({ material: 'cao su' }))).row.values.material).toBe(
      'Cao su',
    );
    expect(
      desk.value('list.add', { list: 'units', label: 'bao', attributes: ['25'] }).option.attributes,
    ).toEqual([25]);
    const bags = desk.value('row.save', save('recycling', sale({ quantity: '2 bao', day: '2/7' }))).row;
    expect(bags.values).toMatchObject({ quantity: '2', unit: 'bao' });
  });

  test.each([
    [{ label: '' }, 'invalid'],
    [{ label: 'a, b' }, 'invalid'],
    [{ label: 'a'.repeat(61) }, 'invalid'],
    [{ list: 'memberStates' }, 'badRequest'],
    [{ list: 'yesNo' }, 'badRequest'],
    [{ list: 'constructor' }, 'badRequest'],
  ])('refuses %j', (more, kind) => {
    expect(
      desk.problem('list.add', { list: 'occasions', label: 'Hội làng', attributes: [], ...more }).kind,
    ).toBe(kind);
  });

  test('a label that looks like a formula is a label', () => {
    desk.value('list.add', { list: 'occasions', label: '=1+1', attributes: [] });
    expect(desk.formulas()).toEqual([]);
    expect(desk.value('row.save', save('gifts', gift({ occasion: '=1+1' }))).row.values.occasion).toBe(
      '=1+1',
    );
    expect(desk.formulas()).toEqual([]);
  });
});

describe('officers’ dialogs', () => {
  test('settings: only what is sent changes', () => {
    const read = () =>
      Object.fromEntries(desk.value('settings.get', {}).settings.map(({ key, value }) => [key, value]));
    const before = read();
    desk.value('settings.save', {
      values: {
        shortName: 'Hội LHPN phường Mẫu',
        from: '1/1/2026',
        recipients: '- Như trên;\n- Lưu: VT.',
        award: '',
      },
    });
    expect(read()).toEqual({ ...before, shortName: 'Hội LHPN phường Mẫu', from: '2026-01-01', award: '' });
    expect(desk.value('form.describe', {}).unionName).toBe('Hội LHPN phường Mẫu');
    expect(desk.problem('settings.save', { values: { from: '31/12/2027' } })).toMatchObject({
      fields: { to: [{}] },
    });
    expect(desk.problem('settings.save', { values: { phone: '12' } })).toMatchObject({
      fields: { phone: [{}] },
    });
    expect(desk.problem('settings.save', { values: { nothing: 'x' } })).toEqual({ kind: 'badRequest' });
    desk.value('settings.save', { values: { signer: '=HYPERLINK("x")' } });
    expect(desk.formulas()).toEqual([]);
  });

  test('the period: what is usually asked for, and any other; Tổng hợp then takes it', () => {
    expect(desk.value('period.get', {}).choices).toEqual([
      { label: 'Tháng này', from: '2026-08-01', to: '2026-08-31' },
      { label: 'Tháng trước', from: '2026-07-01', to: '2026-07-31' },
      { label: 'Quý này', from: '2026-07-01', to: '2026-09-30' },
      { label: 'Quý trước', from: '2026-04-01', to: '2026-06-30' },
      { label: '6 tháng đầu năm', from: '2026-01-01', to: '2026-06-30' },
      { label: '6 tháng cuối năm', from: '2026-07-01', to: '2026-12-31' },
      { label: 'Năm nay', from: '2026-01-01', to: '2026-12-31' },
      { label: 'Năm trước', from: '2025-01-01', to: '2025-12-31' },
    ]);
    desk.value('period.set', { from: '2026-06-01', to: '30/6/2026' });
    expect(desk.value('period.get', {}).period).toMatchObject({ from: '2026-06-01', to: '2026-06-30' });
    expect(desk.problem('period.set', { from: '2026-06-01', to: '2026-05-01' })).toMatchObject({
      fields: { to: [{}] },
    });
    expect(desk.problem('period.set', { from: 'hôm kia', to: '2026-05-01' })).toMatchObject({
      fields: { from: [{}] },
    });
    const value = () =>
      (desk.host.run('summarize') as { figures: Record<string, { value: number }> }).figures;
    const before = value();
    desk.value('row.save', save('gifts', gift({ parcels: '14', unitValue: '500.000' })));
    const after = value();
    const changed = Object.keys(after).filter((key) => after[key]?.value !== before[key]?.value);
    expect(after.giftParcels?.value).toBe((before.giftParcels?.value ?? 0) + 14);
    expect(after.giftValue?.value).toBe((before.giftValue?.value ?? 0) + 7_000_000);
    expect(changed.filter((key) => !/gift|fund/i.test(key))).toEqual([]);
  });

  test('who has recorded this month, and a kind word for those who have not', () => {
    desk.value('row.save', save('gifts', gift({ day: TODAY })));
    desk.value('row.save', save('recycling', sale({ day: '1/8' })));
    desk.value('row.save', save('recycling', sale({ day: '31/7', chapter: 'K1' })));
    const { chapters, reported, text } = desk.value('report.status', { month: '2026-08' });
    expect(chapters.map(({ label, rows }) => [label, rows])).toEqual([
      ['Khu 1', 0],
      ['Khu 5A', 2],
      ['Khu 6', 0],
    ]);
    expect(reported).toBe(1);
    expect(chapters[1]).toMatchObject({
      detail: [
        { title: 'Tái chế', rows: 1 },
        { title: 'Quà tặng', rows: 1 },
      ],
      last: '12:00 20/08/2026',
    });
    expect(text.split('\n').slice(0, 2)).toEqual([
      'Tháng 08/2026: 1/3 chi hội đã ghi sổ.',
      'Còn: Khu 1, Khu 6.',
    ]);
  });
});
