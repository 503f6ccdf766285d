/** Every figure of the summaries and reports, defined once. */
import { POVERTY_RESULTS } from '../tables/pairings';
import { combine, count, distinct, type Metric, parts, ratio, sum } from './metric';

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
  supportAtPairing: sum('pairings', 'value').as('Trị giá hỗ trợ khi ghép cặp', 'đ'),
  supportTimes: count('supports').as('Lần hỗ trợ 1+1', 'lần'),
  pairsSupported: distinct('supports', 'pair').as('Cặp được hỗ trợ trong kỳ', 'cặp'),
  supportGiven: sum('supports', 'value').as('Trị giá các lần hỗ trợ', 'đ'),
  supportValue: combine('Trị giá hỗ trợ 1+1', 'đ', ['supportAtPairing', 'supportGiven']),
  hardshipHelped: distinct('pairings', 'helpedKey')
    .only({ isHelpedHardship: true })
    .atEnd('day', 'endedOn')
    .as('Hội viên khó khăn đang có người giúp', 'hội viên'),
  helpersAtWork: distinct('pairings', 'helperKey')
    .atEnd('day', 'endedOn')
    .as('Hội viên, chi hội đang giúp', 'người'),
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

  // Income and spending besides scrap, products and gifts
  incomeTimes: count('income').as('Lần vận động, ủng hộ', 'lần'),
  incomeCash: sum('income', 'amount').as('Tiền vận động được', 'đ'),
  incomeInKind: sum('income', 'inKindValue').as('Trị giá hiện vật vận động được', 'đ'),
  incomeTotal: sum('income', 'total').as('Tổng trị giá vận động được', 'đ'),
  smsMessages: sum('income', 'messages').as('Tin nhắn ủng hộ', 'tin'),
  spendingTotal: sum('spending', 'amount').only({ isSpent: true }).as('Chi ngoài quà tặng', 'đ'),
  handedOn: sum('spending', 'amount').only({ isHandedOn: true }).as('Tiền nộp, chuyển nơi khác', 'đ'),

  // Products
  productsMade: sum('products', 'made').as('Sản phẩm tái chế làm ra', 'chiếc'),
  productsSold: sum('products', 'sold').as('Sản phẩm tái chế bán được', 'chiếc'),
  productsGiven: sum('products', 'given').as('Sản phẩm tái chế đem tặng', 'chiếc'),
  productIncome: sum('products', 'income').as('Tiền bán sản phẩm tái chế', 'đ'),

  // Sponsorships
  childrenSponsored: distinct('sponsorships', 'childKey')
    .atEnd('from', 'endedOn')
    .as('Trẻ đang được đỡ đầu', 'trẻ'),
  sponsorshipsNew: count('sponsorships').during('from').as('Nhận đỡ đầu trong kỳ', 'lần'),
  sponsorshipMonthly: sum('sponsorships', 'monthly').atEnd('from', 'endedOn').as('Mức đỡ đầu mỗi tháng', 'đ'),
  sponsorshipDue: parts('sponsorships', 'due').as('Tiền đỡ đầu phải trao', 'đ'),
  sponsorshipPaid: parts('sponsorships', 'handedOver').as('Tiền đỡ đầu đã trao', 'đ'),
  sponsorshipPaidRate: ratio('Tỷ lệ tiền đỡ đầu đã trao', 'sponsorshipPaid', 'sponsorshipDue'),

  // Houses
  houses: distinct('houses', 'householdKey').as('Mái ấm tình thương', 'mái ấm'),
  housesHandedOver: distinct('houses', 'householdKey')
    .during('handedOver')
    .as('Mái ấm đã bàn giao', 'mái ấm'),
  houseCash: sum('houses', 'cash').as('Tiền mặt làm mái ấm', 'đ'),
  houseInKind: sum('houses', 'inKindValue').as('Trị giá hiện vật làm mái ấm', 'đ'),
  houseWorkdays: sum('houses', 'workdays').as('Ngày công làm mái ấm', 'công'),
  houseHouseholdsOut: distinct('houses', 'householdKey')
    .only({ outcome: POVERTY_RESULTS })
    .during('resultDay')
    .as('Hộ thoát nghèo, cận nghèo nhờ mái ấm', 'hộ'),

  // Green Sundays
  greenSundays: count('greenSundays').as('Buổi Chủ nhật xanh', 'buổi'),
  greenAttendance: sum('greenSundays', 'attendance').as('Lượt người Chủ nhật xanh', 'lượt'),
  streetKm: sum('greenSundays', 'streetKm').as('Đường, ngõ đã dọn (km)', 'km'),
  wasteKg: sum('greenSundays', 'wasteKg').as('Rác đã dọn, theo cân', 'kg'),
  wasteArea: sum('greenSundays', 'wasteArea').as('Rác đã dọn, theo diện tích (m²)', 'm²'),
  wasteVolume: sum('greenSundays', 'wasteVolume').as('Rác đã dọn, theo khối (m³)', 'm³'),
  trees: parts('greenSundays', 'planted').as('Cây đã trồng', 'cây'),
  excavators: sum('greenSundays', 'excavators').as('Lượt máy xúc', 'lượt'),
  trucks: sum('greenSundays', 'trucks').as('Lượt ô tô', 'lượt'),
  bins: sum('greenSundays', 'bins').as('Thùng rác đặt mới', 'thùng'),

  // Outreach
  outreachSessions: count('outreach').as('Buổi tuyên truyền', 'buổi'),
  outreachAttendance: sum('outreach', 'attendance').as('Lượt người nghe tuyên truyền', 'lượt'),

  // 3 có 3 biết
  reviews: count('reviews').as('Lần chấm 3 có 3 biết', 'lần'),
  reviewPoints: sum('reviews', 'score').as('Tổng điểm 3 có 3 biết', 'điểm'),
  reviewScore: ratio('Điểm 3 có 3 biết bình quân', 'reviewPoints', 'reviews', 'điểm'),
  reviewsFull: count('reviews').only({ score: 6 }).as('Lần đạt đủ 6 điểm', 'lần'),
  reviewsPioneer: count('reviews').only({ isPioneered: true }).as('Lần có hội viên tiên phong', 'lần'),
  reviewsActivity: count('reviews').only({ isActive: true }).as('Lần có hoạt động hằng tháng', 'lần'),
  reviewsResource: count('reviews').only({ isResourced: true }).as('Lần có nguồn lực', 'lần'),
  reviewsFace: count('reviews').only({ knowsFace: true }).as('Lần biết mặt hội viên', 'lần'),
  reviewsCircumstance: count('reviews')
    .only({ knowsCircumstance: true })
    .as('Lần biết hoàn cảnh hội viên', 'lần'),
  reviewsNeed: count('reviews').only({ knowsNeed: true }).as('Lần biết nhu cầu hội viên', 'lần'),
  pioneerRate: ratio('Có hội viên tiên phong', 'reviewsPioneer', 'reviews'),
  activityRate: ratio('Có hoạt động hằng tháng', 'reviewsActivity', 'reviews'),
  resourceRate: ratio('Có nguồn lực tổ chức', 'reviewsResource', 'reviews'),
  faceRate: ratio('Biết mặt hội viên', 'reviewsFace', 'reviews'),
  circumstanceRate: ratio('Biết hoàn cảnh hội viên', 'reviewsCircumstance', 'reviews'),
  needRate: ratio('Biết nhu cầu hội viên', 'reviewsNeed', 'reviews'),
  reviewResources: sum('reviews', 'resources').as('Nguồn lực của chi hội', 'đ'),

  // The sharing point
  sharingIn: count('sharing').only({ direction: 'in' }).as('Lần mang đến điểm chia sẻ', 'lần'),
  sharingOut: count('sharing').only({ direction: 'out' }).as('Lần lấy ở điểm chia sẻ', 'lần'),
  sharingItems: distinct('sharing', 'itemKey').as('Mặt hàng ở điểm chia sẻ', 'mặt hàng'),
} as const satisfies Record<string, Metric>;

export type MetricKey = keyof typeof metrics;
export const metricKeys = Object.keys(metrics) as MetricKey[];
