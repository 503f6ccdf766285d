/** Brings one table back from its backup, as the recap said. Nothing is deleted; every row leaves a line in the log. */
import { done } from '../../domain/values';
import type { Input, Output } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import type { Visit } from '../rpc/visit';
import { planOf } from './plan';
import type { Tools } from './tools';

/** Rows of one press: each takes some ten calls, and Google ends what takes over six minutes. */
const AT_ONCE = 60;
const DONE = 'Khôi phục từ bản sao lưu';

type Restored = Pick<Output<'backup.write'>, 'recap' | 'message' | 'notes'>;

export function restore({ copy, seen }: Input<'backup.write'>, visit: Visit, tools: Tools): Answer<Restored> {
  const plan = planOf(copy, visit, tools);
  if (!plan.ok) return plan;
  const { tab, changes, coming, recap } = plan.value;
  const [, , staying = [], left = []] = recap.parts;
  if (recap.seen !== seen)
    return done({
      recap,
      message: 'Sổ vừa có người sửa, nên chưa khôi phục gì. Xem lại dưới đây rồi bấm Khôi phục lần nữa.',
      notes: [],
    });
  let changed = 0;
  const notes: string[] = [];
  visit.writing = tab.sheet;
  for (const { id, index, cells, told } of changes.slice(0, AT_ONCE)) {
    const stamped = new Map([...cells, ['editedBy', visit.name], ['editedAt', visit.at]] as const);
    const outcome = tools.changeCells(tools.keyedTab(tab, visit), index + 2, tools.placedCells(tab, stamped));
    notes.push(...outcome.notes);
    // People moved rows meanwhile: what is left is told, and looked at anew at the next press.
    if (!outcome.isDone) break;
    tools.raiseRevision(tab.key);
    tools.afterWrite(visit, tab, id, DONE, new Map(), told);
    changed += 1;
  }
  const isWhole = changed === changes.length;
  const back = isWhole ? coming.slice(0, AT_ONCE - Math.min(AT_ONCE, changed)) : [];
  if (back.length > 0) {
    // One write for all of them: a cut leaves none or all.
    tools.appendNew(
      visit,
      tab,
      back.map(({ cells }) => cells),
    );
    tools.raiseRevision(tab.key);
    for (const { id } of back) tools.afterWrite(visit, tab, id, DONE);
  }
  const again = planOf(copy, { ...visit, opened: new Map() }, tools);
  if (!again.ok) return again;
  const rest = again.value.changes.length + again.value.coming.length;
  const said = `Đã trả lại ${back.length} dòng, sửa ${changed} dòng của tab ${tab.table.sheet} như bản sao lưu.`;
  return done({
    recap: rest === 0 ? null : again.value.recap,
    message: rest === 0 ? said : `${said} Còn ${rest} dòng: bấm Khôi phục lần nữa.`,
    notes: [
      ...notes,
      ...(recap.counts[2] === 0
        ? []
        : [`${recap.counts[2]} dòng không có trong bản sao lưu vẫn được giữ: ${staying.join(', ')}.`]),
      ...(left.length === 0 ? [] : [`Không lấy lại được: ${left.join('; ')}.`]),
    ],
  });
}
