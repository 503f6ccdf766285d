/** A row that was just written: how it stands now, what is told of it, what is remembered and logged. */

import type { Cell, TableKey } from '../../domain/ward';
import { keepText } from '../../google/memory';
import { log } from '../../google/own-tabs';
import type { Receipt } from '../../shared/contract';
import { isRecalled } from '../forms/fields';
import { forgetMembers } from '../members/search-index';
import type { Visit } from '../rpc/visit';
import type { OpenWard } from './open-ward';
import { entryColumns, type Tab, textAt } from './tab';
import { receiptText, viewRow } from './view';

export function receiptOf(
  ward: OpenWard,
  tab: Tab,
  cells: readonly Cell[],
  number: number,
  at: string,
  isRepeat: boolean,
  notices: readonly string[] = [],
): Receipt {
  const entered = textAt(cells, tab.places.enteredAt);
  return {
    row: viewRow(tab, cells, number, ward.context, ward.person, notices),
    isRepeat,
    text: receiptText(tab, cells, ward.context, isRepeat && entered !== '' ? entered : at),
  };
}

/** How long the occasion of a person's last row is offered: a working day. */
const RECALL_SECONDS = 21_600;

/** What is remembered and logged of a write. */
export function afterWrite(
  visit: Visit,
  ward: OpenWard,
  tab: Tab,
  id: string,
  what: string,
  cells: ReadonlyMap<string, Cell> = new Map(),
): void {
  const recalled = Object.fromEntries(
    entryColumns(tab.table).flatMap(([key, column]) => {
      const cell = cells.get(key);
      return isRecalled(tab.table, key, column) && typeof cell === 'string' && cell !== ''
        ? [[key, cell]]
        : [];
    }),
  );
  if (Object.keys(recalled).length > 0) {
    keepText(lastKey(visit.name, tab.key), JSON.stringify(recalled), RECALL_SECONDS);
  }
  if (tab.key === 'members') forgetMembers();
  if (ward.person.role !== 'link') return;
  logAbout(visit, what, tab.table.sheet, id);
}

/** Cache key of what a person chose last; names longer than a key are cut. */
export const lastKey = (name: string, key: TableKey): string => `last.${key}.${name}`.slice(0, 200);

export function logAbout(visit: Visit, what: string, sheet: string, row: string): void {
  const { spreadsheet, at, name, link } = visit;
  log(spreadsheet, { at, who: name, link: link?.id ?? '', what, table: sheet, row });
}
