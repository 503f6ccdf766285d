/** Names for what must not be written over a file that is there. */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** `so.xlsx`, `bản sao` → `so (bản sao).xlsx`, then `so (bản sao 2).xlsx`, and so on until one is free. */
export function freeNameBeside(file: string, mark: string, extension = path.extname(file)): string {
  const { dir, name } = path.parse(file);
  for (let number = 1; ; number += 1) {
    const said = number === 1 ? mark : `${mark} ${number}`;
    const candidate = path.join(dir, `${name} (${said})${extension}`);
    if (!existsSync(candidate)) return candidate;
  }
}
