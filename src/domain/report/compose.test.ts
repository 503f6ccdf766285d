/** What the report says of made workbooks: facts that a reader of Vietnamese can check by hand. */
import { annexKeys, type ReportChoices } from './choices';
import { composeReport } from './compose';
import type { ReportData } from './data';
import { day, type Made, madeLedger, smallWard, today, year2022 } from './testdata/made-ward';

/** Asked at the export. */
const asked: Partial<ReportChoices> = {
  ...{ number: '5', day: day('2023-01-05'), tellsWeak: true },
  annexes: new Set(annexKeys),
};
const report = (made: Made, period = year2022, choices: Partial<ReportChoices> = asked): ReportData =>
  composeReport(madeLedger(made), period, today, 'topical', choices);
const only = (rows: Made['rows']): Made => ({ ...smallWard, rows: rows ?? {} });
const texts = (data: ReportData): string =>
  [...data.general, ...data.models.flatMap((model) => [model.title, ...model.paragraphs]), data.closing].join(
    '\n',
  );

const small = report(smallWard);
const said = (model: string): string =>
  small.models.find((one) => one.model === model)?.paragraphs.join(' ') ?? '';

describe('the head and the end', () => {
  test.each([
    ['number', 'Số: 05/BC-HPN'],
    ['placeAndDay', 'Hoa Sen, ngày 05 tháng 01 năm 2023'],
    ['issuer', 'HỘI LHPN PHƯỜNG HOA SEN'],
    ['subject', 'Thành tích thực hiện mô hình “Dân vận khéo” năm 2022'],
  ] as const)('%s', (key, text) => expect(small.head[key]).toBe(text));

  test('the unit is named in full, the addressee because Nơi nhận says “Như trên”', () => {
    expect(small.unit).toBe('Hội Liên hiệp Phụ nữ phường Hoa Sen');
    expect(small.addressees).toEqual(['UBND tỉnh Hoa Đào']);
  });
  test('the body ends with ./.', () => {
    expect(small.closing).toBe(
      'Trên đây là báo cáo thành tích của Hội LHPN phường Hoa Sen, đề nghị UBND tỉnh Hoa Đào xét, tặng thưởng Bằng khen về thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm 2022, để động viên thành tích đạt được và phấn đấu trong những năm tiếp theo./.',
    );
  });
  test('who signs, and Nơi nhận with its signs', () => {
    expect(small.signature).toEqual({
      titles: ['TM. BAN THƯỜNG VỤ', 'CHỦ TỊCH'],
      name: 'Lê Thị Sen',
      confirms: ['XÁC NHẬN CỦA UBND PHƯỜNG HOA SEN'],
      recipients: ['- Như trên;', '- Đảng ủy phường;', '- Lưu: VT.'],
    });
  });
  test('number and day are this export’s: what older settings say of them is not repeated, and that is said', () => {
    const old = { ...smallWard.settings, documentNumber: '7', documentDay: '01/12/2022' };
    const data = report({ ...smallWard, settings: old }, year2022, {});
    expect([data.head.number, data.head.placeAndDay]).toEqual([
      'Số:       /BC-HPN',
      'Hoa Sen, ngày 05 tháng 01 năm 2023',
    ]);
    expect(data.missing.filter(({ text }) => /không in nữa/.test(text))).toHaveLength(2);
  });
});

test('part I', () => {
  expect(small.general).toEqual([
    'Địa điểm trụ sở chính: Số 1, phường Hoa Sen.',
    'Điện thoại: 0900 000 000.',
    'Tổ chức: Hội Liên hiệp Phụ nữ phường Hoa Sen được thành lập tháng 7 năm 1981. Cơ cấu tổ chức của Hội gồm 02 chi hội và 05 tổ phụ nữ; tổng số phụ nữ từ 18 tuổi trở lên là 10 người, trong đó có 04 hội viên, tỷ lệ thu hút hội viên đạt 40,0%.',
  ]);
});

