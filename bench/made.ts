/** Chapters, members, sales and gifts of a large ward for the benchmarks. Every row is made up. */
import { gift, memberRow, sale, type WardSpec } from '../src/domain/testdata/ward';

const CHAPTERS = 115;
const MEMBERS = 10_000;
const FIRST_YEAR = 2013;

const chapterOf = (at: number): string => `Khu ${1 + (at % CHAPTERS)} · K${1 + (at % CHAPTERS)}`;

/** @param years up to the year 2022, each with 4,600 sales and 1,380 gifts. */
export function largeWard(years: number): WardSpec {
  const dayOf = (at: number): string => {
    const year = FIRST_YEAR + 10 - years + (at % years);
    const month = String(1 + (Math.floor(at / years) % 12)).padStart(2, '0');
    return `${year}-${month}-${String(1 + (at % 28)).padStart(2, '0')}`;
  };
  return {
    chapters: Array.from({ length: CHAPTERS }, (_, at) => ({
      code: `K${at + 1}`,
      name: `Khu ${at + 1}`,
      groups: 5,
    })),
    members: Array.from({ length: MEMBERS }, (_, at) =>
      memberRow({
        id: `HV-${String(at).padStart(5, '0')}`,
        name: `Nguyễn Thị Mẫu ${at}`,
        chapter: chapterOf(at),
        birth: 1950 + (at % 50),
      }),
    ),
    recycling: Array.from({ length: 4_600 * years }, (_, at) =>
      sale({
        day: dayOf(at),
        chapter: chapterOf(at),
        quantity: 1 + (at % 97),
        amount: 1000 * (1 + (at % 89)),
      }),
    ),
    gifts: Array.from({ length: 1_380 * years }, (_, at) =>
      gift({ day: dayOf(at), chapter: chapterOf(at), parcels: 1 + (at % 5) }),
    ),
  };
}
