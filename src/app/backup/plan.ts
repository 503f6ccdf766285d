/** What a table's backup would bring back: rows that are gone, cells that say something else; what stays is told too. */
import { done, failed, formatDay, hash, isDay, normalizeText } from '../../domain/values';
import type { Cell } from '../../domain/ward';
import { backupSets } from '../../google/backup';
import type { Output } from '../../shared/contract';
import { type Answer, invalid } from '../../shared/problem';
import type { Tab } from '../rows/tab';
import type { Visit } from '../rpc/visit';
import type { Tools } from './tools';

export interface Change {
  readonly id: string;
  readonly index: number;
  readonly cells: ReadonlyMap<string, Cell>;
  /** What the row says now and would say, a line a cell. */
  readonly told: string;
}
export interface Coming {
  readonly id: string;
  readonly cells: ReadonlyMap<string, Cell>;
}
export interface Plan {
  readonly tab: Tab;
  readonly changes: readonly Change[];
  readonly coming: readonly Coming[];
  readonly recap: NonNullable<Output<'backup.look'>['recap']>;
}

/** Lines of each part of a recap; the rest is counted. */
const SHOWN = 40;
const shortened = (lines: readonly string[]): string[] =>
  lines.length <= SHOWN ? [...lines] : [...lines.slice(0, SHOWN), `… và ${lines.length - SHOWN} dòng nữa`];

/** @param copy name of the tab that holds the backup. */
export function planOf(copy: string, visit: Visit, tools: Tools): Answer<Plan> {
  const found = backupSets(visit.spreadsheet)
    .flatMap(({ copies }) => [...copies])
    .find(([, sheet]) => sheet.getName() === copy);
  const key = found === undefined ? undefined : tools.tableOf(found[0]);
  if (found === undefined || key === undefined)
    return failed(invalid('', 'Bản sao lưu này không còn.', 'Đóng rồi mở lại hộp thoại.'));
  const ward = tools.openWard(visit, [key]);
  const opened = tools.tabOf(ward, key);
  if (!opened.ok) return opened;
  const tab = opened.value;
  const { raw } = tools.readTab(found[1], visit.toDay);
  const titles = raw.headers.map(titleOf);
  const columns = Object.entries(tab.table.columns).flatMap(([name, column]) => {
    const at = titles.indexOf(titleOf(column.header));
    return at < 0 || tab.places[name] == null ? [] : [[name, at] as const];
  });
  const idAt = columns.find(([name]) => name === (tab.table.keyColumn ?? 'id'))?.[1];
  if (idAt === undefined)
    return failed(
      invalid('', 'Bản sao lưu này không có cột mã.', 'Mở tab ẩn ấy và chép tay dòng cần lấy lại.'),
    );
  const entry = new Set(tools.entryColumns(tab.table).map(([name]) => name));
  const own = raw.headers.filter(
    (header, at) => titleOf(header) !== '' && !columns.some(([, place]) => place === at),
  );
  const [changes, coming, left]: [Change[], Coming[], string[]] = [[], [], []];
  const seen = new Set<string>();
  const byId = new Map<string, number[]>();
  for (const [at, row] of tab.raw.rows.entries()) {
    const id = tools.idOf(tab, row);
    if (id !== '') byId.set(id, [...(byId.get(id) ?? []), at]);
  }
  for (const [at, row] of raw.rows.entries()) {
    if (columns.every(([, place]) => isBlank(row[place]))) continue;
    const id = normalizeText(String(row[idAt] ?? '')).toUpperCase();
    const standing = byId.get(id) ?? [];
    const isTwice = seen.has(id) || standing.length > 1;
    seen.add(id);
    if (id === '' || isTwice) {
      left.push(`dòng ${at + 2} của bản sao lưu${id === '' ? ' không có mã' : `: mã ${id} có ở nhiều dòng`}`);
      continue;
    }
    const [index] = standing;
    const cells = new Map(columns.map(([name, place]) => [name, row[place] ?? '']));
    if (index === undefined) {
      coming.push({ id, cells });
      continue;
    }
    const now = tab.raw.rows[index] ?? [];
    const changed = new Map(
      [...cells].filter(([name, cell]) => entry.has(name) && !isSame(now[tab.places[name] ?? -1], cell)),
    );
    if (changed.size > 0)
      changes.push({ id, index, cells: changed, told: tools.changeText(tab, now, changed, ward.context) });
  }
  const staying = [...byId.keys()].filter((id) => !seen.has(id));
  const lost =
    coming.length > 0 && own.length > 0 ? [`cột riêng của phường (${own.join(', ')}) của dòng trở lại`] : [];
  const recap = {
    parts: [
      shortened(coming.map(({ id, cells }) => `${id}: ${textOf(cells, entry)}`)),
      shortened(changes.map(({ id, told }) => `${id}: ${told.replaceAll('\n', '; ')}`)),
      shortened(staying),
      shortened([...left, ...lost]),
    ],
    counts: [coming.length, changes.length, staying.length],
    seen: hash(JSON.stringify([copy, changes.map(({ id, told }) => [id, told]), coming.map(({ id }) => id)])),
  };
  return done({ tab, changes, coming, recap });
}

const titleOf = (header: Cell): string => normalizeText(String(header).replace(/\s*\*$/, ''));
const isBlank = (cell: Cell | undefined): boolean => cell === undefined || cell === '' || cell === false;
/** A box that nobody ticked reads false or blank. */
const isSame = (now: Cell | undefined, then: Cell): boolean =>
  String(now ?? '') === String(then) || (isBlank(now) && isBlank(then));
const textOf = (cells: ReadonlyMap<string, Cell>, entry: ReadonlySet<string>): string =>
  [...cells]
    .flatMap(([name, cell]) =>
      entry.has(name) && !isBlank(cell) ? [isDay(cell) ? formatDay(cell) : String(cell)] : [],
    )
    .slice(0, 4)
    .join(', ');
