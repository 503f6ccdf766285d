/**
 * Workbook files on disk: reading with a clear error for everything that can be wrong, writing that cannot
 * harm the old file.
 */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Workbook } from '../model';
import type { PackageParts } from './kept';

import { FileProblem, type FileProblemCode, LARGEST_FILE } from './problem';
import { type ReadOptions, readPackage } from './read';
import { errorCode, replaceFile } from './replace';
import { writePackage } from './write';
import { PackageError } from './zip';

export interface OpenOptions {
  /** For workbooks that do not say: `vi_VN` and `Asia/Ho_Chi_Minh` where absent. */
  readonly locale?: string;
  readonly timeZone?: string;
}

/** @throws FileProblem where the bytes are no workbook that can be read; `options.name` names it in the sentence. */
export function workbookFromBytes(
  bytes: Uint8Array,
  options: ReadOptions,
): { workbook: Workbook; kept: PackageParts } {
  try {
    return readPackage(bytes, options);
  } catch (error) {
    if (error instanceof PackageError)
      throw new FileProblem(error.code, options.name, {
        cause: error,
        ...(error.what === undefined ? {} : { what: error.what }),
      });
    throw error;
  }
}

/** `lost`: what the file does not hold, a Vietnamese sentence each. */
export function workbookToBytes(
  workbook: Workbook,
  kept?: PackageParts,
): { bytes: Uint8Array; lost: readonly string[] } {
  return writePackage(workbook, kept);
}

/** What a save would not keep of the file that was read, in Vietnamese; to be said before the first write. */
export function whatWouldBeLost(kept: PackageParts): string[] {
  return [...kept.losses];
}

/** What the person should know of how the file was read, in Vietnamese. */
export function noticesOf(kept: PackageParts): string[] {
  return [...kept.notices];
}

/** The bytes of a workbook file. @throws FileProblem */
export async function readFileBytes(path: string): Promise<Buffer> {
  const where = basename(path);
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) throw new FileProblem('too-large', where);
    return await readFile(path);
  } catch (error) {
    const codes: Readonly<Record<string, FileProblemCode>> = {
      ENOENT: 'missing',
      ENOTDIR: 'missing',
      EISDIR: 'not-a-file',
      EACCES: 'unreadable',
      EPERM: 'unreadable',
      EBUSY: 'in-use',
    };
    const code = codes[errorCode(error)];
    if (code === undefined) throw error;
    throw new FileProblem(code, where, { cause: error });
  }
}

/** Reads a workbook; its name is the file's, without the extension. @throws FileProblem */
export async function readWorkbook(
  path: string,
  options: OpenOptions = {},
): Promise<{ workbook: Workbook; kept: PackageParts }> {
  const where = basename(path);
  const bytes = await readFileBytes(path);
  try {
    return workbookFromBytes(bytes, { ...options, name: basename(path, extname(path)) });
  } catch (error) {
    if (error instanceof FileProblem)
      throw new FileProblem(error.code, where, {
        cause: error.cause,
        ...(error.what === undefined ? {} : { what: error.what }),
      });
    throw error;
  }
}

/**
 * Saves the workbook over `path`. The new file is written whole beside the old one, flushed to the disk and moved over
 * it, so that whatever happens in the middle there is one good file of that name.
 *
 * @param kept from `readWorkbook`, so that what the model does not know stays in the file.
 * @param about is told the hash (SHA-256) of the new file directly before it takes the old one's place.
 * @returns what the file does not hold, a Vietnamese sentence each.
 * @throws FileProblem
 */
export async function writeWorkbook(
  path: string,
  workbook: Workbook,
  kept?: PackageParts,
  about?: (hash: string) => Promise<void>,
): Promise<{ lost: readonly string[] }> {
  const { bytes, lost } = writePackage(workbook, kept);
  try {
    await replaceFile(path, bytes, () => about?.(createHash('sha256').update(bytes).digest('hex')));
  } catch (error) {
    const codes: Readonly<Record<string, FileProblemCode>> = {
      ENOSPC: 'disk-full',
      EDQUOT: 'disk-full',
      EFBIG: 'disk-full',
      EACCES: 'unwritable',
      EROFS: 'unwritable',
      ENOENT: 'unwritable',
      ENOTDIR: 'unwritable',
      EISDIR: 'not-a-file',
      // On Windows this is what a file that is open in Excel answers.
      EPERM: process.platform === 'win32' ? 'in-use' : 'unwritable',
      EBUSY: 'in-use',
    };
    const code = codes[errorCode(error)];
    if (code === undefined) throw error;
    throw new FileProblem(code, basename(path), { cause: error });
  }
  return { lost };
}
