/** What the sample ward says of itself, and the passages it has written for its report. Marked as a sample in the name. */
import { type SettingKey as AnySettingKey, modelLabel, type PassageKey } from '../src/domain/ward';
import { PRESIDENT } from './people';

/** Those that a new workbook has. */
export type SettingKey = Exclude<AnySettingKey, 'superior' | 'documentNumber' | 'documentDay'>;

/** The models that the sample has rows of. */
const MODELS = [
  ...(['income', 'products', 'spending', 'sponsorships', 'houses', 'greenSundays', 'outreach'] as const),
  ...(['reviews', 'sharing', 'initiatives', 'targets', 'awards'] as const),
];

export const sampleSettings: Readonly<Record<SettingKey, string>> = {
  unionName: 'HỘI LHPN PHƯỜNG QUANG TRUNG (SỐ LIỆU MẪU)',
  shortName: 'Hội LHPN phường Quang Trung',
  parentBody: 'HỘI LHPN THÀNH PHỐ UÔNG BÍ',
  place: 'Uông Bí',
  address: 'Khu 2, phường Quang Trung, thành phố Uông Bí, tỉnh Quảng Ninh',
  phone: '0900000000',
  founded: 'tháng 7 năm 1981',
  reportKind: 'Báo cáo thành tích chuyên đề',
  ownTemplate: '',
  closedUntil: '',
  from: '01/01/2022',
  to: '31/12/2022',
  modelName:
    'Khéo vận động hội viên thành lập các mô hình, tham gia công tác nhân đạo, từ thiện, thực hiện trách nhiệm với cộng đồng tại địa phương năm 2022',
  documentSymbol: 'BC-HPN',
  headStyle: 'Nhà nước',
  signer: PRESIDENT.name,
  signerTitle: 'TM. BAN THƯỜNG VỤ\nCHỦ TỊCH',
  awardBody: 'UBND tỉnh Quảng Ninh',
  award: 'Bằng khen',
  addressee: '',
  proposer: 'UBND phường Quang Trung',
  confirmer: '',
  annexes: '',
  officers: '',
  models: MODELS.map(modelLabel).join(', '),
  knowingThreshold: '90%',
  keepYears: '5',
  sharingSeen: '',
  pictures: '',
  weights: '',
  recipients:
    '- Hội LHPN thành phố (báo cáo);\n- Đảng ủy phường (báo cáo);\n- 13 chi hội (thực hiện);\n- Lưu: VT, HPN.',
};

