/** The entries of the menus: the spreadsheet's own, as a user of Google Sheets knows them, and the add-on's. */

import { cellName, columnName } from '../../a1';
import type { MenuItem } from '../protocol';
import { extrasOf } from './cells';
import { type Desk, documentAddress } from './desk';
import { item, nothing, SEPARATOR } from './entry';
import { styleEntries } from './format-entries';
import type { BarMenu, Entry } from './menus';
import { ask, howManySaid, showSaid } from './notices';
import { askSettings } from './settings';

function addOnEntries(desk: Desk, items: readonly MenuItem[]): Entry[] {
  return items.map((one): Entry => {
    if (one.items !== undefined)
      return { kind: 'menu', label: one.label, entries: addOnEntries(desk, one.items) };
    const { run } = one;
    return run === undefined ? SEPARATOR : item(one.label, () => desk.send({ type: 'run', function: run }));
  });
}

function fileEntries(desk: Desk, openFile: () => void): Entry[] {
  const key = encodeURIComponent(desk.fileKey);
  return [
    item('Mở tệp .xlsx…', openFile),
    SEPARATOR,
    item('Tải xuống (.xlsx)', () => {
      window.location.href = `/workbook?file=${key}`;
    }),
    item('Trang cho điện thoại', () => window.open(`/exec?file=${key}`, '_blank')),
    item('Cài đặt bảng tính…', () => askSettings(desk)),
    SEPARATOR,
    ...(desk.documents.length === 0
      ? [nothing('Chưa có tài liệu nào')]
      : desk.documents.map(({ id, name }) =>
          item(name, () => window.open(documentAddress(desk, id), '_blank')),
        )),
  ];
}

interface LineWords {
  readonly one: string;
  readonly before: string;
  readonly after: string;
}
const ROWS: LineWords = { one: 'hàng', before: 'lên trên', after: 'xuống dưới' };
const COLUMNS: LineWords = { one: 'cột', before: 'sang trái', after: 'sang phải' };

/** Inserting, deleting, hiding the selected rows or columns. */
function lineEntries({ grid, act }: Desk, kind: 'rows' | 'columns') {
  const { sheet, areas, row, column } = grid.selection();
  const area = areas.at(-1) ?? { row, column, rows: 1, columns: 1 };
  const rows = kind === 'rows';
  const { one, before, after } = rows ? ROWS : COLUMNS;
  const count = rows ? area.rows : area.columns;
  const at = rows ? area.row : area.column;
  const insert = rows ? 'insertRows' : 'insertColumns';
  return {
    insertBefore: item(`Chèn ${count} ${one} ${before}`, () => act({ kind: insert, sheet, at, count })),
    insertAfter: item(`Chèn ${count} ${one} ${after}`, () =>
      act({ kind: insert, sheet, at: at + count, count }),
    ),
    remove: item(`Xóa ${count} ${one}`, () =>
      act({ kind: rows ? 'deleteRows' : 'deleteColumns', sheet, at, count }),
    ),
    hide: item(`Ẩn ${count} ${one}`, () =>
      act({ kind: rows ? 'hideRows' : 'hideColumns', sheet, from: at, count }),
    ),
    show: item(`Hiện ${one} bị ẩn`, () =>
      act({ kind: rows ? 'showRows' : 'showColumns', sheet, from: Math.max(0, at - 1), count: count + 2 }),
    ),
  };
}

function sortEntries({ grid, act }: Desk): Entry[] {
  const { sheet, areas, column } = grid.selection();
  const area = areas.at(-1);
  const several = area !== undefined && area.rows > 1 && area.columns > 1 ? area : null;
  const name = columnName(column);
  const sort = (whole: boolean, ascending: boolean) => () =>
    act({ kind: 'sort', sheet, area: whole ? null : several, column, ascending });
  return [
    item(`Sắp xếp trang tính theo cột ${name}, A → Z`, sort(true, true)),
    item(`Sắp xếp trang tính theo cột ${name}, Z → A`, sort(true, false)),
    SEPARATOR,
    item(`Sắp xếp vùng đã chọn theo cột ${name}, A → Z`, sort(false, true), { disabled: several === null }),
    item(`Sắp xếp vùng đã chọn theo cột ${name}, Z → A`, sort(false, false), { disabled: several === null }),
  ];
}

