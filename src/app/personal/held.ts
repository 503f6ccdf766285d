/**
 * Everything that the book holds of one member, as a text that she is given when she asks: her own row, every row that
 * points at her or at her pairs, lines of the log and deleted rows that name her. What names somebody of her name without a
 * code is listed apart, since it may be another. Everything of `Code.js` that it needs it is handed as `Tools`.
 */
import { done, failed, formatDay, identityKey, isDay } from '../../domain/values';
import type { AnyColumn, Cell } from '../../domain/ward';
import type { Input, Output } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import type { OpenWard } from '../rows/open-ward';
import type { Tab } from '../rows/tab';
import type { Visit } from '../rpc/visit';
import { names } from './names';
import type { Tools } from './tools';

const HEADER_ROWS = 1;
const rowNumber = (index: number): number => index + 1 + HEADER_ROWS;

export function tellHeld(
  { member }: Input<'member.held'>,
  visit: Visit,
  tools: Tools,
): Answer<Output<'member.held'>> {
  const ward = tools.openWard(visit, tools.tableKeys);
  const tab = ward.tabs.get('members');
  const index = tab === undefined ? undefined : tools.rowsWithId(tab, member)[0];
  const own = index === undefined ? undefined : tab?.raw.rows[index];
  if (tab === undefined || index === undefined || own === undefined) return failed(tools.GONE);
  const name = String(own[tab.places.name ?? -1] ?? '');
  const id = member.toUpperCase();
  const wanted: Wanted = { ids: new Set([id]), name: identityKey(name) };
  const found = rowsOf(ward, tools, wanted);
  const pairs = new Set(found.filter(({ of }) => of.key === 'pairings').map(codeOf));
  const all = [...found, ...rowsOfPairs(ward, tools, pairs, found)];
  const certain = all.filter(({ isCertain }) => isCertain);
  const perhaps = all.filter(({ isCertain }) => !isCertain);
  const about: Wanted = { ...wanted, ids: new Set([id, ...certain.map(codeOf)]) };
  const kept = tools
    .tabNames(visit)
    .filter((one) => /^(?:Nhật ký|Đã x[oó][aá])/u.test(one.normalize()))
    .map((sheet) => ({ sheet, lines: linesOf(visit, tools, sheet, about) }))
    .filter(({ lines }) => lines.length > 0);
  // Who asked is logged; whose name it was is not.
  tools.logAbout(visit, 'Xem mọi điều sổ ghi về', tab.table.sheet, id);
  const told = (rows: readonly Found[]): string[] =>
    rows.flatMap(({ of, index: at, cells }) => [
      '',
      `${of.table.sheet}, dòng ${rowNumber(at)}`,
      ...linesOfRow(of, cells, ward, tools),
    ]);
  const [day = '', time = ''] = visit.at.split(' ');
  const text = [
    `MỌI ĐIỀU SỔ GHI VỀ ${name} (${id})`,
    `Lập lúc ${time} ngày ${isDay(day) ? formatDay(day) : day}. ${certain.length} dòng.`,
    'Đọc lại trước khi đưa: dòng ghép cặp, hỗ trợ, lịch sử có thể ghi cả tên người khác, hãy che đi.',
    ...told(certain),
    ...(perhaps.length === 0
      ? []
      : [
          '',
          'CÓ THỂ LÀ CHỊ ẤY: những dòng chỉ ghi tên trùng, không có mã. Xem lại từng dòng.',
          ...told(perhaps),
        ]),
    ...kept.flatMap(({ sheet, lines }) => ['', `${sheet}: ${lines.length} dòng`, ...lines]),
  ].join('\n');
  return done({
    text,
    rows: certain.length,
    perhaps: perhaps.length,
    kept: kept.reduce((sum, { lines }) => sum + lines.length, 0),
  });
}

interface Wanted {
  /** Codes: hers, and those of rows that are hers. */
  readonly ids: ReadonlySet<string>;
  /** As names are compared. */
  readonly name: string;
}

interface Found {
  readonly of: Tab;
  readonly index: number;
  readonly cells: readonly Cell[];
  /** False: her name stands there, and no code. */
  readonly isCertain: boolean;
}

const columnsOf = (of: Tab): [string, AnyColumn][] => Object.entries(of.table.columns);
const at = (of: Tab, cells: readonly Cell[], key: string): Cell => cells[of.places[key] ?? -1] ?? '';

