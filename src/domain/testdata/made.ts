/**
 * Random wards for property tests: what was made, told in plain words of its own, so that a test can add it up by
 * itself, and the same as rows of a workbook.
 */
import fc from 'fast-check';
import { type Day, dayOfSerial, type Period, serialOf } from '../values';
import { type RowSpec, TODAY, type WardSpec } from './ward';

const FIRST = serialOf('2020-11-15' as Day);
const LAST = serialOf(TODAY);

export const someDay: fc.Arbitrary<string> = fc.integer({ min: FIRST, max: LAST }).map(dayOfSerial);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { freq: 2 });

/** Chapter codes of a made ward, and `PHUONG` where the ward itself may stand. */
const CODES = ['K1', 'K2', 'K10'] as const;

const sale = fc.record({
  day: someDay,
  chapter: fc.constantFrom(...CODES),
  // Label and key of the material, label and kilograms of the unit; cans are counted.
  kind: fc.constantFrom(
    { label: 'Vỏ lon', key: 'can', unit: 'vỏ', kg: null },
    { label: 'Sắt', key: 'iron', unit: 'kg', kg: 1 },
    { label: 'Bìa, giấy', key: 'cardboard', unit: 'tạ', kg: 100 },
    { label: 'Nhựa', key: 'plastic', unit: 'yến', kg: 10 },
    { label: 'Đồng', key: 'copper', unit: 'lạng', kg: 0.1 },
  ),
  tenths: fc.integer({ min: 1, max: 5000 }),
  money: maybe(fc.integer({ min: 0, max: 5_000_000 })),
});

const gift = fc.record({
  day: someDay,
  chapter: fc.constantFrom(...CODES, 'PHUONG'),
  occasion: fc.constantFrom({ label: 'Tết Nguyên đán', key: 'tet' }, { label: 'Năm học mới', key: 'school' }),
  recipients: fc.constantFrom('Hội viên khó khăn', 'Học sinh'),
  fund: fc.constantFrom(
    { label: 'Biến rác thành tiền', key: 'recycling' },
    { label: 'Mạnh thường quân', key: 'benefactors' },
  ),
  parcels: fc.integer({ min: 0, max: 300 }),
  value: maybe(fc.integer({ min: 0, max: 90_000_000 })),
});

/** Two days in order, for a beginning and an end. */
const span = fc.tuple(someDay, someDay).map(([a, b]) => (a <= b ? [a, b] : [b, a]) as [string, string]);

const member = fc.record({
  chapter: fc.constantFrom(...CODES),
  span,
  knowsJoined: fc.boolean(),
  hasLeft: fc.boolean(),
  type: fc.constantFrom(null, 'official', 'core', 'honorary'),
  post: fc.constantFrom('', 'Chủ tịch', 'UV BTV', 'UV BCH', 'Chi hội trưởng'),
  birthYear: maybe(fc.integer({ min: 1930, max: 2004 })),
  /** Her hardship card, where she has one. */
  card: maybe(
    fc.record({
      circumstances: fc.uniqueArray(fc.constantFrom('nearPoor', 'single', 'ill'), { maxLength: 3 }),
      needs: fc.uniqueArray(fc.constantFrom('loan', 'job'), { maxLength: 2 }),
      partyMember: maybe(fc.boolean()),
      ethnicity: fc.constantFrom('', 'Kinh', 'kinh', 'Tày', 'dao'),
      religion: fc.constantFrom('', 'Không', 'Phật giáo'),
    }),
  ),
});

const pair = fc.record({
  span,
  kind: fc.constantFrom('recruit', 'party', 'support', 'chapter'),
  chapter: fc.constantFrom(...CODES),
  /** Which member is helped; a woman who is not one where there are fewer. */
  helped: fc.nat({ max: 12 }),
  value: maybe(fc.integer({ min: 0, max: 9_000_000 })),
  state: fc.constantFrom('helping', 'done', 'stopped'),
  result: maybe(
    fc.constantFrom(
      ...(['joined', 'partyClass', 'introduced', 'admitted'] as const),
      ...(['outOfPoverty', 'outOfNearPoverty', 'employed'] as const),
    ),
  ),
});

