/** `npm run readings`: writes the table of what is read in running text. */
import { writeFileSync } from 'node:fs';
import { readingsFile, readingsPage } from './lib/readings';

writeFileSync(readingsFile, readingsPage());
