/**
 * Who may do what: one table of roles and rights, and the right that each act names. Pure; it is asked in `gate.ts`, and of
 * single rows in `rpc/person.ts`, nowhere else.
 */
import type { Day } from '../domain/values';
import type { CallName } from '../shared/contract';

/**
 * The file's owner; whoever governs the ledger; a chapter's head, known by the e-mail of her chapter; who edits the file and is
 * neither, once officers are listed; a phone link; everybody else, such as a page that calls a global of the script.
 */
export const roles = ['owner', 'officer', 'head', 'unknown', 'link', 'none'] as const;
export type Role = (typeof roles)[number];

/**
 * `all`: of every chapter. `own`: of her own chapter. `mine`: what she entered herself. What a right does not limit by rows
 * is `all` or `no`.
 */
export type Reach = 'all' | 'own' | 'mine' | 'no';

const reaches = {
  /** Opening the file, a typed cell, the phone's page: they hand out nothing and are asked by Google itself. */
  open: { owner: 'all', officer: 'all', head: 'all', unknown: 'all', link: 'all', none: 'all' },
  /** Tự kiểm tra: a person whom everything else turns away learns there why. */
  tryOut: { owner: 'all', officer: 'all', head: 'all', unknown: 'all', link: 'no', none: 'no' },
  look: { owner: 'all', officer: 'all', head: 'all', unknown: 'all', link: 'own', none: 'no' },
  /** A chapter's page on the phone; at the sheet the summary tabs say more. */
  lookAtOwn: { owner: 'no', officer: 'no', head: 'no', unknown: 'no', link: 'own', none: 'no' },
  enter: { owner: 'all', officer: 'all', head: 'all', unknown: 'all', link: 'own', none: 'no' },
  openForm: { owner: 'all', officer: 'all', head: 'all', unknown: 'all', link: 'no', none: 'no' },
  edit: { owner: 'all', officer: 'all', head: 'own', unknown: 'mine', link: 'own', none: 'no' },
  /** Taking a row away, and putting it back. */
  delete: { owner: 'all', officer: 'all', head: 'own', unknown: 'mine', link: 'mine', none: 'no' },
  /** Lists of members that say more than a search does. */
  lookAtMembers: { owner: 'all', officer: 'all', head: 'all', unknown: 'no', link: 'no', none: 'no' },
  /** The round of the three “biết”: a head makes it on her phone, group by group. */
  lookAtKnown: { owner: 'all', officer: 'all', head: 'all', unknown: 'no', link: 'own', none: 'no' },
  saveKnown: { owner: 'all', officer: 'all', head: 'own', unknown: 'no', link: 'own', none: 'no' },
  /** What changes of a member on a day, two records made one. */
  changeMembers: { owner: 'all', officer: 'all', head: 'own', unknown: 'no', link: 'no', none: 'no' },
  check: { owner: 'all', officer: 'all', head: 'all', unknown: 'all', link: 'no', none: 'no' },
  count: { owner: 'all', officer: 'all', head: 'all', unknown: 'no', link: 'no', none: 'no' },
  /** Settings, lists, links, reports, closing, what the workbook holds. */
  govern: { owner: 'all', officer: 'all', head: 'no', unknown: 'no', link: 'no', none: 'no' },
} as const satisfies Record<string, Readonly<Record<Role, Reach>>>;

export type Right = keyof typeof reaches;

export const reachOf = (role: Role, right: Right): Reach => reaches[right][role];

/** Every global of the bundle: menu items, triggers, what programs call. One without a right does not compile in `main.ts`. */
export const globalRights = {
  onOpen: 'open',
  onInstall: 'open',
  onEdit: 'open',
  doGet: 'open',
  /** Asked again by the call that it carries. */
  rpc: 'open',
  openEntryForm: 'openForm',
  openProblems: 'openForm',
  checkData: 'check',
  summarize: 'count',
  traceFigure: 'count',
  exportReport: 'govern',
  openExport: 'govern',
  openIssues: 'govern',
  issueReport: 'govern',
  withdrawReport: 'govern',
  listPlaceholders: 'govern',
  makeOwnTemplate: 'govern',
  openClosing: 'govern',
  closePeriod: 'govern',
  openPeriod: 'govern',
  openReportStatus: 'govern',
  openDuplicates: 'lookAtMembers',
  openLinks: 'govern',
  openStart: 'govern',
  openModels: 'govern',
  chooseModels: 'govern',
  openPacks: 'govern',
  openBackup: 'govern',
  openPrivacy: 'govern',
  openBorders: 'govern',
  openSettings: 'govern',
  installSheets: 'govern',
  lockTabs: 'govern',
  unlockTabs: 'govern',
  showTabs: 'govern',
  hideTabs: 'govern',
  selfCheck: 'tryOut',
} as const satisfies Record<string, Right>;

export type GlobalName = keyof typeof globalRights;

