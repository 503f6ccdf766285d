/**
 * What is counted in running text: where the name of the thing ends. `đèn bàn học` is one thing, of `bộ bàn ghế` the unit is
 * `bộ`. Known names are found by their longest form; of an unknown one two words are taken, up to a word that begins
 * something else.
 */
import { PIECE_WORDS } from '../units';
import type { Token } from './tokens';

/** Names that only sentences need; a field says its unit by itself. One line: one meaning, `=` before the unit it stands for. */
const MORE = `
bộ|chiếc|cái|con|cây|tấm|tờ|bức|lá|quả|trái|củ|bó|bông|cành|khóm|gốc|bụi|chậu|khối|viên|miếng|cuộn|tập|sợi|thanh|hòn|hạt|giỏ|làn|rổ|nải|mớ|buồng
thùng|hộp|hũ|lọ|chai|can|bình|bao|túi|gói|vỉ|két|lốc|thếp|tá|xâu|bịch|xô|chum|vại|phuy|tuýp|ống|khay|thúng|bì
thùng rác|hố rác|xe rác|điểm rác|xe đẩy rác|bể rác|nhà rác|túi rác|bao rác|thùng mì|thùng mỳ=thùng|lọ hoa|chậu hoa|bồn hoa|cây hoa=cây|cây xanh=cây|luống hoa|vườn hoa|tuyến đường hoa|đường hoa
suất quà|phần quà=suất quà|xuất quà=suất quà|gói quà|túi quà|giỏ quà|món quà|hộp quà|suất cơm|suất ăn|suất cháo|suất học bổng|xuất học bổng=suất học bổng|học bổng|phần cơm|phần ăn|phần thưởng|suất|phần
lượt|lượt người|lượt km|lượt xe|lượt ý kiến|lượt xem|lượt tương tác
người|cá nhân|tập thể|đồng chí|đ/c=đồng chí|chị em|chị|bà|cô|mẹ|bà mẹ|ông|cụ|cháu|cháu bé=cháu|em|em học sinh=em|em nhỏ=em|bé|anh chị|anh|đại biểu|thành viên|đoàn viên|đảng viên|đảng viên mới|quần chúng|quần chúng ưu tú|quần chúng nữ|tân binh|thanh niên|thiếu nhi|công nhân|lao động|lao động nữ|người dân|nhân dân|nhân khẩu|khẩu|nhân viên|giáo viên|học viên|học sinh|sinh viên|bệnh nhân|thương binh|cựu chiến binh|tuyên truyền viên|báo cáo viên|cộng tác viên|tình nguyện viên|nhà hảo tâm|mạnh thường quân|nghệ nhân|chủ hộ|chủ cơ sở|chủ doanh nghiệp
hội viên|hvpn=hội viên|tv=thành viên|hs=học sinh|uv=ủy viên|gđ=gia đình|cb=cán bộ|hv=hội viên|hội viên phụ nữ=hội viên|phụ nữ|phụ nữ khuyết tật|phụ nữ nghèo|pn=phụ nữ|chị em phụ nữ|nữ|nam|nữ đảng viên|nữ cán bộ|nữ công nhân|nữ doanh nhân|nữ chủ doanh nghiệp|nữ tân binh|nữ thanh niên|nữ sinh|cán bộ|cán bộ hội=cán bộ|cán bộ chi hội|cán bộ nữ|chi hội trưởng|chi hội phó|tổ trưởng|tổ phó|ủy viên|uỷ viên=ủy viên|ủy viên bch|trưởng khu|hòa giải viên
hộ|hộ dân=hộ|hộ gia đình=hộ|hộ nghèo|hộ cận nghèo|hộ thoát nghèo|hộ hội viên=hộ|hộ phụ nữ=hộ|hộ khó khăn|hộ kinh doanh|hộ vay|gia đình|gia đình chính sách|gia đình văn hóa|gia đình hội viên=gia đình|gia đình có công|gia đình khó khăn|cặp vợ chồng|cặp|đôi|cặp đôi
trẻ|trẻ em|trẻ mồ côi|trẻ em mồ côi|trẻ em nghèo|trẻ khuyết tật|trẻ em khuyết tật|con nuôi|con đỡ đầu|con|mồ côi|học sinh nghèo|học sinh giỏi|đối tượng|đối tượng chính sách|trường hợp|hoàn cảnh|hoàn cảnh khó khăn|nạn nhân
chi hội|chi hội phụ nữ=chi hội|tổ phụ nữ|tổ pn=tổ phụ nữ|tổ|tổ tiết kiệm|tổ hội|tổ hợp tác|tổ liên kết|tổ hùn vốn|tổ vay vốn|tổ tk&vv|tổ dân phố|tổ dân|tổ truyền thông|tổ hòa giải|nhóm|nhóm zalo|nhóm phụ nữ|đội|đội văn nghệ|đội bóng|đội thi|câu lạc bộ|clb=câu lạc bộ|hợp tác xã|htx=hợp tác xã|doanh nghiệp|công ty|cơ sở|cơ sở hội|hội|chi bộ|chi đoàn|đoàn thể|ban ngành|đơn vị|cơ quan|trường|trường học|lớp học|lớp|lớp tập huấn|khu phố|khu dân cư|khu|khu vực|thôn|xóm|bản|ấp|phường|xã|huyện|tỉnh|cụm|cụm dân cư=cụm|địa phương|ban công tác|mặt trận|tổ chức|tổ chức hội
buổi|cuộc|cuộc họp|cuộc thi|hội nghị|hội thảo|hội thi|hội diễn|hội chợ|tọa đàm|lần|đợt|chương trình|chiến dịch|hoạt động|sự kiện|phong trào|cuộc vận động|tiết mục|vở|tiểu phẩm|bài|bài thi|bài viết|tin|tin bài|tin nhắn|bài dự thi|bài đăng|video|clip|phóng sự|chuyên đề|chuyên mục|nội dung|nhiệm vụ|chỉ tiêu|tiêu chí|giải pháp|biện pháp|mục tiêu|ý kiến|kiến nghị|đề xuất|câu hỏi|vụ|vụ việc|đơn|đơn thư|văn bản|báo cáo|kế hoạch|công văn|hồ sơ|danh hiệu|giải|giải thưởng|giải nhất|giải nhì|giải ba|giải khuyến khích|huy chương|bằng khen|giấy khen|giấy chứng nhận|kỷ niệm chương|cờ|cờ thi đua|thẻ bhyt=thẻ BHYT|thẻ bảo hiểm y tế=thẻ BHYT|thẻ bảo hiểm|thẻ|sổ tiết kiệm|sổ|sổ tay|sáng kiến|đề tài|dự án|mô hình|mô hình sinh kế=mô hình|công trình|công trình phần việc|phần việc|việc làm|việc|câu chuyện|lời|lượt bài|gương|gương điển hình|điển hình|tấm gương
nhà|ngôi nhà|căn nhà|mái ấm|mái ấm tình thương=mái ấm|nhà tình thương|nhà tình nghĩa|nhà vệ sinh|nhà văn hóa|ngôi nhà xanh|phòng|phòng học|gian hàng|gian|quầy|cửa hàng|ki ốt|chợ|tuyến đường|tuyến phố|tuyến|đoạn đường|đoạn|ngõ|đường|con đường|đường cờ|cầu|cống|mương|giếng|bóng điện|bóng đèn|cột đèn|đèn|trụ đèn|camera|bể|bể bơi|sân|sân chơi|điểm|điểm vui chơi|vị trí|địa điểm|khu vui chơi|pano|pa nô=pano|băng rôn|băng zôn=băng rôn|khẩu hiệu|áp phích|tờ rơi|tờ gấp|tài liệu|cuốn tài liệu=cuốn|biển|biển báo|biển tuyên truyền|bảng tin|trang facebook|fanpage|trang|trang thông tin|bảng
máy|máy khâu|máy may|máy xúc|máy cày|máy tính|máy vi tính|máy lọc nước|máy bơm|máy giặt|ti vi|tivi|tủ lạnh|tủ sách|tủ|quạt|quạt điện|nồi cơm|nồi cơm điện|bếp|bếp ga|bếp gas|bàn|ghế|bàn ghế|bàn học|đèn bàn|đèn bàn học|đèn học|giường|chăn|chăn ấm|chăn bông|màn|chiếu|quần áo|áo|áo dài|áo ấm|áo mưa|áo phao|áo đồng phục|váy|mũ|mũ bảo hiểm|nón|nón lá|khẩu trang|kính|mũ kính|giày|dép|cặp sách|ba lô|balo=ba lô|ba-lô=ba lô|sách|vở|quyển vở=quyển|cuốn vở=cuốn|sách giáo khoa|bút|đồ dùng|đồ chơi|dụng cụ|thiết bị|xe|xe đạp|xe đạp điện|xe lăn|xe máy|ô tô|ôtô=ô tô|xe ô tô=ô tô|xe tải|xe công nông|chổi|làn nhựa|giỏ nhựa|túi vải|túi ni lông|túi nilon|bình nước|chai nhựa|vỏ chai|vỏ lon|vỏ hộp|lon bia|lon|chai lọ|vỏ|lồng đèn|đèn lồng|bánh|bánh chưng|bánh tét|bánh mì|bánh mỳ=bánh mì|bánh trung thu|quả trứng|trứng|gà|con gà=con|vịt|lợn|lợn nhựa|heo đất|con heo=con|heo|bò|con bò=con|trâu|dê|con giống|cây giống|cây con|giống|ống tiền|ống heo|ống tiết kiệm|hũ gạo|hũ gạo tiết kiệm
lít|mét khối=m³|m khối=m³|khối đất=khối|sào|mẫu|công đất|ngày công|công|ngày công lao động=ngày công|giờ công|công lao động|ca|ngày|đêm|tuần|tháng|quý|năm|năm học|thế hệ|mũi|liều|mũi tiêm|đơn vị máu|đơn vị|mẫu xét nghiệm|ml|kw|kwh
chữ|bước|loại|loại hình|hình thức|lĩnh vực|ngành nghề|nghề|môn|nhóm đối tượng|cấp|bậc|chặng|vòng|tổ máy|căn|lô|thửa|chồng hội viên=người|chủ thể|sản phẩm|sản phẩm ocop|mặt hàng|khách|khách hàng|du khách|vận động viên|cổ động viên|thí sinh|đội viên
`;

