/** Facts about where a script runs: what a web app, a menu item and a consumer account are told. */
import type { Fact } from './fact';

const EXEC = 'https://script.google.com/macros/s/AKfycb-made/exec';

export const deployment: readonly Fact[] = [
  {
    id: 'properties-05',
    fact: 'In a web app the document has no lock, no cache and no properties; the script has.',
    host: { trigger: 'web' },
    act: (g) => [
      g.LockService.getDocumentLock(),
      g.CacheService.getDocumentCache(),
      g.PropertiesService.getDocumentProperties(),
      g.LockService.getScriptLock().tryLock(0),
      g.PropertiesService.getScriptProperties().getKeys(),
    ],
    answer: [null, null, null, true, []],
  },
  {
    id: 'web-01',
    fact: 'A menu item is told the development address of the web app, which ends in /dev.',
    host: { trigger: 'menu', serviceUrl: EXEC },
    act: (g) => g.ScriptApp.getService().getUrl().endsWith('/dev'),
    answer: true,
  },
  {
    id: 'web-01',
    fact: 'The deployed web app is told its own address, which ends in /exec.',
    host: { trigger: 'web', serviceUrl: EXEC },
    act: (g) => g.ScriptApp.getService().getUrl(),
    answer: EXEC,
  },
  {
    id: 'web-02',
    fact: 'Under spreadsheets.currentonly a web app may have no active spreadsheet.',
    host: { trigger: 'web', circumstances: { webAppHasNoSpreadsheet: true } },
    act: (g) => g.SpreadsheetApp.getActiveSpreadsheet(),
    answer: null,
  },
  {
    id: 'session-03',
    fact: 'An editor with a consumer account may be blank as the active user, while the effective user is told.',
    host: { circumstances: { hasBlankEmail: true } },
    act: (g) => [g.Session.getActiveUser().getEmail(), g.Session.getEffectiveUser().getEmail() === ''],
    answer: ['', false],
  },
];
