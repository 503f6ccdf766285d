/**
 * People at the grid hold no lock: between two service calls of a use case somebody inserts, deletes, sorts or types. What
 * she did must stand, what was asked must be done to the row that was meant, and no other row may be touched.
 */
import { beside, type Desk } from '../../e2e/forms/desk';
import type { Cell, Sheet, Workbook } from '../../local';
import { deleteLines, insertLines } from '../../local/services/grid';
import { type Act, makeScene, problemIn } from './acts';

/** One use case among people at the grid. Every count but the first two must be 0. */
export interface GridRow {
  readonly name: string;
  readonly runs: number;
  /** Answered with a sentence, and nothing written. */
  readonly refused: number;
  /** Another row was changed, deleted or doubled, or the one that was meant was not changed as asked. */
  readonly wrong: number;
  /** What the person at the grid did is gone. */
  readonly overwritten: number;
}

/** The tab that each call works on. */
const TABS: Readonly<Record<string, string>> = {
  recycling: 'Tái chế',
  gifts: 'Quà tặng',
  'member.know': 'Hội viên',
  'member.move': 'Hội viên',
  'member.leave': 'Hội viên',
};

/** Xorshift: the same runs for the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

type Line = ReadonlyMap<string, string>;

const textOf = (cell: Cell | undefined): string =>
  cell?.formula !== undefined
    ? `=${cell.formula}`
    : cell?.value instanceof Date
      ? cell.value.toISOString()
      : String(cell?.value ?? '');

/** Rows of a tab by header; blank ones are left out. */
function linesOf(sheet: Sheet): Line[] {
  const headers = Array.from(sheet.cells[0] ?? [], textOf);
  return Array.from(sheet.cells, (row) => row ?? [])
    .slice(1)
    .map((row) => new Map(headers.map((header, at) => [header, textOf(row[at])])))
    .filter((line) => [...line.values()].some((text) => text !== ''));
}

const sheetNamed = (workbook: Workbook, name: string): Sheet => {
  const found = workbook.sheets.find((sheet) => sheet.name === name);
  if (found === undefined) throw new Error(`No tab ${name}`);
  return found;
};

const STAMPS = new Set(['Sửa bởi', 'Sửa lúc', 'Nhập bởi', 'Nhập lúc', 'Người sửa', 'Người nhập']);

const keyOf = (line: Line): string =>
  line.get('Mã') || JSON.stringify([...line].filter(([header, text]) => text !== '' && !APART.has(header)));

/** Columns of the ward's own: one inserted meanwhile, one that goes on further down than ours. */
const OWN = 'Cột của phường';
const BESIDE = 'Ghi thêm của phường';
const APART: ReadonlySet<string> = new Set([OWN, BESIDE, 'Mã']);

const TYPED = 'gõ thẳng vào ô';

/** What somebody does to the tab, to rows that stood there and are not the one that is meant, and how the lines then read. */
type Deed = (
  workbook: Workbook,
  sheet: Sheet,
  isOther: (key: string) => boolean,
) => (lines: readonly Line[]) => Line[];

function put(sheet: Sheet, row: number, column: number, value: string): void {
  const cells = sheet.cells[row] ?? [];
  cells[column] = { value } as Cell;
  sheet.cells[row] = cells;
}

const dataRows = (sheet: Sheet): number =>
  Array.from(sheet.cells, (row) => row ?? []).reduce(
    (last, row, at) => (row.some((cell) => textOf(cell) !== '') ? at + 1 : last),
    0,
  );

