/** Riêng tư: how the book stands with the law on personal data, what an erasure would change, and the erasure itself. */
import { done, failed, formatDay } from '../../domain/values';
import type { WardData } from '../../domain/ward';
import { addressOf, clearNotes } from '../../google/whole-book';
import type { Input, Output } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import type { Visit } from '../rpc/visit';
import { isRows, openBook } from './book';
import { isOwnTab, type PagePlan, type Plan, planOf } from './plan';
import type { Tools } from './tools';

type Told = Output<'privacy.look'>;

const DONE = 'Xóa thông tin theo yêu cầu';

export function privacy(
  input: Input<'privacy.look'> | Input<'privacy.erase'>,
  visit: Visit,
  tools: Tools,
): Answer<Told> {
  if (input.members.length === 0) return done(stateOf(freshData(visit, tools), visit, tools));
  const book = openBook(visit, tools);
  const plan = planOf(input.members, book, tools);
  if (!plan.ok) return plan;
  const now = stateOf(book.ward.data, visit, tools);
  if (!('seen' in input)) return done({ ...now, recap: recapOf(plan.value, visit, tools) });
  if (input.seen !== plan.value.seen)
    return done({
      ...now,
      recap: recapOf(plan.value, visit, tools),
      message: 'Sổ vừa có người sửa, nên chưa xóa gì. Xem lại dưới đây rồi bấm xóa lần nữa.',
    });
  const written = erase(plan.value, input.members, visit, tools);
  if (!written.ok) return written;
  const { left } = recapOf(plan.value, visit, tools);
  return done({
    ...stateOf(freshData(visit, tools), visit, tools),
    recap: { changes: [], left, seen: '' },
    message: `Đã xóa thông tin của ${input.members.join(', ')}; các tổng số vẫn như cũ.`,
  });
}

/** Everything else first, the line in the log, her own row last: what is cut is finished by the same press. */
function erase({ pages }: Plan, members: readonly string[], visit: Visit, tools: Tools): Answer<null> {
  const own = pages.filter(({ page }) => isOwnTab(page));
  for (const one of pages) {
    if (own.includes(one)) continue;
    const refused = write(one, visit, tools);
    if (!refused.ok) return refused;
  }
  // It was there when the plan was made.
  const table = tools.tables.members;
  tools.logOnce(visit, { table }, { id: members.map((id) => id.toUpperCase()).join(', '), what: DONE });
  for (const one of own) {
    const refused = write(one, visit, tools);
    if (!refused.ok) return refused;
  }
  tools.forgetMembers();
  return done(null);
}

function write({ page, columns, own }: PagePlan, visit: Visit, tools: Tools): Answer<null> {
  visit.writing = page.sheet;
  if (!isRows(page) || page.live === null) {
    for (const { place, format, cells } of columns) tools.writeColumn(page, place, format, cells);
    return done(null);
  }
  const stamps = own.length === 0 ? [] : stampsOf(page.places, own, visit);
  // What the sheet or a person noted at her cells tells of her too.
  if (own.length > 0) {
    const last = tools.a1(1, page.raw.headers.length - 1).replace(/\d+$/, '');
    clearNotes(page.sheet, own, last);
  }
  const { isDone, notes } = tools.changeColumns(tools.keyedTab(page.live, visit), [...columns, ...stamps]);
  visit.told.push(...notes);
  tools.raiseRevision(page.key);
  return isDone ? done(null) : failed({ kind: 'stale', sheet: page.name });
}

const stampsOf = (places: Readonly<Record<string, number | null>>, rows: readonly number[], visit: Visit) =>
  (['editedBy', 'editedAt'] as const).flatMap((key) => {
    const place = places[key];
    const text = key === 'editedBy' ? visit.name : visit.at;
    return place == null
      ? []
      : [{ place, format: '@', cells: new Map(rows.map((row) => [row, text] as const)) }];
  });

const freshData = (visit: Visit, tools: Tools): WardData =>
  tools.openWard(visit, ['members'], { withSettings: true }).data;

function stateOf(data: WardData, visit: Visit, tools: Tools): Told {
  const { present, without, withdrawn, overdue, undated, isSharingDue } = tools.privacyOf(data);
  const { keepYears, sharingSeen } = data.settings;
  const due = [
    ...withdrawn.map((row) => ({ row, why: `rút đồng ý ngày ${dayOf(row.withdrawn)}` })),
    ...overdue.map((row) => ({ row, why: `rời đi ngày ${dayOf(row.changed)}` })),
  ];
  return {
    ...{ today: visit.today, present, without, keepYears, undated, isSharingDue },
    sharing: sharingSeen === null ? '' : formatDay(sharingSeen),
    // A row without a code cannot be spoken of yet: Cài đặt sổ gives it one.
    due: due.flatMap(({ row: { key, name }, why }) => (key === '' ? [] : [{ id: key, title: name, why }])),
    recap: null,
    message: '',
  };
}

const dayOf = (day: Parameters<typeof formatDay>[0] | null): string => (day === null ? '' : formatDay(day));

/** Lines of a list; the rest is counted. */
const SHOWN = 100;
const LONGEST = 160;

function recapOf(
  { told, left, seen }: Plan,
  { spreadsheet }: Visit,
  tools: Tools,
): NonNullable<Told['recap']> {
  const shown = left.slice(0, SHOWN).map((one) => ({
    where: `${one.page.name}, ô ${tools.a1(one.row, one.place)}`,
    text: one.text.length > LONGEST ? `${one.text.slice(0, LONGEST)}…` : one.text,
    url: addressOf(spreadsheet, one.page.sheet, tools.a1(one.row, one.place)),
  }));
  const rest = left.length - shown.length;
  return {
    changes: [...told],
    left: rest === 0 ? shown : [...shown, { where: `và ${rest} ô nữa`, text: '', url: '' }],
    seen,
  };
}
