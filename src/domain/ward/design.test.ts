/** The designs of tabs follow the declarations: each column can be read, explained and chosen from. */

import { decodeCell, listOf } from '../columns';
import { allLists, type TableKey, tableKeys, tables } from '../models/registry';
import type { ColumnDesign, SheetDesign } from '../tables/sheet-design';
import type { AnyTable } from '../tables/table';
import { wardOf } from '../testdata/ward';
import { fold, yearPeriod } from '../values';
import { listKeys } from './';
import { shownLists } from './catalogue';
import { designOf } from './design';
import { sheetDesigns } from './sheets';
import { chapterLabel } from './workbook';

const designs = sheetDesigns(yearPeriod(2022));
const everyColumn = designs.flatMap((design) =>
  design.columns.map((column): [string, string, ColumnDesign, SheetDesign] => [
    design.name,
    column.title,
    column,
    design,
  ]),
);

test('the tabs, in order', () => {
  expect(designs.map(({ name }) => name)).toEqual([
    'Hội viên',
    'Cặp 1+1',
    'Hỗ trợ 1+1',
    'Quà tặng',
    'Tái chế',
    'Chi hội',
    'Hoàn cảnh',
    'Số liệu nền',
    'Cài đặt',
    'Danh mục',
    'Lời văn báo cáo',
  ]);
  expect(new Set(designs.map(({ name }) => name)).size).toBe(designs.length);
});

describe.each(everyColumn)('%s: %s', (_sheet, _title, column, design) => {
  test('has a header that no other column of the tab has, and a line of help', () => {
    expect(column.header).toMatch(/\S/);
    expect(column.header.replace(/ \*$/, '')).toBe(column.title);
    expect(design.columns.filter(({ title }) => title === column.title)).toHaveLength(1);
    // The stamps of entry are hidden: nobody reads a note there.
    if (!column.isHidden) expect(column.note).toMatch(/^\S.*[.…]/u);
  });

  test('is wide enough for the longest word of its header in bold 10 pt', () => {
    // About 8 px a letter of bold Arial 10, and 10 px of padding.
    const longest = Math.max(...column.header.split(' ').map((word) => word.length));
    expect(column.width).toBeGreaterThanOrEqual(longest * 8 + 10);
    expect(column.width).toBeLessThanOrEqual(600);
  });

  test('a dropdown offers what stands under a header that is installed', () => {
    if (column.validation?.kind !== 'listed') return;
    const { sheet, header } = column.validation;
    const target = designs.find(({ name }) => name === sheet);
    expect(target?.columns.map(({ title }) => title)).toContain(header);
  });
});

describe.each(tableKeys)('the table %s', (key: TableKey) => {
  const table: AnyTable = tables[key];
  const design = designOf(table);

  test('stars its required columns and those its rows cannot do without', () => {
    for (const [name, column] of Object.entries(table.columns)) {
      // Added with the first picture, and to no new tab.
      if (column.isDeprecated) continue;
      if (column.isRequired) expect(column.isStarred).toBe(true);
      expect([name, design.columns.find(({ title }) => title === column.header)?.header]).toEqual([
        name,
        column.isStarred ? `${column.header} *` : column.header,
      ]);
    }
  });

  test('has its system columns last, the stamps hidden', () => {
    const system = design.columns.map(({ isSystem }) => isSystem);
    expect(system.indexOf(true)).toBe(system.length - system.filter(Boolean).length);
    expect(design.columns.filter(({ isHidden }) => isHidden).map(({ title }) => title)).toEqual([
      'Nhập bởi',
      'Nhập lúc',
      'Sửa bởi',
      'Sửa lúc',
    ]);
  });

  test('names only columns that it has', () => {
    const columns = Object.keys(table.columns);
    const named = [
      table.chapterColumn,
      table.keyColumn,
      ...(table.uniqueBy ?? []),
      table.duplicateRule?.at,
    ].filter((name) => name !== undefined);
    expect(columns).toEqual(expect.arrayContaining(named));
    expect(design.columns.length).toBeGreaterThan(table.frozenColumns ?? 0);
  });

  test('has no header or alias that leads to two columns', () => {
    const owner = new Map<string, string>();
    for (const [name, { header, aliases }] of Object.entries(table.columns)) {
      for (const word of [header, ...aliases]) {
        expect([word, owner.get(fold(word)) ?? name]).toEqual([word, name]);
        owner.set(fold(word), name);
      }
    }
  });

  test('keeps as plain text whatever is no day and no number', () => {
    const calculable = ['day', 'year', 'money', 'count', 'decimal', 'quantity'];
    for (const { header, type, isDeprecated } of Object.values(table.columns)) {
      if (isDeprecated) continue;
      const format = design.columns.find(({ title }) => title === header)?.format;
      expect([header, format === '@']).toEqual([header, !calculable.includes(type.kind)]);
    }
  });

  test('warns about days and numbers, refuses nothing', () => {
    for (const column of design.columns) {
      const { validation } = column;
      if (validation?.kind === 'oneOf') expect(validation.values.length).toBeGreaterThan(1);
      if (column.isSystem) expect(validation).toBeNull();
    }
  });
});

describe('the lists', () => {
  test.each(listKeys)('%s: a label or alias leads to one entry', (key) => {
    const owner = new Map<string, string>();
    for (const entry of listOf(key, allLists).entries) {
      for (const word of [entry.label, ...entry.aliases]) {
        expect([word, owner.get(fold(word)) ?? entry.key]).toEqual([word, entry.key]);
        owner.set(fold(word), entry.key);
      }
    }
  });

  test('every list that a column offers stands on the tab Danh mục', () => {
    const catalogue = designs.find(({ name }) => name === 'Danh mục');
    const headers = catalogue?.columns.map(({ title }) => title) ?? [];
    expect(new Set(headers).size).toBe(headers.length);
    for (const [, list] of shownLists) expect(headers).toContain(list.header);
  });

  test('every built-in entry stands under its header, once', () => {
    const catalogue = designs.find(({ name }) => name === 'Danh mục');
    for (const [, list] of shownLists) {
      const at = catalogue?.columns.findIndex(({ title }) => title === list.header) ?? -1;
      const below = catalogue?.rows.map((row) => row[at]).filter((cell) => cell !== '');
      expect(below).toEqual(list.entries.map(({ label }) => label));
    }
  });
});

test('what a dropdown offers is what its column reads', () => {
  const { context } = wardOf({});
  for (const key of tableKeys) {
    const { columns }: AnyTable = tables[key];
    for (const column of Object.values(columns)) {
      if (column.type.kind !== 'choice') continue;
      for (const entry of listOf(column.type.list, allLists).entries) {
        expect(decodeCell(column, entry.label, context)).toEqual({ ok: true, value: entry.key });
      }
    }
  }
  for (const chapter of context.chapters.all) {
    expect(decodeCell(tables.recycling.columns.chapter, chapterLabel(chapter), context)).toEqual({
      ok: true,
      value: chapter.key,
    });
  }
});
