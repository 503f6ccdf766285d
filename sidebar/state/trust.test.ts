/** Which browsers keep the storage of a page in Google's frame. */
import { openKeyValueStore } from './key-value-store';
import { isInForeignFrame, keepsStorage, opensOffline } from './trust';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
test.each([
  ['Safari on an iPhone', `${IPHONE} Version/18.5 Mobile/15E148 Safari/604.1`, false],
  ['Chrome on an iPhone', `${IPHONE} CriOS/126.0.6478.35 Mobile/15E148 Safari/604.1`, false],
  ['Firefox on an iPhone', `${IPHONE} FxiOS/127.0 Mobile/15E148 Safari/605.1.15`, false],
  ['Zalo on an iPhone', `${IPHONE} Mobile/15E148 Zalo iOS/240501`, false],
  [
    'an iPad, which says that it is a Mac',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
    false,
  ],
  [
    'Chrome on Android',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
    true,
  ],
  [
    'Zalo on Android',
    'Mozilla/5.0 (Linux; Android 13; SM-A145F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0 Mobile Safari/537.36 Zalo android/24',
    true,
  ],
  [
    'Chrome on a computer',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
    true,
  ],
  ['Firefox on a computer', 'Mozilla/5.0 (Windows NT 10.0; rv:127.0) Gecko/20100101 Firefox/127.0', true],
])('%s: keeps %s', (_name, userAgent, keeps) => {
  expect(keepsStorage({ userAgent, isForeignFrame: true })).toBe(keeps);
  expect(keepsStorage({ userAgent, isForeignFrame: false })).toBe(true);
});

test('a page that is shown by another site cannot read its address', () => {
  const foreign = {
    get location(): Location {
      throw new DOMException('Blocked a frame', 'SecurityError');
    },
  };
  expect(isInForeignFrame({ top: foreign })).toBe(true);
  expect(isInForeignFrame({ top: { location: { href: 'http://127.0.0.1/exec' } as Location } })).toBe(false);
});

test('a store that is not trusted is not persistent', () => {
  const storage = { length: 0, setItem: () => undefined, removeItem: () => undefined, getItem: () => null };
  expect(openKeyValueStore(() => storage as unknown as Storage).isPersistent()).toBe(true);
  expect(openKeyValueStore(() => storage as unknown as Storage, false).isPersistent()).toBe(false);
});

test.each([
  ['Google’s frame: no worker', { serviceWorker: { controller: null } }, false],
  ['a browser without workers', {}, false],
  ['the workbench, from the second visit on', { serviceWorker: { controller: {} } }, true],
  [
    'storage is blocked',
    {
      get serviceWorker(): never {
        throw new DOMException('blocked', 'SecurityError');
      },
    },
    false,
  ],
])('%s', (_name, browser, opens) => {
  expect(opensOffline(browser)).toBe(opens);
});
