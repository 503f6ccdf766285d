/**
 * The state of a row's form: a table of facts for each action, and properties that hold for any sequence of
 * them.
 */
import fc from 'fast-check';
import type { Field, Form, Receipt, RowView } from '../../src/shared/contract';
import { invalid, type Problem } from '../../src/shared/problem';
import {
  editedValues,
  firstBlank,
  firstWrong,
  isForEarlier,
  openRow,
  type RowAction,
  type RowState,
  reduceRow,
  type Subject,
  subjectOf,
} from './row-form';
import { smallField } from './small';
import { filledValues, isSameValues } from './values';

const field = (key: string, more: Partial<Field> = {}): Field =>
  smallField({ key, label: key, kind: 'text', ...more });

const form: Form = {
  table: 'recycling',
  title: 'Tái chế',
  about: '',
  asks: null,
  canEdit: true,
  products: [],
  fields: [
    field('day', { isKept: true, initial: '28/6' }),
    field('chapter', { isKept: true, isFixed: true, initial: 'Khu 1 · K1' }),
    field('material'),
    field('amount'),
  ],
};
const row: RowView = {
  table: 'recycling',
  id: 'TC-1',
  row: 7,
  version: 'v1',
  title: 'Sắt, 28/6',
  chapter: 'K1',
  enteredBy: '',
  enteredAt: '',
  editedBy: '',
  editedAt: '',
  canEdit: true,
  notices: [],
  shown: [],
  values: { day: '28/6', chapter: 'Khu 1 · K1', material: 'Sắt', amount: '90.000' },
};
const receipt: Receipt = { row, isRepeat: false, text: '' };

const NEW = subjectOf(form, null);
const EDIT = subjectOf(form, row);
const NO_ANSWER: Problem = { kind: 'noAnswer' };
const BUSY: Problem = { kind: 'busy' };
const CONFLICT: Problem = {
  kind: 'conflict',
  theirs: { version: 'v2', by: '', at: '', shown: [] },
  yours: [],
};

const opened = (subject: Subject): RowState =>
  openRow(subject, { start: null, draft: null, submission: 's1' });
const stateAfter = (subject: Subject, ...actions: readonly RowAction[]): RowState =>
  actions.reduce((state, action) => reduceRow(subject, state, action), opened(subject));

/** Unlike `toMatchObject` this compares each named property as a whole: surplus values are a failure too. */
function expectPart(state: RowState, expected: Partial<RowState>): void {
  const named = Object.entries(state).filter(([key]) => key in expected);
  expect(Object.fromEntries(named)).toEqual(expected);
}

const typed = (key: string, value: string): RowAction => ({ kind: 'typed', values: { [key]: value } });
const save: RowAction = { kind: 'save', afterSave: 'close', found: {} };
const refused = (problem: Problem): RowAction => ({ kind: 'refused', problem });
const next: RowAction = { kind: 'next', receipt, submission: 's2' };

const BLANK = { day: '28/6', chapter: 'Khu 1 · K1', material: '', amount: '' };
const IRON = { ...BLANK, material: 'Sắt' };

describe('opened', () => {
  test.each<[string, Subject, Partial<RowState>]>([
    ['blank', NEW, { values: BLANK, version: '', draft: null, isRestored: false }],
    ['with the row as it stands', EDIT, { values: row.values, version: 'v1', draft: null }],
  ])('%s', (_, subject, expected) => expectPart(opened(subject), expected));

  const draft = { values: { material: 'Sắt', chapter: 'Khu 9', gone: 'x' }, sent: null, version: '' };
  test('from a draft: fields that are fixed or gone are not the draft’s', () => {
    const state = openRow(NEW, { start: null, draft: { ...draft, submission: 's0' }, submission: 's1' });
    expect(state).toMatchObject({ values: IRON, submission: 's0', version: '', isRestored: true });
  });

  test('from a draft of an edit: the version it was begun from', () => {
    const old = { ...draft, submission: 's0', version: 'v0' };
    expect(openRow(EDIT, { start: null, draft: old, submission: 's1' }).version).toBe('v0');
  });

  test('with given values, which come before a draft', () => {
    const start = { values: { amount: '5' }, notice: '' };
    const state = openRow(NEW, { start, draft: { ...draft, submission: 's0' }, submission: 's1' });
    expect(state).toMatchObject({ values: { ...BLANK, amount: '5' }, submission: 's1', isRestored: false });
  });
});

