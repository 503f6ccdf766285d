/** The shipped bundle behind a real server process, which is attacked and killed. Fewer kills than the command makes. */
import { hostileFiles } from './hostile-files';
import { hostileRequests } from './hostile-requests';
import { killedServer } from './killed-server';

const MINUTE = 60_000;

test(
  'hundreds of requests that no browser of ours sends: the server goes on, and none is answered by 500',
  async () => {
    const { tried, statuses, faults } = await hostileRequests();
    expect(faults).toEqual([]);
    expect(tried).toBeGreaterThan(450);
    for (const status of ['400', '403', '404', '405', '413']) expect(statuses[status]).toBeGreaterThan(0);
  },
  2 * MINUTE,
);

test(
  'a file that unpacks to 600 MB is refused in a sentence while the open workbook goes on',
  async () => {
    const { files, faults } = await hostileFiles(undefined, '600 MB');
    expect(faults).toEqual([]);
    expect(files.map(({ refused }) => refused)).toEqual([
      expect.stringMatching(/^Tệp “qua\.xlsx” quá lớn .*“xl\/media\/x\.bin” giải nén ra trên 160 MB/),
      expect.stringMatching(
        /^Tệp “qua\.xlsx” quá lớn .*“xl\/worksheets\/sheet1\.xml” giải nén ra trên 160 MB/,
      ),
    ]);
  },
  2 * MINUTE,
);

test(
  'killed while three phones save: what was answered ok is there at the next start, once',
  async () => {
    const { acknowledged, playedBack, faults, ...row } = await killedServer(2);
    expect(faults).toEqual([]);
    expect(row).toMatchObject({ tried: 2, lost: 0, doubled: 0, unhandled: 0 });
    expect(acknowledged).toBeGreaterThan(0);
    expect(playedBack).toBeGreaterThan(0);
  },
  4 * MINUTE,
);
