/** Where the project is: its `dist/`, and packages that are loaded only when they are needed. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

let given: string | undefined;

/** Set by the command line, which knows where it was installed. */
export function setProjectRoot(folder: string): void {
  given = folder;
}

function isRoot(folder: string): boolean {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return false;
  const { name } = JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown };
  return name === 'so-hoi';
}

/** The project's folder: as set, or the nearest one above the working directory or the started script. */
export function projectRoot(): string {
  if (given !== undefined) return given;
  for (const start of [process.cwd(), path.dirname(process.argv[1] ?? '.')]) {
    for (let folder = path.resolve(start); ; folder = path.dirname(folder)) {
      if (isRoot(folder)) {
        given = folder;
        return folder;
      }
      if (folder === path.dirname(folder)) break;
    }
  }
  throw new Error('Không tìm thấy thư mục của Sổ Hội (package.json có tên "so-hoi").');
}

/** Loads a package when it is first needed: drawing charts is rare, and its engine is slow to load. */
export function loadPackage<T>(name: string): T {
  return createRequire(path.join(projectRoot(), 'package.json'))(name) as T;
}
