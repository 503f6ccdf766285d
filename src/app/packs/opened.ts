/** The ward as the calls about packages open it, with the rows of `Chỉ số`. */
import { identityKey } from '../../domain/values';
import type { Cell } from '../../domain/ward';
import type { OpenWard } from '../rows/open-ward';
import type { TabRows } from '../rows/tab';
import type { Visit } from '../rpc/visit';
import type { Tools } from './tools';

export const openForPacks = (visit: Visit, tools: Tools): OpenWard => tools.openWard(visit, ['indicators']);

/** With all that may point at an indicator: twenty thousand rows of activities that only taking one out asks for. */
export const openWithUses = (visit: Visit, tools: Tools): OpenWard =>
  tools.openWard(visit, ['indicators', 'activities', 'targets'], { withSettings: true });

/** The model of own indicators is ticked and its tab is there. */
export const isRecorded = (ward: OpenWard): boolean => ward.data.present.has('indicators');

/** A row of `Chỉ số` as it stands, right or wrong. */
export interface StandingRow {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  /** Name of the package that it came with; '' for one that the ward made itself. */
  readonly pack: string;
  readonly cells: readonly Cell[];
}

export const textOf = (tab: TabRows, cells: readonly Cell[], column: string): string => {
  const place = tab.places[column];
  return place === null || place === undefined ? '' : String(cells[place] ?? '').trim();
};

export const standingRows = (ward: OpenWard): StandingRow[] => {
  const tab = ward.tabs.get('indicators');
  if (tab === undefined) return [];
  return tab.raw.rows.flatMap((cells, index) => {
    const name = textOf(tab, cells, 'name');
    const id = textOf(tab, cells, 'id').toUpperCase();
    return name === '' && id === '' ? [] : [{ index, id, name, pack: textOf(tab, cells, 'pack'), cells }];
  });
};

/** A name whole, as it stands on the tab. */
export const named = (name: string): string => `“${name}”`;

/** The standing rows by their name. */
export const byName = <T extends { readonly name: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [identityKey(row.name), row]));
