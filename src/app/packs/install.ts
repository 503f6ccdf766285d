/** Installing packages, those of the product and one that was pasted: all of what can be written, in one write. */
import type { Pack } from '../../domain/packs/pack';
import { packs } from '../../domain/packs/packs';
import { readPack } from '../../domain/packs/text';
import { done, failed, tell } from '../../domain/values';
import type { Input, Output } from '../../shared/contract';
import { type Answer, invalid } from '../../shared/problem';
import type { Visit } from '../rpc/visit';
import { listPacks } from './list';
import { isRecorded, named, openForPacks } from './opened';
import { type Plan, planOf, refusedText } from './plan';
import type { Tools } from './tools';

type Wanted = readonly Omit<Pack, 'key'>[];

/** What stands in a pasted text, and what would become of it here. Writes nothing. */
export function readPasted(
  { text }: Input<'packs.read'>,
  visit: Visit,
  tools: Tools,
): Answer<Output<'packs.read'>> {
  const opened = openForPacks(visit, tools);
  const wanted = wantedOf([], text);
  if (!wanted.ok) return wanted;
  const planned = planOf(visit, opened, wanted.value, tools);
  if (!planned.ok) return planned;
  const { fresh, known, cannot } = planned.value;
  const [{ name, about } = { name: '', about: '' }] = wanted.value;
  return done({
    ...{ name, about, known: [...known], cannot: [...cannot], notes: noticesOf(planned.value) },
    fresh: fresh.map(({ indicator }) => `${indicator.name} (${indicator.unit})`),
  });
}

export function installPacks(
  { packs: keys, text }: Input<'packs.install'>,
  visit: Visit,
  tools: Tools,
): Answer<Output<'packs.install'>> {
  const wanted = wantedOf(keys, text);
  if (!wanted.ok) return wanted;
  let ward = openForPacks(visit, tools);
  let planned = planOf(visit, ward, wanted.value, tools);
  if (!planned.ok) return planned;
  const notes: string[] = [];
  if (planned.value.fresh.length > 0 && !isRecorded(ward)) {
    const chosen = tools.turnOn();
    if (!chosen.ok) return failed(invalid('', chosen.problem.what, chosen.problem.todo));
    notes.push(
      'Sổ nay ghi thêm mô hình Hoạt động và chỉ số của phường: định nghĩa ở tab Chỉ số, số liệu ở tab Hoạt động.',
      ...chosen.value.notes,
    );
    ward = openForPacks(visit, tools);
    planned = planOf(visit, ward, wanted.value, tools);
    if (!planned.ok) return planned;
  }
  const plan = planned.value;
  if (plan.fresh.length > 0) {
    const tab = tools.tabOf(ward, 'indicators');
    if (!tab.ok) return tab;
    // Lists first: an entry that nobody uses yet harms nothing, an indicator without its list would.
    const added = addLists(wanted.value, visit, tools);
    if (!added.ok) return added;
    notes.push(...added.value);
    tools.appendNew(
      visit,
      tab.value,
      plan.fresh.map(({ cells }) => cells),
    );
  }
  const listed = listPacks(visit, tools);
  if (!listed.ok) return listed;
  return done({
    list: listed.value,
    message: saying(wanted.value, plan),
    notes: [
      ...notes,
      ...plan.known.map(({ name, why }) => `Sổ đã có ${named(name)}: ${why}`),
      ...plan.cannot.map(({ name, why }) => `Chưa thêm được ${named(name)}: ${why}`),
      ...noticesOf(plan),
    ],
  });
}

function wantedOf(keys: readonly string[], text: string | undefined): Answer<Wanted> {
  if (text !== undefined) {
    const read = readPack(text);
    return read.ok ? done([read.value]) : refusedText(read.problem);
  }
  const wanted = packs.filter(({ key }) => keys.includes(key));
  if (wanted.length < new Set(keys).size) return failed({ kind: 'badRequest' });
  return wanted.length === 0
    ? failed(invalid('', 'Chưa chọn gói nào.', 'Đánh dấu ít nhất một gói.'))
    : done(wanted);
}

/** Adds what the rows of a package need in `Danh mục`. @returns what is told of it. */
function addLists(wanted: Wanted, visit: Visit, tools: Tools): Answer<string[]> {
  const said: string[] = [];
  for (const { lists = {} } of wanted) {
    for (const [list, labels] of Object.entries(lists)) {
      for (const label of labels) {
        const added = tools.addToList({ list, label, attributes: [] }, visit);
        if (!added.ok) return added;
        if (added.value.isNew) said.push(`Tab Danh mục có thêm ${named(label)}.`);
      }
    }
  }
  return done(said);
}

const noticesOf = ({ fresh }: Plan): string[] =>
  fresh.flatMap(({ indicator, notices }) => notices.map((notice) => `${named(indicator.name)}: ${notice}`));

function saying(wanted: Wanted, { fresh, known, cannot }: Plan): string {
  const of = wanted.map(({ name }) => named(name)).join(', ');
  if (fresh.length > 0)
    return tell({
      what: `Đã thêm ${fresh.length} chỉ số của gói ${of}.`,
      todo: 'Chi hội ghi số ở Nhập liệu → Hoạt động.',
    });
  return cannot.length === 0
    ? `Sổ đã có đủ ${known.length} chỉ số của gói ${of}, không thêm gì.`
    : `Chưa thêm được chỉ số nào của gói ${of}.`;
}