test('passages: bullets, lessons in order, the others as they are', () => {
  expect(small.passages.functions.paragraphs).toEqual([
    '- Đại diện, bảo vệ quyền của phụ nữ.',
    '- Tuyên truyền, vận động phụ nữ.',
  ]);
  expect(small.passages.lessons.paragraphs).toEqual([
    'Thứ nhất, công tác từ thiện cần sự chung tay.',
    'Thứ hai, hội viên làm trước.',
  ]);
  expect(small.passages.measures).toEqual({ paragraphs: ['Giao việc rõ người.'], isOpen: false });
});

describe('the models', () => {
  test('the organisation first, then in the order in which a charity model is told', () => {
    expect(small.models.map(({ heading, model }) => `${heading} ${model}`)).toEqual([
      'organisation members',
      'task circumstances',
      'movement gifts',
      'movement recycling',
      'task pairings',
    ]);
  });
  test.each([
    [
      'members',
      'Trong năm 2022, Hội kết nạp 02 hội viên mới và có 01 hội viên chuyển đi, thôi sinh hoạt hoặc qua đời.',
    ],
    ['members', 'Đến ngày 31/12/2022 toàn Hội có 04 hội viên, tăng 01 người (33,3%) so với cuối năm 2021.'],
    ['members', 'Đã có 2/2 chi hội ký giao ước thi đua trong kỳ.'],
    ['members', 'Hội có 01 hội viên nòng cốt.'],
    ['circumstances', 'Đầu năm 2022, địa bàn có 03 hộ cận nghèo và 01 trẻ mồ côi; không còn hộ nghèo.'],
    [
      'pairings',
      'Trong năm 2022, các chi hội lập mới 02 cặp “1+1”, gồm: 01 cặp vận động vào Hội; 01 cặp đỡ đầu hội viên khó khăn.',
    ],
    ['pairings', 'Đến cuối kỳ có 01 cặp đang hoạt động.'],
    [
      'pairings',
      'Nhờ các cặp “1+1”, 01 phụ nữ được vận động tham gia tổ chức Hội. Tổng trị giá hỗ trợ là 2.000.000đ.',
    ],
    ['recycling', 'Mô hình được duy trì ở 2/2 chi hội.'],
    [
      'recycling',
      'Trong năm 2022, các chi hội đã thu gom, bán 1.200 vỏ lon; 120 kg sắt, thu được 1.200.000đ (bằng chữ: Một triệu hai trăm nghìn đồng), gấp 6 lần so với năm 2021.',
    ],
    [
      'recycling',
      'Bình quân mỗi hội viên góp 300.000đ từ phế liệu; thu nhiều nhất là chi hội Khu 2 (900.000đ).',
    ],
    ['recycling', 'Nguồn này đã chi 1.000.000đ cho quà tặng, bằng 50,0% tổng trị giá quà.'],
    [
      'gifts',
      'Trong năm 2022, Hội và các chi hội đã tổ chức 03 lần thăm hỏi, tặng 16 suất quà và hiện vật, tổng trị giá 2.000.000đ (bằng chữ: Hai triệu đồng).',
    ],
    ['gifts', 'Trong đó có 01 lần phối hợp với cơ quan, đoàn thể, đơn vị.'],
    ['gifts', 'Số tiền trên chưa kể 09 phần quà chỉ có hiện vật, không quy ra tiền.'],
    ['gifts', 'Đối tượng được tặng: học sinh 11 suất; hội viên khó khăn 05 suất.'],
    [
      'gifts',
      'Về nguồn kinh phí: Biến rác thành tiền 1.000.000đ (50,0%); Mạnh thường quân 1.000.000đ (50,0%).',
    ],
  ])('%s: %s', (model, text) => expect(said(model)).toContain(text));

  test('gifts by occasion, with what was given in kind added up', () => {
    expect(small.models.find(({ model }) => model === 'gifts')?.table).toEqual({
      title: 'Quà tặng theo dịp',
      rows: [
        {
          tt: '1',
          dip: 'Tết Nguyên đán',
          suat: '5',
          mot_suat: '200.000',
          tri_gia: '1.000.000',
          hien_vat: '',
        },
        {
          tt: '2',
          dip: 'Năm học mới',
          suat: '11',
          mot_suat: '500.000',
          tri_gia: '1.000.000',
          hien_vat: '10 bộ sách giáo khoa, 700 quyển vở',
        },
      ],
      once: { tong_suat: '16', tong_tri_gia: '2.000.000' },
    });
  });
  test('scrap by material against the year before', () => {
    expect(small.models.find(({ model }) => model === 'recycling')?.table?.rows).toEqual([
      { tt: '1', loai: 'Vỏ lon', luong: '1.200 vỏ', tien: '300.000', tien_truoc: '–' },
      { tt: '2', loai: 'Sắt', luong: '120 kg', tien: '900.000', tien_truoc: '–' },
      { tt: '3', loai: 'Bìa, giấy', luong: '–', tien: '–', tien_truoc: '200.000' },
    ]);
  });
  test('no name of a member or a receiver stands in the report', () => {
    const all = JSON.stringify(small);
    for (const row of smallWard.rows?.members ?? []) expect(all).not.toContain(String(row.name));
    expect(all).not.toContain('Lý Thị Gấm');
  });
});

