/**
 * Sentences of two real reports of wards with the figures that a reader takes out of them, each as `say` says it. Money in
 * đồng, weight in kilograms, days as `--MM-DD` where no year is written. No one is named: places and the telephone number
 * are made up.
 */

export interface KnownSentence {
  readonly context: string;
  /** The words that hold the figure. */
  readonly text: string;
  /** What is read in them; `?` and candidates where it is misprinted or open. */
  readonly said: string;
}

/** A sentence behind `#`, then its figures. */
const KNOWN = `
# được thành lập tháng 7 năm 1981
tháng 7 năm 1981 => date 1981-07 month
# 13 chi Hội và 81 tổ phụ nữ
13 chi Hội => count 13 chi hội
81 tổ phụ nữ => count 81 tổ phụ nữ
# tổng số phụ nữ từ 18 tuổi trở lên 5.571 (trong đó tổng số hội viên 4.401), tỷ lệ thu hút hội viên đạt 82%
5.571 => count 5571 phụ nữ từ 18 tuổi
4.401 => count 4401 hội viên
82% => percent 82 %
# Năm 2020 dưới sự lãnh đạo
Năm 2020 => date 2020 year
# hiện còn 27 hộ cận nghèo, 41 trẻ mồ côi
27 hộ cận nghèo => count 27 hộ cận nghèo
41 trẻ mồ côi => count 41 trẻ mồ côi
# chương trình công tác số 04/TTr-PN ngày 18/01/2022
ngày 18/01/2022 => date 2022-01-18 date
# đối với 13/13 chi hội phụ nữ khu dân cư
13/13 chi hội => count 13/13 chi hội
# cho trên 15.000 lượt hội viên
trên 15.000 lượt => count 15000 lượt (trên)
# vận động kêu gọi được trên 10 triệu đồng
trên 10 triệu đồng => money 10000000 VND (trên)
# chi Hội phụ nữ Khu 8 đã ủng hộ 2 triệu đồng kinh phí làm mũ kính
2 triệu đồng => money 2000000 VND
# tặng 30 xuất quà tết
30 xuất quà tết => count 30 suất quà
# trị giá 9tr đồng
9tr đồng => money 9000000 VND
# tặng 150 xuất quà tết trị giá 30tr đồng
150 xuất quà tết => count 150 suất quà
30tr đồng => money 30000000 VND
# Thăm tặng quà tân binh lên đường nhập ngũ 10 đối tượng với số tiền 2.200.000đ
10 đối tượng => count 10 đối tượng
2.200.000đ => money 2200000 VND
# dịp tết thiếu nhi 01/6 tổng 110 suất quà, trị giá 22.000.000đ
01/6 => date --06-01 day-month
110 suất quà => count 110 suất quà
22.000.000đ => money 22000000 VND
# cùng tặng quà 01 hội viên khuyết tật tại khu 5A một triệu đồng
01 hội viên khuyết tật => count 1 hội viên
một triệu đồng => money 1000000 VND
# 02 con nuôi của Hội LHPN phường Khu 9 một triệuđồng
02 con nuôi => count 2 con nuôi
một triệuđồng => money 1000000 VND
# Dịp 28/6 Tặng 14 suất quà gồm 01 ba lô đi học, 01 đèn bàn học trị giá 500.000đ/ suất = 7.000.000đ
28/6 => date --06-28 day-month
14 suất quà => count 14 suất quà
01 ba lô đi học => count 1 ba lô
01 đèn bàn học => count 1 đèn bàn học
500.000đ/ suất => money 500000 VND/suất
7.000.000đ => money 7000000 VND
# 20 suất quà tặng trẻ em mồ côi, trẻ em có hoàn cảnh khó khăn trị giá 200.000đ/ suất = 4.000.000đ
20 suất quà => count 20 suất quà
200.000đ/ suất => money 200000 VND/suất
4.000.000đ => money 4000000 VND
# Làn tái chế 68 cái; làn nhựa 50 cái
68 cái => count 68 cái
50 cái => count 50 cái
# tặng 32 suất quà = 4.500.000đ
32 suất quà => count 32 suất quà
4.500.000đ => money 4500000 VND
# Chi hội 2 xã hội hóa tặng 1,4 tạ gạo
1,4 tạ gạo => weight 140 kg
# trước ngày thi tốt nghiệp THPT 05 suất quà = 1.000.000đ
05 suất quà => count 5 suất quà
1.000.000đ => money 1000000 VND
# Ngày 27/7 ngày TBLS 39 suất quà trị giá =7.800.000đ
27/7 => date --07-27 day-month
39 suất quà => count 39 suất quà
=7.800.000đ => money 7800000 VND
# đã tặng 10 bộ sách giáo khoa, 650 quyển vở, 20 chiếc làn tái chế
10 bộ sách giáo khoa => count 10 bộ
650 quyển vở => count 650 quyển
20 chiếc làn tái chế => count 20 chiếc
# đã huy động 50 hội viên giúp dân dọn nhà
50 hội viên => count 50 hội viên
# nhà văn hoá khu 20kg gạo, 02 thùng mỳ tôm, 05 vi sữa
20kg gạo => weight 20 kg
02 thùng mỳ tôm => count 2 thùng
05 vi sữa => count 5 vỉ
# (thiệt hại hơn 1 tấn gạo)
hơn 1 tấn gạo => weight 1000 kg (hơn)
# tổng kinh phí vận động hỗ trợ 4.700.000 đ
4.700.000 đ => money 4700000 VND
# tặng 01 hội viên Hội CCB, 01 hội viên hội Cựu TNXP có hoàn cảnh khó khăn mỗi hộ 01 bộ bàn ghế trị giá 13.000.000đ
01 hội viên Hội CCB => count 1 hội viên
01 hội viên hội Cựu TNXP => count 1 hội viên
01 bộ bàn ghế => count 1 bộ
13.000.000đ => money 13000000 VND
# 02 chiếc quạt trị giá 12.000.000đ phục vụ công tác phòng, chống dịch CoVid-19
02 chiếc quạt => count 2 chiếc
12.000.000đ => money 12000000 VND
# thăm tặng quà 27/7 và kỷ niệm 92 năm ngày thành lập công đoàn Việt nam 05 suất quà trị giá 4.500.000đ
27/7 => date --07-27 day-month
92 năm => count 92 năm
05 suất quà => count 5 suất quà
4.500.000đ => money 4500000 VND
# tặng 20 xuất quà cho 20 hộ gia đình khó khăn bị ngập nước trị giá 20.000.000đ
20 xuất quà => count 20 suất quà
20 hộ gia đình => count 20 hộ
20.000.000đ => money 20000000 VND
# Mái ấm tình thương cho 01 hội viên phụ nữ cận nghèo
01 hội viên phụ nữ cận nghèo => count 1 hội viên
# tổng số tiền mặt là 40.900.000đ
40.900.000đ => money 40900000 VND
# ủng hộ 139 tin = 2.780.000 đ
139 tin => count 139 tin nhắn
2.780.000 đ => money 2780000 VND
# “130 mô hình sinh kế cho phụ nữ vùng Biên giới”
130 mô hình sinh kế => count 130 mô hình
# tổng kinh phí là 24.996.000đ
24.996.000đ => money 24996000 VND
# còn lại thì 70% nguồn tiền thu được
70% => percent 70 %
# đã thu được 35.789 vỏ lon, 6.856 kg bìa, 35,8 tạ sắt, 425kg nhựa thu được trên 130.000.000đ
35.789 vỏ lon => count 35789 vỏ lon
6.856 kg bìa => weight 6856 kg
35,8 tạ sắt => weight 3580 kg
425kg nhựa => weight 425 kg
trên 130.000.000đ => money 130000000 VND (trên)
# ngày 25 tháng 01 năm 2021
ngày 25 tháng 01 năm 2021 => date 2021-01-25 date
# ngày 18 tháng 03 năm 2021
ngày 18 tháng 03 năm 2021 => date 2021-03-18 date
# đến nay đã nhận 07 con nuôi
07 con nuôi => count 7 con nuôi
# đỡ đầu 01 cháu và hỗ trợ học bổng cho con nuôi năm đầu tiên mỗi tháng 250.000đ
01 cháu => count 1 cháu
mỗi tháng 250.000đ => money 250000 VND/tháng
# chi hội đã trao 3 triệu đồng hỗ trợ năm 2022
3 triệu đồng => money 3000000 VND
năm 2022 => date 2022 year
# số tiền tổng được trên 6 triệu đồng
trên 6 triệu đồng => money 6000000 VND (trên)
# hỗ trợ thường xuyên mỗi năm 3.000.000đ
mỗi năm 3.000.000đ => money 3000000 VND/năm
# quản lý được 80 buổi với trên 3.600 lượt cán bộ, hội viên
80 buổi => count 80 buổi
trên 3.600 lượt cán bộ, hội viên => count 3600 lượt (trên)
# huy động 03 máy xúc, 03 ô tô
03 máy xúc => count 3 máy xúc
03 ô tô => count 3 ô tô
# trồng mới trên 25 nghìn cây Phi lao trên 40.000 nghìn cây hoa chiều tím và trên 1.500 cây hoa các loại
trên 25 nghìn cây => count 25000 cây (trên)
trên 40.000 nghìn cây => count ? 40000 | 40000000 cây (trên)
trên 1.500 cây hoa => count 1500 cây (trên)
# huy động trên 500 lượt cán bộ và nhân dân
trên 500 lượt => count 500 lượt (trên)
# đã đặt được 116 thùng rác xanh
116 thùng rác xanh => count 116 thùng rác
# đặc biệt là 02 mô hình được thành lập
02 mô hình => count 2 mô hình
# được 850 chiếc thu được 42.500.000đ; chổi 1.250 chiếc 50.000.000.
850 chiếc => count 850 chiếc
42.500.000đ => money 42500000 VND
1.250 chiếc => count 1250 chiếc
50.000.000 => money 50000000 VND
# tổng 245 suất quà trị giá 60.200.000đ
245 suất quà => count 245 suất quà
60.200.000đ => money 60200000 VND
# 01 chồng hội viên mắc bệnh hiểm nghèo 500.000đ
01 chồng hội viên => count 1 người
500.000đ => money 500000 VND
# Năm 2022 Hội liên hiệp phụ nữ phường ngay từ đầu năm
Năm 2022 => date 2022 year
# Đến nay 13/13 chi hội đã thu được
13/13 chi hội => count 13/13 chi hội
# 01 cháu bị ung thư 500.000đ tại khu 10 Hoa Ban
01 cháu => count 1 cháu
500.000đ => money 500000 VND
# tiền mặt được 32.225.000đ
32.225.000đ => money 32225000 VND
# Tặng quà tết 10 suất quà trị giá 3.100.00đ
10 suất quà => count 10 suất quà
3.100.00đ => money ? 3100000 | 310000 VND
# 11 suất quà cho các cháu tàn tật, hoàn cảnh khó khăn trị giá 2.200.000đ nhân ngày 01/6
11 suất quà => count 11 suất quà
2.200.000đ => money 2200000 VND
ngày 01/6 => date --06-01 day-month
# 08 suất quà nhân dịp đầu năm học mới
08 suất quà => count 8 suất quà
# 01 cháu có hoàn cảnh đặc biệt khó khăn 1.000.000đ
01 cháu => count 1 cháu
1.000.000đ => money 1000000 VND
# Đặc biệt đã tặng 5.500.000đ cho Hội viên
5.500.000đ => money 5500000 VND
# Khu 4 số tiền 2 triệu đồng, 01 thẻ BHYT
2 triệu đồng => money 2000000 VND
01 thẻ BHYT => count 1 thẻ BHYT
# tặng 8 suất quà nhân dịp 01/6
8 suất quà => count 8 suất quà
01/6 => date --06-01 day-month
# mồ côi trị giá 800.000đ
800.000đ => money 800000 VND
# tặng 6 suất quà trị giá 1,8 triệu đồng
6 suất quà => count 6 suất quà
1,8 triệu đồng => money 1800000 VND
# Chủ nhật, 27. Tháng 4 2025 - 1:05
27. Tháng 4 2025 => date 2025-04-27 date
# Được thành lập vào ngày 18/07/2024
ngày 18/07/2024 => date 2024-07-18 date
# Số lượng hội viên tăng thêm 1% so với năm trước
1% => percent 1 %
# kết nạp 1 cán bộ Hội
1 cán bộ Hội => count 1 cán bộ
# hỗ trợ 1 hội viên có hoàn cảnh khó khăn
1 hội viên => count 1 hội viên
# một \u00A0hội viên vận động một \u00A0phụ nữ
một \u00A0hội viên => count 1 hội viên
`;

