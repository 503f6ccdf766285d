import fc from 'fast-check';
import { readCount } from './count';
import { readDay } from './day';
import { type Figure, readFigure } from './figure';
import { readMoney } from './money';
import { readNumber, readPercent } from './number';
import { readBirth, readMonth } from './partial-dates';
import { readPhone } from './phone';
import { readQuantity } from './quantity';
import { tell } from './result';
import { knownFigures, traps } from './testdata/figures';

const worthOf = (figure: Figure): unknown => figure.value;

describe('figures of the two reports', () => {
  test.each(knownFigures.map((known) => [known.text, known] as const))('%s', (text, known) => {
    const reading = readFigure(text);
    if (known.value === null) {
      expect(reading.ok).toBe(false);
      expect(reading.ok ? [] : reading.problem.candidates?.map(worthOf)).toEqual(known.candidates);
      return;
    }
    if (!reading.ok) throw new Error(tell(reading.problem));
    const { raw } = reading.value;
    expect(reading.value.value).toBe(known.value);
    // A bare number says neither what is counted nor that it is money: its sentence does.
    if (known.unit !== null) expect(reading.value).toMatchObject({ kind: known.kind, unit: known.unit });
    expect(reading.value.modifier).toBe(known.modifier ?? null);
    expect(reading.value.of).toBe(known.of ?? null);
    expect(raw === null ? undefined : [raw.amount, raw.unit]).toEqual(known.raw);
  });

  test.each(
    knownFigures.filter(
      ({ kind, unit, modifier }) =>
        kind === 'money' && (unit === 'VND' || unit === null) && modifier === undefined,
    ),
  )('money cell $text', ({ text, value, candidates }) => {
    const reading = readMoney(text);
    if (value === null) expect(reading).toMatchObject({ ok: false, problem: { candidates } });
    else expect(reading).toEqual({ ok: true, value });
  });

  test.each(knownFigures.filter(({ kind, modifier }) => kind === 'weight' && modifier === undefined))(
    'weighed cell $text',
    ({ text, raw }) => {
      const reading = readQuantity(text);
      expect(reading.ok && [reading.value.amount, reading.value.unit]).toEqual(raw);
    },
  );
});

describe('what only looks like a figure', () => {
  const names = [
    ...traps,
    'thôn 3',
    'Phường 2',
    'Thứ 4',
    '0 đồng',
    'nhiệm kỳ 2025-2030',
    'ba lô',
    '5 có 3 sạch',
    '2-5 triệu đồng',
  ];
  test.each(names)('%s is no figure', (text) => {
    expect(readFigure(text).ok).toBe(false);
  });
  test.each(traps)('%s is no number, count, share, money, quantity', (text) => {
    const readings = [
      readNumber(text),
      readCount(text),
      readPercent(text),
      readMoney(text),
      readQuantity(text),
    ];
    expect(readings.map(({ ok }) => ok)).toEqual([false, false, false, false, false]);
  });
  test.each(traps)('%s is no day, birth', (text) => {
    expect([readDay(text, { year: 2022 }).ok, readBirth(text).ok]).toEqual([false, false]);
  });
  test('of the traps only the telephone number is a phone', () => {
    expect(traps.filter((text) => readPhone(text).ok)).toEqual(['0912.345.678']);
  });
});

describe('figures of other reports', () => {
  test.each<[string, Partial<Figure>]>([
    ['ngày 5/5', { kind: 'date', value: '--05-05', unit: 'day-month' }],
    ['4/4 thôn', { kind: 'count', value: 4, of: 4, unit: 'thôn' }],
    ['850/1008 hộ', { kind: 'count', value: 850, of: 1008, unit: 'hộ' }],
    ['300 ngàn đồng/tháng', { kind: 'money', value: 300000, unit: 'VND/tháng' }],
    ['500.000đ/em/năm', { kind: 'money', value: 500000, unit: 'VND/em/năm' }],
    ['gần 100 triệu', { kind: 'money', value: 100000000, modifier: 'gần' }],
    ['14 ngàn lượt', { kind: 'count', value: 14000, unit: 'lượt' }],
    ['3 triệu cây', { kind: 'count', value: 3000000, unit: 'cây' }],
    ['01 tấn chanh', { kind: 'weight', value: 1000, raw: { amount: 1, unit: 'tấn' } }],
    ['83.85%', { kind: 'percent', value: 83.85 }],
    ['12/2023', { kind: 'date', value: '2023-12', unit: 'month' }],
    ['16-04-2024', { kind: 'date', value: '2024-04-16' }],
    ['24-9', { kind: 'date', value: '--09-24' }],
    ['từ 5 triệu đồng trở lên', {}],
    ['50 người trở lên', { kind: 'count', value: 50, unit: 'người', modifier: 'trở lên' }],
    ['mười hai hội viên', { kind: 'count', value: 12, unit: 'hội viên' }],
    ['500 sào', { kind: 'count', value: 500, unit: 'sào' }],
    ['1000 gói', { kind: 'count', value: 1000, unit: 'gói' }],
  ])('%s', (text, wanted) => {
    const reading = readFigure(text);
    if (Object.keys(wanted).length === 0) expect(reading.ok).toBe(false);
    else expect(reading).toMatchObject({ ok: true, value: wanted });
  });

  test('5/5 is asked about: a day or a ratio', () => {
    const reading = readFigure('5/5');
    expect(reading.ok ? [] : reading.problem.candidates?.map(({ kind }) => kind)).toEqual(['date', 'count']);
  });
  test.each([
    ['80–100kg', [80, 100]],
    ['300.000 – 500.000 đồng', [300000, 500000]],
    ['300-500 ngàn/đồng', [300000, 500000]],
    ['từ 40 đến 50 triệu đồng', [40000000, 50000000]],
    ['2-5 triệu đồng', [2000000, 5000000]],
  ])('the range %s is asked about', (text, ends) => {
    const reading = readFigure(text);
    expect(reading.ok ? [] : reading.problem.candidates?.map(worthOf)).toEqual(ends);
  });
});

test('every reader answers any text at all, and a refusal says something', () => {
  const words =
    'khu tổ ngày tháng năm mỗi trên tr triệu nghìn tỷ đồng đ kg tạ % / - – + = . , : x suất một mươi rưỡi 0 1 5 08 31 1.400 35,8 2022'.split(
      ' ',
    );
  const made = fc.array(fc.constantFrom(...words, ' '), { maxLength: 8 }).map((parts) => parts.join(''));
  const texts = fc.oneof(
    made,
    fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'binary' }),
  );
  const cells = fc.oneof(texts, fc.double(), fc.boolean(), fc.constant(null));
  const readers = [
    readNumber,
    readCount,
    readPercent,
    readMoney,
    readQuantity,
    readPhone,
    readFigure,
    readBirth,
    readMonth,
    (cell: string | number | boolean | null) => readDay(cell, { year: 2022 }),
  ];
  fc.assert(
    fc.property(cells, (cell) => {
      for (const reader of readers) {
        const reading = reader(cell);
        if (reading.ok) continue;
        expect(tell(reading.problem)).toMatch(/^[^\n]+[.?]$/u);
        expect(reading.problem.candidates).not.toEqual([]);
      }
      const money = readMoney(cell);
      if (money.ok) expect(Number.isSafeInteger(money.value) && money.value >= 0).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
