/** Choosing models, by the built bundle in the local host: what comes, what stays, what is counted. */
import { createHost, type Host, recorder } from '../../local';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import { fill } from '../domain/testdata/fill';
import { greenRow, incomeRow } from '../domain/testdata/models';
import { defaultChapters, sale } from '../domain/testdata/ward';
import { modelLabel, optionalModelKeys, SETTINGS_SHEET, settings, tables } from '../domain/ward';
import type { Chosen } from './models';
import type { Returned } from './run';
import type { Summary } from './summarise';

async function open(): Promise<Host> {
  const host = await createHost({ workbook: installedWorkbook(), ui: recorder() });
  return host;
}
const choose = (host: Host, labels: unknown) => host.run('chooseModels', labels) as Returned<Chosen>;
const names = (host: Host) => host.workbook.sheets.map(({ name }) => name);
const line = (host: Host): unknown => {
  const sheet = host.globals.SpreadsheetApp.getActive().getSheetByName(SETTINGS_SHEET);
  const rows: unknown[][] = sheet?.getDataRange().getValues() ?? [];
  return rows.find(([label]) => label === settings.models.header)?.[1];
};
const PERIOD = { from: '2022-01-01', to: '2022-12-31' };
const summarize = (host: Host) => host.run('summarize', PERIOD) as Returned<Summary>;

test('ticked models get their tabs, in their order, and the settings say which', async () => {
  const host = await open();
  expect(choose(host, ['Chủ nhật xanh', 'Nguồn thu'])).toMatchObject({
    ok: true,
    models: ['Nguồn thu', 'Chủ nhật xanh'],
    tabs: ['Chủ nhật xanh', 'Nguồn thu', 'Số dư đầu năm'],
  });
  expect(line(host)).toBe('Nguồn thu, Chủ nhật xanh');
  const tabs = names(host);
  expect(tabs.indexOf('Nguồn thu')).toBeGreaterThan(tabs.indexOf('Quà tặng'));
  expect(tabs.indexOf('Chủ nhật xanh')).toBeLessThan(tabs.indexOf('Chi hội'));
  expect(tabs).not.toContain('Khoản chi');
});

test('one more later: nothing that is there changes', async () => {
  const host = await open();
  choose(host, ['Nguồn thu']);
  const before = names(host);
  const answer = choose(host, ['Nguồn thu', 'Khoản chi']);
  expect(answer).toMatchObject({ ok: true, tabs: ['Khoản chi'], columns: [] });
  expect(names(host).filter((name) => before.includes(name))).toEqual(before);
  expect(host.run('installSheets')).toMatchObject({ ok: true, tabs: [], columns: [], rows: 0 });
});

test('all of them, and a summary with every tab', async () => {
  const host = await open();
  fill(host.globals.SpreadsheetApp.getActive(), { chapters: defaultChapters });
  expect(choose(host, optionalModelKeys.map(modelLabel))).toMatchObject({ ok: true });
  expect(summarize(host)).toMatchObject({
    ok: true,
    tabs: expect.arrayContaining(['TH Thu chi', 'TH 3 có 3 biết', 'TH Phong trào', 'Nguồn số liệu']),
  });
});

test('an unticked model keeps its tab and its rows, and is counted no more', async () => {
  const host = await open();
  choose(host, ['Nguồn thu', 'Chủ nhật xanh']);
  fill(host.globals.SpreadsheetApp.getActive(), {
    chapters: defaultChapters,
    recycling: [sale()],
    income: [incomeRow()],
    greenSundays: [greenRow()],
  });
  const both = summarize(host);
  expect(both).toMatchObject({ figures: { incomeCash: { value: 2_000_000 }, greenSundays: { value: 1 } } });
  const answer = choose(host, []);
  expect(line(host)).toBe('Chỉ phần lõi');
  expect(answer).toMatchObject({ ok: true, models: [], tabs: [] });
  expect(answer.ok && answer.notes.join(' ')).toContain('Nguồn thu, Chủ nhật xanh');
  expect(names(host)).toEqual(expect.arrayContaining(['Nguồn thu', 'Chủ nhật xanh']));
  const after = summarize(host);
  expect(after.ok && Object.keys(after.figures)).not.toContain('incomeCash');
  expect(after).toMatchObject({ figures: { scrapIncome: { value: 80_000 } } });
  // What stood in its summary does not stand there as today's.
  const old = host.globals.SpreadsheetApp.getActive().getSheetByName('TH Thu chi');
  expect(old?.getDataRange().getValues().flat().join(' ')).toContain('không ghi mô hình này nữa');
  choose(host, ['Nguồn thu']);
  expect(summarize(host)).toMatchObject({ figures: { incomeCash: { value: 2_000_000 } } });
});

test.each<[string, unknown, RegExp]>([
  ['a model that is not there', ['Nguồn thu', 'Trồng dâu'], /Không có mô hình “Trồng dâu”.*Nguồn thu/],
  ['nothing at all', undefined, /Chưa chọn mô hình nào/],
  ['no list', 'Nguồn thu', /Chưa chọn mô hình nào/],
])('%s: a sentence, nothing made', async (_name, argument, said) => {
  const host = await open();
  const before = names(host);
  const answer = choose(host, argument);
  expect(answer.ok).toBe(false);
  expect(!answer.ok && answer.message).toMatch(said);
  expect(names(host)).toEqual(before);
});

test('labels as people write them, and keys', async () => {
  const host = await open();
  expect(choose(host, ['nguon thu', 'houses'])).toMatchObject({
    ok: true,
    models: ['Nguồn thu', tables.houses.sheet],
  });
});
