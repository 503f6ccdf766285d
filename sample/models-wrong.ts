/**
 * Wrong rows of the models, each of another kind. Most are not counted; two are true as far as anyone knows and are
 * only asked about. Made after all the others, so that their ids stay as they are.
 */
import { rowOf } from '../src/domain/ward';
import { chapterRef, type Ids, label, type SampleRow, type SampleTables, wardRef } from './rows';
import type { WrongRow } from './wrong-rows';

const stamp = (day: string) => ({ enteredBy: 'vanphong@quangtrung.example', enteredAt: `${day} 16:40` });

export function addWrongModelRows(ids: Ids, tables: SampleTables): WrongRow[] {
  const added: (Omit<WrongRow, 'row'> & { readonly line: object })[] = [];
  const add = <K extends 'spending' | 'sponsorships' | 'houses' | 'reviews' | 'sharing' | 'targets'>(
    table: K,
    line: SampleRow<K>,
    wrong: Pick<WrongRow, 'column' | 'code' | 'what' | 'isCounted'>,
  ) => {
    const id = ids.next(table);
    const whole = { ...line, id };
    (tables[table] as object[]).push(whole);
    added.push({ ...wrong, table, id, line: whole });
  };
  add(
    'spending',
    {
      ...{ day: '2022-12-05', chapter: wardRef, purpose: 'Mua chậu hoa', fund: 'Quỹ xanh', amount: 450_000 },
      ...stamp('2022-12-05'),
    },
    { column: 'fund', code: 'unknownChoice', what: 'a fund that is not there: “Quỹ xanh”' },
  );
  add(
    'spending',
    {
      ...{ day: '2022-12-06', chapter: wardRef, purpose: 'Điều chỉnh quỹ', fund: label('funds', 'union') },
      ...{ amount: 800_000, transferTo: label('funds', 'union'), ...stamp('2022-12-06') },
    },
    { column: 'transferTo', code: 'self', what: 'a fund that hands money to itself' },
  );
  add(
    'spending',
    {
      ...{ day: '2022-12-08', chapter: wardRef, purpose: 'Thuê phông bạt', fund: label('funds', 'other') },
      ...{ amount: 350_000, ...stamp('2022-12-08') },
    },
    {
      ...{ column: 'amount', code: 'belowZero', isCounted: true },
      what: 'a fund that pays and has nothing: it is counted, and asked about',
    },
  );
  add(
    'sponsorships',
    {
      ...{ child: 'Bé Gạo', birthYear: 2013, chapter: chapterRef('K3'), sponsor: 'Chi hội Khu 3' },
      ...{ monthly: 250_000, from: '2022-09-01', until: '2022-03-01', ...stamp('2022-09-02') },
    },
    { column: 'until', code: 'order', what: 'a sponsorship that ends before it begins' },
  );
  add(
    'houses',
    {
      ...{ household: 'Ông T.V.K.', chapter: chapterRef('K7'), started: '2022-10-10', cash: 10_000_000 },
      ...{ result: 'Thoát nghèo, Thoát cận nghèo', ...stamp('2022-10-12') },
    },
    { column: 'result', code: 'conflict', what: 'a house with two results' },
  );
  add(
    'reviews',
    {
      ...{ month: '12/2022', chapter: chapterRef('K1'), hasPioneer: label('yesNo', 'yes') },
      ...{ hasActivity: label('yesNo', 'no'), ...stamp('2022-12-30') },
    },
    { column: 'chapter', code: 'doubledKey', what: 'a second review of a chapter for the same month' },
  );
  add(
    'sharing',
    {
      ...{ day: '2022-12-20', direction: label('directions', 'out'), goods: 'Xe đạp', quantity: 1 },
      ...{ unit: label('units', 'piece'), ...stamp('2022-12-20') },
    },
    {
      ...{ column: 'quantity', code: 'belowZero', isCounted: true },
      what: 'a bicycle taken that nobody brought: it is counted, and asked about',
    },
  );
  add(
    'targets',
    { year: 2022, chapter: wardRef, metric: 'Số cây cảnh', goal: '500', ...stamp('2022-01-12') },
    {
      column: 'metric',
      code: 'unknownChoice',
      what: 'a target for a figure that is not there: “Số cây cảnh”',
    },
  );
  return added.map(({ line, ...wrong }) => ({
    ...wrong,
    row: rowOf((tables[wrong.table] as object[]).indexOf(line)),
  }));
}
