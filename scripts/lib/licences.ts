/** What ships to Google besides our own code: the packages of `dependencies` and theirs, as they are installed. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface Manifest {
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;

/** Where Node finds a package: beside who asks for it, or in a folder above. */
function folderOf(name: string, from: string): string {
  for (let at = from; ; at = path.dirname(at)) {
    const folder = path.join(at, 'node_modules', name);
    if (existsSync(folder)) return folder;
    if (at === path.dirname(at)) throw new Error(`${name} is not installed.`);
  }
}

export interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** The package that brings it; '' for one that we name. */
  readonly through: string;
}

/** Every package that a build may contain. @param root of the project. */
export function runtimePackages(root: string): Licensed[] {
  const found = new Map<string, Licensed>();
  const visit = (folder: string, through: string): void => {
    for (const name of Object.keys(manifestIn(folder).dependencies ?? {})) {
      const own = folderOf(name, folder);
      const { version, license = 'not said' } = manifestIn(own);
      const key = `${name}@${version}`;
      if (found.has(key)) continue;
      found.set(key, { name, version, license, through });
      visit(own, name);
    }
  };
  visit(root, '');
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** As `SECURITY.md` shows it. */
export const licenceTable = (packages: readonly Licensed[]): string =>
  [
    '| package | version | licence | comes with |',
    '|---|---|---|---|',
    ...packages.map(
      ({ name, version, license, through }) =>
        `| ${name} | ${version} | ${license} | ${through === '' ? 'named by us' : through} |`,
    ),
  ].join('\n');
