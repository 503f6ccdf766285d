/** 1+1 pairs of every kind and state in 2021 and 2022. All invented; 7 households leave near-poverty in 2021, 5 in 2022. */
import { addDays, type Day } from '../src/domain/values';
import { chapterPlan } from './chapters';
import type { Circumstances } from './circumstances';
import { womanName } from './names';
import { isPresent, joinYear, type Person, reference } from './people';
import { Random } from './random';
import { chapterRef, type Ids, label, type SampleRow, stamps } from './rows';

type PairKind = 'recruit' | 'party' | 'support' | 'chapter';
type PairState = 'helping' | 'done' | 'stopped';

interface Outcome {
  readonly count: number;
  readonly state: PairState;
  readonly result?:
    | 'joined'
    | 'admitted'
    | 'outOfNearPoverty'
    | 'employed'
    | 'borrowed'
    | 'stronger'
    | 'other';
  /** Year of the result or of the stop, where it is not the year of the pair. */
  readonly endsIn?: 2021 | 2022;
}

/** Pairs by the year they were made in. A pair that still helps is open at the end of 2022. */
const outcomes: Readonly<Record<2021 | 2022, Readonly<Record<PairKind, readonly Outcome[]>>>> = {
  2021: {
    recruit: [
      { count: 22, state: 'done', result: 'joined' },
      { count: 4, state: 'done', result: 'joined', endsIn: 2022 },
      { count: 3, state: 'helping' },
      { count: 4, state: 'stopped' },
    ],
    party: [
      { count: 2, state: 'done', result: 'admitted' },
      { count: 2, state: 'done', result: 'admitted', endsIn: 2022 },
      { count: 3, state: 'helping' },
      { count: 1, state: 'stopped', endsIn: 2022 },
    ],
    support: [
      { count: 7, state: 'done', result: 'outOfNearPoverty' },
      { count: 5, state: 'done', result: 'employed' },
      { count: 8, state: 'done', result: 'borrowed' },
      { count: 4, state: 'done', result: 'other' },
      { count: 3, state: 'done', result: 'employed', endsIn: 2022 },
      { count: 19, state: 'helping' },
      { count: 3, state: 'stopped' },
    ],
    chapter: [
      { count: 1, state: 'done', result: 'stronger' },
      { count: 1, state: 'helping' },
    ],
  },
  2022: {
    recruit: [
      { count: 31, state: 'done', result: 'joined' },
      { count: 13, state: 'helping' },
      { count: 4, state: 'stopped' },
    ],
    party: [
      { count: 4, state: 'done', result: 'admitted' },
      { count: 7, state: 'helping' },
      { count: 1, state: 'stopped' },
    ],
    support: [
      { count: 5, state: 'done', result: 'outOfNearPoverty' },
      { count: 9, state: 'done', result: 'employed' },
      { count: 12, state: 'done', result: 'borrowed' },
      { count: 5, state: 'done', result: 'other' },
      { count: 43, state: 'helping' },
      { count: 4, state: 'stopped' },
    ],
    chapter: [
      { count: 2, state: 'done', result: 'stronger' },
      { count: 2, state: 'helping' },
    ],
  },
};

/** What the help was, and its usual worth in thousands of đồng (none where it was time and talk). */
const supports: Readonly<
  Record<PairKind, readonly (readonly [text: string, least: number, most: number])[]>
