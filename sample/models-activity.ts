/**
 * What people did together: green Sundays, outreach, the monthly reviews, the sharing point, and the targets of the
 * year. The sums of 2022 that the report states are the report's; how they are split, and all of 2021, is invented.
 */
import { addDays, type Day } from '../src/domain/values';
import { chapterPlan } from './chapters';
import { Random, share } from './random';
import { chapterRef, type Ids, label, type SampleRow, stamps, wardRef } from './rows';

const codes = chapterPlan.map(({ code }) => code);
const ref = (code: string | null): string => (code === null ? wardRef : chapterRef(code));
const two = (number: number): string => String(number).padStart(2, '0');
/** `25000` as people write it: `25.000`. */
const dotted = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, '.');
const inOrder = (a: { day?: unknown }, b: { day?: unknown }): number =>
  String(a.day) < String(b.day) ? -1 : String(a.day) > String(b.day) ? 1 : 0;

/** The first Sunday of a month. */
function firstSunday(year: number, month: number): Day {
  const first = `${year}-${two(month)}-01` as Day;
  return addDays(first, (7 - new Date(`${first}T00:00:00Z`).getUTCDay()) % 7);
}

const GREEN = {
  2021: { months: [3, 4, 9, 11], attendance: 1940, halfKm: 130, waste: 74 },
  2022: { months: [2, 3, 5, 6, 8, 10], attendance: 3600, halfKm: 250, waste: 155 },
} as const;

/** 80 sessions in 2022: six in each of 13 chapters and two of the whole ward at the shore. */
export function makeGreenSundays(
  seed: number,
  ids: Ids,
  sources: Map<string, string>,
): SampleRow<'greenSundays'>[] {
  const random = new Random(seed, 'greenSundays');
  const rows: SampleRow<'greenSundays'>[] = [];
  for (const year of [2021, 2022] as const) {
    const { months, attendance, halfKm, waste } = GREEN[year];
    const ofChapters = months.flatMap((month) =>
      codes.map((code) => ({ day: firstSunday(year, month), code, month })),
    );
    const ofWard =
      year === 2021
        ? []
        : [
            { day: '2022-03-26' as Day, code: null, month: 3 },
            { day: '2022-04-23' as Day, code: null, month: 4 },
          ];
    const sessions = [...ofChapters, ...ofWard];
    const weights = sessions.map(({ code }) => (code === null ? 5 : 0.7 + 0.6 * random.next()));
    const people = share(attendance, weights, 18);
    const lengths = share(halfKm, weights, 1);
    const dirty = sessions.map((_, at) => at).filter((at) => at % 3 === 0);
    const areas = share(
      waste,
      dirty.map(() => 0.5 + random.next()),
      1,
    );
    const purple = share(
      400,
      codes.map(() => 1),
      10,
    );
    const mixed = share(
      150,
      codes.map(() => 1),
      4,
    );
    const bins = share(
      116,
      chapterPlan.map(({ members }) => members),
      4,
    );
    for (const [at, { day, code, month }] of sessions.entries()) {
      const place = code === null ? -1 : codes.indexOf(code);
      const row: SampleRow<'greenSundays'> = {
        day,
        chapter: ref(code),
        place:
          code === null
            ? 'Bờ kè, bãi trồng phi lao'
            : `Đường, ngõ ${chapterPlan[place]?.name.toLowerCase() ?? ''}`,
        attendance: people[at] ?? 0,
        streetKm: (lengths[at] ?? 0) / 2,
      };
      const area = areas[dirty.indexOf(at)];
      if (area !== undefined) row.waste = `${area} m²`;
      if (year === 2022 && code === null) {
        row.trees = month === 3 ? '15.000 cây phi lao' : '10.000 cây phi lao';
        row.trucks = month === 3 ? 2 : 1;
        row.excavators = month === 3 ? 2 : 1;
      }
      if (year === 2022 && code !== null && month === 3)
        row.trees = `${dotted((purple[place] ?? 0) * 100)} cây hoa chiều tím`;
      if (year === 2022 && code !== null && month === 2)
        row.trees = `${(mixed[place] ?? 0) * 10} cây hoa các loại`;
      if (year === 2022 && code !== null && month === 5) row.bins = bins[place] ?? 0;
      if (year === 2021 && code !== null && month === 3)
        row.trees = `${40 + 10 * (place % 4)} cây hoa các loại`;
      rows.push({ ...row, ...stamps(random, code, day) });
    }
  }
  return rows.sort(inOrder).map((row) => {
    const id = ids.next('greenSundays');
    if (String(row.day).startsWith('2022')) sources.set(id, 'greenSundays');
    return { ...row, id };
  });
}

const topics = [
  'Phân loại rác tại nhà',
  'Phòng, chống dịch bệnh',
  'Phòng, chống bạo lực gia đình',
  'An toàn giao thông',
  'Bình đẳng giới',
  'Gia đình 5 không, 3 sạch',
  'Vay vốn phát triển kinh tế',
  'Phòng, chống đuối nước cho trẻ em',
] as const;
const forms = ['meeting', 'meeting', 'meeting', 'talk', 'social', 'visit', 'event', 'speaker'] as const;

