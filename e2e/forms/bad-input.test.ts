/**
 * Whatever input arrives: a message that says what to do, nothing lost, nothing saved twice, nothing turned
 * into a formula.
 */
import type { Input } from '../../src/shared/contract';
import { describe as say } from '../../src/shared/problem';
import { beside, type Desk, gift, member, OFFICER, openDesk, openHost, sale, save } from './desk';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  desk.value('row.save', save('members', member('Đỗ Thị Mẫu')));
  const pair = desk.value('row.save', save('pairings', { ...right.pairings, helped: 'Chị Cũ' })).row;
  right.supports = { day: '2/8', pair: pair.id, support: 'Tặng gạo' };
});

type Values = Input<'row.save'>['values'];

const right: Record<string, Values> = {
  members: member('Ngô Thị Thử'),
  circumstances: { member: 'Đỗ Thị Mẫu', circumstances: ['Đơn thân'], consent: '1/8/2026' },
  pairings: {
    day: '1/8',
    kind: 'Vận động vào Hội',
    chapter: 'K5A',
    helper: 'Đỗ Thị Mẫu',
    helped: 'Chị Mới',
    state: 'Đang giúp',
  },
  recycling: sale(),
  gifts: gift(),
  chapters: { code: 'K7', name: 'Khu 7' },
  baseline: { year: '2026', chapter: 'K1' },
};

const nfd = 'Nguyễn Thị Hòa Đặng ế'.normalize('NFD');
const bad: readonly (readonly [what: string, value: Values[string]])[] = [
  ['nothing', ''],
  ['spaces', ' \u00a0\u200b '],
  ['too much', 'a'.repeat(50_001)],
  ['yes', true],
  ['several', ['a', 'b']],
  ['a formula', '=IMPORTXML("http://example.com","//a")'],
  ['a plus', '+84'],
  ['a minus', '-1'],
  ['an at', '@SUM(1,1)'],
  ['an apostrophe', "'=1+1"],
  ['a script', '<script>alert(1)</script>'],
  ['an emoji', '👩‍🌾🇻🇳'],
  ['NFD', nfd],
  ['1822', '28/6/1822'],
  ['2222', '28/6/2222'],
  ['1e308', '1e308'],
  ['a huge number', '1'.repeat(309)],
  ['−1', '−1'],
  ['half a character', 'a\ud83d'],
  ['control characters', 'a\u0000b\u0007'],
  ['a prototype', '__proto__'],
];

const forms = () => desk.value('form.describe', {}).forms;

/** One field of each kind, from another form each turn: every value meets every kind. */
function oneOfEachKind(turn: number) {
  const all = forms().flatMap(({ table, title, fields }) => fields.map((field) => ({ table, title, field })));
  return [...new Set(all.map(({ field }) => field.kind))].flatMap((kind) => {
    const same = all.filter(({ field }) => field.kind === kind);
    return same[(turn * 5) % same.length] ?? [];
  });
}

