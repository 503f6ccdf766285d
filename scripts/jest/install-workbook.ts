/** Makes the installed workbook of the tests: a program of its own, because Jest's set-up cannot load TypeScript. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { serialize } from 'node:v8';
import { createHost, newWorkbook, recorder } from '../../local';
import { installedFile } from './installed-workbook';

const host = await createHost({ workbook: newWorkbook('Sổ'), ui: recorder() });
host.run('installSheets');
// A hundred rows are enough for the tests, and copied in a tenth of the time.
for (const sheet of host.globals.SpreadsheetApp.getActive().getSheets()) sheet.deleteRows(101, 900);

const file = installedFile();
mkdirSync(path.dirname(file), { recursive: true });
// Written beside and renamed: another run of the tests may be reading it.
const beside = `${file}.${process.pid}`;
writeFileSync(beside, serialize(host.workbook));
renameSync(beside, file);
