/** A Word file as PDF, by LibreOffice where this machine has it: what Drive's export does on Google. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Bytes of a `.docx` → bytes of a `.pdf`; null where this machine cannot. */
export type ToPdf = (docx: Uint8Array) => Uint8Array | null;

/** The names that the program goes by; on a Mac it is inside its application. */
const PROGRAMS = ['soffice', 'libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'];
/** Milliseconds. The first start on a machine makes a profile. */
const LONGEST = 120_000;

export const byLibreOffice: ToPdf = (docx) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'so-hoi-pdf-'));
  try {
    const [from, to] = [path.join(folder, 'in.docx'), path.join(folder, 'in.pdf')];
    writeFileSync(from, docx);
    // A profile of its own: a window of LibreOffice that is open would answer in its place, and convert nothing.
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
    const options = ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, from];
    for (const program of PROGRAMS) {
      const { error } = spawnSync(program, options, { timeout: LONGEST, stdio: 'ignore' });
      if (error === undefined || !('code' in error) || error.code !== 'ENOENT') break;
    }
    return existsSync(to) ? new Uint8Array(readFileSync(to)) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
