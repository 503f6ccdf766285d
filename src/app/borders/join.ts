/**
 * Nhận sổ: the rows of another ward's workbook, whose tabs were copied into this one, brought in once. First everything is
 * worked out and told; what stands here already is not brought again, so that a press that was cut goes on.
 */

import { rowOf } from '../../domain/tables/raw-table';
import { done, failed, hash, normalizeText, sameText } from '../../domain/values';
import type { AnyTable, Cell, TableKey } from '../../domain/ward';
import type { Column } from '../../google/row-unit';
import type { Input, Output } from '../../shared/contract';
import { type Answer, invalid, type Problem } from '../../shared/problem';
import type { OpenWard } from '../rows/open-ward';
import type { Tab } from '../rows/tab';
import type { Visit } from '../rpc/visit';
import { newId, type OtherBook, openOther, translated } from './other-book';
import type { Tools } from './tools';

type Joined = Omit<Output<'chapters.look'>, 'chapters'>;
type Rows = readonly ReadonlyMap<string, Cell>[];

interface Plan {
  readonly ward: OpenWard;
  readonly coming: readonly (readonly [TableKey, Rows])[];
  /** Cells of ours that name by a name alone what soon two are called, with their ids. */
  readonly firmed: readonly (readonly [Tab, readonly Column[]])[];
  readonly lists: readonly Column[];
  readonly recap: NonNullable<Joined['recap']>;
}

export function join(
  input: Input<'chapters.look'> | Input<'chapters.write'>,
  visit: Visit,
  tools: Tools,
): Answer<Joined> {
  const plan = planOf(input, visit, tools);
  if (!plan.ok) return plan;
  const { recap, coming } = plan.value;
  const nothing = { recap: null, message: '', notes: [] };
  if (!('seen' in input)) return done({ ...nothing, recap });
  if (recap.counts[0] === 0)
    return done({
      ...nothing,
      message: 'Mọi dòng nhận được của sổ kia đã có trong sổ này, không phải làm gì thêm.',
      notes: recap.parts[1] ?? [],
    });
  if (input.seen !== recap.seen)
    return done({
      ...nothing,
      recap,
      message: 'Sổ vừa có người sửa, nên chưa làm gì. Xem lại dưới đây rồi bấm lần nữa.',
    });
  const problem = write(plan.value, visit, tools);
  if (problem !== null) return failed(problem);
  const rows = coming.reduce((sum, [, own]) => sum + own.length, 0);
  tools.logAbout(
    visit,
    `Nhận ${rows} dòng của ${input.name}`,
    '',
    normalizeText(input.code).toUpperCase(),
    recap.parts[0]?.join('\n') ?? '',
  );
  return done({
    ...nothing,
    message: `Đã nhận ${rows} dòng của ${input.name}.`,
    notes: [...visit.told.splice(0), ...(recap.parts[1] ?? [])],
  });
}

