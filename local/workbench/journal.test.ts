/**
 * A journal and its playing back, with every state that a program leaves which is killed at some moment: before,
 * between and after the steps of a save, in the middle of a record, with the file changed since.
 */
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newSheet, newWorkbook, type Style, type Workbook } from '../model';
import { readWorkbook, writeWorkbook } from '../xlsx/index';
import { Differ } from './diff';
import { Journal, journalOf } from './journal';
import { playBack } from './play-back';
import { readRecords } from './records';
import { Replica, UpdateMaker } from './replica';

const BOLD: Style = { text: { bold: true } };
const RED: Style = { background: '#ff0000' };

let folder: string;
let file: string;
let journals: Journal[] = [];

/** A workbook that is open: what is written into it goes into its journal, and into the copy that is saved. */
interface Open {
  readonly journal: Journal;
  write(row: number, text: string, style?: Style): Promise<void>;
  change(work: (workbook: Workbook) => void): Promise<void>;
  /** The steps of a save, up to one of them. */
  save(until?: 'mark' | 'rename'): Promise<void>;
}

async function openBook(): Promise<Open> {
  const journal = new Journal(file, readFileSync(file));
  journals.push(journal);
  const { workbook } = await readWorkbook(file);
  const copy = await readWorkbook(file);
  const replica = new Replica(copy.workbook);
  const differ = new Differ(workbook);
  const updates = new UpdateMaker();
  const change: Open['change'] = (work) => {
    work(workbook);
    const update = updates.make(workbook, differ.next());
    replica.apply(structuredClone(update));
    return journal.append(update);
  };
  return {
    journal,
    change,
    write: (row, text, style) =>
      change(({ sheets: [sheet] }) => {
        if (sheet === undefined) throw new Error('no sheet');
        sheet.cells[row] = [{ value: text, ...(style !== undefined && { style }) }];
      }),
    save: async (until) => {
      const through = journal.last;
      const stopped = new Error('stopped');
      try {
        await writeWorkbook(file, copy.workbook, copy.kept, async (hash) => {
          await journal.mark(hash, through);
          if (until === 'mark') throw stopped;
        });
      } catch (error) {
        if (error !== stopped) throw error;
        return;
      }
      if (until !== 'rename') await journal.saved(file, through);
    },
  };
}

async function texts(of = file): Promise<string[]> {
  const { workbook } = await readWorkbook(of);
  return (workbook.sheets[0]?.cells ?? []).flatMap((line) => (line ?? []).map((cell) => String(cell?.value)));
}

const copies = (): string[] => readdirSync(folder).filter((name) => name.includes('('));

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-journal-'));
  file = path.join(folder, 'so.xlsx');
  await writeWorkbook(file, newWorkbook('so'));
});
afterEach(async () => {
  await Promise.all(journals.map((journal) => journal.close()));
  journals = [];
  rmSync(folder, { recursive: true, force: true });
});

test('nothing was left behind: nothing is said, and no journal is made', async () => {
  const book = await openBook();
  await book.journal.close();
  expect(await playBack(file)).toEqual([]);
  expect(readdirSync(folder)).toEqual(['so.xlsx']);
});

test('what was told to be on the disk is played back, once, with its styles, and the rows are said', async () => {
  const book = await openBook();
  await book.write(0, 'một', BOLD);
  await book.write(1, 'hai', RED);
  await book.write(3, 'ba', BOLD);
  expect(await texts()).toEqual([]);
  const said = await playBack(file);
  expect(said).toEqual([
    'Lần trước bàn làm thử bị tắt đột ngột, khi những lần lưu cuối chưa kịp vào tệp “so.xlsx”. Sổ Hội đã tự ghi lại đủ: tab “Sheet1” hàng 1–2, 4.',
  ]);
  expect(await texts()).toEqual(['một', 'hai', 'ba']);
  const { workbook } = await readWorkbook(file);
  expect(workbook.sheets[0]?.cells[3]?.[0]?.style).toEqual(BOLD);
  expect(existsSync(journalOf(file))).toBe(false);
  expect(await playBack(file)).toEqual([]);
});

test('a save takes what it holds out of the journal, and leaves what came in the meantime', async () => {
  const book = await openBook();
  await book.write(0, 'một', BOLD);
  await book.save();
  expect(existsSync(journalOf(file))).toBe(false);
  await book.write(1, 'hai', BOLD);
  expect(await playBack(file)).toEqual([expect.stringContaining('hàng 2.')]);
  expect(await texts()).toEqual(['một', 'hai']);
});

