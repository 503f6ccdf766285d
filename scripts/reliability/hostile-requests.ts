/**
 * Sends a server what no browser of ours would send, byte by byte over bare sockets, and looks whether it goes on: each
 * request gets a status of HTTP or a closed line, none of them 500, and afterwards the workbook is served as before.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ReliabilityRow } from './rows';
import { openLine, startServer, tokenOf } from './server';
import { writeWard } from './ward';

const PORT = 19_300;
/** Milliseconds after which a line without an answer is cut from our side. */
const PATIENCE = 1500;
/** Requests that are open at once. */
const TOGETHER = 16;

export interface Hostile extends ReliabilityRow {
  /** How often each status was answered; `closed` and `silent` are lines without one. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

interface Attack {
  readonly what: string;
  readonly bytes: string | Buffer;
  /** Cut the line after this many milliseconds, in the middle of whatever is going on. */
  readonly cutAfter?: number;
}

const TARGETS = [
  ...[
    '//',
    '///',
    '/\\',
    'http://[',
    'http://',
    'http://evil.example/',
    '*',
    '',
    '?',
    '#',
    'x',
    '/%',
    '/%zz',
  ],
  ...[
    '/%00',
    '/%ff',
    '/..',
    '/../../etc/passwd',
    '/assets/../../package.json',
    '/assets/%2e%2e%2f',
    '/assets/%',
  ],
  ...['/assets/', '/assets/con', '/frame/', '/frame/%', '/frame/%E0%A4%A', '/frame/__proto__', '/frame/..'],
  ...[
    '/workbook?file=%',
    '/workbook?file=..',
    '/workbook?file=.',
    '/workbook?file=%00',
    '/workbook?file=nul',
  ],
  ...['/workbook?file=/etc/passwd', '/workbook?file=C:%5Ca.xlsx', `/workbook?file=${'a'.repeat(4000)}.xlsx`],
  ...['/document', '/document?id=', '/document?id=__proto__', '/document?id=../../etc/passwd', '/exec?k=%'],
  ...[
    '/exec?file=none.xlsx',
    '/exec?__proto__=1',
    `/exec?${'a=1&'.repeat(3000)}`,
    '/exec?k=<script>',
    '/open',
  ],
  ...[
    '/socket',
    '/socket?token=%',
    '/socket?token=x&kind=%00',
    `/${'a/'.repeat(6000)}`,
    '/[',
    '/@x',
    '/:80',
    '/;',
  ],
  ...[
    'javascript:alert(1)',
    'file:///etc/passwd',
    '//[::1',
    '//%',
    'http://%',
    '/ HTTP/9.9',
    '/\u00e9',
    '/\t',
  ],
];

const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PATCH',
  'get',
  'BREW',
];

