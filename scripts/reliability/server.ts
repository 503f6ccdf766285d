/** The workbench's server as a process of its own, which can be killed, and pages that speak to it. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import WebSocket from 'ws';
import type { FromPage, FromServer } from '../../local/workbench/protocol';

export interface ServerProcess {
  readonly address: string;
  /** What it has printed. */
  readonly said: () => string;
  /** Has it ended by itself or been killed? */
  readonly ended: () => boolean;
  /** As a power cut does: nothing is run any more. */
  kill(): Promise<void>;
  /** As Ctrl+C does. */
  stop(): Promise<void>;
}

/** `so-hoi serve FILE`. Rejects with what it printed where it does not start. */
export async function startServer(file: string, port: number): Promise<ServerProcess> {
  const program = path.resolve('local/bin/so-hoi.mjs');
  const child = spawn(process.execPath, [program, 'serve', file, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer): void => {
      said += part.toString();
      const found = /Bàn làm thử: (\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void exit.then(() => reject(new Error(`The server did not start: ${said}`)));
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!hasEnded(child)) child.kill(signal);
    await exit;
  };
  return {
    address,
    said: () => said,
    ended: () => hasEnded(child),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

export interface Line {
  readonly socket: WebSocket;
  send(message: FromPage): void;
}

export async function tokenOf(address: string): Promise<string> {
  // A line that is kept open may be shut by the server while a test makes its next file.
  const html = await (await fetch(address, { headers: { connection: 'close' } })).text();
  const token = /so-hoi-token" content="([^"]+)/.exec(html)?.[1];
  if (token === undefined) throw new Error('The page has no token.');
  return token;
}

/** A connection as a page opens it: the grid's, or a phone's. */
export async function openLine(
  address: string,
  kind: 'grid' | 'web',
  hear: (message: FromServer) => void,
  file = '',
): Promise<Line> {
  const query = new URLSearchParams({ token: await tokenOf(address), kind, file });
  const socket = new WebSocket(`${address.replace('http', 'ws')}socket?${query}`, {
    origin: new URL(address).origin,
    perMessageDeflate: false,
  });
  socket.on('message', (data) => hear(JSON.parse(String(data)) as FromServer));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  // The server is going to be killed: its lines are cut.
  socket.on('error', () => undefined);
  return { socket, send: (message) => socket.send(JSON.stringify(message)) };
}
