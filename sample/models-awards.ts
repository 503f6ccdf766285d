/** Awards of the years before, invented: what the report of a collective ends with. */
import type { Day } from '../src/domain/values';
import { Random } from './random';
import { Ids, label, type SampleRow, stamps } from './rows';

const AWARDS = [
  [2019, 'title', 'Tập thể lao động tiên tiến', '01/QĐ-MAU ngày 15/01/2020', 'UBND phường (số liệu mẫu)'],
  [2020, 'title', 'Tập thể lao động tiên tiến', '02/QĐ-MAU ngày 14/01/2021', 'UBND phường (số liệu mẫu)'],
  [2020, 'form', 'Giấy khen', '03/QĐ-MAU ngày 08/03/2021', 'Hội LHPN thành phố (số liệu mẫu)'],
  [2021, 'form', 'Bằng khen', '04/QĐ-MAU ngày 20/10/2021', 'Hội LHPN tỉnh (số liệu mẫu)'],
] as const;

/** Ids of their own: the rows that came before keep theirs. */
export function makeAwards(seed: number): SampleRow<'awards'>[] {
  const random = new Random(seed, 'awards');
  const ids = new Ids(new Random(seed, 'ids of awards'));
  return AWARDS.map(([year, kind, title, decision, body]) => ({
    year,
    kind: label('awardKinds', kind),
    title,
    decision,
    body,
    id: ids.next('awards'),
    ...stamps(random, null, '2022-01-10' as Day),
  }));
}