describe('every kind of field', () => {
  test.each(bad.map(([what, value], turn) => [what, value, turn] as const))('%s', (_, value, turn) => {
    const fields = oneOfEachKind(turn);
    const titles = [...new Set(fields.map(({ title }) => title))];
    const before = titles.map((title) => desk.rows(title).length);
    const landed = new Map<string, number>();
    const calls = fields.map(
      ({ table, field }) =>
        [
          'row.save',
          { ...save(table, { ...right[table], [field.key]: value }), acceptSimilar: true },
        ] as const,
    );
    for (const [index, answer] of desk.many(calls, false).entries()) {
      const at = fields[index];
      if (at === undefined) throw new Error('no field');
      const { table, title, field } = at;
      if (answer.ok) {
        landed.set(title, (landed.get(title) ?? 0) + 1);
        continue;
      }
      // Invalid: reported at the field, or at the one it contradicts, in a message that says what to do.
      const { problem } = answer;
      if (problem.kind !== 'invalid') throw new Error(`${table}.${field.key}: ${JSON.stringify(problem)}`);
      expect(Object.keys(problem.fields).length + problem.form.length).toBeGreaterThan(0);
      for (const { what, todo } of Object.values(problem.fields).flat()) {
        expect([what, todo]).toEqual([
          expect.stringMatching(/\p{L}.*[.!?”]$/u),
          expect.stringMatching(/^\p{L}.*\.$/u),
        ]);
      }
      expect(say(problem)).toMatch(/\.$/);
    }
    expect(desk.formulas()).toEqual([]);
    for (const [at, title] of titles.entries()) {
      const [known = 0, more = 0] = [before[at], landed.get(title)];
      expect([title, desk.rows(title).length]).toEqual([title, known + more]);
      // Saved rows are cleared again, because every save reads the whole tab.
      if (more > 0)
        desk
          .sheet(title)
          .getRange(known + 2, 1, more, desk.sheet(title).getLastColumn())
          .clearContent();
    }
  });

  test('what must be filled, must', () => {
    for (const { table, fields } of forms()) {
      for (const { key, isRequired } of fields) {
        if (!isRequired) continue;
        const problem = desk.problem('row.save', save(table, { ...right[table], [key]: '' }));
        expect([table, key, problem]).toEqual([table, key, expect.objectContaining({ kind: 'invalid' })]);
        if (problem.kind === 'invalid') expect(problem.fields[key]).toHaveLength(1);
      }
    }
  });

  test('a form with nothing in it', () => {
    for (const { table } of forms()) {
      const problem = desk.problem('row.save', save(table, {}));
      expect([table, say(problem)]).toEqual([table, expect.stringContaining('Chưa ghi gì')]);
    }
  });

  test.each<[string, Values, string, RegExp]>([
    ['supports', { pair: 'CP-00000' }, 'pair', /Không có cặp nào/],
    ['supports', { pair: 'Đỗ Thị Mẫu giúp Chị Cũ · CP-00000' }, 'pair', /Không còn cặp mang mã CP-00000/],
    ['supports', { day: '1/7' }, 'day', /trước ngày ghép cặp/],
    ['supports', { support: '' }, 'support', /Chưa có nội dung/],
    ['recycling', { quantity: 'Khu 2' }, 'quantity', /Chưa hiểu số lượng “Khu 2”/],
    ['recycling', { quantity: '35,8 rổ' }, 'quantity', /đơn vị “rổ”/],
    ['recycling', { quantity: '35,8 tạ 12tr', unit: '', amount: '' }, 'quantity', /Chưa hiểu “12tr” trong/],
    ['recycling', { quantity: '20 kg sắt và nhôm', material: 'Sắt' }, 'quantity', /Chưa hiểu “nhôm” trong/],
    ['recycling', { amount: '85k chưa trả' }, 'amount', /Chưa hiểu “chưa trả” trong “85k chưa trả”/],
    ['members', { phone: '0912345678 (con gái)' }, 'phone', /Chưa hiểu “con gái” trong/],
    ['members', { phone: '0912345678 0987654321' }, 'phone', /có 2 số điện thoại/],
    ['recycling', { day: 'thứ Hai 28/7/2026' }, 'day', /28\/07\/2026 là Thứ Ba, ô này ghi Thứ Hai/],
    ['recycling', { quantity: '5 tạ', unit: 'kg' }, 'unit', /“tạ” mà đơn vị ghi “kg”/],
    ['recycling', { day: '31/6' }, 'day', /Không có ngày 31\/6/],
    ['recycling', { day: '28/9/2026' }, 'day', /chưa tới/],
    ['recycling', { chapter: 'Khu 99' }, 'chapter', /Không có chi hội nào tên “Khu 99”/],
    ['recycling', { material: 'Thủy tinh' }, 'material', /không có “Thủy tinh”/],
    ['gifts', { value: '6.000.000' }, 'value', /14 suất × 500.000đ = 7.000.000đ/],
    ['gifts', { unitValue: '300.000 – 500.000 đồng' }, 'unitValue', /khoảng|300/],
    ['pairings', { helped: 'Đỗ Thị Mẫu' }, 'helped', /là một/],
    ['pairings', { result: 'Vào Hội' }, 'resultDay', /chưa có ngày/],
    ['members', { phone: '0123' }, 'phone', /không đúng/],
    ['baseline', { chapter: 'K1', year: '26' }, 'year', /không hợp lẽ/],
  ])('%s %j is told at %s', (table, more, key, want) => {
    const problem = desk.problem('row.save', save(table, { ...right[table], ...more }));
    if (problem.kind !== 'invalid') throw new Error(problem.kind);
    expect(problem.fields[key]?.[0]?.what).toMatch(want);
  });

  test('the month of a birth stays in its cell', () => {
    const { row } = desk.value('row.save', save('members', { ...right.members, birth: '05/1975' }));
    expect(row.values.birth).toBe('05/1975');
  });

  test('a day without its year is the last one that has come', () => {
    const { row } = desk.value('row.save', {
      ...save('recycling', sale({ day: '28/12' })),
      acceptSimilar: true,
    });
    expect(row.values.day).toBe('2025-12-28');
  });
});

describe('a payload that skips the form', () => {
  const payload = save('gifts', gift());
  test.each<[string, unknown, unknown]>([
    ['no such call', 'row.drop', {}],
    ['a call of every object', 'constructor', {}],
    ['no name', null, {}],
    ['nothing', 'row.save', null],
    ['a text', 'row.save', 'x'],
    ['a field that is none', 'row.save', { ...payload, values: { ...gift(), id: 'QT-00000' } }],
    ['a stamp', 'row.save', { ...payload, values: { ...gift(), enteredBy: 'người khác' } }],
    ['an object for a value', 'row.save', { ...payload, values: { ...gift(), note: { text: 'x' } } }],
    ['a number for a value', 'row.save', { ...payload, values: { ...gift(), parcels: 14 } }],
    ['no submission', 'row.save', { ...payload, submission: '' }],
    ['a table that is none', 'row.save', { ...payload, table: 'toString' }],
    [
      'more fields than a form has',
      'row.save',
      { ...payload, values: Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`a${n}`, ''])) },
    ],
    ['a member of a class', 'member.know', { ticks: [] }],
  ])('%s', (_, name, input) => {
    const before = desk.rows('Quà tặng').length;
    expect(desk.raw(name, input)).toEqual({ ok: false, problem: { kind: 'badRequest' } });
    expect(desk.rows('Quà tặng')).toHaveLength(before);
  });
});

