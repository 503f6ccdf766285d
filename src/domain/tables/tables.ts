/** The tables of a workbook, in the order of their tabs. A new table is one more line here and its own file. */
import { awards } from './awards';
import { baseline } from './baseline';
import { chapters } from './chapters';
import { circumstances } from './circumstances';
import { gifts } from './gifts';
import { greenSundays } from './green-sundays';
import { houses } from './houses';
import { income } from './income';
import { memberHistory } from './member-history';
import { members } from './members';
import { openings } from './openings';
import { outreach } from './outreach';
import { pairings } from './pairings';
import { products } from './products';
import { recycling } from './recycling';
import { reviews } from './reviews';
import { sharing } from './sharing';
import { spending } from './spending';
import { sponsorships } from './sponsorships';
import { supports } from './supports';
import { targets } from './targets';

export const tables = {
  members,
  memberHistory,
  circumstances,
  pairings,
  supports,
  recycling,
  gifts,
  income,
  products,
  spending,
  sponsorships,
  houses,
  greenSundays,
  outreach,
  reviews,
  sharing,
  chapters,
  baseline,
  targets,
  openings,
  awards,
} as const;
export type Tables = typeof tables;
export type TableKey = keyof Tables;
export const tableKeys = Object.keys(tables) as TableKey[];