function attacks(host: string, token: string): Attack[] {
  const own = `Host: ${host}\r\n`;
  const upgrade = `Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n`;
  const key = `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n`;
  const origin = `Origin: http://${host}\r\n`;
  const get = (target: string, headers: string): string => `GET ${target} HTTP/1.1\r\n${headers}\r\n`;
  const found: Attack[] = [];
  const add = (what: string, bytes: string | Buffer, cutAfter?: number): void => {
    found.push({ what, bytes, ...(cutAfter !== undefined && { cutAfter }) });
  };
  for (const target of TARGETS) {
    add(`GET ${target}`, get(target, own));
    add(`GET ${target} of a frame`, get(target, own.replace('127.0.0.1', 'localhost')));
    add(`upgrade ${target}`, get(target, own + origin + upgrade + key));
    add(`upgrade ${target}, cut`, get(target, own + upgrade + key), 1);
  }
  for (const method of METHODS) {
    for (const target of ['/', '/open', '/exec', '*', '//']) {
      add(`${method} ${target}`, `${method} ${target} HTTP/1.1\r\n${own}\r\n`);
    }
  }
  const hosts = [
    'evil.example',
    '',
    '127.0.0.1',
    '127.0.0.1:1',
    `${host}.evil.example`,
    `x@${host}`,
    '[::1]:80',
  ];
  for (const one of hosts) {
    add(`host ${one}`, get('/', `Host: ${one}\r\n`));
    add(`host ${one}, upgrade`, get(`/socket?token=${token}`, `Host: ${one}\r\n${origin}${upgrade}${key}`));
  }
  add('two hosts', get('/', `${own}Host: evil.example\r\n`));
  add('no host', get('/', ''));
  add('no host, HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n');
  for (const one of [
    'null',
    'https://evil.example',
    `https://${host}`,
    `http://${host}.evil.example`,
    '',
    '%',
  ]) {
    add(`origin ${one}`, get('/', `${own}Origin: ${one}\r\n`));
    add(`origin ${one}, upgrade`, get(`/socket?token=${token}`, `${own}Origin: ${one}\r\n${upgrade}${key}`));
  }
  const headers = [
    ...['Cookie: %', 'Cookie: a=%E0%A4%A; __proto__=1', 'Content-Length: -1', 'Content-Length: x'],
    ...[
      'Content-Length: 5\r\nContent-Length: 6',
      'Transfer-Encoding: x',
      'Expect: 100-continue',
      'Expect: x',
    ],
    ...[
      'Content-Length: 99999999999999',
      'Transfer-Encoding: chunked\r\nContent-Length: 4',
      'Range: bytes=9-1',
    ],
    ...['Accept-Encoding: \u0001', 'X: \u0000', ': x', 'no colon', ' folded', `X: ${'a'.repeat(20_000)}`],
    ...['Upgrade: h2c\r\nConnection: Upgrade', 'Connection: Upgrade', 'If-Modified-Since: %', 'Forwarded: %'],
    Array.from({ length: 3000 }, (_, n) => `X-${n}: 1`).join('\r\n'),
  ];
  for (const header of headers) {
    add(`header ${header.slice(0, 40)}`, get('/', `${own}${header}\r\n`));
    add(
      `header ${header.slice(0, 40)} to /open`,
      `POST /open HTTP/1.1\r\n${own}X-So-Hoi-Token: ${token}\r\n${header}\r\n\r\n`,
      400,
    );
  }
  const uploads: readonly (readonly [what: string, more: string, body: string | Buffer])[] = [
    ['a name that cannot be decoded', 'X-File-Name: %E0%A4%A\r\nContent-Length: 1\r\n', 'x'],
    ['no workbook', 'X-File-Name: a.xlsx\r\nContent-Length: 4\r\n', 'text'],
    ['nothing', 'X-File-Name: ..%2F..%2Fa.xlsx\r\nContent-Length: 0\r\n', ''],
    ['more than 100 MB, as it says', `Content-Length: ${200 * 1024 * 1024}\r\n`, 'x'],
    ['a body that is not sent', 'Content-Length: 100000\r\n', 'x'],
    ['chunks that are none', 'Transfer-Encoding: chunked\r\n', 'zz\r\n'],
    ['a chunk that ends early', 'Transfer-Encoding: chunked\r\n', 'ffff\r\nx'],
    ['a zip of nothing', 'Content-Length: 22\r\n', Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex')],
  ];
  for (const [what, more, body] of uploads) {
    const head = Buffer.from(`POST /open HTTP/1.1\r\n${own}X-So-Hoi-Token: ${token}\r\n${more}\r\n`);
    add(`upload: ${what}`, Buffer.concat([head, Buffer.from(body)]));
    add(`upload: ${what}, cut`, Buffer.concat([head, Buffer.from(body)]), 20);
  }
  const open = get(`/socket?token=${token}&file=`, own + origin + upgrade + key);
  const frames: readonly (readonly [what: string, hex: string])[] = [
    ['not masked', '810161'],
    ['a reserved bit', 'f18000000000'],
    ['an opcode of nobody', '838000000000'],
    ['longer than allowed', '81ff7fffffffffffffff00000000'],
    ['a length of 2^63', '81ffffffffffffffffff00000000'],
    ['a ping that is too long', '89fe020000000000'],
    ['a close with one byte', '88810000000001'],
    ['text that is no UTF-8', '818200000000c328'],
    ['a continuation of nothing', '808000000000'],
    ['rubbish', randomBytes(200).toString('hex')],
  ];
  for (const [what, hex] of frames) {
    add(`frame: ${what}`, Buffer.concat([Buffer.from(open), Buffer.from(hex, 'hex')]), 600);
    add(`frame: ${what}, cut`, Buffer.concat([Buffer.from(open), Buffer.from(hex, 'hex')]), 5);
  }
  add(
    'a key that is none',
    get(`/socket?token=${token}`, `${own}${origin}${upgrade}Sec-WebSocket-Key: x\r\n`),
  );
  add('a version of nobody', get('/socket', (own + origin + upgrade + key).replace('13', '99')));
  add('TLS', Buffer.from('16030100a5010000a10303', 'hex'));
  add('nothing', '', 10);
  add('line ends', '\r\n\r\n\r\n');
  add('zeros', Buffer.alloc(20_000));
  add('one header for ever', `GET / HTTP/1.1\r\nX: ${'a'.repeat(100_000)}`);
  for (let n = 0; n < 60; n += 1) add(`random bytes ${n}`, randomBytes(1 + n * 17));
  return found;
}

/** Messages that are none of the page's, over a line that was let in. */
const MESSAGES = [
  ...['', 'x', '{', 'null', '[]', '1', '"x"', '{}', '{"type":1}', '{"type":"none"}', '{"type":"__proto__"}'],
  ...[
    '{"type":"operation"}',
    '{"type":"operation","id":1,"base":1}',
    '{"type":"selection"}',
    '{"type":"run"}',
  ],
  ...['{"type":"operation","id":1,"base":1,"operation":{"kind":"write"}}', '{"type":"answer","question":1}'],
  ...[
    '{"type":"operation","id":1,"base":1,"operation":{"kind":"none"}}',
    '{"type":"call"}',
    '{"type":"options"}',
  ],
  '{"type":"operation","id":1,"base":1,"operation":{"kind":"style","sheet":0,"areas":[{"row":1e9}],"style":{}}}',
  '{"type":"operation","id":2,"base":1,"operation":{"kind":"insertRows","sheet":0,"at":1,"count":9999999}}',
  '{"type":"operation","id":3,"base":1,"operation":{"kind":"freeze","sheet":-1,"rows":5,"columns":5}}',
  '{"type":"operation","id":4,"base":1,"operation":{"kind":"settings","locale":"__proto__","timeZone":"x"}}',
  '{"type":"call","frame":"x","call":1,"function":"__proto__","arguments":[]}',
  '{"type":"call","frame":"x","call":1,"function":"rpc","arguments":["__proto__",{"constructor":1}]}',
  '{"type":"call","frame":"x","call":1,"function":"rpc","arguments":{"length":1e9}}',
  '{"type":"run","function":"constructor"}',
  '{"type":"selection","selection":{"sheet":0,"areas":[{"row":-5,"column":1e300,"rows":0,"columns":0}]}}',
  '['.repeat(50_000),
];

/** The first status of an answer; `closed` where the line was shut without one, `silent` where nothing came. */
function attack(port: number, { bytes, cutAfter }: Attack): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    let cut = false;
    const status = (): string => /^HTTP\/1\.1 (\d{3}) /.exec(heard)?.[1] ?? (heard === '' ? '' : 'no HTTP');
    const timer = setTimeout(() => {
      cut = true;
      socket.destroy();
    }, cutAfter ?? PATIENCE);
    socket.on('error', () => undefined);
    socket.on('data', (part: Buffer) => {
      heard += part.toString('latin1');
      // One answer is enough; what was let in goes on until it is cut.
      if (cutAfter === undefined && status() !== '101') socket.destroy();
    });
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(status() || (cut ? 'silent' : 'closed'));
    });
    socket.on('connect', () => socket.write(bytes));
  });
}

