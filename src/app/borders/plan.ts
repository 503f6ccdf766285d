/**
 * What a change of chapters would do, worked out from the tabs as they stand: rows of chapters that are added or changed,
 * members who go to another chapter. What an earlier press has done already is not in it, so that one that was cut goes on.
 */
import { formerName } from '../../domain/tables/former-names';
import {
  addDays,
  type Day,
  done,
  failed,
  formatDay,
  hash,
  normalizeText,
  sameText,
  tell,
} from '../../domain/values';
import type { Cell } from '../../domain/ward';
import type { Input, Output } from '../../shared/contract';
import { type Answer, invalid } from '../../shared/problem';
import type { Member, Stage } from '../members/history';
import type { OpenWard } from '../rows/open-ward';
import type { Tab } from '../rows/tab';
import type { Visit } from '../rpc/visit';
import type { Tools } from './tools';

export interface Moving {
  readonly member: Member;
  /** How she stood until the day; null where her past says so already, or there is none before that day. */
  readonly stage: Stage | null;
}

export interface Plan {
  readonly ward: OpenWard;
  readonly tab: Tab;
  readonly members: Tab;
  readonly day: Day;
  /** The row of a new chapter; null where it stands. */
  readonly coming: ReadonlyMap<string, Cell> | null;
  /** Code of the chapter that members go to, with its name. */
  readonly heir: { readonly key: string; readonly label: string };
  readonly moving: readonly Moving[];
  /** Cells that change, by the code of the chapter. */
  readonly changes: ReadonlyMap<string, ReadonlyMap<string, Cell>>;
  /** What the log says of it. */
  readonly told: string;
  readonly recap: NonNullable<Output<'chapters.look'>['recap']>;
}

export const ACTS = ['rename', 'merge', 'split'] as const;
export type Act = (typeof ACTS)[number];
type Asked = Input<'chapters.look'>;
type Chapter = OpenWard['data']['records']['chapters']['rows'][number];

export function planOf(act: Act, input: Asked, visit: Visit, tools: Tools): Answer<Plan> {
  const ward = tools.openWard(visit, ['members', 'memberHistory', 'pairings']);
  const [tab, members] = [tools.tabOf(ward, 'chapters'), tools.tabOf(ward, 'members')];
  if (!tab.ok) return tab;
  if (!members.ok) return members;
  const read = tools.readField(tools.tables.pairings.columns.day, input.day, ward.context);
  if (!read.ok) return failed(invalid('day', tell(read.problem), 'Ghi ngày, ví dụ 01/07/2025.'));
  const day = read.value.decoded as Day; // the column is of days
  const closed = tools.closedDay(visit, ward, day);
  if (closed !== null) return failed(closed);
  const rows = ward.data.records.chapters.rows;
  const chosen = [...new Set(input.chapters.map((code) => code.toUpperCase()))].map((code) =>
    rows.find(({ chapterCode }) => chapterCode === code),
  );
  if (chosen.length === 0 || chosen.includes(undefined))
    return failed(invalid('chapters', 'Chưa chọn chi hội.', 'Chọn trong danh sách.'));
  const of = { input, visit, tools, ward, tab: tab.value, members: members.value, day };
  const chapters = chosen.filter((one) => one !== undefined);
  return act === 'rename'
    ? renaming(of, chapters)
    : act === 'merge'
      ? merging(of, chapters)
      : parting(of, chapters);
}

interface Setting {
  readonly input: Asked;
  readonly visit: Visit;
  readonly tools: Tools;
  readonly ward: OpenWard;
  readonly tab: Tab;
  readonly members: Tab;
  readonly day: Day;
}

const missing = ({ tab }: Setting, column: string): Answer<never> | null =>
  tab.places[column] == null
    ? failed({
        kind: 'missingColumn',
        sheet: tab.table.sheet,
        header: tab.table.columns[column]?.header ?? '',
      })
    : null;

