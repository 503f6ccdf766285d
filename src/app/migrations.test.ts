/** Migrations by the built bundle: what they touch is copied first, a run that is cut goes on, a newer workbook is only read. */
import path from 'node:path';
import { createHost, type Faults, type Host, recorder, type Workbook } from '../../local';
import { projectRoot } from '../../local/root';
import { readWorkbook } from '../../local/xlsx';
import { differences, pictureOf } from '../domain/testdata/compare';
import type { CallName } from '../shared/contract';
import type { Answer } from '../shared/problem';
import { type GlobalName, globalRights, isReading } from './access';
import type { Installed } from './install';
import { LATEST, migrations } from './migrations/list';
import { WRITES } from './rpc/handlers';
import type { Returned } from './run';

const FORMER = 'Đã xoá';
const NOW = 'Đã xóa';

/** As the version before issued reports left it: its trash is `Đã xoá`, with one row in it. */
let old: Workbook;
beforeAll(async () => {
  ({ workbook: old } = await readWorkbook(
    path.join(projectRoot(), 'src/app/testdata/versions/4-issued.xlsx'),
  ));
});

async function open(change: (host: Host) => void = () => undefined) {
  const ui = recorder();
  const host = await createHost({
    ...{ workbook: structuredClone(old), ui, email: 'can-bo@example.org', calculator: null },
    serviceUrl: 'https://script.google.com/macros/s/AKfycb-made-for-the-tests/exec',
  });
  change(host);
  return { host, ui };
}
const book = (host: Host) => host.globals.SpreadsheetApp.getActive();
const install = (host: Host, faults: Faults = {}) => host.execute('installSheets', [], { faults });
const notesOf = (host: Host, faults: Faults = {}): string => {
  const outcome = install(host, faults);
  const answer = (outcome.ok ? outcome.value : null) as Returned<Installed> | null;
  return answer?.ok === true ? answer.notes.join('\n') : `refused: ${JSON.stringify(outcome)}`;
};
const numberOf = (host: Host) => host.workbook.scriptProperties.get('migration') ?? null;
/** Hidden or not, and the cells, of every tab that has to do with deleted rows. */
const trashOf = (host: Host) =>
  host.workbook.sheets
    .filter(({ name }) => name.includes(NOW) || name.includes(FORMER) || /^(Bản sao|Copy)/.test(name))
    .map(({ name, hidden, cells }) => [name, hidden, cells.map((row) => row?.map((cell) => cell?.value))]);

test('the numbers count up from 1, without a gap', () => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, at) => at + 1));
  expect(LATEST).toBe(migrations.length);
});

