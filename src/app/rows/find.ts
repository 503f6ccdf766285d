/** The tab that a call is about, and a row on it. A row is found by its id: someone may have sorted the tab. */

import { done } from '../../domain/values';
import type { Cell, TableKey } from '../../domain/ward';
import type { Answer, Problem } from '../../shared/problem';
import { tableFor } from '../rpc/person';
import type { Visit } from '../rpc/visit';
import { type OpenWard, openWard, tabOf } from './open-ward';
import { chapterOf, rowsWithId, type Tab } from './tab';
import { versionOf } from './view';

export const GONE: Problem = {
  kind: 'gone',
  what: 'Dòng này không còn trong sổ: có người đã xóa hoặc chuyển đi.',
  todo: 'Tải lại danh sách.',
};

/** The ward and the tab for a table that the person has a form for. */
export function openFor(
  visit: Visit,
  name: string,
  more: readonly TableKey[] = [],
): Answer<{ ward: OpenWard; tab: Tab; key: TableKey }> {
  const known = tableFor(visit, name);
  if (!known.ok) return known;
  const key = known.value;
  const ward = openWard(visit, [key, ...more]);
  const tab = tabOf(ward, key);
  return tab.ok ? done({ ward, tab: tab.value, key }) : tab;
}

/** Index of the row with this id (and, of several, this version); null where there is none that the person may see. */
export function findRow(ward: OpenWard, tab: Tab, id: string, version = ''): number | null {
  const { person, context } = ward;
  const found = rowsWithId(tab, id).filter(
    (index) =>
      person.role !== 'link' ||
      person.chapters.includes(chapterOf(tab, tab.raw.rows[index] ?? [], context) ?? ''),
  );
  return (
    found.find((index) => versionOf(tab, tab.raw.rows[index] ?? [], person) === version) ?? found[0] ?? null
  );
}

export const rowAt = (tab: Tab, index: number): readonly Cell[] => tab.raw.rows[index] ?? [];