function planOf(input: Input<'chapters.look'>, visit: Visit, tools: Tools): Answer<Plan> {
  const letters = normalizeText(input.code).toUpperCase();
  const name = normalizeText(input.name);
  if (!/^[A-Z]{1,4}$/.test(letters))
    return failed(
      invalid('code', 'Chữ đứng trước mã gồm 1 đến 4 chữ cái không dấu.', 'Ghi ví dụ PL cho Phúc La.'),
    );
  if (name === '') return failed(invalid('name', 'Chưa có tên phường kia.', 'Ghi ví dụ Phúc La cũ.'));
  const other = openOther(visit, tools);
  if (!other.tabs.has('chapters') || !other.tabs.has('members'))
    return failed(
      invalid(
        '',
        'Chưa thấy tab “Bản sao của Chi hội” và “Bản sao của Hội viên” trong tệp này.',
        'Ở sổ kia, bấm mũi tên cạnh tên từng tab → Sao chép vào → Bảng tính hiện có → chọn sổ này; rồi mở lại hộp này.',
      ),
    );
  const ward = tools.openWard(visit, [...tools.tableKeys]);
  const [does, know]: [string[], string[]] = [[], []];
  const coming: [TableKey, Rows][] = [];
  for (const [key, { raw }] of other.tabs) {
    const found = comingOf(key, other, ward, { letters, name }, tools, know);
    if (found === null) {
      if (raw.rows.some((cells) => cells.some((cell) => cell !== '' && cell !== false)))
        know.push(
          `Tab ${tools.tables[key].sheet} chưa có ở sổ này nên chưa nhận: bấm Chọn mô hình để có tab ấy rồi làm lại.`,
        );
      continue;
    }
    const [rows, known] = found;
    if (rows.length > 0) coming.push([key, rows]);
    if (rows.length + known > 0)
      does.push(
        `${tools.tables[key].sheet}: nhận ${rows.length} dòng${known === 0 ? '' : `, ${known} dòng đã có`}.`,
      );
  }
  const rows = coming.reduce((sum, [, own]) => sum + own.length, 0);
  const firmed = [...ward.tabs.values()].flatMap((tab): [Tab, Column[]][] => {
    const columns = firm(tab, ward, other, tools);
    return columns.length === 0 ? [] : [[tab, columns]];
  });
  const cells = firmed.reduce(
    (sum, [, columns]) => sum + columns.reduce((all, column) => all + column.cells.size, 0),
    0,
  );
  if (cells > 0)
    does.push(
      `Ghi thêm mã vào ${cells} ô của sổ này đang ghi tên không kèm mã, vì sau khi nhận có hai nơi, hai người cùng tên.`,
    );
  const { lists, added } = listsOf(other, ward, tools);
  if (added.length > 0) does.push(`Thêm vào Danh mục: ${added.join('; ')}.`);
  know.push(...differentSettings(other, visit, tools));
  if (other.left.length > 0) know.push(`Không nhận tab ${other.left.join(', ')}.`);
  know.push(
    'Sổ này không sửa, không xóa dòng nào. Sổ báo cáo, Nhật ký, dòng đã xóa của sổ kia ở lại sổ kia: giữ tệp ấy.',
    'Dòng của cả phường trùng nhau (số dư đầu năm, chỉ tiêu …) thì Kiểm tra nêu: cộng lại rồi giữ một dòng.',
    'Nhận xong: bấm Cài đặt sổ, Kiểm tra, Hội viên ghi trùng; đủ rồi thì xóa các tab “Bản sao của …”.',
  );
  const twins = twinsOf(ward, other, letters);
  const count = rows + cells + added.length;
  return done({
    ...{ ward, coming, firmed, lists },
    recap: {
      parts: [does, know, twins],
      counts: [count, rows],
      seen: hash(JSON.stringify([letters, name, does, coming.map(([, own]) => own.map((row) => [...row]))])),
    },
  });
}

