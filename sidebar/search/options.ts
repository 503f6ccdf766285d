/** Filtering options and chapters by what is typed, with or without accents. Pure. */
import { fold } from '../../src/domain/values';
import type { Chapter, Option } from '../../src/shared/contract';

/** Items with a name that contains the typed text: whole words first, then beginnings, then parts of words. */
export function narrow<T>(items: readonly T[], query: string, namesOf: (item: T) => readonly string[]): T[] {
  const wanted = fold(query);
  if (wanted === '') return [...items];
  const ranked = items.flatMap((item) => {
    const ranks = namesOf(item).map((name) => rankOf(fold(name), wanted));
    const best = Math.min(...ranks);
    return best === NOWHERE ? [] : [{ item, best }];
  });
  return ranked.sort((a, b) => a.best - b.best).map(({ item }) => item);
}

const NOWHERE = 9;

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(`${wanted} `)) return 1;
  if (` ${name} `.includes(` ${wanted} `)) return 2;
  if (name.startsWith(wanted)) return 3;
  if (name.includes(` ${wanted}`)) return 4;
  return name.includes(wanted) ? 5 : NOWHERE;
}

export const optionNames = ({ label, aliases }: Option): readonly string[] => [label, ...aliases];
export const chapterNames = ({ label, key, cluster, reference }: Chapter): readonly string[] => [
  label,
  key,
  reference,
  `${label} ${cluster}`,
];
