/** The sample's report with the annexes that a person may ask for: most figures of the gifts stand in one of them. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Asks the built bundle for it, as the export screen does, on a copy of the workbook.
 * @returns where the report is, in a folder that `done` takes away.
 */
export function annexedReport(
  root: string,
  workbook: string,
): { readonly report: string; readonly done: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-'));
  const copy = path.join(folder, 'so.xlsx');
  copyFileSync(workbook, copy);
  const asked = JSON.stringify({ annexes: ['chapters', 'gifts', 'charts'] });
  const made = spawnSync(
    process.execPath,
    [path.join(root, 'local/bin/so-hoi.mjs'), 'call', copy, 'exportReport', asked],
    { encoding: 'utf8' },
  );
  const report = readdirSync(folder).find(
    (name) => name.endsWith('.docx') && !/nội bộ/.test(name.normalize('NFC')),
  );
  if (made.status !== 0 || report === undefined) throw new Error(`No report with annexes: ${made.stderr}`);
  return { report: path.join(folder, report), done: () => rmSync(folder, { recursive: true, force: true }) };
}
