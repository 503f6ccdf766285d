/** Whatever changes in a workbook, the writer's copy ends up equal, and the difference names nothing else. */
import fc from 'fast-check';
import { type Cell, newSheet, newWorkbook, type Style, type Workbook } from '../model';
import { Differ, isEmptyDifference } from './diff';
import { Replica, UpdateMaker } from './replica';

const BOLD: Style = { text: { bold: true } };
const MONEY: Style = { numberFormat: '#,##0" đ"' };

type Change = (workbook: Workbook) => void;

const cell: fc.Arbitrary<Cell | undefined> = fc.option(
  fc.record(
    {
      value: fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant({ error: '#REF!' })),
      formula: fc.constant('=A1'),
      style: fc.constantFrom(BOLD, MONEY),
      note: fc.string(),
    },
    { requiredKeys: [] },
  ),
  { nil: undefined },
);

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ sheet: fc.nat(3), row: fc.nat(8), column: fc.nat(5), cell }).map(
    ({ sheet, row, column, cell: made }): Change =>
      (workbook) => {
        const target = workbook.sheets[sheet % workbook.sheets.length];
        if (target === undefined) return;
        const line = target.cells[row] ?? [];
        target.cells[row] = line;
        if (made === undefined) delete line[column];
        else line[column] = { ...made };
      },
  ),
  fc.nat(8).map(
    (row): Change =>
      (workbook) =>
        void workbook.sheets[0]?.cells.splice(row, 0, []),
  ),
  fc.nat(8).map(
    (row): Change =>
      (workbook) =>
        void workbook.sheets[0]?.cells.splice(row, 1),
  ),
  fc.constant<Change>((workbook) => {
    workbook.sheets.push(newSheet(workbook.nextId, `Tab ${workbook.nextId}`, 20, 6));
    workbook.nextId += 1;
  }),
  fc.constant<Change>((workbook) => {
    if (workbook.sheets.length > 1) workbook.sheets.splice(0, 1);
  }),
  fc.constant<Change>((workbook) => void workbook.sheets.reverse()),
  fc.nat(5).map(
    (column): Change =>
      (workbook) =>
        void workbook.sheets[0]?.columnWidths.set(column, 120),
  ),
  fc.string().map(
    (value): Change =>
      (workbook) =>
        void workbook.documentProperties.set('key', value),
  ),
);

/** What is compared of a workbook: a blank cell counts as no cell. */
function facts(workbook: Workbook): unknown {
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.flatMap((line, row) =>
        (line ?? []).flatMap((one, column) =>
          one === undefined || Object.keys(one).length === 0 ? [] : [{ row, column, ...one }],
        ),
      ),
    })),
  };
}

test('the writer’s copy follows every change', () => {
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 5 }), { maxLength: 6 }), (rounds) => {
      const workbook = newWorkbook('Sổ');
      const copy = structuredClone(workbook);
      const differ = new Differ(workbook);
      const maker = new UpdateMaker();
      const replica = new Replica(copy);
      for (const round of rounds) {
        for (const one of round) one(workbook);
        const difference = differ.next();
        if (!isEmptyDifference(difference)) replica.apply(structuredClone(maker.make(workbook, difference)));
        expect(facts(copy)).toEqual(facts(workbook));
        expect(isEmptyDifference(differ.next())).toBe(true);
      }
    }),
  );
});

test('cells that share a style share it over there, and a changed cell stays the same object', () => {
  const workbook = newWorkbook('Sổ');
  const copy = structuredClone(workbook);
  const [sheet] = workbook.sheets;
  const [copied] = copy.sheets;
  if (sheet === undefined || copied === undefined) throw new Error('no sheet');
  const kept: Cell = { value: 'cũ' };
  copied.cells[0] = [kept];
  sheet.cells[0] = [{ value: 'cũ' }];
  const differ = new Differ(workbook);
  const maker = new UpdateMaker();
  const replica = new Replica(copy);
  sheet.cells[0] = [
    { value: 'mới', style: MONEY },
    { value: 1, style: MONEY },
  ];
  replica.apply(structuredClone(maker.make(workbook, differ.next())));
  expect(copied.cells[0]?.[0]).toBe(kept);
  expect(kept.value).toBe('mới');
  expect(copied.cells[0]?.[0]?.style).toBe(copied.cells[0]?.[1]?.style);
});