> = {
  recruit: [
    ['Đến nhà trò chuyện, mời dự sinh hoạt tổ', 0, 0],
    ['Mời tham gia câu lạc bộ dân vũ', 0, 0],
    ['Rủ cùng đi thu gom phế liệu gây quỹ', 0, 0],
    ['Giới thiệu quyền lợi của hội viên khi vay vốn', 0, 0],
  ],
  party: [
    ['Giao việc, kèm cặp trong phong trào của tổ', 0, 0],
    ['Giới thiệu học lớp bồi dưỡng nhận thức về Đảng', 0, 0],
    ['Hướng dẫn viết lý lịch, cùng dự sinh hoạt chi bộ mở', 0, 0],
  ],
  support: [
    ['Cho vay vốn buôn bán nhỏ, không lấy lãi', 2_000, 10_000],
    ['Giúp con giống và hướng dẫn chăn nuôi', 800, 3_000],
    ['Tặng gạo và nhu yếu phẩm hàng tháng', 600, 2_400],
    ['Giới thiệu việc làm tại xưởng may', 0, 0],
    ['Giúp ngày công sửa bếp, sửa mái', 1_000, 6_000],
    ['Hỗ trợ mua thẻ bảo hiểm y tế', 500, 1_000],
    ['Đưa đi khám bệnh, chăm nom khi ốm', 300, 1_500],
    ['Hỗ trợ sách vở, học phí cho con', 500, 2_000],
  ],
  chapter: [
    ['Chia sẻ cách gây quỹ từ thu gom phế liệu', 0, 0],
    ['Cùng tổ chức sinh hoạt, giúp kiện toàn cán bộ tổ', 0, 0],
    ['Cho mượn vốn quay vòng của chi hội', 5_000, 10_000],
  ],
};

/** Chapters that help and are helped; which years they are strong in is invented. */
const chapterPairs: readonly (readonly [strong: string, weak: string])[] = [
  ['K8', 'K11'],
  ['K4', 'K7'],
  ['K5B', 'K11'],
  ['K3', 'K10'],
  ['K2', 'K9'],
  ['K12', 'K7'],
];

export interface Pairings {
  readonly rows: SampleRow<'pairings'>[];
  /** Members admitted to the Party through a pair, with the day. */
  readonly admitted: readonly { readonly person: Person; readonly day: Day }[];
}

