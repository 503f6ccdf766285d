/**
 * Many savers at once. What is saved is counted in a workbook that really is saved into, each row sent twice as an impatient
 * person or a bad network does. How long each waits is a model: the calls of a save, timed by Google's published costs, with
 * the lock held as the save holds it.
 */
import { beside, type Desk, openDesk, sale, save, submission } from '../../e2e/forms/desk';
import { CallCounter } from '../../local/count';

/** So many savers, each with the same number of rows, all beginning within ten seconds. Times in seconds. */
export interface LoadRow {
  readonly savers: number;
  readonly rows: number;
  readonly lost: number;
  readonly doubled: number;
  readonly refused: number;
  /** Of a save: until it is answered. */
  readonly median: number;
  readonly slowest: number;
  /** Until the last of all is answered. */
  readonly all: number;
  /** How long a save holds the lock. */
  readonly held: number;
}

const ROWS = 50;
const SAVERS = [13, 26, 60];
/** Rows that are really saved for each number of savers: every one twice. */
const REAL = 120;

export async function loadRows(): Promise<LoadRow[]> {
  const rows: LoadRow[] = [];
  for (const savers of SAVERS) rows.push({ ...(await counted()), ...(await timed(savers)) });
  return rows;
}

/** Two people and a phone take turns; each answer is lost once and the same is sent again. */
async function counted(): Promise<Pick<LoadRow, 'rows' | 'lost' | 'doubled' | 'refused'>> {
  const first = await openDesk();
  const second = await beside(first, { email: 'can-bo-hai@example.com' });
  let refused = 0;
  const ids = new Set<string>();
  for (let n = 0; n < REAL; n += 1) {
    const desk: Desk = n % 2 === 0 ? first : second;
    const input = {
      ...save('recycling', sale({ quantity: `${n + 1} kg`, amount: '1tr' }), submission()),
      acceptSimilar: true,
    };
    for (const other of [desk, desk === first ? second : first]) {
      const answer = other.call('row.save', input);
      if (answer.ok) ids.add(answer.value.row.id);
      else refused += 1;
    }
  }
  const found = first.rows('Tái chế').map((row) => String(row.Mã));
  return {
    rows: REAL,
    lost: [...ids].filter((id) => !found.includes(id)).length + REAL - ids.size,
    doubled: found.length - new Set(found).size,
    refused,
  };
}

interface Parts {
  readonly before: number;
  readonly held: number;
  readonly after: number;
}

/** Seconds of a save before, under and after the lock. */
async function partsOf(desk: Desk): Promise<Parts> {
  const counters = [new CallCounter(), new CallCounter(), new CallCounter()] as const;
  let at: 0 | 1 | 2 = 0;
  const input = { ...save('recycling', sale()), acceptSimilar: true };
  desk.raw('row.save', input, {
    faults: {
      meanwhile: ({ path }) => {
        const method = path.split('.').at(-1) ?? '';
        if (method === 'tryLock') at = 1;
        counters[at].add(path);
        counters[at].spend(path, method, /getValues|getDataRange|appendRow/.test(method) ? WIDTH : 1);
        if (method === 'releaseLock') at = 2;
      },
    },
  });
  const [before, held, after] = counters.map((counter) => {
    counter.finish();
    return counter.report().estimatedSeconds;
  });
  return { before: before ?? 0, held: held ?? 0, after: after ?? 0 };
}

/** Cells of a row. */
const WIDTH = 30;

async function timed(
  savers: number,
): Promise<Pick<LoadRow, 'savers' | 'median' | 'slowest' | 'all' | 'held'>> {
  const desk = await openDesk();
  const { before, held, after } = await partsOf(desk);
  // Each saver sends the next row when the one before is answered; the lock goes to who asked first.
  const next = Array.from({ length: savers }, (_, n) => ({ at: (10 * n) / savers, left: ROWS }));
  const waits: number[] = [];
  let free = 0;
  let end = 0;
  for (let n = savers * ROWS; n > 0; n -= 1) {
    const saver = next.filter(({ left }) => left > 0).reduce((a, b) => (b.at < a.at ? b : a));
    const asked = saver.at + before;
    const begun = Math.max(asked, free);
    free = begun + held;
    const answered = free + after;
    waits.push(answered - saver.at);
    saver.at = answered;
    saver.left -= 1;
    end = Math.max(end, answered);
  }
  waits.sort((a, b) => a - b);
  return {
    savers,
    held,
    median: waits[Math.floor(waits.length / 2)] ?? 0,
    slowest: waits.at(-1) ?? 0,
    all: end,
  };
}

const seconds = (value: number): string => value.toFixed(1);

export const loadTable = (rows: readonly LoadRow[]): string =>
  [
    `| savers, ${ROWS} rows each | really saved, each sent twice | lost | doubled | refused | lock held (s) | median (s) | slowest (s) | all done after (s) |`,
    '|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...rows.map(
      ({ savers, rows: saved, lost, doubled, refused, held, median, slowest, all }) =>
        `| ${savers} | ${saved} | ${lost} | ${doubled} | ${refused} | ${held.toFixed(2)} | ${seconds(median)} | ${seconds(slowest)} | ${seconds(all)} |`,
    ),
  ].join('\n');
