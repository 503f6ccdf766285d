/**
 * The whole table of who may do what, driven through the built bundle: every role, every act, rows of her own chapter, of
 * another one, and those she entered herself. `observed` is what the bundle did, `intended` what the table says.
 */
import { createHost, type Host, newWorkbook, recorder, type Workbook } from '../../local';
import {
  callRights,
  globalRights,
  type Reach,
  type Right,
  type Role,
  reachesRow,
  reachOf,
  roles,
} from '../../src/app/access';
import type { CallName, Input, Output } from '../../src/shared/contract';
import type { Answer } from '../../src/shared/problem';

export type Place = 'own' | 'other' | 'mine';

export interface AccessRow {
  readonly act: string;
  readonly right: Right;
  readonly role: Role;
  /** Whose row it is about; null for what is not about one row. */
  readonly place: Place | null;
  readonly intended: boolean;
  readonly observed: boolean;
}

const EXEC = 'https://script.google.com/macros/s/AKfycb-made-for-the-tests/exec';
const people: Readonly<Record<Role, string>> = {
  owner: 'chu-tep@example.org',
  officer: 'can-bo@example.org',
  head: 'khu-5a@example.org',
  unknown: 'nguoi-la@example.org',
  link: '',
  none: 'ai-do@example.org',
};
const OFFICER_NAME = 'Chị Cán Bộ Mẫu';

interface Made {
  readonly workbook: Workbook;
  readonly secret: string;
  /** Ids by what they are. */
  readonly ids: Readonly<Record<string, string>>;
}

