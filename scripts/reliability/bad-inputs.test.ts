/** A small part of the bad inputs on every run; the whole hundred thousand are tried by the command. */
import { badInputs } from './bad-inputs';
import { knownTexts, madeText, randomOf } from './hostile-texts';

test('a few hundred known texts, each once', () => {
  expect(new Set(knownTexts).size).toBe(knownTexts.length);
  expect(knownTexts.length).toBeGreaterThanOrEqual(300);
});

test('the same seed makes the same texts', () => {
  const texts = (seed: number) => {
    const random = randomOf(seed);
    return Array.from({ length: 50 }, () => madeText(random));
  };
  expect(texts(1)).toEqual(texts(1));
  expect(texts(1)).not.toEqual(texts(2));
});

test('nothing is executed, lost, unhandled or changed without a word', async () => {
  const { tried, examples, ...counts } = await badInputs(1200);
  expect(tried).toBeGreaterThanOrEqual(1200);
  expect({ ...counts, examples }).toEqual({
    ...{ executed: 0, lost: 0, unhandled: 0, silentlyChanged: 0 },
    examples: [],
  });
});
