/** What follows from the list of models: tables, metrics and lists by name, and which tables come with which model. */

import { type Catalogue, type Entry, type List, type ListKey, lists, type OwnList } from '../columns';
import type { Metric, OwnMetricKey } from '../figures/metric';
import type { AnyWard } from '../tables/any-ward';
import type { AnyTable } from '../tables/table';
import { type AnyModel, inPlace } from './model';
import { type DeclaredKey, type ModelKey, models, type TableKey, type Tables } from './models';

export type { DeclaredKey, ModelKey, TableKey, Tables } from './models';
export { models } from './models';

/** A table belongs to the core, or to models of which one must be chosen. */
const withModels = (table: AnyTable, { key, isCore }: AnyModel): AnyTable =>
  isCore === true || table.models !== undefined ? table : { ...table, models: [key] };

/** The tables, in the order of their tabs. */
export const tables = Object.fromEntries(
  models.flatMap((model) => model.tables.map((table) => [table.key, withModels(table, model)])),
) as unknown as Tables; // one table for each key of the models' tables
export const tableKeys = Object.keys(tables) as TableKey[];
const knownTables: ReadonlySet<string> = new Set(tableKeys);
export const isTableKey = (name: string): name is TableKey => knownTables.has(name);

/** The name of a table that a figure was counted from. Throws for one that no model declares: a slip in the code. */
export function tableKeyOf(name: string): TableKey {
  if (!isTableKey(name)) throw new RangeError(`No table "${name}".`);
  return name;
}

/** Every declared figure of the summaries and reports, defined once; in the order in which the list of sources has them. */
export const metrics = Object.fromEntries(
  inPlace(models).flatMap((model) => Object.entries(model.metrics)),
) as Readonly<Record<DeclaredKey, Metric<DeclaredKey>>>; // one metric for each key of the models' metrics
export const metricKeys = Object.keys(metrics) as DeclaredKey[];
const known: ReadonlySet<string> = new Set(metricKeys);
export const isDeclaredKey = (key: string): key is DeclaredKey => known.has(key);

/** Names of all metrics of a ward: those that models declare, and its own. */
export type MetricKey = DeclaredKey | OwnMetricKey;
type WithOwn = Pick<AnyWard, 'ownMetrics'>;

/** The metric of a name; undefined for one that the ward does not define (any more). */
export const findMetric = (key: string, { ownMetrics }: WithOwn): Metric<MetricKey> | undefined =>
  // Own metrics name declared ones or each other: who made them saw to it.
  isDeclaredKey(key) ? metrics[key] : (ownMetrics.get(key) as Metric<MetricKey> | undefined);
export const isMetricKey = (key: string, ward: WithOwn): key is MetricKey =>
  findMetric(key, ward) !== undefined;
/** Throws for a name that `metricKeysOf` does not have: a slip in the code. */
export function metricOf(key: MetricKey, ward: WithOwn): Metric<MetricKey> {
  const metric = findMetric(key, ward);
  if (metric === undefined) throw new RangeError(`No metric "${key}".`);
  return metric;
}
export const metricKeysOf = ({ ownMetrics }: WithOwn): readonly MetricKey[] => [
  ...metricKeys,
  ...(ownMetrics.keys() as Iterable<OwnMetricKey>),
];

/** The models that a ward may choose to record, besides the core that every ward has. */
const optional = models.filter(({ isCore }) => isCore !== true);
export const optionalModelKeys: readonly ModelKey[] = optional.map(({ key }) => key as ModelKey); // the list declares them
const optionalKeys: ReadonlySet<string> = new Set(optionalModelKeys);
export const isOptionalModel = (key: string): key is ModelKey => optionalKeys.has(key);

/** Written where a ward has unticked everything: a blank line means that it has not chosen yet. */
const NONE: Entry = { key: 'none', label: 'Chỉ phần lõi', aliases: ['không'], attributes: [] };

/** As the tick box and the settings' line read; `none` is the line of a ward that has chosen the core alone. */
export const modelLabel = (key: string): string =>
  key === NONE.key ? NONE.label : (models.find((one) => one.key === key)?.label ?? key);

/** Whether a table is installed for these models: the core always, another where one of its models was chosen. */
export const isChosen = (table: AnyTable, chosen: ReadonlySet<string>): boolean =>
  isCore(table) || table.models?.some((key) => chosen.has(key)) === true;

/** Installed in every workbook. */
export const isCore = ({ models: ofModels, isMadeWhenNeeded }: AnyTable): boolean =>
  ofModels === undefined && isMadeWhenNeeded !== true;

const targetEntries: readonly Entry[] = inPlace(models).flatMap(({ metrics: own, targets = {} }) =>
  Object.entries(targets).map(([key, aliases = []]): Entry => {
    const { label = key, unit = '' } = own[key] ?? {};
    return { key, label, aliases, attributes: [unit] };
  }),
);

/** Lists that one model declares for itself, by the columns that choose from them. */
const ownLists: readonly OwnList[] = Object.values<AnyTable>(tables)
  .flatMap(({ columns }) => Object.values(columns))
  .flatMap(({ type }) => ('own' in type && type.own !== undefined ? [type.own] : []));

/** Every list: those that tables share, those of one model, and those of the models themselves. */
export const allLists: Catalogue = {
  ...lists,
  models: {
    ...lists.models,
    entries: [
      ...optional.map(({ key, label, aliases = [] }) => ({ key, label, aliases, attributes: [] })),
      NONE,
    ],
  },
  targetMetrics: { ...lists.targetMetrics, entries: targetEntries },
  ...(Object.fromEntries(ownLists.map((list) => [list.key, list])) as Readonly<Record<OwnList['key'], List>>),
};
export const listKeys = Object.keys(allLists) as ListKey[];

/** The built-in lists: what a workbook without a `Danh mục` tab is read by. */
export const builtInCatalogue: Catalogue = allLists;
