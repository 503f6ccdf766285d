/**
 * Every use case with every one of its service calls failing in turn, before and after it is done, and with the execution
 * cut there; then the same is sent again, without a fault. Whatever happened, the workbook must then be as after one run
 * without a fault.
 */
import { beside, type Desk } from '../../e2e/forms/desk';
import type { Faults, Workbook } from '../../local';
import type { Answer } from '../../src/shared/problem';
import { type Act, makeScene, problemIn } from './acts';
import { differenceOf, idsOf, type State, stateOf } from './state';

const KINDS = ['failAt', 'failAfter', 'cutAt'] as const satisfies readonly (keyof Faults)[];

/** One use case and what its runs came to. Every count but the first must be 0. */
export interface FaultRow {
  readonly name: string;
  readonly runs: number;
  /** Data that should stand and does not. */
  readonly lost: number;
  /** Data that stands twice. */
  readonly doubled: number;
  /** The second run was refused. */
  readonly unhealed: number;
  /** Done, and the log or the trash does not say so, or says so twice. */
  readonly silent: number;
}

const TOLD = new Set(['Nhật ký', 'Đã xóa', 'Đã xóa', 'Sổ báo cáo']);

/**
 * @param every of the calls only each so-many-th fails: the suite tries a part, the command all.
 * @param say hears of each run that went wrong, a line each.
 */
export async function faultRows(
  every = 1,
  say: (line: string) => void = () => undefined,
  only: (act: Act) => boolean = () => true,
): Promise<FaultRow[]> {
  const scene = await makeScene();
  const { workbook } = scene.desk.host;
  const rows: FaultRow[] = [];
  for (const act of scene.acts.filter(only)) rows.push(await tried(workbook, act, every, say));
  return rows;
}

const copyOf = (workbook: Workbook): Promise<Desk> =>
  beside({ host: { workbook: structuredClone(workbook) } } as Desk);

const send = (desk: Desk, { call, payload, link }: Act, faults?: Faults): Answer<unknown> =>
  desk.raw(call, payload, {
    ...(link === undefined ? {} : { link }),
    ...(faults === undefined ? {} : { faults }),
  });

async function tried(
  workbook: Workbook,
  act: Act,
  every: number,
  say: (line: string) => void,
): Promise<FaultRow> {
  const known = idsOf(workbook);
  const clean = await copyOf(workbook);
  const once = send(clean, act);
  const refused = problemIn(once);
  if (refused !== null) throw new Error(`${act.name}: ${JSON.stringify(refused)}`);
  const calls = clean.host.count.total;
  const should = stateOf(clean.host.workbook, known);
  const sum = { runs: 0, lost: 0, doubled: 0, unhealed: 0, silent: 0 };
  for (const kind of KINDS) {
    for (let n = 1; n <= calls; n += every) {
      const desk = await copyOf(workbook);
      const first = send(desk, act, { [kind]: n });
      const second = send(desk, act);
      sum.runs += 1;
      const problem = problemIn(second);
      const isDone = problem === null || (act.doneBefore ?? []).includes(problem.kind);
      const found = judged(should, stateOf(desk.host.workbook, known));
      const wrong = { ...found, unhealed: isDone ? 0 : 1 };
      for (const key of ['lost', 'doubled', 'unhealed', 'silent'] as const) sum[key] += wrong[key];
      if (wrong.lost + wrong.doubled + wrong.unhealed + wrong.silent > 0) {
        const how = [first, second].map((answer) => problemIn(answer)?.kind ?? 'ok').join(', then ');
        say(`${act.name}, ${kind} ${n} of ${calls} (${how}): ${JSON.stringify(wrong)}`);
      }
    }
  }
  return { name: act.name, ...sum };
}

function judged(should: State, is: State) {
  let [lost, doubled, silent] = [0, 0, 0];
  const lines: string[] = [];
  for (const name of new Set([...should.keys(), ...is.keys()])) {
    const { missing, extra } = differenceOf(should.get(name) ?? [], is.get(name) ?? []);
    if (missing.length + extra.length === 0) continue;
    lines.push(...missing.map((line) => `${name} − ${line}`), ...extra.map((line) => `${name} + ${line}`));
    if (TOLD.has(name)) silent = 1;
    else if (missing.length > 0) lost = 1;
    else doubled = 1;
  }
  return { lost, doubled, silent, lines: lines.slice(0, 6) };
}

export const faultTable = (rows: readonly FaultRow[]): string =>
  [
    '| Use case | runs | lost | doubled | unhealed | silent |',
    '|---|---:|---:|---:|---:|---:|',
    ...rows.map(
      ({ name, runs, lost, doubled, unhealed, silent }) =>
        `| ${name} | ${runs} | ${lost} | ${doubled} | ${unhealed} | ${silent} |`,
    ),
  ].join('\n');
