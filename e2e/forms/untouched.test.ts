/**
 * A value that a form shows and nobody changes stays as it is, whatever the cell holds: settings and rows,
 * through the built bundle. A value that the form cannot read is shown unchanged and never overwritten.
 */
import * as fc from 'fast-check';
import { createCalculator } from '../../local/calculator';
import { changedValues, typedOf, type Values } from '../../sidebar/form/values';
import { type AnyColumn, modelLabel, optionalModelKeys, settings } from '../../src/domain/ward';
import type { CallName, Field, FieldValue, Output, RowView } from '../../src/shared/contract';
import type { Answer } from '../../src/shared/problem';
import { type Desk, gift, member, openDesk, sale, save } from './desk';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ calculator: createCalculator({ now: () => new Date() }) });
});

/**
 * What users type into cells: other spellings, values that are not on the list, NFD, numbers, days,
 * checkboxes, formulas.
 */
const WORDS = [
  ...['Nguồn thu, Khoản chi', 'nguồn thu;khoản chi', 'NGUỒN THU\nMái ấm', 'Nguồn thu, Việc lạ, Khen thưởng'],
  ...['Việc lạ', 'Chỉ phần lõi', 'Hộ nghèo, Hộ cận nghèo, giàu', 'hộ nghèo', 'Tết', 'tết nguyên đán'],
  ...[
    'báo cáo định kỳ',
    'Báo cáo định kỳ ',
    'Báo cáo khác',
    'Đảng',
    'nhà nước',
    'Sắt',
    'sắt vụn',
    'kg',
    'tạ',
  ],
  ...['31/02/2022', '1/1/2022', '2022-01-01', '01/01/2022', '3/2022', '2022', '1975', '15/8/1975'],
  ...[
    '90%',
    '90',
    '0,9',
    '0.85',
    '7%',
    '5',
    '1.500.000',
    '1,5tr',
    '35,8 tạ',
    '35,8',
    '2 bao tải',
    '300-500 ngàn',
  ],
  ...['0912345678', '0912 345 678', '84912345678', 'gọi chị Hoa', 'Có', 'có', 'chưa rõ', 'x', 'không'],
  ...[
    'Khu 5A · K5A',
    'k5a',
    'Khu 9 · K9',
    'Nguyễn Thị Mẫu',
    'Nguyễn Thị Mẫu · HV-ZZZZZ',
    'CP-ZZZZZ',
    'Hội LHPN phường',
  ],
  ...['- Như trên;\n- Lưu: VT.', ' hai  chỗ   trống ', '=1+1', "'05", '05', '05/BC', '“ngoặc”', 'Ðảng'],
];
const content = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(...WORDS).map((word) => word.normalize('NFD')),
  fc.constantFrom<number | boolean>(
    0,
    1,
    5,
    0.9,
    90,
    1975,
    2022,
    44_562,
    44_562.5,
    912_345_678,
    -3,
    true,
    false,
  ),
  fc.constantFrom(new Date('2022-03-08T05:00:00Z'), new Date('1975-08-15T05:00:00Z')),
  fc.string({ maxLength: 30 }),
);

type Range = GoogleAppsScript.Spreadsheet.Range;
/** Writes a cell as a user would: text as text, a formula as a formula. */
function put(range: Range, cell: string | number | boolean | Date): void {
  if (cell === '=1+1') range.setFormula(cell);
  else range.setNumberFormat(typeof cell === 'string' ? '@' : 'General').setValue(cell);
}
/** Value, formula and format of each cell, row by row. */
function stateOf(range: Range): string[] {
  const [formulas, formats] = [range.getFormulas(), range.getNumberFormats()];
  return range
    .getValues()
    .map((row, at) =>
      JSON.stringify(row.map((cell: unknown, to: number) => [cell, formulas[at]?.[to], formats[at]?.[to]])),
    );
}
/** Rows that have changed. */
const changedRows = (before: readonly string[], after: readonly string[]): string[] =>
  after.filter((row, at) => row !== before[at]);

/** Field and value as the page holds them before anything is changed. */
const shownAs = (kind: Field['kind'], value: FieldValue | undefined) => typedOf({ kind }, value ?? null);

