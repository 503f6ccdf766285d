/** Arbitrary workbooks of the model, for property tests: everything that the model can hold, in its plainest form. */
import fc from 'fast-check';
import { areaName, cellName, quotedSheet } from '../a1';
import type {
  Area,
  Banding,
  Cell,
  Chart,
  ConditionalFormat,
  Filter,
  Metadata,
  Protection,
  Sheet,
  Style,
  TextRun,
  TextStyle,
  Validation,
  Workbook,
} from '../model';

const ROWS = 40;
const COLUMNS = 8;

/** Any UTF-16 text, control characters and lone surrogates included. */
const text = (maxLength: number, minLength = 0): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'binary', minLength, maxLength }),
    fc.string({
      unit: fc.constantFrom(
        'a',
        'ữ',
        ' ',
        '\n',
        '\r',
        '\t',
        '<',
        '&',
        '"',
        "'",
        '_',
        'x',
        '0',
        '\u0001',
        '\ud83d',
        '\uffff',
      ),
      minLength,
      maxLength,
    }),
  );

const color = fc.integer({ min: 1, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);

const textStyle: fc.Arbitrary<Partial<TextStyle>> = fc.record(
  {
    fontFamily: fc.constantFrom('Times New Roman', 'Roboto'),
    fontSize: fc.integer({ min: 11, max: 40 }),
    bold: fc.constant(true),
    italic: fc.constant(true),
    underline: fc.constant(true),
    strikethrough: fc.constant(true),
    color,
  },
  { requiredKeys: [] },
);

const border = fc.record({
  style: fc.constantFrom(
    'dotted' as const,
    'dashed' as const,
    'solid' as const,
    'solid_medium' as const,
    'solid_thick' as const,
    'double' as const,
  ),
  color,
});

const filled = <T extends object>(of: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  of.filter((value) => Object.keys(value).length > 0);

const style: fc.Arbitrary<Style> = filled(
  fc.record(
    {
      text: filled(textStyle),
      background: color,
      horizontal: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
      vertical: fc.constantFrom('top' as const, 'middle' as const),
      wrap: fc.constantFrom('wrap' as const, 'clip' as const),
      rotation: fc.integer({ min: -90, max: 90 }).filter((n) => n !== 0),
      numberFormat: fc.constantFrom('@', '0', '#,##0" đ"', 'dd/mm/yyyy', '0.00%', '[$-42a]d mmmm', '"<&>"0'),
      borders: filled(
        fc.record({ top: border, bottom: border, left: border, right: border }, { requiredKeys: [] }),
      ),
    },
    { requiredKeys: [] },
  ),
);

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
);
const error = fc.constantFrom('#REF!', '#N/A', '#DIV/0!', '#ERROR!', '#NAME?').map((e) => ({ error: e }));
const formula = fc.constantFrom(
  '=SUM(A2:A)',
  '=A1&"<b>"',
  "='Tab'!B2:B",
  '=QUERY(A1:B,"select A")',
  '=ARRAYFORMULA(A2:A*2)',
  '=IFS(A1>0,"có",TRUE,"không")',
  '="\u0007"',
);

const link = fc.oneof(
  fc.constantFrom(
    'https://example.org/',
    'https://example.org/a b',
    'https://vi.example.org/ữ?q=1#x',
    'mailto:hoi@example.org',
    '#gid=999',
    '#x',
  ),
  fc
    .tuple(fc.nat(2), fc.constantFrom('A1', 'B2:C3', 'A:A'))
    .map(([id, range]) => `#gid=${id}&range=${range}`),
);
const run: fc.Arbitrary<TextRun> = fc.record(
  { text: text(6, 1), style: textStyle, link },
  { requiredKeys: ['text'] },
);

const cell: fc.Arbitrary<Cell> = filled(
  fc.oneof(
    fc.record(
      { value: fc.oneof(text(12, 1), number, fc.boolean(), error), style, note: text(20, 1) },
      { requiredKeys: [] },
    ),
    fc.record(
      { formula, value: fc.oneof(text(12), number, fc.boolean(), error), style },
      { requiredKeys: ['formula'] },
    ),
    fc
      .record({ runs: fc.array(run, { minLength: 1, maxLength: 4 }), style }, { requiredKeys: ['runs'] })
      .map((c): Cell => ({ ...c, value: c.runs.map((r) => r.text).join('') })),
  ),
);

const area: fc.Arbitrary<Area> = fc
  .tuple(
    fc.nat(ROWS - 2),
    fc.nat(COLUMNS - 2),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 1, max: 4 }),
  )
  .map(([row, column, rows, columns]) => ({
    row,
    column,
    rows: Math.min(rows, ROWS - row),
    columns: Math.min(columns, COLUMNS - column),
  }));

