/**
 * The recipe “A model” of CONTRIBUTING.md, done: a model in a file of its own and one line in the list goes through sheet,
 * form, check, summary, trace and report. The bundle is the one that ships, built with that model besides.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { createHost, type Host, newWorkbook, recorder } from '../../local';
import { projectRoot } from '../../local/root';
import { fill } from '../domain/testdata/fill';
import { defaultChapters } from '../domain/testdata/ward';

/** The one line in `models.ts`, and the import that it needs. */
const BUILD = `
  import { readFileSync } from 'node:fs';
  import { build } from './scripts/build.mjs';
  const listed = {
    name: 'one-more-model',
    setup(building) {
      building.onLoad({ filter: /src\\/domain\\/models\\/models\\.ts$/ }, ({ path }) => ({
        loader: 'ts',
        contents: (
          "import { ownWork } from '../testdata/trial-headings';\\nimport { visits } from '../testdata/trial-model';\\n" +
          readFileSync(path, 'utf8')
        ).replace(/\\n {2}awards,\\n/, '\\n  awards,\\n  visits,\\n  ownWork,\\n'),
      }));
    },
  };
  await build(process.argv[1], {}, [listed]);
`;

let dist: string;
let host: Host;
const documents = new Map<string, Uint8Array>();
beforeAll(async () => {
  dist = mkdtempSync(path.join(os.tmpdir(), 'so-hoi-model-'));
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', BUILD, dist], {
    cwd: projectRoot(),
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  host = await createHost({
    workbook: newWorkbook('Sổ'),
    email: 'can-bo@example.com',
    dist,
    ui: recorder(),
    onFile: (name, bytes) => {
      documents.set(name, bytes);
      return { name, link: `file:///${name}` };
    },
  });
  run('installSheets');
  run('chooseModels', ['Thăm ốm', 'Chỉ tiêu']);
  fill(host.globals.SpreadsheetApp.getActive(), { chapters: defaultChapters });
  run('installSheets');
  const tab = sheet('Thăm ốm');
  tab.getRange(2, 1, 3, 4).setValues([
    [new Date('2022-03-05T00:00:00+07:00'), 'Khu 1 · K1', 'Bệnh viện', 3],
    [new Date('2022-04-05T00:00:00+07:00'), 'Khu 2 · K2', 'Tại nhà', 'nhiều'],
    [new Date('2022-05-05T00:00:00+07:00'), 'Khu 2 · K2', 'viện', 2],
  ]);
});
afterAll(() => rmSync(dist, { recursive: true, force: true }));

function run(name: string, ...given: unknown[]): Record<string, unknown> {
  const answer = host.run(name, ...given) as Record<string, unknown>;
  if (answer?.ok === false) throw new Error(JSON.stringify(answer));
  return answer;
}
const sheet = (name: string) => {
  const found = host.globals.SpreadsheetApp.getActive().getSheetByName(name);
  if (found === null) throw new Error(`No tab ${name}.`);
  return found;
};
const words = (name: string): string[] =>
  sheet(name)
    .getDataRange()
    .getDisplayValues()
    .map((row) => row.filter((cell) => cell !== '').join(' | '));
const YEAR = { from: '2022-01-01', to: '2022-12-31' };

test('sheet: its tab has headers, a dropdown of its own list, and its own id column', () => {
  const tab = sheet('Thăm ốm');
  const headers = tab.getRange(1, 1, 1, tab.getLastColumn()).getValues()[0]?.map(String) ?? [];
  expect(headers.slice(0, 6)).toEqual(['Ngày *', 'Chi hội *', 'Nơi *', 'Số người *', 'Ghi chú', 'Mã']);
  expect(tab.getRange(2, 3).getDataValidation()?.getCriteriaType().toString()).toBe('VALUE_IN_RANGE');
  expect(words('Danh mục')[0]).toContain('Nơi thăm');
});

test('form: it is described, and a row of it is saved', () => {
  const described = host.run('rpc', 'form.describe', {}) as { value: { forms: { table: string }[] } };
  expect(described.value.forms.map(({ table }) => table)).toContain('visits');
  const values = { day: '2022-06-01', chapter: 'Khu 1 · K1', place: 'Tại nhà', people: '4' };
  const saved = host.run('rpc', 'row.save', {
    ...{ table: 'visits', values, submission: '0123456789abcdef', acceptSimilar: false, acceptClosed: false },
  });
  expect(saved).toMatchObject({ ok: true });
  expect(sheet('Thăm ốm').getRange(5, 1, 1, 4).getDisplayValues()).toEqual([
    ['01/06/2022', 'Khu 1 · K1', 'Tại nhà', '4'],
  ]);
});

test('check: what cannot be read is named with its place', () => {
  run('checkData', YEAR);
  expect(words('Kiểm tra').join('\n')).toMatch(/Thăm ốm.*nhiều/);
});

test('summary: on the ward’s page, on TH Phong trào, among the sources', () => {
  run('summarize', YEAR);
  expect(words('TH Số liệu chung')).toContain('Người ốm được thăm | 9 | – | –');
  const activity = words('TH Phong trào').join('\n');
  expect(activity).toContain('Thăm ốm theo nơi');
  expect(activity).toContain('Bệnh viện | 2');
  expect(activity).toContain('Khu 1 | 2 | 7');
  expect(words('Nguồn số liệu').join('\n')).toContain('Người ốm được thăm | Thăm ốm');
});

test('trace: a figure of it leads to its rows', () => {
  const at = words('TH Số liệu chung').findIndex((line) => line.startsWith('Người ốm được thăm')) + 1;
  run('traceFigure', { tab: 'TH Số liệu chung', cell: `C${at}` });
  expect(words('Các dòng của con số').join('\n')).toMatch(/Thăm ốm \| dòng 2[\s\S]*Thăm ốm \| dòng 5/);
});

function reportOf(kind: string): string {
  documents.clear();
  run('exportReport', { ...YEAR, kind, annexes: ['chapters'] });
  const [bytes = new Uint8Array()] = documents.values();
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  return xml.replace(/<\/w:(?:p|tc)>/g, '\n').replace(/<[^>]+>/g, '');
}

test('report: a part of several sections has each under its heading, and one that says none is not lost', () => {
  const said = reportOf('periodic');
  // The only one under its heading has no a).
  const order = [
    ...['1. Phong trào thi đua', ') Việc không ghi nhóm', '2. Nhiệm vụ trọng tâm', '\nViệc trọng tâm riêng'],
    ...['3. Xây dựng tổ chức Hội', ') Việc tổ chức riêng', ') Việc tổ chức khác', '4. Kết quả các chỉ tiêu'],
  ].map((text) => said.indexOf(text));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order).not.toContain(-1);
  const award = reportOf('topical');
  const [general = '', results = ''] = award.split('II. THÀNH TÍCH ĐẠT ĐƯỢC');
  expect(general).toMatch(/- Việc tổ chức riêng:\nViệc tổ chức riêng đã làm\.\n- Việc tổ chức khác:/);
  expect(results).toMatch(/\) Việc không ghi nhóm\n[\s\S]*\) Việc trọng tâm riêng\n/);
  expect(results).not.toContain('Việc tổ chức');
});

test.each(['topical', 'periodic'])(
  'report: its sentence, table and annex column stand in the %s one',
  (kind) => {
    const text = reportOf(kind);
    expect(text).toContain('Trong năm 2022, Hội có 03 lần thăm 09 người ốm.');
    expect(text).toContain('Thăm ốm theo nơi');
    expect(text).toMatch(/Nơi\s+Số lần\s+Số người/);
    expect(text).toContain('Người ốm được thăm');
  },
);
