/**
 * Who may do what, driven through the built bundle. What is expected is written here by hand, act by act: the table of
 * `access.ts` and the bundle are both held against it.
 */
import { type AccessRow, accessLines, accessTable } from '../../scripts/reliability/access';
import * as main from '../main';
import { contract } from '../shared/contract';
import { callRights, type GlobalName, globalRights, reachesRow, roleOf, roles } from './access';
import type { Act } from './gate';
import { MENU } from './menu';

/**
 * Owner, officer, head, unknown editor, link, nobody. `a` all rows or simply yes, `o` of her own chapter, `m` her own, `-` no.
 */
const EXPECTED: readonly (readonly [roles: string, acts: string])[] = [
  ['aaaao-', 'row.save rows.save rows.similar'],
  ['aaaao-', 'row.get'],
  ['aaomo-', 'row.edit row.mend picture.keep'],
  ['aaomm-', 'row.delete row.undo'],
  ['aao---', 'member.move member.leave member.return member.type member.merge'],
  ['aao-o-', 'member.know'],
  ['aaa-a-', 'member.ticks'],
  ['----a-', 'chapter.month'],
  ['aaaaa-', 'form.describe rows.mine members.index pairs.atWork problems.list pasted.read'],
  ['aaa---', 'member.duplicates openDuplicates summarize traceFigure'],
  [
    'aa----',
    'member.held list.add links.list links.create links.createAll links.revoke links.address report.status',
  ],
  [
    'aa----',
    'start.look openStart settings.get settings.save period.get period.set models.list models.choose',
  ],
  ['aa----', 'packs.list packs.read packs.install packs.remove packs.export openPacks'],
  ['aa----', 'report.choices report.export place.show closing.get closing.set'],
  ['aa----', 'issues.list issues.issue issues.withdraw issues.compare'],
  ['aaaa--', 'openEntryForm openProblems row.show checkData selfCheck'],
  [
    'aa----',
    'exportReport openExport openIssues issueReport withdrawReport listPlaceholders makeOwnTemplate',
  ],
  ['aa----', 'openClosing closePeriod openPeriod openReportStatus openLinks openModels chooseModels'],
  ['aa----', 'openSettings installSheets lockTabs unlockTabs showTabs hideTabs'],
  ['aa----', 'openBackup backup.look backup.write'],
  ['aa----', 'openPrivacy privacy.look privacy.erase'],
  ['aa----', 'openBorders chapters.look chapters.write'],
  ['aaaa--', 'work.look'],
  ['aaa---', 'work.goOn'],
];

const expectedOf = new Map(
  EXPECTED.flatMap(([letters, acts]) => acts.split(' ').map((act) => [act, letters] as const)),
);

let rows: AccessRow[];
beforeAll(async () => {
  rows = await accessTable();
});

/** The letter that a role's rows of an act come to. */
function letterOf(act: string, role: string): string {
  const own = rows.filter((row) => row.act === act && row.role === role);
  const isLet = (place: string | null) => own.some((row) => row.place === place && row.observed);
  if (own.every(({ observed }) => !observed)) return '-';
  if (own.every(({ place }) => place === null)) return 'a';
  if (own.every(({ observed }) => observed)) return 'a';
  if (isLet('own') && !isLet('other')) return 'o';
  return isLet('mine') && !isLet('own') && !isLet('other') ? 'm' : '?';
}

test('every call of the contract and every global is tried, but for those that hand out nothing', () => {
  const open = ['doGet', 'onEdit', 'onInstall', 'onOpen', 'rpc'];
  const acts = [...Object.keys(contract), ...Object.keys(globalRights)].filter((act) => !open.includes(act));
  expect([...new Set(rows.map(({ act }) => act))].sort()).toEqual([...acts].sort());
  expect([...expectedOf.keys()].sort()).toEqual([...acts].sort());
  expect(
    Object.entries(globalRights)
      .filter(([, right]) => right === 'open')
      .map(([name]) => name)
      .sort(),
  ).toEqual(open);
});

test('the bundle does what the table says', () => {
  expect(rows.length).toBeGreaterThan(400);
  expect(rows.filter(({ intended, observed }) => intended !== observed)).toEqual([]);
});

test('and what is written here', () => {
  for (const [act, letters] of expectedOf)
    expect([act, roles.map((role) => letterOf(act, role)).join('')]).toEqual([act, letters]);
});

test('the table that is printed has a line an act, and says whose rows', () => {
  const lines = accessLines(rows);
  expect(lines).toHaveLength(2 + expectedOf.size);
  expect(lines).toContain('| row.delete | own, other, mine | own, other, mine | own | mine | mine | – |');
  expect(lines).toContain('| closePeriod | có | có | – | – | – | – |');
});

test('every global of the bundle went through the gate under its own name', () => {
  // A global that is exported past the gate, or has no right, does not compile here.
  const gated: Readonly<Record<GlobalName, Act>> = main;
  const unknown: Exclude<keyof typeof main, GlobalName> extends never ? true : false = true;
  expect(unknown).toBe(true);
  expect(Object.fromEntries(Object.entries(gated).map(([name, { right }]) => [name, right]))).toEqual({
    ...globalRights,
  });
  expect(Object.keys(callRights).sort()).toEqual(Object.keys(contract).sort());
  for (const [, name] of MENU.flatMap(([, items]) => items))
    expect(Object.keys(globalRights)).toContain(name);
});

describe('who somebody is', () => {
  const listed = ['hoa@gmail.com'];
  test.each([
    ['nobody is listed: an officer', { email: 'lan@b.vn', officers: null, chapters: [] }, 'officer'],
    ['nobody is listed, no e-mail: an officer', { email: '', officers: null, chapters: [] }, 'officer'],
    [
      'nobody is listed, a chapter’s e-mail: a head',
      { email: 'lan@b.vn', officers: null, chapters: ['K1'] },
      'head',
    ],
    ['listed, in other letters', { email: 'HOA@gmail.com ', officers: listed, chapters: [] }, 'officer'],
    ['listed, and a chapter’s', { email: 'hoa@gmail.com', officers: listed, chapters: ['K1'] }, 'officer'],
    ['not listed', { email: 'lan@b.vn', officers: listed, chapters: [] }, 'unknown'],
    ['no e-mail', { email: '', officers: listed, chapters: [] }, 'unknown'],
    ['a list that cannot be read', { email: 'lan@b.vn', officers: [], chapters: [] }, 'unknown'],
    ['a head', { email: 'lan@b.vn', officers: listed, chapters: ['K1'] }, 'head'],
    ['the owner, listed or not', { email: 'chu@b.vn', officers: listed, chapters: ['K1'] }, 'owner'],
  ] as const)('%s', (_name, standing, role) => {
    expect(roleOf({ owner: 'Chu@b.vn', ...standing })).toBe(role);
  });
  test('a blank name owns no row', () => {
    expect(reachesRow('mine', { name: '', chapters: [] }, { chapter: 'K1', enteredBy: '' })).toBe(false);
  });
});