function renaming(of: Setting, [chapter, ...others]: readonly Chapter[]): Answer<Plan> {
  const { input, tools, day } = of;
  const absent = missing(of, 'formerNames');
  if (absent !== null) return absent;
  if (chapter === undefined || others.length > 0)
    return failed(invalid('chapters', 'Mỗi lần đổi tên một chi hội.', 'Chọn một chi hội.'));
  const name = normalizeText(input.name);
  const last = chapter.former.at(-1)?.until ?? null;
  if (name === '') return failed(invalid('name', 'Chưa có tên mới.', 'Ghi tên như trong văn bản.'));
  if (sameText(name, chapter.name) && last !== addDays(day, -1))
    return failed(invalid('name', `Chi hội đang mang tên ${chapter.name}.`, 'Ghi tên khác.'));
  if (last !== null && day <= last && !sameText(name, chapter.name))
    return failed(
      invalid(
        'day',
        `Sổ đã ghi một lần đổi tên sau ngày này (${formatDay(last)}).`,
        'Xem lại ngày, hoặc sửa cột Tên cũ ở tab Chi hội.',
      ),
    );
  if (chapter.from !== null && day <= chapter.from)
    return failed(
      invalid(
        'day',
        `Chi hội lập ngày ${formatDay(chapter.from)}.`,
        'Ghi ngày sau ngày ấy; nếu tên ghi sai từ đầu thì sửa thẳng ở tab Chi hội.',
      ),
    );
  const isDone = sameText(name, chapter.name);
  const before = normalizeText(chapter.formerNames ?? '') === '' ? [] : [chapter.formerNames ?? ''];
  const cells = new Map<string, Cell>([
    ['name', name],
    ['formerNames', [...before, formerName(chapter.name, addDays(day, -1))].join('\n')],
    ['label', tools.encodeReference({ key: chapter.chapterCode, label: name })],
  ]);
  const twins = of.ward.context.chapters.named(name).filter(({ key }) => key !== chapter.chapterCode);
  return finished(of, {
    heir: { key: chapter.chapterCode, label: name },
    coming: null,
    moving: [],
    changes: new Map(isDone ? [] : [[chapter.chapterCode, cells]]),
    told: `${chapter.name} đổi tên thành ${name} từ ${formatDay(day)}`,
    does: isDone
      ? []
      : [`${chapter.name} (${chapter.code}) mang tên ${name} từ ${formatDay(day)}. Mã không đổi.`],
    know: [
      `Dòng đã ghi tên cũ vẫn được tính. Báo cáo của kỳ trước ngày ${formatDay(day)} in tên cũ, kỳ sau in tên mới.`,
      ...twins.map(
        ({ label, key }) =>
          `Tên này ${label === name ? 'đang' : 'từng'} là tên của chi hội ${key}: dòng ghi tên không kèm mã sẽ bị hỏi lại.`,
      ),
      'Xong thì bấm Cài đặt sổ để các ô ghi kèm mã mang tên mới.',
    ],
  });
}

function merging(of: Setting, chapters: readonly Chapter[]): Answer<Plan> {
  const { ward, day } = of;
  const target = targetOf(of, null);
  if (!target.ok) return target;
  const { heir, coming } = target.value;
  const leaving = chapters.filter(({ chapterCode }) => chapterCode !== heir.key);
  if (leaving.length === 0 || (coming !== null && leaving.length < 2))
    return failed(
      invalid(
        'chapters',
        'Sáp nhập cần ít nhất hai chi hội.',
        'Chọn các chi hội nhập lại với nhau. Nếu chỉ đổi tên, chọn Đổi tên.',
      ),
    );
  for (const { name, from, until, successor } of leaving) {
    if (from !== null && from >= day)
      return failed(invalid('day', `${name} lập ngày ${formatDay(from)}.`, 'Ghi ngày sáp nhập sau ngày ấy.'));
    const next = successor === null ? null : codeIn(successor);
    if (until !== null && (until !== day || (next !== null && next !== heir.key)))
      return failed(
        invalid(
          'chapters',
          `${name} đã thôi hoạt động ngày ${formatDay(until)}${next === null ? '' : `, nhập vào ${next}`}.`,
          'Bỏ chọn chi hội ấy, hoặc sửa ở tab Chi hội.',
        ),
      );
  }
  const codes = new Set(leaving.map(({ chapterCode }) => chapterCode));
  const { moving, know } = movingOf(of, ({ chapterCode }) => codes.has(chapterCode ?? ''), heir, 'Sáp nhập');
  const reference = of.tools.encodeReference(heir);
  const changes = new Map(
    leaving
      .filter(({ until, successor }) => until !== day || successor === null)
      .map(({ chapterCode }) => [
        chapterCode,
        new Map<string, Cell>([
          ['until', day],
          ['successor', reference],
        ]),
      ]),
  );
  const open = ward.context.pairs.all.filter(
    ({ chapterCode, until }) => until === null && codes.has(chapterCode),
  );
  const names = leaving.map(({ name, code }) => `${name} (${code})`).join(', ');
  const stays = chapters.find(({ chapterCode }) => chapterCode === heir.key);
  return finished(of, {
    ...{ heir, coming, moving, changes },
    told: `Nhập ${names} vào ${heir.label} từ ${formatDay(day)}`,
    does: [
      ...(coming === null ? [] : [`Thêm chi hội ${heir.label} (${heir.key}), từ ${formatDay(day)}.`]),
      ...(moving.length === 0
        ? []
        : [
            `${moving.length} hội viên chuyển sang ${heir.label}, ngày ${formatDay(day)}; chi hội cũ của từng người được giữ ở tab Quá trình hội viên.`,
          ]),
      ...(changes.size === 0 ? [] : [`${names} thôi hoạt động từ ${formatDay(day)}, ${heir.label} kế thừa.`]),
      ...(open.length === 0 || changes.size === 0
        ? []
        : [`${open.length} cặp đang giúp do ${heir.label} theo dõi tiếp; dòng của cặp giữ nguyên.`]),
    ],
    know: [
      ...know,
      'Dòng đã ghi giữ chi hội cũ. Khi so với năm trước, số của chi hội mới là tổng số của các chi hội cũ.',
      ...sameGroups(of, [...codes, heir.key]),
      stays === undefined
        ? 'Số tổ phụ nữ, chi hội trưởng của chi hội mới: ghi ở tab Chi hội.'
        : `Số tổ phụ nữ của ${heir.label} chưa gồm tổ của chi hội nhập vào. Sửa số ấy ở tab Chi hội thì số tổ của năm trước cũng đổi; muốn giữ thì sáp nhập thành chi hội mã mới.`,
      'Liên kết điện thoại của chi hội cũ thôi ghi được: tạo liên kết mới ở Liên kết điện thoại.',
      'Xong thì bấm Cài đặt sổ để danh sách chọn có chi hội mới.',
    ],
  });
}