describe('what happens to a new row', () => {
  test.each<[string, readonly RowAction[], Partial<RowState>]>([
    [
      'typed: in the form and in the draft',
      [typed('material', 'Sắt')],
      { values: IRON, draft: { values: IRON, submission: 's1', sent: null, version: '' } },
    ],
    ['typed and taken back: no draft', [typed('material', 'Sắt'), typed('material', '')], { draft: null }],
    [
      'something missing: said, and nothing is sent',
      [{ kind: 'save', afterSave: 'close', found: { material: [{ what: 'Chưa có.', todo: '' }] } }],
      {
        isSaving: false,
        sent: null,
        problems: { material: [{ what: 'Chưa có.', todo: '' }] },
        problem: { kind: 'invalid', fields: { material: [{ what: 'Chưa có.', todo: '' }] }, form: [] },
      },
    ],
    [
      'what was missing is typed: its problem goes',
      [
        { kind: 'save', afterSave: 'close', found: { material: [{ what: 'Chưa có.', todo: '' }] } },
        typed('material', 'Sắt'),
      ],
      { problems: {} },
    ],
    [
      'saving: the draft knows what is on its way',
      [typed('material', 'Sắt'), save],
      {
        isSaving: true,
        sent: filledValues(IRON),
        draft: { values: IRON, submission: 's1', sent: filledValues(IRON), version: '' },
        attempt: { afterSave: 'close', values: IRON, earlier: null },
      },
    ],
    ['saving as it was opened: kept as well', [save], { draft: expect.anything() as RowState['draft'] }],
    [
      'refused: nothing is on the sheet',
      [typed('material', 'Sắt'), save, refused(BUSY)],
      { isSaving: false, sent: null, problem: BUSY, submission: 's1' },
    ],
    [
      'refused for a field: said there',
      [save, refused(invalid('amount', 'Sai.', ''))],
      { problems: { amount: [{ what: 'Sai.', todo: '' }] } },
    ],
    [
      'not answered: it may be on the sheet, under the same id',
      [typed('material', 'Sắt'), save, refused(NO_ANSWER), typed('amount', '5'), save],
      {
        sent: filledValues(IRON),
        submission: 's1',
        attempt: { afterSave: 'close', values: { ...IRON, amount: '5' }, earlier: filledValues(IRON) },
      },
    ],
    [
      'saved, and the next one: what is kept stays, under another id',
      [typed('day', '1/7'), typed('material', 'Sắt'), save, next],
      {
        values: { ...BLANK, day: '1/7' },
        submission: 's2',
        sent: null,
        draft: null,
        done: { receipt },
        isSaving: false,
      },
    ],
    ['typed after that: the receipt goes', [save, next, typed('material', 'Sắt')], { done: null }],
    ['saved for good: the draft goes', [typed('amount', '5'), save, { kind: 'finished' }], { draft: null }],
    ['a problem that is closed', [save, refused(BUSY), { kind: 'problemClosed' }], { problem: null }],
    [
      'given up: blank again, under another id',
      [typed('material', 'Sắt'), { kind: 'discarded', submission: 's2' }],
      { values: BLANK, submission: 's2', draft: null, isRestored: false },
    ],
  ])('%s', (_, actions, expected) => expectPart(stateAfter(NEW, ...actions), expected));
});

describe('what happens to an edit', () => {
  test.each<[string, readonly RowAction[], Partial<RowState>]>([
    [
      'nothing changed: said, and nothing is sent',
      [save],
      {
        isSaving: false,
        problem: { kind: 'gone', what: 'Chưa có gì thay đổi.', todo: 'Sửa một ô rồi bấm Lưu.' },
      },
    ],
    ['changed: on its way', [typed('amount', '5'), save], { isSaving: true, sent: null, version: 'v1' }],
    [
      'changed by somebody else: hers is kept over that version',
      [typed('amount', '5'), save, refused(CONFLICT), { kind: 'mineKept', version: 'v2' }],
      { version: 'v2', problem: CONFLICT, values: { ...row.values, amount: '5' } },
    ],
    [
      'given up: the row as it stands, from its own version',
      [typed('amount', '5'), { kind: 'mineKept', version: 'v2' }, { kind: 'discarded', submission: 's2' }],
      { values: row.values, version: 'v1', draft: null },
    ],
  ])('%s', (_, actions, expected) => expectPart(stateAfter(EDIT, ...actions), expected));

  test('sends what differs', () => {
    expect(editedValues(EDIT, stateAfter(EDIT, typed('amount', '5')))).toEqual({ amount: '5' });
  });
});

