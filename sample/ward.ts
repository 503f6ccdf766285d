/**
 * The sample ward: a made workbook of a made-up ward. Its totals of 2022 are those of a real report; every person,
 * day and row is invented. Pure and seeded: the same seed gives the same rows to the byte.
 */
import { builtInCatalogue, labelOf, type PassageKey, rowOf, tableKeys } from '../src/domain/ward';
import { chapterPlan } from './chapters';
import { makeCircumstances } from './circumstances';
import { makeGifts } from './gifts';
import { makeGreenSundays, makeOutreach, makeReviews, makeSharing, makeTargets } from './models-activity';
import { makeAwards } from './models-awards';
import {
  makeHouses,
  makeIncome,
  makeOpenings,
  makeProducts,
  makeSpending,
  makeSponsorships,
} from './models-money';
import { makeRegister } from './models-register';
import { addWrongModelRows } from './models-wrong';
import { makePairings } from './pairings';
import { makePeople, type Person, reference } from './people';
import { Random } from './random';
import { makeRecycling } from './recycling';
import { account, chapterRef, Ids, label, type SampleRow, type SampleTables, stamps } from './rows';
import { type SettingKey, sampleSettings, sampleTexts } from './settings';
import { addWrongSupport, makeSupports } from './supports';
import { addWrongRows, type WrongRow } from './wrong-rows';

export interface SampleWard {
  readonly settings: Readonly<Record<SettingKey, string>>;
  readonly texts: Readonly<Record<PassageKey, string>>;
  /** Rows by table, in the order of the sheet; keys are those of the table's columns. */
  readonly tables: SampleTables;
  /** Rows that are wrong on purpose. */
  readonly wrong: readonly WrongRow[];
  /** Row id of a gift → its name in the list of the 2022 report's gifts. */
  readonly giftSources: ReadonlyMap<string, string>;
  /** Row id of any other model → the figure of the 2022 report that it is part of. */
  readonly modelSources: ReadonlyMap<string, string>;
}

/** Filled last, so that rows and ids of the core do not depend on the models. A model without sample rows has none. */
const noRows = (): SampleTables =>
  Object.fromEntries(tableKeys.map((key) => [key, []])) as unknown as SampleTables; // every table, none filled

const makeModels = (seed: number, ids: Ids, sources: Map<string, string>): Partial<SampleTables> => ({
  income: makeIncome(seed, ids, sources),
  products: makeProducts(seed, ids, sources),
  spending: makeSpending(seed, ids, sources),
  openings: makeOpenings(seed, ids),
  sponsorships: makeSponsorships(seed, ids, sources),
  houses: makeHouses(seed, ids, sources),
  greenSundays: makeGreenSundays(seed, ids, sources),
  outreach: makeOutreach(seed, ids, sources),
  reviews: makeReviews(seed, ids),
  sharing: makeSharing(seed, ids),
  targets: makeTargets(seed, ids),
  awards: makeAwards(seed),
  initiatives: makeRegister(seed),
});

export function makeWard(seed = 2022): SampleWard {
  const ids = new Ids(new Random(seed, 'ids'));
  const people = makePeople(seed, ids);
  const cards = makeCircumstances(seed, ids, people);
  const pairings = makePairings(seed, ids, people, cards);
  const gifts = makeGifts(seed, ids);
  const circumstances = withAdmitted(seed, ids, cards.rows, pairings.admitted);
  const tables: SampleTables = {
    ...noRows(),
    members: people.map(({ row }) => row),
    memberHistory: [],
    circumstances,
    pairings: pairings.rows,
    recycling: makeRecycling(seed, ids),
    gifts: gifts.rows,
    chapters: makeChapters(seed, people),
    baseline: makeBaseline(seed, ids, people),
    supports: [],
  };
  typeInformally(tables);
  const wrongInCore = addWrongRows(ids, tables);
  const modelSources = new Map<string, string>();
  Object.assign(tables, makeModels(seed, ids, modelSources));
  const wrong = [...wrongInCore, ...addWrongModelRows(ids, tables)];
  // Last of all, so that ids and wrong rows of the others stay as they are.
  tables.supports = makeSupports(seed, ids, tables.pairings);
  wrong.push(addWrongSupport(ids, tables.supports, rowOf(0)));
  return {
    settings: sampleSettings,
    texts: sampleTexts,
    tables,
    wrong,
    giftSources: gifts.sources,
    modelSources,
  };
}