function parting(of: Setting, [source, ...others]: readonly Chapter[]): Answer<Plan> {
  const { input, day, ward } = of;
  const absent = missing(of, 'splitFrom');
  if (absent !== null) return absent;
  if (source === undefined || others.length > 0)
    return failed(invalid('chapters', 'Mỗi lần tách một chi hội.', 'Chọn một chi hội.'));
  const target = targetOf(of, source);
  if (!target.ok) return target;
  const { heir, coming } = target.value;
  if ((source.from !== null && source.from >= day) || (source.until !== null && source.until < day))
    return failed(invalid('day', `${source.name} không hoạt động ngày này.`, 'Xem lại ngày.'));
  const groups = new Set(input.groups.map(normalizeText));
  const all = ward.data.records.members.rows.filter(
    ({ chapterCode, leftOn }) => chapterCode === source.chapterCode && leftOn === null,
  );
  const goes = (member: Member) =>
    member.chapterCode === source.chapterCode && groups.has(normalizeText(member.group ?? ''));
  const { moving, know } = movingOf(of, goes, heir, 'Tách chi hội');
  return finished(of, {
    ...{ heir, coming, moving },
    changes: new Map(),
    told: `Tách ${heir.label} (${heir.key}) từ ${source.name} (${source.code}) ngày ${formatDay(day)}`,
    does: [
      ...(coming === null
        ? []
        : [`Thêm chi hội ${heir.label} (${heir.key}), tách từ ${source.name} ngày ${formatDay(day)}.`]),
      ...(moving.length === 0
        ? []
        : [
            `${moving.length} hội viên chuyển sang ${heir.label}; ${all.length - moving.length} hội viên ở lại ${source.name}.`,
          ]),
    ],
    know: [
      ...know,
      ...(moving.length === 0 ? ['Chưa chọn tổ nào chuyển đi: không hội viên nào chuyển.'] : []),
      `Số trước ngày ${formatDay(day)} của ${source.name} không chia được cho hai chi hội (trừ số hội viên), nên đứng ở dòng “trước khi tách” và chỗ so sánh ghi –.`,
      'Cặp đang giúp vẫn ở chi hội cũ: cặp nào theo chi hội mới thì sửa Chi hội ở dòng của cặp.',
      `Nếu ${source.name} cũng đổi tên, tách xong thì làm Đổi tên.`,
      'Xong thì ghi Số tổ phụ nữ của hai chi hội ở tab Chi hội, rồi bấm Cài đặt sổ.',
    ],
  });
}

const codeIn = (reference: string): string =>
  reference
    .slice(reference.lastIndexOf('·') + 1)
    .trim()
    .toUpperCase();

