/** The list of placeholders holds what templates are filled with, and a ward's own template is told by its setting. */
import * as fc from 'fast-check';
import { metricKeys, metrics } from '../figures';
import { oneOfEach } from '../testdata/models';
import { annexKeys } from './choices';
import { DROPPED, dropColumns, JOINED, joinCells } from './columns';
import { composeReport } from './compose';
import type { ReportData } from './data';
import { type Fields, type FieldValue, fieldsOf } from './fields';
import { reportKindKeys } from './kinds';
import { ownTemplateOf, withOwnTemplate } from './own-template';
import { asciiName } from './phrases';
import { placeholderNamesOf, placeholdersOf } from './placeholders';
import { type Made, madeLedger, smallWard, today, year2022 } from './testdata/made-ward';

const whole = { ...smallWard, rows: { ...smallWard.rows, ...oneOfEach } } as Made;
const report = (kind: (typeof reportKindKeys)[number]): ReportData =>
  composeReport(madeLedger(whole), year2022, today, kind, { annexes: new Set(annexKeys) });

function namesIn(fields: Fields): string[] {
  return Object.entries(fields).flatMap(([name, value]) => [name, ...inside(value)]);
}
const inside = (value: FieldValue): string[] =>
  typeof value === 'string' || typeof value === 'boolean'
    ? []
    : Array.isArray(value)
      ? value.flatMap((one: string | Fields) => (typeof one === 'string' ? [] : namesIn(one)))
      : namesIn(value as Fields);

test.each(reportKindKeys)('%s: all that is filled is on the list', (kind) => {
  const data = report(kind);
  const names = placeholderNamesOf(data);
  const drawn = new Set(data.charts.map(({ key }) => key));
  const filled = new Set(
    [true, false].flatMap((isInternal) =>
      namesIn(fieldsOf(data, { drawn, headings: new Set(), isInternal })),
    ),
  );
  expect([...filled].filter((name) => !names.has(name))).toEqual([]);
});

test('present values, nested as a template nests them', () => {
  const all = placeholdersOf(report('topical'));
  const of = (tag: string) => all.find((one) => one.tag === tag);
  expect(of('{ten_don_vi}')).toEqual({
    tag: '{ten_don_vi}',
    value: 'Hội Liên hiệp Phụ nữ phường Hoa Sen',
    about: 'Tên Hội, đầy đủ',
    depth: 0,
    group: 'text',
  });
  expect(of('{so_tien_ban_phe_lieu}')?.value).toBe('1.200.000đ');
  expect(of('{truoc_tien_ban_phe_lieu}')?.value).toBe('200.000đ');
  expect(of('{#tai_che} … {/tai_che}')?.value).toBe('có in');
  expect(of('{loai}')).toMatchObject({ value: 'Vỏ lon', depth: 3 });
  expect(of('{#danh_hieu} … {/danh_hieu}')?.value).toBe('không in');
});

test('every metric has a placeholder of its own', () => {
  const names = metricKeys.map((key) => metrics[key].label);
  expect(new Set(names).size).toBe(names.length);
  const tags = placeholdersOf(report('topical')).map(({ tag }) => tag);
  expect(metricKeys.filter((key) => !tags.includes(`{so_${asciiName(metrics[key].label)}}`))).toEqual([]);
});

test('a figure that was called otherwise is filled under that name too, and listed under today’s', () => {
  const data = report('topical');
  expect(placeholderNamesOf(data).has('so_hoi_vien_roi_di')).toBe(true);
  const of = (name: string) => data.singles.find((one) => one.name === name)?.value;
  expect(of('hoi_vien_roi_di')).toBe(of('hoi_vien_giam'));
  const tags = placeholdersOf(data).map(({ tag }) => tag);
  expect([tags.includes('{so_hoi_vien_giam}'), tags.includes('{so_hoi_vien_roi_di}')]).toEqual([true, false]);
});

describe('own template', () => {
  const link = 'https://docs.google.com/document/d/1AbCdEfGhIjKlMn/edit';
  test.each([
    [null, 'topical', null],
    [link, 'topical', link],
    [link, 'periodic', null],
    [`Báo cáo định kỳ: ${link}`, 'periodic', link],
    [`Báo cáo định kỳ: ${link}`, 'topical', null],
    [`Định kỳ: a.docx\ntập thể: ${link}`, 'collective', link],
  ] as const)('%j for %s', (setting, kind, expected) => {
    expect(ownTemplateOf(setting, kind, 'topical')).toBe(expected);
  });
  test('what is set is read back, and the other kinds keep theirs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...reportKindKeys), fc.stringMatching(/^[\w-]{12,20}$/)), {
          maxLength: 6,
        }),
        (steps) => {
          let setting: string | null = null;
          const last = new Map<string, string>();
          for (const [kind, id] of steps) {
            setting = withOwnTemplate(setting, kind, 'topical', id);
            last.set(kind, id);
          }
          for (const kind of reportKindKeys)
            expect(ownTemplateOf(setting, kind, 'topical')).toBe(last.get(kind) ?? null);
        },
      ),
    );
  });
});

describe('columns with nothing in them', () => {
  const cell = (text: string, width: number) =>
    `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${width}"/></w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  const table = (rows: readonly (readonly string[])[], widths: readonly number[]) =>
    `<w:tbl><w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>${rows
      .map((row) => `<w:tr>${row.map((text, at) => cell(text, widths[at] ?? 0)).join('')}</w:tr>`)
      .join('')}</w:tbl>`;
  test('go with all their cells, and the others take their width', () => {
    const xml = table(
      [
        ['a', DROPPED, 'c'],
        ['1', '', '3'],
      ],
      [100, 200, 300],
    );
    expect(dropColumns(xml)).toBe(
      table(
        [
          ['a', 'c'],
          ['1', '3'],
        ],
        [150, 450],
      ),
    );
  });
  test.each([
    ['no such column', table([['a', 'b']], [1, 2])],
    ['every column', table([[DROPPED, DROPPED]], [1, 2])],
    ['rows of another length', `${table([[DROPPED, 'b'], ['only']], [1, 2])}`],
  ])('%s: the table stays', (_name, xml) => expect(dropColumns(xml)).toBe(xml));

  const joined = (text: string, width: number, span: number) =>
    cell(text, width).replace(/(<w:tcW [^>]*\/>)/, `$1<w:gridSpan w:val="${span}"/>`);
  const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`;
  test.each([
    [
      'takes in the blank cells to its right',
      row(cell('', 10), cell(`Nhóm${JOINED}`, 20), cell('', 30), cell('', 40)),
      row(cell('', 10), joined('Nhóm', 90, 3)),
    ],
    [
      'stops before one that says something',
      row(cell(`Nhóm${JOINED}`, 10), cell('', 20), cell('3', 30)),
      row(joined('Nhóm', 30, 2), cell('3', 30)),
    ],
    ['the last of its row', row(cell('1', 10), cell(`a${JOINED}`, 20)), row(cell('1', 10), cell('a', 20))],
    ['without the sign', row(cell('a', 10), cell('', 20)), row(cell('a', 10), cell('', 20))],
  ])('the name of a group %s', (_name, xml, expected) => expect(joinCells(xml)).toBe(expected));
});