const codeOf = ({ of, cells }: Found): string =>
  String(cells[of.places[of.table.keyColumn ?? 'id'] ?? -1] ?? '').toUpperCase();

/** Her own row, the rows that point at her, and the rows that hold her name where a person is named. */
function rowsOf(ward: OpenWard, tools: Tools, wanted: Wanted): Found[] {
  return [...ward.tabs.values()].flatMap((of) => {
    const pointers = tools.pointerColumns(of.table, 'members');
    const named = columnsOf(of).filter(([, { isPerson }]) => isPerson);
    const own =
      of.key === 'members'
        ? new Set([...wanted.ids].flatMap((id) => tools.rowsWithId(of, id)))
        : new Set<number>();
    return of.raw.rows.flatMap((cells, index): Found[] => {
      const isCertain =
        own.has(index) || pointers.some((key) => wanted.ids.has(tools.referredId(at(of, cells, key))));
      const isNamed = named.some(([key, { type }]) => {
        const cell = String(at(of, cells, key));
        // A reference with a code says itself who is meant.
        return !(type.kind === 'reference' && cell.includes('·')) && names(cell, wanted.name);
      });
      const isOther =
        of.key === 'members' && !isCertain && identityKey(String(at(of, cells, 'name'))) === wanted.name;
      return isCertain || (isNamed && !isOther) ? [{ of, index, cells, isCertain }] : [];
    });
  });
}

/** What was given in her pairs. */
function rowsOfPairs(
  ward: OpenWard,
  tools: Tools,
  pairs: ReadonlySet<string>,
  known: readonly Found[],
): Found[] {
  return [...ward.tabs.values()].flatMap((of) => {
    const pointers = tools.pointerColumns(of.table, 'pairings');
    return of.raw.rows.flatMap((cells, index): Found[] => {
      const isHers = pointers.some((key) => pairs.has(tools.referredId(at(of, cells, key))));
      const isKnown = known.some((one) => one.of === of && one.index === index);
      return isHers && !isKnown ? [{ of, index, cells, isCertain: true }] : [];
    });
  });
}

/** Every cell that says something, ours as people read them, then the ward's own columns. */
function linesOfRow(of: Tab, cells: readonly Cell[], { context }: OpenWard, tools: Tools): string[] {
  const ours = new Set(Object.values(of.places));
  return [
    ...columnsOf(of).map(
      ([key, column]) => [column.header, tools.showCell(column, at(of, cells, key), context)] as const,
    ),
    ...of.raw.headers.map(
      (header, place) => [String(header), ours.has(place) ? '' : String(cells[place] ?? '')] as const,
    ),
  ].flatMap(([header, value]) => (value.trim() === '' ? [] : [`- ${header}: ${value}`]));
}

/** Lines of the log or of the deleted rows that name her, by code or by name. */
function linesOf(visit: Visit, tools: Tools, sheet: string, wanted: Wanted): string[] {
  const rows = tools.openTab(visit.spreadsheet, sheet, visit.toDay)?.raw.rows ?? [];
  return rows.flatMap((cells) => {
    const texts = cells.map(String).filter((text) => text !== '');
    const whole = texts.join(' ');
    const isHers =
      whole
        .toUpperCase()
        .split(/[^\p{L}\p{N}-]+/u)
        .some((word) => word !== '' && wanted.ids.has(word)) || names(whole, wanted.name);
    return isHers ? [`- ${texts.map((text) => plain(ownIds(text, wanted))).join(' · ')}`] : [];
  });
}

/** A line of the log may tell of many rows that were saved together: the codes of others are not hers to have. */
const ownIds = (text: string, { ids }: Wanted): string =>
  /^[A-Z]{2}-\w+(, [A-Z]{2}-\w+)+$/.test(text)
    ? text
        .split(', ')
        .filter((id) => ids.has(id))
        .join(', ')
    : text;

/** A deleted row is kept as JSON: its cells as `Cột: giá trị`. */
function plain(text: string): string {
  if (!text.startsWith('[[')) return text;
  try {
    const parts: unknown = JSON.parse(text);
    if (!Array.isArray(parts)) return text;
    return parts
      .flatMap((part: unknown) =>
        Array.isArray(part) && String(part[1] ?? '') !== '' ? [`${String(part[0])}: ${String(part[1])}`] : [],
      )
      .join('; ');
  } catch {
    // A row of more than one cell is cut in the middle: it is shown as it is kept.
    return text;
  }
}
