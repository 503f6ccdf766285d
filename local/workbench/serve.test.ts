/** The server without a browser: who may connect, which files it refuses, which port it takes. */
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import WebSocket from 'ws';
import { newWorkbook } from '../model';
import { workbookToBytes } from '../xlsx/index';
import { escapeHtml } from './assets';
import { readMessage } from './messages';
import { serve, type Workbench } from './serve';

let folder: string;
let file: string;
let dist: string;
const said: string[] = [];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-serve-'));
  file = path.join(folder, 'so.xlsx');
  dist = path.join(folder, 'dist');
  writeFileSync(file, workbookToBytes(newWorkbook('so')).bytes);
  writeBundle('function onOpen() {}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeBundle(code: string, name = 'dist'): string {
  const place = path.join(folder, name);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  writeFileSync(path.join(place, 'Code.js'), code);
  writeFileSync(path.join(place, 'appsscript.json'), '{"timeZone":"Asia/Ho_Chi_Minh"}');
  return place;
}

const open = (more: { file?: string; port?: number; dist?: string } = {}): Promise<Workbench> =>
  serve({ file, dist, port: 18_400, say: (line) => said.push(line), ...more });

/** A request with headers that a browser would not let a page choose. */
function ask(
  address: string,
  headers: Record<string, string>,
): Promise<{ status: number; body: string; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname, search } = new URL(address);
    const asked = request({ hostname, port, path: pathname + search, headers }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => {
        body += part.toString();
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body, headers: response.headers }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

function line(address: string, origin: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address, { origin });
    socket.on('open', () => resolve('open'));
    socket.on('unexpected-response', (_request, response) => resolve(String(response.statusCode)));
    socket.on('error', () => resolve('refused'));
    socket.on('message', (data) => {
      resolve(String(data).slice(0, 40));
      socket.close();
    });
  });
}

describe('who may come in', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await open();
  });
  afterAll(() => bench.close());

  test('the page is served to this machine’s own address', async () => {
    expect((await ask(bench.address, {})).status).toBe(200);
  });

  const foreign: readonly (readonly [what: string, headers: Record<string, string>])[] = [
    ['a name that was made to point here', { host: 'evil.example:18400' }],
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page of another port', { origin: 'http://127.0.0.1:9' }],
    ['a script of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'script' }],
    ['an opaque origin', { origin: 'null' }],
    ['a picture of another port', { 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'image' }],
    ['a frame of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'iframe' }],
  ];
  test.each(foreign)('%s is refused', async (_what, headers) => {
    expect((await ask(bench.address, headers)).status).toBe(403);
    expect((await ask(`${bench.address}workbook`, headers)).status).toBe(403);
  });

  test('a line needs our own origin, and the page’s token', async () => {
    const address = bench.address.replace('http', 'ws');
    expect(await line(`${address}socket`, 'https://evil.example')).toBe('403');
    expect(await line(`${address}socket`, 'http://localhost:18400')).toBe('403');
    expect(await line(`${address}socket?token=guess`, new URL(bench.address).origin)).not.toContain('hello');
  });

  test('files outside the workbook’s folder cannot be named', async () => {
    writeFileSync(path.join(tmpdir(), 'outside.xlsx'), readFileSync(file));
    expect(
      (await ask(`${bench.address}workbook?file=${encodeURIComponent('../outside.xlsx')}`, {})).status,
    ).toBe(404);
    expect((await ask(`${bench.address}assets/..%2f..%2fpackage.json`, {})).status).toBe(404);
    rmSync(path.join(tmpdir(), 'outside.xlsx'));
  });

  test('the add-on’s origin serves frames and nothing else', async () => {
    const { port } = new URL(bench.address);
    const answer = await ask(bench.address, { host: `localhost:${port}` });
    expect(answer.status).toBe(302);
    expect((await ask(`${bench.address}frame/none`, { host: `localhost:${port}` })).status).toBe(404);
  });

  test.each(['', 'workbook', 'exec', 'nowhere', 'frame/none', 'assets/main.css'])(
    '/%s goes out with its policy',
    async (place) => {
      const { headers } = await ask(`${bench.address}${place}`, {});
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    },
  );

  test('a script of our own page has a number that is used once', async () => {
    const number = async (): Promise<string | undefined> => {
      const { headers, body } = await ask(bench.address, {});
      const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? 'none';
      return body.includes(`<script nonce="${escapeHtml(nonce)}">`) ? nonce : undefined;
    };
    const first = await number();
    expect(first).toBeDefined();
    expect(await number()).not.toBe(first);
  });

  test('the same file cannot be opened by a second program', async () => {
    expect(readdirSync(folder)).toContain('.~lock.so.xlsx#');
  });
});

