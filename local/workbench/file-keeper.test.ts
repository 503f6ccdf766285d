/** Saving, and everything that can prevent it. Real files, and a writer that can be told to fail. */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileKeeper } from './file-keeper';
import type { SaveState } from './protocol';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-keeper-'));
  file = path.join(folder, 'so.xlsx');
  writeFileSync(file, 'cũ');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Watched {
  readonly keeper: FileKeeper;
  readonly states: SaveState['state'][];
  readonly told: string[];
  failWith: string | null;
  content: string;
}

function watch(): Watched {
  const watched: Watched = {
    keeper: null as unknown as FileKeeper,
    states: [],
    told: [],
    failWith: null,
    content: 'mới',
  };
  const keeper = new FileKeeper(
    file,
    {
      save: async (target) => {
        if (watched.failWith !== null) throw new Error(watched.failWith);
        writeFileSync(target, watched.content);
        return ['Hình ở tab Chung không giữ được.'];
      },
    },
    {
      state: ({ state }) => watched.states.push(state),
      tell: (sentence) => watched.told.push(sentence),
      lost: (sentence) => watched.told.push(sentence),
    },
  );
  return Object.assign(watched, { keeper });
}

test('changes are written once the person pauses, and what cannot be kept is said once', async () => {
  const watched = watch();
  watched.keeper.changed();
  watched.keeper.changed();
  expect(readFileSync(file, 'utf8')).toBe('cũ');
  await watched.keeper.close();
  expect(readFileSync(file, 'utf8')).toBe('mới');
  expect(watched.states).toEqual(['unsaved', 'unsaved', 'saving', 'saved']);
  expect(watched.told).toEqual(['Hình ở tab Chung không giữ được.']);
});

test('a disk that is full keeps the changes and writes them later', async () => {
  jest.useFakeTimers();
  const watched = watch();
  watched.failWith = 'Không ghi được tệp “so.xlsx” vì ổ đĩa đầy.';
  watched.keeper.changed();
  await jest.advanceTimersByTimeAsync(1000);
  expect(watched.states.at(-1)).toBe('failed');
  expect(readFileSync(file, 'utf8')).toBe('cũ');
  watched.failWith = null;
  await jest.advanceTimersByTimeAsync(5000);
  expect(watched.states.at(-1)).toBe('saved');
  expect(readFileSync(file, 'utf8')).toBe('mới');
  jest.useRealTimers();
  await watched.keeper.close();
});

test('a file that vanished is written again, and that is said', async () => {
  const watched = watch();
  rmSync(file);
  watched.keeper.changed();
  await watched.keeper.close();
  expect(readFileSync(file, 'utf8')).toBe('mới');
  expect(watched.told[0]).toContain('không còn ở chỗ cũ');
});

test('a file that another program changed stays as it left it; ours goes beside', async () => {
  const watched = watch();
  writeFileSync(file, 'của Excel');
  utimesSync(file, new Date(), new Date(Date.now() + 5000));
  watched.keeper.changed();
  await watched.keeper.close();
  expect(readFileSync(file, 'utf8')).toBe('của Excel');
  expect(readFileSync(path.join(folder, 'so (bản của bàn làm thử).xlsx'), 'utf8')).toBe('mới');
});

test('a file that Excel has open is not written, and the person is told where it is open', async () => {
  const watched = watch();
  writeFileSync(path.join(folder, '~$so.xlsx'), '');
  watched.keeper.changed();
  await watched.keeper.close();
  expect(readFileSync(file, 'utf8')).toBe('cũ');
  expect(watched.keeper.state).toMatchObject({ state: 'failed' });
  expect(JSON.stringify(watched.keeper.state)).toContain('Excel');
  expect(existsSync(file)).toBe(true);
  expect(readdirSync(folder)).toContain('so.xlsx');
});
