/** The members of the sample ward. */
import { addDays, type Day, fold, yearOf } from '../src/domain/values';
import { type ChapterPlan, chapterPlan } from './chapters';
import { manName, womanName } from './names';
import { Random } from './random';
import { account, chapterRef, type Ids, label, type SampleRow, stamps } from './rows';

/** A member as the other parts of the sample need her, with her row. */
export interface Person {
  readonly row: SampleRow<'members'> & { name: string; id: string };
  readonly code: string;
  readonly birthYear: number;
  /** Null: long ago, not written down. */
  readonly joined: Day | null;
  /** Null: still with the Union. */
  readonly leftOn: Day | null;
  readonly isCounted: boolean;
}

export const reference = (person: Person): string => `${person.row.name} · ${person.row.id}`;

/** The invented chairwoman: signs the report and stands in the list of members. */
export const PRESIDENT = { name: 'Đoàn Thị Thanh Mai', birthYear: 1974, chapter: 'K2' } as const;

const FIRST_DAY = '2021-01-04' as Day; // The day the old paper lists were typed in.
const yearEnds = (year: number) => ({ from: `${year}-01-01` as Day, to: `${year}-12-31` as Day });

/** Share of members by decade of birth. */
const decades = [
  [1932, 2],
  [1940, 8],
  [1950, 17],
  [1960, 20],
  [1970, 20],
  [1980, 18],
  [1990, 12],
  [2000, 3],
] as const;

interface Making {
  readonly plan: ChapterPlan;
  readonly firstGroup: number;
  readonly kind: 'old' | 'joined' | 'left' | 'honorary';
  readonly year: 2021 | 2022;
}

class People {
  private readonly random: Random;
  private readonly ids: Ids;
  private readonly taken = new Set<string>();
  private phones = 0;

  constructor(seed: number, ids: Ids) {
    this.random = new Random(seed, 'members');
    this.ids = ids;
  }

  all(): Person[] {
    const people: Person[] = [];
    let firstGroup = 1;
    for (const [at, plan] of chapterPlan.entries()) {
      const old = plan.members - plan.joined[2021] - plan.joined[2022];
      const honorary = at % 3 === 1 ? 2 : at % 3 === 2 ? 1 : 0;
      const make = (count: number, kind: Making['kind'], year: 2021 | 2022) =>
        Array.from({ length: count }, () => this.person({ plan, firstGroup, kind, year }));
      const ofChapter = [
        ...make(old, 'old', 2021),
        ...make(plan.left[2021], 'left', 2021),
        ...make(plan.left[2022], 'left', 2022),
        ...make(honorary, 'honorary', 2021),
      ];
      this.choosePosts(ofChapter, plan, firstGroup);
      const groupOf = (person: Person) => Number(String(person.row.group).slice(3));
      people.push(
        // The typed-in paper list goes by group; those who joined since stand below it, by day.
        ...this.random.shuffle(ofChapter).sort((a, b) => groupOf(a) - groupOf(b)),
        ...[...make(plan.joined[2021], 'joined', 2021), ...make(plan.joined[2022], 'joined', 2022)].sort(
          (a, b) => ((a.joined ?? '') < (b.joined ?? '') ? -1 : 1),
        ),
      );
      firstGroup += plan.groups;
    }
    return people;
  }

