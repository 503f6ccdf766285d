/** What some members let the Union keep about their circumstances, each with the day she agreed. */
import type { Day } from '../src/domain/values';
import { chapterPlan } from './chapters';
import { type Person, reference } from './people';
import { Random } from './random';
import { aliasOf, type Ids, label, type SampleRow, stamps } from './rows';

export interface Circumstances {
  readonly rows: SampleRow<'circumstances'>[];
  /** Members with a hardship, without those whose household is near-poor. */
  readonly hardship: readonly Person[];
  readonly nearPoor: readonly Person[];
  readonly ableToHelp: readonly Person[];
  readonly partyMembers: readonly Person[];
}

interface Card {
  readonly circumstances: string[];
  readonly needs: string[];
  canHelp?: boolean;
  partyMember?: boolean;
}

/** Circumstances of some 400 members, each with the day she agreed that the Union keeps them. */
export function makeCircumstances(seed: number, ids: Ids, people: readonly Person[]): Circumstances {
  const random = new Random(seed, 'circumstances');
  const cards = new Map<Person, Card>();
  const cardOf = (person: Person): Card => {
    const card = cards.get(person) ?? { circumstances: [], needs: [] };
    cards.set(person, card);
    return card;
  };
  const present = random.shuffle(
    people.filter(
      ({ leftOn, isCounted, joined }) => leftOn === null && isCounted && (joined ?? '') < '2021-01-01',
    ),
  );
  const choose = (count: number, fits: (person: Person, age: number) => boolean): Person[] => {
    const found = present
      .filter((person) => !cards.has(person) && fits(person, 2022 - person.birthYear))
      .slice(0, count);
    for (const person of found) cardOf(person);
    return found;
  };
  const add = (
    found: readonly Person[],
    circumstance: string,
    needs: readonly string[],
  ): readonly Person[] => {
    for (const person of found) {
      const card = cardOf(person);
      card.circumstances.push(circumstance);
      if (random.chance(0.88)) card.needs.push(random.pick(needs));
      if (needs.length > 2 && random.chance(0.25)) {
        const second = random.pick(needs);
        if (!card.needs.includes(second)) card.needs.push(second);
      }
    }
    return found;
  };

  // Of the near-poor households of each chapter all but two or three in the ward have a member in the Union;
  // and those who left near-poverty in 2021 keep their card without that circumstance.
  const nearPoor = chapterPlan.flatMap(({ code, nearPoor: households }) =>
    choose(
      households[2022] - (code === 'K8' || code === 'K10' ? 1 : 0),
      (person, age) => person.code === code && age < 72,
    ),
  );
  add(nearPoor, 'nearPoor', ['loan', 'job', 'house', 'insurance', 'school']);
  const isPlain = ({ row }: Person) => row.post === undefined;
  const hardship = [
    ...add(
      choose(46, (person, age) => isPlain(person) && age >= 28 && age <= 58),
      'single',
      ['loan', 'school', 'job', 'company'],
    ),
    ...add(
      choose(24, (person, age) => isPlain(person) && age <= 70),
      'disabled',
      ['insurance', 'job', 'health'],
    ),
    ...add(
      choose(33, (person, age) => isPlain(person) && age >= 35),
      'ill',
      ['health', 'insurance', 'company'],
    ),
    ...add(
      choose(58, (person, age) => isPlain(person) && age >= 72),
      'elderlyAlone',
      ['company', 'health', 'insurance'],
    ),
    ...add(
      choose(29, (person, age) => isPlain(person) && age <= 52),
      'jobless',
      ['job', 'training', 'loan'],
    ),
    ...add(choose(14, isPlain), 'other', ['loan', 'house', 'school']),
  ];
  add(
    choose(22, (_, age) => age >= 62),
    'policy',
    ['health', 'company'],
  );
  for (const person of random.shuffle([...nearPoor, ...hardship]).slice(0, 34)) {
    const card = cardOf(person);
    const second = random.pick(['single', 'ill', 'other']);
    if (!card.circumstances.includes(second)) card.circumstances.push(second);
  }

  const ableToHelp = choose(
    108,
    ({ row }, age) => age >= 30 && age <= 66 && (row.post !== undefined || row.job !== 'Nội trợ'),
  );
  for (const person of ableToHelp) cardOf(person).canHelp = true;
  const partyMembers = [
    ...ableToHelp.filter(() => random.chance(0.32)),
    ...choose(
      62,
      ({ row }, age) =>
        age >= 30 &&
        age <= 75 &&
        (row.post !== undefined || /Giáo viên|Hưu trí|viên chức/.test(String(row.job))),
    ),
  ];
  for (const person of partyMembers) cardOf(person).partyMember = true;

  const rows = people.flatMap((person): SampleRow<'circumstances'>[] => {
    const card = cards.get(person);
    if (card === undefined) return [];
    const consent = random.day('2021-01-05' as Day, '2021-04-28' as Day);
    const row: SampleRow<'circumstances'> = {
      member: reference(person),
      consent,
      id: ids.next('circumstances'),
      ...stamps(random, null, consent),
    };
    if (card.circumstances.length > 0) row.circumstances = severalLabels('circumstances', card.circumstances);
    if (card.needs.length > 0) row.needs = severalLabels('needs', card.needs);
    if (card.canHelp !== undefined || random.chance(0.3))
      row.canHelp = label('yesNo', card.canHelp ? 'yes' : 'no');
    if (card.partyMember !== undefined || random.chance(0.3))
      row.partyMember = label('yesNo', card.partyMember ? 'yes' : 'no');
    if (random.chance(0.6))
      row.ethnicity = random.weighted([
        ['Kinh', 92],
        ['Tày', 3],
        ['Dao', 2],
        ['Sán Dìu', 2],
        ['Hoa', 1],
      ]);
    if (random.chance(0.3))
      row.religion = random.weighted([
        ['Không', 88],
        ['Phật giáo', 9],
        ['Công giáo', 3],
      ]);
    return [row];
  });
  return { rows, hardship, nearPoor, ableToHelp, partyMembers };
}

/** Several values in one cell. A label that holds a comma is written short (`động viên`), as people do beside others. */
function severalLabels(list: 'circumstances' | 'needs', keys: readonly string[]): string {
  const words = keys.map((key) => {
    const whole = label(list, key);
    return keys.length > 1 && whole.includes(',') ? aliasOf(list, key) : whole;
  });
  return words.join(', ');
}
