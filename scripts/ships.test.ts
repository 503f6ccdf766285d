/** What ships asks for the reviewed scopes and no others, sends nothing anywhere, and is licensed as SECURITY.md says. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { licenceTable, runtimePackages } from './lib/licences';

const root = process.cwd();
const dist = path.join(root, 'dist');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const SCOPES = [
  'https://www.googleapis.com/auth/spreadsheets.currentonly',
  'https://www.googleapis.com/auth/script.container.ui',
  'https://www.googleapis.com/auth/drive.file',
  'https://www.googleapis.com/auth/userinfo.email',
];

test.each(['appsscript.json', 'dist/appsscript.json'])('%s: the scopes are these four', (file) => {
  const manifest = JSON.parse(read(file)) as Record<string, unknown>;
  expect(manifest.oauthScopes).toEqual(SCOPES);
  // A list of addresses that may be fetched, other services or libraries would each be a way out.
  expect(Object.keys(manifest).sort()).toEqual(
    ['dependencies', 'exceptionLogging', 'oauthScopes', 'runtimeVersion', 'timeZone', 'webapp'].sort(),
  );
  expect(manifest.dependencies).toEqual({
    enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v3' }],
  });
});

/** Parts travel as base64, and slashes of pages as escapes: what counts is what runs. */
function runs(file: string): string {
  const text = readFileSync(path.join(dist, file), 'utf8');
  const isEncoded = /^[\w-]+=*\s*$/.test(text);
  const plain = isEncoded ? Buffer.from(text.trim(), 'base64url').toString('utf8') : text;
  return plain.replaceAll(/\\x2f|\\u002f/gi, '/');
}

const files = readdirSync(dist).filter((name) => name !== 'appsscript.json' && !name.startsWith('template-'));

/** Ways to reach another server, from Google's side and from a page. */
const WAYS_OUT =
  /UrlFetchApp|MailApp|GmailApp|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource|importScripts|new Image\b|JdbcConnection|\bJdbc\./;
/** What makes a page load something from an address. */
const LOADED =
  /<(?:script|link|img|iframe|object|embed|video|audio)\b[^>]*\s(?:src|href|data)\s*=|@import\b|\burl\((?!["']?data:)/i;
/** Addresses that are names of XML, links that a person presses, or words of a package. None is ever asked for anything. */
const NAMED = new Set([
  ...['docs.google.com', 'script.google.com', 'www.w3.org', 'schemas.openxmlformats.org'],
  ...['schemas.microsoft.com', 'purl.oclc.org', 'docxtemplater.com', 'github.com'],
]);

test('every part of the build is looked at as what runs', () => {
  expect(files).toContain('Code.js');
  for (const file of ['packs.html', 'pasted.html', 'personal.html', 'report-writer.html', 'self-check.html'])
    expect(runs(file)).toContain('var Part=');
});

test.each(files)('%s reaches no other server', (file) => {
  const text = runs(file);
  expect(WAYS_OUT.exec(text)?.[0]).toBeUndefined();
  if (file.endsWith('.html')) expect(LOADED.exec(text)?.[0]).toBeUndefined();
  const hosts = [...text.matchAll(/https?:\/\/([a-z][\w.-]*\.[a-z]+)/gi)].map(([, host = '']) => host);
  expect(hosts.filter((host) => !NAMED.has(host))).toEqual([]);
});

test('SECURITY.md lists every package that ships with its licence', () => {
  const packages = runtimePackages(root);
  expect(packages.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['docxtemplater', 'preact', 'zod']),
  );
  expect(packages.filter(({ license }) => !/\b(?:MIT|ISC|Zlib|BSD|Apache-2\.0)\b/.test(license))).toEqual([]);
  expect(read('SECURITY.md')).toContain(licenceTable(packages));
});

test('files that SECURITY.md names stand where it says', () => {
  const named = [...read('SECURITY.md').matchAll(/`([\w./-]+\/[\w.-]+\.(?:ts|tsx|md|mjs|json))`/g)].map(
    ([, file = '']) => file,
  );
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});
