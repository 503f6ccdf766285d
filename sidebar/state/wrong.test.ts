/** The list of what is wrong: what a save settles, and when a chapter's lines must be asked for. */
import type { WrongCell } from '../../src/shared/contract';
import { linesShown, mustAsk, opened, withDone, withSaved } from './wrong';

const cell = (more: Partial<WrongCell> = {}): WrongCell => ({
  ...{ table: 'members', id: 'HV-1', field: 'phone', sheet: 'Hội viên', row: 2, place: 'E2', header: '' },
  ...{ chapter: 'K1', severity: 'notice', found: '', what: '', todo: '', mend: null, mayDelete: false },
  ...more,
});
const list = (problems: readonly WrongCell[], rest = 0, chapter = '') =>
  opened({ problems: [...problems], chapters: [], rest }, chapter);

test('a saved row settles all of its lines, and no others', () => {
  const [one, two, other, unnamed] = [
    cell(),
    cell({ field: 'birth' }),
    cell({ id: 'HV-2' }),
    cell({ id: '', table: 'members' }),
  ];
  const after = withSaved(list([one, two, other, unnamed]), { table: 'members', id: 'HV-1' }, 'Lê Thị Bưởi');
  expect([one, two, other, unnamed].map((line) => after.done.get(line)?.kind)).toEqual([
    'saved',
    'saved',
    undefined,
    undefined,
  ]);
  expect(withSaved(list([unnamed]), { table: 'members', id: '' }, '').done.size).toBe(0);
});

test('what was done can be taken back', () => {
  const one = cell();
  const after = withDone(list([one]), one, { kind: 'mended', notices: [] });
  expect(after.done.size).toBe(1);
  expect(withDone(after, one, null).done.size).toBe(0);
});

test.each([
  ['all of a short list are here', list([cell()]), 'K1', false],
  ['a cut list lacks some of a chapter', list([cell()], 5), 'K1', true],
  ['back to all of a cut list that was loaded', list([cell()], 5), '', false],
  ['another chapter than the loaded one', list([cell()], 0, 'K1'), 'K2', true],
  ['the loaded one', list([cell()], 0, 'K1'), 'K1', false],
  ['from one chapter to all', list([cell()], 0, 'K1'), '', true],
])('%s', (_what, so, chapter, expected) => expect(mustAsk(so, chapter)).toBe(expected));

test('shows one chapter', () => {
  const all = list([cell(), cell({ chapter: 'K2' }), cell({ chapter: '' })]);
  expect(linesShown(all)).toHaveLength(3);
  expect(linesShown({ ...all, shown: 'K2' }).map(({ chapter }) => chapter)).toEqual(['K2']);
});
