/**
 * Packages of indicators through the built bundle: each is installed, recorded, counted, measured, ranked, reported and taken
 * out again; a package goes from one ward's file into another's.
 */
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { createHost, type Host, recorder } from '../../local';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import type { Pack, PackIndicator } from '../domain/packs/pack';
import { packs } from '../domain/packs/packs';
import { differences, pictureOf } from '../domain/testdata/compare';
import { fill, setSettings } from '../domain/testdata/fill';
import { defaultChapters, memberRow } from '../domain/testdata/ward';
import type { CallName, Input, Output } from '../shared/contract';
import type { Answer, Problem } from '../shared/problem';

const OFFICER = 'can-bo@example.com';
const HEAD = 'chi-hoi@example.com';
const PERIOD = { from: '2022-01-01', to: '2022-12-31' };

class Desk {
  private submissions = 0;
  private constructor(
    readonly host: Host,
    readonly documents: Map<string, Uint8Array>,
  ) {}
  /** A ward with two chapters and one member, that records only the core. */
  static async open(email = OFFICER, workbook = installedWorkbook()): Promise<Desk> {
    const documents = new Map<string, Uint8Array>();
    const host = await createHost({
      ...{ workbook, email, ui: recorder() },
      onFile: (name, bytes) => {
        documents.set(name, bytes);
        return { name, link: `file:///${name}` };
      },
    });
    return new Desk(host, documents);
  }
  static async ward(): Promise<Desk> {
    const desk = await Desk.open();
    const [first = {}, ...others] = defaultChapters;
    fill(desk.book(), { chapters: [{ ...first, email: HEAD }, ...others], members: [memberRow()] });
    desk.run('installSheets');
    return desk;
  }
  book() {
    return this.host.globals.SpreadsheetApp.getActive();
  }
  sheet(name: string) {
    const found = this.book().getSheetByName(name);
    if (found === null) throw new Error(`No tab ${name}.`);
    return found;
  }
  has = (name: string): boolean => this.book().getSheetByName(name) !== null;
  words = (name: string): string[] => this.sheet(name).getDataRange().getDisplayValues().flat();
  /** One column of a tab below its header. */
  column(sheet: string, header: string): string[] {
    const [headers = [], ...rows] = this.sheet(sheet).getDataRange().getDisplayValues();
    const at = headers.findIndex((one) => one.replace(/ \*$/, '') === header);
    return rows.map((row) => row[at] ?? '').filter((cell) => cell !== '');
  }
  run(name: string, ...given: unknown[]): Record<string, unknown> {
    const answer = this.host.run(name, ...given) as Record<string, unknown>;
    if (answer?.ok === false) throw new Error(JSON.stringify(answer));
    return answer;
  }
  call<N extends CallName>(name: N, input: Input<N>): Answer<Output<N>> {
    return this.host.run('rpc', name, input) as Answer<Output<N>>;
  }
  value<N extends CallName>(name: N, input: Input<N>): Output<N> {
    const answer = this.call(name, input);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.problem)}`);
    return answer.value;
  }
  problem<N extends CallName>(name: N, input: Input<N>): Problem {
    const answer = this.call(name, input);
    if (answer.ok) throw new Error(`${name} worked: ${JSON.stringify(answer.value)}`);
    return answer.problem;
  }
  save(table: string, values: Input<'row.save'>['values']): string {
    return this.value('row.save', this.newRow(table, values)).row.id;
  }
  /** All in one call. */
  saveAll(table: string, rows: readonly Input<'row.save'>['values'][]): void {
    const { answers } = this.value('rows.save', { rows: rows.map((values) => this.newRow(table, values)) });
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
  }
  private newRow(table: string, values: Input<'row.save'>['values']): Input<'row.save'> {
    this.submissions += 1;
    const submission = `made-for-the-packs-${String(this.submissions).padStart(6, '0')}`;
    return { table, values, submission, acceptSimilar: true };
  }
  picture = () => pictureOf(this.host.workbook.sheets);
}

const isComputed = ({ counting, numerator }: PackIndicator): boolean =>
  counting === 'ratio' && numerator !== undefined;

/** What a chapter writes of an indicator. */
function written(one: PackIndicator, chapter: string, at: number): Input<'row.save'>['values'] {
  return {
    ...{ day: '15/6/2022', chapter, indicator: one.name },
    ...(one.counting === 'distinct' ? { subject: 'Trần Thị Lan' } : {}),
    ...(one.counting === 'ratio' ? { value: '20', over: '60' } : {}),
    ...(one.counting === 'total' || one.counting === 'last'
      ? { value: one.unit === 'đ' ? '12 triệu' : String(20 + at) }
      : {}),
    ...(one.counting === 'total' || one.counting === 'times' || one.counting === 'distinct'
      ? { money: '500k', attendance: '40' }
      : {}),
  };
}

function reportOf(desk: Desk): string {
  desk.documents.clear();
  desk.run('exportReport', { ...PERIOD, kind: 'periodic', accept: true });
  const [, file] = [...desk.documents].find(([name]) => !name.includes('nội bộ')) ?? [];
  return strFromU8(unzipSync(file ?? new Uint8Array())['word/document.xml'] ?? new Uint8Array()).replace(
    /<[^>]+>/g,
    '',
  );
}

/** A row that was taken back stands below the others. */
const rowsOf = (desk: Desk): string[] =>
  desk
    .sheet('Chỉ số')
    .getDataRange()
    .getDisplayValues()
    .map((row) => row.join(' | '))
    .sort();

/** Several in one ward, which costs as much as one. */
const together = Array.from({ length: Math.ceil(packs.length / 5) }, (_, at) =>
  packs.slice(at * 5, at * 5 + 5),
);

test.each(together.map((some) => [some.map(({ name }) => name).join(', '), some] as const))(
  '%s: installed, recorded, in TH Hoạt động, with a target and a weight, in the report, removed without a trace',
  async (_, some: readonly Pack[]) => {
    const desk = await Desk.ward();
    for (const pack of some) {
      const installed = desk.value('packs.install', { packs: [pack.key] });
      expect(installed.message).toContain(`Đã thêm ${pack.indicators.length} chỉ số của gói “${pack.name}”.`);
      expect(installed.notes.join('\n')).not.toMatch(/Chưa thêm được|Mẫu câu/);
      for (const label of Object.values(pack.lists ?? {}).flat()) {
        expect(desk.words('Danh mục')).toContain(label);
        expect(installed.notes).toContain(`Tab Danh mục có thêm “${label}”.`);
      }
      expect(installed.list.packs.find(({ key }) => key === pack.key)?.installed).toBe(
        pack.indicators.length,
      );
    }
    const indicators = some.flatMap((pack) => pack.indicators);
    expect(desk.column('Chỉ số', 'Tên')).toEqual(indicators.map(({ name }) => name));
    const fresh = rowsOf(desk);

    const about = desk.value('form.describe', {});
    expect(about.forms.find(({ table }) => table === 'activities')?.asks?.by).toBe('indicator');
    const offered = about.lists.find(({ key }) => key === 'own.indicators')?.options ?? [];
    expect(offered.map(({ label, attributes }) => [label, attributes[0]])).toEqual(
      indicators.map(({ name, unit }) => [name, unit]),
    );
    expect(desk.column('Chỉ số', 'Nhãn chọn')).toEqual(
      indicators.map(({ name }) => expect.stringMatching(`^${name.replace(/[()]/g, '.')} · CS-[0-9A-Z]{5}$`)),
    );

    const recorded = indicators.filter((one) => !isComputed(one));
    desk.saveAll(
      'activities',
      recorded.map((one, at) => written(one, `Khu ${(at % 2) + 1} · K${(at % 2) + 1}`, at)),
    );
    desk.run('chooseModels', ['Hoạt động và chỉ số của phường', 'Chỉ tiêu']);
    const firsts = some.flatMap((pack) => pack.indicators.find((one) => !isComputed(one)) ?? []);
    expect(firsts).toHaveLength(some.length);
    for (const { name } of firsts)
      desk.save('targets', { year: '2022', chapter: 'Hội LHPN phường', metric: name, goal: '90' });
    const weights = firsts.map(({ name }) => `${name}: 30`).join('\n');
    setSettings(desk.book(), { 'Trọng số thi đua': `${weights}\nTỷ lệ hội viên: 20` });
    const summary = desk.run('summarize', PERIOD) as unknown as {
      figures: Record<string, { label: string; value: number | null }>;
    };
    const figures = new Map(Object.values(summary.figures).map(({ label, value }) => [label, value]));
    for (const { name } of indicators) expect([name, typeof figures.get(name)]).toEqual([name, 'number']);
    const told = desk.words('TH Hoạt động').join('\n');
    for (const { name, group } of indicators) {
      expect(told).toContain(name);
      expect(told).toContain(group);
    }
    const [page, chapters] = ['TH Số liệu chung', 'TH Chi hội'].map((name) => desk.words(name).join('\n'));
    for (const { name } of firsts) {
      expect(page).toContain(name);
      expect(chapters).toContain(name);
    }
    const report = reportOf(desk);
    for (const group of new Set(indicators.map((one) => one.group ?? ''))) expect(report).toContain(group);
    expect(report).not.toMatch(/\{[a-z_]+\}|undefined|NaN/);

    // While rows, a target and a weight refer to it, it stays, and why is told.
    for (const pack of some) {
      const kept = desk.value('packs.remove', { name: pack.name });
      expect(new Set(kept.kept.map(({ name }) => name))).toEqual(
        new Set(pack.indicators.filter((one) => !isComputed(one)).map(({ name }) => name)),
      );
      expect(kept.kept.every(({ why }) => why === 'có 1 dòng ở tab Hoạt động.')).toBe(true);
      for (const { id } of kept.removed) desk.value('row.undo', { table: 'indicators', id });
    }

    for (const name of ['Hoạt động', 'Chỉ tiêu']) {
      const sheet = desk.sheet(name);
      sheet.getRange(2, 1, sheet.getLastRow(), sheet.getLastColumn()).clearContent();
    }
    setSettings(desk.book(), { 'Trọng số thi đua': '' });
    const gone = some.flatMap((pack) => {
      const removed = desk.value('packs.remove', { name: pack.name });
      expect([removed.kept, removed.removed.length]).toEqual([[], pack.indicators.length]);
      expect(removed.list.packs.find(({ key }) => key === pack.key)?.installed).toBe(0);
      return removed.removed;
    });
    expect(desk.column('Chỉ số', 'Tên')).toEqual([]);

    // Taken back, they stand as they did.
    for (const { id } of gone) desk.value('row.undo', { table: 'indicators', id });
    expect(rowsOf(desk)).toEqual(fresh);
  },
);

const pasted = (desk: Desk, text: string) => desk.value('packs.read', { text });

test('all at once: what two of them or the ward have already is said, and nothing is doubled', async () => {
  const desk = await Desk.ward();
  desk.run('chooseModels', ['Hoạt động và chỉ số của phường']);
  // A row that is wrong is told where it cannot be sent; its name is taken all the same.
  fill(desk.book(), { indicators: [{ name: 'Đường hoa', unit: '%', counting: 'Cộng dồn trong kỳ' }] });
  expect(desk.value('packs.list', {})).toMatchObject({ indicators: [], wrong: 1 });
  desk.save('indicators', { name: 'nợ quá hạn', unit: 'triệu', counting: 'Số cuối kỳ' });
  // A form's row is in the dropdowns of the other tabs at once.
  expect(desk.column('Chỉ số', 'Nhãn chọn')).toEqual([
    expect.stringMatching(/^nợ quá hạn · CS-[0-9A-Z]{5}$/),
  ]);
  const keys = packs.map(({ key }) => key);
  const all = packs.flatMap(({ indicators }) => indicators);
  const { message, notes } = desk.value('packs.install', { packs: keys });
  expect(message).toMatch(new RegExp(`^Đã thêm ${all.length - 2} chỉ số của gói “Vốn vay`));
  expect(notes).toContain('Sổ đã có “Nợ quá hạn”: đếm bằng triệu (gói: đ), giữ theo sổ.');
  expect(notes).toContain('Sổ đã có “Đường hoa”: dòng ấy còn chỗ sai, bấm Kiểm tra để xem.');
  const names = desk.column('Chỉ số', 'Tên');
  expect(new Set(names).size).toBe(all.length);
  expect(names.length).toBe(all.length);
  const again = desk.value('packs.install', { packs: keys });
  expect(again.message).toMatch(/^Sổ đã có đủ \d+ chỉ số .* không thêm gì\.$/);
  expect(desk.column('Chỉ số', 'Tên')).toEqual(names);
  // The ward's own indicator belongs to no package and is never taken out with one.
  desk.value('packs.remove', { name: packs[0]?.name ?? '' });
  expect(desk.column('Chỉ số', 'Tên')).toContain('nợ quá hạn');
});

test('what is in use stays, and a ratio keeps what it is made of', async () => {
  const desk = await Desk.ward();
  desk.value('packs.install', { packs: ['clean-families', 'blood'] });
  desk.run('chooseModels', ['Hoạt động và chỉ số của phường', 'Chỉ tiêu']);
  desk.save('targets', {
    year: '2022',
    chapter: 'Khu 1 · K1',
    metric: 'Tỷ lệ hộ đạt 5 có 3 sạch',
    goal: '90%',
  });
  setSettings(desk.book(), { 'Trọng số thi đua': 'Đơn vị máu hiến: số tiền: 10' });
  const { kept, removed, message } = desk.value('packs.remove', { name: '“5 không 3 sạch”, “5 có 3 sạch”' });
  expect(message).toMatch(/^Đã gỡ 3 chỉ số .*; 3 chỉ số đang được dùng nên giữ lại\.$/);
  expect(removed.map(({ name }) => name)).toEqual([
    'Hộ đăng ký 5 không 3 sạch',
    'Hộ đạt 5 không 3 sạch',
    'Tỷ lệ hộ đạt 5 không 3 sạch',
  ]);
  expect(kept).toEqual([
    { name: 'Hộ đăng ký 5 có 3 sạch', why: 'tỷ lệ “Tỷ lệ hộ đạt 5 có 3 sạch” tính từ nó.' },
    { name: 'Hộ đạt 5 có 3 sạch', why: 'tỷ lệ “Tỷ lệ hộ đạt 5 có 3 sạch” tính từ nó.' },
    { name: 'Tỷ lệ hộ đạt 5 có 3 sạch', why: 'có chỉ tiêu ở tab Chỉ tiêu.' },
  ]);
  expect(desk.value('packs.remove', { name: 'Hiến máu' }).kept).toEqual([
    { name: 'Đơn vị máu hiến', why: 'có ở dòng Trọng số thi đua của tab Cài đặt.' },
  ]);
  expect(desk.problem('packs.remove', { name: 'Học bổng' })).toMatchObject({ kind: 'invalid' });
});

test('from one ward to another: the same indicators, whatever the second has ticked; then removed there', async () => {
  const [one, other] = [await Desk.ward(), await Desk.ward()];
  one.value('packs.install', { packs: ['mediation', 'insurance'] });
  one.save('indicators', {
    ...{ name: 'Cây ăn quả', unit: 'cây', counting: 'Cộng dồn trong kỳ', direction: 'Không' },
    ...{ sentence: 'trồng {so} cây', isReported: false, group: 'Vườn mẫu' },
  });
  const { indicators } = one.value('packs.list', {});
  const { text, notes } = one.value('packs.export', {
    ...{ name: 'Gói của tỉnh', about: 'Mẫu chung năm 2022' },
    ids: indicators.map(({ id }) => id),
  });
  expect(notes).toEqual([]);
  const before = other.picture();
  const preview = pasted(other, text);
  expect([preview.name, preview.about]).toEqual(['Gói của tỉnh', 'Mẫu chung năm 2022']);
  expect(preview.fresh).toHaveLength(indicators.length);
  expect([preview.known, preview.cannot]).toEqual([[], []]);
  expect(differences(before, other.picture())).toEqual([]);
  expect(other.has('Chỉ số')).toBe(false);
  const installed = other.value('packs.install', { packs: [], text });
  expect(installed.message).toContain('Đã thêm 11 chỉ số của gói “Gói của tỉnh”.');
  const content = (desk: Desk) =>
    [
      'Tên',
      'Nhóm',
      'Đơn vị',
      'Cách tính',
      'Tử số',
      'Mẫu số',
      'Chiều tốt',
      'Thuộc phần',
      'Mẫu câu',
      'Nhạy cảm',
      'Đưa vào báo cáo',
    ].map((header) => desk.column('Chỉ số', header));
  expect(content(other)).toEqual(content(one));
  expect(pasted(other, text).known).toHaveLength(11);
  const own = other.value('packs.list', {}).packs.find(({ key }) => key === '');
  expect([own?.name, own?.installed]).toEqual(['Gói của tỉnh', 11]);
  expect(other.value('packs.remove', { name: 'Gói của tỉnh' }).kept).toEqual([]);
  expect(other.value('packs.list', {}).indicators).toEqual([]);
});

test('a ratio without its parts: said when it goes out, and not installed where the parts are not', async () => {
  const [one, other] = [await Desk.ward(), await Desk.ward()];
  one.value('packs.install', { packs: ['mediation'] });
  const { indicators } = one.value('packs.list', {});
  const some = indicators.filter(({ name }) => ['Tỷ lệ hòa giải thành', 'Vụ việc hòa giải'].includes(name));
  const { text, notes } = one.value('packs.export', {
    name: 'Hòa giải',
    about: '',
    ids: some.map(({ id }) => id),
  });
  expect(notes).toEqual([
    'Tỷ lệ “Tỷ lệ hòa giải thành” tính từ “Vụ việc hòa giải thành”, chỉ số ấy chưa chọn: sổ nhận phải có sẵn thì mới thêm được.',
  ]);
  const { fresh, cannot } = pasted(other, text);
  expect(fresh).toEqual(['Vụ việc hòa giải (vụ)']);
  expect(cannot).toEqual([
    {
      name: 'Tỷ lệ hòa giải thành',
      why: expect.stringMatching(
        /^Không có chỉ số đếm được nào tên “Vụ việc hòa giải thành”, nên tỷ lệ này chưa có con số\. Ghi đúng tên/,
      ),
    },
  ]);
  const { message, notes: said } = other.value('packs.install', { packs: [], text });
  expect(message).toContain('Đã thêm 1 chỉ số');
  expect(said.join('\n')).toContain('Chưa thêm được “Tỷ lệ hòa giải thành”: Không có');
  expect(other.column('Chỉ số', 'Tên')).toEqual(['Vụ việc hòa giải']);
});

const packText = (indicators: readonly Record<string, unknown>[]): string =>
  JSON.stringify({
    kind: 'so-hoi/goi-chi-so',
    version: 1,
    name: 'Gói thử',
    count: indicators.length,
    indicators,
  });

test('what the sheet would refuse is refused before anything is written', async () => {
  const desk = await Desk.ward();
  const text = packText([
    { name: 'Tỷ lệ lạ', unit: '%', counting: 'ratio', numerator: 'A', denominator: 'B' },
    { name: 'Phần trăm hộ', unit: '%', counting: 'total' },
    { name: 'hội viên', unit: 'người', counting: 'last' },
    { name: 'Có tử số', unit: 'hộ', counting: 'total', numerator: 'A', denominator: 'B' },
  ]);
  const { fresh, cannot } = pasted(desk, text);
  expect(fresh).toEqual([]);
  expect(new Map(cannot.map(({ name, why }) => [name, why]))).toEqual(
    new Map([
      ['Phần trăm hộ', expect.stringContaining('Phần trăm của các chi hội không cộng với nhau được.')],
      ['hội viên', expect.stringContaining('trùng tên với con số “Hội viên”')],
      ['Có tử số', expect.stringContaining('không phải tỷ lệ nên không có tử số')],
      ['Tỷ lệ lạ', expect.stringContaining('Không có chỉ số đếm được nào tên “A”')],
    ]),
  );
  const before = desk.picture();
  expect(desk.value('packs.install', { packs: [], text }).message).toBe(
    'Chưa thêm được chỉ số nào của gói “Gói thử”.',
  );
  expect(differences(before, desk.picture())).toEqual([]);
  const odd = packText([{ name: 'Câu lạ', unit: 'hộ', counting: 'total', sentence: 'có {la}' }]);
  expect(pasted(desk, odd).notes).toEqual([expect.stringMatching(/^“Câu lạ”: Mẫu câu có chỗ \{la\}/)]);
});

test('whatever is pasted: nothing is thrown, and the ward has all of it or nothing', async () => {
  const desk = await Desk.ward();
  desk.value('packs.install', { packs: ['blood'] });
  const { indicators } = desk.value('packs.list', {});
  const whole = desk.value('packs.export', {
    name: 'Gói',
    about: '',
    ids: indicators.map(({ id }) => id),
  }).text;
  desk.value('packs.remove', { name: 'Hiến máu' });
  const at = fc.nat({ max: whole.length });
  const damaged = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    at.map((end) => whole.slice(0, end)),
    fc.tuple(at, fc.nat({ max: 30 })).map(([from, many]) => whole.slice(0, from) + whole.slice(from + many)),
    fc
      .tuple(at, fc.string({ maxLength: 5 }))
      .map(([from, more]) => whole.slice(0, from) + more + whole.slice(from)),
  );
  const rows = () => desk.column('Chỉ số', 'Mã').length;
  fc.assert(
    fc.property(damaged, (text) => {
      const preview = desk.call('packs.read', { text });
      const installed = desk.call('packs.install', { packs: [], text });
      expect(installed.ok).toBe(preview.ok);
      if (!preview.ok || !installed.ok) {
        const { problem } = preview.ok ? { problem: null } : preview;
        expect(problem).toMatchObject({
          kind: 'invalid',
          form: expect.arrayContaining([
            { what: expect.stringMatching(/\p{L}.*\.$/su), todo: expect.stringMatching(/\.$/u) },
          ]),
        });
        expect(rows()).toBe(0);
        return;
      }
      expect(rows()).toBe(preview.value.fresh.length);
      if (preview.value.fresh.length > 0) desk.value('packs.remove', { name: preview.value.name });
      expect(rows()).toBe(0);
    }),
    { numRuns: 12 },
  );
});

test('for officers only, in a sentence; what no dialog sends', async () => {
  const desk = await Desk.ward();
  const head = await Desk.open(HEAD, structuredClone(desk.host.workbook));
  for (const answer of [
    head.call('packs.list', {}),
    head.call('packs.read', { text: 'x' }),
    head.call('packs.install', { packs: ['blood'] }),
    head.call('packs.remove', { name: 'Hiến máu' }),
    head.call('packs.export', { name: 'x', about: '', ids: ['x'] }),
  ])
    expect(answer).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden', what: 'Việc này dành cho cán bộ phường.' },
    });
  expect(desk.problem('packs.install', { packs: ['nothing'] })).toEqual({ kind: 'badRequest' });
  expect(desk.problem('packs.install', { packs: [] })).toMatchObject({
    form: [{ what: 'Chưa chọn gói nào.' }],
  });
  desk.run('chooseModels', ['Hoạt động và chỉ số của phường']);
  const headers = desk.sheet('Chỉ số').getDataRange().getValues()[0] ?? [];
  desk.sheet('Chỉ số').deleteColumn(headers.indexOf('Gói') + 1);
  expect(desk.problem('packs.install', { packs: ['blood'] })).toEqual({
    ...{ kind: 'missingColumn', sheet: 'Chỉ số', header: 'Gói' },
  });
  expect(desk.problem('packs.export', { name: ' ', about: '', ids: [] })).toMatchObject({
    fields: { name: [{ what: 'Chưa có tên gói.' }] },
  });
});

test('many rows are written, and put aside, in the calls of one', async () => {
  const desk = await Desk.ward();
  desk.run('chooseModels', ['Hoạt động và chỉ số của phường']);
  /** Calls that go to the sheet; what it gave is asked cell by cell. */
  const callsOf = (name: CallName, input: unknown): number => {
    const outcome = desk.host.execute('rpc', [name, input]);
    expect(outcome).toMatchObject({ ok: true, value: { ok: true } });
    return Object.entries(outcome.calls.methods)
      .filter(([method]) => /\.(Sheet|Range)\.(set|insert|delete|getRange$|get\w+s$)/.test(method))
      .reduce((sum, [, times]) => sum + times, 0);
  };
  const few = callsOf('packs.install', { packs: ['blood'] });
  expect(callsOf('packs.install', { packs: packs.map(({ key }) => key) })).toBeLessThanOrEqual(few + 10);
  const two = callsOf('packs.remove', { name: 'Hiến máu' });
  expect(callsOf('packs.remove', { name: packs[0]?.name ?? '' })).toBeLessThanOrEqual(two);
});
