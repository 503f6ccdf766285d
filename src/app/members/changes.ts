/**
 * Changes of a member that have a day: moving to another chapter, another type, leaving, coming back. Her row says how
 * she stands now; how she stood before goes to the tab `Quá trình hội viên`, so that the years before stay as they were.
 */

import { type Day, done, failed, formatDay, hash, tell } from '../../domain/values';
import { type Cell, labelOf, pastOf, rowOf, tables } from '../../domain/ward';
import type { FieldValue, Input, Receipt } from '../../shared/contract';
import { type Answer, invalid } from '../../shared/problem';
import { readField, showCell } from '../rows/cells';
import { closedDay } from '../rows/closed-days';
import { changeRow, finishedBefore } from '../rows/correct';
import type { OpenWard } from '../rows/open-ward';
import { cellOf, ownRow, rowsWithId, type Tab, textAt } from '../rows/tab';
import { refusedRow } from '../rpc/person';
import type { Visit } from '../rpc/visit';
import { addStages, historyTab, type Member, type Stage } from './history';
import { GONE, openMembers } from './open';

/** A member as she stands, and the day on which something of her changes. */
interface Standing {
  readonly ward: OpenWard;
  readonly tab: Tab;
  readonly index: number;
  /** Names what is asked, so that the same sent again goes on where it was cut. */
  readonly mark: string;
  readonly cells: readonly Cell[];
  readonly member: Member;
  readonly on: Day;
}

function openMember(
  visit: Visit,
  asked: { readonly member: string; readonly day: string },
): Answer<Standing> {
  const { member: id, day } = asked;
  const opened = openMembers(visit, ['memberHistory']);
  if (!opened.ok) return opened;
  const { ward, tab } = opened.value;
  const index = rowsWithId(tab, id)[0];
  if (index === undefined) return failed(GONE);
  const cells = tab.raw.rows[index] ?? [];
  const refused = refusedRow(ward.person, 'changeMembers', ownRow(tab, cells, ward.context));
  if (refused !== null) return failed(refused);
  const on = dayOf(ward, day);
  if (!on.ok) return on;
  const member = ward.data.records.members.rows.find(({ row }) => row === rowOf(index));
  if (member === undefined) {
    return failed(
      invalid(
        '',
        'Hồ sơ này đang có ô ghi sai nên chưa được tính.',
        'Bấm Sửa hồ sơ, sửa ô sai, rồi làm lại.',
      ),
    );
  }
  const mark = `change ${hash(JSON.stringify(asked))}`;
  return done({ ward, tab, index, mark, cells, member, on: on.value });
}

function dayOf(ward: OpenWard, typed: string): Answer<Day> {
  const read = readField(tables.members.columns.changed, typed, ward.context);
  return read.ok
    ? done(read.value.decoded as Day) // the column is of days
    : failed(invalid('day', tell(read.problem), 'Ghi ngày, ví dụ 28/6.'));
}

/** The answer where this very change was written before and cut. */
const again = (visit: Visit, { ward, tab, index, mark }: Standing): Answer<Receipt> | null =>
  finishedBefore(visit, ward, tab, { index, mark });

const past = ({ ward, member }: Standing) => pastOf(ward.data.records.memberHistory.rows, member.key);

/** A change of a member who is present, on a day on which she was. */
function presentOn(standing: Standing): Answer<Standing> {
  const { member, on } = standing;
  if (member.leftOn !== null) {
    return failed(
      invalid('', `${member.name} đã rời đi.`, 'Nếu chị ấy sinh hoạt lại, bấm Ghi trở lại trước.'),
    );
  }
  if (member.joined !== null && on < member.joined) {
    return failed(
      invalid('day', `Ngày này đứng trước ngày vào Hội (${formatDay(member.joined)}).`, 'Xem lại ngày.'),
    );
  }
  const later = past(standing).find(({ day }) => day > on);
  return later === undefined
    ? done(standing)
    : failed(
        invalid(
          'day',
          `Sổ đã ghi một lần đổi sau ngày này (${formatDay(later.day)}).`,
          `Xem lại ngày, hoặc sửa dòng ấy ở tab ${tables.memberHistory.sheet}.`,
        ),
      );
}

/** To another chapter of the ward: the same record, with a line in its note as well. */
export function moveMember(input: Input<'member.move'>, visit: Visit): Answer<Receipt> {
  const { chapter, group, version } = input;
  const opened = openMember(visit, input);
  if (!opened.ok) return opened;
  const { ward, tab, cells, on } = opened.value;
  const column = tables.members.columns.chapter;
  const target = readField(column, chapter, ward.context);
  if (!target.ok) return failed(invalid('chapter', tell(target.problem), 'Chọn chi hội chuyển đến.'));
  const from = showCell(column, cellOf(tab, cells, 'chapter'), ward.context);
  const to = showCell(column, target.value.cell, ward.context);
  if (target.value.decoded === opened.value.member.chapter) {
    return (
      again(visit, opened.value) ?? failed(invalid('chapter', `Hội viên đang ở ${to}.`, 'Chọn chi hội khác.'))
    );
  }
  const note = `Chuyển từ ${from} đến ${to} ngày ${formatDay(on)}.`;
  const values: Record<string, FieldValue> = {
    chapter: String(target.value.cell),
    note: withLine(cells, tab, note),
    // A group is a chapter's own: unless the new one is said, none is.
    group,
  };
  return changeFrom(visit, presentOn(opened.value), version, values, note);
}