/** The chapter that takes over: one that stands, or a new row. @param source of a new one, which it is parted from. */
function targetOf(
  { input, visit, tools, ward, tab, day }: Setting,
  source: Chapter | null,
): Answer<Pick<Plan, 'heir' | 'coming'>> {
  const code = normalizeText(input.code).toUpperCase();
  const standing = ward.data.records.chapters.rows.find(({ chapterCode }) => chapterCode === code);
  if (standing !== undefined) {
    const isBegun = standing.from === day && sameText(standing.name, input.name);
    const isParted = source !== null && isBegun && codeIn(standing.splitFrom ?? '') === source.chapterCode;
    if (source !== null && !isParted)
      return failed(invalid('code', `Mã ${code} là của ${standing.name}.`, 'Đặt mã khác cho chi hội mới.'));
    if (input.name !== '' && !isBegun)
      return failed(
        invalid('code', `Mã ${code} là của ${standing.name}.`, 'Đặt mã khác, hoặc chọn nhập vào chi hội ấy.'),
      );
    if (standing.until !== null && standing.until <= visit.today)
      return failed(invalid('code', `${standing.name} đã thôi hoạt động.`, 'Chọn chi hội khác.'));
    return done({ heir: { key: standing.chapterCode, label: standing.name }, coming: null });
  }
  const values = { code, name: input.name, from: day };
  const checked = tools.checkRow(ward, tab, values, null);
  if (!checked.ok) return checked;
  const cells = tools.newCells(visit, ward, tab, checked.value, code);
  if (source !== null) cells.set('splitFrom', source.chapterCode);
  return done({ heir: { key: code, label: normalizeText(input.name) }, coming: cells });
}

/** Members who are present and go to another chapter, and what of the tab cannot go. */
function movingOf(
  { ward, day }: Setting,
  goes: (member: Member) => boolean,
  heir: Plan['heir'],
  why: string,
): { moving: readonly Moving[]; know: string[] } {
  const { members, memberHistory } = ward.data.records;
  const latest = new Map<string, Day>();
  for (const row of memberHistory.rows) {
    const known = latest.get(row.member);
    if (known === undefined || known < row.day) latest.set(row.member, row.day);
  }
  const wanted = members.rows.filter(
    (member) => member.leftOn === null && member.chapterCode !== heir.key && goes(member),
  );
  const nameless = wanted.filter(({ key }) => key === '');
  const moving = wanted
    .filter(({ key }) => key !== '')
    .map((member): Moving => {
      const { chapter, type, state, presentFrom } = member;
      const last = latest.get(member.key);
      // Who came later was never of the old chapter before that day; who changed later has that in her past.
      const isBefore = (presentFrom === null || presentFrom < day) && (last === undefined || last < day);
      const note = `${why}: sang ${heir.label} từ ${formatDay(day)}.`;
      return { member, stage: isBefore ? { day, chapter, type, state, note } : null };
    });
  const wrong = members.setAside.flatMap(({ row, chapter }) =>
    row !== undefined && typeof chapter === 'string' && goes({ chapterCode: chapter, group: null } as Member)
      ? [row]
      : [],
  );
  const rows = [...nameless.map(({ row }) => row), ...wrong].sort((a, b) => a - b);
  return {
    moving,
    know:
      rows.length === 0
        ? []
        : [
            `Không chuyển dòng ${rows.join(', ')} của tab Hội viên, vì dòng chưa có mã hoặc có ô ghi sai: bấm Cài đặt sổ, sửa ô sai, rồi làm lại.`,
          ],
  };
}

/** Groups of one name in several of the chapters: afterwards nobody can tell them apart. */
function sameGroups({ ward }: Setting, codes: readonly string[]): string[] {
  const chaptersOf = new Map<string, Set<string>>();
  for (const { group, chapterCode, leftOn } of ward.data.records.members.rows)
    if (group !== null && leftOn === null && chapterCode !== null && codes.includes(chapterCode))
      chaptersOf.set(group, (chaptersOf.get(group) ?? new Set()).add(chapterCode));
  const twins = [...chaptersOf].flatMap(([group, own]) => (own.size > 1 ? [group] : []));
  return twins.length === 0
    ? []
    : [
        `${twins.join(', ')} có ở nhiều chi hội: sau khi nhập không phân biệt được nữa. Muốn phân biệt thì đổi tên tổ trước.`,
      ];
}

const EVERY = 60;
function finished(
  { ward, tab, members, day, input }: Setting,
  {
    does,
    know,
    ...plan
  }: Pick<Plan, 'heir' | 'coming' | 'moving' | 'changes' | 'told'> & {
    readonly does: readonly string[];
    readonly know: readonly string[];
  },
): Answer<Plan> {
  const who = plan.moving.map(({ member }) => `${member.name} · ${member.key}`);
  const shown = who.length <= EVERY ? who : [...who.slice(0, EVERY), `… và ${who.length - EVERY} người nữa`];
  return done({
    ...{ ward, tab, members, day },
    ...plan,
    recap: {
      parts: [[...does], [...know], shown],
      counts: [does.length, plan.moving.length],
      seen: hash(JSON.stringify([input, does, plan.moving.map(({ member, stage }) => [member.key, stage])])),
    },
  });
}
