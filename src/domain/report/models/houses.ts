import { formatMoney } from '../../values';
import type { ModelText } from '../data';
import type { Figures } from '../figures';
import { beforeName, counted, during, listed, listedClearly, lowerFirst, sentence } from '../phrases';
import { tableByChapter } from '../tables-of';

const COLUMNS = [
  ['nha', 'houses'],
  ['ban_giao', 'housesHandedOver'],
  ['tien', 'houseCash'],
  ['hien_vat', 'houseInKind'],
  ['cong', 'houseWorkdays'],
] as const;

export function houses(figures: Figures): ModelText | null {
  const { value, before, period } = figures;
  const begun = value('houses');
  const handedOver = value('housesHandedOver');
  if (begun === null && handedOver === null) return null;
  const [cash, inKind, workdays] = (['houseCash', 'houseInKind', 'houseWorkdays'] as const).map(
    (key) => value(key) ?? 0,
  );
  const work = listed([
    ...(begun === null ? [] : [`khởi công ${counted(begun, 'mái ấm tình thương')}`]),
    ...(handedOver === null
      ? []
      : [
          `bàn giao ${counted(handedOver, begun === null ? 'mái ấm tình thương' : 'mái ấm')} cho hội viên khó khăn`,
        ]),
  ]);
  const given = listedClearly([
    ...(cash ? [`${formatMoney(cash)} tiền mặt`] : []),
    ...(inKind ? [`vật liệu, đồ dùng trị giá ${formatMoney(inKind)}`] : []),
    ...(workdays ? [counted(workdays, 'ngày công')] : []),
  ]);
  const out = value('houseHouseholdsOut');
  const earlier = before('houses');
  const sentences = [
    sentence(
      `Hội chủ trì, phối hợp ${work} ${lowerFirst(during(period))}${
        earlier === null || earlier === 0 || begun === null
          ? ''
          : ` (${beforeName(period)} khởi công ${counted(earlier, 'mái ấm')})`
      }`,
    ),
    given === '' ? '' : sentence(`chính quyền, đoàn thể, hội viên và người dân cùng góp ${given}`),
    out === null ? '' : sentence(`có nhà mới, ${counted(out, 'hộ')} đã thoát nghèo, thoát cận nghèo`),
  ].filter((part) => part !== '');
  return {
    title: '“Mái ấm tình thương”',
    paragraphs: [sentences.join(' ')],
    table: tableByChapter(figures, 'Mái ấm tình thương, theo chi hội', COLUMNS),
  };
}