/** The rows of a table that are not here yet; null where this book has no such tab. */
function comingOf(
  key: TableKey,
  other: OtherBook,
  ward: OpenWard,
  { letters, name }: { readonly letters: string; readonly name: string },
  tools: Tools,
  know: string[],
): [Rows, number] | null {
  const table: AnyTable = tools.tables[key];
  const tab = ward.tabs.get(key);
  const raw = other.tabs.get(key)?.raw;
  if (raw === undefined || (tab === undefined && table.isMadeWhenNeeded !== true)) return null;
  const { places } = other.data.records[key];
  const idKey = table.keyColumn ?? 'id';
  const entry = tools.entryColumns(table).map(([one]) => one);
  const isFilled = (cells: readonly Cell[], at: Readonly<Record<string, number | null>>) =>
    entry.some(
      (one) =>
        one !== idKey && String(cells[at[one] ?? -1] ?? false) !== 'false' && cells[at[one] ?? -1] !== '',
    );
  const here = new Set(
    tab === undefined
      ? []
      : tab.raw.rows.filter((cells) => isFilled(cells, tab.places)).map((cells) => tools.idOf(tab, cells)),
  );
  const rows: ReadonlyMap<string, Cell>[] = [];
  const [wrong, nameless]: [string[], number[]] = [[], []];
  let known = 0;
  for (const [index, cells] of raw.rows.entries()) {
    if (!isFilled(cells, places)) continue;
    const id = normalizeText(String(cells[places[idKey] ?? -1] ?? ''));
    if (id === '') {
      nameless.push(rowOf(index));
      continue;
    }
    const read = Object.entries(places).flatMap(([one, place]) =>
      place === null
        ? []
        : [[one, translated(table, one, cells[place] ?? '', other, letters, tools)] as const],
    );
    const [bad] = read.flatMap(([, one]) => ('wrong' in one ? [one.wrong] : []));
    const row = new Map(read.flatMap(([one, said]) => ('cell' in said ? [[one, said.cell] as const] : [])));
    if (here.has(String(row.get(idKey)))) known += 1;
    else if (bad !== undefined) wrong.push(`dòng ${rowOf(index)} (${bad})`);
    else {
      here.add(String(row.get(idKey)));
      if (key === 'chapters') {
        if (row.get('cluster') === undefined || row.get('cluster') === '') row.set('cluster', name);
        row.set(
          'label',
          tools.encodeReference({ key: String(row.get('code')), label: String(row.get('name')) }),
        );
      }
      rows.push(row);
    }
  }
  if (wrong.length > 0)
    know.push(
      `${table.sheet}: không nhận ${wrong.join(', ')}, vì không rõ là ai, chi hội nào. Sửa ở tab “Bản sao của ${table.sheet}” rồi bấm lại.`,
    );
  if (nameless.length > 0)
    know.push(
      `${table.sheet}: không nhận dòng ${nameless.join(', ')}, vì chưa có mã. Ở sổ kia bấm Cài đặt sổ rồi chép lại tab.`,
    );
  const own = raw.headers
    .map(String)
    .filter((header, place) => header.trim() !== '' && !Object.values(places).includes(place));
  if (own.length > 0) know.push(`${table.sheet}: không nhận cột riêng của phường kia (${own.join(', ')}).`);
  return [rows, known];
}

/** References of ours without an id whose name somebody or something of the other ward has too: they must go on meaning ours. */
function firm(tab: Tab, ward: OpenWard, { data }: OtherBook, tools: Tools): Column[] {
  return tools.entryColumns(tab.table).flatMap(([key, column]): Column[] => {
    const place = tab.places[key];
    if (column.type.kind !== 'reference' || place == null) return [];
    const cells = new Map<number, Cell>();
    for (const [index, row] of tab.raw.rows.entries()) {
      const cell = row[place] ?? '';
      const text = normalizeText(String(cell));
      if (text === '' || text.includes('·')) continue;
      const isShared = [data.context.chapters, data.context.members, data.context.pairs].some(
        (one) => one.named(text).length > 0,
      );
      const read = isShared ? tools.decodeCell(column, cell, ward.context) : null;
      if (read?.ok !== true) continue;
      const value: unknown = read.value;
      const id = typeof value === 'string' ? value : (value as { readonly key: string }).key;
      const { chapters, members, pairs } = ward.context;
      const found = chapters.get(id) ?? members.get(id) ?? pairs.get(id);
      if (found !== undefined && !found.key.includes(' '))
        cells.set(rowOf(index), tools.encodeReference(found));
    }
    return cells.size === 0 ? [] : [{ place, format: tools.formatOf(column), cells }];
  });
}

