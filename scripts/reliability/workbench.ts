/**
 * The workbench's server treated badly: requests and messages of nobody, files that are small to send and large to open,
 * SIGKILL while phones save. Run alone it prints its table: `npx tsx scripts/reliability/workbench.ts [KILLS]`.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hostileFiles } from './hostile-files';
import { hostileRequests } from './hostile-requests';
import { killedServer } from './killed-server';
import { type ReliabilityRow, tableOf } from './rows';

/** About four minutes. `say` hears what is wrong, a line each. */
export async function workbenchRows(
  say: (line: string) => void = () => undefined,
  kills = 20,
): Promise<ReliabilityRow[]> {
  const requests = await hostileRequests();
  const files = await hostileFiles();
  const killed = await killedServer(kills);
  for (const fault of [requests, files, killed].flatMap(({ faults }) => faults)) say(fault);
  return [requests, files, killed].map(({ name, tried, lost, doubled, unhandled }) => ({
    ...{ name, tried, lost, doubled, unhandled },
  }));
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const out = (line: string): void => void process.stdout.write(`${line}\n`);
  const rows = await workbenchRows(out, Number(process.argv[2] ?? 20));
  out(tableOf(rows));
  process.exitCode = rows.some(({ lost, doubled, unhandled }) => lost + doubled + unhandled > 0) ? 1 : 0;
}
