/** The menu `Định dạng`: how cells look, how their numbers are written, frames and merged cells. */
import type { Area } from '../../model';
import type { StyleChange } from '../protocol';
import type { Desk } from './desk';
import { item, SEPARATOR } from './entry';
import type { Entry } from './menus';
import { ask } from './notices';

const FORMATS: readonly (readonly [label: string, format: string])[] = [
  ['Tự động', 'General'],
  ['Chữ, giữ như gõ', '@'],
  ['Số: 1.234', '#,##0'],
  ['Số lẻ: 1.234,5', '#,##0.0'],
  ['Tiền: 1.234 đ', '#,##0" đ"'],
  ['Phần trăm: 12,5%', '0.0%'],
  ['Ngày: 31/12/2026', 'dd/mm/yyyy'],
];

/** Of merged cells only the first keeps what it says: whoever would lose something is asked. */
function merge({ grid, act }: Desk, how: 'all' | 'rows'): void {
  const { sheet, areas } = grid.selection();
  const run = (): void => act({ kind: 'style', sheet, areas, style: { merge: how } });
  const losing = areas.flatMap((area) =>
    filledBehind(area, how, (row, column) => grid.display(sheet, row, column)),
  );
  if (losing.length === 0) {
    run();
    return;
  }
  ask(
    {
      id: 0,
      kind: 'alert',
      title: 'Gộp ô?',
      text: `Gộp thì chỉ ô đầu còn chữ; ${losing.length} ô khác đang có chữ sẽ mất (“${losing[0]}”…). Gộp rồi không hoàn tác được.`,
      buttons: 'OK_CANCEL',
    },
    (answer) => {
      if (answer.pressed === 'OK') run();
    },
  );
}

/** What stands in the cells that merging empties. */
function filledBehind(
  { row, column, rows, columns }: Area,
  how: 'all' | 'rows',
  textAt: (row: number, column: number) => string,
): string[] {
  const found: string[] = [];
  for (let at = row; at < row + rows; at += 1)
    for (let to = column; to < column + columns; to += 1) {
      const isKept = to === column && (how === 'rows' || at === row);
      const text = isKept ? '' : textAt(at, to);
      if (text !== '') found.push(text);
    }
  return found;
}

export function styleEntries(desk: Desk): Entry[] {
  const { grid, act } = desk;
  const { sheet, areas } = grid.selection();
  const style = (change: StyleChange) => () => act({ kind: 'style', sheet, areas, style: change });
  const choices = (label: string, all: readonly (readonly [string, StyleChange])[]): Entry => ({
    kind: 'menu',
    label,
    entries: all.map(([name, change]) => item(name, style(change))),
  });
  return [
    item('In đậm', style({ bold: true }), { hint: 'Ctrl+B' }),
    item('In nghiêng', style({ italic: true }), { hint: 'Ctrl+I' }),
    item(
      'Bỏ đậm, nghiêng, gạch',
      style({ bold: false, italic: false, underline: false, strikethrough: false }),
    ),
    SEPARATOR,
    item('Căn trái', style({ horizontal: 'left' })),
    item('Căn giữa', style({ horizontal: 'center' })),
    item('Căn phải', style({ horizontal: 'right' })),
    item('Xuống dòng trong ô', style({ wrap: 'wrap' })),
    SEPARATOR,
    item('Nền vàng nhạt', style({ background: '#fff4e5' })),
    item('Bỏ màu nền', style({ background: null })),
    SEPARATOR,
    choices(
      'Kiểu số',
      FORMATS.map(([name, numberFormat]) => [name, { numberFormat }]),
    ),
    choices('Kẻ khung', [
      ['Mọi ô', { borders: 'all' }],
      ['Khung ngoài', { borders: 'outer' }],
      ['Bỏ khung', { borders: 'none' }],
    ]),
    {
      kind: 'menu',
      label: 'Gộp ô',
      entries: [
        item('Gộp cả vùng', () => merge(desk, 'all')),
        item('Gộp từng hàng', () => merge(desk, 'rows')),
        item('Tách ô gộp', style({ merge: 'none' })),
      ],
    },
  ];
}