describe('a model with no rows leaves nothing', () => {
  test.each([
    ['recycling', { recycling: smallWard.rows?.recycling ?? [] }, ['recycling']],
    ['gifts', { gifts: [smallWard.rows?.gifts?.[1] ?? {}] }, ['gifts']],
    ['chapters only', { chapters: [{ code: 'K1', name: 'Khu 1' }] }, []],
  ] as const)('%s', (_name, rows, models) => {
    const data = report(
      only({ chapters: smallWard.rows?.chapters?.map(({ pledgeDay: _day, ...row }) => row) ?? [], ...rows }),
    );
    expect(data.models.map(({ model }) => model)).toEqual(models);
    expect(data.nothing === null).toBe(models.length > 0);
  });
  test('no rows at all: one clear sentence, no chart, no table', () => {
    const data = report(only({}));
    expect(data.nothing).toBe('Trong năm 2022, Hội chưa có số liệu để báo cáo.');
    expect([data.models, data.charts, data.figures, data.chapters]).toEqual([[], [], [], null]);
  });
});

describe('the period is named', () => {
  test.each([
    ['2022-01-01', '2022-06-30', 'Trong 6 tháng đầu năm 2022, Hội kết nạp 01 hội viên mới', 'năm 2022'],
    [
      '2022-02-01',
      '2022-05-15',
      'Từ 01/02/2022 đến 15/05/2022, Hội kết nạp 01 hội viên mới',
      'từ 01/02/2022 đến 15/05/2022',
    ],
    ['2022-04-01', '2022-06-30', 'Trong quý II năm 2022, các chi hội đã thu gom, bán', 'quý II năm 2022'],
  ])('%s – %s', (from, to, sentence, name) => {
    const data = report(smallWard, { from: day(from), to: day(to) });
    expect(texts(data)).toContain(sentence);
    expect(data.head.subject).toContain(name);
  });
  test('a part of a year compares with the same part before', () => {
    const data = report(smallWard, { from: day('2022-01-01'), to: day('2022-06-30') });
    expect(texts(data)).toContain('so với cùng kỳ năm trước');
  });
});

