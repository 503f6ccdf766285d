/**
 * Gifts: those of 2022 are the gifts that the 2022 report tells of, one or more rows each; those of 2021 are invented.
 * Where the report leaves something open (a day, the number of parcels of things given in kind) the choice is
 * written in the README.
 */
import type { Day } from '../src/domain/values';
import { chapterPlan } from './chapters';
import { Dice } from './dice';
import { chapterRef, type Ids, label, type SampleRow, stamps, wardRef } from './rows';

/** One giving. `chapter` absent: the ward itself. */
interface Gift {
  /** Name of the gift in the report's list of figures; null for invented ones. */
  readonly source: string | null;
  readonly day: string;
  readonly occasion: string;
  readonly recipients: string;
  readonly parcels: number;
  readonly chapter?: string;
  readonly unitValue?: number | string;
  readonly value?: number | string;
  readonly inKind?: string;
  readonly fund: string;
  readonly partner?: string;
  readonly note?: string;
  /** The day as it was typed, where it was not typed as a date. */
  readonly typedDay?: string;
}

const chapterCodes = chapterPlan.map(({ code }) => code);
const MOST_PARCELS_AT_TET: readonly string[] = ['K2', 'K3', 'K4', 'K5A', 'K8', 'K10', 'K12'];
const ASSOCIATIONS = 'Khối MTTQ và các đoàn thể phường';

/** 150 parcels of 200.000đ at Tết, 11 or 12 a chapter, each from what the chapter lives on. */
const tetOfChapters: readonly Gift[] = chapterCodes.map((chapter, at) => ({
  source: 'tetChapters',
  day: '2022-01-26',
  occasion: 'tet',
  recipients: at % 3 === 2 ? 'children' : 'members',
  parcels: MOST_PARCELS_AT_TET.includes(chapter) ? 12 : 11,
  chapter,
  unitValue: 200_000,
  fund: chapter === 'K5B' ? 'products' : ['K7', 'K11'].includes(chapter) ? 'savings' : 'recycling',
}));

/** 110 parcels of 200.000đ on 1 June: 45 by the ward, 5 by each chapter. */
const childrensDay: readonly Gift[] = [undefined, ...chapterCodes].map((chapter) => ({
  source: 'childrensDay',
  day: '2022-06-01',
  occasion: 'childrensDay',
  recipients: 'children',
  parcels: chapter === undefined ? 45 : 5,
  ...(chapter === undefined ? {} : { chapter }),
  unitValue: 200_000,
  fund: chapter === 'K5B' ? 'products' : 'recycling',
  ...(chapter === 'K7' ? { typedDay: '1.6.22' } : {}),
}));

/** 39 parcels of 200.000đ on 27 July: 13 by the ward, 2 by each chapter. */
const invalids: readonly Gift[] = [undefined, ...chapterCodes].map((chapter) => ({
  source: 'warInvalids',
  day: '2022-07-27',
  occasion: 'invalidsDay',
  recipients: 'invalids',
  parcels: chapter === undefined ? 13 : 2,
  ...(chapter === undefined ? {} : { chapter }),
  unitValue: 200_000,
  fund: chapter === 'K9' ? 'savings' : 'recycling',
}));

