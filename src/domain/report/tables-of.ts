/** Small steps that the models' tables share: lines in the order of a list, cells, totals. */
import { undividedIn } from '../figures/chapters';
import { compareChapters, type ListKey, labelOf, listOf } from '../tables';
import { chapterName } from './chapter-names';
import type { Figures, ReportTable } from './part';
import { cellNumber } from './phrases';

/** A column of a table broken down by the values of a list: its name in the template, and its metric. */
export type TableColumn<K extends string> = readonly [name: string, key: K];

/** Chapters that a table in the text bears; a larger ward reads them in the annex. */
const MOST_LINES = 20;

/** Keys that occur, in the order of the catalogue; what it does not know comes last, blank as `Chưa ghi`. */
export function occurring(
  figures: Pick<Figures, 'ward'>,
  list: ListKey,
  found: readonly ReadonlyMap<string, number>[],
): readonly { readonly key: string; readonly label: string }[] {
  const { catalogue } = figures.ward.context;
  const all = new Set(found.flatMap((one) => [...one.keys()]));
  const known = listOf(list, catalogue)
    .entries.filter(({ key }) => all.has(key))
    .map(({ key }) => key);
  const strange = [...all].filter((key) => !known.includes(key)).sort();
  return [...known, ...strange].map((key) => ({
    key,
    label: key === '' ? 'Chưa ghi' : labelOf(list, key, catalogue),
  }));
}

/**
 * One line a value of the list that occurs, one column a metric, totals as the metrics say. Null under two lines: a
 * sentence says it all.
 */
export function tableByList<K extends string>(
  figures: Figures<K>,
  title: string,
  list: ListKey,
  dimension: string,
  columns: readonly TableColumn<K>[],
): ReportTable | null {
  const found = columns.map(([, key]) => figures.byKey(key, dimension));
  return tableOf(figures, title, columns, found, occurring(figures, list, found));
}

function tableOf<K extends string>(
  figures: Figures<K>,
  title: string,
  columns: readonly TableColumn<K>[],
  found: readonly ReadonlyMap<string, number>[],
  lines: readonly { readonly key: string; readonly label: string }[],
): ReportTable | null {
  if (lines.length < 2) return null;
  return {
    title,
    rows: lines.map(({ key, label }, at) => ({
      tt: String(at + 1),
      ten: label,
      ...Object.fromEntries(columns.map(([name], of) => [name, cellNumber(found[of]?.get(key) ?? null)])),
    })),
    once: totals(figures, columns),
  };
}

/** The same by chapter; null also where the ward has more chapters than a text bears. */
export function tableByChapter<K extends string>(
  figures: Figures<K>,
  title: string,
  columns: readonly TableColumn<K>[],
): ReportTable | null {
  const found = columns.map(([, key]) => figures.byKey(key, 'chapter'));
  const keys = [
    ...[...figures.ward.context.chapters.all].sort(compareChapters).map(({ key }) => key),
    ...undividedIn(found),
  ].filter((key) => found.some((one) => one.has(key)));
  if (keys.length > MOST_LINES) return null;
  const lines = keys.map((key) => ({ key, label: chapterName(figures.ward, key) }));
  return tableOf(figures, title, columns, found, lines);
}

export const totals = <K extends string>(
  figures: Figures<K>,
  columns: readonly TableColumn<K>[],
): Record<string, string> =>
  Object.fromEntries(columns.map(([name, key]) => [`tong_${name}`, cellNumber(figures.value(key))]));