describe('1: the trash is called otherwise', () => {
  test('the tab has its new name and its rows, a hidden copy the old ones; the person stays where she was', async () => {
    const { host, ui } = await open();
    const active = book(host).getActiveSheet().getSheetId();
    const [[, , cells] = []] = trashOf(host);
    expect(notesOf(host)).toMatch(
      /“Đã xóa”; bản trước khi đổi nằm ở tab ẩn “Sao lưu \d{4}-\d\d-\d\d · Đã xoá”/,
    );
    expect(trashOf(host)).toEqual([
      [NOW, true, cells],
      [expect.stringMatching(/^Sao lưu .* · Đã xoá$/), true, cells],
    ]);
    expect(numberOf(host)).toBe(String(LATEST));
    expect(book(host).getActiveSheet().getSheetId()).toBe(active);
    expect(ui.events.at(-1)).toMatchObject({ kind: 'toast', message: expect.stringContaining('Sao lưu') });
  });

  test('no tab but the one that it touches is copied', async () => {
    const { host } = await open();
    install(host);
    expect(
      host.workbook.sheets.filter(({ name }) => name.startsWith('Sao lưu')).map(({ name }) => name.slice(21)),
    ).toEqual([FORMER, 'Hướng dẫn']);
  });

  test('choosing models brings the workbook up too', async () => {
    const { host } = await open();
    expect(host.run('chooseModels', ['Nguồn thu'])).toMatchObject({
      notes: expect.arrayContaining([expect.stringContaining('Sao lưu')]),
    });
    expect(numberOf(host)).toBe(String(LATEST));
  });

  test('where nothing was ever deleted, only the number is kept', async () => {
    const { host } = await open((one) => {
      const sheet = book(one).getSheetByName(FORMER);
      if (sheet !== null) book(one).deleteSheet(sheet);
    });
    expect(notesOf(host)).not.toContain('Đã xóa');
    expect([trashOf(host), numberOf(host)]).toEqual([[], String(LATEST)]);
  });

  test('a tab of the ward’s own under the new name is left alone', async () => {
    const { host } = await open((one) => {
      book(one).insertSheet(NOW).getRange('A1').setValue('Sổ tay của chị Na');
    });
    notesOf(host);
    expect(book(host).getSheetByName(NOW)?.getRange('A1').getValue()).toBe('Sổ tay của chị Na');
    expect(book(host).getSheetByName(`${NOW} (Sổ Hội)`)?.getLastRow()).toBe(2);
  });

  test('two tabs of deleted rows are not mixed, and named', async () => {
    const { host } = await open((one) => {
      book(one).getSheetByName(FORMER)?.copyTo(book(one)).setName(NOW);
    });
    const before = trashOf(host);
    expect(notesOf(host)).toContain('hai tab ẩn giữ dòng đã xóa');
    expect(trashOf(host)).toEqual(before);
  });

  test.each([
    ['the copy', 'SpreadsheetApp.Spreadsheet.insertSheet'],
    ['the new name', 'SpreadsheetApp.Sheet.setName'],
  ])('Google refuses %s: said, undone, and done at the next press', async (_what, failOn) => {
    const { host } = await open();
    expect(notesOf(host, { failOn })).toContain(`Tab ${FORMER}: Google không cho sửa`);
    expect(numberOf(host)).toBeNull();
    expect(book(host).getSheetByName(FORMER)?.getLastRow()).toBe(2);
    expect(notesOf(host)).toContain('nay tên là');
    expect([book(host).getSheetByName(FORMER), numberOf(host)]).toEqual([null, String(LATEST)]);
  });

  test('cut or failing at every fourth of its calls: the next press ends as an undisturbed one', async () => {
    const { host: whole } = await open();
    install(whole);
    const wanted = trashOf(whole);
    let moments = 0;
    for (const kind of ['cutAt', 'failAt', 'failAfter'] as const)
      for (let at = 1; at <= CALLS; at += 4) {
        const { host } = await open();
        install(host, { [kind]: at });
        if (numberOf(host) === null) moments += 1;
        install(host);
        expect([kind, at, trashOf(host), numberOf(host)]).toEqual([kind, at, wanted, String(LATEST)]);
      }
    // The number is the last that is written: most moments lie before it.
    expect(moments).toBeGreaterThan(CALLS / 4);
  });
});

/** Of an installation, with who may press it, in which the migration lies. */
const CALLS = 45;

// --- A newer workbook -----------------------------------------------------------------------------------------------

const version = 'cũ';
const member = 'HV-00001';
const sale = { day: '1/3/2022', chapter: 'K1', material: 'Sắt', quantity: '10 kg', amount: '80.000' };
const id = 'TC-00001';
const WRITING: Readonly<Partial<Record<CallName, unknown>>> = {
  'row.save': { table: 'recycling', values: sale, submission: 'MADE000000000009', acceptSimilar: true },
  'row.edit': { table: 'recycling', id, version, values: { amount: '90.000' } },
  'row.delete': { table: 'recycling', id, version },
  'row.undo': { table: 'recycling', id },
  'row.mend': { table: 'recycling', id, field: 'amount', before: 'x', undo: false },
  'picture.keep': { table: 'recycling', id, picture: 'AAAA' },
  'member.move': { member, chapter: 'K2', group: '', day: '1/3/2022', version },
  'member.leave': { member, state: 'Chuyển đi', day: '1/3/2022', note: '', version },
  'member.return': { member, day: '1/3/2022', version },
  'member.type': { member, type: 'Hội viên danh dự', day: '1/3/2022', version },
  'member.merge': { keep: member, drop: 'HV-00002', keepVersion: version, dropVersion: version },
  'member.held': { member },
  'member.know': { ticks: [{ member, need: true }] },
  'list.add': { list: 'occasions', label: 'Ngày hội làng', attributes: [] },
  'links.create': { chapter: 'K1', tables: ['recycling'], until: `${new Date().getFullYear()}-12-31` },
  'links.createAll': {
    isForAll: true,
    tables: ['recycling'],
    until: `${new Date().getFullYear()}-12-31`,
    submission: 'MADE000000000001',
  },
  'links.revoke': { id: 'LK-00001' },
  'links.address': { address: 'https://script.google.com/macros/s/AKfycb-made/exec' },
  'settings.save': { values: { wardName: 'Hội khác' } },
  'period.set': { from: '1/1/2021', to: '31/12/2021' },
  'models.choose': { models: ['Nguồn thu'] },
  'backup.write': { copy: '', seen: '' },
  'privacy.erase': { members: [], seen: '' },
  'chapters.write': { act: '', chapters: [], code: '', name: '', day: '', groups: [], seen: '' },
  'work.goOn': { work: 'Tổng hợp' },
  'packs.install': { packs: ['Sinh hoạt'] },
  'packs.remove': { name: 'Sinh hoạt' },
  'report.export': { kind: 'topical', from: '1/1/2022', to: '31/12/2022' },
  'closing.set': { to: '31/12/2022' },
  'issues.issue': { id: 'BC-00001', number: '1', day: '1/3/2022', accept: true },
  'issues.withdraw': { id: 'BC-00001' },
  'issues.compare': { id: 'BC-00001' },
};