/**
 * A multiple-choice input holds a list and nothing else; a text input holds text; only Có/Không holds true
 * and false.
 */
function isShowable(kind: Field['kind'], value: FieldValue): boolean {
  if (kind === 'choices') return Array.isArray(value);
  return typeof value === 'string' || (kind === 'yesNo' && typeof value === 'boolean');
}

type Settings = Output<'settings.get'>['settings'];
const valuesTab = () => desk.sheet('Cài đặt').getDataRange();
const lineOf = (label: string): number => {
  const labels = valuesTab().getValues();
  return labels.findIndex(([cell]) => cell === label) + 1;
};
const cellOf = (label: string): Range => desk.sheet('Cài đặt').getRange(lineOf(label), 2);
const pageValues = (shown: Settings): Values =>
  Object.fromEntries(
    shown.map(({ key, kind, value }) => [key, shownAs(kind, value === '' ? undefined : value)]),
  );

describe('the dialog Cài đặt', () => {
  const eleven = optionalModelKeys.filter((key) => key !== 'reviews').map(modelLabel);

  test('models that the line names are ticked; one tick more keeps them', () => {
    put(cellOf('Mô hình đã chọn'), eleven.join(', '));
    const shown = desk.value('settings.get', {}).settings.find(({ key }) => key === 'models');
    expect(shown?.value).toEqual(eleven);
    const list = Array.isArray(shown?.value) ? shown.value : [];
    desk.value('settings.save', { values: { models: [...list, '3 có 3 biết'] } });
    expect(cellOf('Mô hình đã chọn').getValue()).toBe([...eleven, '3 có 3 biết'].join(', '));
  });

  test('a model that is none stays in sight, and no tick is saved over it', () => {
    put(cellOf('Mô hình đã chọn'), 'Nguồn thu, Việc lạ, khen thưởng');
    const shown = desk.value('settings.get', {}).settings.find(({ key }) => key === 'models');
    expect(shown?.value).toEqual(['Nguồn thu', 'Việc lạ', 'Khen thưởng']);
    const answer = desk.problem('settings.save', {
      values: { models: ['Nguồn thu', 'Việc lạ', 'Khen thưởng', 'Khoản chi'] },
    });
    expect(JSON.stringify(answer)).toMatch(/models.*Việc lạ/);
    expect(cellOf('Mô hình đã chọn').getValue()).toBe('Nguồn thu, Việc lạ, khen thưởng');
    // Unticked by her it goes.
    desk.value('settings.save', { values: { models: ['Nguồn thu', 'Khen thưởng'] } });
    expect(cellOf('Mô hình đã chọn').getValue()).toBe('Nguồn thu, Khen thưởng');
  });

  test('unticking every model is the core alone, not a line that has not been chosen yet', () => {
    put(cellOf('Mô hình đã chọn'), 'Nguồn thu');
    desk.value('settings.save', { values: { models: [] } });
    expect(cellOf('Mô hình đã chọn').getValue()).toBe('Chỉ phần lõi');
  });

  test('whatever stands in a line: it is shown, another one saved leaves it, and sent back it is kept or refused', () => {
    const labels = Object.entries<AnyColumn>(settings)
      // The list of officers decides who may open this dialog at all.
      .filter(([key, { isDeprecated }]) => !isDeprecated && key !== 'officers')
      .map(([key, { header }]) => ({ key, header }));
    fc.assert(
      fc.property(fc.constantFrom(...labels), content, ({ key, header }, cell) => {
        const target = cellOf(header);
        const old = String(target.getValue());
        put(target, cell);
        const shown = desk.value('settings.get', {}).settings;
        const mine = shown.find((one) => one.key === key);
        if (mine === undefined) throw new Error(key);
        const page = pageValues(shown);
        const value = page[key] ?? '';
        expect([key, cell, value, isShowable(mine.kind, value)]).toEqual([key, cell, value, true]);
        // What the cell holds is visible.
        if (String(target.getDisplayValue()).trim() !== '' && typeof cell === 'string')
          expect([key, cell, value]).not.toEqual([key, cell, Array.isArray(value) ? [] : '']);
        expect(changedValues(page, page)).toEqual({});
        const other = key === 'award' ? 'address' : 'award';
        const changed = changedValues(page, { ...page, [other]: `Bằng khen ${String(page[other]).length}` });
        const untouched = stateOf(target);
        desk.call('settings.save', { values: changed });
        expect([key, cell, changedRows(untouched, stateOf(target))]).toEqual([key, cell, []]);
        const otherCell = cellOf(settings[other].header);
        expect(otherCell.getValue()).toBe(changed[other]);
        put(otherCell, '');
        const rest = stateOf(valuesTab());
        // Sent back as it is shown, it is the same to every reader: nothing is written.
        desk.call('settings.save', { values: { [key]: value } });
        expect([key, cell, changedRows(rest, stateOf(valuesTab()))]).toEqual([key, cell, []]);
        put(target, old);
      }),
      { numRuns: 30 },
    );
  });
});

