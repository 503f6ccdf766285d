/**
 * Many savers at once. What is saved is counted in a workbook that really is saved into, every row of every saver, with others
 * saving while one reads and writes, and each call sent twice as a bad network does. How long each waits is a model
 * (`load-model.ts`): the calls of a save, timed by Google's published costs, with the lock held as the save holds it.
 */
import { beside, type Desk, openDesk, sale, save } from '../../e2e/forms/desk';
import type { CallName, Input } from '../../src/shared/contract';
import { problemIn } from './acts';
import { type Cost, simulate, type Waited, type Way } from './load-model';

/** So many savers, each with the same number of rows. */
export interface LoadRow extends Waited {
  readonly way: string;
  readonly savers: number;
  readonly lost: number;
  readonly doubled: number;
  readonly refused: number;
  /** Seconds under the lock of a call with as many rows as it takes at most. */
  readonly held: number;
}

export const ROWS = 50;
const SAVERS = [13, 26, 60];
/** Rows that the tab has already: what sixty savers leave. */
const STANDING = 3000;

export const OFFLINE: Way = {
  name: 'kept on the phone, sent together',
  ready: (saver) => 10 * saver,
  most: 50,
};
const TYPED: Way = {
  name: 'typed, a row every twenty seconds, by the queue',
  ready: (saver, row) => 10 * saver + 20 * row,
  most: 50,
};
const ONE_BY_ONE: Way = {
  name: 'one by one, the next as soon as one is answered',
  ready: (_, row) => (row === 0 ? 0 : null),
  most: 1,
};

/** Xorshift: the same runs for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

export async function loadRows(
  ways: readonly Way[] = [OFFLINE, TYPED, ONE_BY_ONE],
  among: readonly number[] = SAVERS,
): Promise<LoadRow[]> {
  const costs = await costsOf(await full());
  const counts = new Map<number, Counted>();
  for (const savers of among) counts.set(savers, await counted(savers));
  return ways.flatMap((way) =>
    among.map((savers) => ({
      ...{ way: way.name, savers, held: costs(way.most).held },
      ...(counts.get(savers) ?? { lost: 0, doubled: 0, refused: 0 }),
      ...simulate(savers, ROWS, way, costs, randomFrom(2026)),
    })),
  );
}

type Counted = Pick<LoadRow, 'lost' | 'doubled' | 'refused'>;

/** Rows of which no two have the same quantity, with submissions as a page makes them. */
function batchOf(saver: number, random: () => number): Input<'rows.save'> {
  const submission = (): string =>
    Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return {
    rows: Array.from({ length: ROWS }, (_, n) => ({
      ...save('recycling', sale({ quantity: `${saver * ROWS + n + 1} kg`, amount: '1tr' }), submission()),
      acceptSimilar: true,
    })),
  };
}

/**
 * Each saver's call is made while another's is at some service call of its own; a saver who is told that others write comes
 * again. Every answer is lost once: all is sent twice.
 */
async function counted(savers: number): Promise<Counted> {
  const first = await openDesk();
  const desks: readonly Desk[] = [first, await beside(first, { email: 'can-bo-hai@example.com' })];
  const random = randomFrom(savers);
  const batches = Array.from({ length: savers }, (_, n) => batchOf(n, random));
  let refused = 0;
  let left: number[] = [];
  const note = (saver: number, answer: ReturnType<Desk['raw']>): void => {
    const problem = problemIn(answer);
    if (problem?.kind === 'busy') left.push(saver);
    else if (problem !== null) refused += 1;
  };
  const callOf = (saver: number, meanwhile: () => void): void => {
    const at = Math.floor(random() * 60);
    const desk = desks[saver % 2] ?? first;
    const answer = desk.raw('rows.save', batches[saver], {
      faults: { meanwhile: ({ ordinal }) => (ordinal === at ? meanwhile() : undefined) },
    });
    note(saver, answer);
  };
  for (const sending of [1, 2]) {
    left = batches.map((_, n) => (sending === 1 ? n : savers - 1 - n));
    for (let saver = left.shift(); saver !== undefined; saver = left.shift()) {
      const other = left.findIndex((one) => one % 2 !== (saver ?? 0) % 2);
      const [another] = other < 0 ? [] : left.splice(other, 1);
      let isMade = another === undefined;
      const make = (): void => {
        if (isMade || another === undefined) return;
        isMade = true;
        callOf(another, () => undefined);
      };
      callOf(saver, make);
      make();
    }
  }
  const quantities = first.rows('Tái chế').map((row) => String(row['Số lượng']));
  const there = new Set(quantities).size;
  return { lost: savers * ROWS - there, doubled: quantities.length - there, refused };
}

