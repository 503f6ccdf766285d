import fc from 'fast-check';
import { readNumbers } from '../values';
import { readMessage } from '.';
import { section } from './testdata/section';
import { told } from './testdata/ward';

/** `gifts day=… parcels=… ? value`: what a row says, and of which fields it asks with something to press. */
function said(text: string, ward = told()): string[] {
  const { rows } = readMessage(text, ward);
  return rows.map(({ table, cells, questions }) =>
    [
      table,
      ...cells.map((cell) => `${cell.column}=${cell.text}`),
      ...questions.flatMap(({ column, options }) =>
        options.length === 0 ? [] : [`?${column}: ${options.map(({ label }) => label).join(' | ')}`],
      ),
    ].join('; '),
  );
}
const left = (text: string): string[] => {
  const message = readMessage(text, told());
  return message.left.map(({ start, end }) => message.text.slice(start, end));
};

const HEAD = 'Chi hội Khu 7 báo cáo ngày 12/5:';
const AT = 'day=12/05/2023; chapter=Khu 7 · K7';

describe('what a message tells of', () => {
  test.each<[text: string, ...rows: string[]]>([
    [
      'Thu gom 45kg giấy, 12kg nhựa',
      `recycling; quantity=45 kg; material=Bìa, giấy; ${AT}`,
      `recycling; quantity=12 kg; material=Nhựa; ${AT}`,
    ],
    ['Bán 30 kg nhôm được 900k', `recycling; quantity=30 kg; material=Nhôm; amount=900.000; ${AT}`],
    [
      'Tặng 5 suất quà mỗi suất 200k cho trẻ mồ côi',
      `gifts; parcels=5; unitValue=200.000; ${AT}; recipients=Trẻ mồ côi`,
    ],
    [
      'Tặng 14 suất × 400.000đ = 7.000.000đ cho trẻ mồ côi',
      `gifts; parcels=14; unitValue=400.000; value=7.000.000; ${AT}; recipients=Trẻ mồ côi`,
    ],
    ['Tặng 10 bộ sách giáo khoa, 650 quyển vở', `gifts; inKind=10 bộ sách giáo khoa, 650 quyển vở; ${AT}`],
    [
      'Ra quân chủ nhật xanh 35 chị, quét dọn 1,5km đường, thu 200kg rác',
      `greenSundays; attendance=35; streetKm=1,5; waste=200 kg; ${AT}`,
    ],
    [
      'Trồng cây: 20 chị trồng 40 cây bàng; 1 ô tô',
      `greenSundays; attendance=20; trees=40 cây bàng; trucks=1; ${AT}`,
    ],
    ['Tuyên truyền về bạo lực gia đình cho 60 chị', `outreach; attendance=60; ${AT}; topic=bạo lực gia đình`],
    [
      'Quyên góp được 1.500.000đ của mạnh thường quân',
      `income; amount=1.500.000; ${AT}; ?source: Hội viên ủng hộ | Mạnh thường quân; ?fund: Hội viên ủng hộ | Mạnh thường quân`,
    ],
    [
      'Chuyển về MTTQ phường 2tr',
      `spending; amount=2.000.000; ${AT}; transferTo=MTTQ phường; ?fund: Đơn vị phối hợp`,
    ],
    [
      'Sửa nhà 15 triệu đồng, 20 ngày công',
      `houses; cash=15.000.000; workdays=20; chapter=Khu 7 · K7; started=12/05/2023`,
    ],
    [
      'Nhận đỡ đầu 1 cháu, mỗi tháng 250.000đ',
      `sponsorships; monthly=250.000; chapter=Khu 7 · K7; from=12/05/2023`,
    ],
    ['Hộ vay vốn: 12 hộ', `activities; value=12; indicator=Hộ vay vốn · CS-7K3F2; ${AT}`],
    ['Sáng nay họp chi bộ 12 đồng chí'],
  ])('%s', (text, ...rows) => expect(said(`${HEAD}\n${text}`)).toEqual(rows));
});

