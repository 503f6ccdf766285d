/** What the add-on wrote on a tab last time, kept with the tab: only that is cleared, and what is unchanged stays. */
import type { Grid } from '../domain/layout/grid';
import { isDay, type Period } from '../domain/values';
import type { Sheet } from './spreadsheet';
import { isVacant } from './tabs';

const AREA_KEY = 'so-hoi.area';

export interface GridMark {
  readonly rows: number;
  readonly columns: number;
  /** Ids of our charts; null while they are being drawn. */
  readonly charts: readonly number[] | null;
  /** Ids of the charts that people put there, while ours are being drawn: after a run that was cut off, all others go. */
  readonly others?: readonly number[];
  /** The period that the tab was made for. */
  readonly period?: Period;
  /** Of the grid without its stamp. Left out while it is being written. */
  readonly hash?: string;
  /** Whether a filter stands over its table. */
  readonly isFiltered?: boolean;
  /** Which cells were not blank (`filledOf`). */
  readonly filled?: string;
}

/** An empty tab: nothing of ours on it yet, not even its looks. */
export const UNTOUCHED: GridMark = { rows: 0, columns: 0, charts: [] };

export type Mark = GoogleAppsScript.Spreadsheet.DeveloperMetadata;

export const markOf = (sheet: Sheet): Mark | null =>
  sheet.getDeveloperMetadata().find((one) => one.getKey() === AREA_KEY) ?? null;

export function readMark(mark: Mark | null): GridMark | null {
  const value: unknown = JSON.parse(mark?.getValue() ?? 'null');
  return isGridMark(value) ? value : null;
}

const isGridMark = (value: unknown): value is GridMark =>
  typeof value === 'object' && value !== null && 'rows' in value && 'columns' in value && 'charts' in value;

/**
 * A tab without a mark: a copy through another program loses it, and the title still tells. Null where the tab has another
 * title, or something on it under no title.
 */
export function isOwnTab(sheet: Sheet, grid: Grid): GridMark | null {
  const title = String(sheet.getRange(1, 1).getValue());
  if (title === '') return isVacant(sheet) ? UNTOUCHED : null;
  if (bare(title) !== bare(String(grid.cells[0]?.[0]?.value ?? ''))) return null;
  return { rows: Math.min(sheet.getLastRow(), sheet.getMaxRows()), columns: grid.widths.length, charts: [] };
}

/** A title without the name of the Union, which may have changed since. */
const bare = (title: string): string => title.split(' – ')[0] ?? title;

/** The period that the add-on made a tab for; null where its mark is gone or does not say. */
export function periodOf(sheet: Sheet): Period | null {
  const { from, to } = readMark(markOf(sheet))?.period ?? { from: '', to: '' };
  return isDay(from) && isDay(to) ? { from, to } : null;
}

/** Answers the mark that now stands; null where it is new and nobody asked for it. */
export function remember(sheet: Sheet, mark: Mark | null, written: GridMark): Mark | null {
  const value = JSON.stringify(written);
  if (mark !== null) return mark.setValue(value);
  sheet.addDeveloperMetadata(AREA_KEY, value);
  return written.charts === null ? markOf(sheet) : null;
}