/** 15.000 listeners in 2022. */
export function makeOutreach(seed: number, ids: Ids, sources: Map<string, string>): SampleRow<'outreach'>[] {
  const random = new Random(seed, 'outreach');
  const plan = { 2021: { times: 6, attendance: 8120 }, 2022: { times: 10, attendance: 15_000 } } as const;
  return ([2021, 2022] as const)
    .flatMap((year) => {
      const { times, attendance } = plan[year];
      const sessions = [...codes, null].flatMap((code) =>
        Array.from({ length: times }, (_, at) => ({
          code,
          day: `${year}-${two((1 + (at * 12) / times) | 0)}-${two(random.between(3, 26))}` as Day,
          topic: random.pick(topics),
          form: code === null ? 'talk' : random.pick(forms),
        })),
      );
      const people = share(
        attendance,
        sessions.map(({ code }) => (code === null ? 2.5 : 0.6 + 0.8 * random.next())),
        15,
      );
      return sessions.map(
        ({ code, day, topic, form }, at): SampleRow<'outreach'> => ({
          ...{
            day,
            chapter: ref(code),
            topic,
            form: label('outreachForms', form),
            attendance: people[at] ?? 0,
          },
          ...stamps(random, code, day),
        }),
      );
    })
    .sort(inOrder)
    .map((row) => {
      const id = ids.next('outreach');
      if (String(row.day).startsWith('2022')) sources.set(id, 'outreachAttendance');
      return { ...row, id };
    });
}

/** A review a month of each chapter; some months a chapter had no pioneer, met too seldom, or had no means. */
export function makeReviews(seed: number, ids: Ids): SampleRow<'reviews'>[] {
  const random = new Random(seed, 'reviews');
  const yes = (isYes: boolean) => label('yesNo', isYes ? 'yes' : 'no');
  return [2021, 2022].flatMap((year) =>
    Array.from({ length: 12 }, (_, month) =>
      codes.map((code, at): SampleRow<'reviews'> => {
        const isLocked = year === 2021 && month >= 4 && month <= 7;
        const strength = 0.97 - 0.02 * (at % 5) - (isLocked ? 0.5 : 0);
        return {
          month: `${two(month + 1)}/${year}`,
          chapter: chapterRef(code),
          hasPioneer: yes(random.chance(0.96)),
          hasActivity: yes(random.chance(strength)),
          ...(random.chance(strength - 0.1) ? { resources: 100_000 * random.between(2, 9) } : {}),
          id: ids.next('reviews'),
          ...stamps(random, code, `${year}-${two(month + 1)}-25` as Day),
        };
      }),
    ).flat(),
  );
}

const goods = [
  { name: 'Quần áo', unit: 'set', most: 30 },
  { name: 'Sách, truyện', unit: 'book', most: 40 },
  { name: 'Đồ chơi', unit: 'piece', most: 15 },
  { name: 'Gạo', unit: 'kg', most: 25 },
  { name: 'Chăn, màn', unit: 'piece', most: 8 },
] as const;

/** Things brought and taken; never more is taken than there is. */
export function makeSharing(seed: number, ids: Ids): SampleRow<'sharing'>[] {
  const random = new Random(seed, 'sharing');
  const rows: SampleRow<'sharing'>[] = [];
  for (const { name, unit, most } of goods) {
    let left = 0;
    for (let month = 0; month < 24; month++) {
      if (random.chance(0.35)) continue;
      const first = `${2021 + Math.floor(month / 12)}-${two((month % 12) + 1)}-01` as Day;
      const brought = random.between(3, most);
      const code = random.pick(codes);
      const came = addDays(first, random.between(1, 12));
      const common = { goods: name, unit: label('units', unit) };
      rows.push({
        ...{ day: came, direction: label('directions', 'in'), ...common, quantity: brought },
        ...{ chapter: chapterRef(code), ...stamps(random, null, came) },
      });
      left += brought;
      const taken = random.between(0, left);
      if (taken === 0) continue;
      const went = addDays(first, random.between(13, 27));
      rows.push({
        ...{ day: went, direction: label('directions', 'out'), ...common, quantity: taken },
        ...stamps(random, null, went),
      });
      left -= taken;
    }
  }
  return rows.sort(inOrder).map((row) => ({ ...row, id: ids.next('sharing') }));
}

export function makeTargets(seed: number, ids: Ids): SampleRow<'targets'>[] {
  const random = new Random(seed, 'targets');
  const ofWard: readonly (readonly [string, string])[] = [
    ['membersJoined', '120'],
    ['memberRate', '80%'],
    ['householdsOut', '5'],
    ['scrapIncome', '120 triệu'],
    ['giftParcels', '600'],
    ['greenSundays', '78'],
    ['outreachAttendance', '15.000'],
    ['reviewScore', '5'],
  ];
  const all = [
    ...ofWard.map(([metric, goal]) => ({ code: null, metric, goal })),
    ...chapterPlan.flatMap(({ code, members }) => [
      { code, metric: 'membersJoined', goal: '9' },
      { code, metric: 'scrapIncome', goal: dotted(Math.round((members * 28_000) / 100_000) * 100_000) },
    ]),
  ];
  return all.map(({ code, metric, goal }) => ({
    ...{ year: 2022, chapter: ref(code), metric: label('targetMetrics', metric), goal },
    id: ids.next('targets'),
    ...stamps(random, null, '2022-01-12' as Day),
  }));
}
