/** Prints the licences of what ships, for SECURITY.md: `npx tsx scripts/licences.ts`. */
import { licenceTable, runtimePackages } from './lib/licences';

process.stdout.write(`${licenceTable(runtimePackages(process.cwd()))}\n`);