function deeds(random: (below: number) => number): Readonly<Record<string, Deed>> {
  const place = (sheet: Sheet): number => 1 + random(Math.max(1, dataRows(sheet) - 1));
  return {
    'inserts a row': (workbook, sheet) => {
      const at = place(sheet);
      insertLines(workbook, sheet, 'row', at, 1, at - 1);
      return (lines) => [...lines];
    },
    'deletes another row': (workbook, sheet, isOther) => {
      const at = place(sheet);
      const headers = Array.from(sheet.cells[0] ?? [], textOf);
      const row = Array.from(sheet.cells[at] ?? [], textOf);
      const key = keyOf(new Map(headers.map((header, n) => [header, row[n] ?? ''])));
      if (!isOther(key)) return (lines) => [...lines];
      deleteLines(workbook, sheet, 'row', at, 1);
      return (lines) => lines.filter((line) => keyOf(line) !== key);
    },
    sorts: (_, sheet) => {
      const last = dataRows(sheet);
      const rows = sheet.cells.slice(1, last).reverse();
      sheet.cells.splice(1, rows.length, ...rows);
      return (lines) => [...lines];
    },
    'types below the last row': (_, sheet) => {
      const headers = Array.from(sheet.cells[0] ?? [], textOf);
      const row: (Cell | undefined)[] = [];
      const at = headers.findIndex((header) => header.startsWith('Ghi chú'));
      row[at < 0 ? 0 : at] = { value: TYPED } as Cell;
      sheet.cells[dataRows(sheet)] = row;
      const typed = new Map(headers.map((header, n) => [header, textOf(row[n])]));
      return (lines) => [...lines, typed];
    },
    'inserts a column': (workbook, sheet) => {
      const at = random(6);
      insertLines(workbook, sheet, 'column', at, 1, Math.max(0, at - 1));
      put(sheet, 0, at, OWN);
      return (lines) => [...lines];
    },
    'corrects another row': (_, sheet, isOther) => {
      const headers = Array.from(sheet.cells[0] ?? [], textOf);
      const note = headers.findIndex((header) => header.startsWith('Ghi chú'));
      for (let row = 1; row < dataRows(sheet); row += 1) {
        const texts = Array.from(sheet.cells[row] ?? [], textOf);
        const line = new Map(headers.map((header, n) => [header, texts[n] ?? '']));
        const key = keyOf(line);
        if (!isOther(key) || note < 0 || line.get('Mã') === '') continue;
        put(sheet, row, note, TYPED);
        const header = headers[note] ?? '';
        return (lines) => lines.map((one) => (keyOf(one) === key ? new Map([...one, [header, TYPED]]) : one));
      }
      return (lines) => [...lines];
    },
  };
}

export async function gridRows(
  runs: number,
  seed: number,
  say: (line: string) => void = () => undefined,
  only: (act: Act) => boolean = () => true,
): Promise<GridRow[]> {
  const scene = await makeScene();
  const { workbook } = scene.desk.host;
  const random = randomFrom(seed);
  const acts = scene.acts.filter((act) => tabOf(act) !== undefined && only(act));
  const cleans = new Map<Act, { calls: number; should: Line[] }>();
  const before = new Map<string, Line[]>();
  for (const act of acts) {
    const tab = tabOf(act) ?? '';
    before.set(tab, linesOf(sheetNamed(workbook, tab)));
    const clean = await copyOf(workbook);
    const once = clean.raw(act.call, act.payload, act.link === undefined ? {} : { link: act.link });
    const refused = problemIn(once);
    if (refused !== null) throw new Error(`${act.name}: ${JSON.stringify(refused)}`);
    const should = linesOf(sheetNamed(clean.host.workbook, tab));
    cleans.set(act, { calls: clean.host.count.total, should });
  }
  const sums = new Map(acts.map((act) => [act, { runs: 0, refused: 0, wrong: 0, overwritten: 0 }]));
  for (let n = 0; n < runs; n += 1) {
    const act = acts[n % acts.length] as Act;
    const sum = sums.get(act) ?? { runs: 0, refused: 0, wrong: 0, overwritten: 0 };
    const { calls, should } = cleans.get(act) ?? { calls: 0, should: [] };
    const tab = tabOf(act) ?? '';
    const stood = before.get(tab) ?? [];
    const at = 1 + random(calls);
    const all = Object.entries(deeds(random));
    const [what, deed] = all[random(all.length)] ?? [];
    if (deed === undefined || what === undefined) continue;
    const desk = await copyOf(workbook);
    const meant = idMeant(act);
    const others = new Set(stood.map(keyOf).filter((key) => key !== meant && key !== '[]'));
    let change: ((lines: readonly Line[]) => Line[]) | null = null;
    const answer = desk.raw(act.call, act.payload, {
      ...(act.link === undefined ? {} : { link: act.link }),
      faults: {
        meanwhile: ({ ordinal }) => {
          if (ordinal !== at || change !== null) return;
          const sheet = sheetNamed(desk.host.workbook, tab);
          change = deed(desk.host.workbook, sheet, (key) => others.has(key));
          desk.host.touched(sheet.id, { row: 0, column: 0, rows: sheet.rows, columns: sheet.columns });
        },
      },
    });
    const apply: (lines: readonly Line[]) => Line[] = change ?? ((lines) => [...lines]);
    sum.runs += 1;
    const problem = problemIn(answer);
    if (problem !== null) sum.refused += 1;
    const is = linesOf(sheetNamed(desk.host.workbook, tab));
    const wanted = apply(problem === null ? should : stood);
    const bad = comparison(wanted, is);
    const isHers = bad.some((line) => line.includes(TYPED));
    if (isHers) sum.overwritten += 1;
    else if (bad.length > 0) sum.wrong += 1;
    if (bad.length > 0) {
      say(
        `${act.name}; somebody ${what} before call ${at} of ${calls} (${problem?.kind ?? 'ok'}): ${bad.slice(0, 4).join(' ¦ ')}`,
      );
    }
    sums.set(act, sum);
  }
  return [...sums].map(([{ name }, sum]) => ({ name, ...sum }));
}