/** Units by the first of their words, longest first. */
const KNOWN = new Map<string, { readonly words: readonly string[]; readonly unit: string }[]>();
for (const [name = '', unit = name] of [
  ...PIECE_WORDS,
  ...MORE.trim()
    .split(/[|\n]/u)
    .map((entry) => entry.split('=')),
]) {
  // "vi sữa" is a misspelt "vỉ"; its milk is what is counted.
  const words = [...name.matchAll(/[\p{L}\d²³]+|[^\s\p{L}\d]/gu)]
    .map(([part]) => part)
    .filter((part) => part !== '-');
  const [head = ''] = words;
  const others = KNOWN.get(head) ?? [];
  if (!others.some((other) => other.words.join(' ') === words.join(' ')))
    KNOWN.set(
      head,
      [...others, { words, unit }].sort((a, b) => b.words.length - a.words.length),
    );
}

/** Words with which a sentence goes on: nothing that is counted begins with them. */
const GOES_ON: ReadonlySet<string> = new Set(
  `và với cho của là được đã đang sẽ có không trong ngoài trên dưới tại ở từ đến tới để do bởi vì nên thì mà hay hoặc các những
  này đó kia ấy như theo về vào ra lên xuống khi lúc nhân dịp trị giá tổng số tặng trao hỗ trợ ủng giúp nhận thu chi thực hiện
  phát vận động gồm cùng bằng so tăng giảm đạt còn cả mỗi hằng hàng nhằm qua sau trước đầu cuối thứ x tuổi nhưng cũng đều rất
  chưa vẫn chỉ bị nếu tuy ngay luôn hơn gần khoảng tương ứng đồng triệu nghìn ngàn tỷ tỉ sạch biết tốt an giờ phút chính xây
  dựng tham gia thành lập tổ thăm huy đóng góp duy trì triển khai đề nghị tiếp tục gây phối hợp nhất nhì giỏi đảm dám giữ xung
  tính liền liên kể chẵn trở nói vừa thuộc trực quyên mua bán dùng h g p rưỡi`.split(/\s+/u),
);

