/**
 * The ward's chapters with their figures of each year. The sums of 2022 are those of the 2022 report (13 chapters,
 * 81 groups, 5.571 women, 4.401 members, 27 near-poor households, 41 orphans); how they are split over the chapters, and
 * all of 2021, is invented.
 */

export interface ChapterPlan {
  readonly code: string;
  readonly name: string;
  readonly groups: number;
  /** Women from 18 up, by year. */
  readonly women: { readonly 2021: number; readonly 2022: number };
  /** Counted members on 31/12/2022. */
  readonly members: number;
  /** Counted members who came and went, by year. */
  readonly joined: { readonly 2021: number; readonly 2022: number };
  readonly left: { readonly 2021: number; readonly 2022: number };
  readonly nearPoor: { readonly 2021: number; readonly 2022: number };
  readonly orphans: { readonly 2021: number; readonly 2022: number };
  readonly disabledChildren: { readonly 2021: number; readonly 2022: number };
  readonly pledgeDay: string;
}

/** Pairs are 2021 and 2022. */
type Figures = readonly [
  groups: number,
  ...women: [number, number],
  members: number,
  ...joined: [number, number],
  ...left: [number, number],
  ...nearPoor: [number, number],
  ...orphans: [number, number],
  ...disabledChildren: [number, number],
];

function plan(name: string, figures: Figures, pledgeDay: string): ChapterPlan {
  const [groups, w21, w22, members, j21, j22, l21, l22, n21, n22, o21, o22, d21, d22] = figures;
  return {
    code: name.replace('Khu ', 'K'),
    name,
    groups,
    women: { 2021: w21, 2022: w22 },
    members,
    joined: { 2021: j21, 2022: j22 },
    left: { 2021: l21, 2022: l22 },
    nearPoor: { 2021: n21, 2022: n22 },
    orphans: { 2021: o21, 2022: o22 },
    disabledChildren: { 2021: d21, 2022: d22 },
    pledgeDay,
  };
}

// Groups; women; members; joined, left, near-poor households, orphans, disabled children (2021, 2022 each).
export const chapterPlan: readonly ChapterPlan[] = [
  plan('Khu 1', [6, 398, 402, 322, 8, 9, 4, 4, 2, 2, 3, 3, 2, 2], '2022-01-19'),
  plan('Khu 2', [7, 487, 489, 391, 9, 12, 6, 4, 2, 1, 3, 3, 1, 1], '2022-01-19'),
  plan('Khu 3', [6, 414, 418, 343, 9, 11, 5, 4, 2, 2, 4, 4, 2, 2], '2022-01-19'),
  plan('Khu 4', [7, 472, 476, 385, 11, 12, 5, 5, 4, 3, 3, 3, 1, 2], '2022-01-20'),
  plan('Khu 5A', [6, 405, 407, 331, 8, 10, 4, 3, 3, 2, 3, 3, 2, 2], '2022-01-20'),
  plan('Khu 5B', [5, 336, 338, 281, 8, 9, 4, 3, 1, 1, 2, 2, 1, 1], '2022-01-20'),
  plan('Khu 6', [6, 418, 421, 325, 7, 9, 4, 4, 2, 2, 3, 3, 1, 1], '2022-01-20'),
  plan('Khu 7', [6, 404, 405, 308, 7, 8, 5, 5, 3, 2, 2, 3, 2, 2], '2022-01-21'),
  plan('Khu 8', [7, 492, 497, 397, 10, 12, 6, 4, 3, 3, 4, 4, 2, 2], '2022-01-21'),
  plan('Khu 9', [6, 408, 411, 318, 7, 9, 4, 4, 2, 2, 4, 4, 1, 1], '2022-01-21'),
  plan('Khu 10', [7, 479, 483, 371, 9, 10, 5, 5, 5, 4, 4, 4, 2, 2], '2022-01-21'),
  plan('Khu 11', [5, 341, 342, 259, 6, 7, 4, 4, 3, 2, 2, 2, 1, 1], '2022-01-22'),
  plan('Khu 12', [7, 479, 482, 370, 10, 10, 5, 4, 2, 1, 3, 3, 2, 2], '2022-01-22'),
];