const ofReport: readonly Gift[] = [
  {
    source: 'tetWard',
    day: '2022-01-25',
    occasion: 'tet',
    recipients: 'members',
    parcels: 30,
    value: '9tr',
    fund: 'recycling',
    note: 'Uỷ viên BCH, hội viên và trẻ em có hoàn cảnh khó khăn',
  },
  ...tetOfChapters,
  {
    source: 'recruits',
    day: '2022-02-16',
    occasion: 'recruits',
    recipients: 'recruits',
    parcels: 10,
    unitValue: 220_000,
    value: '2.200.000đ',
    fund: 'products',
  },
  {
    source: 'fans',
    day: '2022-03-10',
    occasion: 'other',
    recipients: 'bodies',
    parcels: 2,
    unitValue: 6_000_000,
    value: 12_000_000,
    inKind: '2 chiếc quạt',
    fund: 'benefactors',
    note: 'Tặng Trạm y tế phường, phục vụ phòng chống dịch',
  },
  {
    source: 'ill',
    day: '2022-05-12',
    occasion: 'visit',
    recipients: 'ill',
    parcels: 1,
    value: '500k',
    fund: 'products',
    note: 'Chồng của một hội viên',
  },
  ...childrensDay,
  {
    source: 'disabledMember',
    day: '2022-06-01',
    occasion: 'visit',
    recipients: 'disabled',
    parcels: 1,
    chapter: 'K5A',
    value: 1_000_000,
    fund: 'benefactors',
  },
  {
    source: 'fosterChildren',
    day: '2022-06-01',
    occasion: 'childrensDay',
    recipients: 'orphans',
    parcels: 2,
    chapter: 'K9',
    unitValue: 500_000,
    value: 1_000_000,
    fund: 'benefactors',
    note: 'Hai con nuôi của Hội',
  },
  {
    source: 'childMonthOrphans',
    day: '2022-06-15',
    occasion: 'childMonth',
    recipients: 'orphans',
    parcels: 20,
    unitValue: 200_000,
    value: 4_000_000,
    fund: 'benefactors',
  },
  {
    source: 'childMonth',
    day: '2022-06-20',
    occasion: 'childMonth',
    recipients: 'children',
    parcels: 32,
    value: 4_500_000,
    fund: 'products',
  },
  {
    source: 'rice',
    day: '2022-06-22',
    occasion: 'other',
    recipients: 'members',
    parcels: 14,
    chapter: 'K2',
    inKind: '1,4 tạ gạo',
    fund: 'benefactors',
    note: 'Hội viên và trẻ em, mỗi suất 10 kg',
  },
  {
    source: 'familyDay',
    day: '2022-06-28',
    occasion: 'familyDay',
    recipients: 'children',
    parcels: 14,
    unitValue: 500_000,
    value: 7_000_000,
    inKind: '14 ba lô, 14 đèn bàn học',
    fund: 'benefactors',
  },
  {
    source: 'recycledBaskets',
    day: '2022-06-28',
    occasion: 'cleanFamily',
    recipients: 'households',
    parcels: 68,
    inKind: '68 làn tái chế',
    fund: 'products',
  },
  {
    source: 'plasticBaskets',
    day: '2022-06-28',
    occasion: 'cleanFamily',
    recipients: 'households',
    parcels: 50,
    inKind: '50 làn nhựa',
    fund: 'donations',
  },
  {
    source: 'examPupils',
    day: '2022-07-05',
    occasion: 'exams',
    recipients: 'pupils',
    parcels: 5,
    unitValue: 200_000,
    value: 1_000_000,
    fund: 'recycling',
  },
  {
    source: 'furniture',
    day: '2022-07-20',
    occasion: 'other',
    recipients: 'households',
    parcels: 2,
    unitValue: 6_500_000,
    value: 13_000_000,
    inKind: '2 bộ bàn ghế',
    fund: 'partners',
    partner: ASSOCIATIONS,
  },
  ...invalids,
  {
    source: 'union',
    day: '2022-07-28',
    occasion: 'invalidsDay',
    recipients: 'invalids',
    parcels: 5,
    unitValue: 900_000,
    value: 4_500_000,
    fund: 'partners',
    partner: 'Công đoàn phường, Công đoàn Trung tâm y tế',
  },
  {
    source: 'newSchoolYearItems',
    day: '2022-08-25',
    occasion: 'school',
    recipients: 'pupils',
    parcels: 65,
    inKind: '10 bộ sách giáo khoa, 650 quyển vở, 20 làn tái chế',
    fund: 'donations',
    note: 'Các chi hội cùng tặng, mỗi suất 10 quyển vở',
  },
  {
    source: 'floodFood',
    day: '2022-08-26',
    occasion: 'disaster',
    recipients: 'households',
    parcels: 5,
    inKind: '20 kg gạo, 2 thùng mỳ tôm, 5 vỉ sữa',
    fund: 'donations',
    note: 'Hộ phải chuyển về nhà văn hoá',
  },
  {
    source: 'floodFamily',
    day: '2022-08-28',
    occasion: 'disaster',
    recipients: 'households',
    parcels: 1,
    chapter: 'K8',
    value: 4_700_000,
    fund: 'donations',
  },
  {
    source: 'floodHouseholds',
    day: '2022-08-30',
    occasion: 'disaster',
    recipients: 'households',
    parcels: 20,
    unitValue: 1_000_000,
    value: 20_000_000,
    fund: 'partners',
    partner: ASSOCIATIONS,
  },
  {
    source: 'childWithCancer',
    day: '2022-09-08',
    occasion: 'visit',
    recipients: 'ill',
    parcels: 1,
    chapter: 'K10',
    value: 500_000,
    fund: 'products',
  },
  // Điểm chia sẻ chắp cánh ước mơ
  {
    source: 'spTet',
    day: '2022-01-27',
    occasion: 'tet',
    recipients: 'members',
    parcels: 10,
    value: 3_100_000,
    fund: 'sharing',
  },
  {
    source: 'spChildren',
    day: '2022-06-01',
    occasion: 'childrensDay',
    recipients: 'disabled',
    parcels: 11,
    unitValue: 200_000,
    value: 2_200_000,
    fund: 'sharing',
    note: 'Trẻ khuyết tật, hoàn cảnh khó khăn',
  },
  {
    source: 'spDisabled',
    day: '2022-06-01',
    occasion: 'childMonth',
    recipients: 'orphans',
    parcels: 8,
    unitValue: 100_000,
    value: 800_000,
    fund: 'sharing',
    note: 'Trẻ khuyết tật, mồ côi',
  },
  {
    source: 'spSummer',
    day: '2022-08-20',
    occasion: 'other',
    recipients: 'pupils',
    parcels: 6,
    unitValue: 300_000,
    value: '1,8 triệu đồng',
    fund: 'sharing',
    note: 'Tổng kết hè',
  },
  {
    source: 'spSchool',
    day: '2022-09-03',
    occasion: 'school',
    recipients: 'pupils',
    parcels: 8,
    fund: 'sharing',
  },
  {
    source: 'spBike',
    day: '2022-09-05',
    occasion: 'school',
    recipients: 'children',
    parcels: 1,
    value: 1_000_000,
    fund: 'sharing',
    note: 'Để mua xe đạp',
  },
  {
    source: 'spHouseRepair',
    day: '2022-10-15',
    occasion: 'poorMonth',
    recipients: 'households',
    parcels: 1,
    value: 5_500_000,
    fund: 'sharing',
    note: 'Sửa nhà, hộ cận nghèo',
  },
  {
    source: 'spNearPoor',
    day: '2022-11-10',
    occasion: 'poorMonth',
    recipients: 'households',
    parcels: 1,
    chapter: 'K4',
    value: '2tr',
    inKind: '1 thẻ BHYT',
    fund: 'sharing',
    note: 'Giúp thoát cận nghèo',
  },
];