describe('dialogs that show one setting', () => {
  test('Chọn mô hình: a line as typed by hand stays; a word that is no model stands among the ticks', () => {
    const line = cellOf('Mô hình đã chọn');
    desk.value('models.choose', { models: ['income', 'awards'] });
    put(line, 'khen thưởng; nguồn thu');
    const keysOf = (models: Output<'models.list'>['models']) =>
      models.filter(({ isChosen }) => isChosen).map(({ key }) => key);
    desk.value('models.choose', { models: keysOf(desk.value('models.list', {}).models) });
    expect(line.getValue()).toBe('khen thưởng; nguồn thu');
    put(line, 'Khen thưởng, Việc lạ');
    const shown = keysOf(desk.value('models.list', {}).models);
    expect(shown).toEqual(['awards', 'Việc lạ']);
    expect(JSON.stringify(desk.problem('models.choose', { models: [...shown, 'income'] }))).toContain(
      'Việc lạ',
    );
    expect(line.getValue()).toBe('Khen thưởng, Việc lạ');
    // A model whose tab was deleted is still chosen: saving does not lose its tick.
    put(line, 'Nguồn thu, Điểm chia sẻ');
    expect(keysOf(desk.value('models.list', {}).models)).toEqual(['income', 'sharing']);
    put(line, '');
  });

  test.each([
    ['Kỳ đến ngày', 'period.get', '31/02/2026'],
    ['Kỳ từ ngày', 'report.choices', 'đầu năm'],
    ['Loại báo cáo', 'report.choices', 'Báo cáo khác'],
    ['Khóa sổ đến ngày', 'closing.get', 'cuối quý'],
  ] as const)('%s: %s says what stands there and cannot be read', (label, call, text) => {
    const line = cellOf(label);
    const before = String(line.getValue());
    expect(desk.value(call, {}).unread).toEqual([]);
    put(line, text);
    expect(desk.value(call, {}).unread).toEqual([
      expect.stringMatching(new RegExp(`^Tab Cài đặt, dòng “${label}” ghi “${text}”: .`)),
    ]);
    put(line, before);
  });

  test('Kỳ tổng hợp: the period that is set already leaves its days as they were typed', () => {
    put(cellOf('Kỳ từ ngày'), '1/1/2026');
    put(cellOf('Kỳ đến ngày'), '2026-12-31');
    desk.value('period.set', { from: '2026-01-01', to: '2026-12-31' });
    expect([cellOf('Kỳ từ ngày').getValue(), cellOf('Kỳ đến ngày').getValue()]).toEqual([
      '1/1/2026',
      '2026-12-31',
    ]);
    // An end day before the start day must not block saving unrelated fields.
    put(cellOf('Kỳ đến ngày'), '1/1/2020');
    desk.value('settings.save', { values: { place: 'Hoa Sen' } });
    expect(cellOf('Địa danh').getValue()).toBe('Hoa Sen');
    put(cellOf('Kỳ đến ngày'), '31/12/2026');
  });
});