/** Another type from a day on: honorary members do not count in the member rate. */
export function changeType(input: Input<'member.type'>, visit: Visit): Answer<Receipt> {
  const { type, version } = input;
  const opened = openMember(visit, input);
  if (!opened.ok) return opened;
  const { ward, member: row } = opened.value;
  const read = readField(tables.members.columns.type, type, ward.context);
  if (!read.ok) return failed(invalid('type', tell(read.problem), 'Chọn loại hội viên.'));
  const label = (key: string | null) => labelOf('memberTypes', key ?? 'official', ward.context.catalogue);
  if (read.value.decoded === (row.type ?? 'official')) {
    return (
      again(visit, opened.value) ??
      failed(invalid('type', `Hội viên đang là ${label(row.type)}.`, 'Chọn loại khác.'))
    );
  }
  const note = `Từ ${label(row.type)} thành ${String(read.value.cell)}.`;
  return changeFrom(visit, presentOn(opened.value), version, { type: String(read.value.cell) }, note);
}

function changeFrom(
  visit: Visit,
  standing: Answer<Standing>,
  version: string,
  values: Record<string, FieldValue>,
  note: string,
): Answer<Receipt> {
  if (!standing.ok) return standing;
  const { member, on } = standing.value;
  const closed = closedDay(visit, standing.value.ward, on);
  if (closed !== null) return failed(closed);
  const { chapter, type, state } = member;
  return change(visit, standing.value, version, values, [{ day: on, chapter, type, state, note }]);
}

/** Marks a member as left; her row stays, because the year's report counts her. */
export function memberLeft(input: Input<'member.leave'>, visit: Visit): Answer<Receipt> {
  const { state, day, note, version } = input;
  const opened = openMember(visit, input);
  if (!opened.ok) return opened;
  const { ward, tab, cells } = opened.value;
  const read = readField(tables.members.columns.state, state, ward.context);
  if (!read.ok || read.value.decoded === 'active') {
    return failed(
      invalid('state', 'Chưa chọn lý do rời đi.', 'Chọn Chuyển đi, Thôi sinh hoạt hoặc Qua đời.'),
    );
  }
  const values: Record<string, FieldValue> = { state, changed: day };
  if (note.trim() !== '') values.note = withLine(cells, tab, note);
  // Her row keeps the day, so there is nothing to add to her past.
  return change(visit, opened.value, version, values, []);
}

/** A member who left is present again: the time between stays a time without her. */
export function memberBack(input: Input<'member.return'>, visit: Visit): Answer<Receipt> {
  const { version } = input;
  const opened = openMember(visit, input);
  if (!opened.ok) return opened;
  const { member: row, on } = opened.value;
  if (row.leftOn === null) {
    return (
      again(visit, opened.value) ??
      failed(invalid('', `${row.name} đang sinh hoạt.`, 'Không phải ghi trở lại.'))
    );
  }
  if (row.changed === null) {
    return failed(
      invalid('', 'Hồ sơ chưa có ngày rời đi.', 'Bấm Sửa hồ sơ, ghi Ngày thay đổi, rồi ghi trở lại.'),
    );
  }
  if (on <= row.changed) {
    return failed(
      invalid('day', `Ngày trở lại phải sau ngày rời đi (${formatDay(row.changed)}).`, 'Xem lại ngày.'),
    );
  }
  const closed = closedDay(visit, opened.value.ward, on);
  if (closed !== null) return failed(closed);
  const { chapter, type, state } = row;
  return change(visit, opened.value, version, { state: 'Đang sinh hoạt', changed: '' }, [
    { day: row.changed, chapter, type, state: 'active', note: 'Rời đi.' },
    { day: on, chapter, type, state, note: 'Trở lại.' },
  ]);
}

function withLine(cells: readonly Cell[], tab: Tab, line: string): string {
  const lines = textAt(cells, tab.places.note).split('\n');
  // A change that was cut after its note and is sent again has its line already.
  return lines.at(-1) === line ? lines.join('\n') : [...lines, line].filter((part) => part !== '').join('\n');
}

/** The past first: a write that is cut in between leaves a stage that Kiểm tra asks about, never a past that is lost. */
function change(
  visit: Visit,
  standing: Standing,
  version: string,
  values: Record<string, FieldValue>,
  stages: readonly Stage[],
): Answer<Receipt> {
  const { ward, tab, member } = standing;
  // Of two changes on one day only the first has something before it.
  const known = new Set(past(standing).map(({ day }) => day));
  const fresh = stages.filter(({ day }) => !known.has(day));
  let history: Tab | null = null;
  if (fresh.length > 0) {
    const opened = historyTab(visit, ward);
    if (!opened.ok) return opened;
    history = opened.value;
  }
  return changeRow(visit, ward, tab, {
    ...{ id: member.key, version, values, mark: standing.mark },
    right: 'changeMembers',
    // Leaving adds nothing to the past: the row itself says whether closed days change.
    isDated: stages.length > 0,
    beforeWrite: () => {
      if (history !== null) addStages(visit, ward, history, member, fresh);
    },
  });
}