describe('the sheet changed while the form was open', () => {
  test('a column is gone', async () => {
    const one = await openDesk();
    const header = one.sheet('Quà tặng').getRange(1, one.column('Quà tặng', 'Số suất'));
    header.setValue('Số gì đó');
    expect(one.problem('row.save', save('gifts', gift()))).toEqual({
      kind: 'missingColumn',
      sheet: 'Quà tặng',
      header: 'Số suất',
    });
    header.setValue('Số suất *');
    one.sheet('Quà tặng').getRange(1, one.column('Quà tặng', 'Mã')).setValue('');
    expect(one.problem('row.save', save('gifts', gift()))).toMatchObject({
      kind: 'missingColumn',
      header: 'Mã',
    });
  });

  test('a tab is gone', async () => {
    const one = await openDesk();
    one.host.globals.SpreadsheetApp.getActiveSpreadsheet().deleteSheet(one.sheet('Quà tặng'));
    expect(one.problem('row.save', save('gifts', gift()))).toEqual({
      kind: 'notInstalled',
      sheet: 'Quà tặng',
    });
  });

  test('nothing is installed', async () => {
    const one = await openHost();
    expect(one.problem('form.describe', {})).toEqual({ kind: 'notInstalled', sheet: 'Chi hội' });
    expect(one.problem('row.save', save('gifts', gift())).kind).toBe('notInstalled');
    expect(one.problem('settings.get', {}).kind).toBe('notInstalled');
    expect(one.value('rows.mine', { tables: [], scope: 'mine' }).rows).toEqual([]);
  });

  test('a value of the catalogue was deleted', async () => {
    const one = await openDesk();
    one.value('list.add', { list: 'occasions', label: 'Hội làng', attributes: [] });
    const values = gift({ occasion: 'Hội làng' });
    expect(one.value('row.save', save('gifts', values)).row.values.occasion).toBe('Hội làng');
    const column = one.column('Danh mục', 'Dịp');
    const labels = one.sheet('Danh mục').getRange(1, column, 60, 1).getValues().flat();
    one
      .sheet('Danh mục')
      .getRange(labels.lastIndexOf('Hội làng') + 1, column)
      .setValue('');
    const problem = one.problem('row.save', save('gifts', { ...values, day: '2/6' }));
    expect(problem).toMatchObject({ kind: 'invalid', fields: { occasion: [{}] } });
  });

  test('the tab is locked for this person', async () => {
    const one = await openDesk();
    one.host.workbook.owner = OFFICER;
    const protection = one.sheet('Quà tặng').protect();
    protection.removeEditors(protection.getEditors());
    const other = await beside(one, { email: 'khac@example.com' });
    expect(other.problem('row.save', save('gifts', gift()))).toEqual({
      kind: 'protected',
      sheet: 'Quà tặng',
    });
    expect(one.value('row.save', save('gifts', gift())).isRepeat).toBe(false);
  });
});

describe('Google is not available', () => {
  test('the lock cannot be acquired', () => {
    const before = desk.rows('Quà tặng').length;
    const payload = save('gifts', gift({ day: '1/3' }));
    expect(desk.problem('row.save', payload, { faults: { denyLock: true } })).toEqual({ kind: 'busy' });
    expect(desk.rows('Quà tặng')).toHaveLength(before);
    desk.value('row.save', payload);
    expect(desk.rows('Quà tặng')).toHaveLength(before + 1);
  });

  test('any call of a service fails: never thrown, told with a reference that stands in the log, one row after the retry', async () => {
    const logged: string[] = [];
    const one = await beside(desk, { onLog: (_, text) => logged.push(text) });
    const count = () => desk.rows('Quà tặng').length;
    for (let n = 1; n <= 40; n += 3) {
      const before = count();
      const payload = save(
        'gifts',
        gift({ day: `${(n % 28) + 1}/4`, parcels: String(100 + n), unitValue: '' }),
      );
      const answer = one.call('row.save', payload, { faults: { failAt: n } });
      if (!answer.ok) {
        const { problem } = answer;
        if (problem.kind === 'unexpected') expect(logged.join('\n')).toContain(problem.ref);
        else expect(problem).toEqual({ kind: 'link', why: 'unknown' }); // getUi itself failed: nobody is let in
      }
      one.value('row.save', payload);
      expect(count()).toBe(before + 1);
    }
  });
});
