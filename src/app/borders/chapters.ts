/**
 * Sáp nhập, đổi tên: chapters renamed, merged and parted from a day on, after a recap. The past of members first, then the
 * members, the old chapters last: what is cut in between is done by the same press.
 */

import { rowOf } from '../../domain/tables/raw-table';
import { compareText, done, failed } from '../../domain/values';
import type { Cell } from '../../domain/ward';
import type { Column } from '../../google/row-unit';
import type { Input, Output } from '../../shared/contract';
import type { Answer, Problem } from '../../shared/problem';
import type { OpenWard } from '../rows/open-ward';
import type { Tab } from '../rows/tab';
import type { Visit } from '../rpc/visit';
import { join } from './join';
import { ACTS, type Act, type Plan, planOf } from './plan';
import type { Tools } from './tools';

type Borders = Output<'chapters.look'>;
const isAct = (name: string): name is Act => (ACTS as readonly string[]).includes(name);

/** @param input `act` '' asks for the chapters alone; with `seen` it is done as the recap `seen` said. */
export function changeChapters(
  input: Input<'chapters.look'> | Input<'chapters.write'>,
  visit: Visit,
  tools: Tools,
): Answer<Borders> {
  const { act } = input;
  const nothing = { recap: null, message: '', notes: [] };
  if (act === 'join') {
    const joined = join(input, visit, tools);
    if (!joined.ok) return joined;
    const now = tools.openWard({ ...visit, opened: new Map() }, ['members']);
    return done({ chapters: listed(now, visit), ...joined.value });
  }
  if (!isAct(act)) {
    if (act !== '' || 'seen' in input) return failed({ kind: 'badRequest' });
    return done({ chapters: listed(tools.openWard(visit, ['members']), visit), ...nothing });
  }
  // What is asked, without what only sending it says: a recap is about the same.
  const { chapters, code, name, day, groups } = input;
  const plan = planOf(act, { act, chapters, code, name, day, groups }, visit, tools);
  if (!plan.ok) return plan;
  const { ward, recap } = plan.value;
  const list = listed(ward, visit);
  if (!('seen' in input)) return done({ chapters: list, ...nothing, recap });
  if (recap.counts[0] === 0)
    return done({
      chapters: list,
      ...nothing,
      message: 'Việc này đã xong từ trước, không phải làm gì thêm.',
    });
  if (input.seen !== recap.seen)
    return done({
      chapters: list,
      recap,
      message: 'Sổ vừa có người sửa, nên chưa làm gì. Xem lại dưới đây rồi bấm lần nữa.',
      notes: [],
    });
  const problem = write(plan.value, visit, tools);
  if (problem !== null) return failed(problem);
  const after = tools.openWard({ ...visit, opened: new Map() }, ['members']);
  return done({
    chapters: listed(after, visit),
    recap: null,
    message: `Đã làm xong. ${plan.value.told}.`,
    notes: [...visit.told.splice(0), ...(recap.parts[1] ?? [])],
  });
}

function listed({ data }: OpenWard, { today }: Visit): Borders['chapters'] {
  return data.records.chapters.rows
    .map(({ code, name, cluster, from, until, chapterCode }) => {
      const own = data.records.members.rows.filter(
        (one) => one.chapterCode === chapterCode && one.leftOn === null,
      );
      return {
        code,
        label: cluster === null ? name : `${name} (${cluster})`,
        isActive: (from === null || from <= today) && (until === null || until > today),
        members: own.length,
        groups: [...new Set(own.map(({ group }) => group ?? ''))].sort(compareText),
      };
    })
    .sort((a, b) => compareText(a.label, b.label));
}

/** @returns why it must begin again; null where all is written. */
function write(plan: Plan, visit: Visit, tools: Tools): Problem | null {
  const { ward, tab, members, coming, heir, moving, changes, told } = plan;
  visit.writing = tab.sheet;
  if (coming !== null) {
    const added = tools.addRow(tools.keyedTab(tab, visit), tools.placedCells(tab, coming));
    visit.told.push(...added.notes);
    if (!added.isDone) return { kind: 'stale', sheet: tab.table.sheet };
    tools.raiseRevision('chapters');
  }
  if (moving.length > 0) {
    const stages = moving.flatMap(({ member, stage }) => (stage === null ? [] : [{ member, stage }]));
    if (stages.length > 0) {
      const history = tools.historyTab(visit, ward);
      if (!history.ok) return history.problem;
      const cellsOf = tools.stageWriter(visit, ward, history.value);
      tools.appendNew(
        visit,
        history.value,
        stages.map(({ member, stage }) => cellsOf(member, stage)),
      );
    }
    visit.writing = members.sheet;
    const all = (cell: Cell) => new Map(moving.map(({ member }) => [member.row, cell]));
    const moved = tools.changeColumns(tools.keyedTab(members, visit), [
      ...columnOf(tools, members, 'chapter', all(tools.encodeReference(heir))),
      ...columnOf(tools, members, 'editedBy', all(visit.name)),
      ...columnOf(tools, members, 'editedAt', all(visit.at)),
    ]);
    visit.told.push(...moved.notes);
    if (!moved.isDone) return { kind: 'stale', sheet: members.table.sheet };
    tools.raiseRevision('members');
    tools.forgetMembers();
  }
  visit.writing = tab.sheet;
  for (const [index, cells] of [...changes].flatMap(([code, own]) =>
    tab.raw.rows.flatMap((row, at) => (tools.idOf(tab, row) === code ? [[at, own] as const] : [])),
  )) {
    const stamped = new Map([...cells, ['editedBy', visit.name], ['editedAt', visit.at]] as const);
    const changed = tools.changeCells(
      tools.keyedTab(tab, visit),
      rowOf(index),
      tools.placedCells(tab, stamped),
    );
    visit.told.push(...changed.notes);
    if (!changed.isDone) return { kind: 'stale', sheet: tab.table.sheet };
  }
  tools.raiseRevision('chapters');
  const people =
    moving.length === 0 ? '' : `Chuyển ${moving.length} hội viên sang ${heir.label} · ${heir.key}`;
  tools.logAbout(visit, told, tab.table.sheet, heir.key, people);
  return null;
}

function columnOf(tools: Tools, tab: Tab, key: string, cells: ReadonlyMap<number, Cell>): Column[] {
  const [place, column] = [tab.places[key], tab.table.columns[key]];
  return place == null || column === undefined ? [] : [{ place, format: tools.formatOf(column), cells }];
}
