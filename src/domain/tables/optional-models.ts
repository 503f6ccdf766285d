/**
 * The models of the two source reports that a ward may choose to record, besides the core that every ward has. A model
 * that was not chosen has no tab, and no figure of it stands in any summary or report.
 */
import { lists } from './lists';
import type { AnyTable } from './table';

/** Keys of the list `modules`, whose labels people tick. */
export const optionalModelKeys = [
  'income',
  'products',
  'spending',
  'sponsorships',
  'houses',
  'greenSundays',
  'outreach',
  'reviews',
  'sharing',
  'targets',
  'awards',
] as const;
export type OptionalModelKey = (typeof optionalModelKeys)[number];

const keys: ReadonlySet<string> = new Set(optionalModelKeys);
export const isOptionalModel = (key: string): key is OptionalModelKey => keys.has(key);

/** As the tick box and the settings' line read; `none` is the line of a ward that has chosen the core alone. */
export const modelLabel = (key: OptionalModelKey | 'none'): string =>
  lists.models.entries.find((entry) => entry.key === key)?.label ?? key;

/** Whether a table is installed for these models: the core always, another where one of its models was chosen. */
export const isChosen = (table: AnyTable, chosen: ReadonlySet<string>): boolean =>
  isCore(table) || table.models?.some((key) => chosen.has(key)) === true;

/** Installed in every workbook. */
export const isCore = ({ models, isMadeWhenNeeded }: AnyTable): boolean =>
  models === undefined && isMadeWhenNeeded !== true;
