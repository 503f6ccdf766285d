/**
 * Replaces a file whole: written beside the old one, flushed to the disk and moved over it, so that whatever happens in
 * the middle there is one good file of that name.
 */
import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { FileProblem } from './problem';

/** The system's error code, for example `ENOENT`. */
export const errorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Is this name that of a half-written file which a program that was killed has left beside `file`? */
export function isLeftover(name: string, file: string): boolean {
  const start = `.${basename(file)}.`;
  return name.startsWith(start) && /^[0-9a-f]{12}\.tmp$/.test(name.slice(start.length));
}

/** @param ready is called when the new file is on the disk, directly before it takes the old one's place. */
export async function replaceFile(
  path: string,
  bytes: Uint8Array,
  ready?: () => Promise<void> | undefined,
): Promise<void> {
  const { target, mode } = await targetOf(path);
  const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  const file = await open(beside, 'wx', mode);
  try {
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await ready?.();
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncDirectory(dirname(target));
}

/** Where a link leads, so that the link itself stays; and the old file's rights. */
async function targetOf(path: string): Promise<{ target: string; mode: number }> {
  try {
    const target = await realpath(path);
    const old = await stat(target);
    if (old.isDirectory()) throw new FileProblem('not-a-file', basename(path));
    return { target, mode: old.mode & 0o777 };
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    return { target: path, mode: 0o644 };
  }
}

/** After a rename the directory too must reach the disk; systems that cannot sync one (Windows) skip this. */
async function syncDirectory(path: string): Promise<void> {
  try {
    const directory = await open(path, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  } catch (error) {
    if (!['EPERM', 'EISDIR', 'EINVAL', 'EACCES', 'ENOTSUP'].includes(errorCode(error))) throw error;
  }
}
