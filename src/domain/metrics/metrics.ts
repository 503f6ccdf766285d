/** Every figure of the summaries and reports, defined once. */
import { POVERTY_RESULTS } from '../tables/pairings';
import { combine, count, distinct, type Metric, ratio, sum } from './metric';

export const metrics = {
  // Organisation
  chapters: count('chapters').as('Chi hội', 'chi hội'),
  groups: sum('chapters', 'groups').as('Tổ phụ nữ', 'tổ'),
  pledges: count('chapters').during('pledgeDay').as('Chi hội ký giao ước thi đua', 'chi hội'),
  womenAdults: sum('baseline', 'women').as('Phụ nữ từ 18 tuổi', 'người'),
  members: count('members').only({ isCounted: true }).as('Hội viên', 'hội viên'),
  honoraryMembers: count('members').only({ isCounted: false }).as('Hội viên danh dự', 'hội viên'),
  coreMembers: count('members').only({ type: 'core' }).as('Hội viên nòng cốt', 'hội viên'),
  membersJoined: count('members').only({ isCounted: true }).during('joined').as('Hội viên mới', 'hội viên'),
  membersLeft: count('members').only({ isCounted: true }).during('leftOn').as('Hội viên rời đi', 'hội viên'),
  membersGained: combine('Hội viên tăng thêm', 'hội viên', ['membersJoined'], ['membersLeft']),
  memberRate: ratio('Tỷ lệ thu hút hội viên', 'members', 'womenAdults'),
  partyMembers: count('circumstances').only({ partyMember: true }).as('Hội viên là đảng viên', 'hội viên'),

  // Circumstances
  poorHouseholds: sum('baseline', 'poorHouseholds').as('Hộ nghèo', 'hộ'),
  nearPoorHouseholds: sum('baseline', 'nearPoorHouseholds').as('Hộ cận nghèo', 'hộ'),
  orphans: sum('baseline', 'orphans').as('Trẻ mồ côi', 'trẻ'),
  disabledChildren: sum('baseline', 'disabledChildren').as('Trẻ khuyết tật', 'trẻ'),
  hardshipMembers: count('circumstances')
    .only({ isHardship: true })
    .as('Hội viên có hoàn cảnh khó khăn', 'hội viên'),
  circumstances: count('circumstances')
    .only({ circumstances: '*' })
    .as('Hội viên theo hoàn cảnh', 'hội viên'),
  needs: count('circumstances').only({ needs: '*' }).as('Hội viên theo nhu cầu', 'hội viên'),

  // 1+1
  pairs: count('pairings').as('Cặp 1+1 lập trong kỳ', 'cặp'),
  pairsAtWork: count('pairings').atEnd('day', 'endedOn').as('Cặp đang giúp cuối kỳ', 'cặp'),
  pairsRecruit: count('pairings').only({ kind: 'recruit' }).as('Cặp vận động vào Hội', 'cặp'),
  pairsParty: count('pairings').only({ kind: 'party' }).as('Cặp bồi dưỡng kết nạp Đảng', 'cặp'),
  pairsSupport: count('pairings').only({ kind: 'support' }).as('Cặp đỡ đầu hội viên khó khăn', 'cặp'),
  pairsChapter: count('pairings').only({ kind: 'chapter' }).as('Cặp chi hội giúp chi hội', 'cặp'),
  pairResults: count('pairings').only({ result: '*' }).during('resultDay').as('Cặp đạt kết quả', 'cặp'),
  womenWon: count('pairings')
    .only({ result: 'joined' })
    .during('resultDay')
    .as('Chị em được vận động vào Hội', 'người'),
  partyAdmitted: count('pairings')
    .only({ result: 'admitted' })
    .during('resultDay')
    .as('Được kết nạp Đảng', 'người'),
  householdsOut: distinct('pairings', 'helpedKey')
    .only({ result: POVERTY_RESULTS })
    .during('resultDay')
    .as('Hộ thoát nghèo, thoát cận nghèo', 'hộ'),
  supportValue: sum('pairings', 'value').as('Trị giá hỗ trợ 1+1', 'đ'),
  hardshipHelped: distinct('pairings', 'helpedKey')
    .only({ isHelpedHardship: true })
    .atEnd('day', 'endedOn')
    .as('Hội viên khó khăn đang có người giúp', 'hội viên'),
  hardshipHelpedRate: ratio('Tỷ lệ hội viên khó khăn có người giúp', 'hardshipHelped', 'hardshipMembers'),

  // Recycling
  recyclingSales: count('recycling').as('Lần bán phế liệu', 'lần'),
  cans: sum('recycling', 'pieces').only({ material: 'can' }).as('Vỏ lon', 'vỏ'),
  cardboard: sum('recycling', 'kg').only({ material: 'cardboard' }).as('Bìa, giấy', 'kg'),
  iron: sum('recycling', 'kg').only({ material: 'iron' }).as('Sắt', 'kg'),
  plastic: sum('recycling', 'kg').only({ material: 'plastic' }).as('Nhựa', 'kg'),
  scrapWeight: sum('recycling', 'kg').as('Phế liệu cân được', 'kg'),
  scrapPieces: sum('recycling', 'pieces').as('Phế liệu đếm được', 'vỏ'),
  scrapIncome: sum('recycling', 'amount').as('Tiền bán phế liệu', 'đ'),
  recyclingChapters: distinct('recycling', 'chapterCode').as('Chi hội có thu gom', 'chi hội'),
  scrapPerMember: ratio('Tiền bán phế liệu một hội viên', 'scrapIncome', 'members', 'đ'),

  // Gifts
  giftTimes: count('gifts').as('Lần tặng quà', 'lần'),
  giftParcels: sum('gifts', 'parcels').as('Suất quà', 'suất'),
  giftValue: sum('gifts', 'total').as('Trị giá quà tặng', 'đ'),
  giftValueRecycling: sum('gifts', 'total').only({ fund: 'recycling' }).as('Quà từ biến rác thành tiền', 'đ'),
  giftShareRecycling: ratio('Tỷ lệ quà từ biến rác thành tiền', 'giftValueRecycling', 'giftValue'),
} as const satisfies Record<string, Metric>;

export type MetricKey = keyof typeof metrics;
export const metricKeys = Object.keys(metrics) as MetricKey[];