describe('figures can be followed back', () => {
  test.each([
    ['Hội viên', '4 hội viên', '3 hội viên', [{ sheet: 'Hội viên', rows: 4 }]],
    ['Tiền bán phế liệu', '1.200.000đ', '200.000đ', [{ sheet: 'Tái chế', rows: 2 }]],
    ['Suất quà', '16 suất', '–', [{ sheet: 'Quà tặng', rows: 3 }]],
    [
      'Tỷ lệ thu hút hội viên',
      '40,0%',
      '–',
      [
        { sheet: 'Hội viên', rows: 4 },
        { sheet: 'Số liệu nền', rows: 2 },
      ],
    ],
  ])('%s', (label, value, before, sources) => {
    expect(small.figures.find((figure) => figure.label === label)).toMatchObject({ value, before, sources });
  });
  test('none is told twice', () => {
    const labels = small.figures.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

test('the annex: a row a chapter, the ward last, totals of the whole', () => {
  expect(
    small.chapters?.rows.map(({ chi_hoi, hoi_vien, tien, suat }) => [chi_hoi, hoi_vien, tien, suat]),
  ).toEqual([
    ['Khu 1', '2', '300.000', '5'],
    ['Khu 2', '2', '900.000', '2'],
    ['Hội LHPN phường', '–', '–', '9'],
  ]);
  expect(small.chapters?.once).toMatchObject({
    tong_hoi_vien: '4',
    tong_tien: '1.200.000',
    tong_suat: '16',
    tong_ty_le: '40,0%',
  });
});

describe('what is missing is said', () => {
  test('nothing is, where all is written', () => expect(small.missing).toEqual([]));
  test.each([
    ['signer', 'Chưa có họ tên người ký: ghi “Người ký” trong tab “Cài đặt”.'],
    ['modelName', 'Chưa có tên mô hình đã đăng ký: ghi “Tên mô hình” trong tab “Cài đặt”.'],
    ['award', 'Chưa có hình thức khen thưởng đề nghị: ghi “Hình thức khen thưởng” trong tab “Cài đặt”.'],
    ['awardBody', 'Chưa có cấp xét khen thưởng: ghi “Cấp xét khen thưởng” trong tab “Cài đặt”.'],
    ['proposer', 'Chưa có cấp trình khen: ghi “Cấp trình khen” trong tab “Cài đặt”.'],
  ] as const)('%s', (key, sentence) => {
    const data = report({ ...smallWard, settings: { ...smallWard.settings, [key]: '' } });
    expect(data.missing).toEqual([{ text: sentence, at: { sheet: 'Cài đặt', row: null } }]);
  });
  test('a passage not written', () => {
    const data = report({ ...smallWard, texts: { ...smallWard.texts, measures: '' } });
    expect(data.missing).toEqual([
      {
        text: 'Chưa viết “Biện pháp”: ghi vào tab “Lời văn báo cáo”. Báo cáo đang chừa chỗ (……).',
        at: { sheet: 'Lời văn báo cáo', row: null },
      },
    ]);
    expect(data.passages.measures).toEqual({ paragraphs: [], isOpen: true });
  });
  test('rows left out', () => {
    const wrong = { ...smallWard.rows?.recycling?.[1], quantity: 'nhiều' };
    const data = report({
      ...smallWard,
      rows: { ...smallWard.rows, recycling: [...(smallWard.rows?.recycling ?? []), wrong] },
    });
    expect(data.withheld.filter(({ why }) => why !== 'small')).toEqual([
      {
        why: 'leftOut',
        text: 'Tái chế 01 dòng.',
        at: { sheet: 'Tái chế', row: 5 },
        details: [expect.stringMatching(/^Tái chế dòng 5: .*nhiều/)],
      },
    ]);
  });
});

describe('support in 1+1 pairs', () => {
  const { pairings = [] } = smallWard.rows ?? {};
  const given = (supports: readonly Record<string, string | number>[], period = year2022) =>
    report(
      only({
        chapters: smallWard.rows?.chapters ?? [],
        members: smallWard.rows?.members ?? [],
        pairings: pairings.map((row, at) => ({ ...row, id: `CP-0000${at + 1}` })),
        supports: supports.map((row) => ({ pair: 'CP-00001', support: 'Tặng gạo', ...row })),
      }),
      period,
    ).models.find(({ model }) => model === 'pairings')?.paragraphs ?? [];

  test('each giving is told with the value that pairs have of their own', () => {
    expect(given([{ day: '2022-03-01', value: 500_000 }, { day: '2022-07-01' }]).at(-1)).toBe(
      'Nhờ các cặp “1+1”, 01 phụ nữ được vận động tham gia tổ chức Hội. Có 02 lần hỗ trợ cho 01 cặp; tổng trị giá hỗ trợ là 2.500.000đ.',
    );
  });
  test('a period with givings only has no empty paragraph', () => {
    const autumn = { from: day('2022-10-01'), to: day('2022-10-31') };
    expect(given([{ day: '2022-10-02', value: 300_000 }], autumn)).toEqual([
      'Đến cuối kỳ có 01 cặp đang hoạt động.',
      'Có 01 lần hỗ trợ cho 01 cặp; tổng trị giá hỗ trợ là 300.000đ.',
    ]);
  });
});
