/** The host for programs: documents it hands out, what it shows, whose time and zone it takes. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesInto, freeFileName } from './folder';
import { createHost } from './host';
import { projectOf } from './runtime';
import type { UiEvent } from './services/ui-driver';

const project = projectOf(`
  function menu() { SpreadsheetApp.getUi().createMenu('Sổ Hội').addItem('Tổng hợp', 'summarize').addToUi(); }
  function today() { return Utilities.formatDate(new Date(), Session.getScriptTimeZone(), 'yyyy'); }
  function set(value) { SpreadsheetApp.getActiveSheet().getRange('A1').setValue(value); }
  function half() { set(1); throw new Error('giữa chừng'); }
`);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-host-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('documents are written beside, never over another', () => {
  const written: string[] = [];
  const take = filesInto(folder, (file) => written.push(path.basename(file)));
  const bytes = new Uint8Array([1, 2]);
  take('Báo cáo.docx', bytes, 'x');
  take('Báo cáo.docx', new Uint8Array([3]), 'x');
  take('../a:b.docx', bytes, 'x');
  expect(written).toEqual(['Báo cáo.docx', 'Báo cáo-2.docx', '-a-b.docx']);
  expect([...readFileSync(path.join(folder, 'Báo cáo.docx'))]).toEqual([1, 2]);
  expect(readdirSync(path.dirname(folder)).some((name) => name === 'a-b.docx')).toBe(false);
});

test('a free name counts up from what is there', () => {
  for (const name of ['a.docx', 'a-2.docx']) writeFileSync(path.join(folder, name), '');
  expect(freeFileName(folder, 'a.docx')).toBe('a-3.docx');
  expect(existsSync(path.join(folder, freeFileName(folder, 'a.docx')))).toBe(false);
});

test('what a script shows is told to whoever listens, until he stops', async () => {
  const host = await createHost({ project });
  const events: UiEvent[] = [];
  const stop = host.on((event) => events.push(event));
  host.run('menu');
  stop();
  host.run('menu');
  expect(events).toEqual([
    {
      kind: 'menu',
      caption: 'Sổ Hội',
      items: [{ kind: 'item', caption: 'Tổng hợp', functionName: 'summarize' }],
    },
  ]);
});

test('what was written before a throw stays, as on Google, and the revision grows', async () => {
  const host = await createHost({ project });
  const before = host.revision;
  expect(host.execute('half')).toMatchObject({ ok: false, error: { message: 'giữa chừng' } });
  expect(host.globals.SpreadsheetApp.getActiveSheet().getRange('A1').getValue()).toBe(1);
  expect(host.revision).toBeGreaterThan(before);
});

test('globals and executions act on one workbook', async () => {
  const host = await createHost({ project, locale: 'vi_VN' });
  host.run('set', '35,8');
  expect(host.globals.SpreadsheetApp.getActiveSheet().getRange('A1').getValue()).toBe(35.8);
});
