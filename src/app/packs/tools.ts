/**
 * What the packages' part of the build is handed of `Code.js`: the ward as it is opened, its rows as they are checked, written
 * and put aside. Handed over and not imported there, so that neither carries the other's code.
 */
import { ownMetricsOf } from '../../domain/figures/own-metrics';
import { metricKeys, metrics } from '../../domain/models/registry';
import { indexOf, labelOf, type TableKey, tables } from '../../domain/ward';
import { addToList } from '../forms/add-to-list';
import { chooseModels, listModels } from '../models';
import { checkRow } from '../rows/check-row';
import { appendNew, newCells, newIdFor } from '../rows/enter';
import { openWard, tabOf } from '../rows/open-ward';
import { withCells } from '../rows/placed';
import { decodeWith, type TabRows } from '../rows/tab';
import { putAside } from '../rows/trash';
import { logAbout } from '../rows/written';

/** A tab as it will be made: what would be written there can be checked before it is. */
function newTab(key: TableKey): TabRows {
  const columns = Object.entries(tables[key].columns);
  return {
    key,
    table: tables[key],
    raw: { headers: columns.map(([, { header }]) => header), rows: [], merges: [] },
    places: Object.fromEntries(columns.map(([name], place) => [name, place])),
  };
}

/** Ticks the model of own indicators beside what is ticked, and makes its tabs. */
const turnOn = () =>
  chooseModels([...listModels().flatMap(({ key, isChosen }) => (isChosen ? [key] : [])), 'indicators']);

export const tools = {
  ...{ openWard, tabOf, newTab, turnOn, ownMetricsOf, labelOf, indexOf },
  ...{ decodeWith, withCells, checkRow, newIdFor, newCells, appendNew, putAside, addToList, logAbout },
  /** What the product's own figures are called. */
  figureNames: () => metricKeys.map((key) => metrics[key].label),
};

export type Tools = typeof tools;