  private person({ plan, firstGroup, kind, year }: Making): Person {
    const { random } = this;
    const deceased = kind === 'left' && random.chance(0.32);
    const birthYear = this.birthYear(kind, deceased);
    const isMan = kind === 'honorary' && random.chance(0.6);
    const name = this.name(birthYear, isMan);
    const joined = this.joined(kind, year, birthYear);
    const span = yearEnds(year);
    const leftOn = kind === 'left' ? random.day(addDays(span.from, 8), addDays(span.to, -12)) : null;
    const row: Person['row'] = {
      name,
      chapter: chapterRef(plan.code),
      group: `Tổ ${firstGroup + random.between(0, plan.groups - 1)}`,
      job: this.job(birthYear),
      state: label(
        'memberStates',
        kind !== 'left' ? 'active' : deceased ? 'deceased' : random.chance(0.7) ? 'moved' : 'quit',
      ),
      id: this.ids.next('members'),
      ...stamps(random, plan.code, kind === 'joined' ? (joined ?? FIRST_DAY) : FIRST_DAY),
    };
    const birth = this.birth(birthYear);
    if (birth !== null) row.birth = birth;
    if (random.chance(birthYear < 1945 ? 0.3 : 0.86)) row.phone = this.phone();
    if (random.chance(0.7)) row.address = `Số ${random.between(1, 96)}, ngõ ${random.between(1, 24)}`;
    if (joined !== null) row.joined = joined;
    if (kind === 'honorary') row.type = label('memberTypes', 'honorary');
    else if (random.chance(0.84)) row.type = label('memberTypes', random.chance(0.035) ? 'core' : 'official');
    if (leftOn !== null) {
      row.changed = leftOn;
      row.editedBy = account(plan.code);
      row.editedAt = `${addDays(leftOn, 3)} 19:45`;
    } else this.knowing(row, plan, joined);
    return { row, code: plan.code, birthYear, joined, leftOn, isCounted: kind !== 'honorary' };
  }

  private birthYear(kind: Making['kind'], deceased: boolean): number {
    const { random } = this;
    if (kind === 'joined')
      return random.chance(0.8) ? random.between(1986, 2003) : random.between(1966, 1985);
    if (deceased) return random.between(1931, 1952);
    if (kind === 'honorary') return random.between(1948, 1968);
    const from = random.weighted(decades);
    return from === 2000 ? random.between(2000, 2002) : from + random.between(0, from === 1932 ? 7 : 9);
  }

  /** Two women of one name are common; of one name and one year they would look like one typed twice. */
  private name(birthYear: number, isMan: boolean): string {
    for (;;) {
      const name = isMan ? manName(this.random) : womanName(this.random, birthYear);
      const key = `${fold(name)} ${birthYear}`;
      if (name === PRESIDENT.name || this.taken.has(key)) continue;
      this.taken.add(key);
      return name;
    }
  }

  /** Older women often know, or told, only the year. */
  private birth(birthYear: number): string | number | null {
    const { random } = this;
    if (random.chance(0.015)) return null;
    const age = 2022 - birthYear;
    if (random.chance(age >= 70 ? 0.88 : age >= 55 ? 0.72 : age >= 40 ? 0.3 : 0.06)) return birthYear;
    const day = random.day(`${birthYear}-01-01` as Day, `${birthYear}-12-31` as Day);
    return `${day.slice(8)}/${day.slice(5, 7)}/${birthYear}`;
  }

  private joined(kind: Making['kind'], year: 2021 | 2022, birthYear: number): Day | null {
    const { random } = this;
    // The year's first and last days stay free: lists are closed then.
    if (kind === 'joined') return random.day(`${year}-01-12` as Day, `${year}-12-20` as Day);
    if (random.chance(birthYear < 1955 ? 0.35 : 0.08)) return null;
    const first = Math.max(1981, birthYear + 19);
    const joinYear = Math.min(2020, first + Math.floor((2020 - first) * random.next() * random.next()));
    return random.pick(
      ['03-08', '10-20', '06-28', '05-15', '11-12'].map((date) => `${joinYear}-${date}` as Day),
    );
  }

  /** No range is set apart in Vietnam for invented numbers; these run on from 0900 000 001, and nobody would take them for real. */
  private phone(): string {
    this.phones += 1;
    return `0900${String(this.phones).padStart(6, '0')}`;
  }

  private job(birthYear: number): string {
    const age = 2022 - birthYear;
    const at = age < 24 ? 0 : age < 56 ? 1 : age < 66 ? 2 : 3;
    return this.random.weighted(jobs[at] ?? []);
  }

