/** Finds a browser for the tests: one from npm on Linux, else the system's Chrome, Edge or Chromium. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM = [
  process.env['CHROME_PATH'],
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

interface ChromiumPackage {
  readonly args: string[];
  executablePath(): Promise<string>;
}

/** `@sparticuz/chromium` is built for 64-bit Linux on Intel. */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: packed } = (await import('@sparticuz/chromium')) as unknown as { default: ChromiumPackage };
    return chromium.launch({ executablePath: await packed.executablePath(), args: packed.args, headless: true });
  }
  const found = SYSTEM.find((candidate) => candidate !== undefined && existsSync(candidate));
  if (found === undefined) {
    throw new Error('No browser found. Install Chrome, or set CHROME_PATH to its program file.');
  }
  return chromium.launch({ executablePath: found, headless: true });
}
