/** A ward's own indicators through the built bundle: installed, written in a form and on the sheet, summarised, reported. */
import { strFromU8, unzipSync } from 'fflate';
import { createHost, type Host, newWorkbook, recorder } from '../../local';
import { fill } from '../domain/testdata/fill';
import { defaultChapters } from '../domain/testdata/ward';

let host: Host;
const documents = new Map<string, Uint8Array>();

beforeAll(async () => {
  host = await createHost({
    workbook: newWorkbook('Sổ'),
    email: 'can-bo@example.com',
    ui: recorder(),
    onFile: (name, bytes) => {
      documents.set(name, bytes);
      return { name, link: `file:///${name}` };
    },
  });
  run('installSheets');
  run('chooseModels', ['Hoạt động và chỉ số của phường', 'Sổ mô hình', 'Chỉ tiêu', 'Khoản chi']);
  fill(host.globals.SpreadsheetApp.getActive(), { chapters: defaultChapters });
  sheet('Chỉ số')
    .getRange(2, 1, 3, 5)
    .setValues([
      ['Hộ vay vốn', 'Vốn vay', 'hộ', 'Số cuối kỳ', ''],
      ['Dư nợ', 'Vốn vay', 'đ', 'Số cuối kỳ', ''],
      ['Buổi ra quân', 'Môi trường', 'buổi', 'Số lần', ''],
    ]);
  run('installSheets');
});

function run(name: string, ...given: unknown[]): Record<string, unknown> {
  const answer = host.run(name, ...given) as Record<string, unknown>;
  if (answer?.ok === false) throw new Error(JSON.stringify(answer));
  return answer;
}
const call = (name: string, payload: Record<string, unknown>) => {
  const answer = host.run('rpc', name, { secret: '', ...payload }) as {
    ok: boolean;
    value: never;
    problem: unknown;
  };
  return answer;
};
const sheet = (name: string) => {
  const found = host.globals.SpreadsheetApp.getActive().getSheetByName(name);
  if (found === null) throw new Error(`No tab ${name}.`);
  return found;
};

test('the sheet: rows get ids, and a label that the dropdown of activities offers', () => {
  const values = sheet('Chỉ số').getDataRange().getDisplayValues();
  const [headers = [], first = []] = values;
  const label = first[headers.indexOf('Nhãn chọn')];
  expect(label).toMatch(/^Hộ vay vốn · CS-[0-9A-Z]{5}$/);
  const activities = sheet('Hoạt động');
  const at = activities.getDataRange().getDisplayValues()[0]?.indexOf('Chỉ số *') ?? -1;
  const rule = activities.getRange(2, at + 1).getDataValidation();
  expect(String(rule?.getCriteriaType())).toBe('VALUE_IN_RANGE');
});

test('the form: the indicator is asked first, and decides', () => {
  const about = call('form.describe', {}) as unknown as {
    value: {
      forms: { table: string; asks: unknown }[];
      lists: { key: string; options: { label: string }[] }[];
    };
  };
  expect(about.value.forms.find(({ table }) => table === 'activities')?.asks).toMatchObject({
    by: 'indicator',
  });
  expect(
    about.value.lists.find(({ key }) => key === 'own.indicators')?.options.map(({ label }) => label),
  ).toEqual(['Hộ vay vốn', 'Dư nợ', 'Buổi ra quân']);
});

test('saved by the form, told in TH Hoạt động, TH Chung, the report and its placeholders; the money leaves its fund', () => {
  const save = (values: Record<string, string>, submission: string) =>
    call('row.save', { table: 'activities', values, submission, acceptSimilar: false });
  const saved = save(
    { day: '5/3/2022', chapter: 'Khu 1 · K1', indicator: 'Dư nợ', value: '1,2 tỷ' },
    '11111111-1111-4111-8111-111111111111',
  );
  expect(saved).toMatchObject({ ok: true });
  expect(
    save(
      {
        day: '6/3/2022',
        chapter: 'Khu 2 · K2',
        indicator: 'Buổi ra quân',
        money: '500k',
        fund: 'Quỹ Hội',
        attendance: '45',
      },
      '11111111-1111-4111-8111-111111111112',
    ),
  ).toMatchObject({ ok: true });
  expect(
    save(
      { day: '6/3/2022', chapter: 'Khu 2 · K2', indicator: 'Hộ vay vốn' },
      '11111111-1111-4111-8111-111111111113',
    ),
  ).toMatchObject({
    ok: false,
    problem: { kind: 'invalid', fields: { value: [{ what: 'Chưa có số của chỉ số “Hộ vay vốn”.' }] } },
  });
  const summary = run('summarize', { from: '2022-01-01', to: '2022-12-31' }) as unknown as {
    figures: Record<string, { label: string; value: number | null }>;
    tabs: string[];
  };
  expect(summary.tabs).toContain('TH Hoạt động');
  const figures = Object.values(summary.figures);
  expect(figures.find(({ label }) => label === 'Dư nợ')?.value).toBe(1_200_000_000);
  expect(figures.find(({ label }) => label === 'Buổi ra quân: số tiền')?.value).toBe(500_000);
  const words = sheet('TH Hoạt động').getDataRange().getDisplayValues().flat();
  expect(words).toEqual(expect.arrayContaining(['Vốn vay', 'Môi trường', 'Dư nợ (đ)', 'Buổi ra quân']));
  run('exportReport', { from: '2022-01-01', to: '2022-12-31', kind: 'periodic' });
  const file = [...documents].find(([name]) => name.startsWith('Báo cáo') && !name.includes('nội bộ'))?.[1];
  const text = strFromU8(
    unzipSync(file ?? new Uint8Array())['word/document.xml'] ?? new Uint8Array(),
  ).replace(/<[^>]+>/g, '');
  expect(text).toContain('Dư nợ 1.200.000.000đ');
  expect(text).toContain('Có 01 buổi ra quân với 45 lượt người tham gia, kinh phí 500.000đ');
});
