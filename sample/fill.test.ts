/** Filling goes by headers and titles, one write a tab, and refuses a workbook that is not installed. */
import {
  type Cell,
  passages,
  SETTINGS_SHEET,
  type SettingKey,
  settingKeys,
  settings,
  type TableKey,
  TEXTS_SHEET,
  tableKeys,
  tables,
} from '../src/domain/ward';
import { fillWorkbook } from './fill';
import { makeWard } from './ward';

const ward = makeWard();

/** A grid of cells with the few services that filling uses; counts its writes. */
class Tab {
  writes = 0;
  readonly cells: unknown[][];
  private rows: number;

  constructor(cells: unknown[][], rows = 1000) {
    this.cells = cells;
    this.rows = rows;
  }
  getLastRow = () => this.cells.length;
  getLastColumn = () => Math.max(...this.cells.map((row) => row.length));
  getMaxRows = () => this.rows;
  insertRowsAfter(row: number, count: number) {
    expect(row).toBe(this.rows);
    this.rows += count;
  }
  getRange(row: number, column: number, rows: number, columns: number) {
    if (row + rows - 1 > this.rows)
      throw new Error('The coordinates of the range are outside the dimensions of the sheet.');
    return {
      getValues: () =>
        Array.from({ length: rows }, (_, down) =>
          Array.from(
            { length: columns },
            (_, right) => this.cells[row - 1 + down]?.[column - 1 + right] ?? '',
          ),
        ),
      setValues: (values: Cell[][]) => {
        this.writes += 1;
        expect(values).toHaveLength(rows);
        for (const [down, line] of values.entries()) {
          expect(line).toHaveLength(columns);
          this.cells[row - 1 + down] ??= [];
          for (const [right, cell] of line.entries())
            (this.cells[row - 1 + down] ?? [])[column - 1 + right] = cell;
        }
      },
    };
  }
}

function installed(): Map<string, Tab> {
  const tabs = new Map<string, Tab>();
  for (const key of tableKeys) {
    const headers = Object.values(tables[key].columns).map((column) =>
      column.isStarred ? `${column.header} *` : column.header,
    );
    tabs.set(tables[key].sheet, new Tab([headers]));
  }
  tabs.set(
    SETTINGS_SHEET,
    new Tab([
      ['Cài đặt', 'Giá trị', 'Giải thích'],
      ...settingKeys.map((key) => [settings[key].header, '', '']),
      ['Của phường', 'giữ nguyên', ''],
    ]),
  );
  tabs.set(
    TEXTS_SHEET,
    new Tab([['Mục', 'Lời văn', ''], ...Object.values(passages).map(({ title }) => [title, '', ''])]),
  );
  return tabs;
}

const hostOf = (tabs: Map<string, Tab>) => ({
  globals: {
    SpreadsheetApp: {
      getActiveSpreadsheet: () => ({ getSheetByName: (name: string) => tabs.get(name) ?? null }),
      flush: () => undefined,
    },
  },
});

const tabOf = (tabs: Map<string, Tab>, key: TableKey): Tab => {
  const tab = tabs.get(tables[key].sheet);
  if (tab === undefined) throw new Error(`No tab of ${key}.`);
  return tab;
};

test('every row stands below the headers, in one write a tab', () => {
  const tabs = installed();
  fillWorkbook(hostOf(tabs), ward);
  for (const key of tableKeys) {
    expect(tabOf(tabs, key).writes).toBe(ward.tables[key].length === 0 ? 0 : 1);
    expect(tabOf(tabs, key).cells).toHaveLength(ward.tables[key].length + 1);
  }
});

test('columns are found by their header wherever they stand', () => {
  const tabs = installed();
  const { cells } = tabOf(tabs, 'gifts');
  cells[0]?.reverse();
  cells[0]?.unshift('Cột của phường');
  fillWorkbook(hostOf(tabs), ward);
  const titles = (cells[0] ?? []).map(String);
  const at = titles.findIndex((title) => title.startsWith('Số suất'));
  expect(cells.slice(1).map((row) => row[at])).toEqual(ward.tables.gifts.map(({ parcels }) => parcels));
});

test('settings and passages go to the line of their title; other lines stay', () => {
  const tabs = installed();
  fillWorkbook(hostOf(tabs), ward);
  const lines = new Map(tabs.get(SETTINGS_SHEET)?.cells.map(([title, value]) => [title, value]));
  for (const [key, value] of Object.entries(ward.settings))
    expect(lines.get(settings[key as SettingKey].header)).toBe(value);
  expect(lines.get('Của phường')).toBe('giữ nguyên');
  const texts = new Map(tabs.get(TEXTS_SHEET)?.cells.map(([title, value]) => [title, value]));
  expect(texts.get(passages.lessons.title)).toBe(ward.texts.lessons);
});

test('a workbook without the tabs is refused by name', () => {
  expect(() => fillWorkbook(hostOf(new Map()), ward)).toThrow('The workbook has no tab "Hội viên"');
});

test('a tab without a declared column is refused by name', () => {
  const tabs = installed();
  tabOf(tabs, 'members').cells[0]?.splice(0, 1);
  expect(() => fillWorkbook(hostOf(tabs), ward)).toThrow('Tab "Hội viên" has no column "Họ và tên"');
});
