/** Pushes `dist/` to one script project by clasp, and says what clasp said. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { WardList } from './ward-list';

export interface Pushed {
  readonly ok: boolean;
  /** What clasp printed. */
  readonly said: string;
}

/** clasp takes a project only from a file, and only one whose `dist/` lies beside it. */
const PROJECT = '.clasp-push.json';

/** The command of the installed package: npm links it only for its own scripts. */
function claspCommand(): string {
  const folder = path.resolve('node_modules/@google/clasp');
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  return path.join(folder, typeof bin === 'string' ? bin : (bin.clasp ?? ''));
}

export function pushTo(scriptId: string): Pushed {
  writeFileSync(PROJECT, JSON.stringify({ scriptId, rootDir: 'dist' }));
  try {
    // Without --force clasp asks about a changed manifest, and where nobody answers it pushes nothing.
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [claspCommand(), '--project', PROJECT, 'push', '--force'],
      { encoding: 'utf8' },
    );
    return { ok: status === 0, said: `${stdout}${stderr}`.trim() };
  } finally {
    rmSync(PROJECT, { force: true });
  }
}

/** Nobody is signed in: no other script can be pushed to either. */
export const isSignedOut = ({ ok, said }: Pushed): boolean =>
  !ok && /No credentials found|not logged in|invalid_grant/i.test(said);

/**
 * Pushes to each, one after the other; one that fails does not stop the others, unless nobody is signed in.
 * @returns whether every line of the list was pushed.
 */
export function pushEach(
  { wards, problems }: WardList,
  push: (scriptId: string) => Pushed,
  say: (line: string) => void,
): boolean {
  const failed: string[] = [];
  for (const { id, name } of wards) {
    const pushed = push(id);
    if (isSignedOut(pushed)) {
      say(pushed.said);
      return false;
    }
    say(pushed.ok ? `✓ ${name}` : `✗ ${name}: ${pushed.said}`);
    if (!pushed.ok) failed.push(name);
  }
  const names = failed.length === 0 ? '' : ` (${failed.join(', ')})`;
  const unread = problems.length === 0 ? '' : `, ${problems.length} lines not understood`;
  say(`${wards.length - failed.length} pushed, ${failed.length} failed${names}${unread}`);
  return failed.length + problems.length === 0;
}