describe('a row in its form', () => {
  const tables = {
    recycling: () => sale(),
    gifts: () => gift(),
    members: () => member('Nguyễn Thị Mẫu'),
    pairings: () => ({
      day: '02/03/2026',
      kind: 'Đỡ đầu hội viên khó khăn',
      chapter: 'K1',
      helper: 'Lò Thị Giúp',
      helped: 'Nông Thị Khác',
      state: 'Dừng',
    }),
  } as const;
  const saved = new Map<string, { id: string; fields: readonly Field[]; row: number }>();
  beforeAll(() => {
    const { forms } = desk.value('form.describe', {});
    for (const [table, values] of Object.entries(tables)) {
      const { row } = desk.value('row.save', { ...save(table, values()), acceptSimilar: true });
      const form = forms.find((one) => one.table === table);
      saved.set(table, { id: row.id, fields: form?.fields ?? [], row: row.row });
    }
    const form = forms.find((one) => one.table === 'circumstances');
    const { row } = desk.value('row.save', {
      ...save('circumstances', { member: String(saved.get('members')?.id), circumstances: ['Hộ nghèo'] }),
      acceptSimilar: true,
    });
    saved.set('circumstances', { id: row.id, fields: form?.fields ?? [], row: row.row });
  });

  test('whatever stands in a cell: it is shown, and sent back as it is shown it is kept or refused', () => {
    const { forms } = desk.value('form.describe', {});
    const places = [...saved].flatMap(([table, { fields }]) =>
      fields.map(({ key, label, kind }) => ({ table, key, label, kind })),
    );
    // A line break in a cell of one line: what a seed in some thousands found.
    const brokenNames = places
      .filter(({ table, key }) => table === 'members' && key === 'name')
      .map((place): [typeof place, string] => [place, 'Nguyễn \n\nThị Mẫu']);
    expect(brokenNames).toHaveLength(1);
    // A box that is not ticked is shown as “Không”, which is no amount of nothing.
    const unticked = places
      .filter(({ kind }) => kind === 'money')
      .map((place): [typeof place, boolean] => [place, false]);
    expect(unticked.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.constantFrom(...places), content, ({ table, key, label, kind }, cell) => {
        const known = saved.get(table);
        const title = forms.find((one) => one.table === table)?.title ?? '';
        if (known === undefined) throw new Error(table);
        const target = desk.sheet(title).getRange(known.row, desk.column(title, label));
        const whole = desk.sheet(title).getDataRange();
        const [old, oldFormat] = [target.getValue() as string, target.getNumberFormat()];
        put(target, cell);
        const before = stateOf(whole);
        const answer = desk.call('row.get', { table, id: known.id });
        if (answer.ok) {
          const value = shownAs(kind, answer.value.values[key]);
          expect([table, key, cell, value, isShowable(kind, value)]).toEqual([table, key, cell, value, true]);
          const { version } = answer.value;
          // A reference that is sent is written in full; untouched it is not sent.
          const isReference = ['chapter', 'chapterOrWard', 'member', 'party', 'pairing'].includes(kind);
          const values = isReference ? {} : { [key]: value };
          desk.call('row.edit', { table, id: known.id, version, values });
          expect([table, key, cell, value, changedRows(before, stateOf(whole))]).toEqual([
            table,
            key,
            cell,
            value,
            [],
          ]);
        }
        target.setNumberFormat(oldFormat).setValue(old);
      }),
      { numRuns: 30, examples: [...brokenNames, ...unticked] },
    );
  });

  test('one more of several leaves the others; a word that the list has lost is asked about', () => {
    const known = saved.get('circumstances');
    const target = desk.sheet('Hoàn cảnh').getRange(known?.row ?? 0, desk.column('Hoàn cảnh', 'Hoàn cảnh'));
    put(target, 'hộ nghèo; Đơn thân, giàu');
    const row: RowView = desk.value('row.get', { table: 'circumstances', id: known?.id ?? '' });
    expect(row.values.circumstances).toEqual(['Hộ nghèo', 'Đơn thân', 'giàu']);
    const edit = (circumstances: string[]): Answer<Output<CallName>> =>
      desk.call('row.edit', {
        table: 'circumstances',
        id: row.id,
        version: row.version,
        values: { circumstances },
      });
    expect(JSON.stringify(edit(['Hộ nghèo', 'Đơn thân', 'giàu', 'Khuyết tật']))).toMatch(/giàu/);
    expect(target.getValue()).toBe('hộ nghèo; Đơn thân, giàu');
  });
});
