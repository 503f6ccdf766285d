import fc from 'fast-check';
import { forms, refusedForms } from '../testdata/forms';
import { say } from '../testdata/say';
import { sentences, trapSentences } from '../testdata/sentences';
import { type Figure, readFigures } from '.';

const overlapping = (figures: readonly Figure[], start: number, length: number): Figure[] =>
  figures.filter((figure) => figure.start < start + length && figure.end > start);

describe('figures in the sentences of two reports', () => {
  test.each(sentences)('$text', ({ context, text, said }) => {
    const found = overlapping(readFigures(context), context.indexOf(text), text.length);
    expect(found.map(say)).toEqual([said]);
  });
  test('they are all there', () => expect([sentences.length, trapSentences.length]).toEqual([134, 17]));

  test('nothing else is read in them', () => {
    const extra = [...new Set(sentences.map(({ context }) => context))].flatMap((context) =>
      readFigures(context)
        .filter((figure) =>
          sentences.every(
            (known) =>
              known.context !== context ||
              overlapping([figure], context.indexOf(known.text), known.text.length).length === 0,
          ),
        )
        .map((figure) => `${figure.text}: ${say(figure)}`),
    );
    // Counts of a movement's own sentence and those of things that the list left out.
    expect(extra).toEqual(['một \u00A0phụ nữ: count 1 phụ nữ']);
  });

  test.each(trapSentences)('$text is no figure', ({ context, text }) => {
    expect(
      overlapping(readFigures(context, { year: 2022 }), context.indexOf(text), text.length).map(say),
    ).toEqual([]);
  });
});

describe.each(forms)('$title', ({ facts }) => {
  test.each(facts.map(([text, ...wanted]) => [text, wanted] as const))('%s', (text, wanted) => {
    expect(readFigures(text).map(say)).toEqual(wanted);
  });
});

test.each(refusedForms)('nothing is read in %s', (text) => {
  expect(readFigures(text).map(say)).toEqual([]);
});

test('the year of the report stands in for one that is not written', () => {
  expect(readFigures('Ngày 28/6, tháng 7, quý II và 20/10/2021', { year: 2022 }).map(say)).toEqual([
    'date 2022-06-28 date',
    'date 2022-07 month',
    'date 2022-Q2 quarter',
    'date 2021-10-20 date',
  ]);
  expect(readFigures('từ 20/10 đến 30/11/2020', { year: 2022 }).map(say)).toEqual([
    'date 2020-10-20..2020-11-30 date',
  ]);
});

test('a figure stands in the text as it was typed, whatever its characters are', () => {
  const typed = 'Tă\u0323ng  mô\u0323t \u00A0triê\u0323u\u200B đồng và １０ suất';
  const figures = readFigures(typed.normalize('NFD'));
  expect(figures.map(say)).toEqual(['money 1000000 VND', 'count 10 suất']);
  for (const { text, start, end } of figures) expect(typed.normalize('NFD').slice(start, end)).toBe(text);
});

const words =
  'khu tổ ngày tháng năm mỗi trên từ đến tr triệu nghìn tỷ đồng đ kg tạ km m2 % / - – + = . , : ( ) x suất quà hội viên chi một hai mươi rưỡi nửa quý tổng số 0 1 5 08 31 1.400 35,8 3.100.00 2022 28/6 Hoa \n'.split(
    / /u,
  );
const pieces = fc.array(fc.tuple(fc.constantFrom(...words), fc.constantFrom('', ' ', '\u00A0')), {
  maxLength: 30,
});

test('any text at all is answered, and every figure stands in it, in order', () => {
  const texts = fc.oneof(
    pieces.map((parts) => parts.flat().join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  fc.assert(
    fc.property(texts, fc.option(fc.integer({ min: 1990, max: 2050 }), { nil: undefined }), (text, year) => {
      let last = 0;
      for (const figure of readFigures(text, year === undefined ? {} : { year })) {
        expect(figure.start).toBeGreaterThanOrEqual(last);
        expect(figure.end).toBeGreaterThan(figure.start);
        expect(figure.text).toBe(text.slice(figure.start, figure.end));
        expect(figure.value === null).toBe(figure.doubt !== undefined);
        expect(typeof figure.value === 'number' ? Number.isFinite(figure.value) : true).toBe(true);
        last = figure.end;
      }
    }),
    { numRuns: 3000 },
  );
});
