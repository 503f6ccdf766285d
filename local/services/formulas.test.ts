/** References inside formulas, moved, shifted and renamed. */
import { moveFormula, renameSheetInFormula, sheetGoneInFormula, shiftFormula } from './formulas';

test.each([
  ['=A1', '=B2'],
  ['=$A$1+A$1+$A1', '=$A$1+B$1+$A2'],
  ['=SUM(A1:B2)&"A1"', '=SUM(B2:C3)&"A1"'],
  ["='Tái chế'!D2:D*Sheet2!C3", "='Tái chế'!E3:E*Sheet2!D4"],
  ['=LOG10(A1)', '=LOG10(B2)'],
  ['=SUM(A:A,2:2)', '=SUM(B:B,3:3)'],
  ['=thu_A1+B1', '=thu_A1+C2'],
])('%s copied one down and one right is %s', (formula, expected) => {
  expect(moveFormula(formula, 1, 1)).toBe(expected);
});

test('a reference that leaves the sheet is lost', () => {
  expect(moveFormula('=A1+B2', -1, 0)).toBe('=#REF!+B1');
});

test.each([
  ['=A1+A5', 'row', 2, 3, '=A1+A8'],
  ['=SUM(A2:A9)', 'row', 4, 2, '=SUM(A2:A11)'],
  ['=SUM(A2:A9)', 'row', 4, -2, '=SUM(A2:A7)'],
  ['=SUM(A2:A9)', 'row', 1, -8, '=SUM(#REF!)'],
  ['=SUM(A2:A)', 'row', 0, 1, '=SUM(A3:A)'],
  ['=C1', 'column', 1, 1, '=D1'],
  ['=C1', 'column', 2, -1, '=#REF!'],
  ['=Khác!A5', 'row', 0, 1, '=Khác!A5'],
] as const)('%s after %s %i by %i is %s', (formula, axis, at, count, expected) => {
  expect(shiftFormula(formula, 'Nhà', { sheet: 'Nhà', axis, at, count })).toBe(expected);
});

test('a renamed sheet is renamed in formulas, a deleted one is lost', () => {
  expect(renameSheetInFormula("='Tái chế'!A1+A1", 'Tái chế', 'Thu gom')).toBe("='Thu gom'!A1+A1");
  expect(sheetGoneInFormula("='Tái chế'!A1+A1", 'Tái chế')).toBe('=#REF!+A1');
});
