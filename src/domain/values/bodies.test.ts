/** Names of bodies in heads and in sentences. */
import { sentenceCase } from './bodies';

test.each([
  ['ỦY BAN MTTQ VIỆT NAM PHƯỜNG HOA SEN', 'Ủy ban MTTQ Việt Nam phường Hoa Sen'],
  ['BAN THƯỜNG VỤ HỘI LHPN TỈNH HOA ĐÀO', 'Ban Thường vụ Hội LHPN tỉnh Hoa Đào'],
  ['UBND PHƯỜNG 5', 'UBND Phường 5'],
  ['HĐND – UBND XÃ SEN HỒNG', 'HĐND – UBND xã Sen Hồng'],
  ['HỘI LIÊN HIỆP PHỤ NỮ XÃ SEN HỒNG', 'Hội Liên hiệp Phụ nữ xã Sen Hồng'],
  ['ỦY BAN NHÂN DÂN THÀNH PHỐ HOA ĐÀO', 'Ủy ban nhân dân thành phố Hoa Đào'],
  ['ĐẢNG ỦY PHƯỜNG HOA SEN', 'Đảng ủy phường Hoa Sen'],
  ['Đảng ủy phường Hoa Sen', 'Đảng ủy phường Hoa Sen'],
])('%s: %s', (name, written) => expect(sentenceCase(name)).toBe(written));