/** Words that only begin like a name: `chi hội 2 xã hội hóa`. */
const OTHER: ReadonlySet<string> = new Set([
  ...['xã hội', 'công tác', 'công an', 'nhà nước', 'bản thân', 'con số', 'tổ quốc', 'người ta', 'bộ phận'],
  ...['phần lớn', 'điểm nhấn', 'mặt trận', 'hội nhập', 'công khai', 'công nhận', 'cấp cứu', 'đường dây'],
]);

export interface Noun {
  readonly unit: string;
  readonly isKnown: boolean;
  /** The token behind it. */
  readonly end: number;
}

/** `ngày 18/3`, `tháng 3 năm 2021`, `năm 2022` behind a number are a date, and not what it counts. */
function isDate(tokens: readonly Token[], at: number): boolean {
  const [word, number, behind] = [tokens[at]?.text, tokens[at + 1], tokens[at + 2]?.text ?? ''];
  if (number?.kind !== 'number') return false;
  if (word === 'năm') return /^(?:19|20)\d{2}$/u.test(number.text);
  if (word === 'ngày') return ['/', '-', 'tháng'].includes(behind) || /^\d{1,2}\.\d{1,2}/u.test(number.text);
  return word === 'tháng' && (['/', 'năm'].includes(behind) || /^\d{1,2}\.\d{4}$/u.test(number.text));
}

