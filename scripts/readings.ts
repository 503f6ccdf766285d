/** `npm run readings`: writes the tables of what is read in running text and in a pasted section of a report. */
import { writeFileSync } from 'node:fs';
import { pastedFile, pastedPage } from './lib/pasted-table';
import { readingsFile, readingsPage } from './lib/readings';

writeFileSync(readingsFile, readingsPage());
writeFileSync(pastedFile, pastedPage());
