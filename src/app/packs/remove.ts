/**
 * Taking a package out again: those of its indicators to which nothing in the workbook refers go into the trash, whole; the
 * others stay with all their rows, and why is told.
 */
import { done, failed, identityKey } from '../../domain/values';
import type { Input, Output } from '../../shared/contract';
import { type Answer, invalid } from '../../shared/problem';
import type { OpenWard } from '../rows/open-ward';
import type { Visit } from '../rpc/visit';
import { listPacks } from './list';
import { named, openWithUses, type StandingRow, standingRows, textOf } from './opened';
import type { Judged } from './plan';
import type { Tools } from './tools';

export function removePack(
  { name }: Input<'packs.remove'>,
  visit: Visit,
  tools: Tools,
): Answer<Output<'packs.remove'>> {
  const ward = openWithUses(visit, tools);
  const tab = tools.tabOf(ward, 'indicators');
  if (!tab.ok) return tab;
  const all = standingRows(ward);
  const own = all.filter(({ pack }) => pack !== '' && identityKey(pack) === identityKey(name));
  if (own.length === 0)
    return failed(
      invalid('', `Sổ không có chỉ số nào của gói ${named(name)}.`, 'Đóng rồi mở lại Gói chỉ số.'),
    );
  const reasons = reasonsToStay(ward, all, own);
  const going = own.filter((row) => !reasons.has(row));
  if (going.length > 0) {
    visit.writing = tab.value.sheet;
    const isDone = tools.putAside(
      visit,
      ward,
      tab.value,
      going.map(({ index }) => index),
    );
    if (!isDone) return failed({ kind: 'stale', sheet: tab.value.table.sheet });
    tools.logAbout(visit, 'Gỡ gói chỉ số', tab.value.table.sheet, going.map(({ id }) => id).join(', '));
  }
  const kept = own.flatMap((row): Judged[] => {
    const why = reasons.get(row);
    return why === undefined ? [] : [{ name: row.name, why }];
  });
  const listed = listPacks(visit, tools);
  if (!listed.ok) return listed;
  return done({
    list: listed.value,
    removed: going.map(({ id, name: of }) => ({ id, name: of })),
    kept,
    message: saying(name, going.length, kept.length),
  });
}

function saying(name: string, gone: number, kept: number): string {
  if (gone === 0) return `Chưa gỡ gì: cả ${kept} chỉ số của gói ${named(name)} đang được dùng.`;
  return kept === 0
    ? `Đã gỡ ${gone} chỉ số của gói ${named(name)}.`
    : `Đã gỡ ${gone} chỉ số của gói ${named(name)}; ${kept} chỉ số đang được dùng nên giữ lại.`;
}

/** What refers to an indicator, by its row. A ratio that stays keeps the figures that it is made of. */
function reasonsToStay(
  ward: OpenWard,
  all: readonly StandingRow[],
  own: readonly StandingRow[],
): ReadonlyMap<StandingRow, string> {
  const found = new Map<StandingRow, string>();
  for (const row of own) {
    const why = usedIn(ward, row);
    if (why !== '') found.set(row, why);
  }
  const tab = ward.tabs.get('indicators');
  if (tab === undefined) return found;
  const parts = (row: StandingRow) =>
    ['numerator', 'denominator'].map((column) => identityKey(textOf(tab, row.cells, column)));
  for (let isNew = true; isNew; ) {
    isNew = false;
    const staying = all.filter((row) => !own.includes(row) || found.has(row));
    for (const row of own) {
      const ratio = staying.find((one) => one !== row && parts(one).includes(identityKey(row.name)));
      if (found.has(row) || ratio === undefined) continue;
      found.set(row, `tỷ lệ ${named(ratio.name)} tính từ nó.`);
      isNew = true;
    }
  }
  return found;
}

/** Where an indicator is used; '' where nowhere. Cells are looked at as they stand: a row that is wrong refers to it as well. */
function usedIn(ward: OpenWard, { id, name }: StandingRow): string {
  const key = identityKey(name);
  const isMeant = (cell: string): boolean => {
    const at = cell.lastIndexOf('·');
    const code = cell
      .slice(at + 1)
      .trim()
      .toUpperCase();
    return (
      cell !== '' && ((id !== '' && code === id) || identityKey(at < 0 ? cell : cell.slice(0, at)) === key)
    );
  };
  const rowsOf = (table: 'activities' | 'targets', column: string): number => {
    const tab = ward.tabs.get(table);
    return tab === undefined ? 0 : tab.raw.rows.filter((cells) => isMeant(textOf(tab, cells, column))).length;
  };
  const activities = rowsOf('activities', 'indicator');
  if (activities > 0) return `có ${activities} dòng ở tab Hoạt động.`;
  if (rowsOf('targets', 'metric') > 0) return 'có chỉ tiêu ở tab Chỉ tiêu.';
  // `Tên: 20`, or of what its rows say besides `Tên: số tiền: 20`.
  const isWeighed = (ward.data.settings.weights ?? '').split(/[\n;]/u).some((line) => {
    const label = line.slice(0, line.lastIndexOf(':'));
    return [label, label.slice(0, label.lastIndexOf(':'))].some((one) => identityKey(one) === key);
  });
  return isWeighed ? 'có ở dòng Trọng số thi đua của tab Cài đặt.' : '';
}
