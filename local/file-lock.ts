/**
 * A workbook that is open elsewhere is not written to. LibreOffice and Excel leave a lock file beside an open file;
 * this host leaves LibreOffice's kind, so that LibreOffice in turn says that the file is in use.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

const OURS = 'Sổ Hội';

/** Where LibreOffice keeps its lock for a file. */
function libreOfficeLock(file: string): string {
  return path.join(path.dirname(file), `.~lock.${path.basename(file)}#`);
}

/** Where Excel keeps its own. Names of more than six characters lose their first two. */
function excelLocks(file: string): string[] {
  const name = path.basename(file);
  return [`~$${name}`, `~$${name.slice(2)}`].map((lock) => path.join(path.dirname(file), lock));
}

/** The process that holds one of our locks; undefined where the lock is another program's. */
function ownerProcess(lock: string): number | undefined {
  const [name = '', , host, , pid] = readFileSync(lock, 'utf8').split(',');
  return name === OURS && host === hostname() ? Number(pid?.replace(';', '')) : undefined;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // Another user's process may not be signalled, but it runs.
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A file that another program has open. */
export class FileOpenElsewhere extends Error {}

/** Takes the lock of a file; the answer gives it back. Throws `FileOpenElsewhere`. */
export function takeFileLock(file: string): () => void {
  const full = path.resolve(file);
  const excel = excelLocks(full).find((lock) => existsSync(lock));
  if (excel) {
    throw new FileOpenElsewhere(
      `Tệp ${file} đang mở trong Excel. Hãy đóng tệp ở đó rồi chạy lại. (Nếu không còn ai mở, hãy xóa tệp ${excel}.)`,
    );
  }
  const lock = libreOfficeLock(full);
  if (existsSync(lock)) {
    const pid = ownerProcess(lock);
    if (pid === undefined) {
      throw new FileOpenElsewhere(
        `Tệp ${file} đang mở trong LibreOffice. Hãy đóng tệp ở đó rồi chạy lại. (Nếu không còn ai mở, hãy xóa tệp ${lock}.)`,
      );
    }
    if (pid !== process.pid && isRunning(pid)) {
      throw new FileOpenElsewhere(
        `Tệp ${file} đang được một cửa sổ Sổ Hội khác dùng (tiến trình ${pid}). Hãy đóng cửa sổ ấy rồi chạy lại.`,
      );
    }
    // Our own process holds it already, or one of ours ended without giving it back.
    if (pid === process.pid) return () => {};
    rmSync(lock, { force: true });
  }
  try {
    const now = new Date().toISOString().slice(0, 16).replace('T', ' ');
    writeFileSync(lock, `${OURS},${OURS},${hostname()},${now},${process.pid};`, { flag: 'wx' });
  } catch (cause) {
    // A folder that cannot be written to: saving reports it better.
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return takeFileLock(file);
    return () => {};
  }
  return () => rmSync(lock, { force: true });
}

export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  // Without the file there is nothing to lock; reading it will say that it is missing.
  if (!existsSync(file)) return work();
  const release = takeFileLock(file);
  try {
    return await work();
  } finally {
    release();
  }
}
