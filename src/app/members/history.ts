/** The tab of what members were before: made when it is first needed, and added to. */

import type { Day } from '../../domain/values';
import {
  type Cell,
  designOf,
  encodeReference,
  labelOf,
  newRowId,
  type TableKey,
  tables,
  type WardData,
} from '../../domain/ward';
import { addRows } from '../../google/add-rows';
import { Making, makeSheet } from '../../google/install';
import { TabReader } from '../../google/tab-reader';
import { sheetNamed } from '../../google/tabs';
import type { Answer } from '../../shared/problem';
import { type OpenWard, openWard, tabOf } from '../rows/open-ward';
import { keyedTab, placedCells } from '../rows/placed';
import { idColumn, type Tab, textAt } from '../rows/tab';
import type { Visit } from '../rpc/visit';

export type Member = WardData['records']['members']['rows'][number];

/** What a member was until a day. */
export interface Stage {
  readonly day: Day;
  readonly chapter: string;
  readonly type: string | null;
  readonly state: string;
  readonly note: string;
}

/** The tab of the members' past; made behind the members where it is not there yet. */
export function historyTab(visit: Visit, ward: OpenWard): Answer<Tab> {
  const key: TableKey = 'memberHistory';
  // A tab that a run left behind when it was cut off has no headers yet.
  const isThere = ward.tabs.get(key)?.raw.headers.some((header) => header !== '') ?? false;
  if (isThere) return tabOf(ward, key);
  const { spreadsheet } = visit;
  const active = spreadsheet.getActiveSheet();
  const members = sheetNamed(spreadsheet, tables.members.sheet);
  makeSheet(new Making(new TabReader(spreadsheet)), designOf(tables[key]), members?.getIndex() ?? 1);
  // A new tab becomes the active one: the person's own is given back.
  active.activate();
  return tabOf(openWard(visit, [key]), key);
}

export function addStages(
  visit: Visit,
  ward: OpenWard,
  history: Tab,
  member: Member,
  stages: readonly Stage[],
): void {
  visit.writing = history.sheet;
  const cellsOf = stageWriter(visit, ward, history);
  addRows(
    keyedTab(history, visit),
    stages.map((stage) => placedCells(history, cellsOf(member, stage))),
  );
}

/** The cells of a stage as a new row of the tab, with an id that no other has. */
export function stageWriter(visit: Visit, { context }: OpenWard, history: Tab) {
  const { catalogue, chapters } = context;
  const idPlace = history.places[idColumn(history.table)];
  const taken = new Set(history.raw.rows.map((cells) => textAt(cells, idPlace).toUpperCase()));
  return (member: Member, { day, chapter, type, state, note }: Stage): Map<string, Cell> => {
    const id = newRowId(tables.memberHistory.prefix, taken, Math.random);
    taken.add(id);
    const entry = chapters.get(chapter);
    return new Map<string, Cell>([
      ['day', day],
      ['member', encodeReference({ key: member.key, label: member.name })],
      ['chapter', entry === undefined ? chapter : encodeReference(entry)],
      ['type', type === null ? '' : labelOf('memberTypes', type, catalogue)],
      ['state', state === 'active' ? '' : labelOf('memberStates', state, catalogue)],
      ['note', note],
      ['id', id],
      ['enteredBy', visit.name],
      ['enteredAt', visit.at],
      ['editedBy', ''],
      ['editedAt', ''],
    ]);
  };
}