/** A giving in one of the pairs, where there are any: never before the pair was made. */
const support = fc.record({
  pair: fc.nat({ max: 11 }),
  day: someDay,
  value: maybe(fc.integer({ min: 0, max: 3_000_000 })),
});

const base = fc.record({
  year: fc.constantFrom(2020, 2021, 2022),
  chapter: fc.constantFrom(...CODES),
  women: maybe(fc.integer({ min: 0, max: 500 })),
  poor: maybe(fc.integer({ min: 0, max: 9 })),
  nearPoor: maybe(fc.integer({ min: 0, max: 9 })),
  orphans: maybe(fc.integer({ min: 0, max: 9 })),
  disabled: maybe(fc.integer({ min: 0, max: 9 })),
});

/** No member that the ward has. */
const NOBODY = 99;

const anyWard = fc.record({
  sales: fc.array(sale, { maxLength: 25 }),
  gifts: fc.array(gift, { maxLength: 20 }),
  members: fc.array(member, { maxLength: 12 }),
  pairs: fc.array(pair, { maxLength: 12 }),
  supports: fc.array(support, { maxLength: 10 }),
  base: fc.uniqueArray(base, { maxLength: 8, selector: ({ year, chapter }) => `${year} ${chapter}` }),
  chapters: fc.tuple(
    ...CODES.map(() => fc.record({ groups: maybe(fc.nat({ max: 9 })), pledged: maybe(someDay) })),
  ),
});

/** Every row is right: who has left by the day of a pair is not helped in it, and no giving is before its pair. */
export const madeWard = anyWard.map((made) => {
  const pairs = made.pairs.map((one) => {
    const helped = made.members[one.helped];
    const isGone = helped?.hasLeft === true && helped.span[1] <= one.span[0];
    return isGone ? { ...one, helped: NOBODY } : one;
  });
  const supports = made.supports.flatMap((one) => {
    const at = pairs.length === 0 ? null : one.pair % pairs.length;
    const from = pairs[at ?? 0]?.span[0];
    return at === null || from === undefined
      ? []
      : [{ ...one, pair: at, day: one.day < from ? from : one.day }];
  });
  return { ...made, pairs, supports };
});
export type MadeWard = typeof madeWard extends fc.Arbitrary<infer T> ? T : never;

export const memberId = (at: number): string => `HV-${String(at).padStart(5, '0')}`;
const pairId = (at: number): string => `CP-${String(at).padStart(5, '0')}`;
/** Key of the helped side as the records have it. */
export const helpedKey = (helped: number, ward: MadeWard): string =>
  helped < ward.members.length ? `member:${memberId(helped)}` : `name:Chị số ${helped}`;

const LABELS: Readonly<Record<string, string>> = {
  ...{ official: 'Chính thức', core: 'Nòng cốt', honorary: 'Danh dự' },
  ...{ nearPoor: 'Hộ cận nghèo', single: 'Đơn thân', ill: 'Bệnh hiểm nghèo' },
  ...{ loan: 'Vay vốn', job: 'Việc làm' },
  ...{ recruit: 'Vận động vào Hội', party: 'Bồi dưỡng, giới thiệu kết nạp Đảng' },
  ...{ support: 'Đỡ đầu hội viên khó khăn', chapter: 'Chi hội mạnh giúp chi hội yếu' },
  ...{ helping: 'Đang giúp', done: 'Hoàn thành', stopped: 'Dừng' },
  ...{ joined: 'Vào Hội', admitted: 'Được kết nạp Đảng', employed: 'Có việc làm' },
  ...{ partyClass: 'Cảm tình Đảng', introduced: 'được giới thiệu kết nạp' },
  ...{ outOfPoverty: 'Thoát nghèo', outOfNearPoverty: 'Thoát cận nghèo' },
};
const labelled = (key: string | null): string => (key === null ? '' : (LABELS[key] ?? key));
const orBlank = (value: number | null): number | '' => value ?? '';
/** Amounts as a person types them: pieces whole, weights with one decimal. */
export const amountOf = ({ kind, tenths }: MadeWard['sales'][number]): number =>
  kind.kg === null ? tenths : tenths / 10;