const rule = (sheets: readonly string[]): fc.Arbitrary<Validation['rule']> =>
  fc
    .record(
      {
        said: fc.oneof(
          fc
            .constantFrom(...sheets)
            .chain((name) =>
              fc
                .constantFrom('A2:A', 'A2:A9', 'B:B', 'C3')
                .map((range) => ({ criteria: 'VALUE_IN_RANGE', values: [`${quotedSheet(name)}!${range}`] })),
            ),
          fc
            .array(text(5, 1), { minLength: 1, maxLength: 3 })
            .map((values) => ({ criteria: 'VALUE_IN_LIST', values })),
          fc.tuple(number, number).map((values) => ({ criteria: 'NUMBER_BETWEEN', values })),
          number.map((n) => ({ criteria: 'NUMBER_GREATER_THAN', values: [n] })),
          fc.integer({ min: 1, max: 60_000 }).map((n) => ({ criteria: 'DATE_AFTER', values: [n] })),
          fc.constant({ criteria: 'DATE_IS_VALID_DATE', values: [] }),
          fc.constant({ criteria: 'CUSTOM_FORMULA', values: ['=LEN(A1)<9'] }),
          text(5, 1).map((t) => ({ criteria: 'TEXT_CONTAINS', values: [t] })),
          fc.constant({ criteria: 'TEXT_IS_VALID_EMAIL', values: [] }),
          fc.constant({ criteria: 'CHECKBOX', values: [] }),
          fc.constant({ criteria: 'KIND_OF_TOMORROW', values: ['?'] }),
        ),
        strict: fc.boolean(),
        help: text(300, 1),
        dropdown: fc.boolean(),
      },
      { requiredKeys: ['said', 'strict'] },
    )
    .map(({ said, ...rest }) => ({ ...said, ...rest }));

const conditional: fc.Arbitrary<ConditionalFormat> = fc
  .record({
    areas: fc.array(area, { minLength: 1, maxLength: 3 }),
    said: fc.oneof(
      fc.constant({ criteria: 'CUSTOM_FORMULA', values: ['=$A1>"<"'] }),
      text(5, 1).map((t) => ({ criteria: 'TEXT_EQ', values: [t] })),
      text(5, 1).map((t) => ({ criteria: 'TEXT_CONTAINS', values: [t] })),
      number.map((n) => ({ criteria: 'NUMBER_LESS_THAN', values: [n] })),
      fc.constant({ criteria: 'CELL_EMPTY', values: [] }),
      fc.constant({ criteria: 'CELL_NOT_EMPTY', values: [] }),
      fc.constant({ criteria: 'KIND_OF_TOMORROW', values: [1] }),
    ),
    style: fc.record(
      { background: color, color, bold: fc.boolean(), italic: fc.boolean() },
      { requiredKeys: [] },
    ),
  })
  .map(({ said, ...rest }) => ({ ...said, ...rest }));

const banding = (id: number): fc.Arbitrary<Banding> =>
  fc.record(
    { id: fc.constant(id), area, header: color, first: color, second: color, footer: color },
    { requiredKeys: ['id', 'area', 'first', 'second'] },
  );

const protection: fc.Arbitrary<Protection> = fc.record(
  {
    id: fc.uuid(),
    area,
    unprotected: fc.array(area, { maxLength: 2 }),
    description: text(10),
    warningOnly: fc.boolean(),
    editors: fc.array(fc.emailAddress(), { maxLength: 2 }),
  },
  { requiredKeys: ['id', 'description', 'warningOnly', 'editors'] },
);

const chart = (id: number, sheets: readonly string[]): fc.Arbitrary<Chart> =>
  fc.record({
    id: fc.constant(id),
    type: fc.constantFrom(
      'COLUMN' as const,
      'BAR' as const,
      'LINE' as const,
      'PIE' as const,
      'AREA' as const,
      'SCATTER' as const,
      'COMBO' as const,
    ),
    ranges: fc.array(
      fc.tuple(fc.constantFrom(...sheets), area).map(([name, a]) => `${quotedSheet(name)}!${areaName(a)}`),
      { minLength: 1, maxLength: 3 },
    ),
    anchor: fc.record({ row: fc.nat(50), column: fc.nat(12), offsetX: fc.nat(99), offsetY: fc.nat(20) }),
    width: fc.integer({ min: 50, max: 900 }),
    height: fc.integer({ min: 50, max: 900 }),
    options: fc.constantFrom(
      {},
      { title: 'Thu <&> chi', legend: 'none' },
      {
        colors: ['#0072B2'],
        series: { 0: { dataLabel: 'value', type: 'line' } },
        isStacked: true,
        pieHole: 0.4,
        'vAxis.title': 'đồng',
      },
    ),
    headers: fc.nat(1),
  });

const metadata: fc.Arbitrary<Metadata> = fc.record(
  {
    id: fc.nat(),
    key: text(9, 1),
    value: text(30),
    visibility: fc.constantFrom('DOCUMENT' as const, 'PROJECT' as const),
    columns: fc.record({ start: fc.nat(5), count: fc.nat(3) }),
  },
  { requiredKeys: ['id', 'key', 'value', 'visibility'] },
);

