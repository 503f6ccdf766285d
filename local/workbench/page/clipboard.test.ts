/** Text from the clipboard as a table, and what pasting means. */
import { Clipboard, readTable } from './clipboard';

const table: readonly (readonly [text: string, cells: readonly (readonly string[])[]])[] = [
  ['một', [['một']]],
  ['a\tb', [['a', 'b']]],
  [
    'a\tb\nc\td\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a\r\nb\r\n', [['a'], ['b']]],
  ['a\n\nb', [['a'], [''], ['b']]],
  [
    'a\tb\nc',
    [
      ['a', 'b'],
      ['c', ''],
    ],
  ],
  ['"hai\ndòng"\tb', [['hai\ndòng', 'b']]],
  ['"một ""hai"""', [['một "hai"']]],
  ['5" ống', [['5" ống']]],
  ['"chưa đóng\tb', [['"chưa đóng', 'b']]],
  ['\t', [['', '']]],
];
test.each(table)('%j', (text, cells) => {
  expect(readTable(text)).toEqual(cells);
});

const here = { sheet: 1, areas: [{ row: 4, column: 2, rows: 2, columns: 2 }], row: 4, column: 2 };

test('one value fills the selection, a table does not', () => {
  const board = new Clipboard();
  expect(board.paste('x', false, here)).toMatchObject({
    kind: 'write',
    texts: [
      ['x', 'x'],
      ['x', 'x'],
    ],
  });
  expect(board.paste('x\ty', false, here)).toMatchObject({
    kind: 'write',
    row: 4,
    column: 2,
    texts: [['x', 'y']],
  });
});

test('what was copied here is copied by reference; what was cut moves once; other text is text', () => {
  const board = new Clipboard();
  const area = { row: 0, column: 0, rows: 1, columns: 1 };
  board.remember({ sheet: 7, area, text: '1.000 đ', cut: false });
  expect(board.paste('1.000 đ', false, here)).toMatchObject({ kind: 'copy', fromSheet: 7, cut: false });
  expect(board.paste('khác', false, here)).toMatchObject({ kind: 'write' });
  board.remember({ sheet: 7, area, text: '1.000 đ', cut: true });
  expect(board.paste('1.000 đ', true, here)).toMatchObject({ kind: 'copy', cut: true, valuesOnly: true });
  expect(board.paste('1.000 đ', false, here)).toMatchObject({ kind: 'write' });
});
