/**
 * The models that the report of 2022 names: two with the day and the chapter of their launch, and the gathering of scrap,
 * which every chapter had done for years. Which fund is whose is invented, as is what is said of them.
 */
import type { Day } from '../src/domain/values';
import { Random } from './random';
import { chapterRef, Ids, label, type SampleRow, stamps, wardRef } from './rows';

const MODELS: readonly {
  readonly name: string;
  readonly chapter: string | null;
  readonly launchedOn: string;
  readonly fund: string;
  readonly remark: string;
}[] = [
  {
    ...{ name: 'Thu gom và phân loại rác thải', chapter: null, launchedOn: '', fund: 'recycling' },
    remark: 'Hội viên phân loại rác tại nhà, gom phế liệu bán lấy tiền gây quỹ giúp hội viên khó khăn.',
  },
  {
    ...{
      name: 'Sản phẩm chế tạo từ rác thải nhựa',
      chapter: 'K5B',
      launchedOn: '2021-01-25',
      fund: 'products',
    },
    remark: 'Tận dụng dây nhựa bỏ đi để đan làn, bện chổi; vừa có thêm nguồn thu vừa bớt rác thải nhựa.',
  },
  {
    ...{ name: 'Chia sẻ chắp cánh ước mơ', chapter: 'K4', launchedOn: '2021-03-18', fund: 'sharing' },
    remark: 'Địa chỉ tin cậy để tiếp nhận ủng hộ và trao lại cho người cần.',
  },
];

/** Ids of their own: the rows that came before keep theirs. */
export function makeRegister(seed: number): SampleRow<'initiatives'>[] {
  const random = new Random(seed, 'initiatives');
  const ids = new Ids(new Random(seed, 'ids of initiatives'));
  return MODELS.map(({ name, chapter, launchedOn, fund, remark }) => ({
    ...{ name, launchedOn, remark },
    type: label('own.initiativeTypes', 'model'),
    chapter: chapter === null ? wardRef : chapterRef(chapter),
    fund: label('funds', fund),
    id: ids.next('initiatives'),
    ...stamps(random, null, '2022-01-10' as Day),
  }));
}
