/** Links for all chapters at once: who gets one, what is taken back, what is kept of a secret, how many calls it takes. */
import type { Input, Output } from '../../src/shared/contract';
import { type Desk, openDesk, save, submission } from './desk';

let desk: Desk;
const secretOf = (url: string): string => new URL(url).searchParams.get('k') ?? '';
const input = (isForAll: boolean, press = submission()): Input<'links.createAll'> => ({
  ...{ isForAll, tables: ['recycling', 'gifts'], until: '2026-12-31' },
  submission: press,
});
const chaptersOf = ({ made }: Output<'links.createAll'>) => made.map(({ link }) => link.chapter);
const open = () =>
  desk
    .value('links.list', {})
    .links.filter(({ state }) => state === 'open')
    .map(({ chapter, id }) => [chapter, id] as const)
    .sort();
const opens = (url: string): string => {
  const answer = desk.call('form.describe', {}, { link: secretOf(url) });
  return answer.ok ? (answer.value.person.chapter?.key ?? '') : answer.problem.kind;
};

let own: Output<'links.create'>;
let first: Output<'links.createAll'>;
const press = submission();

beforeAll(async () => {
  desk = await openDesk();
  own = desk.value('links.create', { chapter: 'K5A', tables: ['gifts'], until: '2026-12-31' });
  first = desk.value('links.createAll', input(false, press));
});

test('every chapter without a link gets one that opens for it alone; the others keep theirs and are named', () => {
  expect(chaptersOf(first)).toEqual(['K1', 'K6']);
  expect(first.kept).toEqual(['Khu 5A']);
  expect(first.made.map(({ url }) => opens(url))).toEqual(['K1', 'K6']);
  expect(opens(own.url)).toBe('K5A');
});

test('of a secret only its hash is kept, and no two are alike', () => {
  const secrets = first.made.map(({ url }) => secretOf(url));
  expect(new Set(secrets).size).toBe(2);
  const stored = JSON.stringify(desk.host.globals.PropertiesService.getScriptProperties().getProperties());
  const told = stored + JSON.stringify(desk.value('links.list', {})) + JSON.stringify(desk.rows('Nhật ký'));
  for (const secret of secrets) {
    expect(secret).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(told).not.toContain(secret);
  }
  expect(desk.rows('Nhật ký').at(-1)).toMatchObject({ Việc: 'Tạo liên kết cho K1, K6' });
});

test('the same press again, its answer lost: one link a chapter is in use, the one whose address is known', () => {
  const again = desk.value('links.createAll', input(false, press));
  expect(chaptersOf(again)).toEqual(['K1', 'K6']);
  expect(first.made.map(({ url }) => opens(url))).toEqual(['link', 'link']);
  expect(again.made.map(({ url }) => opens(url))).toEqual(['K1', 'K6']);
  expect(open().map(([chapter]) => chapter)).toEqual(['K1', 'K5A', 'K6']);
});

test('where none is missing that is said; for all, what they had is taken back', () => {
  expect(desk.problem('links.createAll', input(false))).toMatchObject({
    kind: 'invalid',
    form: [{ what: 'Chi hội nào cũng đã có liên kết đang dùng.' }],
  });
  const all = desk.value('links.createAll', input(true));
  expect(chaptersOf(all)).toEqual(['K1', 'K5A', 'K6']);
  expect(all.revoked).toHaveLength(3);
  expect(opens(own.url)).toBe('link');
  expect(open()).toEqual(all.made.map(({ link }) => [link.chapter, link.id]));
  expect(all.made.map(({ url }) => opens(url))).toEqual(['K1', 'K5A', 'K6']);
});

test('twelve chapters take no more service calls than three', () => {
  const calls = () => {
    const outcome = desk.host.execute('rpc', ['links.createAll', input(true)]);
    expect(outcome).toMatchObject({ ok: true, value: { ok: true } });
    return outcome.calls.total;
  };
  const three = calls();
  for (let at = 10; at < 19; at += 1)
    desk.value('row.save', save('chapters', { code: `K${at}`, name: `Khu ${at}` }));
  expect(calls()).toBe(three);
});

test.each([
  [{ until: '2026-08-19' }, 'invalid'],
  [{ tables: ['circumstances'] }, 'badRequest'],
])('links that must not be made: %j', (more, kind) => {
  expect(desk.problem('links.createAll', { ...input(true), ...more }).kind).toBe(kind);
});
