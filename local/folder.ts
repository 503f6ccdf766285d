/** Documents that the add-on makes and reads, in the workbook's folder. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FileFinder, FileTaker } from './services/execution';

/** A name that is free in a folder: `bao-cao.docx`, `bao-cao-2.docx` … */
export function freeFileName(folder: string, name: string): string {
  const safe =
    name
      .replace(/[\\/:*?"<>|]/g, '-')
      .replace(/^\.+/, '')
      .trim() || 'tep';
  const { name: stem, ext } = path.parse(safe);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? safe : `${stem}-${number}${ext}`;
    if (!existsSync(path.join(folder, candidate))) return candidate;
  }
}

/** Writes documents into a folder, never over another; one that the script puts into the bin is taken away again. */
export function filesInto(
  folder: string,
  onWritten: (file: string) => void = () => {},
  onDropped: (file: string) => void = () => {},
): FileTaker {
  return (name, bytes) => {
    const file = path.join(folder, freeFileName(folder, name));
    writeFileSync(file, bytes, { flag: 'wx' });
    onWritten(file);
    const drop = () => {
      rmSync(file, { force: true });
      onDropped(file);
    };
    return { name: path.basename(file), link: pathToFileURL(file).href, drop };
  };
}

/** Files of a folder by their bare names. */
export function filesOf(folder: string): FileFinder {
  return (name) => {
    const file = path.join(folder, path.basename(name));
    return existsSync(file) && statSync(file).isFile() ? new Uint8Array(readFileSync(file)) : undefined;
  };
}
