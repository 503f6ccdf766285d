/** The sample's workbook and reports are what they were, cell by cell and paragraph by paragraph. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../local/root';
import { digestOf, sampleResults } from './results';

test('nothing of the sample ward changed unsaid (npm run compare shows what did; -- --keep keeps it)', async () => {
  const expected = JSON.parse(readFileSync(path.join(projectRoot(), 'sample/expected.json'), 'utf8'));
  expect(digestOf(await sampleResults())).toEqual(expected);
}, 120_000);
