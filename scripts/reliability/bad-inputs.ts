/**
 * Bad inputs by the ten thousand, through the built bundle: every field of every form, every cell of every tab, every call
 * of a page and every global. What is counted against the product is in `BadInputs`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createHost, type Host, newWorkbook, projectOf, readProject, recorder } from '../../local';
import { hyperlinkOf } from '../../local/hyperlink';
import { globalRights } from '../../src/app/access';
import { tables } from '../../src/domain/ward';
import { contract, type Form, type Receipt } from '../../src/shared/contract';
import type { Answer } from '../../src/shared/problem';
import { knownTexts, madeText, pick, randomOf } from './hostile-texts';

export interface BadInputs {
  readonly tried: number;
  /** Formulas that a text became, anywhere in the workbook. */
  readonly executed: number;
  /** Rows or cells that were there, or that an answer called saved, and are not. */
  readonly lost: number;
  /** Executions that ended in an error, answers that are none, “unexpected”. */
  readonly unhandled: number;
  /** Texts saved otherwise than they were typed, with nothing said. */
  readonly silentlyChanged: number;
  /** The first of what was counted, for whoever looks for the cause. */
  readonly examples: readonly string[];
}

const EMAIL = 'can-bo@example.org';
const dist = path.join(process.cwd(), 'dist');

