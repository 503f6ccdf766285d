/** The engine behind typed formulas, as a table that a person could type into Google Sheets. */
import { parseCell } from '../a1';
import { type Cell, type CellValue, newSheet, newWorkbook, type Sheet, type Workbook } from '../model';
import { createCalculator } from './index';

const NOW = new Date('2022-06-01T03:30:00Z');

function put(sheet: Sheet, a1: string, content: CellValue | undefined): Cell {
  const { row, column } = parseCell(a1) ?? { row: 0, column: 0 };
  const line = sheet.cells[row] ?? [];
  const cell: Cell = {};
  if (typeof content === 'string' && content.startsWith('=')) cell.formula = content;
  else if (content !== undefined) cell.value = content;
  line[column] = cell;
  sheet.cells[row] = line;
  return cell;
}

/** A small recycling table: chapter, kind, quantity and price in A2:D6, and another tab. */
function sample(): { workbook: Workbook; sheet: Sheet; other: Sheet } {
  const workbook = newWorkbook('Sổ', { locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' });
  const sheet = newSheet(1, 'Tái chế', 100, 12);
  const other = newSheet(2, "Danh mục 'cũ'", 50, 5);
  workbook.sheets = [sheet, other];
  const rows: [string, string, number, number][] = [
    ['K1', 'giấy', 12.5, 3000],
    ['K2', 'vỏ lon', 200, 250],
    ['K1', 'nhựa', 8, 5000],
    ['K5A', 'giấy', 30, 3000],
    ['K2', 'nhựa', 4, 5000],
  ];
  rows.forEach(([chapter, kind, quantity, price], index) => {
    put(sheet, `A${index + 2}`, chapter);
    put(sheet, `B${index + 2}`, kind);
    put(sheet, `C${index + 2}`, quantity);
    put(sheet, `D${index + 2}`, price);
  });
  put(other, 'A1', 'giấy');
  put(other, 'B1', 1.5);
  put(other, 'A2', 'nhựa');
  put(other, 'B2', 2);
  workbook.namedRanges = [{ name: 'KhoiLuong', range: "'Tái chế'!C2:C6" }];
  return { workbook, sheet, other };
}

const table: readonly (readonly [formula: string, value: CellValue | undefined])[] = [
  ['=SUM(C2:C6)', 254.5],
  ['=C2*D2', 37500],
  ['=C2*5000', 62500],
  ['=SUM(C2:C)', 254.5],
  ['=SUM(C:C)', 254.5],
  ['=SUM($C$2:$C$6)/COUNT(C2:C6)', 50.9],
  ['=SUMIFS(C2:C6,A2:A6,"K1")', 20.5],
  ['=SUMIFS(C2:C6,A2:A6,"K1",B2:B6,"nhựa")', 8],
  ['=SUMIF(B2:B6,"giấy",C2:C6)', 42.5],
  ['=COUNTIF(A2:A6,"K*")', 5],
  ['=COUNTIFS(A2:A6,"K2",C2:C6,">100")', 1],
  ['=VLOOKUP("K5A",A2:D6,3,FALSE)', 30],
  ['=VLOOKUP("K9",A2:D6,3,FALSE)', { error: '#N/A' }],
  ["=VLOOKUP(B4,'Danh mục ''cũ'''!A1:B2,2,FALSE)", 2],
  ['=INDEX(B2:B6,MATCH("K5A",A2:A6,0))', 'giấy'],
  ['=IF(C2>10,"nhiều","ít")', 'nhiều'],
  ['=IFERROR(1/0,"không chia được")', 'không chia được'],
  ['=1/0', { error: '#DIV/0!' }],
  ['=A2&" – "&B2', 'K1 – giấy'],
  ['=ROUND(C2/3,2)', 4.17],
  ['=AVERAGE(C2:C6)', 50.9],
  ['=MAX(C2:C6)-MIN(C2:C6)', 196],
  ['=SUM(KhoiLuong)', 254.5],
  ['=SUMPRODUCT(C2:C6,D2:D6)', 237500],
  ['=SUMPRODUCT((A2:A6="K1")*C2:C6)', 20.5],
  ['=ARRAYFORMULA(SUM(C2:C6*D2:D6))', 237500],
  ['=COUNTA(A2:A)', 5],
  ['=COUNTBLANK(A1:A6)', 1],
  ['=AND(C2>1,C3>1)', true],
  ['=NOT(C2>1)', false],
  ['=ISBLANK(L50)', true],
  ['=L50', undefined],
  ['=L50+1', 1],
  ['=LEN("Tái chế")', 7],
  ['=UPPER(B3)', 'VỎ LON'],
  ['=PROPER("nguyễn thị hoa")', 'Nguyễn Thị Hoa'],
  ['=TRIM("  a  b ")', 'a b'],
  ['=DATE(2022,6,1)', 44713],
  ['=YEAR(44713)', 2022],
  ['=TODAY()', 44713],
  ['=NOW()', 44713 + 10.5 / 24],
  ['=NOSUCHNAME', { error: '#NAME?' }],
  ["='Không có'!A1", { error: '#REF!' }],
  ['=MEDIAN(C2:C6)', 12.5],
  ['=LARGE(C2:C6,2)', 30],
  ['=XLOOKUP("K5A",A2:A6,C2:C6)', 30],
];

test.each(table)('%s', (formula, value) => {
  const { workbook, sheet } = sample();
  const cell = put(sheet, 'K20', formula);
  const area = { row: 19, column: 10, rows: 1, columns: 1 };
  createCalculator({ now: () => NOW }).recalculate(workbook, [{ sheetId: 1, area }]);
  if (typeof value === 'number') expect(cell.value).toBeCloseTo(value, 9);
  else expect(cell.value).toEqual(value);
});

const whole = (sheetId: number) => [{ sheetId, area: { row: 0, column: 0, rows: 100, columns: 12 } }];

test('a change reaches the formulas that depend on it, through others and over tabs, and no other', () => {
  const { workbook, sheet, other } = sample();
  const line = put(sheet, 'E2', '=C2*D2');
  const total = put(sheet, 'E7', '=SUM(E2:E6)');
  const far = put(other, 'C1', "='Tái chế'!E7*2");
  const apart = put(other, 'C2', '=B1+B2');
  const calculator = createCalculator({ now: () => NOW });
  calculator.recalculate(workbook, [...whole(1), ...whole(2)]);
  expect([line.value, total.value, far.value, apart.value]).toEqual([37500, 37500, 75000, 3.5]);
  apart.value = 'left alone';
  put(sheet, 'C2', 10);
  calculator.recalculate(workbook, [{ sheetId: 1, area: { row: 1, column: 2, rows: 1, columns: 1 } }]);
  expect([line.value, total.value, far.value, apart.value]).toEqual([30000, 30000, 60000, 'left alone']);
});

test('a formula that depends on itself is refused, and so is a ring', () => {
  const { workbook, sheet } = sample();
  const self = put(sheet, 'F1', '=F1+1');
  const one = put(sheet, 'G1', '=G2+1');
  const two = put(sheet, 'G2', '=G1+1');
  createCalculator({ now: () => NOW }).recalculate(workbook, whole(1));
  expect(self.value).toEqual({ error: '#REF!' });
  expect(one.value).toEqual({ error: '#REF!' });
  expect(two.value).toEqual({ error: '#REF!' });
});

test('a running balance of 5,000 rows is computed whatever the order it was typed in', () => {
  const { workbook, sheet } = sample();
  sheet.rows = 6000;
  put(sheet, 'F1', 0);
  for (let row = 5001; row >= 2; row -= 1) put(sheet, `F${row}`, `=F${row - 1}+1`);
  createCalculator({ now: () => NOW }).recalculate(workbook, [
    { sheetId: 1, area: { row: 0, column: 5, rows: 6000, columns: 1 } },
  ]);
  expect(sheet.cells[5000]?.[5]?.value).toBe(5000);
});

test('an array fills the cells below, follows its source, and leaves with its formula', () => {
  const { workbook, sheet } = sample();
  put(sheet, 'H1', '=UNIQUE(A2:A6)');
  const calculator = createCalculator({ now: () => NOW });
  calculator.recalculate(workbook, whole(1));
  const column = () => [0, 1, 2, 3].map((row) => sheet.cells[row]?.[7]?.value);
  expect(column()).toEqual(['K1', 'K2', 'K5A', undefined]);
  put(sheet, 'A6', 'K7');
  calculator.recalculate(workbook, whole(1));
  expect(column()).toEqual(['K1', 'K2', 'K5A', 'K7']);
  put(sheet, 'H1', 'hết');
  calculator.recalculate(workbook, whole(1));
  expect(column()).toEqual(['hết', undefined, undefined, undefined]);
});

test('an array never writes over what stands there', () => {
  const { workbook, sheet } = sample();
  const formula = put(sheet, 'H1', '=UNIQUE(A2:A6)');
  put(sheet, 'H2', 'của tôi');
  createCalculator({ now: () => NOW }).recalculate(workbook, whole(1));
  expect(formula.value).toEqual({ error: '#REF!' });
  expect(sheet.cells[1]?.[7]?.value).toBe('của tôi');
});

test('a function that the engine lacks keeps the value that the file brought, and invents none', () => {
  const { workbook, sheet } = sample();
  const kept = put(sheet, 'H1', '=QUERY(A2:D6,"select A")');
  kept.value = 'K1';
  const fresh = put(sheet, 'H2', '=QUERY(A2:D6,"select B")');
  createCalculator({ now: () => NOW }).recalculate(workbook, whole(1));
  expect(kept.value).toBe('K1');
  expect(fresh.value).toBeUndefined();
});