const open = (workbook: Workbook, email: string): Promise<Host> =>
  createHost({
    ...{ workbook, email, serviceUrl: EXEC, calculator: null },
    ...{ locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh', ui: recorder(), onLog: () => undefined },
  });

let submissions = 0;
const submission = (): string => {
  submissions += 1;
  return `access-${String(submissions).padStart(12, '0')}`;
};

function call<N extends CallName>(host: Host, name: N, input: Input<N>, link?: string): Answer<unknown> {
  const outcome = host.rpc('rpc', link === undefined ? [name, input] : [name, input, link], {
    trigger: link === undefined ? 'rpc' : 'web',
  });
  if (!outcome.ok) throw outcome.error;
  return outcome.value as Answer<unknown>;
}

/** The id of a row that must be saved. */
function saved(host: Host, table: string, values: Input<'row.save'>['values'], link?: string): string {
  const answer = call(
    host,
    'row.save',
    { table, values, submission: submission(), acceptSimilar: true },
    link,
  );
  if (!answer.ok) throw new Error(`${table}: ${JSON.stringify(answer.problem)}`);
  return (answer.value as { row: { id: string } }).row.id;
}

const sale = (chapter: string) => ({
  ...{ day: '1/3/2026', chapter, material: 'Sắt', quantity: '10 kg', amount: '80.000' },
});
const OWN = 'K5A';
const OTHER = 'K1';

/** A ward with an owner, one listed officer, one head, one link, and rows of each. */
async function make(): Promise<Made> {
  const workbook = newWorkbook('Sổ');
  workbook.owner = people.owner;
  const host = await open(workbook, people.officer);
  host.get();
  host.run('installSheets');
  for (const sheet of host.globals.SpreadsheetApp.getActive().getSheets()) sheet.deleteRows(61, 940);
  for (const [code, email] of [
    [OTHER, ''],
    [OWN, people.head],
    ['K6', ''],
  ] as const)
    saved(host, 'chapters', { code, name: `Khu ${code.slice(1)}`, email });
  const ids: Record<string, string> = {};
  for (const [place, chapter] of [
    ['own', OWN],
    ['other', OTHER],
  ] as const) {
    ids[`sale.${place}`] = saved(host, 'recycling', sale(chapter));
    ids[`gone.${place}`] = saved(host, 'recycling', sale(chapter));
    ids[`member.${place}`] = saved(host, 'members', {
      name: `Trần Thị ${chapter}`,
      chapter,
      state: 'Đang sinh hoạt',
    });
    ids[`twin.${place}`] = saved(host, 'members', {
      name: `Lê Thị ${chapter}`,
      chapter,
      state: 'Đang sinh hoạt',
    });
  }
  const link = call(host, 'links.create', {
    ...{ chapter: OWN, tables: ['recycling', 'members'], until: `${new Date().getFullYear()}-12-31` },
  });
  if (!link.ok) throw new Error(JSON.stringify(link.problem));
  const secret = new URL((link.value as { url: string }).url).searchParams.get('k') ?? '';
  for (const role of ['owner', 'officer', 'head', 'unknown', 'link'] as const) {
    const hers = role === 'link' ? host : await open(workbook, people[role]);
    const by = role === 'link' ? secret : undefined;
    ids[`sale.mine.${role}`] = saved(hers, 'recycling', sale(role === 'link' ? OWN : OTHER), by);
    if (role !== 'unknown' && role !== 'link') continue;
    const id = saved(hers, 'recycling', sale(role === 'link' ? OWN : OTHER), by);
    ids[`gone.mine.${role}`] = id;
  }
  const settings = call(host, 'settings.save', {
    values: { officers: `${OFFICER_NAME}: ${people.officer}` },
  });
  if (!settings.ok) throw new Error(JSON.stringify(settings.problem));
  for (const name of ['own', 'other'] as const) remove(host, ids[`gone.${name}`] ?? '');
  remove(await open(workbook, people.unknown), ids['gone.mine.unknown'] ?? '');
  remove(host, ids['gone.mine.link'] ?? '', secret);
  return { workbook: host.workbook, secret, ids };
}

function remove(host: Host, id: string, link?: string): void {
  const row = call(host, 'row.get', { table: 'recycling', id }, link);
  if (!row.ok) throw new Error(JSON.stringify(row.problem));
  const { version } = row.value as { version: string };
  const answer = call(host, 'row.delete', { table: 'recycling', id, version }, link);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
}

/** Calls about one row, with whose row it is; versions are out of date, so that what is let through changes nothing. */
function rowCalls(
  { ids }: Made,
  role: Role,
  place: Place,
): (readonly [name: CallName, payload: Record<string, unknown>])[] {
  const of = (kind: string) => ids[`${kind}.${place === 'mine' ? `mine.${role}` : place}`];
  const version = 'cũ';
  const [row, gone, member] = [of('sale'), of('gone'), of('member')];
  const chapter = place === 'own' ? OWN : OTHER;
  const ofRow = { table: 'recycling', id: row };
  const newRow = () => ({
    ...{ table: 'recycling', values: sale(chapter), submission: submission(), acceptSimilar: false },
  });
  const entering =
    place === 'mine'
      ? []
      : ([
          ['row.save', newRow()],
          ['rows.save', { rows: [newRow()] }],
          ['rows.similar', { table: 'recycling', values: sale(chapter) }],
        ] as const);
  const rows =
    row === undefined
      ? []
      : ([
          ['row.get', ofRow],
          ['row.edit', { ...ofRow, version, values: { amount: '90.000' } }],
          ['row.delete', { ...ofRow, version }],
          ['picture.keep', { ...ofRow, picture: 'AAAA' }],
          ['row.mend', { ...ofRow, field: 'amount', before: 'sai', undo: false }],
        ] as const);
  const members =
    member === undefined
      ? []
      : ([
          ['member.move', { member, chapter: 'K6', group: '', day: '1/3/2026', version }],
          ['member.leave', { member, state: 'Chuyển đi', day: '1/3/2026', note: '', version }],
          ['member.return', { member, day: '1/3/2026', version }],
          ['member.type', { member, type: 'Hội viên danh dự', day: '1/3/2026', version }],
          ['member.merge', { keep: member, drop: of('twin'), keepVersion: version, dropVersion: version }],
          ['member.know', { ticks: [{ member, face: true }] }],
        ] as const);
  return [
    ...[...entering, ...rows, ...members],
    ...(gone === undefined ? [] : ([['row.undo', { table: 'recycling', id: gone }]] as const)),
  ];
}

/** The other calls, with payloads that a person who is let in is refused for another reason, or that only read. */
const NO_BORDER = { act: '', chapters: [], code: '', name: '', day: '', groups: [] };
const otherCalls: readonly (readonly [CallName, Record<string, unknown>])[] = [
  ['form.describe', {}],
  ['rows.mine', { tables: [], scope: 'mine' }],
  ['chapter.month', { month: '2026-03' }],
  ['row.show', { table: 'recycling', row: 2 }],
  ['problems.list', { chapter: '' }],
  ['members.index', { from: 0 }],
  ['pairs.atWork', {}],
  ['pasted.read', { text: 'Thu gom 5 kg nhựa' }],
  ['member.duplicates', {}],
  ['member.held', { member: 'HV-00001' }],
  ['member.ticks', { chapter: OWN, group: '' }],
  ['list.add', { list: 'occasions', label: '', attributes: [] }],
  ['links.list', {}],
  ['links.create', { chapter: 'KHÔNG', tables: ['recycling'], until: '2026-12-31' }],
  [
    'links.createAll',
    { ...{ isForAll: true, tables: ['recycling'], until: '2000-01-01' }, submission: submission() },
  ],
  ['links.revoke', { id: 'LK-KHONG' }],
  ['links.address', { address: 'sai' }],
  ['report.status', { month: '2026-03' }],
  ['settings.get', {}],
  ['settings.save', { values: { from: 'sai' } }],
  ['period.get', {}],
  ['period.set', { from: 'sai', to: 'sai' }],
  ['start.look', {}],
  ['models.list', {}],
  ['models.choose', { models: ['không có'] }],
  ['packs.list', {}],
  ['packs.read', { text: 'không phải gói' }],
  ['packs.install', { packs: ['không có'] }],
  ['packs.remove', { name: 'không có' }],
  ['packs.export', { name: '', about: '', ids: [] }],
  ['backup.look', { copy: '' }],
  ['work.look', { work: 'Tổng hợp' }],
  ['work.goOn', { work: 'Tổng hợp' }],
  ['backup.write', { copy: 'không có', seen: '' }],
  ['privacy.look', { members: [] }],
  ['privacy.erase', { members: [], seen: '' }],
  ['chapters.look', NO_BORDER],
  ['chapters.write', { ...NO_BORDER, seen: '' }],
  ['report.choices', {}],
  ['place.show', { sheet: 'Cài đặt', row: null }],
  ['report.export', { kind: 'topical', from: 'sai', to: 'sai' }],
  ['closing.get', {}],
  ['closing.set', { to: 'sai' }],
  ['issues.list', {}],
  ['issues.issue', { id: 'SB-KHONG', number: '1', day: 'sai', accept: false }],
  ['issues.withdraw', { id: 'SB-KHONG' }],
  ['issues.compare', { id: 'SB-KHONG' }],
];

/** Arguments of globals with which a person who is let in is refused for another reason; others take none. */
const globalArguments: Partial<Record<keyof typeof globalRights, readonly unknown[]>> = {
  chooseModels: [['không có']],
  summarize: [{ from: 'sai', to: 'sai' }],
  traceFigure: ['Không có!A1'],
  exportReport: [{ kind: 'không có' }],
  issueReport: [{ id: 'SB-KHONG' }],
  withdrawReport: [{ id: 'SB-KHONG' }],
  makeOwnTemplate: [{ kind: 'không có' }],
  listPlaceholders: [{ kind: 'không có' }],
  closePeriod: [{ to: 'sai' }],
};

/**
 * Whether a call was turned away for who makes it; of several rows in one call, whether all were. A row that a link may not even
 * see is not there for it.
 */
const isTurned = (answer: Answer<unknown>, isLink: boolean): boolean =>
  answersIn(answer)?.every((one) => isTurned(one, isLink)) ?? isTurnedRow(answer, isLink);

const answersIn = (answer: Answer<unknown>): readonly Answer<unknown>[] | undefined =>
  answer.ok ? (answer.value as Partial<Output<'rows.save'>> | null)?.answers : undefined;

const isTurnedRow = (answer: Answer<unknown>, isLink: boolean): boolean =>
  !answer.ok &&
  (answer.problem.kind === 'forbidden' ||
    answer.problem.kind === 'link' ||
    (isLink && answer.problem.kind === 'gone') ||
    (isLink && answer.problem.kind === 'invalid' && 'chapter' in answer.problem.fields));

const AWAY = 'Việc này chỉ làm được khi mở sổ.';

function isGlobalTurned(host: Host, name: string, given: readonly unknown[], web: boolean): boolean {
  const outcome = host.execute(name, [...given], { trigger: web ? 'web' : 'menu' });
  if (!outcome.ok) return true;
  const { value } = outcome;
  if (typeof value !== 'object' || value === null || !('message' in value)) return false;
  const message = String(value.message);
  return message === AWAY || message.startsWith('Việc này dành cho cán bộ phường');
}

const intendedAt = (role: Role, reach: Reach, place: Place | null): boolean => {
  if (place === null) return reach !== 'no';
  const name = 'x';
  const chapter = place === 'own' || (place === 'mine' && role === 'link') ? OWN : OTHER;
  const chapters = role === 'head' || role === 'link' ? [OWN] : [];
  return reachesRow(reach, { name, chapters }, { chapter, enteredBy: place === 'mine' ? name : 'y' });
};

/** @param among roles to try; all of them take a minute or two. */
export async function accessTable(among: readonly Role[] = roles): Promise<AccessRow[]> {
  const made = await make();
  const rows: AccessRow[] = [];
  for (const role of among) {
    const host = await open(structuredClone(made.workbook), people[role]);
    const link = role === 'link' ? made.secret : undefined;
    const isAway = role === 'link' || role === 'none';
    const note = (act: string, right: Right, place: Place | null, observed: boolean): void => {
      const intended = intendedAt(role, reachOf(role, right), place);
      rows.push({ act, right, role, place, intended, observed });
    };
    const ask = (name: CallName, payload: Record<string, unknown>): boolean => {
      const outcome = host.rpc('rpc', link === undefined ? [name, payload] : [name, payload, link], {
        trigger: isAway ? 'web' : 'rpc',
      });
      if (!outcome.ok) throw outcome.error;
      return !isTurned(outcome.value as Answer<unknown>, role === 'link');
    };
    for (const place of ['own', 'other', 'mine'] as const)
      for (const [name, payload] of rowCalls(made, role, place))
        note(name, callRights[name], place, ask(name, payload));
    for (const [name, payload] of otherCalls) note(name, callRights[name], null, ask(name, payload));
    for (const name of Object.keys(globalRights) as (keyof typeof globalRights)[]) {
      const right: Right = globalRights[name];
      // What everybody may call hands out nothing; the call that `rpc` carries is asked above.
      if (right === 'open') continue;
      note(name, right, null, !isGlobalTurned(host, name, globalArguments[name] ?? [], isAway));
    }
  }
  return rows;
}

const CALLED: Readonly<Record<Role, string>> = {
  ...{ owner: 'Chủ tệp', officer: 'Cán bộ', head: 'Chi hội trưởng', unknown: 'Chưa biết' },
  ...{ link: 'Liên kết', none: 'Không ai' },
};

/** One line an act, one column a role: for which rows it is let through. */
export function accessLines(rows: readonly AccessRow[]): string[] {
  const acts = [...new Set(rows.map(({ act }) => act))];
  const cell = (act: string, role: Role): string => {
    const own = rows.filter((row) => row.act === act && row.role === role);
    const let_ = own.filter(({ observed }) => observed).map(({ place }) => place);
    if (let_.length === 0) return '–';
    return let_.includes(null) ? 'có' : let_.map((place) => PLACES[place ?? 'own']).join(', ');
  };
  return [
    `| act | ${roles.map((role) => CALLED[role]).join(' | ')} |`,
    `|---|${roles.map(() => '---').join('|')}|`,
    ...acts.map((act) => `| ${act} | ${roles.map((role) => cell(act, role)).join(' | ')} |`),
  ];
}
const PLACES: Readonly<Record<Place, string>> = { own: 'own', other: 'other', mine: 'mine' };