/** The known name that begins at `at`. */
export function knownAt(tokens: readonly Token[], at: number): Noun | null {
  if (isDate(tokens, at) || OTHER.has(`${tokens[at]?.text} ${tokens[at + 1]?.text}`)) return null;
  for (const { words, unit } of KNOWN.get(tokens[at]?.text ?? '') ?? []) {
    let next = at;
    const fits = words.every((word) => {
      if (next > at && tokens[next]?.text === '-') next += 1;
      next += 1;
      return tokens[next - 1]?.text === word;
    });
    if (fits) return { unit, isKnown: true, end: unit === 'vỉ' && words.length > 1 ? at + 1 : next };
  }
  return null;
}

/** The name of what is counted; an unknown one is at most two words, none with a capital. */
export function nounAt(
  tokens: readonly Token[],
  at: number,
  isCapital: (token: Token) => boolean,
): Noun | null {
  const known = knownAt(tokens, at);
  if (known !== null || isDate(tokens, at)) return known;
  const [first, second] = [tokens[at], tokens[at + 1]];
  const isName = (token: Token | undefined): token is Token =>
    token?.kind === 'word' && !GOES_ON.has(token.text) && !isCapital(token) && /\p{L}{2}/u.test(token.text);
  if (!isName(first)) return null;
  const isPair = isName(second) && knownAt(tokens, at + 1) === null;
  const words = isPair ? [first, second] : [first];
  return { unit: words.map(({ text }) => text).join(' '), isKnown: false, end: at + words.length };
}

const CLOSING: ReadonlySet<string> = new Set(['”', '"', '»', '’', "'"]);

/** `622 “Chi hội 5 không, 3 sạch”`, `3 “Mái nhà xanh”`: the name of the thing is quoted; an unknown one is all of it. */
export function quotedAt(tokens: readonly Token[], at: number): Noun | null {
  const known = knownAt(tokens, at + 1);
  if (known !== null) return known;
  let end = at + 1;
  while (tokens[end]?.kind === 'word' && end - at <= 5) end += 1;
  if (end === at + 1 || !CLOSING.has(tokens[end]?.text ?? '')) return null;
  const words = tokens.slice(at + 1, end).map(({ text }) => text);
  return { unit: words.join(' '), isKnown: false, end: end + 1 };
}

/** Whether a sentence goes on at `at`: a mark, its end, or a word that counts nothing. */
export function goesOnAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return (
    token === undefined || token.kind !== 'word' || (GOES_ON.has(token.text) && knownAt(tokens, at) === null)
  );
}