export const sampleTexts: Readonly<Record<PassageKey, string>> = {
  functions: [
    'Đại diện, chăm lo, bảo vệ quyền và lợi ích hợp pháp, chính đáng của phụ nữ trên địa bàn phường; tham gia xây dựng Đảng, tham gia quản lý Nhà nước.',
    'Tuyên truyền, vận động, giáo dục phụ nữ giữ gìn phẩm chất đạo đức, truyền thống tốt đẹp của dân tộc; tổ chức, tạo điều kiện để phụ nữ nâng cao nhận thức, trình độ, năng lực, xây dựng gia đình no ấm, bình đẳng, tiến bộ, hạnh phúc.',
    'Tham gia giám sát, phản biện xã hội; tham mưu, đề xuất với cấp ủy, chính quyền về công tác phụ nữ; phát triển hội viên, xây dựng tổ chức Hội vững mạnh.',
  ].join('\n'),
  background: [
    'Trên địa bàn phường còn hộ cận nghèo, trẻ mồ côi và nhiều hội viên có hoàn cảnh khó khăn cần được giúp đỡ. Rác thải sinh hoạt nhiều nhưng phần lớn có thể bán hoặc tái chế.',
    'Từ đầu năm, Ban Chấp hành Hội đã xây dựng chương trình công tác, phát động thi đua tới các chi hội, lấy công tác nhân đạo, từ thiện và bảo vệ môi trường làm việc trọng tâm.',
  ].join('\n'),
  measures: [
    'Bám sát sự lãnh đạo của cấp ủy, phối hợp với chính quyền và các đoàn thể để mỗi mô hình rõ người làm, rõ việc, rõ địa chỉ giúp đỡ.',
    'Giao chỉ tiêu theo từng chi hội, mỗi tháng rà soát một lần; cán bộ Hội theo dõi, động viên và giải đáp ngay khi chi hội vướng mắc.',
    'Tuyên truyền tại các buổi sinh hoạt tổ, qua nhóm Zalo của chi hội; công khai thu, chi để hội viên tin và cùng làm.',
  ].join('\n'),
  lessons: [
    'Công tác nhân đạo, từ thiện phải có sự quan tâm của cấp ủy, sự phối hợp của các đoàn thể và phân công rõ trách nhiệm từng người.',
    'Hội viên làm trước, làm thật để gia đình và hàng xóm thấy, rồi mới vận động người khác cùng làm.',
    'Lời nói vận động phải ngắn, dễ nhớ, hợp với từng đối tượng; việc nhỏ làm đều đặn thì thành nguồn lực lớn.',
    'Thực hiện tốt phương châm “Dân biết, dân bàn, dân làm, dân kiểm tra, dân thụ hưởng”.',
  ].join('\n'),
  plans:
    'Thời gian tới, Hội tiếp tục duy trì các mô hình ở cả 13 chi hội, mở rộng các cặp 1+1 và phấn đấu giúp thêm hội viên thoát cận nghèo bền vững.',
  features:
    'Phường có 13 khu dân cư, phần lớn hội viên làm buôn bán nhỏ, công nhân, cán bộ nghỉ hưu. Ban Chấp hành Hội đoàn kết, các chi hội trưởng nhiệt tình, sát hội viên; nhà văn hóa khu nào cũng có chỗ sinh hoạt.',
  policies:
    'Cán bộ, hội viên chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước; tham gia góp ý xây dựng Đảng, chính quyền, giám sát việc thực hiện chính sách với phụ nữ, trẻ em trên địa bàn.',
  bodies:
    'Hội là thành viên của Mặt trận Tổ quốc phường, phối hợp với công đoàn, đoàn thanh niên, cựu chiến binh trong các phong trào chung; hội viên là đảng viên gương mẫu ở chi bộ khu dân cư.',
  origin:
    'Mô hình được phát động đầu năm 2022 ở cả 13 chi hội, từ mong muốn mỗi hội viên khó khăn đều có người giúp và mỗi chi hội trưởng đều biết rõ hội viên của mình.',
  difficulties: [
    'Lúc đầu một số hội viên còn e ngại, chưa chủ động tham gia sinh hoạt.',
    'Nhiều hội viên đi làm ca, khó sắp xếp giờ sinh hoạt chung.',
  ].join('\n'),
  solutions: [
    'Tổ chức sinh hoạt vào buổi tối và chủ nhật, nội dung ngắn, gắn với việc làm cụ thể.',
    'Chi hội trưởng đến từng nhà hội viên ít tham gia, nắm hoàn cảnh, nhu cầu trước khi vận động.',
  ].join('\n'),
  assessment: 'Nhìn chung các mô hình được duy trì đều ở 13 chi hội, hội viên tin tưởng và cùng làm.',
  mood: 'Cán bộ, hội viên, phụ nữ trong phường phấn khởi, tin tưởng vào sự lãnh đạo của Đảng; quan tâm nhất đến việc làm sau dịch, giá cả và chỗ vui chơi cho trẻ em.',
  movements: '',
  tasks: '',
  oversight:
    'Hội tham gia góp ý xây dựng Đảng, chính quyền; giám sát việc thực hiện chính sách với phụ nữ, trẻ em; cử cán bộ dự các buổi đối thoại của phường với Nhân dân.',
  causes: [
    'Hội viên trong độ tuổi lao động ít thời gian sinh hoạt ban ngày.',
    'Một số chi hội trưởng mới, chưa quen cách vận động.',
  ].join('\n'),
  proposals:
    'Đề nghị Hội cấp trên mở lớp tập huấn kỹ năng vận động cho chi hội trưởng mới; đề nghị phường hỗ trợ địa điểm sinh hoạt buổi tối.',
  spread:
    'Năm 2023, Hội tiếp tục duy trì hai mô hình ở 13 chi hội và giới thiệu cách làm của chi hội Khu 5B để các chi hội cùng học tập.',
};
