import fc from 'fast-check';
import { readCount } from './count';
import { readDay } from './day';
import { readMoney } from './money';
import { readNumber, readPercent } from './number';
import { readBirth, readMonth } from './partial-dates';
import { readPhone } from './phone';
import { readQuantity } from './quantity';
import { tell } from './result';
import { type Figure, readFigures } from './running';
import { knownFigures, traps } from './testdata/figures';

/** The one figure that a text is. */
function only(text: string): Figure | undefined {
  const [figure, ...others] = readFigures(text);
  expect(others).toEqual([]);
  return figure;
}

describe('figures of the two reports, without their sentences', () => {
  test.each(knownFigures.map((known) => [known.text, known] as const))('%s', (text, known) => {
    const figure = only(text);
    expect(figure?.doubt?.candidates).toEqual(known.candidates);
    expect(figure?.value).toBe(known.value);
    // A bare number says neither what is counted nor that it is money: its sentence does.
    if (known.unit !== null) expect(figure).toMatchObject({ kind: known.kind, unit: known.unit });
    expect(figure?.modifier).toBe(known.modifier);
    expect(figure?.of).toBe(known.of);
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
