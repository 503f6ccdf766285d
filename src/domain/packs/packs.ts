/** The packages that come with the product: data only, loaded when an officer opens *Gói chỉ số*. */
import type { HEADINGS, Pack, PackIndicator } from './pack';

/** Indicators of one heading of a report. */
const under = (
  group: string,
  heading: (typeof HEADINGS)[number],
  indicators: readonly Omit<PackIndicator, 'group' | 'heading'>[],
): readonly PackIndicator[] => indicators.map((one) => ({ ...one, group, heading }));

/** So many registered, so many reached, and the share. */
const reached = (name: string): readonly Omit<PackIndicator, 'group' | 'heading'>[] => [
  {
    ...{ name: `Hộ đăng ký ${name}`, unit: 'hộ', counting: 'last', direction: 'up' },
    sentence: `có {so} hộ đăng ký thực hiện “${name}”`,
  },
  {
    ...{ name: `Hộ đạt ${name}`, unit: 'hộ', counting: 'last', direction: 'up' },
    sentence: `có {so} hộ đạt tiêu chí “${name}”, {tang_giam}`,
  },
  {
    ...{ name: `Tỷ lệ hộ đạt ${name}`, unit: '%', counting: 'ratio', direction: 'up' },
    ...{ numerator: `Hộ đạt ${name}`, denominator: `Hộ đăng ký ${name}` },
    sentence: `tỷ lệ hộ đạt so với đăng ký là {so}`,
  },
];