export function makePairings(
  seed: number,
  ids: Ids,
  people: readonly Person[],
  cards: Circumstances,
): Pairings {
  const random = new Random(seed, 'pairings');
  const admitted: { person: Person; day: Day }[] = [];
  const used = new Set<Person>();
  const names = new Set(people.map(({ row }) => row.name));
  const chaptersLeft = [...chapterPairs];

  /** Takes one who is not in another pair as the helped side; a chapter narrows it where it can. */
  const take = (from: readonly Person[], day: Day): Person => {
    const free = from.filter((person) => !used.has(person) && isPresent(person, day));
    const person = random.pick(free);
    used.add(person);
    return person;
  };
  const helperFor = (from: readonly Person[], code: string, helped: Person | null, day: Day): Person => {
    const fit = from.filter(
      (person) => person !== helped && person.leftOn === null && isPresent(person, day),
    );
    const near = fit.filter((person) => person.code === code);
    return random.pick(near.length > 0 ? near : fit);
  };
  const stranger = (): string => {
    for (;;) {
      const name = womanName(random, random.between(1970, 2002));
      if (names.has(name)) continue; // A name without an id must not match a member by accident.
      names.add(name);
      return name;
    }
  };

  const made: { day: Day; row: SampleRow<'pairings'>; code: string }[] = [];
  const push = (day: Day, code: string, row: SampleRow<'pairings'>) => made.push({ day, code, row });

  for (const year of [2021, 2022] as const) {
    for (const kind of ['recruit', 'party', 'support', 'chapter'] as const) {
      for (const outcome of outcomes[year][kind]) {
        for (let made = 0; made < outcome.count; made++) {
          const endYear = outcome.endsIn ?? year;
          let day = random.day(
            `${year}-01-10` as Day,
            `${year}-${endYear === year ? '09-20' : '12-15'}` as Day,
          );
          let end = random.day(
            endYear === year ? addDays(day, 25) : (`${endYear}-01-15` as Day),
            endYear === year ? (`${year}-12-18` as Day) : (`${endYear}-09-30` as Day),
          );
          let code: string;
          let helper: string;
          let helped: string;
          if (kind === 'recruit') {
            if (outcome.result === 'joined') {
              // She is a member now, and joined on the day of the result.
              const newcomer = random.pick(
                people.filter(
                  (one) =>
                    !used.has(one) &&
                    joinYear(one) === endYear &&
                    (one.joined ?? '') > (endYear === year ? `${year}-03-01` : ''),
                ),
              );
              used.add(newcomer);
              end = newcomer.joined ?? end;
              const earliest = `${year}-01-06` as Day;
              day = random.day(
                earliest,
                addDays(end, -20) < `${year}-12-20` ? addDays(end, -20) : (`${year}-12-20` as Day),
              );
              code = newcomer.code;
              helped = reference(newcomer);
            } else {
              code = random.pick(chapterPlan).code;
              helped = stranger();
            }
            const known = people.filter(
              (person) => person.row.post !== undefined || person.row.type === label('memberTypes', 'core'),
            );
            helper = reference(helperFor(known, code, null, day));
          } else if (kind === 'party') {
            const hopeful = people.filter(
              (person) =>
                person.birthYear >= 1978 &&
                person.leftOn === null &&
                !cards.partyMembers.includes(person) &&
                (person.row.post !== undefined || /Giáo viên|viên chức|y tế/.test(String(person.row.job))),
            );
            const person = take(hopeful, day);
            code = person.code;
            helped = reference(person);
            helper = reference(helperFor(cards.partyMembers, code, person, day));
            if (outcome.result === 'admitted') admitted.push({ person, day: end });
          } else if (kind === 'support') {
            const inNeed =
              outcome.result === 'outOfNearPoverty'
                ? year === 2022
                  ? cards.nearPoor
                  : people.filter(
                      (person) =>
                        person.leftOn === null &&
                        person.isCounted &&
                        person.row.post === undefined &&
                        person.birthYear > 1950 &&
                        !cards.partyMembers.includes(person) &&
                        !cards.ableToHelp.includes(person) &&
                        !cards.nearPoor.includes(person) &&
                        LEFT_NEAR_POVERTY.includes(person.code),
                    )
                : [...cards.hardship, ...cards.nearPoor];
            const person = take(
              outcome.result === 'outOfNearPoverty' && year === 2021
                ? inNeed.filter(({ code: of }) => of === LEFT_NEAR_POVERTY[made])
                : inNeed,
              day,
            );
            code = person.code;
            helped = reference(person);
            helper = reference(helperFor(cards.ableToHelp, code, person, day));
          } else {
            const [strong, weak] = chaptersLeft.shift() ?? ['K8', 'K11'];
            code = weak;
            helper = chapterRef(strong);
            helped = chapterRef(weak);
          }
          const [support, least, most] = random.pick(supports[kind]);
          const row: SampleRow<'pairings'> = {
            day,
            kind: label('pairKinds', kind),
            chapter: chapterRef(code),
            helper,
            helped,
            support,
            state: label('pairStates', outcome.state),
          };
          if (most > 0) row.value = random.between(least / 100, most / 100) * 100_000;
          if (outcome.result !== undefined) row.result = label('pairResults', outcome.result);
          if (outcome.state !== 'helping') row.resultDay = end;
          if (outcome.state === 'stopped')
            row.note = random.pick([
              'Chuyển nơi ở',
              'Hai bên bận việc, xin dừng',
              'Chị em chưa thu xếp được thời gian',
            ]);
          push(day, code, row);
        }
      }
    }
  }
  made.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
  const rows = made.map(({ day, code, row }) => ({
    ...row,
    id: ids.next('pairings'),
    ...stamps(random, code, day),
  }));
  return { rows, admitted };
}

/** Chapters with one near-poor household fewer in 2022 than in 2021 (see the chapter plan). */
const LEFT_NEAR_POVERTY: readonly string[] = chapterPlan
  .filter(({ nearPoor }) => nearPoor[2022] < nearPoor[2021])
  .map(({ code }) => code);
