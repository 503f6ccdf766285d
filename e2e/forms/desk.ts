/**
 * A ward's workbook with the built bundle bound to it, for tests of the server side of the forms. All names
 * are fictitious.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createHost,
  type Faults,
  type Host,
  type HostOptions,
  type Project,
  projectOf,
  readProject,
  type Workbook,
} from '../../local';
import { hyperlinkOf } from '../../local/hyperlink';
import { installedWorkbook } from '../../scripts/jest/installed-workbook';
import type { CallName, Input, Output } from '../../src/shared/contract';
import type { Answer, Problem } from '../../src/shared/problem';

const dist = path.join(process.cwd(), 'dist');

const shipped = readProject(dist);
const code = readFileSync(path.join(dist, 'Code.js'), 'utf8');
const projects = new Map<string, Project>();

/**
 * The bundle as it ships, at a fixed time, plus one function that makes many calls in one execution (one
 * execution per call would load the bundle a thousand times).
 */
function projectAt(instant: string): Project {
  const known = projects.get(instant);
  if (known !== undefined) return known;
  const clock = `(function () {
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given) { super(...(given.length === 0 ? [${JSON.stringify(instant)}] : given)); }
      static now() { return new Real(${JSON.stringify(instant)}).getTime(); }
      static [Symbol.hasInstance](value) { return value instanceof Real; }
    };
  })();`;
  const many =
    'function manyCalls(calls) { return calls.map(function (call) { return rpc.apply(null, call); }); }';
  const project = { ...shipped, script: projectOf(`${clock}\n${code}\n${many}`).script };
  projects.set(instant, project);
  return project;
}

export const OFFICER = 'can-bo@example.com';
export const HEAD = 'chi-hoi-5a@example.com';
export const TODAY = '2026-08-20';
const NOON = '2026-08-20T05:00:00Z';
/** Address of the deployed web app. */
export const EXEC = 'https://script.google.com/macros/s/AKfycb-made-for-the-tests/exec';

export interface Desk {
  readonly host: Host;
  /** Makes a call as the page would and returns the answer. */
  call<N extends CallName>(name: N, input: Input<N>, options?: CallOptions): Answer<Output<N>>;
  /** The value of a call that must succeed. */
  value<N extends CallName>(name: N, input: Input<N>, options?: CallOptions): Output<N>;
  /** The problem of a call that must fail. */
  problem<N extends CallName>(name: N, input: Input<N>, options?: CallOptions): Problem;
  /** A payload that no form sends. */
  raw(name: unknown, payload: unknown, options?: CallOptions): Answer<unknown>;
  /** Many calls in one execution. */
  many(
    calls: readonly (readonly [name: string, payload: unknown, link?: string])[],
    web?: boolean,
  ): Answer<unknown>[];
  /** Rows of a tab below the header, as records by header without the star; blank rows are left out. */
  rows(sheet: string): Record<string, unknown>[];
  /** Formulas anywhere in the workbook, but for the add-on's own links. */
  formulas(): string[];
  /** Puts text into a cell as a person types it. `column` by header. */
  type(sheet: string, row: number, header: string, text: string): void;
  sheet(name: string): GoogleAppsScript.Spreadsheet.Sheet;
  /** Columns of a tab by header, from 1. */
  column(sheet: string, header: string): number;
}

interface CallOptions {
  readonly link?: string;
  /** Through the web app. */
  readonly web?: boolean;
  readonly faults?: Faults;
}

let submissions = 0;
/** A submission id that no other call has. */
export function submission(): string {
  submissions += 1;
  return `00000000-0000-4000-8000-${String(submissions).padStart(12, '0')}`;
}

/** A host with nothing installed, or another user at another time with an existing workbook. */
export async function openHost(options: HostOptions = {}, instant = NOON): Promise<Desk> {
  const host = await createHost({
    project: projectAt(instant),
    email: OFFICER,
    locale: 'vi_VN',
    timeZone: 'Asia/Ho_Chi_Minh',
    now: () => new Date(instant),
    calculator: null,
    serviceUrl: EXEC,
    ...options,
  });
  // Opening the web app once after deploying is how the add-on learns its address.
  if (options.serviceUrl !== '') host.get();
  return deskOf(host);
}

/** Another user, or another time, with the same workbook. */
export const beside = (desk: Desk, options: HostOptions = {}, instant = NOON): Promise<Desk> =>
  openHost({ workbook: desk.host.workbook, locks: desk.host.locks, ...options }, instant);

/** Installed workbooks with three chapters, by the address of the web app: a test begins with a copy. */
const prepared = new Map<string, Promise<Workbook>>();

async function prepare(serviceUrl: string): Promise<Workbook> {
  const desk = await openHost({ serviceUrl });
  desk.host.execute('installSheets');
  // A hundred rows are enough, and read and copied in a tenth of the time.
  for (const sheet of desk.host.globals.SpreadsheetApp.getActive().getSheets()) sheet.deleteRows(101, 900);
  for (const [code, name, email] of [
    ['K1', 'Khu 1', ''],
    ['K5A', 'Khu 5A', HEAD],
    ['K6', 'Khu 6', ''],
  ] as const) {
    desk.value('row.save', save('chapters', { code, name, email }));
  }
  return desk.host.workbook;
}

