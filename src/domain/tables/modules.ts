/**
 * The models of the two source reports that a ward may choose to record, besides the core that every ward has. A model
 * that was not chosen has no tab, and no figure of it stands in any summary or report.
 */
import { lists } from './lists';
import type { AnyTable } from './table';

/** Keys of the list `modules`, whose labels people tick. */
export const moduleKeys = [
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
export type ModuleKey = (typeof moduleKeys)[number];

const keys: ReadonlySet<string> = new Set(moduleKeys);
export const isModuleKey = (key: string): key is ModuleKey => keys.has(key);

/** As the tick box and the settings' line read. */
export const moduleLabel = (key: ModuleKey): string =>
  lists.modules.entries.find((entry) => entry.key === key)?.label ?? key;

/** Whether a table is installed for these models: the core always, another where one of its models was chosen. */
export const isChosen = (table: AnyTable, chosen: ReadonlySet<string>): boolean =>
  isCore(table) || table.modules?.some((key) => chosen.has(key)) === true;

/** Installed in every workbook. */
export const isCore = ({ modules, isMadeWhenNeeded }: AnyTable): boolean =>
  modules === undefined && isMadeWhenNeeded !== true;
