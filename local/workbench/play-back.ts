/**
 * Plays a journal back into its workbook, before anything else reads the file. A journal is there only where the program
 * that kept it ended without saving: it was killed, or the power went.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  errorCode,
  isLeftover,
  readFileBytes,
  readWorkbook,
  replaceFile,
  writeWorkbook,
} from '../xlsx/index';
import { freeNameBeside } from './free-name';
import { journalOf } from './journal';
import { type Entry, hashOf, readRecords, record } from './records';
import { Replica, UnknownSheet } from './replica';
import { rowsOf } from './rows-said';

const TORN =
  'Lần ghi cuối cùng đang ghi dở lúc ấy thì mất: máy gửi chưa được báo là đã lưu và sẽ gửi lại; nếu bạn đang gõ thì xem lại ô vừa gõ.';

/** Files that a save of an earlier run has left half written. */
async function dropLeftovers(file: string): Promise<void> {
  const folder = path.dirname(file);
  for (const name of await readdir(folder)) {
    if (isLeftover(name, file) || isLeftover(name, journalOf(file))) {
      await rm(path.join(folder, name), { force: true });
    }
  }
}

async function applied(file: string, entries: readonly Entry[]) {
  const { workbook, kept } = await readWorkbook(file);
  const replica = new Replica(workbook);
  for (const { update } of entries) replica.apply(update);
  return { workbook, kept };
}

/** What cannot be played back is not thrown away either. */
async function setAside(file: string, why: string): Promise<string> {
  const aside = freeNameBeside(file, 'các dòng chưa ghi', '.nhat-ky');
  await rename(journalOf(file), aside);
  return `${why} Bản ghi tạm được giữ nguyên ở ${aside}; báo cho người phụ trách, đừng xóa.`;
}

/**
 * The file's lock is held by the caller. Answers what the person must know, a sentence each; nothing where there was
 * nothing to play back.
 *
 * @throws FileProblem where the file cannot be read or written: the journal stays for the next time.
 */
export async function playBack(file: string): Promise<string[]> {
  if (!existsSync(file)) return [];
  await dropLeftovers(file).catch((error: unknown) => {
    // A folder that may not be looked into or changed: saving says better what is wrong.
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(errorCode(error))) throw error;
  });
  const journal = journalOf(file);
  if (!existsSync(journal)) return [];
  const bytes = await readFile(journal);
  const { marks, entries, end, whole } = readRecords(bytes);
  const hash = hashOf(await readFileBytes(file));
  const throughs = marks.filter((mark) => mark.hash === hash).map(({ through }) => through);
  const isOurs = throughs.length > 0;
  const missing = isOurs ? entries.filter(({ number }) => number > Math.max(...throughs)) : entries;
  const said: string[] = [];
  if (missing.length > 0) {
    const name = path.basename(file);
    try {
      const { workbook, kept } = await applied(file, missing);
      const rows = rowsOf(missing, workbook);
      if (isOurs) {
        const through = missing.at(-1)?.number ?? 0;
        await writeWorkbook(file, workbook, kept, async (newHash) => {
          // So that a program which is killed here finds, next time, that the file holds them.
          const mark = record({ kind: 'mark', hash: newHash, through });
          await replaceFile(journal, Buffer.concat([bytes.subarray(0, whole), mark]));
        });
        said.push(
          `Lần trước bàn làm thử bị tắt đột ngột, khi những lần lưu cuối chưa kịp vào tệp “${name}”. Sổ Hội đã tự ghi lại đủ: ${rows}.`,
        );
      } else {
        const copy = freeNameBeside(file, 'các dòng ghi lại');
        await writeWorkbook(copy, workbook, kept);
        said.push(
          `Lần trước bàn làm thử bị tắt đột ngột, rồi tệp “${name}” được chương trình khác sửa. Để không đè lên, các dòng đã lưu mà chưa vào tệp (${rows}) được ghi vào ${copy}. So hai tệp rồi chép các dòng còn thiếu sang.`,
        );
      }
    } catch (error) {
      if (!(error instanceof UnknownSheet)) throw error;
      said.push(await setAside(file, `Không ghi lại được các dòng lưu lần trước vào tệp “${name}”.`));
      return said;
    }
  }
  if (end === 'damaged') {
    said.push(await setAside(file, 'Bản ghi tạm của lần làm trước bị hỏng ở giữa, có thể còn thiếu dòng.'));
    return said;
  }
  if (end === 'torn') said.push(TORN);
  await rm(journal, { force: true });
  return said;
}
