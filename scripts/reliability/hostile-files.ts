/**
 * Drops files on a server that are small to send and large to open. Each is opened, or refused in a Vietnamese sentence
 * that names it, within some seconds; the server goes on, and so does the workbook that was open.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MADE_FILES } from './made-files';
import type { ReliabilityRow } from './rows';
import { openLine, startServer, tokenOf } from './server';
import { writeWard } from './ward';

const PORT = 19_400;
/** Milliseconds after which nothing is waited for any more. How long a file took stands on the page; it fails nothing. */
const LONGEST = 240_000;

interface OpenedFile {
  readonly what: string;
  readonly seconds: number;
  /** The sentence; empty where the file was opened. */
  readonly refused: string;
}

export interface HostileFiles extends ReliabilityRow {
  readonly files: readonly OpenedFile[];
  readonly faults: readonly string[];
}

interface Answer {
  readonly file?: string;
  readonly message?: string;
}

/** Milliseconds until the workbook that was open before answers; nobody who works in it should wait. */
async function answers(address: string, file: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), LONGEST);
    openLine(
      address,
      'grid',
      (message) => {
        if (message.type !== 'hello') return;
        clearTimeout(timer);
        resolve();
      },
      file,
    ).then(({ socket }) => setTimeout(() => socket.close(), 20_000).unref(), reject);
  });
}

/** @param only files whose description holds this text. */
export async function hostileFiles(dist = path.resolve('dist'), only = ''): Promise<HostileFiles> {
  const folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-files-'));
  const main = path.join(folder, 'so.xlsx');
  await writeWard(main, dist);
  const server = await startServer(main, PORT);
  const files: OpenedFile[] = [];
  const faults: string[] = [];
  try {
    const token = await tokenOf(server.address);
    for (const [what, make] of MADE_FILES.filter(([name]) => name.includes(only))) {
      const body = make();
      const start = performance.now();
      try {
        const answer = await fetch(`${server.address}open`, {
          method: 'POST',
          headers: { 'x-so-hoi-token': token, 'x-file-name': 'qua.xlsx', connection: 'close' },
          body: Buffer.from(body),
        });
        const { file, message = '' } = (await answer.json()) as Answer;
        if (file !== undefined) await answers(server.address, file);
        else if (answer.status !== 422 || !/^Tệp “qua\.xlsx” .*(xóa|Lấy lại).*\.$/.test(message))
          faults.push(`${what}: ${answer.status} ${message}`);
        await answers(server.address, '');
        const took = performance.now() - start;
        files.push({
          what,
          seconds: Math.round(took / 100) / 10,
          refused: file === undefined ? message : '',
        });
      } catch (error) {
        faults.push(`${what}: ${String(error)} ${server.ended() ? server.said().slice(-500) : ''}`);
        if (server.ended()) break;
      }
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    name: 'files that are small to send and large to open',
    ...{ tried: files.length + faults.length, lost: 0, doubled: 0, unhandled: faults.length, files, faults },
  };
}
