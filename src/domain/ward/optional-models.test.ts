/** Models that a ward may record: what is installed, read and counted where some are chosen, none, or not yet any. */
import { evaluate, isDeclaredKey, metricKeys, metrics } from '../figures';
import { allLists, isChosen, modelLabel, optionalModelKeys, tableKeys, tables } from '../models/registry';
import { settings } from '../tables/settings';
import type { AnyTable } from '../tables/table';
import { exampleRow } from '../testdata/example';
import { incomeRow, oneOfEach } from '../testdata/models';
import { memberRow, pair, rawWard, sale, TODAY, tabOf, YEAR } from '../testdata/ward';
import { sheetDesigns } from './sheets';
import { decodeWorkbook } from './workbook';

const settingsOf = (models: string) => ({
  headers: [],
  rows: [[settings.models.header, models, '']],
  merges: [],
});
const optional = tableKeys.filter((key) => (tables[key] as AnyTable).models !== undefined);

test('each model has a label to tick and brings a tab; each tab beyond the core comes with a model', () => {
  expect(allLists.models.entries.map(({ key }) => key)).toEqual([...optionalModelKeys, 'none']);
  expect(new Set(optionalModelKeys.map(modelLabel)).size).toBe(optionalModelKeys.length);
  for (const key of optionalModelKeys) {
    expect([key, optional.some((table) => isChosen(tables[table], new Set([key])))]).toEqual([key, true]);
  }
});

test('without a choice a new file has the core alone', () => {
  const names = sheetDesigns(YEAR).map(({ name }) => name);
  for (const key of tableKeys)
    expect(names.includes(tables[key].sheet)).toBe(!optional.includes(key) && key !== 'memberHistory');
});

test('targets stand for metrics by their own label and unit', () => {
  for (const { key, label, attributes } of allLists.targetMetrics.entries) {
    if (!isDeclaredKey(key)) throw new Error(`No metric ${key}.`);
    expect([label, attributes[0]]).toEqual([metrics[key].label, metrics[key].unit]);
  }
});

test('no two metrics have one label: weights and tables name them by it', () => {
  const labels = metricKeys.map((key) => metrics[key].label);
  expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
});

describe('the tab “Nguồn thu”', () => {
  const raw = (models: string, isThere: boolean) =>
    decodeWorkbook(
      rawWard(
        { recycling: [sale()] },
        {
          settings: settingsOf(models),
          tables: { income: isThere ? tabOf('income', [incomeRow(), incomeRow({ fund: 'Quỹ lạ' })]) : null },
        },
      ),
      TODAY,
    );
  test.each<[string, string, boolean, { rows: number; isPresent: boolean; problems: string[] }]>([
    ['chosen and there', 'Nguồn thu', true, { rows: 1, isPresent: true, problems: ['unknownChoice'] }],
    ['chosen and gone', 'Nguồn thu', false, { rows: 0, isPresent: false, problems: ['missingTab'] }],
    ['not chosen, not there', 'Khoản chi', false, { rows: 0, isPresent: false, problems: [] }],
    ['unticked and kept', 'Chỉ phần lõi', true, { rows: 0, isPresent: false, problems: ['uncounted'] }],
    [
      'nobody has chosen yet, but it is there',
      '',
      true,
      { rows: 1, isPresent: true, problems: ['unknownChoice'] },
    ],
    ['nobody has chosen yet, not there', '', false, { rows: 0, isPresent: false, problems: [] }],
  ])('%s', (_name, models, isThere, expected) => {
    const ward = raw(models, isThere);
    expect({
      rows: ward.records.income.rows.length,
      isPresent: ward.present.has('income'),
      problems: ward.problems.filter(({ sheet }) => sheet === 'Nguồn thu').map(({ code }) => code),
    }).toEqual(expected);
    expect(evaluate('incomeCash', ward, YEAR).value).toBe(expected.rows === 0 ? null : 2_000_000);
  });
});

test('a row of every model is read without a problem', () => {
  const ward = decodeWorkbook(rawWard(oneOfEach), TODAY);
  expect(ward.problems).toEqual([]);
  for (const key of optional) expect([key, ward.records[key].rows.length]).toEqual([key, 1]);
});

test.each(tableKeys)('%s: a row of its columns’ examples has no error', (key) => {
  const spec = {
    members: [memberRow()],
    pairings: [pair({ id: 'CP-00001', day: '2022-01-10' })],
    indicators: [exampleRow('indicators')],
    [key]: [{ ...exampleRow(key), ...(key === 'members' ? { id: 'HV-00001' } : {}) }],
  };
  const ward = decodeWorkbook(rawWard(spec), TODAY);
  expect(ward.records[key].problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(ward.records[key].rows.length).toBeGreaterThan(0);
});