describe('a workbook that a newer version has brought up', () => {
  const newer = (host: Host) => {
    install(host);
    host.workbook.scriptProperties.set('migration', String(LATEST + 1));
  };
  const globals = (Object.keys(globalRights) as GlobalName[]).filter((name) => !isReading(name));

  test('every call and every global that writes says so and changes nothing', async () => {
    expect(Object.keys(WRITING).sort()).toEqual([...WRITES, 'row.save'].sort());
    const { host, ui } = await open(newer);
    const [before, kept] = [pictureOf(host.workbook.sheets), [...host.workbook.scriptProperties]];
    for (const [name, payload] of Object.entries(WRITING)) {
      const answer = host.run('rpc', name, payload) as Answer<unknown>;
      expect([name, answer]).toEqual([
        name,
        {
          ok: false,
          problem: {
            kind: 'forbidden',
            what: expect.stringContaining('mới hơn'),
            todo: expect.stringContaining('gửi bản mới vào sổ này'),
          },
        },
      ]);
    }
    for (const name of globals) {
      const shown = ui.events.length;
      expect([name, host.run(name)]).toEqual([
        name,
        { ok: false, message: expect.stringContaining('mới hơn') },
      ]);
      expect([name, ui.events.slice(shown)]).toEqual([name, [expect.objectContaining({ kind: 'alert' })]]);
    }
    expect(differences(before, pictureOf(host.workbook.sheets))).toEqual([]);
    expect([...host.workbook.scriptProperties]).toEqual(kept);
  });

  test('it is read as ever: figures, rows, forms, dialogs', async () => {
    const { host, ui } = await open((one) => {
      install(one);
      one.run('summarize');
      newer(one);
    });
    expect(book(host).getSheetByName('TH Số liệu chung')?.getLastRow()).toBeGreaterThan(20);
    for (const [name, payload] of [
      ['form.describe', {}],
      ['row.get', { table: 'recycling', id }],
      ['settings.get', {}],
      ['issues.list', {}],
    ] as const)
      expect([name, host.run('rpc', name, payload)]).toEqual([name, expect.objectContaining({ ok: true })]);
    host.run('openSettings');
    expect(ui.events.at(-1)).toMatchObject({ kind: 'dialog' });
  });

  test('by a phone link, whoever holds it is told whom to ask', async () => {
    const { host } = await open((one) => {
      install(one);
      one.get();
    });
    const made = host.run('rpc', 'links.create', WRITING['links.create']) as Answer<{ url: string }>;
    if (!made.ok) throw new Error(JSON.stringify(made.problem));
    const secret = new URL(made.value.url).searchParams.get('k');
    newer(host);
    const call = (name: CallName, payload: unknown) =>
      host.execute('rpc', [name, payload, secret], { trigger: 'web' });
    expect(call('row.save', WRITING['row.save'])).toMatchObject({
      value: { ok: false, problem: { kind: 'forbidden', todo: expect.stringContaining('trang điện thoại') } },
    });
    expect(call('form.describe', {})).toMatchObject({ value: { ok: true } });
  });
});