/** The whole table under its frozen header, as far as the header has words; or what was chosen. */
function filterEntry({ grid }: Desk): Entry {
  const { sheet, areas, row } = grid.selection();
  if (grid.filter.isOn(sheet)) return item('Bỏ lọc', () => grid.filter.remove(sheet));
  const { rows = 0, columns = 0, frozenRows = 0 } = grid.properties(sheet) ?? {};
  const chosen = areas.at(-1);
  const header = frozenRows === 0 ? row : frozenRows - 1;
  let width = columns;
  while (width > 1 && grid.display(sheet, header, width - 1) === '') width -= 1;
  const table = { row: header, column: 0, rows: rows - header, columns: width };
  const area = chosen !== undefined && chosen.rows > 1 ? chosen : table;
  return item('Lọc (chỉ ở cửa sổ này)', () => grid.filter.put(sheet, area), { disabled: area.rows < 2 });
}

function viewEntries({ grid, act }: Desk): Entry[] {
  const { sheet, row, column } = grid.selection();
  const now = grid.properties(sheet);
  const [rows, columns] = [now?.frozenRows ?? 0, now?.frozenColumns ?? 0];
  const freeze = (frozenRows: number, frozenColumns: number) => () =>
    act({ kind: 'freeze', sheet, rows: frozenRows, columns: frozenColumns });
  const hidden = grid.sheetNames.filter((one) => one.hidden);
  return [
    item('Cố định 1 hàng', freeze(1, columns)),
    item(`Cố định đến hàng ${row + 1}`, freeze(row + 1, columns)),
    item('Bỏ cố định hàng', freeze(0, columns)),
    SEPARATOR,
    item('Cố định 1 cột', freeze(rows, 1)),
    item(`Cố định đến cột ${columnName(column)}`, freeze(rows, column + 1)),
    item('Bỏ cố định cột', freeze(rows, 0)),
    SEPARATOR,
    item(`Lời nhắc đã hiện (${howManySaid()})…`, showSaid, { disabled: howManySaid() === 0 }),
    ...(hidden.length === 0 ? [] : [SEPARATOR]),
    ...hidden.map(({ id, name }) =>
      item(`Hiện trang tính “${name}”`, () => act({ kind: 'showSheet', sheet: id })),
    ),
  ];
}

function editEntries(desk: Desk): Entry[] {
  const { sheet, areas } = desk.grid.selection();
  return [
    item('Hoàn tác', () => desk.act({ kind: 'undo' }), { hint: 'Ctrl+Z' }),
    item('Làm lại', () => desk.act({ kind: 'redo' }), { hint: 'Ctrl+Y' }),
    SEPARATOR,
    item('Tìm…', () => desk.grid.filter.find(), { hint: 'Ctrl+F' }),
    SEPARATOR,
    item('Xóa giá trị', () => desk.act({ kind: 'clear', sheet, areas }), { hint: 'Delete' }),
    lineEntries(desk, 'rows').remove,
    lineEntries(desk, 'columns').remove,
  ];
}

/** The bar on top. `openFile` lets the person choose a file. */
export function barMenus(desk: Desk, openFile: () => void): BarMenu[] {
  const addOns = desk.menus.filter(({ addOn }) => addOn);
  const [rows, columns] = [lineEntries(desk, 'rows'), lineEntries(desk, 'columns')];
  const insertEntries = [
    rows.insertBefore,
    rows.insertAfter,
    columns.insertBefore,
    columns.insertAfter,
    SEPARATOR,
    item('Trang tính', () => desk.act({ kind: 'addSheet' })),
  ];
  return [
    { title: 'Tệp', entries: fileEntries(desk, openFile) },
    { title: 'Chỉnh sửa', entries: editEntries(desk) },
    { title: 'Xem', entries: viewEntries(desk) },
    { title: 'Chèn', entries: insertEntries },
    { title: 'Định dạng', entries: styleEntries(desk) },
    { title: 'Dữ liệu', entries: [filterEntry(desk), SEPARATOR, ...sortEntries(desk)] },
    {
      title: 'Tiện ích mở rộng',
      entries:
        addOns.length === 0
          ? [nothing('Tiện ích này không dựng trình đơn nào')]
          : addOns.map(({ title, items }) => ({
              kind: 'menu',
              label: title,
              entries: addOnEntries(desk, items),
            })),
    },
    ...desk.menus
      .filter(({ addOn }) => !addOn)
      .map(({ title, items }): BarMenu => ({ title, own: true, entries: addOnEntries(desk, items) })),
  ];
}