describe('what is asked and not guessed', () => {
  test.each<[what: string, text: string, ...rows: string[]]>([
    [
      'money behind several sales',
      `${HEAD}\nThu gom 45kg giấy, 12kg nhựa được 385.000đ`,
      `recycling; quantity=45 kg; material=Bìa, giấy; ${AT}`,
      `recycling; quantity=12 kg; material=Nhựa; ${AT}; ?amount: Ghi 385.000 vào việc này`,
    ],
    [
      'a misprint',
      `${HEAD}\nTặng 5 suất quà trị giá 3.100.00đ`,
      `gifts; parcels=5; ${AT}; ?value: 3.100.000 | 310.000`,
    ],
    [
      'a range',
      `${HEAD}\nTặng 5 suất quà, mỗi suất từ 200.000 - 300.000đ`,
      `gifts; parcels=5; ${AT}; ?unitValue: 200.000 | 300.000`,
    ],
    [
      'the day and the place of another sentence',
      'Ngày 27/4/2023 Khu 2 tặng 5 suất; tặng 6 suất nữa',
      'gifts; parcels=5; day=27/04/2023; chapter=Khu 2 · K2',
      'gifts; parcels=6; ?day: 27/04/2023; ?chapter: Khu 2',
    ],
    [
      'the day of a first line that tells of something itself',
      'Ngày 1/3/2023 Khu 2 tặng 5 suất quà\nBán 12kg nhựa',
      'gifts; parcels=5; day=01/03/2023; chapter=Khu 2 · K2',
      'recycling; quantity=12 kg; material=Nhựa',
    ],
    [
      'two places',
      `Ngày 1/3/2023 Khu 2 và Khu 3 tặng 5 suất quà`,
      'gifts; parcels=5; day=01/03/2023; ?chapter: Khu 2 | Khu 3',
    ],
    [
      'an open number beside others of a list',
      `${HEAD}\nTrồng mới 25 cây bàng, 40.000 nghìn cây hoa`,
      `greenSundays; trees=25 cây bàng; ${AT}; ?trees: 40.000 cây hoa | 40.000.000 cây hoa`,
    ],
  ])('%s', (_, text, ...rows) => expect(said(text)).toEqual(rows));

  test('people who were given money are taken for parcels, and it is said', () => {
    const { rows } = readMessage(`${HEAD}\nThăm 10 cháu số tiền 2.200.000đ`, told());
    expect(rows[0]?.cells).toContainEqual(expect.objectContaining({ column: 'parcels', text: '10' }));
    expect(rows[0]?.questions.map(({ what }) => what)).toContain(
      'Tin nói số người nhận, không nói số suất: đang lấy mỗi người một suất.',
    );
  });
  test('sums before the next row are not taken from the row before', () => {
    expect(
      said('Thăm tân binh 10 đối tượng 2.200.000đ, tết thiếu nhi 01/6 tổng 110 suất quà 22.000.000đ'),
    ).toEqual([
      expect.stringContaining('parcels=10; value=2.200.000; occasion=Tân binh nhập ngũ'),
      expect.stringContaining('parcels=110; value=22.000.000; day=01/06/2022'),
    ]);
  });
});

test('who enters for one chapter enters for that one; only forms that she has are offered', () => {
  const all = told();
  const own = told({
    own: 'Khu 9 · K9',
    chapters: [{ label: 'Khu 9', reference: 'Khu 9 · K9' }],
    forms: all.forms.filter(({ table }) => table === 'recycling'),
  });
  expect(said('Ngày 1/5 bán 12kg nhựa; tặng 5 suất quà', own)).toEqual([
    'recycling; quantity=12 kg; material=Nhựa; day=01/05/2023; chapter=Khu 9 · K9',
  ]);
});

test('what stands in no row is listed: losses, shares, numbers of nothing', () => {
  expect(left(`${HEAD}\nTặng 5 suất quà (thiệt hại 2 tấn lúa), đạt 82%, còn 15`)).toEqual([
    '2 tấn',
    '82%',
    '15',
  ]);
});

test('the section of the report gives its gifts, sales, green Sundays and the rest', () => {
  const { rows } = readMessage(section, told());
  const counts: Record<string, number> = {};
  for (const { table } of rows) counts[table] = (counts[table] ?? 0) + 1;
  expect(counts).toEqual({
    ...{
      gifts: 21,
      recycling: 4,
      greenSundays: 3,
      income: 2,
      outreach: 1,
      houses: 1,
      sponsorships: 2,
      spending: 1,
    },
  });
  const all = said(section);
  for (const row of [
    'parcels=150; value=30.000.000',
    'inKind=140 kg gạo',
    'parcels=39; value=7.800.000; day=27/07/2022',
  ])
    expect(all.filter((one) => one.includes(row))).toHaveLength(1);
  expect(all.filter((one) => one.startsWith('recycling')).map((one) => one.split('; ')[1])).toEqual([
    ...['quantity=35.789 vỏ lon', 'quantity=6.856 kg', 'quantity=3.580 kg', 'quantity=425 kg'],
  ]);
});

const words =
  'tặng|thu gom|suất quà|hội viên|khu 7|ngày 12/5|nhựa|kg|12|1.400|3.100.00đ|500.000đ/suất|trị giá|và|,|;|.|\n|chủ nhật xanh|cây|35,8 tạ|sắt|x|=|7tr|từ 2-5 triệu|hộ vay vốn|82%|(|)'.split(
    '|',
  );

test('of any text, every figure stands in a row or is listed, and every place is in the text', () => {
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  const ward = told();
  fc.assert(
    fc.property(texts, (typed) => {
      const { text, rows, left: listed } = readMessage(typed, ward);
      const places = [...rows.flatMap(({ marks }) => marks), ...listed];
      for (const { start, end } of [...places, ...rows])
        expect(start >= 0 && start <= end && end <= text.length).toBe(true);
      const lost = readNumbers(text).figures.filter(
        (figure) => !places.some(({ start, end }) => start <= figure.start && end >= figure.end),
      );
      expect(lost.map((figure) => figure.text)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
