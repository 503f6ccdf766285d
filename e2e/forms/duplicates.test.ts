/**
 * A form asks about a row exactly where Kiểm tra would, for a row of every table and for others near it; of members also
 * where its rule says so.
 */
import { oneOfEach } from '../../src/domain/testdata/models';
import { gift as giftRow, memberRow, pair, sale as saleRow, support } from '../../src/domain/testdata/ward';
import { isTableKey, optionalModelKeys, type TableKey, tables } from '../../src/domain/ward';
import type { FieldValue } from '../../src/shared/contract';
import { openDesk, save } from './desk';

type Values = Readonly<Record<string, FieldValue>>;

/** A right row of each table that people write into. */
const made: Readonly<Record<string, readonly object[] | undefined>> = {
  members: [memberRow({ birth: 1980 })],
  pairings: [pair({ helper: 'Chi hội Khu 1' })],
  recycling: [saleRow()],
  gifts: [giftRow()],
  supports: [support()],
  circumstances: [{ member: 'Nguyễn Thị Hòa', circumstances: 'Đơn thân' }],
  baseline: [{ year: 2022, chapter: 'K1', women: 300 }],
  ...oneOfEach,
};

const typed = (cell: unknown): FieldValue =>
  typeof cell === 'number' ? String(cell).replace('.', ',') : String(cell);

/** The row as it is, with each of its optional cells left out, and with each of them where the row has none. */
function near(key: TableKey, row: Values): Values[] {
  const columns = Object.entries(tables[key].columns).filter(([, { isSystem }]) => !isSystem);
  const blank = columns
    .filter(([name, { isRequired }]) => !isRequired && row[name] !== undefined)
    .map(([name]) => Object.fromEntries(Object.entries(row).filter(([one]) => one !== name)));
  const day = columns.find(([name, { type }]) => type.kind === 'day' && row[name] !== undefined);
  const later = day === undefined ? [] : [{ ...row, [day[0]]: '2022-11-30' }];
  const chapter = row.chapter === undefined ? [] : [{ ...row, chapter: 'K6' }];
  const own: Readonly<Partial<Record<TableKey, Values[]>>> = {
    gifts: [
      { ...row, fund: 'Mạnh thường quân' },
      { ...row, receiver: 'Bà A' },
      { ...row, inKind: '10 bộ sách' },
      { ...row, value: '1' },
    ],
    pairings: [
      { ...row, state: 'Dừng' },
      { ...row, kind: 'Bồi dưỡng, giới thiệu kết nạp Đảng' },
    ],
    recycling: [
      { ...row, quantity: '0,1 tạ', unit: '' },
      { ...row, quantity: '11' },
    ],
    members: [
      { ...row, name: 'NGUYỄN THỊ  HOA' },
      { ...row, name: 'Nguyễn Thị Hòa' },
      { ...row, birth: '1981' },
      { ...row, birth: '1982', chapter: 'K6' },
      { ...row, birth: '', chapter: 'K6' },
      { ...row, birth: '', chapter: 'K5A' },
    ],
  };
  return [row, row, ...blank, ...later, ...chapter, ...(own[key] ?? [])];
}

test('the form asks where Kiểm tra gives the notice, and nowhere else', async () => {
  const desk = await openDesk();
  desk.host.run('chooseModels', [...optionalModelKeys]);
  const asked: string[] = [];
  const tried: string[] = [];
  for (const [key, [row] = []] of Object.entries(made)) {
    if (!isTableKey(key) || row === undefined) throw new Error(key);
    const pairId = desk.rows(tables.pairings.sheet)[0]?.Mã;
    const base = Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => name !== 'id')
        .map(([name, cell]) => [name, name === 'pair' ? String(pairId) : typed(cell)]),
    );
    for (const values of near(key, base)) {
      const answer = desk.call('rows.similar', { table: key, values });
      // A row that may stand only once is no question but an error.
      if (!answer.ok) continue;
      const saved = desk.value('row.save', { ...save(key, values), acceptSimilar: true }).row;
      const name = `${tables[key].sheet} ${saved.row}`;
      tried.push(key);
      if (answer.value.rows.length > 0) asked.push(name);
    }
  }
  const { problems } = desk.host.run('checkData') as {
    problems: readonly { sheet: string; row: number; code: string }[];
  };
  const noticed = problems
    .filter(({ code }) => code === 'likelyDuplicate')
    .map(({ sheet, row }) => `${sheet} ${row}`);
  // Namesakes of one year in two chapters, or of one chapter where a year is not known: asked about, and not noticed.
  const onlyAsked = asked.filter((name) => !noticed.includes(name));
  expect(noticed.filter((name) => !asked.includes(name))).toEqual([]);
  expect(new Set(onlyAsked.map((name) => name.replace(/ \d+$/, '')))).toEqual(
    new Set([tables.members.sheet]),
  );
  expect(new Set(tried)).toEqual(new Set(Object.keys(made)));
  const withRule = Object.keys(made).filter((key) => isTableKey(key) && 'duplicateRule' in tables[key]);
  expect(new Set(asked.map((name) => name.replace(/ \d+$/, '')))).toEqual(
    new Set(withRule.map((key) => tables[key as TableKey].sheet)),
  );
});