test.each(['mark', 'rename'] as const)(
  'killed in a save, behind the %s: each row is there once',
  async (until) => {
    const book = await openBook();
    await book.change((workbook) => {
      workbook.sheets.push(newSheet(5, 'Tạm'));
    });
    await book.change((workbook) => void workbook.sheets.pop());
    await book.write(0, 'một', BOLD);
    await book.save(until);
    await book.write(1, 'hai');
    expect(await playBack(file)).toEqual([
      expect.stringContaining(until === 'mark' ? 'hàng 1–2.' : 'hàng 2.'),
    ]);
    expect(await texts()).toEqual(['một', 'hai']);
    expect(copies()).toEqual([]);
  },
);

test('killed in a save with nothing behind it: the journal goes, and nothing is said', async () => {
  const book = await openBook();
  await book.write(0, 'một');
  await book.save('rename');
  expect(await playBack(file)).toEqual([]);
  expect(existsSync(journalOf(file))).toBe(false);
});

test('half a record at the end is said, and costs nothing but itself', async () => {
  const book = await openBook();
  await book.write(0, 'một');
  const whole = readFileSync(journalOf(file)).length;
  await book.write(1, 'hai');
  truncateSync(journalOf(file), whole + 20);
  expect(await playBack(file)).toEqual([
    expect.stringContaining('hàng 1.'),
    expect.stringContaining('đang ghi dở'),
  ]);
  expect(await texts()).toEqual(['một']);
});

test('a journal that is damaged in the middle is played as far as it can be read, and put aside', async () => {
  const book = await openBook();
  await book.write(0, 'một');
  const whole = readFileSync(journalOf(file)).length;
  await book.write(1, 'hai');
  await book.write(2, 'ba');
  const bytes = readFileSync(journalOf(file));
  bytes[whole + 30] = (bytes[whole + 30] ?? 0) ^ 0xff;
  writeFileSync(journalOf(file), bytes);
  const said = await playBack(file);
  expect(said.join(' ')).toMatch(/hàng 1\. .*bị hỏng ở giữa.*đừng xóa/s);
  expect(copies()).toEqual(['so (các dòng chưa ghi).nhat-ky']);
  expect(await texts()).toEqual(['một']);
});

test('a file that another program has changed since is left alone: the rows go beside, and both are named', async () => {
  const book = await openBook();
  await book.write(0, 'một');
  const other = newWorkbook('so');
  if (other.sheets[0] !== undefined) other.sheets[0].cells[5] = [{ value: 'của Excel' }];
  await writeWorkbook(file, other);
  const theirs = readFileSync(file);
  expect(await playBack(file)).toEqual([
    expect.stringMatching(/chương trình khác sửa.*các dòng ghi lại.*So hai tệp/),
  ]);
  expect(readFileSync(file).equals(theirs)).toBe(true);
  expect(await texts(path.join(folder, 'so (các dòng ghi lại).xlsx'))).toEqual(['một', 'của Excel']);
  expect(existsSync(journalOf(file))).toBe(false);
});

test('a journal that does not fit the file at all is put aside, not thrown away', async () => {
  const book = await openBook();
  await book.change(({ sheets: [sheet] }) => {
    if (sheet !== undefined) sheet.cells[0] = [{ value: 'một' }];
  });
  const other = newWorkbook('so');
  other.sheets = other.sheets.map((sheet) => ({ ...sheet, id: 77, name: 'Khác' }));
  await writeWorkbook(file, other);
  expect(await playBack(file)).toEqual([expect.stringMatching(/Không ghi lại được.*nhat-ky.*đừng xóa/)]);
  expect(existsSync(path.join(folder, 'so (các dòng chưa ghi).nhat-ky'))).toBe(true);
});

test('a write that the disk does not take rejects; the next one that it takes brings both', async () => {
  const book = await openBook();
  await rm(folder, { recursive: true });
  await expect(book.write(0, 'một')).rejects.toThrow(/ENOENT/);
  folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-journal-'));
  file = path.join(folder, 'so.xlsx');
  await writeWorkbook(file, newWorkbook('so'));
  // The journal moves with its workbook's file.
  await book.journal.saved(file, 0);
  await book.write(1, 'hai');
  expect(readRecords(readFileSync(journalOf(file))).entries.map(({ number }) => number)).toEqual([1, 2]);
});

test('files that a killed save has left half written are swept away, and no others', async () => {
  const left = '.so.xlsx.0123456789ab.tmp';
  for (const name of [left, '.khac.xlsx.0123456789ab.tmp', '.so.xlsx.ghi-chu.tmp'])
    appendFileSync(path.join(folder, name), 'x');
  await playBack(file);
  expect(readdirSync(folder).sort()).toEqual([
    '.khac.xlsx.0123456789ab.tmp',
    '.so.xlsx.ghi-chu.tmp',
    'so.xlsx',
  ]);
});