const invented: readonly Gift[] = [
  {
    source: null,
    day: '2021-02-03',
    occasion: 'tet',
    recipients: 'members',
    parcels: 25,
    unitValue: 300_000,
    value: 7_500_000,
    fund: 'recycling',
  },
  ...chapterCodes.map(
    (chapter, at): Gift => ({
      source: null,
      day: `2021-02-0${4 + (at % 3)}`,
      occasion: 'tet',
      recipients: at % 4 === 3 ? 'children' : 'members',
      parcels: 8 + (at % 3),
      chapter,
      unitValue: 200_000,
      fund: at % 5 === 4 ? 'savings' : 'recycling',
    }),
  ),
  {
    source: null,
    day: '2021-02-24',
    occasion: 'recruits',
    recipients: 'recruits',
    parcels: 12,
    unitValue: 200_000,
    value: 2_400_000,
    fund: 'union',
  },
  {
    source: null,
    day: '2021-03-08',
    occasion: 'womensDay',
    recipients: 'members',
    parcels: 13,
    unitValue: 200_000,
    fund: 'union',
  },
  {
    source: null,
    day: '2021-05-31',
    occasion: 'childrensDay',
    recipients: 'children',
    parcels: 80,
    unitValue: 150_000,
    value: 12_000_000,
    fund: 'recycling',
    note: 'Trao tận nhà vì dịch',
  },
  {
    source: null,
    day: '2021-06-08',
    occasion: 'visit',
    recipients: 'bodies',
    parcels: 4,
    unitValue: 1_500_000,
    value: 6_000_000,
    inKind: '200 mũ chắn giọt bắn',
    fund: 'donations',
    note: 'Chốt phòng dịch',
  },
  {
    source: null,
    day: '2021-06-26',
    occasion: 'familyDay',
    recipients: 'households',
    parcels: 13,
    unitValue: 200_000,
    value: 2_600_000,
    fund: 'recycling',
  },
  {
    source: null,
    day: '2021-07-26',
    occasion: 'invalidsDay',
    recipients: 'invalids',
    parcels: 35,
    unitValue: 200_000,
    value: 7_000_000,
    fund: 'recycling',
  },
  {
    source: null,
    day: '2021-09-01',
    occasion: 'school',
    recipients: 'pupils',
    parcels: 40,
    inKind: '400 quyển vở',
    fund: 'donations',
  },
  {
    source: null,
    day: '2021-09-20',
    occasion: 'midAutumn',
    recipients: 'children',
    parcels: 60,
    unitValue: 50_000,
    value: 3_000_000,
    fund: 'benefactors',
  },
  {
    source: null,
    day: '2021-10-16',
    occasion: 'poorMonth',
    recipients: 'households',
    parcels: 34,
    unitValue: 500_000,
    value: 17_000_000,
    fund: 'partners',
    partner: ASSOCIATIONS,
  },
  {
    source: null,
    day: '2021-10-19',
    occasion: 'vietnamWomen',
    recipients: 'members',
    parcels: 13,
    unitValue: 300_000,
    value: 3_900_000,
    fund: 'products',
  },
  {
    source: null,
    day: '2021-11-18',
    occasion: 'visit',
    recipients: 'ill',
    parcels: 6,
    unitValue: 500_000,
    value: 3_000_000,
    fund: 'recycling',
  },
];

/** The source's name of each 2022 gift, by row id: lets a test add up the rows of one gift of the report. */
export interface Gifts {
  readonly rows: SampleRow<'gifts'>[];
  readonly sources: ReadonlyMap<string, string>;
}

export function makeGifts(seed: number, ids: Ids): Gifts {
  const dice = new Dice(seed, 'gifts');
  const sources = new Map<string, string>();
  const sorted = [...invented, ...ofReport].sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
  const rows = sorted.map((gift) => {
    const id = ids.next('gifts');
    if (gift.source !== null) sources.set(id, gift.source);
    const row: SampleRow<'gifts'> = {
      day: gift.typedDay ?? gift.day,
      occasion: label('occasions', gift.occasion),
      chapter: gift.chapter === undefined ? wardRef : chapterRef(gift.chapter),
      recipients: label('recipients', gift.recipients),
      parcels: gift.parcels,
      fund: label('funds', gift.fund),
      id,
      ...stamps(dice, gift.chapter ?? null, gift.day as Day),
    };
    for (const key of ['unitValue', 'value', 'inKind', 'partner', 'note'] as const) {
      const cell = gift[key];
      if (cell !== undefined) row[key] = cell;
    }
    return row;
  });
  return { rows, sources };
}