/** Entries of the other's lists that ours do not have. */
function listsOf({ data }: OtherBook, ward: OpenWard, tools: Tools): { lists: Column[]; added: string[] } {
  const raw = ward.catalogue?.raw;
  const lists: Column[] = [];
  const added: string[] = [];
  const placeOf = tools.placeLists(raw?.headers ?? []);
  for (const key of raw === undefined ? [] : tools.listKeys.filter(tools.isOpenList)) {
    const place = placeOf(key);
    const ours = tools.listOf(key, ward.context.catalogue);
    const fresh = tools
      .listOf(key, data.context.catalogue)
      .entries.filter(
        ({ label, id }) => id === undefined && !ours.entries.some((one) => sameText(one.label, label)),
      );
    if (place === null || fresh.length === 0 || key === 'sides') continue;
    const last = (raw?.rows ?? []).reduce(
      (most, cells, at) => (String(cells[place.at] ?? '') === '' ? most : at + 1),
      0,
    );
    const cellsOf = (of: (entry: (typeof fresh)[number]) => Cell) =>
      new Map(fresh.map((entry, at) => [rowOf(last + at), of(entry)]));
    lists.push({ place: place.at, format: '@', cells: cellsOf(({ label }) => label) });
    for (const [at, own] of place.attributes.entries())
      if (own >= 0)
        lists.push({ place: own, format: '', cells: cellsOf(({ attributes }) => attributes[at] ?? '') });
    added.push(`${ours.header}: ${fresh.map(({ label }) => label).join(', ')}`);
  }
  return { lists, added };
}

/** Settings that say something else there: ours stay. */
function differentSettings({ settings }: OtherBook, visit: Visit, tools: Tools): string[] {
  const ours = tools.openTab(visit.spreadsheet, tools.SETTINGS_SHEET, visit.toDay);
  if (settings === null || ours === null) return [];
  const valuesOf = (rows: readonly (readonly Cell[])[]) =>
    new Map(
      rows.map(([label = '', value = '']) => [normalizeText(String(label)), normalizeText(String(value))]),
    );
  const own = valuesOf(ours.raw.rows);
  const different = [...valuesOf(settings.raw.rows)].flatMap(([label, value]) =>
    value === '' || !own.has(label) || own.get(label) === value
      ? []
      : [`${label}: ${own.get(label) || '(trống)'} (sổ kia: ${value})`],
  );
  return different.length === 0 ? [] : [`Cài đặt giữ như sổ này. Khác nhau: ${different.join('; ')}.`];
}

/** Members of both who may be one woman, and names of one that the other book knows as a member. */
function twinsOf(ward: OpenWard, { data }: OtherBook, letters: string): string[] {
  const ours = new Map<string, string[]>();
  for (const { matchName, birthYear, key, name } of ward.data.records.members.rows) {
    const of = JSON.stringify([matchName, birthYear]);
    if (key !== '' && !key.startsWith(`HV-${letters}`))
      ours.set(of, [...(ours.get(of) ?? []), `${name} · ${key}`]);
  }
  return data.records.members.rows.flatMap(({ matchName, birthYear, key, name }) => {
    const same = birthYear === null ? undefined : ours.get(JSON.stringify([matchName, birthYear]));
    return same === undefined || key === ''
      ? []
      : [`${name}, sinh ${birthYear}: ${same.join(', ')} và ${name} · ${newId(key, letters)}`];
  });
}

/** @returns why it must begin again; null where all is written. Lists first: rows choose from them. */
function write({ ward, coming, firmed, lists }: Plan, visit: Visit, tools: Tools): Problem | null {
  const { catalogue } = ward;
  if (catalogue !== null && lists.length > 0) {
    visit.writing = catalogue.sheet;
    tools.growTo(catalogue.sheet, Math.max(...lists.flatMap(({ cells }) => [...cells.keys()])));
    for (const { place, format, cells } of lists)
      tools.writeColumn(catalogue, place, format === '' ? tools.AMOUNT : format, cells);
  }
  for (const [tab, columns] of firmed) {
    visit.writing = tab.sheet;
    const changed = tools.changeColumns(tools.keyedTab(tab, visit), columns);
    visit.told.push(...changed.notes);
    if (!changed.isDone) return { kind: 'stale', sheet: tab.table.sheet };
  }
  for (const [key, rows] of coming) {
    // Of the tabs that are made when they are needed only that of the members' past is known.
    const tab = key === 'memberHistory' ? tools.historyTab(visit, ward) : tools.tabOf(ward, key);
    if (!tab.ok) return tab.problem;
    tools.appendNew(visit, tab.value, rows);
    tools.raiseRevision(key);
  }
  tools.forgetMembers();
  return null;
}
