/**
 * The models, in the order of their tabs. A new model is its own file and one line here: tables, figures, lists of models,
 * the targets' list and the places in summaries and reports follow from it.
 */
import { awards } from './awards';
import { chapters } from './chapters';
import { circumstances } from './circumstances';
import { funds } from './funds';
import { gifts } from './gifts';
import { greenSundays } from './green-sundays';
import { houses } from './houses';
import { income } from './income';
import { indicators } from './indicators';
import { initiatives } from './initiatives';
import { members } from './members';
import type { AnyModel } from './model';
import { openings } from './openings';
import { outreach } from './outreach';
import { pairings } from './pairings';
import { products } from './products';
import { recycling } from './recycling';
import { reviews } from './reviews';
import { sharing } from './sharing';
import { spending } from './spending';
import { sponsorships } from './sponsorships';
import { targets } from './targets';

const declared = [
  members,
  circumstances,
  pairings,
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
  indicators,
  initiatives,
  chapters,
  targets,
  openings,
  awards,
  funds,
] as const;

type Declared = (typeof declared)[number];
type KeysOf<T> = T extends unknown ? keyof T & string : never;

export type ModelKey = Declared['key'];
/** Names of all declared metrics. */
export type DeclaredKey = KeysOf<Declared['metrics']>;
export type Tables = { readonly [T in Declared['tables'][number] as T['key']]: T };
export type TableKey = keyof Tables;

/** A metric that a model says it uses and no model declares: does not compile. */
type Unknown = Exclude<NonNullable<Declared['uses']>[number], DeclaredKey>;
type AllKnown = [Unknown] extends [never]
  ? readonly AnyModel<DeclaredKey>[]
  : { readonly noSuchMetric: Unknown };

export const models = declared as AllKnown & readonly (AnyModel<DeclaredKey> & { readonly key: ModelKey })[];
