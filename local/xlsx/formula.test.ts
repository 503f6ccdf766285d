/** Formulas between Google and the file, both ways. */
import fc from 'fast-check';
import { fromFile, renameSheets, shiftFormula, toFile } from './formula';

describe('formulas between Google and the file, both ways', () => {
  const facts: readonly (readonly [string, string])[] = [
    ['=SUM(A2:A)', 'SUM(A2:A1048576)'],
    ['=SUM($A$2:$A)', 'SUM($A$2:$A$1048576)'],
    ['=SUM(A2:C)', 'SUM(A2:C1048576)'],
    ['=SUM(B2:2)', 'SUM(B2:XFD2)'],
    ['=SUM(A:A)+SUM(2:2)', 'SUM(A:A)+SUM(2:2)'],
    [
      "=SUMIFS('Tái chế'!D2:D,'Tái chế'!B2:B,\"A2:A\")",
      "SUMIFS('Tái chế'!D2:D1048576,'Tái chế'!B2:B1048576,\"A2:A\")",
    ],
    ['=IFNA(XLOOKUP(A1,B:B,C:C),"")', '_xlfn.IFNA(_xlfn.XLOOKUP(A1,B:B,C:C),"")'],
    ['=FILTER(A1:B9,B1:B9>0)', '_xlfn._xlws.FILTER(A1:B9,B1:B9>0)'],
    ['=NETWORKDAYS.INTL(A1,B1)', 'NETWORKDAYS.INTL(A1,B1)'],
    ['="IFNA("', '"IFNA("'],
    ['=MYFILTER(A1)', 'MYFILTER(A1)'],
    ['=Phí*1.1', 'Phí*1.1'],
  ];
  test.each(facts)('%s ⇄ %s', (google, file) => {
    expect(toFile(google, '')).toEqual({ text: file, array: false });
    expect(fromFile(file, false)).toBe(google);
  });

  test('an array formula is marked, not called', () => {
    expect(toFile('=ARRAYFORMULA(SUM(A2:A*B2:B))', 1)).toEqual({
      text: 'SUM(A2:A1048576*B2:B1048576)',
      array: true,
    });
    expect(fromFile('SUM(A2:A1048576*B2:B1048576)', true)).toBe('=ARRAYFORMULA(SUM(A2:A*B2:B))');
  });

  test('a function that only Google has is wrapped with its last value, as Google itself exports it', () => {
    const file = toFile('=QUERY(A1:B9,"select ""A""")', 'x "y"').text;
    expect(file).toBe('IFERROR(__xludf.DUMMYFUNCTION("QUERY(A1:B9,""select """"A"""""")"),"x ""y""")');
    expect(fromFile(file, false)).toBe('=QUERY(A1:B9,"select ""A""")');
    expect(fromFile('IFERROR(__xludf.DUMMYFUNCTION("IMPORTRANGE(A1,""x"")"),5)', false)).toBe(
      '=IMPORTRANGE(A1,"x")',
    );
  });

  test('no string in the file is longer than Excel allows', () => {
    const google = `=JOIN(",",A1:A9)&"${'ă'.repeat(900)}"`;
    const { text } = toFile(google, '');
    for (const [whole] of text.matchAll(/"(?:[^"]|"")*"/g))
      expect(whole.replaceAll('""', '"').length).toBeLessThanOrEqual(257);
    expect(fromFile(text, false)).toBe(google);
  });

  test('sheets that the file knows by another name', () => {
    const names = new Map([['Tổng hợp 6/2022', 'Tổng hợp 6_2022']]);
    expect(toFile("=SUM('Tổng hợp 6/2022'!A2:A)", 0, names).text).toBe("SUM('Tổng hợp 6_2022'!A2:A1048576)");
    expect(
      renameSheets(
        "Tab!A1+'O''Hara'!B2&\"Tab!A1\"",
        new Map([
          ['Tab', "T'b"],
          ["O'Hara", 'x'],
        ]),
      ),
    ).toBe("'T''b'!A1+'x'!B2&\"Tab!A1\"");
  });

  test('a formula of references comes back, whatever they are', () => {
    const cell = fc.stringMatching(/^\$?[A-Z]{1,2}\$?[1-9][0-9]{0,3}$/);
    const operand = fc.oneof(
      cell,
      fc.tuple(cell, cell).map((pair) => pair.join(':')),
      fc.string({ maxLength: 8 }).map((s) => `"${s.replaceAll('"', '""')}"`),
      fc.integer().map(String),
      cell.map((c) => `${c}:${/^\$?[A-Z]+/.exec(c)?.[0] ?? 'A'}`),
    );
    fc.assert(
      fc.property(
        fc.array(operand, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('SUM', 'IFS', 'TEXTJOIN', 'QUERY', 'MAX'),
        (parts, name) => {
          const google = `=${name}(${parts.join(',')})`;
          const { text, array } = toFile(google, 'v');
          expect(fromFile(text, array)).toBe(google);
        },
      ),
    );
  });
});

describe('moving a shared formula', () => {
  const facts: readonly (readonly [string, number, number, string])[] = [
    ['A1+$B$2+C$3+$D4', 1, 1, 'B2+$B$2+D$3+$D5'],
    ['SUM(A:A,1:1,$C:$C)', 2, 1, 'SUM(B:B,3:3,$C:$C)'],
    ['"A1"&A1', 3, 0, '"A1"&A4'],
    ["'A1'!A1", 1, 0, "'A1'!A2"],
    ['LOG10(A1)', 1, 0, 'LOG10(A2)'],
    ['A1', -1, 0, '#REF!'],
    ['1.5*A1', 1, 0, '1.5*A2'],
  ];
  test.each(facts)('%s by %i, %i is %s', (formula, rows, columns, want) => {
    expect(shiftFormula(formula, rows, columns)).toBe(want);
  });
});