/** Numbers of rows whose call is measured: up to five go one by one, more as a block. */
const MEASURED = [1, 5, 6, ROWS];

/** What a call costs before, under and after the lock, measured on the bundle; between what was measured in a line. */
export async function costsOf(desk: Desk): Promise<(rows: number) => Cost> {
  const measured: { readonly rows: number; readonly cost: Cost }[] = [];
  for (const rows of MEASURED) measured.push({ rows, cost: await costOf(desk, rows) });
  return (rows) => {
    const above = measured.find((one) => one.rows >= rows) ?? measured.at(-1);
    const below = measured.filter((one) => one.rows <= rows).at(-1) ?? above;
    if (above === undefined || below === undefined) return { before: 0, held: 0, after: 0 };
    const part = above.rows === below.rows ? 0 : (rows - below.rows) / (above.rows - below.rows);
    const between = (key: keyof Cost): number => below.cost[key] + part * (above.cost[key] - below.cost[key]);
    return { before: between('before'), held: between('held'), after: between('after') };
  };
}

/** A ward whose tab has rows already. */
async function full(): Promise<Desk> {
  const desk = await openDesk();
  desk.value('row.save', save('recycling', sale()));
  const sheet = desk.sheet('Tái chế');
  const line = sheet.getRange(2, 1, 1, sheet.getLastColumn()).getValues()[0] ?? [];
  const id = desk.column('Tái chế', 'Mã') - 1;
  sheet.insertRowsAfter(sheet.getMaxRows(), STANDING);
  sheet
    .getRange(3, 1, STANDING, line.length)
    .setValues(
      Array.from({ length: STANDING }, (_, n) => line.map((cell, at) => (at === id ? `TC-X${n}` : cell))),
    );
  return desk;
}

/** The same call cut behind the lock's taking and behind its release: what was spent until then. */
async function costOf(desk: Desk, rows: number): Promise<Cost> {
  const name: CallName = rows === 1 ? 'row.save' : 'rows.save';
  const made = batchOf(0, randomFrom(rows)).rows.slice(0, rows);
  const payload = rows === 1 ? made[0] : { rows: made };
  let [taken, released] = [0, 0];
  const spent = async (cutAt?: number): Promise<number> => {
    const copy = await beside({ host: { workbook: structuredClone(desk.host.workbook) } } as Desk);
    copy.raw(name, payload, {
      faults: {
        ...(cutAt === undefined ? {} : { cutAt }),
        meanwhile: ({ ordinal, path }) => {
          if (path.endsWith('.tryLock') && taken === 0) taken = ordinal;
          if (path.endsWith('.releaseLock') && released === 0) released = ordinal;
        },
      },
    });
    return copy.host.count.estimatedSeconds;
  };
  const all = await spent();
  const [before, until] = [await spent(taken + 1), await spent(released + 1)];
  return { before, held: until - before, after: all - until };
}

const seconds = (value: number): string => value.toFixed(1);

export const loadTable = (rows: readonly LoadRow[]): string =>
  [
    `| ${ROWS} rows each | savers | lost | doubled | refused | lock held (s) | calls | told to come again | median (s) | 95 of 100 (s) | slowest (s) | all done after (s) |`,
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...rows.map(
      ({ way, savers, lost, doubled, refused, held, calls, again, median, most95, slowest, all }) =>
        `| ${way} | ${savers} | ${lost} | ${doubled} | ${refused} | ${held.toFixed(2)} | ${calls} | ${again} | ${seconds(median)} | ${seconds(most95)} | ${seconds(slowest)} | ${seconds(all)} |`,
    ),
  ].join('\n');