export async function hostileRequests(dist = path.resolve('dist')): Promise<Hostile> {
  const folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-hostile-'));
  const file = path.join(folder, 'so.xlsx');
  await writeWard(file, dist);
  const server = await startServer(file, PORT);
  const { host, port } = new URL(server.address);
  const statuses: Record<string, number> = {};
  const faults: string[] = [];
  let tried = 0;
  try {
    const waiting = attacks(host, await tokenOf(server.address));
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        tried += 1;
        const status = await attack(Number(port), next);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status === 'no HTTP' || /^5/.test(status)) faults.push(`${next.what}: ${status}`);
        if (server.ended()) {
          faults.push(`${next.what}: the server has ended: ${server.said().slice(-500)}`);
          return;
        }
      }
    };
    await Promise.all(Array.from({ length: TOGETHER }, work));
    if (!server.ended()) {
      tried += MESSAGES.length;
      faults.push(...(await sayAll(server.address)));
    }
    if (!server.ended()) await stillServes(server.address);
    else faults.push(`the server has ended: ${server.said().slice(-500)}`);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    name: 'hostile requests and messages to the server',
    ...{ tried, lost: 0, doubled: 0, unhandled: faults.length, statuses, faults },
  };
}

/** Says every message, and waits for the workbook to answer behind them. */
async function sayAll(address: string): Promise<string[]> {
  const faults: string[] = [];
  const answered = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), 20_000);
    openLine(address, 'grid', (message) => {
      if (message.type === 'failed' && message.message.includes('gặp lỗi và dừng'))
        faults.push(message.message);
      if (message.type !== 'options' || message.id !== 77) return;
      clearTimeout(timer);
      resolve(true);
    }).then(
      ({ socket, send }) => {
        for (const text of MESSAGES) socket.send(text);
        send({ type: 'options', id: 77, sheet: 0, row: 1, column: 1 });
      },
      (error: unknown) => faults.push(String(error)),
    );
  });
  if (!answered) faults.push('the workbook answered nothing behind the messages');
  return faults;
}

/** The page and the workbook are there as before. Throws where they are not. */
async function stillServes(address: string): Promise<void> {
  for (const place of ['', 'workbook', 'exec']) {
    const { status } = await fetch(`${address}${place}`);
    if (status !== 200) throw new Error(`/${place} answers ${status} afterwards.`);
  }
}