export async function openDesk(options: HostOptions = {}): Promise<Desk> {
  const { serviceUrl = EXEC } = options;
  const known = prepared.get(serviceUrl) ?? prepare(serviceUrl);
  prepared.set(serviceUrl, known);
  return openHost({ workbook: structuredClone(await known), ...options });
}

/** The installed workbook of all tests with two chapters: ready at once, with nothing that was entered by a form. */
export async function openInstalled(): Promise<Desk> {
  const workbook = Object.assign(installedWorkbook(), { locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' });
  const desk = await openHost({ workbook });
  const chapters = [
    { 'Mã chi hội': 'K1', 'Tên chi hội': 'Khu 1', Email: '' },
    { 'Mã chi hội': 'K5A', 'Tên chi hội': 'Khu 5A', Email: HEAD },
  ];
  for (const [index, cells] of chapters.entries()) {
    for (const [header, cell] of Object.entries(cells)) {
      desk
        .sheet('Chi hội')
        .getRange(index + 2, desk.column('Chi hội', header))
        .setValue(cell);
    }
  }
  return desk;
}

export const save = (
  table: string,
  values: Input<'row.save'>['values'],
  id = submission(),
): Input<'row.save'> => ({
  table,
  values,
  submission: id,
  acceptSimilar: false,
});

function deskOf(host: Host): Desk {
  const raw: Desk['raw'] = (name, payload, { link, web = false, faults } = {}) => {
    const outcome = host.rpc('rpc', link === undefined ? [name, payload] : [name, payload, link], {
      trigger: web || link !== undefined ? 'web' : 'rpc',
      ...(faults === undefined ? {} : { faults }),
    });
    if (!outcome.ok) throw outcome.error;
    return outcome.value as Answer<unknown>;
  };
  const spreadsheet = () => host.globals.SpreadsheetApp.getActiveSpreadsheet();
  const sheet = (name: string) => {
    const found = spreadsheet().getSheetByName(name);
    if (found === null) throw new Error(`No tab ${name}`);
    return found;
  };
  const headersOf = (name: string) =>
    (sheet(name).getDataRange().getValues()[0] ?? []).map((header) => String(header).replace(/ \*$/, ''));
  const desk: Desk = {
    host,
    raw,
    sheet,
    // The contract says what comes back under a name; the wire does not.
    call: (name, input, options) => raw(name, input, options) as Answer<never>,
    value: (name, input, options) => {
      const answer = desk.call(name, input, options);
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.problem)}`);
      return answer.value;
    },
    problem: (name, input, options) => {
      const answer = desk.call(name, input, options);
      if (answer.ok) throw new Error(`${name} worked: ${JSON.stringify(answer.value)}`);
      return answer.problem;
    },
    many: (calls, web = true) => {
      const outcome = host.rpc('manyCalls', [calls], { trigger: web ? 'web' : 'rpc' });
      if (!outcome.ok) throw outcome.error;
      return outcome.value as Answer<unknown>[];
    },
    rows: (name) => {
      const headers = headersOf(name);
      return sheet(name)
        .getDataRange()
        .getValues()
        .slice(1)
        .filter((row) => row.some((cell) => cell !== ''))
        .map((row) =>
          Object.fromEntries(
            headers.flatMap((header, index) => {
              const cell: unknown = row[index];
              if (cell === '') return [];
              return [[header, cell instanceof Date ? dayText(cell) : cell]];
            }),
          ),
        );
    },
    formulas: () =>
      spreadsheet()
        .getSheets()
        .flatMap((one) => one.getDataRange().getFormulas().flat())
        .filter((formula) => formula !== '' && !/^#gid=\d+/.test(hyperlinkOf(formula)?.address ?? '')),
    column: (name, header) => {
      const at = headersOf(name).indexOf(header);
      if (at < 0) throw new Error(`No column ${header} in ${name}`);
      return at + 1;
    },
    type: (name, row, header, text) => {
      const target = sheet(name);
      const place = desk.column(name, header) - 1;
      const typed = host.type(target.getSheetId(), row - 1, place, text);
      if (!typed.ok) throw new Error(typed.message);
      const outcome = host.edited(typed.event);
      if (outcome !== undefined && !outcome.ok) throw outcome.error;
    },
  };
  return desk;
}

/** A time as a day in Vietnam. */
const dayText = (date: Date): string => new Date(date.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

/** A recycling sale with every field valid. */
export const sale = (more: Input<'row.save'>['values'] = {}): Input<'row.save'>['values'] => ({
  day: '28/6',
  chapter: 'Khu 5A · K5A',
  material: 'Sắt',
  quantity: '35,8 tạ',
  amount: '9tr',
  ...more,
});

/** A gift with every field valid. */
export const gift = (more: Input<'row.save'>['values'] = {}): Input<'row.save'>['values'] => ({
  day: '2026-06-01',
  occasion: 'Quốc tế Thiếu nhi 1/6',
  chapter: 'K5A',
  recipients: 'Trẻ em khó khăn',
  parcels: '14',
  unitValue: '500.000',
  fund: 'Biến rác thành tiền',
  ...more,
});

export const member = (
  name: string,
  more: Input<'row.save'>['values'] = {},
): Input<'row.save'>['values'] => ({
  name,
  chapter: 'K5A',
  group: 'Tổ 1',
  birth: '1975',
  state: 'Đang sinh hoạt',
  ...more,
});
