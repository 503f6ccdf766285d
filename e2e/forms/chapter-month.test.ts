/** A chapter's own page: its rows of a month, its points and rank as the summary tab has them, and nothing of another chapter. */
import type { Output } from '../../src/shared/contract';
import { type Desk, gift, openDesk, sale, save } from './desk';

let desk: Desk;
const links: Record<string, string> = {};
const look = (name: string, month = '2026-06'): Output<'chapter.month'> =>
  desk.value('chapter.month', { month }, { link: links[name] ?? '' });

beforeAll(async () => {
  desk = await openDesk();
  for (const [table, values] of [
    ['recycling', sale({ day: '2/6' })],
    ['recycling', sale({ day: '28/6', amount: '8tr' })],
    ['recycling', sale({ day: '5/7', amount: '7tr' })],
    ['recycling', sale({ day: '6/6', chapter: 'K1', amount: '6.123.000' })],
    ['gifts', gift({ day: '2026-06-01' })],
    ['gifts', gift({ day: '2026-06-02', chapter: 'K1', parcels: '321' })],
  ] as const)
    desk.value('row.save', save(table, values));
  desk.value('period.set', { from: '01/01/2026', to: '31/12/2026' });
  for (const [name, tables] of [
    ['all', ['recycling', 'gifts']],
    ['gifts', ['gifts']],
  ] as const) {
    const { url } = desk.value('links.create', { chapter: 'K5A', tables: [...tables], until: '2026-12-31' });
    links[name] = new URL(url).searchParams.get('k') ?? '';
  }
});

const told = (name: string, month?: string) =>
  look(name, month).kinds.map(({ title, count, rows }) => [
    title,
    count,
    rows.map((row) => row.shown[0]?.text),
  ]);

test('its own rows of the month, the last first, in the kinds that the link records', () => {
  expect(told('all')).toEqual([
    ['Tái chế', 2, ['28/06/2026', '02/06/2026']],
    ['Quà tặng', 1, ['01/06/2026']],
  ]);
  expect(told('all', '2026-07')).toEqual([['Tái chế', 1, ['05/07/2026']]]);
  expect(told('all', '2026-05')).toEqual([]);
  expect(told('gifts')).toEqual([['Quà tặng', 1, ['01/06/2026']]]);
});

test('points and rank are those of TH Chi hội', () => {
  const { standing } = look('gifts');
  expect(standing).toMatchObject({ of: 3, period: '01/01/2026 – 31/12/2026', most: '85' });
  desk.host.run('summarize');
  const cells = desk.sheet('TH Chi hội').getDataRange().getDisplayValues();
  const head = cells.findIndex((row) => row[1] === 'Hạng');
  const own = cells.slice(head + 1).find(([label = '']) => label.includes('Khu 5A'));
  expect([String(standing?.rank), standing?.points]).toEqual(own?.slice(1, 3));
  expect(Number(standing?.points.replace(',', '.'))).toBeGreaterThan(0);
});

test('of another chapter nothing is told: no name, no row, no figure', () => {
  const text = JSON.stringify(look('all'));
  expect(text).not.toMatch(/K1|Khu 1|Khu 6|6\.?123\.?000|321/);
  expect(Object.keys(look('all').standing ?? {}).sort()).toEqual([
    'counted',
    'most',
    'of',
    'period',
    'points',
    'rank',
  ]);
});

test('a month that is none is said', () => {
  expect(desk.problem('chapter.month', { month: '2026-13' }, { link: links.all ?? '' }).kind).toMatch(
    /invalid|badRequest/,
  );
});
