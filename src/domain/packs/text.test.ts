/** A package as a text: what was written is read back, and what is no package is refused with a sentence. Tables of facts. */
import fc from 'fast-check';
import type { Pack } from './pack';
import { packs } from './packs';
import { readPack, writePack } from './text';

const few = {
  name: 'Gói thử',
  about: 'Hai con số.',
  indicators: [
    {
      name: 'Hộ vay vốn',
      unit: 'hộ',
      counting: 'last',
      group: 'Vốn vay',
      heading: 'task',
      direction: 'none',
    },
    {
      ...{
        name: 'Tỷ lệ vay',
        unit: '%',
        counting: 'ratio',
        numerator: 'Hộ vay vốn',
        denominator: 'Hội viên',
      },
      ...{ sentence: '- Tỷ lệ “vay” {so}', isSensitive: true, isReported: false },
    },
  ],
} as const satisfies Omit<Pack, 'key'>;
const text = writePack(few);
const told = (typed: string): string => {
  const read = readPack(typed);
  return read.ok ? 'đọc được' : read.problem.map(({ what, todo }) => `${what} ${todo}`).join('\n');
};
/** The text with a field of its first indicator, or of its envelope, changed. */
const having = (change: (pack: Record<string, unknown>, first: Record<string, unknown>) => void): string => {
  const parsed = JSON.parse(text.slice(text.indexOf('{'))) as Record<string, unknown> & {
    indicators: Record<string, unknown>[];
  };
  change(parsed, parsed.indicators[0] ?? {});
  return JSON.stringify(parsed);
};

test('what was written is read back, whatever stands around it', () => {
  expect(readPack(text)).toEqual({ ok: true, value: few });
  expect(readPack(`Gửi các chị:\r\n${text.replaceAll('\n', '\r\n')}\n\nThân mến`)).toEqual({
    ok: true,
    value: few,
  });
  expect(text.split('\n')[0]).toBe(
    'Gói chỉ số “Gói thử” của Sổ Hội, 2 chỉ số. Chép cả đoạn này, mở Sổ Hội → Quản lý → Gói chỉ số → Nhận gói, rồi dán.',
  );
});

test.each(packs.map((pack) => [pack.name, pack] as const))('%s goes out and comes back', (_, pack) => {
  const { key: _key, lists: _lists, ...sent } = pack;
  expect(readPack(writePack(sent))).toEqual({ ok: true, value: sent });
});

