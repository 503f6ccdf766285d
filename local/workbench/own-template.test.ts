/**
 * A ward's own template by its file name, at the workbench with the bundle that ships: the file lies beside
 * the workbook.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import WebSocket from 'ws';
import { fill, setSettings } from '../../src/domain/testdata/fill';
import { defaultChapters, memberRow } from '../../src/domain/testdata/ward';
import { createHost } from '../host';
import { newWorkbook } from '../model';
import { projectRoot } from '../root';
import { serve, type Workbench } from './serve';

const TEMPLATE = 'mau-cua-phuong.docx';

let folder: string;
let bench: Workbench;

/** The built-in template with a title of the ward's own. */
function ownTemplate(): Uint8Array {
  const files = unzipSync(new Uint8Array(readFileSync(path.join(projectRoot(), 'templates/dinh-ky.docx'))));
  const document = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  return zipSync({
    ...files,
    'word/document.xml': strToU8(document.replaceAll('>BÁO CÁO<', '>BÁO CÁO NHANH CỦA PHƯỜNG<')),
  });
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-own-template-'));
  const file = path.join(folder, 'so.xlsx');
  const host = await createHost({ workbook: newWorkbook('so') });
  host.run('installSheets');
  const book = host.globals.SpreadsheetApp.getActive();
  fill(book, { chapters: defaultChapters, members: [memberRow()] });
  setSettings(book, {
    'Kỳ từ ngày': '01/01/2022',
    'Kỳ đến ngày': '31/12/2022',
    'Mẫu báo cáo riêng': `Báo cáo định kỳ: ${TEMPLATE}\nBáo cáo thành tích tập thể: khong-co.docx`,
  });
  await host.save(file);
  writeFileSync(path.join(folder, TEMPLATE), ownTemplate());
  bench = await serve({ file, port: 18_950, say: () => {} });
});
afterAll(async () => {
  await bench?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly ok: boolean;
  readonly message: string;
}

interface Message {
  readonly type: string;
  readonly message?: string;
  readonly value?: Answer;
  readonly question?: { readonly id: number; readonly text: string; readonly buttons: string };
}

/**
 * Calls a function as a page does, in a window of its own, and presses OK or Có where it asks. @returns what it
 * said, too.
 */
async function call(name: string, argument: unknown): Promise<Answer & { readonly alerts: string[] }> {
  const html = await (await fetch(bench.address)).text();
  const token = /so-hoi-token" content="([^"]+)/.exec(html)?.[1] ?? '';
  const socket = new WebSocket(`${bench.address.replace('http', 'ws')}socket?token=${token}&file=`, {
    origin: new URL(bench.address).origin,
  });
  const send = (message: object) => socket.send(JSON.stringify(message));
  const alerts: string[] = [];
  try {
    return await new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.on('message', (data) => {
        const { type, message, value, question } = JSON.parse(String(data)) as Message;
        if (type === 'hello')
          send({ type: 'call', frame: 'test', call: 1, function: name, arguments: [argument] });
        if (type === 'question' && question !== undefined) {
          alerts.push(question.text);
          send({
            type: 'answer',
            question: question.id,
            answer: { pressed: question.buttons === 'YES_NO' ? 'YES' : 'OK', text: '' },
          });
        }
        if (type === 'result') {
          if (value === undefined) reject(new Error(message));
          else resolve({ ...value, alerts });
        }
      });
    });
  } finally {
    socket.close();
  }
}

const textOf = (file: string): string => {
  const xml = strFromU8(
    unzipSync(new Uint8Array(readFileSync(file)))['word/document.xml'] ?? new Uint8Array(),
  );
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('\n');
};
const reports = (): string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.docx') && name !== TEMPLATE);

test('the report is filled into the file that the settings name', async () => {
  const before = reports();
  expect(await call('exportReport', { kind: 'periodic' })).toMatchObject({ ok: true });
  const [made, ...more] = reports().filter((name) => !before.includes(name));
  expect(more).toEqual([]);
  const text = textOf(path.join(folder, made ?? ''));
  expect(text).toContain('BÁO CÁO NHANH CỦA PHƯỜNG');
  expect(text).toContain('Khu 10');
});

test('a file that is not there: a sentence names it and says what to do, and nothing is written', async () => {
  const before = reports();
  const said = expect.stringMatching(
    /Không mở được mẫu riêng “khong-co\.docx”.*xóa “Mẫu báo cáo riêng” trong tab Cài đặt/s,
  );
  // What the caller gets, and what the person reads.
  expect(await call('exportReport', { kind: 'collective' })).toMatchObject({
    ok: false,
    message: said,
    alerts: [said],
  });
  expect(reports()).toEqual(before);
});

test('a kind without a template of its own takes the built-in one', async () => {
  expect(await call('exportReport', { kind: 'models' })).toMatchObject({ ok: true });
});
