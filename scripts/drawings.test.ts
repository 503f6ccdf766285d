/** The page on deploying the phone page says what the dialog says, and its drawings are those that the script makes. */
import { readFileSync } from 'node:fs';
import { STEPS } from '../sidebar/officer/deploying-steps';
import { drawingFile, drawingOf } from './lib/drawing';

const page = readFileSync('docs/dien-thoai.md', 'utf8');

test.each([...STEPS.keys()])('step %# stands in the guide with its drawing, marked as one', (index) => {
  const [text = ''] = STEPS[index] ?? [];
  expect(page).toContain(`${index + 1}. ${text}\n`);
  expect(page).toContain(`(${drawingFile(index).replace('docs/', '')})`);
  const drawing = readFileSync(drawingFile(index), 'utf8');
  expect(drawing).toBe(drawingOf(index));
  expect(drawing).toContain('Hình vẽ, không phải ảnh chụp');
});

test('every drawing fits into its frame', () => {
  for (const index of STEPS.keys()) {
    const boxes = [...drawingOf(index).matchAll(/<rect x="(\d+)" y="\d+" width="(\d+)"/g)];
    for (const [, x, width] of boxes) expect(Number(x) + Number(width)).toBeLessThanOrEqual(640);
  }
});
