/** R1C1 notation of formulas, and what Range says of it (values-15). */
import { createHost, newWorkbook } from '../index';
import { fromR1C1, toR1C1 } from './r1c1';

const G2 = { row: 1, column: 6 };

const same: readonly (readonly [a1: string, r1c1: string])[] = [
  ['=F2/D2', '=R[0]C[-1]/R[0]C[-3]'],
  ['=$F$2*F$1+$A3', '=R2C6*R1C[-1]+R[1]C1'],
  ['=SUM(F2:F9)', '=SUM(R[0]C[-1]:R[7]C[-1])'],
  ['=SUM(F:F)+SUM($2:2)', '=SUM(C[-1]:C[-1])+SUM(R2:R[0])'],
  ["=VLOOKUP(A2,'Danh mục'!A2:B,2,FALSE)", "=VLOOKUP(R[0]C[-6],'Danh mục'!R[0]C[-6]:C[-5],2,FALSE)"],
  ['="A1 R1C1 ""B2"""&A1', '="A1 R1C1 ""B2"""&R[-1]C[-6]'],
  ['=LOG10(E2)+1.5', '=LOG10(R[0]C[-2])+1.5'],
];

test.each(same)('%s', (a1, r1c1) => {
  expect(toR1C1(a1, G2)).toBe(r1c1);
  expect(fromR1C1(r1c1, G2)).toBe(a1);
});

test('short forms are read, and what lies outside of the sheet is #REF!', () => {
  expect(fromR1C1('=RC[-1]+R1C1+SUM(C[0])', G2)).toBe('=F2+$A$1+SUM(G:G)');
  expect(fromR1C1('=R[-2]C', G2)).toBe('=#REF!');
});

test('a range gives its formulas in R1C1 and takes one for all its cells', async () => {
  const host = await createHost({ workbook: newWorkbook('Sổ') });
  const sheet = host.globals.SpreadsheetApp.getActive().getActiveSheet();
  sheet.getRange('A1:B1').setFormulas([['=B1', '']]);
  expect(sheet.getRange('A1:B1').getFormulasR1C1()).toEqual([['=R[0]C[1]', '']]);
  sheet.getRange('C2:C3').setFormulaR1C1('=R[0]C[-1]');
  expect(sheet.getRange('C2:C3').getFormulas()).toEqual([['=B2'], ['=B3']]);
});