async function open(): Promise<Host> {
  const code = readFileSync(path.join(dist, 'Code.js'), 'utf8');
  const many =
    'function manyCalls(calls) { return calls.map(function (call) { return rpc.apply(null, call); }); }';
  const host = await createHost({
    project: { ...readProject(dist), script: projectOf(`${code}\n${many}`).script },
    ...{
      workbook: newWorkbook('Sổ'),
      email: EMAIL,
      calculator: null,
      ui: recorder(),
      onLog: () => undefined,
    },
    ...{ locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' },
    onFile: (name) => ({ name, link: `file:///so/${encodeURIComponent(name)}` }),
  });
  host.run('installSheets');
  for (const sheet of host.globals.SpreadsheetApp.getActive().getSheets()) sheet.deleteRows(201, 800);
  return host;
}

class Counting {
  tried = 0;
  readonly random: () => number;
  private readonly found = { executed: 0, lost: 0, unhandled: 0, silentlyChanged: 0 };
  private readonly examples: string[] = [];
  private next = 0;

  constructor(seed: number) {
    this.random = randomOf(seed);
  }

  /** Every known text once, then made ones. */
  text(): string {
    const known = knownTexts[this.next];
    this.next += 1;
    return known ?? madeText(this.random);
  }

  count(kind: keyof typeof this.found, example: string, times = 1): void {
    this.found[kind] += times;
    if (this.examples.length < 30) this.examples.push(`${kind}: ${example}`.slice(0, 400));
  }

  result(): BadInputs {
    return { tried: this.tried, ...this.found, examples: this.examples };
  }
}

let submissions = 0;
function submission(): string {
  submissions += 1;
  return `bad-input-${String(submissions).padStart(12, '0')}`;
}

/** What is asked of a tab here. */
interface Grid {
  getLastRow(): number;
  getLastColumn(): number;
  getDataRange(): Cells;
  getRange(row: number, column: number, rows: number, columns: number): Cells;
}
interface Cells {
  getFormulas(): string[][];
  getValues(): unknown[][];
  setNumberFormat(format: string): Cells;
  setValues(values: string[][]): Cells;
  clearContent(): unknown;
}
const sheetsOf = (host: Host): Grid[] => host.globals.SpreadsheetApp.getActive().getSheets();
const sheetOf = (host: Host, name: string): Grid | null =>
  host.globals.SpreadsheetApp.getActive().getSheetByName(name);

/** Formulas but for the add-on's own links. */
function formulasOf(host: Host): string[] {
  return sheetsOf(host)
    .flatMap((sheet) => sheet.getDataRange().getFormulas().flat())
    .filter((formula) => formula !== '' && !/^#gid=\d+/.test(hyperlinkOf(formula)?.address ?? ''));
}

function answersOf(
  counting: Counting,
  host: Host,
  calls: readonly (readonly unknown[])[],
): Answer<unknown>[] {
  counting.tried += calls.length;
  const outcome = host.rpc('manyCalls', [calls]);
  if (!outcome.ok) {
    counting.count('unhandled', `${outcome.error.message} in ${JSON.stringify(calls).slice(0, 300)}`);
    return [];
  }
  const answers = outcome.value as Answer<unknown>[];
  for (const [index, answer] of answers.entries()) {
    const isAnswer = typeof answer === 'object' && answer !== null && typeof answer.ok === 'boolean';
    if (!isAnswer || (!answer.ok && answer.problem.kind === 'unexpected'))
      counting.count('unhandled', JSON.stringify([calls[index], answer]));
  }
  return answers;
}

/** What is the same to a person: composed or not, with one blank or two. */
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

const AT_ONCE = 40;

/** Fields of forms: rows with one bad value each, saved and taken off again. */
function tryForms(counting: Counting, host: Host, until: number): void {
  const described = answersOf(counting, host, [['form.describe', {}]])[0];
  if (described?.ok !== true) return;
  const { forms } = described.value as { forms: Form[] };
  let turn = 0;
  while (counting.tried < until) {
    const form = forms[turn % forms.length];
    if (form === undefined) return;
    turn += 1;
    const sheet = sheetOf(host, form.title);
    if (sheet === null) continue;
    const before = sheet.getLastRow();
    const typed = Array.from({ length: AT_ONCE }, (_, n) => {
      const field = form.fields[(turn + n) % form.fields.length];
      const value = counting.text();
      const values: Record<string, string> = { ...rightOf(form), [field?.key ?? 'x']: value };
      return { field, value, values };
    });
    const answers = answersOf(
      counting,
      host,
      typed.map(({ values }) => [
        'row.save',
        { table: form.table, values, submission: submission(), acceptSimilar: true },
      ]),
    );
    let landed = 0;
    for (const [index, answer] of answers.entries()) {
      if (!answer.ok) continue;
      landed += 1;
      const { field, value } = typed[index] ?? {};
      if (field === undefined || value === undefined || !WORDS.has(field.kind)) continue;
      const { row } = answer.value as Receipt;
      const kept = String(row.values[field.key] ?? '');
      if (plain(kept) !== plain(value) && row.notices.length === 0)
        counting.count('silentlyChanged', JSON.stringify([form.table, field.key, value, kept]));
    }
    const rows = sheet.getLastRow() - before;
    if (rows !== landed) counting.count('lost', `${form.title}: ${landed} saved, ${rows} there`);
    if (turn % forms.length === 0)
      for (const formula of formulasOf(host)) counting.count('executed', formula);
    if (rows > 0) sheet.getRange(before + 1, 1, rows, sheet.getLastColumn()).clearContent();
  }
}
const WORDS: ReadonlySet<string> = new Set(['text', 'longText', 'name']);

/** Right values of a form's required fields, as far as its examples say them. */
const rightOf = ({ fields }: Form): Record<string, string> =>
  Object.fromEntries(
    fields
      .filter(({ isRequired }) => isRequired)
      .map(({ key, kind, example, initial }) => [
        key,
        kind === 'chapter' || kind === 'chapterOrWard'
          ? 'K1'
          : typeof initial === 'string'
            ? initial
            : (USUAL[kind] ?? (example === '' ? 'Mẫu' : example)),
      ]),
  );
const USUAL: Partial<Record<Form['fields'][number]['kind'], string>> = {
  ...{ day: '1/3/2026', name: 'Lê Thị Mẫu', money: '1.000', count: '1', quantity: '1 kg', year: '2025' },
};

/** Cells of the tabs, then Kiểm tra and Tổng hợp: what people typed stands as they typed it, and nothing breaks. */
function tryCells(counting: Counting, host: Host, until: number): void {
  const rows = until < 20_000 ? 10 : 60;
  while (counting.tried < until) {
    const filled: { name: string; cells: string[][] }[] = [];
    for (const name of [
      ...Object.values(tables).map((table) => table.sheet),
      'Cài đặt',
      'Danh mục',
      'Lời văn',
    ]) {
      const sheet = sheetOf(host, name);
      if (sheet === null || name === 'Cài đặt') continue;
      const width = sheet.getLastColumn();
      const cells = Array.from({ length: rows }, () => Array.from({ length: width }, () => counting.text()));
      const area = sheet.getRange(101, 1, cells.length, width);
      area.setNumberFormat('@').setValues(cells);
      counting.tried += cells.length * width;
      filled.push({ name, cells: area.getValues().map((row) => row.map(String)) });
    }
    for (const name of ['checkData', 'summarize'] as const) {
      const outcome = host.execute(
        name,
        name === 'summarize' ? [{ from: '2026-01-01', to: '2026-12-31' }] : [],
      );
      if (!outcome.ok) counting.count('unhandled', `${name}: ${outcome.error.message}`);
    }
    for (const { name, cells } of filled) {
      const sheet = sheetOf(host, name);
      const now = sheet?.getRange(101, 1, cells.length, cells[0]?.length ?? 1).getValues() ?? [];
      for (const [at, row] of cells.entries())
        for (const [place, cell] of row.entries())
          if (String(now[at]?.[place]) !== cell) counting.count('silentlyChanged', `${name}: ${cell}`);
      sheet?.getRange(101, 1, cells.length, cells[0]?.length ?? 1).clearContent();
    }
    for (const formula of formulasOf(host)) counting.count('executed', formula);
  }
}

/** Any value at all, for a place where a page sends a right one. */
function anyValue(counting: Counting, depth = 0): unknown {
  const way = counting.random();
  if (way < 0.55) return counting.text();
  if (way < 0.62) return pick(counting.random, [null, 0, -1, 1.5, 1e308, true, false]);
  if (way < 0.7 || depth > 2) return [counting.text()];
  if (way < 0.8) return Array.from({ length: 3 }, () => anyValue(counting, depth + 1));
  const entries = Array.from({ length: 3 }, () => [counting.text(), anyValue(counting, depth + 1)]);
  return JSON.parse(
    `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`,
  );
}

/** Fields that calls have; a payload takes some of them with any value. */
const FIELDS = [
  ...[
    'table',
    'id',
    'version',
    'values',
    'submission',
    'acceptSimilar',
    'acceptClosed',
    'tables',
    'scope',
    'from',
    'to',
  ],
  ...[
    'member',
    'chapter',
    'group',
    'day',
    'state',
    'note',
    'type',
    'keep',
    'drop',
    'keepVersion',
    'dropVersion',
  ],
  ...[
    'ticks',
    'list',
    'label',
    'attributes',
    'until',
    'address',
    'month',
    'models',
    'kind',
    'number',
    '__proto__',
  ],
];
const USUAL_VALUES: Readonly<Record<string, unknown>> = {
  ...{
    table: 'recycling',
    scope: 'mine',
    tables: ['recycling'],
    from: 0,
    acceptSimilar: true,
    list: 'occasions',
  },
  ...{ id: 'TC-00000', version: 'x', member: 'HV-00000', submission: 'bad-input-call-0001', attributes: [] },
};

function payloadOf(counting: Counting): unknown {
  if (counting.random() < 0.1) return anyValue(counting);
  const fields = FIELDS.filter(() => counting.random() < 0.5).map((field) => {
    const usual = Object.hasOwn(USUAL_VALUES, field) && counting.random() < 0.5;
    return `${JSON.stringify(field)}:${JSON.stringify(usual ? USUAL_VALUES[field] : anyValue(counting))}`;
  });
  return JSON.parse(`{${fields.join(',')}}`);
}

function tryCalls(counting: Counting, host: Host, until: number): void {
  const names = Object.keys(contract);
  const before = rowsOf(host);
  let turn = 0;
  while (counting.tried < until) {
    const calls = Array.from({ length: AT_ONCE }, () => {
      turn += 1;
      const name = counting.random() < 0.05 ? counting.text() : names[turn % names.length];
      return [name, payloadOf(counting), ...(counting.random() < 0.1 ? [anyValue(counting)] : [])];
    });
    answersOf(counting, host, calls);
  }
  for (const formula of formulasOf(host)) counting.count('executed', formula);
  const now = rowsOf(host);
  for (const row of before) if (!now.includes(row)) counting.count('lost', row);
}

/** Rows of the chapters, which no such call may take away. */
const rowsOf = (host: Host): string[] =>
  (sheetOf(host, tables.chapters.sheet)?.getDataRange().getValues() ?? [])
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => JSON.stringify(row));

function tryGlobals(counting: Counting, host: Host, times: number): void {
  const without = new Set([
    'doGet',
    'onOpen',
    'onInstall',
    'installSheets',
    'selfCheck',
    'rpc',
    'exportReport',
  ]);
  for (const name of Object.keys(globalRights).filter((one) => !without.has(one) && !one.startsWith('open')))
    for (let n = 0; n < times; n += 1) {
      counting.tried += 1;
      const given = anyValue(counting);
      const outcome = host.execute(name, [given]);
      if (!outcome.ok)
        counting.count('unhandled', `${name}(${JSON.stringify(given)}): ${outcome.error.message}`);
    }
  for (const formula of formulasOf(host)) counting.count('executed', formula);
}

/** @param tries how many at least. */
export async function badInputs(tries: number, seed = 20261128): Promise<BadInputs> {
  const counting = new Counting(seed);
  const host = await open();
  const chapters = ['K1', 'K5A'].map((code) => [
    'row.save',
    {
      ...{ table: 'chapters', values: { code, name: `Khu ${code.slice(1)}` } },
      ...{ submission: submission(), acceptSimilar: true },
    },
  ]);
  const saved = host.rpc('manyCalls', [chapters]);
  if (!saved.ok) throw saved.error;
  tryForms(counting, host, Math.ceil(tries * 0.3));
  tryCalls(counting, host, Math.ceil(tries * 0.45));
  tryGlobals(counting, host, Math.max(1, Math.ceil(tries / 20_000)));
  tryCells(counting, host, tries);
  return counting.result();
}
