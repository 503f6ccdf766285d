/** What the cell editor opens with, as Google does it: typed back unchanged it means the same cell. */
import type { Cell } from '../model';
import { readTyped } from '../services/typing';
import { editText } from './view';

const day = { numberFormat: 'dd/mm' };

const table: readonly (readonly [cell: Cell, text: string])[] = [
  [{}, ''],
  [{ value: 35.8 }, '35,8'],
  [{ value: 1400, style: { numberFormat: '#,##0" đ"' } }, '1400'],
  [{ value: 0.1, style: { numberFormat: '0%' } }, '10%'],
  [{ value: 0.07, style: { numberFormat: '0%' } }, '7%'],
  [{ value: 44713, style: day }, '01/06/2022'],
  [{ value: true }, 'TRUE'],
  [{ value: 'Nguyễn Thị Hoa' }, 'Nguyễn Thị Hoa'],
  [{ value: '0912345678', style: { numberFormat: '@' } }, '0912345678'],
  [{ value: '0912345678' }, "'0912345678"],
  [{ value: '=x' }, "'=x"],
  [{ value: '1/6' }, "'1/6"],
  [{ value: 3, formula: '=1+2' }, '=1+2'],
];

test.each(table)('%j opens as “%s”', (cell, text) => {
  expect(editText(cell, 'vi_VN')).toBe(text);
});

test.each(table.filter(([cell]) => cell.formula === undefined && cell.value !== undefined))(
  '%j typed back is the same value',
  (cell, text) => {
    const format = cell.style?.numberFormat;
    const place = {
      locale: 'vi_VN',
      timeZone: 'Asia/Ho_Chi_Minh',
      now: new Date('2022-03-01T00:00:00Z'),
      format,
    };
    expect(readTyped(text, place).value).toEqual(cell.value);
  },
);