/** The menu at the pointer: about rows for a whole row, about columns for a whole column, about both for cells. */
export function contextEntries(desk: Desk): Entry[] {
  const { sheet, areas, row, column } = desk.grid.selection();
  const whole = desk.grid.properties(sheet);
  const area = areas.at(-1);
  if (area === undefined || whole === undefined) return [];
  const lines = (kind: 'rows' | 'columns', offered: boolean): Entry[] =>
    offered ? [...Object.values(lineEntries(desk, kind)), SEPARATOR] : [];
  return [
    ...lines('rows', area.rows < whole.rows),
    ...lines('columns', area.columns < whole.columns),
    ...sortEntries(desk).slice(0, 2),
    SEPARATOR,
    item('Ghi chú cho ô…', () => editNote(desk, sheet, row, column)),
    item('Xóa giá trị', () => desk.act({ kind: 'clear', sheet, areas })),
  ];
}

const TAB_COLORS: readonly (readonly [label: string, color: string | null])[] = [
  ['Hồng sen', '#a61e4d'],
  ['Xám', '#52606d'],
  ['Xanh lá', '#1b6e3c'],
  ['Cam', '#b54708'],
  ['Không màu', null],
];

/** The menu at a tab. */
export function tabEntries({ grid, act }: Desk, sheet: number): Entry[] {
  const tabs = grid.sheetNames;
  const index = tabs.findIndex(({ id }) => id === sheet);
  const name = tabs[index]?.name ?? '';
  const rename = (): void =>
    ask(
      {
        id: 0,
        kind: 'prompt',
        title: 'Đổi tên trang tính',
        text: `Tên mới của “${name}”:`,
        buttons: 'OK_CANCEL',
      },
      (answer) => {
        if (answer.pressed === 'OK') act({ kind: 'renameSheet', sheet, name: answer.text });
      },
    );
  const remove = (): void =>
    ask(
      {
        id: 0,
        kind: 'alert',
        title: `Xóa trang tính “${name}”?`,
        text: 'Xóa rồi không hoàn tác được.',
        buttons: 'OK_CANCEL',
      },
      (answer) => {
        if (answer.pressed === 'OK') act({ kind: 'deleteSheet', sheet });
      },
    );
  return [
    item('Đổi tên…', rename),
    item('Nhân bản', () => act({ kind: 'duplicateSheet', sheet })),
    {
      kind: 'menu',
      label: 'Màu thẻ',
      entries: TAB_COLORS.map(([label, color]) => item(label, () => act({ kind: 'tabColor', sheet, color }))),
    },
    SEPARATOR,
    item('Chuyển sang trái', () => act({ kind: 'moveSheet', sheet, index: index - 1 }), {
      disabled: index <= 0,
    }),
    item('Chuyển sang phải', () => act({ kind: 'moveSheet', sheet, index: index + 1 }), {
      disabled: index >= tabs.length - 1,
    }),
    SEPARATOR,
    item('Ẩn', () => act({ kind: 'hideSheet', sheet })),
    item('Xóa…', remove),
  ];
}

function editNote({ grid, act }: Desk, sheet: number, row: number, column: number): void {
  const now = extrasOf(grid.cell(sheet, row, column)).note ?? '';
  const title = `Ghi chú ô ${cellName(row, column)}`;
  const text = now === '' ? 'Ghi chú mới:' : `Đang là: ${now}`;
  ask({ id: 0, kind: 'prompt', title, text, buttons: 'OK_CANCEL' }, (answer) => {
    if (answer.pressed === 'OK') act({ kind: 'note', sheet, row, column, text: answer.text });
  });
}