/**
 * Whether a workbook lets a global through which a newer version has set up: openers of pages, whose calls are asked again, and
 * the triggers. That of a typed cell finds ids and stamps by titles that no version changes, and may cost next to nothing.
 */
export const isReading = (name: GlobalName): boolean => /^(on|open|doGet$|rpc$|selfCheck$)/.test(name);

/** Every call of a page. */
export const callRights = {
  'form.describe': 'look',
  'row.save': 'enter',
  'rows.save': 'enter',
  'row.edit': 'edit',
  'row.delete': 'delete',
  'row.undo': 'delete',
  'row.get': 'look',
  'row.show': 'openForm',
  'row.mend': 'edit',
  'pasted.read': 'enter',
  'picture.keep': 'edit',
  'problems.list': 'look',
  'chapter.month': 'lookAtOwn',
  'rows.mine': 'look',
  'rows.similar': 'enter',
  'members.index': 'look',
  'pairs.atWork': 'look',
  'member.move': 'changeMembers',
  'member.leave': 'changeMembers',
  'member.return': 'changeMembers',
  'member.type': 'changeMembers',
  'member.duplicates': 'lookAtMembers',
  'member.merge': 'changeMembers',
  'member.ticks': 'lookAtKnown',
  'member.know': 'saveKnown',
  'member.held': 'govern',
  'list.add': 'govern',
  'links.list': 'govern',
  'links.create': 'govern',
  'links.createAll': 'govern',
  'links.revoke': 'govern',
  'links.address': 'govern',
  'report.status': 'govern',
  'settings.get': 'govern',
  'settings.save': 'govern',
  'period.get': 'govern',
  'period.set': 'govern',
  'start.look': 'govern',
  'models.list': 'govern',
  'models.choose': 'govern',
  'work.look': 'openForm',
  /** Asked again by the work that it goes on with. */
  'work.goOn': 'count',
  'backup.look': 'govern',
  'backup.write': 'govern',
  'privacy.look': 'govern',
  'privacy.erase': 'govern',
  'chapters.look': 'govern',
  'chapters.write': 'govern',
  'packs.list': 'govern',
  'packs.read': 'govern',
  'packs.install': 'govern',
  'packs.remove': 'govern',
  'packs.export': 'govern',
  'report.choices': 'govern',
  'report.export': 'govern',
  'place.show': 'govern',
  'closing.get': 'govern',
  'closing.set': 'govern',
  'issues.list': 'govern',
  'issues.issue': 'govern',
  'issues.withdraw': 'govern',
  'issues.compare': 'govern',
} as const satisfies Record<CallName, Right>;

/** What is known of somebody who sits at the sheet. */
export interface Standing {
  /** '' where Google does not say. */
  readonly email: string;
  /** '' where the file has none, or Google does not say. */
  readonly owner: string;
  /** Addresses of the settings' line; null where nobody was listed yet: then who edits the file is an officer. */
  readonly officers: readonly string[] | null;
  /** Codes of the chapters that have her e-mail. */
  readonly chapters: readonly string[];
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

export function roleOf({ email, owner, officers, chapters }: Standing): Role {
  const isKnown = email.trim() !== '';
  if (isKnown && same(email, owner)) return 'owner';
  if (isKnown && officers?.some((one) => same(one, email)) === true) return 'officer';
  if (isKnown && chapters.length > 0) return 'head';
  return officers === null ? 'officer' : 'unknown';
}

/** Whoever was recognised: at the sheet by her role, by a link as the link says. */
export interface Person {
  readonly role: Exclude<Role, 'none'>;
  readonly name: string;
  /** Her chapter's code; null for whoever has none. */
  readonly chapter: string | null;
  /** All that are hers: one e-mail may stand at two chapters. */
  readonly chapters: readonly string[];
  /** Whom to ask, as the settings list them. */
  readonly officers: readonly string[];
  /** Of a link: the day on which its chapter ended, `gone` where it is no longer listed. */
  readonly ended: Day | 'gone' | null;
}

/** A row as far as it matters whose it is. */
export interface OwnRow {
  /** Code of its chapter; null where it names none that is known. */
  readonly chapter: string | null;
  readonly enteredBy: string;
}

/**
 * @param name as rows are stamped; '' nobody.
 * @param chapters hers.
 */
export function reachesRow(
  reach: Reach,
  { name, chapters }: { readonly name: string; readonly chapters: readonly string[] },
  { chapter, enteredBy }: OwnRow,
): boolean {
  const isMine = name !== '' && same(enteredBy, name);
  switch (reach) {
    case 'all':
      return true;
    case 'own':
      // A row that names no chapter yet is of who wrote it down: she must be able to mend it.
      return chapter === null ? isMine : chapters.includes(chapter);
    case 'mine':
      return isMine;
    case 'no':
      return false;
    default:
      return reach satisfies never;
  }
}
