/** What a workbook says, in a form that two runs can be compared by: ids that a run made and its secrets are all alike. */
import type { Cell, Workbook } from '../../local';

/** What went wrong between what should stand and what does. */
export interface Difference {
  /** Lines that should be there and are not. */
  readonly missing: readonly string[];
  /** Lines that are there and should not be. */
  readonly extra: readonly string[];
}

/** Lines of every tab that carries data, and of what is kept besides, by name. */
export type State = ReadonlyMap<string, readonly string[]>;

const ID = /\b[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{5}\b/g;

const textOf = (cell: Cell | undefined): string => {
  const formula = cell?.formula;
  if (formula !== undefined) return `=${formula}`;
  const value = cell?.value;
  return value instanceof Date ? value.toISOString() : String(value ?? '');
};

/** @param known ids that stood before the run: they mean the same in every run. */
export function stateOf(workbook: Workbook, known: ReadonlySet<string>): State {
  const plain = (text: string): string => text.replace(ID, (id) => (known.has(id) ? id : '(new)'));
  const state = new Map<string, readonly string[]>();
  for (const { name, cells } of workbook.sheets) {
    const lines = Array.from(cells, (row) =>
      plain(
        Array.from(row ?? [], textOf)
          .join(' | ')
          .replace(/( \| )+$/, ''),
      ),
    ).filter((line) => line !== '');
    state.set(name, lines);
  }
  const links = [...workbook.scriptProperties].filter(([key]) => /^link\.[0-9a-f]{32}$/.test(key));
  state.set(
    '(links)',
    links.map(([, text]) => plain(text.replace(/"hash":"[0-9a-f]+"/, '"hash":…'))),
  );
  return state;
}

export function idsOf(workbook: Workbook): Set<string> {
  const ids = new Set<string>();
  for (const { cells } of workbook.sheets) {
    for (const row of cells) {
      for (const cell of row ?? []) for (const id of textOf(cell).match(ID) ?? []) ids.add(id);
    }
  }
  return ids;
}

/** Line by line, whatever their order: people sort. */
export function differenceOf(should: readonly string[], is: readonly string[]): Difference {
  const count = new Map<string, number>();
  for (const line of is) count.set(line, (count.get(line) ?? 0) + 1);
  const missing: string[] = [];
  for (const line of should) {
    const left = count.get(line) ?? 0;
    if (left === 0) missing.push(line);
    else count.set(line, left - 1);
  }
  return { missing, extra: [...count].flatMap(([line, left]) => Array<string>(left).fill(line)) };
}
