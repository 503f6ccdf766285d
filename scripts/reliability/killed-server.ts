/**
 * Kills a server at random moments while three phones save, and looks at what is there when it starts again. A row
 * whose phone was told "saved" must be there, once; a row whose phone was told nothing may be there or not.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FromServer } from '../../local/workbench/protocol';
import { readWorkbook } from '../../local/xlsx/index';
import type { ReliabilityRow } from './rows';
import { openLine, type ServerProcess, startServer } from './server';
import { writeWard } from './ward';

const FIRST_PORT = 19_100;
/** Milliseconds within which a server is killed after its phones have begun. */
const LATEST = 4000;

export interface Killed extends ReliabilityRow {
  /** How many rows were answered ok. */
  readonly acknowledged: number;
  /** How many starts said that they had played rows back. */
  readonly playedBack: number;
  /** What went wrong, in words. */
  readonly faults: readonly string[];
}

/**
 * The file is written when nobody has saved for 800 ms. All phones work and rest together, so that files are written
 * all the time and the next rows come while they are.
 */
const WORK = 900;
const CYCLE = 1800;

const untilWork = (): number => {
  const at = Date.now() % CYCLE;
  return at < WORK ? 0 : CYCLE - at;
};

interface Saved {
  readonly ok: boolean;
}

/** One phone: saves a row, waits for the answer, saves the next, until its line is cut. */
async function phone(
  address: string,
  link: string,
  name: string,
  acknowledged: Set<string>,
  refused: string[],
): Promise<void> {
  let number = 0;
  let note = '';
  const next = (): void => {
    number += 1;
    note = `${name}-${number}`;
    const values = {
      day: '1/6/2026',
      material: 'Giấy vụn',
      quantity: String(number),
      unit: 'kg',
      amount: '10000',
      note,
    };
    const submission = `killed-${note.padEnd(24, 'x')}`;
    line.send({
      type: 'call',
      frame: 'phone',
      call: number,
      function: 'rpc',
      arguments: ['row.save', { table: 'recycling', values, submission, acceptSimilar: true }, link],
    });
  };
  const line = await openLine(address, 'web', (message) => {
    if (message.type !== 'result') return;
    const value = message.value as Saved | undefined;
    if (message.ok && value?.ok === true) acknowledged.add(note);
    else refused.push(JSON.stringify(message));
    setTimeout(next, untilWork());
  });
  next();
}

/** How often each note stands in the workbook that a newly opened grid is shown. */
async function notesShown(server: ServerProcess): Promise<{ notes: Map<string, number>; said: string }> {
  const hello = await new Promise<Extract<FromServer, { type: 'hello' }>>((resolve, reject) => {
    openLine(server.address, 'grid', (message) => {
      if (message.type === 'hello') resolve(message);
    }).catch(reject);
  });
  const notes = new Map<string, number>();
  for (const { cells } of hello.sheets.filter(({ name }) => name === 'Tái chế')) {
    for (const [, , cell] of cells) {
      const text = String(cell?.v ?? '');
      if (/^m\d+p\d+-\d+$/.test(text)) notes.set(text, (notes.get(text) ?? 0) + 1);
    }
  }
  return { notes, said: hello.warnings.join(' ') };
}

/** @param moments how often the server is killed; each start takes about three seconds. */
export async function killedServer(moments: number, dist = path.resolve('dist')): Promise<Killed> {
  const folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-killed-'));
  const file = path.join(folder, 'so.xlsx');
  const acknowledged = new Set<string>();
  const faults: string[] = [];
  let playedBack = 0;
  let unhandled = 0;
  let server: ServerProcess | null = null;
  let lost = 0;
  let doubled = 0;
  try {
    const links = await writeWard(file, dist);
    for (let moment = 0; moment <= moments; moment += 1) {
      server = await startServer(file, FIRST_PORT + moment);
      const { notes, said } = await notesShown(server);
      if (said.includes('tắt đột ngột')) playedBack += 1;
      for (const note of acknowledged) {
        if (notes.has(note)) continue;
        lost += 1;
        faults.push(`start ${moment}: ${note} is not there`);
        acknowledged.delete(note);
      }
      for (const [note, count] of notes) {
        if (count === 1) continue;
        doubled += 1;
        faults.push(`start ${moment}: ${note} is there ${count} times`);
      }
      if (moment === moments) break;
      const refused: string[] = [];
      const { address } = server;
      await Promise.all(
        links.map((link, n) => phone(address, link, `m${moment}p${n}`, acknowledged, refused)),
      );
      await sleep(Math.random() * LATEST);
      if (server.ended()) faults.push(`start ${moment}: the server had ended by itself`);
      await server.kill();
      faults.push(...refused.map((answer) => `start ${moment}: ${answer}`));
      unhandled += refused.length;
      // The file itself, before anything is played back.
      await readWorkbook(file).catch((error: unknown) => {
        unhandled += 1;
        faults.push(`kill ${moment}: the file does not open: ${String(error)}`);
      });
    }
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const name = `server killed while 3 phones save (${acknowledged.size} rows answered ok)`;
  return {
    ...{ name, tried: moments, lost, doubled, unhandled },
    ...{ acknowledged: acknowledged.size, playedBack, faults },
  };
}
