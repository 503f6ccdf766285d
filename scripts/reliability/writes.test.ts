/** The write path of the built bundle with failing calls and with people at the grid: a part of what the command tries. */
import { gridRows } from './at-the-grid';
import { faultRows } from './faults';

const MINUTE = 60_000;

test(
  'every use case, cut or failing at some of its calls and sent again: as if it had been done once',
  async () => {
    const faults: string[] = [];
    const rows = await faultRows(149, (line) => faults.push(line));
    expect(faults).toEqual([]);
    expect(rows.length).toBeGreaterThan(15);
    for (const { runs } of rows) expect(runs).toBeGreaterThanOrEqual(1);
  },
  5 * MINUTE,
);

test(
  'somebody inserts, deletes, sorts or types between two calls: no other row is touched, nothing of hers is lost',
  async () => {
    const faults: string[] = [];
    const rows = await gridRows(40, 2026, (line) => faults.push(line));
    expect(faults).toEqual([]);
    for (const { runs } of rows) expect(runs).toBeGreaterThan(2);
  },
  5 * MINUTE,
);
