/** `npm run drawings`: writes the drawings of the guide. */
import { writeFileSync } from 'node:fs';
import { STEPS } from '../sidebar/officer/deploying-steps';
import { drawingFile, drawingOf } from './lib/drawing';

for (const index of STEPS.keys()) writeFileSync(drawingFile(index), drawingOf(index));
