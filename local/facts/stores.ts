/** Properties, caches and locks. */
import { recorder } from '../services/ui-driver';
import { message, untyped } from './asking';
import type { Fact } from './fact';

export const stores: readonly Fact[] = [
  {
    id: 'properties-01',
    fact: 'A missing property is null; setters and deleters answer the store.',
    act: (g) => {
      const store = g.PropertiesService.getDocumentProperties();
      const chained = store.setProperty('a', '1').setProperties({ b: '2' }).deleteProperty('a');
      return [chained.getProperty('a'), chained.getProperties(), chained.deleteAllProperties().getKeys()];
    },
    answer: [null, { b: '2' }, []],
  },
  {
    id: 'properties-03',
    fact: 'An empty property name is refused.',
    act: (g) => message(() => g.PropertiesService.getScriptProperties().setProperty('', 'x')),
    answer: 'When setting or getting a property value, the property name must not be null or empty.',
  },
  {
    id: 'cache-01',
    fact: 'A cache key has at most 250 characters and a value 100 KB; a missing key is null; getAll answers what it found.',
    act: (g) => {
      const cache = g.CacheService.getDocumentCache();
      cache?.put('a', '1');
      return [
        message(() => cache?.put('k'.repeat(251), 'v')),
        message(() => cache?.put('k', 'v'.repeat(102_401))),
        cache?.get('none'),
        cache?.getAll(['a', 'none']),
      ];
    },
    answer: ['Argument too large: key', 'Argument too large: value', null, { a: '1' }],
  },
  {
    id: 'cache-02',
    fact: 'put and remove answer null.',
    act: (g) => {
      const cache: object = g.CacheService.getScriptCache();
      return [untyped(cache).put?.('a', '1'), untyped(cache).remove?.('a')];
    },
    answer: [null, null],
  },
  {
    id: 'lock-01',
    fact: 'tryLock(0) takes a free lock, tryLock(-1) does not; while held tryLock is true; waitLock(-1) throws; hasLock follows.',
    act: (g) => {
      const lock = g.LockService.getDocumentLock();
      return [
        lock.hasLock(),
        lock.tryLock(-1),
        message(() => lock.waitLock(-1)),
        lock.tryLock(0),
        lock.hasLock(),
        lock.tryLock(0),
        lock.releaseLock(),
        lock.hasLock(),
        lock.releaseLock(),
      ];
    },
    answer: [
      false,
      false,
      'Lock timeout: another process was holding the lock for too long.',
      true,
      true,
      true,
      undefined,
      false,
      undefined,
    ],
  },
  {
    id: 'lock-03',
    fact: 'A question (`alert`, `prompt`) suspends the script; its locks do not outlive that.',
    host: { ui: recorder() },
    act: (g) =>
      (['alert', 'prompt'] as const).map((kind) => {
        const lock = g.LockService.getScriptLock();
        const isTaken = lock.tryLock(0);
        g.SpreadsheetApp.getUi()[kind]('Vẫn xuất?');
        return [isTaken, lock.hasLock()];
      }),
    answer: [
      [true, false],
      [true, false],
    ],
  },
];
