/**
 * Makes the pictures of the README and of the guides from the real screens: the sample ward in the workbench, in a real
 * browser. Run `npm run pictures` after `npm start -- --no-serve`; `npm run pictures -- phone` makes one group only.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser } from '../e2e/browser';
import { createHost, readProject } from '../local';
import { serve } from '../local/workbench/serve';
import { writeWorkbook } from '../local/xlsx/index';
import { type Camera, FOLDER } from './lib/pictures/camera';
import { pictureReport, pictureTabs, pictureTrace } from './lib/pictures/desk';
import { pictureDialogs, pictureSidebar, pictureStart } from './lib/pictures/officer';
import { picturePhone } from './lib/pictures/phone';

/** The phone's last: it writes rows. */
const GROUPS: Readonly<Record<string, readonly ((camera: Camera) => Promise<void>)[]>> = {
  desk: [pictureTabs, pictureTrace],
  sidebar: [pictureSidebar],
  dialogs: [pictureDialogs],
  report: [pictureReport],
  start: [],
  phone: [picturePhone],
};
const PORT = 18_900;

/** A workbook that has just been set up, as *Cài đặt sổ* leaves it. */
async function newBook(file: string): Promise<void> {
  const host = await createHost({
    project: readProject(path.resolve('dist')),
    email: 'can-bo@example.com',
    locale: 'vi_VN',
    timeZone: 'Asia/Ho_Chi_Minh',
    calculator: null,
  });
  host.execute('installSheets');
  await writeWorkbook(file, host.workbook);
}

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => GROUPS[name] === undefined);
  if (unknown !== undefined) throw new Error(`“${unknown}” is none of ${Object.keys(GROUPS).join(', ')}.`);
  const groups = Object.keys(GROUPS).filter((name) => asked.length === 0 || asked.includes(name));
  const folder = mkdtempSync(path.join(tmpdir(), 'so-hoi-hinh-'));
  mkdirSync(FOLDER, { recursive: true });
  const browser = await launchBrowser();
  const withBook = async (file: string, work: (camera: Camera) => Promise<void>): Promise<void> => {
    const bench = await serve({ file, port: PORT, say: () => {} });
    try {
      await work({ browser, address: bench.address });
    } finally {
      await bench.close();
    }
  };
  try {
    const sample = path.join(folder, 'so-hoi-mau.xlsx');
    copyFileSync(path.resolve('out/so-hoi-mau.xlsx'), sample);
    await withBook(sample, async (camera) => {
      for (const name of groups) for (const picture of GROUPS[name] ?? []) await picture(camera);
    });
    if (groups.includes('start')) {
      const fresh = path.join(folder, 'so-moi.xlsx');
      await newBook(fresh);
      await withBook(fresh, pictureStart);
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