test.each<[boolean, readonly RowAction[], boolean]>([
  // Whether the sheet had the submission already, what happened, whether the receipt is for an earlier press.
  [true, [typed('material', 'Sắt'), save, refused(NO_ANSWER), typed('amount', '5'), save], true],
  [true, [typed('material', 'Sắt'), save, refused(NO_ANSWER), save], false],
  [true, [typed('material', 'Sắt'), save, refused(BUSY), typed('amount', '5'), save], false],
  [false, [typed('material', 'Sắt'), save, refused(NO_ANSWER), typed('amount', '5'), save], false],
])('a repeat is %s after %j: for an earlier press %s', (isRepeat, actions, expected) => {
  const { attempt } = stateAfter(NEW, ...actions);
  expect(attempt !== null && isForEarlier(attempt, { ...receipt, isRepeat })).toBe(expected);
});

test('the focus goes to the first field that is wrong, or to the first that is blank and not kept', () => {
  expect(firstWrong(form, { amount: [], material: [] })).toBe('material');
  expect(firstWrong(form, {})).toBeUndefined();
  expect(firstBlank(form, { ...BLANK, day: '' })).toBe('material');
  expect(firstBlank(form, { ...BLANK, material: 'Sắt', amount: '5' })).toBeUndefined();
});

// --- Whatever happens, in whatever order ------------------------------------------------------------------------

const someText = fc.constantFrom('', 'Sắt', 'Đồng', '5', '90.000');
const someAction: fc.Arbitrary<RowAction> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('day', 'material', 'amount'), someText)
      .map(([key, text]) => typed(key, text)),
  },
  { weight: 2, arbitrary: fc.constantFrom<RowAction>(save, { kind: 'save', afterSave: 'again', found: {} }) },
  fc.constant<RowAction>({ kind: 'save', afterSave: 'close', found: { material: [{ what: '', todo: '' }] } }),
  { weight: 2, arbitrary: fc.constant(refused(NO_ANSWER)) },
  fc.constantFrom(BUSY, CONFLICT, invalid('amount', '', '')).map(refused),
  fc.constantFrom<RowAction>(next, { kind: 'problemClosed' }, { kind: 'mineKept', version: 'v9' }),
  fc.constant<RowAction>({ kind: 'discarded', submission: 's3' }),
);
const someActions = fc.array(someAction, { maxLength: 30 });
/** The row was saved, or the user discards it: only then may what was typed be dropped. */
const isFarewell = ({ kind }: RowAction): boolean => kind === 'next' || kind === 'discarded';

test.each([
  ['a new row', NEW],
  ['an edit', EDIT],
])('%s: what was typed stands in the form, and a page that is closed gives it back', (_, subject) => {
  fc.assert(
    fc.property(someActions, (actions) => {
      let state = opened(subject);
      let wanted = state.values;
      let isTouched = false;
      for (const action of actions) {
        state = reduceRow(subject, state, action);
        if (action.kind === 'typed') wanted = { ...wanted, ...action.values };
        if (isFarewell(action)) wanted = state.values;
        isTouched = action.kind === 'typed' || (isTouched && !isFarewell(action));
        expect(state.values).toEqual(wanted);
        if (!isTouched) continue;
        const reopened = openRow(subject, { start: null, draft: state.draft, submission: 's9' });
        expect(isSameValues(reopened.values, wanted)).toBe(true);
      }
    }),
  );
});

test('a submission that may be on the sheet keeps its id and what was first sent under it', () => {
  fc.assert(
    fc.property(someActions, (actions) => {
      let state = opened(NEW);
      for (const action of actions) {
        const before = state;
        state = reduceRow(NEW, state, action);
        if (isFarewell(action)) continue;
        expect(state.submission).toBe(before.submission);
        const isRefusal = action.kind === 'refused' && action.problem.kind !== 'noAnswer';
        if (before.sent !== null && !isRefusal) expect(state.sent).toBe(before.sent);
        if (state.sent !== null) expect(state.draft?.submission).toBe(state.submission);
      }
    }),
  );
});

test('while a row is being saved another press changes nothing', () => {
  fc.assert(
    fc.property(someActions, (actions) => {
      const state = stateAfter(NEW, ...actions);
      fc.pre(state.isSaving);
      expect(reduceRow(NEW, state, save)).toBe(state);
    }),
  );
});
