/** The workbook that most tests of the add-on begin with. It is made before the first test, once for all of them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize } from 'node:v8';
import type { Workbook } from '../../local';
import { projectRoot } from '../../local/root';

export const installedFile = (): string => path.join(projectRoot(), 'build/installed-workbook');

/** A copy of what Cài đặt sổ of the built bundle makes of an empty file, with a hundred rows a tab. */
export const installedWorkbook = (): Workbook => deserialize(readFileSync(installedFile())) as Workbook;