  /** How many “biết” a chapter has ticked differs from chapter to chapter. */
  private knowing(row: Person['row'], plan: ChapterPlan, joined: Day | null): void {
    const { random } = this;
    const care = 0.9 + ((plan.members * 7) % 10) / 100;
    const tick = (level: number) =>
      label('yesNo', random.chance(Math.min(0.99, care * level)) ? 'yes' : 'no');
    row.knowsFace = tick(1.02);
    row.knowsCircumstance = tick(0.97);
    if (random.chance(0.96)) row.knowsNeed = tick(0.93);
    // Ticked with the paper list, or on the day she joined.
    const since = joined !== null && joined > FIRST_DAY ? joined : FIRST_DAY;
    for (const [key, day] of [
      ['knowsFace', 'knowsFaceSince'],
      ['knowsCircumstance', 'knowsCircumstanceSince'],
      ['knowsNeed', 'knowsNeedSince'],
    ] as const) {
      if (row[key] === label('yesNo', 'yes')) row[day] = since;
    }
  }

  private choosePosts(people: readonly Person[], plan: ChapterPlan, firstGroup: number): void {
    const { random } = this;
    const free = random.shuffle(
      people.filter(
        ({ leftOn, isCounted, birthYear, joined }) =>
          leftOn === null && isCounted && joined !== null && birthYear >= 1955 && birthYear <= 1990,
      ),
    );
    const appoint = (post: string, group?: number): Person | undefined => {
      const wanted = group === undefined ? null : `Tổ ${group}`;
      const at = free.findIndex(({ row }) => wanted === null || row.group === wanted);
      const person = free.splice(Math.max(at, 0), 1)[0];
      if (person === undefined) return undefined;
      if (wanted !== null) person.row.group = wanted;
      person.row.post = label('posts', post);
      person.row.type = label('memberTypes', 'core');
      person.row.phone ??= this.phone();
      return person;
    };
    appoint('head');
    appoint('viceHead');
    for (let group = firstGroup; group < firstGroup + plan.groups; group++) {
      appoint('groupHead', group);
      if (random.chance(0.6)) appoint('viceGroupHead', group);
    }
    if (plan.code === PRESIDENT.chapter) {
      const president = appoint('president');
      if (president !== undefined) {
        president.row.name = PRESIDENT.name;
        president.row.birth = PRESIDENT.birthYear;
      }
    }
    if (plan.code === 'K6') appoint('vicePresident');
    if (['K1', 'K4', 'K8'].includes(plan.code)) appoint('standing');
    if (['K3', 'K5A', 'K5B', 'K7', 'K9', 'K10', 'K11', 'K12'].includes(plan.code)) appoint('committee');
  }
}

const jobs = [
  [
    ['Sinh viên', 5],
    ['Công nhân', 3],
    ['Nhân viên bán hàng', 2],
    ['Làm tóc, làm đẹp', 1],
  ],
  [
    ['Công nhân', 22],
    ['Buôn bán', 20],
    ['Nội trợ', 12],
    ['Lao động tự do', 12],
    ['Giáo viên', 8],
    ['Nhân viên văn phòng', 8],
    ['Thợ may', 5],
    ['Nhân viên y tế', 4],
    ['Công chức, viên chức', 4],
    ['Làm ruộng', 3],
    ['Làm tóc, làm đẹp', 2],
  ],
  [
    ['Hưu trí', 10],
    ['Nội trợ', 6],
    ['Buôn bán', 6],
    ['Làm ruộng', 2],
  ],
  [
    ['Hưu trí', 12],
    ['Già yếu, ở nhà', 4],
    ['Nội trợ', 4],
  ],
] as const;

export const makePeople = (seed: number, ids: Ids): Person[] => new People(seed, ids).all();

/** A person is with the Union on that day. */
export const isPresent = (person: Person, day: Day): boolean =>
  (person.joined === null || person.joined <= day) && (person.leftOn === null || person.leftOn > day);

export const joinYear = (person: Person): number | null =>
  person.joined === null ? null : yearOf(person.joined);