const copyOf = (workbook: Workbook): Promise<Desk> =>
  beside({ host: { workbook: structuredClone(workbook) } } as Desk);

function tabOf({ call, payload }: Act): string | undefined {
  const { table, rows } = payload as {
    readonly table?: string;
    readonly rows?: readonly { table: string }[];
  };
  // Of a call with several rows, that of the first: people are let loose on one tab.
  return TABS[call] ?? TABS[table ?? rows?.[0]?.table ?? ''];
}

/** The row that a deed leaves alone: what happens to the very row that is meant is a conflict, tried elsewhere. */
function idMeant({ payload }: Act): string {
  const given = payload as Readonly<Record<string, unknown>>;
  return String(given.id ?? given.member ?? '');
}

/** Lines that are missing or too many, whatever their order; ids and stamps are left out: a new row has its own. */
function comparison(wanted: readonly Line[], is: readonly Line[]): string[] {
  const told = (line: Line): string =>
    [...line]
      .filter(([header, text]) => text !== '' && !APART.has(header) && !STAMPS.has(header))
      .map(([header, text]) => `${header}=${text}`)
      .sort()
      .join('; ');
  const beside = (lines: readonly Line[]): string =>
    lines
      .map((line) => line.get(BESIDE) ?? '')
      .filter((text) => text !== '')
      .sort()
      .join();
  // What stands there may stand beside another row: the first free line is another one then.
  if (beside(wanted) !== beside(is)) return [`${BESIDE}: ${beside(wanted)} → ${beside(is)}`];
  const count = new Map<string, number>();
  for (const line of is.filter((one) => told(one) !== ''))
    count.set(told(line), (count.get(told(line)) ?? 0) + 1);
  const missing: string[] = [];
  for (const line of wanted.filter((one) => told(one) !== '')) {
    const text = told(line);
    const left = count.get(text) ?? 0;
    if (left > 0) count.set(text, left - 1);
    else missing.push(`− ${text}`);
  }
  return [...missing, ...[...count].filter(([, left]) => left > 0).map(([text]) => `+ ${text}`)];
}

export const gridTable = (rows: readonly GridRow[]): string =>
  [
    '| Use case | runs | refused | wrong row | overwritten |',
    '|---|---:|---:|---:|---:|',
    ...rows.map(
      ({ name, runs, refused, wrong, overwritten }) =>
        `| ${name} | ${runs} | ${refused} | ${wrong} | ${overwritten} |`,
    ),
  ].join('\n');