const filter: fc.Arbitrary<Filter> = fc.record({
  area: area.map((a) => ({ ...a, rows: Math.max(a.rows, 2) })),
  hidden: fc
    .array(fc.tuple(fc.nat(COLUMNS - 1), fc.array(text(4), { maxLength: 3 })), { maxLength: 2 })
    .map((list) => new Map(list)),
});

const some = <T>(of: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
  fc.array(of, { maxLength: length });
const indexes = (max: number): fc.Arbitrary<Set<number>> =>
  fc.array(fc.nat(max), { maxLength: 4 }).map((list) => new Set(list));
const sizes = (max: number): fc.Arbitrary<Map<number, number>> =>
  fc
    .array(fc.tuple(fc.nat(max), fc.integer({ min: 2, max: 400 })), { maxLength: 4 })
    .map((list) => new Map(list));

function sheet(id: number, names: readonly string[]): fc.Arbitrary<Sheet> {
  return fc
    .record({
      cells: fc.array(fc.tuple(fc.nat(ROWS - 1), fc.nat(COLUMNS - 1), cell), { maxLength: 25 }),
      columnWidths: sizes(COLUMNS - 1),
      rowHeights: sizes(ROWS - 1),
      hiddenRows: indexes(ROWS - 1),
      hiddenColumns: indexes(COLUMNS - 1),
      frozenRows: fc.nat(3),
      frozenColumns: fc.nat(2),
      hidden: id === 0 ? fc.constant(false) : fc.boolean(),
      gridlinesHidden: fc.boolean(),
      tabColor: fc.option(color),
      rightToLeft: fc.boolean(),
      merges: some(
        area.filter((a) => a.rows * a.columns > 1),
        1,
      ),
      validations: some(fc.record({ area, rule: rule(names) }), 5),
      conditionalFormats: some(conditional, 4),
      protections: some(protection, 3),
      bandings: fc.option(banding(id + 1)).map((b) => (b === null ? [] : [b])),
      charts: fc.option(chart(id * 2 + 5, names)).map((c) => (c === null ? [] : [c])),
      metadata: some(metadata, 2),
      filter: fc.option(filter),
      page: fc.record({ landscape: fc.boolean(), fitToWidth: fc.boolean() }),
    })
    .map(({ cells, ...rest }) => {
      const grid: Sheet['cells'] = [];
      for (const [row, column, one] of cells) {
        grid[row] ??= [];
        const line = grid[row];
        if (line !== undefined) line[column] = one;
      }
      return { id, name: names[id] ?? '', rows: ROWS, columns: COLUMNS, cells: grid, ...rest };
    });
}

const sheetName = fc.oneof(
  text(40, 1),
  fc.constantFrom('Tái chế', 'Tổng hợp 6/2022', "Tab'", 'a'.repeat(60), 'History'),
);

export const workbook: fc.Arbitrary<Workbook> = fc
  .uniqueArray(sheetName, { minLength: 1, maxLength: 3, selector: (name) => name.toLowerCase() })
  .chain((names) =>
    fc.record({
      id: text(9, 1),
      name: fc.constant('sổ'),
      locale: fc.constantFrom('vi_VN', 'en_US'),
      timeZone: fc.constant('Asia/Ho_Chi_Minh'),
      sheets: fc.tuple(...names.map((_, id) => sheet(id, names))).map((list) => [...list]),
      namedRanges: fc.uniqueArray(
        fc.record({
          name: fc.stringMatching(/^[A-Z][a-z]{2,8}_[0-9]$/),
          range: fc
            .tuple(fc.constantFrom(...names), fc.constantFrom('A2:A', 'B2:C9', 'D4'))
            .map(([n, r]) => `${quotedSheet(n)}!${r}`),
        }),
        { maxLength: 3, selector: (range) => range.name },
      ),
      metadata: some(metadata, 2),
      documentProperties: fc
        .array(fc.tuple(text(5), text(30)), { maxLength: 3 })
        .map((list) => new Map(list)),
      scriptProperties: fc.array(fc.tuple(text(5), text(30)), { maxLength: 2 }).map((list) => new Map(list)),
      userProperties: fc
        .array(
          fc.tuple(
            fc.emailAddress(),
            fc.array(fc.tuple(text(5), text(9)), { maxLength: 2 }).map((list) => new Map(list)),
          ),
          { maxLength: 2 },
        )
        .map((list) => new Map(list)),
      nextId: fc.integer({ min: 100, max: 9999 }),
    }),
  );

/** What counts of a workbook: sparse rows as a list, everything else as it is. */
export function plain(book: Workbook): unknown {
  return {
    ...book,
    sheets: book.sheets.map(({ cells, ...rest }) => ({
      ...rest,
      cells: cells.flatMap((line, row) =>
        (line ?? []).flatMap((one, column) => (one === undefined ? [] : [[cellName(row, column), one]])),
      ),
    })),
  };
}
