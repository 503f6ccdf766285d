/**
 * The forms of every model besides the core. They are generated from the tables like all others, so they are
 * filled here from the server's description of their fields, at 300 px, by keyboard.
 */
import type { Frame } from 'playwright-core';
import { type AnyTable, modelLabel, optionalModelKeys, tables } from '../src/domain/ward';
import type { Field, Output } from '../src/shared/contract';
import {
  callIn,
  type FormsBench,
  openForms,
  openSidebar,
  overflowOf,
  tabTo,
  untilRow,
  violationsOf,
} from './forms-bench';
import { formsKeyboard } from './forms-keyboard';

// A real browser on a loaded machine may miss a key once; what fails twice is wrong. The first failure is printed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

type Description = Output<'form.describe'>;

let bench: FormsBench;
let frame: Frame;
let described: Description;
const keys = () => bench.window.page.keyboard;
const { press, type, pick, isFine, description } = formsKeyboard(() => ({ bench, frame }));

beforeAll(async () => {
  bench = await openForms(18_360, { height: 1000, models: optionalModelKeys.map(modelLabel) });
  frame = await openSidebar(bench);
  described = await description();
});

afterAll(() => bench?.close());

/** Values that a row needs besides its starred fields, or instead of the default for the kind, by label. */
const OWN: Readonly<Record<string, readonly (readonly [label: string, words: string])[]>> = {
  income: [['Số tiền', '9tr']],
  products: [['Làm ra', '5']],
  targets: [['Mức giao', '500']],
  // The indicator that the form before saved.
  activities: [
    ['Chỉ số', 'Thử nghiệm'],
    ['Số', '30'],
  ],
};

/** A valid value for a field of this kind; null where the initial value is kept. */
function wordsFor({ kind, list, initial }: Field): string | null {
  if (initial !== null && initial !== '') return null;
  switch (kind) {
    case 'day':
      return '28/6';
    case 'month':
      return '6/2026';
    case 'year':
      return '2026';
    case 'birth':
      return '2015';
    case 'money':
      return '9tr';
    case 'count':
    case 'decimal':
      return '3';
    case 'quantity':
      return '3,5 kg';
    case 'choice':
      return described.lists.find(({ key }) => key === list)?.options[0]?.label ?? '';
    case 'chapter':
    case 'chapterOrWard':
      return 'Khu 5A · K5A';
    case 'member':
    case 'party':
      return 'hoa 1950';
    case 'code':
      return 'M1';
    default:
      return 'Thử nghiệm';
  }
}

const isButtons = ({ kind, list }: Field): boolean => {
  const found = described.lists.find(({ key }) => key === list);
  return kind === 'choice' && found !== undefined && !found.canAdd && found.options.length <= 4;
};

async function fill(field: Field, own: string | undefined): Promise<void> {
  const words = own ?? wordsFor(field);
  if (words === null) return;
  if (isButtons(field)) {
    await tabTo(bench, frame, words);
    await keys().press('Space');
    return;
  }
  const isPicked = ['choice', 'chapter', 'chapterOrWard', 'member', 'party'].includes(field.kind);
  await (isPicked ? pick : type)(field.label, words);
}

/** Tables whose tab exists from the start. The tab of members' past is written by the members' forms. */
const entered = Object.values<AnyTable>(tables).filter(({ isMadeWhenNeeded }) => !isMadeWhenNeeded);

test('there is a form for every table', () => {
  expect(described.forms.map(({ table }) => table).sort()).toEqual(entered.map(({ key }) => key).sort());
});

test('the first screen with all of them: no axe violations, no cut-off text', () => isFine());

// What the core's forms do is tested with them, row by row.
const CORE = [
  'members',
  'circumstances',
  'pairings',
  'supports',
  'recycling',
  'gifts',
  'chapters',
  'baseline',
];

test.each(entered.filter(({ key }) => !CORE.includes(key)))(
  '$sheet: fits 300 px, passes axe, is filled by keyboard and lands on its tab',
  async ({ key, sheet }) => {
    const form = described.forms.find(({ table }) => table === key);
    if (form === undefined) throw new Error(`No form for ${key}.`);
    frame = await openSidebar(bench);
    await press(form.title);
    await frame.getByRole('heading', { name: form.title, exact: true }).waitFor();
    await keys().press('Control+s');
    const alert = frame.locator('[role=alert]');
    if (form.fields.some(({ isRequired, initial }) => isRequired && initial === null)) await alert.waitFor();
    await isFine();
    const own = new Map(OWN[key]);
    // A form that asks one thing first shows the others when that is chosen.
    const isFirst = ({ key: name }: Field) => name === form.asks?.by;
    const fields = [...form.fields.filter(isFirst), ...form.fields.filter((field) => !isFirst(field))];
    for (const field of fields) {
      if (field.isStarred || own.has(field.label)) await fill(field, own.get(field.label));
    }
    await keys().press('Control+s');
    const done = frame.getByRole('heading', { name: 'Đã lưu', exact: true });
    await done.or(alert).first().waitFor();
    if (await alert.isVisible()) throw new Error(await alert.innerText());
    const said = (await frame.locator('.box.good .tone').textContent()) ?? '';
    const row = Number(/dòng (\d+)/.exec(said)?.[1]);
    const mine = await callIn(frame, 'rows.mine', { tables: [key], scope: 'mine' });
    if (!mine.ok) throw new Error(JSON.stringify(mine.problem));
    const id = mine.value.rows.find((one) => one.row === row)?.id ?? '';
    expect(id).not.toBe('');
    await untilRow(bench, sheet, 'Mã', id, row);
    expect([await violationsOf(frame), await overflowOf(frame)]).toEqual([[], 0]);
    expect(bench.window.complaints).toEqual([]);
  },
);
