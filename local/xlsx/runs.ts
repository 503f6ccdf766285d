/** Runs of rich text: what the file can say of them. */
import type { Cell, TextRun } from '../model';
import { fontDifference, fontWith } from './fonts';
import { canonical } from './stored';
import type { StyleWriter } from './styles-write';

export const joined = (runs: readonly TextRun[]): string => runs.map((run) => run.text).join('');
export const hasStyle = (run: TextRun | undefined): boolean =>
  run?.style !== undefined && Object.keys(run.style).length > 0;

/** Will reading give these runs back unchanged? */
export function isPlainRuns(cell: Cell, base: StyleWriter['baseFont']): boolean {
  const { runs } = cell;
  if (runs === undefined || runs.length === 0) return false;
  if (typeof cell.value !== 'string' || cell.formula !== undefined || joined(runs) !== cell.value)
    return false;
  if (runs.some((run) => run.text === '' || (run.style !== undefined && !hasStyle(run)))) return false;
  if (runs.length === 1 && !hasStyle(runs[0])) return false;
  const font = fontWith(base, cell.style?.text);
  return runs.every(
    (run) => canonical(run.style) === canonical(run.style && fontDifference(fontWith(font, run.style), font)),
  );
}

/** The runs without their links, which are elsewhere in the file; undefined where only the text is left. */
export function unlinked(runs: readonly TextRun[] | undefined): readonly TextRun[] | undefined {
  const plain = runs?.map(({ link: _, ...run }) => run);
  return plain === undefined || (plain.length === 1 && !hasStyle(plain[0])) ? undefined : plain;
}
