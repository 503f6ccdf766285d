/** Finds a browser for the tests: one from npm on Linux, else the system's Chrome, Edge or Chromium. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM = [
  process.env.CHROME_PATH,
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

interface Found {
  readonly executablePath: string;
  readonly args: readonly string[];
}

/** Run in a separate process, because the package is an ES module and the tests run as CommonJS. */
const ASK = `import chromium from '@sparticuz/chromium';
process.stdout.write(JSON.stringify({ executablePath: await chromium.executablePath(), args: chromium.args }));`;

function findBrowser(): Found {
  const system = SYSTEM.find((candidate) => candidate !== undefined && existsSync(candidate));
  // The package is built for Linux on x64; elsewhere a system browser is used.
  if (process.platform === 'linux' && process.arch === 'x64') {
    return JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', ASK], { encoding: 'utf8' }),
    ) as Found;
  }
  if (system === undefined) {
    throw new Error('No browser found. Install Chrome, or set CHROME_PATH to its program file.');
  }
  return { executablePath: system, args: [] };
}

/**
 * The package's switches are meant for servers that run a browser in one process without a sandbox. Those
 * that disable the isolation between origins and windows are removed, because some tests depend on it; and so
 * is software-emulated GPU rendering, which takes more CPU than the page itself.
 */
const UNWANTED =
  /^--(single-process|no-zygote|disable-web-security|disable-site-isolation-trials|disable-features|allow-running-insecure-content|in-process-gpu|use-gl|use-angle|enable-unsafe-swiftshader|ignore-gpu-blocklist)/;

export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args } = findBrowser();
  const wanted = args.filter((one) => !UNWANTED.test(one));
  return chromium.launch({ executablePath, args: [...wanted, '--disable-gpu'], headless: true });
}