export const packs: readonly Pack[] = [
  {
    key: 'loans',
    name: 'Vốn vay Ngân hàng Chính sách xã hội',
    about: 'Tổ tiết kiệm và vay vốn, hộ vay, dư nợ ủy thác, nợ quá hạn, tiền gửi tiết kiệm.',
    indicators: under('Vốn vay ủy thác Ngân hàng Chính sách xã hội', 'task', [
      {
        ...{ name: 'Tổ tiết kiệm và vay vốn', unit: 'tổ', counting: 'last' },
        sentence: 'Hội quản lý {so} tổ tiết kiệm và vay vốn',
      },
      {
        ...{ name: 'Hộ vay vốn ủy thác', unit: 'hộ', counting: 'last', direction: 'up' },
        sentence: 'có {so} hộ vay vốn, {tang_giam}',
      },
      {
        ...{ name: 'Dư nợ ủy thác', unit: 'đ', counting: 'last', direction: 'up' },
        sentence: 'tổng dư nợ ủy thác {so}, {tang_giam}',
      },
      {
        ...{ name: 'Nợ quá hạn', unit: 'đ', counting: 'last', direction: 'down' },
        sentence: 'nợ quá hạn {so}, {tang_giam}',
      },
      {
        ...{ name: 'Tỷ lệ nợ quá hạn', unit: '%', counting: 'ratio', direction: 'down' },
        ...{ numerator: 'Nợ quá hạn', denominator: 'Dư nợ ủy thác' },
        sentence: 'tỷ lệ nợ quá hạn {so}',
      },
      {
        ...{ name: 'Tiền gửi tiết kiệm qua tổ', unit: 'đ', counting: 'last', direction: 'up' },
        sentence: 'số dư tiền gửi tiết kiệm qua tổ {so}, {tang_giam}',
      },
    ]),
  },
  {
    key: 'clean-families',
    name: '“5 không 3 sạch”, “5 có 3 sạch”',
    about: 'Hộ đăng ký, hộ đạt, tỷ lệ đạt của hai cuộc vận động.',
    indicators: under('Cuộc vận động “Xây dựng gia đình 5 không, 3 sạch”, “5 có, 3 sạch”', 'movement', [
      ...reached('5 không 3 sạch'),
      ...reached('5 có 3 sạch'),
    ]),
  },
  {
    key: 'insurance',
    name: 'Bảo hiểm y tế, bảo hiểm xã hội',
    about: 'Hội viên có thẻ bảo hiểm y tế, tham gia bảo hiểm xã hội tự nguyện, buổi vận động.',
    indicators: under('Vận động tham gia bảo hiểm y tế, bảo hiểm xã hội tự nguyện', 'task', [
      {
        ...{ name: 'Hội viên có thẻ bảo hiểm y tế', unit: 'người', counting: 'last', direction: 'up' },
        sentence: 'có {so} hội viên có thẻ bảo hiểm y tế, {tang_giam}',
      },
      {
        ...{ name: 'Tỷ lệ hội viên có thẻ bảo hiểm y tế', unit: '%', counting: 'ratio', direction: 'up' },
        ...{ numerator: 'Hội viên có thẻ bảo hiểm y tế', denominator: 'Hội viên' },
        sentence: 'tỷ lệ hội viên có thẻ bảo hiểm y tế đạt {so}',
      },
      {
        ...{
          name: 'Người tham gia bảo hiểm xã hội tự nguyện',
          unit: 'người',
          counting: 'last',
          direction: 'up',
        },
        sentence: 'có {so} người tham gia bảo hiểm xã hội tự nguyện, {tang_giam}',
      },
      {
        ...{ name: 'Buổi tuyên truyền bảo hiểm', unit: 'buổi', counting: 'times', direction: 'up' },
        sentence: 'tổ chức {so} buổi tuyên truyền bảo hiểm, {luot_nguoi} lượt người dự',
      },
    ]),
  },
  {
    key: 'commendations',
    name: 'Khen thưởng',
    about: 'Tập thể, cá nhân được khen theo cấp: phường, tỉnh, Trung ương.',
    indicators: under('Công tác thi đua, khen thưởng', 'organisation', [
      {
        ...{ name: 'Tập thể được cấp phường khen', unit: 'tập thể', counting: 'total', direction: 'up' },
        sentence: 'có {so} tập thể được cấp phường khen thưởng',
      },
      {
        ...{ name: 'Tập thể được cấp tỉnh khen', unit: 'tập thể', counting: 'total', direction: 'up' },
        sentence: 'có {so} tập thể được cấp tỉnh khen thưởng',
      },
      {
        ...{ name: 'Tập thể được Trung ương khen', unit: 'tập thể', counting: 'total', direction: 'up' },
        sentence: 'có {so} tập thể được Trung ương khen thưởng',
      },
      {
        ...{ name: 'Cá nhân được cấp phường khen', unit: 'người', counting: 'total', direction: 'up' },
        sentence: 'có {so} cá nhân được cấp phường khen thưởng',
      },
      {
        ...{ name: 'Cá nhân được cấp tỉnh khen', unit: 'người', counting: 'total', direction: 'up' },
        sentence: 'có {so} cá nhân được cấp tỉnh khen thưởng',
      },
      {
        ...{ name: 'Cá nhân được Trung ương khen', unit: 'người', counting: 'total', direction: 'up' },
        sentence: 'có {so} cá nhân được Trung ương khen thưởng',
      },
    ]),
  },
  {
    key: 'works',
    name: 'Công trình, phần việc',
    about: 'Đường hoa, đường điện, giá trị công trình, ngày công, người tham gia.',
    indicators: under('Công trình, phần việc của phụ nữ', 'movement', [
      {
        ...{ name: 'Công trình, phần việc', unit: 'công trình', counting: 'total', direction: 'up' },
        sentence: 'thực hiện {so} công trình, phần việc',
      },
      {
        ...{ name: 'Đường hoa', unit: 'km', counting: 'total', direction: 'up' },
        sentence: 'trồng mới {so} km đường hoa',
      },
      {
        ...{ name: 'Đường điện chiếu sáng', unit: 'km', counting: 'total', direction: 'up' },
        sentence: 'lắp {so} km đường điện chiếu sáng',
      },
      {
        ...{ name: 'Giá trị công trình, phần việc', unit: 'đ', counting: 'total', direction: 'up' },
        sentence: 'tổng giá trị {so}',
      },
      {
        ...{ name: 'Ngày công làm công trình', unit: 'ngày công', counting: 'total', direction: 'up' },
        sentence: 'huy động {so} ngày công',
      },
      {
        ...{ name: 'Người tham gia công trình', unit: 'lượt người', counting: 'total', direction: 'up' },
        sentence: 'có {so} lượt người tham gia',
      },
    ]),
  },
  {
    key: 'meetings',
    name: 'Sinh hoạt, hội phí, thẻ hội viên',
    about: 'Kỳ sinh hoạt chi hội, hội viên dự, hội phí đã thu, thẻ hội viên.',
    indicators: under('Sinh hoạt chi hội, hội phí', 'organisation', [
      {
        ...{ name: 'Kỳ sinh hoạt chi hội', unit: 'kỳ', counting: 'times', direction: 'up' },
        sentence: 'các chi hội tổ chức {so} kỳ sinh hoạt, {luot_nguoi} lượt người dự',
      },
      {
        ...{ name: 'Tỷ lệ hội viên dự sinh hoạt', unit: '%', counting: 'ratio', direction: 'up' },
        sentence: 'tỷ lệ hội viên dự sinh hoạt đạt {so}, {tang_giam}',
      },
      {
        ...{ name: 'Hội viên đóng hội phí', unit: 'người', counting: 'last', direction: 'up' },
        sentence: 'có {so} hội viên đóng hội phí, {tang_giam}',
      },
      {
        ...{ name: 'Tỷ lệ hội viên đóng hội phí', unit: '%', counting: 'ratio', direction: 'up' },
        ...{ numerator: 'Hội viên đóng hội phí', denominator: 'Hội viên' },
        sentence: 'tỷ lệ hội viên đóng hội phí đạt {so}',
      },
      {
        ...{ name: 'Hội phí đã thu', unit: 'đ', counting: 'total', direction: 'up' },
        sentence: 'thu hội phí {so}, {tang_giam}',
      },
      {
        ...{ name: 'Thẻ hội viên đã cấp', unit: 'thẻ', counting: 'total', direction: 'up' },
        sentence: 'cấp {so} thẻ hội viên, {tang_giam}',
      },
    ]),
  },
  {
    key: 'party-building',
    name: 'Xây dựng Đảng, giám sát, phản biện',
    about: 'Giới thiệu phụ nữ ưu tú cho Đảng, cuộc giám sát, ý kiến góp ý, văn bản phản biện.',
    indicators: under('Tham gia xây dựng Đảng, giám sát, phản biện xã hội', 'organisation', [
      {
        ...{ name: 'Hội viên ưu tú giới thiệu cho Đảng', unit: 'người', counting: 'total', direction: 'up' },
        sentence: 'giới thiệu {so} hội viên ưu tú cho Đảng xem xét kết nạp',
      },
      {
        ...{ name: 'Cuộc giám sát do Hội chủ trì', unit: 'cuộc', counting: 'times', direction: 'up' },
        sentence: 'chủ trì {so} cuộc giám sát',
      },
      {
        ...{ name: 'Cuộc giám sát phối hợp', unit: 'cuộc', counting: 'times', direction: 'up' },
        sentence: 'phối hợp tổ chức {so} cuộc giám sát',
      },
      {
        ...{
          name: 'Ý kiến góp ý xây dựng Đảng, chính quyền',
          unit: 'ý kiến',
          counting: 'total',
          direction: 'up',
        },
        sentence: 'tham gia {so} ý kiến góp ý xây dựng Đảng, chính quyền',
      },
      {
        ...{ name: 'Văn bản được phản biện, góp ý', unit: 'văn bản', counting: 'times', direction: 'up' },
        sentence: 'góp ý, phản biện {so} văn bản',
      },
    ]),
  },
  {
    key: 'livelihoods',
    name: 'Phụ nữ khởi nghiệp, hợp tác xã, sinh kế',
    about: 'Ý tưởng khởi nghiệp, hợp tác xã và tổ hợp tác do phụ nữ quản lý, hộ được hỗ trợ sinh kế.',
    indicators: under('Hỗ trợ phụ nữ khởi nghiệp, phát triển kinh tế', 'task', [
      {
        ...{ name: 'Phụ nữ được hỗ trợ khởi nghiệp', unit: 'người', counting: 'total', direction: 'up' },
        sentence: 'hỗ trợ {so} phụ nữ khởi nghiệp, khởi sự kinh doanh',
      },
      {
        ...{ name: 'Ý tưởng khởi nghiệp dự thi', unit: 'ý tưởng', counting: 'total', direction: 'up' },
        sentence: 'có {so} ý tưởng khởi nghiệp dự thi',
      },
      {
        ...{ name: 'Hợp tác xã do phụ nữ quản lý', unit: 'hợp tác xã', counting: 'last', direction: 'up' },
        sentence: 'có {so} hợp tác xã do phụ nữ quản lý, {tang_giam}',
      },
      {
        ...{ name: 'Tổ hợp tác, tổ liên kết của phụ nữ', unit: 'tổ', counting: 'last', direction: 'up' },
        sentence: 'có {so} tổ hợp tác, tổ liên kết của phụ nữ',
      },
      {
        ...{ name: 'Hộ được hỗ trợ sinh kế', unit: 'hộ', counting: 'distinct', direction: 'up' },
        sentence: 'trao sinh kế cho {so} hộ hội viên khó khăn, trị giá {so_tien}',
      },
    ]),
  },
  {
    key: 'training',
    name: 'Tập huấn, dạy nghề',
    about: 'Lớp tập huấn, người dự, lao động nữ được học nghề, có việc làm sau học nghề.',
    indicators: under('Tập huấn, dạy nghề, giải quyết việc làm', 'task', [
      {
        ...{ name: 'Lớp tập huấn', unit: 'lớp', counting: 'times', direction: 'up' },
        sentence: 'tổ chức {so} lớp tập huấn, {luot_nguoi} lượt người dự',
      },
      {
        ...{ name: 'Lao động nữ được học nghề', unit: 'người', counting: 'total', direction: 'up' },
        sentence: 'có {so} lao động nữ được học nghề',
      },
      {
        ...{
          name: 'Lao động nữ có việc làm sau học nghề',
          unit: 'người',
          counting: 'total',
          direction: 'up',
        },
        sentence: 'có {so} lao động nữ có việc làm sau học nghề',
      },
      {
        ...{ name: 'Tỷ lệ có việc làm sau học nghề', unit: '%', counting: 'ratio', direction: 'up' },
        ...{ numerator: 'Lao động nữ có việc làm sau học nghề', denominator: 'Lao động nữ được học nghề' },
        sentence: 'tỷ lệ lao động nữ có việc làm sau học nghề đạt {so}',
      },
    ]),
  },
  {
    key: 'mediation',
    name: 'Hòa giải, phòng chống bạo lực',
    about: 'Vụ việc hòa giải, hòa giải thành, bạo lực gia đình được can thiệp, địa chỉ tin cậy.',
    indicators: under('Hòa giải, phòng chống bạo lực gia đình, bảo vệ quyền lợi phụ nữ, trẻ em', 'task', [
      {
        ...{ name: 'Vụ việc hòa giải', unit: 'vụ', counting: 'total' },
        sentence: 'tiếp nhận hòa giải {so} vụ việc',
      },
      {
        ...{ name: 'Vụ việc hòa giải thành', unit: 'vụ', counting: 'total', direction: 'up' },
        sentence: 'hòa giải thành {so} vụ việc',
      },
      {
        ...{ name: 'Tỷ lệ hòa giải thành', unit: '%', counting: 'ratio', direction: 'up' },
        ...{ numerator: 'Vụ việc hòa giải thành', denominator: 'Vụ việc hòa giải' },
        sentence: 'tỷ lệ hòa giải thành đạt {so}',
      },
      {
        ...{ name: 'Vụ bạo lực gia đình được can thiệp', unit: 'vụ', counting: 'total', direction: 'down' },
        sentence: 'can thiệp {so} vụ bạo lực gia đình, {tang_giam}',
        isSensitive: true,
      },
      {
        ...{ name: 'Địa chỉ tin cậy – nhà tạm lánh', unit: 'địa chỉ', counting: 'last', direction: 'up' },
        sentence: 'duy trì {so} địa chỉ tin cậy – nhà tạm lánh',
      },
      {
        ...{ name: 'Đơn thư được tiếp nhận, giải quyết', unit: 'đơn', counting: 'total' },
        sentence: 'tiếp nhận, giải quyết {so} đơn thư',
      },
    ]),
  },
  {
    key: 'blood',
    name: 'Hiến máu',
    about: 'Người hiến máu, đơn vị máu.',
    indicators: under('Hiến máu tình nguyện', 'movement', [
      {
        ...{ name: 'Người hiến máu tình nguyện', unit: 'lượt người', counting: 'total', direction: 'up' },
        sentence: 'vận động {so} lượt người hiến máu tình nguyện, {tang_giam}',
      },
      {
        ...{ name: 'Đơn vị máu hiến', unit: 'đơn vị', counting: 'total', direction: 'up' },
        sentence: 'thu được {so} đơn vị máu',
      },
    ]),
  },
  {
    key: 'own-savings',
    name: 'Vốn nội bộ, tiết kiệm của hội viên',
    about: 'Tổ tiết kiệm của hội viên, số dư, vốn quay vòng, hội viên được vay.',
    indicators: under('Phong trào tiết kiệm, vốn nội bộ', 'movement', [
      {
        ...{ name: 'Tổ, nhóm tiết kiệm của hội viên', unit: 'tổ', counting: 'last', direction: 'up' },
        sentence: 'có {so} tổ, nhóm tiết kiệm của hội viên',
      },
      {
        ...{ name: 'Hội viên tham gia tiết kiệm', unit: 'người', counting: 'last', direction: 'up' },
        sentence: 'có {so} hội viên tham gia tiết kiệm, {tang_giam}',
      },
      {
        ...{ name: 'Số dư tiết kiệm của hội viên', unit: 'đ', counting: 'last', direction: 'up' },
        sentence: 'số dư tiết kiệm của hội viên {so}, {tang_giam}',
      },
      {
        ...{ name: 'Hội viên được vay vốn nội bộ', unit: 'người', counting: 'total', direction: 'up' },
        sentence: 'có {so} hội viên được vay vốn nội bộ',
      },
      {
        ...{ name: 'Vốn nội bộ cho vay', unit: 'đ', counting: 'total', direction: 'up' },
        sentence: 'cho hội viên vay {so} từ vốn nội bộ',
      },
    ]),
  },
  {
    key: 'scholarships',
    name: 'Học bổng',
    about: 'Suất học bổng, giá trị, học sinh được nhận.',
    indicators: under('Học bổng, khuyến học', 'movement', [
      {
        ...{ name: 'Suất học bổng', unit: 'suất', counting: 'total', direction: 'up' },
        sentence: 'trao {so} suất học bổng, trị giá {so_tien}',
      },
      {
        ...{ name: 'Học sinh được nhận học bổng', unit: 'người', counting: 'distinct', direction: 'up' },
        sentence: 'có {so} học sinh được nhận học bổng',
      },
    ]),
    lists: { funds: ['Quỹ học bổng'] },
  },
  {
    key: 'law',
    name: 'Tuyên truyền pháp luật, an toàn giao thông',
    about: 'Buổi tuyên truyền pháp luật, tư vấn, tổ phụ nữ tự quản.',
    indicators: under('Tuyên truyền, phổ biến pháp luật', 'task', [
      {
        ...{ name: 'Buổi tuyên truyền pháp luật', unit: 'buổi', counting: 'times', direction: 'up' },
        sentence: 'tổ chức {so} buổi tuyên truyền pháp luật, {luot_nguoi} lượt người dự',
      },
      {
        ...{ name: 'Lượt tư vấn pháp luật', unit: 'lượt', counting: 'total', direction: 'up' },
        sentence: 'tư vấn pháp luật {so} lượt',
      },
      {
        ...{ name: 'Tổ phụ nữ tự quản', unit: 'tổ', counting: 'last', direction: 'up' },
        sentence: 'có {so} tổ phụ nữ tự quản',
      },
    ]),
  },
];