/** Sentences, and the words in them that look like a figure and are none. */
const TRAPS = `
Khu 2, phường Hoa Ban => Khu 2
chương trình công tác số 04/TTr-PN => 04/TTr-PN
chi Hội phụ nữ Khu 8 đã ủng hộ => Khu 8
phòng chống dịch covid-19 => covid-19
tại khu 5A => 5A
Chi hội 2 xã hội hóa tặng => Chi hội 2
đạt 5 không 3 sạch => 5 không 3 sạch
ảnh hưởng của cơn bão số 3 => bão số 3
tổ 29c => 29c
tại tổ 36A, Khu 10 => 36A
tổ 13B, Khu 4 => 13B
đường bờ đê đống Đồng Lúa Khu 11, vườn hoa Khu 8, Khu 12 => Khu 11
mô hình “1+1” => 1+1
“3 có 3 biết” => 3 có 3 biết
Điện thoại: 0912.345.678 => 0912.345.678
từ 18 tuổi trở lên => 18 tuổi
II. THÀNH TÍCH ĐẠT ĐƯỢC => II.
`;

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

function parsed(): KnownSentence[] {
  let context = '';
  return linesOf(KNOWN).flatMap((line) => {
    const [text = '', said] = line.split(' => ');
    if (said === undefined) context = text.replace('# ', '');
    return said === undefined ? [] : [{ context, text, said }];
  });
}

export const sentences: readonly KnownSentence[] = parsed();

export const trapSentences = linesOf(TRAPS).map((line) => {
  const [context = '', text = ''] = line.split(' => ');
  return { context, text };
});
