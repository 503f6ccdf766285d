/** `--watch`: a change in the add-on's sources rebuilds the bundle and shows it a second later. */
import { existsSync, type FSWatcher, watch } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../root';
import type { Room } from './room';

const FOLDERS = ['src', 'sidebar', 'templates'];
/** An editor writes a file in several steps; wait for the last, in milliseconds. */
const SETTLE = 120;

interface Rooms {
  eachRoom(visit: (room: Room) => void): Promise<void>;
}

/** Returns the function that stops it. */
export function watchSources(rooms: Rooms): () => void {
  const root = projectRoot();
  let timer: NodeJS.Timeout | undefined;
  let building = false;
  const build = async (): Promise<void> => {
    if (building) {
      later();
      return;
    }
    building = true;
    try {
      const builder = (await import(pathToFileURL(path.join(root, 'scripts/build.mjs')).href)) as {
        build(): Promise<unknown>;
      };
      await builder.build();
      await rooms.eachRoom((room) => room.reloadBundle());
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      console.error(message);
      await rooms.eachRoom((room) => room.tellFailure('build', `Không dựng được gói tiện ích:\n${message}`));
    } finally {
      building = false;
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void build(), SETTLE);
  };
  const watchers: FSWatcher[] = FOLDERS.map((folder) => path.join(root, folder))
    .filter((folder) => existsSync(folder))
    .map((folder) => watch(folder, { recursive: true }, later));
  return () => {
    clearTimeout(timer);
    for (const one of watchers) one.close();
  };
}