/** Women admitted to the Party through a pair are marked as party members on their card. */
function withAdmitted(
  seed: number,
  ids: Ids,
  rows: readonly SampleRow<'circumstances'>[],
  admitted: readonly { readonly person: Person; readonly day: Parameters<typeof stamps>[2] }[],
): SampleRow<'circumstances'>[] {
  const random = new Random(seed, 'admitted');
  const all = [...rows];
  const yes = label('yesNo', 'yes');
  for (const { person, day } of admitted) {
    const member = reference(person);
    const known = all.find((row) => row.member === member);
    if (known === undefined) {
      all.push({
        member,
        partyMember: yes,
        consent: day,
        id: ids.next('circumstances'),
        ...stamps(random, null, day),
      });
    } else known.partyMember = yes;
  }
  return all;
}

function makeChapters(seed: number, people: readonly Person[]): SampleRow<'chapters'>[] {
  const random = new Random(seed, 'chapters');
  const post = label('posts', 'head');
  return chapterPlan.map(({ code, name, groups, pledgeDay }) => {
    const head = people.find((person) => person.code === code && person.row.post === post);
    if (head === undefined) throw new Error(`Chapter ${code} has no head.`);
    return {
      code,
      name,
      head: head.row.name,
      phone: head.row.phone ?? '',
      email: account(code),
      groups,
      pledgeDay,
      label: chapterRef(code),
      ...stamps(random, null, '2021-01-04' as Parameters<typeof stamps>[2]),
    };
  });
}

function makeBaseline(seed: number, ids: Ids, people: readonly Person[]): SampleRow<'baseline'>[] {
  const random = new Random(seed, 'baseline');
  return ([2021, 2022] as const).flatMap((year) =>
    chapterPlan.map((plan): SampleRow<'baseline'> => {
      const eve = `${year - 1}-12-31`;
      const membersAtStart = people.filter(
        ({ code, isCounted, joined, leftOn }) =>
          code === plan.code &&
          isCounted &&
          (joined === null || joined <= eve) &&
          (leftOn === null || leftOn > eve),
      ).length;
      return {
        year,
        chapter: chapterRef(plan.code),
        women: plan.women[year],
        membersAtStart,
        poorHouseholds: 0,
        nearPoorHouseholds: plan.nearPoor[year],
        orphans: plan.orphans[year],
        disabledChildren: plan.disabledChildren[year],
        id: ids.next('baseline'),
        ...stamps(random, null, `${year}-01-10` as Parameters<typeof stamps>[2]),
      };
    }),
  );
}

/** Right rows, typed as people type: each cell is still read for what it says. */
function typeInformally({ members, recycling, pairings, gifts }: SampleTables): void {
  // Pasted from a phone: letters and their marks apart (NFD).
  for (const at of [7, 1003, 2911]) {
    const row = members[at];
    if (row !== undefined) row.name = String(row.name).normalize('NFD');
  }
  const spaced = members[1500];
  if (spaced !== undefined) spaced.chapter = `${spaced.chapter}  `;
  const sales = recycling.filter(({ day }) => String(day) >= '2022-01-01');
  const change = <C extends 'chapter' | 'material' | 'unit' | 'amount' | 'day'>(
    at: number,
    column: C,
    to: (cell: string) => string,
  ) => {
    const row = sales[at];
    if (row !== undefined) row[column] = to(String(row[column]));
  };
  change(12, 'chapter', (cell) => cell.slice(0, cell.indexOf(' ·')));
  change(40, 'chapter', (cell) => `${cell} `);
  change(41, 'chapter', (cell) => cell.replaceAll(' ', '\u00a0'));
  change(77, 'material', (cell) => cell.toLowerCase());
  change(78, 'material', (cell) => ` ${cell}`);
  change(120, 'amount', (cell) => `${cell.replace(/\B(?=(\d{3})+$)/g, '.')}đ`);
  change(121, 'amount', (cell) => `${Number(cell) / 1000}k`);
  change(122, 'amount', (cell) => `${Number(cell) / 1000} nghìn`);
  change(200, 'day', (cell) => `ngày ${cell.slice(8)} tháng ${cell.slice(5, 7)} năm ${cell.slice(0, 4)}`);
  const cans = sales.filter(({ material }) => material === labelOf('materials', 'can', builtInCatalogue));
  for (const at of [9, 51, 97]) {
    const row = cans[at];
    if (row !== undefined) row.unit = 'lon';
  }
  const worth = pairings.find(
    ({ day, value }) => String(day) >= '2022-01-01' && Number(value) % 1_000_000 === 0,
  );
  if (worth !== undefined) worth.value = `${Number(worth.value) / 1_000_000}tr`;
  const gift = gifts.find(({ day, recipients }) => day === '2022-07-27' && recipients !== undefined);
  if (gift !== undefined) gift.recipients = 'thương binh';
}
