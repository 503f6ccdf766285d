/**
 * Rows that are wrong on purpose, each of another kind, so that “Kiểm tra” has something to show. None of them counts:
 * the ward's figures are right without them. They stand among the others, by day, as real mistakes do.
 */
import { type Cell, type ProblemCode, rowOf, type TableKey } from '../src/domain/ward';
import { chapterRef, type Ids, label, type SampleRow, type SampleTables, wardRef } from './rows';

/** Where a wrong row stands and what is wrong in it. */
export interface WrongRow {
  readonly table: TableKey;
  /** Its id. */
  readonly id: string;
  /** Row number on the sheet. */
  readonly row: number;
  /** Key of the wrong column. */
  readonly column: string;
  readonly code: ProblemCode;
  /** For the list in the README. */
  readonly what: string;
  /** True as far as anyone knows: counted, and only asked about. */
  readonly isCounted?: boolean;
}

type Planned = {
  [K in TableKey]: {
    readonly table: K;
    readonly column: keyof SampleRow<K> & string;
    readonly code: ProblemCode;
    readonly what: string;
    readonly row: SampleRow<K>;
    /** The row goes below the last one of this day. */
    readonly after: string;
  };
}[TableKey];

const stampOf = (code: string, day: string) => ({
  enteredBy: `chihoi.${code.toLowerCase()}@quangtrung.example`,
  enteredAt: `${day} 20:15`,
});