const messages: readonly (readonly [text: string, isRead: boolean])[] = [
  ['', false],
  ['null', false],
  ['{"type":"none"}', false],
  ['{"type":"selection"}', false],
  ['{"type":"operation","id":1,"base":1}', false],
  ['{"type":"operation","id":1,"base":1,"operation":{"kind":"none"}}', false],
  [
    '{"type":"operation","id":1,"base":1,"operation":{"kind":"insertRows","sheet":0,"at":-1,"count":1}}',
    false,
  ],
  ['{"type":"call","frame":"f","call":1,"function":"rpc","arguments":{"length":9}}', false],
  ['{"type":"operation","id":1,"base":1,"operation":{"kind":"undo"}}', true],
  ['{"type":"call","frame":"f","call":1,"function":"rpc","arguments":["a",{"b":1}]}', true],
  ['{"type":"operation","id":1,"base":1,"operation":{"kind":"style","sheet":0,"areas":[],"style":{}}}', true],
];
test.each(messages)('a message of a page: %s', (text, isRead) => {
  expect(readMessage(text)).toEqual(isRead ? JSON.parse(text) : null);
});

test('a port in use: the next free one is taken, and said', async () => {
  const busy = createServer();
  await new Promise<void>((resolve) => busy.listen(18_500, '127.0.0.1', () => resolve()));
  said.length = 0;
  const bench = await open({ port: 18_500 });
  expect(bench.address).toBe('http://127.0.0.1:18501/');
  expect(said).toEqual(['Cổng 18500 đang bận, dùng cổng 18501.', 'Bàn làm thử: http://127.0.0.1:18501/']);
  await bench.close();
  busy.close();
});

const CFB = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const bad: readonly (readonly [what: string, make: () => string, says: RegExp])[] = [
  ['a file that is not there', () => path.join(folder, 'khong-co.xlsx'), /Không thấy tệp/],
  ['a text under an xlsx name', () => put('chu.xlsx', Buffer.from('xin chào')), /không phải bảng tính .xlsx/],
  ['a truncated zip', () => put('cut.xlsx', readFileSync(file).subarray(0, 400)), /hỏng|không phải/],
  [
    'an old .xls or a password',
    () => put('cu.xlsx', Buffer.concat([CFB, Buffer.alloc(2000)])),
    /mật khẩu|kiểu cũ|không phải/,
  ],
  ['200 MB', () => putLarge('lon.xlsx', 200 * 1024 * 1024), /quá lớn/],
  ['a folder', () => folder, /thư mục/],
];

function put(name: string, bytes: Uint8Array): string {
  const place = path.join(folder, name);
  writeFileSync(place, bytes);
  return place;
}

/** A sparse file: large, but using almost no disk space. */
function putLarge(name: string, size: number): string {
  const place = path.join(folder, name);
  const handle = openSync(place, 'w');
  ftruncateSync(handle, size);
  closeSync(handle);
  return place;
}

test.each(bad)('%s is refused in one sentence, and nothing listens', async (_what, make, says) => {
  await expect(open({ file: make(), port: 18_600 })).rejects.toThrow(says);
  await expect(ask('http://127.0.0.1:18600/', {})).rejects.toThrow();
});

test('a file that LibreOffice has open is refused, and says where it is open', async () => {
  const place = put('mo.xlsx', readFileSync(file));
  writeFileSync(path.join(folder, '.~lock.mo.xlsx#'), 'Chị Hoa,hoa,may-khac,2022-06-01,x;');
  await expect(open({ file: place, port: 18_700 })).rejects.toThrow(/LibreOffice/);
});

test('a bundle that throws at load: the workbook opens all the same, and the page is told', async () => {
  const bench = await open({
    port: 18_800,
    dist: writeBundle('throw new Error("hỏng lúc nạp");', 'dist-bad'),
  });
  const html = (await ask(bench.address, {})).body;
  const token = /so-hoi-token" content="([^"]+)/.exec(html)?.[1] ?? '';
  const hello = await new Promise<{ warnings: string[] }>((resolve) => {
    const address = `${bench.address.replace('http', 'ws')}socket?token=${token}&file=`;
    const socket = new WebSocket(address, { origin: new URL(bench.address).origin });
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as { type: string; warnings: string[] };
      if (message.type !== 'hello') return;
      resolve(message);
      socket.close();
    });
  });
  expect(hello.warnings.join()).toContain('hỏng lúc nạp');
  await bench.close();
});