test.each<[string, string, RegExp]>([
  ['nothing', '  ', /^Chưa dán gì\. Chép gói/],
  ['some words', 'Kính gửi các chị', /^Đoạn này không phải gói chỉ số của Sổ Hội\. Ở sổ gửi/],
  ['other JSON', '{"a":1}', /^Đoạn này không phải gói chỉ số/],
  ['too much', 'x'.repeat(300_001), /^Đoạn này dài quá/],
  ['cut at the end', text.slice(0, -3), /^Gói bị cắt: thiếu phần sau chỉ số “Tỷ lệ vay”\. Mở lại gói/],
  [
    'cut in the middle',
    text.slice(0, text.indexOf('Tỷ lệ vay')),
    /^Gói bị cắt: thiếu phần sau chỉ số “Hộ vay vốn”/,
  ],
  ['cut at once', text.slice(0, text.indexOf('"version"')), /^Gói bị cắt: thiếu phần ngay từ đầu/],
  [
    'quotes changed',
    text.replace('"unit":"%"', '“unit”:“%”'),
    /^Gói có chữ bị đổi .*sau chỉ số “Hộ vay vốn”.*Word/,
  ],
  [
    'a line lost',
    text.replace(/,\n\{"name":"Tỷ lệ vay".*\n/u, '\n'),
    /^Gói ghi là có 2 chỉ số mà ở đây có 1\./,
  ],
  [
    'a newer version',
    having((pack) => {
      pack.version = 2;
      pack.indicators = 'mới';
    }),
    /^Gói này làm bằng bản Sổ Hội mới hơn \(gói kiểu 2; .* kiểu 1\)\. Nhờ người cài/,
  ],
  [
    'a version that is none',
    having((pack) => {
      pack.version = '1';
    }),
    /không phải gói chỉ số/,
  ],
  [
    'no indicators',
    having((pack) => {
      pack.indicators = [];
    }),
    /^Gói này không có chỉ số nào\./,
  ],
  [
    'too many',
    having((pack, first) => {
      pack.indicators = Array.from({ length: 201 }, (_, at) => ({ ...first, name: `A ${at}` }));
    }),
    /^Gói này có 201 chỉ số; một gói nhiều nhất 200\./,
  ],
  [
    'no name of the package',
    having((pack) => {
      pack.name = undefined;
    }),
    /^Tên gói không có\./,
  ],
  [
    'a blank name',
    having((_, first) => {
      first.name = ' ';
    }),
    /^Chỉ số thứ 1: mục Tên để trống\. Nhờ nơi gửi/,
  ],
  [
    'no unit',
    having((_, first) => {
      first.unit = undefined;
    }),
    /^Chỉ số thứ 1 \(“Hộ vay vốn”\): mục Đơn vị không có\./,
  ],
  [
    'a unit that is no text',
    having((_, first) => {
      first.unit = 3;
    }),
    /mục Đơn vị ghi điều sổ không hiểu \(“3”\)/,
  ],
  [
    'an unknown counting',
    having((_, first) => {
      first.counting = 'average';
    }),
    /mục Cách tính ghi điều sổ không hiểu \(“average”\)/,
  ],
  [
    'a formula',
    having((_, first) => {
      first.group = '=IMPORTXML("x")';
    }),
    /mục Nhóm bắt đầu như công thức \(“=IMPORTXML/,
  ],
  [
    'a name like a sum',
    having((_, first) => {
      first.name = '+1+1';
    }),
    /mục Tên bắt đầu như công thức/,
  ],
  [
    'half a character',
    having((_, first) => {
      first.name = 'Hộ \uffff';
    }),
    /mục Tên có ký tự không in được/,
  ],
  [
    'a name without end',
    having((_, first) => {
      first.name = 'x'.repeat(201);
    }),
    /mục Tên dài quá 200 chữ cái/,
  ],
  [
    'a field nobody knows',
    having((_, first) => {
      first.colour = 'red';
    }),
    /^Chỉ số thứ 1 \(“Hộ vay vốn”\) có mục lạ “colour”/,
  ],
  [
    'no object',
    having((pack) => {
      pack.indicators = [7];
    }),
    /^Chỉ số thứ 1: mục nội dung ghi điều sổ không hiểu/,
  ],
  [
    'one name twice',
    having((pack, first) => {
      pack.count = 3;
      (pack.indicators as unknown[]).push({ ...first, name: 'hộ vay  vốn' });
    }),
    /^Chỉ số thứ 1 và thứ 3 của gói cùng tên “hộ vay vốn”/,
  ],
  [
    'wrong all over',
    having((pack) => {
      pack.indicators = Array.from({ length: 12 }, () => ({}));
    }),
    /\nVà \d+ chỗ nữa\./,
  ],
])('%s', (_, typed, expected) => expect(told(typed)).toMatch(expected));

test('whatever is done to a text: it is read whole or refused in words, and nothing is thrown', () => {
  const whole = writePack(packs[0] ?? few);
  const at = fc.nat({ max: whole.length });
  const damaged = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    at.map((end) => whole.slice(0, end)),
    fc.tuple(at, fc.nat({ max: 40 })).map(([from, many]) => whole.slice(0, from) + whole.slice(from + many)),
    fc.tuple(at, fc.string()).map(([from, more]) => whole.slice(0, from) + more + whole.slice(from)),
  );
  fc.assert(
    fc.property(damaged, (typed) => {
      const read = readPack(typed);
      if (read.ok) return read.value.indicators.length > 0;
      return (
        read.problem.length > 0 &&
        read.problem.every(({ what, todo }) => /\p{L}.*\.$/su.test(what) && todo !== '')
      );
    }),
    { numRuns: 1500 },
  );
});