/** The made ward as rows of a workbook; every row is right. */
export function specOf(ward: MadeWard): WardSpec {
  return {
    chapters: CODES.map(
      (code, at): RowSpec<'chapters'> => ({
        code,
        name: code.replace('K', 'Khu '),
        groups: orBlank(ward.chapters[at]?.groups ?? null),
        pledgeDay: ward.chapters[at]?.pledged ?? '',
      }),
    ),
    members: ward.members.map(
      (
        { chapter, span: [from, to], knowsJoined, hasLeft, type, post, birthYear },
        at,
      ): RowSpec<'members'> => ({
        id: memberId(at),
        name: `Hội viên số ${at}`,
        chapter,
        birth: orBlank(birthYear),
        joined: knowsJoined ? from : '',
        type: labelled(type),
        post,
        state: hasLeft ? 'Chuyển đi' : 'Đang sinh hoạt',
        changed: hasLeft ? to : '',
      }),
    ),
    circumstances: ward.members.flatMap(({ card }, at): RowSpec<'circumstances'>[] =>
      card === null
        ? []
        : [
            {
              member: memberId(at),
              circumstances: card.circumstances.map(labelled).join(', '),
              needs: card.needs.map(labelled).join(', '),
              ethnicity: card.ethnicity,
              religion: card.religion,
              partyMember: card.partyMember === null ? '' : card.partyMember ? 'Có' : 'Không',
            },
          ],
    ),
    pairings: ward.pairs.map(
      ({ span: [from, to], kind, chapter, helped, value, state, result }, at): RowSpec<'pairings'> => ({
        id: pairId(at),
        day: from,
        kind: labelled(kind),
        chapter,
        helper: 'Chị giúp việc chung',
        helped: helped < ward.members.length ? memberId(helped) : `Chị số ${helped}`,
        value: orBlank(value),
        state: labelled(state),
        result: labelled(result),
        resultDay: result === null ? '' : to,
      }),
    ),
    supports: ward.supports.map(
      ({ pair: at, day, value }): RowSpec<'supports'> => ({
        day,
        pair: pairId(at),
        support: 'Tặng gạo',
        value: orBlank(value),
      }),
    ),
    recycling: ward.sales.map(
      (one): RowSpec<'recycling'> => ({
        day: one.day,
        chapter: one.chapter,
        material: one.kind.label,
        quantity: amountOf(one),
        unit: one.kind.unit,
        amount: orBlank(one.money),
      }),
    ),
    gifts: ward.gifts.map(
      ({ day, chapter, occasion, recipients, fund, parcels, value }): RowSpec<'gifts'> => ({
        day,
        chapter: chapter === 'PHUONG' ? 'Hội LHPN phường' : chapter,
        occasion: occasion.label,
        recipients,
        fund: fund.label,
        parcels,
        value: orBlank(value),
      }),
    ),
    baseline: ward.base.map(
      ({ year, chapter, women, poor, nearPoor, orphans, disabled }): RowSpec<'baseline'> => ({
        year,
        chapter,
        women: orBlank(women),
        poorHouseholds: orBlank(poor),
        nearPoorHouseholds: orBlank(nearPoor),
        orphans: orBlank(orphans),
        disabledChildren: orBlank(disabled),
      }),
    ),
  };
}

/** A period that lies in the days of a made ward, often a whole year or month. */
export const somePeriod: fc.Arbitrary<Period> = fc
  .oneof(
    fc.constantFrom(['2022-01-01', '2022-12-31'], ['2021-01-01', '2021-12-31'], ['2022-02-01', '2022-02-28']),
    span,
  )
  .map(([from, to]) => ({ from: from as Day, to: to as Day }));