function plan(ids: Ids, tables: SampleTables): Planned[] {
  const can = label('materials', 'can');
  const kg = label('units', 'kg');
  const copied = tables.recycling.find(({ day, material }) => String(day) > '2022-07-01' && material === can);
  if (copied === undefined) throw new Error('No sale of cans after 1 July 2022 to copy.');
  const group = tables.members.find(({ post }) => post === label('posts', 'groupHead'));
  const member = group === undefined ? '' : `${group.name} · ${group.id}`;
  return [
    {
      table: 'recycling',
      column: 'chapter',
      code: 'unknownReference',
      what: 'a chapter that is not there: “Khu 13”',
      after: '2022-03-15',
      row: {
        day: '2022-03-15',
        chapter: 'Khu 13',
        material: label('materials', 'cardboard'),
        quantity: 24,
        unit: kg,
        amount: 132_000,
        id: ids.next('recycling'),
        ...stampOf('K12', '2022-03-15'),
      },
    },
    {
      table: 'recycling',
      column: 'quantity',
      code: 'unreadable',
      what: 'words where a number belongs: “chưa cân”',
      after: '2022-04-12',
      row: {
        day: '2022-04-12',
        chapter: chapterRef('K6'),
        material: label('materials', 'iron'),
        quantity: 'chưa cân',
        unit: kg,
        amount: 600_000,
        id: ids.next('recycling'),
        ...stampOf('K6', '2022-04-12'),
      },
    },
    {
      table: 'recycling',
      column: 'unit',
      code: 'conflict',
      what: 'two units at odds: “1,2 tạ” beside “kg”',
      after: '2022-06-09',
      row: {
        day: '2022-06-09',
        chapter: chapterRef('K10'),
        material: label('materials', 'iron'),
        quantity: '1,2 tạ',
        unit: kg,
        amount: 1_900_000,
        id: ids.next('recycling'),
        ...stampOf('K10', '2022-06-09'),
      },
    },
    {
      table: 'recycling',
      column: 'quantity',
      code: 'unreadable',
      // A fixed id: drawing one more would change every id after it.
      what: 'money behind the quantity: “120 vỏ 36k”',
      after: String(copied.day),
      row: { ...copied, quantity: '120 vỏ 36k', amount: '', id: 'TC-SAMP1' },
    },
    // Below the other sales: its day has no place among theirs.
    {
      table: 'recycling',
      column: 'day',
      code: 'future',
      what: 'a day in the future: 18/05/2062, a slip for 2022',
      after: '2022-05-18',
      row: {
        day: '2062-05-18',
        chapter: chapterRef('K9'),
        material: can,
        quantity: 310,
        unit: label('units', 'shell'),
        amount: 248_000,
        id: ids.next('recycling'),
        ...stampOf('K9', '2022-05-18'),
      },
    },
    {
      table: 'gifts',
      column: 'value',
      code: 'unreadable',
      what: 'an amount that is no number: “3.100.00đ”',
      after: '2022-01-27',
      row: {
        day: '2022-01-27',
        occasion: label('occasions', 'tet'),
        chapter: chapterRef('K4'),
        recipients: label('recipients', 'members'),
        parcels: 10,
        value: '3.100.00đ',
        fund: label('funds', 'sharing'),
        note: 'Chép từ báo cáo, trùng dòng của phường',
        id: ids.next('gifts'),
        ...stampOf('K4', '2022-01-29'),
      },
    },
    {
      table: 'gifts',
      column: 'day',
      code: 'unreadable',
      what: 'a day without its year: “ngày 01 tháng 6”',
      after: '2022-06-01',
      row: {
        day: 'ngày 01 tháng 6',
        occasion: label('occasions', 'childrensDay'),
        chapter: chapterRef('K11'),
        recipients: label('recipients', 'children'),
        parcels: 3,
        unitValue: 150_000,
        fund: label('funds', 'savings'),
        id: ids.next('gifts'),
        ...stampOf('K11', '2022-06-03'),
      },
    },
    {
      table: 'gifts',
      column: 'value',
      code: 'mismatch',
      what: 'a total that disagrees: 12 parcels of 200.000đ, total 2.600.000đ',
      after: '2022-10-19',
      row: {
        day: '2022-10-19',
        occasion: label('occasions', 'vietnamWomen'),
        chapter: chapterRef('K3'),
        recipients: label('recipients', 'members'),
        parcels: 12,
        unitValue: 200_000,
        value: 2_600_000,
        fund: label('funds', 'recycling'),
        id: ids.next('gifts'),
        ...stampOf('K3', '2022-10-20'),
      },
    },
    {
      table: 'gifts',
      column: 'fund',
      code: 'missing',
      what: 'a required cell left blank: no fund',
      after: '2022-12-02',
      row: {
        day: '2022-12-02',
        occasion: label('occasions', 'visit'),
        chapter: wardRef,
        recipients: label('recipients', 'ill'),
        parcels: 1,
        value: 500_000,
        id: ids.next('gifts'),
        ...stampOf('K1', '2022-12-03'),
      },
    },
    {
      table: 'pairings',
      column: 'helped',
      code: 'self',
      what: 'a woman paired with herself',
      after: '2022-08-15',
      row: {
        day: '2022-08-15',
        kind: label('pairKinds', 'support'),
        chapter: String(group?.chapter),
        helper: member,
        helped: member,
        support: 'Cho vay vốn',
        state: label('pairStates', 'helping'),
        id: ids.next('pairings'),
        ...stampOf('K1', '2022-08-16'),
      },
    },
    {
      table: 'pairings',
      column: 'value',
      code: 'cellError',
      what: 'a broken formula: “#REF!”',
      after: '2022-10-05',
      row: {
        day: '2022-10-05',
        kind: label('pairKinds', 'support'),
        chapter: String(group?.chapter),
        helper: member,
        helped: 'Chị hàng xóm tổ bên',
        value: '#REF!',
        state: label('pairStates', 'helping'),
        id: ids.next('pairings'),
        ...stampOf('K1', '2022-10-06'),
      },
    },
    {
      table: 'members',
      column: 'name',
      code: 'missing',
      what: 'a row half filled: no name',
      after: '',
      row: {
        chapter: chapterRef('K12'),
        group: 'Tổ 79',
        phone: '0900009999',
        state: label('memberStates', 'active'),
        id: ids.next('members'),
        ...stampOf('K12', '2022-12-26'),
      },
    },
  ];
}

/** Puts the wrong rows among the right ones and says where they stand. */
export function addWrongRows(ids: Ids, tables: SampleTables): WrongRow[] {
  const planned = plan(ids, tables);
  for (const { table, row, after } of planned) {
    const rows: object[] = tables[table];
    rows.splice(after === '' ? rows.length : endOfDay(rows, after), 0, row);
  }
  // Row numbers are final only now.
  return planned.map(({ table, row, column, code, what }) => {
    const rows: object[] = tables[table];
    return { table, id: String(row.id), row: rowOf(rows.indexOf(row)), column, code, what };
  });
}

/** Where the next row goes after those of that day and before. */
function endOfDay(rows: readonly { day?: Cell }[], day: string): number {
  const later = rows.findIndex((row) => /^\d{4}-/.test(String(row.day)) && String(row.day) > day);
  return later < 0 ? rows.length : later;
}
